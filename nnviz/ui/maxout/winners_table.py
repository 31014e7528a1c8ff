"""Who wins: for every piece of a unit its share of the training data, of each class, its updates and its formula."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.training.maxout_wants import LearnedUnit, WinnerHistory
from nnviz.training.wants import Integers
from nnviz.ui.export import Table
from nnviz.ui.ink import colour
from nnviz.ui.maxout.chart import CENTRE, LEFT, RIGHT, TOP, MaxoutChart
from nnviz.ui.maxout.words import ALL_TERMS, FORMULAS, share
from nnviz.ui.number_format import count
from nnviz.ui.plot import announce
from nnviz.ui.theme import Appearance

ROW, HEAD, SENTENCE = 34.0, 18.0, 20.0  # px
NAME, BAR, COUNT, SHARE, TAUGHT = 62.0, 60.0, 42.0, 44.0, 86.0
CLASS, MOST_CLASSES = 48.0, 10
WIDE_BAR, WIDE_CLASS = 220.0, 110.0  # px, where there is room


class WinnersTable(MaxoutChart):
    """Up and Down read the rows out: `row_read(piece)`."""

    row_read = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.unit: LearnedUnit | None = None
        self.wins: Integers | None = None  # (k,)
        self.by_class: Integers | None = None  # (classes, k)
        self.history: WinnerHistory | None = None
        self.classes: Sequence[str] = ()
        self.names: Sequence[str] = ()
        self._row: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.retranslate()
        self.restyle()

    def show_wins(
        self,
        number: int,
        unit: LearnedUnit | None,
        wins: Integers | None,
        by_class: Integers | None,
        history: WinnerHistory | None,
        names: Sequence[str],
        classes: Sequence[str],
    ) -> None:
        """All that is known of the unit `number`; None is not known yet."""
        self.unit, self.wins, self.by_class, self.history = unit, wins, by_class, history
        self.names, self.classes = names, classes
        self.set_title("" if wins is None else self.words.wins_title(number, int(wins.sum())))
        k = 0 if wins is None else len(wins)
        self.setMinimumHeight(round(self.appearance.px(24 + HEAD + SENTENCE + ROW * max(k, 2))))
        if self._row is not None and self._row >= k:
            self.put_cursor_away()
        self.update()

    def table(self) -> Table | None:
        if self.wins is None:
            return None
        k = len(self.wins)
        columns: dict[str, object] = {"piece": range(1, k + 1), "wins": self.wins}
        if self.by_class is not None:
            columns |= {f"wins {name}": row for name, row in zip(self.classes, self.by_class, strict=True)}
        if self.history is not None and len(self.history.taught) == k:
            columns |= {"times_trained_estimate": self.history.taught, "dead_since": self.history.dead_since}
        if self.unit is not None and len(self.unit.bias) == k:
            columns |= {f"w{i + 1}": column for i, column in enumerate(self.unit.weight.T)}
            columns["b"] = self.unit.bias
        return Table.of(k, **columns)

    def file_word(self) -> str:
        return self.tr("maxout winners")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Wins of the pieces"))
        self._about = self.tr(
            "Wins are counted over the training data. How many times a sample has trained the piece is an "
            "estimate: each share measured on the probe, times the samples trained on meanwhile. A piece is called "
            "dead when it wins no training sample; since when, the probe tells."
        )
        self._wins, self._taught = self.tr("wins"), self.tr("times trained")
        self.say_in_tip(self._about)
        self.update()

    # -- painting

    def paint_data(self, painter: QPainter) -> bool:
        if self.wins is None:
            return False
        px, theme = self.appearance.px, self.appearance.theme
        top, total = self.body.top, int(self.wins.sum())
        bar, class_width, shown = self._widths()
        first = px(NAME + COUNT + SHARE + TAUGHT) + bar
        sentence = self.fitted(self.words.idle(self.wins), self.width())
        self.paint_text(painter, sentence, 0, top, LEFT | TOP, ink=theme.muted)
        top += px(SENTENCE)
        head = top + px(HEAD) / 2
        self.paint_text(painter, self._wins, px(NAME), head, LEFT | CENTRE, size=10.5, ink=theme.muted)
        self.paint_text(painter, self._taught, first, head, RIGHT | CENTRE, size=10.5, ink=theme.muted)
        for c in range(shown):
            name = self.fitted(self.classes[c], class_width - px(6), 10.5)
            right = first + (c + 1) * class_width
            self.paint_text(painter, name, right, head, RIGHT | CENTRE, size=10.5, ink=theme.muted)
        y = top + px(HEAD)
        for piece, wins in enumerate(self.wins.tolist()):
            self._paint_row(painter, piece, wins, total, y, bar, class_width, shown)
            y += px(ROW)
        return True

    def _widths(self) -> tuple[float, float, int]:
        """Of a bar and of a class, px, and how many classes there is room for; the classes take theirs first."""
        px = self.appearance.px
        room = self.width() - px(NAME + BAR + COUNT + SHARE + TAUGHT)
        wanted = 0 if self.by_class is None else min(len(self.by_class), MOST_CLASSES)
        shown = min(wanted, int(max(0.0, room) // px(CLASS)))
        metrics = QFontMetrics(self.appearance.font(10.5))
        names = max((metrics.horizontalAdvance(name) for name in self.classes[:shown]), default=0) + px(12)
        each = min(max(names, px(CLASS)), px(WIDE_CLASS), room / shown) if shown else 0.0
        return min(px(BAR) + max(room - shown * each, 0.0), px(WIDE_BAR)), each, shown

    def _row_at(self, y: float) -> int | None:
        row = (y - self.body.top - self.appearance.px(SENTENCE + HEAD)) // self.appearance.px(ROW)
        return int(row) if self.wins is not None and 0 <= row < len(self.wins) else None

    def _paint_row(
        self,
        painter: QPainter,
        piece: int,
        wins: int,
        total: int,
        top: float,
        bar: float,
        class_width: float,
        shown: int,
    ) -> None:
        px, theme = self.appearance.px, self.appearance.theme
        if piece == self._row and not self.for_file:
            painter.fillRect(0, round(top), self.width(), round(px(ROW)) - 1, colour(theme.sel))
        y, dead = top + px(9), wins == 0
        self.paint_mark(painter, piece, px(6), y, hollow=dead)
        self.paint_text(painter, self.words.piece(piece), px(14), y, LEFT | CENTRE)
        x = px(NAME)
        width = bar - px(8)
        painter.fillRect(round(x), round(y - px(4)), round(width), round(px(8)), colour(theme.raised))
        part = wins / total if total else 0.0
        painter.fillRect(round(x), round(y - px(4)), round(width * part), round(px(8)), colour(theme.pieces[piece % 5]))
        x += bar + px(COUNT)
        self.paint_text(painter, count(wins), x, y, RIGHT | CENTRE, bold=True)
        x += px(SHARE)
        self.paint_text(painter, share(wins, total), x, y, RIGHT | CENTRE, ink=theme.muted)
        history = self.history if self.history is not None and len(self.history.taught) > piece else None
        if history is not None:
            self.paint_text(
                painter,
                self.words.taught(float(history.taught[piece])),
                x + px(TAUGHT),
                y,
                RIGHT | CENTRE,
                ink=theme.muted,
            )
        if self.by_class is not None:
            of_class = self.by_class.sum(axis=1)
            for c in range(shown):
                text = share(float(self.by_class[c, piece]), float(of_class[c]))
                self.paint_text(painter, text, x + px(TAUGHT) + (c + 1) * class_width, y, RIGHT | CENTRE)
        y, x = top + px(24), px(14)
        if dead and history is not None and history.dead_since[piece] >= 0:
            word = self.words.dead(int(history.dead_since[piece]))
            x = self.paint_text(painter, word, x, y, LEFT | CENTRE, ink=theme.take, bold=True).right + px(8)
        if self.unit is not None and piece < len(self.unit.bias):
            texts = (self.words.piece_formula(self.unit, piece, self.names, most) for most in FORMULAS)
            self.paint_text(painter, self.longest(texts, self.width() - x), x, y, LEFT | CENTRE, ink=theme.muted)

    # -- by mouse and key

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Over a row the tooltip has the whole formula of its piece."""
        row = self._row_at(event.position().y())
        if row is not None and self.unit is not None and row < len(self.unit.bias):
            self.say_in_tip(self.words.piece_formula(self.unit, row, self.names, ALL_TERMS))
        else:
            self.say_in_tip(self._about)

    def put_cursor_away(self) -> None:
        if self._row is not None:
            self._row = None
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if self.wins is None or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return
        event.accept()
        by, last = (1 if event.key() == Qt.Key.Key_Down else -1), len(self.wins) - 1
        self._row = (0 if by > 0 else last) if self._row is None else min(max(self._row + by, 0), last)
        self.setAccessibleDescription(self.row_text(self._row))
        announce(self)
        self.row_read.emit(self._row)
        self.update()

    def row_text(self, piece: int) -> str:
        """A row as a sentence."""
        assert self.wins is not None
        wins, total = int(self.wins[piece]), int(self.wins.sum())
        parts = [self.words.piece(piece), f"{count(wins)} {self._wins}", share(wins, total)]
        if self.history is not None and piece < len(self.history.taught):
            parts.append(f"{self.words.taught(float(self.history.taught[piece]))} {self._taught}")
            if wins == 0 and self.history.dead_since[piece] >= 0:
                parts.append(self.words.dead(int(self.history.dead_since[piece])))
        if self.by_class is not None:
            of_class = np.maximum(self.by_class.sum(axis=1), 1)
            parts += [
                f"{name} {share(float(row[piece]), float(whole))}"
                for name, row, whole in zip(self.classes, self.by_class, of_class, strict=True)
            ]
        if self.unit is not None and piece < len(self.unit.bias):
            parts.append(self.words.piece_formula(self.unit, piece, self.names))
        return "; ".join(parts)
