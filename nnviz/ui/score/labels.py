"""Labels as cached pixmaps with a halo of the plot's colour: drawing one costs a blit, making one 75 microseconds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QTextDocument

MOST = 600  # entries; the cache is emptied when it is full
HALO = 3.0


class LabelCache:
    """Pixmaps of short texts, keyed by text, font, colour, halo and device pixel ratio. GUI thread only."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[object, ...], QPixmap] = {}

    def plain(self, text: str, font: QFont, colour: str, halo: str | None, ratio: float) -> QPixmap:
        """A one-line text; `halo` is the colour around the letters, None for none."""
        key = (text, font.key(), colour, halo, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._remember(key, _render_plain(text, font, colour, halo, ratio))
        return pixmap

    def rich(self, html: str, font: QFont, colour: str, ratio: float) -> QPixmap:
        """A line with <sup>, <sub>, <i> or <b>, without halo."""
        key = (html, font.key(), colour, "rich", ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._remember(key, _render_rich(html, font, colour, ratio))
        return pixmap

    def clear(self) -> None:
        self._pixmaps.clear()

    def _remember(self, key: tuple[object, ...], pixmap: QPixmap) -> QPixmap:
        if len(self._pixmaps) >= MOST:
            self._pixmaps.clear()
        self._pixmaps[key] = pixmap
        return pixmap


def draw_label(painter: QPainter, pixmap: QPixmap, x: float, y: float, align: Qt.AlignmentFlag) -> QRectF:
    """Draw a label whose anchor is (x, y), as `align` says: AlignLeft | AlignTop puts the anchor at its upper left."""
    size = pixmap.deviceIndependentSize()
    if align & Qt.AlignmentFlag.AlignRight:
        x -= size.width()
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x -= size.width() / 2
    if align & Qt.AlignmentFlag.AlignBottom:
        y -= size.height()
    elif align & Qt.AlignmentFlag.AlignVCenter:
        y -= size.height() / 2
    painter.drawPixmap(QPointF(round(x), round(y)), pixmap)
    return QRectF(round(x), round(y), size.width(), size.height())


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
