"""The context menu of the plots in the real window: right clicks and keys, clipboard, files written and read back."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QPushButton

from nnviz import app
from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.wants import LossesWant, StavesWant, WeightsWant
from nnviz.ui import export
from nnviz.ui.plot_menu import FOLDER, SaveDialog
from nnviz.ui.view import View
from nnviz.ui.views.decision_map import DecisionMapView
from nnviz.ui.views.happening import HappeningView
from nnviz.ui.views.losses import LossesView

# Qt's offscreen platform remarks on every popup
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RUN = RunConfig(dataset="spiral", layers=(Layer(5, "tanh"), Layer(4, "maxout", {"pieces": 3})), seed=2)


class Bench:
    """The program, paused after a moment of training, and what a person does with its plots."""

    def __init__(self, program, qtbot):
        self.program, self.window, self.qtbot = program, program.window, qtbot
        self.shown = []
        program.session.snapshot_shown.connect(self.shown.append)
        self.said = []
        self.window.plot_menu.said.connect(self.said.append)
        self.score = self.window.live_page.score

    def until(self, condition):
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    def view(self, kind):
        return next(view for view in self.window.views.values() if isinstance(view, kind))

    def answer(self, want):
        """The newest answer to a want of this kind."""
        for snapshot in reversed(self.shown):
            for asked, answer in snapshot.runs[0].answers.items():
                if isinstance(asked, want):
                    return asked, answer
        raise LookupError(want)

    def right_click(self, widget, point) -> QMenu:
        """As the window system sends it: to the widget under the pointer."""
        reason = QContextMenuEvent.Reason.Mouse
        QTest.mousePress(widget, Qt.MouseButton.RightButton, pos=point)
        QApplication.sendEvent(widget, QContextMenuEvent(reason, point, widget.mapToGlobal(point)))
        QTest.mouseRelease(widget, Qt.MouseButton.RightButton, pos=point)
        return self.menu()

    def menu(self) -> QMenu:
        self.until(lambda: QApplication.activePopupWidget() is not None)
        return QApplication.activePopupWidget()

    def choose(self, menu, text):
        """By a real click on the entry."""
        entry = next(action for action in menu.actions() if action.text() == text)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())

    def save(self, menu, text, folder) -> Path:
        """Choose an entry and accept the dialog in `folder` with the name that it suggests; that name's path."""
        self.choose(menu, text)
        self.until(lambda: any(d.isVisible() for d in self.window.findChildren(SaveDialog)))
        dialog = next(d for d in self.window.findChildren(SaveDialog) if d.isVisible())
        path = Path(folder, Path(dialog.selectedFiles()[0]).name)
        dialog.setDirectory(str(folder))
        dialog.selectFile(path.name)
        dialog.accept()
        return path

    def in_cell(self, stave, layer) -> QPoint:
        x, y, width, height = self.score._geometry.cell(stave, layer)
        return QPoint(round(x + width / 2), round(y + height / 2))


@pytest.fixture
def bench(make_program, monkeypatch, qtbot, tmp_path):
    monkeypatch.setattr(app, "FIRST_RUN", RUN)
    monkeypatch.setattr(QFileDialog, "exec", None)  # nothing may hold up the training
    program = make_program()
    program.window.resize(1440, 900)
    bench = Bench(program, qtbot)
    program.open()
    bench.until(lambda: bench.shown and bench.shown[-1].step > 200)
    program.session.pause()
    bench.until(lambda: not bench.shown[-1].running)
    bench.until(
        lambda: not program.session._frames.schedule.due(set(), 0.0, False) and program.session._frames.open is None
    )
    qtbot.wait(0)
    yield bench
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def rows_of(path_or_text, delimiter=","):
    text = path_or_text.read_text("utf-8-sig") if isinstance(path_or_text, Path) else path_or_text
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_a_right_click_on_the_losses_saves_their_values_and_the_settings(bench, tmp_path):
    view = bench.view(LossesView)
    menu = bench.right_click(view.plot.viewport(), view.plot.viewport().rect().center())
    path = bench.save(menu, "Save as CSV…", tmp_path)
    step = bench.shown[-1].step
    assert path.name == f"nnviz spiral step {step} losses.csv"
    bench.until(path.exists)
    losses = bench.answer(LossesWant)[1]
    rows = rows_of(path)
    assert [int(row["step"]) for row in rows] == losses.steps.tolist()
    assert [float(row["train_loss"]) for row in rows] == losses.train.tolist()
    assert [float(row["test_loss"]) for row in rows] == losses.test.tolist()
    settings = json.loads(path.with_suffix(".settings.json").read_text())
    assert RunConfig.from_dict(settings) == bench.program.session.config
    bench.until(lambda: bench.said)
    assert bench.said[-1] == f"Saved {path.name}, {path.stem}.settings.json in {tmp_path}"
    assert bench.window.plot_menu._settings.value(FOLDER) == str(tmp_path)


