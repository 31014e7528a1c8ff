"""What of a Maxout network is looked at: layer, unit, slice, plane, sample. They only ask; the view answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QWidget

from nnviz.training.maxout_wants import SLICES, Slice
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.theme import Appearance

OFFERED = (2, 3, 4, 5, 8)  # pieces


class UnitChoice(QWidget):
    """Which unit, along which slice, over which plane.

    unit_chosen(layer, unit)    slice_chosen(Slice)    plane_chosen(i, j)    all from 0
    pieces_wanted(k)            for the layer, in a new run
    """

    unit_chosen = Signal(int, int)
    slice_chosen = Signal(object)
    plane_chosen = Signal(int, int)
    pieces_wanted = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.layer, self.unit, self.pieces, self.slice, self.across, self.up = (ChoiceField() for _ in range(6))
        self._labels = tuple(QLabel() for _ in range(5))
        self._names: Sequence[str] = ()
        self._pieces = 2
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        parts = ((self.layer,), (self.unit,), (self.pieces,), (self.slice,), (self.across, self.up))
        for label, fields in zip(self._labels, parts, strict=True):
            label.setBuddy(fields[0])
            self._row.addWidget(label)
            for field in fields:
                self._row.addWidget(field, 3 if field is self.slice else 2 if len(fields) > 1 else 1)
        self._row.addStretch(1)
        self.layer.valueChanged.connect(self._choose_layer)
        self.unit.valueChanged.connect(self._choose_unit)
        self.pieces.valueChanged.connect(self._want_pieces)
        self.slice.valueChanged.connect(self.slice_chosen)
        self.across.valueChanged.connect(self._choose_across)
        self.up.valueChanged.connect(self._choose_up)
        self.retranslate()
        self.restyle()

    def offer(self, layers: Sequence[int], units: int, pieces: int, names: Sequence[str], *, output: bool) -> None:
        """The Maxout layers; of the chosen one its units, pieces and the names of its inputs. `output`: the last."""
        self.layer.setChoices([(l, str(l + 1)) for l in layers])
        self.unit.setChoices([(u, str(u + 1)) for u in range(units)])
        self._pieces = pieces
        self.pieces.setChoices([(k, str(k)) for k in sorted({*OFFERED, pieces})])
        self.pieces.setValue(pieces)
        self.pieces.setEnabled(not output)
        if tuple(names) != tuple(self._names):
            self._names = names
            for field in (self.across, self.up):
                field.setChoices(list(enumerate(names)))
        for widget in (self._labels[3], self.slice):
            widget.setVisible(len(names) > 1)
        for widget in (self._labels[4], self.across, self.up):
            widget.setVisible(len(names) > 2)

    def show_choice(self, layer: int, unit: int, slice_: Slice, columns: tuple[int, int]) -> None:
        values = (layer, unit, slice_, *columns)
        for field, value in zip((self.layer, self.unit, self.slice, self.across, self.up), values, strict=True):
            field.setValue(value)

    def retranslate(self) -> None:
        texts = (self.tr("Layer"), self.tr("Unit"), self.tr("Pieces"), self.tr("Slice"), self.tr("Plane"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.layer.setAccessibleName(self.tr("Maxout layer"))
        self.unit.setAccessibleName(self.tr("Unit of the layer"))
        self.pieces.setAccessibleName(self.tr("Pieces of each unit of the layer"))
        self.pieces.setToolTip(
            self.tr(
                "k lines bend in k − 1 places at most; another k begins a new run. With 1 a unit would be a straight "
                "line, so 2 are the fewest; of many some mostly win nothing."
            )
        )
        self.slice.setAccessibleName(self.tr("Slice through the unit's input"))
        self.across.setAccessibleName(self.tr("Input along the plane's x axis"))
        self.up.setAccessibleName(self.tr("Input along the plane's y axis"))
        chosen = self.slice.value()
        words = {
            "difference": self.tr("between top two"),
            "principal": self.tr("principal axis"),
            "line": self.tr("line in the plane"),
        }
        self.slice.setChoices([(name, words[name]) for name in SLICES])
        self.slice.setValue(chosen)
        self.slice.setToolTip(
            self.tr(
                "The input has several dimensions; the lines are drawn along one direction of it: w_i − w_j of the two "
                "pieces that win most, or where the data vary most, both through the mean; or the line drawn in the "
                "plane."
            )
        )

    def restyle(self) -> None:
        px = self._appearance.px
        self._row.setSpacing(round(px(6)))
        for field in (self.layer, self.unit, self.pieces, self.slice, self.across, self.up):
            field.setFont(self._appearance.font(11))
            field.setFixedHeight(round(px(24)))
        for label in self._labels:
            label.setFont(self._appearance.font(11))
        for field, least, most in (
            (self.layer, 44, 56),
            (self.unit, 48, 64),
            (self.pieces, 44, 52),
            (self.slice, 110, 170),
            (self.across, 64, 150),
            (self.up, 64, 150),
        ):
            field.setMinimumWidth(round(px(least)))
            field.setMaximumWidth(round(px(most)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _want_pieces(self, pieces: int) -> None:
        """The field says what is: it follows when the new run stands."""
        self.pieces.setValue(self._pieces)
        self.pieces_wanted.emit(pieces)

    def _choose_layer(self, layer: int) -> None:
        self.unit_chosen.emit(layer, 0)

    def _choose_unit(self, unit: int) -> None:
        self.unit_chosen.emit(self.layer.value(), unit)

    def _choose_across(self, column: int) -> None:
        self._choose_plane(column, self.up.value(), self.across)

    def _choose_up(self, column: int) -> None:
        self._choose_plane(self.across.value(), column, self.up)

    def _choose_plane(self, i: int, j: int, changed: ChoiceField) -> None:
        """Both must differ: the other one gives way."""
        if i == j:
            other = next(column for column in range(len(self._names)) if column != i)
            i, j = (i, other) if changed is self.across else (other, j)
            self.across.setValue(i)
            self.up.setValue(j)
        self.plane_chosen.emit(i, j)


class SampleChoice(QWidget):
    """Which sample: a number, a button each way, and only mistakes where that is wanted.

    stepped(by)    chosen(sample)    mistakes_wanted(bool)
    """

    stepped = Signal(int)
    chosen = Signal(int)
    mistakes_wanted = Signal(bool)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._label = QLabel()
        self.back, self.on = QToolButton(), QToolButton()
        for button, sign in ((self.back, "←"), (self.on, "→")):
            button.setProperty("role", "flat")
            button.setText(sign)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.number = NumberField(1, 1, integer=True)
        self.mistakes = QCheckBox()
        self._label.setBuddy(self.number)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self.back, self.number, self.on, self.mistakes):
            self._row.addWidget(widget)
        self.back.clicked.connect(self._step_back)
        self.on.clicked.connect(self._step_on)
        self.number.valueChanged.connect(self._choose)
        self.mistakes.toggled.connect(self.mistakes_wanted)
        self.retranslate()
        self.restyle()

    def show_sample(self, sample: int, of: int, *, with_mistakes: bool) -> None:
        """The number, from 0, of so many."""
        self.number.high = of
        self.number.setValue(sample + 1)
        self.mistakes.setVisible(with_mistakes)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Sample"))
        self.number.setAccessibleName(self.tr("Number of the sample"))
        self.mistakes.setText(self.tr("only mistakes"))
        self.mistakes.setToolTip(self.tr("Walk through those samples only that are put into a wrong class."))
        for button, text in ((self.back, self.tr("The sample before")), (self.on, self.tr("The next sample"))):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def restyle(self) -> None:
        px = self._appearance.px
        self._row.setSpacing(round(px(4)))
        self._label.setFont(self._appearance.font(11))
        self.mistakes.setFont(self._appearance.font(11))
        self.number.setFixedSize(round(px(72)), round(px(24)))
        for button in (self.back, self.on):
            button.setFixedSize(round(px(28)), round(px(24)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _choose(self, number: float) -> None:
        self.chosen.emit(int(number) - 1)
