"""The rules of figures: how they are written, and that what was typed is read as it was meant."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.ui import number_format as nf


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (0.16, "0.16"),
        (0.01, "0.010"),
        (0.0123, "0.012"),
        (1.0, "1.0"),
        (12.34, "12"),
        (123.4, "123"),
        (999.0, "999"),
        (999.7, "1.0 × 10³"),
        (0.00999, "0.010"),
        (0.0094, "9.4 × 10⁻³"),
        (1.9e-9, "1.9 × 10⁻⁹"),
        (-2.5e12, "−2.5 × 10¹²"),
        (-0.5, "−0.50"),
        (2460, "2 460"),
        (math.nan, "NaN"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
    ],
)
def test_short_keeps_two_significant_digits_and_names_the_power_of_ten(value, written):
    assert _plain(nf.short(value)) == written


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (860, "860"), (2460, "2 460"), (-12000, "−12 000"), (1234567, "1 234 567")]
)
def test_counts_stand_in_groups_of_three(number, written):
    assert _plain(nf.count(number)) == written


def test_a_figure_never_breaks_over_two_lines():
    for written in (nf.count(2460), nf.short(1.9e-9), nf.percent(0.62), nf.factor(0.16)):
        assert not set(written) & {" ", "\u2009"}, written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0514, "0.051"),
        (0.0, "0.000"),
        (1.0, "1.000"),
        (0.0004, "4.0 × 10⁻⁴"),
        (0.0005, "0.001"),
        (999.9, "999.900"),
        (1e20, "1.0 × 10²⁰"),
        (None, "–"),
        (math.nan, "NaN"),
        (math.inf, "∞"),
    ],
)
def test_a_loss_has_three_decimals_unless_they_would_say_nothing(value, written):
    assert _plain(nf.loss(value)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.16, "× 0.16"),
        (1.0, "× 1.00"),
        (4.151, "× 4.15"),
        (12.3, "× 12"),
        (0.039, "× 0.039"),
        (0.0, "× 0"),
        (1.9e-9, "× 1.9 × 10⁻⁹"),
        (math.inf, "× ∞"),
    ],
)
def test_factors_are_led_by_their_sign(value, written):
    assert _plain(nf.factor(value)) == written


def test_shares_are_percentages():
    assert _plain(nf.percent(0.62)) == "62 %"
    assert _plain(nf.percent(0.973, 1)) == "97.3 %"
    assert nf.percent(math.nan) == "NaN"


@pytest.mark.parametrize(
    ("value", "written"), [(10, "10"), (10.0, "10"), (0.03, "0.03"), (1e-5, "1e-5"), (1.5e-7, "1.5e-7"), (1e22, "1e22")]
)
def test_a_field_shows_a_number_as_one_types_it(value, written):
    assert nf.typed(value) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_a_field_shows_is_read_back_exactly(value):
    assert nf.parse(nf.typed(value)) == value


@given(st.integers(-(10**15), 10**15))
def test_counts_are_read_back_exactly(number):
    assert nf.parse(nf.count(number)) == number


@given(st.floats(1e-300, 1e300))
def test_what_the_window_writes_is_read_back_to_its_two_digits(value):
    assert nf.parse(nf.short(value)) == pytest.approx(value, rel=0.051)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1e-3", 0.001), (" .5 ", 0.5), ("5.", 5.0), ("+2", 2.0), ("−2", -2.0), ("2 460", 2460.0), ("1.9×10^-9", 1.9e-9)],
)
def test_many_ways_of_typing_are_understood(text, value):
    assert nf.parse(text) == value


@pytest.mark.parametrize("text", ["", "abc", "0,03", "1e", "nan", "inf", "1e999", "--1", "0x10", "1_000", "x10^3"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r"is not"):
        nf.parse(text)


def _plain(text: str) -> str:
    return text.replace(nf.THIN, " ").replace(nf.SPACE, " ")
