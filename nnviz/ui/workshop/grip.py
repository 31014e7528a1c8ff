"""Taking hold of a line: by its body it is shifted, by an end it is turned about its place at x = 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from nnviz.training.workshop_lines import Lines
from nnviz.ui.frame import Frame

REACH, END_REACH = 7.0, 11.0  # px to a line, to its end
INSET = 10.0  # px from the frame to the ends
STEP = 0.1  # what a key changes w or b by
DIGITS = 2
MAGNET, NEAR = 0.5, 0.03  # round values draw what comes near
LEAST_LEVER = 0.02  # of the range of x: nearer to x = 0 a line cannot be turned
MOST = 100.0  # of w and b


@dataclass(frozen=True, slots=True)
class Grip:
    """A line, from 0, held by its body or, `turns`, by an end; `above`: how far the hand is above its body."""

    piece: int
    turns: bool
    above: float = 0.0


def ends(frame: Frame, line: tuple[float, float]) -> list[tuple[float, float]]:
    """Where the line's ends are seen, px: none of a line that is out of view."""
    w, b = line
    inset = INSET / frame.box.width * (frame.x[1] - frame.x[0]), INSET / frame.box.height * (frame.y[1] - frame.y[0])
    start, end = frame.x[0] + inset[0], frame.x[1] - inset[0]
    low, high = frame.y[0] + inset[1], frame.y[1] - inset[1]
    if w:
        first, last = sorted(((low - b) / w, (high - b) / w))
        start, end = max(start, first), min(end, last)
    elif not low <= b <= high:
        return []
    return [(frame.across(x), frame.up(w * x + b)) for x in (start, end)] if start < end else []


def grip_at(frame: Frame, lines: Lines, place: QPointF, px: Callable[[float], float], preferred: int) -> Grip | None:
    """What is under the hand: an end before a body, of equally near ones the `preferred`."""
    x, y = place.x(), place.y()
    order = sorted(range(len(lines)), key=lambda piece: piece != preferred)
    near = [
        (((x - at_x) ** 2 + (y - at_y) ** 2) ** 0.5, piece)
        for piece in order
        for at_x, at_y in ends(frame, lines[piece])
    ]
    nearest = min(near, key=lambda found: found[0], default=(px(END_REACH) + 1, 0))
    if nearest[0] <= px(END_REACH):
        return Grip(nearest[1], turns=True)
    if not frame.holds(x, y):
        return None
    steep = frame.box.height / (frame.y[1] - frame.y[0]) * (frame.x[1] - frame.x[0]) / frame.box.width
    at = frame.x_at(x)
    away = {}
    for piece in order:
        w, b = lines[piece]
        away[piece] = abs(frame.up(w * at + b) - y) / (1 + (w * steep) ** 2) ** 0.5  # px, square to the line
    piece = min(order, key=lambda piece: away[piece])
    if away[piece] > px(REACH):
        return None
    w, b = lines[piece]
    return Grip(piece, turns=False, above=frame.y_at(y) - (w * at + b))


def dragged(grip: Grip, line: tuple[float, float], frame: Frame, place: QPointF) -> tuple[float, float]:
    """The line led by the hand: w and b."""
    w, b = line
    x, value = frame.x_at(place.x()), frame.y_at(place.y())
    if not grip.turns:
        return w, rounded(value - grip.above - w * x)
    if abs(x) < LEAST_LEVER * (frame.x[1] - frame.x[0]):
        return line
    return rounded((value - b) / x), b


def lifted(line: tuple[float, float], up: int, *, turn: bool) -> tuple[float, float]:
    """A step of a key, on round values."""
    w, b = line
    if turn:
        return _stepped(w, up), b
    return w, _stepped(b, up)


def rounded(value: float) -> float:
    value = min(max(value, -MOST), MOST)
    round_one = round(value / MAGNET) * MAGNET
    return round_one + 0.0 if abs(value - round_one) <= NEAR else round(value, DIGITS)


def _stepped(value: float, up: int) -> float:
    return min(max(round(round(value / STEP) * STEP + up * STEP, DIGITS), -MOST), MOST) + 0.0
