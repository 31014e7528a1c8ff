"""Where a parameter stands in a network, and which number it has in the flat vector `Network.parameters`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnviz.nn import Network


@dataclass(frozen=True, slots=True)
class Place:
    """A parameter: row `row` and column `column` of [W | b] of layer `layer`, all from 0.

    `column` is n_in for the bias, and None for a learned slope, whose row is its unit. Of Maxout a row is a piece.
    """

    layer: int
    row: int
    column: int | None


def index_of(network: Network, place: Place) -> int | None:
    """Its number among `network.parameters`; None where the network has no such parameter."""
    numbers = np.arange(network.parameters.size, dtype=np.float64)  # all of them are exact
    if not 0 <= place.layer < len(network.layers) or place.row < 0:
        return None
    if place.column is None:
        learned = network.split_slopes(numbers)[place.layer]
        return None if learned is None or place.row >= len(learned) else int(learned[place.row, 0])
    block = network.split(numbers)[place.layer]
    if place.row >= block.shape[0] or not 0 <= place.column < block.shape[1]:
        return None
    return int(block[place.row, place.column])
