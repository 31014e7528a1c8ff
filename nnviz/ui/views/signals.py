"""Signals lost, answer kept: how many signals of the hidden layers are 0, and what the strongest alone would answer."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.signals import Signals, SignalsWant
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.controls import ChoiceField
from nnviz.ui.export import Export, Table, widgets
from nnviz.ui.signals.bars import SignalBars
from nnviz.ui.signals.kept_plot import KeptPlot
from nnviz.ui.signals.words import SignalWords
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


class SignalsView(View):
    """A bar for each hidden layer, a curve over the units kept, in all layers or in one, and both in a sentence."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._layer: int | None = None
        self._want = SignalsWant()
        self._answer: Signals | None = None
        self._step: int | None = None  # of the answer
        self._answered: int | None = None  # the layer that it is about
        self._words = SignalWords(self)
        self._title, self._lost, self._kept = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._lost, self._kept):
            label.setProperty("role", "caption")
            label.setWordWrap(True)
        self.bars, self.plot = SignalBars(appearance), KeptPlot(appearance)
        self.layer_choice = ChoiceField()
        self._keep = QLabel()
        self._keep.setProperty("role", "muted")
        self._row = QHBoxLayout()
        self._row.addWidget(self._keep)
        self._row.addWidget(self.layer_choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        for widget in (self.bars, self._lost):
            column.addWidget(widget)
        column.addLayout(self._row)
        for widget in (self.plot, self._kept):
            column.addWidget(widget)
        self.layer_choice.valueChanged.connect(self._choose_layer)
        self.bars.pointed.connect(self._read_bar)
        self.plot.pointed.connect(self._read_point)
        self.plot.left.connect(self.plot.upright.hide)
        self.plot.ratio_changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        return () if self._run is None or len(self._run.layers) < 2 else (self._want,)

    def set_run(self, run: RunInfo) -> None:
        self._run, self._answer, self._step = run, None, None
        if self._layer is not None and self._layer >= len(run.layers) - 1:
            self._layer = None
        self._want = SignalsWant(self._layer)
        self.bars.set_layers([info.activation for info in run.layers[:-1]])
        self.plot.clear_curve()
        self.retranslate()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer: Signals | None = snapshot.answer(self._want)
        if answer is None or self._run is None:
            return
        self._answer, self._step, self._answered = answer, snapshot.step, self._layer
        self.bars.show_shares(answer)
        self.plot.show_curve(answer)
        self._show_words()
        if self.bars.cursor_layer is not None:
            self._read_bar(self.bars.cursor_layer)
        if self.plot.cursor_point is not None:
            self._read_point(self.plot.cursor_point.x(), self.plot.cursor_point.y())

    # -- for lessons

    def facts(self) -> dict[str, float | str | bool]:
        """zero: the largest share of a layer's activations that are 0; half_kept and enough: how much of the answer
        half of the units keep, and how many units keep 95 %; units: of the widest layer. Empty before the first answer.
        """
        answer = self._answer
        if answer is None:
            return {}
        units = answer.units
        found: dict[str, float | str | bool] = {
            "zero": float(answer.zero.max()),
            "units": int(units[-1]),
            "half_kept": float(answer.kept[abs(units - units[-1] / 2).argmin()]),
        }
        return found if answer.enough is None else found | {"enough": int(units[answer.enough])}

    def places(self) -> dict[str, QWidget]:
        """bars, curve, words."""
        return {"bars": self.bars, "curve": self.plot, "words": self._kept}

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        for label in (self._lost, self._kept):
            label.setFont(self.appearance.font(11))
        self._kept.setMinimumHeight(2 * self._kept.fontMetrics().lineSpacing())  # it gets longer and shorter
        self._kept.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.layer_choice.setMinimumWidth(round(px(90)))
        self.layer_choice.setMaximumWidth(round(px(104)))
        self.layout().setSpacing(round(px(4)))
        self.bars.restyle()
        self.plot.restyle()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Signals lost, answer kept"))
        self._title.setToolTip(
            self.tr(
                "A ReLU passes 0 for every z ≤ 0: that signal is lost. The network hardly misses it, for its signals "
                "are redundant: a part of them predicts nearly the same."
            )
        )
        self._keep.setText(self.tr("Only the strongest pass on"))
        tooltip = self.tr(
            "For each sample only the units with the largest |a| pass their signal on, the others pass 0. The change "
            "of the output is measured in its own deviation from its mean."
        )
        self._keep.setToolTip(tooltip)
        hidden = 0 if self._run is None else len(self._run.layers) - 1
        every: list[tuple[object, str]] = [(None, self.tr("in all layers"))]
        self.layer_choice.setChoices(
            every + [(l, self.tr("in layer {number}").format(number=l + 1)) for l in range(hidden)]
        )
        self.layer_choice.setValue(self._layer)
        self.layer_choice.setVisible(hidden > 1)
        self.layer_choice.setAccessibleName(self.tr("Layers in which only the strongest pass on"))
        self.layer_choice.setToolTip(tooltip)
        self.bars.retranslate()
        self.plot.retranslate()
        self._show_words()

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        """All as one picture; the values of the bars where they are pointed at, else those of the curve."""
        answer = self._answer
        if answer is None:
            return None
        size, paint = widgets(self, self.bars, self._lost, self._keep, self.plot, self._kept)
        table = self._bars_table(answer) if self.is_at(self.bars, point) else self._curve_table(answer)
        return Export(self.tr("signals kept"), size, paint, self.appearance.theme.panel, table, self._step)

    def key_point(self) -> QPoint:
        part: SignalBars | KeptPlot = self.bars if self.bars.hasFocus() else self.plot
        place = part.cursor_place()
        return part.geometry().center() if place is None else part.mapTo(self, place)

    def _bars_table(self, answer: Signals) -> Table:
        assert self._run is not None
        hidden = self._run.layers[:-1]
        zero = np.where(answer.silent, answer.zero, np.nan)
        return Table(
            ("layer", "activation", "zero_share", "small_share"),
            (np.arange(1, len(hidden) + 1), [info.activation for info in hidden], zero, answer.small),
        )

    def _curve_table(self, answer: Signals) -> Table:
        names, columns = ("units_kept", "output_change"), (answer.units, answer.change)
        if answer.answers is None or answer.accuracy is None:
            return Table(names, columns)
        return Table((*names, "answers_kept", "accuracy"), (*columns, answer.answers, answer.accuracy))

    # -- its parts

    def _choose_layer(self, layer: int | None) -> None:
        self._layer = layer
        self._want = SignalsWant(layer)

    def _show_words(self) -> None:
        run, answer = self._run, self._answer
        self._lost.setText(self._words.lost(run, answer) if run is not None and answer is not None else "")
        self._kept.setText(
            self._words.kept(run, answer, self._answered) if run is not None and answer is not None else ""
        )

    def _read_bar(self, layer: int) -> None:
        if self._run is not None and self._answer is not None:
            self.bars.say(self._words.bar(self._run, self._answer, layer))

    def _read_point(self, x: float, y: float) -> None:
        nearest = self.plot.nearest(x)
        if nearest is not None and self._answer is not None:
            self.plot.say(self._words.point(self._answer, nearest))
