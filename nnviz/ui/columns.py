"""How a page is divided: columns that scroll at the sides, and what they are about between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from nnviz.ui.theme import Appearance


class Columns(QSplitter):
    """It fills `page`; a page without a right column gives two parts."""

    def __init__(self, page: QWidget, left: QWidget, middle: QWidget, right: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("columns")
        self.setHandleWidth(1)
        for part in (left, middle, right):
            if part is not None:
                self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def set_widths(self, appearance: Appearance, left: float, *right: float) -> None:
        """Of the columns, px; the rest of the page is the middle's."""
        sides = [round(appearance.px(width)) for width in (left, *right)]
        middle = max(self.parentWidget().width() - sum(sides) - len(sides), 1)
        self.setSizes([sides[0], middle, *sides[1:]])


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """A column that scrolls down only; its name is that of its style, "left_column" or "right_column"."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    content.setAutoFillBackground(False)  # after setWidget, which turns it on
    return area


def rule() -> QFrame:
    """A hairline across a column."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made
