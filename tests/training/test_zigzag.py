"""The zig-zag's figures: signs by hand, the recorded steps against those really made, and what the article says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnviz.nn import OPTIMIZERS
from nnviz.training import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.step_record import MOST_STEPS
from nnviz.training.zigzag import agreement, kept_signs, one_sign_share, sign_flips
from nnviz.training.zigzag_wants import Zigzag, ZigzagWant

WANT = ZigzagWant(1, 0)


def begun(function: str = "sigmoid", **settings) -> LiveRun:
    return LiveRun(Trainer(RunConfig(**({"layers": (Layer(8, function),) * 2, "seed": 1} | settings))))


def measured(run: LiveRun, want: ZigzagWant = WANT) -> Zigzag | None:
    return run.run_state([want]).answers.get(want)


def watched(steps: int = MOST_STEPS, function: str = "sigmoid", **settings) -> Zigzag:
    """What is told of the first steps of a run."""
    run = begun(function, **settings)
    measured(run)
    run.advance(steps)
    found = measured(run)
    assert found is not None
    return found


def test_signs_are_counted_as_by_hand():
    signs = np.array([[1, 1, 0], [-1, 1, 1], [-1, -1, -1], [0, 0, 0], [1, -1, 1]])
    assert one_sign_share(signs) == 2 / 4
    assert agreement(signs) == pytest.approx((1 + 1 / 3 + 1 + 1 / 3) / 4)
    assert sign_flips(signs) == (3, 5)  # pairs in column 1: + -, - -; in 2: + +, + -; in 3: + -
    assert np.isnan(one_sign_share(np.zeros((3, 2)))) and np.isnan(agreement(np.zeros((0, 2))))
    assert kept_signs(np.array([[0.1, 0, 2], [-1, -2, 0], [0, 0, 0], [1, -1, 0]])).tolist() == [1, -1, 0, 0]


def test_path_and_straight_line_are_those_of_a_hand_drawn_zigzag():
    path = np.array([[0.0, 0.0], [3, 4], [6, 0], [6, 8]])
    found = Zigzag(3, path, np.zeros((3, 2)), path[0], np.zeros(2), 0, 0, 0, 0, 1, 4, 0, 0)
    assert (found.steps, found.length, found.straight) == (3, 18, 10)
    assert found.detour == 1.8 and found.flip_share == 0.25


SIGNS = arrays.arrays(np.int8, (6, 4), elements=st.integers(-1, 1))


@given(SIGNS, st.permutations(range(4)))
def test_the_order_of_the_weights_changes_nothing(signs, order):
    assert one_sign_share(signs[:, order]) == pytest.approx(one_sign_share(signs), nan_ok=True)
    assert agreement(signs[:, order]) == pytest.approx(agreement(signs), nan_ok=True)
    assert sign_flips(signs[:, order]) == sign_flips(signs)


@given(SIGNS)
def test_a_gradient_of_the_other_sign_changes_nothing(signs):
    assert one_sign_share(-signs) == pytest.approx(one_sign_share(signs), nan_ok=True)
    assert agreement(-signs) == pytest.approx(agreement(signs), nan_ok=True)
    assert sign_flips(-signs) == sign_flips(signs)


@given(arrays.arrays(np.float64, (9, 2), elements=st.integers(-1000, 1000).map(float)), st.floats(1e-3, 1e3))
def test_a_path_is_never_shorter_than_the_line_and_its_ratio_knows_no_scale(path, scale):
    def of(points):
        return Zigzag(8, points, np.zeros((8, 2)), path[0], np.zeros(2), 0, 0, 0, 0, 0, 0, 0, 0)

    here, there = of(path), of(scale * path)
    assert here.length >= here.straight * (1 - 1e-9)
    assert there.detour == pytest.approx(here.detour, rel=1e-6, nan_ok=True)


def test_the_recorded_steps_are_those_that_the_run_made():
    run, plain = begun(batch_size=3), Trainer(begun(batch_size=3).trainer.config)
    measured(run)
    weights = [plain.network.weights[1][0].copy()]
    for _ in range(20):
        run.advance(1)
        plain.advance(1)
        weights.append(plain.network.weights[1][0].copy())
    found = measured(run)
    assert (found.last, found.steps) == (20, 20)
    assert np.array_equal(found.path, np.array(weights)[:, :2])
    assert np.array_equal(found.signs, -np.sign(np.diff(weights, axis=0)))  # plain SGD steps against the gradient


def test_recording_does_not_change_the_run():
    run, plain = begun(), begun()
    for _ in range(3):
        measured(run)
        run.advance(700)
        plain.advance(700)
    assert np.array_equal(run.trainer.network.parameters, plain.trainer.network.parameters)


def test_a_fast_run_is_sampled_and_a_slow_one_recorded_without_a_gap():
    run = begun()
    measured(run)
    run.advance(1000)
    found = measured(run)
    assert (found.last, found.steps) == (MOST_STEPS, MOST_STEPS) and run.step == 1000
    for _ in range(4):
        run.advance(100)
        found = measured(run)
    assert (found.last, found.steps) == (1400, MOST_STEPS)
    assert np.array_equal(found.path[-1], run.trainer.network.weights[1][0, :2])


def test_nothing_is_recorded_for_nobody():
    run = begun()
    run.advance(50)
    found = measured(run)
    assert (found.last, found.steps) == (50, 0) and np.isnan(found.same_batch) and np.isnan(found.detour)
    assert found.same_sample == 1


def test_another_neuron_begins_anew():
    run = begun()
    measured(run)
    run.advance(30)
    assert measured(run).steps == 30
    assert measured(run, ZigzagWant(1, 3)).steps == 0
    run.advance(10)
    assert measured(run, ZigzagWant(1, 3)).steps == 10


def test_another_batch_size_begins_anew():
    run = begun(batch_size=1)
    measured(run)
    run.advance(30)
    run.trainer.retune(replace(run.trainer.config, batch_size=250))
    run.advance(10)
    assert (measured(run).last, measured(run).steps) == (40, 10)


def test_steps_behind_the_one_to_which_a_run_went_back_are_left_out():
    run = begun()
    measured(run)
    run.advance(5)
    state, weights = run.trainer.state(), run.trainer.network.weights[1][0, :2].copy()
    run.advance(5)
    run.trainer.restore(state)
    found = measured(run)
    assert (found.last, found.steps) == (5, 5) and np.array_equal(found.path[-1], weights)
    run.advance(5)
    assert measured(run).steps == 5


def test_another_way_to_the_step_where_the_record_ended_does_not_go_on_with_it():
    run = begun()
    state = run.trainer.state()
    measured(run)
    run.advance(MOST_STEPS)  # all that is recorded between two looks
    run.trainer.restore(state)
    run.advance(MOST_STEPS)
    measured(run)
    run.advance(1)
    assert (measured(run).last, measured(run).steps) == (MOST_STEPS + 1, 1)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_signs_are_those_of_the_gradient_whatever_the_optimizer(optimizer):
    run = begun("tanh", optimizer=optimizer, batch_size=250, learning_rate=0.01, clip=("norm", 0.1))
    measured(run)
    for _ in range(3):
        x, y = run.trainer.samples("train")
        gradient = run.trainer.network.gradients(x, y)[0][1][0]
        run.advance(1)
        assert np.array_equal(measured(run).signs[-1], np.sign(gradient))


def test_the_gradient_shown_is_that_of_the_probe_as_one_batch():
    run = begun("tanh")
    probe = run.trainer.probe
    gradient = run.trainer.network.gradients(run.trainer.data.x[:, probe], run.trainer.data.y[:, probe])[0][1][0]
    assert measured(run, ZigzagWant(1, 0, (5, 2))).gradient == pytest.approx(gradient[[5, 2]], rel=1e-12)


def test_of_a_fast_run_the_gradient_is_that_at_the_end_of_the_record():
    run, plain = begun("tanh"), Trainer(begun("tanh").trainer.config)
    measured(run)
    run.advance(1000)
    plain.advance(MOST_STEPS)
    x, y = plain.data.x[:, plain.probe], plain.data.y[:, plain.probe]
    assert measured(run).gradient == pytest.approx(plain.network.gradients(x, y)[0][1][0][:2], rel=1e-9)


def test_behind_sigmoid_every_sample_pushes_all_weights_one_way_and_behind_tanh_none_does():
    sigmoid, tanh = (watched(function=name, batch_size=1) for name in ("sigmoid", "tanh"))
    assert sigmoid.positive == sigmoid.same_sample == sigmoid.same_batch == sigmoid.agreement == 1
    assert sigmoid.inputs.tolist() == [1] * 8 and sigmoid.mean > sigmoid.deviation
    assert tanh.positive == 0 and tanh.same_sample < 0.1 and tanh.same_batch < 0.1 and tanh.agreement < 0.5
    assert not tanh.inputs.any() and abs(tanh.mean) < 0.3 * tanh.deviation


def test_a_batch_softens_it():
    single, ten, all_at_once = (watched(batch_size=size) for size in (1, 10, 250))
    assert single.same_batch == 1 > 0.8 > ten.same_batch > 0.3 > all_at_once.same_batch
    assert single.same_sample == ten.same_sample == all_at_once.same_sample == 1
    assert single.detour > 2 * ten.detour > 4 * all_at_once.detour
    assert single.flip_share > 0.4 and all_at_once.flip_share < 0.05


def test_relu_inputs_are_never_negative_either():
    found = watched(function="relu", batch_size=1, learning_rate=0.003)
    assert found.same_sample == 1 and found.inputs.min() >= 0


def test_inputs_that_are_always_negative_count_with_their_sign():
    run = begun("tanh", layers=(Layer(2, "tanh"),) * 2)
    run.trainer.network.weights[0][...] = 0
    run.trainer.network.biases[0][...] = [[1], [-1]]
    found = measured(run)
    assert found.inputs.tolist() == [1, -1] and found.positive == 0 and found.same_sample == 0


def test_there_is_no_answer_for_what_is_not_there_or_not_finite():
    run = begun()
    wants = (ZigzagWant(3, 0), ZigzagWant(1, 8), ZigzagWant(1, 0, (0, 8)), ZigzagWant(-1, 0))
    assert all(measured(run, want) is None for want in wants)
    assert measured(run, ZigzagWant(2, 0)) is not None  # the output's own neuron
    assert measured(run, ZigzagWant(0, 0)).positive < 0.5  # of the first layer the inputs are the data's
    run.trainer.network.weights[1][0, 0] = np.inf
    assert measured(run) is None


def test_a_row_of_maxout_is_one_of_its_pieces():
    run = begun(layers=(Layer(4, "sigmoid"), Layer(2, "maxout", {"pieces": 3})))
    found = measured(run, ZigzagWant(1, 5))
    assert found is not None and measured(run, ZigzagWant(1, 6)) is None
    assert np.array_equal(found.path[-1], run.trainer.network.weights[1][5, :2])
