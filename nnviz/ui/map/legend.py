"""What the colours of a decision map mean: a bar with the ends of the range, or the names of the classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.colour_map import ENTRIES, class_colours, signed_table
from nnviz.ui.map.points import SHAPES
from nnviz.ui.map.scale import OutputScale
from nnviz.ui.theme import Appearance


class ColourBar(QWidget):
    """An upright bar in the map's colours, the written ends of its range above and below."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._ends = ("", "")
        self._places = (-1.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_scale(self, scale: OutputScale, low: str, high: str) -> None:
        """`low` and `high` are the ends as text."""
        self._ends = (low, high)
        self._places = tuple(scale.position(np.array([scale.low, scale.high])).tolist())
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.setFont(self.appearance.font(10.5))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        written = max(self.fontMetrics().horizontalAdvance(end) for end in self._ends)
        return QSize(max(round(self.appearance.px(26)), written + round(self.appearance.px(8))), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self.fontMetrics().height()
        middle = self.width() - max(self.fontMetrics().horizontalAdvance(end) for end in self._ends) / 2
        middle = min(middle, self.width() - self.appearance.px(8))
        bar = QRectF(middle - self.appearance.px(4), line + 2, self.appearance.px(8), self.height() - 2 * line - 4)
        table = signed_table(self.appearance.theme).view(np.uint8).reshape(ENTRIES, 4)
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        low, high = self._places
        for share in (0.0, -low / (high - low), 1.0):  # straight from end to grey to end
            if 0 <= share <= 1:
                place = (low + share * (high - low) + 1) / 2
                gradient.setColorAt(share, QColor(*table[round(place * (ENTRIES - 1))].tolist()))
        painter.fillRect(bar, gradient)
        painter.setPen(QColor(self.appearance.theme.muted))
        for text, top in ((self._ends[1], 0), (self._ends[0], self.height() - line)):
            width = self.fontMetrics().horizontalAdvance(text)
            left = min(round(middle - width / 2), self.width() - width)
            painter.drawText(QRect(left, top, width + 2, line), Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


class ClassLegend(QWidget):
    """The classes in lines of shape and name, as many lines as the width needs, at most three."""

    MOST_LINES = 3

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return self._names

    def set_classes(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self.setAccessibleName(", ".join(names))
        self._fit()
        self.update()

    def restyle(self) -> None:
        self.setFont(self.appearance.font(11))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, mark = self.fontMetrics(), self.appearance.px(8)
        colours = class_colours(self.appearance.theme, len(self._names))
        for number, (left, top) in enumerate(self._layout(self.width())):
            painter.save()
            painter.translate(QPointF(left + mark / 2, top + self._line() / 2))
            painter.scale(mark, mark)
            painter.setPen(QPen(QColor(colours[number]), 0))
            painter.setBrush(QColor(colours[number]))
            painter.drawPath(Symbols[SHAPES[number % len(SHAPES)]])
            painter.restore()
            painter.setPen(QColor(self.appearance.theme.muted))
            text_left = round(left + mark + self.appearance.px(4))
            name = metrics.elidedText(self._names[number], Qt.TextElideMode.ElideRight, self.width() - text_left)
            box = QRect(text_left, top, self.width() - text_left, self._line())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()

    def _fit(self) -> None:
        lines = len({top for _, top in self._layout(self.width())})
        self.setFixedHeight(max(lines, 1) * self._line())

    def _line(self) -> int:
        return self.fontMetrics().height() + round(self.appearance.px(3))

    def _layout(self, width: int) -> list[tuple[int, int]]:
        """Left and top of every entry that finds room."""
        px, places = self.appearance.px, []
        left = top = 0
        for name in self._names:
            needed = round(px(12)) + self.fontMetrics().horizontalAdvance(name)
            if left and left + needed > width:
                left, top = 0, top + self._line()
            if top >= self.MOST_LINES * self._line():
                break
            places.append((left, top))
            left += needed + round(px(12))
        return places
