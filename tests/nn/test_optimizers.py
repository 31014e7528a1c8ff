"""Every optimizer: its rule, against torch.optim and by hand, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import OPTIMIZERS, EngineError

STEPS = 200
RATE = 0.03
CASES = [
    ("sgd", {}),
    ("sgd", {"weight_decay": 0.1}),
    ("momentum", {}),
    ("momentum", {"momentum": 0.5, "dampening": 0.3, "weight_decay": 0.01}),
    ("momentum", {"momentum": 0.0}),
    ("nesterov", {}),
    ("nesterov", {"momentum": 0.6, "weight_decay": 0.05}),
    ("adagrad", {}),
    ("adagrad", {"lr_decay": 0.02, "weight_decay": 0.1, "initial_accumulator_value": 0.5, "eps": 1e-3}),
    ("rmsprop", {}),
    ("rmsprop", {"alpha": 0.7, "eps": 1e-4, "weight_decay": 0.02}),
    ("rmsprop", {"momentum": 0.8}),
    ("rmsprop", {"centered": True}),
    ("rmsprop", {"centered": True, "momentum": 0.5, "alpha": 0.95, "eps": 0.1, "weight_decay": 0.1}),
    ("adam", {}),
    ("adam", {"betas": (0.7, 0.95), "eps": 0.1, "weight_decay": 0.1}),
    ("adam", {"amsgrad": True}),
    ("adam", {"betas": (0.9, 0.999), "eps": 1e-4}),
    ("adam", {"amsgrad": True, "betas": (0.0, 0.5)}),
    ("adamw", {}),
    ("adamw", {"weight_decay": 0.3, "betas": (0.8, 0.99), "eps": 0.1}),
    ("adamw", {"weight_decay": 0.0, "amsgrad": True}),
]


def peer_of(torch, name, params, theta):
    """PyTorch's optimizer with its own defaults for all that is not given, but momentum 0.9."""
    if name in ("momentum", "nesterov"):
        return torch.optim.SGD([theta], RATE, **{"momentum": 0.9, "nesterov": name == "nesterov", **params})
    kinds = {"sgd": "SGD", "adagrad": "Adagrad", "rmsprop": "RMSprop", "adam": "Adam", "adamw": "AdamW"}
    return getattr(torch.optim, kinds[name])([theta], RATE, **params)


