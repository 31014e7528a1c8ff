"""The facts table itself: its cells are painted here; sorted by click or key, copied as CSV or Markdown."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nnviz.ui.functions.curve_painting import curve_pen
from nnviz.ui.functions.fact_columns import COLUMNS, KEYS
from nnviz.ui.functions.fact_model import ALARM, BACKWARD, FORWARD, ROW, FactModel
from nnviz.ui.functions.formula import CUT, paint_formula, width
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

HEAD, LINE, PAD, SAMPLE = 28.0, 30.0, 6.0, 20.0  # px
FUNCTION, FORMULA = KEYS.index("function"), KEYS.index("formula")
FIGURE = 34.0  # px for the number behind a bar
SMALLEST_FORMULA = 10.5  # px
SAVED = {FORMULA: 40, FORWARD: 30, BACKWARD: 30, KEYS.index("torch"): 10, KEYS.index("matlab"): 10}
"""px that a column can be narrower in a narrow window."""
LEAST_BAR = 12.0  # px: a shorter one says nothing
COLUMNS_AT = tuple(enumerate(COLUMNS))
Index = QModelIndex | QPersistentModelIndex


class FactDelegate(QStyledItemDelegate):
    """Names with the dash of their curve, formulas in the face of mathematics, costs as bars."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.dearest = {FORWARD: 1.0, BACKWARD: 1.0}  # the cost that fills the bar

    @errors_told
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.sel))
        painter.setPen(QColor(theme.hair))
        painter.drawLine(QLineF(place.left(), place.bottom() - 0.5, place.right(), place.bottom() - 0.5))
        inner = place.adjusted(px(PAD), 0, -px(PAD), 0)
        painter.setClipRect(place)
        row = index.data(ROW)
        if index.column() == FUNCTION:
            painter.setPen(curve_pen(row.chosen.slot, self.appearance))
            painter.drawLine(QLineF(inner.left(), inner.center().y(), inner.left() + px(SAMPLE), inner.center().y()))
            self._text(painter, inner.adjusted(px(SAMPLE + 8), 0, px(PAD), 0), index, bold=True)
        elif index.column() == FORMULA:
            self._formula(painter, inner, str(index.data()))
        elif index.column() in (FORWARD, BACKWARD):
            value = row.forward if index.column() == FORWARD else row.backward
            if value is not None:
                self._bar(painter, inner, value / self.dearest[index.column()])
            self._text(painter, inner, index, bold=value is not None, faint=value is None)
        else:
            self._text(painter, inner, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()

    def _text(self, painter: QPainter, place: QRectF, index: Index, *, bold: bool = False, faint: bool = False) -> None:
        theme, alarm = self.appearance.theme, bool(index.data(ALARM))
        font = self.appearance.font(12, bold=bold or (alarm and COLUMNS[index.column()].right))
        painter.setFont(font)
        painter.setPen(QColor(theme.faint if faint else theme.take if alarm else theme.text))
        side = Qt.AlignmentFlag.AlignRight if COLUMNS[index.column()].right else Qt.AlignmentFlag.AlignLeft
        text, metrics = str(index.data()), QFontMetricsF(font)
        if metrics.horizontalAdvance(text) > place.width() + 1:
            text = CUT if faint else metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _formula(self, painter: QPainter, place: QRectF, text: str) -> None:
        """Smaller where it would not fit, and cut off where even that is too large: the tooltip has it whole."""
        size = 14.0
        while size > SMALLEST_FORMULA and width(text, self.appearance, size) > place.width():
            size -= 0.5
        painter.setPen(QColor(self.appearance.theme.text))
        baseline = place.center().y() + self.appearance.px(4.5)
        paint_formula(painter, text, place.left(), baseline, self.appearance, size, place.width())

    def _bar(self, painter: QPainter, place: QRectF, share: float) -> None:
        px, theme = self.appearance.px, self.appearance.theme
        track = QRectF(place.left(), place.center().y() - px(4), place.width() - px(FIGURE), px(8))
        if track.width() < px(LEAST_BAR):
            return
        painter.fillRect(track, QColor(theme.raised))
        track.setWidth(track.width() * min(share, 1.0))
        painter.fillRect(track, QColor(theme.ctl))


class FactTable(OwnKeys, QTableView):
    """As high as its rows: the page scrolls, not the table. Space sorts by the column of the cursor.

    copy_asked   Ctrl+C
    """

    own_keys = (Qt.Key.Key_Space,)

    copy_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.facts = FactModel(self)
        self._delegate = FactDelegate(appearance, self)
        self.setModel(self.facts)
        self.setItemDelegate(self._delegate)
        self.setObjectName("fact_table")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(10)
        self.setSortingEnabled(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.facts.modelReset.connect(self._fit_height)
        self.restyle()

    def show_rows(self, rows, z: float) -> None:
        for column, name in ((FORWARD, "forward"), (BACKWARD, "backward")):
            known = [cost for row in rows if (cost := getattr(row, name)) is not None]
            self._delegate.dearest[column] = max([1.0, *known])
        self.facts.set_rows(rows, z)
        self.horizontalHeader().viewport().update()  # headerDataChanged would have the whole table painted anew

    def chosen_rows(self) -> list[int]:
        """The numbers of the selected rows."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def restyle(self) -> None:
        px, theme = self.appearance.px, self.appearance.theme
        self.setFont(self.appearance.font())
        self.horizontalHeader().setFont(self.appearance.font(11))
        self.setStyleSheet(
            f"QTableView {{ background: {theme.panel}; border: 1px solid {theme.border}; }}"
            f"QHeaderView {{ background: {theme.panel}; }}"
            f"QHeaderView::section {{ background: {theme.panel}; color: {theme.muted}; border: none;"
            f" border-bottom: 1px solid {theme.border}; padding: 0 {round(px(PAD))}px; }}"
            f"QHeaderView::section:hover {{ color: {theme.text}; }}"
        )
        self.verticalHeader().setDefaultSectionSize(round(px(LINE)))
        self.verticalHeader().setMinimumSectionSize(round(px(LINE)))
        self.horizontalHeader().setFixedHeight(round(px(HEAD)))
        self._fit_width()
        self._fit_height()
        self.viewport().update()

    def _fit_height(self) -> None:
        px = self.appearance.px
        bar = self.horizontalScrollBar().sizeHint().height() if self._needed() > self.width() - 2 else 0
        self.setFixedHeight(round(px(HEAD)) + self.facts.rowCount() * round(px(LINE)) + 2 + bar)

    def _widths(self) -> list[int]:
        """What the columns can do with, in the design's pixels; in a narrow window without the bars of the costs."""
        narrow = self.width() - 2 < self.appearance.px(sum(column.width for column in COLUMNS))
        return [
            round(self.appearance.px(column.width - (SAVED.get(i, 0) if narrow else 0))) for i, column in COLUMNS_AT
        ]

    def _needed(self) -> int:
        return sum(self._widths())

    def _fit_width(self) -> None:
        """What there is beyond the columns' own widths goes to the formula, and a third of it to the bars."""
        spare = max(self.width() - 2 - self._needed(), 0)
        more = {FORMULA: spare - 2 * (spare // 6), FORWARD: spare // 6, BACKWARD: spare // 6}
        for i, own in enumerate(self._widths()):
            self.setColumnWidth(i, own + more.get(i, 0))

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._needed(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_width()
            self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._sort_by(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _sort_by(self, column: int) -> None:
        """Up, down, and as it was, as clicks on the header do."""
        head = self.horizontalHeader()
        if head.sortIndicatorSection() != column:
            head.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            head.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
