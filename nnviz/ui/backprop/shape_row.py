"""The shape of one array, to be typed or turned round, and how a shape is read and written. It checks no equation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from nnviz.training.walk.dimensions import Shape
from nnviz.training.walk.formula import Formula
from nnviz.ui.theme import Appearance

LARGEST = 10_000


class ShapeRow(QWidget):
    """typed(text), turned()   the shape of one array is changed"""

    typed = Signal(str)
    turned = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.symbol, self.dims = QLabel(), QLabel()
        self.dims.setProperty("role", "muted")
        self.field, self.button = QLineEdit(), QPushButton("ᵀ")
        self._name = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.symbol, 0), (self.field, 1), (self.button, 0), (self.dims, 0)):
            row.addWidget(widget, stretch)
        self._row = row
        self.field.editingFinished.connect(self._type)
        self.button.clicked.connect(self.turned)
        self.restyle()

    def show_shape(self, symbol: Formula, dims: Formula, shape: Shape) -> None:
        self._name = symbol.plain
        self.symbol.setText(symbol.rich)
        self.dims.setText(dims.rich)
        self.field.setText(typed(shape))
        self.field.setModified(False)
        self.retranslate()

    def retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("Shape of {name}").format(name=self._name))
        text = self.tr("Transpose {name}").format(name=self._name)
        self.button.setAccessibleName(text)
        self.button.setToolTip(text)

    def _type(self) -> None:
        if self.field.isModified():
            self.field.setModified(False)
            self.typed.emit(self.field.text())

    def restyle(self) -> None:
        px = self._appearance.px
        self.symbol.setFont(self._appearance.maths(15, italic=False))
        self.dims.setFont(self._appearance.maths(13, italic=False))
        self.symbol.setFixedWidth(round(px(30)))
        self.dims.setFixedWidth(round(px(62)))
        self.button.setFont(self._appearance.maths(20, italic=False))
        self.button.setFixedWidth(round(px(34)))
        self._row.setSpacing(round(px(6)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def read_shape(text: str) -> Shape | None:
    """(4, 2), 4 2, 4 × 2, or 4, of a flat array; None where it is none of these."""
    plain = text.strip().removeprefix("(").removesuffix(")")
    for sign in ("×", "x", "*", ",", "，"):
        plain = plain.replace(sign, " ")
    parts = plain.split()
    if not 1 <= len(parts) <= 2 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    shape = tuple(int(part) for part in parts)
    return shape if all(1 <= n <= LARGEST for n in shape) else None


def typed(shape: Shape) -> str:
    return f"{shape[0]}," if len(shape) == 1 else ", ".join(map(str, shape))
