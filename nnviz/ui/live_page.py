"""The page with the living network: the model panel, the score, and a column of smaller views beside it.

It arranges what the catalogue lists and knows none of it. In a narrow window the right column goes under a tab; other
views of the middle stand under tabs beside the score.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui import catalogue
from nnviz.ui.middle import Middle
from nnviz.ui.model_panel import ModelPanel
from nnviz.ui.right_column import RightColumn
from nnviz.ui.tabs import leave_focus_to_tab_bar
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

LEFT, RIGHT = 280, 300  # px of the columns
NARROW = 1280  # below this width the right column goes under a tab beside the model


class LivePage(QWidget):
    """`panel`, `score` and all `views`; the columns can be dragged, folded away and hidden.

    view_made(entry, View)   a view is there that was not before; it is made when it is first seen
    """

    columns_changed = Signal()
    view_made = Signal(object, object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._scale = appearance.scale
        self._narrow = False
        self._shown = {"left": True, "right": True}
        self._widths = {"left": LEFT, "right": RIGHT}  # in the design's pixels
        self.panel = ModelPanel(appearance)
        self.middle = Middle(appearance, [entry for entry in catalogue.VIEWS if entry.place == "middle"])
        self.score = self.middle.first
        self.left_column = QTabWidget()
        self.left_column.setObjectName("left_column")
        self.left_column.setTabBarAutoHide(True)
        leave_focus_to_tab_bar(self.left_column)
        self.left_column.setDocumentMode(True)
        self.left_column.addTab(self.panel, "")
        self.right_column = RightColumn(appearance, [entry for entry in catalogue.VIEWS if entry.place != "middle"])
        for part in (self.middle, self.right_column):
            part.view_made.connect(self.view_made)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("columns")
        self._splitter.setHandleWidth(1)
        for widget in (self.left_column, self.middle, self.right_column):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.splitterMoved.connect(self._on_moved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        appearance.changed.connect(self.restyle)
        self.retranslate()

    @property
    def views(self) -> dict[str, View]:
        """Those that were made so far, by their keys in the catalogue."""
        made = self.middle.views | self.right_column.views
        return {entry.key: made[entry.key] for entry in catalogue.VIEWS if entry.key in made}

    def show_view(self, key: str) -> None:
        """Bring the tab or the section `key` into view; KeyError where there is none."""
        if next(entry for entry in catalogue.VIEWS if entry.key == key).place == "middle":
            self.middle.choose(key)
        else:
            self.show_column("right", True)
            if self._narrow:
                self.left_column.setCurrentWidget(self.right_column)
            self.right_column.show_view(key)

    def show_run(self, run: RunInfo) -> None:
        """Show the views that suit this run, and no others, in the right column."""
        self.right_column.show_run(run)

    # -- columns ---------------------------------------------------------------------------------------------------

    def column_shown(self, side: str) -> bool:
        """Whether the "left" or "right" column is there, and not folded away."""
        return self._shown[side] and self._widths[side] > 0

    def show_column(self, side: str, shown: bool) -> None:
        self._shown[side] = shown
        if shown and not self._widths[side]:
            self._widths[side] = LEFT if side == "left" else RIGHT
        self._arrange()
        self.columns_changed.emit()

    def widths(self) -> tuple[int, int]:
        """Of the left and the right column, in the design's pixels; 0: folded away or hidden."""
        left, right = (self._widths[side] if self._shown[side] else 0 for side in ("left", "right"))
        return left, right

    def set_widths(self, left: int, right: int) -> None:
        for side, width in (("left", left), ("right", right)):
            self._shown[side] = width > 0
            self._widths[side] = min(width, 800) if width > 0 else LEFT if side == "left" else RIGHT
        self._arrange()
        self.columns_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the right column where the width wants it, and give the columns their widths."""
        if self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            return  # the width means nothing yet; resizeEvent comes before the page is shown
        narrow = self.width() < self._appearance.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow:
                self.left_column.addTab(self.right_column, self.tr("Results"))
            else:
                self.left_column.removeTab(1)
                self._splitter.addWidget(self.right_column)
                self._splitter.setStretchFactor(2, 0)
        if narrow:
            self.left_column.setTabVisible(1, self._shown["right"])
        else:
            self.right_column.setVisible(self._shown["right"])
        self.left_column.setVisible(self._shown["left"])
        left, right = (round(self._appearance.px(width)) for width in self.widths())
        columns = [left, 0] if narrow else [left, 0, right]
        handles = sum(self._shown[side] for side in (("left",) if narrow else ("left", "right")))
        columns[1] = max(self._splitter.width() - sum(columns) - handles, 1)
        self._splitter.setSizes(columns)

    def _on_moved(self) -> None:
        sizes = self._splitter.sizes()
        for side, at in (("left", 0),) if self._narrow else (("left", 0), ("right", 2)):
            if self._shown[side]:
                self._widths[side] = round(sizes[at] / self._appearance.scale)
        self.columns_changed.emit()

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.left_column.setTabText(0, self.tr("Model"))
        if self._narrow:
            self.left_column.setTabText(1, self.tr("Results"))
        self._splitter.setAccessibleName(self.tr("Live"))

    def restyle(self) -> None:
        if self._appearance.scale != self._scale:
            self._scale = self._appearance.scale
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
