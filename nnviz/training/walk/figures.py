"""How the walk writes numbers into LaTeX: so many decimals, a power of ten where they would show nothing."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, inf, isfinite, isnan, log10

DECIMALS = 3
MOST_TERMS = 6
LARGE = 1e6
MOST_DECIMALS = 16


def figure(value: float, decimals: int = DECIMALS) -> str:
    """With `decimals` decimals, fewer where that is exact: -0.17, 0.372, 2; below and beyond them a × 10ⁿ."""
    value = float(value)
    if not isfinite(value):
        return r"\text{NaN}" if isnan(value) else r"\infty" if value == inf else r"-\infty"
    if value == 0:
        return "0"
    if 10.0**-decimals <= abs(value) < LARGE:
        rounded = f"{value:.{decimals}f}"
        return rounded.rstrip("0").rstrip(".") if "." in rounded and float(rounded) == value else rounded
    exponent = floor(log10(abs(value)))
    mantissa = f"{value:.{max(1, decimals - 1)}e}".split("e")
    exponent = int(mantissa[1])
    return rf"{mantissa[0]} \times 10^{{{exponent}}}"


def factor(value: float, decimals: int = DECIMALS) -> str:
    """The same as a factor or a base: in brackets where it has a sign or a power of ten."""
    written = figure(value, decimals)
    return f"({written})" if written.startswith("-") or "times" in written else written


def term(value: float, decimals: int = DECIMALS) -> str:
    """The same behind a + : brackets only around a sign."""
    written = figure(value, decimals)
    return f"({written})" if written.startswith("-") else written


def beside_one(value: float, decimals: int = DECIMALS) -> int:
    """As many decimals as show how far a number is from ±1: a saturated output is not 1, and 1 - a not 0."""
    apart = 1 - abs(float(value))
    if not 0 < apart < 10.0 ** (1 - decimals):
        return decimals
    return min(decimals - 1 - floor(log10(apart)), MOST_DECIMALS)


def total(terms: Iterable[str], many: int, most: int = MOST_TERMS) -> str:
    """A sum of `many` terms; of more than `most` the first ones, and dots."""
    shown = [text for _, text in zip(range(most if many > most else many), terms, strict=False)]
    return " + ".join([*shown, r"\ldots"] if many > most else shown)
