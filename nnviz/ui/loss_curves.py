"""Curves of losses over steps on a logarithmic axis: their decades, what a pixel can show of them, and the marks."""

from __future__ import annotations

from math import floor

import numpy as np
from numpy.typing import NDArray

from nnviz.ui import number_format
from nnviz.ui.marked_axis import Mark


def decades(losses: NDArray[np.floating]) -> NDArray[np.floating]:
    """log10 of the losses, NaN where the logarithm has no place for them."""
    result = np.full(losses.shape, np.nan)
    np.log10(losses, out=result, where=np.isfinite(losses) & (losses > 0))
    return result


def extent(*curves: NDArray[np.floating]) -> tuple[float | None, float | None]:
    finite = np.concatenate([curve[np.isfinite(curve)] for curve in curves])
    return (float(finite.min()), float(finite.max())) if finite.size else (None, None)


def thinned(x: NDArray, y: NDArray[np.floating], pixels: int) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """The same curve with at most its least and its greatest value in each of `pixels` stretches, in their order.

    Gaps (NaN) stay gaps if they fill a stretch; the last value always stays.
    """
    length = -(-x.size // pixels)
    if length <= 2:
        return x.astype(float), y
    whole = x.size // length
    parts = y[: whole * length].reshape(whole, length)
    filled = np.where(np.isnan(parts), np.inf, parts)
    least = filled.argmin(axis=1)
    greatest = np.where(np.isnan(parts), -np.inf, parts).argmax(axis=1)
    picked = np.sort(np.stack((least, greatest), axis=1), axis=1) + np.arange(whole)[:, None] * length
    numbers = np.append(picked.reshape(-1), np.arange(whole * length, x.size))
    return x[numbers].astype(float), y[numbers]


def power(exponent: int) -> Mark:
    if exponent in (0, 1):
        return Mark(exponent, str(10**exponent))
    return Mark(exponent, "10", raised=str(exponent).replace("-", number_format.MINUS))


def step_marks(last: int) -> list[Mark]:
    marks = [Mark(0, "0", anchor=0), Mark(last, number_format.count(last), anchor=1)]
    if last >= 4:
        marks.insert(1, Mark(floor(last / 2), number_format.count(last // 2)))
    return marks
