"""The network typed in by hand: what it is made of, its cells, and what stands against a walk. It makes no walk."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nnviz.nn import EngineError
from nnviz.training.walk.hand import MOST_LAYERS, MOST_SAMPLES, MOST_UNITS, HandNetwork
from nnviz.training.walk.hand_cells import HandError
from nnviz.training.walk.hand_examples import EXAMPLES
from nnviz.ui.backprop.hand_layer import HandLayerBox, NamedTable
from nnviz.ui.controls import Choice, ChoiceField, NumberField
from nnviz.ui.panel.choice_groups import grouped
from nnviz.ui.theme import Appearance
from nnviz.ui.wording import translated


class HandEditor(QWidget):
    """edited(network)   a HandNetwork, also while it is not complete: its `errors()` are shown here"""

    edited = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._network = EXAMPLES[0].network
        self._errors: tuple[HandError, ...] = ()
        self.example = ChoiceField()
        self.note = QLabel()
        self.inputs, self.samples = NumberField(1, MOST_UNITS, integer=True), NumberField(1, MOST_SAMPLES, integer=True)
        self.x, self.t = NamedTable(appearance), NamedTable(appearance)
        self.layers: list[HandLayerBox] = []
        self.add_button = QPushButton()
        self.loss, self.rate = ChoiceField(), QLineEdit()
        self._error_card = QFrame()
        self._error_card.setProperty("card", "danger")
        self.error, self.error_button = QLabel(), QPushButton()
        self._names = [QLabel() for _ in range(5)]  # example, inputs, samples, loss, rate
        for label in (self.note, *self._names[1:]):
            label.setProperty("role", "muted")
        for label in (self.note, self.error):
            label.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()
        self.set_network(self._network)

    def _lay_out(self) -> None:
        card = QVBoxLayout(self._error_card)
        card.addWidget(self.error)
        card.addWidget(self.error_button)
        top, self._fields = QHBoxLayout(), QGridLayout()
        for label, field in zip(self._names[1:3], (self.inputs, self.samples), strict=True):
            top.addWidget(label)
            top.addWidget(field)
        top.addStretch(1)
        for row, (label, field) in enumerate(zip(self._names[3:], (self.loss, self.rate), strict=True)):
            self._fields.addWidget(label, row, 0)
            self._fields.addWidget(field, row, 1)
        self._fields.setColumnStretch(1, 1)
        samples = QHBoxLayout()
        samples.addWidget(self.x, 1)
        samples.addWidget(self.t, 1)
        self._boxes = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._error_card, self._names[0], self.example, self.note):
            column.addWidget(widget)
        for layout in (top, samples, self._boxes):
            column.addLayout(layout)
        column.addWidget(self.add_button)
        column.addLayout(self._fields)
        self._layouts = (column, card, top, self._fields, samples, self._boxes)

    def _connect(self) -> None:
        self.example.valueChanged.connect(self._choose_example)
        self.inputs.valueChanged.connect(self._set_inputs)
        self.samples.valueChanged.connect(self._set_samples)
        self.x.table.edited.connect(self._type_input)
        self.t.table.edited.connect(self._type_target)
        self.add_button.clicked.connect(self._add_layer)
        self.loss.valueChanged.connect(self._choose_loss)
        self.rate.editingFinished.connect(self._type_rate)
        self.error_button.clicked.connect(self.go_to_error)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def network(self) -> HandNetwork:
        return self._network

    @property
    def errors(self) -> tuple[HandError, ...]:
        return self._errors

    def set_network(self, network: HandNetwork) -> None:
        """Show a network; nothing is emitted."""
        self._network, self._errors = network, network.errors()
        wrong: dict[str, list[tuple[int, int]]] = {}
        for error in self._errors:
            if error.table is not None:
                wrong.setdefault(error.table, []).append((error.row, error.column))
        known = next((example for example in EXAMPLES if example.network == network), None)
        self.example.setValue(known.name if known else None)
        self.example.setClosedText(None if known else self.tr("your own"))
        self.note.setVisible(known is not None)
        self.note.setText(QCoreApplication.translate("Message", known.note) if known else "")
        self.inputs.setValue(network.inputs)
        self.samples.setValue(network.samples)
        letters = ("x", "t") if network.samples == 1 else ("X", "T")
        self.x.show_cells(letters[0], network.x, wrong.get("a0", ()))
        self.t.show_cells(letters[1], network.t, wrong.get("t", ()))
        while len(self.layers) < len(network.layers):
            self._make_box()
        for l, box in enumerate(self.layers):
            box.setVisible(l < len(network.layers))
            if l < len(network.layers):
                box.show_layer(network.layers[l], wrong, removable=l < len(network.layers) - 1, sized=True)
        self.add_button.setEnabled(len(network.layers) < MOST_LAYERS)
        self.loss.setValue(network.loss)
        if self.rate.text() != network.rate:
            self.rate.setText(network.rate)
        self._show_errors()

    def _make_box(self) -> None:
        box = HandLayerBox(len(self.layers) + 1, self._appearance, self)
        for signal, slot in (
            (box.sized, self._size_layer),
            (box.pieced, self._piece_layer),
            (box.chosen, self._choose_activation),
            (box.removed, self._remove_layer),
            (box.edited, self._type_cell),
        ):
            signal.connect(slot)
        self.layers.append(box)
        self._boxes.addWidget(box)

    def _show_errors(self) -> None:
        self._error_card.setVisible(bool(self._errors))
        if not self._errors:
            return
        text = translated(self._errors[0].message)
        if len(self._errors) > 1:
            more = self.tr("And {count} more.").format(count=len(self._errors) - 1)
            text = f"{text} {more}"
        self.error.setText(text)
        self.error_button.setVisible(self._errors[0].table is not None)

    def go_to_error(self) -> None:
        """Put the cursor where the first error is."""
        if not self._errors or self._errors[0].table is None:
            return
        error = self._errors[0]
        if error.table == "rate":
            self.rate.setFocus()
            return
        table = self._table(error.table)
        table.go_to(error.row, error.column)
        table.setFocus()

    def _table(self, name: str) -> object:
        if name in ("a0", "t"):
            return (self.x if name == "a0" else self.t).table
        return self.layers[int(name[1:]) - 1].tables[name[0]].table

    # -- what the user does ----------------------------------------------------------------------------------------

    def _change(self, network: HandNetwork) -> None:
        if network != self._network:
            self.set_network(network)
            self.edited.emit(network)

    def _number(self) -> int:
        return self.layers.index(self.sender())  # type: ignore[arg-type]

    def _choose_example(self, name: object) -> None:
        self._change(next(example.network for example in EXAMPLES if example.name == name))

    def _set_inputs(self, count: object) -> None:
        self._change(self._network.with_inputs(int(count)))  # type: ignore[call-overload]

    def _set_samples(self, count: object) -> None:
        self._change(self._network.with_samples(int(count)))  # type: ignore[call-overload]

    def _type_input(self, row: int, column: int, text: str) -> None:
        self._change(self._network.with_cell("a0", row, column, text))

    def _type_target(self, row: int, column: int, text: str) -> None:
        self._change(self._network.with_cell("t", row, column, text))

    def _type_cell(self, part: str, row: int, column: int, text: str) -> None:
        self._change(self._network.with_cell(f"{part}{self._number() + 1}", row, column, text))

    def _size_layer(self, size: object) -> None:
        self._change(self._network.with_size(self._number(), int(size)))  # type: ignore[call-overload]

    def _choose_activation(self, name: object) -> None:
        self._change(self._network.with_activation(self._number(), str(name)))

    def _piece_layer(self, pieces: object) -> None:
        l = self._number()
        try:
            changed = self._network.with_activation(l, self._network.layers[l].activation, pieces=pieces)
        except EngineError:
            return
        self._change(changed)

    def _add_layer(self) -> None:
        self._change(self._network.with_layer_added(len(self._network.layers) - 1))

    def _remove_layer(self) -> None:
        self._change(self._network.without_layer(self._number()))

    def _choose_loss(self, name: object) -> None:
        self._change(replace(self._network, loss=str(name)))

    def _type_rate(self) -> None:
        self._change(replace(self._network, rate=self.rate.text().strip()))

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        names = (
            self.tr("Ready-made"),
            self.tr("inputs"),
            self.tr("samples"),
            self.tr("loss"),
            self.tr("learning rate <i>η</i>"),
        )
        for label, text in zip(self._names, names, strict=True):
            label.setText(text)
        self.example.setChoices(
            [Choice(example.name, QCoreApplication.translate("Message", example.title), "") for example in EXAMPLES]
        )
        self.example.setAccessibleName(self.tr("Ready-made networks"))
        self.inputs.setAccessibleName(self.tr("Number of inputs"))
        self.samples.setAccessibleName(self.tr("Number of samples"))
        self.loss.setChoices(grouped("loss"))
        self.loss.setAccessibleName(self.tr("Loss"))
        self.rate.setAccessibleName(self.tr("Learning rate"))
        self.add_button.setText(self.tr("Add a hidden layer"))
        self.error_button.setText(self.tr("Show the cell"))
        self.error.setAccessibleName(self.tr("What stands against a walk"))
        self.set_network(self._network)

    def restyle(self) -> None:
        px = self._appearance.px
        self._names[0].setFont(self._appearance.font(12, bold=True))
        self.note.setFont(self._appearance.font(11.5))
        for field in (self.inputs, self.samples):
            field.setFixedWidth(round(px(46)))
        for layout in self._layouts:
            layout.setSpacing(round(px(6)))
        self._layouts[-1].setSpacing(round(px(12)))
        for part in (self.x, self.t, *self.layers):
            part.restyle()
        self._show_errors()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
