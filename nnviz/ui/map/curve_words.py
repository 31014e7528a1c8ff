"""All that the curve over one input says in words and figures: its title, its pieces, and what is at the cursor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject

from nnviz.nn.breakpoints import PIECEWISE_LINEAR, STRAIGHT
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Curve
from nnviz.ui import number_format
from nnviz.ui.map.scale import OutputScale, probabilities
from nnviz.ui.map.words import decimal, output_names, written


class CurveWords(QObject):
    """Texts about one run with one raw column, in the window's language."""

    def title(self, run: RunInfo) -> str:
        return self.tr("Output along {column}").format(column=written(run.data.columns[0]))

    def test_switch(self, run: RunInfo) -> str:
        """How test samples are told from training samples, or that there are none."""
        if run.data.test.size == 0:
            return self.tr("This run has no test samples.")
        return self.tr("Show the test samples. They are hollow, training samples are filled.")

    def every_output(self, run: RunInfo) -> str:
        return self.tr("all outputs") if run.data.classes is None else self.tr("all classes")

    def layers(self, run: RunInfo) -> list[str]:
        """Those whose units can bend, the output among them if its function does."""
        last = len(run.layers) - 1
        bends = run.layers[last].activation in PIECEWISE_LINEAR - STRAIGHT
        hidden = [self.tr("layer {number}").format(number=l + 1) for l in range(last)]
        return [*hidden, self.tr("output")] if bends else hidden

    def pieces(self, run: RunInfo, scale: OutputScale, curve: Curve) -> str:
        """How many pieces the curve has, or why they are not told."""
        count = number_format.count(curve.bends.size + 1)
        if curve.unmarked == "smooth":
            hidden = [info.activation for info in run.layers[:-1]]
            name = next(name for name in hidden if name not in PIECEWISE_LINEAR)
            return self.tr("{name} is smooth: the curve has no corners.").format(name=name)
        if curve.unmarked == "features":
            return self.tr("The input features are curved: there are no straight pieces.")
        if curve.unmarked == "many":
            return self.tr("Too many corners to mark.")
        # of logits the curves show what the loss makes of them
        last = "softmax" if scale.logits else run.layers[-1].activation
        if last in PIECEWISE_LINEAR:
            return self.tr("Straight pieces: {count}").format(count=count)
        return self.tr("Pieces: {count}, each a straight line bent by {name}").format(count=count, name=last)

    def readout(self, run: RunInfo, scale: OutputScale, curve: Curve, outputs: Sequence[int], x: float) -> list[str]:
        """The place, and what these outputs are there."""
        at_x = np.array([np.interp(x, curve.place, row) for row in curve.values])
        values, names = probabilities(at_x, scale), output_names(run)
        lines = [f"{written(run.data.columns[0])} {decimal(x, *run.data.box()[:2])}"]
        lines += [f"{written(names[k])} {number_format.short(float(values[k]))}" for k in outputs]
        return lines if len(lines) > 2 else [": ".join(lines)]

    def corner(self, run: RunInfo, curve: Curve, bend: int) -> str:
        """Where it is and whose."""
        place = decimal(float(curve.place[curve.bends[bend]]), *run.data.box()[:2])
        return self.tr("corner at {place}: {layer}").format(
            place=place, layer=self.layers(run)[int(curve.bend_layers[bend])]
        )
