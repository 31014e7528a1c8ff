"""Where the cells and the margins of a confusion matrix lie. Plain rectangles: it paints nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect


@dataclass(frozen=True, slots=True)
class MatrixPlaces:
    """Of n x n cells in `grid`; to the right, after `gap`, a column of recalls, `recall` wide; below it a row of
    precisions, `line` high. All in px."""

    n: int
    grid: QRect
    gap: int
    recall: int
    line: int

    def cell(self, row: int, column: int) -> QRect:
        """The place of a cell; row n is the precision of each column, column n the recall of each row."""
        n, grid = self.n, self.grid
        left, right = (grid.left() + round(grid.width() * (column + i) / n) for i in (0, 1))
        top, bottom = (grid.top() + round(grid.height() * (row + i) / n) for i in (0, 1))
        if column == n:
            left = grid.right() + 1 + self.gap
            right = left + self.recall
        if row == n:
            top = grid.bottom() + 2
            bottom = top + self.line
        return QRect(left, top, right - left, bottom - top)

    def at(self, place: QPoint) -> tuple[int, int] | None:
        """Row and column of the cell that a pixel belongs to: the one that its middle is in.

        The name of a row counts as its recall, that over a column as its precision.
        """
        n, grid = self.n, self.grid
        row = (2 * (place.y() - grid.top()) + 1) * n // (2 * max(grid.height(), 1))
        column = (2 * (place.x() - grid.left()) + 1) * n // (2 * max(grid.width(), 1))
        last = self.cell(n, n)
        beside_corners = min(row, column) < 0 and (max(row, column) < 0 or max(row, column) >= n)
        if beside_corners or place.x() > last.right() or place.y() > last.bottom():
            return None
        return min(row, n) if row >= 0 else n, min(column, n) if column >= 0 else n
