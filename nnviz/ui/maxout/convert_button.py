"""The button that makes a rectifier layer the Maxout layer which computes the same; it only asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from nnviz.training.snapshot import LayerInfo
from nnviz.ui.theme import Appearance

RECTIFIERS = ("relu", "leaky_relu", "prelu")
"""What is worth converting: a purelin could be, but both of its lines would be one for ever."""


class ConvertButton(QPushButton):
    """Offers the rectifier layers in a menu, and is not there where the network has none.

    chosen(layer)   from 0; the output layer is the last
    """

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._layers: tuple[tuple[int, str], ...] = ()
        self.layers = QMenu(self)
        self.layers.triggered.connect(self._choose)
        self.setMenu(self.layers)
        self.retranslate()
        self.restyle()

    def offer(self, layers: Sequence[LayerInfo]) -> None:
        """The layers of the run that is shown."""
        self._layers = tuple((l, layer.activation) for l, layer in enumerate(layers) if layer.activation in RECTIFIERS)
        self.setVisible(bool(self._layers))
        self._name_layers()

    def _name_layers(self) -> None:
        self.layers.clear()
        for l, activation in self._layers:
            self.layers.addAction(self.tr("Layer {0}, {1}").format(l + 1, activation)).setData(l)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def retranslate(self) -> None:
        self.setText(self.tr("Convert to Maxout"))
        self.setAccessibleDescription(self.tr("Opens the list of the layers that can be converted"))
        self.setToolTip(
            self.tr(
                "A rectifier is a Maxout of 2 whose second line is 0, or the first one times a slope: the network goes "
                "on from step 0 with what it has learned and computes the same; from then on both lines learn."
            )
        )
        self._name_layers()

    def restyle(self) -> None:
        self.setFont(self._appearance.font(11))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
