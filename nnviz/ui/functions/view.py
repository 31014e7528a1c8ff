"""The middle of the Functions page: f and f' of the chosen functions, the softmax, and the facts about them all.

It computes from the functions themselves; of the running network it wants nothing unless its z are to be seen.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nnviz.training.function_wants import ZHistogramsWant
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.export import Export, Table, widgets
from nnviz.ui.functions import figures
from nnviz.ui.functions.costs import Costs
from nnviz.ui.functions.cursor_painting import written
from nnviz.ui.functions.curve_painting import Curve, Histogram
from nnviz.ui.functions.curve_panel import CurvePanel
from nnviz.ui.functions.fact_columns import FactRow
from nnviz.ui.functions.fact_section import FactSection
from nnviz.ui.functions.ranges import Range, slope_range, value_range
from nnviz.ui.functions.selection import Chosen, Selection
from nnviz.ui.functions.softmax_section import SoftmaxSection
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

USUAL: Range = (-6.0, 6.0)
LOWEST = 250.0  # px of the plots
CELL_WIDTH, CELL = 130.0, 96.0  # px that a small multiple has at least


class FunctionsView(View):
    """ranged(Range)       this range of z is shown now
    crowded(bool)       whether there are too many curves to overlay
    empty_wish          the button of the empty place
    run_begun(RunInfo)  so that its layers can be named
    """

    ranged = Signal(object)
    crowded = Signal(bool)
    empty_wish = Signal()
    run_begun = Signal(object)

    def __init__(self, selection: Selection, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._selection = selection
        self._z: Range = USUAL
        self._cursor = 1.5
        self._multiples = False
        self._live_layer: int | None = None
        self._remark = ""
        self._curves: list[Curve] = []
        self._cells = 1  # small multiples in a plot
        self._known = figures.KnownFacts()
        self.costs = Costs(self)
        self.f = CurvePanel(appearance, derivative=False)
        self.slope = CurvePanel(appearance, derivative=True)
        self.softmax = SoftmaxSection(appearance)
        self.facts = FactSection(appearance)
        self._empty, self._empty_text, self.empty_button = QWidget(), QLabel(), QPushButton()
        self._lay_out()
        for panel in (self.f, self.slope):
            panel.pointed.connect(self.point_at)
            panel.ranged.connect(self.set_range)
            panel.reset.connect(self.reset_range)
        self.f.line_moved.connect(selection.move_line)
        self.costs.changed.connect(self._show_facts)
        self.facts.measure_asked.connect(self.costs.forget)
        self.empty_button.clicked.connect(self.empty_wish)
        selection.changed.connect(self._on_changed)
        selection.retuned.connect(self._on_changed)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._plots = QHBoxLayout()
        self._plots.addWidget(self.f, 1)
        self._plots.addWidget(self.slope, 1)
        self.content = QWidget()
        self._column = QVBoxLayout(self.content)
        self._column.addLayout(self._plots, 1)
        self._column.addWidget(self.softmax)
        self._column.addWidget(self.facts)
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(self.content)
        self._empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QVBoxLayout(self._empty)
        inner.addStretch(1)
        inner.addWidget(self._empty_text)
        inner.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroll)
        column.addWidget(self._empty)

    # -- what a view is --------------------------------------------------------------------------------------------

    @property
    def wants(self) -> Collection[Want]:
        return () if self._live_layer is None else (self._want,)

    @property
    def _want(self) -> ZHistogramsWant:
        return ZHistogramsWant(z_limit=max(abs(self._z[0]), abs(self._z[1])))

    def set_run(self, run: RunInfo) -> None:
        if self._live_layer is not None and self._live_layer >= len(run.layers):
            self._live_layer = None
        self._show_histogram(None)
        self.run_begun.emit(run)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if self._live_layer is None:
            return
        want = self._want
        answer = snapshot.answer(want)
        if answer is not None:
            self._show_histogram(Histogram(answer.layers[self._live_layer].histogram, want.z_limit))

    def _show_histogram(self, histogram: Histogram | None) -> None:
        for panel in (self.f, self.slope):
            panel.show_histogram(histogram)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def cursor_z(self) -> float:
        return self._cursor

    @property
    def z_range(self) -> Range:
        return self._z

    def set_live_layer(self, layer: int | None) -> None:
        """From 0; None: no histogram behind the curves."""
        self._live_layer = layer
        self._show_histogram(None)

    def set_multiples(self, multiples: bool) -> None:
        self._multiples = multiples
        self._on_changed()

    def set_remark(self, remark: str) -> None:
        """On the comparison that is shown, English and marked; it is forgotten when the functions change."""
        self._remark = remark
        self._show_facts()

    def set_range(self, low: float, high: float) -> None:
        self._z = low, high
        self._show_curves()
        self.ranged.emit(self._z)

    def reset_range(self) -> None:
        """The usual range, and the example lines of Maxout."""
        self._selection.reset_lines()
        self.set_range(*USUAL)

    def point_at(self, z: float) -> None:
        """The cursor of both plots and of the table."""
        self._cursor = z
        self._show_cursor()
        self._show_facts()

    def _on_changed(self) -> None:
        if self.sender() is self._selection:
            self._remark = ""
        if not self.isVisible():
            return  # it is all drawn when it is seen
        functions = self._selection.functions
        self.scroll.setVisible(bool(functions))
        self._empty.setVisible(not functions)
        self.crowded.emit(self._selection.crowded)
        curves = self._selection.curves
        for panel in (self.f, self.slope):
            panel.setVisible(bool(curves))
        self.softmax.setVisible(any(function.name == "softmax" for function in functions))
        self._show_curves()
        self._show_facts()
        self.costs.want(functions)

    def _show_curves(self) -> None:
        curves = self._selection.curves
        self._curves = [figures.curve(function, self._z) for function in curves]
        outlines = [curve.outline for curve in self._curves]
        bounded = [figures.bounded(function) for function in curves]
        multiples = self._multiples or self._selection.crowded
        self._cells = len(curves) if multiples else 1
        self._fit_height()
        self.f.show_curves(self._curves, self._z, value_range(outlines, bounded, self._z), multiples=multiples)
        self.slope.show_curves(self._curves, self._z, slope_range(outlines), multiples=multiples)
        self._show_cursor()

    def _fit_height(self) -> None:
        px = self.appearance.px
        across = max(1, int((self.width() / 2 - px(60)) / px(CELL_WIDTH)))
        height = round(max(px(LOWEST), -(-self._cells // across) * px(CELL) + px(60)))
        for panel in (self.f, self.slope):
            panel.setMinimumHeight(height)

    def _show_cursor(self) -> None:
        functions = self._selection.curves
        for panel, figure, symbol in ((self.f, figures.value, "f"), (self.slope, figures.slope, "f′")):
            values = [figure(function, self._cursor) for function in functions]
            panel.show_cursor(self._cursor, values)
            told = [f"{f.name} {written(value)}" for f, value in zip(functions, values, strict=True)]
            panel.setAccessibleDescription(f"z = {written(self._cursor)}; {symbol}: " + ", ".join(told))

    def _show_facts(self) -> None:
        if self.isVisible():
            rows = [self._row(function) for function in self._selection.functions]
            remark = QCoreApplication.translate("FunctionComparison", self._remark) if self._remark else ""
            if not remark and "maxout" in self._selection.names:
                remark = self.tr(
                    "maxout: drag its lines up and down; ↑ ↓ move the one that wins at the cursor, with Shift they "
                    "tilt it."
                )
            self.facts.show_rows(rows, self._cursor, remark)
            self.facts.show_measuring(self.costs.measuring)

    def _row(self, function: Chosen) -> FactRow:
        facts, slope = self._known.of(function), figures.slope(function, self._cursor)
        return FactRow(function, facts, slope, *self.costs.of(function))

    # -- the context menu ------------------------------------------------------------------------------------------

    def export(self, point: QPoint | None) -> Export | None:
        """Of the part at `point`; by key, of the part with the focus: the curves, the softmax or the facts."""
        if not self._selection.names:
            return None
        surface = self.appearance.theme.surface
        if self.is_at(self.softmax, point):
            size, paint = widgets(self, self.softmax.bars, self.softmax.jacobian)
            return Export("softmax", size, paint, surface, self.softmax.table())
        if self.is_at(self.facts, point) or not self._curves:
            size, paint = widgets(self, self.facts.table)
            columns = self.facts.table.facts.columns()
            return Export(
                self.tr("function facts"), size, paint, surface, Table(tuple(columns), tuple(columns.values()))
            )
        size, paint = widgets(self, self.f, self.slope)
        return Export(self.tr("functions"), size, paint, surface, figures.curve_table(self._selection.curves, self._z))

    # -- texts, looks, Qt's events ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        peak = self.tr("{name}: max {value}")
        self.f.setAccessibleName(self.tr("f(z) of the functions; arrow keys move the cursor, + and − the range"))
        self.slope.setAccessibleName(self.tr("f′(z) of the functions; arrow keys move the cursor, + and − the range"))
        self.f.set_words(self.tr("the function: what goes forward"), peak)
        self.slope.set_words(self.tr("its derivative: what the error is multiplied by on the way back"), peak)
        self._empty_text.setText(self.tr("Tick functions on the left to compare them."))
        self.empty_button.setText(self.tr("Compare sigmoid, tanh and softsign"))
        self._show_facts()

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._column.setSpacing(round(px(12)))
        self._plots.setSpacing(round(px(16)))
        for panel in (self.f, self.slope):
            panel.repaint_all()
        self.softmax.restyle()
        self.facts.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_changed()
        self._column.activate()  # at once, so that the plots are painted in their final size only

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        both = self.f.minimumSizeHint().width() + self.slope.minimumSizeHint().width() + self.appearance.px(52)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= both else QBoxLayout.Direction.TopToBottom
        self._plots.setDirection(way)  # beside the lessons in a small window there is no room for two
        self._fit_height()

    def hideEvent(self, event: QHideEvent) -> None:
        self.costs.stop()
        super().hideEvent(event)
