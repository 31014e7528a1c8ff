"""The fast step with every optimizer, schedule and clipping: as a plain loop, and the same however it is sliced."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.nn import CLIPPINGS, OPTIMIZERS, SCHEDULES, FastStep, Layer, Network
from nnviz.nn.network import QUIET

RATE = 0.05
ALL = {
    "sgd": {"weight_decay": 0.02},
    "momentum": {"dampening": 0.4, "weight_decay": 0.02},
    "nesterov": {"momentum": 0.7, "weight_decay": 0.02},
    "adagrad": {"lr_decay": 0.1, "weight_decay": 0.02, "initial_accumulator_value": 0.1, "eps": 1e-3},
    "rmsprop": {"centered": True, "momentum": 0.5, "alpha": 0.9, "eps": 1e-2, "weight_decay": 0.02},
    "adam": {"betas": (0.8, 0.9), "amsgrad": True, "eps": 1e-2, "weight_decay": 0.02},
    "adamw": {"betas": (0.8, 0.9), "amsgrad": True, "eps": 1e-2, "weight_decay": 0.2},
}
FAST = {"step": {"step_size": 2, "gamma": 0.5}, "exponential": {"gamma": 0.8}, "cosine": {"T_max": 3, "eta_min": 0.01}}
FAST |= {"inverse": {"decay": 0.5}, "constant": {}}
CLIPS = [None, ("norm", 0.05), ("norm", 1e6), ("value", 0.1)]


def samples(n=17):
    rng = np.random.default_rng(0)
    return rng.normal(size=(3, n)), np.eye(2)[:, rng.integers(0, 2, n)]


def make(penalty="l2", dtype=np.float64):
    layers = [Layer(5, "tanh"), Layer(4, "prelu"), Layer(2, "purelin")]  # slopes are parameters like others
    network = Network(3, layers, penalty=penalty, penalty_rate=0.01, dtype=dtype)
    network.initialize(np.random.default_rng(1), "xavier_normal")
    return network


def stepper(network, seed=5, **options):
    rng = np.random.default_rng(seed)
    return FastStep(network, *samples(), rng=rng, **{"batch_size": 5, "learning_rate": RATE, **options})


def plain_loop(network, steps, optimizer, optimizer_params, schedule, schedule_params, clip, rate=RATE):
    """Shuffle, pick, gradient, clip, step; at the end of a pass the rate."""
    x, y = samples()
    rng, rule = np.random.default_rng(5), OPTIMIZERS[optimizer]
    state, done, epoch = rule.state(network.parameters, **rule.complete(optimizer_params)), 0, 0
    while True:
        order = rng.permutation(x.shape[1])
        now = SCHEDULES[schedule].rate(epoch, rate, **schedule_params)
        for k in range(0, x.shape[1], 5):
            if done == steps:
                return now
            chosen = order[k : k + 5]
            g = network.gradient(x[:, chosen], y[:, chosen])
            if clip and clip[0] == "norm":
                g = g * min(1, clip[1] / (np.linalg.norm(g) + 1e-6))
            elif clip:
                g = np.clip(g, -clip[1], clip[1])
            rule.step(network.parameters, g, state, now, **optimizer_params)
            done += 1
        epoch += 1


def assert_equal_to_plain_loop(dtype=np.float64, **rules):
    fast, slow = make(dtype=dtype), make(dtype=dtype)
    run = stepper(fast, **rules)
    run.run(30)  # 17 samples by 5: seven passes and a half
    assert plain_loop(slow, 30, **rules) == run.rate
    tolerance = 1e-12 if dtype == np.float64 else 1e-4
    np.testing.assert_allclose(fast.parameters, slow.parameters, rtol=tolerance, atol=tolerance)
    assert np.abs(fast.parameters - make(dtype=dtype).parameters).max() > 1e-3


@pytest.mark.parametrize("clip", CLIPS, ids=str)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_and_clipping_equals_a_plain_loop(optimizer, clip):
    for params in ({}, ALL[optimizer]):
        assert_equal_to_plain_loop(
            optimizer=optimizer, optimizer_params=params, schedule="constant", schedule_params={}, clip=clip
        )


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("clip", CLIPS[:2], ids=str)
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule_equals_a_plain_loop(schedule, clip, dtype):
    for optimizer in ("sgd", "adam"):
        assert_equal_to_plain_loop(
            dtype,
            optimizer=optimizer,
            optimizer_params={},
            schedule=schedule,
            schedule_params=FAST[schedule],
            clip=clip,
        )


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_200_steps_at_default_settings_equal_pytorch(optimizer):
    torch = pytest.importorskip("torch")
    network = make("none")
    run = stepper(network, optimizer=optimizer, batch_size=1000, learning_rate=0.01)
    x, y = (torch.tensor(part.T) for part in samples())
    peer = torch.nn.Sequential(
        *(torch.nn.Linear(3, 5), torch.nn.Tanh(), torch.nn.Linear(5, 4), torch.nn.PReLU(4), torch.nn.Linear(4, 2))
    ).double()
    with torch.no_grad():
        for layer, weight, bias in zip(peer[::2], network.weights, network.biases, strict=True):
            layer.weight.copy_(torch.tensor(weight))
            layer.bias.copy_(torch.tensor(bias[:, 0]))
    more = {"momentum": {"momentum": 0.9}, "nesterov": {"momentum": 0.9, "nesterov": True}}.get(optimizer, {})
    kinds = {"adagrad": "Adagrad", "rmsprop": "RMSprop", "adam": "Adam", "adamw": "AdamW"}
    rule = getattr(torch.optim, kinds.get(optimizer, "SGD"))(peer.parameters(), 0.01, **more)
    for _ in range(200):
        rule.zero_grad()
        (((peer(x) - y) ** 2).sum() / (2 * len(x))).backward()
        rule.step()
    run.run(200)
    np.testing.assert_allclose(network.slopes[1][:, 0], peer[3].weight.detach().numpy(), rtol=1e-9, atol=1e-9)
    for layer, weight, bias in zip(peer[::2], network.weights, network.biases, strict=True):
        np.testing.assert_allclose(weight, layer.weight.detach().numpy(), rtol=1e-9, atol=1e-9)
        np.testing.assert_allclose(bias[:, 0], layer.bias.detach().numpy(), rtol=1e-9, atol=1e-9)


RULES = st.fixed_dictionaries(
    {
        "optimizer": st.sampled_from(list(OPTIMIZERS)),
        "all": st.booleans(),
        "schedule": st.sampled_from(list(SCHEDULES)),
        "clip": st.sampled_from(CLIPS),
    }
)


def options(rules):
    params = ALL[rules["optimizer"]] if rules["all"] else {}
    chosen = {key: rules[key] for key in ("optimizer", "schedule", "clip")}
    return chosen | {"optimizer_params": params, "schedule_params": FAST[rules["schedule"]]}


@given(rules=RULES, slices=st.lists(st.integers(0, 9), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_how_a_run_is_sliced_changes_no_bit(rules, slices):
    whole, sliced = make(), make()
    stepper(whole, **options(rules)).run(sum(slices))
    run = stepper(sliced, **options(rules))
    for steps in slices:
        run.run(steps)
    np.testing.assert_array_equal(whole.parameters, sliced.parameters)


@given(rules=RULES, before=st.integers(0, 20), lost=st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_a_restored_run_goes_on_bit_for_bit(rules, before, lost):
    run = stepper(make(), **options(rules))
    run.run(before)
    state = run.state()
    run.run(lost)
    expected = run.state()
    fresh = stepper(make(), seed=99, **options(rules))
    fresh.run(7)  # into another epoch, with another rate
    for other in (run, fresh):
        other.restore(state)
        other.run(lost)
        assert other.rate == run.rate
        np.testing.assert_array_equal(other.state()["parameters"], expected["parameters"])
        for name, array in expected["optimizer"].items():
            np.testing.assert_array_equal(other.state()["optimizer"][name], array)


def test_a_schedule_changes_the_rate_at_the_end_of_a_pass_and_only_there():
    run = stepper(make(), schedule="exponential", schedule_params={"gamma": 0.5})
    rates = []
    for _ in range(9):
        rates.append(run.rate)
        run.run(1)
    assert rates == [RATE] * 4 + [RATE / 2] * 4 + [RATE / 4]
    assert run.learning_rate == RATE


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_schedule_and_clipping_change_in_flight_and_count_from_the_next_step(optimizer):
    changed, same = make(), make()
    late = stepper(changed, optimizer=optimizer)
    late.run(6)
    state = late.state()
    late.set_schedule("step", {"step_size": 1, "gamma": 0.1})
    late.set_clip(("norm", 0.05))
    assert late.rate == pytest.approx(0.1 * RATE)  # one epoch is over
    early = stepper(
        same,
        optimizer=optimizer,
        schedule="step",
        schedule_params={"step_size": 1, "gamma": 0.1},
        clip=("norm", 0.05),
    )
    early.restore(state)
    for run in (late, early):
        run.run(5)
    np.testing.assert_array_equal(changed.parameters, same.parameters)
    late.set_schedule("constant", {})
    late.set_clip(None)
    assert late.rate == RATE


@pytest.mark.parametrize("clip", [None, *((name, 1.0) for name in CLIPPINGS)], ids=str)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_an_exploding_run_goes_on_without_a_warning_in_both_types(optimizer, clip):
    for dtype in (np.float64, np.float32):
        network = make(dtype=dtype)
        run = stepper(network, optimizer=optimizer, learning_rate=1e300, clip=clip)
        run.run(20)
        assert run.step == 20
        assert not np.isfinite(network.parameters).all()


def test_clipping_keeps_a_run_from_exploding():
    for clip, sound in ((None, False), (("norm", 0.1), True), (("value", 0.1), True)):
        network = make("none")
        run = stepper(network, learning_rate=20.0, clip=clip)
        with np.errstate(**QUIET):
            run.run(300)
        assert (np.isfinite(network.parameters).all() and np.abs(network.parameters).max() < 1e4) == sound, clip


def test_numbers_beyond_float32_are_infinite_there_and_no_warning():
    for optimizer, name, stands in (
        ("adagrad", "initial_accumulator_value", True),  # divided by infinity no step is left
        ("adam", "eps", True),
        ("sgd", "weight_decay", False),
    ):
        network = make(dtype=np.float32)
        before = network.parameters.copy()
        stepper(network, optimizer=optimizer, optimizer_params={name: 1e300}).run(3)
        assert np.array_equal(network.parameters, before) == stands, optimizer
        assert np.isfinite(network.parameters).all() == stands, optimizer
