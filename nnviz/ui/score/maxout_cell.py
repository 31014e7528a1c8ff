"""The two cells of a Maxout unit: its lines with their upper envelope, the activation it has learned, and who wins."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter

from nnviz.training.wants import MaxoutUnit
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import percent
from nnviz.ui.score.buffers import Lines
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.sprites import PIECE, PIECE_RADIUS, DotShapes, DotSheet, draw_mark
from nnviz.ui.theme import Appearance

SHRINK = 0.04  # of the distance, in every frame: the y axis narrows slowly, but widens at once
LANES_TITLE = 15.0  # px above the lanes
CHIP_ROOM, MARGIN = 0.2, 0.08  # of the span: above, for the chip, and below


def winning_stretches(unit: MaxoutUnit) -> list[tuple[int, float, float]]:
    """(piece, from t, to t) from left to right: the upper envelope of the lines over the slice."""
    low, high = unit.t_range
    slope, offset = np.asarray(unit.slope, float), np.asarray(unit.intercept, float)
    cuts = {low, high}
    lines = list(zip(slope.tolist(), offset.tolist(), strict=True))
    for (steeper, above), (flatter, below) in combinations(lines, 2):
        if steeper != flatter:
            t = (below - above) / (steeper - flatter)
            if low < t < high:
                cuts.add(t)
    stretches: list[tuple[int, float, float]] = []
    ordered = sorted(cuts)
    for left, right in pairwise(ordered):
        winner = int(np.argmax(slope * (left + right) / 2 + offset))
        if stretches and stretches[-1][0] == winner:
            stretches[-1] = (winner, stretches[-1][1], right)
        else:
            stretches.append((winner, left, right))
    return stretches


class MaxoutEnvelope:
    """Stave 2's cell: thin lines, the thick envelope coloured by winner, the probe's samples with their marks."""

    def __init__(self) -> None:
        self._range: tuple[float, float] | None = None
        self._line = QLineF()  # moved from line to line

    def paint(
        self,
        painter: QPainter,
        unit: MaxoutUnit,
        box: Box,
        appearance: Appearance,
        dots: DotSheet | DotShapes,
        *,
        full: bool,
    ) -> None:
        low, high = self._fit(unit)
        t0, t1 = unit.t_range
        theme = appearance.theme

        def x(t: float | NDArray) -> float | NDArray:
            return box.left + (t - t0) / (t1 - t0) * box.width

        def y(value: float | NDArray) -> float | NDArray:
            return box.bottom - (value - low) / (high - low) * box.height

        def draw(piece: int, start: float, end: float) -> None:
            slope, offset = float(unit.slope[piece]), float(unit.intercept[piece])
            self._line.setLine(x(start), y(slope * start + offset), x(end), y(slope * end + offset))
            painter.drawLine(self._line)

        painter.save()
        left, top, width, height = map(round, box.shrunk(1))
        painter.setClipRect(left, top, width, height)
        if low < 0 < high:
            painter.fillRect(left, round(y(0.0)), width, 1, colour(theme.border))
        for piece in range(len(unit.slope)):
            painter.setPen(pen(theme.pieces[piece % 5], appearance.px(1.5 if full else 1.0)))
            draw(piece, t0, t1)
        for piece, start, end in winning_stretches(unit):
            thick = appearance.px(4.0 if full else 2.5)
            painter.setPen(pen(theme.pieces[piece % 5], thick, cap=Qt.PenCapStyle.RoundCap))
            draw(piece, start, end)
        dots.draw(painter, x(unit.t), y(unit.value), PIECE + unit.winner % 5)
        painter.restore()

    def _fit(self, unit: MaxoutUnit) -> tuple[float, float]:
        """The y axis: the envelope and the samples with room for the chip; widens at once, narrows slowly."""
        ends = [
            float(unit.slope[piece] * t + unit.intercept[piece])
            for piece, start, end in winning_stretches(unit)
            for t in (start, end)
        ]
        least, most = min(ends), max(ends)
        if len(unit.value):
            least, most = min(least, float(unit.value.min())), max(most, float(unit.value.max()))
        span = max(most - least, 1e-9, 1e-9 * max(abs(least), abs(most)))  # wide enough to be seen by a float
        low, high = least - MARGIN * span, most + CHIP_ROOM * span
        if self._range is not None:
            low = min(low, self._range[0] + SHRINK * (low - self._range[0]))
            high = max(high, self._range[1] + SHRINK * (high - self._range[1]))
        self._range = (low, high)
        return self._range


def titled_lanes(box: Box, pieces: int, appearance: Appearance) -> bool:
    """Whether there is room for a title above the lanes."""
    return box.height - appearance.px(LANES_TITLE) >= pieces * appearance.px(14)


def paint_lanes(
    painter: QPainter,
    unit: MaxoutUnit,
    box: Box,
    appearance: Appearance,
    labels: LabelCache,
    ratio: float,
    *,
    full: bool,
) -> None:
    """Stave 3's cell: one lane a piece, solid where it wins, ticks for its samples, its share at the end."""
    px, theme = appearance.px, appearance.theme
    pieces = len(unit.slope)
    title = px(LANES_TITLE) if full and titled_lanes(box, pieces, appearance) else 0.0
    pitch = (box.height - title) / pieces
    written = full and pitch >= px(10)
    mark, share = (px(14) if full else 0.0), (px(40) if written else 0.0)
    left, right = box.left + px(5) + mark, box.right - px(5) - share
    t0, t1 = unit.t_range
    stretches = winning_stretches(unit)
    bar = min(px(7), pitch * 0.4)
    ticks, stretch = Lines(), QRectF()
    for piece in range(pieces):
        name = theme.pieces[piece % 5]
        y = box.top + title + (piece + 0.42) * pitch
        painter.fillRect(round(left), round(y), round(right - left), 1, colour(theme.border))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(name))
        for winner, start, end in stretches:
            if winner == piece:
                x0, x1 = (left + (t - t0) / (t1 - t0) * (right - left) for t in (start, end))
                stretch.setRect(x0, round(y - bar / 2), x1 - x0, round(bar))
                painter.drawRect(stretch)
        below = y + bar / 2 + px(2)
        won = unit.t[unit.winner == piece]
        rows = ticks.resize(len(won))
        rows[:, 0] = rows[:, 2] = left + (won - t0) / (t1 - t0) * (right - left)
        rows[:, 1], rows[:, 3] = below, below + min(px(3.5), pitch * 0.2)
        painter.setPen(pen(name))
        ticks.draw(painter)
        if full:
            painter.setPen(Qt.PenStyle.NoPen)
            draw_mark(painter, piece, box.left + px(10), y, min(px(PIECE_RADIUS), pitch * 0.4))
        if written:
            font = appearance.font(11 if pitch >= px(14) else 9.5, bold=True)
            label = labels.plain(percent(float(unit.shares[piece])), font, theme.text, theme.plot, ratio)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            draw_label(painter, label, box.right - px(2), y, align)
