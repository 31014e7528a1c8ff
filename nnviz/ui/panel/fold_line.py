"""The line below equal neighbouring layers: how many there are, and the button that folds or unfolds them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nnviz.training.config import MOST_LAYERS
from nnviz.ui.controls import NumberField
from nnviz.ui.panel.rows import FlatButton
from nnviz.ui.theme import Appearance


class FoldLine(QWidget):
    """`pressed`: fold or unfold; `counted`: so many layers there are to be, typed while they are folded."""

    counted = Signal(object)
    pressed = Signal()
    refused = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._alike, self._folded = 0, False
        self.count = NumberField(1, MOST_LAYERS, integer=True)
        self.label = QLabel()
        self.label.setProperty("role", "muted")
        self.label.setBuddy(self.count)
        self.button = FlatButton()
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.count)
        self._layout.addWidget(self.label)
        self._layout.addStretch(1)
        self._layout.addWidget(self.button)
        self.count.valueChanged.connect(self.counted)
        self.count.refused.connect(self.refused)
        self.button.clicked.connect(self.pressed)

    def show_count(self, alike: int, most: int, *, folded: bool) -> None:
        """There are `alike` equal layers, and `most` there may be."""
        self._alike, self._folded = alike, folded
        self.count.high = most
        self.count.setValue(alike)
        self.count.setVisible(folded)
        self.retranslate()

    def set_indent(self, left: float, width: float) -> None:
        """Begin where the units of the row above do, with a field of their width, px."""
        one = self._appearance.px
        self._layout.setContentsMargins(round(left), 0, 0, round(one(4)))
        self._layout.setSpacing(round(one(6)))
        self.count.setFixedWidth(round(width))

    def retranslate(self) -> None:
        alone = self.tr("{count} equal layers").format(count=self._alike)
        self.label.setText(self.tr("equal layers") if self._folded else alone)
        self.button.setText(self.tr("Unfold") if self._folded else self.tr("Fold"))
        self.button.setToolTip(
            self.tr("Show each of the layers in a row of its own.")
            if self._folded
            else self.tr("Show the equal layers in one row, and edit them as one.")
        )
        self.button.setAccessibleName(self.button.text())
        self.count.setAccessibleName(self.tr("Number of equal layers"))
        self.count.setToolTip(
            self.tr("How many layers of this kind follow each other, up to {most}.").format(most=self.count.high)
        )
