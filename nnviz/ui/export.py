"""What a plot gives away: its picture as PNG or SVG, its values as CSV or tab-separated text.

It makes bytes and writes files; which plot it is and where the file goes is asked by `plot_menu`.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from nnviz.training.config import RunConfig

LEAST_RATIO = 2.0  # pixels of a PNG for one of the screen's, where the screen itself has fewer
Values = Sequence[object] | NDArray


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length with their names: first where it is (step, layer, unit ...), then what it is there.

    The names are those of the formulas and the same in every language, for programs read them.
    """

    names: tuple[str, ...]
    columns: tuple[Values, ...]

    def __post_init__(self) -> None:
        if len(self.names) != len(self.columns) or len({len(column) for column in self.columns}) > 1:
            raise ValueError("a table needs one name for each column, and columns of one length")

    @classmethod
    def of(cls, rows: int, **columns: object) -> Table:
        """`rows` rows of the columns given; a value that is no sequence stands in every row."""
        filled = [
            value if isinstance(value, Sequence | np.ndarray) and not isinstance(value, str) else [value] * rows
            for value in columns.values()
        ]
        return cls(tuple(columns), tuple(filled))


@dataclass(frozen=True, slots=True)
class Export:
    """A plot as it is now. `paint` draws it with its upper left corner at 0, 0; it is called at once or never.

    what         its name for menus and files, in the window's language
    size         in px of the screen
    background   #rrggbb
    table        its values; None where it has none
    step         what it shows; None: what the window shows
    entries      what else its menu offers: texts and actions
    """

    what: str
    size: QSize
    paint: Callable[[QPainter], None]
    background: str
    table: Table | None = None
    step: int | None = None
    entries: tuple[tuple[str, Callable[[], None]], ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a picture or table comes from: said in its name and inside the file."""

    data: str
    step: int
    config: RunConfig

    @property
    def settings(self) -> str:
        """As JSON, as `nnviz train` takes it."""
        return json.dumps(self.config.to_dict(), indent=2, ensure_ascii=False) + "\n"


def file_name(export: Export, origin: Origin, ending: str) -> str:
    """For example "nnviz spiral step 4200 losses.png", without what a file system may not take."""
    name = f"nnviz {origin.data} step {origin.step} {export.what}"
    return re.sub(r"\s+", " ", re.sub(r'[\x00-\x1f<>:"/\\|?*]', " ", name)).strip(" .")[:120] + ending


# -- pictures ------------------------------------------------------------------------------------------------------


def image(export: Export, screen_ratio: float = 1.0) -> QImage:
    """The picture on the theme's background, at the screen's device pixel ratio but at least twice its size."""
    ratio = max(LEAST_RATIO, screen_ratio)
    made = QImage(export.size * ratio, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(export.background))
    painter = QPainter(made)
    try:
        _paint(export, painter)
    finally:
        painter.end()
    return made


def png(export: Export, origin: Origin, screen_ratio: float = 1.0) -> bytes:
    """The picture with its origin in the file's text fields Title, Step and Settings."""
    made = image(export, screen_ratio)
    for key, text in (("Title", export.what), ("Step", str(origin.step)), ("Settings", origin.settings)):
        made.setText(key, text)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, which PySide refuses
    return bytes(buffer.data().data())


def svg(export: Export, origin: Origin) -> bytes:
    """Curves as paths and words as text; what is a raster by itself, such as a map, stays an image."""
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(export.size)
    generator.setViewBox(QRect(QPoint(0, 0), export.size))
    generator.setTitle(export.what)
    generator.setDescription(f"nnviz {origin.data}, step {origin.step}\n{origin.settings}")
    painter = QPainter(generator)
    try:
        painter.fillRect(QRect(QPoint(0, 0), export.size), QColor(export.background))
        _paint(export, painter)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _paint(export: Export, painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    export.paint(painter)


def widgets(view: QWidget, *parts: QWidget) -> tuple[QSize, Callable[[QPainter], None]]:
    """Size and painting of those `parts` of a view that are shown, as they lie.

    A part may have `bare`, a context in which it is painted without what is not of the picture: cursor and focus.
    """
    shown = [part for part in parts if part.isVisibleTo(view)] or [view]  # of one that is folded, what is left of it
    places = [
        QRect(part.mapTo(view, QPoint(0, 0)) if part is not view else QPoint(0, 0), part.size()) for part in shown
    ]
    whole = QRect()
    for place in places:
        whole = whole.united(place)

    def paint(painter: QPainter) -> None:
        with ExitStack() as stack:
            for part in shown:
                if hasattr(part, "bare"):
                    stack.enter_context(part.bare())
            for part, place in zip(shown, places, strict=True):
                painter.save()
                painter.translate(place.topLeft() - whole.topLeft())
                # the widget's own: that of a graphics view would paint its scene alone
                QWidget.render(part, painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
                painter.restore()

    return whole.size(), paint


# -- values --------------------------------------------------------------------------------------------------------


def text(table: Table, separator: str) -> str:
    """The names, then a line for each row. Numbers with all their digits and a point; what is not a number is empty."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(zip(*(_written(column) for column in table.columns), strict=True))
    return stream.getvalue()


def csv_bytes(table: Table) -> bytes:
    """UTF-8; with a byte order mark only where there is more than ASCII, for there Excel needs it."""
    written = text(table, ",")
    return written.encode("utf-8" if written.isascii() else "utf-8-sig")


def _written(column: Values) -> Iterable[str]:
    if isinstance(column, np.ndarray) and column.dtype == np.float32:
        return ("" if math.isnan(value) else str(value) for value in column)  # 0.1, not 0.10000000149011612
    values = column.tolist() if isinstance(column, np.ndarray) else column
    return ("" if isinstance(value, float) and math.isnan(value) else str(value) for value in values)


# -- files ---------------------------------------------------------------------------------------------------------


def write(path: Path, content: bytes) -> None:
    """All of it or nothing: what was there before stays until the new file stands. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".nnviz-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)  # as any new file; a temporary one is only its owner's
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
