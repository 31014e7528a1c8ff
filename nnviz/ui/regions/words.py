"""What is said of regions: how many, a piece's own map in figures, its pattern, and what to do where there are none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from nnviz.training.config import RunConfig
from nnviz.training.snapshot import LayerInfo, RunInfo
from nnviz.ui.map.words import output_names, written
from nnviz.ui.number_format import MINUS, count, short
from nnviz.ui.regions.feed import DIED, RAISED, RegionsFeed
from nnviz.ui.regions.piece import Piece
from nnviz.ui.regions.plane import smooth_layers

DIGITS = 3
MOST_ROWS = 3  # of the map of a network with many outputs
MOST_UNITS, GROUP = 48, 8  # of a layer's pattern
RELU = "relu"


class RegionsWords(QObject):
    """Texts about a feed and a piece in its picture, in the window's language."""

    def counted(self, feed: RegionsFeed) -> str:
        """63 pieces"""
        if feed.picture is None:
            return self.tr("linear regions")
        if feed.picture.count == 1:
            return self.tr("1 region")
        return self.tr("{0} regions").format(count(feed.picture.count))

    def kind(self, feed: RegionsFeed) -> str:
        """What is counted, and of which step it is."""
        if feed.picture is None:
            return self.tr("computing") if feed.on and feed.words is None else ""
        kind = self.tr("activation patterns") if feed.picture.kind == "activation pattern" else self.tr("distinct maps")
        return self.tr("{0} · step {1}").format(kind, count(feed.step))

    def formula(self, run: RunInfo, columns: tuple[int, int], piece: Piece, *, rich: bool) -> str:
        """The map of a piece in figures, a line for each row; `rich`: for a label, with the layer raised."""
        across, up = (written(run.data.columns[column]) for column in columns)
        rows = len(piece.offset)
        names = output_names(run) if rows == len(output_names(run)) else tuple(str(i + 1) for i in range(rows))
        last = len(run.layers)
        z = f"<i>z</i><sup>{last}</sup>" if rich else "z"
        lines = []
        for row, name in list(enumerate(names))[:MOST_ROWS]:
            (a, b), c = piece.matrix[row].tolist(), float(piece.offset[row])
            space = "\u2009" if rich else " "
            text = f"{z} = {_signed(a, first=True)}{space}{across} {_signed(b)}{space}{up} {_signed(c)}"
            lines.append(text if rows == 1 else f"{name}: {text}")
        if rows > MOST_ROWS:
            lines.append(self.tr("and {0} more outputs").format(count(rows - MOST_ROWS)))
        return ("<br>" if rich else "\n").join(lines)

    def size(self, run: RunInfo, piece: Piece) -> str:
        """Its area, and how many of the samples lie in it, where they lie in the plane."""
        area = self.tr("area {0}").format(short(piece.area, DIGITS))
        if len(run.data.columns) != 2:
            return area
        inside = piece.holds(run.data.raw)
        train, test = int(inside[run.data.train].sum()), int(inside[run.data.test].sum())
        if run.data.test.size:
            samples = self.tr("samples: {0} training, {1} test").format(count(train), count(test))
        else:
            samples = self.tr("samples: {0}").format(count(train))
        return f"{area} · {samples}"

    def signature(self, run: RunInfo, piece: Piece) -> list[str]:
        """A line for each hidden layer: which piece each unit is on."""
        lines = []
        for number, (layer, digits) in enumerate(zip(run.layers, piece.signature, strict=False), 1):
            lines.append(self.tr("layer {0}: {1}").format(number, _pattern(layer, digits)))
        return lines

    def pattern_key(self) -> str:
        """What the digits of a pattern mean."""
        return self.tr(
            "A digit for each unit: which straight part of its function it is on, from 0 on the left (ReLU: 0 off, 1 "
            "on); of a Maxout unit the piece that wins, from 1."
        )

    def steepest(self, value: float) -> str:
        """What the colours of the gradient mean."""
        return self.tr("gradient of z: grey 0, darkest {0}").format(short(value))

    # -- where there are none

    def remedy(self, feed: RegionsFeed) -> str:
        """What the button says; "" where there is no remedy."""
        code = "" if feed.words is None else feed.words.code
        if code == "regions.smooth" and feed.run is not None:
            layers = ", ".join(str(l + 1) for l in smooth_layers(feed.run))
            text = self.tr("Use {0} in layer {1}") if "," not in layers else self.tr("Use {0} in layers {1}")
            return text.format(RELU, layers)
        if code == "regions.features":
            return self.tr("Use only straight features")
        if code == "regions.budget":
            return self.tr("Allow {0} regions").format(count(RAISED * feed.most))
        return self.tr("Compute again") if code == DIED else ""


def straightened(run: RunInfo, config: RunConfig) -> RunConfig | None:
    """The settings with which this run has exact pieces; None where it has them already."""
    smooth = smooth_layers(run)
    if smooth and len(config.layers) == len(run.layers) - 1:
        layers = tuple(
            replace(layer, activation=RELU, params={}) if l in smooth else layer
            for l, layer in enumerate(config.layers)
        )
        return replace(config, layers=layers)
    straight = tuple(name for name in run.data.inputs if name in run.data.columns)
    if len(straight) < len(run.data.inputs):
        return replace(config, features=straight or None)
    return None


def digits_of(layer: LayerInfo, signature: NDArray[np.uint8]) -> str:
    """A unit's digit: winners of Maxout from 1, pieces of other functions from 0."""
    digits = signature + 1 if layer.pieces > 1 else signature
    if layer.pieces > 9:
        return " ".join(str(digit) for digit in digits.tolist())
    return "".join(str(digit) for digit in digits.tolist())


def _pattern(layer: LayerInfo, signature: NDArray[np.uint8]) -> str:
    text = digits_of(layer, signature[:MOST_UNITS])
    if layer.pieces <= 9:
        text = "\u2009".join(text[i : i + GROUP] for i in range(0, len(text), GROUP))
    return text + (" …" if len(signature) > MOST_UNITS else "")


def _signed(value: float, *, first: bool = False) -> str:
    text = short(abs(value), DIGITS)
    if first:
        return f"{MINUS}{text}" if value < 0 else text
    return f"{MINUS if value < 0 else '+'} {text}"
