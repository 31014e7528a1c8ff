"""What the Maxout view is told: values worked by hand, the affine map of one sample, who wins and who learns."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.live_run import LiveRun
from nnviz.training.maxout_probes import principal_axis
from nnviz.training.maxout_wants import (
    LessonsWant,
    ThinWant,
    UnitWant,
    WinnerHistoryWant,
    WinnersWant,
)
from nnviz.training.trainer import Trainer
from nnviz.training.winner_history import MOST_MOMENTS, WinnerRecord

SEED_UNIT = RunConfig(layers=(Layer(1, "maxout", {"pieces": 2}),), train_fraction=1.0, loss="half_mse")


def line_of_points(count: int = 9) -> Dataset:
    x = np.linspace(-4, 4, count)[None]
    return Dataset(x, np.abs(x))


def asked(run: LiveRun, *wants):
    answers = run.answer(wants)
    found = tuple(answers.get(want) for want in wants)
    return found[0] if len(found) == 1 else found


@pytest.fixture
def relu_by_hand() -> LiveRun:
    """The article's unit: z1 = 2x - 3, z2 = 0."""
    run = LiveRun(Trainer(SEED_UNIT, line_of_points()))
    run.trainer.network.weights[0][...] = [[2], [0]]
    run.trainer.network.biases[0][...] = [[-3], [0]]
    return run


# -- a unit


def test_with_one_input_the_slice_is_that_input(relu_by_hand):
    unit = asked(relu_by_hand, UnitWant(0, 0))
    assert unit.slope.tolist() == [2, 0] and unit.intercept.tolist() == [-3, 0]
    assert unit.t.tolist() == [-4, -3, -2, -1, 0, 1, 2, 3, 4]
    assert unit.value.tolist() == [0, 0, 0, 0, 0, 0, 1, 3, 5]
    assert unit.winner.tolist() == [1] * 6 + [0] * 3
    assert unit.plane is None


def test_what_is_no_maxout_unit_has_no_answer(relu_by_hand):
    assert asked(relu_by_hand, UnitWant(1, 0), UnitWant(0, 1), UnitWant(7, 0), LessonsWant(1)) == (None,) * 4


def test_a_slice_drawn_in_the_plane_starts_at_its_first_end_and_counts_lengths():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(2, "maxout", {"pieces": 2}),))))
    run.trainer.network.weights[0][:2] = [[1, 2], [0, 0]]
    run.trainer.network.biases[0][:2] = [[0.5], [1]]
    unit = asked(run, UnitWant(0, 0, "line", (0, 1), (1.0, 1.0, 4.0, 5.0)))
    # along (3, 4) / 5: x1 + 2 x2 grows by 11/5, and at (1, 1) it is 3, with the bias 3.5
    assert unit.t_range == (0, 5)
    assert unit.slope == pytest.approx([2.2, 0]) and unit.intercept == pytest.approx([3.5, 1])
    assert unit.plane.line == (1, 1, 4, 5)


def test_in_a_plane_of_two_inputs_the_others_stand_at_their_mean():
    config = RunConfig(dataset="iris", layers=(Layer(2, "maxout", {"pieces": 3}),), standardize=False)
    run = LiveRun(Trainer(config))
    unit = asked(run, UnitWant(0, 1, "difference", (2, 3)))
    x = run.trainer.data.x[:, run.trainer.probe]
    mean = x.mean(axis=1)
    w, b = run.trainer.network.weights[0][3:], run.trainer.network.biases[0][3:, 0]
    assert unit.plane.bias == pytest.approx(b + w[:, :2] @ mean[:2])
    assert unit.plane.place == pytest.approx(x[2:])
    assert unit.plane.line is None  # the difference of weights leaves the plane


def test_the_slices_in_a_plane_of_two_inputs_lie_within_its_box():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(2, "maxout", {"pieces": 3}),))))
    for name in ("difference", "principal", "line"):
        plane = asked(run, UnitWant(0, 1, name)).plane
        x0, y0, x1, y1 = plane.line
        x_min, x_max, y_min, y_max = plane.box
        assert all(x_min <= x <= x_max for x in (x0, x1)) and all(y_min <= y <= y_max for y in (y0, y1))


