"""The ready-made comparisons in the whole program: chosen by real clicks, and what they claim read off the window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz.nn import ACTIVATIONS, Layer
from nnviz.training.comparison_wants import RaceLossesWant
from nnviz.training.comparisons import COMPARISONS
from nnviz.training.config import RunConfig

BY_KEY = {comparison.key: comparison for comparison in COMPARISONS}
EXPLODES = RunConfig(
    dataset="circle", layers=(Layer(4, "relu"),) * 2, output_activation="purelin", learning_rate=1e8, seed=1
)


@pytest.fixture
def until(qtbot):
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=60_000)


@pytest.fixture
def program(make_program, until):
    """The program with its first run, paused, and the Compare tab in front, chosen by a click."""
    program = make_program()
    program.window.resize(1280, 800)
    program.open()
    program.window.activateWindow()
    until(lambda: program.session.info is not None and program.window.isActiveWindow())
    program.session.pause()
    bar = program.window.live_page.middle.tabs.tabBar()
    index = next(i for i in range(bar.count()) if bar.tabText(i) == "Compare")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
    until(lambda: "compare" in program.window.views)
    return program


@pytest.fixture
def begin(program, until):
    """Clicks a ready-made comparison and gives the view when its runs stand."""

    def click(key):
        view = program.window.views["compare"]
        card = next(card for card in view.choice.cards if card.comparison.key == key)
        view.choice._area.ensureWidgetVisible(card)
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        until(lambda: len(view._runs) == len(BY_KEY[key].configs))
        assert view._title.text() == BY_KEY[key].title
        return view

    return click


def figure(view, side, what="accuracy", part="test") -> float:
    """A figure as it stands in the window; NaN while there is none."""
    text = view.duel.sides[side].figures.labels[what, part].text().replace("\u00a0%", "").replace("\u00a0", "")
    mantissa, _, power = text.partition("×10")
    exponent = power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")) or "0"
    return float(mantissa) * 10 ** int(exponent) if mantissa else float("nan")


def reaching(view, side) -> float:
    norms = view.duel.sides[side].ladder.norms
    return float(norms[0] / norms[-1]) if norms.size else float("nan")


def maps(view) -> list:
    return [side.map.answer for side in view.duel.sides[:2]]


def straight_share(view, side) -> float:
    """Of the map as it is shown: the share of places around the boundary where z^L bends nowhere near.

    z^L is the inverse tanh of the output. From one place of the map to the next and on to the one behind it a straight
    piece rises by the same amount twice.
    """
    output = maps(view)[side].values[0].astype(float)
    z = np.arctanh(np.clip(output, -0.999, 0.999))
    bend = np.abs(z[:, 2:] - 2 * z[:, 1:-1] + z[:, :-2])
    rise = np.abs(z[:, 2:] - z[:, :-2])
    near = (np.abs(output[:, 2:]) < 0.9) & (np.abs(output[:, :-2]) < 0.9) & (rise > 0.02)
    assert near.sum() > 50, "the map has a boundary"
    return float(np.mean(bend[near] < 1e-3 * rise[near]))


def test_tanh_draws_curves_and_relu_straight_pieces(begin, until, program):
    view = begin("tanh-relu")
    until(lambda: figure(view, 0) > 98 and figure(view, 1) > 98 and all(maps(view)))
    program.session.pause()
    assert straight_share(view, 0) < 0.1
    assert straight_share(view, 1) > 0.3


def test_four_layers_are_round_the_arms_before_two(begin, until):
    view = begin("depth")
    until(lambda: figure(view, 0) > 95 and figure(view, 1, "loss", "train") > 3 * figure(view, 0, "loss", "train"))
    assert figure(view, 1) < 90


def test_sixteen_units_close_around_the_disc_and_two_never(begin, until):
    view = begin("units")
    until(lambda: figure(view, 1) > 98)
    assert figure(view, 0) < 90 and figure(view, 0, "loss", "train") > 0.2


def test_few_epochs_stand_still_and_many_go_on(begin, until, program):
    view = begin("epochs")
    until(lambda: figure(view, 1) > 98)
    few = view.duel.sides[0]
    assert few.standing.isVisible() and few.standing.text() == "stands at step 500"
    assert [side.header.differs for side in view.duel.sides[:2]] == ["stops at step 500", "goes on"]
    assert not view.duel.sides[1].standing.isVisible()
    assert figure(view, 0) < 75
    assert view.duel.losses.curves[0].getData()[0][-1] == 500
    assert program.session.running


def test_the_linear_stack_is_the_one_matrix_that_the_single_layer_finds(begin, until):
    view = begin("linear")
    told = [side.linear for side in view.duel.sides[:2]]
    until(lambda: told[0].text() and told[0].text() == told[1].text().replace("W¹", "W⁵…W¹", 1))
    assert "(1×2)" in told[0].text()
    until(lambda: all(maps(view)))
    stack, single = maps(view)
    assert np.abs(stack.values - single.values).max() < 0.05


def test_delta_does_not_get_through_eight_sigmoid_layers(begin, until, program):
    view = begin("deep")
    until(lambda: figure(view, 1) > 98 and reaching(view, 0) > 0)
    program.session.pause()
    assert reaching(view, 0) < 1e-4 < 1e-2 < reaching(view, 1)
    assert figure(view, 0) < 60
    assert "×\u00a010⁻" in view.duel.sides[0].figures.reaching.text()
    low, high = (np.nanmin(curve.getData()[1]) for curve in view.duel.deltas.curves[:2])
    assert low < high - 2


def test_tanh_is_there_when_sigmoid_has_hardly_begun(begin, until):
    view = begin("tanh-sigmoid")
    until(lambda: figure(view, 0, "loss", "train") < 0.1)
    assert figure(view, 1, "loss", "train") > 0.45


def test_first_weights_times_100_stay_saturated_and_all_others_learn(begin, until):
    view = begin("weights")
    until(lambda: all(figure(view, side) > 98 for side in (0, 1, 3)))
    saturated = [int(side.figures.saturated.text().split("\u00a0")[0]) for side in view.duel.sides]
    assert saturated[2] > 95 and max(saturated[0], saturated[1], saturated[3]) < 60
    assert figure(view, 2, "loss", "train") > 0.9


def test_equal_first_weights_learn_no_more_than_one_unit_could(begin, until, program):
    view = begin("symmetry")
    until(lambda: figure(view, 2) > 98)
    assert figure(view, 0, "loss", "train") > 0.49 and figure(view, 1) < 75
    column = program.window.live_page.right_column
    column.show_view("symmetry")
    symmetry = column.views["symmetry"]
    for side, distinct in ((0, 1), (1, 1), (2, 8)):
        QTest.mouseClick(view.duel.sides[side].header, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
        until(lambda number=side: program.session.shown == number)
        until(lambda number=distinct: symmetry.facts().get("distinct") == number)
    assert symmetry.facts()["outlook"] == "none"


def test_the_zigzag_tells_sigmoid_from_tanh(begin, until, program):
    view = begin("zigzag")
    column = program.window.live_page.right_column
    column.show_view("zigzag")
    zigzag = column.views["zigzag"]
    until(lambda: zigzag.facts().get("steps") == 256)
    assert zigzag.facts()["same_sign_share_sample"] == zigzag.facts()["same_sign_share_batch"] == 1
    QTest.mouseClick(view.duel.sides[1].header, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    until(lambda: program.session.shown == 1 and zigzag.facts().get("steps") == 256)
    assert zigzag.facts()["same_sign_share_sample"] < 0.2 > zigzag.facts()["same_sign_share_batch"]


def test_the_race_has_a_row_for_each_activation_and_marks_the_best(begin, until, program):
    view = begin("race")
    table = view.race.table_view
    until(lambda: view._step > 1000 and "best so far" in table.item(0, 0).text())
    shown = []
    program.session.snapshot_shown.connect(shown.append)
    program.session.pause()
    until(lambda: any(not snapshot.running and RaceLossesWant() in snapshot.request.wants for snapshot in shown))
    names = [table.item(row, 0).text().split("\n")[0] for row in range(table.rowCount())]
    assert sorted(names) == sorted(ACTIVATIONS)
    assert names.index("relu") < names.index("sigmoid") and names.index("tanh") < names.index("purelin")
    row = names.index("sigmoid")
    table.scrollToItem(table.item(row, 0))
    place = table.visualItemRect(table.item(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    until(lambda: program.session.shown == list(ACTIVATIONS).index("sigmoid"))
    until(lambda: program.session.config.layers[0].activation == "sigmoid")
    step = view._step
    QTest.mouseClick(view.race.keep_button, Qt.MouseButton.LeftButton)
    until(lambda: view.choice.isVisible())
    assert program.session.config.layers[0].activation == "sigmoid"
    shown.clear()
    program.session.step_once()
    until(lambda: shown and shown[-1].step > step)  # it was not begun anew


def test_a_side_that_overflows_stops_alone(program, until):
    view, session = program.window.views["compare"], program.session
    session.start(replace(EXPLODES, learning_rate=0.01), EXPLODES, replace(EXPLODES, learning_rate=0.003))
    session.run()
    until(lambda: view.duel.sides[1].standing.isVisible() and view._step > 500)
    text = view.duel.sides[1].standing.text()
    assert text.startswith("overflow at step ") and text.endswith("the others go on")
    assert session.running and session.diverged is None
    assert not view.duel.sides[0].standing.isVisible() and not view.duel.sides[2].standing.isVisible()
    before = view._step
    until(lambda: view._step > before)


def test_a_side_is_copied_changed_shown_removed_and_kept(program, until):
    view, session = program.window.views["compare"], program.session
    QTest.mouseClick(view.choice.copy_button, Qt.MouseButton.LeftButton)
    until(lambda: len(view._runs) == 2 and view.duel.isVisible())
    sides = view.duel.sides
    assert sides[1].header.differs == "same settings as A"
    QTest.mouseClick(sides[1].header, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    until(lambda: session.shown == 1 and sides[1].header.isChecked())
    session.edit(replace(session.config, learning_rate=0.02))
    until(lambda: sides[1].header.differs.startswith("learning rate"))
    QTest.mouseClick(sides[1].copy_button, Qt.MouseButton.LeftButton)
    until(lambda: len(view._runs) == 3)
    assert [run.config.learning_rate for run in view._runs][1:] == [0.02, 0.02]
    QTest.mouseClick(sides[0].remove_button, Qt.MouseButton.LeftButton)
    until(lambda: len(view._runs) == 2)
    assert [run.config.learning_rate for run in view._runs] == [0.02, 0.02]
    QTest.mouseClick(sides[0].keep_button, Qt.MouseButton.LeftButton)
    until(lambda: view.choice.isVisible())
    assert session.config.learning_rate == 0.02


def test_a_fifth_side_is_compared_with_the_shown_one_alone(qtbot, make_program):
    program = make_program()
    session, config = program.session, RunConfig(seed=3)
    session.start(*(replace(config, learning_rate=0.1 * (i + 1)) for i in range(4)), shown=2)
    qtbot.waitUntil(lambda: session.info is not None, timeout=10_000)
    program.experiments.add_side(replace(config, learning_rate=0.7))
    assert [run.learning_rate for run in session.wished.configs] == [pytest.approx(0.3), 0.7]
    assert session.wished.shown == 0
