"""One cell of the score as a window of its own: an ordinary pyqtgraph plot with axes, zoom, crosshair and export."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.export import Export, widgets
from nnviz.ui.plot import announce, for_file
from nnviz.ui.score.cell_pictures import picture_of
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

KEY_STEP = 1 / 60  # of the visible range: what an arrow key moves the crosshair by


class Axis(pg.AxisItem):
    """Pyqtgraph's axis, with a minus sign where it writes a hyphen."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [text.replace("-", "−") for text in super().tickStrings(values, scale, spacing)]


class CellPlot(View):
    """The plot of one cell, alive as long as it is open. Escape closes it."""

    def __init__(
        self,
        appearance: Appearance,
        run: RunInfo,
        stave: str,
        layer: int,
        unit: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stave, self._layer, self._unit, self._info = stave, layer, unit, run.layers[layer]
        axes = {side: Axis(side) for side in ("left", "bottom")}
        self._widget = pg.PlotWidget(enableMenu=False, axisItems=axes)
        menu = self._widget.plotItem.ctrlMenu  # made all the same, without a parent: it would outlive the plot
        menu.setParent(self._widget, menu.windowFlags())
        for axis in axes.values():
            axis.enableAutoSIPrefix(False)  # the units are those of the formulas
        self._picture = picture_of(self._widget.plotItem, run, stave, layer, unit)
        self._lines = (pg.InfiniteLine(angle=90), pg.InfiniteLine(angle=0))
        for line in self._lines:
            line.setVisible(False)
            self._widget.addItem(line, ignoreBounds=True)
        self._readout = QLabel()
        self._hint, self._whole, self._save = QLabel(), QPushButton(), QPushButton()
        self._whole.clicked.connect(self._widget.plotItem.enableAutoRange)
        self._save.clicked.connect(self._ask_at_button)
        self._widget.scene().sigMouseClicked.connect(self._ask_at_click)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._widget.scene().sigMouseMoved.connect(self._point_at_scene)
        buttons = QHBoxLayout()
        buttons.addWidget(self._readout, 1)
        for button in (self._whole, self._save):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self._widget, 1)
        column.addLayout(buttons)
        column.addWidget(self._hint)
        self._widget.installEventFilter(self)
        self.retranslate()
        self.restyle()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(680)), round(self.appearance.px(480)))

    # -- a view

    @property
    def wants(self) -> Collection[Want]:
        return (self._picture.want,)

    def set_run(self, run: RunInfo) -> None:
        """Goes on with the new run where its picture can, closes otherwise."""
        if not self._picture.fits(run):
            self.close()

    def set_plane(self, right: int, up: int, sample: int | None) -> None:
        """The raw columns that a neuron is drawn over, and where the others stand."""
        self._picture.set_plane(right, up, sample)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._picture.show(snapshot)

    def restyle(self) -> None:
        theme = self.appearance.theme
        self._widget.setBackground(theme.plot)
        for side in ("left", "bottom"):
            axis = self._widget.plotItem.getAxis(side)
            axis.setPen(pg.mkPen(theme.ctl))
            axis.setTextPen(pg.mkPen(theme.text))
            axis.setStyle(tickFont=self.appearance.font(11))
            axis.label.setFont(self.appearance.maths(14))
        for line in self._lines:
            line.setPen(pg.mkPen(theme.ctl, width=1))
        self._readout.setFont(self.appearance.font(12))
        self._hint.setFont(self.appearance.font(11))
        self._picture.restyle(theme)

    def retranslate(self) -> None:
        what = {
            "network": self.tr("output of unit {1}, layer {0}"),
            "function": self.tr("f(z), layer {0}"),
            "slope": self.tr("f′(z), layer {0}"),
            "ladder": self.tr("size of δ in every layer"),
        }[self._stave]
        self._title = what.format(self._layer + 1, self._unit + 1)
        self.setWindowTitle(f"{self._title} · {self._info.activation}")
        self._widget.setAccessibleName(self._title)
        self._whole.setText(self.tr("Show all"))
        self._save.setText(self.tr("Copy or save…"))
        self._save.setToolTip(self.tr("As a picture (PNG, SVG) or as values (CSV); also by right click or Shift+F10"))
        self._hint.setText(self.tr("Wheel or right drag to zoom, drag to move, arrow keys for the crosshair"))

    # -- crosshair

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {
                Qt.Key.Key_Left: (-1, 0),
                Qt.Key.Key_Right: (1, 0),
                Qt.Key.Key_Up: (0, 1),
                Qt.Key.Key_Down: (0, -1),
            }.get(Qt.Key(event.key()))
            if step is not None:
                self._move_by(*step)
                return True
        return super().eventFilter(watched, event)

    def _point_at_scene(self, place: QPointF) -> None:
        box = self._widget.plotItem.getViewBox()
        if box.sceneBoundingRect().contains(place):
            point = box.mapSceneToView(place)
            self._point_at(point.x(), point.y())

    def _move_by(self, right: int, up: int) -> None:
        (x_low, x_high), (y_low, y_high) = self._widget.plotItem.getViewBox().viewRange()
        upright, level = self._lines
        shown = upright.isVisible()
        x = upright.value() if shown else (x_low + x_high) / 2
        y = level.value() if shown else (y_low + y_high) / 2
        self._point_at(x + right * KEY_STEP * (x_high - x_low), y + up * KEY_STEP * (y_high - y_low))
        announce(self._widget)

    def _point_at(self, x: float, y: float) -> None:
        for line, value in zip(self._lines, (x, y), strict=True):
            line.setValue(value)
            line.setVisible(True)
        text = self._picture.readout(x, y).replace("\n", "   ")
        self._readout.setText(text)
        self._widget.setAccessibleDescription(text)

    # -- the context menu

    def export(self, point: QPoint | None) -> Export:
        size, paint_all = widgets(self, self._widget)

        def paint(painter: QPainter) -> None:
            with for_file(self._widget, *self._lines):
                paint_all(painter)

        picture = self._picture
        return Export(self._title, size, paint, self.appearance.theme.plot, picture.table(), picture.step)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Mouse:  # on some systems it comes before a drag is known as one
            super().contextMenuEvent(event)

    def key_point(self) -> QPoint:
        return self._widget.geometry().center()

    def _ask_at_button(self) -> None:
        self.menu_asked.emit(self.export(None), self._save.mapToGlobal(QPoint(0, self._save.height())))

    def _ask_at_click(self, event: MouseClickEvent) -> None:
        """A right click; a right drag zooms."""
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(self.export(None), event.screenPos().toPoint())
