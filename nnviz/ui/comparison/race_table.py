"""The table of a race: columns for round steps, rows that are sorted by a click on a head and keep so.

While the pointer moves over the rows they stand still. What is written in them is the business of the race.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from math import inf

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from nnviz.ui import number_format
from nnviz.ui.theme import Appearance

MILESTONES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000)  # steps
NAME, MAP, FIRST = 0, 1, 2  # columns; then the milestones, the loss now, the accuracy, the curve
NOW, ACCURACY, CURVE = (FIRST + len(MILESTONES) + i for i in range(3))
ROW, PICTURE = 34, 28  # px
NAME_WIDTH, MILESTONE_WIDTH, NOW_WIDTH, CURVE_WIDTH = 118, 58, 78, 84  # px, the last at least
LEAST_MILESTONES = 3
STILL = 1.5  # seconds after which a pointer that rests on the rows does not hold them any more


class _Cell(QTableWidgetItem):
    """A cell that is sorted by `rank`, whatever is written in it; what is not known comes last."""

    def __init__(self, number: int, column: int) -> None:
        super().__init__()
        self.rank: float | str = inf
        self.setData(Qt.ItemDataRole.UserRole, number)
        self.setTextAlignment(_side(column))

    def __lt__(self, other: QTableWidgetItem) -> bool:
        assert isinstance(other, _Cell)
        if isinstance(self.rank, str) or isinstance(other.rank, str):
            return str(self.rank) < str(other.rank)
        return self.rank < other.rank


class RaceTable(QTableWidget):
    """`chosen`: the number of the run whose row was chosen."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(0, CURVE + 1, parent)
        self.appearance = appearance
        self._cells: list[dict[int, _Cell]] = []
        self._pointed_at = -inf  # when the pointer last moved over the rows
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(True)
        header.sortIndicatorChanged.connect(self.sort)
        self.viewport().setMouseTracking(True)
        self.itemSelectionChanged.connect(self._choose)

    def begin(self, runs: int) -> None:
        """Empty rows, the best loss first."""
        self.setRowCount(runs)
        self._cells = [{column: _Cell(number, column) for column in range(CURVE + 1)} for number in range(runs)]
        for number, cells in enumerate(self._cells):
            for column, cell in cells.items():
                self.setItem(number, column, cell)
        self.horizontalHeader().setSortIndicator(NOW, Qt.SortOrder.AscendingOrder)

    def cell(self, number: int, column: int) -> QTableWidgetItem:
        """That of run `number`, wherever its row is by now."""
        return self._cells[number][column]

    def write(self, number: int, column: int, text: str, rank: float | str | None) -> None:
        """`rank` is what the rows are sorted by; None comes last."""
        cell = self._cells[number][column]
        if cell.text() != text:
            cell.setText(text)
        cell.rank = inf if rank is None or rank != rank else rank

    def select(self, number: int) -> None:
        """Mark the row of a run, without choosing it."""
        if number < len(self._cells):
            self.blockSignals(True)
            self.setCurrentItem(self._cells[number][NAME])
            self.blockSignals(False)

    def sort(self) -> None:
        header = self.horizontalHeader()
        self.sortItems(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def sort_unless_pointed_at(self) -> None:
        """What is clicked shall be what was seen."""
        if time.monotonic() - self._pointed_at > STILL:
            self.sort()

    def show_milestones(self, furthest: int) -> None:
        """Those passed and the next, as many of the latest as there is room for; the curve has the rest."""
        px = self.appearance.px
        taken = NAME_WIDTH + PICTURE + 20 + 2 * NOW_WIDTH + CURVE_WIDTH
        room = int((self.viewport().width() - px(taken)) / px(MILESTONE_WIDTH))
        most = min(max(LEAST_MILESTONES, room), len(MILESTONES))
        passed = sum(step <= furthest for step in MILESTONES)
        last = min(max(passed + 1, LEAST_MILESTONES), len(MILESTONES))
        for number in range(len(MILESTONES)):
            self.setColumnHidden(FIRST + number, not last - most <= number < last)
        curve = self.viewport().width() - self.columnViewportPosition(CURVE) - self.horizontalOffset()
        self.setIconSize(QSize(max(round(px(CURVE_WIDTH)), curve - round(px(12))), round(px(PICTURE))))

    def set_heads(self, name: str, picture: str, now: str, accuracy: str, curve: str) -> None:
        steps = [number_format.count(step) for step in MILESTONES]
        self.setHorizontalHeaderLabels([name, picture, *steps, now, accuracy, curve])
        for column in range(CURVE + 1):
            self.horizontalHeaderItem(column).setTextAlignment(_side(column))

    def set_head_tips(self, milestones: Sequence[str], accuracy: str, curve: str) -> None:
        tips = {**dict(enumerate(milestones, FIRST)), ACCURACY: accuracy, CURVE: curve}
        for column, text in tips.items():
            self.horizontalHeaderItem(column).setToolTip(text)

    def restyle(self) -> None:
        px, theme = self.appearance.px, self.appearance.theme
        self.setFont(self.appearance.font(11.5))
        self.horizontalHeader().setFont(self.appearance.font(10.5))
        self.verticalHeader().setDefaultSectionSize(round(px(ROW)))
        self.setStyleSheet(
            f"QTableView {{ background: {theme.panel}; border: 1px solid {theme.border}; outline: none;"
            f" selection-background-color: {theme.sel}; selection-color: {theme.text}; }}"
            f"QTableView:focus {{ border: 2px solid {theme.accent}; }}"
            f"QTableView::item {{ padding-right: {round(px(11))}px; }}"
            f"QHeaderView::section {{ background: {theme.surface}; color: {theme.muted}; border: none;"
            f" border-bottom: 1px solid {theme.border}; padding: 2px {round(px(14))}px 2px 4px; }}"
        )
        widths = {NAME: NAME_WIDTH, MAP: PICTURE + 20, NOW: NOW_WIDTH, ACCURACY: NOW_WIDTH}
        for column in range(CURVE):
            self.setColumnWidth(column, round(px(widths.get(column, MILESTONE_WIDTH))))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            self._pointed_at = time.monotonic()
        elif event.type() == QEvent.Type.Leave:
            self._pointed_at = -inf
        return super().viewportEvent(event)

    def _choose(self) -> None:
        items = self.selectedItems()
        if items:
            self.chosen.emit(int(items[0].data(Qt.ItemDataRole.UserRole)))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if FIRST <= column < CURVE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
