"""A bar for each hidden layer: how many of its signals are exactly 0, and how many are small; with a cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.signals import Signals
from nnviz.ui import ink
from nnviz.ui.cursor_chart import CursorChart
from nnviz.ui.number_format import percent
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.theme import Appearance

ROW, LEAST_ROW = 18, 4  # px, a row with words, and without
ROOM = 180  # px that many layers share
HEAD = 18  # px
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}


class SignalBars(CursorChart):
    """The full part of a bar is what is 0, its open part what is small. `pointed` tells the layer under the cursor."""

    own_keys = (*STEPS, Qt.Key.Key_Escape)

    pointed = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._names: tuple[str, ...] = ()
        self._shown: Signals | None = None
        self.cursor_layer: int | None = None
        self.retranslate()
        self.restyle()

    def set_layers(self, names: Sequence[str]) -> None:
        """The activations of the hidden layers; nothing is known of them."""
        self._names, self._shown = tuple(names), None
        self.put_cursor_away()
        self.updateGeometry()
        self.update()

    def show_shares(self, found: Signals) -> None:
        self._shown = found
        self.update()

    def cursor_place(self) -> QPoint | None:
        return None if self.cursor_layer is None else self._row(self.cursor_layer).center()

    def put_cursor_away(self) -> None:
        self.cursor_layer = None
        super().put_cursor_away()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Share of each hidden layer's signals that are 0"))
        self._captions = self.tr("exactly 0"), self.tr("small")
        self.setToolTip(
            self.tr("Small is a signal of at most 5 % of the largest in its layer, sample by sample; 0 is small, too.")
        )
        self.update()

    def restyle(self) -> None:
        super().restyle()
        self.setFont(self.appearance.font(11))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self.appearance.px
        return QSize(round(px(240)), round(px(HEAD)) + len(self._names) * self._pitch())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    # -- painting

    def _pitch(self) -> int:
        room = ROOM / max(1, len(self._names))
        return round(self.appearance.px(ROW if room >= ROW else max(LEAST_ROW, room)))

    def _worded(self) -> bool:
        return self._pitch() >= self.fontMetrics().height()

    def _row(self, layer: int) -> QRect:
        top = round(self.appearance.px(HEAD))
        return QRect(0, top + layer * self._pitch(), self.width(), self._pitch())

    def _bar(self, layer: int) -> QRect:
        """Where the whole bar of a layer lies."""
        px, row = self.appearance.px, self._row(layer)
        widest = max((self.fontMetrics().horizontalAdvance(f"00  {name}") for name in self._names), default=0)
        left = min(widest + round(px(6)), self.width() // 2)
        right = self.fontMetrics().horizontalAdvance(percent(1)) + round(px(6))
        thick = round(px(8)) if self._worded() else max(2, row.height() - 2)
        return QRect(left, row.center().y() - thick // 2 + 1, max(1, self.width() - left - right), thick)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        self._paint_head(painter)
        for layer in range(len(self._names)):
            self._paint_layer(painter, layer)
        self.paint_focus(painter)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        """The legend, above the bars."""
        theme, px, metrics = self.appearance.theme, self.appearance.px, self.fontMetrics()
        side, x, height = round(px(8)), self._bar(0).left(), round(px(HEAD))
        for full, word in zip((True, False), self._captions, strict=True):
            self._paint_part(painter, x, (height - side) // 2, side, side, full)
            x += side + round(px(4))
            painter.setPen(ink.colour(theme.muted))
            painter.drawText(x, 0, metrics.horizontalAdvance(word) + 2, height, LEFT, word)
            x += metrics.horizontalAdvance(word) + round(px(12))

    def _paint_layer(self, painter: QPainter, layer: int) -> None:
        theme, row, bar, found = self.appearance.theme, self._row(layer), self._bar(layer), self._shown
        if not self.for_file and layer == self.cursor_layer:
            painter.fillRect(row, ink.colour(theme.sel))
        painter.fillRect(bar, ink.colour(theme.raised))
        if self._worded():
            painter.setPen(ink.colour(theme.text))
            painter.drawText(
                row.adjusted(0, 0, bar.left() - row.width(), 0), LEFT, f"{layer + 1}  {self._names[layer]}"
            )
        elif layer in (0, len(self._names) - 1):
            painter.setPen(ink.colour(theme.muted))
            height, middle = self.fontMetrics().height(), row.center().y()
            painter.drawText(0, middle - height // 2, bar.left(), height, LEFT, str(layer + 1))
        if found is None:
            return
        zero = round(bar.width() * float(found.zero[layer])) if found.silent[layer] else 0
        small = round(bar.width() * float(found.small[layer]))
        if small > zero:
            self._paint_part(painter, bar.left() + zero, bar.top(), small - zero, bar.height(), full=False)
        if zero:
            self._paint_part(painter, bar.left(), bar.top(), zero, bar.height(), full=True)
        if self._worded():
            painter.setPen(ink.colour(theme.text if found.silent[layer] else theme.muted))
            share = found.zero[layer] if found.silent[layer] else found.small[layer]
            painter.drawText(row, RIGHT, percent(float(share)))

    def _paint_part(self, painter: QPainter, x: int, y: int, width: int, height: int, full: bool) -> None:
        take = self.appearance.theme.take
        if full:
            painter.fillRect(x, y, width, height, ink.colour(take))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ink.pen(take))
            painter.drawRect(x, y, max(1, width - 1), height - 1)

    # -- the cursor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.cursor_layer is not None:
            self.put_cursor_away()
        elif key in STEPS and self._names:
            at = -1 if self.cursor_layer is None and STEPS[key] == 1 else self.cursor_layer or 0
            self._point_at(min(max(at + STEPS[key], 0), len(self._names) - 1))
            announce(self)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = event.position().toPoint().y()
        layer = next((l for l in range(len(self._names)) if self._row(l).top() <= y <= self._row(l).bottom()), None)
        if layer is None:
            self.put_cursor_away()
        else:
            self._point_at(layer)

    def _point_at(self, layer: int) -> None:
        self.cursor_layer = layer
        self.pointed.emit(layer)
        self.update()
