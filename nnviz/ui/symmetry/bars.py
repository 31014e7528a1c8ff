"""A bar for each hidden layer: how many of its units compute something of their own; a click chooses the layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.wants import Integers
from nnviz.ui import ink
from nnviz.ui.cursor_chart import CursorChart
from nnviz.ui.number_format import count
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.theme import Appearance

ROW, LEAST_ROW = 20, 4  # px, a row with words, and without
ROOM = 180  # px that many layers share
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}


class UnitBars(CursorChart):
    """A bar is full where every unit is distinct. `chosen` tells that the user has chosen another layer (from 0)."""

    chosen = Signal(int)
    own_keys = tuple(STEPS)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._names: tuple[str, ...] = ()
        self._sizes: tuple[int, ...] = ()
        self._distinct: Integers | None = None
        self.layer = 0
        self.restyle()
        self.retranslate()

    def set_layers(self, names: Sequence[str], sizes: Sequence[int]) -> None:
        """The activations and numbers of units of the hidden layers; nothing is known of them."""
        self._names, self._sizes, self._distinct = tuple(names), tuple(sizes), None
        self.updateGeometry()
        self._describe()

    def show_distinct(self, distinct: Integers) -> None:
        """(h,)"""
        if self._distinct is None or not np.array_equal(distinct, self._distinct):
            self._distinct = distinct
            self._describe()

    def select(self, layer: int) -> None:
        """Mark this layer; nobody is told."""
        self.layer = layer
        self._describe()

    def figure(self, layer: int) -> str:
        """What stands behind the bar of a layer."""
        size = count(self._sizes[layer])
        if self._distinct is None:
            return size
        return self.tr("{distinct} of {size}").format(distinct=count(int(self._distinct[layer])), size=size)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Distinct units of each hidden layer; choose one"))
        self.setToolTip(self.tr("Units that compute the same count as one. A click chooses the layer shown below."))
        self._describe()

    def restyle(self) -> None:
        super().restyle()
        self.setFont(self.appearance.font(11))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(240)), len(self._names) * self._pitch())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    # -- painting

    def _describe(self) -> None:
        if self.layer < len(self._names):
            text = self.tr("layer {number}, {name}: {figure} distinct")
            words = text.format(number=self.layer + 1, name=self._names[self.layer], figure=self.figure(self.layer))
            self.setAccessibleDescription(words)
        self.update()

    def _pitch(self) -> int:
        room = ROOM / max(1, len(self._names))
        return round(self.appearance.px(ROW if room >= ROW else max(LEAST_ROW, room)))

    def _worded(self) -> bool:
        return self._pitch() >= self.fontMetrics().height()

    def _row(self, layer: int) -> QRect:
        return QRect(0, layer * self._pitch(), self.width(), self._pitch())

    def _bar(self, layer: int) -> QRect:
        px, row, metrics = self.appearance.px, self._row(layer), self.fontMetrics()
        names = max((metrics.horizontalAdvance(f"00  {name}") for name in self._names), default=0)
        left = min(names + round(px(10)), self.width() // 2)
        figures = (metrics.horizontalAdvance(self.figure(l)) for l in range(len(self._names)))
        right = max(figures, default=0) + round(px(10))
        thick = round(px(8)) if self._worded() else max(2, row.height() - 2)
        return QRect(left, row.center().y() - thick // 2 + 1, max(1, self.width() - left - right), thick)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        for layer in range(len(self._names)):
            self._paint_layer(painter, layer)
        self.paint_focus(painter)
        painter.end()

    def _paint_layer(self, painter: QPainter, layer: int) -> None:
        theme, row, bar = self.appearance.theme, self._row(layer), self._bar(layer)
        pad = round(self.appearance.px(4))
        if layer == self.layer:
            painter.fillRect(row, ink.colour(theme.sel))
        painter.fillRect(bar, ink.colour(theme.border if layer == self.layer else theme.raised))
        if self._distinct is not None:
            distinct, size = int(self._distinct[layer]), self._sizes[layer]
            broken = distinct == size
            width = max(2, round(bar.width() * distinct / size))
            painter.fillRect(
                bar.left(), bar.top(), width, bar.height(), ink.colour(theme.text if broken else theme.take)
            )
        if self._worded():
            painter.setPen(ink.colour(theme.text))
            painter.drawText(row.adjusted(pad, 0, 0, 0), LEFT, f"{layer + 1}  {self._names[layer]}")
            painter.drawText(row.adjusted(0, 0, -pad, 0), RIGHT, self.figure(layer))
        elif layer in (0, len(self._names) - 1, self.layer):
            painter.setPen(ink.colour(theme.text if layer == self.layer else theme.muted))
            height, middle = self.fontMetrics().height(), row.center().y()
            painter.drawText(pad, middle - height // 2, bar.left(), height, LEFT, str(layer + 1))

    # -- choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and self._names:
            self._choose(min(max(self.layer + STEPS[key], 0), len(self._names) - 1))
            announce(self)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._names:
            self._choose(self._layer_at(event.position().toPoint()))
        else:
            event.ignore()

    def _layer_at(self, place: QPoint) -> int:
        return min(max(place.y() // self._pitch(), 0), len(self._names) - 1)

    def _choose(self, layer: int) -> None:
        if layer != self.layer:
            self.select(layer)
            self.chosen.emit(layer)
