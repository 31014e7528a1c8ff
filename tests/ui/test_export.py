"""Pictures and values of a plot as files: sizes, colours, text, digits; all of a file or nothing."""

from __future__ import annotations

import csv
import json
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainterPath, QPen

from nnviz.training.config import RunConfig
from nnviz.ui import export
from nnviz.ui.export import Export, Origin, Table

ORIGIN = Origin("spiral", 4200, RunConfig(learning_rate=0.007))


def paint(painter):
    painter.fillRect(QRect(0, 0, 10, 10), QColor("#0877bd"))
    painter.setPen(QPen(QColor("#b62e63"), 2))
    path = QPainterPath(QPointF(10, 40))
    path.cubicTo(QPointF(30, 0), QPointF(60, 80), QPointF(90, 40))
    painter.drawPath(path)
    painter.drawText(QPointF(20, 20), "loss")


def plot(table=None):
    return Export("losses", QSize(100, 60), paint, "#1b2027", table, 4200)


@pytest.mark.parametrize(("screen", "ratio"), [(1.0, 2), (1.5, 2), (3.0, 3)])
def test_a_png_has_twice_the_pixels_or_those_of_a_finer_screen(qapp, tmp_path, screen, ratio):
    file = tmp_path / "losses.png"
    export.write(file, export.png(plot(), ORIGIN, screen))
    image = QImage(str(file))
    assert (image.width(), image.height()) == (100 * ratio, 60 * ratio)
    assert image.pixelColor(9 * ratio, 9 * ratio).name() == "#0877bd"
    assert image.pixelColor(99 * ratio, 59 * ratio).name() == "#1b2027"
    assert image.text("Step") == "4200"
    assert RunConfig.from_dict(json.loads(image.text("Settings"))) == ORIGIN.config


def test_an_svg_has_curves_and_text_and_says_where_it_comes_from(qapp):
    root = ElementTree.fromstring(export.svg(plot(), ORIGIN))
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert root.get("viewBox") == "0 0 100 60"
    assert "path" in tags and "image" not in tags
    assert [e.text for e in root.iter() if e.tag.endswith("}text")] == ["loss"]
    assert [e.text for e in root.iter() if e.tag.endswith("}title")] == ["losses"]
    (description,) = (e.text for e in root.iter() if e.tag.endswith("}desc"))
    assert "step 4200" in description and '"learning_rate": 0.007' in description


def test_numbers_keep_all_their_digits_in_double_and_in_single_precision():
    double = np.array([0.1 + 0.2, 1e-300, np.nan, np.inf, -1 / 3])
    single = double.astype(np.float32)
    words = ["a", "b,c", 'd"', "ü", ""]
    table = Table(("double", "single", "word", "whole"), (double, single, words, np.arange(5)))
    rows = list(csv.DictReader(export.csv_bytes(table).decode("utf-8-sig").splitlines()))
    assert rows[2]["double"] == rows[2]["single"] == ""
    read = np.array([float(row["double"] or "nan") for row in rows])
    assert np.array_equal(read, double, equal_nan=True)
    read = np.array([np.float32(row["single"] or "nan") for row in rows])
    assert np.array_equal(read, single, equal_nan=True)
    assert rows[0]["single"] == "0.3"
    assert [row["word"] for row in rows] == words
    assert [row["whole"] for row in rows] == ["0", "1", "2", "3", "4"]


def test_only_what_is_more_than_ascii_begins_with_a_byte_order_mark():
    assert export.csv_bytes(Table.of(1, step=3, x=[0.5])) == b"step,x\n3,0.5\n"
    assert export.csv_bytes(Table.of(1, **{"花": [0.5]})).startswith(b"\xef\xbb\xbf")


def test_a_table_of_unequal_columns_is_refused():
    with pytest.raises(ValueError, match="columns of one length"):
        Table(("a", "b"), ([1, 2], [1]))
    with pytest.raises(ValueError, match="one name for each"):
        Table(("a",), ([1, 2], [1, 2]))


@pytest.mark.parametrize(
    ("what", "data", "name"),
    [
        ("losses", "spiral", "nnviz spiral step 4200 losses.png"),
        ("f(z), layer 1", "a/b: *", "nnviz a b step 4200 f(z), layer 1.png"),
        ("输出", "iris", "nnviz iris step 4200 输出.png"),
    ],
)
def test_the_suggested_name_says_what_it_is_and_can_be_a_file(what, data, name):
    origin = Origin(data, 4200, RunConfig())
    assert export.file_name(Export(what, QSize(1, 1), paint, "#ffffff"), origin, ".png") == name


def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    file = tmp_path / "old.csv"
    file.write_bytes(b"old")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        export.write(file, b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["old.csv"]
