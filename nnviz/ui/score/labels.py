"""Labels as cached pixmaps with a halo of the plot's colour: drawing one costs a blit, making one 75 microseconds."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QTextDocument

from nnviz.ui.score.geometry import Box

MOST = 600  # entries; the cache is emptied when it is full
HALO = 3.0


class Label(NamedTuple):
    """A text as it is drawn, with its size in px."""

    pixmap: QPixmap
    width: float
    height: float


class LabelCache:
    """Pixmaps of short texts, keyed by text, font, colour, halo and device pixel ratio. GUI thread only."""

    def __init__(self) -> None:
        self._labels: dict[tuple[object, ...], Label] = {}

    def plain(self, text: str, font: QFont, colour: str, halo: str | None, ratio: float) -> Label:
        """A one-line text; `halo` is the colour around the letters, None for none."""
        key = (text, font.key(), colour, halo, ratio)
        label = self._labels.get(key)
        return label or self._remember(key, _render_plain(text, font, colour, halo, ratio))

    def rich(self, html: str, font: QFont, colour: str, ratio: float) -> Label:
        """A line with <sup>, <sub>, <i> or <b>, without halo."""
        key = (html, font.key(), colour, "rich", ratio)
        label = self._labels.get(key)
        return label or self._remember(key, _render_rich(html, font, colour, ratio))

    def clear(self) -> None:
        self._labels.clear()

    def _remember(self, key: tuple[object, ...], pixmap: QPixmap) -> Label:
        if len(self._labels) >= MOST:
            self._labels.clear()
        size = pixmap.deviceIndependentSize()
        label = self._labels[key] = Label(pixmap, size.width(), size.height())
        return label


def draw_label(painter: QPainter, label: Label, x: float, y: float, align: Qt.AlignmentFlag) -> Box:
    """Draw a label whose anchor is (x, y), as `align` says: AlignLeft | AlignTop puts the anchor at its upper left."""
    pixmap, width, height = label
    if align & Qt.AlignmentFlag.AlignRight:
        x -= width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x -= width / 2
    if align & Qt.AlignmentFlag.AlignBottom:
        y -= height
    elif align & Qt.AlignmentFlag.AlignVCenter:
        y -= height / 2
    left, top = round(x), round(y)
    painter.drawPixmap(left, top, pixmap)
    return Box(left, top, width, height)


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _render_plain(text: str, font: QFont, colour: str, halo: str | None, ratio: float) -> QPixmap:
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, text)
    probe = _blank(1, 1, ratio)
    painter = QPainter(probe)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    painter.end()
    margin = HALO if halo else 0.0
    width = metrics.horizontalAdvance(text) + 2 * margin
    pixmap = _blank(width, metrics.height() + 2 * margin, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.translate(margin, margin + metrics.ascent())
    if halo:
        pen = QPen(QColor(halo), 2 * HALO)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(0, 0), text)
    painter.end()
    return pixmap


def _render_rich(html: str, font: QFont, colour: str, ratio: float) -> QPixmap:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setHtml(f'<span style="color:{colour}; white-space:pre">{html}</span>')
    size = document.size()
    pixmap = _blank(document.idealWidth(), size.height(), ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    document.drawContents(painter)
    painter.end()
    return pixmap
