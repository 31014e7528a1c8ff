"""The experiment "Curve": losses over the prediction for a target that is dragged, with their slopes below them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QWidget

from nnviz.nn import LOSSES
from nnviz.nn.parameters import Params
from nnviz.training.losslab_curve import (
    LOG_PROBABILITY,
    NUMBER,
    PROBABILITY,
    LossCurve,
    curve_params,
    kind,
    outline,
)
from nnviz.ui.columns import rule
from nnviz.ui.controls import NumberField, SliderField
from nnviz.ui.export import Export, Table
from nnviz.ui.losslab import settings
from nnviz.ui.losslab.bench import Bench
from nnviz.ui.losslab.curve_words import CurveWords
from nnviz.ui.losslab.experiment import Experiment, Fact, titled
from nnviz.ui.losslab.figure_grid import FigureGrid, FigureRow
from nnviz.ui.losslab.formulas import figure, maths, place
from nnviz.ui.losslab.line_chart import LineChart
from nnviz.ui.losslab.line_painting import Line, height_of
from nnviz.ui.losslab.loss_list import LossList
from nnviz.ui.losslab.ready_made import READY_MADE, ReadyMade
from nnviz.ui.losslab.state import LIMIT, MOST_SAMPLES, slotted, ticked
from nnviz.ui.theme import Appearance

POINTS, ROWS = 81, 601  # of a curve; of a saved table
USUAL: Mapping[str, tuple[float, float]] = {PROBABILITY: (-0.05, 1.05), LOG_PROBABILITY: (-5.0, 0.2)}
WIDE = (-3.0, 3.0)
SEEN, SLOPES_SEEN = 0.96, 0.84  # of the points of each curve: the ends of logarithms go to infinity


class CurveView(Experiment):
    """`cursor` is the prediction Y that the figures are of."""

    section = "curve"

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.cursor = 1.5
        self._range: tuple[float, float] | None = None  # None: what is usual for the losses
        self._remark = ""
        self.words = CurveWords(self)
        self.losses = LossList(LOSSES, appearance)
        self.target = NumberField(-LIMIT, LIMIT, step=0.1)
        self.samples = SliderField((1, 2, 5, 10, 20, 50, 100), NumberField(1, MOST_SAMPLES, integer=True))
        self.value, self.slope = LineChart(appearance, movable=True), LineChart(appearance, movable=True)
        self.grid = FigureGrid(appearance)
        self.notes, self.remark, self._empty = QLabel(), QLabel(), QLabel()
        self._names = [QLabel() for _ in range(2)]
        self.buttons: list[QPushButton] = []
        self._lay_out()
        self.parts = [self.value, self.slope, self.grid, self.losses]
        self.losses.ticked.connect(self._tick)
        self.losses.params_changed.connect(self._set_params)
        self.target.valueChanged.connect(self._type_target)
        self.samples.valueChanged.connect(self._set_samples)
        for field in (self.target, self.samples):
            field.refused.connect(self.losses.complain)
        for chart in (self.value, self.slope):
            chart.pointed.connect(self.point_at)
            chart.ranged.connect(self._set_range)
            chart.reset.connect(self._reset_range)
            chart.mark_moved.connect(self._drag_target)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._title = titled(self.controls)
        self.controls.addWidget(self.losses, 1)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, field in zip(self._names, (self.target, self.samples), strict=True):
            form.addRow(name, field)
        self.controls.addLayout(form)
        self.controls.addWidget(rule())
        self._ready = titled(self.controls)
        for ready in READY_MADE:
            button = QPushButton()
            button.setProperty("ready", ready)
            button.clicked.connect(self._choose_ready)
            self.buttons.append(button)
            self.controls.addWidget(button)
        for label in (self.notes, self.remark, self._empty):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.middle.addWidget(self._empty, 1)
        self.middle.addWidget(self.value, 5)
        self.middle.addWidget(self.slope, 4)
        self._figures = titled(self.figures)
        self.figures.addWidget(self.grid)
        self.figures.addWidget(self.remark)
        self.figures.addWidget(rule())
        self.figures.addWidget(self.notes)
        self.figures.addStretch(1)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def curves(self) -> dict[int, LossCurve]:
        """Those that are shown, by their colours."""
        state = self.state
        return {
            slot: LossCurve(name, curve_params(name, state.params), state.target, state.samples)
            for slot, name in enumerate(state.chosen)
            if name
        }

    @property
    def y_range(self) -> tuple[float, float]:
        """Of the prediction."""
        if self._range is not None:
            return self._range
        kinds = self._kinds
        return USUAL.get(next(iter(kinds)), WIDE) if len(kinds) == 1 else WIDE

    @property
    def _kinds(self) -> set[str]:
        """What the predictions are; beside probabilities or scores any number is one of them."""
        kinds = {kind(curve.name) for curve in self.curves.values()}
        return kinds - {NUMBER} or kinds

    @property
    def target_shown(self) -> float:
        """What the losses make of the target, where all make the same of it."""
        found = {curve.target for curve in self.curves.values()}
        return found.pop() if len(found) == 1 else self.state.target

    def show_state(self) -> None:
        state, curves = self.state, self.curves
        self.losses.show_choice(state.chosen, state.params)
        self.target.setValue(self.target_shown)
        if not self.samples.dragging:
            self.samples.setValue(state.samples)
        for chart in (self.value, self.slope):
            chart.setVisible(bool(curves))
        self._empty.setVisible(not curves)
        self._show_lines(curves)
        self.notes.setText(self.words.notes(tuple(curves.values()), state.target))
        self.remark.setText(QCoreApplication.translate("ReadyMade", self._remark) if self._remark else "")
        self.remark.setVisible(bool(self._remark))
        self.point_at(self.cursor)

    def _show_lines(self, curves: Mapping[int, LossCurve]) -> None:
        y = self.y_range
        drawn = {slot: outline(curve, *y, POINTS) for slot, curve in curves.items()}
        values = [Line(curves[slot].name, slot, at, value) for slot, (at, value, _) in drawn.items()]
        slopes = [Line(curves[slot].name, slot, at, slope) for slot, (at, _, slope) in drawn.items()]
        low = min((float(line.y.min()) for line in values if line.y.size), default=0.0)
        kinds = self._kinds
        bands, axis = self.words.bands(kinds), self.words.axis(kinds)
        self.value.show_lines(values, y, height_of(values, SEEN, floor_at=min(low, 0.0)), bands)
        self.slope.show_lines(slopes, y, height_of(slopes, SLOPES_SEEN), bands)
        about = self.tr("the loss: what training makes small"), self.tr("how hard it pulls; positive, Y has to fall")
        self.value.set_words("<i>L</i>(<i>Y</i>)", about[0], axis, "Y")
        self.slope.set_words("d<i>L</i>/d<i>Y</i>", about[1], axis, "Y")
        self.value.show_mark(self.target_shown, f"T = {place(self.target_shown)}")
        self.slope.show_mark(self.target_shown)

    def point_at(self, y: float) -> None:
        """The cursor of both charts and of the figures."""
        self.cursor = y
        curves = self.curves
        self.value.show_cursor(y, [curve.value(y) for curve in curves.values()])
        self.slope.show_cursor(y, [curve.slope(y) for curve in curves.values()])
        several = self.state.samples > 1
        head = [self.tr("at Y = {y}").format(y=place(y)), maths("<i>L</i>"), maths("d<i>L</i>/d<i>Y</i>")]
        rows = []
        for slot, curve in curves.items():
            cells = [curve.name, figure(curve.value(y)), figure(curve.slope(y))]
            if several:
                cells.append(figure(curve.gradient(y)))
            rows.append(FigureRow(tuple(cells), slot))
        self.grid.show_rows([*head, self.tr("per sample")] if several else head, rows)

    # -- what the user does ----------------------------------------------------------------------------------------

    def _tick(self, name: str, on: bool) -> None:
        chosen = ticked(self.state.chosen, name, on)
        if chosen is None:
            self.losses.refuse(name)
        else:
            self._remark, self._range = "", None
            self.edit(chosen=chosen)

    def _set_params(self, name: str, values: Mapping[str, Any]) -> None:
        own = {f"{name}.{key}": value for key, value in values.items()}
        row = self.losses.rows[name]
        slide = [(key, field.slider.drags) for key, field in row.parameters.items() if field.dragging]
        self.edit(str(slide) if slide else None, params=Params({**self.state.params, **own}))

    def _type_target(self, value: float) -> None:
        self.edit(target=float(value))

    def _drag_target(self, y: float) -> None:
        low, high = self.y_range
        chart = self.sender()
        self.edit(f"{chart is self.value}{chart.drags}", target=min(max(y, low, -LIMIT), high, LIMIT))

    def _set_samples(self, count: int) -> None:
        slider = self.samples
        self.edit(f"samples {slider.slider.drags}" if slider.dragging else None, samples=int(count))

    def _set_range(self, low: float, high: float) -> None:
        self._range = low, high
        self.show_state()

    def _reset_range(self) -> None:
        self._range = None
        self.show_state()

    def _choose_ready(self) -> None:
        ready: ReadyMade = self.sender().property("ready")
        self.losses.search.clear()
        self.losses.complain("")
        self._range, self._remark = None, ready.remark
        self.cursor = ready.cursor
        params = Params({**self.state.params, **ready.params})
        self.edit(chosen=slotted(*ready.names), target=ready.target, samples=ready.samples, params=params)
        self.show_state()

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **given: object) -> None:
        """losses: list of up to five names; target; cursor (Y); samples: 1 to 1000; and any parameter as
        "loss.parameter", for example huber.delta.
        """
        values, cursor = settings.curve(given, self.state.params)
        if "chosen" in values:
            self._range, self._remark = None, ""
        if cursor is not None:
            self.cursor = cursor
        self.edit(**values)
        if self.isVisible():
            self.show_state()

    def facts(self) -> dict[str, Fact]:
        """target, cursor, samples, and for each loss that is shown value_<loss>, slope_<loss> (dL/dY of all samples
        together) and gradient_<loss> (of one of them), at the cursor.
        """
        made: dict[str, Fact] = {"target": self.target_shown, "cursor": self.cursor, "samples": self.state.samples}
        for curve in self.curves.values():
            made[f"value_{curve.name}"] = curve.value(self.cursor)
            made[f"slope_{curve.name}"] = curve.slope(self.cursor)
            made[f"gradient_{curve.name}"] = curve.gradient(self.cursor)
        return made

    def places(self) -> dict[str, QWidget]:
        """losses, target, samples, value (the curves), slope, figures."""
        return {
            "losses": self.losses,
            "target": self.target,
            "samples": self.samples,
            "value": self.value,
            "slope": self.slope,
            "figures": self.grid,
        }

    # -- export, texts ---------------------------------------------------------------------------------------------

    def export(self, point: QPoint | None) -> Export | None:
        if not self.curves:
            return None
        for chart, what in ((self.slope, self.tr("slopes of losses")), (self.value, self.tr("losses over Y"))):
            if self.is_at(chart, point):
                return self.export_of(what, chart, self.table())
        return self.export_of(self.tr("losses over Y"), self.value, self.table())

    def table(self) -> Table:
        """Y, and L and dL/dY of each loss there, empty where it is not defined."""
        y = np.linspace(*self.y_range, ROWS)
        names, columns = ["Y"], [y]
        for curve in self.curves.values():
            names += [f"{curve.name} L", f"{curve.name} dL/dY"]
            columns += [np.array([read(at) for at in y.tolist()]) for read in (curve.value, curve.slope)]
        return Table(tuple(names), tuple(columns))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Losses over the prediction"))
        self.sentence.setText(
            self.tr(
                "<b>Try:</b> drag the dashed target T, and move the cursor away from it: which loss grows fastest, "
                "and which pulls no harder however far off it is?"
            )
        )
        self._title.setText(self.tr("Losses"))
        self._ready.setText(self.tr("Ready-made"))
        self._figures.setText(self.tr("At the cursor"))
        self._names[0].setText(self.tr("Target T"))
        self._names[1].setText(self.tr("Samples"))
        self.target.setAccessibleName(self.tr("Target T"))
        self.target.setToolTip(self.tr("Losses that want a class or ±1 take the nearest that they know."))
        self.samples.setAccessibleName(self.tr("Samples in the batch, all alike"))
        self.samples.setToolTip(self.tr("All alike: an average stays as it is, a plain sum grows with the batch."))
        self._empty.setText(self.tr("Tick a loss on the left, or take a ready-made comparison."))
        self.grid.setAccessibleName(self.tr("Values and slopes at the cursor"))
        keys = self.tr("left and right move the cursor, up and down the target, plus and minus zoom, 0 resets")
        self.value.setAccessibleName(self.tr("Losses over the prediction: {keys}").format(keys=keys))
        self.slope.setAccessibleName(self.tr("Slopes of the losses: {keys}").format(keys=keys))
        for button in self.buttons:
            ready: ReadyMade = button.property("ready")
            button.setText(ready.text)
            button.setToolTip(ready.translated_remark)
        super().retranslate()