def test_the_settings_are_those_in_force_not_those_of_the_beginning(bench, tmp_path):
    calmer = replace(RUN, learning_rate=0.001)
    bench.program.session.apply(calmer)
    bench.until(lambda: bench.program.session.config == calmer)
    view = bench.view(LossesView)
    menu = bench.right_click(view.plot.viewport(), view.plot.viewport().rect().center())
    path = bench.save(menu, "Save as PNG…", tmp_path)
    bench.until(path.exists)
    assert RunConfig.from_dict(json.loads(QImage(str(path)).text("Settings"))) == calmer


def test_the_map_is_copied_as_a_picture_and_as_values(bench):
    view = bench.view(DecisionMapView)
    viewport = view.plot.viewport()
    bench.choose(bench.right_click(viewport, viewport.rect().center()), "Copy picture")
    image = QGuiApplication.clipboard().image()
    assert image.width() >= 2 * view.plot.width()
    colours = {image.pixelColor(x, image.height() // 3).name() for x in range(0, image.width(), 7)}
    assert len(colours) > 10
    bench.choose(bench.right_click(viewport, viewport.rect().center()), "Copy values")
    rows = rows_of(QGuiApplication.clipboard().text(), "\t")
    answer = view._answer
    assert len(rows) == answer.values.shape[1] * answer.values.shape[2]
    values = np.array([np.float32(row["output y"]) for row in rows])
    assert np.array_equal(values, answer.values.reshape(-1))
    assert (float(rows[0]["x1"]), float(rows[0]["x2"])) == (answer.box[0], answer.box[2])
    assert (float(rows[-1]["x1"]), float(rows[-1]["x2"])) == (answer.box[1], answer.box[3])


@pytest.mark.parametrize(("stave", "layer"), [("function", 0), ("slope", 0), ("function", 1), ("slope", 1)])
def test_a_cell_of_the_score_is_saved_as_shapes_and_text(bench, tmp_path, stave, layer):
    menu = bench.right_click(bench.score, bench.in_cell(stave, layer))
    symbol = "f(z)" if stave == "function" else "f′(z)"
    assert menu.actions()[0].text() == f"{symbol}, layer {layer + 1}"
    path = bench.save(menu, "Save as SVG…", tmp_path)
    bench.until(path.exists)
    root = ElementTree.parse(path).getroot()
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert "image" not in tags  # no bitmap of anything
    assert tags.count("text") >= 4
    assert tags.count("path") + tags.count("polyline") >= (1 if stave == "slope" and layer else 3)
    words = " ".join(element.text or "" for element in root.iter() if element.tag.endswith("}text"))
    assert "units" in words
    _, _, width, _ = bench.score._geometry.cell(stave, layer)
    assert abs(float(root.get("viewBox").split()[2]) - width) < 20


def test_the_values_of_a_cell_are_those_of_the_snapshot(bench):
    bench.choose(bench.right_click(bench.score, bench.in_cell("function", 0)), "Copy values")
    rows = rows_of(QGuiApplication.clipboard().text(), "\t")
    want, staves = bench.answer(StavesWant)
    assert np.array_equal([float(row["share"]) for row in rows], staves.layers[0].histogram.astype(float))
    z = np.array([float(row["z"]) for row in rows])
    assert np.allclose([float(row["f"]) for row in rows], np.tanh(z), rtol=0, atol=1e-15)
    assert float(rows[0]["z_from"]) == -want.z_limit
    assert {row["layer"] for row in rows} == {"1"}


def test_the_values_of_the_network_are_all_its_weights_and_biases(bench):
    bench.choose(bench.right_click(bench.score, bench.in_cell("network", 1)), "Copy values")
    rows = rows_of(QGuiApplication.clipboard().text(), "\t")
    weights = bench.answer(WeightsWant)[1]
    assert len(rows) == sum(w.size for w in weights.weights) + sum(b.size for b in weights.biases)
    # a Maxout unit's pieces are rows of the weights one after another: unit 2, piece 3 is row 1 * 3 + 2
    chosen = [row for row in rows if (row["layer"], row["unit"], row["piece"]) == ("2", "2", "3")]
    assert [float(row["value"]) for row in chosen if row["kind"] == "weight"] == weights.weights[1][5].tolist()
    assert [float(row["value"]) for row in chosen if row["kind"] == "bias"] == [float(weights.biases[1].ravel()[5])]


def test_the_ladder_and_the_whole_score_give_a_row_for_each_layer(bench):
    staves = bench.answer(StavesWant)[1]
    for point in (bench.in_cell("ladder", 1), QPoint(20, 15)):
        bench.choose(bench.right_click(bench.score, point), "Copy values")
        rows = rows_of(QGuiApplication.clipboard().text(), "\t")
        assert [float(row["delta_norm"]) for row in rows] == [float(layer.delta_norm) for layer in staves.layers]
        assert [row["activation"] for row in rows] == ["tanh", "maxout", "tanh"]


def test_the_picture_of_the_score_looks_as_on_the_screen(bench):
    bench.choose(bench.right_click(bench.score, QPoint(20, 15)), "Copy picture")
    copied = QGuiApplication.clipboard().image()
    seen = bench.score._canvas.grab().toImage()
    copied = copied.scaled(seen.size(), mode=Qt.TransformationMode.SmoothTransformation)
    far = 0
    for x in range(0, seen.width(), 5):
        for y in range(0, seen.height(), 5):
            a, b = seen.pixelColor(x, y), copied.pixelColor(x, y)
            far += max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > 60
    assert far < 0.03 * (seen.width() // 5) * (seen.height() // 5)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_the_keys_open_the_menu_at_the_cell_of_the_cursor_which_stays(bench, key, modifier):
    bench.score.setFocus()
    bench.until(bench.score.hasFocus)
    for arrow in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(bench.score, arrow)
    cursor = bench.score.cursor_place
    QTest.keyClick(bench.score, key, modifier)
    menu = bench.menu()
    assert (cursor.stave, cursor.layer) == ("slope", 1)
    assert menu.actions()[0].text() == "f′(z), layer 2"
    x, y, width, height = bench.score._geometry.cell(cursor.stave, cursor.layer)
    at = bench.score.mapFromGlobal(menu.pos())
    assert x <= at.x() <= x + width and y <= at.y() <= y + height
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    bench.until(lambda: QApplication.activePopupWidget() is None)
    assert bench.score.cursor_place == cursor


def test_the_keys_open_the_menu_of_a_focused_plot_and_its_cursor_is_not_in_the_picture(bench):
    plot = bench.view(LossesView).plot
    plot.setFocus()
    bench.until(plot.hasFocus)
    plain = export.image(bench.view(LossesView).export(None))
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.said
    QTest.keyClick(plot, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    bench.choose(bench.menu(), "Copy picture")
    assert QGuiApplication.clipboard().image().convertToFormat(plain.format()) == plain
    assert plot.said  # what the cursor says is still there


def test_one_key_that_comes_as_two_events_opens_one_menu(bench):
    bench.score.setFocus()
    QTest.keyClick(bench.score, Qt.Key.Key_Menu)
    menu = bench.menu()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(bench.score, QContextMenuEvent(reason, QPoint(5, 5), bench.score.mapToGlobal(QPoint(5, 5))))
    assert [m for m in bench.window.findChildren(QMenu) if m.isVisible() and m.parent() is bench.window] == [menu]


def test_what_is_happening_is_no_plot_and_has_no_menu(bench):
    view = bench.view(HappeningView)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(view, event)
    assert QApplication.activePopupWidget() is None


def test_a_folder_that_may_not_be_written_is_named_and_another_one_can_be_chosen(bench, tmp_path, monkeypatch):
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    if os.access(locked, os.W_OK):  # as root the system would let us: it answers as it answers others

        def refuse(path, content):
            if path.parent == locked:
                raise PermissionError(13, "Permission denied", str(path))
            write(path, content)

        write = export.write
        monkeypatch.setattr(export, "write", refuse)
    view = bench.view(LossesView)
    menu = bench.right_click(view.plot.viewport(), view.plot.viewport().rect().center())
    path = bench.save(menu, "Save as PNG…", locked)
    bench.until(lambda: [box for box in bench.window.findChildren(QMessageBox) if box.isVisible()])
    (box,) = (box for box in bench.window.findChildren(QMessageBox) if box.isVisible())
    assert path.name in box.text() and str(locked) in box.text() and "Permission denied" in box.text()
    assert "Choose another folder" in box.informativeText()
    again = next(button for button in box.findChildren(QPushButton) if button.text().endswith("Save elsewhere…"))
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    bench.until(lambda: any(d.isVisible() for d in bench.window.findChildren(SaveDialog)))
    dialog = next(d for d in bench.window.findChildren(SaveDialog) if d.isVisible())
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("losses.png")
    dialog.accept()
    bench.until((tmp_path / "losses.png").exists)
    assert not list(locked.iterdir())
    assert not QImage(str(tmp_path / "losses.png")).isNull()
    bench.until(lambda: not bench.window.findChildren(SaveDialog))
    locked.chmod(0o700)


def test_a_new_view_has_the_menu_without_a_line_of_its_own(qtbot):
    from nnviz.ui.theme import Appearance

    class Plain(View):
        wants = ()

    view = Plain(Appearance())
    qtbot.addWidget(view)
    view.resize(120, 80)
    view.setAccessibleName("Plain")
    view.show()
    asked = []
    view.menu_asked.connect(lambda shown, where: asked.append((shown, where)))
    QTest.keyClick(view, Qt.Key.Key_Menu)
    ((shown, where),) = asked
    assert (shown.what, shown.table) == ("Plain", None)
    assert export.image(shown).width() == 240
    assert where == view.mapToGlobal(view.rect().center())
