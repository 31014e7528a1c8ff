"""Which part of a matrix is seen: all of a small one, of a large one a window that follows a cursor. Only numbers."""

from __future__ import annotations

Pair = tuple[int, int]  # of rows and of columns


class MatrixWindow:
    """`shape` of the matrix, `size` of the window, `first`: the cell at its upper left."""

    def __init__(self) -> None:
        self.shape: Pair = (1, 1)
        self.size: Pair = (1, 1)
        self.first: Pair = (0, 0)

    @property
    def seen(self) -> tuple[range, range]:
        """The rows and columns in it."""
        (top, left), (rows, columns) = self.first, self.size
        return range(top, min(top + rows, self.shape[0])), range(left, min(left + columns, self.shape[1]))

    def cut(self, axis: int) -> bool:
        """Whether rows (0) or columns (1) are out of sight."""
        return self.size[axis] < self.shape[axis]

    def follow(self, cursor: Pair) -> None:
        """Have this cell in it, moved as little as possible."""
        first = []
        for at, top, cells, size in zip(cursor, self.first, self.size, self.shape, strict=True):
            top = min(max(top, at - cells + 1), at)
            first.append(max(0, min(top, size - cells)))
        self.first = (first[0], first[1])

    def shift(self, axis: int, way: int) -> None:
        first = list(self.first)
        first[axis] = max(0, min(first[axis] + way, self.shape[axis] - self.size[axis]))
        self.first = (first[0], first[1])

    def within(self, row: int, column: int) -> Pair:
        """The nearest cell of the matrix."""
        return max(0, min(row, self.shape[0] - 1)), max(0, min(column, self.shape[1] - 1))
