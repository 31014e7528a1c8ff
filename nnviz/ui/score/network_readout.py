"""The exact figures behind a neuron or an edge, in words; what is drawn of them is the network stave's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnviz.training.snapshot import LayerInfo
from nnviz.training.wants import LayerStaves, Weights
from nnviz.ui.number_format import percent, short
from nnviz.ui.score import symbols
from nnviz.ui.score.learned_curves import gradient_words, slope_words
from nnviz.ui.score.stave import Readout

DIGITS = 4


def edge_readout(
    weights: Weights, info: LayerInfo, layer: int, unit: int, source: int, matrix: bool = False
) -> Readout:
    """The weight from `source` to `unit` of `layer` (all from 0), of Maxout one line for each piece.

    `matrix`: it is an entry of the image, and its row and column are said.
    """
    place = QCoreApplication.translate("NetworkStave", "row {0}, column {1}").format(unit + 1, source + 1)
    below = f"\n{place}" if matrix else ""
    rows = weights.weights[layer][unit * info.pieces : (unit + 1) * info.pieces, source]
    symbol = symbols.in_text("w", layer, unit, source)
    if info.pieces == 1:
        weight = short(float(rows[0]), DIGITS)
        spoken = QCoreApplication.translate("NetworkStave", "Layer {0}, weight from {1} to unit {2}: {3}")
        return Readout(f"{symbol} = {weight}{below}", spoken.format(layer + 1, source + 1, unit + 1, weight))
    line = QCoreApplication.translate("NetworkStave", "{0}, piece {1} = {2}")
    lines = [line.format(symbol, piece + 1, short(float(weight), DIGITS)) for piece, weight in enumerate(rows)]
    return Readout("\n".join(lines) + below, "; ".join(lines))


def neuron_readout(
    weights: Weights | None,
    figures: LayerStaves | None,
    info: LayerInfo,
    layer: int,
    unit: int,
    name: str,
    image: tuple[int, int] | None = None,
) -> Readout:
    """Bias, mean activation, winner shares, learned slope and whether it is dead.

    name    the class of an output, else empty
    image   where the neuron is drawn as the picture of its weights: how many rows and columns it has
    """
    heading = QCoreApplication.translate("NetworkStave", "Layer {0}, unit {1}").format(layer + 1, unit + 1)
    lines = [f"{heading} · {name}" if name else heading]
    if weights is not None:
        rows = weights.biases[layer][unit * info.pieces : (unit + 1) * info.pieces]
        biases = ", ".join(short(float(bias), DIGITS) for bias in rows)
        bias = QCoreApplication.translate("NetworkStave", "bias {0} = {1}")
        lines.append(bias.format(symbols.in_text("b", layer, unit), biases))
    if figures is not None:
        mean = QCoreApplication.translate("NetworkStave", "mean activation {0} = {1}")
        value = short(float(figures.mean_output[unit]), DIGITS)
        lines.append(mean.format(symbols.in_text("a", layer, unit), value))
        if figures.winner_shares is not None:
            shares = " · ".join(percent(float(share)) for share in figures.winner_shares[unit])
            lines.append(QCoreApplication.translate("NetworkStave", "pieces win {0}").format(shares))
        if figures.slopes is not None:
            lines.append(slope_words(unit, float(figures.slopes[unit]), DIGITS))
        if figures.slope_gradients is not None:
            lines.append(gradient_words(unit, float(figures.slope_gradients[unit]), DIGITS))
        if figures.dead[unit]:
            lines.append(QCoreApplication.translate("NetworkStave", "dead: z ≤ 0 on the whole probe"))
    if image is not None:
        drawn = QCoreApplication.translate("NetworkStave", "drawn: its weights from the {0} × {1} pixels")
        lines.append(drawn.format(*image))
    return Readout("\n".join(lines), "; ".join(lines))


def more_readout(layer: int, count: int) -> Readout:
    """What the "+ n" of `layer` (-1: the inputs) stands for, and how to come to the units that are not drawn."""
    if layer < 0:
        text = QCoreApplication.translate("NetworkStave", "{0} more inputs, which vary less.\nClick: one after another")
    else:
        text = QCoreApplication.translate(
            "NetworkStave", "{0} more units, which vary less.\nClick, or Shift with ↓: one after another"
        )
    text = text.format(count)
    return Readout(text, text.replace("\n", " "))
