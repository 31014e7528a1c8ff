"""The left column: which network lies under the microscope, which example, how it is checked, how it is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui.backprop.example_section import ExampleSection
from nnviz.ui.backprop.hand_editor import HandEditor
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.segments import Segments
from nnviz.ui.backprop.setup import EPSILONS, PRECISIONS, TOLERANCES
from nnviz.ui.columns import rule
from nnviz.ui.controls import ChoiceField, NumberField, SwitchField
from nnviz.ui.number_format import count, typed
from nnviz.ui.theme import Appearance


class SourcePanel(QWidget):
    def __init__(self, microscope: Microscope, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._microscope, self._appearance = microscope, appearance
        self.source = Segments(2)
        self.taken = QLabel()
        self.taken.setProperty("role", "muted")
        self.taken.setWordWrap(True)
        self.take_button = QPushButton()
        self.example = ExampleSection(microscope, appearance)
        self._titles = [QLabel() for _ in range(3)]  # network, check, show
        for title in self._titles:
            title.setProperty("role", "section")
        self.epsilon, self.tolerance, self.precision = ChoiceField(), ChoiceField(), ChoiceField()
        self.decimals = NumberField(0, 9, integer=True)
        self.shaded, self.dims = SwitchField(), SwitchField()
        self._offered: dict[ChoiceField, tuple[float, ...]] = {}
        self._run: RunInfo | None = None  # whose data the example is chosen from
        self._names = [QLabel() for _ in range(4)]
        self.undo_button, self.redo_button = QPushButton(), QPushButton()
        self.editor: HandEditor | None = None
        self._hand = QWidget()
        self._hand_place = QVBoxLayout(self._hand)
        self._hand_place.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        rules = [rule() for _ in range(3)]
        foot = QHBoxLayout()
        self._grid = QGridLayout()
        self._grid.addWidget(self._titles[1], 0, 0, 1, 3)
        fields = (self.epsilon, self.tolerance, self.precision, self.decimals)
        for row, (name, field) in enumerate(zip(self._names, fields, strict=True), 1):
            place = row + (field is self.decimals)
            self._grid.addWidget(name, place, 0)
            self._grid.addWidget(field, place, 1)
        self._grid.addWidget(self._titles[2], 4, 0, 1, 3)
        self._grid.setColumnStretch(2, 1)
        for button in (self.undo_button, self.redo_button):
            foot.addWidget(button, 1)
        head = (self._titles[0], self.source, self.taken, self.take_button, self._hand)
        for widget in (*head, rules[0], self.example, rules[1]):
            self._column.addWidget(widget)
        self._column.addLayout(self._grid)
        for widget in (self.shaded, self.dims, rules[2]):
            self._column.addWidget(widget)
        self._column.addLayout(foot)
        self._column.addStretch(1)
        self._layouts = (self._column, foot)

    def _connect(self) -> None:
        microscope = self._microscope
        self.source.chosen.connect(self._choose_source)
        self.take_button.clicked.connect(microscope.take_present)
        self.epsilon.valueChanged.connect(self._set_epsilon)
        self.tolerance.valueChanged.connect(self._set_tolerance)
        self.precision.valueChanged.connect(self._set_precision)
        self.decimals.valueChanged.connect(self._set_decimals)
        self.shaded.valueChanged.connect(self._set_shaded)
        self.dims.valueChanged.connect(self._set_dims)
        self.undo_button.clicked.connect(microscope.undo)
        self.redo_button.clicked.connect(microscope.redo)
        microscope.edited.connect(self.show_setup)
        microscope.written.connect(self._show_writing)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_setup(self) -> None:
        microscope, setup = self._microscope, self._microscope.setup
        if microscope.run is not self._run:
            self._run = microscope.run
            self.example.show_run()
        live = setup.source == "live"
        self.source.set_current(0 if live else 1)
        self.taken.setText(self._taken_text())
        self.taken.setVisible(bool(self.taken.text()))
        self.take_button.setVisible(live)
        if not live:
            self._show_hand()
        self._hand.setVisible(not live)
        self._offer(self.epsilon, EPSILONS, setup.epsilon)
        self._offer(self.tolerance, TOLERANCES, setup.tolerance)
        for field, value in (
            (self.epsilon, setup.epsilon),
            (self.tolerance, setup.tolerance),
            (self.precision, setup.precision),
        ):
            field.setValue(value)
        self.undo_button.setEnabled(microscope.can_undo)
        self.redo_button.setEnabled(microscope.can_redo)
        self.example.show_example()

    def _show_hand(self) -> None:
        """The editor is made when it is first seen."""
        if self.editor is None:
            self.editor = HandEditor(self._appearance)
            self.editor.edited.connect(self._microscope.set_hand)
            self._hand_place.addWidget(self.editor)
        if self.editor.network != self._microscope.setup.hand:
            self.editor.set_network(self._microscope.setup.hand)

    def _offer(self, field: ChoiceField, usual: tuple[float, ...], value: float) -> None:
        """The usual values, and another one that a lesson has chosen."""
        values = tuple(sorted({*usual, value}))
        if self._offered.get(field) != values:
            self._offered[field] = values
            field.setChoices([(each, typed(each)) for each in values])

    def _taken_text(self) -> str:
        setup = self._microscope.setup
        if setup.source == "hand":
            own = self.tr("Updates since it was typed: {own}.")
            return own.format(own=setup.own_steps) if setup.own_steps else ""
        if setup.live is None:
            return self.tr("Nothing is taken yet.")
        if setup.own_steps:
            text = self.tr("A copy of the network as of step {step}. Updates made here since: {own}.")
            return text.format(step=count(setup.live.step - setup.own_steps), own=setup.own_steps)
        return self.tr("A copy of the network as of step {step}.").format(step=count(setup.live.step))

    def _show_writing(self) -> None:
        self.decimals.setValue(self._microscope.decimals)
        self.shaded.setValue(self._microscope.shaded)
        self.dims.setValue(self._microscope.dims)

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose_source(self, number: int) -> None:
        self._microscope.set_source("live" if number == 0 else "hand")

    def _set_epsilon(self, value: float) -> None:
        self._microscope.set_check(epsilon=value)

    def _set_tolerance(self, value: float) -> None:
        self._microscope.set_check(tolerance=value)

    def _set_precision(self, value: str) -> None:
        self._microscope.set_check(precision=value)

    def _set_decimals(self, value: int) -> None:
        self._microscope.set_writing(decimals=int(value))

    def _set_shaded(self, on: bool) -> None:
        self._microscope.set_writing(shaded=on)

    def _set_dims(self, on: bool) -> None:
        self._microscope.set_writing(dims=on)

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.source.set_texts((self.tr("Live network"), self.tr("By hand")), self.tr("Network"))
        for label, text in zip(
            (*self._titles, *self._names),
            (
                *(self.tr("Network"), self.tr("Check"), self.tr("Show")),
                *(self.tr("Difference ε"), self.tr("Tolerance"), self.tr("Precision"), self.tr("Decimals")),
            ),
            strict=True,
        ):
            label.setText(text)
        self.take_button.setText(self.tr("Take the present state"))
        self.take_button.setToolTip(
            self.tr("Copies weights and biases of the running network as they are now; the run goes on.")
        )
        self.precision.setChoices([(name, name) for name in PRECISIONS])
        self.epsilon.setAccessibleName(self.tr("ε of the finite differences"))
        self.epsilon.setToolTip(self.tr("(L₊ − L₋) / 2ε: each weight is moved by ε to both sides."))
        self.tolerance.setAccessibleName(self.tr("Largest relative error that counts as agreement"))
        self.tolerance.setToolTip(self.tr("Largest relative error that counts as agreement"))
        self.precision.setAccessibleName(self.tr("Precision of the finite differences"))
        self.precision.setToolTip(
            self.tr("The loss is computed in this precision; in float32 rounding drowns a small ε.")
        )
        self.decimals.setAccessibleName(self.tr("Decimals"))
        self.shaded.setText(self.tr("shade numbers by sign and size"))
        self.dims.setText(self.tr("shapes in every formula"))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Back to what lay here before; Ctrl+Z while the focus is on this page."))
        self.redo_button.setText(self.tr("Redo"))
        self.redo_button.setToolTip(self.tr("Forth again; Ctrl+Shift+Z or Ctrl+Y while the focus is on this page."))
        self._show_writing()
        self.example.retranslate()
        self.show_setup()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(*[round(px(12))] * 4)
        for layout in self._layouts:
            layout.setSpacing(round(px(6)))
        self._grid.setVerticalSpacing(round(px(4)))
        self._grid.setHorizontalSpacing(round(px(8)))
        for label in self._names:
            label.setFixedWidth(round(px(88)))
        for field in (self.epsilon, self.tolerance, self.precision, self.decimals):
            field.setFixedWidth(round(px(90)))
        self.example.restyle()
        if self.editor is not None:
            self.editor.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
