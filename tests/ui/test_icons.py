"""The icons: drawn once for all buttons, and not the same in every colour."""

from __future__ import annotations

from nnviz.ui import icons


def test_the_same_icon_is_drawn_once_for_all_buttons(qtbot, monkeypatch):
    colour, drawn = "#0a0b0c", []  # of no theme, so that no other test has drawn it
    first = icons.icon("close", colour).pixmap(16).toImage()
    monkeypatch.setattr(icons, "QSvgRenderer", drawn.append)
    assert icons.icon("close", colour).pixmap(16).toImage() == first
    assert drawn == []


def test_another_colour_or_another_name_is_another_drawing(qtbot):
    pictures = [icons.icon(name, colour).pixmap(32) for name in ("run", "pause") for colour in ("#102030", "#f0e0d0")]
    assert len({bytes(picture.toImage().constBits()) for picture in pictures}) == 4


def test_a_disabled_icon_has_its_own_colour(qtbot):
    icon = icons.icon("run", "#ff0000", "#0000ff")
    colours = [
        icon.pixmap(32, mode).toImage().pixelColor(14, 16).name() for mode in (icon.Mode.Normal, icon.Mode.Disabled)
    ]
    assert colours == ["#ff0000", "#0000ff"]
