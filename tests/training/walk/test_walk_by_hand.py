"""A 2-2-1 network worked by hand, digit by digit: ReLU inside, a linear output, half_mse, one sample, rate 0.01."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import Layer, Network
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.walk import Walk

W1, B1 = [[1.0, -1.0], [0.5, 0.5]], [[0.0], [0.5]]
W2, B2 = [[2.0, -1.0]], [[0.5]]
X, T = [[2.0], [1.0]], [[1.5]]

# z1 = 1·2 - 1·1 + 0 = 1,  0.5·2 + 0.5·1 + 0.5 = 2;  z2 = 2·1 - 1·2 + 0.5 = 0.5;  L = ½ (1.5 - 0.5)² = 0.5
# δ2 = 0.5 - 1.5 = -1;  dW2 = -1·(1, 2);  (W2)ᵀ δ2 = (2, -1)·(-1) = (-2, 1), and f' = 1 in both units
# dW1 = (-2, 1)ᵀ (2, 1);  each parameter less 0.01 times its gradient;  then
# z1 = 1.04·2 - 0.98·1 + 0.02 = 1.12,  0.48·2 + 0.49·1 + 0.49 = 1.94
# z2 = 2.01·1.12 - 0.98·1.94 + 0.51 = 0.86;  L = ½ · 0.64² = 0.2048
WORKED = {
    "z1": [[1.0], [2.0]],
    "a1": [[1.0], [2.0]],
    "z2": [[0.5]],
    "a2": [[0.5]],
    "L": [[0.5]],
    "delta2": [[-1.0]],
    "dW2": [[-1.0, -2.0]],
    "db2": [[-1.0]],
    "brought1": [[-2.0], [1.0]],
    "fprime1": [[1.0], [1.0]],
    "delta1": [[-2.0], [1.0]],
    "dW1": [[-4.0, -2.0], [2.0, 1.0]],
    "db1": [[-2.0], [1.0]],
    "W1_new": [[1.04, -0.98], [0.48, 0.49]],
    "b1_new": [[0.02], [0.49]],
    "W2_new": [[2.01, -0.98]],
    "b2_new": [[0.51]],
    "L_new": [[0.2048]],
}


@pytest.fixture(scope="module")
def walk() -> Walk:
    network = Network(2, [Layer(2, "relu"), Layer(1, "purelin")])
    for array, values in zip((*network.weights, *network.biases), (W1, W2, B1, B2), strict=True):
        array[...] = values
    return Walk(Moment.of(network, X, T, rate=0.01))


@pytest.mark.parametrize("name", WORKED)
def test_every_array_of_the_walk_is_what_was_worked_by_hand(walk: Walk, name: str) -> None:
    np.testing.assert_allclose(walk.arrays[name].values, WORKED[name], rtol=0, atol=1e-15)
    assert walk.arrays[name].values.shape == np.shape(WORKED[name])


def test_the_steps_go_forward_then_backward_then_change_the_parameters(walk: Walk) -> None:
    assert [step.symbols.plain for step in walk.steps] == [
        "z¹ = W¹ a⁰ + b¹",
        "a¹ = relu(z¹)",
        "z² = W² a¹ + b²",
        "y = a² = z²",
        "L = ½ (t − y)²",
        "δ² = y − t",
        "∂L/∂W² = δ² (a¹)ᵀ",
        "∂L/∂b² = δ²",
        "δ¹ = (W²)ᵀ δ² ⊙ f′(z¹)",
        "∂L/∂W¹ = δ¹ (a⁰)ᵀ",
        "∂L/∂b¹ = δ¹",
        "W¹ ← W¹ − η · ∂L/∂W¹",
        "b¹ ← b¹ − η · ∂L/∂b¹",
        "W² ← W² − η · ∂L/∂W²",
        "b² ← b² − η · ∂L/∂b²",
        "L = ½ (t − y)²",
    ]
    assert [step.index for step in walk.steps] == list(range(16))
    assert [step.phase for step in walk.steps] == ["forward"] * 5 + ["backward"] * 6 + ["update"] * 5
    assert (walk.loss_before, walk.loss_after) == pytest.approx((0.5, 0.2048), abs=1e-15)


@pytest.mark.parametrize(
    ("step", "entry", "lines"),
    [
        (0, (1, 0), ["z¹₂ = 0.5 · 2 + 0.5 · 1 + 0.5 = 2"]),
        (1, (0, 0), ["a¹₁ = max(0, 1) = 1"]),
        (2, (0, 0), ["z²₁ = 2 · 1 + (−1) · 2 + 0.5 = 0.5"]),
        (4, (0, 0), ["L = ½ (1.5 − 0.5)² = 0.5"]),
        (5, (0, 0), ["δ²₁ = 0.5 − 1.5 = −1"]),
        (6, (0, 1), ["∂L/∂W²_(1,2) = (−1) · 2 = −2"]),
        (8, (1, 0), ["((W²)ᵀ δ²)₂ = (−1) · (−1) = 1", "f′(2) = [2 > 0] = 1", "δ¹₂ = 1 · 1 = 1"]),
        (9, (0, 0), ["∂L/∂W¹_(1,1) = (−2) · 2 = −4"]),
        (11, (0, 1), ["W¹_(1,2) ← −1 − 0.01 · (−2) = −0.98"]),
        (15, (0, 0), ["L = 0.5 → 0.205", "ΔL = −0.295"]),
    ],
)
def test_the_formula_with_the_numbers_in_is_what_one_writes_by_hand(
    walk: Walk, step: int, entry: tuple[int, int], lines: list[str]
) -> None:
    assert [line.plain for line in walk.numbers(step, *entry)] == lines


def test_the_way_back_takes_from_the_cache_what_the_way_forward_stored(walk: Walk) -> None:
    delta1 = walk.steps[8]
    assert {use.name: use.stored_by for use in delta1.uses} == {"W2": 2, "z1": 0}
    weights1 = walk.steps[9]
    assert {use.name: use.stored_by for use in weights1.uses} == {"a0": 0}
    for step in walk.steps:
        for use in step.uses:
            assert use.name in walk.steps[use.stored_by].stores
            assert use.stored_by < step.index


def test_shapes_are_told_in_symbols_and_in_figures(walk: Walk) -> None:
    told = {array.name: (array.dims.plain, array.shape) for step in walk.steps for array in (*step.inputs, step.result)}
    assert told["W1"] == told["dW1"] == ("(n₁, n₀)", (2, 2))
    assert told["W2"] == ("(n₂, n₁)", (1, 2))
    assert told["b1"] == told["db1"] == told["z1"] == told["a1"] == told["delta1"] == ("(n₁, 1)", (2, 1))
    assert told["L"] == ("1", ())


def test_an_entry_that_is_not_there_is_refused(walk: Walk) -> None:
    with pytest.raises(IndexError, match="W1_new is 2 by 2 and has no entry 2, 0"):
        walk.numbers(11, 2, 0)


def test_every_derivative_agrees_with_its_finite_difference(walk: Walk) -> None:
    checked = [step for step in walk.steps if step.checkable]
    assert len(checked) == 6
    for step in checked:
        check = walk.check(step.index)
        assert check.agrees and check.largest < 1e-8, step.symbols.plain
        assert check.total == len(check.rows) == step.result.values.size
