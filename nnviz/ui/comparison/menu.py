"""The menu of the ready-made comparisons. It only shows them; `chosen` says which one is wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nnviz.training.comparisons import COMPARISONS
from nnviz.ui.comparison.words import comparison_text


class ComparisonMenu(QMenu):
    """One entry for each comparison, its line as the tooltip; `chosen` gives the Comparison. The races stand apart."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        raced = False
        for comparison in COMPARISONS:
            if comparison.is_race and not raced:
                raced = True
                self.addSeparator()
            self.addAction("").setData(comparison.key)
        self.triggered.connect(self._choose)
        self.retranslate()

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(next(comparison for comparison in COMPARISONS if comparison.key == action.data()))

    def retranslate(self) -> None:
        self.setTitle(self.tr("Compare"))
        known = {comparison.key: comparison for comparison in COMPARISONS}
        for action in self.actions():
            if action.data() is not None:
                line = comparison_text(known[action.data()].line)
                action.setText(comparison_text(known[action.data()].title))
                action.setToolTip(f"<p>{line}</p>")  # rich text, so that Qt breaks it
                action.setStatusTip(line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
