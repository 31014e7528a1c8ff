"""A list of column names, some of them ticked, that opens from a closed field. It knows nothing of tables."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nnviz.ui.controls.drawing import Role, paint_box, paint_chevron, paint_frame, px, signals_blocked

MOST_ROWS = 10  # before the list scrolls


class TickedLine(QStyledItemDelegate):
    """Draws a line of the list with the same box as a switch; ticking stays Qt's."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, round(24 * px(self.parent())))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = self.parent()
        one, rect = px(view), QRectF(option.rect)
        if index == view.currentIndex():
            painter.fillRect(rect, view.palette().color(Role.AlternateBase))
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        painter.save()
        paint_box(painter, view, QRectF(rect.left() + 4 * one, rect.center().y() - 7 * one, 14 * one, 14 * one), ticked)
        painter.restore()
        painter.setPen(view.palette().color(Role.Text))
        room = rect.adjusted(26 * one, 0, -4 * one, 0)
        text = view.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class ColumnsField(QToolButton):
    """A closed list of column names, some of them ticked; opened it stays open while one ticks."""

    valueChanged = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setProperty("card", "neutral")
        self._popup.setBackgroundRole(Role.Base)
        self.every = QPushButton()
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(TickedLine(self.list))
        self.list.itemClicked.connect(self._clicked)
        layout = QVBoxLayout(self._popup)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.every)
        layout.addWidget(self.list)
        self.clicked.connect(self._open)
        self.every.clicked.connect(self._tick_every)
        self.list.itemChanged.connect(self._ticked)
        self.retranslate()

    def setColumns(self, names: tuple[str, ...], chosen: tuple[str, ...]) -> None:
        """Offer `names` with `chosen` of them ticked."""
        with signals_blocked(self.list):
            if names != self._names:
                self._names = names
                self.list.clear()
                self.list.addItems(names)
            for row in range(self.list.count()):
                item = self.list.item(row)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = item.text() in chosen
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.retranslate()

    def value(self) -> tuple[str, ...]:
        """The ticked names, in the order of the table."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self.value():
            with signals_blocked(self.list):
                item.setCheckState(Qt.CheckState.Checked)
            self.refused.emit(self.tr("At least one column stays: without any there is nothing to learn from."))
            return
        self.retranslate()
        self.valueChanged.emit(self.value())

    def _tick_every(self) -> None:
        if self.value() != self._names:
            self.setColumns(self._names, self._names)
            self.valueChanged.emit(self._names)

    def _clicked(self, item: QListWidgetItem) -> None:
        """The whole line ticks, not only its box."""
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _open(self) -> None:
        lines = min(len(self._names), MOST_ROWS) * self.list.sizeHintForRow(0)
        self._popup.resize(self.width(), lines + self.every.sizeHint().height() + self._popup.layout().spacing() + 16)
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._popup.show()
        self.list.setFocus()

    def retranslate(self) -> None:
        text = self.tr("{count} of {every} columns").format(count=len(self.value()), every=len(self._names))
        self.setText(text)
        self.setAccessibleName(text)
        self.list.setAccessibleName(self.tr("Columns"))
        self.every.setText(self.tr("All columns"))

    def sizeHint(self) -> QSize:
        return QSize(round(160 * px(self)), round(24 * px(self)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one = QPainter(self), px(self)
        paint_frame(painter, self)
        paint_chevron(painter, self)
        painter.setPen(self.palette().color(Role.Text))
        room = self.rect().adjusted(round(7 * one), 0, -round(20 * one), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
