"""The window's own icons: drawings on a grid of 16 x 16 that take any colour, and so follow the theme.

A bundled icon font was measured to cost 60 ms at every start; those of this window cost 5.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48)  # 16 px at the scales 1, 1.25, 1.5 and the device pixel ratios 1 and 2

LINES = 'fill="none" stroke="{colour}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
FILLED = 'fill="{colour}" stroke="{colour}" stroke-width="1" stroke-linejoin="round"'
DOTS = 'fill="{colour}"'

GLYPHS: dict[str, tuple[tuple[str, str], ...]] = {
    "run": ((FILLED, '<path d="M4.5 3v10l8-5z"/>'),),
    "pause": ((FILLED, '<path d="M4 3h2v10H4zM10 3h2v10h-2z"/>'),),
    "step": ((FILLED, '<path d="M3.5 3.5v9l6.5-4.5z"/>'), (LINES, '<path d="M12.75 3v10"/>')),
    "reverse": ((FILLED, '<path d="M11.5 3v10l-8-5z"/>'),),
    "first": ((FILLED, '<path d="M12.5 3.5v9L6 8z"/>'), (LINES, '<path d="M3.25 3v10"/>')),
    "back": ((FILLED, '<path d="M12.5 3.5v9L6 8z"/>'), (LINES, '<path d="M3.25 3v10"/>')),
    "restart": ((LINES, '<path d="M3.2 5.6A5.3 5.3 0 1 1 2.7 8.4M2.7 2.4v3.4h3.4"/>'),),
    "weights": (
        (LINES, '<rect x="2.25" y="2.25" width="11.5" height="11.5" rx="2"/>'),
        (DOTS, "".join(f'<circle cx="{x}" cy="{y}" r="1.05"/>' for x in (5.5, 10.5) for y in (5.5, 10.5))),
        (DOTS, '<circle cx="8" cy="8" r="1.05"/>'),
    ),
    "sun": (
        (
            LINES,
            '<circle cx="8" cy="8" r="2.9"/><path d="M8 1.3v1.4M8 13.3v1.4M1.3 8h1.4M13.3 8h1.4'
            'M3.3 3.3l1 1M11.7 11.7l1 1M3.3 12.7l1-1M11.7 4.3l1-1"/>',
        ),
    ),
    "moon": ((LINES, '<path d="M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8 5.6 5.6 0 1 0 13.2 9.6z"/>'),),
    "warning": ((LINES, '<path d="M8 2.3 14.3 13.2H1.7zM8 6.6v2.9"/>'), (DOTS, '<circle cx="8" cy="11.4" r=".85"/>')),
    "danger": (
        (LINES, '<path d="M5.3 1.8h5.4l3.8 3.8v4.8l-3.8 3.8H5.3L1.5 10.4V5.6zM8 4.7v3.9"/>'),
        (DOTS, '<circle cx="8" cy="11.2" r=".9"/>'),
    ),
    "flag": ((LINES, '<path d="M4 14.2V2.2M4 3h8.6l-2.2 3.1 2.2 3.1H4"/>'),),
    "lesson": (
        (
            LINES,
            '<path d="M8 4.3C6.6 3.3 4.6 3 2.2 3v9c2.4 0 4.4.3 5.8 1.3 1.4-1 3.4-1.3 5.8-1.3V3'
            'C11.4 3 9.4 3.3 8 4.3v9"/>',
        ),
    ),
    "list": (
        (LINES, '<path d="M6 4h7.5M6 8h7.5M6 12h7.5"/>'),
        (DOTS, '<circle cx="3" cy="4" r="1"/><circle cx="3" cy="8" r="1"/><circle cx="3" cy="12" r="1"/>'),
    ),
    "close": ((LINES, '<path d="M4 4l8 8M12 4l-8 8"/>'),),
    "add": ((LINES, '<path d="M8 3v10M3 8h10"/>'),),
    "file": ((LINES, '<path d="M3.75 2h5.5l3 3v9h-8.5zM9.25 2v3h3M6 8.5h4M6 11h4"/>'),),
    "check": ((LINES.replace("1.5", "2"), '<path d="M3.5 8.4l3 3 6-6.6"/>'),),
    "chevron-down": ((LINES, '<path d="M4 6.2l4 4 4-4"/>'),),
    "chevron-right": ((LINES, '<path d="M6.2 4l4 4-4 4"/>'),),
}


def svg(name: str, colour: str) -> bytes:
    """The drawing `name` in `colour` (a CSS colour) as an SVG document; KeyError when there is none."""
    groups = "".join(f"<g {paint.format(colour=colour)}>{shapes}</g>" for paint, shapes in GLYPHS[name])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{groups}</svg>'.encode()


def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """The icon `name` in `colour`, sharp at every scale; `disabled` is the colour while its button is disabled."""
    result = QIcon()
    paints = {QIcon.Mode.Normal: colour} | ({QIcon.Mode.Disabled: disabled} if disabled else {})
    for mode, paint in paints.items():
        for size in SIZES:
            result.addPixmap(_pixmap(name, paint, size), mode)
    return result


def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    """The drawing, `size` pixels wide; rows and sections share it by way of Qt's cache."""
    key = f"nnviz icon {name} {colour} {size}"
    pixmap = QPixmapCache.find(key)
    if pixmap is None:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg(name, colour))).render(painter, QRectF(0, 0, size, size))
        painter.end()
        QPixmapCache.insert(key, pixmap)
    return pixmap


def write_svg(folder: Path, name: str, colour: str) -> str:
    """The path, as a style sheet's url() wants it, of a file with that drawing; written unless it is there."""
    path = folder / f"{name}-{colour.lstrip('#')}.svg"
    if not path.exists():
        path.write_bytes(svg(name, colour))
    return path.as_posix()