def test_the_principal_axis_is_found_with_few_and_with_many_inputs():
    rng = np.random.default_rng(4)
    for n in (3, 90):
        axis = rng.normal(size=n)
        axis *= np.sign(axis[np.abs(axis).argmax()]) / np.linalg.norm(axis)
        values = 5 * axis[:, None] * rng.normal(size=200) + 0.01 * rng.normal(size=(n, 200))
        assert principal_axis(values) == pytest.approx(axis, abs=0.01)
    assert principal_axis(np.ones((3, 5))).tolist() == [1, 0, 0]


def test_weights_beyond_all_measure_have_no_answer():
    run = LiveRun(Trainer(SEED_UNIT, line_of_points()))
    run.trainer.network.weights[0][...] = 1e308
    assert asked(run, UnitWant(0, 0)) is None


# -- who wins


def test_wins_are_counted_over_all_training_samples_and_by_class():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(4, "maxout", {"pieces": 3}), Layer(2, "relu")))))
    found = asked(run, WinnersWant())
    network, (x, y) = run.trainer.network, run.trainer.samples("train")
    winners = network.trace(x).winners[0]
    assert list(found.counts) == [0] and found.examined == x.shape[1]
    for unit in range(4):
        assert found.counts[0][unit].tolist() == [int((winners[unit] == j).sum()) for j in range(3)]
        right = winners[unit][y[0] > 0]
        assert found.by_class[0][1, unit].tolist() == [int((right == j).sum()) for j in range(3)]
    assert (found.by_class[0].sum(axis=0) == found.counts[0]).all()


def test_a_regression_has_no_classes_and_a_net_without_maxout_no_winners():
    regression = LiveRun(Trainer(RunConfig(dataset="sin", layers=(Layer(2, "maxout"),))))
    assert asked(regression, WinnersWant()).by_class is None
    assert asked(LiveRun(Trainer(RunConfig())), WinnersWant(), WinnerHistoryWant(0, 0)) == (None, None)


def test_the_history_tells_since_when_a_piece_is_dead_and_counts_lessons():
    record = WinnerRecord(3)
    for step, shares in ((0, [0.5, 0.5, 0]), (10, [0.7, 0.3, 0]), (20, [1, 0, 0]), (30, [1, 0, 0])):
        record.add(step, 4, np.array(shares))
    found = record.history(slice(0, 3))
    assert found.steps.tolist() == [0, 10, 20, 30]
    assert found.dead_since.tolist() == [-1, 20, 0]
    # 40 samples in each stretch of ten steps, the share between two moments taken as their mean
    assert found.taught == pytest.approx([40 * (0.6 + 0.85 + 1), 40 * (0.4 + 0.15), 0], rel=1e-6)


def test_a_run_that_has_gone_back_forgets_what_came_later():
    record = WinnerRecord(2)
    for step in (0, 5, 10):
        record.add(step, 1, np.array([0.5, 0.5]))
    assert record.wants(3)
    record.add(3, 1, np.array([1.0, 0.0]))
    assert record.history(slice(0, 2)).steps.tolist() == [0, 3]


def test_a_long_history_is_thinned_and_keeps_its_first_moment_and_its_counts():
    record = WinnerRecord(2)
    for step in range(0, 3000):
        if record.wants(step):
            record.add(step, 2, np.array([0.25, 0.75]))
    found = record.history(slice(0, 2))
    assert len(found.steps) <= MOST_MOMENTS and found.steps[0] == 0
    assert found.taught.sum() == pytest.approx(2 * found.steps[-1])
    assert found.taught[0] == pytest.approx(found.taught.sum() / 4)


def test_the_history_is_kept_while_the_run_is_looked_at():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(2, "maxout", {"pieces": 3}),))))
    want = WinnerHistoryWant(0, 1)
    for _ in range(3):
        run.advance(5)
        history = asked(run, want)
    assert history.steps.tolist() == [0, 5, 10, 15]
    assert history.shares.sum(axis=1) == pytest.approx(np.ones(4))


# -- training as the article tells it


def test_a_loser_has_a_gradient_of_exactly_0_and_plain_sgd_leaves_it_unchanged():
    run = LiveRun(Trainer(SEED_UNIT, line_of_points()))
    network = run.trainer.network
    network.weights[0][...], network.biases[0][...] = [[1], [0]], [[0], [-100]]  # piece 2 never wins
    x, y = run.trainer.samples("train")
    assert (network.gradients(x, y)[0][0][1] == 0).all() and network.gradients(x, y)[0][0][0] != 0
    before = network.weights[0][1].copy(), network.biases[0][1].copy()
    run.advance(50)
    assert (network.weights[0][1] == before[0]).all() and (network.biases[0][1] == before[1]).all()
    assert network.weights[0][0] != 1


