"""The right column, lower part: all walks side by side, where each is and at which loss. A row can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.descent import arrived
from nnviz.training.descent.descent import MOST_RUNS
from nnviz.training.descent.fare import fare
from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.run_mark import RunMark
from nnviz.ui.descent.words import DescentWords, place
from nnviz.ui.ink import colour, pen
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.words import figure, narrow

NOTHING = 5e-4
PLACES = ((0, 1, 1), (0, 2, 1), (1, 1, 2))  # row, column, columns: optimizer and rate, loss; from where to where


def brief(value: float) -> str:
    """A place in a narrow row: two digits, and what is next to nothing is 0."""
    return narrow(0.0 if abs(value) < NOTHING else float(f"{value:.2g}"))


class RunRow(OwnKeys, QWidget):
    """One walk; it is chosen by a click, by Space or Enter."""

    chosen = Signal(int)
    own_keys = (Qt.Key.Key_Space,)

    def __init__(self, run: int, appearance: Appearance) -> None:
        super().__init__()
        self.run = run
        self._appearance = appearance
        self._selected = False
        self.mark = RunMark(run, appearance)
        self.cells = [QLabel() for _ in PLACES]
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.mark, 0, 0, 2, 1)
        for cell, (row, column, columns) in zip(self.cells, PLACES, strict=True):
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            right = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
            cell.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(cell, row, column, 1, columns)
        for column, stretch in enumerate((0, 8, 5)):
            self._grid.setColumnStretch(column, stretch)
        self.cells[2].setProperty("role", "caption")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_texts(self, texts: tuple[str, ...], selected: bool) -> None:
        for cell, text in zip(self.cells, texts, strict=True):
            if cell.text() != text:
                cell.setText(text)
        if selected != self._selected:
            self._selected = selected
            self.update()

    def restyle(self) -> None:
        px = self._appearance.px
        self._grid.setContentsMargins(round(px(4)), round(px(3)), round(px(6)), round(px(3)))
        self._grid.setHorizontalSpacing(round(px(6)))
        self._grid.setVerticalSpacing(0)
        self.mark.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._appearance.theme
        if self._selected:
            painter.fillRect(self.rect(), colour(theme.sel))
        if self.hasFocus():
            painter.setPen(pen(theme.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.run)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.run)
        else:
            event.ignore()


class RunsTable(QWidget):
    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self._appearance = appearance
        self.words = DescentWords(self)
        self._title, self.apart = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self.apart.setWordWrap(True)
        self.rows = [RunRow(run, appearance) for run in range(MOST_RUNS)]
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        for row in self.rows:
            self._column.addWidget(row)
            row.chosen.connect(bench.choose)
        self._column.addWidget(self.apart)
        bench.edited.connect(self.show_walks)
        self.restyle()
        self.retranslate()

    def show_walks(self) -> None:
        bench = self.bench
        walks = bench.descent.walks
        for run, row in enumerate(self.rows):
            shown = run < len(walks)
            if row.isHidden() is shown:
                row.setVisible(shown)
            if not shown:
                continue
            walk, at = walks[run], bench.descent.index(run)
            fares, loss = self.words.fare(fare(walk, at)), narrow(float(walk.losses[at]))
            texts = (
                f"<b>{walk.optimizer}</b> η = {narrow(walk.rate)}",
                f"<i>L</i> = <b>{loss}</b>",
                f"{self._start(run)} → <b>{place(walk.path[at], brief if len(walk.start) > 1 else figure)}</b>"
                + (f" · {fares}" if fares else ""),
            )
            row.show_texts(texts, run == bench.setting.chosen and len(walks) > 1)
            row.setAccessibleName(
                self.tr("Walk {number}, {optimizer}: loss {loss} at {place}. {fares}").format(
                    number=run + 1, optimizer=walk.optimizer, loss=loss, place=place(walk.path[at]), fares=fares
                )
            )
        text = self._told(bench)
        self.apart.setText(text)
        self.apart.setVisible(bool(text))

    def _start(self, run: int) -> str:
        """The number, or as on the plot p1, p2 ..."""
        start = self.bench.setting.runs[run].start
        return place(start) if len(start) == 1 else f"p{self.bench.setting.starts.index(start) + 1}"

    def _told(self, bench: Bench) -> str:
        """Whether the walks have arrived, and at one minimum or at several."""
        found = [arrived(walk, bench.descent.index(run)) for run, walk in enumerate(bench.descent.walks)]
        if len(found) < 2 or None in found:
            return ""
        if len(set(found)) > 1:
            return self.tr("All have arrived, at different minima: where a walk ends depends on where it starts.")
        return self.tr("All have arrived at the same minimum.")

    def retranslate(self) -> None:
        self._title.setText(self.tr("Where each walk is"))
        self.show_walks()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(px(2)))
        for row in self.rows:
            row.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
