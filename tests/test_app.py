"""The whole program in one process: real window, real session, real networks."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz import app, process
from nnviz.bridge.session import Session
from nnviz.selftest import SelfTest
from nnviz.training.config import RunConfig
from nnviz.training.trainer import Trainer
from nnviz.training.wants import NeuronMapsWant
from nnviz.ui.catalogue import VIEWS
from nnviz.ui.theme import LIGHT

ROOT = Path(__file__).parents[1]


@pytest.fixture
def program(make_program, until):
    """The program with its first run training."""
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    until(lambda: program.session.running and steps(program) > 0)
    return program


def steps(program) -> int:
    text = program.window.run_bar.step.value.text()
    return int("".join(filter(str.isdecimal, text)) or 0)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_after_the_start_a_network_is_learning_in_the_window(program, until):
    before = steps(program)
    until(lambda: steps(program) > before)
    assert program.session.config == app.FIRST_RUN
    assert program.window.isVisible()
    suiting = [entry for entry in VIEWS if entry.suits(program.session.info) and not entry.folded]
    shown = ["score"] + [entry.key for entry in suiting if entry.place != "middle"]
    assert {key: view.active for key, view in program.window.views.items()} == dict.fromkeys(shown, True)
    assert {"map", "losses", "happening"} < set(shown)


@pytest.mark.slow
def test_the_first_run_learns_its_spiral():
    trainer = Trainer(app.FIRST_RUN)
    trainer.advance(210_000)
    assert trainer.accuracy("test") > 0.95


def test_the_buttons_run_pause_and_step(program, until):
    bar, session = program.window.run_bar, program.session
    shown = []
    session.snapshot_shown.connect(shown.append)
    press(bar.run_button)
    assert not session.running
    until(lambda: shown and not shown[-1].running)
    at = shown[-1].step
    assert steps(program) == at  # nothing is held back once it stands still
    press(bar.step_button)
    until(lambda: steps(program) == at + 1)
    press(bar.run_button)
    until(lambda: steps(program) > at + 1)


def test_restart_and_new_weights_begin_at_step_zero(program, until):
    bar, session = program.window.run_bar, program.session
    press(bar.run_button)
    for button, weights_seed in ((bar.restart_button, None), (bar.weights_button, app.FIRST_RUN.seed + 1)):
        info = session.info
        press(button)
        until(lambda info=info: session.info is not info and steps(program) == 0)
        assert session.config.weights_seed == weights_seed
        assert program.window.live_page.panel.config().weights_seed == weights_seed
        session.step_once()
        until(lambda: steps(program) == 1)


def test_the_speed_reaches_the_session(program):
    program.window.run_bar.speed.setValue(25)
    assert program.session.speed == 25


def type_into(field, text):
    """As a person would: go there, replace what stands there, press Enter."""
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), text)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def test_a_typed_learning_rate_is_taken_on_by_the_run_that_goes_on(program, until):
    info = program.session.info
    type_into(program.window.live_page.panel.training.rate.field, "0.05")
    until(lambda: program.session.config.learning_rate == 0.05)
    assert program.session.info is info
    assert program.session.running


def test_a_typed_seed_begins_a_new_run_that_goes_on(program, until):
    info = program.session.info
    type_into(program.window.live_page.panel.training.seed, "9")
    until(lambda: program.session.info is not info)
    assert program.session.config == replace(app.FIRST_RUN, seed=9)
    assert program.session.running


def test_an_edit_made_while_a_run_is_built_is_not_undone_in_the_panel(program, until):
    panel, session = program.window.live_page.panel, program.session
    shown = []
    session.run_started.connect(lambda runs: shown.append((runs[0].config.seed, panel.config().seed)))
    for seed in range(20, 30):
        type_into(panel.training.seed, str(seed))
    until(lambda: session.config.seed == 29)
    assert len(shown) <= 3  # most of the ten were never built
    assert {in_panel for _, in_panel in shown} == {29}


def test_a_users_table_is_trained_on_and_put_away(program, until, tmp_path):
    window, session = program.window, program.session
    path = tmp_path / "pets.csv"
    rows = [f"{i % 7},{i * 3 % 11},{('cat', 'dog', 'emu')[i % 3]}" for i in range(60)]
    path.write_text("\n".join(["age,weight,kind", *rows]))
    window.table_chosen.emit(str(path))
    until(lambda: session.info.data.kind == "custom")
    assert session.info.data.classes == ("cat", "dog", "emu")
    assert session.config.standardize
    assert "pets" in window.windowTitle()
    config = replace(session.config, learning_rate=0.02, seed=2)
    window.live_page.panel.config_edited.emit(config)
    until(lambda: session.config == config)
    assert session.info.data.kind == "custom"
    window.live_page.panel.named_data_chosen.emit(app.FIRST_RUN)
    until(lambda: session.info.data.kind == "generator")
    assert session.config == app.FIRST_RUN


def test_whole_numbers_can_be_read_as_classes(program, until, tmp_path):
    path = tmp_path / "marks.csv"
    path.write_text("\n".join(["hours,mark", *(f"{i},{i % 3}" for i in range(30))]))
    program.window.table_chosen.emit(str(path))
    until(lambda: program.session.info.data.kind == "custom")
    assert program.session.info.data.task == "regression"
    program.window.live_page.panel.classes_requested.emit(True)
    until(lambda: program.session.info.data.task == "classes")
    assert program.session.info.data.classes == ("0", "1", "2")


def test_a_broken_table_is_told_and_the_run_goes_on(program, until, tmp_path):
    path = tmp_path / "broken.csv"
    path.write_text("a,b\n1,2\n3,\n")
    info = program.session.info
    program.window.table_chosen.emit(str(path))
    until(program.window.banner.isVisible)
    assert "broken.csv" in program.window.banner.label.text()
    before = steps(program)
    until(lambda: steps(program) > before)
    assert program.session.info is info


def test_a_layer_chosen_in_the_score_is_chosen_in_the_panel_and_back(program):
    page = program.window.live_page
    rows = page.panel.layers.layer_rows
    page.score.select_layer(1)
    assert [row.grab().toImage().pixelColor(2, 3).name() == LIGHT.sel for row in rows] == [False, True, False]
    press(rows[2])
    assert page.score.selected_layer == 2


def test_closing_the_window_ends_the_threads(program):
    program.window.close()
    assert not program.session._training.isRunning()
    program.close()


def test_an_uncaught_error_is_told_once_and_the_program_lives_on(program, until, monkeypatch, capsys):
    report = process.ErrorReport(program.window)
    for _ in range(3):
        try:
            _ = {}["a missing key"]
        except KeyError as error:
            report(type(error), error, error.__traceback__)
    assert len(report.errors) == 1
    assert "a missing key" in report.errors[0] and "test_app.py" in report.errors[0]
    assert "a missing key" in program.window.banner.label.text()
    assert capsys.readouterr().err.count("Traceback") == 1
    before = steps(program)
    until(lambda: steps(program) > before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "kill"])
def test_a_signal_closes_the_window_and_a_second_one_acts_as_usual(program, until, number):
    before = signal.getsignal(number)
    with process.closed_by_signals(program.window):
        signal.raise_signal(number)
        until(lambda: not program.window.isVisible())
        assert signal.getsignal(number) is signal.SIG_DFL
    assert signal.getsignal(number) is before


def test_garbage_is_collected_in_the_gui_thread_only(qtbot):
    gc.collect()
    parent = app.QObject()
    collection = process.GarbageCollection(parent)
    try:
        assert not gc.isenabled()
        garbage = [[] for _ in range(2 * gc.get_threshold()[0])]
        for item in garbage:
            item.append(item)
        before = gc.get_count()[0]
        del garbage, item
        collection._collect()
        assert gc.get_count()[0] < before
    finally:
        collection.stop()
    assert gc.isenabled()


def test_the_selftest_passes_in_a_process_of_its_own(translations, tmp_path):
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "nnviz", "--selftest"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "selftest passed" in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []  # the user's settings are left alone


@pytest.mark.parametrize("trouble", ["no translations", "an error in a slot", "a run that stands still", "no time"])
def test_the_selftest_fails_and_says_why(make_program, translations, tmp_path, capsys, monkeypatch, trouble):
    program = make_program(translations=tmp_path if trouble == "no translations" else translations)
    errors = ["KeyError: 'x'"] if trouble == "an error in a slot" else []
    if trouble == "a run that stands still":
        monkeypatch.setattr(Session, "run", Session.step_once)
    program.open()
    test = SelfTest(program, errors, {"no time": 0.1, "no translations": 110}.get(trouble, 3))
    assert test.run() == 1
    said = capsys.readouterr().out
    expected = {
        "no translations": "the translations are missing",
        "an error in a slot": "KeyError: 'x'",
        "a run that stands still": "after 3 s still waiting for the answers",
        "no time": "still waiting for",
    }
    assert expected[trouble] in said
    assert not program.window.isVisible()


def test_the_map_and_the_sample_beside_it_show_the_same_one_and_the_score_the_same_plane(program, until):
    views, score = program.window.views, program.window.live_page.score
    assert "sample" not in views
    program.session.start(RunConfig(dataset="digits", standardize=True))
    until(lambda: "sample" in program.window.views)
    shown_map, sample = views["map"], program.window.views["sample"]
    until(lambda: sample.active)
    type_into(sample.number, "17")
    assert shown_map._points.chosen.points().size == 2 and shown_map.plane.sample is None
    type_into(shown_map.plane.sample_field, "30")
    assert sample.sample == 29
    assert NeuronMapsWant(columns=shown_map.plane.columns, sample=29) in score.wants
    press(sample.on_button)
    assert shown_map.plane.sample == 30
    until(lambda: sample.bars.bars != ())


def test_the_maxout_tab_offers_such_layers_and_shows_the_unit_that_the_score_does(program, until):
    window, session = program.window, program.session
    session.start(RunConfig())
    until(lambda: session.wished is session._orders.current and session.config == RunConfig())
    window.show_view("maxout")
    maxout = window.views["maxout"]
    until(maxout.nothing.offer_button.isVisible)
    QTest.mouseClick(maxout.nothing.offer_button, Qt.MouseButton.LeftButton)
    until(lambda: session.config.layers[0].activation == "maxout")
    until(lambda: maxout.unit == (0, 0))
    window.live_page.score.select_unit(0, 2)
    assert maxout.unit == (0, 2)
    window.menus.actions["undo"].trigger()
    until(lambda: session.config == RunConfig())
