"""Whole networks equal PyTorch's automatic derivatives: every activation x loss x depth, all to 1e-12.

New entries of the registries are taken up by themselves, by their `torch_name`.
"""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS, LOSSES, Layer, Network

torch = pytest.importorskip("torch")
functional = torch.nn.functional

M = 6
DEPTHS = (1, 2, 3, 6)  # layers, the output included
TOLERANCE = 1e-12

# What PyTorch lacks, or does not do to the last digit (hardsigmoid's gradient is made with a 1/6 in single precision,
# softplus becomes a line at its threshold, the logarithms of bce end at -100), or does by rows where a column is a
# sample here.
FUNCTIONS = {
    "maxout": lambda z: z.view(-1, 3, z.shape[1]).max(dim=1).values,
    "softmax": lambda z: functional.softmax(z, dim=0),
    "hard_sigmoid": lambda z: functional.relu6(z + 3) / 6,
    "softplus": lambda z: functional.softplus(z, threshold=100),
}
OBJECTIVES = {
    "half_mse": lambda y, t: ((t - y) ** 2).sum() / (2 * M),
    "l2": lambda y, t: (((t - y) ** 2).sum() / M).sqrt(),
    "l1": lambda y, t: (t - y).abs().sum(),
    "kl": lambda y, t: functional.kl_div(y.log(), t, reduction="sum"),
    "cross_entropy": lambda y, t: -(t * y.log()).sum(),
    "bce": lambda y, t: -(t * logarithm(y) + (1 - t) * logarithm(1 - y)).sum() / M,
    "weighted_bce": lambda y, t: -(t * logarithm(y) + (1 - t) * logarithm(1 - y)).sum() / M,  # alpha = 1
    "hinge": lambda y, t: torch.clamp(1 - t * y, min=0).sum() / M,
    "squared_hinge": lambda y, t: (torch.clamp(1 - t * y, min=0) ** 2).sum() / M,
}
OF_CLASSES = {"softmax_cross_entropy", "nll", "multi_margin"}  # PyTorch wants rows of scores, and class numbers


def logarithm(y):
    return torch.clamp(y, min=1e-300).log()


def named(torch_name, **arguments):
    found = torch
    for part in torch_name.split(".")[1:]:
        found = getattr(found, part)
    return found(**arguments) if isinstance(found, type) else found


def activate(layer, z, slopes):
    """The layer's function of z, by PyTorch; `slopes` (n,) of prelu."""
    name = layer.activation.name
    if name == "prelu":
        return functional.prelu(z.T, slopes).T
    return (FUNCTIONS.get(name) or named(layer.activation.torch_name))(z)


def objective(loss, y, t):
    """The loss of the outputs y, by PyTorch."""
    name = loss.name
    if name in OBJECTIVES:
        return OBJECTIVES[name](y, t)
    criterion = named(loss.torch_name, reduction="sum")
    return (criterion(y.T, t.argmax(0)) if name in OF_CLASSES else criterion(y, t)) / M


def targets(loss, rng):
    """Some that the loss is defined for, the most general kind first."""
    shares = rng.uniform(0.1, 0.9, (2, M))
    kinds = (rng.normal(size=(2, M)), shares / shares.sum(axis=0), np.eye(2)[:, rng.integers(0, 2, M)])
    return next(t for t in (*kinds, rng.choice([-1.0, 1.0], (2, M))) if loss.targets.allow(t))


def fitting(loss):
    """The output activations that can stand before the loss."""
    return [name for name, f in ACTIVATIONS.items() if loss.accepts_range(*f.range)]


def assert_close(ours, peer, what, terms=0.0):
    """Relative to the largest number, or to the `terms` of sums that may cancel."""
    peer = peer.detach().numpy()
    atol = TOLERANCE * max(np.abs(peer).max(initial=0), np.abs(terms).max())
    np.testing.assert_allclose(ours, peer, rtol=TOLERANCE, atol=atol, err_msg=what)


def assert_equal_to_pytorch(hidden, loss, output, depth):
    rng = np.random.default_rng([len(hidden), len(loss.name), len(output), depth])
    where = f"{depth} layers, {hidden} and {output}, {loss.name}: "

    def layer(size, name):
        return Layer(size, name, {"pieces": 3} if name == "maxout" else {})

    layers = [*(layer(5, hidden) for _ in range(depth - 1)), layer(2, output)]
    network = Network(3, layers, loss.name)
    network.initialize(rng, "xavier_normal")  # larger ones saturate, where PyTorch itself loses digits
    for bias in network.biases:
        bias[...] = rng.normal(size=bias.shape) * 0.3
    for slopes in network.slopes:
        if slopes is not None:
            slopes += rng.normal(size=slopes.shape) * 0.3
    x, t = rng.normal(size=(3, M)), targets(loss, rng)

    weights, biases = (
        [torch.tensor(p.copy(), requires_grad=True) for p in ps] for ps in (network.weights, network.biases)
    )
    slopes = [None if s is None else torch.tensor(s.ravel().copy(), requires_grad=True) for s in network.slopes]
    z, a = [], torch.tensor(x)
    for w, b, s, dense in zip(weights, biases, slopes, network.layers, strict=True):
        z.append(w @ a + b)
        z[-1].retain_grad()
        a = activate(dense, z[-1], s)
    value = objective(loss, a, torch.tensor(t))
    value.backward()

    trace = network.trace(x)
    assert_close(trace.a[-1], a, where + "forward")
    assert network.loss(x, t) == pytest.approx(value.item(), rel=TOLERANCE), where
    for ours, peer in zip(network.deltas(x, t), z, strict=True):
        assert_close(ours, peer.grad, where + "delta")
    dW, db = network.gradients(x, t)
    for parameters, found in ((weights, dW), (biases, db)):
        for ours, peer, pre in zip(found, parameters, z, strict=True):
            assert_close(ours, peer.grad, where + "gradient", terms=pre.grad.numpy())
    for ours, peer in zip(network.slope_gradients(x, t), slopes, strict=True):
        assert (ours is None) == (peer is None)
        if peer is not None:
            assert_close(ours.ravel(), peer.grad, where + "gradient of the slopes")


@pytest.mark.parametrize("loss", LOSSES.values(), ids=list(LOSSES))
@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_any_hidden_function_before_any_loss(hidden, loss):
    output = loss.made_for or fitting(loss)[0]
    for depth in DEPTHS[1:]:
        assert_equal_to_pytorch(hidden, loss, output, depth)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=list(LOSSES))
def test_any_output_function_that_fits_the_loss(loss):
    assert fitting(loss)
    for output in fitting(loss):
        for depth in DEPTHS:
            assert_equal_to_pytorch("tanh", loss, output, depth)
