"""A network typed in by hand: what was typed is never lost, and what is no number is named by its cell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS, Layer, Network
from nnviz.training.walk.hand import MOST_UNITS, HandNetwork
from nnviz.training.walk.hand_cells import HandError, read_number
from nnviz.training.walk.hand_examples import EXAMPLES, example
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.walk import Walk


def test_the_worked_numbers_of_the_first_example_come_out() -> None:
    walk = Walk(EXAMPLES[0].network.moment())
    assert (walk.loss_before, walk.loss_after) == pytest.approx((0.5, 0.2048), abs=1e-15)
    np.testing.assert_allclose(walk.arrays["dW1"].values, [[-4, -2], [2, 1]], atol=1e-15)


def test_a_unit_that_is_off_gets_no_error_and_its_weights_no_gradient() -> None:
    # z1 = 1 - 2 = -1, 0.5 + 1 + 0.5 = 2; z2 = -2 + 0.5 = -1.5; δ2 = -1.5 - 1.5 = -3; Wᵀδ = (-6, 3), f' = (0, 1)
    arrays = Walk(example("off").moment()).arrays
    np.testing.assert_allclose(arrays["brought1"].values, [[-6], [3]], atol=1e-15)
    np.testing.assert_allclose(arrays["delta1"].values, [[0], [3]], atol=1e-15)
    np.testing.assert_allclose(arrays["dW1"].values, [[0, 0], [3, 6]], atol=1e-15)


def test_a_sigmoid_at_its_steepest_lets_a_quarter_through() -> None:
    # z1 = (0, 0), a1 = (1/2, 1/2), z2 = 2 - 1 + 1 = 2, δ2 = 1, Wᵀδ = (4, -2), f' = 1/4
    arrays = Walk(example("sigmoid").moment()).arrays
    np.testing.assert_allclose(arrays["fprime1"].values, [[0.25], [0.25]], atol=1e-15)
    np.testing.assert_allclose(arrays["delta1"].values, [[1], [-0.5]], atol=1e-15)
    np.testing.assert_allclose(arrays["dW1"].values, [[1, 2], [-0.5, -1]], atol=1e-15)


def test_a_saturated_sigmoid_holds_back_an_error_of_almost_one() -> None:
    arrays = Walk(example("saturated").moment()).arrays
    z = float(arrays["z2"].values[0, 0])
    assert 9.9 < z < 10.1
    assert arrays["brought2"].values[0, 0] > 0.99
    assert arrays["delta2"].values[0, 0] == pytest.approx(np.exp(-z), rel=0.01)


def test_losing_pieces_of_a_maxout_get_nothing() -> None:
    # z1 = 2, 1 | 2, -1; a1 = (2, 2); z2 = 2 + 1 - 1 = 2; δ2 = 1; Wᵀδ = (1, 0.5) for the winners
    arrays = Walk(example("maxout").moment()).arrays
    np.testing.assert_allclose(arrays["delta1"].values, [[1], [0], [0.5], [0]], atol=1e-15)
    np.testing.assert_allclose(arrays["dW1"].values, [[2, 1], [0, 0], [1, 0.5], [0, 0]], atol=1e-15)


def test_two_samples_add_up_their_gradients_with_a_half_before() -> None:
    # δ2 = ½ (0.5 - 1.5, -1.5 + 1) = (-1/2, -1/4); a1 = (1, 0 | 2, 2)
    arrays = Walk(example("batch").moment()).arrays
    np.testing.assert_allclose(arrays["delta2"].values, [[-0.5, -0.25]], atol=1e-15)
    np.testing.assert_allclose(arrays["dW2"].values, [[-0.5, -1.5]], atol=1e-15)
    np.testing.assert_allclose(arrays["db2"].values, [[-0.75]], atol=1e-15)


@pytest.mark.parametrize("each", EXAMPLES, ids=lambda each: each.name)
def test_every_example_learns_in_its_first_step_and_agrees_with_its_differences(each) -> None:
    walk = Walk(each.network.moment())
    assert walk.loss_after < walk.loss_before
    assert all(walk.check(step.index).agrees for step in walk.steps if step.checkable)


@pytest.mark.parametrize(
    ("table", "row", "column", "text", "said"),
    [
        ("W1", 0, 1, "abc", "W¹, row 1, column 2: 'abc' is no number. Write it as 0.5, -3, 1e-3 or 2/3."),
        ("W2", 0, 0, "", "W², row 1, column 1 is empty; a number is needed."),
        ("b1", 1, 0, "1,5", "b¹, row 2, column 1: '1,5' is no number. Write it as 0.5, -3, 1e-3 or 2/3."),
        ("a0", 1, 0, "nan", "x, row 2, column 1: 'nan' is too large; at most 1e30 is allowed."),
        ("t", 0, 0, "1e99", "t, row 1, column 1: '1e99' is too large; at most 1e30 is allowed."),
        ("W1", 1, 1, "1/0", "W¹, row 2, column 2: '1/0' is no number. Write it as 0.5, -3, 1e-3 or 2/3."),
    ],
)
def test_a_cell_that_is_no_number_is_named_and_nothing_else_is_lost(table, row, column, text, said) -> None:
    network = example("relu")
    typed = network.with_cell(table, row, column, text)
    with pytest.raises(HandError) as caught:
        typed.moment()
    assert str(caught.value) == said
    assert (caught.value.table, caught.value.row, caught.value.column) == (table, row, column)
    assert typed.tables()[table][row][column] == text
    assert typed.with_cell(table, row, column, network.tables()[table][row][column]) == network


def test_all_bad_cells_are_told_at_once() -> None:
    network = example("relu").with_cell("W1", 0, 0, "a").with_cell("b2", 0, 0, "?")
    assert [(error.table, error.row) for error in network.errors()] == [("W1", 0), ("b2", 0)]


@pytest.mark.parametrize(("text", "said"), [("-1", "must be above 0"), ("0", "must be above 0"), ("x", "is no number")])
def test_a_learning_rate_that_cannot_be_is_told(text: str, said: str) -> None:
    (error,) = replace(example("relu"), rate=text).errors()
    assert error.table == "rate" and said in str(error) and str(error).startswith("The learning rate")


def test_a_loss_that_does_not_fit_the_output_or_the_targets_is_told_with_a_way_out() -> None:
    (error,) = replace(example("relu").with_cell("t", 0, 0, "1"), loss="bce").errors()
    assert str(error).startswith("bce needs outputs from 0 to 1: choose sigmoid for the last layer")
    (error,) = replace(example("relu"), loss="hinge").errors()
    assert str(error).startswith("hinge needs targets")


@pytest.mark.parametrize(
    ("text", "number"), [("0.5", 0.5), ("−3", -3.0), (" 1e-3 ", 0.001), ("2/3", 2 / 3), ("-1/4", -0.25), (".5", 0.5)]
)
def test_numbers_are_read_as_one_types_them(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "1 2", "1_000", "1/2/3", "0x1", "--1"])
def test_other_texts_are_no_numbers(text: str) -> None:
    with pytest.raises(ValueError):
        read_number(text)


def test_other_sizes_keep_what_was_typed() -> None:
    network = example("relu").with_cell("W1", 1, 1, "0.75")
    larger = network.with_size(0, 3).with_inputs(4).with_samples(2)
    tables = larger.tables()
    assert {name: (len(cells), len(cells[0])) for name, cells in tables.items()} == {
        "a0": (4, 2), "t": (1, 2), "W1": (3, 4), "b1": (3, 1), "W2": (1, 3), "b2": (1, 1),
    }  # fmt: skip
    assert tables["W1"][1][1] == "0.75" and tables["W1"][0][:2] == ("1", "-1")
    assert len({row for row in tables["W1"]}) == 3  # new units are not alike
    Walk(larger.moment())


def test_layers_come_and_go_and_functions_change() -> None:
    network = example("relu").with_layer_added(1, 3, "sigmoid").with_activation(0, "maxout", pieces=3)
    assert [len(layer.weight) for layer in network.layers] == [6, 3, 1]
    network = network.with_activation(1, "prelu")
    assert network.tables()["s2"] == (("0.25",),) * 3
    walk = Walk(network.moment())
    assert any(step.kind == "slope_gradient" for step in walk.steps)
    assert [layer.activation for layer in network.without_layer(1).layers] == ["maxout", "purelin"]
    Walk(network.without_layer(1).moment())


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS])
def test_every_activation_can_be_chosen_by_hand(name: str) -> None:
    walk = Walk(example("relu").with_activation(0, name).moment())
    assert walk.steps


def test_a_network_that_is_there_is_typed_out_exactly() -> None:
    network = Network(2, [Layer(3, "prelu"), Layer(2, "maxout", {"pieces": 3}), Layer(1, "tanh")], "mse")
    network.initialize(np.random.default_rng(1))
    x, y = np.random.default_rng(2).normal(size=(2, 3)), np.ones((1, 3))
    moment = HandNetwork.of(Moment.of(network, x, y, rate=0.3), samples=3).moment()
    np.testing.assert_array_equal(moment.parameters, network.parameters)
    np.testing.assert_array_equal(moment.x, x)
    assert (moment.loss, moment.rate) == ("mse", 0.3)


def test_a_network_that_is_too_large_is_refused_with_words() -> None:
    network = Network(2, [Layer(MOST_UNITS + 1, "relu"), Layer(1, "tanh")])
    with pytest.raises(HandError, match="at most 5 layers and 8 inputs or units"):
        HandNetwork.of(Moment.of(network, np.ones((2, 1)), np.ones((1, 1))))
