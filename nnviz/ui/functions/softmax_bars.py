"""Softmax over a few logits: bars of z that are dragged, by mouse or keys, and beside them the probabilities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.nn import ACTIVATIONS
from nnviz.ui.functions.formula import paint_formula
from nnviz.ui.number_format import MINUS
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.symbols import lowered
from nnviz.ui.theme import Appearance

FEWEST, MOST = 2, 10  # logits
FIRST = (2.0, 1.0, 0.1)
LIMIT = 6.0  # of |z|
HEIGHT, HEADER, FOOT = 190.0, 30.0, 20.0  # px
MOVES = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def signed(value: float, digits: int = 2) -> str:
    """With a real minus sign, and none before nought."""
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", MINUS)


class SoftmaxBars(OwnKeys, QWidget):
    """`logits` (n,) on the left half, `probabilities` on the right. Left and Right choose a bar, Up and Down move it.

    changed   the logits are others
    """

    own_keys = (*MOVES, Qt.Key.Key_Left, Qt.Key.Key_Right)

    changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.logits: NDArray[np.float64] = np.array(FIRST)
        self.selected = 0
        self._dragged = False
        self._titles = ("", "")
        self._spoken = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.retranslate()

    @property
    def probabilities(self) -> NDArray[np.float64]:
        result: NDArray[np.float64] = ACTIVATIONS["softmax"].value(self.logits[:, None])[:, 0]
        return result

    @property
    def jacobian(self) -> NDArray[np.float64]:
        """∂aᵢ/∂zⱼ, (n, n)."""
        result: NDArray[np.float64] = ACTIVATIONS["softmax"].jacobian(self.logits[:, None])[0]
        return result

    def set_logit(self, index: int, value: float) -> None:
        self.logits = self.logits.copy()
        self.logits[index] = min(max(value, -LIMIT), LIMIT)
        self._tell()

    def add(self) -> None:
        if self.logits.size < MOST:
            self.logits = np.append(self.logits, 0.0)
            self.selected = self.logits.size - 1
            self._tell()

    def remove(self) -> None:
        """The selected one."""
        if self.logits.size > FEWEST:
            self.logits = np.delete(self.logits, self.selected)
            self.selected = min(self.selected, self.logits.size - 1)
            self._tell()

    def _tell(self) -> None:
        self._describe()
        self.changed.emit()
        self.update()

    def _describe(self) -> None:
        z, a = self.logits[self.selected], self.probabilities[self.selected]
        text = self._spoken.format(number=self.selected + 1, z=signed(z), a=signed(a, 3))
        self.setAccessibleDescription(text)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Logits of the softmax; arrow keys choose a bar and move it"))
        self.setToolTip(self.tr("Drag a bar, or choose one with ← → and move it with ↑ ↓ (Shift: by 1)."))
        self._titles = (self.tr("the logits: drag them"), self.tr("the probabilities: their sum is 1"))
        self._spoken = self.tr("z{number} is {z}, its probability {a}")
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(480)), round(self.appearance.px(HEADER + HEIGHT + FOOT)))

    # -- places ----------------------------------------------------------------------------------------------------

    def _halves(self) -> tuple[QRectF, QRectF]:
        px = self.appearance.px
        top, gap = px(HEADER), px(28)
        each = (self.width() - gap) / 2
        height = self.height() - top - px(FOOT)
        return QRectF(0, top, each, height), QRectF(each + gap, top, each, height)

    def bar_place(self, index: int) -> QPointF:
        """Where the end of this logit's bar is, which can be taken hold of."""
        place = self._halves()[0]
        x = place.left() + (index + 0.5) * place.width() / self.logits.size
        return QPointF(x, self._y_of(float(self.logits[index]), place))

    def _y_of(self, logit: float, place: QRectF) -> float:
        return place.center().y() - logit / LIMIT * (place.height() / 2 - self.appearance.px(14))

    def _logit_at(self, y: float, place: QRectF) -> float:
        return (place.center().y() - y) / (place.height() / 2 - self.appearance.px(14)) * LIMIT

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, theme = QPainter(self), self.appearance.px, self.appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, symbol, title in zip(self._halves(), ("z", "a"), self._titles, strict=True):
            painter.setPen(QColor(theme.text))
            end = paint_formula(painter, symbol, place.left(), px(18), self.appearance, 16)
            painter.setFont(self.appearance.font(12))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(end + px(8), px(18)), title)
            painter.fillRect(place, QColor(theme.plot))
            painter.setPen(QColor(theme.border))
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        left, right = self._halves()
        self._paint_logits(painter, left)
        self._paint_probabilities(painter, right)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(left.adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_logits(self, painter: QPainter, place: QRectF) -> None:
        px, theme = self.appearance.px, self.appearance.theme
        zero, each = place.center().y(), place.width() / self.logits.size
        painter.setPen(QColor(theme.ctl))
        painter.drawLine(QLineF(place.left(), zero, place.right(), zero))
        for i, logit in enumerate(self.logits.tolist()):
            x, y = place.left() + (i + 0.5) * each, self._y_of(logit, place)
            bar = QRectF(x - 0.3 * each, min(y, zero), 0.6 * each, abs(y - zero))
            painter.fillRect(bar, QColor(theme.positive if logit >= 0 else theme.negative))
            grip = QRectF(x - 0.3 * each - px(2), y - px(2.5), 0.6 * each + px(4), px(5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent if i == self.selected else theme.ctl))
            painter.drawRoundedRect(grip, px(2), px(2))
            self._number(painter, signed(logit, 1), x, y + (px(-7) if logit >= 0 else px(16)), i == self.selected)
            self._name(painter, "z", i, x, place.bottom())

    def _paint_probabilities(self, painter: QPainter, place: QRectF) -> None:
        px, theme = self.appearance.px, self.appearance.theme
        each = place.width() / self.logits.size
        for i, share in enumerate(self.probabilities.tolist()):
            x, height = place.left() + (i + 0.5) * each, share * (place.height() - px(20))
            painter.fillRect(
                QRectF(x - 0.3 * each, place.bottom() - height, 0.6 * each, height), QColor(theme.positive)
            )
            self._number(painter, signed(share, 3), x, place.bottom() - height - px(5), i == self.selected)
            self._name(painter, "a", i, x, place.bottom())

    def _number(self, painter: QPainter, text: str, x: float, baseline: float, bold: bool) -> None:
        font = self.appearance.font(11 if self.logits.size <= 8 else 10, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(self.appearance.theme.text))
        painter.drawText(QPointF(x - QFontMetricsF(font).horizontalAdvance(text) / 2, baseline), text)

    def _name(self, painter: QPainter, letter: str, index: int, x: float, floor: float) -> None:
        px = self.appearance.px
        painter.setPen(QColor(self.appearance.theme.muted))
        paint_formula(painter, f"{letter}{lowered(index + 1)}", x - px(6), floor + px(15), self.appearance, 13)

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def _bar_at(self, point: QPointF) -> int | None:
        place = self._halves()[0]
        if not place.contains(point):
            return None
        return min(int((point.x() - place.left()) / place.width() * self.logits.size), self.logits.size - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self._bar_at(event.position())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self.selected, self._dragged = bar, True
            self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._drag(event.position())
        else:
            over = self._bar_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeVerCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = False

    def _drag(self, point: QPointF) -> None:
        self.set_logit(self.selected, round(self._logit_at(point.y(), self._halves()[0]), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MOVES:
            step = 1.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.1
            self.set_logit(self.selected, round(float(self.logits[self.selected]) + MOVES[key] * step, 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.selected = (self.selected + (1 if key == Qt.Key.Key_Right else -1)) % self.logits.size
            self._describe()
            self.update()
        elif event.text() == "+":
            self.add()
        elif event.text() == "-" or key == Qt.Key.Key_Delete:
            self.remove()
        else:
            event.ignore()
            return
        announce(self)
