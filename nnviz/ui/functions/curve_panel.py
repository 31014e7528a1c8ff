"""One of the two plots, f or f': overlaid curves or small multiples, with a cursor for mouse and keyboard.

The range and the cursor are its owner's: it only says what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import floor, log10

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.nn.function_curves import Lines
from nnviz.ui.frame import Frame
from nnviz.ui.functions.cursor_painting import CursorPainter, label_width
from nnviz.ui.functions.curve_layers import CurveLayers, Picture
from nnviz.ui.functions.curve_painting import Curve, Histogram
from nnviz.ui.functions.line_grip import dragged, lifted, line_under
from nnviz.ui.functions.ranges import Range, grid
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.theme import Appearance

HEADER, GUTTER, FOOT, NAME = 34.0, 44.0, 24.0, 18.0  # px: title, y marks, z marks, the name over a small multiple
BETWEEN = 12.0  # px between small multiples
ZOOM = 1.25  # by a key or a notch of the wheel
NARROWEST, FARTHEST = 0.01, 1000.0  # of the range of z
GRIP = 6.0  # px to a line of Maxout that is taken hold of
LIFTS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CurvePanel(OwnKeys, QWidget):
    """`cells` are the frames of the plots as they lie; one for all curves, or one for each.

    pointed(z)           the cursor is wanted there
    line_moved(index, slope, intercept)   a line of Maxout is wanted there, in the plot of f
    ranged(low, high)    this range of z is wanted
    reset                the usual range is wanted
    """

    own_keys = (*MOVES, *LIFTS)
    pointed = Signal(float)
    ranged = Signal(float, float)
    reset = Signal()
    line_moved = Signal(int, float, float)

    def __init__(self, appearance: Appearance, *, derivative: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.derivative = derivative
        self._curves: list[Curve] = []
        self._values: list[float] = []
        self._cursor = 0.0
        self._z: Range = (-6.0, 6.0)
        self._y: Range = (-1.0, 1.0)
        self._multiples = False
        self._histogram: Histogram | None = None
        self._layers = CurveLayers(appearance, derivative=derivative)
        self._bare = False
        self._grabbed: int | None = None  # the line that is dragged
        self._pressed: tuple[float, Range] | None = None
        self._title = self._peak_words = ""
        self.cells: list[Frame] = []
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_curves(self, curves: Sequence[Curve], z: Range, y: Range, *, multiples: bool) -> None:
        self._curves, self._z, self._multiples = list(curves), z, multiples
        if self._grabbed is None:  # else the line would run away from the pointer
            self._y = y
        self._values = []
        self.repaint_all()

    def show_cursor(self, z: float, values: Sequence[float]) -> None:
        """`values` are the curves' there, in their order."""
        self._cursor, self._values = z, list(values)
        self.update()

    def show_histogram(self, histogram: Histogram | None) -> None:
        if histogram is not self._histogram:
            self._histogram = histogram
            self.update()

    def set_words(self, title: str, peak: str) -> None:
        """`title` explains the symbol; `peak` is "{name}: max {value}"."""
        self._title, self._peak_words = title, peak
        self.repaint_all()

    def repaint_all(self) -> None:
        self._layers.forget()
        self._place()
        self.update()

    @contextmanager
    def bare(self) -> Iterator[None]:
        """While it lasts it is painted for a file: in shapes, without cursor and focus."""
        self._bare = True
        try:
            yield
        finally:
            self._bare = False

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(480)), self.minimumHeight())  # it takes what height there is

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(300)), round(self.appearance.px(240)))

    # -- places ----------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        px = self.appearance.px
        left, top = px(GUTTER), px(HEADER)
        labels = 0.0 if self._multiples else label_width([curve.name for curve in self._curves], self.appearance)
        width = max(self.width() - left - max(labels, px(12)), 10.0)
        height = max(self.height() - top - px(FOOT), 10.0)
        if not self._multiples or not self._curves:
            self.cells = [Frame(Box(left, top, width, height), self._z, self._y)]
            return
        columns, rows = grid(len(self._curves), width, height)
        across, up = (width + px(BETWEEN)) / columns, height / rows
        self.cells = [
            Frame(
                Box(
                    left + i % columns * across,
                    top + i // columns * up + px(NAME),
                    max(across - px(BETWEEN), 4.0),
                    max(up - px(NAME) - px(4), 4.0),
                ),
                self._z,
                self._y,
            )
            for i in range(len(self._curves))
        ]

    def _picture(self) -> Picture:
        cells = tuple((cell, tuple(curves)) for cell, curves, _ in self._cell_curves())
        width = max(cell.box.right for cell, _ in cells) if self._multiples else self.width()
        return Picture(cells, self._multiples, width, self._title, self._peak_words)

    def _cell_curves(self) -> Iterator[tuple[Frame, list[Curve], list[float]]]:
        if not self._multiples or not self._curves:
            yield self.cells[0], self._curves, self._values
            return
        for i, (cell, curve) in enumerate(zip(self.cells, self._curves, strict=False)):
            yield cell, [curve], self._values[i : i + 1]

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._bare:
            self._layers.paint_shapes(painter, self._picture(), self._histogram)
        else:
            self._layers.paint(painter, self, self._picture(), self._histogram)
        with_cursor = not self._bare and len(self._values) == len(self._curves)
        live = CursorPainter(painter, self.appearance)
        if not self._multiples:
            live.paint_labels(self.cells[0], self._curves, self._values if with_cursor else [], self.derivative)
        if with_cursor and self._z[0] <= self._cursor <= self._z[1]:
            for cell, curves, values in self._cell_curves():
                live.paint_cursor(cell, self._cursor, curves, values)
                if self._multiples:
                    live.paint_value(cell, values[0])
            if self._curves:
                last = max(self.cells, key=lambda cell: cell.box.right)
                live.paint_badge(last, self._cursor, above=self._multiples)
        if self.hasFocus() and not self._bare:
            painter.setPen(QPen(QColor(self.appearance.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.repaint_all()
        return super().event(event)

    def claims(self, event: QKeyEvent) -> bool:
        return super().claims(event) or event.text() in ("+", "-", "0")

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.repaint_all()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._grabbed = self._line_at(event.position())
            self._pressed = (event.position().x(), self._z)
            if self._grabbed is None:
                self.pointed.emit(self._rounded(cell.x_at(event.position().x())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._grabbed is not None:
            lines, cell = self._lines, self._cell_at(event.position())
            if lines is not None and cell is not None:
                self.line_moved.emit(*dragged(lines, self._grabbed, cell, event.position()))
            return
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            begin, (low, high) = self._pressed
            away = (x - begin) / self.cells[0].box.width * (high - low)
            if abs(x - begin) > 3:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._ask_range(low - away, high - away)
            return
        cell = self._cell_at(event.position())
        if cell is not None:
            over = self._line_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeVerCursor if over else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(self._rounded(cell.x_at(x)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._grabbed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cell_at(event.position()) is not None:
            self.reset.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        cell = self._cell_at(event.position())
        if cell is None or not event.angleDelta().y():
            event.ignore()
            return
        self._zoom(ZOOM ** (-event.angleDelta().y() / 120), cell.x_at(event.position().x()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MOVES:
            step, steps = self._step(), 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._point_by_key((round(self._cursor / step) + MOVES[key] * steps) * step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point_by_key(self._z[0] if key == Qt.Key.Key_Home else self._z[1])
        elif key in LIFTS and self._lines is not None:
            tilt = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.line_moved.emit(*lifted(self._lines, self._cursor, LIFTS[key], tilt=tilt))
            announce(self)
        elif event.text() == "+":
            self._zoom(1 / ZOOM, self._cursor)
        elif event.text() == "-":
            self._zoom(ZOOM, self._cursor)
        elif event.text() == "0":
            self.reset.emit()
        else:
            event.ignore()

    # -- the lines of Maxout

    @property
    def _lines(self) -> Lines | None:
        return next((curve.lines for curve in self._curves if curve.lines and not self.derivative), None)

    def _line_at(self, point: QPointF) -> int | None:
        """The number of the line under the pointer."""
        if not self.derivative:
            for cell, curves, _ in self._cell_curves():
                lines = next((curve.lines for curve in curves if curve.lines), None)
                if lines is not None and cell.holds(point.x(), point.y()):
                    return line_under(lines, cell, point, self.appearance.px(GRIP))
        return None

    def _point_by_key(self, z: float) -> None:
        self.pointed.emit(self._rounded(min(max(z, self._z[0]), self._z[1])))
        announce(self)

    def _step(self) -> float:
        """What an arrow moves the cursor by: 0.1 in the usual range."""
        return 10.0 ** floor(log10((self._z[1] - self._z[0]) / 50))

    def _rounded(self, z: float) -> float:
        return round(z, max(0, 1 - floor(log10(self._step()))))

    def _zoom(self, factor: float, about: float) -> None:
        low, high = self._z
        about = min(max(about, low), high)
        self._ask_range(about - (about - low) * factor, about + (high - about) * factor)

    def _ask_range(self, low: float, high: float) -> None:
        if high - low >= NARROWEST and low >= -FARTHEST and high <= FARTHEST:
            digits = max(0, 2 - floor(log10(high - low)))
            self.ranged.emit(round(low, digits), round(high, digits))

    def _cell_at(self, point: QPointF) -> Frame | None:
        return next((cell for cell in self.cells if cell.holds(point.x(), point.y())), None)
