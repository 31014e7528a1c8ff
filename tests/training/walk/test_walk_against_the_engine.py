"""What a walk shows is what the engine computes, and what PyTorch derives; every entry agrees with its difference."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.nn import ACTIVATIONS, LOSSES, Layer, Network
from nnviz.training.walk.checks import STATUSES
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.walk import Walk

HIDDEN = ["tanh", "sigmoid", "relu", "leaky_relu", "prelu", "maxout", "softmax", "purelin", "elu", "gelu", "hardtanh"]


def targets(loss: str, n: int, m: int, rng: np.random.Generator) -> np.ndarray:
    """Some that the loss takes."""
    shares = rng.uniform(0.1, 0.9, (n, m))
    kinds = (
        rng.normal(size=(n, m)),
        shares / shares.sum(axis=0),
        np.eye(n)[:, rng.integers(0, n, m)],
        rng.choice([-1.0, 1.0], (n, m)),
    )
    return next(t for t in kinds if LOSSES[loss].targets.allow(t))


def fitting(loss: str) -> list[str]:
    return [name for name, f in ACTIVATIONS.items() if LOSSES[loss].accepts_range(*f.range) and name != "sign"]


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    loss = draw(st.sampled_from(list(LOSSES)))
    hidden = [
        Layer(draw(st.integers(1, 4)), name, {"pieces": draw(st.integers(2, 3))} if name == "maxout" else {})
        for name in draw(st.lists(st.sampled_from(HIDDEN), min_size=0, max_size=3))
    ]
    outputs = draw(st.integers(2 if loss in ("multi_margin", "nll", "softmax_cross_entropy") else 1, 3))
    layers = [*hidden, Layer(outputs, draw(st.sampled_from(fitting(loss))))]
    penalty = draw(st.sampled_from(["none", "l1", "l2"]))
    network = Network(draw(st.integers(1, 3)), layers, loss, penalty=penalty, penalty_rate=0.1 * (penalty != "none"))
    network.parameters[...] = rng.normal(size=network.parameters.size) * 0.6
    m = draw(st.integers(1, 4))
    return Moment.of(network, rng.normal(size=(network.n_inputs, m)), targets(loss, outputs, m, rng))


@settings(max_examples=60, deadline=None)
@given(moments())
def test_values_are_the_engines(moment: Moment) -> None:
    walk, network = Walk(moment), moment.network()
    arrays = walk.arrays
    dW, db = network.gradients(moment.x, moment.y)
    slopes = network.slope_gradients(moment.x, moment.y)
    for l, delta in enumerate(network.deltas(moment.x, moment.y)):
        for name, value in ((f"delta{l + 1}", delta), (f"dW{l + 1}", dW[l]), (f"db{l + 1}", db[l])):
            np.testing.assert_allclose(arrays[name].values, value, rtol=1e-12, atol=1e-15, err_msg=name)
        if slopes[l] is not None:
            np.testing.assert_allclose(arrays[f"ds{l + 1}"].values, slopes[l], rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(arrays[f"a{len(network.layers)}"].values, network.forward(moment.x))
    assert walk.loss_before == network.loss(moment.x, moment.y)


@settings(max_examples=60, deadline=None)
@given(moments())
def test_every_derivative_agrees_with_a_finite_difference_or_is_told_to_be_at_a_kink(moment: Moment) -> None:
    walk = Walk(moment)
    for step in walk.steps:
        if step.checkable:
            check = walk.check(step.index)
            told = [STATUSES[code] for code in check.status]
            assert check.agrees, (step.symbols.plain, told, check.gradient, check.difference)


@settings(max_examples=60, deadline=None)
@given(moments())
def test_every_step_has_its_formula_in_all_forms_and_its_shapes_in_symbols_fit_those_in_figures(moment: Moment) -> None:
    walk, network = Walk(moment), moment.network()
    known = {"1": 1, "m": moment.x.shape[1], "n₀": network.n_inputs}
    for l, layer in enumerate(network.layers):
        sign = f"n{'₁₂₃₄'[l]}"
        known |= {sign: layer.size, f"{layer.pieces}{sign}": layer.rows}
    for step in walk.steps:
        rows, columns = step.result.values.shape
        for formula in (step.symbols, *walk.numbers(step.index, rows - 1, columns - 1)):
            assert formula.plain and formula.rich and formula.mathml.startswith("<math ")
            assert "<" not in formula.plain.replace(" < ", "").replace("<z>", "!"), formula.latex
        for array in (*step.inputs, *step.between, step.result):
            if not array.scalar:
                dims = tuple(known[part] for part in array.dims.plain.strip("()").split(", "))
                assert dims == array.shape, (step.symbols.plain, array.name)
            assert not array.values.flags.writeable


def test_a_wrong_gradient_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # the engine forgets the transpose's partner: a bias gradient without its last sample
    network = Network(2, [Layer(3, "tanh"), Layer(1, "purelin")])
    network.initialize(np.random.default_rng(0))
    x, y = np.random.default_rng(1).normal(size=(2, 4)), np.ones((1, 4))
    right = Network.backward

    def wrong(self, trace, target):
        backward = right(self, trace, target)
        backward.delta[0] *= 1.001
        return backward

    monkeypatch.setattr(Network, "backward", wrong)
    walk = Walk(Moment.of(network, x, y))
    verdicts = {step.result.name: walk.check(step.index).agrees for step in walk.steps if step.checkable}
    assert verdicts == {"delta2": True, "dW2": True, "db2": True, "delta1": False, "dW1": False, "db1": False}


# -- PyTorch -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hidden", "output", "loss"),
    [("tanh", "sigmoid", "half_mse"), ("relu", "purelin", "softmax_cross_entropy"), ("sigmoid", "sigmoid", "bce")],
)
def test_gradients_equal_those_of_pytorch(hidden: str, output: str, loss: str) -> None:
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(5)
    network = Network(3, [Layer(4, hidden), Layer(2, output)], loss)
    network.parameters[...] = rng.normal(size=network.parameters.size) * 0.5
    x, t = rng.normal(size=(3, 5)), targets(loss, 2, 5, rng)
    walk = Walk(Moment.of(network, x, t))
    functions = {"tanh": torch.tanh, "relu": torch.relu, "sigmoid": torch.sigmoid, "purelin": lambda z: z}
    losses = {
        "half_mse": lambda y, t: ((y - t) ** 2).sum() / 10,
        "softmax_cross_entropy": lambda y, t: torch.nn.functional.cross_entropy(y.T, t.argmax(0), reduction="sum") / 5,
        "bce": lambda y, t: torch.nn.functional.binary_cross_entropy(y, t, reduction="sum") / 5,
    }
    W = [torch.tensor(w.copy(), requires_grad=True) for w in network.weights]
    b = [torch.tensor(v.copy(), requires_grad=True) for v in network.biases]
    z1 = W[0] @ torch.tensor(x) + b[0]
    z1.retain_grad()
    y = functions[output](W[1] @ functions[hidden](z1) + b[1])
    losses[loss](y, torch.tensor(t)).backward()
    for name, peer in (("dW1", W[0]), ("dW2", W[1]), ("db1", b[0]), ("db2", b[1]), ("delta1", z1)):
        np.testing.assert_allclose(walk.arrays[name].values, peer.grad.numpy(), rtol=1e-12, atol=1e-14)
