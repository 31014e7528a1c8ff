"""What stands in the Maxout view's place while the network has no Maxout layer: a word, and ways to get one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.snapshot import LayerInfo
from nnviz.ui.maxout.convert_button import ConvertButton
from nnviz.ui.theme import Appearance

PIECES = 3  # of the layer that is offered


class NoMaxout(QWidget):
    """It only asks.

    wanted             a Maxout layer with `PIECES` pieces, for a new run
    converted(layer)   this rectifier layer is to become the Maxout layer that computes the same
    """

    wanted = Signal()
    converted = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.text, self.offer_button, self.convert_button = QLabel(), QPushButton(), ConvertButton(appearance)
        self._lay_out()
        self.offer_button.clicked.connect(self.wanted)
        self.convert_button.chosen.connect(self.converted)

    def offer(self, layers: Sequence[LayerInfo]) -> None:
        """For the layers of this run; before the first one there is nothing to be seen."""
        for part in (self.text, self.offer_button):
            part.show()
        self.convert_button.offer(layers)

    def retranslate(self) -> None:
        self.text.setText(self.tr("This network has no Maxout layer: no unit that learns its own activation."))
        self.offer_button.setText(self.tr("Use maxout with {0} pieces in layer 1").format(PIECES))
        self.offer_button.setToolTip(
            self.tr(
                "Each unit becomes the largest of 3 straight lines. With 1 piece it would be a straight line itself, "
                "so 2 are the fewest; of many some mostly win nothing."
            )
        )

    def restyle(self) -> None:
        self.text.setFont(self._appearance.font(14))
        self.convert_button.restyle()

    def _lay_out(self) -> None:
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setWordWrap(True)
        self.offer_button.setProperty("role", "primary")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.text)
        for button in (self.offer_button, self.convert_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        for part in (self.text, self.offer_button):
            part.hide()
