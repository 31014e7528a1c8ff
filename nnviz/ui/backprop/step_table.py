"""All steps of the walk, one a line: those done, the current one, and those that are not computed yet.

Its cells are painted here; where the walk stands is the microscope's affair.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nnviz.ui.backprop.figures import figure, largest, small, tint
from nnviz.ui.backprop.microscope import Microscope, Verdict
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

NUMBER, FORMULA, NUMBERS, SHAPE, CHECK = range(5)
WIDTHS = (38.0, 206.0, 0.0, 74.0, 132.0)  # px; the numbers take what is left
NARROW = (34.0, 168.0, 0.0, 62.0, 104.0)
LEAST_NUMBERS = 240.0  # px: below that the other columns are narrow
LINE, HEAD = 25.0, 26.0
CELL, GROUP = 50.0, 5.0  # px of a figure, and of the gap behind a row of the matrix
MOST = 400  # figures that are looked at, of a large matrix
DASH, DOT, CUT = "—", "·", "…"
Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class StepModel(QAbstractTableModel):
    def __init__(self, microscope: Microscope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.microscope = microscope
        self._count = 0

    def take_walk(self) -> None:
        self.beginResetModel()
        self._count = len(self.microscope.steps)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        step = self.microscope.steps[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.microscope.title(step) if index.column() == FORMULA else None
        if index.column() == NUMBER:
            return str(index.row() + 1)
        if index.column() == FORMULA:
            return step.symbols.plain
        if index.column() == SHAPE:
            return self.shape_text(index.row())
        if index.column() == CHECK:
            return self.check_text(index.row())[0]
        values = self.figures(index.row())
        if values is None:
            return self.tr("not computed yet")
        texts = [figure(value, self.microscope.decimals) for group in values for value in group]
        return ", ".join(texts[:20]) + (CUT if len(texts) > 20 else "")

    def figures(self, row: int) -> list[list[float]] | None:
        """By rows of the matrix; of a batch those of the chosen example alone. None: not computed yet."""
        if row > self.microscope.index:
            return None
        return self.microscope.example_figures(self.microscope.steps[row], MOST)

    def shape_text(self, row: int) -> str:
        shape = self.microscope.steps[row].result.shape
        return f"({shape[0]}, {shape[1]})" if len(shape) == 2 else self.tr("scalar")

    def check_text(self, row: int) -> tuple[str, Verdict]:
        """What the finite difference says of a line, in words, and what that means."""
        verdict, error = self.microscope.verdict(row)
        if verdict == "none":
            return ("" if row > self.microscope.index else DASH), verdict
        texts = {
            "later": "",
            "waiting": CUT,
            "agrees": "{error}",
            "rounding": self.tr("{error}, some too small"),
            "kink": self.tr("{error}, at a kink"),
            "differs": self.tr("{error}, differs"),
            "not finite": self.tr("not finite"),
            "partly": self.tr("{error} so far"),
        }
        return texts[verdict].format(error=small(error)), verdict

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        alone = self.microscope.samples == 1
        numbers = self.tr("Numbers of this example") if alone else self.tr("Numbers")
        return ("#", self.tr("Formula"), numbers, self.tr("Shape"), self.tr("Finite difference"))[section]


class StepDelegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, model: StepModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance, self._model = appearance, model
        self.labels = LabelCache()

    @errors_told
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        place, row = option.rect, index.row()
        x, y, wide, high = place.x(), place.y(), place.width(), place.height()
        current = self._model.microscope.index
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if row == current:
            painter.fillRect(x, y, wide, high, colour(theme.sel))
            if index.column() == NUMBER:
                painter.fillRect(x, y, round(px(3)), high, colour(theme.accent))
        painter.fillRect(x, y + high - 1, wide, 1, colour(theme.hair))
        ink = theme.faint if row > current else theme.text
        painter.setClipRect(x, y, wide, high)
        bold = row == current
        if index.column() == NUMBER:
            painter.setFont(self._appearance.font(11, bold=bold))
            painter.setPen(colour(theme.muted if row <= current else theme.faint))
            painter.drawText(
                x,
                y,
                wide - round(px(10)),
                high,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(row + 1),
            )
        elif index.column() == FORMULA:
            self._formula(painter, x, y, wide, high, row, ink, bold)
        elif index.column() == NUMBERS:
            self._figures(painter, x, y, wide, high, row)
        else:
            self._words(painter, x, y, wide, high, index, ink)
        painter.setClipping(False)

    def _formula(self, painter: QPainter, x: int, y: int, wide: int, high: int, row: int, ink: str, bold: bool) -> None:
        step = self._model.microscope.steps[row]
        html = step.symbols.rich
        ratio = painter.device().devicePixelRatio()
        label, size = None, 14.0
        while label is None or (label.width > wide - self._appearance.px(10) and size > 10.0):
            font = self._appearance.maths(size, italic=False)
            label = self.labels.rich(f"<b>{html}</b>" if bold else html, font, ink, ratio)
            size -= 1.0
        draw_label(painter, label, x + self._appearance.px(8), y + high / 2, _LEFT)

    def _figures(self, painter: QPainter, x: int, y: int, wide: int, high: int, row: int) -> None:
        """One tinted cell for every number; of a matrix there is a gap between its rows."""
        theme, px, microscope = self._appearance.theme, self._appearance.px, self._model.microscope
        values = self._model.figures(row)
        known = values is not None
        if values is None:
            values = microscope.example_figures(microscope.steps[row], MOST)
        step = microscope.steps[row]
        most = largest(step.result.values) if known else 0.0
        cell = px(CELL + 6.4 * max(microscope.decimals - 3, 0))
        at, end = x + px(6), x + wide - px(6)
        painter.setFont(self._appearance.font(11))
        top, tall = y + 3, high - 7
        total = sum(map(len, values))
        done = 0
        for group in values:
            for value in group:
                last = done + 1 == total
                if at + cell + (0 if last else px(16)) > end:
                    painter.setPen(colour(theme.muted))
                    painter.drawText(round(at), y, round(px(16)), high - 1, _CENTRE, CUT)
                    return
                left, broad = round(at), round(at + cell) - round(at) - 2
                ground = tint(value, most, theme) if known and (microscope.shaded or value != value) else None
                painter.fillRect(left, top, broad, tall, colour(theme.panel) if ground else colour(theme.raised))
                if ground is not None:
                    painter.fillRect(left, top, broad, tall, ground)
                painter.setPen(colour(theme.text if known else theme.faint))
                painter.drawText(left, top, broad, tall, _CENTRE, figure(value, microscope.decimals) if known else DOT)
                at += cell
                done += 1
            at += px(GROUP) if len(values) > 1 and len(group) > 1 else 0

    def _words(self, painter: QPainter, x: int, y: int, wide: int, high: int, index: Index, ink: str) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        text = str(index.data())
        if index.column() == CHECK:
            text, verdict = self._model.check_text(index.row())
            if verdict in ("agrees", "rounding", "partly", "kink"):
                ink = {"kink": theme.warning_text, "partly": theme.muted}.get(verdict, theme.ok_text)
                if verdict in ("agrees", "rounding"):
                    self._tick(painter, x + px(9), y + high / 2, ink)
            elif verdict in ("differs", "not finite"):
                ink = theme.danger_text
        shift = round(px(24 if index.column() == CHECK and text not in (DASH, "") else 8))
        painter.setFont(self._appearance.font(11))
        painter.setPen(colour(ink))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide - shift)
        painter.drawText(x + shift, y, wide - shift, high, _LEFT, text)

    def _tick(self, painter: QPainter, x: float, y: float, ink: str) -> None:
        px = self._appearance.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(ink, 1.6))
        painter.drawLine(round(x), round(y), round(x + px(3)), round(y + px(3)))
        painter.drawLine(round(x + px(3)), round(y + px(3)), round(x + px(9)), round(y - px(4)))


class StepTable(QTableView):
    """step_chosen(index)   a line was clicked, or reached by key"""

    step_chosen = Signal(int)

    def __init__(self, microscope: Microscope, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._microscope = appearance, microscope
        self.steps = StepModel(microscope, self)
        self._delegate = StepDelegate(appearance, self.steps, self)
        self.setModel(self.steps)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(10)
        self.retranslate()
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_walk(self) -> None:
        self.steps.take_walk()
        self.show_step()

    def show_step(self) -> None:
        """The current line in view, with one below it where there is one."""
        index = self._microscope.index
        if 0 <= index < self.steps.rowCount():
            self.setCurrentIndex(self.steps.index(index, FORMULA))
            self.scrollTo(self.steps.index(min(index + 1, self.steps.rowCount() - 1), FORMULA))
            self.scrollTo(self.steps.index(index, FORMULA))
        self.viewport().update()

    def show_checks(self) -> None:
        self.viewport().update()

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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.step_chosen.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        px, room = self._appearance.px, self.viewport().width()
        widths = WIDTHS if room - px(sum(WIDTHS)) >= px(LEAST_NUMBERS) else NARROW
        for column, width in enumerate(widths):
            self.setColumnWidth(column, round(px(width) if column != NUMBERS else max(room - px(sum(widths)), px(60))))

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The steps of the walk; up and down go from step to step"))
        self.steps.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 4)
        self.viewport().update()

    def restyle(self) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        self._delegate.labels.clear()
        self.setFont(self._appearance.font())
        self.horizontalHeader().setFont(self._appearance.font(11))
        self.setStyleSheet(
            f"QTableView {{ background: {theme.panel}; border: 1px solid {theme.border}; }}"
            f"QTableView:focus {{ border: 2px solid {theme.accent}; }}"
            f"QHeaderView {{ background: {theme.panel}; }}"
            f"QHeaderView::section {{ background: {theme.panel}; color: {theme.muted}; border: none;"
            f" border-bottom: 1px solid {theme.border}; padding: 0 {round(px(6))}px; }}"
        )
        self.verticalHeader().setMinimumSectionSize(round(px(LINE)))
        self.verticalHeader().setDefaultSectionSize(round(px(LINE)))
        self.horizontalHeader().setFixedHeight(round(px(HEAD)))
        self._fit_columns()
        self.viewport().update()
