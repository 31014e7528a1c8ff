"""The network's output over the plane of two raw columns, with the samples on it.

It draws what the answers carry; the colours, the samples and the scale are in modules of their own beside it.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import DecisionMap, DecisionMapWant, Want
from nnviz.ui.colour_map import class_table, signed_table, stepped
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.map.legend import ClassLegend, ColourBar
from nnviz.ui.map.picture import MapPicture
from nnviz.ui.map.points import SamplePoints
from nnviz.ui.map.scale import OutputScale, output_scale
from nnviz.ui.map.words import MapWords, axis_marks, written_ends
from nnviz.ui.marked_axis import MarkedAxis, round_values
from nnviz.ui.plot import Plot
from nnviz.ui.theme import LIGHT, Appearance
from nnviz.ui.view import View

REACH = 12  # px: a sample nearer than this is told with the value
STEPS = {"binary": 2, "regression": 9}  # bands of the discretised map; odd where grey is a value of its own
AFTER_DIVERGENCE = 0.4  # opacity of the last finite picture after a divergence


class DecisionMapView(View):
    """A square picture with its scale or legend, two switches, and for many columns the choice of two.

    `columns_chosen` tells which two raw columns they are, whenever a run or the user has chosen them.
    """

    columns_chosen = Signal(int, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._scale: OutputScale | None = None
        self._columns = (0, 1)
        self._placed: tuple[int, int] | None = None
        self._want = DecisionMapWant()
        self._answer: DecisionMap | None = None
        self._picture: MapPicture | None = None
        self._words = MapWords(self)

        self._title = QLabel()
        self._title.setProperty("role", "section")
        self.test_switch = QCheckBox()
        self.test_switch.setChecked(True)
        self.discretise_switch = QCheckBox()
        self._right_arrow, self._up_arrow = QLabel("→"), QLabel("↑")
        self.right_column, self.up_column = QComboBox(), QComboBox()
        for combo in (self.right_column, self.up_column):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
        self._choice = QWidget()
        self._remark = QLabel()
        self._remark.setProperty("role", "caption")
        self._remark.setWordWrap(True)

        axes = {side: MarkedAxis(side, appearance) for side in ("left", "bottom")}
        self.plot = Plot(appearance, axes)
        self.plot.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._image = pg.ImageItem(axisOrder="row-major")
        self._image.hide()
        self.plot.addItem(self._image, ignoreBounds=True)
        self._points = SamplePoints(appearance)
        for item in (self._points.test, self._points.train):
            self.plot.addItem(item, ignoreBounds=True)
        self._bar = ColourBar(appearance)
        self._legend = ClassLegend(appearance)
        self._lay_out()

        self.test_switch.toggled.connect(self._show_parts)
        self.discretise_switch.toggled.connect(self._choose_colours)
        self.right_column.activated.connect(self._choose_columns)
        self.up_column.activated.connect(self._choose_columns)
        self.plot.pointed.connect(self._read_out)
        self.plot.ratio_changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        return (self._want,)

    def set_run(self, run: RunInfo) -> None:
        columns_before = self._run.data.columns if self._run else None
        self._answer = None
        self.plot.unpoint()
        data = run.data
        if len(data.columns) == 1:
            self._run = None
            self.columns_chosen.emit(0, 1)
            return
        self._run = run
        self._scale = output_scale(run)
        if data.columns != columns_before:
            self._columns = telling_columns(data)
            for combo, column in zip((self.right_column, self.up_column), self._columns, strict=True):
                combo.clear()
                combo.addItems(data.columns)
                combo.setCurrentIndex(column)
        self._want = DecisionMapWant(columns=self._columns)
        self._image.hide()
        self._image.setOpacity(1)
        self._points.set_run(run)
        self._choice.setVisible(len(data.columns) > 2)
        self._legend.setVisible(self._scale.task == "classes")
        self._legend.set_classes(data.classes or ())
        self._bar.setVisible(self._scale.task != "classes")
        self._bar.set_scale(self._scale, *written_ends(self._scale))
        self.test_switch.setEnabled(data.test.size > 0)
        self._choose_colours()
        self._place()
        self._show_parts()
        self.retranslate()
        self.columns_chosen.emit(*self._columns)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer: DecisionMap | None = snapshot.answer(self._want)
        if answer is None or self._run is None:
            return
        self._answer = answer
        if self._placed != self._columns:
            self._place()
        self._image.setOpacity(1 if snapshot.runs[0].divergence is None else AFTER_DIVERGENCE)
        self._draw()
        if self.plot.cursor_point is not None:
            self._read_out(self.plot.cursor_point.x(), self.plot.cursor_point.y())

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        self.plot.restyle()
        self.plot.view_box.setBorder(pg.mkPen(self.appearance.theme.border, width=1))
        self._bar.restyle()
        self._legend.restyle()
        self._remark.setFont(self.appearance.font(11))
        px = self.appearance.px
        self.layout().setSpacing(round(px(6)))
        self._row.setSpacing(round(px(8)))
        self._choice.layout().setSpacing(round(px(4)))
        if self._run is not None:
            self._choose_colours()
            self._place()
        self._fit()

    def retranslate(self) -> None:
        self.test_switch.setText(self.tr("test"))
        self.test_switch.setAccessibleName(self.tr("Show the test samples"))
        self.discretise_switch.setText(self.tr("discretise"))
        self.discretise_switch.setAccessibleName(self.tr("Draw the output in steps"))
        self.right_column.setAccessibleName(self.tr("Column to the right"))
        self.up_column.setAccessibleName(self.tr("Column upwards"))
        for combo in (self.right_column, self.up_column):
            combo.setToolTip(combo.currentText())  # which may be too long for its box
        run, scale, words = self._run, self._scale, self._words
        if run is None or scale is None:
            self._title.setText(self.tr("Output over the plane"))
            return
        self._title.setText(words.title(run))
        self.test_switch.setToolTip(words.test_switch(run))
        self.discretise_switch.setToolTip(words.discretise_switch())
        self._remark.setText(words.remarks(run, scale, self._columns, self._points.shown))
        self._remark.setVisible(bool(self._remark.text()))
        self.plot.setAccessibleName(words.sentence(run, self._columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- its parts

    def _lay_out(self) -> None:
        self._row = top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.test_switch)
        top.addWidget(self.discretise_switch)
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        for arrow, combo in ((self._right_arrow, self.right_column), (self._up_arrow, self.up_column)):
            choice.addWidget(arrow)
            choice.addWidget(combo, 1)
        picture = QHBoxLayout()
        picture.setSpacing(0)
        picture.addWidget(self.plot, 1)
        picture.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._choice)
        column.addLayout(picture)
        column.addWidget(self._legend)
        column.addWidget(self._remark)
        column.addStretch(1)
        self._choice.hide()
        self._legend.hide()
        self._remark.hide()

    def _fit(self) -> None:
        """Make the picture square: as wide as there is room beside ticks and bar."""
        px = self.appearance.px
        left = max(round(px(26)), self.plot.axes["left"].needed_width())
        bottom = round(px(20))
        self.plot.axes["left"].setWidth(left)
        self.plot.axes["bottom"].setHeight(bottom)
        right = self._bar.sizeHint().width() if self._bar.isVisibleTo(self) else round(px(12))
        self.plot.plotItem.layout.setContentsMargins(0, 1, 1 if self._bar.isVisibleTo(self) else right, 0)
        side = max(round(px(120)), min(self.width() - left - right, round(px(340))))
        self.plot.setFixedHeight(side + bottom)
        self._bar.setFixedHeight(side)

    def _place(self) -> None:
        """Put axes and samples where the chosen columns want them."""
        run, scale = self._run, self._scale
        assert run is not None and scale is not None
        self._placed = self._columns
        x_min, x_max, y_min, y_max = run.data.box(*self._columns)
        right, up = (run.data.columns[i] for i in self._columns)
        self.plot.setRange(xRange=(x_min, x_max), yRange=(y_min, y_max), padding=0)
        self.plot.set_cross_colour(LIGHT.text)  # whatever the theme, a map is light
        self.plot.axes["bottom"].set_marks(axis_marks(round_values(x_min, x_max), right))
        self.plot.axes["left"].set_marks(axis_marks(round_values(y_min, y_max), up))
        self._points.place(run, scale, self._columns)
        self._fit()

    def _choose_colours(self) -> None:
        if self._run is None or self._scale is None:
            return
        theme = self.appearance.theme
        if self._scale.task == "classes":
            table = class_table(theme, len(self._run.data.classes or ()))
            if self.discretise_switch.isChecked():
                table = np.repeat(table[:, 160:161], table.shape[1], axis=1)
        else:
            table = signed_table(theme)
            if self.discretise_switch.isChecked():
                table = stepped(table, STEPS[self._scale.task])
        self._picture = MapPicture(self._scale, table, self._want.resolution)
        self._draw()

    def _choose_columns(self) -> None:
        right, up = self.right_column.currentIndex(), self.up_column.currentIndex()
        if right == up:  # a plane needs two: the other one takes what this one had
            right, up = (self._columns[1], up) if right == self._columns[0] else (right, self._columns[0])
            self.right_column.setCurrentIndex(right)
            self.up_column.setCurrentIndex(up)
        self._columns = (right, up)
        self._want = DecisionMapWant(columns=self._columns)
        self.columns_chosen.emit(right, up)
        self.retranslate()

    def _show_parts(self) -> None:
        self._points.test.setVisible(self.test_switch.isChecked())

    def _draw(self) -> None:
        if self._answer is None or self._picture is None or self._scale is None:
            return
        x_min, x_max, y_min, y_max = self._answer.box
        self._image.setImage(self._picture.paint(self._answer.values), autoLevels=False)
        self._image.setRect(QRectF(x_min, y_min, x_max - x_min, y_max - y_min))
        self._image.show()

    def _read_out(self, x: float, y: float) -> None:
        if self._run is None or self._scale is None or self._answer is None:
            return
        sample = self._points.nearest(x, y, self.plot.pixel_size(), self.appearance.px(REACH))
        columns = self._placed or self._columns
        self.plot.say(self._words.readout(self._run, self._scale, columns, self._answer, (x, y), sample))
