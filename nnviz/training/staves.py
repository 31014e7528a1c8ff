"""The figures of the staves f(z), f'(z) and delta, for all layers at once: a score is asked for sixty times a second.

The rows of all layers stand in one table, so that sums, norms and histograms take one call and not one a layer.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import Activation
from nnviz.nn.activation_base import SATURATED_BELOW
from nnviz.nn.layers import Dense
from nnviz.nn.rectifiers import PReLU
from nnviz.training.data import Array, frozen
from nnviz.training.probe_pass import ProbePass
from nnviz.training.wants import LayerStaves, Staves, StavesWant

QUANTILE = 0.995
QUANTILE_VALUES = 4096  # more values than this are thinned evenly before the quantile is taken
DYING = ("relu", "relu6")


class StaveMeter:
    """Answers StavesWant from a pass over the probe; its own tables are made once, for the shape of `probe`."""

    def __init__(self, probe: ProbePass) -> None:
        self._layers = layers = probe.network.layers
        self._begins = np.array([rows.start for rows in probe.rows])
        self._unit_begins = np.array([units.start for units in probe.units])
        shape = probe.z_table.shape
        self._values = np.array([layer.rows for layer in layers]) * shape[1]  # of z, in each layer
        self._sizes = np.empty(shape, probe.network.dtype)
        self._saturated = np.empty(shape, np.bool_)
        self._place = np.empty(shape, np.float32)
        self._slot = np.empty(shape, np.intp)
        self._layer_of = np.repeat(np.arange(len(layers)), [layer.rows for layer in layers])[:, None]
        self._limit = np.zeros((shape[0], 1), probe.network.dtype)
        self._own: list[tuple[slice, Dense]] = []
        for layer, rows in zip(layers, probe.rows, strict=True):
            if layer.activation.elementwise:
                self._limit[rows] = SATURATED_BELOW * layer.activation.max_derivative(**layer.params)
                if type(layer.activation).saturates is not Activation.saturates:
                    self._own.append((rows, layer))

    def measure(self, probe: ProbePass, want: StavesWant) -> Staves:
        """The figures of the pass that `probe` holds."""
        z, slope = probe.z_table, probe.slope_table
        self._find_saturated(probe)
        histogram = self._histograms(z, want)
        saturated = np.add.reduceat(np.count_nonzero(self._saturated, axis=1), self._begins) / self._values
        squares = np.add.reduceat(np.einsum("ij,ij->i", slope, slope), self._begins)
        slope_rms = np.sqrt(squares / self._values)
        mean_slope = frozen(slope.mean(axis=1))
        mean_output = frozen(probe.a_table.mean(axis=1))
        off = frozen(z.max(axis=1) <= 0)
        delta_norms = norms(probe.delta_table, self._begins)
        brought_norms = norms(probe.brought_table, self._unit_begins)
        staves = []
        for l, (layer, rows, units) in enumerate(zip(self._layers, probe.rows, probe.units, strict=True)):
            every = -(-int(self._values[l]) // max(1, want.dots))
            maxout = layer.pieces > 1
            staves.append(
                LayerStaves(
                    z=frozen(z[rows].ravel()[::every].copy()),
                    saturated=frozen(self._saturated[rows].ravel()[::every].copy()),
                    histogram=histogram[0, l],
                    histogram_saturated=histogram[1, l],
                    saturated_share=float(saturated[l]),
                    slope_rms=1.0 if maxout else float(slope_rms[l]),
                    dead=off[rows] if layer.activation.name in DYING else frozen(np.zeros(layer.size, np.bool_)),
                    mean_output=mean_output[units],
                    mean_slope=frozen(np.ones(layer.size)) if maxout else mean_slope[rows],
                    winner_shares=_winner_shares(probe.winners(l), layer),
                    delta_norm=float(delta_norms[l]),
                    brought_norm=float(brought_norms[l]),
                    slopes=None if layer.slopes is None else frozen(layer.slopes.ravel().copy()),
                    slope_gradients=_slope_gradients(layer, probe, l),
                )
            )
        return Staves(tuple(staves), self._extent(probe))

    def _find_saturated(self, probe: ProbePass) -> None:
        np.less(np.abs(probe.slope_table, out=self._sizes), self._limit, out=self._saturated)
        for rows, layer in self._own:
            self._saturated[rows] = layer.activation.saturates(probe.z_table[rows], **layer.params)

    def _histograms(self, z: Array, want: StavesWant) -> NDArray[np.float64]:
        """Shares (2, L, bins): of all values and of the saturated ones; values beyond the limit are in no bin.

        One bincount: every layer has bins of its own, with one more on each side for what lies beyond.
        """
        bins, slots, layers = want.bins, want.bins + 2, len(self._layers)
        place = np.multiply(z, bins / (2 * want.z_limit), out=self._place, casting="same_kind")
        place += bins / 2 + 1
        # unlike clip, these put NaN into slot 0
        np.fmax(np.fmin(place, bins + 1, out=place), 0, out=place)
        self._slot[...] = place
        self._slot += self._layer_of * slots
        np.add(self._slot, layers * slots, out=self._slot, where=self._saturated)
        counts = np.bincount(self._slot.ravel(), minlength=2 * layers * slots).reshape(2, layers, slots)
        counts[0] += counts[1]
        shares: NDArray[np.float64] = frozen(counts[:, :, 1:-1] / self._values[:, None])
        return shares

    def _extent(self, probe: ProbePass) -> float:
        """The 99.5 % quantile of |z| over the element-wise layers; 0 without any."""
        rows = [r for layer, r in zip(self._layers, probe.rows, strict=True) if layer.activation.elementwise]
        if not rows:
            return 0.0
        whole = len(rows) == len(self._layers)
        z = probe.z_table.ravel() if whole else np.concatenate([probe.z_table[r].ravel() for r in rows])
        sizes = np.abs(z[:: -(-z.size // QUANTILE_VALUES)])
        place = min(sizes.size - 1, int(QUANTILE * sizes.size))
        return float(np.partition(sizes, place)[place])


def norms(table: Array, begins: NDArray[np.intp]) -> NDArray[np.float64]:
    """The Frobenius norm of each layer's rows; where squares would over- or underflow, the rows are scaled first."""
    norms: NDArray[np.float64] = np.sqrt(np.add.reduceat(np.einsum("ij,ij->i", table, table), begins)).astype(
        np.float64
    )
    ends = [*begins[1:], len(table)]
    smallest = 1e3 * np.sqrt(np.finfo(table.dtype).tiny)
    for l in np.flatnonzero(~(np.isfinite(norms) & (norms > smallest))):
        rows = table[begins[l] : ends[l]].astype(np.float64)
        largest = float(np.abs(rows).max())
        if largest > 0 and np.isfinite(largest):
            norms[l] = largest * np.linalg.norm(rows / largest)
    return norms


def _slope_gradients(layer: Dense, probe: ProbePass, l: int) -> Array | None:
    if not isinstance(layer.activation, PReLU):
        return None
    gradients: Array = frozen(layer.activation.slope_gradient(probe.brought[l], probe.z[l]).ravel())
    return gradients


def _winner_shares(winners: NDArray[np.intp] | None, layer: Dense) -> NDArray[np.float64] | None:
    if winners is None:
        return None
    units = np.arange(layer.size)[:, None] * layer.pieces
    counts = np.bincount((winners + units).ravel(), minlength=layer.rows).reshape(layer.size, layer.pieces)
    shares: NDArray[np.float64] = frozen(counts / winners.shape[1])
    return shares
