"""What the staves show as tables of numbers: of a cell, of the network's weights, and of all layers at a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import LayerInfo, RunInfo
from nnviz.training.wants import LayerStaves, MaxoutUnit, Weights
from nnviz.ui.export import Table

# In all of them layers, units, pieces and inputs count from 1, as in the window.


def curve_table(step: int, layer: int, info: LayerInfo, figures: LayerStaves, limit: float, unit: int) -> Table:
    """An element-wise layer: the bins of its z axis from -limit to limit, f and f' at their middles, their shares.

    Where slopes are learned, f and f' are those of `unit`.
    """
    edges = np.linspace(-limit, limit, len(figures.histogram) + 1)
    z = (edges[:-1] + edges[1:]) / 2
    activation, params = ACTIVATIONS[info.activation], info.params
    learned: dict[str, float] = {}
    if figures.slopes is not None:
        learned = {"unit": unit + 1, "learned_slope": float(figures.slopes[unit])}
        params = {**params, "slope": learned["learned_slope"]}

    def at_middle(function: Callable[..., NDArray]) -> NDArray:
        values: NDArray = function(z[None], **params)[0]
        return values

    return Table.of(
        len(z),
        step=step,
        layer=layer + 1,
        activation=info.activation,
        **learned,
        z_from=edges[:-1],
        z_to=edges[1:],
        z=z,
        f=at_middle(activation.value),
        f_slope=at_middle(activation.derivative),
        share=figures.histogram,
        share_saturated=figures.histogram_saturated,
    )


def maxout_table(step: int, layer: int, unit: int, figures: MaxoutUnit) -> Table:
    """A Maxout unit: the samples along its slice, the value of the unit, and the lines of the pieces there."""
    lines = {
        f"z{piece + 1}": slope * figures.t + offset
        for piece, (slope, offset) in enumerate(zip(figures.slope, figures.intercept, strict=True))
    }
    winner = figures.winner + 1
    return Table.of(
        len(figures.t), step=step, layer=layer + 1, unit=unit + 1, t=figures.t, a=figures.value, winner=winner, **lines
    )


def pieces_table(step: int, layer: int, unit: int, figures: MaxoutUnit) -> Table:
    """A Maxout unit: each piece's line along the slice, and the share of the probe that it wins."""
    count = len(figures.slope)
    return Table.of(
        count,
        step=step,
        layer=layer + 1,
        unit=unit + 1,
        piece=np.arange(1, count + 1),
        slope=figures.slope,
        intercept=figures.intercept,
        share_won=figures.shares,
    )


def bars_table(step: int, layer: int, figures: LayerStaves) -> Table:
    """A softmax layer: mean output and mean diagonal of the Jacobian of each unit."""
    count = len(figures.mean_output)
    return Table.of(
        count,
        step=step,
        layer=layer + 1,
        unit=np.arange(1, count + 1),
        mean_output=figures.mean_output,
        mean_jacobian_diagonal=figures.mean_slope,
    )


def layers_table(step: int, run: RunInfo, layers: Sequence[LayerStaves]) -> Table:
    """A row for each layer: what it is, how saturated it is, and the size of delta before and after its slope."""
    return Table.of(
        len(layers),
        step=step,
        layer=np.arange(1, len(layers) + 1),
        activation=[info.activation for info in run.layers],
        units=[info.size for info in run.layers],
        share_saturated=[figures.saturated_share for figures in layers],
        units_dead=[int(figures.dead.sum()) for figures in layers],
        slope_rms=[figures.slope_rms for figures in layers],
        delta_norm=[figures.delta_norm for figures in layers],
        brought_norm=[figures.brought_norm for figures in layers],
    )


def weights_table(step: int, run: RunInfo, weights: Weights) -> Table:
    """A row for each weight, bias and learned slope; a bias and a slope have the input 0."""
    parts: list[NDArray] = []
    values: list[NDArray] = []
    kinds: list[NDArray] = []
    for layer, info in enumerate(run.layers):
        row, source = np.indices((info.rows, info.inputs + 1)).reshape(2, -1)
        number = np.full_like(row, layer + 1)
        parts.append(np.stack([number, row // info.pieces + 1, row % info.pieces + 1, source]))
        values.append(np.column_stack([weights.biases[layer], weights.weights[layer]]).reshape(-1))
        kinds.append(np.where(source == 0, "bias", "weight"))
        slopes = weights.slopes[layer]
        if slopes is not None:
            unit = np.arange(1, info.size + 1)
            parts.append(np.stack([np.full_like(unit, layer + 1), unit, np.ones_like(unit), np.zeros_like(unit)]))
            values.append(slopes)
            kinds.append(np.full(info.size, "slope"))
    layers, units, pieces, inputs = np.concatenate(parts, axis=1)
    value = np.concatenate(values)
    return Table.of(
        len(value),
        step=step,
        layer=layers,
        unit=units,
        piece=pieces,
        kind=np.concatenate(kinds),
        input=inputs,
        value=value,
    )


def map_table(
    step: int, layer: int, unit: int, names: Sequence[str], box: tuple[float, float, float, float], picture: NDArray
) -> Table:
    """The output of a unit over a plane, a row for each pixel's middle; `picture` (r, r) has its top row first."""
    rows, columns = picture.shape
    x_min, x_max, y_min, y_max = box
    across = x_min + (np.arange(columns) + 0.5) / columns * (x_max - x_min)
    down = y_max - (np.arange(rows) + 0.5) / rows * (y_max - y_min)
    where = {names[0]: np.tile(across, rows)}
    if len(names) > 1:
        where[names[1]] = np.repeat(down, columns)
    return Table.of(rows * columns, step=step, layer=layer + 1, unit=unit + 1, **where, a=picture.reshape(-1))
