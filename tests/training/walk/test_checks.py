"""Finite differences at kinks, near them, in float32, of a few entries of many: what they can tell and what not."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import Layer, Network
from nnviz.training.walk.checks import MOST_ENTRIES, STATUSES
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.walk import Walk


def walk_of(layers: list[Layer], loss: str = "half_mse", x=((1.0,),), t=((1.0,),), **parameters) -> Walk:
    network = Network(len(x), layers, loss)
    for name, value in parameters.items():
        (network.weights if name[0] == "w" else network.biases)[int(name[1]) - 1][...] = value
    return Walk(Moment.of(network, x, t))


def index_of(walk: Walk, name: str) -> int:
    return next(step.index for step in walk.steps if step.result.name == name)


def told(check) -> list[str]:
    return [STATUSES[code] for code in check.status]


def test_at_the_kink_of_a_relu_the_two_sides_differ_and_it_is_called_a_kink() -> None:
    # z1 = 0, f'(0) = 0 by agreement; z2 = 3·0 = 0, dL/dz2 = -1: right of the kink dL/dz1 is -3, left of it 0
    walk = walk_of([Layer(1, "relu"), Layer(1, "purelin")], w1=1.0, b1=-1.0, w2=3.0)
    check = walk.check(index_of(walk, "delta1"))
    assert told(check) == ["kink"] and check.agrees and np.isnan(check.largest)
    assert check.gradient[0] == 0
    assert check.left[0] == pytest.approx(0, abs=1e-6)
    assert check.right[0] == pytest.approx(-3, abs=1e-3)
    assert check.difference[0] == pytest.approx(-1.5, abs=1e-3)


def test_near_a_kink_a_smaller_nudge_is_taken() -> None:
    walk = walk_of([Layer(1, "relu"), Layer(1, "purelin")], w1=1.0, b1=-1.0 + 3e-6, w2=3.0)
    check = walk.check(index_of(walk, "delta1"))
    assert told(check) == ["agrees"] and check.nudge[0] < 3e-6
    assert check.difference[0] == pytest.approx(check.gradient[0], rel=1e-6)


def test_equal_pieces_of_a_maxout_are_a_kink() -> None:
    walk = walk_of([Layer(1, "maxout", {"pieces": 2}), Layer(1, "purelin")], w1=[[2.0], [2.0]], w2=1.0)
    assert set(told(walk.check(index_of(walk, "delta1")))) == {"kink"}


def test_a_losing_piece_has_a_gradient_of_exactly_0_on_both_accounts() -> None:
    walk = walk_of([Layer(1, "maxout", {"pieces": 2}), Layer(1, "purelin")], w1=[[2.0], [1.0]], w2=1.0)
    check = walk.check(index_of(walk, "dW1"))
    assert told(check) == ["agrees", "agrees"]
    assert check.gradient[1] == check.difference[1] == check.relative[1] == 0


@pytest.mark.parametrize(("loss", "t"), [("l1", 2.0), ("mae", 2.0), ("hinge", 1.0)])
def test_a_kink_of_the_loss_is_one_too(loss: str, t: float) -> None:
    # y = t exactly, or the margin: 1·y = 1
    y = t if loss != "hinge" else 1.0
    walk = walk_of([Layer(1, "purelin")], loss, w1=y, t=((t,),))
    assert told(walk.check(index_of(walk, "delta1"))) == ["kink"]


def test_a_slope_of_sign_is_0_and_its_difference_too_away_from_the_jump() -> None:
    walk = walk_of([Layer(1, "sign"), Layer(1, "purelin")], w1=1.0, w2=1.0)
    check = walk.check(index_of(walk, "dW1"))
    assert told(check) == ["agrees"] and check.gradient[0] == check.difference[0] == 0


def test_a_gradient_too_small_to_be_resolved_is_not_called_wrong() -> None:
    # f'(36) of a sigmoid is 2e-16: the loss does not change by as much as its last digit
    walk = walk_of([Layer(1, "sigmoid"), Layer(1, "purelin")], w1=36.0, w2=1.0, t=((3.0,),))
    check = walk.check(index_of(walk, "dW1"))
    assert 0 < abs(check.gradient[0]) < 1e-14 and told(check) == ["rounding"] and check.agrees


def test_values_that_are_not_finite_are_told() -> None:
    walk = walk_of([Layer(1, "purelin"), Layer(1, "purelin")], w1=1e200, w2=1e200)
    assert told(walk.check(index_of(walk, "dW1"))) == ["not finite"]
    assert not walk.check(index_of(walk, "dW1")).agrees


def test_the_differences_can_be_made_in_float32_where_they_are_poor() -> None:
    network = Network(2, [Layer(3, "tanh"), Layer(1, "purelin")])
    network.initialize(np.random.default_rng(3))
    walk = Walk(Moment.of(network, [[0.3], [0.7]], [[1.0]]))
    index = index_of(walk, "dW1")
    double, single = walk.check(index), walk.check(index, dtype="float32")
    assert double.largest < 1e-7
    assert single.epsilon > double.epsilon and single.relative.max() > 1e3 * double.relative.max()
    assert single.relative.max() < 1e-2


def test_a_nudge_that_is_far_too_large_or_small_is_seen_in_the_relative_error() -> None:
    network = Network(2, [Layer(3, "tanh"), Layer(1, "sigmoid")])
    network.initialize(np.random.default_rng(3))
    walk = Walk(Moment.of(network, [[0.3], [0.7]], [[1.0]]))
    index = index_of(walk, "dW1")
    chosen = walk.check(index).relative.max()
    assert walk.check(index, epsilon=0.1).relative.max() > 100 * chosen
    assert walk.check(index, epsilon=1e-12).relative.max() > 100 * chosen
    with pytest.raises(ValueError, match="must be above 0"):
        walk.check(index, epsilon=0)


def test_of_many_entries_some_are_picked_evenly_and_any_can_be_asked_for() -> None:
    network = Network(40, [Layer(30, "tanh"), Layer(1, "purelin")])
    network.initialize(np.random.default_rng(3))
    rng = np.random.default_rng(4)
    walk = Walk(Moment.of(network, rng.normal(size=(40, 2)), rng.normal(size=(1, 2))))
    index = index_of(walk, "dW1")
    check = walk.check(index)
    assert (len(check.rows), check.total) == (MOST_ENTRIES, 1200) and check.agrees
    assert set(check.rows) == set(range(30))
    chosen = walk.check(index, [(29, 39), (0, 0)])
    assert list(zip(chosen.rows, chosen.columns, strict=True)) == [(29, 39), (0, 0)] and chosen.agrees
    with pytest.raises(IndexError):
        walk.check(index, [(30, 0)])


def test_what_is_no_derivative_cannot_be_checked() -> None:
    walk = walk_of([Layer(1, "tanh")], w1=1.0)
    with pytest.raises(ValueError, match="no derivative"):
        walk.check(0)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("m", [1, 20])
def test_a_network_in_float32_is_not_called_wrong(dtype: str, m: int) -> None:
    rng = np.random.default_rng(m)
    network = Network(3, [Layer(8, "tanh"), Layer(8, "prelu"), Layer(2, "sigmoid")], dtype="float32")
    network.initialize(rng)
    walk = Walk(Moment.of(network, rng.normal(size=(3, m)), rng.uniform(size=(2, m))))
    for step in walk.steps:
        if step.checkable:
            assert walk.check(step.index, dtype=dtype).agrees, step.symbols.plain


def test_a_network_that_has_exploded_is_walked_through_like_any_other() -> None:
    walk = walk_of([Layer(2, "relu"), Layer(1, "purelin")], w1=1e200, b1=np.inf, w2=-1e200)
    assert not np.isfinite(walk.loss_before)
    for step in walk.steps:
        assert walk.numbers(step.index)
        if step.checkable:
            walk.check(step.index)
    assert set(told(walk.check(index_of(walk, "dW2")))) == {"not finite"}
    assert "NaN" in "".join(line.plain for step in walk.steps for line in walk.numbers(step.index))
