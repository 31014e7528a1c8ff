"""Paints the parts of the thin network: edges by weight, pieces with their losers grey, squares by value, figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from nnviz.training.maxout_wants import ThinLayer, ThinNetwork
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Floats, Integers
from nnviz.ui.colour_map import ENTRIES, signed_table
from nnviz.ui.ink import colour, pen
from nnviz.ui.maxout.chart import CENTRE, LEFT, MIDDLE, RIGHT, TOP, MaxoutChart
from nnviz.ui.maxout.thin_places import BAR, MARK_PITCH, MOST_MARKS, PICTURE, SQUARE, Column
from nnviz.ui.number_format import count, short
from nnviz.ui.score.buffers import Lines
from nnviz.ui.score.symbols import in_text
from nnviz.ui.theme import Theme

WIDTHS = (1.0, 1.4, 2.4, 3.6)  # px of an edge, by |w| / max |w| of its layer
CURVED = 48  # edges between two layers; more are drawn straight, for curves cost ten times as much
LOSERS = 60  # dotted edges at most; of more only the shapes of the losers are drawn
SHADES = 32


class ThinInk:
    """Draws on the painter of `chart`, which holds what is shown."""

    def __init__(self, chart: MaxoutChart) -> None:
        self._chart = chart
        self._text, self._mark, self._fitted = chart.paint_text, chart.paint_mark, chart.fitted
        self._px = chart.appearance.px
        self._lines = Lines()
        self.restyle()

    @property
    def _theme(self) -> Theme:
        return self._chart.appearance.theme

    def restyle(self) -> None:
        table = signed_table(self._theme).view(np.uint8).reshape(ENTRIES, 4)
        places = np.linspace(0, ENTRIES - 1, SHADES).astype(int)
        self._shades = ["#{:02x}{:02x}{:02x}".format(*table[place, :3]) for place in places]

    def frame(self, painter: QPainter, column: Column, unit: int) -> None:
        """Around the chosen unit."""
        y = column.place(unit)
        if y is None:
            return
        px, half = self._px, min(column.pitch / 2, self._px(26))
        painter.setPen(pen(self._theme.accent, 1.6))
        painter.setBrush(colour(self._theme.plot))
        left = column.marks - px(9)
        painter.drawRoundedRect(QRectF(left, y - half, column.right + px(6) - left, 2 * half), 3, 3)

    def edges(
        self,
        painter: QPainter,
        source: Column,
        target: Column,
        layer: ThinLayer,
        pieces: int,
        passes: NDArray[np.bool_],
    ) -> None:
        """The winners' weights by width and colour; to the losers dotted grey lines.

        `passes` (n_in,): from a unit that lets nothing through go hairlines only.
        """
        theme, px = self._theme, self._px
        weight = layer.weight[np.ix_(target.shown, source.shown)]
        most = float(np.abs(layer.weight).max(initial=0.0)) or 1.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if 1 < pieces <= MOST_MARKS and weight.size * (pieces - 1) <= LOSERS:
            self._losers(painter, source, target, layer, pieces)
        ends = np.array(target.y)
        if layer.winners is not None:
            ends = np.array(
                [
                    self._mark_y(y, int(layer.winners[unit]), pieces, target.pitch)
                    for unit, y in zip(target.shown, target.y, strict=True)
                ]
            )
        edge = target.left - (px(5) if pieces > 1 else 0)
        classes = np.minimum((np.abs(weight) / most * len(WIDTHS)).astype(int), len(WIDTHS) - 1)
        curved = weight.size <= CURVED
        carries = np.broadcast_to(passes[list(source.shown)], weight.shape)
        i, j = np.nonzero(~carries)
        painter.setPen(pen(theme.border, 1))
        self._joined(painter, source.right, np.array(source.y)[j], edge, ends[i], curved=curved)
        for name, chosen in ((theme.positive, (weight > 0) & carries), (theme.negative, (weight < 0) & carries)):
            for number, width in enumerate(WIDTHS):
                i, j = np.nonzero((classes == number) & chosen)
                wide = px(width) if curved or number > 1 else 1.0
                painter.setPen(pen(name, wide, 0.45 + 0.15 * number, Qt.PenCapStyle.FlatCap))
                self._joined(painter, source.right, np.array(source.y)[j], edge, ends[i], curved=curved)

    def _joined(self, painter: QPainter, x0: float, starts: Floats, x1: float, ends: Floats, *, curved: bool) -> None:
        if curved:
            path = QPainterPath()
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
                _join(path, x0, start, x1, end)
            painter.drawPath(path)
            return
        rows = self._lines.resize(len(starts))
        rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = x0, starts, x1, ends
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, painter.pen().widthF() > self._px(2))
        self._lines.draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _losers(self, painter: QPainter, source: Column, target: Column, layer: ThinLayer, pieces: int) -> None:
        path = QPainterPath()
        for unit, y in zip(target.shown, target.y, strict=True):
            for piece in range(pieces):
                if layer.winners is not None and piece != layer.winners[unit]:
                    end = self._mark_y(y, piece, pieces, target.pitch)
                    for start in source.y:
                        _join(path, source.right, start, target.left - self._px(5), end)
        painter.setPen(dotted(self._theme.ctl))
        painter.drawPath(path)

    def from_picture(self, painter: QPainter, source: Column, target: Column, layer: ThinLayer, pieces: int) -> None:
        """One edge for all pixels, as wide as the weights are large together: ||w||, which has no sign."""
        norms = np.linalg.norm(layer.weight, axis=1)
        most = float(norms.max(initial=0.0)) or 1.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for unit, y in zip(target.shown, target.y, strict=True):
            piece = 0 if layer.winners is None else int(layer.winners[unit])
            end = y if layer.winners is None else self._mark_y(y, piece, pieces, target.pitch)
            path = QPainterPath()
            _join(path, source.right, source.y[0], target.left - (self._px(5) if pieces > 1 else 0), end)
            width = WIDTHS[min(int(norms[unit] / most * len(WIDTHS)), len(WIDTHS) - 1)]
            painter.setPen(pen(self._theme.ctl, self._px(width), 0.6, Qt.PenCapStyle.FlatCap))
            painter.drawPath(path)

    def _mark_y(self, y: float, piece: int, pieces: int, pitch: float) -> float:
        """Where the shape of a piece stands."""
        if pieces > MOST_MARKS:
            return y
        apart = min(self._px(MARK_PITCH + 5), pitch / (pieces + 0.4))
        return y + (piece - (pieces - 1) / 2) * apart

    def picture(self, painter: QPainter, column: Column, shares: Floats) -> None:
        """The inputs as they look, (rows, columns), 0 paper and 1 ink, in the middle of the column."""
        theme, side = self._theme, self._px(PICTURE)
        paper, ink = (np.array(colour(name).getRgb()[:3], float) for name in (theme.plot, theme.text))
        pixels = np.full((*shares.shape, 4), 255, np.uint8)
        pixels[..., :3] = np.rint(paper + (ink - paper) * np.clip(shares, 0, 1)[..., None])
        rows, columns = shares.shape
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBX8888)
        box = QRectF(column.right - side, column.y[0] - side / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(box, image)
        painter.setPen(pen(theme.ctl, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def inputs(self, painter: QPainter, column: Column, names: Sequence[str], thin: ThinNetwork) -> None:
        px, most = self._px, float(np.abs(thin.x).max(initial=0))
        tight = column.pitch < px(30)
        for i, y in zip(column.shown, column.y, strict=True):
            value, right = float(thin.x[i]), column.square - px(5)
            self._square(painter, column.square, y, value, most)
            self._text(painter, self._fitted(names[i], right), right, y - (0 if tight else px(6)), RIGHT | CENTRE)
            if not tight:
                muted = self._theme.muted
                self._text(painter, short(value), right, y + px(7), RIGHT | CENTRE, size=10.5, ink=muted)
        self._more(painter, column)

    def _more(self, painter: QPainter, column: Column) -> None:
        if column.hidden:
            x, y = column.square + self._px(SQUARE / 2), column.y[-1] + column.pitch / 2
            text = f"+ {count(column.hidden)}"
            self._text(painter, text, x, y, MIDDLE | TOP, size=10.5, ink=self._theme.muted)

    def _square(self, painter: QPainter, x: float, y: float, value: float, most: float) -> None:
        theme, size = self._theme, self._px(SQUARE)
        part = value / most if most else 0.0
        painter.setPen(pen(theme.ctl, 1))
        painter.setBrush(colour(self._shades[round((part + 1) / 2 * (SHADES - 1))]))
        painter.drawRect(round(x), round(y - size / 2), round(size), round(size))

    def layer(self, painter: QPainter, column: Column, layer: ThinLayer, pieces: int, wins: Integers | None) -> None:
        """A layer's units; `wins` (size, k) over the training data, of a Maxout layer."""
        px, theme, most = self._px, self._theme, float(np.abs(layer.a).max(initial=0))
        for unit, y in zip(column.shown, column.y, strict=True):
            if layer.winners is not None:
                self._pieces(painter, column, y, int(layer.winners[unit]), pieces)
            self._square(painter, column.square, y, float(layer.a[unit]), most)
            if column.right > column.square + px(SQUARE) + 1:
                x = column.square + px(SQUARE + 8)
                if wins is not None and unit < len(wins):
                    self._wins(painter, x, y, wins[unit], tight=column.pitch < px(30))
                else:
                    self._text(painter, short(float(layer.a[unit])), x, y, LEFT | CENTRE, ink=theme.muted)
        self._more(painter, column)

    def _pieces(self, painter: QPainter, column: Column, y: float, winner: int, pieces: int) -> None:
        theme, px = self._theme, self._px
        at = self._mark_y(y, winner, pieces, column.pitch)
        painter.setPen(pen(theme.pieces[winner % 5], px(1.8)))
        painter.drawLine(round(column.marks), round(at), round(column.square), round(y))
        radius = 4.2 if column.pitch >= px(40) or pieces < 3 else 3.2
        if pieces > MOST_MARKS:
            self._mark(painter, winner, column.marks, at, radius)
            return
        for piece in range(pieces):
            place = self._mark_y(y, piece, pieces, column.pitch)
            self._mark(painter, piece, column.marks, place, radius, hollow=piece != winner)

    def _wins(self, painter: QPainter, x: float, y: float, wins: Integers, *, tight: bool) -> None:
        """How often each piece wins: figures where there is room, and one bar."""
        px, theme = self._px, self._theme
        total, width = max(int(wins.sum()), 1), px(BAR - 4)
        if not tight and len(wins) <= 4:
            text = " · ".join(count(int(won)) for won in wins)
            self._text(painter, text, x, y - px(7), LEFT | CENTRE, size=10.5)
        top, left, seen = round(y + (px(1) if not tight else -px(3))), x, 0
        for piece, won in enumerate(wins.tolist()):
            seen += won
            right = x + width * seen / total
            painter.fillRect(
                round(left), top, round(right) - round(left), round(px(6)), colour(theme.pieces[piece % 5])
            )
            left = right

    def output(self, painter: QPainter, column: Column, run: RunInfo, thin: ThinNetwork, target: str) -> None:
        """Behind the last layer: what comes out, and what should."""
        px, theme = self._px, self._theme
        names = run.data.classes if run.data.classes and len(run.data.classes) == len(thin.output) else None
        best, several = int(np.argmax(thin.output)), len(thin.output) > 1
        x = column.square + px(SQUARE + 7)
        room = self._chart.width() - x
        for unit, y in zip(column.shown, column.y, strict=True):
            name = names[unit] if names else in_text("a", len(thin.layers) - 1, *([unit] if several else []))
            text = self._fitted(f"{name} = {short(float(thin.output[unit]), 3)}", room)
            self._text(painter, text, x, y, LEFT | CENTRE, bold=not several or unit == best)
        text = self._fitted(self._chart.words.target(target), room)
        below = column.y[-1] + (px(16) if len(column.shown) == 1 else column.pitch / 2)
        self._text(painter, text, x, below, LEFT | (CENTRE if len(column.shown) == 1 else TOP), ink=theme.muted)


@cache
def dotted(name: str) -> QPen:
    made = QPen(colour(name, 0.7), 1)
    made.setDashPattern([1, 3])
    return made


def _join(path: QPainterPath, x0: float, y0: float, x1: float, y1: float) -> None:
    middle = (x0 + x1) / 2
    path.moveTo(x0, y0)
    path.cubicTo(middle, y0, middle, y1, x1, y1)
