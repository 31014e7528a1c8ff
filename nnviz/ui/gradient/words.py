"""The gradient's view in words: what is to be seen, all figures of one layer, and by which measure one vanishes."""

from __future__ import annotations

from math import isfinite, isnan

import numpy as np
from PySide6.QtCore import QObject

from nnviz.training.diagnosis import EXPLODING, VANISHING
from nnviz.training.gradient_wants import Figure, LayerGradients, Nudge, Verdict
from nnviz.training.snapshot import LayerInfo
from nnviz.ui.comparison.marks import LETTERS
from nnviz.ui.gradient.figures import PanelName, Panels, RunFigures
from nnviz.ui.number_format import count, percent, short

FADES, GROWS = 0.1, 10.0  # of the nudge on its way: a tenth, tenfold


class GradientWords(QObject):
    """Sentences about figures; they hold none themselves."""

    # -- the sentence above

    def summary(self, figures: RunFigures | None, lettered: bool) -> str:
        """What becomes of the error on its way back."""
        if figures is None or figures.gradients is None:
            return ""
        text = self._summary(figures.gradients)
        return f"{LETTERS[figures.number]}: {text}" if lettered else text

    def _summary(self, gradients: LayerGradients) -> str:
        delta, verdict = gradients.delta, gradients.verdict()
        if len(delta) == 1:
            return self.tr("A single layer: its δ comes straight from the loss.")
        if not np.isfinite(delta).all():
            layer = int(np.flatnonzero(~np.isfinite(delta))[-1]) + 1
            return self.tr("Overflow: ||δ|| of layer {layer} is no finite number.").format(layer=layer)
        if delta[-1] == 0:
            return self.tr("No error comes back: δ of the last layer is 0.")
        if verdict is None:
            hidden = delta[:-1] / delta[-1]
            weakest = int(hidden.argmin())
            text = self.tr("The error reaches every layer; the least in layer {layer}: {part} times the last's ||δ||.")
            return text.format(layer=weakest + 1, part=short(float(hidden[weakest])))
        if verdict.part == 0:
            text = self.tr("Vanishing from layer {begins} back: to layer {worst} no error comes at all, δ is 0.")
        elif verdict.what == "vanishing":
            text = self.tr("Vanishing from layer {begins} back: layer {worst} has {part} of the last's ||δ||.")
        else:
            text = self.tr("Exploding from layer {begins} back: layer {worst} has {part} times the last's ||δ||.")
        return text.format(begins=verdict.begins + 1, worst=verdict.worst + 1, part=short(verdict.part))

    def criterion(self) -> str:
        """The tooltip of the sentence above: what the words mean in numbers."""
        text = self.tr(
            "Measured on the probe, ||δ|| over units and samples. Vanishing: a hidden layer has less than {low} of the "
            "last layer's ||δ||. Exploding: it has more than {high} times as much. The word stands at the first such "
            "layer on the way back."
        )
        return text.format(low=f"1/{count(round(1 / VANISHING))}", high=count(round(EXPLODING)))

    def mark(self, verdict: Verdict) -> str:
        """The word at the layer where it begins."""
        return self.tr("← vanishing") if verdict.what == "vanishing" else self.tr("← exploding")

    # -- the way forward

    def forward(self, figures: RunFigures | None, size: float) -> str:
        """What becomes of the nudge."""
        nudge = None if figures is None else figures.nudge
        if nudge is None:
            return ""
        if nudge.cause == 0:
            return self.tr("W¹ is 0: there is nothing to take a share of.")
        moved = percent(size, 1 if size < 0.01 else 0)
        part = float(nudge.relative[-1])
        if len(nudge.change) == 1:
            text = self.tr("{size} more or less in W¹ moves the output by ||Δa|| = {moved}.")
            return text.format(size=moved, moved=short(float(nudge.change[0])))
        if nudge.change[0] == 0:
            return self.tr("{size} more or less in W¹ changes nothing in a¹.").format(size=moved)
        if not isfinite(part):
            return self.tr("{size} more or less in W¹ overflows on its way.").format(size=moved)
        if part < FADES:
            text = self.tr("{size} more or less in W¹ fades on its way: the output moves by {part} of ||Δa¹||.")
        elif part > GROWS:
            text = self.tr("{size} more or less in W¹ grows on its way: the output moves by {part} times ||Δa¹||.")
        else:
            text = self.tr("{size} more or less in W¹ comes through: the output moves by {part} times ||Δa¹||.")
        return text.format(size=moved, part=short(part))

    # -- one layer

    def layer(self, info: LayerInfo, number: int) -> str:
        """ "Layer 4 · sigmoid · 8 units"."""
        units = self.tr("1 unit") if info.size == 1 else self.tr("{0} units").format(count(info.size))
        return " · ".join((self.tr("Layer {0}").format(number + 1), info.activation, units))

    def readout(self, panels: Panels, layer: int) -> list[str]:
        """All figures of one layer of the shown run, one after another; empty where there are none."""
        figures = panels.shown_run
        if figures is None or figures.gradients is None or layer >= len(figures.run.layers):
            return []
        found = figures.gradients
        parts = [self.layer(figures.run.layers[layer], layer)]
        if len(panels.runs) > 1:
            parts[0] = f"{LETTERS[figures.number]}: {parts[0]}"
        brought = "||Wᵀδ||" if layer + 1 < len(found.delta) else "||∂L/∂a||"
        delta, carried = float(found.delta[layer]), float(found.brought[layer])
        parts += [
            f"||δ|| {short(delta, 3)}",
            f"{brought} {short(carried, 3)}",
            *self._factors(found, layer, figures.run.layers[layer]),
            self.tr("mean f′") + f" {short(float(found.slope[layer]), 3)}",
            f"||ΔW|| / ||W|| {short(float(found.relative_change[layer]), 3)}",
        ]
        if figures.nudge is not None:
            nudge = figures.nudge
            parts.append(self.nudged(nudge, layer, 3))
        return parts

    def _factors(self, found: LayerGradients, layer: int, info: LayerInfo) -> list[str]:
        """What the slope left of the error, and what the weights behind made of the next layer's."""
        slope = "J" if info.activation == "softmax" else "f′"
        factors = [(slope, found.delta[layer], found.brought[layer])]
        if layer + 1 < len(found.delta):
            factors.append(("Wᵀ", found.brought[layer], found.delta[layer + 1]))
        return [f"× {name} {short(float(a / b))}" for name, a, b in factors if b > 0 and isfinite(a) and isfinite(b)]

    def at(self, panels: Panels, panel: PanelName, layer: int) -> str:
        """What stands beside the pointer: the figure of a panel, of every run."""
        lines = [self.tr("Layer {0}").format(layer + 1)]
        for figures in panels.runs:
            values = figures.of(panel)
            if values is None or layer >= len(values):
                continue
            letter = f"{LETTERS[figures.number]}  " if len(panels.runs) > 1 else ""
            lines.append(letter + self._figure(figures, panel, layer, float(values[layer])))
        return "\n".join(lines)

    def _figure(self, figures: RunFigures, panel: PanelName, layer: int, value: float) -> str:
        written = short(value, 4)
        if panel == "delta":
            return f"||δ|| = {written}"
        if panel == "slope":
            return self.tr("mean f′") + f" = {written}"
        if panel == "change":
            assert figures.gradients is not None
            moved = short(float(figures.gradients.change[layer]), 4)
            return f"||ΔW|| / ||W|| = {written}, ||ΔW|| = {moved}"
        assert figures.nudge is not None
        return self.nudged(figures.nudge, layer, 4)

    def nudged(self, nudge: Nudge, layer: int, digits: int) -> str:
        """||Δa|| of a layer, and beside the first layer's."""
        change, part = short(float(nudge.change[layer]), digits), short(float(nudge.relative[layer]), digits)
        return self.tr("||Δa|| {change}, {part} times layer 1's").format(change=change, part=part)

    # -- names

    def caption(self, panel: PanelName) -> str:
        """Under the symbol of a panel."""
        return {
            "delta": self.tr("error signal"),
            "slope": self.tr("mean slope"),
            "change": self.tr("next step"),
            "nudge": self.tr("nudge of W¹"),
        }[panel]

    def figure_name(self, figure: Figure) -> str:
        """As the history's choice names it."""
        names = {"delta": "||δ||", "brought": "||Wᵀδ||", "slope": self.tr("mean f′"), "change": "||ΔW||/||W||"}
        return names[figure]

    def told(self, decade: float) -> str:
        """A value of the history, given by its log10."""
        if isnan(decade):
            return self.tr("not measured")
        if not isfinite(decade):
            return "0" if decade < 0 else self.tr("no finite number")
        return short(10.0**decade, 3) if decade > -300 else f"10^{decade:.0f}"
