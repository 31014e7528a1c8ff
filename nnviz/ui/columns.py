"""How a page is divided: columns that scroll at the sides, and what they are about between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from nnviz.ui.theme import Appearance

LEAST_MIDDLE = 440.0  # px; below that the right column goes under the left one


class Columns(QSplitter):
    """It fills `page`; a page without a right column gives two parts. In a narrow page both columns stand in one."""

    def __init__(self, page: QWidget, left: QWidget, middle: QWidget, right: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("columns")
        self.setHandleWidth(1)
        self._page, self._right = page, right
        self._sides: tuple[int, ...] = ()
        self._least = LEAST_MIDDLE
        self._side = QSplitter(Qt.Orientation.Vertical)
        self._side.setObjectName("columns")
        self._side.setHandleWidth(1)
        self._side.setChildrenCollapsible(False)
        self._side.addWidget(left)
        for part in (self._side, middle, right):
            if part is not None:
                self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def set_widths(self, appearance: Appearance, left: float, *right: float) -> None:
        """Of the columns, px; the rest of the page is the middle's."""
        self._sides = tuple(round(appearance.px(width)) for width in (left, *right))
        self._least = appearance.px(LEAST_MIDDLE)
        self._arrange()
        self._share()

    @property
    def in_one(self) -> bool:
        """Whether both columns stand in one, for want of room."""
        return self._side.count() > 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._arrange():
            self._share()

    def _arrange(self) -> bool:
        """Put the right column where there is room for it; whether it moved."""
        room = self._page.width() - sum(self._sides) - len(self._sides)
        if self._right is None or not self._sides or (room < self._least) == self.in_one:
            return False
        focused = QApplication.focusWidget()
        into = self if self.in_one else self._side
        into.addWidget(self._right)
        if focused is not None and self._right.isAncestorOf(focused):
            focused.setFocus()
        return True

    def _share(self) -> None:
        sides = (max(self._sides),) if self.in_one else self._sides
        middle = max(self._page.width() - sum(sides) - len(sides), 1)
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
