"""The two pictures of one sample: what the network is fed, as an image, and what it answers, as bars.

They draw what they are given; which sample it is, its view says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.colour_map import class_colours
from nnviz.ui.ink import colour, pen
from nnviz.ui.map.marks import draw_mark
from nnviz.ui.number_format import percent
from nnviz.ui.theme import Appearance

SIDE = 118  # px of the image
MOST_BARS = 10
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SampleImage(QWidget):
    """The inputs of one sample as an image of squares, paper to ink. `stepped`: an arrow key asks for another one."""

    stepped = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._shares: NDArray[np.floating] = np.zeros((1, 1))
        self._image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_values(self, shares: NDArray[np.floating]) -> None:
        """(rows, columns), 0 paper and 1 ink, the first row on top."""
        self._shares = shares
        theme = self.appearance.theme
        paper, ink = (np.array(QColor(name).getRgb()[:3], float) for name in (theme.plot, theme.text))
        pixels = np.full((*shares.shape, 4), 255, np.uint8)
        pixels[..., :3] = np.rint(paper + (ink - paper) * np.clip(shares, 0, 1)[..., None])
        rows, columns = shares.shape
        self._image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBX8888).copy()
        self.update()

    def restyle(self) -> None:
        side = round(self.appearance.px(SIDE))
        self.setFixedSize(side, side)
        self.show_values(self._shares)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.appearance.theme
        rows, columns = self._shares.shape
        square = min((self.width() - 2) // columns, (self.height() - 2) // rows)  # whole pixels: all are alike
        width, height = (square * columns, square * rows) if square else (self.width() - 2, self.height() - 2)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        painter.drawImage(QRect(left, top, width, height), self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(theme.accent, 2.0) if self.hasFocus() else pen(theme.border))
        painter.drawRect(left - 1, top - 1, width + 1, height + 1)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


@dataclass(frozen=True, slots=True)
class Bar:
    """The answer for one class (from 0): `share` of the bar's length, 0 to 1, and the figure beside it."""

    number: int
    name: str
    share: float
    figure: str
    true: bool


class ClassBars(QWidget):
    """A line for each class: its mark and name, a bar and a figure; the true class stands on a band and is bold."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._bars: tuple[Bar, ...] = ()
        self._colours: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def show_bars(self, bars: Sequence[Bar], classes: int) -> None:
        """At most ten, in this order, of so many classes."""
        self._bars = tuple(bars[:MOST_BARS])
        self._colours = class_colours(self.appearance.theme, classes)
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.setFont(self.appearance.font(10.5))
        self._colours = class_colours(self.appearance.theme, len(self._colours))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(140)), max(1, len(self._bars)) * self._line())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(100)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px, line = QPainter(self), self.appearance.theme, self.appearance.px, self._line()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, mark = self.fontMetrics(), round(px(8))
        widest = max((metrics.horizontalAdvance(bar.figure) for bar in self._bars), default=0)
        figures = max(widest, metrics.horizontalAdvance(percent(1.0))) + round(px(10))
        names = min(max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0), round(px(64)))
        left = mark + round(px(12)) + names
        room = max(self.width() - left - figures, round(px(10)))
        font, bold = self.appearance.font(10.5), self.appearance.font(10.5, bold=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, bar in enumerate(self._bars):
            top = row * line
            if bar.true:
                painter.fillRect(0, top, self.width(), line, colour(theme.sel))
            ink = self._colours[bar.number]
            draw_mark(painter, bar.number, ink, px(2) + mark / 2, top + line / 2, float(mark))
            painter.setFont(bold if bar.true else font)
            painter.setPen(colour(theme.text if bar.true else theme.muted))
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, names)
            painter.drawText(mark + round(px(6)), top, names + round(px(4)), line, middle, name)
            painter.drawText(left, top, self.width() - left - 2, line, middle | Qt.AlignmentFlag.AlignRight, bar.figure)
            thick = max(line - round(px(5)), 3)
            width = round(bar.share * room)
            if width:
                painter.fillRect(left, top + (line - thick) // 2, width, thick, colour(ink))
        painter.end()

    def _line(self) -> int:
        return round(self.appearance.px(13.4))
