"""The fast step equals the teaching network, whatever is combined, and a run is the same however it is sliced."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.nn import ACTIVATIONS, LOSSES, OPTIMIZERS, PENALTIES, EngineError, FastStep, Layer, Network

N = 17
OUTPUTS = {"half_mse": ["tanh", "softmax", "maxout"], "mse": ["purelin"], "bce": ["sigmoid", "softmax"]}
OUTPUTS["softmax_cross_entropy"] = ["purelin", "tanh"]
CASES = [(loss, output) for loss in OUTPUTS for output in OUTPUTS[loss]]
SIGNED = ("hinge", "squared_hinge", "soft_margin")
PARAMS = {"weighted_bce": {"alpha": 3.0}, "huber": {"delta": 0.4}, "smooth_l1": {"beta": 0.6}}


def samples(n=N, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(3, n)), np.eye(2)[:, rng.integers(0, 2, n)]


def make(
    hidden=("tanh", "tanh"), output="purelin", loss="half_mse", penalty="none", dtype=np.float64, pieces=3, **more
):
    def layer(size, name):
        return Layer(size, name, {"pieces": pieces} if name == "maxout" else {})

    rate = 0.0 if penalty == "none" else 0.01
    layers = [*(layer(5 - l % 2, name) for l, name in enumerate(hidden)), layer(2, output)]
    network = Network(3, layers, loss, penalty=penalty, penalty_rate=rate, dtype=dtype, **more)
    network.initialize(np.random.default_rng(1), "xavier_normal")
    return network


def teach(network, x, y, steps, seed, batch_size=5, optimizer="sgd", rate=0.1):
    """Train by the formulas: shuffle, pick, gradient, step."""
    rng, rule = np.random.default_rng(seed), OPTIMIZERS[optimizer]
    state, done = rule.state(network.parameters), 0
    while True:
        order = rng.permutation(x.shape[1])
        for k in range(0, x.shape[1], batch_size):
            if done == steps:
                return
            chosen = order[k : k + batch_size]
            rule.step(network.parameters, network.gradient(x[:, chosen], y[:, chosen]), state, rate)
            done += 1


def stepper(network, seed=5, data=None, **options):
    x, y = data or samples()
    return FastStep(
        network, x, y, rng=np.random.default_rng(seed), **{"batch_size": 5, "learning_rate": 0.1, **options}
    )


def assert_same_as_teaching(options, network_options, steps):
    fast, slow = make(**network_options), make(**network_options)
    # a full step of those that divide by the gradient's size is large at first: rounding grows in it a thousandfold
    rate = 0.1 if options.get("optimizer", "sgd") in ("sgd", "momentum", "nesterov") else 0.003
    stepper(fast, learning_rate=rate, **options).run(steps)
    teach(slow, *samples(), steps, 5, rate=rate, **options)
    assert np.abs(fast.parameters - make(**network_options).parameters).max() > 1e-4  # it moved at all
    tolerance = 1e-12 if fast.dtype == np.float64 else 1e-5
    largest = np.abs(slow.parameters).max()
    np.testing.assert_allclose(fast.parameters, slow.parameters, rtol=0, atol=tolerance * largest)


# 17 samples by 5 are batches of 5, 5, 5 and 2: twelve steps are three passes with their leftovers.
# Every activation meets every loss here, every optimizer and every penalty; not each of these each of the others.
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("case", range(max(len(CASES), len(OPTIMIZERS))))
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_three_passes_equal_the_teaching_step(activation, case, dtype):
    loss, output = CASES[case % len(CASES)]
    turn = case + list(ACTIVATIONS).index(activation)
    optimizer, penalty = list(OPTIMIZERS)[turn % len(OPTIMIZERS)], list(PENALTIES)[turn % len(PENALTIES)]
    network = {"hidden": (activation,) * 2, "output": output, "loss": loss, "penalty": penalty, "dtype": dtype}
    assert_same_as_teaching({"optimizer": optimizer}, network, 12)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
@pytest.mark.parametrize("output", ["purelin", "tanh", "sigmoid", "softmax", "maxout"])
@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_trains_as_the_teaching_step(loss, output, optimizer, dtype):
    """Behind every kind of output that it accepts; targets are shares of 1, classes or signs, as it needs them."""
    if not LOSSES[loss].accepts_range(*ACTIVATIONS[output].range):
        return
    x, y = samples()
    if loss in SIGNED:
        y = 2 * y - 1
    elif loss not in ("nll", "softmax_cross_entropy", "multi_margin"):
        y = np.abs(y - 0.2) * [[0.7], [1.2]]  # what the targets of a sample sum to differs, and is not 1
    LOSSES[loss].check_targets(y)
    fast, slow, begun = (make(output=output, loss=loss, dtype=dtype, loss_params=PARAMS.get(loss)) for _ in range(3))
    stepper(fast, data=(x, y), optimizer=optimizer, learning_rate=0.05).run(8)
    teach(slow, x, y, 8, 5, optimizer=optimizer, rate=0.05)
    assert np.abs(fast.parameters - begun.parameters).max() > 1e-4
    tolerance = 1e-12 if dtype == np.float64 else 1e-5
    np.testing.assert_allclose(fast.parameters, slow.parameters, rtol=0, atol=tolerance * np.abs(slow.parameters).max())


@pytest.mark.parametrize(
    "hidden",
    [
        (),
        ("relu",),
        ("sigmoid", "tanh", "tanh", "relu"),
        ("maxout", "softmax", "leaky_relu", "leaky_relu", "purelin"),
        ("tanh", "maxout", "tanh", "purelin", "tanh"),
        ("prelu", "prelu", "relu", "prelu", "gelu", "gelu", "sin"),
        ("elu", "selu", "selu", "softplus", "silu", "silu", "mish", "hardtanh", "hardtanh"),
        ("softsign", "softsign", "hard_sigmoid", "relu6", "relu6", "purelin", "softmax"),
    ],
)
@pytest.mark.parametrize("batch_size", [1, 4, 17, 1000])
def test_mixed_layers_and_all_batch_sizes_equal_the_teaching_step(hidden, batch_size):
    assert_same_as_teaching({"batch_size": batch_size}, {"hidden": hidden, "output": "tanh"}, 40)


@pytest.mark.parametrize("pieces", [2, 3, 5])
def test_where_all_maxout_pieces_tie_the_first_learns(pieces):
    x, y = samples()
    fast, slow = make(("maxout",), pieces=pieces), make(("maxout",), pieces=pieces)
    for network in (fast, slow):
        network.weights[0][...] = 0
    stepper(fast).run(1)
    teach(slow, x, y, 1, 5)
    np.testing.assert_allclose(fast.parameters, slow.parameters, atol=1e-15)
    by_unit = fast.weights[0].reshape(5, pieces, 3)
    assert by_unit[:, 0].any() and not by_unit[:, 1:].any()


def test_200_steps_at_default_settings_equal_the_teaching_step():
    x, y = samples(250)
    fast, slow = make(), make()
    stepper(fast, data=(x, y), batch_size=10, learning_rate=0.03).run(200)
    teach(slow, x, y, 200, 5, batch_size=10, rate=0.03)
    np.testing.assert_allclose(fast.parameters, slow.parameters, atol=1e-12)


@given(
    slices=st.lists(st.integers(0, 9), min_size=1, max_size=8),
    batch_size=st.integers(1, 20),
    optimizer=st.sampled_from(list(OPTIMIZERS)),
    n=st.integers(1, 30),
)
@settings(max_examples=60, deadline=None)
def test_how_a_run_is_sliced_changes_no_bit(slices, batch_size, optimizer, n):
    data, options = samples(n), {"batch_size": batch_size, "optimizer": optimizer}
    whole, sliced = make(("relu", "maxout")), make(("relu", "maxout"))
    in_one = stepper(whole, data=data, **options)
    in_one.run(sum(slices))
    in_slices = stepper(sliced, data=data, **options)
    for steps in slices:
        in_slices.run(steps)
    np.testing.assert_array_equal(whole.parameters, sliced.parameters)
    assert (in_one.step, in_one.epoch, in_one.position) == (in_slices.step, in_slices.epoch, in_slices.position)
    batches = -(-n // batch_size)
    assert in_one.step == sum(slices) and in_one.epoch == sum(slices) // batches


@given(before=st.integers(0, 30), lost=st.integers(0, 30), batch_size=st.integers(1, 20))
@settings(max_examples=60, deadline=None)
def test_a_restored_run_goes_on_bit_for_bit(before, lost, batch_size):
    options = {"batch_size": batch_size, "optimizer": "momentum"}
    network = make(("tanh", "maxout"))
    run = stepper(network, **options)
    run.run(before)
    state = run.state()
    run.run(lost)
    expected = run.state()
    run.restore(state)  # back in the same stepper
    run.run(lost)
    fresh_network = make(("tanh", "maxout"))
    fresh_network.parameters[...] = np.nan
    fresh = stepper(fresh_network, seed=99, **options)
    fresh.restore(state)  # and in a new one
    fresh.run(lost)
    for other in (run.state(), fresh.state()):
        np.testing.assert_array_equal(other["parameters"], expected["parameters"])
        np.testing.assert_array_equal(other["optimizer"]["velocity"], expected["optimizer"]["velocity"])
        np.testing.assert_array_equal(other["order"], expected["order"])
        assert other["generator"] == expected["generator"]
        assert [other[k] for k in ("step", "epoch", "position")] == [expected[k] for k in ("step", "epoch", "position")]


def test_a_state_holds_copies():
    run = stepper(make(), optimizer="momentum")
    run.run(3)
    state = run.state()
    kept = state["parameters"].copy(), state["optimizer"]["velocity"].copy(), state["order"].copy()
    run.run(9)
    for now, then in zip((state["parameters"], state["optimizer"]["velocity"], state["order"]), kept, strict=True):
        np.testing.assert_array_equal(now, then)


def test_every_pass_uses_each_sample_once_in_a_new_order():
    # one linear layer, from 0, on one-hot inputs with target 1: each step raises the weight of its own sample alone
    network = Network(6, [Layer(1, "purelin")])
    run = FastStep(network, np.eye(6), np.ones((1, 6)), rng=np.random.default_rng(0), batch_size=1, learning_rate=0.5)
    orders = []
    for epoch in range(4):
        order = []
        for _ in range(6):
            before = network.weights[0].copy()
            network.biases[0][...] = 0
            run.run(1)
            order += np.flatnonzero(network.weights[0] != before).tolist()
        assert sorted(order) == list(range(6))
        assert run.epoch == epoch + 1 and run.position == 0
        orders.append(tuple(order))
    assert len(set(orders)) > 1


def test_a_new_learning_rate_counts_from_the_next_step():
    for optimizer in OPTIMIZERS:
        x, y = samples(5)  # the full batch: the order does not matter to the rule
        fast, slow = make(penalty="l2"), make(penalty="l2")
        run = stepper(fast, data=(x, y), optimizer=optimizer)
        rule = OPTIMIZERS[optimizer]
        state = rule.state(slow.parameters)
        for rate in (0.1, 0.02, 0.3):
            run.learning_rate = rate
            assert run.learning_rate == rate
            for _ in range(3):
                run.run(1)
                rule.step(slow.parameters, slow.gradient(x, y), state, rate)
        np.testing.assert_allclose(fast.parameters, slow.parameters, atol=1e-13)


def test_batch_size_and_penalty_change_in_flight_without_touching_the_state():
    network = make()
    run = stepper(network, optimizer="momentum")
    run.run(6)  # one pass of 4 steps and 2 x 5 samples of the next
    before = run.state()
    run.batch_size = 3
    run.set_penalty("l2", 0.1)
    run.learning_rate = 0.05
    after = run.state()
    for name in ("parameters", "order"):
        np.testing.assert_array_equal(before[name], after[name])
    np.testing.assert_array_equal(before["optimizer"]["velocity"], after["optimizer"]["velocity"])
    assert (after["step"], after["epoch"], after["position"]) == (6, 1, 10)
    assert network.penalty.name == "l2" and network.penalty_rate == 0.1
    # the next batch is the next three samples of the same order, with the penalty in its gradient
    x, y = samples()
    other = make(penalty="l2")
    other.penalty_rate = 0.1
    other.parameters[...] = network.parameters
    chosen = before["order"][10:13]
    state = {"velocity": before["optimizer"]["velocity"].copy()}
    OPTIMIZERS["momentum"].step(other.parameters, other.gradient(x[:, chosen], y[:, chosen]), state, 0.05)
    run.run(1)
    np.testing.assert_allclose(network.parameters, other.parameters, atol=1e-14)
    run.run(2)  # 13 -> 16 -> the one left over
    assert (run.epoch, run.position) == (2, 0)


@pytest.mark.parametrize("penalty", PENALTIES)
def test_a_new_penalty_alone_counts_from_the_next_step(penalty):
    x, y = samples(5)  # the full batch, whose steps were compiled before the change
    network, other = make(penalty="l1"), make(penalty="l1")
    run = stepper(network, data=(x, y))
    run.run(1)
    teach(other, x, y, 1, 5)
    run.set_penalty(penalty, 0.2)
    other.penalty, other.penalty_rate = PENALTIES[penalty], 0.2
    run.run(3)
    for _ in range(3):
        other.parameters -= 0.1 * other.gradient(x, y)
    np.testing.assert_allclose(network.parameters, other.parameters, atol=1e-14)


def test_neighbours_with_the_same_function_keep_their_own_parameters():
    def build():
        slopes = [Layer(4, "leaky_relu", {"slope": slope}) for slope in (0.5, 0.1, 0.1)]
        network = Network(3, [*slopes, Layer(2, "purelin")])
        network.initialize(np.random.default_rng(1))
        return network

    fast, slow = build(), build()
    stepper(fast).run(12)
    teach(slow, *samples(), 12, 5)
    np.testing.assert_allclose(fast.parameters, slow.parameters, atol=1e-13)


def test_weights_assigned_between_steps_are_the_ones_trained():
    x, y = samples(5)
    network, other = make(), make()
    run = stepper(network, data=(x, y))
    run.run(2)
    for net in (network, other):
        net.parameters[...] = 0.1
        net.weights[0][...] = 0.3
    run.run(1)
    other.parameters -= 0.1 * other.gradient(x, y)
    np.testing.assert_allclose(network.parameters, other.parameters, atol=1e-15)


def test_float32_stays_float32():
    network = make(("tanh", "maxout"), penalty="l1", dtype=np.float32)
    run = stepper(network, optimizer="momentum")
    run.run(7)
    assert network.parameters.dtype == np.float32
    assert all(array.dtype == np.float32 for array in run.state()["optimizer"].values())


def test_an_exploding_run_goes_on_without_a_warning():
    network = make(("relu", "relu"))
    run = stepper(network, learning_rate=1e200)
    run.run(20)
    assert not np.isfinite(network.parameters).all()
    assert run.step == 20


def test_the_callers_data_are_not_touched():
    x, y = samples()
    kept = x.copy(), y.copy()
    run = stepper(make(), data=(x, y))
    run.run(9)
    np.testing.assert_array_equal(x, kept[0])
    x[...] = np.nan  # nor does the run see what becomes of them
    run.run(1)
    assert np.isfinite(run.network.parameters).all()
    np.testing.assert_array_equal(y, kept[1])


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"batch_size": 0}, "batch_size.range"),
        ({"data": (np.ones((2, 4)), np.ones((2, 4)))}, "samples.shape"),
        ({"data": (np.ones((3, 4)), np.ones((2, 5)))}, "samples.shape"),
        ({"data": (np.ones((3, 4)), np.ones((1, 4)))}, "samples.shape"),
        ({"data": (np.ones((3, 0)), np.ones((2, 0)))}, "samples.shape"),
        ({"optimizer": "sdg"}, "name.suggestion"),
    ],
)
def test_what_does_not_fit_is_refused(options, code):
    with pytest.raises(EngineError) as caught:
        stepper(make(), **options)
    assert caught.value.message.code == code
