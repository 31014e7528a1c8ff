"""The losses of the run on a logarithmic axis, or another where they can be negative, and the accuracies now.

It shows the history as it was thinned by the run; only what a pixel cannot show is left out here.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from nnviz.nn import LOSSES
from nnviz.training.snapshot import Divergence, RunInfo, Snapshot
from nnviz.training.wants import Losses, LossesWant, Want
from nnviz.ui import number_format
from nnviz.ui.export import Export, Table, widgets
from nnviz.ui.loss_axis import LossAxis
from nnviz.ui.loss_curves import step_marks, thinned
from nnviz.ui.marked_axis import Mark, MarkedAxis
from nnviz.ui.plot import Plot
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

HEIGHT = 132  # px of the plot with its axis
ZEROS_APART = 7  # px between the dots that stand for losses of 0
LABELS_APART = 14  # px between the words at the ends of the curves


class LossesView(View):
    """Training loss solid, test loss dashed, both named where they end; a cursor tells exact values."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._want = LossesWant()
        self._run: RunInfo | None = None
        self._answer: Losses | None = None
        self._step: int | None = None  # of the answer
        self._divergence: Divergence | None = None
        self._range = LossAxis(patience=LossesWant.hz)  # answers in a second

        self._title = QLabel()
        self._title.setProperty("role", "section")
        self._accuracy, self._train_word, self._test_word = QLabel(), QLabel(), QLabel()
        for word in (self._accuracy, self._train_word, self._test_word):
            word.setProperty("role", "muted")
        self._train_figure, self._test_figure = QLabel(), QLabel()
        for figure in (self._train_figure, self._test_figure):
            figure.setProperty("role", "section")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)

        axes = {
            "left": MarkedAxis("left", appearance, line=True),
            "bottom": MarkedAxis("bottom", appearance, line=True),
            "right": MarkedAxis("right", appearance, apart=LABELS_APART),
        }
        self.plot = Plot(appearance, axes)
        self._train = pg.PlotCurveItem(antialias=True, connect="finite")
        self._test = pg.PlotCurveItem(antialias=True, connect="finite")
        self._zeros = pg.ScatterPlotItem(pxMode=True, antialias=True, symbol="o", brush=None)
        self._end = pg.InfiniteLine(angle=90)
        self._end.hide()
        for item in (self._test, self._train, self._zeros, self._end):
            self.plot.addItem(item, ignoreBounds=True)
        self._lay_out()
        self.plot.pointed.connect(self._read_out)
        self.plot.left.connect(self._put_cursor_away)
        self.plot.ratio_changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        return (self._want,)

    def set_run(self, run: RunInfo) -> None:
        self._run = run
        self._answer = self._step = None
        self._divergence = None
        self._end.hide()
        self._range.begin(LOSSES[run.config.loss_for(run.data.task)].signed)
        self._name_plot()
        self.plot.unpoint()
        self._stack.setCurrentWidget(self._empty)
        for figure in (self._train_figure, self._test_figure):
            figure.clear()
        self._show_words()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer: Losses | None = snapshot.answer(self._want)
        if answer is None or self._run is None:
            return
        self._answer, self._step = answer, snapshot.step
        self._divergence = snapshot.state.divergence
        for figure, share in (
            (self._train_figure, answer.train_accuracy),
            (self._test_figure, answer.test_accuracy),
        ):
            figure.setText("" if share is None else number_format.percent(share, 1))
        self._draw(answer)
        if self.plot.cursor_point is not None:
            self._read_out(self.plot.cursor_point.x(), self.plot.cursor_point.y())

    def restyle(self) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        self.setFont(self.appearance.font())
        bold = self.appearance.font(12, bold=True)
        for label in (self._title, self._train_figure, self._test_figure):
            label.setFont(bold)
        for figure in (self._train_figure, self._test_figure):
            figure.setFixedWidth(figure.fontMetrics().horizontalAdvance(number_format.percent(1, 1)) + 2)
        self._row.setSpacing(round(px(5)))
        self.layout().setSpacing(round(px(4)))
        self.plot.restyle()
        self.plot.axes["left"].setWidth(round(px(34)))
        self.plot.axes["bottom"].setHeight(round(px(20)))
        self.plot.view_box.setBackgroundColor(theme.panel)
        self.plot.plotItem.layout.setContentsMargins(0, round(px(6)), 0, 0)
        self._train.setPen(self.plot.pen(theme.text, 1.6))
        self._test.setPen(self.plot.pen(theme.faint, 1.2, dash=[3, 2.5]))
        self._zeros.setPen(pg.mkPen(theme.text, width=1))
        self._zeros.setSize(px(5))
        self._end.setPen(self.plot.pen(theme.danger_text, 1))
        self._place_holder.setFixedHeight(round(px(HEIGHT)))
        self._make_room()
        if self._answer is not None:
            self._draw(self._answer)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Loss"))
        self._accuracy.setText(self.tr("accuracy"))
        self._train_word.setText(self.tr("train"))
        self._empty.setText(self.tr("The curve begins with the first steps."))
        self._name_plot()
        self._show_words()
        self._make_room()
        if self._answer is not None:
            self._draw(self._answer)

    # -- the context menu

    def export(self, point: QPoint | None) -> Export:
        size, paint = widgets(self, self.plot if self._answer is not None else self)
        return Export(self.tr("losses"), size, paint, self.appearance.theme.panel, self._table(), self._step)

    def key_point(self) -> QPoint:
        place = self.plot.cursor_place()
        return self.rect().center() if place is None else self.plot.mapTo(self, place)

    def _table(self) -> Table | None:
        answer = self._answer
        if answer is None:
            return None
        if self._tested:
            return Table(("step", "train_loss", "test_loss"), (answer.steps, answer.train, answer.test))
        return Table(("step", "train_loss"), (answer.steps, answer.train))

    # -- its parts

    @property
    def _tested(self) -> bool:
        return self._run is not None and self._run.data.test.size > 0

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        for label in (self._accuracy, self._train_figure, self._train_word, self._test_figure, self._test_word):
            self._row.addWidget(label)
        self._place_holder = QWidget()
        self._stack = QStackedLayout(self._place_holder)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.plot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        column.addWidget(self._place_holder)

    def _show_words(self) -> None:
        """The title row: accuracies unless the task is a regression, and what is missing without a test part."""
        counted = self._run is not None and self._run.data.task != "regression"
        for label in (self._accuracy, self._train_figure, self._train_word):
            label.setVisible(counted)
        self._test_figure.setVisible(counted and self._tested)
        untested = self._run is not None and not self._tested
        self._test_word.setText(self.tr("no test samples") if untested else self.tr("test"))
        self._test_word.setVisible(untested or counted)

    def _name_plot(self) -> None:
        logarithmic, other = self.tr("Loss over the steps, logarithmic"), self.tr("Loss over the steps")
        self.plot.setAccessibleName(logarithmic if self._range.kind == "logarithmic" else other)

    def _make_room(self) -> None:
        """The right axis is as wide as the words at the ends of the curves."""
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in (self.tr("train"), self.tr("test")))
        self.plot.axes["right"].setWidth(widest + round(self.appearance.px(5)))

    def _draw(self, answer: Losses) -> None:
        heights = self._range.heights(answer.train, answer.test)
        if answer.steps.size < 2 or heights is None:
            self._stack.setCurrentWidget(self._empty)
            return
        train, test = heights
        self._stack.setCurrentWidget(self.plot)
        last = int(answer.steps[-1])
        self.plot.setRange(xRange=(0, last), yRange=(self._range.low, self._range.high), padding=0)
        pixels = max(int(self.plot.view_box.width()), 50)
        self._train.setData(*thinned(answer.steps, train, pixels))
        self._test.setData(*thinned(answer.steps, test, pixels))
        zero = answer.steps[(answer.train == 0) & (self._range.kind == "logarithmic")]
        _, apart = np.unique(zero * pixels // (ZEROS_APART * last), return_index=True)
        self._zeros.setData(x=zero[apart], y=np.full(apart.size, self._range.low))
        marks, left = self._range.marks(), self.plot.axes["left"]
        self.plot.grid.set_values([mark.value for mark in marks])
        left.set_marks(marks, self._range.ticks())
        width = max(left.needed_width(), round(self.appearance.px(34)))
        if width != left.width():
            left.setWidth(width)
        self._name_plot()
        self.plot.axes["bottom"].set_marks(step_marks(last))
        self.plot.axes["right"].set_marks(self._end_marks(answer, train, test))
        self._end.setVisible(self._divergence is not None)
        if self._divergence is not None:
            self._end.setPos(min(self._divergence.step, last))
        self.plot.scene().prepareForPaint()  # else the axes move while it is being painted, and it is painted again

    def _end_marks(self, answer: Losses, train: NDArray[np.floating], test: NDArray[np.floating]) -> list[Mark]:
        """The names at the last finite heights; a loss of 0, which has no logarithm, stands on the floor."""
        ends = ((self.tr("train"), answer.train, train, "text"), (self.tr("test"), answer.test, test, "muted"))
        marks = []
        for word, losses, heights, colour in ends:
            placed = np.where(losses == 0, self._range.low, heights) if self._range.kind == "logarithmic" else heights
            finite = placed[np.isfinite(placed)]
            if finite.size:
                marks.append(Mark(float(finite[-1]), word, colour=colour))
        return marks

    def _read_out(self, x: float, y: float) -> None:
        answer = self._answer
        if answer is None or answer.steps.size < 2:
            return
        nearest = int(np.abs(answer.steps - x).argmin())
        self.plot.upright.setPos(answer.steps[nearest])
        self.plot.upright.show()
        self.plot.level.hide()
        lines = [
            self.tr("step {step}").format(step=number_format.count(int(answer.steps[nearest]))),
            self.tr("train") + f" {number_format.loss(answer.train[nearest])}",
        ]
        if self._tested:
            lines.append(self.tr("test") + f" {number_format.loss(answer.test[nearest])}")
        self.plot.say("\n".join(lines))

    def _put_cursor_away(self) -> None:
        self.plot.upright.hide()
