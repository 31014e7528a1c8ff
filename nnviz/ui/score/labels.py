"""Labels as cached pixmaps with a halo of the plot's colour: drawing one costs a blit, making one 75 microseconds.

For a file they are drawn as the text that they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QTextDocument

from nnviz.ui.score.geometry import Box

MOST = 600  # entries; the cache is emptied when it is full
HALO = 3.0


class Label(NamedTuple):
    """A text as it is drawn, with its size in px: a pixmap, or for a file what paints it from 0, 0."""

    pixmap: QPixmap | None
    width: float
    height: float
    paint: Callable[[QPainter], None] | None = None


class LabelCache:
    """Pixmaps of short texts, keyed by text, font, colour, halo and device pixel ratio. GUI thread only."""

    def __init__(self) -> None:
        self._labels: dict[tuple[object, ...], Label] = {}
        self.as_shapes = False  # what is painted goes into a file: text as text, dots as shapes

    @contextmanager
    def shapes(self) -> Iterator[None]:
        """While it lasts, labels are no pixmaps."""
        self.as_shapes = True
        try:
            yield
        finally:
            self.as_shapes = False

    def plain(self, text: str, font: QFont, colour: str, halo: str | None, ratio: float) -> Label:
        """A one-line text; `halo` is the colour around the letters, None for none."""
        if self.as_shapes:
            return _plain_shape(text, font, colour, halo)
        key = (text, font.key(), colour, halo, ratio)
        label = self._labels.get(key)
        return label or self._remember(key, _plain_shape(text, font, colour, halo), ratio)

    def rich(self, html: str, font: QFont, colour: str, ratio: float) -> Label:
        """A line with <sup>, <sub>, <i> or <b>, without halo."""
        if self.as_shapes:
            return _rich_shape(html, font, colour)
        key = (html, font.key(), colour, "rich", ratio)
        label = self._labels.get(key)
        return label or self._remember(key, _rich_shape(html, font, colour), ratio)

    def clear(self) -> None:
        self._labels.clear()

    def _remember(self, key: tuple[object, ...], shape: Label, ratio: float) -> Label:
        if len(self._labels) >= MOST:
            self._labels.clear()
        pixmap = _rendered(shape, ratio)
        size = pixmap.deviceIndependentSize()
        label = self._labels[key] = Label(pixmap, size.width(), size.height())
        return label


def draw_label(painter: QPainter, label: Label, x: float, y: float, align: Qt.AlignmentFlag) -> Box:
    """Draw a label whose anchor is (x, y), as `align` says: AlignLeft | AlignTop puts the anchor at its upper left."""
    pixmap, width, height, paint = label
    if align & Qt.AlignmentFlag.AlignRight:
        x -= width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x -= width / 2
    if align & Qt.AlignmentFlag.AlignBottom:
        y -= height
    elif align & Qt.AlignmentFlag.AlignVCenter:
        y -= height / 2
    left, top = round(x), round(y)
    if pixmap is not None:
        painter.drawPixmap(left, top, pixmap)
    elif paint is not None:
        painter.save()
        painter.translate(left, top)
        paint(painter)
        painter.restore()
    return Box(left, top, width, height)


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _rendered(shape: Label, ratio: float) -> QPixmap:
    assert shape.paint is not None
    pixmap = _blank(shape.width, shape.height, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape.paint(painter)
    painter.end()
    return pixmap


def _plain_shape(text: str, font: QFont, colour: str, halo: str | None) -> Label:
    metrics = QFontMetrics(font)
    margin = HALO if halo else 0.0

    def paint(painter: QPainter) -> None:
        painter.setFont(font)
        painter.translate(margin, margin + metrics.ascent())
        if halo:
            path = QPainterPath()
            path.addText(QPointF(0, 0), font, text)
            pen = QPen(QColor(halo), 2 * HALO)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(0, 0), text)

    width = metrics.horizontalAdvance(text) + 2 * margin
    return Label(None, width, metrics.height() + 2 * margin, paint)


def _rich_shape(html: str, font: QFont, colour: str) -> Label:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setHtml(f'<span style="color:{colour}; white-space:pre">{html}</span>')
    return Label(None, document.idealWidth(), document.size().height(), document.drawContents)
