"""The right column of the Backprop page: the current step at length, or the check of dimensions in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.training.walk.dimensions import Shapes
from nnviz.ui.backprop.detail_panel import DetailPanel
from nnviz.ui.backprop.dimension_panel import DimensionPanel
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.segments import Segments
from nnviz.ui.theme import Appearance


class RightPanel(QWidget):
    """`dimensions` is made when it is first seen."""

    def __init__(self, microscope: Microscope, appearance: Appearance) -> None:
        super().__init__()
        self._microscope, self._appearance = microscope, appearance
        self.choice = Segments(2)
        self.details = DetailPanel(microscope, appearance)
        self.dimensions: DimensionPanel | None = None
        self._head, self._body = QWidget(), QWidget()
        self._row, self._place = QVBoxLayout(self._head), QVBoxLayout(self._body)
        self._row.addWidget(self.choice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.details, 1)
        self._column.addWidget(self._body, 1)
        self._body.hide()
        self.choice.chosen.connect(self._show_choice)
        microscope.rebuilt.connect(self._show_shapes)
        self.restyle()
        self.retranslate()

    @property
    def checks_dimensions(self) -> bool:
        """Whether the check of dimensions is seen."""
        return self.choice.current == 1

    def show_dimensions(self, shown: bool) -> None:
        self.choice.set_current(1 if shown else 0)
        self._show_choice(1 if shown else 0)

    def _show_choice(self, number: int) -> None:
        if number == 1 and self.dimensions is None:
            self.dimensions = DimensionPanel(self._appearance)
            self._place.addWidget(self.dimensions)
            self._place.addStretch(1)
        self.details.setVisible(number == 0)
        self._body.setVisible(number == 1)
        self._show_shapes()

    def _show_shapes(self) -> None:
        """Those of the network under the microscope; without one the last ones stay."""
        moment = self._microscope.moment
        if self.dimensions is not None and moment is not None:
            self.dimensions.set_shapes(Shapes.of(moment))

    def retranslate(self) -> None:
        self.choice.set_texts((self.tr("This step"), self.tr("Dimensions")), self.tr("Right column"))

    def restyle(self) -> None:
        pad = round(self._appearance.px(12))
        self._row.setContentsMargins(pad, pad, pad, 0)
        self._place.setContentsMargins(pad, pad, pad, pad)
        self.details.restyle()
        if self.dimensions is not None:
            self.dimensions.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
