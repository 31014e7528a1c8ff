"""The Maxout view in words: what a unit has learned, its formulas, who wins, and what a sample sees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject

from nnviz.nn.envelope import Stretch
from nnviz.training.maxout_wants import LearnedUnit, ThinLayer, ThinNetwork
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Floats, Integers
from nnviz.ui.map.words import written
from nnviz.ui.number_format import MINUS, count, percent, short
from nnviz.ui.score.symbols import in_text, lowered

FLAT = 0.05  # of the steeper side: a slope below counts as none
EVEN = 0.1  # two sides whose slopes differ by less are the two of |z|
MOST_TERMS, ALL_TERMS = 3, 24  # of a formula: where there is little room, and at most
FORMULAS = (8, MOST_TERMS, 2, 1)  # terms on one line, until it fits
MOST_TOLD = 3  # layers


class MaxoutWords(QObject):
    """Sentences about answers; they hold none themselves."""

    # -- the unit

    def learned(self, unit: LearnedUnit, stretches: Sequence[Stretch]) -> str:
        """The activation that the envelope is along the slice, up to scale and shift."""
        winning = len({stretch.piece for stretch in stretches})
        if winning == 1:
            return self.tr("a straight line here: one piece wins everywhere")
        if winning > 2:
            return self.tr("a bowl with {bends} bends, out of {winning} of {pieces} pieces").format(
                bends=winning - 1, winning=winning, pieces=len(unit.bias)
            )
        left, right = (float(unit.slope[stretch.piece]) for stretch in stretches)
        flat, steep = sorted((left, right), key=abs)
        if abs(flat) < FLAT * abs(steep):
            return self.tr("a ReLU") if right == steep else self.tr("a ReLU, mirrored")
        ratio = flat / steep
        if ratio > 0:
            text = self.tr("a leaky ReLU with slope {0}") if right == steep else self.tr("a leaky ReLU, mirrored: {0}")
            return text.format(short(ratio))
        if ratio < EVEN - 1:
            return self.tr("an absolute value |z|")
        return self.tr("a lopsided |z|, its sides as {0} to 1").format(short(-ratio))

    def unit_title(self, unit: int) -> str:
        """Goes on with `learned`."""
        return self.tr("Unit {0} has learned").format(unit + 1)

    def piece(self, number: int) -> str:
        return self.tr("piece {0}").format(number + 1)

    def layer(self, number: int) -> str:
        return self.tr("Layer {0}").format(number + 1)

    def at(self, unit: LearnedUnit, t: float, symbol: str) -> str:
        """What stands beside the cursor on the slice."""
        values = unit.slope * t + unit.intercept
        winner = int(np.argmax(values))
        lines = [f"{symbol} = {short(t, 3)}", f"a = {short(float(values[winner]), 3)}, {self.piece(winner)}"]
        lines += [f"z{lowered(j + 1)} = {short(float(value), 3)}" for j, value in enumerate(values[:6])]
        return "\n".join(lines)

    def in_plane(self, unit: LearnedUnit, x: float, y: float, names: Sequence[str]) -> str:
        """What stands beside the pointer in the plane."""
        assert unit.plane is not None
        values = unit.plane.weight @ np.array([x, y]) + unit.plane.bias
        i, j = unit.plane.columns
        winner = int(np.argmax(values))
        place = f"{names[i]} = {short(x, 3)}, {names[j]} = {short(y, 3)}"
        wins = self.tr("{0} wins").format(self.piece(winner))
        return f"{place}\n{wins}, a = {short(float(values[winner]), 3)}"

    # -- names and formulas

    def inputs(self, run: RunInfo, layer: int) -> tuple[str, ...]:
        """What a layer's inputs are called: x₁, a column's name, or of deeper layers a¹₁."""
        if layer == 0:
            return tuple(written(name) for name in run.data.inputs)
        return tuple(in_text("a", layer - 1, i) for i in range(run.layers[layer].inputs))

    def formula(self, symbol: str, weights: Floats, bias: float, names: Sequence[str], most: int = MOST_TERMS) -> str:
        """z₁ = −0.55 x₁ − 0.02 x₂ − 0.04; of more inputs than `most` the largest, then how many more; a constant."""
        if not weights.any():
            return f"{symbol} = {short(bias)}"
        chosen = range(len(weights))
        if len(weights) > most:
            chosen = sorted(np.argsort(-np.abs(weights), kind="stable")[:most].tolist())  # type: ignore[assignment]
        text = symbol + " ="
        for place, i in enumerate(chosen):
            text += _signed(float(weights[i]), first=place == 0) + "\u00a0" + names[i]
        if len(weights) > most:
            text += " + … " + self.tr("({0} more)").format(count(len(weights) - most))
        return text + _signed(bias, first=False)

    def piece_formula(self, unit: LearnedUnit, piece: int, names: Sequence[str], most: int = MOST_TERMS) -> str:
        return self.formula(f"z{lowered(piece + 1)}", unit.weight[piece], float(unit.bias[piece]), names, most)

    # -- who wins

    def wins_title(self, unit: int, examined: int) -> str:
        return self.tr("Unit {unit}: wins over {count} training samples").format(unit=unit + 1, count=count(examined))

    def idle(self, wins: Integers) -> str:
        """One sentence on pieces that never win, or that all do."""
        dead = np.flatnonzero(wins == 0)
        if not dead.size:
            return self.tr("Every piece wins somewhere: all weights of this unit receive gradient.")
        if len(dead) == 1:
            text = self.tr("{0} never wins: it receives no gradient and stays as it is.")
            text = text.format(_capital(self.piece(int(dead[0]))))
        else:
            text = self.tr(
                "{dead} of {pieces} pieces never win: they receive no gradient and stay as they are."
            ).format(dead=len(dead), pieces=len(wins))
        if len(wins) - len(dead) > 1:
            return text + " " + self.tr("A smaller k would do.")
        return text + " " + self.tr("What is left is one straight line.")

    def dead(self, step: int) -> str:
        return self.tr("dead, since step {0}").format(count(step)) if step > 0 else self.tr("dead from the beginning")

    def taught(self, updates: float) -> str:
        return "≈\u00a0" + (short(updates) if updates >= 999.5 else count(round(updates)))

    # -- one sample

    def thin_formula(self, thin: ThinNetwork, names: Sequence[str], output: int, most: int = MOST_TERMS) -> str:
        last = len(thin.layers)
        symbol = in_text("z", last - 1) + ("" if len(thin.z) == 1 else lowered(output + 1))
        return self.formula(symbol, thin.matrix[output], float(thin.offset[output]), names, most)

    def check(self, thin: ThinNetwork, output: int) -> str:
        """The map's figure beside the network's."""
        told, z = float(thin.told[output]), float(thin.z[output])
        apart = float(np.abs(thin.told - thin.z).max())
        return self.tr("map: {told}   whole network: {z}   difference {apart}").format(
            told=short(told, 6), z=short(z, 6), apart=short(apart) if apart else "0"
        )

    def target(self, text: str) -> str:
        return self.tr("target {0}").format(text)

    def unit_for_sample(self, layer: ThinLayer, number: int, unit: int, wins: Integers | None) -> str:
        """A Maxout unit of layer `number`, and its winner for this sample; `wins` (k,) over the training data."""
        assert layer.winners is not None
        winner = int(layer.winners[unit])
        text = self.tr("layer {layer}, unit {unit}").format(layer=number + 1, unit=unit + 1)
        won = self.tr("{0} wins").format(self.piece(winner))
        text += f"\n{won}, a = {short(float(layer.a[unit]), 3)}"
        if wins is not None:
            text += "\n" + self.tr("wins: {0}").format(" · ".join(count(int(won)) for won in wins[:8]))
        return text

    def bent(self, run: RunInfo, thin: ThinNetwork) -> str:
        if thin.bent is None:
            return self.tr("exact, as long as no winner changes")
        text = self.tr("only a tangent: {activation} of layer {layer} is curved")
        return text.format(activation=run.layers[thin.bent].activation, layer=thin.bent + 1)

    def gradients(self, run: RunInfo, thin: ThinNetwork) -> str:
        """Through which pieces the error of this sample goes."""
        if not any(layer.learning for layer in thin.layers):
            return self.tr("No error comes back from this sample: every gradient is 0.")
        layers = [(l, layer) for l, layer in enumerate(thin.layers) if layer.winners is not None]
        if len(layers) > MOST_TOLD:
            shown = self.tr("{learning} of {rows} pieces in {layers} layers").format(
                learning=count(sum(layer.learning for _, layer in layers)),
                rows=count(sum(layer.rows for _, layer in layers)),
                layers=len(layers),
            )
        else:
            told = self.tr("layer {layer}: {learning} of {rows} pieces")
            shown = ", ".join(
                told.format(layer=l + 1, learning=count(layer.learning), rows=count(layer.rows)) for l, layer in layers
            )
        return self.tr("Gradient goes through {0}; the losers' is exactly 0.").format(shown)


def _signed(value: float, *, first: bool) -> str:
    written = short(abs(value))
    if first:
        return f" {MINUS}{written}" if value < 0 else f" {written}"
    return f" {MINUS if value < 0 else '+'} {written}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def share(part: float, whole: float) -> str:
    """A share in hundredths, "–" of nothing."""
    return percent(part / whole) if whole else "–"
