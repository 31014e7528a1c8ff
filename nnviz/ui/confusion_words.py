"""What a confusion matrix says in figures and words; how it looks is in `confusion_matrix`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontMetrics

from nnviz.ui import number_format


class ConfusionFigures:
    """`counts` (n, n): how many samples of each class (rows) are told as each (columns)."""

    def __init__(self, counts: NDArray[np.integer]) -> None:
        self.counts = counts
        self.of_class, self.told_as, self.right = counts.sum(axis=1), counts.sum(axis=0), counts.diagonal()
        self.shares = counts / np.maximum(self.of_class, 1)[:, None]

    def recall(self, i: int) -> float:
        """The share of class i that is told right; NaN without a sample of it."""
        return float(self.right[i] / self.of_class[i]) if self.of_class[i] else float("nan")

    def precision(self, i: int) -> float:
        """The share of what is told as class i that is right; NaN if nothing is."""
        return float(self.right[i] / self.told_as[i]) if self.told_as[i] else float("nan")

    def accuracy(self) -> float:
        """The share of all samples that is told right; NaN without any."""
        total = self.counts.sum()
        return float(self.right.sum() / total) if total else float("nan")


class ConfusionWords(QObject):
    """Readings of cells and margins in the window's language."""

    def reading(self, figures: ConfusionFigures, names: Sequence[str], row: int, column: int) -> str:
        """A cell in two lines; row n is the precision of each column, column n the recall of each row."""
        n, right = len(names), figures.right
        if row == n and column == n:
            share = self._share(int(right.sum()), int(figures.counts.sum()))
            return self.tr("Accuracy\n{figures}").format(figures=share)
        if row == n:
            share = self._share(int(right[column]), int(figures.told_as[column]))
            text = self.tr("Precision: told as {name}, and right\n{figures}")
            return text.format(name=names[column], figures=share)
        if column in (n, row):
            share = self._share(int(right[row]), int(figures.of_class[row]))
            return self.tr("Recall: {name}, told right\n{figures}").format(name=names[row], figures=share)
        share = self._share(int(figures.counts[row, column]), int(figures.of_class[row]))
        text = self.tr("{name}, told as {other}\n{figures}")
        return text.format(name=names[row], other=names[column], figures=share)

    def _share(self, part: int, whole: int) -> str:
        if not whole:
            return self.tr("no sample")
        return self.tr("{part} of {whole} ({share})").format(
            part=number_format.count(part),
            whole=number_format.count(whole),
            share=number_format.percent(part / whole, 1),
        )


def heads(names: Sequence[str], metrics: QFontMetrics, width: int) -> list[str]:
    """What stands over columns of `width` px: the names, or them without a first word that all have, cut if need be."""
    if max(map(metrics.horizontalAdvance, names)) > width:
        same = names[0].partition(" ")[0] + " "
        if all(name.startswith(same) for name in names):
            names = [name.removeprefix(same) for name in names]
    return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, width) for name in names]


def share_text(share: float, *, roomy: bool) -> str:
    """A share in percent, without room without the sign; a dash where there is nothing to have a share of."""
    if share != share:
        return "–"
    return number_format.percent(share) if roomy else f"{100 * share:.0f}"
