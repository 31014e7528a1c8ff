"""The gradient through all layers: on its way back, as the next change, over time, and a nudge on its way forward.

It hands the answers to its parts (`nnviz.ui.gradient`) and asks for what its two choices say.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from math import inf

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from nnviz.training.comparisons import MOST_SIDES
from nnviz.training.gradient_wants import (
    FIGURES,
    Figure,
    GradientHistoryWant,
    GradientWant,
    NudgeWant,
)
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui import number_format
from nnviz.ui.comparison.marks import LETTERS
from nnviz.ui.controls import ChoiceField
from nnviz.ui.export import Export, widgets
from nnviz.ui.gradient.figures import RunFigures
from nnviz.ui.gradient.history_map import HistoryMap
from nnviz.ui.gradient.ladders import Ladders
from nnviz.ui.gradient.readout import MARGIN, Readout
from nnviz.ui.gradient.tables import history_table, layer_table
from nnviz.ui.gradient.words import GradientWords
from nnviz.ui.lessons.given import only
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

NUDGES = (0.001, 0.01, 0.1)
READABLE = 0.5  # seconds that a sentence stays while its figures run
SIZE_FIELD, FIGURE_FIELD = 68.0, 90.0  # px, in the gutter


class GradientView(View):
    """Panels over one layer axis, a heat map below them, one sentence above.

    layer_selected(layer)   the tinted layer, from 0; -1 when none is any more
    """

    layer_selected = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._runs: tuple[RunInfo, ...] = ()
        self._shown = 0
        self._step: int | None = None  # of the figures
        self._gradient, self._nudge, self._history = GradientWant(), NudgeWant(), GradientHistoryWant()
        self._words = GradientWords(self)
        self._figures: tuple[RunFigures, ...] = ()
        self._forward = ""  # the sentence about the nudge
        self._told_at = -inf
        self.summary, self.readout, self._empty = QLabel(), Readout(appearance), QLabel()
        self.summary.setProperty("role", "section")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.ladders, self.map = Ladders(appearance), HistoryMap(appearance)
        self.nudge_size, self.history_figure = ChoiceField(self.ladders), ChoiceField(self.map)
        self._lay_out()
        self.ladders.pointed.connect(self._show_readout)
        self.ladders.selected.connect(self._show_readout)
        self.ladders.selected.connect(self.layer_selected)
        self.ladders.laid_out.connect(self._place_fields)
        self.map.selected.connect(self._select_from_map)
        self.nudge_size.valueChanged.connect(self._choose_size)
        self.history_figure.valueChanged.connect(self._choose_figure)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def every_run(self) -> bool:  # type: ignore[override]
        """All runs of a duel are drawn; of a race only the shown one."""
        return len(self._runs) <= MOST_SIDES

    @property
    def wants(self) -> Collection[Want]:
        return (self._gradient, self._nudge, self._history)

    def set_run(self, run: RunInfo) -> None:
        self.set_runs((run,), 0)

    def set_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        drawn = range(len(runs)) if len(runs) <= MOST_SIDES else (shown,)
        known = {id(figures.run): figures for figures in self._figures}  # another may be shown of the same runs
        self._figures = tuple(
            known[id(runs[i])] if id(runs[i]) in known else RunFigures(runs[i], i if len(runs) <= MOST_SIDES else 0)
            for i in drawn
        )
        self._runs, self._shown = runs, shown
        self.ladders.set_runs(self._figures, list(drawn).index(shown))
        self._clear_map()
        self._step = None
        self._show_figures()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if len(snapshot.runs) != len(self._runs):
            return
        changed = False
        drawn = range(len(self._runs)) if self.every_run else (self._shown,)
        for figures, i in zip(self._figures, drawn, strict=True):
            gradients, nudge = snapshot.answer(self._gradient, i), snapshot.answer(self._nudge, i)
            divergence = snapshot.runs[i].divergence
            changed = changed or gradients is not None or nudge is not None or divergence != figures.divergence
            figures.gradients = gradients or figures.gradients
            figures.nudge = nudge or figures.nudge
            figures.divergence = divergence
        history = snapshot.answer(self._history)
        if history is not None and len(history.steps):
            self.map.show_history(history)
        if changed:
            self._step = snapshot.step
            self._show_figures(at_once=not snapshot.running)

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self.summary.setFont(self.appearance.font(12, bold=True))
        self._empty.setFont(self.appearance.font(14))
        self.summary.setFixedHeight(self.summary.fontMetrics().height() + 2)
        margin = round(px(MARGIN))
        self.summary.setContentsMargins(margin, 0, margin, 0)
        self.readout.restyle()
        self._column.setContentsMargins(0, round(px(8)), 0, round(px(8)))
        self._column.setSpacing(round(px(4)))
        self.ladders.restyle()
        self.map.restyle()
        for field, width in ((self.nudge_size, SIZE_FIELD), (self.history_figure, FIGURE_FIELD)):
            field.setFont(self.appearance.font(11))
            field.resize(round(px(width)), round(px(22)))
        self._place_fields()
        self._colour_summary()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Gradient"))
        self._empty.setText(self.tr("The gradient appears here as soon as a run begins."))
        self.nudge_size.setChoices([(size, number_format.percent(size, 1 if size < 0.01 else 0)) for size in NUDGES])
        self.nudge_size.setValue(self._nudge.size)
        self.nudge_size.setAccessibleName(self.tr("Size of the nudge"))
        self.nudge_size.setToolTip(
            self.tr("W¹ is moved by this share of ||W¹||, on a copy and always in the same random direction.")
        )
        self.history_figure.setChoices([(figure, self._words.figure_name(figure)) for figure in FIGURES])
        self.history_figure.setValue(self._history.figure)
        self.history_figure.setAccessibleName(self.tr("Figure of the history"))
        self.summary.setToolTip(self._words.criterion())
        self.summary.setAccessibleDescription(self._words.criterion())
        self.ladders.retranslate()
        self.map.retranslate()
        self._show_figures()

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        if not self.ladders.panels.measured:
            return None
        on_map = self.is_at(self.map, point)
        part: QWidget = self.map if on_map else self.ladders
        what = self.tr("gradient history") if on_map else self.tr("gradient")
        size, paint = widgets(self, part)
        history = self.map.history
        if on_map:
            table = None if history is None else history_table(history, self.map.figure)
        else:
            table = layer_table(self._figures)
        return Export(what, size, paint, self.appearance.theme.surface, table, self._step)

    def key_point(self) -> QPoint:
        part: QWidget = self.map if self.map.hasFocus() else self.ladders
        return part.mapTo(self, part.rect().center())

    # -- for lessons

    def arrange(self, **settings: object) -> None:
        """nudge: 0.001, 0.01 or 0.1; history: delta, brought, slope or change. Raises ValueError."""
        only(settings, ("nudge", "history"))
        for name, field, allowed in (("nudge", self.nudge_size, NUDGES), ("history", self.history_figure, FIGURES)):
            if name in settings and settings[name] not in allowed:
                raise ValueError(f"{name} is {settings[name]!r}; allowed is one of {', '.join(map(str, allowed))}")
            if name in settings:
                field.setValue(settings[name])
                field.valueChanged.emit(settings[name])

    def facts(self) -> dict[str, float | str | bool]:
        """nudge, history, layer (selected, from 1; 0: none), said (the sentence above)."""
        layer = self.selected_layer
        return {
            "nudge": self._nudge.size,
            "history": self._history.figure,
            "layer": 0 if layer is None else layer + 1,
            "said": self.summary.text(),
        }

    def places(self) -> dict[str, QWidget]:
        """summary, ladders, nudge (its choice), history."""
        return {"summary": self.summary, "ladders": self.ladders, "nudge": self.nudge_size, "history": self.map}

    # -- its parts

    @property
    def selected_layer(self) -> int | None:
        return self.ladders.selected_layer

    def select_layer(self, layer: int | None) -> None:
        """Tint a layer; None or -1: none."""
        self.ladders.select_layer(None if layer is None or layer < 0 else layer)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("gradient_content")
        self._column = QVBoxLayout(content)
        for part in (self.summary, self.readout, self._empty):
            self._column.addWidget(part)
        self._column.addWidget(self.ladders, 4)
        self._column.addWidget(self.map, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _place_fields(self) -> None:
        """The choices stand in the gutter, under the titles of what they are about."""
        px = self.appearance.px
        self.nudge_size.move(round(px(12)), round(self.ladders.places.boxes[-1].top + px(38)))
        self.history_figure.move(round(px(12)), round(px(26)))

    def _select_from_map(self, layer: int) -> None:
        self.ladders.select_layer(None if layer == self.ladders.selected_layer else layer)

    def _choose_size(self, size: float) -> None:
        self._nudge = NudgeWant(size)
        for figures in self._figures:
            figures.nudge = None
        self._show_figures()

    def _choose_figure(self, figure: Figure) -> None:
        self._history = GradientHistoryWant(figure)
        self._clear_map()

    def _clear_map(self) -> None:
        shown = self.ladders.panels.shown_run
        lettered = shown is not None and len(self._figures) > 1
        self.map.clear(self._history.figure, LETTERS[shown.number] if lettered else "")

    def _show_figures(self, *, at_once: bool = True) -> None:
        """The pictures now; the sentences when the last ones could be read, or `at_once`."""
        for part in (self.ladders, self.map, self.summary, self.readout):
            part.setVisible(bool(self._runs))
        self._empty.setVisible(not self._runs)
        if at_once or time.monotonic() - self._told_at >= READABLE:
            self._tell()
        self.ladders.figures_changed(self._forward)
        self._show_readout()

    def _tell(self) -> None:
        shown = self.ladders.panels.shown_run
        self.summary.setText(self._words.summary(shown, len(self._figures) > 1))
        self._colour_summary()
        self._forward = self._words.forward(shown, self._nudge.size)
        told = bool(self.summary.text()) and bool(self._forward)
        self._told_at = time.monotonic() if told else -inf

    def _colour_summary(self) -> None:
        """In the colour of danger where something is lost; the words say it too."""
        shown = self.ladders.panels.shown_run
        lost = shown is not None and shown.gradients is not None and shown.gradients.verdict() is not None
        theme, palette = self.appearance.theme, self.palette()
        wanted = theme.danger_text if lost else theme.text
        if self.summary.palette().color(palette.ColorRole.WindowText).name() != wanted:
            palette.setColor(palette.ColorRole.WindowText, wanted)
            self.summary.setPalette(palette)

    def _show_readout(self) -> None:
        """All figures of the layer under the cursor, else of the selected one; without either, how to get them."""
        layer = self.ladders.cursor_layer
        layer = self.ladders.selected_layer if layer is None else layer
        parts = [] if layer is None else self._words.readout(self.ladders.panels, layer)
        parts = parts or [self.tr("Point at a layer, or walk with ← → ↑ ↓: here stand all its figures.")]
        self.readout.show_parts(parts)
