"""The network's output over the plane of two raw columns, with the samples on it.

It draws what the answers carry; the colours, the samples and the scale are in modules of their own beside it.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import DecisionMap, DecisionMapWant, Want
from nnviz.ui.export import Export, widgets
from nnviz.ui.map.map_plot import MapPlot
from nnviz.ui.map.plane_choice import PlaneChoice
from nnviz.ui.map.points import SamplePoints
from nnviz.ui.map.shown_output import ShownOutput
from nnviz.ui.map.tables import map_values
from nnviz.ui.map.words import MapWords, axis_marks
from nnviz.ui.marked_axis import round_values
from nnviz.ui.regions.map_regions import MapRegions
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

REACH = 12  # px: a sample nearer than this is told with the value
MANY_CLASSES, COARSE = 10, 56  # of more, the map has fewer places a side: comparing them takes the longest
AFTER_DIVERGENCE = 0.4  # opacity of the last finite picture after a divergence


class DecisionMapView(View):
    """A square picture with its scale or legend, its switches, and the choice of a plane or an output among many.
    Over it, where they are wanted, the exact linear regions.

    plane_chosen(right, up, sample)   the two raw columns, and the sample that the others are taken from or None,
                                      whenever a run or the user has chosen them
    sample_chosen(sample)             a point was clicked
    remedy_chosen(RunConfig)          settings with which there are linear regions
    """

    plane_chosen = Signal(int, int, object)
    sample_chosen = Signal(int)
    remedy_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._placed: tuple[int, int] | None = None
        self._want = DecisionMapWant()
        self._answer: DecisionMap | None = None
        self._step = 0  # of the answer
        self._words = MapWords(self)

        self._title = QLabel()
        self._title.setProperty("role", "section")
        self.test_switch = QCheckBox()
        self.test_switch.setChecked(True)
        self.discretise_switch = QCheckBox()
        self.plane = PlaneChoice(appearance)
        self.output = ShownOutput(appearance, self._words, self)
        self._remark = QLabel()
        self._remark.setProperty("role", "caption")
        self._remark.setWordWrap(True)

        self.regions = MapRegions(appearance, self)
        self.region_feeds = (self.regions.feed,)
        self.plot = MapPlot(appearance, self.regions.drawing)
        self._points = SamplePoints(appearance)
        for item in (self._points.test, self._points.train, self._points.chosen):
            self.plot.addItem(item, ignoreBounds=True)
        self._lay_out()

        self.test_switch.toggled.connect(self._show_parts)
        self.discretise_switch.toggled.connect(self._discretise)
        self.plane.chosen.connect(self._choose_plane)
        self.output.chosen.connect(self._show_output)
        self.plot.picked.connect(self._pick)
        self.output.legend.chosen.connect(self._show_class)
        self.plot.pointed.connect(self._read_out)
        self.plot.left.connect(self.regions.unpoint)
        self.plot.resized.connect(self._size_regions)
        self.regions.marked.connect(self._show_regions)
        self.regions.report.remedy_chosen.connect(self.remedy_chosen)
        self.plot.ratio_changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        return (self._want, *self.regions.feed.wants)

    def set_run(self, run: RunInfo) -> None:
        self._answer = None
        self.plot.unpoint()
        data = run.data
        if len(data.columns) == 1:
            self._run = None
            self.output.forget()
            self.regions.feed.set_run(None)
            self.plane_chosen.emit(0, 1, None)
            return
        self._run = run
        self.plane.set_data(data)
        self.regions.feed.set_run(run)
        self._ask()
        self.output.set_run(run, self._want.resolution)
        self.plot.image.hide()
        self.plot.image.setOpacity(1)
        self._points.set_run(run)
        if self.plane.sample is not None:
            self._points.choose(self.plane.sample, run)
        self.plane.setVisible(len(data.columns) > 2)
        self.test_switch.setEnabled(data.test.size > 0)
        self._place()
        self._show_parts()
        self.retranslate()
        self.plane_chosen.emit(*self.plane.columns, self.plane.sample)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer: DecisionMap | None = snapshot.answer(self._want)
        self.regions.feed.show_snapshot(snapshot)
        if self.regions.go_on(snapshot.running, answer is not None):
            self.plot.regions.update()
        if answer is None or self._run is None:
            return
        self._answer, self._step = answer, snapshot.step
        if self._placed != self.plane.columns:
            self._place()
        self.plot.image.setOpacity(1 if snapshot.state.divergence is None else AFTER_DIVERGENCE)
        self._draw()
        if self.plot.cursor_point is not None:
            self._read_out(self.plot.cursor_point.x(), self.plot.cursor_point.y())

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        self.plot.restyle()
        self.output.restyle()
        self._remark.setFont(self.appearance.font(11))
        px = self.appearance.px
        self.layout().setSpacing(round(px(6)))
        self._row.setSpacing(round(px(5)))
        self.plane.restyle()
        self.regions.restyle()
        if self._run is not None:
            self._draw()
            self._place()
        self._fit()

    def retranslate(self) -> None:
        self.test_switch.setText(self.tr("test"))
        self.test_switch.setAccessibleName(self.tr("Show the test samples"))
        self.discretise_switch.setText(self.tr("discretise"))
        self.discretise_switch.setAccessibleName(self.tr("Draw the output in steps"))
        self.plane.retranslate()
        self.output.retranslate()
        run, scale, words = self._run, self.output.scale, self._words
        if run is None or scale is None:
            self._title.setText(self.tr("Output over the plane"))
            return
        self._title.setText(words.title(run))
        self.test_switch.setToolTip(words.test_switch(run))
        self.discretise_switch.setToolTip(words.discretise_switch())
        self._remark.setText(words.remarks(run, scale, self.plane.sample, self._points))
        self._remark.setVisible(bool(self._remark.text()))
        self.plot.setAccessibleName(words.sentence(run, self.plane.columns, self.plane.sample))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- for lessons

    def arrange(self, **settings: object) -> None:
        """`regions`, `merge`, `colour`: see `RegionsControls.arrange`. Raises ValueError."""
        self.regions.controls.arrange(**settings)

    def facts(self) -> dict[str, float | str | bool]:
        """Those of the linear regions, see `RegionsLayer.facts`."""
        return self.regions.facts()

    def places(self) -> dict[str, QWidget]:
        """What can be pointed at: "map"; "regions", the switch; "pieces", their number and the marked one."""
        return {"map": self.plot, "regions": self.regions.controls, "pieces": self.regions.report}

    # -- the context menu

    def export(self, point: QPoint | None) -> Export:
        size, paint = widgets(self, self.plot, self.output.bar, self.output.legend)
        run, scale, answer = self._run, self.output.scale, self._answer
        table = self.regions.table()
        if table is not None:
            return Export(
                self.tr("linear regions"), size, paint, self.appearance.theme.panel, table, self.regions.feed.step
            )
        if run is not None and scale is not None and answer is not None:
            table = map_values(run, scale, self._placed or self.plane.columns, answer, self._step)
        return Export(self.tr("decision map"), size, paint, self.appearance.theme.panel, table, self._step)

    def key_point(self) -> QPoint:
        place = self.plot.cursor_place()
        return self.plot.geometry().center() if place is None else self.plot.mapTo(self, place)

    # -- its parts

    def _lay_out(self) -> None:
        self._row = top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.test_switch)
        top.addWidget(self.discretise_switch)
        picture = QHBoxLayout()
        picture.setSpacing(0)
        picture.addWidget(self.plot, 1)
        picture.addWidget(self.output.bar, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.regions.controls)
        column.addWidget(self.plane)
        column.addWidget(self.output.choice)
        column.addLayout(picture)
        column.addWidget(self.output.legend)
        column.addWidget(self._remark)
        column.addWidget(self.regions.report)
        column.addStretch(1)
        self.plane.hide()
        self._remark.hide()

    def _fit(self) -> None:
        """Make the picture square: as wide as there is room beside ticks and bar."""
        px = self.appearance.px
        left = max(round(px(26)), self.plot.axes["left"].needed_width())
        bottom = round(px(20))
        self.plot.axes["left"].setWidth(left)
        self.plot.axes["bottom"].setHeight(bottom)
        bar = self.output.bar
        right = bar.sizeHint().width() if bar.isVisibleTo(self) else round(px(12))
        self.plot.plotItem.layout.setContentsMargins(0, 1, 1 if bar.isVisibleTo(self) else right, 0)
        side = max(round(px(120)), min(self.width() - left - right, round(px(340))))
        self.plot.setFixedHeight(side + bottom)
        bar.setFixedHeight(side)

    def _place(self) -> None:
        """Put axes and samples where the chosen columns want them."""
        run, scale = self._run, self.output.scale
        assert run is not None and scale is not None
        self._placed = columns = self.plane.columns
        x_min, x_max, y_min, y_max = run.data.box(*columns)
        right, up = (run.data.columns[i] for i in columns)
        self.plot.setRange(xRange=(x_min, x_max), yRange=(y_min, y_max), padding=0)
        self.plot.axes["bottom"].set_marks(axis_marks(round_values(x_min, x_max), right))
        self.plot.axes["left"].set_marks(axis_marks(round_values(y_min, y_max), up))
        self._points.place(run, scale, columns)
        self._fit()

    def _discretise(self, on: bool) -> None:
        self.output.discretise(on)
        self._draw()

    def _show_output(self) -> None:
        self._place()
        self._draw()
        self.retranslate()

    def show_sample(self, sample: int) -> None:
        """Mark a sample of the data; where the other columns stand as in a sample, it is now this one."""
        if self._run is None:
            return
        self._points.choose(sample, self._run)
        if self.plane.sample not in (None, sample):
            self.plane.set_sample(sample)
            self._choose_plane()

    def _ask(self) -> None:
        assert self._run is not None
        many = len(self._run.data.classes or ()) > MANY_CLASSES
        resolution = COARSE if many else DecisionMapWant().resolution
        self._want = DecisionMapWant(resolution, self.plane.columns, self.plane.sample)
        self.regions.feed.set_plane(self.plane.columns, self.plane.sample)

    def _choose_plane(self) -> None:
        self._ask()
        run, sample = self._run, self.plane.sample
        if run is not None and (sample is not None or run.data.image_shape is None):
            self._points.choose(sample, run)
        if sample is not None:
            self.sample_chosen.emit(sample)
        self.plane_chosen.emit(*self.plane.columns, self.plane.sample)
        self.retranslate()

    def _pick(self, x: float, y: float) -> None:
        """Take the other columns' values from the sample at a place; once more: their mean again. Without others the
        sample is only pointed out.
        """
        if self._run is None:
            return
        found = self._points.nearest(x, y, self.plot.pixel_size(), self.appearance.px(REACH))
        if found is None:
            return
        if len(self._run.data.columns) < 3:
            self._points.choose(found.number, self._run)
            self.sample_chosen.emit(found.number)
        else:
            self.plane.set_sample(None if found.number == self.plane.sample else found.number)
            self._choose_plane()

    def _show_class(self, number: int | None) -> None:
        """Only the samples of one class, or of all."""
        assert self._run is not None and self.output.scale is not None
        self._points.show_only(number, self._run)
        self._points.place(self._run, self.output.scale, self.plane.columns)
        self.retranslate()

    def _show_parts(self) -> None:
        self._points.test.setVisible(self.test_switch.isChecked())

    def _draw(self) -> None:
        if self._answer is not None:
            self.plot.show_image(self.output.paint(self._answer.values), self._answer.box)

    def _read_out(self, x: float, y: float) -> None:
        scale = self.output.scale
        if self._run is None or scale is None or self._answer is None:
            return
        sample = self._points.nearest(x, y, self.plot.pixel_size(), self.appearance.px(REACH))
        columns = self._placed or self.plane.columns
        text = self._words.readout(self._run, scale, columns, self._answer, (x, y), sample)
        formula = self.regions.point_at(x, y)
        self.plot.say(f"{text}\n{formula}" if formula else text)

    def _size_regions(self) -> None:
        box, ratio = self.plot.view_box.sceneBoundingRect(), self.plot.devicePixelRatioF()
        width, height = round(box.width() * ratio), round(box.height() * ratio)
        self.regions.feed.set_pixels(width, height, self.appearance.scale * ratio)

    def _show_regions(self) -> None:
        if not self.regions.waits:
            self.plot.regions.update()
