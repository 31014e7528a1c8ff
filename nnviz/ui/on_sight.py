"""A place in the window for what is made when it is first seen, so that what nobody looks at costs nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class OnSight(QWidget):
    """Empty until `make` is called, or `by_itself` until it is shown. `made` gives what `create` has made, once."""

    made = Signal(object)

    def __init__(self, create: Callable[[], QWidget], *, by_itself: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_itself = by_itself
        self._create = create
        self.content: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def make(self) -> QWidget:
        """What stands here, made now if it was not yet."""
        if self.content is None:
            self.content = self._create()
            self._layout.addWidget(self.content)
            self.made.emit(self.content)
            self.content.show()
        return self.content

    def showEvent(self, event: QShowEvent) -> None:
        if self._by_itself:
            self.make()
        super().showEvent(event)