@pytest.mark.parametrize(("name", "params"), CASES, ids=str)
@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-12), (np.float32, 2e-4)])
def test_200_steps_equal_pytorch(name, params, dtype, tolerance):
    """On g = ∇(½ Σ c (θ - a)² + Σ sin θ), whose curvatures reach over three decades."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    theta, aim = rng.normal(size=20).astype(dtype), rng.normal(size=20).astype(dtype)
    curvature = np.geomspace(0.01, 10, 20).astype(dtype)
    peer = torch.tensor(theta.copy(), requires_grad=True)
    rule, optimizer = peer_of(torch, name, params, peer), OPTIMIZERS[name]
    first, state = theta.copy(), optimizer.state(theta, **optimizer.complete(params))
    for _ in range(STEPS):
        rule.zero_grad()
        (0.5 * torch.tensor(curvature) * (peer - torch.tensor(aim)) ** 2 + torch.sin(peer)).sum().backward()
        rule.step()
        gradient = curvature * (theta - aim) + np.cos(theta)
        given = gradient.copy()
        optimizer.step(theta, gradient, state, RATE, **params)
        np.testing.assert_array_equal(gradient, given)
    assert theta.dtype == dtype
    assert np.abs(theta - first).max() > 0.1  # it went somewhere
    np.testing.assert_allclose(theta, peer.detach().numpy(), rtol=tolerance, atol=tolerance)


def test_every_optimizer_is_compared_with_its_defaults_and_with_all_of_its_parameters():
    for name, optimizer in OPTIMIZERS.items():
        assert (name, {}) in CASES
        used = {key for case, params in CASES if case == name for key in params}
        assert used == set(optimizer.parameters), name


def test_defaults_are_pytorchs_own():
    torch = pytest.importorskip("torch")
    for name, optimizer in OPTIMIZERS.items():
        peer = peer_of(torch, name, {}, torch.zeros(1, requires_grad=True)).defaults
        assert {key: peer[key] for key in optimizer.complete({})} == optimizer.complete({}), name


def run(name, gradients, rate=0.1, **params):
    optimizer, theta = OPTIMIZERS[name], np.array([1.0])
    state = optimizer.state(theta, **optimizer.complete(params))
    for gradient in gradients:
        optimizer.step(theta, np.array([gradient], float), state, rate, **params)
    return theta[0]


def test_two_steps_worked_by_hand():
    # v = 2, θ = 1 - 0.1·2 = 0.8; then v = 0.9·2 - 1 = 0.8, θ = 0.8 - 0.08
    assert run("momentum", [2, -1]) == pytest.approx(0.72)
    # g + μ v = 2 + 1.8 = 3.8, θ = 0.62; then v = 0.8, -1 + 0.72 = -0.28, θ = 0.62 + 0.028
    assert run("nesterov", [2, -1]) == pytest.approx(0.648)
    # √4 = 2, so one whole rate; then √(4 + 12) = 4, so 0.1 · √12/4
    assert run("adagrad", [2, 12**0.5]) == pytest.approx(1 - 0.1 - 0.1 * 12**0.5 / 4)
    # v = 0.01·4, √v = 0.2
    assert run("rmsprop", [2], eps=0.0) == pytest.approx(1 - 0.1 * 2 / 0.2)
    # corrected m = 2 and v = 4: one whole rate, whatever the gradient's size
    assert run("adam", [2]) == pytest.approx(0.9)
    assert run("adam", [2000]) == pytest.approx(0.9)
    # and the parameter has shrunk by η λ = 0.1·0.5 before
    assert run("adamw", [2], weight_decay=0.5) == pytest.approx(0.95 - 0.1)
    # λ θ = 0.5 is part of the gradient: 1 - 0.1·2.5
    assert run("sgd", [2], weight_decay=0.5) == pytest.approx(0.75)
    # the first gradient counts in full, the second by 1 - 0.5: v = 0.9·2 + 1 = 2.8
    assert run("momentum", [2, 2], dampening=0.5) == pytest.approx(0.8 - 0.28)


def test_a_centred_rmsprop_survives_a_gradient_that_does_not_change():
    """Its variance is 0 but for rounding, which may leave it below: the step is long then, and a number."""
    assert np.isfinite(run("rmsprop", [0.1] * 5000, centered=True))


@pytest.mark.parametrize(
    ("name", "params", "words"),
    [
        ("momentum", {"momentum": 1.5}, r"momentum of momentum is 1\.5; allowed is 0"),
        ("sgd", {"momentum": 0.5}, "sgd has no parameter 'momentum'. It has: weight_decay"),
        ("nesterov", {"momentum": 0}, "momentum of nesterov is 0; it must be greater than 0.0 and at most 1.0"),
        ("adam", {"betas": (0.9, 1)}, r"betas of adam is \(0.9, 1\); it must be 0.0 or more and less than 1.0"),
        ("adam", {"betas": 0.9}, "betas of adam must be a pair of numbers, not 0.9"),
        ("adam", {"betas": "99"}, "betas of adam must be a pair of numbers, not '99'"),
        ("adam", {"betas": (0.9, True)}, "betas of adam must be a pair of numbers"),
        ("adam", {"betas": (0.9, 0.99, 0.999)}, "betas of adam must be a pair of numbers"),
        ("adam", {"amsgrad": 1}, "amsgrad of adam must be true or false, not 1"),
        ("adam", {"eps": -1e-8}, "eps of adam is -1e-08; it must be 0.0 or more"),
        ("adam", {"eps": float("inf")}, "eps of adam must be a finite number, not inf"),
        ("adam", {"eps": 10**400}, "eps of adam must be a finite number"),
        ("rmsprop", {"centered": None}, "centered of rmsprop must be true or false, not None"),
    ],
    ids=str,
)
def test_what_a_parameter_cannot_be_is_refused_with_what_it_can(name, params, words):
    with pytest.raises(EngineError, match=words):
        OPTIMIZERS[name].complete(params)


def test_parameters_become_plain_values():
    given = {"betas": [np.float32(0.5), 0], "amsgrad": np.True_, "eps": np.int64(1)}
    plain = OPTIMIZERS["adam"].complete(given)
    assert plain == {"betas": (0.5, 0.0), "amsgrad": True, "eps": 1.0, "weight_decay": 0.0}
    assert [type(value) for value in (*plain["betas"], plain["amsgrad"], plain["eps"])] == [float, float, bool, float]


def test_every_optimizer_explains_itself():
    for optimizer in OPTIMIZERS.values():
        assert optimizer.formula and optimizer.note and optimizer.torch_name.startswith("torch.optim.")
