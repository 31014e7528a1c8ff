"""The context menu of a layer's row: what can be done with it, with the keys that do the same."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class LayerMenu(QMenu):
    """Offers everything and enables what is `possible`; `chosen` names it as LayerRow.asked does."""

    chosen = Signal(str)

    def __init__(self, possible: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, key in (
            ("duplicate", self.tr("Duplicate"), ""),
            ("before", self.tr("Insert a layer before"), ""),
            ("after", self.tr("Insert a layer after"), ""),
            ("up", self.tr("Move up"), "Alt+Up"),
            ("down", self.tr("Move down"), "Alt+Down"),
            ("remove", self.tr("Remove"), "Del"),
        ):
            if name in ("up", "remove"):
                self.addSeparator()
            written = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            action = self.addAction(f"{text}\t{written}" if key else text)
            action.setData(name)
            action.setEnabled(name in possible)
        self.triggered.connect(self._choose)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
