"""A pyqtgraph plot as this window uses it: fixed ranges, marks placed by its view, one cursor for mouse and keyboard.

It neither pans nor zooms nor scales itself: the view that owns it says what is to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.marked_axis import MarkedAxis
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.painting import errors_told
from nnviz.ui.pointer_label import PointerLabel
from nnviz.ui.theme import Appearance

FINE, COARSE = 1 / 60, 1 / 10  # of the range: what an arrow key moves the cursor by, alone and with Shift
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
}
KEYS = {*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape}


def announce(widget: QWidget) -> None:
    """Have a screen reader say where a key has led the cursor of `widget`: what its description says by now."""
    text = widget.accessibleDescription()
    if QAccessible.isActive() and text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


@contextmanager
def for_file(plot: pg.PlotWidget, *hidden: QWidget | pg.GraphicsObject) -> Iterator[None]:
    """While it lasts `plot` is painted without what is `hidden`, and its dots as shapes, not copied from pixmaps."""
    dots = [item for item in plot.scene().items() if isinstance(item, pg.ScatterPlotItem)]
    shown = [part for part in hidden if part.isVisible()]
    for part in shown:
        part.hide()
    for item in dots:
        item.setExportMode(True, {})
    try:
        yield
    finally:
        for item in dots:
            item.setExportMode(False)
        for part in shown:
            part.show()


class GridLines(pg.GraphicsObject):
    """Hairlines across the plot at given heights."""

    def __init__(self, view_box: pg.ViewBox) -> None:
        super().__init__()
        self._view_box = view_box
        self._values: tuple[float, ...] = ()
        self._pen = QPen()
        self.setZValue(-10)

    def set_values(self, values: Sequence[float]) -> None:
        if tuple(values) != self._values:
            self._values = tuple(values)
            self.update()

    def set_colour(self, colour: str) -> None:
        self._pen = QPen(QColor(colour), 0)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._view_box.viewRect()

    def viewRangeChanged(self, *_: object) -> None:
        self.prepareGeometryChange()

    @errors_told
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._pen)
        rect = self.boundingRect()
        for value in self._values:
            painter.drawLine(QPointF(rect.left(), value), QPointF(rect.right(), value))


class Plot(OwnKeys, pg.PlotWidget):
    """The plot itself. `pointed` tells where the cursor is, in the plot's units; `left` that there is none.

    `point_at` and the arrow keys move the same cursor as the mouse; the view answers with `say`.
    """

    own_keys = KEYS
    pointed = Signal(float, float)
    left = Signal()
    ratio_changed = Signal()
    """The plot is on a screen of another device pixel ratio: its pens have to be made anew."""

    def __init__(self, appearance: Appearance, axes: dict[str, MarkedAxis], parent: QWidget | None = None) -> None:
        super().__init__(parent, enableMenu=False, axisItems=axes)
        self.appearance = appearance
        self.axes = axes
        self.cursor_point: QPointF | None = None
        self._framed = True
        self.view_box: pg.ViewBox = self.plotItem.getViewBox()
        self.plotItem.hideButtons()
        # pyqtgraph makes it even if it is not wanted; without a parent it would outlive the plot
        menu = self.plotItem.ctrlMenu
        menu.setParent(self, menu.windowFlags())
        self.plotItem.setMouseEnabled(False, False)
        self.plotItem.disableAutoRange()
        self.view_box.setDefaultPadding(0)
        self.plotItem.layout.setContentsMargins(0, 0, 0, 0)
        self.plotItem.layout.setSpacing(0)
        for side in ("left", "bottom", "right", "top"):
            self.plotItem.showAxis(side, side in axes)
        self.grid = GridLines(self.view_box)
        self.addItem(self.grid, ignoreBounds=True)
        self.upright = pg.InfiniteLine(angle=90)
        self.level = pg.InfiniteLine(angle=0)
        for line in (self.upright, self.level):
            line.setZValue(20)
            line.setVisible(False)
            self.addItem(line, ignoreBounds=True)
        self._label = PointerLabel(appearance, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def restyle(self) -> None:
        theme = self.appearance.theme
        self.setBackground(theme.panel)
        self.view_box.setBackgroundColor(theme.plot)
        self.set_cross_colour(theme.text)
        for axis in self.axes.values():
            axis.restyle()
        self.grid.set_colour(theme.hair)
        self._label.restyle()

    def set_cross_colour(self, colour: str) -> None:
        for line in (self.upright, self.level):
            line.setPen(self.pen(colour, 1))

    def pen(self, colour: str, width: float, dash: Sequence[float] | None = None) -> QPen:
        """A pen for lines in the plot, `width` in the design's pixels; pyqtgraph's pens count the screen's."""
        return pg.mkPen(colour, width=self.appearance.line(width) * self.devicePixelRatioF(), dash=dash)

    # -- the cursor

    def point_at(self, x: float, y: float) -> None:
        """Move the cursor to (x, y), held inside the plot."""
        (x_low, x_high), (y_low, y_high) = self.view_box.viewRange()
        self.cursor_point = QPointF(min(max(x, x_low), x_high), min(max(y, y_low), y_high))
        self.upright.setPos(self.cursor_point.x())
        self.level.setPos(self.cursor_point.y())
        self.pointed.emit(self.cursor_point.x(), self.cursor_point.y())

    def say(self, text: str) -> None:
        """Show `text` beside the cursor, never under it, and tell it to a screen reader."""
        if self.cursor_point is None:
            return
        place = self.view_box.mapViewToScene(self.cursor_point)
        self._label.show_at(text, self.mapFromScene(place))
        if self.hasFocus():
            self.setAccessibleDescription(text.replace("\n", "; "))

    @property
    def said(self) -> str:
        """What stands beside the cursor; empty without one."""
        return self._label.text if self._label.isVisible() else ""

    def unpoint(self) -> None:
        """Take the cursor away."""
        if self.cursor_point is not None:
            self.cursor_point = None
            self.upright.hide()
            self.level.hide()
            self._label.hide()
            self.left.emit()

    @contextmanager
    def bare(self) -> Iterator[None]:
        """While it lasts the plot is painted for a file: without its cursor and the frame of the focus."""
        self._framed = False
        try:
            with for_file(self, self.upright, self.level, self._label):
                yield
        finally:
            self._framed = True

    def pixel_size(self) -> tuple[float, float]:
        """How much of x and of y one pixel is."""
        width, height = self.view_box.viewPixelSize()
        return float(width), float(height)

    # -- Qt's events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scene = self.mapToScene(event.position().toPoint())
        if self.view_box.sceneBoundingRect().contains(scene):
            self._show_lines(by_key=False)
            place = self.view_box.mapSceneToView(scene)
            self.point_at(place.x(), place.y())
        else:
            self.unpoint()

    def leaveEvent(self, event: QEvent) -> None:
        self.unpoint()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the column scrolls

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.ratio_changed.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in KEYS or (key == Qt.Key.Key_Escape and self.cursor_point is None):
            event.ignore()
        elif key == Qt.Key.Key_Escape:
            self.unpoint()
        else:
            self._move_cursor(key, COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # a context menu is about what the cursor points at
            self.unpoint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._framed:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self.appearance.theme.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def cursor_place(self) -> QPoint | None:
        """Where the cursor is on this widget; None without one."""
        if self.cursor_point is None:
            return None
        return self.mapFromScene(self.view_box.mapViewToScene(self.cursor_point))

    def _move_cursor(self, key: Qt.Key, step: float) -> None:
        (x_low, x_high), (y_low, y_high) = self.view_box.viewRange()
        place = self.cursor_point or QPointF((x_low + x_high) / 2, (y_low + y_high) / 2)
        self._show_lines(by_key=True)
        if key in ARROWS:
            right, up = ARROWS[key]
            self.point_at(place.x() + right * step * (x_high - x_low), place.y() + up * step * (y_high - y_low))
        else:
            self.point_at(x_low if key == Qt.Key.Key_Home else x_high, place.y())
        announce(self)

    def _show_lines(self, *, by_key: bool) -> None:
        """The pointer shows where it is; the keyboard's cursor needs a cross. Views may want more, see `LossesView`."""
        self.upright.setVisible(by_key)
        self.level.setVisible(by_key)
