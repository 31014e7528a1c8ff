"""The base of every view: it says what it wants and shows a snapshot. It never reaches into a trainer."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.theme import Appearance


class View(QWidget):
    """A passive picture of the running network, made once and updated with every snapshot."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        appearance.changed.connect(self.restyle)

    @property
    def active(self) -> bool:
        """Whether snapshots are worth having: a hidden view costs nothing."""
        return self.isVisible()

    @property
    def wants(self) -> Collection[Want]:
        """What the next snapshots shall carry; asked every frame, so it must be cheap."""
        raise NotImplementedError

    def set_run(self, run: RunInfo) -> None:
        """A new run has begun: everything known of the old one is forgotten. It may be one that the view is not for."""
        raise NotImplementedError

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the answers found in `snapshot`; it need not carry all of them."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take on the appearance's theme, scale and fonts."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all texts in the window's language."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
