"""Saved runs in the window: menu, keys, drops, recent files, title and the question before closing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import window_parts
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton
from window_parts import Heard

from nnviz import Dataset, Trainer, app
from nnviz.training import document
from nnviz.training.config import Layer, RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.presets import PRESETS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CONFIG = RunConfig(dataset="xor", layers=(Layer(5, "tanh"), Layer(3, "relu")), optimizer="momentum", seed=8)


@pytest.fixture
def file(tmp_path) -> Path:
    """A run that was paused at step 1,234."""
    run = LiveRun(Trainer(CONFIG))
    run.advance(1234)
    document.write(run.copy(), tmp_path / "ring.nnviz")
    return tmp_path / "ring.nnviz"


@pytest.fixture
def program(make_program, until):
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    until(lambda: program.session.running and step(program) > 0)
    return program


def step(program) -> int:
    return int("".join(filter(str.isdecimal, program.window.run_bar.step.value.text())) or 0)


def answer(window, path: Path) -> None:
    """Type the path into the dialog that is open, and press Enter."""
    dialog = window.findChild(QFileDialog)
    assert dialog.isVisible()
    for view in dialog.findChildren(QAbstractItemView):
        view.clearSelection()  # as typing does
    dialog.findChild(QLineEdit).setText(str(path))
    dialog.accept()
    window.activateWindow()


def drop(window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(500, 500), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(500, 500), *how))


def message(program) -> str:
    return program.window.status_line.left.text()


# -- opening and saving in the whole program ---------------------------------------------------------------------------


def test_ctrl_o_opens_a_run_where_it_stood(program, until, file, qtbot):
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    answer(window, file)
    until(lambda: window.windowTitle() == "ring.nnviz[*] — nnviz")
    assert message(program) == "Opened ring.nnviz at step 1\u202f234"
    until(lambda: step(program) == 1234)
    assert not program.session.running and not window.isWindowModified()
    assert window.live_page.panel.config() == CONFIG
    program.session.step_once()
    until(lambda: step(program) == 1235)
    assert window.isWindowModified()
    alone = Trainer(CONFIG)
    alone.advance(1235)
    until(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    until(lambda: not window.isWindowModified())
    assert message(program) == "Saved ring.nnviz at step 1\u202f235"
    assert Trainer.load(file).network.parameters.tobytes() == alone.network.parameters.tobytes()


def test_ctrl_s_asks_for_a_name_once_while_training_goes_on(program, until, tmp_path, qtbot):
    window = program.window
    assert window.windowTitle() == "spiral — nnviz"
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    dialog = window.findChild(QFileDialog)
    assert dialog.findChild(QLineEdit).text() == "spiral.nnviz"
    before = step(program)
    until(lambda: step(program) > before)
    answer(window, tmp_path / "mine")  # the ending is added
    until(lambda: window.windowTitle() == "mine.nnviz[*] — nnviz")
    until(window.isWindowModified)  # it trains on
    first = document.read(tmp_path / "mine.nnviz")
    assert first.running and first.config == app.FIRST_RUN and len(first.history["points"]) > 1
    until(lambda: window.findChild(QFileDialog) is None and window.isActiveWindow())
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    until(lambda: document.read(tmp_path / "mine.nnviz").step > first.step)
    assert window.findChild(QFileDialog) is None
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL | SHIFT)
    answer(window, tmp_path / "other.nnviz")
    until(lambda: window.windowTitle() == "other.nnviz[*] — nnviz")
    assert (tmp_path / "mine.nnviz").exists()


def test_a_run_and_a_table_can_be_dropped_on_the_window(program, until, file, tmp_path):
    drop(program.window, file)
    until(lambda: program.session.config == CONFIG)
    (tmp_path / "pets.csv").write_text("\n".join(["age,kind", *(f"{i},{'ab'[i % 2]}x" for i in range(20))]))
    drop(program.window, tmp_path / "pets.csv")
    until(lambda: program.session.info.data.kind == "custom")
    assert program.window.isWindowModified()  # the file's run is no longer what trains


def test_the_data_of_a_saved_run_can_be_read_as_classes_without_the_file_they_came_from(program, until, tmp_path):
    marks = Dataset([list(range(12))], [[i % 3 for i in range(12)]], ("hours",), name="marks")
    Trainer(replace(CONFIG, layers=()), marks).save(tmp_path / "marks.nnviz")
    drop(program.window, tmp_path / "marks.nnviz")
    until(lambda: program.session.info.data.columns == ("hours",))
    for task in ("classes", "regression"):
        button = program.window.live_page.panel.data.own.button
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        until(lambda task=task: program.session.info.data.task == task)
    assert program.session.info.data.dataset.name == "marks"


def test_a_damaged_file_is_told_and_the_run_goes_on(program, until, file):
    info, title = program.session.info, program.window.windowTitle()
    file.write_bytes(file.read_bytes()[:-50])
    drop(program.window, file)
    until(program.window.banner.isVisible)
    assert "ring.nnviz is damaged or not complete" in program.window.banner.label.text()
    assert program.session.info is info and program.window.windowTitle() == title
    before = step(program)
    until(lambda: step(program) > before)


def test_what_cannot_be_saved_is_told(program, until, tmp_path):
    program.window.run_file.save_as()
    answer(program.window, tmp_path / "run.nnviz")
    until(lambda: program.window.run_file.path)
    (tmp_path / "run.nnviz").unlink()
    (tmp_path / "run.nnviz").mkdir()
    program.window.menus.actions["save_run"].trigger()
    until(program.window.banner.isVisible)
    assert "run.nnviz cannot be written" in program.window.banner.label.text()
    assert program.window.isWindowModified()


def test_a_changed_setting_and_a_new_run_are_changes_of_the_file(program, until, file):
    window, session = program.window, program.session
    for change in (
        lambda: session.apply(replace(CONFIG, learning_rate=0.5)),
        lambda: session.restart(),
        lambda: session.apply(replace(CONFIG, seed=9)),
    ):
        window.run_chosen.emit(str(file))
        until(lambda: session.config == CONFIG and step(program) == 1234 and not window.isWindowModified())
        change()
        until(window.isWindowModified)


def test_a_preset_is_no_change_of_the_file_but_another_run(program, until, file, qtbot):
    window = program.window
    window.run_chosen.emit(str(file))
    until(lambda: window.windowTitle() == "ring.nnviz[*] — nnviz")
    window.menus.presets.chosen.emit(PRESETS[0])
    until(lambda: program.session.config == PRESETS[0].config)
    assert "nnviz[*]" not in window.windowTitle() and not window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    window.findChild(QFileDialog).reject()  # it asks for a name
    assert document.read(file).config == CONFIG


def test_the_command_line_hands_a_run_to_the_window(make_program, until, file):
    program = make_program()
    program.open(document.read(file))
    until(lambda: program.window.windowTitle() == "ring.nnviz[*] — nnviz")
    until(lambda: step(program) == 1234)
    assert program.session.config == CONFIG and not program.session.running


# -- recent files ------------------------------------------------------------------------------------------------------


def entries(window) -> list[str]:
    window.menus.recent.aboutToShow.emit()
    return [action.text() for action in window.menus.recent.actions() if action.isVisible()]


def test_recent_runs_are_in_a_menu_the_newest_first_and_remembered(make_window, tmp_path):
    window = make_window()
    assert entries(window) == [] and not window.menus.recent.isEnabled()
    paths = [tmp_path / name for name in ("a.nnviz", "b & c.nnviz", "gone.nnviz")]
    run = Trainer(CONFIG)
    for path in paths:
        run.save(path)
        window.run_file._save(str(path))
        window.show_saved(str(path), run.copy())
    window.recent_files.add(str(paths[0]))
    paths[2].unlink()
    window.run_file.let_go()
    window.close()
    again = make_window()
    assert again.menus.recent.isEnabled()
    assert entries(again) == [
        f"&1 a.nnviz — {tmp_path}",
        f"&2 gone.nnviz — {tmp_path} (not found)",
        f"&3 b && c.nnviz — {tmp_path}",
    ]
    shown = [action for action in again.menus.recent.actions() if action.isVisible()]
    assert [action.isEnabled() for action in shown] == [True, False, True]
    heard = Heard(again.run_chosen)
    shown[2].trigger()
    assert heard.said == [(str(paths[1]),)]


def test_of_recent_runs_only_eight_are_kept(window, tmp_path):
    for i in range(12):
        window.recent_files.add(str(tmp_path / f"{i}.nnviz"))
    assert [Path(path).stem for path in window.recent_files.paths] == ["11", "10", "9", "8", "7", "6", "5", "4"]


@pytest.mark.parametrize("kept", ["one.nnviz", 3, [1, "", "two.nnviz"], None])
def test_a_list_of_recent_runs_that_makes_no_sense_does_no_harm(make_window, kept):
    make_window.settings.setValue("files/recent", kept)
    assert all(text.startswith("&1 ") for text in entries(make_window()))


# -- the title ---------------------------------------------------------------------------------------------------------


def opened(window, name="ring.nnviz"):
    """The window with a run that was opened at step 100."""
    trainer = Trainer(CONFIG)
    trainer.advance(100)
    window.show_run((window_parts.run_info(),))
    window.show_state(replace(window_parts.state(), config=CONFIG))
    window.show_opened(f"/runs/{name}", trainer.copy())
    return window


def test_the_mark_of_a_changed_run_is_not_taken_from_a_files_name(window):
    opened(window, "a[*].nnviz")
    assert window.windowTitle() == "a[*][*].nnviz[*] — nnviz"


def test_a_run_that_was_replaced_while_it_was_saved_is_not_the_one_in_the_file(window):
    opened(window)
    kept = Trainer(CONFIG).copy()
    window.run_file.save()
    window.show_run((window_parts.run_info(),))
    window.show_saved("/runs/ring.nnviz", kept)
    assert window.isWindowModified()


def test_two_savings_on_their_way_are_both_awaited(window):
    opened(window)
    window.show_snapshot(window_parts.snapshot(step=120), 60.0)
    heard = Heard(window.run_file.save_requested)
    trainer = Trainer(CONFIG)
    trainer.advance(120)
    for _ in range(2):
        window.menus.actions["save_run"].trigger()
    assert heard.said == 2 * [("/runs/ring.nnviz",)]
    for _ in range(2):
        window.show_saved("/runs/ring.nnviz", trainer.copy())
        assert not window.isWindowModified()


# -- closing -----------------------------------------------------------------------------------------------------------


def question(window) -> QMessageBox | None:
    return next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)


def press(box: QMessageBox, text: str) -> None:
    button = next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_run_without_a_file_is_closed_without_a_question(window):
    window.show_run((window_parts.run_info(),))
    window.show_snapshot(window_parts.snapshot(step=100), 60.0)
    assert window.close() and question(window) is None


def test_a_run_as_it_is_in_its_file_is_closed_without_a_question(window):
    assert opened(window).close() and question(window) is None


@pytest.fixture
def changed(window):
    opened(window)
    window.show_snapshot(window_parts.snapshot(step=101), 60.0)
    assert not window.close()
    return window


def test_a_run_that_has_changed_since_is_asked_about_once(changed):
    box = question(changed)
    assert "ring.nnviz" in box.text() and changed.isVisible()
    changed.close()
    assert len(changed.findChildren(QMessageBox)) == 1
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert question(changed) is None and changed.isVisible()
    changed.close()
    assert question(changed) is not None  # it is asked again another time


def test_not_to_save_closes_and_writes_nothing(changed):
    heard, closed = Heard(changed.run_file.save_requested), Heard(changed.closed)
    press(question(changed), "Do not save")
    assert not changed.isVisible() and (heard.times, closed.times) == (0, 1)


def test_to_save_closes_when_the_file_is_complete(changed):
    heard = Heard(changed.run_file.save_requested)
    press(question(changed), "Save")
    assert heard.said == [("/runs/ring.nnviz",)] and changed.isVisible()
    trainer = Trainer(CONFIG)
    trainer.advance(105)
    changed.show_snapshot(window_parts.snapshot(step=130), 60.0)  # it trains on meanwhile
    changed.show_saved("/runs/ring.nnviz", trainer.copy())
    assert not changed.isVisible()


def test_what_could_not_be_saved_keeps_the_window_open(changed):
    press(question(changed), "Save")
    changed.show_save_failed("/runs/ring.nnviz", window_parts_failure())
    assert changed.isVisible() and changed.banner.isVisible()
    changed.show_snapshot(window_parts.snapshot(step=140), 60.0)
    assert changed.isVisible() and not changed.close()


def window_parts_failure():
    from nnviz.training.message import Message
    from nnviz.training.snapshot import RunFailure

    return RunFailure(Message("document.unwritable", "ring.nnviz cannot be written."))


def test_a_file_that_is_being_written_is_awaited_before_closing(window):
    opened(window)
    window.show_snapshot(window_parts.snapshot(step=101), 60.0)
    window.menus.actions["save_run"].trigger()
    assert not window.close() and question(window) is None
    trainer = Trainer(CONFIG)
    trainer.advance(101)
    window.show_saved("/runs/ring.nnviz", trainer.copy())
    assert not window.isVisible()


def test_closing_saves_the_run_as_it_is_and_ends_the_threads(program, until, file):
    window, session = program.window, program.session
    window.run_chosen.emit(str(file))
    until(lambda: step(program) == 1234)
    session.run()
    until(window.isWindowModified)
    window.close()
    press(question(window), "Save")
    until(lambda: not window.isVisible())
    saved = document.read(file)
    assert saved.step > 1234 and saved.running and not session._training.isRunning()
    alone = Trainer(CONFIG)
    alone.advance(saved.step)
    assert saved.state["parameters"].tobytes() == alone.network.parameters.tobytes()
