"""What a comparison says of its sides: how each is built, in what it differs, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from nnviz.training.comparisons import Comparison, difference
from nnviz.training.config import Layer, RunConfig
from nnviz.training.message import ConfigError
from nnviz.training.snapshot import RunInfo, RunState
from nnviz.ui import number_format
from nnviz.ui.changes import Setup, change

if TYPE_CHECKING:
    from nnviz.training.comparison_wants import LinearMap  # the Run menu's words need not load what answers it

MOST_ENTRIES = 4  # of a matrix that is written out


def comparison_text(text: str) -> str:
    """A comparison's title or line in the window's language."""
    return QCoreApplication.translate("Comparison", text)


def heading(comparison: Comparison) -> str:
    return comparison_text(comparison.title)


def structure(run: RunInfo) -> str:
    """The sizes of the layers and what bends in them: 2-4×8-1 tanh; the output layer's own function is not told."""
    sizes = [str(run.layers[0].inputs)]
    for size, layers in groupby(layer.size for layer in run.layers[:-1]):
        count = len(list(layers))
        sizes += [f"{count}×{size}"] if count > 3 else [str(size)] * count
    sizes.append(str(run.layers[-1].size))
    names = dict.fromkeys(layer.activation for layer in run.layers[:-1])
    return f"{'-'.join(sizes)} {', '.join(names)}".strip()


class SideWords(QObject):
    """Texts about one side, in the window's language."""

    def differs(self, first: RunConfig, other: RunConfig) -> str:
        """What has to be changed in the first side to get this one."""
        texts = []
        for name in difference((first, other)):
            if name == "layers" and (text := _other_functions(first.layers, other.layers)):
                texts.append(text)
                continue
            try:
                alone = replace(first, **{name: getattr(other, name)})
            except ConfigError:  # the parameters of a loss or optimizer that also changes
                continue
            text = change(Setup(first), Setup(alone)).text
            texts.append(self.tr("other layers") if text == QCoreApplication.translate("Change", "layers") else text)
        return ", ".join(text for text in texts if text) or self.tr("same settings as A")

    def header(self, first: RunInfo, run: RunInfo, number: int) -> str:
        """In what side `number` differs from the first, and where it will stop while others go on."""
        texts = []
        if number and (run.limit == first.limit or difference((first.config, run.config))):
            texts.append(self.differs(first.config, run.config))
        if run.limit is not None:
            texts.append(self.tr("stops at step {step}").format(step=number_format.count(run.limit)))
        elif first.limit is not None:
            texts.append(self.tr("goes on"))
        return ", ".join(texts)

    def standing(self, state: RunState, furthest: int, others_go_on: bool) -> str:
        """Why a side makes no steps while others do; empty while it keeps up."""
        if state.divergence is not None:
            text = self.tr("overflow at step {step}; the others go on") if others_go_on else ""
            text = text or self.tr("overflow at step {step}")
            return text.format(step=number_format.count(state.divergence.step))
        if state.step < furthest:
            return self.tr("stands at step {step}").format(step=number_format.count(state.step))
        return ""

    def linear(self, answer: LinearMap, layers: int) -> str:
        """The one matrix and its offset; of many entries only the shape."""
        product = "W¹" if layers == 1 else f"W{_raised(layers)}…W¹"
        shape = "×".join(map(str, answer.matrix.shape))
        if answer.matrix.size > MOST_ENTRIES:
            return f"{product}: {shape}"
        rows = "; ".join(", ".join(_entry(value) for value in row) for row in answer.matrix)
        offset = ", ".join(_entry(value) for value in answer.offset)
        text = self.tr("{product} = [{matrix}] ({shape})\noffset [{offset}]")
        return text.format(product=product, shape=shape, matrix=rows, offset=offset)

    def reaching(self, share: float) -> str:
        """How much of the error of the last layer is there in the first."""
        if share != share:
            return self.tr("δ is 0")
        return number_format.short(share)


def _other_functions(old: Sequence[Layer], new: Sequence[Layer]) -> str:
    """The one function that all layers had and the one that they have instead; empty where that is not all."""
    before, after = {layer.activation for layer in old}, {layer.activation for layer in new}
    if [layer.size for layer in old] != [layer.size for layer in new] or len(before) != 1 or len(after) != 1:
        return ""
    return f"{before.pop()} → {after.pop()}" if before != after else ""


def _raised(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _entry(value: float) -> str:
    return number_format.short(float(value), 3)
