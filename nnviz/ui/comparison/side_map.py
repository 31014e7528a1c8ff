"""The decision map of one side, small and quickly painted: an image, the samples as a pixmap, and a common cursor.

Axes, scale and legend are those of the large map beside it.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import DecisionMap, DecisionMapWant
from nnviz.ui.colour_map import map_colours
from nnviz.ui.comparison.side_points import samples_pixmap
from nnviz.ui.ink import pen
from nnviz.ui.map.picture import MapPicture
from nnviz.ui.map.scale import OutputScale, output_scale
from nnviz.ui.map.words import MapWords
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import ARROWS, COARSE, FINE, KEYS, announce
from nnviz.ui.pointer_label import PointerLabel
from nnviz.ui.theme import LIGHT, Appearance

LEAST, MOST = 84, 480  # px, the side of the picture
AFTER_DIVERGENCE = 0.4  # opacity of the last finite picture


class SideMap(QWidget):
    """`pointed`: the cursor is at this place of the plane, by mouse or key; `left`: it is gone.

    Whoever listens calls `show_cursor` on all sides: they are read at one place.
    """

    pointed = Signal(float, float)
    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._run: RunInfo | None = None
        self._scale: OutputScale | None = None
        self._want = DecisionMapWant()
        self._picture: MapPicture | None = None
        self._answer: DecisionMap | None = None
        self._image: QImage | None = None
        self._points: QPixmap | None = None
        self._faded = False
        self._cursor: tuple[float, float] | None = None
        self._square = QRect()
        self._words = MapWords(self)
        self._label = PointerLabel(appearance, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def answer(self) -> DecisionMap | None:
        return self._answer

    @property
    def square(self) -> QRect:
        """Where the picture is on this widget."""
        return self._square

    @property
    def said(self) -> str:
        """What stands beside the cursor; empty without one."""
        return self._label.text if self._label.isVisible() else ""

    def set_run(self, run: RunInfo, want: DecisionMapWant) -> None:
        """A new run, whose maps are answers to `want`."""
        self._run, self._want = run, want
        self._scale = output_scale(run)
        self._answer = self._image = None
        self._faded = False
        self._put_cursor_away()
        self._choose_colours()
        self._name()

    def show_map(self, answer: DecisionMap, *, faded: bool) -> None:
        assert self._picture is not None
        self._answer, self._faded = answer, faded
        pixels = np.ascontiguousarray(self._picture.paint(answer.values)[::-1])
        height, width = pixels.shape[:2]
        self._image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
        if self._cursor is not None:
            self.show_cursor(*self._cursor)
        self.update()

    def show_cursor(self, x: float, y: float) -> None:
        """Say what the network gives at (x, y)."""
        self._cursor = (x, y)
        if self._run is not None and self._scale is not None and self._answer is not None:
            text = self._words.readout(self._run, self._scale, self._want.columns, self._answer, (x, y), None)
            self._label.show_at(text, self._place_of(x, y))
            self.setAccessibleDescription(text.replace("\n", "; "))
        self.update()

    def hide_cursor(self) -> None:
        self._cursor = None
        self._label.hide()
        self.update()

    def restyle(self) -> None:
        self._label.restyle()
        side = round(self.appearance.px(LEAST))
        self.setMinimumSize(side, side)
        self._choose_colours()
        self._fit()

    def retranslate(self) -> None:
        self._name()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(LEAST)), self.maximumHeight())  # as high as it is wide

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.appearance.theme
        square = self._square
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._faded:
                painter.setOpacity(AFTER_DIVERGENCE)
            painter.drawImage(square, self._image)
            painter.setOpacity(1.0)
            painter.drawPixmap(square.topLeft(), self._ensured_points())
        painter.setPen(pen(theme.accent, 2) if self.hasFocus() else pen(theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square.x(), square.y(), square.width() - 1, square.height() - 1)
        if self._cursor is not None and self._answer is not None:
            place = self._place_of(*self._cursor)
            painter.setPen(pen(LIGHT.text))  # whatever the theme, a map is light
            painter.drawLine(place.x(), square.top() + 1, place.x(), square.bottom() - 1)
            painter.drawLine(square.left() + 1, place.y(), square.right() - 1, place.y())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._answer is None or not self._square.contains(place):
            self.left.emit()
            return
        x_min, x_max, y_min, y_max = self._answer.box
        across = (place.x() - self._square.left()) / max(self._square.width() - 1, 1)
        up = (self._square.bottom() - place.y()) / max(self._square.height() - 1, 1)
        self.pointed.emit(x_min + across * (x_max - x_min), y_min + up * (y_max - y_min))

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in KEYS or self._answer is None or (key == Qt.Key.Key_Escape and self._cursor is None):
            event.ignore()
            return
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return
        x_min, x_max, y_min, y_max = self._answer.box
        x, y = self._cursor or ((x_min + x_max) / 2, (y_min + y_max) / 2)
        step = COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE
        right, up = ARROWS.get(key, (0, 0))
        x = {Qt.Key.Key_Home: x_min, Qt.Key.Key_End: x_max}.get(key, x + right * step * (x_max - x_min))
        y += up * step * (y_max - y_min)
        self.pointed.emit(min(max(x, x_min), x_max), min(max(y, y_min), y_max))
        announce(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    # -- its parts

    def _fit(self) -> None:
        most = min(self.width(), round(self.appearance.px(MOST)))
        self.setMaximumHeight(max(most, self.minimumHeight()))
        side = min(self.height(), most)
        self._square = QRect((self.width() - side) // 2, 0, side, side)
        self._points = None
        self.update()

    def _choose_colours(self) -> None:
        self._points = None
        if self._run is None or self._scale is None:
            return
        classes = len(self._run.data.classes or ())
        table = map_colours(self.appearance.theme, self._scale.task, classes, False)
        self._picture = MapPicture(self._scale, table, self._want.resolution)
        if self._answer is not None:
            self.show_map(self._answer, faded=self._faded)

    def _ensured_points(self) -> QPixmap:
        """Made when they are first painted, for this size and theme."""
        if self._points is None:
            assert self._run is not None and self._scale is not None
            x_min, x_max, y_min, y_max = self._run.data.box(*self._want.columns)
            x, y = self._run.data.raw[list(self._want.columns)]
            size = self._square.size()
            places = (x - x_min) / (x_max - x_min) * size.width(), (y_max - y) / (y_max - y_min) * size.height()
            ratio = self.devicePixelRatioF()
            self._points = samples_pixmap(self.appearance, self._run, self._scale, size, ratio, places)
        return self._points

    def _place_of(self, x: float, y: float) -> QPoint:
        assert self._answer is not None
        x_min, x_max, y_min, y_max = self._answer.box
        across, up = (x - x_min) / (x_max - x_min), (y - y_min) / (y_max - y_min)
        square = self._square
        return QPoint(
            square.left() + round(across * (square.width() - 1)), square.bottom() - round(up * (square.height() - 1))
        )

    def _put_cursor_away(self) -> None:
        self._cursor = None
        self._label.hide()

    def _name(self) -> None:
        if self._run is not None:
            self.setAccessibleName(self._words.sentence(self._run, self._want.columns, None))
