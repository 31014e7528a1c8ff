"""The softmax's own place: bars that are dragged, probabilities of sum 1, and the whole Jacobian."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz.ui.functions.softmax_bars import FIRST
from nnviz.ui.functions.softmax_section import SoftmaxSection
from nnviz.ui.theme import Appearance

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def section(qtbot):
    made = SoftmaxSection(Appearance())
    qtbot.addWidget(made)
    made.resize(900, 280)
    made.show()
    made.activateWindow()
    return made


def test_probabilities_and_jacobian_are_those_worked_out_by_hand(section):
    e = np.exp(FIRST)
    a = e / e.sum()
    assert section.bars.probabilities == pytest.approx(a)
    expected = np.diag(a) - np.outer(a, a)  # da_i/dz_j = a_i (delta_ij - a_j)
    assert section.jacobian._values == pytest.approx(expected)


def test_a_bar_is_dragged_and_everything_follows(section):
    bars = section.bars
    begin = bars.bar_place(2).toPoint()
    aim = QPoint(begin.x(), bars.bar_place(0).toPoint().y())  # as high as the first
    QTest.mousePress(bars, LEFT, NONE, begin)
    QTest.mouseMove(bars, aim)
    QTest.mouseRelease(bars, LEFT, NONE, aim)
    assert bars.logits.tolist() == pytest.approx([2.0, 1.0, 2.0])
    assert bars.probabilities[0] == pytest.approx(bars.probabilities[2])
    assert bars.probabilities.sum() == pytest.approx(1)
    assert section.jacobian._values[0, 2] == pytest.approx(-(bars.probabilities[0] ** 2))
    QTest.mouseMove(bars, begin)
    assert bars.logits[2] == 2.0  # the button is up


def test_no_drag_leads_beyond_the_scale(section):
    bars = section.bars
    begin = bars.bar_place(0).toPoint()
    QTest.mousePress(bars, LEFT, NONE, begin)
    QTest.mouseMove(bars, QPoint(begin.x(), -4000))
    assert bars.logits[0] == 6
    QTest.mouseMove(bars, QPoint(begin.x(), 4000))
    assert bars.logits[0] == -6
    QTest.mouseRelease(bars, LEFT, NONE, begin)


def test_a_bar_is_chosen_and_moved_by_keys_and_told(section):
    bars = section.bars
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Right)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bars.logits.tolist() == pytest.approx([2.0, 0.1, 0.1])
    assert "z2 is 0.10" in bars.accessibleDescription()
    QTest.keyClick(bars, Qt.Key.Key_Left)
    QTest.keyClick(bars, Qt.Key.Key_Left)
    assert bars.selected == 2  # round the corner


def test_there_are_two_to_ten_logits(section):
    for count in range(4, 11):
        QTest.mouseClick(section.add_button, LEFT)
        assert section.bars.logits.size == count and section.jacobian._values.shape == (count, count)
    assert not section.add_button.isEnabled()
    section.bars.add()
    assert section.bars.logits.size == 10
    for _ in range(8):
        QTest.mouseClick(section.remove_button, LEFT)
    assert section.bars.logits.size == 2 and not section.remove_button.isEnabled()
    section.bars.setFocus()
    QTest.keyClick(section.bars, Qt.Key.Key_Delete)
    assert section.bars.logits.size == 2


def test_the_logit_that_is_removed_is_the_selected_one(section):
    section.bars.setFocus()
    QTest.keyClick(section.bars, Qt.Key.Key_Right)
    QTest.mouseClick(section.remove_button, LEFT)
    assert section.bars.logits.tolist() == [2.0, 0.1]


def test_the_cells_are_blue_where_a_logit_raises_and_orange_where_it_lowers(section):
    picture = section.jacobian.grab().toImage()

    def at(row: int, column: int):
        place = section.jacobian.cell_place(row, column)
        return picture.pixelColor(QPoint(round(place.left() + 5), round(place.top() + 5)))

    raises, lowers = at(0, 0), at(0, 1)
    assert raises.blue() > raises.red() + 80 and lowers.red() > lowers.blue() + 40


def test_a_cell_is_read_by_mouse_and_by_arrows(section):
    jacobian = section.jacobian
    QTest.mouseMove(jacobian, jacobian.cell_place(1, 0).center().toPoint())
    assert jacobian.reading.startswith("∂a₂/∂z₁ = −0.1") and jacobian.accessibleDescription() == jacobian.reading
    QTest.mouseMove(jacobian, QPoint(1, 1))
    assert jacobian.reading == ""
    jacobian.setFocus()
    QTest.keyClick(jacobian, Qt.Key.Key_Down)
    assert jacobian.cursor_cell == (0, 0)
    for _ in range(5):
        QTest.keyClick(jacobian, Qt.Key.Key_Right)
    assert jacobian.cursor_cell == (0, 2)
    QTest.mouseClick(section.remove_button, LEFT)
    assert jacobian.reading == ""  # that cell is gone


def test_the_table_holds_logits_probabilities_and_jacobian(section):
    table = section.table()
    assert table.names == ("i", "z", "a", "da/dz1", "da/dz2", "da/dz3")
    assert np.array_equal(np.stack(table.columns[3:], axis=1), section.bars.jacobian)
