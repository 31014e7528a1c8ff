"""Many runs in a table: what differs, a small map, the loss as it was at round steps and as it is now, and its curve.

The rows are sorted by a click on a head and keep so, but stand still while the pointer moves over them.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from math import inf, isfinite

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nnviz.training.comparison_wants import RaceLossesWant, RaceMapWant
from nnviz.training.comparisons import difference
from nnviz.training.snapshot import RunInfo, RunState, Snapshot
from nnviz.training.wants import DecisionMap, Losses, Want
from nnviz.ui import number_format
from nnviz.ui.colour_map import map_colours
from nnviz.ui.comparison.overlays import loss_at
from nnviz.ui.comparison.words import SideWords
from nnviz.ui.export import Table
from nnviz.ui.ink import colour, pen
from nnviz.ui.loss_curves import decades, thinned
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.map.picture import MapPicture
from nnviz.ui.map.scale import output_scale
from nnviz.ui.theme import Appearance

MILESTONES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000)  # steps
NAME, MAP, FIRST = 0, 1, 2  # columns; then the milestones, the loss now, the accuracy, the curve
NOW, ACCURACY, CURVE = (FIRST + len(MILESTONES) + i for i in range(3))
ROW, PICTURE = 34, 28  # px
CURVE_WIDTH = 84  # px, at least
MILESTONE_WIDTH, NOW_WIDTH = 58, 78  # px
SPARK_POINTS = 60
STILL = 1.5  # seconds after which a pointer that rests on the rows does not hold them any more


class _Cell(QTableWidgetItem):
    """A cell that is sorted by `rank`, whatever is written in it; what is not known comes last."""

    def __init__(self) -> None:
        super().__init__()
        self.rank: float | str = inf

    def __lt__(self, other: QTableWidgetItem) -> bool:
        assert isinstance(other, _Cell)
        if isinstance(self.rank, str) or isinstance(other.rank, str):
            return str(self.rank) < str(other.rank)
        return self.rank < other.rank


class Race(QWidget):
    """`shown_chosen`: the number of a run that was chosen. `kept`: go on with this one alone."""

    shown_chosen = Signal(int)
    kept = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._words = SideWords(self)
        self._runs: tuple[RunInfo, ...] = ()
        self._states: tuple[RunState, ...] = ()
        self._losses: dict[int, Losses] = {}
        self._maps: dict[int, DecisionMap] = {}
        self._shown = 0
        self._best: int | None = None
        self._map_want = RaceMapWant()
        self._picture: MapPicture | None = None
        self._cells: list[dict[int, _Cell]] = []
        self._pointed_at = -inf  # when the pointer last moved over the rows
        self.table_view = QTableWidget()
        self._set_up_table()
        self.keep_button = QPushButton()
        self.keep_button.clicked.connect(self._keep)
        self._told = QLabel()
        self._told.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self.keep_button)
        row.addWidget(self._told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table_view, 1)
        layout.addLayout(row)

    # -- what it is told

    @property
    def wants(self) -> Collection[Want]:
        if self._runs and len(self._runs[0].data.columns) > 1:
            return (RaceLossesWant(), self._map_want)
        return (RaceLossesWant(),)

    def set_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        self._runs, self._shown = runs, shown
        self._losses, self._maps, self._states = {}, {}, ()
        self._best = None
        self._map_want = RaceMapWant(columns=telling_columns(runs[0].data))
        view = self.table_view
        view.setRowCount(len(runs))
        self._cells = []
        for number in range(len(runs)):
            cells = {column: _Cell() for column in range(view.columnCount())}
            for column, cell in cells.items():
                cell.setData(Qt.ItemDataRole.UserRole, number)
                right = column >= FIRST and column != CURVE
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                view.setItem(number, column, cell)
            self._cells.append(cells)
        view.horizontalHeader().setSortIndicator(NOW, Qt.SortOrder.AscendingOrder)
        view.setColumnHidden(MAP, len(runs[0].data.columns) < 2)
        view.setColumnHidden(ACCURACY, runs[0].data.task == "regression")
        self._choose_colours()
        self._name_rows()
        self._show_milestones(0)
        self.set_shown(shown)

    def set_shown(self, shown: int) -> None:
        self._shown = shown
        self._select()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if len(snapshot.runs) != len(self._runs):
            return
        self._states = snapshot.runs
        told = False
        for number, state in enumerate(snapshot.runs):
            losses, picture = state.answers.get(RaceLossesWant()), state.answers.get(self._map_want)
            if losses is not None:
                self._losses[number] = losses
                told = True
            if picture is not None:
                self._maps[number] = picture
                self._show_map(number)
        if told:
            self._show_losses()

    def table(self) -> Table | None:
        """A row for each run in their order, a column for each milestone that any has passed."""
        if not self._losses:
            return None
        passed = [step for step in MILESTONES if any(self._at(number, step) is not None for number in self._losses)]
        numbers = sorted(self._losses)
        columns: list[list[object]] = [[self._row_name(number) for number in numbers]]
        columns += [[_number(self._at(number, step)) for number in numbers] for step in passed]
        columns.append([self._states[number].step for number in numbers])
        columns.append([self._states[number].train_loss for number in numbers])
        columns.append([_number(self._losses[number].test_accuracy) for number in numbers])
        overflow = [self._states[number].divergence for number in numbers]
        columns.append(["" if d is None else d.step for d in overflow])
        names = ("run", *(f"loss_{step}" for step in passed), "step", "loss", "test_accuracy", "overflow_step")
        return Table(names, tuple(columns))

    def restyle(self) -> None:
        px, view = self.appearance.px, self.table_view
        self.setFont(self.appearance.font())
        view.setFont(self.appearance.font(11.5))
        view.horizontalHeader().setFont(self.appearance.font(10.5))
        view.verticalHeader().setDefaultSectionSize(round(px(ROW)))
        self.layout().setSpacing(round(px(8)))
        theme = self.appearance.theme
        view.setStyleSheet(
            f"QTableView {{ background: {theme.panel}; gridline-color: {theme.hair}; "
            f"border: 1px solid {theme.border}; selection-background-color: {theme.sel}; "
            f"selection-color: {theme.text}; outline: none; }}"
            f"QTableView:focus {{ border: 2px solid {theme.accent}; }}"
            f"QHeaderView::section {{ background: {theme.surface}; color: {theme.muted}; border: none; "
            f"border-bottom: 1px solid {theme.border}; padding: 2px {round(px(14))}px 2px 4px; }}"
            f"QTableView::item {{ padding-right: {round(px(11))}px; }}"
        )
        self._choose_colours()
        self._fit_columns()
        if self._losses:
            self._show_losses()

    def retranslate(self) -> None:
        self.table_view.setAccessibleName(self.tr("All runs, with their losses at round steps"))
        self.keep_button.setText(self.tr("Go on with this one alone"))
        self.keep_button.setToolTip(self.tr("End all others; the chosen one goes on as it stands"))
        heads = [self.tr("run"), self.tr("map")]
        heads += [number_format.count(step) for step in MILESTONES]
        heads += [self.tr("loss now"), self.tr("accuracy"), self.tr("loss")]
        self.table_view.setHorizontalHeaderLabels(heads)
        for column in range(CURVE + 1):
            right = FIRST <= column < CURVE
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            self.table_view.horizontalHeaderItem(column).setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        for column, step in enumerate(MILESTONES, FIRST):
            text = self.tr("Training loss at step {step}, between the two nearest measurements")
            self.table_view.horizontalHeaderItem(column).setToolTip(text.format(step=number_format.count(step)))
        accuracy = self.tr("Share of the test samples that is told right")
        self.table_view.horizontalHeaderItem(ACCURACY).setToolTip(accuracy)
        curve = self.tr("Training loss from the first step to now; one scale for all")
        self.table_view.horizontalHeaderItem(CURVE).setToolTip(curve)
        self._name_rows()
        self._tell_best()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._show_milestones(max((state.step for state in self._states), default=0))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Rows that are pointed at do not change places: what is clicked is what was seen."""
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            self._pointed_at = time.monotonic()
        elif event.type() == QEvent.Type.Leave:
            self._pointed_at = -inf
        return False

    # -- its parts

    def _set_up_table(self) -> None:
        view = self.table_view
        view.setColumnCount(CURVE + 1)
        view.verticalHeader().hide()
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(True)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setSortIndicatorShown(True)
        view.horizontalHeader().setSectionsClickable(True)
        view.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        view.horizontalHeader().setStretchLastSection(True)
        view.viewport().installEventFilter(self)
        view.viewport().setMouseTracking(True)
        view.itemSelectionChanged.connect(self._chosen)

    def _sort(self) -> None:
        header = self.table_view.horizontalHeader()
        self.table_view.sortItems(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _chosen(self) -> None:
        number = self._selected()
        if number is not None and number != self._shown:
            self._shown = number
            self.shown_chosen.emit(number)

    def _selected(self) -> int | None:
        items = self.table_view.selectedItems()
        return int(items[0].data(Qt.ItemDataRole.UserRole)) if items else None

    def _select(self) -> None:
        """Mark the row of the run that is shown, without choosing it again."""
        if self._shown < len(self._cells):
            self.table_view.blockSignals(True)
            self.table_view.setCurrentItem(self._cells[self._shown][NAME])
            self.table_view.blockSignals(False)

    def _keep(self) -> None:
        self.kept.emit(self._shown)

    def _row_name(self, number: int) -> str:
        """The activation where that is what differs; else the difference from the first."""
        names = {run.layers[0].activation for run in self._runs if len(run.layers) > 1}
        if len(names) == len(self._runs):
            return self._runs[number].layers[0].activation
        configs = [run.config for run in self._runs]
        if number and difference((configs[0], configs[number])):
            return self._words.differs(configs[0], configs[number])
        return number_format.count(number + 1)

    def _name_rows(self) -> None:
        for number, cells in enumerate(self._cells):
            name = self._row_name(number)
            note = self._note(number)
            cells[NAME].rank = name
            cells[NAME].setText(f"{name}\n{note}" if note else name)
            ink = self.appearance.theme.danger_text if self._overflowed(number) else self.appearance.theme.text
            cells[NAME].setForeground(colour(ink))
            cells[NAME].setFont(self.appearance.font(11.5, bold=number == self._best))

    def _note(self, number: int) -> str:
        if self._overflowed(number):
            divergence = self._states[number].divergence
            assert divergence is not None
            return self.tr("overflow at step {step}").format(step=number_format.count(divergence.step))
        return self.tr("best so far") if number == self._best else ""

    def _overflowed(self, number: int) -> bool:
        return bool(self._states) and self._states[number].divergence is not None

    def _at(self, number: int, step: int) -> float | None:
        return loss_at(self._losses[number], step)

    def _show_losses(self) -> None:
        furthest = max(state.step for state in self._states)
        sound = {n: state.train_loss for n, state in enumerate(self._states) if state.divergence is None}
        finite = {number: loss for number, loss in sound.items() if isfinite(loss)}
        self._best = min(finite, key=finite.__getitem__) if finite and furthest else None
        for number in self._losses:
            self._show_row(number)
        self._show_milestones(furthest)
        self._draw_sparks(furthest)
        self._name_rows()
        self._tell_best()
        if time.monotonic() - self._pointed_at > STILL:
            self._sort()

    def _show_row(self, number: int) -> None:
        cells, state, answer = self._cells[number], self._states[number], self._losses[number]
        for column, step in enumerate(MILESTONES, FIRST):
            loss = self._at(number, step)
            _write(cells[column], "" if loss is None else number_format.loss(loss), loss)
        overflowed = state.divergence is not None
        now = state.train_loss
        _write(cells[NOW], "–" if overflowed else number_format.loss(now), None if overflowed else now)
        share = answer.test_accuracy if answer.test_accuracy is not None else answer.train_accuracy
        _write(cells[ACCURACY], "" if share is None else number_format.percent(share, 1), share)

    def _draw_sparks(self, furthest: int) -> None:
        signed = any((answer.train < 0).any() for answer in self._losses.values())
        every = {n: answer.train if signed else decades(answer.train) for n, answer in self._losses.items()}
        finite = [values[np.isfinite(values)] for values in every.values()]
        low = min((float(values.min()) for values in finite if values.size), default=0.0)
        high = max((float(values[0]) for values in finite if values.size), default=1.0)
        for number, values in every.items():
            x, y = thinned(self._losses[number].steps, values, SPARK_POINTS)
            self._cells[number][CURVE].setIcon(_icon(self._spark(x / max(furthest, 1), y, low, max(high, low + 0.5))))

    def _spark(self, x: np.ndarray, y: np.ndarray, low: float, high: float) -> QPixmap:
        px, ratio = self.appearance.px, self.devicePixelRatioF()
        width, height = self.table_view.iconSize().width(), round(px(PICTURE))
        made = QPixmap(QSize(width, height) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = np.isfinite(y)
        if shown.sum() > 1:
            across = 2 + x[shown] * (width - 4)
            down = 3 + (high - np.clip(y[shown], low, high)) / (high - low) * (height - 6)
            painter.strokePath(pg.arrayToQPath(across, down), pen(self.appearance.theme.text, px(1.2)))
        painter.end()
        return made

    def _show_map(self, number: int) -> None:
        if self._picture is None or number not in self._maps:
            return
        pixels = np.ascontiguousarray(self._picture.paint(self._maps[number].values)[::-1])
        height, width = pixels.shape[:2]
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        ratio = self.devicePixelRatioF()
        side = round(self.appearance.px(PICTURE) * ratio)
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(image.scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        pixmap.setDevicePixelRatio(ratio)
        self._cells[number][MAP].setIcon(_icon(pixmap))

    def _choose_colours(self) -> None:
        if not self._runs:
            return
        scale = output_scale(self._runs[0])
        table = map_colours(self.appearance.theme, scale.task, len(self._runs[0].data.classes or ()), False)
        self._picture = MapPicture(scale, table, self._map_want.resolution)
        for number in self._maps:
            self._show_map(number)

    def _tell_best(self) -> None:
        if self._best is None or not self._states:
            self._told.clear()
            return
        text = self.tr("Best so far: {name}, training loss {loss}").format(
            name=self._row_name(self._best), loss=number_format.loss(self._states[self._best].train_loss)
        )
        self._told.setText(text)

    # -- columns

    def _fit_columns(self) -> None:
        px, view = self.appearance.px, self.table_view
        view.setColumnWidth(NAME, round(px(118)))
        view.setColumnWidth(MAP, round(px(PICTURE + 20)))
        for column in range(FIRST, NOW):
            view.setColumnWidth(column, round(px(MILESTONE_WIDTH)))
        view.setColumnWidth(NOW, round(px(NOW_WIDTH)))
        view.setColumnWidth(ACCURACY, round(px(NOW_WIDTH)))
        view.setColumnWidth(CURVE, round(px(CURVE_WIDTH + 12)))

    def _show_milestones(self, furthest: int) -> None:
        """Those passed and the next, as many of the latest as there is room for; the curve has the rest."""
        px, view = self.appearance.px, self.table_view
        room = view.viewport().width() - px(118 + PICTURE + 20 + 2 * NOW_WIDTH + CURVE_WIDTH)
        most = min(max(3, int(room / px(MILESTONE_WIDTH))), len(MILESTONES))
        passed = sum(step <= furthest for step in MILESTONES)
        last = min(max(passed + 1, 3), len(MILESTONES))
        for number in range(len(MILESTONES)):
            view.setColumnHidden(FIRST + number, not last - most <= number < last)
        curve = view.viewport().width() - view.columnViewportPosition(CURVE) - view.horizontalOffset()
        view.setIconSize(QSize(max(round(px(CURVE_WIDTH)), curve - round(px(12))), round(px(PICTURE))))


def _icon(pixmap: QPixmap) -> QIcon:
    """The picture as it is, also in a row that is chosen: Qt would tint it."""
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


def _write(cell: _Cell, text: str, rank: float | None) -> None:
    if cell.text() != text:
        cell.setText(text)
    cell.rank = inf if rank is None or rank != rank else rank


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
