"""Gradients of whole networks equal PyTorch's automatic ones: every activation x loss x depth, to 1e-12."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS, LOSSES, Layer, Network

torch = pytest.importorskip("torch")
functional = torch.nn.functional

M = 6
FUNCTIONS = {
    "purelin": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z: functional.leaky_relu(z, 0.01),
    "softmax": lambda z: functional.softmax(z, dim=0),
    "maxout": lambda z: z.view(-1, 3, z.shape[1]).max(dim=1).values,
}
OBJECTIVES = {
    "half_mse": lambda y, t: ((t - y) ** 2).sum() / (2 * M),
    "mse": lambda y, t: ((t - y) ** 2).sum() / M,
    "bce": lambda y, t: functional.binary_cross_entropy(y, t, reduction="sum") / M,
    "softmax_cross_entropy": lambda y, t: functional.cross_entropy(y.T, t.argmax(0), reduction="sum") / M,
}
OUTPUTS = {
    "half_mse": ["purelin", "tanh", "sigmoid", "softmax", "relu", "leaky_relu", "maxout"],
    "mse": ["purelin", "tanh"],
    "bce": ["sigmoid", "softmax"],
    "softmax_cross_entropy": ["purelin", "tanh"],
}
CASES = [(loss, output) for loss in OUTPUTS for output in OUTPUTS[loss]]


def test_the_oracle_covers_every_activation_and_loss():
    assert set(ACTIVATIONS) <= set(FUNCTIONS) and set(LOSSES) <= set(OBJECTIVES)


@pytest.mark.parametrize("depth", [0, 1, 2, 5])
@pytest.mark.parametrize(("loss", "output"), CASES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_equal_pytorch(activation, loss, output, depth):
    rng = np.random.default_rng([len(activation), len(loss), len(output), depth])

    def layer(size, name):
        return Layer(size, name, {"pieces": 3} if name == "maxout" else {})

    network = Network(3, [*(layer(5, activation) for _ in range(depth)), layer(2, output)], loss)
    network.initialize(rng, "xavier_normal")  # larger ones saturate, where PyTorch itself loses digits
    for bias in network.biases:
        bias[...] = rng.normal(size=bias.shape) * 0.3
    x, t = rng.normal(size=(3, M)), np.eye(2)[:, rng.integers(0, 2, M)]

    weights = [torch.tensor(w.copy(), requires_grad=True) for w in network.weights]
    biases = [torch.tensor(b.copy(), requires_grad=True) for b in network.biases]
    a = torch.tensor(x)
    for w, b, dense in zip(weights, biases, network.layers, strict=True):
        a = FUNCTIONS[dense.activation.name](w @ a + b)
    value = OBJECTIVES[loss](a, torch.tensor(t))
    value.backward()

    assert network.loss(x, t) == pytest.approx(value.item(), rel=1e-12)
    dW, db = network.gradients(x, t)
    for ours, peer in [*zip(dW, weights, strict=True), *zip(db, biases, strict=True)]:
        largest = np.abs(peer.grad.numpy()).max()
        np.testing.assert_allclose(ours, peer.grad.numpy(), rtol=1e-12, atol=1e-12 * largest)