def test_lessons_name_the_winner_of_each_sample_and_whether_an_error_reaches_it(relu_by_hand):
    network = relu_by_hand.trainer.network
    network.weights[1][...], network.biases[1][...] = 1, 0
    found = asked(relu_by_hand, LessonsWant(0))
    assert found.winner.tolist() == [[1] * 6 + [0] * 3]
    # the output is max(2x - 3, 0), the target |x|: at x = 0 and at x = 3 there is no error
    assert found.learns.tolist() == [[True, True, True, True, False, True, True, False, True]]
    assert found.sample.tolist() == list(range(9))


# -- what one sample sees


@pytest.mark.parametrize(
    "layers",
    [
        (Layer(5, "maxout", {"pieces": 3}), Layer(3, "maxout", {"pieces": 2})),
        (Layer(6, "relu"), Layer(4, "maxout", {"pieces": 5}), Layer(3, "prelu")),
        (Layer(4, "hardtanh"), Layer(4, "leaky_relu")),
    ],
    ids=["maxout", "mixed", "rectifiers"],
)
def test_the_affine_map_of_a_sample_equals_the_network(layers):
    run = LiveRun(Trainer(RunConfig(layers=layers, seed=3)))
    run.advance(200)
    network, x = run.trainer.network, run.trainer.data.x
    for sample in range(0, 500, 50):
        thin = asked(run, ThinWant(sample))
        z = network.trace(x[:, [sample]]).z[-1][:, 0]
        assert np.abs(thin.told - z).max() <= 1e-12
        assert thin.z == pytest.approx(z, abs=0)
        assert thin.bent is None
        # and so it is a little beside the sample, where no winner changes
        beside = x[:, [sample]] + 1e-9
        assert thin.matrix @ beside[:, 0] + thin.offset == pytest.approx(network.trace(beside).z[-1][:, 0], abs=1e-12)


def test_a_relu_that_is_off_lets_nothing_pass():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(8, "relu"), Layer(3, "maxout")), seed=3)))
    thin = asked(run, ThinWant(4))
    off = thin.layers[0].z <= 0
    assert off.any() and not off.all()
    assert (thin.layers[0].passes == ~off).all() and thin.layers[1].passes.all()
    # without those units the network says the same about this sample
    run.trainer.network.weights[1][:, off] = 0
    assert asked(run, ThinWant(4)).matrix == pytest.approx(thin.matrix, abs=1e-14)


def test_behind_a_curved_function_the_map_is_a_tangent_and_says_where():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(4, "maxout"), Layer(4, "tanh")), seed=3)))
    thin = asked(run, ThinWant(7))
    assert np.abs(thin.told - thin.z).max() <= 1e-12
    assert thin.bent == 1


def test_a_softmax_in_the_middle_has_its_jacobian_in_the_tangent():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(4, "maxout"), Layer(4, "softmax")), seed=3)))
    network, x = run.trainer.network, run.trainer.data.x[:, [11]]
    thin = asked(run, ThinWant(11))
    step = 1e-6
    for i in range(2):
        shift = np.zeros((2, 1))
        shift[i] = step
        slope = (network.trace(x + shift).z[-1] - network.trace(x - shift).z[-1])[:, 0] / (2 * step)
        assert thin.matrix[:, i] == pytest.approx(slope, abs=1e-7)


def test_gradient_goes_through_one_piece_of_every_unit_at_most():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(5, "maxout", {"pieces": 3}),), seed=3)))
    thin = asked(run, ThinWant(2))
    network, data = run.trainer.network, run.trainer.data
    delta = network.deltas(data.x[:, [2]], data.y[:, [2]])[0].reshape(5, 3)
    assert thin.layers[0].learning == 5 and thin.layers[0].rows == 15
    losing = np.arange(3) != thin.layers[0].winners[:, None]
    assert (delta[losing] == 0).all()


def test_a_maxout_output_is_its_winners():
    config = RunConfig(dataset="sin", layers=(Layer(3, "maxout"),), output_activation="maxout")
    run = LiveRun(Trainer(config))
    thin = asked(run, ThinWant(0))
    assert thin.told == pytest.approx(thin.output, abs=1e-12)


def test_a_sample_that_is_not_there_has_no_answer():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(2, "maxout"),))))
    assert asked(run, ThinWant(-1), ThinWant(500)) == (None, None)
