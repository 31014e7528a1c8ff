"""The current step as an equation of matrices, side by side. The result's entry is chosen here; all else lights up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.backprop.matrix_grid import FOOT, HEAD, ROW, MatrixGrid
from nnviz.ui.backprop.terms import Term
from nnviz.ui.backprop.typeset import plain, show
from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

MOST = 6  # matrices
LEAST_ROWS = 2
SIGN = 30.0  # px for a sign between two of them
LONG_SIGN = 48.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Equation(QWidget):
    """entry_chosen(row, column)   of the result"""

    entry_chosen = Signal(int, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._labels = LabelCache()
        self._terms: tuple[Term, ...] = ()
        self.result = MatrixGrid(appearance, selectable=True, parent=self)
        self.operands = [MatrixGrid(appearance, parent=self) for _ in range(MOST - 1)]
        self.result.chosen.connect(self.entry_chosen)
        self.retranslate()

    @property
    def grids(self) -> list[MatrixGrid]:
        """Those in use, the result last."""
        return [*self.operands[: len(self._terms) - 1], self.result] if self._terms else []

    def show_terms(self, terms: Sequence[Term], entry: tuple[int, int], *, computed: bool = True) -> None:
        """`computed`: whether the result is known already."""
        known = [(term.array, term.turned) for term in self._terms]
        self._terms = tuple(terms[-MOST:])
        for grid, term in zip(self.grids, self._terms, strict=True):
            values = np.atleast_2d(term.values)
            last = grid is self.result
            grid.show_matrix(term.symbol, (values.shape[0], values.shape[1]), values if computed or not last else None)
            grid.setAccessibleName(self._name(term))
        shown = self.grids
        for grid in (*self.operands, self.result):
            show(grid, grid in shown)
        if known != [(term.array, term.turned) for term in self._terms]:
            self._arrange()
        for grid, term in zip(self.grids, self._terms, strict=True):
            if grid is self.result:
                grid.set_cursor(*entry)
            grid.light(term.rows, term.columns)
        self.update()

    def set_rows(self, rows: int, most: int) -> None:
        """Room for matrices of so many rows, at most `most` of them; larger ones are seen through a window."""
        seen = max(LEAST_ROWS, min(rows, most))
        self.setFixedHeight(round(self._appearance.px(seen * ROW + HEAD + FOOT + 2)))

    def set_writing(self, decimals: int, shaded: bool) -> None:
        for grid in (*self.operands, self.result):
            grid.set_writing(decimals, shaded)
        self._arrange()

    def _name(self, term: Term) -> str:
        rows, columns = np.atleast_2d(term.values).shape
        text = self.tr("{name}, {rows} rows, {columns} columns")
        if term.turned:
            text = self.tr("{name} transposed, {rows} rows, {columns} columns")
        return text.format(name=plain(term.array.symbol), rows=rows, columns=columns)

    # -- places ----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Side by side in the middle; where they do not all fit, the widest give way first."""
        grids = self.grids
        if not grids:
            return
        signs = [self._sign_width(term) for term in self._terms]
        room = self.width() - sum(signs) - 2
        widths = shared([grid.wished_width for grid in grids], room)
        for grid, width in zip(grids, widths, strict=True):
            grid.fit(width, self.height())
        x = max((self.width() - sum(grid.width() for grid in grids) - sum(signs)) / 2, 0.0)
        for grid, sign in zip(grids, signs, strict=True):
            x += sign
            grid.move(round(x), round((self.height() - grid.height()) / 2))
            x += grid.width()
        self.update()

    def _sign_width(self, term: Term) -> float:
        px, wide = self._appearance.px, 0.0
        if term.over:
            wide = QFontMetricsF(self._appearance.font(10.5)).horizontalAdvance(term.over) + px(10)
        return max(px(LONG_SIGN if len(term.sign) > 1 else SIGN if term.sign else 0.0), wide)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._appearance.theme
        painter.setPen(colour(theme.text))
        font = self._appearance.maths(18, italic=False)
        shift = self._appearance.px((HEAD - FOOT) / 2)
        for grid, term in zip(self.grids, self._terms, strict=True):
            if term.sign:
                label = self._labels.plain(term.sign, font, theme.text, None, self.devicePixelRatioF())
                x = grid.x() - self._sign_width(term) / 2
                draw_label(painter, label, x, self.height() / 2 + shift, _CENTRE)
                if term.over:
                    small = self._appearance.font(10.5)
                    label = self._labels.plain(term.over, small, theme.muted, None, self.devicePixelRatioF())
                    draw_label(painter, label, x, self.height() / 2 + shift - self._appearance.px(12), _CENTRE)
        painter.end()

    # -- texts, looks, Qt's events ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The step as matrices; arrow keys in the result choose an entry"))
        for grid, term in zip(self.grids, self._terms, strict=True):
            grid.setAccessibleName(self._name(term))

    def restyle(self) -> None:
        self._labels.clear()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def shared(wishes: Sequence[float], room: float) -> list[float]:
    """How much of `room` each gets: all that it wishes, or an equal share of what the smaller ones leave."""
    left, result = room, [0.0] * len(wishes)
    order = sorted(range(len(wishes)), key=lambda i: wishes[i])
    for rank, i in enumerate(order):
        result[i] = min(wishes[i], left / (len(order) - rank))
        left -= result[i]
    return result
