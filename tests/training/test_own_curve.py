"""Curves typed as formulas: what is read, what it is worth with its derivatives, and what is refused with words."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.training.descent import ExpressionError, Formula, OwnCurve, Walk
from nnviz.training.descent.expression import FUNCTIONS, read


def value(text, w):
    return float(read(text)(np.array([w])).value[0])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("w^2", 9),
        ("-w^2", -9),
        ("(-w)^2", 9),
        ("2^-1", 0.5),
        ("2^3^2", 512),
        ("2 w", 6),
        ("2w^2 + 1", 19),
        ("2(w+1)", 8),
        ("1/2 w", 1.5),
        ("8/4/2", 1),
        ("7-2-1", 4),
        ("|w - 5|", 2),
        ("w**2", 9),
        ("1e-3 w", 0.003),
        ("3 exp(0)", 3),
        ("e", math.e),
        ("sin(pi/2)", 1),
        ("- -w", 3),
        (" w ", 3),
        (".5w", 1.5),
    ],
)
def test_formulas_mean_what_is_usual(text, wanted):
    assert value(text, 3.0) == pytest.approx(wanted, rel=1e-15)


OF_NUMPY = {"sin": np.sin, "cos": np.cos, "exp": np.exp, "log": np.log, "abs": np.abs, "sqrt": np.sqrt, "tanh": np.tanh}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_those_of_numpy(name):
    w = np.linspace(0.1, 3, 30)
    np.testing.assert_allclose(read(f"{name}(w)")(w).value, OF_NUMPY[name](w), rtol=1e-15)


@pytest.mark.parametrize(
    "text",
    [
        "w^3 - 2 w + 1",
        "sin(3 w) cos(w)",
        "exp(-w^2)",
        "log(1 + w^2)",
        "sqrt(w^2 + 1)",
        "tanh(w)/(2 + w^2)",
        "(1 + w^2)^0.3",
        "(2 + sin(w))^w",
        "abs(w) w",
        "1/(1 + exp(-w)) - pi",
    ],
)
@given(w=st.floats(-3, 3))
def test_both_derivatives_agree_with_central_differences(text, w):
    if "abs" in text and abs(w) < 1e-3:
        return  # the second derivative jumps there
    formula, h = read(text), 1e-5
    now, ahead, back = (formula(np.array([w + d])) for d in (0.0, h, -h))
    first, second = (ahead.value - back.value) / (2 * h), (ahead.first - back.first) / (2 * h)
    np.testing.assert_allclose(now.first, first, rtol=1e-7, atol=1e-7)
    np.testing.assert_allclose(now.second, second, rtol=1e-6, atol=1e-6)


@given(w=st.floats(-50, 50))
def test_the_derivative_of_a_polynomial_is_exact(w):
    found = read("w^4/4 - w^2 + 3 w")(np.array([w]))
    assert found.first[0] == pytest.approx(w**3 - 2 * w + 3, rel=1e-13, abs=1e-13)
    assert found.second[0] == pytest.approx(3 * w**2 - 2, rel=1e-13, abs=1e-13)


def test_powers_are_right_at_zero():
    for n in range(4):
        found = read(f"w^{n}")(np.array([0.0]))
        assert [float(part[0]) for part in found] == [n == 0, n == 1, 2 * (n == 2)]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", 0, "missing at the end"),
        ("w +", 3, "missing at the end"),
        ("w ? 2", 2, "“?” at character 3"),
        ("2 * foo(w)", 4, "“foo” at character 5 is not known"),
        ("w + (w - 1", 4, "bracket at character 5 is never closed"),
        ("w)", 1, "“)” at character 2"),
        ("sin w", 4, "After “sin” a bracket is needed at character 5"),
        ("* w", 0, "“*” at character 1"),
        ("3 4 5 ^", 7, "missing at the end"),
        ("__import__('os')", 0, "“_” at character 1"),
        ("w.real", 1, "“.” at character 2"),
        ("(" * 50 + "w" + ")" * 50, 41, "More than 40 brackets"),
        ("w" + "+w" * 200, 200, "Longer than 200"),
        ("2^" * 60 + "2", None, "More than 40"),
    ],
)
def test_what_is_no_formula_is_refused_with_its_place(text, place, words):
    with pytest.raises(ExpressionError) as refused:
        read(text)
    assert words in str(refused.value)
    assert place is None or refused.value.place == place


@given(st.text("w0123456789.+-*/^()| sincoexplgabqrth", max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        read(text)(np.linspace(-2, 2, 5))
    except ExpressionError as refused:
        assert 0 <= refused.place <= max(len(text), 1)


def test_an_own_curve_is_walked_on_like_any_other():
    curve = OwnCurve(Formula("(w - 1)^2 / 2 + 3", -4, 4))
    assert curve.minima == pytest.approx((1.0,))
    assert curve.steepest == pytest.approx(1.0)
    walk = Walk(curve, [3.0], rate=0.5)
    for _ in range(3):
        walk.step()
    assert walk.path[:, 0].tolist() == [3.0, 2.0, 1.5, 1.25]


def test_minima_of_an_own_curve_are_found():
    curve = OwnCurve(Formula("cos(w)", -4, 10))
    assert curve.minima == pytest.approx((-np.pi, np.pi, 3 * np.pi))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("log(w)", -1, 4), ("1/w", -2, 2), ("exp(exp(w))", 0, 9), ("sqrt(w)", -1, 1), ("1e300", 0, 1)],
)
def test_an_own_curve_that_is_not_finite_is_refused_and_says_where(text, low, high):
    with pytest.raises(ExpressionError, match="is not finite at w = "):
        OwnCurve(Formula(text, low, high))


def test_the_same_formula_is_taken_in_a_range_where_it_is_finite():
    assert OwnCurve(Formula("log(w)", 0.5, 4)).at(np.array([1.0])) == 0


@pytest.mark.parametrize(("low", "high"), [(2, 2), (3, -3), (-1e9, 1)])
def test_an_own_range_must_be_one(low, high):
    with pytest.raises(ExpressionError, match="from a smaller number to a larger"):
        OwnCurve(Formula("w", low, high))
