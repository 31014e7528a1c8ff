"""What is happening, in words: each note appears where its fact is true, says its figures, and does not flicker."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.training import Dataset, Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.wants import DiagnosisWant, StavesWant


def notes_of(run: LiveRun):
    return run.answer([DiagnosisWant()])[DiagnosisWant()].notes


def titles(run: LiveRun) -> list[str]:
    return [str(note.title) for note in notes_of(run)]


LINE = Dataset([np.linspace(-1, 1, 101)], [np.linspace(-1, 1, 101)])


def one_unit_runs(activation: str, **settings) -> LiveRun:
    """A run of one hidden unit with weight 1 and bias 0, on 101 points from -1 to 1 that all train."""
    run = LiveRun(Trainer(RunConfig(layers=(Layer(1, activation),), train_fraction=1, **settings), LINE))
    run.trainer.network.weights[0][...] = 1
    run.trainer.network.biases[0][...] = 0
    run.trainer.network.weights[1][...] = 1
    return run


def test_where_nothing_is_wrong_that_is_said_with_what_was_looked_at():
    (note,) = notes_of(LiveRun(Trainer(RunConfig())))
    assert (note.severity, note.layer) == ("ok", None)
    assert str(note.title) == "The error reaches every layer"
    assert "no hidden layer is saturated by 65\u00a0% or dead by 25\u00a0%" in str(note.why)


def test_a_saturated_layer_is_named_with_share_and_slope():
    run = one_unit_runs("tanh")
    # tanh' = 1 - tanh² < 0.05 where |z| > 2.178, that is |x| > 0.25 with w = 8.712: 76 of 101 points
    run.trainer.network.weights[0][...] = 8.712
    (note,) = notes_of(run)
    assert (note.severity, note.layer) == ("warning", 0)
    assert str(note.title) == "Layer 1: 75\u00a0% saturated"
    slope = 1 - np.tanh(8.712 * LINE.x) ** 2
    assert f"The derivative of tanh is at most 1, here {np.sqrt((slope**2).mean()):.2g} (rms)" in str(note.why)


def test_an_output_that_lets_no_error_back_is_not_called_fine():
    run = LiveRun(Trainer(RunConfig(output_activation="softmax")))  # of one unit it is 1 whatever z, its slope 0
    (note,) = notes_of(run)
    assert (note.severity, note.layer, str(note.title)) == ("warning", 2, "Layer 3 receives no error")


def test_a_note_stays_until_its_cause_is_clearly_gone():
    run = one_unit_runs("tanh")

    def saturated(share: float) -> bool:
        # |z| > 2.178 for this share of the points
        run.trainer.network.weights[0][...] = 2.178 / (1 - share)
        return any("saturated" in title for title in titles(run))

    assert [saturated(s) for s in (0.6, 0.7, 0.6, 0.7, 0.5, 0.6)] == [False, True, True, True, False, False]


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "purelin"])
def test_an_unbounded_function_is_not_called_saturated(activation):
    run = one_unit_runs(activation)
    run.trainer.network.weights[0][...] = 100
    assert not any("saturated" in title for title in titles(run))


def test_dead_units_are_counted():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(5, "tanh"), Layer(8, "relu")), learning_rate=1e-9)))
    run.trainer.network.biases[1][...] = 10
    run.trainer.network.biases[1][2:4] = -100
    run.trainer.network.weights[2][...] = 0.01
    assert titles(run) == ["The error reaches every layer"]  # units may revive
    run.advance(499)
    assert titles(run) == ["The error reaches every layer"]
    run.advance(1)
    (note,) = notes_of(run)
    assert (note.severity, note.layer, note.since) == ("warning", 1, 0)
    assert str(note.title) == "Layer 2: 2 of 8 units dead"
    assert "z <= 0 for all 250 samples looked at" in str(note.why)


def test_a_layer_that_gets_no_error_is_told_and_it_is_not_only_small():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(1, "tanh"), Layer(1, "tanh")))))
    run.trainer.network.weights[2][...] = 0
    assert titles(run) == ["Layers 1 to 2 receive no error"]
    run.trainer.network.weights[1][...] = 1e-200
    run.trainer.network.weights[2][...] = 1.0
    (note,) = notes_of(run)
    assert note.title.code == "note.vanishing" and note.layer == 0
    assert note.title.values["part"] < 1e-199


def test_an_output_that_is_sure_and_wrong_is_told():
    x = np.linspace(-1, 1, 100)
    run = LiveRun(Trainer(RunConfig(layers=(), train_fraction=1), Dataset([x], np.sign(x))))
    run.trainer.network.weights[0][...] = 1e4
    assert titles(run) == ["Nothing is left to learn"]  # sure and right
    run.trainer.network.weights[0][...] = -1e4
    assert titles(run)[0] == "The output is sure and wrong for 100\u00a0% of the samples"


def test_an_overflow_is_the_only_note_and_names_layer_step_figures_and_remedy():
    run = LiveRun(Trainer(RunConfig(dataset="reg-plane", layers=(Layer(8), Layer(8)), learning_rate=30.0)))
    run.advance(2000)
    (note,) = notes_of(run)
    divergence = run.divergence
    assert (note.severity, note.layer) == ("danger", divergence.layer)
    assert str(note.title) == f"Overflow at step {divergence.step} in layer {divergence.layer + 1}"
    assert f"a step before it was {run.trainer.loss('train'):.2g}" in str(note.why)
    largest = np.abs(run.trainer.network.weights[divergence.layer]).max()
    assert f"the largest weight of the layer {largest:.2g}" in str(note.why)
    assert "3 instead of 30" in str(note.why)


def test_an_overflow_before_the_first_step_blames_the_weights():
    config = RunConfig(dataset="reg-plane", layers=(Layer(8, "leaky_relu"),) * 150, init_scale=1000.0)
    (note,) = notes_of(LiveRun(Trainer(config)))
    assert note.severity == "danger"
    assert "before the first step" in str(note.title)
    assert "too large for float64" in str(note.why)


def test_an_error_that_fades_by_three_decades_is_named_with_its_layer_and_part():
    # sigmoid's slope is at most 1/4: nine such layers leave less than a thousandth of the error to the first
    live = LiveRun(Trainer(RunConfig(layers=tuple(Layer(6, "sigmoid") for _ in range(9)), seed=2)))
    live.advance(20)
    want = DiagnosisWant()
    staves = StavesWant()
    answers = live.answer({want, staves})
    norms = [layer.delta_norm for layer in answers[staves].layers]
    note = next(note for note in answers[want].notes if note.title.code == "note.vanishing")
    assert norms[0] < 1e-3 * norms[-1]
    assert note.layer == norms.index(min(norms))
    assert note.title.values["part"] == pytest.approx(min(norms) / norms[-1])
