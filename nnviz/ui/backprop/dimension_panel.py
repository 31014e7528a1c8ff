"""The dimension check: shapes that can be changed by hand, what becomes of every equation, and why one does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.walk.dimensions import Equation, Shapes, symbol_of
from nnviz.training.walk.mistakes import mistakes
from nnviz.ui.backprop.equation_list import EquationList
from nnviz.ui.backprop.shape_row import ShapeRow, read_shape
from nnviz.ui.controls import Choice, ChoiceField, NumberField
from nnviz.ui.number_format import SPACE, count
from nnviz.ui.theme import Appearance
from nnviz.ui.wording import translated


class DimensionPanel(QWidget):
    """checked()   other shapes are looked at"""

    checked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._right = self._shapes = Shapes((2, 2, 1), 1)
        self._equations: tuple[Equation, ...] = ()
        self._refused = ""
        self.title, self.intro, self.layer_name = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "section")
        self.layer = NumberField(1, 1, integer=True)
        self.mistake = ChoiceField()
        self.rows = {part: ShapeRow(appearance) for part in ("X", "W", "b", "T")}
        self.card = QFrame()
        self.verdict, self.numpy = QLabel(), QLabel()
        self.list = EquationList(appearance)
        self.undo_button = QPushButton()
        for label in (self.intro, self.verdict, self.numpy):
            label.setWordWrap(True)
        for label in (self.intro, self.layer_name, self.numpy):
            label.setProperty("role", "muted")
        self.numpy.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.layer.valueChanged.connect(self._choose_layer)
        self.mistake.valueChanged.connect(self._make_mistake)
        self.undo_button.clicked.connect(self.put_right)
        for part, typed, turned in (
            ("X", self._type_x, self._turn_x),
            ("W", self._type_w, self._turn_w),
            ("b", self._type_b, self._turn_b),
            ("T", self._type_t, self._turn_t),
        ):
            self.rows[part].typed.connect(typed)
            self.rows[part].turned.connect(turned)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        card = QVBoxLayout(self.card)
        card.addWidget(self.verdict)
        card.addWidget(self.numpy)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.layer_name)
        head.addWidget(self.layer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        for widget in (self.intro, self.mistake, *self.rows.values(), self.undo_button, self.card, self.list):
            column.addWidget(widget)
        self._layouts = (column, card, head)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def shapes(self) -> Shapes:
        return self._shapes

    @property
    def equations(self) -> tuple[Equation, ...]:
        return self._equations

    def set_shapes(self, shapes: Shapes) -> None:
        """The shapes of a network as they should be; changes made for another one are forgotten."""
        if shapes == self._right and self._equations:
            return
        same = (shapes.sizes, shapes.m, shapes.pieces) == (self._right.sizes, self._right.m, self._right.pieces)
        if same and self._equations:
            return
        self._right = Shapes(shapes.sizes, shapes.m, shapes.pieces)
        self.layer.high = shapes.depth
        self.layer.setValue(min(int(self.layer.value() or 1), shapes.depth))
        self._offer_mistakes()
        self._show(self._right)

    def first_broken(self) -> Equation | None:
        return next((equation for equation in self._equations if equation.verdict != "fits"), None)

    def put_right(self) -> None:
        """All shapes as they should be."""
        self._show(self._right)

    def _show(self, shapes: Shapes) -> None:
        self._shapes, self._equations, self._refused = shapes, shapes.equations(), ""
        self._show_rows()
        self.list.show_equations(self._equations)
        self._show_verdict()
        known = next((m.code for m in mistakes(self._right, self._layer) if m.shapes == shapes), None)
        self.mistake.setValue("right" if shapes == self._right else known)
        self.mistake.setClosedText(None if known or shapes == self._right else self.tr("changed by hand"))
        self.undo_button.setEnabled(shapes != self._right)
        self.checked.emit()

    @property
    def _layer(self) -> int:
        return int(self.layer.value() or 1)

    def _name(self, part: str) -> str:
        return part if part in ("X", "T") else f"{part}{self._layer}"

    def _show_rows(self) -> None:
        write, l = self._right.notation, self._layer - 1
        dims = {
            "X": write.of_a(-1),
            "W": write.of_weight(l),
            "b": write.of_bias(l),
            "T": write.of_a(self._right.depth - 1),
        }
        for part, row in self.rows.items():
            name = self._name(part)
            symbol = symbol_of(self._right, name)
            row.show_shape(symbol, dims[part], self._shapes.shape(name))

    def _show_verdict(self) -> None:
        broken = self.first_broken()
        if self._refused:
            text, error, card = self._refused, "", "danger"
        elif broken is None or broken.why is None:
            text, error, card = self.tr("All {count} equations fit."), "", "neutral"
            text = text.format(count=count(len(self._equations)))
        else:
            text, error, card = (
                f"<b>{broken.symbols.rich}</b><br>{_unbroken(translated(broken.why))}",
                broken.error,
                "danger",
            )
        self.card.setProperty("card", card)
        self.card.style().unpolish(self.card)
        self.card.style().polish(self.card)
        self.verdict.setText(text)
        self.numpy.setVisible(bool(error))
        self.numpy.setText(self.tr("NumPy says: {error}").format(error=error.strip()))

    def _offer_mistakes(self) -> None:
        lines = [Choice("right", self.tr("as it should be"))]
        lines += [Choice(m.code, translated(m.title)) for m in mistakes(self._right, self._layer)]
        self.mistake.setChoices(lines)

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose_layer(self) -> None:
        self._offer_mistakes()
        self._show(self._shapes)

    def _make_mistake(self, code: object) -> None:
        found = (m.shapes for m in mistakes(self._right, self._layer) if m.code == code)
        self._show(next(found, self._right))

    def _type(self, part: str, text: str) -> None:
        shape = read_shape(text)
        if shape is None:
            said = self.tr("“{text}” is no shape. Write it as 4, 2, or as 4, for a flat array.")
            self._refused = said.format(text=text.strip())
            self._show_verdict()
            self.rows[part].field.setModified(True)
            return
        self._show(self._shapes.with_shape(self._name(part), shape))

    def _turn(self, part: str) -> None:
        self._show(self._shapes.transposed(self._name(part)))

    def _type_x(self, text: str) -> None:
        self._type("X", text)

    def _type_w(self, text: str) -> None:
        self._type("W", text)

    def _type_b(self, text: str) -> None:
        self._type("b", text)

    def _type_t(self, text: str) -> None:
        self._type("T", text)

    def _turn_x(self) -> None:
        self._turn("X")

    def _turn_w(self) -> None:
        self._turn("W")

    def _turn_b(self) -> None:
        self._turn("b")

    def _turn_t(self) -> None:
        self._turn("T")

    # -- what a lesson can do with it ------------------------------------------------------------------------------

    def arrange(self, **settings: object) -> None:
        """layer (from 1) · mistake: "right" or a code of `mistakes` · array ("X", "W", "b", "T") with shape ([4, 2]).

        Raises ValueError for a name or a value that is not allowed.
        """
        allowed: dict[str, Callable[[object], None]] = {"layer": self._arrange_layer, "mistake": self._arrange_mistake}
        for name in settings:
            if name not in (*allowed, "array", "shape"):
                raise ValueError(f"{name!r} cannot be arranged here; allowed are: layer, mistake, array, shape")
        for name, set_it in allowed.items():
            if name in settings:
                set_it(settings[name])
        if "array" in settings or "shape" in settings:
            array, shape = settings.get("array"), settings.get("shape")
            if array not in self.rows:
                raise ValueError(f"array is {array!r}; allowed are: {', '.join(self.rows)}")
            if not isinstance(shape, (list, tuple)) or read_shape(", ".join(map(str, shape)) + ",") is None:
                raise ValueError(f"shape is {shape!r}; allowed is a list of one or two whole numbers from 1")
            self._show(self._shapes.with_shape(self._name(str(array)), tuple(int(n) for n in shape)))

    def _arrange_layer(self, layer: object) -> None:
        if not isinstance(layer, int) or not 1 <= layer <= self._right.depth:
            raise ValueError(f"layer is {layer!r}; allowed is 1 to {self._right.depth}")
        self.layer.setValue(layer)
        self._choose_layer()

    def _arrange_mistake(self, code: object) -> None:
        known = ["right", *(m.code for m in mistakes(self._right, self._layer))]
        if code not in known:
            raise ValueError(f"mistake is {code!r}; allowed are: {', '.join(known)}")
        self._make_mistake(code)

    def facts(self) -> dict[str, float | str | bool]:
        """fits · verdict ("fits", "refused", "silent", "chance") · broken: the array that comes out wrong or not at all
        · mistake ("right", a code, or "own") · equations, reached: how many there are, and up to where NumPy gets."""
        broken = self.first_broken()
        return {
            "fits": broken is None,
            "verdict": broken.verdict if broken else "fits",
            "broken": broken.name if broken else "",
            "mistake": str(self.mistake.value() or "own"),
            "equations": len(self._equations),
            "reached": sum(equation.shape is not None for equation in self._equations),
        }

    def places(self) -> dict[str, QWidget]:
        """mistake, verdict, equations, and the shapes of X, W, b, T."""
        rows = {part: row.field for part, row in self.rows.items()}
        return {"mistake": self.mistake, "verdict": self.card, "equations": self.list, **rows}

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.title.setText(self.tr("Dimension check"))
        self.intro.setText(self.tr("Change a shape and see which equation no longer fits, and why."))
        self.layer_name.setText(self.tr("layer"))
        self.layer.setAccessibleName(self.tr("Layer whose shapes are changed"))
        self.mistake.setAccessibleName(self.tr("Common mistakes"))
        self.undo_button.setText(self.tr("As it should be"))
        self.verdict.setAccessibleName(self.tr("What the check finds"))
        self._offer_mistakes()
        self._show(self._shapes)

    def restyle(self) -> None:
        px = self._appearance.px
        self.layer.setFixedWidth(round(px(46)))
        self.numpy.setFont(self._appearance.font(11))
        for layout in self._layouts:
            layout.setSpacing(round(px(6)))
        for part in (*self.rows.values(), self.list):
            part.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _unbroken(text: str) -> str:
    """A shape stays on one line."""
    return re.sub(r"\([^()]{1,14}\)", lambda shape: shape[0].replace(" ", SPACE), text)
