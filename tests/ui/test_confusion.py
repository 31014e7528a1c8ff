"""The confusion matrix as it is seen: cells, margins, both parts, the cursor; and the errors of several outputs."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from snapshots import observed, run_info, snapshot

from nnviz.training import Dataset, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.wants import Confusion, ConfusionWant, OutputErrors
from nnviz.ui import catalogue, export
from nnviz.ui.confusion_words import heads
from nnviz.ui.matrix_ink import SHADES, _contrast, _luminance, shades
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.confusion import ConfusionView

KEY = Qt.Key
COUNTS = np.array([[28, 1, 0], [0, 19, 5], [0, 0, 22]])


@pytest.fixture
def view(qtbot):
    made = ConfusionView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 360)
    made.set_run(run_info(dataset="iris"))
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def matrix(view):
    show(view, COUNTS)
    return view.matrix


def show(view, counts, part="test"):
    view.show_snapshot(snapshot({ConfusionWant(part): Confusion(np.asarray(counts))}))
    QApplication.processEvents()


def in_percent(view) -> bool:
    return view.matrix._in_percent(view.matrix.places)


def hover(matrix, row, column) -> str:
    place = QPointF(matrix.places.cell(row, column).center())
    nothing, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, matrix.mapToGlobal(place), nothing, nothing, no_keys)
    QApplication.sendEvent(matrix, event)
    return matrix.reading


def colour(matrix, row, column) -> int:
    """The lightness of a cell, beside its number."""
    cell = matrix.places.cell(row, column)
    place = cell.topLeft() + QPoint(3, 3) if matrix.numbered else cell.center()
    return matrix.grab().toImage().pixelColor(place).lightness()


# -- what is painted -------------------------------------------------------------------------------------------------


def test_the_greater_its_share_of_the_row_the_darker_a_cell(matrix):
    assert colour(matrix, 2, 2) < colour(matrix, 1, 1) < colour(matrix, 1, 2) < colour(matrix, 0, 1)
    assert colour(matrix, 0, 2) > 250  # nothing is in it


def test_in_the_dark_more_is_lighter(view, matrix):
    view.appearance.set_theme(DARK)
    assert colour(matrix, 2, 2) > colour(matrix, 1, 2) > colour(matrix, 0, 2)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_number_on_every_shade_can_be_read(theme):
    pixels, on_dark = shades(theme)
    rgb = np.stack([pixels >> 16 & 255, pixels >> 8 & 255, pixels & 255], axis=1).astype(float)
    words = [[int(name[i : i + 2], 16) for i in (1, 3, 5)] for name in (theme.text, theme.onaccent)]
    chosen = np.array(words, float)[on_dark.astype(int)]
    assert len(pixels) == SHADES
    assert _contrast(_luminance(rgb), _luminance(chosen)).min() >= 4.5
    assert 60 < np.flatnonzero(np.diff(on_dark.astype(int)))[0] < 200  # both are used


def test_names_over_the_columns_lose_the_word_that_all_have_where_there_is_no_room(matrix):
    metrics, digits = matrix.fontMetrics(), [f"digit {n}" for n in range(10)]
    assert heads(digits, metrics, 200) == digits
    assert heads(digits, metrics, 14) == [str(n) for n in range(10)]
    long = heads(["setosa", "versicolor"], metrics, metrics.horizontalAdvance("versic"))
    assert long[1].endswith("…")


@pytest.mark.parametrize("n", [2, 3, 10])
def test_numbers_are_written_up_to_ten_classes_and_long_ones_as_percent(view, n):
    classes = [f"c{i}" for i in range(n)]
    data = Dataset(np.zeros((2, 2 * n)), np.tile(np.eye(n), 2), classes=classes)
    view.set_run(run_info(data=data))
    show(view, np.full((n, n), 7))
    assert view.matrix.numbered and not in_percent(view)
    show(view, np.full((n, n), 10**15))
    assert in_percent(view)
    cells = [view.matrix.places.cell(row, column) for row in range(n + 1) for column in range(n + 1)]
    assert all(view.matrix.rect().contains(cell) for cell in cells)
    assert not any(a.intersects(b) for i, a in enumerate(cells) for b in cells[:i])


def test_a_hundred_classes_are_a_picture_and_more_are_too_many(view):
    def classes(n):
        return Dataset(np.zeros((1, 2 * n)), np.tile(np.eye(n), 2), classes=[f"c{i}" for i in range(n)])

    view.set_run(run_info(data=classes(100)))
    show(view, np.diag(np.arange(100)))
    assert not view.matrix.numbered and view.matrix.isVisible()
    assert colour(view.matrix, 99, 99) < 120 < colour(view.matrix, 99, 20)
    assert hover(view.matrix, 99, 99) == "Recall: c99, told right\n99 of 99 (100.0\u00a0%)"
    view.set_run(run_info(data=classes(101)))
    assert not view.matrix.isVisible() and list(view.wants) == []
    assert "101 classes are too many" in view._remark.text()


# -- the cursor ------------------------------------------------------------------------------------------------------


def test_hovering_tells_counts_and_shares_of_cells_and_margins(matrix):
    assert hover(matrix, 1, 2) == "versicolor, told as virginica\n5 of 24 (20.8\u00a0%)"
    assert hover(matrix, 0, 0) == "Recall: setosa, told right\n28 of 29 (96.6\u00a0%)"
    assert hover(matrix, 1, 3) == "Recall: versicolor, told right\n19 of 24 (79.2\u00a0%)"
    assert hover(matrix, 3, 2) == "Precision: told as virginica, and right\n22 of 27 (81.5\u00a0%)"
    assert hover(matrix, 3, 3) == "Accuracy\n69 of 75 (92.0\u00a0%)"
    QApplication.sendEvent(matrix, QEvent(QEvent.Type.Leave))
    assert matrix.reading == ""


def test_a_name_that_is_cut_is_told_in_full_where_it_stands(matrix):
    cell = matrix.places.cell(1, 1)
    nothing, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    read = []
    for place in (QPointF(3, cell.center().y()), QPointF(cell.center().x(), cell.top() - 30), QPointF(3, 3)):
        event = QMouseEvent(QEvent.Type.MouseMove, place, matrix.mapToGlobal(place), nothing, nothing, no_keys)
        QApplication.sendEvent(matrix, event)
        read.append(matrix.reading.partition("\n")[0])
    assert read == ["Recall: versicolor, told right", "Precision: told as versicolor, and right", ""]


def test_the_keyboard_reaches_every_cell_and_escape_puts_the_cursor_away(matrix, qtbot):
    matrix.setFocus()
    told = set()
    qtbot.keyClick(matrix, KEY.Key_Right)  # the first key shows the cursor in the corner
    assert matrix.accessibleDescription().startswith("Recall: setosa")
    for row in range(4):
        qtbot.keyClick(matrix, KEY.Key_Home)
        for _ in range(4):
            told.add(matrix.reading)
            qtbot.keyClick(matrix, KEY.Key_Right)
        if row < 3:
            qtbot.keyClick(matrix, KEY.Key_Down)
    assert len(told) == 13  # the diagonal and the margin beside it tell the same
    assert matrix.reading.startswith("Accuracy")
    qtbot.keyClick(matrix, KEY.Key_Escape)
    assert matrix.reading == ""


def test_the_reading_follows_the_counts(view, matrix):
    hover(matrix, 1, 2)
    show(view, COUNTS * 10)
    assert matrix.reading.endswith("50 of 240 (20.8\u00a0%)")


def test_a_class_without_a_sample_has_neither_recall_nor_share(view):
    show(view, [[0, 0, 0], [0, 3, 0], [0, 0, 2]])
    assert hover(view.matrix, 0, 3) == "Recall: setosa, told right\nno sample"
    assert np.isnan(view.matrix.figures.recall(0)) and np.isnan(view.matrix.figures.precision(0))


# -- the view --------------------------------------------------------------------------------------------------------


def test_the_line_below_names_the_most_frequent_mistake(view):
    show(view, COUNTS)
    assert view._remark.text() == "Most often: versicolor taken for virginica, 5 of 24."
    show(view, np.diag([3, 4, 5]))
    assert view._remark.text() == "No sample is told wrong."


def test_the_part_is_chosen_by_keys_and_another_is_asked_for(view, qtbot):
    assert list(view.wants) == [ConfusionWant("test")]
    view.part.setFocus()
    qtbot.keyClick(view.part, KEY.Key_Down)
    assert list(view.wants) == [ConfusionWant("train")]


def test_without_a_test_part_the_train_part_is_counted_until_there_is_one(view):
    view.set_run(run_info(dataset="iris", train_fraction=1.0))
    assert list(view.wants) == [ConfusionWant("train")]
    assert not view.part.isEnabled() and "no test part" in view.part.toolTip()
    view.set_run(run_info(dataset="iris"))
    assert list(view.wants) == [ConfusionWant("test")]


def test_two_signs_are_two_classes(view):
    run = LiveRun(Trainer(RunConfig()))
    run.advance(500)
    view.set_run(run.trainer.info())
    observed(view, run, running=False)
    counts = view.matrix.figures.counts
    assert counts.shape == (2, 2) and counts.sum() == 250
    assert np.trace(counts) / 250 == pytest.approx(run.trainer.accuracy("test"))
    assert hover(view.matrix, 0, 1).startswith("−1, told as +1\n")


def test_several_outputs_of_a_regression_are_a_table(view):
    data = Dataset(np.arange(8.0).reshape(1, 8), np.arange(16.0).reshape(2, 8))
    view.set_run(run_info(data=data))
    view.show_snapshot(snapshot({ConfusionWant(): OutputErrors(np.array([1.25, 1e-9]), np.array([0.5, np.nan]))}))
    assert view.table.isVisible() and not view.matrix.isVisible()
    shown = [[label.text() for label in line] for line in view.table.lines if line[0].isVisible()]
    assert shown == [["y₁", "1.25", "0.500"], ["y₂", "1.00\u00a0×\u00a010⁻⁹", "–"]]
    view.set_run(run_info(dataset="iris"))
    assert view.matrix.isVisible() and not view.table.isVisible()


def test_it_is_there_for_classes_and_for_several_outputs_only():
    entry = next(entry for entry in catalogue.VIEWS if entry.key == "confusion")
    two = Dataset(np.arange(8.0).reshape(1, 8), np.arange(16.0).reshape(2, 8))
    assert [entry.suits(run) for run in (None, run_info(), run_info(dataset="iris"), run_info(data=two))] == [
        False,
        True,
        True,
        True,
    ]
    assert not entry.suits(run_info(dataset="reg-plane"))


def test_its_menu_gives_the_picture_without_the_cursor_and_the_counts_as_a_table(view, matrix, qtbot):
    plain = export.image(view.export(None))
    hover(matrix, 1, 2)
    matrix.setFocus()
    asked = []
    view.menu_asked.connect(lambda shown, place: asked.append(shown))
    qtbot.keyClick(matrix, KEY.Key_Menu)
    ((shown),) = asked
    assert export.image(shown) == plain and matrix.reading
    rows = list(zip(*shown.table.columns, strict=True))
    assert shown.table.names == ("class", "told_as", "count") and len(rows) == 9
    assert rows[5] == ("versicolor", "virginica", 5)
    assert shown.step == 100
