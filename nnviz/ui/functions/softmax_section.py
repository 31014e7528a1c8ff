"""The softmax's own place on the page: its bars and its Jacobian, and buttons for one logit more or less."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.ui.export import Table
from nnviz.ui.functions.jacobian_map import JacobianMap
from nnviz.ui.functions.softmax_bars import FEWEST, MOST, SoftmaxBars
from nnviz.ui.theme import Appearance


class SoftmaxSection(QWidget):
    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._title, self._remark = QLabel("softmax"), QLabel()
        self._title.setProperty("role", "section")
        self._remark.setProperty("role", "muted")
        self.bars, self.jacobian = SoftmaxBars(appearance), JacobianMap(appearance)
        self.add_button, self.remove_button = QPushButton(), QPushButton()
        self._top, self._parts = QHBoxLayout(), QHBoxLayout()
        for widget in (self._title, self._remark):
            self._top.addWidget(widget)
        self._top.addStretch(1)
        for widget in (self.add_button, self.remove_button):
            self._top.addWidget(widget)
        self._parts.addWidget(self.bars, 3)
        self._parts.addWidget(self.jacobian, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._top)
        column.addLayout(self._parts)
        self.bars.changed.connect(self._follow)
        self.add_button.clicked.connect(self.bars.add)
        self.remove_button.clicked.connect(self.bars.remove)
        self._follow()
        self.restyle()
        self.retranslate()

    def _follow(self) -> None:
        self.jacobian.show_values(self.bars.jacobian)
        count = self.bars.logits.size
        self.add_button.setEnabled(count < MOST)
        self.remove_button.setEnabled(count > FEWEST)

    def table(self) -> Table:
        """A row for each logit: z, a, and its row of the Jacobian."""
        jacobian = self.bars.jacobian
        names = ("i", "z", "a", *(f"da/dz{j + 1}" for j in range(len(jacobian))))
        index = list(range(1, len(jacobian) + 1))
        return Table(names, (index, self.bars.logits, self.bars.probabilities, *jacobian.T))

    def retranslate(self) -> None:
        self._remark.setText(self.tr("is no function of one z: each output depends on all of them."))
        self.add_button.setText(self.tr("Add a logit"))
        self.remove_button.setText(self.tr("Remove the selected"))
        self.remove_button.setToolTip(self.tr("At least two are needed."))
        self.add_button.setToolTip(self.tr("Up to ten fit."))
        self.bars.retranslate()
        self.jacobian.retranslate()

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self.layout().setSpacing(round(px(6)))
        self._top.setSpacing(round(px(8)))
        self._parts.setSpacing(round(px(28)))
        for part in (self.bars, self.jacobian):
            part.setFixedHeight(part.sizeHint().height())
            part.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
