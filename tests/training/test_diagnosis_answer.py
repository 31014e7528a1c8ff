"""What is said of the answer: targets out of the output's reach, and a loss that asks for no more."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS
from nnviz.training import Dataset, Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.wants import DiagnosisWant


def notes_of(run: LiveRun):
    return run.answer([DiagnosisWant()])[DiagnosisWant()].notes


def begun(steps=0, data=None, **settings) -> LiveRun:
    run = LiveRun(Trainer(RunConfig(**settings), data))
    for _ in range(steps // 100):
        run.advance(100)
    return run


@pytest.mark.parametrize("loss", [None, "mae", "hinge", "soft_margin"])
@pytest.mark.parametrize("output", ["sigmoid", "relu"])
def test_an_output_of_one_sign_cannot_tell_minus_one_from_one(output, loss):
    """The net learns as far as it can, but every sample counts as +1: half of them are wrong for ever."""
    run = begun(1000, dataset="circle", output_activation=output, loss=loss)
    assert run.trainer.accuracy("train") == np.mean(run.trainer.truth("train") == 1)
    (note,) = notes_of(run)
    assert (note.severity, note.layer) == ("warning", 2)
    share = np.mean(run.trainer.samples("train")[1] < 0)
    assert str(note.title) == f"The output cannot reach {100 * share:.0f}\u00a0% of the targets"
    high = "1" if output == "sigmoid" else "∞"
    assert str(note.why).startswith(f"{output} gives 0 to {high}. -1 and +1 are told apart by the sign")
    (remedy,) = note.remedies
    assert remedy.config.output_for("binary") == "tanh"
    better = begun(3000, dataset="circle", loss=remedy.config.loss)
    assert better.trainer.accuracy("train") > 0.9
    assert "cannot reach" not in str(notes_of(better)[0].title)


def test_what_is_out_of_reach_is_not_called_sure_and_wrong():
    """A sigmoid that is 0 where the target is -1 cannot do better: other weights or another rate would not help."""
    run = begun(20_000, dataset="circle", output_activation="sigmoid", learning_rate=0.1)
    saturated = run.trainer.network.forward(run.trainer.samples("train")[0]) < 0.01
    assert saturated.mean() > 0.4
    notes_of(run)
    run.advance(200)  # for so long a fault must last
    assert [str(note.title)[:23] for note in notes_of(run)] == ["The output cannot reach"]


def test_a_regression_beyond_the_ends_of_its_output_is_told_with_both_ranges():
    line = Dataset([np.linspace(-1, 1, 101)], [np.linspace(-5, 2, 101)])
    (note,) = notes_of(begun(500, line, output_activation="tanh", layers=(Layer(3, "tanh"),), train_fraction=1))
    assert str(note.title) == "The output cannot reach 72\u00a0% of the targets"  # 58 below -1, 15 above 1
    assert str(note.why) == "tanh gives -1 to 1; the targets go from -5 to 2."
    assert note.remedies[0].config.output_activation is None


@pytest.mark.parametrize("output", ["purelin", "tanh", "sigmoid", "softmax"])
@pytest.mark.parametrize("loss", ["softmax_cross_entropy", "nll", "half_mse", "poisson_nll"])
def test_an_output_that_stands_for_something_else_is_no_fault(output, loss):
    run = begun(300, dataset="iris", standardize=True, loss=loss, output_activation=output)
    assert all("cannot reach" not in str(note.title) for note in notes_of(run))


@pytest.mark.parametrize("dataset", ["circle", "xor", "gauss", "spiral", "reg-plane", "reg-gauss", "sin", "iris"])
def test_no_run_by_its_defaults_is_out_of_reach(dataset):
    assert all("cannot reach" not in str(note.title) for note in notes_of(begun(dataset=dataset)))


@pytest.mark.parametrize("output", ACTIVATIONS)
def test_any_output_is_looked_at_without_a_fault(output):
    notes = notes_of(begun(100, output_activation=output))
    assert notes
    low, high = ACTIVATIONS[output].range
    if low <= -1 and high >= 1:
        assert all("cannot reach" not in str(note.title) for note in notes)


def test_a_hinge_that_is_content_says_that_nothing_is_left_to_learn():
    run = begun(100, dataset="circle", loss="hinge", output_activation="purelin")
    assert "Nothing" not in str(notes_of(run)[0].title)
    while run.trainer.loss("train") > 0 and run.trainer.step < 100_000:
        run.advance(500)
    (note,) = notes_of(run)
    assert (note.severity, str(note.title), note.link) == ("ok", "Nothing is left to learn", "losses")
    assert str(note.why).startswith("For all 250 samples looked at, ∂L/∂a is exactly 0: hinge asks for no more")
