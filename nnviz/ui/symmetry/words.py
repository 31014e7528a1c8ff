"""All that the symmetry meter says in sentences, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from nnviz.nn import INITIALIZERS
from nnviz.training.config import RunConfig
from nnviz.training.symmetry_wants import Outlook, Symmetry
from nnviz.ui.number_format import MINUS, count

OUTLOOKS: Mapping[Outlook, str] = {
    "equal": QT_TRANSLATE_NOOP(
        "SymmetryWords",
        "They get equal gradients, so they stay the same for ever, however long they learn: one unit would do.",
    ),
    "zero": QT_TRANSLATE_NOOP(
        "SymmetryWords", "The gradient of the whole layer is 0: none of its weights moves, now or later."
    ),
    "differ": QT_TRANSLATE_NOOP("SymmetryWords", "Their gradients differ: the next step parts them."),
}


class SymmetryWords(QObject):
    """Texts about one answer; layers and units count from 0."""

    def now(self, found: Symmetry, layer: int) -> str:
        """Whether units of the layer are the same, since when, and what becomes of them."""
        outlook = OUTLOOKS.get(found.outlook[layer], "")
        then = QCoreApplication.translate("SymmetryWords", outlook) if outlook else ""
        return self.tr("{first} {second}").format(first=self._count(found, layer), second=then).strip()

    def _count(self, found: Symmetry, layer: int) -> str:
        size, distinct, since = len(found.groups), int(found.distinct[layer]), int(found.since[layer])
        values = {
            "layer": layer + 1,
            "size": count(size),
            "distinct": count(distinct),
            "step": count(since),
            "first": count(int(found.course[0])),
        }
        if size == 1:
            text = self.tr("Layer {layer} has one unit: there is no other to be the same.")
        elif distinct == size and since <= int(found.steps[0]):
            text = self.tr("All {size} units of layer {layer} have differed since step {step}: no symmetry to break.")
        elif distinct == size:
            text = self.tr(
                "Symmetry is broken: of {size} units in layer {layer} only {first} differed at first, all since step "
                "{step} at the latest."
            )
        elif distinct == 1:
            text = self.tr("All {size} units of layer {layer} have computed the same since step {step}.")
        else:
            text = self.tr(
                "Of {size} units in layer {layer} only {distinct} compute something of their own, since step {step} at "
                "the latest."
            )
        return text.format(**values)

    def why(self, found: Symmetry, layer: int, config: RunConfig) -> str:
        """What breaks the symmetry, or has; empty where there is nothing to be said."""
        drawn = INITIALIZERS[
            (config.layers[layer].initializer if layer < len(config.layers) else None) or config.initializer
        ]
        if found.outlook[layer] in ("equal", "zero"):
            return self.tr("Random first weights break the symmetry; biases of 0 may stay.")
        if found.outlook[layer] == "none" and drawn.bias == 0 and len(found.groups) > 1:
            return self.tr("The weights were drawn at random; that the biases began at 0 did no harm.")
        return ""

    def pair(self, found: Symmetry, row: int, column: int) -> str:
        """Two units, line by line."""
        if row == column:
            unit = self.tr("unit {number}").format(number=row + 1)
            twins = int(np.count_nonzero(found.groups == found.groups[row])) - 1
            if not twins:
                return unit + "\n" + self.tr("no other computes the same")
            return unit + "\n" + self.tr("units that compute the same: {number}").format(number=count(twins))
        lines = [self.tr("units {first} and {second}").format(first=row + 1, second=column + 1)]
        lines.append(self.tr("cosine of the weights: {cosine}").format(cosine=_cosine(found.weights[row, column])))
        lines.append(
            self.tr("cosine of the activations: {cosine}").format(cosine=_cosine(found.activations[row, column]))
        )
        if found.groups[row] == found.groups[column]:
            lines.append(self.tr("they compute the same"))
        return "\n".join(lines)

    def moment(self, found: Symmetry, at: int) -> str:
        """A place of the course."""
        text = self.tr("step {step}: {distinct} of {size} distinct")
        step, distinct = count(int(found.steps[at])), count(int(found.course[at]))
        return text.format(step=step, distinct=distinct, size=count(len(found.groups)))


def _cosine(value: float) -> str:
    """Four decimals, and never a 1 that is none."""
    value = float(value)
    if 0.99995 <= abs(value) < 1 - 1e-8:
        value = 0.9999 if value > 0 else -0.9999
    return f"{value:.4f}".replace("-", MINUS)
