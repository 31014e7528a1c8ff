"""From the values of a decision map to pixels: enlarged, compared, looked up in a colour table. NumPy only.

The buffers live as long as the picture: a new map allocates next to nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnviz.ui.colour_map import ENTRIES, Pixels
from nnviz.ui.map.scale import OutputScale, probabilities

ENLARGED = 2
"""Pixels a side for each value. The values are interpolated, not the colours: a border between two stays sharp."""

FAR = 1e6
"""Beyond it one value is like another; weighted sums of infinite ones would not be numbers."""


class MapPicture:
    """Paints maps with one scale. `table` is (256,) for signed colours, (n, 256) for n classes.

    `resolution` is the expected one; a map of another costs new buffers.
    """

    def __init__(self, scale: OutputScale, table: Pixels, resolution: int) -> None:
        self._scale = scale
        self._table = table
        self._make_room(resolution)

    def _make_room(self, resolution: int) -> None:
        self._resolution = resolution
        self._to_pixels = interpolation(resolution, ENLARGED * resolution)
        side = ENLARGED * resolution
        self._half = np.empty((side, resolution), np.float32)
        self._values = np.empty((side, side), np.float32)
        self._places = np.empty((side, side), np.intp)
        self._pixels = np.empty((side, side), np.uint32)

    def paint(self, values: NDArray[np.floating]) -> NDArray[np.uint8]:
        """The RGBA bytes (s, s, 4) of a map (n, r, r), row 0 at the bottom; the array is reused by the next call."""
        if values.shape[-1] != self._resolution:
            self._make_room(values.shape[-1])
        if not np.isfinite(values).all():
            values = np.where(np.isnan(values), values.dtype.type(self._scale.neutral), values)
        if self._scale.task == "classes":
            self._compare(probabilities(np.clip(values, -FAR, FAR), self._scale))
        else:
            self._enlarge(np.clip(self._scale.position(values[self._scale.output]), -FAR, FAR))
            np.clip(self._values, -1, 1, out=self._values)
            np.multiply(self._values + 1, (ENTRIES - 1) / 2, out=self._values)
            np.rint(self._values, out=self._values)
            self._places[...] = self._values
        np.take(self._table.reshape(-1), self._places, out=self._pixels, mode="clip")
        return self._pixels.view(np.uint8).reshape(*self._pixels.shape, 4)

    def _enlarge(self, values: NDArray[np.floating]) -> None:
        np.matmul(self._to_pixels, values.astype(np.float32, copy=False), out=self._half)
        np.matmul(self._half, self._to_pixels.T, out=self._values)

    def _compare(self, values: NDArray[np.floating]) -> None:
        """Where each class wins, and by how much: places = 256 * winner + 255 * (lead over the second)."""
        best = np.full(self._values.shape, -np.inf, np.float32)
        second = np.full_like(best, -np.inf)
        winner = np.zeros(best.shape, np.intp)
        for number in _contenders(values):
            self._enlarge(values[number])
            winner[self._values > best] = number
            np.maximum(second, np.minimum(best, self._values), out=second)
            np.maximum(best, self._values, out=best)
        lead = np.clip(best - second, 0, 1)
        np.multiply(winner, ENTRIES, out=self._places)
        self._places += (lead * (ENTRIES - 1)).astype(np.intp)


def _contenders(values: NDArray[np.floating]) -> list[int]:
    """The classes that are first or second anywhere in a map (n, r, r), ascending: of a hundred it is often ten."""
    if len(values) <= 5:
        return list(range(len(values)))
    rest = values.copy()
    first = rest.argmax(axis=0)
    np.put_along_axis(rest, first[None], -np.inf, axis=0)
    found: list[int] = np.union1d(first, rest.argmax(axis=0)).tolist()
    return found


def interpolation(samples: int, pixels: int) -> NDArray[np.float32]:
    """(pixels, samples): the linear interpolation of values at both ends and evenly between, at the pixels' centres."""
    places = (np.arange(pixels) + 0.5) / pixels * (samples - 1)
    left = np.minimum(places.astype(int), samples - 2)
    matrix = np.zeros((pixels, samples), np.float32)
    rows = np.arange(pixels)
    matrix[rows, left] = 1 - (places - left)
    matrix[rows, left + 1] = places - left
    return matrix


def value_at(values: NDArray[np.floating], box: tuple[float, float, float, float], x: float, y: float) -> NDArray:
    """The outputs (n,) at a point of the plane, between the four nearest values of a map (n, r, r)."""
    x_min, x_max, y_min, y_max = box
    return _between(_between(values, (x - x_min) / (x_max - x_min)), (y - y_min) / (y_max - y_min))


def _between(values: NDArray[np.floating], share: float) -> NDArray[np.floating]:
    place = min(max(share, 0.0), 1.0) * (values.shape[-1] - 1)
    left = min(int(place), values.shape[-1] - 2)
    return values[..., left] * (1 - (place - left)) + values[..., left + 1] * (place - left)
