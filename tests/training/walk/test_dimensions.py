"""The check of dimensions: which equation breaks first, what NumPy makes of it, and why, in words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.nn import Layer, Network
from nnviz.training.walk.dimensions import Shapes
from nnviz.training.walk.mistakes import mistakes
from nnviz.training.walk.moment import Moment

NET = Shapes((2, 4, 1), 10)
ONE = Shapes((2, 4, 1), 1)


def broken(shapes: Shapes):
    equation = shapes.first_broken()
    assert equation is not None
    return equation


sizes = st.lists(st.integers(1, 5), min_size=2, max_size=4)


@settings(deadline=None)
@given(sizes, st.integers(1, 6), st.data())
def test_shapes_as_they_are_meant_fit_everywhere(sizes: list[int], m: int, data: st.DataObject) -> None:
    pieces = tuple(data.draw(st.sampled_from([1, 2, 3])) for _ in sizes[1:])
    shapes = Shapes(tuple(sizes), m, pieces)
    assert shapes.first_broken() is None
    assert all(equation.shape == equation.meant for equation in shapes.equations())


@settings(deadline=None)
@given(sizes, st.integers(1, 6), st.data())
def test_any_change_of_a_shape_is_found(sizes: list[int], m: int, data: st.DataObject) -> None:
    shapes = Shapes(tuple(sizes), m)
    name = data.draw(st.sampled_from(shapes.names()))
    shape = tuple(data.draw(st.lists(st.integers(1, 6), min_size=1, max_size=2)))
    changed = shapes.with_shape(name, shape)
    if shape == shapes.meant(name):
        assert changed == shapes
        return
    equation = broken(changed)
    assert equation.why is not None and str(equation.why)
    assert any(operand.wrong for operand in equation.operands)
    verdicts = [each.verdict for each in changed.equations()]
    if "refused" in verdicts:
        assert set(verdicts[verdicts.index("refused") + 1 :]) <= {"unreached"}


def test_a_transposed_weight_matrix_does_not_fit_its_input() -> None:
    equation = broken(NET.transposed("W1"))
    assert (equation.symbols.plain, equation.verdict) == ("W¹ A⁰", "refused")
    assert equation.figures.plain == "(2, 4) · (2, 10) → ?"
    assert str(equation.why) == (
        "In W¹ · A⁰ the inner dimensions 4 and 2 differ: a product needs as many columns on the left as rows on the "
        "right. W¹ must be (n₁, n₀), here (4, 2)."
    )
    assert "size 2 is different from 4" in equation.error  # NumPy's own words
    assert NET.transposed("W1").transposed("W1").first_broken() is None


def test_a_square_matrix_turned_round_fits_and_the_check_says_that_it_cannot_find_it() -> None:
    equation = broken(Shapes((3, 3, 1), 5).transposed("W1"))
    assert equation.verdict == "chance" and equation.shape == equation.meant
    assert "cannot find this one" in str(equation.why)


def test_a_flat_bias_with_one_sample_gives_a_wrong_shape_without_an_error() -> None:
    equation = broken(ONE.with_shape("b1", (4,)))
    assert (equation.verdict, equation.shape, equation.meant) == ("silent", (4, 4), (4, 1))
    assert (np.zeros((4, 1)) + np.zeros(4)).shape == equation.shape  # what NumPy does
    assert str(equation.why) == (
        "NumPy reports no error here: it reads (4,) as a row (1, 4) and stretches both sides to (4, 4), but (4, 1) is "
        "meant. All that follows is wrong. b¹ must be (n₁, 1), here (4, 1)."
    )
    assert equation.figures.plain == "(4, 1) + (4,) → (4, 4)"


def test_a_row_for_a_bias_does_the_same() -> None:
    equation = broken(ONE.with_shape("b1", (1, 4)))
    assert (equation.verdict, equation.shape) == ("silent", (4, 4))
    assert "stretches (4, 1) and (1, 4) to (4, 4)" in str(equation.why)


def test_a_flat_bias_with_a_batch_is_refused_unless_units_and_samples_are_equally_many() -> None:
    assert broken(NET.with_shape("b1", (4,))).verdict == "refused"
    equation = broken(Shapes((2, 4, 1), 4).with_shape("b1", (4,)))
    assert equation.verdict == "chance"
    assert "4 units meet 4 samples" in str(equation.why)


def test_data_with_samples_as_rows_do_not_fit() -> None:
    equation = broken(NET.with_shape("X", (10, 2)))
    assert equation.verdict == "refused" and "2 and 10 differ" in str(equation.why)
    assert str(equation.why).endswith("A⁰ must be (n₀, m), here (2, 10).")


def test_a_flat_sample_gives_a_flat_result_without_an_error() -> None:
    equation = broken(ONE.with_shape("X", (2,)))
    assert (equation.verdict, equation.shape) == ("silent", (4,))
    assert "comes out as (4,) instead of (4, 1)" in str(equation.why)


def test_targets_as_a_column_make_a_table_of_all_differences() -> None:
    equation = broken(NET.with_shape("T", (10, 1)))
    assert (equation.name, equation.verdict, equation.shape) == ("dA2", "silent", (10, 10))


def test_another_number_of_targets_than_samples_is_refused() -> None:
    equation = broken(NET.with_shape("T", (1, 9)))
    assert (equation.name, equation.verdict) == ("dA2", "refused")
    assert "(1, 10)" in str(equation.why) and "(1, 9)" in str(equation.why)


def test_a_layer_that_is_too_narrow_is_named_where_the_next_one_takes_its_output() -> None:
    equation = broken(NET.with_shape("W2", (1, 3)))
    assert equation.layer == 2 and "inner dimensions 3 and 4 differ" in str(equation.why)


def test_a_forgotten_transpose_is_told() -> None:
    equation = broken(NET.omitting("dW1", "transpose"))
    assert (equation.symbols.plain, equation.verdict) == ("∂L/∂W¹ = δ¹ A⁰", "refused")
    assert str(equation.why).endswith("The transpose is missing: A⁰ has to be turned round here.")
    equation = broken(NET.omitting("delta1", "transpose"))
    assert str(equation.why).endswith("The transpose is missing: W² has to be turned round here.")


def test_a_sum_without_keepdims_is_found_before_it_spoils_the_bias() -> None:
    shapes = NET.omitting("db1", "keepdims")
    equation = broken(shapes)
    assert (equation.verdict, equation.shape) == ("silent", (4,))
    assert "keepdims=True" in str(equation.why)
    update = next(each for each in shapes.equations() if each.name == "b1_new")
    assert (update.verdict, update.shape) == ("silent", (4, 4))


def test_the_pieces_of_a_maxout_stand_in_its_rows() -> None:
    shapes = Shapes((2, 4, 1), 5, (2, 1))
    assert shapes.meant("W1") == (8, 2)
    activation = next(equation for equation in shapes.equations() if equation.name == "A1")
    assert (activation.operands[0].shape, activation.shape) == ((8, 5), (4, 5))
    assert shapes.with_shape("W1", (7, 2)).first_broken() is not None


def test_shapes_are_those_of_a_walk() -> None:
    network = Network(3, [Layer(4, "maxout", {"pieces": 2}), Layer(2, "tanh")])
    shapes = Shapes.of(Moment.of(network, np.zeros((3, 6)), np.zeros((2, 6))))
    assert [shapes.meant(name) for name in ("X", "W1", "b1", "W2", "b2", "T")] == [
        (3, 6), (8, 3), (8, 1), (2, 4), (2, 1), (2, 6),
    ]  # fmt: skip
    for name, weight in (("W1", network.weights[0]), ("b2", network.biases[1])):
        assert shapes.meant(name) == weight.shape


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        NET.with_shape("W3", (1, 1))


@pytest.mark.parametrize("m", [1, 6])
@pytest.mark.parametrize("layer", [1, 2])
def test_every_ready_made_mistake_is_one_and_is_found(m: int, layer: int) -> None:
    found = mistakes(Shapes((2, 4, 3), m), layer)
    assert len({mistake.code for mistake in found}) == len(found) >= 7
    for mistake in found:
        assert broken(mistake.shapes).why is not None, mistake.code
        assert "{" not in str(mistake.title)


def test_ready_made_mistakes_are_named_by_what_is_done_wrong() -> None:
    titles = {mistake.code: str(mistake.title) for mistake in mistakes(Shapes((2, 4, 1), 1), 1)}
    assert titles["weight_transposed"] == "W¹ transposed: (2, 4)"
    assert titles["bias_flat"] == "b¹ flat: (4,)"
    assert titles["sample_row"] == "a⁰ as a row: (1, 2)"
    assert titles["sum_without_keepdims"] == "∂L/∂b¹ summed without keepdims"
