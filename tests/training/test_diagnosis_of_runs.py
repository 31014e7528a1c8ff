"""Runs that are well get no alarm at any time, and each fault that is made on purpose gets its own note first."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.training import Dataset, Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.wants import DiagnosisWant, Note

WANT = DiagnosisWant()
DENSE = (*range(0, 100, 2), *range(100, 2000, 50), *range(2000, 20_001, 500))
SPARSE = (700, 2_000, 6_000, 12_000, 20_000)
"""As a window asks that trains at full speed."""
TANH = RunConfig()
RELU = RunConfig(layers=(Layer(8, "relu"), Layer(8, "relu")), initializer="he")


def notes_at(run: LiveRun, step: int) -> tuple[Note, ...]:
    run.advance(step - run.step)
    return run.run_state([WANT], exact=True).answers[WANT].notes


def code(note: Note) -> str:
    return note.title.code.removeprefix("note.")


def first_fault(config: RunConfig, data: Dataset | None = None, until: int = 3_000) -> Note:
    """The first note that is an alarm, the worst of its moment."""
    run = LiveRun(Trainer(config, data))
    for step in (step for step in DENSE if step <= until):
        note = notes_at(run, step)[0]
        if note.severity != "ok":
            return note
    raise AssertionError("no alarm")


@pytest.mark.parametrize("steps", [DENSE, SPARSE], ids=["looked at often", "looked at seldom"])
@pytest.mark.parametrize("dataset", ["circle", "xor", "gauss", "spiral"])
@pytest.mark.parametrize("base", [TANH, RELU], ids=["tanh 4-2", "relu and he 8-8"])
def test_a_run_that_is_well_gets_no_alarm_at_any_time(base, dataset, steps):
    run = LiveRun(Trainer(RunConfig.from_dict(base.to_dict() | {"dataset": dataset})))
    alarms = [(step, str(note.title)) for step in steps for note in notes_at(run, step) if note.severity != "ok"]
    assert alarms == []


FAR = np.random.default_rng(0).uniform(100, 110, (2, 200))
FAULTS = {
    "vanishing": RunConfig(layers=(Layer(8, "sigmoid"),) * 16),
    "exploding": RunConfig(
        dataset="reg-plane", layers=(Layer(8, "leaky_relu"),) * 8, init_scale=6, learning_rate=1e-30
    ),
    "saturated": RunConfig(init_scale=10),
    "dead": RunConfig(layers=(Layer(8, "relu"),) * 2, learning_rate=1.0, dataset="spiral", initializer="he"),
    "same": RunConfig(initializer="zeros"),
    "flat": RunConfig(layers=(Layer(4, "tanh"), Layer(4, "sign"))),
    "batch": RunConfig(batch_size=500),
    "rate_high": RunConfig(learning_rate=3.0),
    "rate_low": RunConfig(learning_rate=1e-5),
    "off_centre": RunConfig(dataset="iris"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_gets_its_own_note_first_and_a_remedy_that_is_another_run(fault):
    note = first_fault(FAULTS[fault])
    assert code(note) == fault
    (remedy,) = note.remedies
    assert remedy.config != FAULTS[fault]
    assert str(remedy.label) and str(remedy.what)
    assert note.link in ("gradient", "functions", "score", "symmetry", "map", "losses")


def test_a_rate_that_is_too_high_is_told_on_other_data_too():
    assert code(first_fault(RunConfig(dataset="spiral", learning_rate=3.0))) == "rate_high"
    assert code(first_fault(RunConfig(dataset="xor", learning_rate=3.0))) == "rate_high"


@pytest.mark.parametrize("rate", [1e-5, 1e-4])
@pytest.mark.parametrize("dataset", ["circle", "xor", "spiral"])
def test_a_rate_that_is_too_low_is_told_on_other_data_too(dataset, rate):
    note = first_fault(RunConfig(dataset=dataset, learning_rate=rate))
    assert code(note) == "rate_low"
    assert note.remedies[0].config.learning_rate == pytest.approx(10 * rate)


def test_a_table_whose_inputs_lie_far_from_zero_is_told_before_what_comes_of_it():
    data = Dataset(FAR, np.sign(FAR[:1] - 105))
    note = first_fault(RunConfig(), data)
    assert code(note) == "off_centre"
    assert str(note.title) == "Not centred on 0: 2 of 2 inputs"
    healed = LiveRun(Trainer(note.remedies[0].config, data))
    assert [code(found) for found in notes_at(healed, 0)] == ["fine"]


def test_units_that_are_all_the_same_stay_so_and_random_weights_heal_them():
    run = LiveRun(Trainer(RunConfig(initializer="zeros")))
    note = notes_at(run, 2_000)[0]
    assert (code(note), note.since, note.severity) == ("same", 0, "danger")
    assert str(note.title) == "Layer 1: 4 of 4 units are the same"
    assert note.remedies[0].config.initializer == "xavier_uniform"
    assert [code(found) for found in notes_at(LiveRun(Trainer(note.remedies[0].config)), 500)] == ["fine"]


def test_relu_and_he_heal_sixteen_sigmoid_layers():
    note = first_fault(FAULTS["vanishing"])
    assert str(note.remedies[0].label) == "Use relu and he in all 16"
    healed = note.remedies[0].config
    assert healed.layers == (Layer(8, "relu"),) * 16 and healed.initializer == "he_uniform"
    assert [code(found) for found in notes_at(LiveRun(Trainer(healed)), 0)] == ["fine"]


def test_a_lower_rate_in_flight_ends_the_alarm_about_the_rate():
    run = LiveRun(Trainer(RunConfig(learning_rate=3.0)))
    note = next(note for step in range(50, 200, 5) for note in notes_at(run, step) if code(note) == "rate_high")
    run.trainer.retune(RunConfig(learning_rate=0.03))
    assert note.since > 0
    for step in range(run.step, run.step + 200, 20):
        assert not {code(note) for note in notes_at(run, step)} & {"rate_high", "rising"}


def test_a_loss_that_rises_is_told_with_its_figures():
    # a constant 1, and w = 0: L = (b - 1)² / 2, each step multiplies b - 1 by 1 - 2.05 and so the loss by 1.05²
    line = np.linspace(-1, 1, 101)
    full = {"batch_size": 101, "train_fraction": 1}
    config = RunConfig(layers=(), output_activation="purelin", learning_rate=2.05, **full)
    run = LiveRun(Trainer(config, Dataset([line], [np.ones(101)])))
    run.trainer.network.weights[0][...] = 0
    for step in range(121):
        note = notes_at(run, step)[0]
    assert code(note) == "rising"
    values = note.title.values
    assert values["steps"] == 100
    assert values["new"] / values["old"] == pytest.approx(1.05**200, rel=1e-6)
    assert str(note.remedies[0].label) == "Learning rate 0.2"
