"""The thin network that one sample sees: losers grey, the winners' linear network, its one affine map in figures."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from nnviz.training.maxout_wants import ThinLayer, ThinNetwork
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Integers
from nnviz.ui.colour_map import ENTRIES, signed_table
from nnviz.ui.export import Table
from nnviz.ui.ink import colour, pen
from nnviz.ui.maxout.chart import CENTRE, LEFT, MIDDLE, RIGHT, TOP, MaxoutChart
from nnviz.ui.maxout.thin_places import BAR, MARK_PITCH, SQUARE, Column, columns
from nnviz.ui.number_format import count, short
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.symbols import in_text
from nnviz.ui.theme import Appearance

WIDTHS = (0.7, 1.4, 2.4, 3.6)  # px of an edge, by |w| / max |w| of its layer
CURVED = 400  # edges; more are drawn straight
LOSERS = 160  # dotted edges at most
LINES, LINE = 4, 17.0  # px: the figures below
MOST_MARKS = 5  # pieces drawn each; of more only the winner
SHADES = 32


class ThinChart(MaxoutChart):
    """`stepped(by)`: another sample is wanted; `unit_chosen(layer, unit)`: a Maxout unit was clicked or walked to."""

    stepped = Signal(int)
    unit_chosen = Signal(int, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.thin: ThinNetwork | None = None
        self._run: RunInfo | None = None
        self._wins: Mapping[int, Integers] = {}
        self._chosen = (0, 0)
        self._target = ""
        self._shades: list[str] = []
        self._columns: tuple[Column, ...] = ()
        self.retranslate()
        self.restyle()

    def set_run(self, run: RunInfo | None) -> None:
        self._run, self.thin, self._wins = run, None, {}
        self.update()

    def show_thin(self, thin: ThinNetwork | None, target: str) -> None:
        """What the sample sees; `target` is its class or number in words."""
        self.thin, self._target = thin, target
        self.setAccessibleDescription("; ".join(self.figures()))
        self.update()

    def show_wins(self, wins: Mapping[int, Integers]) -> None:
        """Counts (size, k) over the training data, by layer."""
        self._wins = wins
        self.update()

    def choose(self, layer: int, unit: int) -> None:
        """Frame this unit."""
        if (layer, unit) != self._chosen:
            self._chosen = layer, unit
            self.update()

    def table(self) -> Table | None:
        """The affine map: a row for each output."""
        thin = self.thin
        if thin is None or self._run is None:
            return None
        columns = {f"m{i + 1}": thin.matrix[:, i] for i in range(thin.matrix.shape[1])}
        return Table.of(
            len(thin.z), output=range(1, len(thin.z) + 1), **columns, offset=thin.offset, told=thin.told, z=thin.z
        )

    def figures(self) -> list[str]:
        """The map, the comparison with the whole network, and where gradient goes, in words."""
        thin, run = self.thin, self._run
        if thin is None or run is None:
            return []
        output = int(np.argmax(thin.output)) if len(thin.z) > 1 else 0
        names = self.words.inputs(run, 0)
        return [
            self.words.thin_formula(thin, names, output),
            f"{self.words.check(thin, output)}   {self.words.bent(run, thin)}",
            self.words.gradients(run, thin),
        ]

    def restyle(self) -> None:
        table = signed_table(self.appearance.theme).view(np.uint8).reshape(ENTRIES, 4)
        places = np.linspace(0, ENTRIES - 1, SHADES).astype(int)
        self._shades = ["#{:02x}{:02x}{:02x}".format(*table[place, :3]) for place in places]
        super().restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The thin network that one sample sees"))
        self.set_title(
            self.tr("The thin network that one sample sees"),
            self.tr("losing pieces are grey, their gradient is 0; bars count wins over the training data"),
        )

    # -- painting

    def paint_data(self, painter: QPainter) -> bool:
        thin, run = self.thin, self._run
        if thin is None or run is None:
            return False
        px, body = self.appearance.px, self.body
        room = px(LINE) * (LINES - 1) + px(6)
        box = Box(body.left, body.top + px(2), body.width, max(body.height - room, px(40)))
        self._columns = columns(run.layers, self._chosen, box, self.appearance.scale)
        self._paint_frame(painter)
        for l, layer in enumerate(thin.layers):
            self._paint_edges(painter, self._columns[l], self._columns[l + 1], layer, run.layers[l].pieces)
        self._paint_inputs(painter, run, thin)
        for l, layer in enumerate(thin.layers):
            self._paint_layer(painter, l, layer, run)
        self._paint_output(painter, run, thin)
        y = box.bottom + px(8)
        for number, text in enumerate(self.figures()):
            bold = number == 0
            self.paint_text(
                painter,
                self.fitted(text, self.width(), 12 if bold else 11),
                0,
                y,
                LEFT | TOP,
                size=12 if bold else 11,
                bold=bold,
                ink="" if bold else self.appearance.theme.muted,
            )
            y += px(LINE)
        return True

    def _paint_frame(self, painter: QPainter) -> None:
        """Around the chosen unit."""
        layer, unit = self._chosen
        if layer + 1 >= len(self._columns) or self.for_file:
            return
        column = self._columns[layer + 1]
        y = column.place(unit)
        if y is None:
            return
        px, half = self.appearance.px, min(column.pitch / 2, self.appearance.px(26))
        painter.setPen(pen(self.appearance.theme.accent, 1.6))
        painter.setBrush(colour(self.appearance.theme.plot))
        left = column.marks - px(9)
        painter.drawRoundedRect(QRectF(left, y - half, column.right + px(6) - left, 2 * half), 3, 3)

    def _paint_edges(self, painter: QPainter, source: Column, target: Column, layer: ThinLayer, pieces: int) -> None:
        """The winners' weights by width and colour; to the losers dotted grey lines."""
        theme, px = self.appearance.theme, self.appearance.px
        weight = layer.weight[np.ix_(target.shown, source.shown)]
        most = float(np.abs(layer.weight).max(initial=0.0)) or 1.0
        classes = np.minimum((np.abs(weight) / most * len(WIDTHS)).astype(int), len(WIDTHS) - 1)
        curved = weight.size <= CURVED
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if pieces > 1 and pieces <= MOST_MARKS and weight.size * (pieces - 1) <= LOSERS:
            path = QPainterPath()
            for unit, y in zip(target.shown, target.y, strict=True):
                for piece in range(pieces):
                    if layer.winners is None or piece != layer.winners[unit]:
                        end = self._mark_y(y, piece, pieces, target.pitch)
                        for start in source.y:
                            _join(path, source.right, start, target.left - px(5), end, curved)
            dots = QPen(colour(theme.border), 1)
            dots.setDashPattern([1, 3])
            painter.setPen(dots)
            painter.drawPath(path)
        for sign, name in ((True, theme.positive), (False, theme.negative)):
            for number, width in enumerate(WIDTHS):
                path = QPainterPath()
                for i, j in np.argwhere((classes == number) & ((weight > 0) if sign else (weight < 0))).tolist():
                    unit, y = target.shown[i], target.y[i]
                    if layer.winners is not None:
                        y = self._mark_y(y, int(layer.winners[unit]), pieces, target.pitch)
                    end = target.left - (px(5) if pieces > 1 else 0)
                    _join(path, source.right, source.y[j], end, y, curved)
                painter.setPen(pen(name, px(width), 0.45 + 0.15 * number, Qt.PenCapStyle.FlatCap))
                painter.drawPath(path)

    def _mark_y(self, y: float, piece: int, pieces: int, pitch: float) -> float:
        """Where the shape of a piece stands."""
        if pieces > MOST_MARKS:
            return y
        apart = min(self.appearance.px(MARK_PITCH + 5), pitch / (pieces + 0.4))
        return y + (piece - (pieces - 1) / 2) * apart

    def _paint_inputs(self, painter: QPainter, run: RunInfo, thin: ThinNetwork) -> None:
        column, px = self._columns[0], self.appearance.px
        names = self.words.inputs(run, 0)
        for i, y in zip(column.shown, column.y, strict=True):
            self._paint_square(painter, column.square, y, float(thin.x[i]), float(np.abs(thin.x).max(initial=0)))
            text = self.fitted(names[i], column.square - px(4), 11)
            tight = column.pitch < px(30)
            self.paint_text(painter, text, column.square - px(5), y - (0 if tight else px(6)), RIGHT | CENTRE)
            if not tight:
                theme = self.appearance.theme
                self.paint_text(
                    painter,
                    short(float(thin.x[i])),
                    column.square - px(5),
                    y + px(7),
                    RIGHT | CENTRE,
                    size=10.5,
                    ink=theme.muted,
                )
        self._paint_more(painter, column)

    def _paint_more(self, painter: QPainter, column: Column) -> None:
        if column.hidden:
            x, y = column.square + self.appearance.px(SQUARE / 2), column.y[-1] + column.pitch / 2
            text = f"+ {count(column.hidden)}"
            self.paint_text(painter, text, x, y, MIDDLE | TOP, size=10.5, ink=self.appearance.theme.muted)

    def _paint_square(self, painter: QPainter, x: float, y: float, value: float, most: float) -> None:
        theme, size = self.appearance.theme, self.appearance.px(SQUARE)
        part = value / most if most else 0.0
        painter.setPen(pen(theme.ctl, 1))
        painter.setBrush(colour(self._shades[round((part + 1) / 2 * (SHADES - 1))]))
        painter.drawRect(round(x), round(y - size / 2), round(size), round(size))

    def _paint_layer(self, painter: QPainter, l: int, layer: ThinLayer, run: RunInfo) -> None:
        column, px, theme = self._columns[l + 1], self.appearance.px, self.appearance.theme
        pieces, most = run.layers[l].pieces, float(np.abs(layer.a).max(initial=0))
        wins = self._wins.get(l)
        for unit, y in zip(column.shown, column.y, strict=True):
            if layer.winners is not None:
                self._paint_pieces(painter, column, y, int(layer.winners[unit]), pieces)
            self._paint_square(painter, column.square, y, float(layer.a[unit]), most)
            if column.right > column.square + px(SQUARE) + 1:
                x = column.square + px(SQUARE + 8)
                if wins is not None and unit < len(wins):
                    self._paint_wins(painter, x, y, wins[unit], tight=column.pitch < px(30))
                else:
                    self.paint_text(painter, short(float(layer.a[unit])), x, y, LEFT | CENTRE, ink=theme.muted)
        self._paint_more(painter, column)

    def _paint_pieces(self, painter: QPainter, column: Column, y: float, winner: int, pieces: int) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        at = self._mark_y(y, winner, pieces, column.pitch)
        painter.setPen(pen(theme.pieces[winner % 5], px(1.8)))
        painter.drawLine(round(column.marks), round(at), round(column.square), round(y))
        radius = 4.2 if column.pitch >= px(40) or pieces < 3 else 3.2
        if pieces > MOST_MARKS:
            self.paint_mark(painter, winner, column.marks, at, radius)
            return
        for piece in range(pieces):
            place = self._mark_y(y, piece, pieces, column.pitch)
            self.paint_mark(painter, piece, column.marks, place, radius, hollow=piece != winner)

    def _paint_wins(self, painter: QPainter, x: float, y: float, wins: Integers, *, tight: bool) -> None:
        """How often each piece wins: figures where there is room, and one bar."""
        px, theme = self.appearance.px, self.appearance.theme
        total, width = max(int(wins.sum()), 1), px(BAR - 4)
        if not tight and len(wins) <= 4:
            text = " · ".join(count(int(won)) for won in wins)
            self.paint_text(painter, text, x, y - px(7), LEFT | CENTRE, size=10.5)
        top, left, seen = round(y + (px(1) if not tight else -px(3))), x, 0
        for piece, won in enumerate(wins.tolist()):
            seen += won
            right = x + width * seen / total
            painter.fillRect(
                round(left), top, round(right) - round(left), round(px(6)), colour(theme.pieces[piece % 5])
            )
            left = right

    def _paint_output(self, painter: QPainter, run: RunInfo, thin: ThinNetwork) -> None:
        """Behind the last layer: what comes out, and what should."""
        column, px, theme = self._columns[-1], self.appearance.px, self.appearance.theme
        names = run.data.classes if run.data.classes and len(run.data.classes) == len(thin.output) else None
        best = int(np.argmax(thin.output))
        x = column.square + px(SQUARE + 7)
        for unit, y in zip(column.shown, column.y, strict=True):
            name = names[unit] if names else in_text("a", len(thin.layers) - 1)
            text = self.fitted(f"{name} = {short(float(thin.output[unit]), 3)}", self.width() - x)
            several = len(thin.output) > 1
            self.paint_text(painter, text, x, y, LEFT | CENTRE, bold=not several or unit == best)
        below = column.y[-1] + (column.pitch / 2 if column.hidden else min(column.pitch / 2, px(16)))
        if len(thin.output) == 1 or not column.hidden:
            text = self.fitted(self.tr("target {0}").format(self._target), self.width() - x)
            self.paint_text(
                painter, text, x, below - (0 if column.pitch > px(30) else -px(2)), LEFT | CENTRE, ink=theme.muted
            )

    # -- by mouse and key

    def put_cursor_away(self) -> None:
        self.label.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._unit_at(event.position().x(), event.position().y())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.unit_chosen.emit(*found)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._unit_at(event.position().x(), event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _unit_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The Maxout unit there."""
        if self._run is None:
            return None
        for l, column in enumerate(self._columns[1:]):
            if self._run.layers[l].pieces > 1 and column.marks - self.appearance.px(8) <= x <= column.right:
                for unit, middle in zip(column.shown, column.y, strict=True):
                    if abs(y - middle) <= column.pitch / 2:
                        return l, unit
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right: the sample before and the next; Up and Down: another unit of the layer."""
        super().keyPressEvent(event)
        if self._run is None:
            return
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None:
            event.accept()
            self.stepped.emit(by)
        elif down is not None:
            event.accept()
            layer, unit = self._chosen
            self.unit_chosen.emit(layer, min(max(unit + down, 0), self._run.layers[layer].size - 1))
            announce(self)


def _join(path: QPainterPath, x0: float, y0: float, x1: float, y1: float, curved: bool) -> None:
    path.moveTo(x0, y0)
    if curved:
        middle = (x0 + x1) / 2
        path.cubicTo(middle, y0, middle, y1, x1, y1)
    else:
        path.lineTo(x1, y1)
