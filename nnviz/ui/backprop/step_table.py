"""All steps of the walk, one a line: those done, the current one, and those that are not computed yet.

Where the walk stands is the microscope's affair.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.step_model import FORMULA, NUMBERS, StepModel
from nnviz.ui.backprop.step_painting import StepPainting
from nnviz.ui.ink import colour
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

WIDTHS = (38.0, 206.0, 0.0, 74.0, 132.0)  # px; the numbers take what is left
NARROW = (34.0, 168.0, 0.0, 62.0, 104.0)
LEAST_NUMBERS = 240.0  # px: below that the other columns are narrow
LINE, HEAD = 25.0, 26.0


class StepTable(OwnKeys, QTableView):
    """step_chosen(index)   a line was clicked, or reached by key
    focused             it has the focus now, or has it no more
    """

    own_keys = (Qt.Key.Key_Up, Qt.Key.Key_Down)
    step_chosen = Signal(int)
    focused = Signal()

    def __init__(self, microscope: Microscope, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._microscope = appearance, microscope
        self.steps = StepModel(microscope, self)
        self._painting = StepPainting(appearance, self.steps)
        self._line = 1  # px
        self._painted = (-1, -1)  # the current step, and the first line in view, as they were painted
        self._said: dict[int, tuple[str, str]] = {}  # of each line in view, what the finite difference said
        self.setModel(self.steps)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(10)
        self.retranslate()
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_walk(self) -> None:
        """Another walk; its lines are painted when the step is shown."""
        if self.steps.count != len(self._microscope.steps):
            self.steps.take_walk()
        self._painting.forget()
        self._painted = (-1, -1)

    def show_step(self) -> None:
        """The current line in view, with one below it where there is one."""
        index = self._microscope.index
        if 0 <= index < self.steps.rowCount():
            self.setCurrentIndex(self.steps.index(index, FORMULA))
            self.scrollTo(self.steps.index(min(index + 1, self.steps.rowCount() - 1), FORMULA))
            self.scrollTo(self.steps.index(index, FORMULA))
        before, first = self._painted
        if first != self.rowAt(0) or before < 0:
            self.viewport().update()
            return
        low, high = min(before, index), max(before, index)
        self._update_lines(low, high)

    def show_checks(self) -> None:
        """Only the lines of which something else is to be said."""
        for row, said in list(self._said.items()):
            if self.steps.check_text(row) != said:
                self._update_lines(row, row)

    def _update_lines(self, first: int, last: int) -> None:
        top = self.rowViewportPosition(first)
        self.viewport().update(0, top, self.viewport().width(), (last - first + 1) * self._line)

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines that have to be painted anew; a table's own painting would ask for every cell."""
        _, top, _, height = event.rect().getRect()
        first = max(self.rowAt(0), 0)
        start = self.rowViewportPosition(first)  # at the end of the table the first line is not whole
        if self._painted[1] != first:
            self._said.clear()
        self._painted = (self._microscope.index, first)
        painter = QPainter(self.viewport())
        begin, end = top - start, top - start + height - 1
        for row in range(first + begin // self._line, min(first + end // self._line + 1, self.steps.count)):
            painter.drawPixmap(0, start + (row - first) * self._line, self._painting.picture(row, self._line))
            self._said[row] = self.steps.check_text(row)
        painter.end()

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index, last = event.key(), self._microscope.index, self.steps.rowCount() - 1
        page = max(1, self.viewport().height() // max(self.rowHeight(0), 1) - 1)
        targets = {
            Qt.Key.Key_Up: index - 1,
            Qt.Key.Key_Down: index + 1,
            Qt.Key.Key_PageUp: index - page,
            Qt.Key.Key_PageDown: index + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or key not in targets:
            event.ignore()
        elif last >= 0:
            self.step_chosen.emit(max(0, min(targets[Qt.Key(key)], last)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.step_chosen.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()

    def _fit_columns(self) -> None:
        px, room = self._appearance.px, self.viewport().width()
        widths = WIDTHS if room - px(sum(WIDTHS)) >= px(LEAST_NUMBERS) else NARROW
        for column, width in enumerate(widths):
            self.setColumnWidth(column, round(px(width) if column != NUMBERS else max(room - px(sum(widths)), px(60))))
        self._painting.widths = tuple(self.columnWidth(column) for column in range(len(widths)))
        self._painting.ratio = self.devicePixelRatioF()

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The steps of the walk; up and down go from step to step"))
        self.steps.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 4)
        self._painting.forget()
        self.viewport().update()

    def restyle(self) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        self.focused.emit()
        self._painting.forget()
        self.setFont(self._appearance.font())
        self.horizontalHeader().setFont(self._appearance.font(11))
        self.setStyleSheet(
            f"QTableView {{ background: {theme.panel}; border: none; }}"
            f"QHeaderView {{ background: {theme.panel}; }}"
            f"QHeaderView::section {{ background: {theme.panel}; color: {theme.muted}; border: none;"
            f" border-bottom: 1px solid {theme.border}; padding: 0 {round(px(6))}px; }}"
        )
        self._line = round(px(LINE))
        self._painted = (-1, -1)
        self.verticalHeader().setMinimumSectionSize(round(px(LINE)))
        self.verticalHeader().setDefaultSectionSize(round(px(LINE)))
        self.horizontalHeader().setFixedHeight(round(px(HEAD)))
        self._fit_columns()
        self.viewport().update()


class Framed(QWidget):
    """The frame of the steps: thin, and the outline of the focus while they have it. A header would hide its own."""

    def __init__(self, table: StepTable, appearance: Appearance) -> None:
        super().__init__()
        self._table, self._appearance = table, appearance
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(table)
        table.focused.connect(self.update)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, focused = QPainter(self), self._appearance.theme, self._table.hasFocus()
        painter.fillRect(0, 0, self.width(), self.height(), colour(theme.accent if focused else theme.border))
        edge = 2 if focused else 1
        painter.fillRect(edge, edge, self.width() - 2 * edge, self.height() - 2 * edge, colour(theme.panel))
        painter.end()
