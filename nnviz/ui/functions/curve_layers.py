"""A plot's picture in layers: the ground, the live histogram, and the curves above it.

Only the histogram is painted anew while a network runs; the others are kept as pixmaps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from nnviz.ui.frame import Frame
from nnviz.ui.functions.curve_painting import Curve, CurvePainter, Histogram
from nnviz.ui.functions.formula import paint_formula
from nnviz.ui.theme import Appearance

BASELINE, BADGE = 20.0, 64.0  # px: the title's, and the width of what tells z beside it over small multiples


@dataclass(frozen=True, slots=True)
class Picture:
    """What a plot shows: cells with their curves, `multiples`: one in each; `peak` is "{name}: max {value}".

    `width` is what the title has, px.
    """

    cells: tuple[tuple[Frame, tuple[Curve, ...]], ...]
    multiples: bool
    width: float
    title: str
    peak: str


class CurveLayers:
    def __init__(self, appearance: Appearance, *, derivative: bool) -> None:
        self._appearance = appearance
        self._derivative = derivative
        self._kept: tuple[QPixmap, QPixmap] | None = None  # below the histogram and above

    def forget(self) -> None:
        """Something of what stands still has changed."""
        self._kept = None

    def paint(self, painter: QPainter, widget: QWidget, picture: Picture, histogram: Histogram | None) -> None:
        """From the pixmaps, which are made when they are first needed."""
        if self._kept is None:
            ground, ink = self._appearance.theme.surface, Qt.GlobalColor.transparent
            self._kept = (
                self._rendered(widget, QColor(ground), lambda on: self._paint_ground(on, picture)),
                self._rendered(widget, QColor(ink), lambda on: self._paint_ink(on, picture)),
            )
        painter.drawPixmap(0, 0, self._kept[0])
        self._paint_histogram(painter, picture, histogram)
        painter.drawPixmap(0, 0, self._kept[1])

    def paint_shapes(self, painter: QPainter, picture: Picture, histogram: Histogram | None) -> None:
        """For a file."""
        self._paint_ground(painter, picture)
        self._paint_histogram(painter, picture, histogram)
        self._paint_ink(painter, picture)

    @staticmethod
    def _rendered(widget: QWidget, ground: QColor, paint: Callable[[QPainter], None]) -> QPixmap:
        ratio = widget.devicePixelRatioF()
        made = QPixmap(widget.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(ground)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
        painter.end()
        return made

    def _on(self, painter: QPainter, frame: Frame) -> CurvePainter:
        return CurvePainter(painter, frame, self._appearance, derivative=self._derivative)

    def _paint_ground(self, painter: QPainter, picture: Picture) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        painter.setPen(QColor(theme.text))
        symbol = "f′(z)" if self._derivative else "f(z)"
        end = paint_formula(painter, symbol, px(3), px(BASELINE), self._appearance, 17)
        frames = [frame for frame, _ in picture.cells]
        font = self._appearance.font(12)
        room = picture.width - end - px(16 + (BADGE if picture.multiples else 0))
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        title = QFontMetricsF(font).elidedText(picture.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(end + px(8), px(BASELINE)), title)
        last, first = max(frame.box.bottom for frame in frames), min(frame.box.left for frame in frames)
        for frame in frames:
            marks = {"z_marks": frame.box.bottom >= last - 1, "y_marks": frame.box.left <= first + 1}
            self._on(painter, frame).paint_ground(**marks, few=picture.multiples)

    def _paint_histogram(self, painter: QPainter, picture: Picture, histogram: Histogram | None) -> None:
        if histogram is not None:
            for frame, _ in picture.cells:
                self._on(painter, frame).paint_histogram(histogram)

    def _paint_ink(self, painter: QPainter, picture: Picture) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        for frame, curves in picture.cells:
            drawing = self._on(painter, frame)
            for curve in curves:
                drawing.paint_curve(curve)
            if self._derivative:
                drawing.paint_peaks(curves, None if picture.multiples else picture.peak)
            painter.setPen(QColor(theme.text))
            if picture.multiples:
                painter.setFont(self._appearance.font(11, bold=True))
                painter.drawText(QPointF(frame.box.left, frame.box.top - px(5)), curves[0].name)
            else:
                paint_formula(painter, "z", frame.box.right + px(12), frame.box.bottom + px(15), self._appearance, 15)
