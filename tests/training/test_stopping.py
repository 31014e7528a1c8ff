"""When a run stops by itself: each condition, what stops once, and that a run stands at the very step that was told."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.training import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.stopping import StopConditions, Watch
from nnviz.training.trainer import Figures


def losses(train: float, test: float | None = None) -> tuple[Figures, Figures | None]:
    return Figures(train, None), None if test is None else Figures(test, None)


def seen(watch: Watch, *points: tuple[int, float]) -> list[int]:
    """The steps at which it stops a run with these (step, test loss)."""
    return [step for step, test in points if watch.see(step, *losses(0.0, test))]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"step": 0}, "step"),
        ({"step": 2.5}, "step"),
        ({"patience": -3}, "patience"),
        ({"loss": math.nan}, "loss"),
        ({"accuracy": 1.01}, "accuracy"),
        ({"loss_part": "all"}, "loss_part"),
    ],
)
def test_a_condition_out_of_its_range_is_named(wrong, name):
    with pytest.raises(ValueError, match=f"^{name} is "):
        StopConditions(**wrong)


def test_nothing_is_watched_unless_it_is_set():
    assert StopConditions().watched == ()
    assert StopConditions(accuracy=0.9, step=7).watched == ("step", "accuracy")
    assert StopConditions(accuracy=0.9, step=7).without("step").watched == ("accuracy",)


# -- a step ----------------------------------------------------------------------------------------------------------


def test_only_so_many_steps_are_taken_until_the_step_to_stop_at():
    watch = Watch(StopConditions(step=100))
    assert (watch.room(0), watch.room(99), watch.room(100), watch.room(200)) == (100, 1, None, None)
    assert Watch(StopConditions(loss=0.1)).room(0) is None


def test_a_step_stops_when_it_is_reached_and_not_when_one_stands_on_it_or_beyond():
    for first in (100, 101):
        assert Watch(StopConditions(step=100)).see(first) is None
    watch = Watch(StopConditions(step=100))
    assert watch.see(40) is None
    stopped = watch.see(100)
    assert (stopped.step, stopped.condition, stopped.figure) == (100, "step", None)
    assert stopped.left.watched == ()
    assert watch.room(100) is None and watch.see(100) is None and watch.see(150) is None


# -- a loss, an accuracy -------------------------------------------------------------------------------------------


def test_a_loss_stops_at_the_first_measurement_that_is_as_low_and_only_once():
    watch = Watch(StopConditions(loss=0.1, loss_part="train"))
    assert watch.see(1, *losses(0.11, 0.05)) is None
    assert watch.see(2) is None  # nothing was measured
    stopped = watch.see(3, *losses(0.1))
    assert (stopped.step, stopped.condition, stopped.figure) == (3, "loss", 0.1)
    assert watch.see(4, *losses(0.01)) is None


def test_a_loss_of_the_test_part_needs_a_test_part():
    watch = Watch(StopConditions(loss=0.1))
    assert watch.see(1, *losses(0.01)) is None
    assert watch.see(2, *losses(0.5, 0.01)).figure == 0.01


def test_an_accuracy_stops_when_it_is_as_high_and_never_for_a_regression():
    watch = Watch(StopConditions(accuracy=0.9))
    assert watch.see(1, Figures(0.1, 1.0), Figures(0.1, 0.89)) is None
    assert watch.see(2, *losses(0.1, 0.1)) is None
    assert watch.see(3, Figures(0.1, 0.5), Figures(0.1, 0.9)).figure == 0.9


def test_a_loss_that_is_no_number_stops_nothing():
    watch = Watch(StopConditions(loss=0.1, patience=10))
    assert seen(watch, (0, math.nan), (5, 3.0), (14, math.nan), (15, math.nan)) == [15]


# -- patience --------------------------------------------------------------------------------------------------------


def test_patience_ends_so_many_steps_after_the_best_test_loss():
    watch = Watch(StopConditions(patience=10))
    assert seen(watch, (0, 1.0), (9, 1.0), (10, 0.9), (19, 0.9), (20, 0.95)) == [20]


def test_patience_begins_again_after_it_has_stopped_but_knows_the_best():
    watch = Watch(StopConditions(patience=10))
    assert watch.see(0, *losses(0, 0.5)) is None
    stopped = watch.see(10, *losses(0, 0.7))
    assert (stopped.condition, stopped.figure) == ("patience", 0.5)
    assert stopped.left.patience == 10
    assert seen(watch, (15, 0.6), (19, 0.55), (20, 0.52), (25, 0.4), (35, 0.4)) == [20, 35]


def test_patience_begins_again_when_losses_are_no_longer_the_same():
    watch = Watch(StopConditions(patience=10))
    watch.see(0, *losses(0, 0.5))
    watch.count_anew()
    assert seen(watch, (9, 0.9), (18, 0.9), (19, 0.9)) == [19]


# -- several ---------------------------------------------------------------------------------------------------------


def test_conditions_that_hold_at_once_stop_once():
    watch = Watch(StopConditions(step=5, loss=0.1, patience=100))
    watch.see(0, *losses(1, 1))
    stopped = watch.see(5, *losses(0.0, 0.0))
    assert stopped.condition == "step" and stopped.left.watched == ("patience",)
    assert watch.see(6, *losses(0.0, 0.0)) is None


@given(
    steps=st.lists(st.integers(1, 50), min_size=1, max_size=40),
    test=st.lists(st.floats(0, 1), min_size=41, max_size=41),
    conditions=st.builds(
        StopConditions,
        step=st.none() | st.integers(1, 500),
        loss=st.none() | st.floats(0, 1),
        patience=st.none() | st.integers(1, 200),
    ),
)
def test_a_watch_stops_exactly_where_a_condition_holds(steps, test, conditions):
    """Against the definitions, written down plainly, for any slices that respect the room the watch leaves."""
    watch, at, values = Watch(conditions), 0, [(0, test[0])]
    first = watch.see(0, *losses(0, test[0]))
    for number, wished in enumerate(steps, start=1):
        if first is not None:
            break
        room = watch.room(at)
        at += wished if room is None else min(wished, room)
        values.append((at, test[number]))
        first = watch.see(at, *losses(0, test[number]))
    step_of_best, best = min(values, key=lambda value: (value[1], value[0]))
    step, loss = values[-1]
    holding = {
        "step": step == conditions.step,
        "loss": conditions.loss is not None and loss <= conditions.loss,
        "patience": conditions.patience is not None and step - step_of_best >= conditions.patience,
    }
    assert (first is not None) == any(holding.values())
    if first is not None:
        assert first.step == step and holding[first.condition]
        assert first.figure == {"step": None, "loss": loss, "patience": best}[first.condition]
        assert set(first.left.watched) == set(conditions.watched) - {n for n in holding if holding[n]} | (
            {"patience"} & set(conditions.watched)
        )
    else:
        assert conditions.step is None or step < conditions.step  # no slice can leap over it


# -- real runs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slices", [(1000,), (7, 993), (400, 400, 400)])
def test_a_run_stands_at_the_very_step_however_it_is_sliced(slices):
    run, watch = LiveRun(Trainer(RunConfig())), Watch(StopConditions(step=433))
    stopped = None
    for steps in slices:
        stopped = stopped or run.advance(steps, watch)
        if stopped:
            break
    assert stopped.step == run.step == 433
    alone = Trainer(RunConfig())
    alone.advance(433)
    assert (run.trainer.network.parameters == alone.network.parameters).all()


@pytest.mark.parametrize("part", ["train", "test"])
def test_a_run_that_stops_for_a_loss_has_that_loss_where_it_stands(part):
    run, watch = LiveRun(Trainer(RunConfig())), Watch(StopConditions(loss=0.2, loss_part=part))
    stopped = None
    while stopped is None and run.step < 100_000:
        stopped = run.advance(500, watch)
    assert stopped.step == run.step
    assert stopped.figure == run.trainer.loss(part) <= 0.2
    assert run.advance(1, watch) is None and run.step == stopped.step + 1


def test_a_run_that_has_reached_it_already_takes_no_step():
    run = LiveRun(Trainer(RunConfig()))
    stopped = run.advance(100, Watch(StopConditions(loss=1e6)))
    assert (stopped.step, run.step) == (0, 0)


def test_a_run_that_diverges_is_not_called_stopped():
    run = LiveRun(Trainer(RunConfig(dataset="reg-plane", layers=(Layer(8), Layer(8)), learning_rate=30.0)))
    assert run.advance(1000, Watch(StopConditions(step=1000, accuracy=0.0))) is None
    assert run.divergence is not None and run.step < run.divergence.step
