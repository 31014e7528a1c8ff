"""Lines of equal loss on a grid, by marching squares, and at which losses they are drawn. No drawing."""

from __future__ import annotations

import numpy as np

from nnviz.training.descent.landscape import Floats

LEVELS = 13
STEEP = 12.0  # (highest - lowest) / (middle - lowest): from there on equal steps of the loss would show walls alone


class Heights:
    """How a loss is shown as a height from 0 to 1: as it is, or where it rises steeply as a logarithm."""

    def __init__(self, values: Floats) -> None:
        finite = values[np.isfinite(values)]
        self.low, self.high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        middle = float(np.median(finite)) - self.low if finite.size else 0.5
        span = max(self.high - self.low, 1e-12 * max(abs(self.low), abs(self.high), 1e-300))
        self._span = span
        self.logarithmic = span > STEEP * middle
        self._unit = max(float(np.quantile(finite, 0.1)) - self.low, 1e-6 * span) if self.logarithmic else 1.0
        self._whole = float(np.log1p(span / self._unit))

    def of(self, values: Floats) -> Floats:
        """0 at the lowest, 1 at the highest; of what is not finite NaN."""
        above = np.asarray(values, np.float64) - self.low
        if self.logarithmic:
            with np.errstate(invalid="ignore"):
                return np.asarray(np.log1p(np.maximum(above, 0) / self._unit) / self._whole, np.float64)
        return np.asarray(above / self._span, np.float64)

    def loss_at(self, height: float) -> float:
        """The loss shown at this height."""
        if self.logarithmic:
            return self.low + self._unit * float(np.expm1(height * self._whole))
        return self.low + height * self._span

    def levels(self) -> list[float]:
        """Losses at equal distances of height."""
        return [self.loss_at(float(h)) for h in (np.arange(LEVELS) + 0.5) / LEVELS]


def segments(x: Floats, y: Floats, z: Floats, level: float) -> Floats:
    """The line z = level as straight pieces (k, 4): x1, y1, x2, y2. z is (m, n) over y (m,) and x (n,).

    In each cell the line crosses two of its sides, or all four of them; then the mean of the corners says which belong
    together. Cells with a corner that is not finite have none.
    """
    above = z > level
    sound = np.isfinite(z)
    corners = [(0, 0), (0, 1), (1, 1), (1, 0)]  # row, column, around the cell
    m, n = z.shape

    def corner(array: np.ndarray, i: int) -> np.ndarray:
        row, column = corners[i]
        return array[row : m - 1 + row, column : n - 1 + column]

    usable = np.logical_and.reduce([corner(sound, i) for i in range(4)])
    rows, columns = np.nonzero(
        usable & ~np.logical_and.reduce([corner(above, i) == corner(above, 0) for i in range(1, 4)])
    )
    if not rows.size:
        return np.empty((0, 4))
    value = np.stack([corner(z, i)[rows, columns] for i in range(4)])
    high = value > level
    place_x = np.stack([x[columns + c] for _, c in corners])
    place_y = np.stack([y[rows + r] for r, _ in corners])
    after = [1, 2, 3, 0]
    crossed = high != high[after]  # side i runs from corner i to the next
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (level - value) / (value[after] - value)
        at_x = place_x + share * (place_x[after] - place_x)
        at_y = place_y + share * (place_y[after] - place_y)
    many = crossed.sum(axis=0)
    pieces = []
    for i in range(4):
        for j in range(i + 1, 4):
            here = (many == 2) & crossed[i] & crossed[j]
            pieces.append(np.stack([at_x[i], at_y[i], at_x[j], at_y[j]], axis=1)[here])
    centre = value.mean(axis=0) > level
    for pairs, chosen in ((((0, 1), (2, 3)), centre == high[0]), (((3, 0), (1, 2)), centre != high[0])):
        for i, j in pairs:
            here = (many == 4) & chosen
            pieces.append(np.stack([at_x[i], at_y[i], at_x[j], at_y[j]], axis=1)[here])
    return np.concatenate(pieces)
