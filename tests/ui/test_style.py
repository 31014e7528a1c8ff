"""Icons and style sheet take their colours from the theme and their lengths from the scale."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from nnviz.ui import icons
from nnviz.ui.style import style_sheet
from nnviz.ui.theme import DARK, LIGHT


def colours(pixmap) -> set[str]:
    """The colours of all fully opaque pixels."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", icons.GLYPHS)
def test_an_icon_is_drawn_in_the_colour_asked_for_and_stays_inside_its_square(qapp, name):
    icon = icons.icon(name, "#b62e63", "#788396")
    assert colours(icon.pixmap(48, 48)) == {"#b62e63"}
    assert colours(icon.pixmap(QSize(48, 48), QIcon.Mode.Disabled)) == {"#788396"}
    image = icon.pixmap(48, 48).toImage()
    edge = [image.pixelColor(x, y).alpha() for i in range(48) for x, y in ((i, 0), (i, 47), (0, i), (47, i))]
    assert max(edge) == 0


def test_an_icon_is_sharp_at_every_scale(qapp):
    icon = icons.icon("run", "#000000")
    assert all(icon.actualSize(QSize(size, size)).width() == size for size in icons.SIZES)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_sheet_has_no_colour_of_its_own(tmp_path, theme):
    used = set(re.findall(r"#[0-9a-f]{6}\b", style_sheet(theme, 1, tmp_path)))
    tokens = {getattr(theme, name) for name in theme.__dataclass_fields__ if str(getattr(theme, name)).startswith("#")}
    assert len(used - tokens) <= 2  # the accent, hovered and pressed


def test_lengths_follow_the_scale_and_qt_understands_the_sheet(qtbot, tmp_path):
    heights = {}
    for scale in (1, 1.25, 1.5):
        window = QWidget()
        qtbot.addWidget(window)
        button = QPushButton("Add", window)
        window.setStyleSheet(style_sheet(LIGHT, scale, tmp_path))  # a slip in it would be a warning, and fail
        window.show()
        heights[scale] = button.sizeHint().height()
    assert heights == {1: 28, 1.25: 34, 1.5: 41}


def test_the_primary_button_is_ink_and_its_text_paper(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton(window)
    button.setProperty("role", "primary")
    button.resize(80, 28)
    window.setStyleSheet(style_sheet(DARK, 1, tmp_path))
    window.show()
    assert button.grab().toImage().pixelColor(40, 14) == QColor(DARK.accent)
    assert button.palette().buttonText().color() == QColor(DARK.onaccent)
