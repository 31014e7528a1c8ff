"""The base of every view: it says what it wants and shows a snapshot. It never reaches into a trainer."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.export import Export, widgets
from nnviz.ui.theme import Appearance

if TYPE_CHECKING:
    from nnviz.ui.regions.feed import RegionsFeed


class View(QWidget):
    """A passive picture of the running network, made once and updated with every snapshot.

    menu_asked(Export, QPoint)   a context menu about this is wanted, at this place of the screen
    """

    menu_asked = Signal(object, QPoint)
    every_run = False
    """Whether all runs that are trained side by side are to answer its wants, or only the one that is shown."""
    region_feeds: Collection[RegionsFeed] = ()
    """Those that ask for the linear regions of its pictures."""

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

    def set_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        """New runs have begun, or another of them is shown. A view of a single run is told of that one."""
        self.set_run(runs[shown])

    def set_run(self, run: RunInfo) -> None:
        """A new run has begun: everything known of the old one is forgotten. It may be one that the view is not for."""
        raise NotImplementedError

    def set_room(self, height: float) -> None:
        """How high the column is in which it stands, in the design's pixels."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the answers found in `snapshot`; it need not carry all of them."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take on the appearance's theme, scale and fonts."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all texts in the window's language."""

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        """What can be copied and saved of the plot at `point`, or by key (None) at the cursor; None: nothing.

        Unless a view knows better that is its whole picture, without values.
        """
        size, paint = widgets(self, self)
        return Export(self.accessibleName() or self.tr("plot"), size, paint, self.appearance.theme.panel)

    def is_at(self, part: QWidget, point: QPoint | None) -> bool:
        """Whether this part of the view is at `point`, or by key (None) has the focus."""
        if not part.isVisibleTo(self):
            return False
        if point is None:
            focused = self.focusWidget()
            return focused is not None and (focused is part or part.isAncestorOf(focused))
        return part.rect().contains(part.mapFrom(self, point))

    def key_point(self) -> QPoint:
        """Where a menu that is opened by key stands."""
        return self.rect().center()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        event.setAccepted(self._ask_for_menu(event.pos() if by_mouse else None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift_f10 = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if not (event.key() == Qt.Key.Key_Menu or shift_f10) or not self._ask_for_menu(None):
            super().keyPressEvent(event)

    def _ask_for_menu(self, point: QPoint | None) -> bool:
        """Whether there is anything to ask about."""
        export = self.export(point)
        if export is not None:
            self.menu_asked.emit(export, self.mapToGlobal(self.key_point() if point is None else point))
        return export is not None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
