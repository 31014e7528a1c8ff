"""Above the staves: the legend strip, and over each column what its layer is. All of it stands still."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import LayerInfo
from nnviz.ui.number_format import count
from nnviz.ui.score import symbols
from nnviz.ui.score.geometry import Band, Column
from nnviz.ui.score.labels import Label, draw_label
from nnviz.ui.score.stave import Cursor, Readout, Stave

OFF = frozenset({"relu", "relu6"})  # their saturated side is called off
FAR = np.linspace(-30.0, 30.0, 121)[None]  # somewhere there every function that saturates does so, sin by turns
WORDS, ARROW, DOT = 11.0, 38.0, 2.6  # px
SPARK_NAME = 15.0  # px for the name of a narrow column

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE, _BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom


class HeaderStave(Stave):
    """A click on a header selects its layer; the score sees to that."""

    name = "header"

    def band(self) -> Band:
        assert self.geometry is not None
        return Band(0.0, self.geometry.header.bottom)

    def draw_tint(self, painter: QPainter) -> None:
        """Only the headers stand in the selected column, the legend does not."""
        assert self.geometry is not None
        super().draw_tint(painter)
        painter.fillRect(QRectF(0, 0, self.geometry.width, self.geometry.header.top), QColor(self.theme.surface))

    def draw_ground(self, painter: QPainter) -> None:
        assert self.run is not None and self.geometry is not None
        self.draw_tint(painter)
        self._draw_strip(painter)
        with self.columns_only(painter):
            for column in self.geometry.shown:
                self._draw_header(painter, column, self.run.layers[column.index])

    def paint_cursor(self, painter: QPainter) -> None:
        assert self.geometry is not None and self.cursor is not None
        x, y, width, height = self.geometry.cell(self.name, self.cursor.layer)
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.drawLine(QLineF(x, y + height - 2, x + width, y + height - 2))

    def readout(self, cursor: Cursor) -> Readout | None:
        """What an elided or missing header would have said."""
        if self.run is None:
            return None
        text = self.tr("Layer {0}: {1}").format(cursor.layer + 1, self.description(self.run.layers[cursor.layer]))
        return Readout(text, text)

    def description(self, layer: LayerInfo, *, brief: bool = False) -> str:
        """ "sigmoid · 8 units"; the pieces of Maxout are left out where `brief`."""
        name = layer.activation
        if layer.pieces > 1 and not brief:
            name = self.tr("{0}, {1} pieces").format(name, layer.pieces)
        units = self.tr("1 unit") if layer.size == 1 else self.tr("{0} units").format(count(layer.size))
        return f"{name} · {units}"

    # -- headers

    def draw_name(self, painter: QPainter, column: Column) -> None:
        """The header of one column, for a file."""
        assert self.run is not None
        with self.labels.shapes():
            self._draw_header(painter, column, self.run.layers[column.index])

    def _draw_header(self, painter: QPainter, column: Column, layer: LayerInfo) -> None:
        assert self.geometry is not None
        px, bottom = self.geometry.px, self.geometry.header.bottom
        z, a = symbols.of_layer("z", column.index), symbols.of_layer("a", column.index)
        if not column.full:
            label = self.labels.rich(z, self.appearance.maths(13, italic=False), self.theme.muted, self.ratio)
            if self.geometry.named(column.index, px(SPARK_NAME)):
                draw_label(painter, label, column.centre, bottom - px(5), _MIDDLE | _BOTTOM)
            return
        font = self.appearance.font(12)
        metrics, room = QFontMetricsF(font), column.width - px(2)
        text = self.description(layer)
        if metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(self.description(layer, brief=True), Qt.TextElideMode.ElideRight, room)
        words = self.labels.plain(text, font, self.theme.text, None, self.ratio)
        x = column.x0 + px(2)
        top = draw_label(painter, words, x, bottom - px(4), _LEFT | _BOTTOM).top
        maths = self.labels.rich(f"{z} → {a}", self.appearance.maths(16, italic=False), self.theme.text, self.ratio)
        draw_label(painter, maths, x, top + px(6), _LEFT | _BOTTOM)

    # -- the legend strip

    def _draw_strip(self, painter: QPainter) -> None:
        """What there is room for, the dots of one example last; what the batch is stands at the right end."""
        assert self.geometry is not None and self.run is not None
        px, middle = self.geometry.px, self.geometry.strip.height / 2
        word = self._words(self.tr("forward"), self.theme.text, bold=True)
        x = draw_label(painter, word, px(12), middle, _LEFT | _CENTRE).right + px(6)
        self._arrow(painter, x, max(x + px(18), min(x + px(ARROW), self.geometry.gutter - px(18))), middle)

        signs: list[tuple[Callable[[QPainter, float, float], float], Label]] = [
            (self._edge_sign, self._words(self.tr("weight + / −"), self.theme.muted)),
            (self._ink_dot, self._words(self.tr("z of one example"), self.theme.muted)),
        ]
        saturated = self._saturated()
        if saturated:
            signs.append((self._taken_dot, self._words(saturated, self.theme.muted)))
        x, right = self.geometry.gutter, self.geometry.right
        room, chosen = right - x, set()
        for number in (0, 2, 1) if saturated else (0, 1):
            width = px(34 + 24) + signs[number][1].width
            if width - px(24) <= room:
                chosen.add(number)
                room -= width
        for number in sorted(chosen):
            sign, words = signs[number]
            x = sign(painter, x, middle) + px(6)
            x = draw_label(painter, words, x, middle, _LEFT | _CENTRE).right + px(24)
        for text in self._batch():
            words = self._words(text, self.theme.muted)
            if x + words.width <= right:
                draw_label(painter, words, right, middle, _RIGHT | _CENTRE)
                return

    def _batch(self) -> tuple[str, ...]:
        """How many samples make a step and how many the dots stand for; then the same, shorter."""
        assert self.run is not None
        batch = self.tr("batch of {0}").format(count(min(self.run.config.batch_size, self.run.data.train.size)))
        probe = self.tr("probe of {0}").format(count(self.run.probe_size))
        return f"{batch} · {probe}", batch

    def _saturated(self) -> str:
        """What a rose dot means in this network; empty where there can be none."""
        assert self.run is not None
        layers = [layer for layer in self.run.layers if ACTIVATIONS[layer.activation].elementwise]
        off = any(layer.activation in OFF for layer in layers)
        saturating = any(
            ACTIVATIONS[layer.activation].saturates(FAR, **layer.params).any()
            for layer in layers
            if layer.activation not in OFF
        )
        if off and saturating:
            return self.tr("saturated or off (ReLU: z ≤ 0)")
        if off:
            return self.tr("off: z ≤ 0")
        return self.tr("saturated: |f′| < 5 % of its maximum") if saturating else ""

    def _words(self, text: str, colour: str, *, bold: bool = False) -> Label:
        return self.labels.plain(text, self.appearance.font(WORDS, bold=bold), colour, None, self.ratio)

    def _arrow(self, painter: QPainter, tail: float, tip: float, y: float) -> None:
        px = self.appearance.px
        painter.setPen(QPen(QColor(self.theme.text), 1.6))
        painter.drawLine(QPointF(tail, y), QPointF(tip - px(3), y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.text))
        painter.drawPolygon([QPointF(tip, y), QPointF(tip - px(7), y - px(4)), QPointF(tip - px(7), y + px(4))])

    def _edge_sign(self, painter: QPainter, x: float, y: float) -> float:
        length, thick = self.appearance.px(26), self.appearance.px(3)
        for colour, dy in ((self.theme.positive, -thick), (self.theme.negative, thick)):
            pen = QPen(QColor(colour), thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, y + dy, x + length, y + dy))
        return x + length

    def _ink_dot(self, painter: QPainter, x: float, y: float) -> float:
        return self._dot(painter, x, y, self.theme.text, 0.55)

    def _taken_dot(self, painter: QPainter, x: float, y: float) -> float:
        return self._dot(painter, x, y, self.theme.take, 1.0)

    def _dot(self, painter: QPainter, x: float, y: float, colour: str, opacity: float) -> float:
        radius = self.appearance.px(DOT)
        painter.setOpacity(opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(x + radius, y), radius, radius)
        painter.setOpacity(1.0)
        return x + 2 * radius
