"""Of a network with a plane of inputs, small pictures of what each neuron makes of it; computed on the copy."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np
from PySide6.QtGui import QImage, QPixmap

from nnviz.nn import ACTIVATIONS
from nnviz.nn.network import QUIET
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.colour_map import ENTRIES, signed_table
from nnviz.ui.theme import Theme

SIDE = 22  # pixels
MOST_WORK = 3_000_000  # parameters times pixels: a few milliseconds


def pictures_of(microscope: Microscope, units: Sequence[Sequence[int]], theme: Theme) -> dict[tuple[int, int], QPixmap]:
    """By column and unit, those of `units`; {} where the inputs are no plane, or the network is large."""
    moment, run = microscope.moment, microscope.run
    if moment is None or moment.parameters.size * SIDE * SIDE > MOST_WORK:
        return {}
    if microscope.setup.source == "hand":
        if moment.x.shape[0] != 2:
            return {}
        reach = max(1.0, float(np.abs(moment.x).max()))
        ends = (-reach, reach, -reach, reach)
    elif run is None or len(run.data.columns) != 2:
        return {}
    else:
        ends = run.data.box(0, 1)
    across, up = np.linspace(ends[0], ends[1], SIDE), np.linspace(ends[3], ends[2], SIDE)
    plane = np.stack([part.ravel() for part in np.meshgrid(across, up)])
    x = plane if microscope.setup.source == "hand" or run is None else run.data.transform(plane)
    with np.errstate(**QUIET):
        signals = moment.network().trace(x).a
    table = signed_table(theme)
    pictures = {}
    for column, (values, chosen) in enumerate(zip(signals, units, strict=True)):
        bounded = column > 0 and all(map(isfinite, ACTIVATIONS[moment.layers[column - 1].activation].range))
        shown = np.nan_to_num(values[list(chosen)].astype(float), posinf=0, neginf=0)
        axis = 1 if column == 0 else None
        most = np.abs(shown).max(axis=axis, keepdims=True, initial=1e-12) if not bounded else 1.0
        half = (ENTRIES - 1) / 2
        places = (shown / most * half + half).clip(0, ENTRIES - 1).astype(np.uint8)
        for unit, row in zip(chosen, places, strict=True):
            pixels = np.ascontiguousarray(table[row].reshape(SIDE, SIDE))
            image = QImage(pixels.data, SIDE, SIDE, 4 * SIDE, QImage.Format.Format_RGBX8888)
            pictures[column, unit] = QPixmap.fromImage(image)
    return pictures
