"""The controls: silent loading, one signal for each edit, refusals that keep the old value, no wheel by accident."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from nnviz.ui.controls import ChoiceField, NumberField, SliderField, SwitchField, signals_blocked


@pytest.fixture
def show(qtbot):
    """Puts a control into a window that has the focus elsewhere, and collects what it emits."""

    windows = []  # qtbot holds its widgets weakly

    def show(control):
        window = QWidget()
        elsewhere = NumberField(parent=window)
        layout = QHBoxLayout(window)
        layout.addWidget(elsewhere)
        layout.addWidget(control)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(300, 60)
        window.show()
        window.activateWindow()
        elsewhere.setFocus()
        qtbot.waitUntil(elsewhere.hasFocus)
        emitted: list[object] = []
        control.valueChanged.connect(emitted.append)
        return emitted

    yield show
    windows.clear()


def type_into(field: NumberField, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field.setFocus()
    field.lineEdit().selectAll()
    if text.isascii() and text:
        QTest.keyClicks(field.lineEdit(), text)
    elif text:
        field.lineEdit().insert(text)  # QTest has no keys for these
    else:
        QTest.keyClick(field.lineEdit(), Qt.Key.Key_Delete)
    QTest.keyClick(field.lineEdit(), key)


def wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


# -- typed numbers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "value"), [("0.5", 0.5), ("1e-3", 0.001), (" 2 ", 2.0), ("1.5 × 10⁻²", 0.015)])
def test_a_typed_number_is_taken_once_when_editing_ends(show, text, value):
    field = NumberField(0, 10)
    emitted = show(field)
    type_into(field, text)
    assert field.value() == value
    assert emitted == [value]


def test_nothing_is_taken_while_one_still_types(show):
    field = NumberField(0, 100, integer=True)
    emitted = show(field)
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), "42")
    assert emitted == []
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Tab)
    assert emitted == [42]
    assert isinstance(field.value(), int)


@pytest.mark.parametrize("text", ["25", "25 %", "25%", " 25.0 % "])
def test_a_percentage_is_typed_with_or_without_its_sign(show, text):
    field = NumberField(0, 0.5, scale=100, unit="%", step=0.01)
    emitted = show(field)
    type_into(field, text)
    assert emitted == [0.25]
    assert field.text() == "25 %"


def test_a_share_typed_in_percent_is_the_number_that_is_meant(show):
    field = NumberField(0, 1, scale=100, unit="%")
    emitted = show(field)
    type_into(field, "33.3")
    assert emitted == [0.333]


@pytest.mark.parametrize("text", ["1.5", "× 1.5", "x1.5"])
def test_a_factor_is_typed_with_or_without_its_cross(show, text):
    field = NumberField(0, 1000, sign="×", step=0.1)
    emitted = show(field)
    type_into(field, text)
    assert emitted == [1.5]
    assert field.text() == "× 1.5"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-1", "-1 is too small: at least 1."),
        ("17", "17 is too large: at most 16."),
        ("2.5", "2.5 is not a whole number."),
        ("many", "“many” is not a number. Write it like 0.03 or 1e-3."),
        ("1,5", "“1,5” is not a number. Write it like 0.03 or 1e-3."),
        ("nan", "“nan” is not a number. Write it like 0.03 or 1e-3."),
        ("", "A number is needed here. The old value stays."),
    ],
)
def test_what_cannot_be_taken_is_explained_and_the_old_value_kept(show, text, reason):
    field = NumberField(1, 16, integer=True)
    field.setValue(4)
    emitted, reasons = show(field), []
    field.refused.connect(reasons.append)
    type_into(field, text)
    assert (field.value(), field.text(), emitted) == (4, "4", [])
    assert reasons == [reason]


def test_the_next_good_entry_takes_the_reason_back(show):
    field = NumberField(0, above=True)
    field.setValue(0.03)
    emitted, reasons = show(field), []
    field.refused.connect(reasons.append)
    type_into(field, "0")
    type_into(field, "0.1")
    assert reasons == ["0 is too small: more than 0.", ""]
    assert emitted == [0.1]


def test_the_old_value_typed_once_more_takes_the_reason_back(show):
    field = NumberField(1, 16, integer=True)
    field.setValue(4)
    emitted, reasons = show(field), []
    field.refused.connect(reasons.append)
    type_into(field, "0")
    type_into(field, "4")
    assert reasons == ["0 is too small: at least 1.", ""]
    assert emitted == []


def test_leaving_a_field_untouched_changes_nothing_even_where_the_text_is_shorter_than_the_value(show):
    field = NumberField(0, 1, scale=100, unit="%")
    field.setValue(1 / 3)
    emitted = show(field)
    field.setFocus()
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert field.value() == 1 / 3
    assert emitted == []


def test_escape_brings_the_old_text_back(show):
    field = NumberField(0, 10)
    field.setValue(3)
    emitted = show(field)
    type_into(field, "7", Qt.Key.Key_Escape)
    assert field.text() == "3"
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert emitted == []


def test_an_empty_optional_field_means_none(show):
    field = NumberField(1, 1000, integer=True, optional=True, steps=(1, 10, 100, 1000))
    field.setPlaceholderText("500")
    field.setValue(200)
    emitted = show(field)
    type_into(field, "")
    assert emitted == [None]
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Up)  # goes on from what None stands for
    assert emitted == [None, 1000]


def test_a_word_stands_for_all_numbers_from_a_limit_on(show):
    field = NumberField(1, 10**6, integer=True)
    field.setValue(600)
    field.setWordFrom(250, "full")
    emitted = show(field)
    assert (field.value(), field.text()) == (600, "full")
    type_into(field, "64")
    type_into(field, "full")
    assert emitted == [64, 250]


def test_arrows_step_and_stop_at_the_ends(show):
    field = NumberField(1, 3, integer=True)
    field.setValue(1)
    emitted = show(field)
    for _ in range(4):
        QTest.keyClick(field.lineEdit(), Qt.Key.Key_Up)
    for _ in range(4):
        QTest.keyClick(field.lineEdit(), Qt.Key.Key_Down)
    assert emitted == [2, 3, 2, 1]


def test_steps_go_to_the_next_stop_from_in_between(show):
    field = NumberField(0, above=True, steps=(0.01, 0.03, 0.1))
    field.setValue(0.05)
    emitted = show(field)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Up)
    field.setValue(0.05)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Down)
    assert emitted == [0.1, 0.03]


def test_the_little_arrows_are_pressed_with_the_mouse(show):
    field = NumberField(1, 16, integer=True)
    field.setValue(4)
    emitted = show(field)
    right = field.width() - 8
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(right, 6))
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(right, field.height() - 6))
    assert emitted == [5, 4]


def test_the_text_stays_inside_the_frame_when_the_style_sheet_changes(show):
    field = NumberField(1, 16, integer=True)
    show(field)
    inside = field.lineEdit().geometry()
    assert inside.left() >= 2
    for colour in ("red", "blue"):
        field.window().setStyleSheet(f"QAbstractSpinBox {{ border: 1px solid {colour}; padding: 0 6px; }}")
        QApplication.processEvents()
        assert field.lineEdit().geometry() == inside


# -- sliders -----------------------------------------------------------------------------------------------------------

STOPS = tuple(i / 100 for i in range(51))


def slider_field() -> SliderField:
    return SliderField(STOPS, NumberField(0, 0.5, scale=100, unit="%", step=0.01))


def test_dragging_shows_every_value_and_sends_few_the_last_for_sure(show, qtbot):
    control = slider_field()
    emitted = show(control)
    slider, moves = control.slider, 60
    y = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(6, y))
    for i in range(moves):
        QTest.mouseMove(slider, QPoint(6 + i * (slider.width() - 12) // (moves - 1), y))
    assert control.value() == 0.5
    assert control.field.text() == "50 %"
    assert len(emitted) < moves / 4
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 6, y))
    assert emitted[-1] == 0.5


def test_a_value_between_two_stops_is_kept_until_the_slider_is_moved(show):
    control = SliderField((1, 2, 4, 8), NumberField(1, 100, integer=True))
    control.setValue(3)
    emitted = show(control)
    assert control.value() == 3
    control.slider.setFocus()
    QTest.keyClick(control.slider, Qt.Key.Key_Right)
    control.setValue(3)
    QTest.keyClick(control.slider, Qt.Key.Key_Left)
    assert control.value() == 2
    assert emitted[0] == 4


def test_new_stops_leave_the_value_alone(show):
    control = SliderField((1, 2, 4, 8), NumberField(1, 100, integer=True))
    control.setValue(64)
    emitted = show(control)
    control.setStops((1, 10, 100))
    assert control.value() == 64
    assert emitted == []


# -- choices and switches ----------------------------------------------------------------------------------------------


def choice_field() -> ChoiceField:
    field = ChoiceField()
    field.setChoices([(None, "auto"), ("relu", "relu"), ("tanh", "tanh", "a tooltip")])
    field.setValue("relu")
    return field


def test_a_choice_is_made_with_the_keyboard_and_emitted_once(show):
    field = choice_field()
    emitted = show(field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)  # there is no further one
    assert emitted == ["tanh"]
    assert field.value() == "tanh"


def test_none_is_a_choice_like_others(show):
    field = choice_field()
    emitted = show(field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    assert emitted == [None]
    assert field.currentText() == "auto"


def test_new_texts_keep_the_choice_silently(show):
    field = choice_field()
    emitted = show(field)
    field.setChoices([(None, "自动"), ("tanh", "tanh"), ("relu", "relu")])
    assert (field.value(), field.currentText(), emitted) == ("relu", "relu", [])


def test_a_switch_says_what_it_is_now(show):
    switch = SwitchField()
    emitted = show(switch)
    switch.setValue(True)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert emitted == [False, True]


# -- all of them -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda: NumberField(0, 10), 3),
        (slider_field, 0.2),
        (choice_field, "tanh"),
        (SwitchField, True),
    ],
)
def test_loading_is_silent_and_the_wheel_does_nothing_without_focus(show, make, value):
    control = make()
    emitted = show(control)
    control.setValue(value)
    for widget in (control, getattr(control, "slider", control), getattr(control, "field", control)):
        wheel(widget)
    assert control.value() == value
    assert emitted == []


def test_the_wheel_steps_a_number_that_has_the_focus(show, qtbot):
    field = NumberField(0, 10)
    field.setValue(3)
    emitted = show(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    wheel(field)
    assert emitted == [4]


def test_silence_nests():
    class Speaker(QObject):
        said = Signal()

    speaker, heard = Speaker(), []
    speaker.said.connect(lambda: heard.append(1))
    with signals_blocked(speaker):
        with signals_blocked(speaker):
            speaker.said.emit()
        speaker.said.emit()
    speaker.said.emit()
    assert heard == [1]
