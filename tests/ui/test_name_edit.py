"""A name too long for its box ends in an ellipsis, until somebody types in it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nnviz.ui.controls.name_edit import NameEdit

LONG = "mean fractal dimension of the cell nuclei (10⁻³)"


@pytest.fixture
def edits(qtbot):
    """The edit, and its window, in which another one has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    edit, other = NameEdit(), QLineEdit()
    edit.setFrame(False)
    column = QVBoxLayout(window)
    column.addWidget(edit)
    column.addWidget(other)
    window.resize(120, 80)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    return edit, window


def test_a_long_name_ends_in_an_ellipsis_and_a_short_one_is_whole(edits):
    edit, window = edits
    edit.setText(LONG)
    assert edit.shown.endswith("…") and LONG.startswith(edit.shown[:-1]) and len(edit.shown) > 6
    assert edit.text() == LONG
    window.resize(900, 80)
    window.layout().activate()
    assert edit.shown == LONG
    edit.setText("x1")
    assert edit.shown == "x1"


def test_the_ellipsis_is_painted_and_goes_with_the_focus(edits, qtbot):
    edit, window = edits
    edit.setText(LONG)
    edit.setCursorPosition(0)
    cut = edit.grab().toImage()
    plain = QLineEdit(LONG, window)
    plain.setFrame(False)
    plain.setGeometry(edit.geometry())
    plain.setCursorPosition(0)
    assert cut != plain.grab().toImage()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.setCursorPosition(0)
    assert edit.grab().toImage() != cut
