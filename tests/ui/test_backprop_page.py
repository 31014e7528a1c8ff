"""The Backprop page, used as a user uses it: real clicks and keys, on a network by hand and on the live one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from nnviz.training.config import Layer, RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Request, Snapshot
from nnviz.training.trainer import Trainer
from nnviz.training.walk.hand import HandLayer, HandNetwork
from nnviz.ui.backprop.page import BackpropPage
from nnviz.ui.theme import DARK, Appearance

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier

# Worked by hand, to be found in many a course: two inputs, two hidden and two output units, all sigmoid, rate 0.5.
# L = 0.298371109, ∂L/∂w² of the first output and the first hidden unit 0.082167041, that weight afterwards 0.358916480,
# the first weight of all afterwards 0.149780716.
SIGMOIDS = HandNetwork(
    (
        HandLayer(2, "sigmoid", (("0.15", "0.20"), ("0.25", "0.30")), (("0.35",), ("0.35",))),
        HandLayer(2, "sigmoid", (("0.40", "0.45"), ("0.50", "0.55")), (("0.60",), ("0.60",))),
    ),
    (("0.05",), ("0.10",)),
    (("0.01",), ("0.99",)),
    rate="0.5",
)
STEPS_OF_SIGMOIDS = 16  # 4 forward, the loss, 3 and 3 back, 4 of the update, the loss after it


@pytest.fixture
def page(qtbot):
    made = BackpropPage(Appearance())
    qtbot.addWidget(made)
    made.resize(1400, 760)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def by_hand(page):
    """With the sigmoids worked by hand."""
    click(page.source.source.buttons[1])
    page.microscope.set_hand(SIGMOIDS)
    return page


def click(widget) -> None:
    QTest.mouseClick(widget, LEFT, NONE, widget.rect().center())


def live(page, config: RunConfig, steps: int = 0) -> Trainer:
    """Put a run beside the page and hand it the copy that it has asked for."""
    run = LiveRun(Trainer(config))
    run.advance(steps)
    page.view.set_run(run.trainer.info())
    hand_over(page, run)
    return run.trainer


def hand_over(page, run: LiveRun) -> None:
    request = Request(1, 1, frozenset(page.view.wants))
    page.view.show_snapshot(Snapshot(request, run.step, False, 0.0, (run.run_state(request.wants, True),)))


def go_to(page, kind: str, layer: int) -> None:
    """By clicking the line in the table of steps; layers count from 1."""
    index = next(step.index for step in page.microscope.steps if step.kind == kind and step.layer == layer - 1)
    table = page.view.table
    table.scrollTo(table.steps.index(index, 1))
    place = table.visualRect(table.steps.index(index, 1)).center()
    QTest.mouseClick(table.viewport(), LEFT, NONE, place)
    assert page.microscope.index == index


def cell(page, index: int, column: int) -> str:
    return str(page.view.table.steps.index(index, column).data())


def counted(page) -> None:
    """All differences of the steps that were reached, without waiting for slices."""
    while not page.microscope.checking.finished:
        page.microscope.checking.count_on()


# -- the numbers ---------------------------------------------------------------------------------------------------


def test_the_figures_are_those_worked_by_hand(by_hand):
    page, facts = by_hand, by_hand.facts()
    assert facts["steps"] == STEPS_OF_SIGMOIDS
    assert facts["loss_before"] == pytest.approx(0.298371109, abs=1e-9)
    go_to(page, "weight_gradient", 2)
    assert page.facts()["value"] == pytest.approx(0.082167041, abs=1e-9)
    assert cell(page, page.microscope.index, 2) == "0.082, 0.083, −0.023, −0.023"
    go_to(page, "weight_update", 2)
    assert page.facts()["value"] == pytest.approx(0.358916480, abs=1e-9)
    go_to(page, "weight_update", 1)
    assert page.facts()["value"] == pytest.approx(0.149780716, abs=1e-9)


def test_the_live_figures_are_the_engines(page):
    trainer = live(page, RunConfig(dataset="xor", layers=(Layer(4, "tanh"), Layer(3, "relu")), seed=3), steps=20)
    click(page.view.many.buttons[1])
    moment = page.microscope.moment
    dw, db = trainer.network.gradients(moment.x, moment.y)
    for layer in (1, 2, 3):
        go_to(page, "weight_gradient", layer)
        assert page.view.equation.result.values == pytest.approx(dw[layer - 1], rel=1e-12)
        go_to(page, "bias_gradient", layer)
        assert page.view.equation.result.values == pytest.approx(db[layer - 1], rel=1e-12)


def test_the_batch_is_the_one_that_the_run_takes_next(page):
    config = RunConfig(dataset="circle", layers=(Layer(3, "tanh"),), optimizer="adam", learning_rate=0.01, seed=1)
    trainer = live(page, config, steps=7)
    click(page.view.many.buttons[1])
    assert page.facts()["samples"] == 10 and page.view.many.buttons[1].text() == "Batch of 10"
    click(page.view.transport.last)
    trainer.advance(1)
    walk = page.microscope.walk
    assert walk.following().parameters == pytest.approx(trainer.network.parameters, rel=1e-12)


# -- going through the walk ----------------------------------------------------------------------------------------


def test_buttons_go_to_every_end_of_the_walk(by_hand):
    bar = by_hand.view.transport
    assert not bar.back.isEnabled() and not bar.first.isEnabled()
    click(bar.next)
    assert bar.place.text() == "Step 2 of 16"
    click(bar.last)
    assert bar.place.text() == "Step 16 of 16" and not bar.next.isEnabled() and not bar.play.isEnabled()
    click(bar.back)
    assert bar.place.text() == "Step 15 of 16"
    click(bar.first)
    assert bar.place.text() == "Step 1 of 16"


@pytest.mark.parametrize("height", [620, 633, 646])
def test_the_current_line_stays_whole_in_a_lower_window(by_hand, height):
    table = by_hand.view.table
    click(by_hand.view.transport.last)
    by_hand.resize(by_hand.width(), height)
    QApplication.processEvents()
    line = table.visualRect(table.currentIndex())
    assert line.top() >= 0 and line.bottom() < table.viewport().height()


def test_at_the_end_of_the_table_lines_are_painted_where_they_are_clicked(by_hand):
    table, line = by_hand.view.table, by_hand.view.table.rowHeight(0)
    by_hand.resize(by_hand.width(), by_hand.height() - table.viewport().height() % line + line // 2)
    click(by_hand.view.transport.last)
    QApplication.processEvents()
    assert table.rowViewportPosition(table.rowAt(0)) < 0  # the first line is cut, so that the last one is whole
    picture, row = table.viewport().grab().toImage(), table.visualRect(table.currentIndex())
    assert picture.copy(0, row.top(), picture.width(), line) == table._painting.picture(15, line).toImage().copy(
        0, 0, picture.width(), line
    ).convertToFormat(picture.format())


def test_keys_go_through_the_walk(by_hand):
    table, microscope = by_hand.view.table, by_hand.microscope
    table.setFocus()
    for key, index in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_End, 15)):
        QTest.keyClick(table, key)
        assert microscope.index == index
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert microscope.index == 0


def test_it_plays_to_the_end_and_rests_there(by_hand, until):
    by_hand.view.transport.speed.setFocus()
    by_hand.microscope.playback.set_speed(10.0)
    by_hand.microscope.go_to(13)
    by_hand.view.table.setFocus()
    QTest.keyClick(by_hand.view.table, Qt.Key.Key_Space)
    assert by_hand.facts()["playing"]
    assert by_hand.view.transport.play.text().endswith("Pause")
    until(lambda: by_hand.facts()["at_end"])
    assert not by_hand.facts()["playing"]


def test_hidden_it_neither_plays_nor_counts(by_hand):
    by_hand.microscope.play()
    by_hand.microscope.go_to(6)
    by_hand.hide()
    assert not by_hand.facts()["playing"]
    done = by_hand.microscope.checking.of(6)
    QApplication.processEvents()
    assert by_hand.microscope.checking.of(6) is done


def test_what_is_not_computed_yet_shows_no_number(by_hand):
    by_hand.microscope.go_to(4)
    assert cell(by_hand, 4, 2) == "0.298"
    assert cell(by_hand, 5, 2) == "not computed yet" and cell(by_hand, 5, 3) == "(2, 1)"
    assert by_hand.view.diagram.scene.errors == (None, None, None)
    assert "not computed yet" in by_hand.details.losses.text()


# -- the chosen entry ----------------------------------------------------------------------------------------------


def test_the_row_and_the_column_that_make_an_entry_light_up(by_hand):
    go_to(by_hand, "weight_gradient", 1)
    result = by_hand.view.equation.result
    QTest.mouseClick(result, LEFT, NONE, result.centre(1, 0))
    assert by_hand.microscope.entry == (1, 0)
    delta, below, product = by_hand.view.equation.grids
    assert (delta.symbol, below.symbol) == ("<i>δ</i><sup>1</sup>", "(<i>a</i><sup>0</sup>)<sup>T</sup>")
    assert delta.lit == (slice(1, 2), None) and below.lit == (None, slice(0, 1)) and product is result
    # δ¹ of unit 2 times x₁: 0.00995 * 0.05
    assert by_hand.details.numbers.text().count("0.05") and by_hand.facts()["value"] == pytest.approx(
        0.000497713, abs=1e-8
    )


def test_arrow_keys_choose_an_entry_and_tell_it(by_hand):
    go_to(by_hand, "weight_gradient", 2)
    result = by_hand.view.equation.result
    result.setFocus()
    QTest.keyClick(result, Qt.Key.Key_Down)
    QTest.keyClick(result, Qt.Key.Key_Right)
    assert by_hand.microscope.entry == (1, 1)
    assert result.accessibleDescription() == "row 2, column 2: −0.022740"
    assert "row 2, column 2" in by_hand.details.entry.text()


def test_a_large_matrix_is_seen_through_a_window_that_follows(page):
    live(page, RunConfig(dataset="digits", layers=(Layer(128, "relu"), Layer(128, "tanh")), seed=1))
    go_to(page, "weight_gradient", 2)
    result = page.view.equation.result
    assert result.shape == (128, 128) and len(result.seen[0]) <= 6
    page.microscope.choose_entry(90, 70)
    assert 90 in result.seen[0] and 70 in result.seen[1]
    delta, below, _ = page.view.equation.grids
    assert 90 in delta.seen[0] and 70 in below.seen[1]
    result.setFocus()
    QTest.keyClick(result, Qt.Key.Key_End)
    assert page.microscope.entry == (90, 127)


def test_the_edges_of_the_product_light_up(by_hand):
    go_to(by_hand, "delta", 1)
    scene = by_hand.view.diagram.scene
    assert scene.direction == "back" and scene.column == 1
    assert {(edge.column, edge.source, edge.target) for edge in scene.edges} == {(2, 0, 0), (2, 0, 1)}
    assert [edge.weight for edge in scene.edges] == [0.4, 0.5]
    by_hand.microscope.go_to(0)
    scene = by_hand.view.diagram.scene
    assert scene.direction == "forward"
    assert {(edge.column, edge.source, edge.target) for edge in scene.edges} == {(1, 0, 0), (1, 1, 0)}


def test_a_click_on_a_neuron_takes_its_row(by_hand):
    go_to(by_hand, "delta", 1)
    diagram = by_hand.view.diagram
    nodes = diagram.arranged().columns[1]
    QTest.mouseClick(diagram, LEFT, NONE, QPoint(round(nodes.x), round(nodes.y[1])))
    assert by_hand.microscope.entry == (1, 0)
    nodes = diagram.arranged().columns[2]
    QTest.mouseClick(diagram, LEFT, NONE, QPoint(round(nodes.x), round(nodes.y[1])))
    assert by_hand.facts()["kind"] == "delta" and by_hand.facts()["layer"] == 2 and by_hand.facts()["row"] == 2


# -- the cache -----------------------------------------------------------------------------------------------------


def test_the_cache_is_filled_on_the_way_forward_and_used_on_the_way_back(by_hand):
    page = by_hand
    cache = page.view.cache
    assert cache.state("z1") == "storing" and cache.state("z2") == "empty" and not page.facts()["cache_full"]
    go_to(page, "activation", 2)
    assert page.facts()["cache_full"] and page.facts()["cache_used"] == 0
    assert cache.state("z1") == "kept"
    go_to(page, "delta", 1)
    assert cache.state("W2") == "using" and cache.state("z1") == "using"
    assert "being used: z¹, a¹, W²" in cache.accessibleDescription()
    go_to(page, "bias_gradient", 1)
    assert cache.state("W2") == "used" and cache.state("b2") == "kept"  # the way back needs no bias


# -- finite differences --------------------------------------------------------------------------------------------


def test_every_entry_agrees_with_its_difference(by_hand):
    by_hand.microscope.go_last()
    counted(by_hand)
    facts = by_hand.facts()
    assert facts["checked"] and facts["differing"] == 0
    assert 0 < facts["largest_relative_error"] < 1e-6
    go_to(by_hand, "weight_gradient", 2)
    assert by_hand.details.check.card_title.text() == "All 4 entries agree"
    assert by_hand.details.check.by_formula.text() == "0.082167041"
    assert by_hand.details.check.by_difference.text() == "0.082167041"


def test_the_worst_entry_is_found_and_named(by_hand):
    go_to(by_hand, "weight_gradient", 2)
    counted(by_hand)
    check, entries = by_hand.details.check, by_hand.microscope.checking.of(by_hand.microscope.index)
    by_hand.microscope.choose_entry(*next(p for p in np.ndindex(2, 2) if p != entries.worst_place))
    click(check.worst)
    assert by_hand.microscope.entry == entries.worst_place
    assert entries.relative[entries.worst_place] == entries.relative.max()
    assert check.card_text.text().endswith("It is that of this entry.") and not check.worst.isVisible()


def test_the_differences_are_counted_by_themselves(by_hand, until):
    by_hand.microscope.go_to(7)
    until(lambda: by_hand.facts()["checked"])
    assert by_hand.facts()["verdict"] == "agrees"


def test_a_wrong_gradient_is_found_out(by_hand):
    walk = by_hand.microscope.walk
    index = next(step.index for step in walk.steps if step.kind == "weight_gradient" and step.layer == 1)
    step = walk.steps[index]
    wrong = replace(step, result=replace(step.result, values=step.result.values * 1.001))
    walk.steps = (*walk.steps[:index], wrong, *walk.steps[index + 1 :])
    by_hand.microscope.go_to(index)
    counted(by_hand)
    assert by_hand.facts()["verdict"] == "differs" and by_hand.facts()["differing"] > 0
    assert by_hand.details.check.card_title.text() == "They differ"
    assert cell(by_hand, by_hand.microscope.index, 4).startswith("differs: ")
    assert "This entry differs." in by_hand.details.check.card_text.text()


def test_too_large_an_epsilon_resolves_nothing(by_hand):
    by_hand.arrange(kind="weight_gradient", layer=2, epsilon=0.5)
    counted(by_hand)
    assert by_hand.facts()["verdict"] == "rounding"
    assert by_hand.details.check.card_title.text() == "Nothing contradicts"


def test_an_entry_at_a_kink_is_named(page):
    click(page.source.source.buttons[1])
    kink = HandNetwork(
        (HandLayer(1, "relu", (("1",),), (("0",),)), HandLayer(1, "purelin", (("1",),), (("0",),))),
        (("0",),),
        (("1",),),
    )
    page.microscope.set_hand(kink)
    go_to(page, "delta", 1)
    counted(page)
    assert page.facts()["verdict"] == "kink" and page.details.check.card_title.text() == "At a kink"
    assert "from the left" in page.details.check.card_text.text()
    assert cell(page, page.microscope.index, 4) == "at a kink"
    assert "At rows and columns (1, 1)." in page.details.check.card_text.text()


# -- the update ----------------------------------------------------------------------------------------------------


def test_an_update_changes_the_copy_and_not_the_run(page):
    trainer = live(page, RunConfig(dataset="xor", layers=(Layer(4, "tanh"),), seed=1), steps=5)
    before = trainer.network.parameters.copy()
    click(page.view.transport.last)
    after = page.facts()["loss_after"]
    click(page.details.apply_button)
    facts = page.facts()
    assert facts["loss_before"] == pytest.approx(after) and facts["updates"] == 1
    assert (facts["applied_before"], facts["applied_after"]) == (pytest.approx(facts["applied_before"]), after)
    assert facts["applied_after"] < facts["applied_before"]
    assert np.array_equal(trainer.network.parameters, before)
    assert "Updates made here since: 1." in page.source.taken.text()


def test_an_update_can_be_taken_back(by_hand):
    start = by_hand.facts()["loss_before"]
    by_hand.view.table.setFocus()
    click(by_hand.details.apply_button)
    assert by_hand.facts()["loss_before"] < start
    QTest.keyClick(by_hand.view.table, Qt.Key.Key_Z, CTRL)
    assert by_hand.facts()["loss_before"] == start and by_hand.facts()["updates"] == 0
    QTest.keyClick(by_hand.view.table, Qt.Key.Key_Y, CTRL)
    assert by_hand.facts()["updates"] == 1


def test_the_last_step_sets_both_losses_side_by_side(by_hand):
    click(by_hand.view.transport.last)
    before, after = (float(grid.values[0, 0]) for grid in by_hand.view.equation.grids)
    assert before == pytest.approx(0.298371109, abs=1e-9)
    assert after == by_hand.facts()["loss_after"] < before
    assert "0.2984" in by_hand.details.losses.text() and "0.2805" in by_hand.details.losses.text()


def test_learning_is_this_again_and_again(by_hand):
    losses = [by_hand.facts()["loss_before"]]
    for _ in range(5):
        click(by_hand.details.apply_button)
        losses.append(by_hand.facts()["loss_before"])
    assert losses == sorted(losses, reverse=True)


# -- the live network ----------------------------------------------------------------------------------------------


def test_it_asks_once_and_then_keeps_its_copy(page, until):
    config = RunConfig(dataset="xor", layers=(Layer(4, "tanh"),), seed=1)
    run = LiveRun(Trainer(config))
    page.view.set_run(run.trainer.info())
    assert page.view.wants and "being taken" in page.view.empty_text.text()
    hand_over(page, run)
    assert not page.view.wants and page.facts()["taken_step"] == 0
    run.advance(30)
    assert page.facts()["taken_step"] == 0
    click(page.source.take_button)
    hand_over(page, run)
    assert page.facts()["taken_step"] == 30
    until(lambda: page.source.taken.text() == "A copy of the network as of step 30.")


def test_another_example_goes_through_the_same_step(page):
    live(page, RunConfig(dataset="xor", layers=(Layer(4, "tanh"),), seed=1))
    go_to(page, "delta", 1)
    values = page.view.equation.result.values.copy()
    click(page.source.example.after)
    assert page.facts()["example"] == 2 and page.facts()["kind"] == "delta"
    assert not np.array_equal(page.view.equation.result.values, values)
    plot = page.source.example.plot
    QTest.mouseClick(plot, LEFT, NONE, plot.place_of(123))
    chosen, data = page.facts()["example"] - 1, page.microscope.run.data.raw
    assert np.hypot(*(data[:, chosen] - data[:, 123])) < 0.2
    QTest.keyClick(page.view.table, Qt.Key.Key_Z, CTRL)
    assert page.facts()["example"] == 1


def test_the_worst_example_is_found(page):
    trainer = live(page, RunConfig(dataset="xor", layers=(Layer(4, "tanh"),), seed=1), steps=50)
    click(page.source.example.worst)
    x, y = trainer.samples("train")
    losses = [trainer.network.loss(x[:, [i]], y[:, [i]]) for i in range(x.shape[1])]
    assert page.facts()["loss_before"] == pytest.approx(max(losses))


@pytest.mark.parametrize(
    ("dataset", "layers"),
    [
        ("circle", (Layer(4, "maxout", {"pieces": 3}),)),
        ("circle", (Layer(3, "prelu"), Layer(3, "softmax"))),
        ("sin", (Layer(5, "tanh"),)),
        ("iris", (Layer(6, "leaky_relu"),)),
        ("circle", (Layer(2, "relu"),) * 12),
        ("circle", ()),
        ("circle", (Layer(1, "sigmoid"),)),
    ],
)
def test_every_kind_of_network_can_be_walked_through(page, dataset, layers):
    live(page, RunConfig(dataset=dataset, layers=layers, seed=1, optimizer="momentum"))
    for batch in (False, True):
        page.microscope.set_batch(batch)
        count = len(page.microscope.steps)
        for index in (*range(0, count, 1 + count // 24), count - 1):
            page.microscope.go_to(index)
            page.view.grab()
    assert page.facts()["at_end"] and page.facts()["shapes_agree"]


def test_a_network_that_is_too_large_is_refused_in_words(page):
    live(page, RunConfig(dataset="digits", layers=(Layer(600, "relu"), Layer(600, "relu")), seed=1))
    assert not page.facts()["there"]
    assert "at most 300\u202f000" in page.view.empty_text.text()
    click(page.view.empty_button)
    assert page.facts()["there"] and page.facts()["source"] == "hand"


# -- what goes wrong -----------------------------------------------------------------------------------------------


def test_values_that_overflow_are_shown_as_such(page):
    click(page.source.source.buttons[1])
    huge = (("1e30", "1e30"), ("1e30", "1e30"))
    layers = tuple(HandLayer(2, "purelin", huge, (("0",), ("0",))) for _ in range(5))
    layers = (*layers, *[HandLayer(2, "purelin", huge, (("0",), ("0",)))] * 6)
    page.microscope.set_hand(HandNetwork(layers, (("1e30",), ("1e30",)), (("0",), ("0",))))
    page.microscope.go_last()
    assert "∞" in cell(page, 0, 2) or "∞" in cell(page, 21, 2) or "NaN" in cell(page, 21, 2)
    counted(page)
    page.view.grab()
    go_to(page, "weight_gradient", 1)
    assert page.facts()["verdict"] == "not finite"
    assert page.details.check.card_title.text() == "Not finite"
    assert page.details.alarm.isVisible() and "have overflowed" in page.details.alarm.text()


def test_a_cell_that_is_no_number_is_named_and_nothing_is_lost(by_hand):
    wrong = SIGMOIDS.with_cell("W1", 0, 1, "O.2")
    by_hand.microscope.set_hand(wrong)
    assert not by_hand.facts()["there"] and "O.2" in by_hand.view.empty_text.text()
    by_hand.microscope.undo()
    assert by_hand.facts()["loss_before"] == pytest.approx(0.298371109, abs=1e-9)


def test_what_is_typed_into_the_editor_is_walked_through(page, until):
    click(page.source.source.buttons[1])
    table = page.source.editor.layers[0].tables["W"].table
    table.setFocus()
    table.go_to(0, 0)
    QTest.keyClicks(table, "3")
    QTest.keyClick(table.findChild(QLineEdit), Qt.Key.Key_Return)
    until(lambda: page.facts()["value"] == 5.0)  # z of the first unit: 3 * 2 - 1 * 1 + 0
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_Z, CTRL)
    assert page.facts()["value"] == 1.0 and page.source.editor.network.layers[0].weight[0][0] == "1"


def test_an_update_by_hand_stands_in_the_editor(page):
    click(page.source.source.buttons[1])
    click(page.details.apply_button)
    # δ² = y - t = 0.5 - 1.5, ∂L/∂W² = δ² a¹ᵀ = (-1, -2), rate 0.01
    weights = [float(text) for text in page.source.editor.network.layers[1].weight[0]]
    assert weights == pytest.approx([2.01, -0.98])
    assert page.source.taken.text() == "Updates since it was typed: 1."


def test_without_a_run_a_network_by_hand_is_offered(page):
    assert "No network is there yet" in page.view.empty_text.text()
    click(page.view.empty_button)
    assert page.facts()["source"] == "hand" and page.facts()["there"]


# -- what can be taken away ----------------------------------------------------------------------------------------


def test_the_formula_is_copied_as_latex(by_hand):
    go_to(by_hand, "delta", 1)
    by_hand.view.table.setFocus()
    QTest.keyClick(by_hand.view.table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith(r"\delta^{1} = (W^{2})^{\mathsf{T}}") and len(lines) > 1
    assert by_hand.details.said.text() == "Copied as LaTeX."


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_walk_is_saved(by_hand, until, tmp_path, ending):
    click(by_hand.details.markdown_button if ending == "md" else by_hand.details.html_button)
    dialog = by_hand.window().findChild(QFileDialog)
    until(lambda: by_hand.microscope.checking.finished)  # meanwhile
    dialog.fileSelected.emit(str(tmp_path / f"walk.{ending}"))
    dialog.close()
    text = (tmp_path / f"walk.{ending}").read_text(encoding="utf-8")
    assert ("0.298" in text) and ("<math" in text if ending == "html" else r"\delta^{1}" in text)
    assert "16" in text and by_hand.details.said.text().startswith("Saved walk.")


def test_the_plots_menu_offers_the_walk(by_hand, qtbot):
    asked = []
    by_hand.view.menu_asked.connect(lambda export, _: asked.append(export))
    equation = by_hand.view.equation
    place = equation.mapTo(by_hand.view, equation.rect().center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, by_hand.view.mapToGlobal(place))
    QApplication.sendEvent(by_hand.view, event)
    (export,) = asked
    assert [text for text, _ in export.entries][1:] == ["Save walk as Markdown…", "Save walk as HTML…"]
    assert export.table.names == ("row", "column", "z1")
    assert list(export.table.columns[2]) == pytest.approx([0.3775, 0.3925])


# -- looks, lessons ------------------------------------------------------------------------------------------------


def test_it_takes_on_another_theme_size_and_language_in_mid_walk(by_hand):
    by_hand.microscope.go_to(8)
    appearance = by_hand._appearance
    appearance.set_theme(DARK)
    appearance.set_scale(1.5)
    QApplication.sendEvent(by_hand, QEvent(QEvent.Type.LanguageChange))
    by_hand.grab()
    assert by_hand.facts()["step"] == 9


def test_a_lesson_arranges_it_before_the_network_has_come(page):
    config = RunConfig(dataset="xor", layers=(Layer(4, "tanh"), Layer(2, "tanh")), seed=1)
    run = LiveRun(Trainer(config))
    page.view.set_run(run.trainer.info())
    page.arrange(source="live", example=7, kind="delta", layer=2)
    hand_over(page, run)
    facts = page.facts()
    assert (facts["kind"], facts["layer"], facts["example"]) == ("delta", 2, 7)


def test_a_lesson_is_told_what_it_may_not_arrange(by_hand):
    for wrong in ({"sorce": "hand"}, {"network": "gelu"}, {"step": 0}, {"entry": [1]}, {"epsilon": "small"}):
        with pytest.raises(ValueError, match="allowed"):
            by_hand.arrange(**wrong)


def test_dimensions_are_checked_beside_the_walk(by_hand):
    click(by_hand.right.choice.buttons[1])
    assert by_hand.right.dimensions.isVisible() and not by_hand.details.isVisible()
    assert by_hand.facts()["dimensions_fits"] and by_hand.right.dimensions.shapes.sizes == (2, 2, 2)
    by_hand.arrange(mistake="bias_row", mistake_layer=2)
    assert not by_hand.facts()["dimensions_fits"]
    by_hand.arrange(network="batch")
    assert by_hand.right.dimensions.shapes.m == 2
    by_hand.arrange(dimensions=False)
    assert by_hand.details.isVisible()


def test_every_place_is_a_part_of_the_page(by_hand):
    assert all(by_hand.isAncestorOf(part) for part in by_hand.places().values())


def test_all_that_takes_the_focus_has_a_name(by_hand):
    from PySide6.QtWidgets import QAbstractButton, QWidget

    nameless = [
        part
        for part in by_hand.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isVisibleTo(by_hand)
        and not part.accessibleName()
        and not part.objectName().startswith("qt_")  # a part of a field that has one
        and not (isinstance(part, QAbstractButton) and part.text())
    ]
    assert not nameless


def test_while_it_plays_the_parts_follow_one_after_the_other(by_hand, until):
    shown = []
    by_hand.microscope.turns.add(lambda: shown.append(by_hand.microscope.index))
    by_hand.microscope.go_on()
    assert shown == [1]  # by hand: all at once
    by_hand.microscope.playback.due.emit()
    assert by_hand.facts()["step"] == 3 and shown == [1]
    assert by_hand.microscope.turns.waiting
    until(lambda: not by_hand.microscope.turns.waiting)
    assert shown == [1, 2] and by_hand.details.title.text().startswith("Step 3")
    by_hand.microscope.playback.due.emit()
    by_hand.microscope.go_back()
    assert shown == [1, 2, 2] and not by_hand.microscope.turns.waiting  # a step by hand leaves nothing behind


def test_a_held_arrow_goes_on_and_what_is_seen_follows(by_hand, until):
    for _ in range(3):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(by_hand.view.table, held)
    assert by_hand.facts()["step"] == 4
    until(lambda: not by_hand.microscope.turns.waiting)
    assert by_hand.details.title.text().startswith("Step 4")
    assert by_hand.view.transport.place.text() == f"Step 4 of {by_hand.facts()['steps']:g}"


def test_in_a_low_window_the_parts_lie_below_each_other_and_are_scrolled_to(by_hand):
    by_hand._appearance.set_scale(1.5)
    by_hand.resize(900, 480)
    QApplication.processEvents()
    view = by_hand.view
    parts = (view.transport, view.diagram, view.cache, view.equation, view.table)
    tops = [part.mapTo(view, QPoint(0, 0)).y() for part in parts]
    assert all(top + part.height() <= below for top, part, below in zip(tops, parts, tops[1:], strict=False))
    bar = view._scroll.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert view.table.mapTo(view, view.table.rect().bottomLeft()).y() < view.height()
