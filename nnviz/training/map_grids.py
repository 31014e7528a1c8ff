"""The grids of inputs that maps and curves are computed over: a plane of two raw columns, or the only column.

What the network makes of them is the work of `grid`; here it is said where the points lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isqrt

import numpy as np

from nnviz.nn import Network
from nnviz.training.data import Array, frozen
from nnviz.training.grid import GridForward, Pictures
from nnviz.training.prepared import PreparedData

KEPT = 8  # grids, each with its buffers
MOST_PRODUCTS = 1_500_000_000  # of a weight and a value, some 30 ms; a network of 150,000 parameters has all points
COARSEST = 24  # points a side


@dataclass(frozen=True)
class MapGrid:
    """One grid. `raw` is what varies: the two columns (2, r*r), bottom row first, or the only one (1, r)."""

    data: PreparedData
    columns: tuple[int, ...]
    resolution: int
    raw: Array
    fixed: Array  # (n_raw,) the other columns
    forward: GridForward

    @cached_property
    def inputs(self) -> Pictures:
        """What the network is fed, as pictures (n_0, r, r), the top row first."""
        if self.data.inputs == self.data.columns:
            of_fixed = self.data.transform(self.fixed[:, None]).astype(np.float32)
            rows = np.repeat(of_fixed, self.raw.shape[1], axis=1)
            rows[list(self.columns)] = _transformed(self.data, self.columns, self.raw)
        else:
            rows = self.data.transform(self.raw).astype(np.float32)
        return self.stacked(rows)

    def stacked(self, rows: Pictures) -> Pictures:
        """Read-only pictures (n, r, r), the top row first, of values (n, r*r) or, all rows alike, (n, r)."""
        r = self.resolution
        if len(self.columns) == 1:
            return frozen(np.repeat(rows[:, None, :], r, axis=1))
        return frozen(np.ascontiguousarray(rows.reshape(-1, r, r)[:, ::-1]))


class MapGrids:
    """The grids of one run; the last few are kept, since they are asked for again and again."""

    def __init__(self, network: Network, data: PreparedData) -> None:
        self._network, self._data = network, data
        self._grids: dict[tuple[object, ...], MapGrid] = {}

    def of(self, resolution: int, columns: tuple[int, int], sample: int | None = None) -> MapGrid | None:
        """Over two raw columns, the others at their mean or as in `sample`; of data with only one, along that.

        Of a large network the grid over a plane is coarser than `resolution`: its pictures are to be quick.
        None if the data have no such column or sample.
        """
        data = self._data
        if len(data.columns) == 1:
            return self._kept((0,), None, resolution)
        count, known = len(data.columns), sample is None or 0 <= sample < data.raw.shape[1]
        if not (known and min(columns) >= 0 and max(columns) < count and columns[0] != columns[1]):
            return None
        return self._kept(columns, sample if count > 2 else None, min(resolution, self._affordable()))

    def _affordable(self) -> int:
        """Points a side; columns that do not vary cost nothing."""
        first = self._network.layers[0]
        spared = first.rows * (first.n_in - 2) if self._data.inputs == self._data.columns else 0
        return max(COARSEST, isqrt(MOST_PRODUCTS // (self._network.parameters.size - spared)))

    def _kept(self, columns: tuple[int, ...], sample: int | None, resolution: int) -> MapGrid:
        key = (columns, sample, resolution)
        if key not in self._grids:
            if len(self._grids) >= KEPT:
                self._grids.pop(next(iter(self._grids)))
            self._grids[key] = self._made(columns, sample, resolution)
        return self._grids[key]

    def _made(self, columns: tuple[int, ...], sample: int | None, resolution: int) -> MapGrid:
        data = self._data
        x_min, x_max, y_min, y_max = data.box(*columns)
        across = np.linspace(x_min, x_max, resolution)
        if len(columns) == 1:
            raw = across[None]
        else:
            up = np.linspace(y_min, y_max, resolution)
            raw = np.stack((np.tile(across, resolution), np.repeat(up, resolution)))
        fixed = data.centre if sample is None else data.raw[:, sample]
        if data.inputs == data.columns:
            others = data.transform(fixed[:, None])[:, 0]
            others[list(columns)] = 0.0
            forward = GridForward(self._network, _transformed(data, columns, raw), columns, others)
        else:
            forward = GridForward(self._network, data.transform(raw))
        return MapGrid(data, columns, resolution, raw, fixed, forward)


def _transformed(data: PreparedData, columns: tuple[int, ...], raw: Array) -> Array:
    """Network inputs of these columns alone, where each column is an input."""
    rows = list(columns)
    fed: Array = (raw - data.shift[rows]) / data.scale[rows]
    return fed
