"""All that "Signals lost, answer kept" says in words and figures, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from nnviz.training.signals import SMALL_BELOW, Signals
from nnviz.training.snapshot import RunInfo
from nnviz.ui import number_format
from nnviz.ui.number_format import count, percent

KEPT: Mapping[tuple[bool, bool, bool], tuple[str, str]] = {
    (True, True, False): (
        QT_TRANSLATE_NOOP("SignalWords", "{kept} of {all} units {where} keep {share} of the answers."),
        QT_TRANSLATE_NOOP("SignalWords", "The strongest of {all} units {where} keeps {share} of the answers."),
    ),
    (True, True, True): (
        QT_TRANSLATE_NOOP(
            "SignalWords", "All are needed: {kept} of {all} units {where} keep only {share} of the answers."
        ),
        QT_TRANSLATE_NOOP(
            "SignalWords", "All are needed: the strongest of {all} units {where} keeps only {share} of the answers."
        ),
    ),
    (True, False, False): (
        QT_TRANSLATE_NOOP("SignalWords", "The {kept} strongest units of each layer keep {share} of the answers."),
        QT_TRANSLATE_NOOP("SignalWords", "The strongest unit of each layer keeps {share} of the answers."),
    ),
    (True, False, True): (
        QT_TRANSLATE_NOOP(
            "SignalWords", "All are needed: the {kept} strongest units of each layer keep only {share} of the answers."
        ),
        QT_TRANSLATE_NOOP(
            "SignalWords", "All are needed: the strongest unit of each layer keeps only {share} of the answers."
        ),
    ),
    (False, True, False): (
        QT_TRANSLATE_NOOP("SignalWords", "With {kept} of {all} units {where} the output changes by only {share}."),
        QT_TRANSLATE_NOOP(
            "SignalWords", "With the strongest of {all} units {where} the output changes by only {share}."
        ),
    ),
    (False, True, True): (
        QT_TRANSLATE_NOOP(
            "SignalWords", "All are needed: with {kept} of {all} units {where} the output changes by {share}."
        ),
        QT_TRANSLATE_NOOP(
            "SignalWords", "All are needed: with the strongest of {all} units {where} the output changes by {share}."
        ),
    ),
    (False, False, False): (
        QT_TRANSLATE_NOOP(
            "SignalWords",
            "The {kept} strongest units of each layer alone give the same output to within {share}.",
        ),
        QT_TRANSLATE_NOOP(
            "SignalWords", "The strongest unit of each layer alone gives the same output to within {share}."
        ),
    ),
    (False, False, True): (
        QT_TRANSLATE_NOOP(
            "SignalWords", "All are needed: the {kept} strongest of each layer alone change the output by {share}."
        ),
        QT_TRANSLATE_NOOP(
            "SignalWords", "All are needed: the strongest of each layer alone changes the output by {share}."
        ),
    ),
}
"""Of several units and of one: what is said of answers or else of an output, of so many units in each layer or else of
layers of different width, and whether all units are needed."""


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
        alike = layer is not None or len({info.size for info in run.layers[:-1]}) == 1
        fewer = int(found.units[at])
        text = QCoreApplication.translate("SignalWords", KEPT[found.answers is not None, alike, needed][fewer == 1])
        where, share = self._where(run, layer), self._share(found, at)
        return text.format(kept=count(fewer), all=count(widest), where=where, share=share)

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
        """Of the answers that are kept, never rounded up; or the output's change, never rounded down."""
        if found.answers is None:
            return percent(ceil(1000 * float(found.change[i]) - 1e-9) / 1000, 1)
        return percent(int(100 * float(found.answers[i]) + 1e-9) / 100)

    def _where(self, run: RunInfo, layer: int | None) -> str:
        if layer is not None:
            return self.tr("of layer {number}").format(number=layer + 1)
        if len(run.layers) == 2:
            return self.tr("of the hidden layer")
        return self.tr("a layer")
