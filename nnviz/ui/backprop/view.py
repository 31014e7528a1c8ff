"""The middle of the Backprop page: transport, diagram with the cache below it, the step as matrices, and all steps.

Of the running network it wants one copy, when it is asked for; what lies under the microscope does not follow the run.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.walk_want import WalkWant
from nnviz.training.wants import Want
from nnviz.ui.backprop import reading
from nnviz.ui.backprop.cache_strip import CacheStrip, cache_of
from nnviz.ui.backprop.diagram import Diagram
from nnviz.ui.backprop.equation import Equation
from nnviz.ui.backprop.low_page import LowPage
from nnviz.ui.backprop.microscope import MOST_PARAMETERS, Microscope
from nnviz.ui.backprop.neuron_pictures import pictures_of
from nnviz.ui.backprop.scene import by_unit, scene_of
from nnviz.ui.backprop.segments import Segments
from nnviz.ui.backprop.step_table import Framed, StepTable
from nnviz.ui.backprop.tables import result_table, steps_table
from nnviz.ui.backprop.take_away import TakeAway
from nnviz.ui.backprop.transport import Transport
from nnviz.ui.backprop.typeset import plain
from nnviz.ui.export import Export, widgets
from nnviz.ui.number_format import count
from nnviz.ui.plot import announce
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View
from nnviz.ui.wording import translated

PICTURES = 50  # ms: when the diagram has been painted without them
NEXT = WalkWant("batch")  # with the samples that the run will take next; others are in the data


class BackpropView(View):
    """watched(bool)   somebody looks, or nobody does"""

    watched = Signal(bool)

    def __init__(self, microscope: Microscope, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.microscope = microscope
        self._asking = False
        self._told: tuple[int, object] = (-1, None)  # step and walk that a screen reader was told of
        self.away: TakeAway | None = None  # what can be saved besides pictures and values
        self.transport = Transport(microscope, appearance)
        self.many = Segments(2)
        self.diagram = Diagram(appearance)
        self.cache = CacheStrip(self.diagram, appearance)
        self.equation = Equation(appearance)
        self.table = StepTable(microscope, appearance)
        self._content, self._empty = QWidget(), QWidget()
        self.empty_text, self.empty_button = QLabel(), QPushButton()
        self._pictures = QTimer(self, singleShot=True, interval=PICTURES)
        self._pictures.timeout.connect(self._show_pictures)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        above, self._head = QWidget(), QHBoxLayout()
        self._head.addWidget(self.transport, 1)
        self._head.addWidget(self.many)
        self._above = QVBoxLayout(above)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(0)
        self._above.addWidget(self.diagram, 1)
        self._above.addWidget(self.cache)
        self._inner = QVBoxLayout(self._content)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addLayout(self._head)
        self._inner.addWidget(above, 5)
        self._inner.addWidget(self.equation)
        self._inner.addWidget(Framed(self.table, self.appearance), 7)
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_text.setWordWrap(True)
        inner = QVBoxLayout(self._empty)
        inner.addStretch(1)
        inner.addWidget(self.empty_text)
        inner.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        self._column = QVBoxLayout(self)
        self._scroll = LowPage(self._content)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        microscope = self.microscope
        self.many.chosen.connect(self._choose_many)
        self.diagram.unit_chosen.connect(self._choose_unit)
        self.equation.entry_chosen.connect(microscope.choose_entry)
        self.table.step_chosen.connect(microscope.go_by_hand)
        self.empty_button.clicked.connect(self._type_by_hand)
        microscope.rebuilt.connect(self.show_walk)
        for part in (self._show_network, self._show_place, self._show_matrices, self._show_lines):
            microscope.turns.add(part)
        microscope.playback.changed.connect(self.transport.show_step)
        microscope.checked.connect(self.table.show_checks)
        microscope.written.connect(self._show_writing)
        microscope.state_asked.connect(self._ask)

    # -- what a view is --------------------------------------------------------------------------------------------

    @property
    def wants(self) -> Collection[Want]:
        return (NEXT,) if self._asking else ()

    def set_run(self, run: RunInfo) -> None:
        self.microscope.set_run(run)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if self._asking:
            moment = snapshot.answer(NEXT)
            if moment is not None:
                self._asking = False
                self.microscope.take(moment, moment.samples, moment.whole)

    def _ask(self) -> None:
        self._asking = True

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_walk(self) -> None:
        """Another walk, or none: then words say why."""
        microscope = self.microscope
        walk = microscope.walk
        self._scroll.setVisible(walk is not None)
        self._empty.setVisible(walk is None)
        self.many.set_current(1 if microscope.setup.batch else 0)
        self.many.setVisible(microscope.setup.source == "live")
        self._name_many()
        if walk is None:
            self._say_why()
            return
        moment = walk.moment
        sizes = (moment.x.shape[0], *(layer.size for layer in moment.layers))
        weights = [by_unit(walk, layer, 0) for layer in range(len(moment.layers))]
        self.diagram.show_network(sizes, [layer.activation for layer in moment.layers], weights)
        self._pictures.start()
        self._fit_equation()
        self.table.show_walk()

    def _show_pictures(self) -> None:
        """What the neurons make of the plane; after all else, for it takes a few milliseconds."""
        if self.microscope.walk is not None and self.diagram.scene.signals:
            units = [nodes.units for nodes in self.diagram.arranged().columns]
            self.diagram.show_pictures(pictures_of(self.microscope, units, self.appearance.theme))

    def _fit_equation(self) -> None:
        """As high as the largest matrix of the walk needs, within limits, so that nothing moves from step to step."""
        walk = self.microscope.walk
        if walk is not None:
            tallest = max(len(np.atleast_2d(array.values)) for array in walk.arrays.values())
            self.equation.set_rows(tallest, 6 if self.height() > self.appearance.px(690) else 4)

    def _say_why(self) -> None:
        microscope = self.microscope
        if microscope.hand_error is not None:
            text = self.tr("There is nothing to walk through until this is mended: {reason}")
            text = text.format(reason=translated(microscope.hand_error.message))
        elif microscope.too_large is not None:
            text = self.tr(
                "This network has {count} weights and biases; the microscope takes at most {most}. Make its layers "
                "smaller on the Live page, or look at a small network typed in by hand."
            ).format(count=count(microscope.too_large), most=count(MOST_PARAMETERS))
        elif microscope.run is None:
            text = self.tr("No network is there yet. A small one typed in by hand can be looked at all the same.")
        else:
            text = self.tr("A copy of the running network is being taken.")
        self.empty_text.setText(text)
        self.empty_button.setText(self.tr("A small network by hand"))
        self.empty_button.setVisible(microscope.setup.source == "live")

    def show_step(self) -> None:
        self._show_network()
        self._show_place()
        self._show_matrices()
        self._show_lines()

    def _show_network(self) -> None:
        microscope = self.microscope
        if microscope.walk is None:
            return
        scene = scene_of(microscope.walk, microscope.index, microscope.entry, microscope.column, microscope.decimals)
        self.diagram.show_scene(scene)
        if self.diagram.places is None:  # other neurons may be drawn
            self._pictures.start()

    def _show_place(self) -> None:
        self.transport.show_step()
        if self.microscope.walk is not None:
            self.cache.show_cache(cache_of(self.microscope.walk, self.microscope.index))

    def _show_matrices(self) -> None:
        if self.microscope.walk is not None:
            self.equation.show_terms(self.microscope.equation, self.microscope.entry)

    def _show_lines(self) -> None:
        if self.microscope.walk is not None:
            self.table.show_step()
            self._tell()

    def _tell(self) -> None:
        """Have a screen reader say where a key or a button has led."""
        microscope, step = self.microscope, self.microscope.step
        if step is None or (microscope.index, microscope.walk) == self._told:
            return
        self._told = (microscope.index, microscope.walk)
        text = self.tr("Step {index} of {count}, {title}: {formula}").format(
            index=microscope.index + 1,
            count=len(microscope.steps),
            title=microscope.title(step),
            formula=plain(step.symbols),
        )
        self.table.setAccessibleDescription(text)
        if self.table.hasFocus() or self.transport.isAncestorOf(self.focusWidget() or self):
            announce(self.table)

    def _show_writing(self) -> None:
        microscope = self.microscope
        self.equation.set_writing(microscope.decimals, microscope.shaded)
        self.diagram.set_decimals(microscope.decimals)
        self.show_step()

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose_many(self, number: int) -> None:
        self.microscope.set_batch(number == 1)

    def _choose_unit(self, column: int, unit: int) -> None:
        """A neuron of the layer that the step is about becomes the entry; of another, the step that makes it."""
        microscope, step = self.microscope, self.microscope.step
        if step is None or microscope.walk is None:
            return
        found, entry = reading.way_to_unit(microscope.walk, step, microscope.entry, column, unit)
        if found is step:
            microscope.choose_entry(*entry)
        else:
            microscope.go_by_hand(found.index, entry)

    def _type_by_hand(self) -> None:
        self.microscope.set_source("hand")

    # -- the context menu ------------------------------------------------------------------------------------------

    def export(self, point: QPoint | None) -> Export | None:
        """Of the matrices, the steps or the diagram at `point`; by key, of the part with the focus."""
        microscope = self.microscope
        step, moment = microscope.step, microscope.moment
        if step is None or moment is None:
            return None
        surface, entries = self.appearance.theme.surface, () if self.away is None else self.away.entries()
        if self.is_at(self.equation, point):
            size, paint = widgets(self, self.equation)
            table = result_table(step)
            return Export(self.tr("step of the walk"), size, paint, surface, table, moment.step, entries)
        if self.is_at(self.table, point):
            size, paint = widgets(self, self.table)
            return Export(
                self.tr("steps of the walk"), size, paint, surface, steps_table(microscope), moment.step, entries
            )
        size, paint = widgets(self, self.diagram, self.cache)
        return Export(self.tr("network under the microscope"), size, paint, surface, None, moment.step, entries)

    # -- texts, looks, Qt's events ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Backprop, step by step"))
        self.diagram.setAccessibleName(self.tr("The network, with the current step in the light"))
        self._name_many()
        self.table.retranslate()
        if self.microscope.walk is None:
            self._say_why()

    def _name_many(self) -> None:
        batch = self.tr("Batch of {count}").format(count=self.microscope.batch_size)
        self.many.set_texts((self.tr("One example"), batch), self.tr("Samples"))

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._inner.setSpacing(round(px(8)))
        self.diagram.setMinimumHeight(round(px(150)))
        self.table.setMinimumHeight(round(px(110)))
        self.diagram.restyle()
        self.cache.restyle()
        self.equation.restyle()
        self.table.restyle()
        self.transport.restyle()
        self._fit_equation()
        self._pictures.start()
        self.show_step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_equation()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watched.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.microscope.pause()
        self.watched.emit(False)
        super().hideEvent(event)
