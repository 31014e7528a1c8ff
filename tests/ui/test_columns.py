"""Side columns of a page: beside the middle where there is room for it, else one under the other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from nnviz.ui.columns import LEAST_MIDDLE, Columns
from nnviz.ui.theme import Appearance

LEFT, RIGHT = 200, 240


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.left, page.middle, page.right = QWidget(), QWidget(), QLineEdit()
    page.columns = Columns(page, page.left, page.middle, page.right)
    page.columns.set_widths(Appearance(parent=page), LEFT, RIGHT)
    page.show()
    return page


def test_with_room_the_columns_stand_at_both_sides(page):
    assert not page.columns.in_one and page.columns.sizes() == [LEFT, 1200 - LEFT - RIGHT - 2, RIGHT]


def test_without_room_the_right_column_goes_under_the_left_one_and_comes_back(page):
    page.right.setFocus()
    page.resize(700, 600)
    right = page.right.mapTo(page, page.right.rect().topLeft())
    assert page.columns.in_one and right.y() >= page.left.height() and right.x() == 0
    assert page.middle.width() == 700 - RIGHT - 1 >= LEAST_MIDDLE
    assert page.right.isVisible() and page.focusWidget() is page.right
    page.resize(1200, 600)
    assert not page.columns.in_one and page.columns.sizes() == [LEFT, 1200 - LEFT - RIGHT - 2, RIGHT]


def test_a_page_without_a_right_column_has_nothing_to_move(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    columns = Columns(page, QWidget(), QWidget())
    columns.set_widths(Appearance(parent=page), LEFT)
    page.resize(300, 300)
    page.show()
    assert columns.count() == 2 and not columns.in_one
