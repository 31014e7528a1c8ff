"""All that "Signals lost, answer kept" says in words and figures, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nnviz.training.signals import SMALL_BELOW, Signals
from nnviz.training.snapshot import RunInfo
from nnviz.ui import number_format
from nnviz.ui.number_format import count, percent


class SignalWords(QObject):
    """Texts about one answer of one run; layers count from 0."""

    def layer(self, number: int) -> str:
        return self.tr("layer {number}").format(number=number + 1)

    def bar(self, run: RunInfo, found: Signals, layer: int) -> str:
        """What the bar of a layer shows, line by line."""
        lines = [f"{self.layer(layer)}: {run.layers[layer].activation}"]
        if found.silent[layer]:
            lines.append(self.tr("exactly 0: {share}").format(share=percent(found.zero[layer], 1)))
        else:
            name = run.layers[layer].activation
            lines.append(self.tr("{name} has no stretch of zeros").format(name=name))
        text = self.tr("at most {limit} of the largest: {share}")
        return "\n".join([*lines, text.format(limit=percent(SMALL_BELOW), share=percent(found.small[layer], 1))])

    def lost(self, run: RunInfo, found: Signals) -> str:
        """The share of all hidden signals that are 0, or that there are none such."""
        sizes = [info.size for info in run.layers[:-1]]
        silent = [l for l, is_silent in enumerate(found.silent) if is_silent]
        if not silent:
            text = self.tr("No signal is lost, for there is no stretch of zeros in {name}.")
            return text.format(name=", ".join(dict.fromkeys(info.activation for info in run.layers[:-1])))
        zero = sum(float(found.zero[l]) * sizes[l] for l in silent) / sum(sizes)
        return self.tr("Of all signals {share} are 0 and lost.").format(share=percent(zero))

    def kept(self, run: RunInfo, found: Signals, layer: int | None) -> str:
        """With how few units 95 % of the answer is kept."""
        if found.enough is None:
            return self.tr("The output does not vary over the probe: there is no answer to be kept.")
        widest, enough = int(found.units[-1]), int(found.units[found.enough])
        if widest == 1:
            return self.tr("There is only one unit to keep.")
        needed = enough == widest
        at = len(found.units) - 2 if needed else found.enough
        told, one = found.answers is not None, len({info.size for info in run.layers[:-1]}) == 1 or layer is not None
        if one and needed:
            text = self.tr("All are needed: {kept} of {all} units {where} keep only {share} of the answers.")
            if not told:
                text = self.tr("All are needed: with {kept} of {all} units {where} the output changes by {share}.")
        elif one:
            text = self.tr("{kept} of {all} units {where} keep {share} of the answers.")
            if not told:
                text = self.tr("With {kept} of {all} units {where} the output changes by only {share}.")
        elif needed:
            text = self.tr("All are needed: the {kept} strongest units of each layer keep only {share} of the answers.")
            if not told:
                text = self.tr("All are needed: the {kept} strongest of each layer alone change the output by {share}.")
        else:
            text = self.tr("The {kept} strongest units of each layer keep {share} of the answers.")
            if not told:
                text = self.tr("The {kept} strongest units of each layer alone give the same output to within {share}.")
        return text.format(
            kept=count(int(found.units[at])),
            all=count(widest),
            where=self._where(run, layer),
            share=self._share(found, at),
        )

    def point(self, found: Signals, i: int) -> str:
        """The figures at a point of the curve, line by line."""
        kept, widest = int(found.units[i]), int(found.units[-1])
        lines = [self.tr("{kept} of {all} units").format(kept=count(kept), all=count(widest))]
        if found.answers is not None and found.accuracy is not None:
            lines.append(self.tr("answers kept: {share}").format(share=percent(found.answers[i], 1)))
            lines.append(self.tr("accuracy: {share}").format(share=percent(found.accuracy[i], 1)))
        change = float(found.change[i])
        written = "–" if change != change else percent(change, 1) if change < 10 else number_format.factor(change)
        lines.append(self.tr("change of the output: {share}").format(share=written))
        return "\n".join(lines)

    def _share(self, found: Signals, i: int) -> str:
        """Of the answers that are kept, rounded down so that 95 % is never said of less; or the output's change."""
        if found.answers is None:
            return percent(float(found.change[i]), 1)
        return percent(int(100 * float(found.answers[i]) + 1e-9) / 100)

    def _where(self, run: RunInfo, layer: int | None) -> str:
        if layer is not None:
            return self.tr("of layer {number}").format(number=layer + 1)
        if len(run.layers) == 2:
            return self.tr("of the hidden layer")
        return self.tr("a layer")
