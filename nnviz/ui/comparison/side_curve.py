"""The output of one side over the only input, small: the samples as a pixmap, the curve over them."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.prepared import widened
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Curve
from nnviz.ui.comparison.side_picture import Box, SidePicture
from nnviz.ui.comparison.side_points import samples_pixmap
from nnviz.ui.ink import colour, pen
from nnviz.ui.map.curve_words import CurveWords
from nnviz.ui.map.points import class_row
from nnviz.ui.map.scale import OutputScale, output_scale, probabilities
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

MOST = 300  # px of its height
AFTER_DIVERGENCE = 0.4  # opacity of the last finite curve


class SideCurve(SidePicture):
    """The first output of a regression or a sign; of classes the probability of each."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._scale: OutputScale | None = None
        self._answer: Curve | None = None
        self._paths: list[QPainterPath] = []
        self._points: QPixmap | None = None
        self._faded = False
        self._words = CurveWords(self)

    @property
    def area(self) -> QRect:
        return self.rect()

    @property
    def box(self) -> Box | None:
        if self._run is None or self._answer is None:
            return None
        x_min, x_max, _, _ = self._run.data.box()
        return x_min, x_max, *self._height()

    def reading(self, x: float, y: float) -> str:
        assert self._run is not None and self._scale is not None and self._answer is not None
        outputs = range(len(self._paths))
        return "\n".join(self._words.readout(self._run, self._scale, self._answer, outputs, x))

    def set_run(self, run: RunInfo) -> None:
        self._run, self._scale = run, output_scale(run)
        self._answer = None
        self._paths = []
        self._points = None
        self._faded = False
        self.hide_cursor()
        self.setAccessibleName(self._words.title(run))
        self.update()

    def show_curve(self, answer: Curve, *, faded: bool) -> None:
        assert self._scale is not None
        self._answer, self._faded = answer, faded
        values = probabilities(answer.values, self._scale)
        rows = values if self._scale.task == "classes" else values[:1]
        self._paths = [pg.arrayToQPath(*self._places(answer.place, row)) for row in rows]
        self.read_again()
        self.update()

    def restyle(self) -> None:
        super().restyle()
        self._points = None
        self._draw_anew()

    def retranslate(self) -> None:
        if self._run is not None:
            self.setAccessibleName(self._words.title(self._run))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMaximumHeight(max(min(self.width(), round(self.appearance.px(MOST))), self.minimumHeight()))
        self._points = None
        self._draw_anew()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.appearance.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(theme.plot))
        if self._run is not None:
            if self._points is None:
                self._points = self._made_points()
            painter.drawPixmap(0, 0, self._points)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._faded:
            painter.setOpacity(AFTER_DIVERGENCE)
        for number, path in enumerate(self._paths):
            ink = theme.pieces[number % len(theme.pieces)] if len(self._paths) > 1 else theme.text
            painter.strokePath(path, pen(ink, self.appearance.line(2)))
        painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self.cursor_point is not None and self.box is not None:
            x = self.place_of(*self.cursor_point).x()
            painter.setPen(pen(theme.text))
            painter.drawLine(x, 1, x, self.height() - 2)
        painter.setPen(pen(theme.accent, 2) if self.hasFocus() else pen(theme.border))
        painter.drawRect(0, 0, self.width() - 1, self.height() - 1)
        painter.end()

    def _draw_anew(self) -> None:
        if self._answer is not None:
            self.show_curve(self._answer, faded=self._faded)

    def _made_points(self) -> QPixmap:
        assert self._run is not None and self._scale is not None
        data = self._run.data
        heights = data.y[self._scale.output]
        if self._scale.task == "classes":
            heights = -class_row(data.y.shape[0]) * (data.y.argmax(axis=0) + 1)
        places = self._places(data.raw[0], heights)
        return samples_pixmap(self.appearance, self._run, self._scale, self.size(), self.devicePixelRatioF(), places)

    def _places(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Pixels of values of input and output; those far outside are held at the edge."""
        assert self._run is not None
        x_min, x_max, _, _ = self._run.data.box()
        low, high = self._height()
        across = (np.asarray(x, float) - x_min) / (x_max - x_min) * self.width()
        up = (high - np.asarray(y, float)) / (high - low) * self.height()
        return across, np.clip(up, -self.height(), 2 * self.height())

    def _height(self) -> tuple[float, float]:
        assert self._run is not None and self._scale is not None
        if self._scale.task == "classes":
            classes = self._run.data.y.shape[0]
            return -class_row(classes) * (classes + 1), 1.06
        targets = self._run.data.y[self._scale.output]
        low, high = (-1.0, 1.0) if self._scale.task == "binary" else (float(targets.min()), float(targets.max()))
        return widened(low, high, 0.12)
