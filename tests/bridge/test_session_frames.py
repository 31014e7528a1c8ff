"""What the session asks for and what reaches the views; the worker is in its real thread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nnviz.training.config import RunConfig
from nnviz.training.snapshot import RunState, Snapshot
from nnviz.training.wants import DecisionMapWant, DiagnosisWant, LossesWant, StavesWant, WeightsWant

CONFIG = RunConfig()


def test_views_get_what_they_want_while_the_run_goes_on(fake_view, until, stage, session):
    score, losses = fake_view(StavesWant()), fake_view(LossesWant())
    session.add_view(score)
    session.add_view(losses)
    session.start(CONFIG)
    session.run()
    until(lambda: len(score.snapshots) >= 10)
    assert score.runs[0].config == CONFIG
    assert score.steps == sorted(score.steps) and score.steps[-1] > 0
    assert any(snapshot.answer(LossesWant()) is not None for snapshot in losses.snapshots)
    assert all(snapshot.running for snapshot in score.snapshots)
    assert session.info.config == session.config == CONFIG


def test_a_hidden_view_costs_nothing(fake_view, until, stage, session):
    shown, hidden = fake_view(StavesWant()), fake_view(DecisionMapWant())
    hidden.active = False
    session.add_view(shown)
    session.add_view(hidden)
    session.start(CONFIG)
    session.run()
    until(lambda: len(shown.snapshots) >= 5)
    assert hidden.snapshots == []
    assert len(hidden.runs) == 1  # it will know the run when it is shown
    assert not any(DecisionMapWant() in request.wants for request in stage.requests)
    hidden.active = True
    until(lambda: any(s.answer(DecisionMapWant()) is not None for s in hidden.snapshots))


def test_nothing_is_asked_when_nobody_looks(fake_view, until, stage, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    session.run()
    until(lambda: stage.requests)
    view.active = False
    stage.stop_the_frames(until)
    asked = len(stage.requests)
    until(lambda: session._frames.open is None)
    session._frames.frame()
    assert len(stage.requests) == asked


def test_a_view_without_wants_still_sees_the_steps_go_by(fake_view, until, stage, session):
    counters = fake_view()
    session.add_view(counters)
    session.start(CONFIG)
    session.run()
    until(lambda: len(set(counters.steps)) >= 3)


def test_a_view_that_comes_late_learns_of_the_run(fake_view, until, stage, session):
    session.start(CONFIG)
    until(lambda: session.info is not None)
    late = fake_view(StavesWant())
    session.add_view(late)
    assert late.runs == [session.info]
    until(lambda: late.snapshots)


def test_at_most_one_request_is_open(fake_view, until, stage, session):
    session.add_view(fake_view(StavesWant()))
    session.start(CONFIG)
    session.run()
    until(lambda: session._orders.current is not None)
    stage.stop_the_frames(until)
    before = len(stage.requests)
    for _ in range(50):
        session._frames.frame()
    assert len(stage.requests) == before + 1
    until(lambda: session._frames.open is None)  # fifty late frames are made up for by one, asked for with the answer
    assert len(stage.requests) == before + 2
    session._frames.frame()
    assert len(stage.requests) == before + 3
    assert [request.serial for request in stage.requests] == list(range(1, before + 4))


@pytest.mark.parametrize("stale", ["run_id", "serial"])
def test_a_stale_snapshot_is_dropped(fake_view, until, stage, session, stale):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    until(lambda: session.info is not None)
    stage.stop_the_frames(until)
    seen = len(view.snapshots)
    session._frames.schedule.changed()
    session._frames.frame()
    wanted = session._frames.open
    request = replace(wanted, **{stale: getattr(wanted, stale) - 1})
    session._frames.show(Snapshot(request, 999, False, 0.0, (RunState(999, 0, 0.0, None, None),)))
    assert len(view.snapshots) == seen
    assert session._frames.open is wanted
    until(lambda: len(view.snapshots) == seen + 1)
    session._frames.show(view.snapshots[-1])  # a second answer to the same request
    assert len(view.snapshots) == seen + 1


def test_no_snapshot_of_the_old_run_follows_the_new_one(fake_view, until, stage, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    session.run()
    run_ids = []
    for seed in range(1, 6):
        until(lambda: view.snapshots)
        session.start(RunConfig(seed=seed))
        until(lambda seed=seed: session.config.seed == seed)
        until(lambda: view.snapshots)
        run_ids += [{snapshot.request.run_id for snapshot in view.snapshots}]
    assert run_ids == [{2}, {3}, {4}, {5}, {6}]


def test_while_paused_nothing_is_asked_twice(fake_view, until, stage, session):
    view = fake_view(StavesWant(), LossesWant(), WeightsWant())
    session.add_view(view)
    session.start(CONFIG)
    until(lambda: len(view.snapshots) == 1)
    assert dict(view.snapshots[0].runs[0].answers) == {StavesWant(): 0, LossesWant(): 0, WeightsWant(): 0}
    stage.stop_the_frames(until)
    asked = len(stage.requests)
    for _ in range(10):
        session._frames.frame()
    assert len(stage.requests) == asked
    view.wants = (*view.wants, DiagnosisWant())
    session._frames.frame()
    assert stage.requests[-1].wants == {DiagnosisWant()}


def test_a_pause_shows_the_last_step_to_every_view(fake_view, until, stage, session):
    view = fake_view(StavesWant(), DiagnosisWant())
    session.add_view(view)
    session.start(CONFIG)
    session.run()
    until(lambda: len(view.snapshots) >= 3)
    session.pause()
    assert not session.running
    until(lambda: not view.snapshots[-1].running)
    last = view.snapshots[-1]
    assert set(last.runs[0].answers) == {StavesWant(), DiagnosisWant()}
    assert last.steps_per_second == 0
    assert [state.running for state in stage.states][-1] is False


def test_a_step_is_one_step_and_is_shown(fake_view, until, stage, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG)
    until(lambda: view.steps == [0])
    for step in (1, 2, 3):
        session.step_once()
        until(lambda step=step: view.steps[-1] == step)
    assert not session.running


def test_frames_are_counted(fake_view, until, stage, session):
    session.add_view(fake_view(StavesWant()))
    assert session.fps == 0
    session.start(CONFIG)
    session.run()
    until(lambda: 40 < session.fps < 70)


def test_four_runs_reach_the_views_in_one_snapshot(fake_view, until, stage, session):
    view = fake_view(LossesWant())
    session.add_view(view)
    session.start(*(RunConfig(seed=seed) for seed in range(4)))
    session.run()
    until(lambda: len(view.snapshots) >= 5)
    for snapshot in view.snapshots:
        assert len(snapshot.runs) == 4
        assert {state.step for state in snapshot.runs} == {snapshot.step}
    session.apply(*(RunConfig(seed=seed, learning_rate=0.1 * seed + 0.1) for seed in range(4)))
    until(lambda: session.config.learning_rate == 0.1)
    assert len(view.runs) == 1


def test_another_run_can_be_shown_edited_and_kept_alone(fake_view, until, stage, session):
    view, everywhere = fake_view(StavesWant()), fake_view(LossesWant())
    everywhere.every_run = True
    session.add_view(view)
    session.add_view(everywhere)
    session.start(CONFIG, replace(CONFIG, learning_rate=0.5))
    session.run()
    until(lambda: everywhere.snapshots and everywhere.snapshots[-1].answer(LossesWant()) is not None)
    last = everywhere.snapshots[-1]
    assert last.answer(LossesWant(), run=1) is not None and last.answer(StavesWant(), run=1) is None

    session.show_run(1)
    assert session.config.learning_rate == session.info.config.learning_rate == 0.5
    until(lambda: bool(view.snapshots))
    assert view.runs[-1].config.learning_rate == 0.5 and view.snapshots[-1].request.shown == 1
    session.edit(replace(session.config, noise=0.2, learning_rate=0.7))  # the data are those of both
    until(lambda: len(stage.built) == 4)
    assert [(config.noise, config.learning_rate) for config in stage.built[2:]] == [(0.2, 0.03), (0.2, 0.7)]

    until(lambda: session.config.learning_rate == 0.7 and view.snapshots and view.steps[-1] > 0)
    reached = view.steps[-1]
    session.keep(1)
    until(lambda: len(view.snapshots) > 0 and len(view.snapshots[-1].runs) == 1)
    assert view.steps[0] >= reached and len(stage.built) == 4 and session.shown == 0
    assert session.config.learning_rate == 0.7


def test_a_run_that_is_gone_cannot_be_shown_and_nothing_happens(fake_view, until, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.show_run(1)  # before any stands
    session.start(CONFIG, replace(CONFIG, learning_rate=0.5))
    until(lambda: bool(view.snapshots))
    for number in (2, -1):
        session.show_run(number)
    assert session.shown == 0 and session.config == CONFIG


def test_what_was_asked_of_the_run_shown_before_is_not_shown(fake_view, until, stage, session):
    view = fake_view(StavesWant())
    session.add_view(view)
    session.start(CONFIG, replace(CONFIG, learning_rate=0.5))
    until(lambda: bool(view.snapshots))
    stage.stop_the_frames(until)
    session.run()
    session._frames.frame()
    session.show_run(1)
    session._frames.frame()
    until(lambda: bool(view.snapshots))
    assert [snapshot.request.shown for snapshot in view.snapshots] == [1]
