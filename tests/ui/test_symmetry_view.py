"""The symmetry meter as it is seen: bars, matrices, course, sentences, the remedy, and what lessons use."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from snapshots import observed, run_info, snapshot

from nnviz.training import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Divergence
from nnviz.training.symmetry_wants import Symmetry, SymmetryWant
from nnviz.ui import catalogue, export
from nnviz.ui.symmetry.words import OUTLOOKS
from nnviz.ui.theme import DARK, Appearance
from nnviz.ui.views.symmetry import SymmetryView

KEY = Qt.Key
TWO = RunConfig(layers=(Layer(4, "sigmoid"), Layer(3, "tanh")), initializer="constant")
ONES = np.ones((4, 4))
FOUND = Symmetry(
    distinct=np.array([1, 3]),
    since=np.array([0, 20]),
    outlook=("equal", "none"),
    groups=np.zeros(4, int),
    weights=ONES,
    activations=ONES,
    steps=np.array([0, 100]),
    course=np.array([1, 1]),
)
COSINES = np.array([[1, 0.5, -1, 0.99996], [0.5, 1, 0, 0.5], [-1, 0, 1, -0.9], [0.99996, 0.5, -0.9, 1]])
BROKEN = replace(
    FOUND,
    distinct=np.array([4, 3]),
    since=np.array([60, 20]),
    outlook=("none", "none"),
    groups=np.arange(4),
    weights=COSINES,
    activations=COSINES.round(2),
    steps=np.array([0, 50, 60, 100]),
    course=np.array([1, 1, 4, 4]),
)


@pytest.fixture
def view(qtbot):
    made = SymmetryView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 420)
    made.set_run(run_info(TWO))
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def show(view, found: Symmetry = FOUND, layer: int = 0, **settings) -> None:
    view.show_snapshot(snapshot({SymmetryWant(layer): found}, **settings))
    QApplication.processEvents()


def said(view) -> str:
    return " ".join(label.text() for label in (view._now, view._why) if label.text()).replace("\u202f", " ")


def live(**settings) -> LiveRun:
    return LiveRun(Trainer(RunConfig(**settings)))


def hover(view, second: bool, row: int, column: int) -> str:
    place = QPointF(view.matrices._cell(second, row, column).center())
    nothing, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    global_place = view.matrices.mapToGlobal(place)
    event = QMouseEvent(QEvent.Type.MouseMove, place, global_place, nothing, nothing, no_keys)
    QApplication.sendEvent(view.matrices, event)
    return view.matrices.reading


# -- words -------------------------------------------------------------------------------------------------------------


def test_it_says_that_all_are_the_same_since_when_and_for_how_long(view):
    show(view)
    assert said(view) == (
        "All 4 units of layer 1 have computed the same since step 0. They get equal gradients, so they stay the same "
        "for ever, however long they learn: one unit would do. Random first weights break the symmetry; biases of 0 "
        "may stay."
    )


def test_a_gradient_of_0_is_told(view):
    show(view, replace(FOUND, outlook=("zero", "zero")))
    assert "The gradient of the whole layer is 0: none of its weights moves" in said(view)


def test_units_that_are_about_to_part_are_told_and_nothing_is_offered(view):
    show(view, replace(FOUND, outlook=("differ", "none")))
    assert said(view).endswith("Their gradients differ: the next step parts them.")
    assert not view.remedy_button.isVisible()


def test_broken_symmetry_is_told_with_the_step(view):
    show(view, BROKEN)
    assert said(view).startswith(
        "Symmetry is broken: of 4 units in layer 1 only 1 differed at first, all since step 60 at the latest."
    )


def test_some_units_of_their_own(view):
    show(view, replace(FOUND, distinct=np.array([2, 3]), groups=np.array([0, 0, 1, 1]), since=np.array([40, 20])))
    assert said(view).startswith("Of 4 units in layer 1 only 2 compute something of their own, since step 40")


def test_random_weights_with_biases_of_0_are_fine(view):
    view.set_run(run_info(replace(TWO, initializer="normal")))
    show(view, replace(BROKEN, course=np.array([4, 4, 4, 4]), since=np.array([0, 0])))
    assert said(view) == (
        "All 4 units of layer 1 have differed since step 0: no symmetry to break. The weights were drawn at random; "
        "that the biases began at 0 did no harm."
    )


def test_biases_that_do_not_begin_at_0_are_not_spoken_of(view):
    view.set_run(run_info(replace(TWO, initializer="playground")))
    show(view, replace(BROKEN, course=np.array([4, 4, 4, 4]), since=np.array([0, 0])))
    assert said(view).endswith("no symmetry to break.")


def test_a_single_unit_has_no_twin(view):
    config = RunConfig(layers=(Layer(1, "tanh"),), initializer="zeros")
    view.set_run(run_info(config))
    observed(view, LiveRun(Trainer(config)))
    assert said(view) == "Layer 1 has one unit: there is no other to be the same."
    assert not view.remedy_button.isVisible()


def test_numbers_that_are_not_finite_are_told(view):
    show(view)
    want = SymmetryWant()
    lost = snapshot({}, divergence=Divergence(3, 0, "weights"))
    object.__setattr__(lost.request, "wants", frozenset({want}))
    view.show_snapshot(lost)
    assert said(view).startswith("The numbers are no longer finite")


def test_every_outlook_has_its_words():
    assert set(OUTLOOKS) == {"equal", "zero", "differ"} and all(text.endswith(".") for text in OUTLOOKS.values())


# -- bars --------------------------------------------------------------------------------------------------------------


def test_bars_tell_how_many_are_distinct_and_a_click_chooses_the_layer(view):
    show(view)
    assert [view.bars.figure(l) for l in (0, 1)] == ["1 of 4", "3 of 3"]
    QTest.mouseClick(view.bars, Qt.MouseButton.LeftButton, pos=view.bars._row(1).center())
    assert list(view.wants) == [SymmetryWant(1)] and view.layer == 1
    assert view.bars.figure(0) == "1 of 4"  # the other layers are not forgotten
    assert said(view) == ""
    show(view, replace(FOUND, groups=np.arange(3), weights=np.eye(3), activations=np.eye(3)), layer=1)
    assert "layer 2" in said(view)


def test_bars_are_walked_by_keys_that_are_their_own(view):
    show(view)
    view.bars.setFocus()
    QTest.keyClick(view.bars, KEY.Key_Down)
    assert view.layer == 1
    assert view.bars.accessibleDescription() == "layer 2, tanh: 3 of 3 distinct"
    QTest.keyClick(view.bars, KEY.Key_Down)
    assert view.layer == 1
    QTest.keyClick(view.bars, KEY.Key_Home)
    assert view.layer == 0


def test_bars_have_the_length_of_their_share(view):
    show(view)
    image = view.bars.grab().toImage()
    for layer, share in ((0, 1 / 4), (1, 1.0)):
        bar = view.bars._bar(layer)
        y = bar.center().y()
        ink = [image.pixelColor(x, y).lightness() < 150 for x in range(bar.left(), bar.right())]
        assert np.mean(ink) == pytest.approx(share, abs=0.03)


def test_two_hundred_layers_and_two_hundred_units_are_painted(view, qtbot):
    config = RunConfig(layers=(Layer(200, "relu"), *(Layer(2, "relu"),) * 199), initializer="constant")
    view.set_run(run_info(config))
    observed(view, LiveRun(Trainer(config)))
    assert not view.grab().isNull()
    assert view.bars.sizeHint().height() >= 200 * 4
    assert view.matrices._area(False).width() <= view.width() // 2


# -- matrices ----------------------------------------------------------------------------------------------------------


def test_a_pair_is_read_with_the_mouse(view):
    show(view, BROKEN)
    assert hover(view, False, 0, 2) == (
        "units 1 and 3\ncosine of the weights: \u22121.0000\ncosine of the activations: \u22121.0000"
    )
    assert "0.9999\n" in hover(view, True, 0, 3)  # never a 1 that is none
    assert hover(view, True, 1, 1) == "unit 2\nno other computes the same"


def test_units_that_are_the_same_are_told_and_marked_by_more_than_colour(view):
    show(view)
    assert hover(view, False, 0, 2).endswith("they compute the same")
    assert hover(view, False, 1, 1) == "unit 2\nunits that compute the same: 3"
    view.matrices.put_cursor_away()
    image, cell = view.matrices.grab().toImage(), view.matrices._cell(False, 0, 2)
    white = [
        image.pixelColor(x, y).lightness() > 230
        for x in range(cell.left(), cell.right())
        for y in range(cell.top(), cell.bottom())
    ]
    assert any(white)


def test_the_matrix_has_the_colours_of_the_map(view):
    show(view, BROKEN)
    image = view.matrices.grab().toImage()

    def colour(row, column):
        cell = view.matrices._cell(False, row, column)
        return image.pixelColor(cell.left() + 2, cell.top() + 2).name()

    theme = view.appearance.theme
    assert colour(0, 0) == theme.positive and colour(0, 2) == theme.negative
    assert colour(1, 2) not in (theme.positive, theme.negative)


def test_the_matrix_is_walked_by_keys(view):
    show(view, BROKEN)
    view.matrices.setFocus()
    QTest.keyClick(view.matrices, KEY.Key_Right)
    assert view.matrices.cursor_cell == (0, 1)
    QTest.keyClick(view.matrices, KEY.Key_Down)
    assert view.matrices.reading.startswith("unit 2")
    QTest.keyClick(view.matrices, KEY.Key_End)
    assert view.matrices.cursor_cell == (3, 3)
    assert view.matrices.accessibleDescription().startswith("unit 4")
    QTest.keyClick(view.matrices, KEY.Key_Escape)
    assert view.matrices.cursor_cell is None and view.matrices.reading == ""


def test_the_cursor_stays_while_the_run_goes_on(view):
    show(view, BROKEN)
    hover(view, False, 0, 1)
    show(view)
    assert view.matrices.reading.endswith("they compute the same")


# -- the course --------------------------------------------------------------------------------------------------------


def test_the_course_is_walked_by_keys_from_moment_to_moment(view):
    show(view, BROKEN)
    view.course.setFocus()
    QTest.keyClick(view.course, KEY.Key_Home)
    assert view.course.said == "step 0: 1 of 4 distinct"
    for _ in range(2):
        QTest.keyClick(view.course, KEY.Key_Right)
    assert view.course.said == "step 60: 4 of 4 distinct"
    QTest.keyClick(view.course, KEY.Key_Left)
    assert view.course.said == "step 50: 1 of 4 distinct"


# -- the remedy --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("function", "weights"), [("sigmoid", "xavier"), ("relu", "he")])
def test_random_weights_are_offered_where_units_stay_the_same(view, qtbot, function, weights):
    config = replace(TWO, layers=(Layer(4, function),) * 2)
    view.set_run(run_info(config))
    show(view)
    assert view.remedy_button.text() == f"Use {weights} weights"
    with qtbot.waitSignal(view.remedy_chosen) as told:
        QTest.mouseClick(view.remedy_button, Qt.MouseButton.LeftButton)
    (chosen,) = told.args
    assert chosen == replace(config, initializer=f"{weights}_uniform")
    assert LiveRun(Trainer(chosen)).run_state([SymmetryWant()]).answers[SymmetryWant()].distinct.tolist() == [4, 4]


def test_nothing_is_offered_where_all_units_differ(view):
    show(view, BROKEN)
    assert not view.remedy_button.isVisible()


# -- real runs ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("initializer", "function", "outlook"),
    [
        ("zeros", "tanh", "zero"),
        ("zeros", "sigmoid", "equal"),
        ("constant", "relu", "equal"),
        ("normal", "tanh", "none"),
    ],
)
def test_it_tells_of_real_runs_what_the_article_says(view, initializer, function, outlook):
    config = RunConfig(layers=(Layer(8, function),), initializer=initializer, seed=1)
    view.set_run(run_info(config))
    run = LiveRun(Trainer(config))
    for _ in range(3):
        observed(view, run)
        facts = view.facts()
        assert (facts["outlook"], facts["all_same"]) == (outlook, outlook != "none")
        assert facts["distinct_1"] == facts["distinct"] == (8 if outlook == "none" else 1)
        assert facts["all_same_since"] == (-1 if outlook == "none" else 0) and not facts["broken"]
        run.advance(300)


# -- what lessons use --------------------------------------------------------------------------------------------------


def test_it_arranges_a_layer_and_refuses_anything_else(view):
    assert view.facts() == {}
    view.arrange(layer=2)
    assert view.layer == 1
    for wrong in ({"layer": 3}, {"layer": 0}, {"layer": "1"}, {"layer": True}, {"unit": 1}):
        with pytest.raises(ValueError, match="allowed"):
            view.arrange(**wrong)
    assert view.layer == 1


def test_facts_are_plain_values(view):
    show(view, BROKEN)
    facts = view.facts()
    assert facts["broken"] is True and facts["units_2"] == 3 and facts["since"] == 60
    assert all(type(value) in (int, float, str, bool) for value in facts.values())
    assert all(place.isVisible() for name, place in view.places().items() if name != "remedy")


# -- states ------------------------------------------------------------------------------------------------------------


def test_without_hidden_layers_nothing_is_asked_for(view):
    view.set_run(run_info(RunConfig(layers=())))
    assert list(view.wants) == []
    suits = next(entry.suits for entry in catalogue.VIEWS if entry.key == "symmetry")
    assert not suits(run_info(RunConfig(layers=()))) and suits(run_info(TWO))


def test_a_new_run_forgets_the_old_one_and_keeps_the_layer_where_there_is_one(view):
    show(view)
    view.arrange(layer=2)
    view.set_run(run_info(TWO))
    assert view.layer == 1 and said(view) == "" and view.facts() == {} and view.export(None) is None
    view.set_run(run_info(RunConfig(layers=(Layer(4),))))
    assert view.layer == 0


def test_it_is_painted_in_the_dark_and_larger(view):
    show(view)
    view.appearance.set_theme(DARK)
    view.appearance.set_scale(1.5)
    QApplication.processEvents()
    assert not view.grab().isNull() and view.bars.height() >= 2 * 30
    view.appearance.set_scale(1.0)


def test_everything_has_an_accessible_name(view):
    show(view)
    assert all(part.accessibleName() for part in (view.bars, view.matrices, view.course))


# -- export ------------------------------------------------------------------------------------------------------------


def test_the_values_are_those_that_are_meant(view):
    show(view, BROKEN)
    bars = view.export(view.bars.geometry().center())
    assert export.text(bars.table, ",").splitlines() == [
        "layer,activation,units,distinct,since_step,outlook",
        "1,sigmoid,4,4,60,none",
        "2,tanh,3,3,20,none",
    ]
    course = view.export(view.course.geometry().center())
    assert export.text(course.table, ",").splitlines()[:3] == ["step,layer,distinct", "0,1,1", "50,1,1"]
    pairs = export.text(view.export(QPoint(0, 0)).table, ",").splitlines()
    assert pairs[0] == "layer,unit,other_unit,cosine_weights,cosine_activations,same"
    assert len(pairs) == 1 + 10 and re.fullmatch(r"1,1,1,1\.0,1\.0,True", pairs[1])
    image = export.image(bars)
    assert image.width() > 400 and bars.step == 100
