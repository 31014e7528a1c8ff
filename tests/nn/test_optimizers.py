"""Every optimizer: its rule, against PyTorch and by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import OPTIMIZERS, EngineError


def test_two_steps_of_momentum_worked_by_hand():
    momentum = OPTIMIZERS["momentum"]
    theta = np.array([1.0])
    state = momentum.state(theta)
    # v = 2, θ = 1 - 0.1·2 = 0.8; then v = 0.9·2 - 1 = 0.8, θ = 0.8 - 0.08 = 0.72
    momentum.step(theta, np.array([2.0]), state, 0.1)
    assert theta[0] == pytest.approx(0.8)
    momentum.step(theta, np.array([-1.0]), state, 0.1)
    assert theta[0] == pytest.approx(0.72)
    assert momentum.complete({}) == {"momentum": 0.9}


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize(("name", "params"), [("sgd", {}), ("momentum", {}), ("momentum", {"momentum": 0.5})])
def test_ten_steps_equal_pytorch(name, params, dtype):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(0)
    optimizer, theta = OPTIMIZERS[name], rng.normal(size=20).astype(dtype)
    state = optimizer.state(theta)
    peer = torch.tensor(theta.copy(), requires_grad=True)
    rule = torch.optim.SGD([peer], lr=0.1, momentum=params.get("momentum", 0.9) if name == "momentum" else 0.0)
    for _ in range(10):
        gradient = rng.normal(size=20).astype(dtype)
        peer.grad = torch.tensor(gradient)
        rule.step()
        optimizer.step(theta, gradient, state, 0.1, **params)
    assert theta.dtype == dtype
    rtol = 1e-13 if dtype is np.float64 else 1e-5
    np.testing.assert_allclose(theta, peer.detach().numpy(), rtol=rtol, atol=rtol)


def test_momentum_out_of_range_is_refused():
    with pytest.raises(EngineError, match=r"momentum of momentum is 1\.5; allowed is 0"):
        OPTIMIZERS["momentum"].complete({"momentum": 1.5})
    with pytest.raises(EngineError, match="sgd has no parameter 'momentum'"):
        OPTIMIZERS["sgd"].complete({"momentum": 0.5})
