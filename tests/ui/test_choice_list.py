"""Long lists of choices: headings that cannot be chosen, pictures, and typing that finds what is meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.nn import ACTIVATIONS, INITIALIZERS, LOSSES
from nnviz.ui.controls import Choice, ChoiceField, Heading
from nnviz.ui.controls.choice_list import CHOICE
from nnviz.ui.panel.choice_groups import GROUPS, curve_picture, grouped
from nnviz.ui.panel.explanations import REGISTRIES

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # offscreen
KEY = Qt.Key
FRUIT = [
    Heading("Round"),
    Choice("apple", "apple", "An apple."),
    Choice("plum", "plum", words=("prune",)),
    Heading("Long"),
    Choice("red_banana", "red_banana"),
    Choice("banana", "banana"),
]


@pytest.fixture
def show(qtbot):
    def shown(lines, value) -> tuple[ChoiceField, list[object]]:
        field, heard = ChoiceField(), []
        qtbot.addWidget(field)
        field.setChoices(lines)
        field.setValue(value)
        field.valueChanged.connect(heard.append)
        field.show()
        field.activateWindow()
        field.setFocus()
        QApplication.processEvents()
        return field, heard

    return shown


def open_list(field: ChoiceField):
    field.showPopup()
    QApplication.processEvents()
    return field.view()


def under_cursor(field: ChoiceField) -> object:
    return field.view().currentIndex().data()


# -- headings ----------------------------------------------------------------------------------------------------------


def test_the_arrow_keys_pass_over_headings(show):
    field, heard = show(FRUIT, "plum")
    QTest.keyClick(field, KEY.Key_Down)
    assert field.value() == "red_banana"
    QTest.keyClick(field, KEY.Key_Up)
    QTest.keyClick(field, KEY.Key_Up)
    QTest.keyClick(field, KEY.Key_Up)
    assert field.value() == "apple"  # the first line is a heading
    assert heard == ["red_banana", "plum", "apple"]


def test_a_heading_cannot_be_clicked(show):
    field, heard = show(FRUIT, "plum")
    shown = open_list(field)
    heading = shown.visualRect(shown.model().index(3, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert heard == [] and field.value() == "plum" and shown.isVisible()
    banana = shown.visualRect(shown.model().index(5, 0)).center()
    QTest.mouseMove(shown.viewport(), banana)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=banana)
    assert heard == ["banana"] and not shown.isVisible()


def test_the_tooltip_is_that_of_the_choice(show):
    field, _ = show(FRUIT, "apple")
    assert field.toolTip() == "An apple."


# -- typing ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("b", "banana"),  # what begins so goes before a part of a name
        ("ban", "banana"),
        ("PL", "plum"),
        ("pr", "plum"),  # by its other name
        ("nan", "red_banana"),  # anywhere, the first of equals
        ("x", "plum"),  # nothing: it stays
        ("bax", "banana"),  # the letter that fits nothing is not taken
    ],
)
def test_typing_in_the_open_list_goes_to_the_best_match(show, typed, found):
    field, heard = show(FRUIT, "plum")
    shown = open_list(field)
    QTest.keyClicks(shown, typed)
    assert under_cursor(field) == found
    assert heard == []
    QTest.keyClick(shown, KEY.Key_Return)
    assert field.value() == found


def test_backspace_takes_a_letter_back_and_the_next_opening_begins_anew(show):
    field, _ = show(FRUIT, "plum")
    shown = open_list(field)
    QTest.keyClicks(shown, "red")
    assert under_cursor(field) == "red_banana"
    for _ in range(3):
        QTest.keyClick(shown, KEY.Key_Backspace)
    QTest.keyClicks(shown, "a")
    assert under_cursor(field) == "apple"
    field.hidePopup()
    assert open_list(field).typed == ""
    field.hidePopup()


def test_a_letter_opens_a_long_list_and_chooses_nothing_yet(show):
    field, heard = show(grouped("activation"), "relu")
    QTest.keyClick(field, KEY.Key_S)
    assert field.view().isVisible() and heard == []
    QTest.keyClicks(field.view(), "wi")
    assert under_cursor(field) == "silu"  # also called swish
    QTest.keyClick(field.view(), KEY.Key_Return)
    assert heard == ["silu"]


def test_in_a_short_list_a_letter_chooses_at_once(show):
    field, heard = show(FRUIT, "plum")
    QTest.keyClick(field, KEY.Key_A)
    assert heard == ["apple"] and not field.view().isVisible()


def faint(field: ChoiceField, row: int) -> int:
    """How dark the darkest pixel of a line is, 0 black."""
    shown = field.view()
    image = shown.viewport().grab(shown.visualRect(shown.model().index(row, 0))).toImage()
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))


def test_what_does_not_match_turns_faint(show):
    field, _ = show(FRUIT, "plum")
    shown = open_list(field)
    before = faint(field, 1)
    shown.keyboardSearch("ban")
    assert faint(field, 1) > before + 40
    assert abs(faint(field, 4) - before) < 40
    field.hidePopup()


def test_the_name_by_which_something_was_found_is_told():
    silu = next(c for c in grouped("activation") if isinstance(c, Choice) and c.value == "silu")
    assert silu.other_name("swi") == "swish"
    assert silu.other_name("sil") == "" and silu.other_name("") == ""


# -- the functions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", GROUPS)
def test_every_function_is_in_just_one_group(kind):
    named = [name for _, names in GROUPS[kind] for name in names]
    assert sorted(named) == sorted(REGISTRIES[kind])
    lines = grouped(kind)
    assert [line.value for line in lines if isinstance(line, Choice)] == named
    assert sum(isinstance(line, Heading) for line in lines) == len(GROUPS[kind])


@pytest.mark.parametrize(
    ("kind", "typed", "name"),
    [
        ("activation", "logsig", "sigmoid"),
        ("activation", "poslin", "relu"),
        ("activation", "swish", "silu"),
        ("activation", "ident", "purelin"),
        ("loss", "cross", "cross_entropy"),
        ("loss", "MSELoss", "half_mse"),
        ("initializer", "kaiming_n", "he_normal"),
        ("initializer", "glorot", "xavier_uniform"),
    ],
)
def test_functions_are_found_by_the_names_they_have_elsewhere(show, kind, typed, name):
    field, _ = show(grouped(kind), next(iter(REGISTRIES[kind])))
    shown = open_list(field)
    for letter in typed:
        shown.keyboardSearch(letter)
    assert under_cursor(field) == name
    field.hidePopup()


def test_every_activation_has_its_curve_and_no_two_of_different_shape_have_the_same():
    pictures = {name: curve_picture(name) for name in ACTIVATIONS}
    for name, picture in pictures.items():
        assert len(picture) > 5 and all(0 <= x <= 1 and 0 <= y <= 1 for x, y in picture), name
    assert pictures["relu6"] == pictures["relu"]  # they part company at z = 6
    different = [picture for name, picture in pictures.items() if name != "relu6"]
    assert len(set(different)) == len(different)


def test_the_list_is_as_wide_as_its_lines_and_fits_on_a_small_screen(show):
    for kind, registry in (("activation", ACTIVATIONS), ("loss", LOSSES), ("initializer", INITIALIZERS)):
        field, _ = show(grouped(kind), next(iter(registry)))
        field.setFixedWidth(60)
        shown = open_list(field)
        widest = max(shown.fontMetrics().horizontalAdvance(name) for name in registry)
        assert shown.viewport().width() >= widest + 20
        assert shown.window().height() <= 640
        assert field.itemData(0, CHOICE) == grouped(kind)[0]
        field.hidePopup()
