"""The session's orders: run, pause, step, settings, divergence, errors, the end; the worker is in its real thread."""

from __future__ import annotations

import ast
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer

import nnviz.bridge
from nnviz.training.config import Layer, RunConfig
from nnviz.training.wants import DiagnosisWant, StavesWant

CONFIG = RunConfig()


def test_a_step_while_running_pauses(until, stage, session):
    session.start(CONFIG)
    session.run()
    until(lambda: session.info is not None)
    session.step_once()
    assert not session.running


def test_toggle_runs_and_pauses(until, stage, session):
    session.start(CONFIG)
    until(lambda: session.info is not None)
    session.toggle()
    session.toggle()
    session.toggle()
    assert [state.running for state in stage.states[-3:]] == [True, False, True]
    assert session.running


def test_a_speed_of_few_steps_per_second_is_kept(fake_view, until, stage, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.set_speed(20)
    session.start(CONFIG)
    session.run()
    until(lambda: view.steps and view.steps[-1] >= 20)
    until(lambda: view.snapshots[-1].steps_per_second == pytest.approx(20, rel=0.3))
    assert session.speed == 20


def test_a_live_setting_keeps_run_and_step(fake_view, until, stage, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    session.run()
    until(lambda: len(view.snapshots) >= 3)
    session.apply(replace(CONFIG, learning_rate=0.5))
    until(lambda: session.config.learning_rate == 0.5)
    assert stage.states[-1].config.learning_rate == 0.5
    assert len(view.runs) == 1
    seen = len(view.snapshots)
    until(lambda: len(view.snapshots) >= seen + 3)
    assert view.steps == sorted(view.steps)


@pytest.mark.parametrize("running", [True, False])
def test_a_new_structure_starts_anew_and_goes_on_as_before(fake_view, until, stage, session, running):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    if running:
        session.run()
    until(lambda: view.snapshots)
    session.apply(replace(CONFIG, layers=(Layer(3, "relu"),)))
    until(lambda: len(view.runs) == 2)
    until(lambda: view.snapshots)
    assert session.running is running
    assert view.snapshots[0].running is running
    if not running:
        assert view.steps == [0]


def test_a_dragged_slider_builds_the_first_and_the_last_network(until, stage, session):
    stage.gate.clear()
    for seed in range(1, 101):
        session.apply(RunConfig(seed=seed))
    assert session.config is None and session.wished_config.seed == 100
    stage.gate.set()
    until(lambda: session.config is not None and session.config.seed == 100)
    assert [config.seed for config in stage.built] == [1, 100]


def test_a_run_that_cannot_be_built_leaves_the_old_one_running(fake_view, until, stage, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    session.run()
    until(lambda: view.snapshots)
    stage.refuse = {7}
    session.apply(RunConfig(seed=7))
    until(lambda: stage.failures)
    assert (stage.failures[0].field, str(stage.failures[0].message)) == ("seed", "seed 7")
    assert session.config == CONFIG and session.running and len(view.runs) == 1
    seen = view.steps[-1]
    until(lambda: view.steps[-1] > seen)
    session.apply(RunConfig(seed=8))
    until(lambda: session.config.seed == 8)


def test_a_diverged_run_stops_says_so_and_waits(fake_view, until, stage, session):
    view = fake_view(StavesWant(), DiagnosisWant())
    session.add_view(view)
    stage.diverges_at = 500
    session.start(CONFIG)
    session.run()
    until(lambda: session.diverged is not None)
    assert stage.states[-1].diverged.step == 500
    assert stage.states[-1].running is session.running is False
    until(lambda: view.snapshots and view.snapshots[-1].runs[0].divergence is not None)
    session.run()
    session.step_once()
    assert session.running is False
    stage.stop_the_frames(until)
    assert view.steps[-1] == 499


def test_a_divergence_is_known_when_nobody_looks(until, stage, session):
    stage.diverges_at = 500
    session.start(CONFIG)
    session.run()
    until(lambda: session.diverged is not None)


@pytest.mark.parametrize("way", ["restart", "new_weights", "apply"])
def test_after_a_divergence_a_new_run_goes_on_running(until, stage, session, way):
    stage.diverges_at = 500
    session.start(CONFIG)
    session.run()
    until(lambda: session.diverged is not None)
    stage.diverges_at = None
    if way == "apply":
        session.apply(replace(CONFIG, learning_rate=0.001))
    else:
        getattr(session, way)()
    until(lambda: session.diverged is None)
    assert session.running
    assert len(stage.built) == 2


def test_an_error_of_ours_pauses_and_the_session_lives_on(fake_view, until, stage, session, caplog):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    session.run()
    until(lambda: view.snapshots)
    fine = session._training.worker._lockstep.runs[0].run_state
    session._training.worker._lockstep.runs[0].run_state = lambda wants, exact: [][1]
    until(lambda: stage.failures)
    assert "IndexError" in str(stage.failures[0].message)
    assert not session.running and stage.states[-1].running is False
    session._training.worker._lockstep.runs[0].run_state = fine
    seen = len(view.snapshots)
    session.run()
    until(lambda: len(view.snapshots) > seen + 2)


def test_closing_leaves_no_thread_and_no_timer_and_may_be_repeated(fake_view, until, stage, session, tmp_path):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    session.run()
    session.load_table(tmp_path / "missing.csv")
    until(lambda: view.snapshots)
    session.close()
    assert not any(thread.isRunning() for thread in session.findChildren(QThread))
    assert not any(timer.isActive() for timer in session.findChildren(QTimer))
    assert not any(timer.isActive() for timer in session._training.worker.findChildren(QTimer))
    session.close()


def test_after_closing_no_word_reaches_a_view(fake_view, qtbot, until, stage, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    session.run()
    until(lambda: view.snapshots)
    stage.stop_the_frames(until)
    session._frames.frame()
    session.start(RunConfig(seed=3))
    seen = (len(view.snapshots), len(view.runs))
    session.close()
    qtbot.wait(0)
    assert (len(view.snapshots), len(view.runs)) == seen


def test_closing_while_a_run_is_built_waits_for_it(until, stage, session):
    stage.gate.clear()
    session.start(CONFIG)
    threading.Timer(0.05, stage.gate.set).start()
    session.close()
    assert stage.built == [CONFIG]


def test_the_bridge_knows_nothing_of_qt_but_qtcore():
    for path in Path(nnviz.bridge.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [n for n in names if n.startswith("PySide6") and n != "PySide6.QtCore"], path.name
