"""The comparison view: the choice, a duel of two to four runs, and the race, from snapshots of real runs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_parts import Heard

from nnviz.bridge.regions_process import RegionsProcess
from nnviz.nn.regions import linear_regions
from nnviz.training.comparison_wants import DeltaNormsWant, RaceMapWant, SideMapWant
from nnviz.training.comparisons import COMPARISONS
from nnviz.training.config import Layer, RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.parameters_want import ParametersWant
from nnviz.training.snapshot import Divergence, Request, Snapshot
from nnviz.training.trainer import Trainer
from nnviz.training.wants import CurveWant, LossesWant
from nnviz.ui.export import csv_bytes, image
from nnviz.ui.theme import DARK, Appearance
from nnviz.ui.views.comparison import ComparisonView

BASE = RunConfig(dataset="circle", layers=(Layer(4, "tanh"), Layer(2, "tanh")), seed=1)
FOUR = (
    BASE,
    replace(BASE, layers=(Layer(4, "relu"), Layer(2, "relu"))),
    replace(BASE, layers=(Layer(3, "sigmoid"),) * 5),
    replace(BASE, learning_rate=0.1, optimizer="momentum"),
)


class Sides:
    """Runs in lockstep, and the snapshots a view gets of them."""

    def __init__(self, view: ComparisonView, *configs: RunConfig, shown: int = 0) -> None:
        self.view, self.shown = view, shown
        self.runs = [LiveRun(Trainer(config)) for config in configs]
        self.infos = tuple(run.trainer.info() for run in self.runs)
        view.set_runs(self.infos, shown)

    def advance(self, steps: int, *only: int) -> Sides:
        for number, run in enumerate(self.runs):
            if not only or number in only:
                for _ in range(10):
                    run.advance(steps // 10)
                    run.run_state()
        return self.show()

    def show(self, **diverged: Divergence) -> Sides:
        wants = frozenset(self.view.wants)
        states = [run.run_state(wants) for run in self.runs]
        for name, divergence in diverged.items():
            number = "ABCD".index(name)
            states[number] = replace(states[number], divergence=divergence)
        request = Request(1, 1, wants, wants, self.shown)
        self.snapshot = Snapshot(request, max(state.step for state in states), True, 1.0, tuple(states))
        self.view.show_snapshot(self.snapshot)
        QApplication.processEvents()
        return self


@pytest.fixture
def view(qtbot):
    made = ComparisonView(Appearance())
    qtbot.addWidget(made)
    made.resize(720, 620)
    made.show()
    return made


def press(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def focus(view, widget, qtbot) -> None:
    view.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


# -- the choice


def test_with_one_run_there_is_a_list_of_comparisons_and_nothing_is_wanted(view):
    Sides(view, BASE)
    assert view.choice.isVisible() and not view.duel.isVisible() and not view.wants
    assert [card.accessibleName() for card in view.choice.cards] == [c.title for c in COMPARISONS]
    chosen = Heard(view.comparison_chosen)
    press(view.choice.cards[2])
    assert chosen.said == [(COMPARISONS[2],)]
    assert view.export(None) is None


def test_a_comparison_is_chosen_by_key(view, qtbot):
    Sides(view, BASE)
    chosen = Heard(view.comparison_chosen)
    focus(view, view.choice.cards[0], qtbot)
    qtbot.keyClick(view.choice.cards[0], Qt.Key.Key_Space)
    assert chosen.said == [(COMPARISONS[0],)]


def test_a_copy_is_the_run_that_is_shown_once_more(view):
    Sides(view, BASE)
    added = Heard(view.added)
    press(view.choice.copy_button)
    assert added.said == [(BASE,)]


def test_the_choice_fits_into_a_narrow_place(view):
    Sides(view, BASE)
    view.resize(460, 520)
    QApplication.processEvents()
    for card in view.choice.cards:
        assert card._lines and not card._lines[-1].endswith("…")
    assert len({card.x() for card in view.choice.cards}) == 1


# -- the duel


def test_every_side_is_seen_with_its_letter_build_and_difference(view):
    Sides(view, *FOUR[:3], replace(FOUR[3], layers=(Layer(4, "tanh"), Layer(3, "tanh"))))
    sides = view.duel.sides
    assert all(side.isVisible() for side in sides)
    built = [side.header.accessibleDescription().split("; ")[0] for side in sides]
    assert built == ["2-4-2-1 tanh", "2-4-2-1 relu", "2-5×3-1 sigmoid", "2-4-3-1 tanh"]
    assert [side.header.accessibleName() for side in sides] == [f"Side {letter}" for letter in "ABCD"]
    assert sides[0].header.differs == ""
    assert sides[1].header.differs == "tanh → relu"
    assert sides[2].header.differs == "other layers"
    differs = "layer 2: 2 → 3 units, optimizer sgd → momentum, learning rate 0.03 → 0.1"
    assert sides[3].header.differs == differs


def test_a_copy_says_that_it_is_one_until_its_settings_change(view):
    Sides(view, BASE, BASE, shown=1)
    assert view.duel.sides[1].header.differs == "same settings as A"
    view.show_settings(replace(BASE, learning_rate=0.1))
    assert view.duel.sides[1].header.differs == "learning rate 0.03 → 0.1"
    view.show_settings(BASE)
    assert view.duel.sides[1].header.differs == "same settings as A"


def test_figures_are_those_of_the_runs(view):
    sides = Sides(view, *FOUR).advance(300)
    for number, side in enumerate(view.duel.sides):
        state = sides.snapshot.runs[number]
        losses, norms = state.answers[LossesWant()], state.answers[DeltaNormsWant()].norms
        assert side.figures.labels["loss", "train"].text() == f"{losses.train[-1]:.3f}"
        assert side.figures.labels["loss", "test"].text() == f"{losses.test[-1]:.3f}"
        assert side.figures.labels["accuracy", "test"].text() == f"{100 * losses.test_accuracy:.1f}\u00a0%"
        assert np.array_equal(side.ladder.norms, norms)
        first, last = view.duel.deltas.curves[number].getData()
        assert first.tolist() == list(range(1 - len(norms), 1))
        assert np.allclose(last, np.log10(norms))
        steps, drawn = view.duel.losses.curves[number].getData()
        assert steps[-1] == 300 and np.isclose(drawn[-1], np.log10(losses.train[-1]))


def test_all_ladders_share_one_axis_that_holds_them(view):
    sides = Sides(view, *FOUR).advance(100)
    every = np.concatenate([state.answers[DeltaNormsWant()].norms for state in sides.snapshot.runs])
    axis = view.duel._axis
    assert axis.low <= np.log10(every.min()) and np.log10(every.max()) <= axis.high
    (_, _), (low, high) = view.duel.deltas.view_box.viewRange()
    assert (low, high) == (axis.low, axis.high)


def test_maps_are_painted_with_the_runs_output(view):
    Sides(view, *FOUR[:2]).advance(3000)
    picture = view.duel.sides[0].map
    image = picture.grab().toImage()
    square = picture.area
    inside, outside = (image.pixelColor(square.center() + QPoint(x, 0)) for x in (7, square.width() // 2 - 12))
    assert inside.blue() > inside.red() and outside.red() > outside.blue()


def test_regressions_have_no_accuracy_and_one_input_has_a_curve(view):
    sides = Sides(view, RunConfig(dataset="sin"), RunConfig(dataset="sin", layers=(Layer(9, "relu"),))).advance(100)
    side = view.duel.sides[1]
    assert CurveWant() in view.wants
    assert side.curve.isVisible() and not side.map.isVisible()
    assert not side.figures.labels["accuracy", "train"].isVisible()
    blank = side.curve.grab().toImage()
    sides.advance(2000)
    assert side.curve.grab().toImage() != blank


def test_the_cursor_reads_all_curves_at_one_place(view, qtbot):
    sides = Sides(view, RunConfig(dataset="sin"), RunConfig(dataset="sin", layers=(Layer(9, "relu"),))).advance(300)
    first, second = (side.curve for side in view.duel.sides[:2])
    focus(view, first, qtbot)
    qtbot.keyClick(first, Qt.Key.Key_End)
    answer = sides.snapshot.runs[1].answers[CurveWant()]
    assert first.said.startswith("x₁ ") and first.said.partition(":")[0] == second.said.partition(":")[0]
    told = float(second.said.rpartition(" ")[2].replace("−", "-"))
    assert abs(told - answer.values[0, -1]) < 0.01 * max(1, abs(told))
    sides.advance(300)
    assert second.said.partition(":")[0] == first.said.partition(":")[0] != ""
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert first.said == second.said == ""


def test_a_linear_stack_says_its_one_matrix(view):
    linear = next(c for c in COMPARISONS if c.key == "linear")
    sides = Sides(view, *linear.configs).advance(2000)
    assert view._title.text() == linear.title and view._line.text() == linear.line
    one, other = (" ".join(side.linear.text().split()) for side in view.duel.sides[:2])
    w = sides.runs[1].trainer.network.weights[0][0]
    assert other.startswith(f"W¹ = [{w[0]:.3f}, {w[1]:.3f}] (1×2)")
    assert one == other.replace("W¹", "W⁵…W¹", 1)


@pytest.mark.parametrize(("count", "width"), [(2, 640), (2, 1100), (4, 700)])
def test_the_one_matrix_is_not_cut_and_its_words_move_nothing(view, count, width):
    linear = next(c for c in COMPARISONS if c.key == "linear")
    view.resize(width, 660)
    sides = Sides(view, *(linear.configs * 2)[:count])
    QApplication.processEvents()
    before = [side.geometry() for side in view.duel.sides[:count]] + [view.duel.losses.geometry()]
    sides.advance(100)
    QApplication.processEvents()
    assert before == [side.geometry() for side in view.duel.sides[:count]] + [view.duel.losses.geometry()]
    for side in view.duel.sides[:count]:
        lines, metrics = side.linear.text().split("\n"), side.linear.fontMetrics()
        assert "(1×2)" in side.linear.text() and lines[-1].endswith("]") and len(lines) <= 3
        assert max(metrics.horizontalAdvance(line) for line in lines) <= side.linear.width()
        assert len(lines) * metrics.height() <= side.linear.height() + 3


def test_the_first_and_the_last_layer_are_named_however_deep_the_network_is(view):
    deep = replace(BASE, layers=(Layer(4, "relu"),) * 60)
    Sides(view, BASE, deep).advance(10)
    for side, last in zip(view.duel.sides, (3, 61), strict=False):
        image = side.ladder.grab().toImage()
        feet = range(image.height() - 11, image.height())
        halves = range(30, image.width() // 2), range(image.width() // 2, image.width())
        assert [number for number, _ in side.ladder._ends] == [1, last]
        for half in halves:
            assert len({image.pixel(x, y) for x in half for y in feet}) > 1


def test_what_is_not_linear_has_no_matrix(view):
    Sides(view, *FOUR[:2])
    assert not view.duel.sides[0].linear.isVisible()


def test_a_side_that_overflows_says_so_and_the_others_go_on(view):
    sides = Sides(view, *FOUR[:3]).advance(100)
    sides.show(B=Divergence(77, 0, "weights"))
    side = view.duel.sides[1]
    assert side.standing.isVisible()
    assert side.standing.text() == "overflow at step 77; the others go on"
    assert not view.duel.sides[0].standing.isVisible()
    fading = side.map.grab().toImage().pixelColor(side.map.area.topLeft() + QPoint(4, 4))
    sides.show()
    assert not side.standing.isVisible()
    assert side.map.grab().toImage().pixelColor(side.map.area.topLeft() + QPoint(4, 4)) != fading


def test_a_side_that_overflows_is_no_measure_for_the_axes(view):
    explodes = replace(BASE, layers=(Layer(4, "relu"),), output_activation="purelin", learning_rate=1e8)
    sides = Sides(view, BASE, explodes).advance(100)
    assert sides.snapshot.runs[1].divergence is not None and sides.snapshot.runs[1].train_loss > 1e100
    for plot in (view.duel.losses, view.duel.deltas):
        _, (low, high) = plot.view_box.viewRange()
        assert -6 < low < high < 3
    assert view.duel.sides[1].figures.labels["loss", "train"].text().endswith(tuple("⁰¹²³⁴⁵⁶⁷⁸⁹"))


def test_a_side_that_stands_at_its_limit_says_where(view):
    sides = Sides(view, *FOUR[:2]).advance(100)
    sides.advance(50, 1)
    assert view.duel.sides[0].standing.text() == "stands at step 100"
    (begin, end), (low, high) = view.duel.losses.levels[0].getData()
    assert (begin, end) == (100, 150) and low == high == view.duel.losses.curves[0].getData()[1][-1]
    assert not len(view.duel.losses.levels[1].getData()[0])
    assert not view.duel.sides[1].standing.isVisible()


def test_the_head_of_a_side_chooses_it_and_buttons_ask_for_the_rest(view):
    Sides(view, *FOUR[:3])
    heard = {name: Heard(getattr(view, name)) for name in ("shown_chosen", "removed", "kept", "added")}
    side = view.duel.sides[2]
    for widget in (side.header, side.remove_button, side.keep_button, side.copy_button):
        press(widget)
    assert heard["shown_chosen"].said == heard["removed"].said == heard["kept"].said == [(2,)]
    assert heard["added"].said == [(FOUR[2],)]


def test_there_are_four_sides_at_most(view):
    Sides(view, *FOUR)
    assert not any(side.copy_button.isEnabled() for side in view.duel.sides)
    Sides(view, *FOUR[:2])
    assert all(side.copy_button.isEnabled() for side in view.duel.sides[:2])
    assert [side.isVisible() for side in view.duel.sides] == [True, True, False, False]


def test_showing_another_side_forgets_nothing(view):
    sides = Sides(view, *FOUR[:2]).advance(100)
    figure = view.duel.sides[0].figures.labels["loss", "train"].text()
    view.set_runs(sides.infos, 1)
    assert [side.header.isChecked() for side in view.duel.sides[:2]] == [False, True]
    assert view.duel.sides[0].figures.labels["loss", "train"].text() == figure != ""
    view.set_runs(tuple(run.trainer.info() for run in sides.runs), 1)
    assert view.duel.sides[0].figures.labels["loss", "train"].text() == ""


def test_the_cursor_reads_all_maps_at_one_place(view, qtbot):
    Sides(view, *FOUR[:2]).advance(500)
    maps = [side.map for side in view.duel.sides[:2]]
    QTest.mouseMove(maps[0], maps[0].area.center())
    qtbot.waitUntil(lambda: maps[0].said != "")
    place = maps[0].said.partition(":")[0]
    assert maps[1].said.startswith(place) and maps[1].said != maps[0].said
    focus(view, maps[1], qtbot)
    qtbot.keyClick(maps[1], Qt.Key.Key_Home)
    assert maps[0].said.startswith("x₁ −6") and maps[1].accessibleDescription() == maps[1].said
    qtbot.keyClick(maps[1], Qt.Key.Key_Escape)
    assert maps[0].said == maps[1].said == ""


def test_the_plots_below_read_all_sides_by_key(view, qtbot):
    sides = Sides(view, *FOUR[:3]).advance(200)
    losses = sides.snapshot.runs[1].answers[LossesWant()].train
    plot = view.duel.losses
    focus(view, plot, qtbot)
    qtbot.keyClick(plot, Qt.Key.Key_End)
    lines = plot.said.split("\n")
    assert lines[0] == "step 200" and lines[2] == f"B {losses[-1]:.3f}" and len(lines) == 4
    plot = view.duel.deltas
    focus(view, plot, qtbot)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.said.split("\n")[0] == "5 before the output layer"
    assert plot.said.split("\n")[1].startswith("C layer 1: ")  # the others have no such layer
    qtbot.keyClick(plot, Qt.Key.Key_End)
    assert [line[:10] for line in plot.said.split("\n")] == ["output lay", "A layer 3:", "B layer 3:", "C layer 6:"]


def test_losses_of_all_sides_are_exported(view):
    sides = Sides(view, *FOUR[:2]).advance(100)
    export = view.export(None)
    lines = csv_bytes(export.table).decode().splitlines()
    assert lines[0] == "side,step,train_loss,test_loss"
    answer = sides.snapshot.runs[1].answers[LossesWant()]
    assert lines[-1] == f"B,100,{answer.train[-1]},{answer.test[-1]}"
    side = view.duel.sides[0]
    corner = side.keep_button.mapTo(view.duel, QPoint(12, side.keep_button.height() // 2))
    picture, ratio = image(export), 2
    assert picture.size() == view.duel.size() * ratio and export.step == 100
    assert picture.pixelColor(corner * ratio).name() == view.appearance.theme.surface  # no buttons in a picture
    assert all(button.isVisible() for button in side.buttons)


def test_a_plot_that_is_pointed_at_is_exported_alone(view):
    sides = Sides(view, *FOUR[:2]).advance(100)
    plot = view.duel.deltas
    export = view.export(plot.mapTo(view, plot.rect().center()))
    assert export.size == plot.size() and not image(export).isNull()
    lines = csv_bytes(export.table).decode().splitlines()
    norms = sides.snapshot.runs[1].answers[DeltaNormsWant()].norms
    assert lines[0] == "side,layer,delta_norm" and lines[-1] == f"B,3,{norms[-1]}" and len(lines) == 7
    plot = view.duel.losses
    export = view.export(plot.mapTo(view, plot.rect().center()))
    assert export.size == plot.size() and export.table.names[2] == "train_loss"


def test_duel_and_choice_are_painted_in_both_themes(view):
    Sides(view, *FOUR).advance(50)
    light = view.grab().toImage()
    view.appearance.set_theme(DARK)
    view.appearance.set_scale(1.25)
    QApplication.processEvents()
    assert view.grab().toImage() != light


def test_a_low_window_scrolls_instead_of_growing(view):
    Sides(view, *FOUR)
    assert view.minimumSizeHint().height() < 400
    view.resize(700, 400)
    assert view.height() == 400


# -- the race


@pytest.fixture
def race(view):
    names = ("tanh", "sigmoid", "relu", "purelin", "maxout")
    return Sides(view, *(replace(BASE, layers=(Layer(4, name),)) for name in names))


def rows(view) -> list[list[str]]:
    table = view.race.table_view
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def test_more_than_four_runs_are_a_race_in_order_of_their_losses(view, race):
    race.advance(1000)
    assert view.race.isVisible() and RaceMapWant() in view.wants and SideMapWant() not in view.wants
    losses = {run.trainer.config.layers[0].activation: run.trainer.loss("train") for run in race.runs}
    told = [row[0].split("\n") for row in rows(view)]
    assert [name for name, *_ in told] == sorted(losses, key=losses.get)
    assert told[0][1] == "best so far" and all(len(rest) == 1 for rest in told[1:])
    assert rows(view)[0][10] == f"{min(losses.values()):.3f}"


def test_losses_at_round_steps_are_filled_when_they_are_passed(view, race):
    race.advance(500)
    row = rows(view)[0]
    assert row[2] and row[3] and not any(row[4:10])
    answer = race.snapshot.runs[0].answers[next(want for want in view.wants if isinstance(want, LossesWant))]
    name = next(row for row in rows(view) if row[0].startswith("tanh"))
    nearest = answer.train[np.abs(answer.steps - 300).argmin()]
    assert answer.steps[np.abs(answer.steps - 300).argmin()] == 300
    assert name[3] == f"{nearest:.3f}"


def test_a_click_on_a_head_sorts_and_rows_stand_still_under_the_pointer(view, race):
    race.advance(300)
    table = view.race.table_view
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [row[0].split("\n")[0] for row in rows(view)] == sorted(["tanh", "sigmoid", "relu", "purelin", "maxout"])
    header.setSortIndicator(10, Qt.SortOrder.AscendingOrder)
    before = [row[0].split("\n")[0] for row in rows(view)]
    move = (QEvent.Type.MouseMove, QPointF(9, 9), QPointF(9, 9), Qt.MouseButton.NoButton)
    QApplication.sendEvent(
        table.viewport(), QMouseEvent(*move, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    )
    race.advance(4000, 1)
    assert [row[0].split("\n")[0] for row in rows(view)] == before
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    race.show()
    after = [row[0].split("\n")[0] for row in rows(view)]
    assert after != before and after.index("sigmoid") < before.index("sigmoid")


def test_a_row_is_chosen_by_click_and_by_key_and_kept(view, race, qtbot):
    race.advance(200)
    table = view.race.table_view
    shown, kept = Heard(view.shown_chosen), Heard(view.kept)
    names = [row[0].split("\n")[0] for row in rows(view)]
    order = ["tanh", "sigmoid", "relu", "purelin", "maxout"]
    target = next(row for row, name in enumerate(names) if name == "relu")
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.item(target, 0)).center()
    )
    assert shown.said == [(2,)]
    focus(view, table, qtbot)
    key, other = (Qt.Key.Key_Up, target - 1) if target else (Qt.Key.Key_Down, 1)
    qtbot.keyClick(table, key)
    assert shown.said[1] == (order.index(names[other]),)
    press(view.race.keep_button)
    assert kept.said == [shown.said[1]]


def test_being_shown_from_elsewhere_marks_the_row_and_asks_nothing(view, race):
    race.advance(100)
    shown = Heard(view.shown_chosen)
    view.set_runs(race.infos, 3)
    assert view.race.table_view.selectedItems()[0].text().startswith("purelin")
    race.advance(100)
    assert shown.said == []


def test_a_row_that_overflows_says_so(view, race):
    race.advance(100)
    race.show(C=Divergence(60, 0, "loss"))
    told = next(row for row in rows(view) if row[0].startswith("relu"))
    assert told[0] == "relu\noverflow at step 60" and told[10] == "–"
    assert rows(view)[-1] == told


def test_the_table_is_exported_with_the_passed_milestones(view, race):
    race.advance(500)
    lines = csv_bytes(view.export(None).table).decode().splitlines()
    assert lines[0] == "run,loss_100,loss_300,step,loss,test_accuracy,overflow_step"
    assert [line.split(",")[0] for line in lines[1:]] == ["tanh", "sigmoid", "relu", "purelin", "maxout"]
    assert lines[1].split(",")[3] == "500"


def test_maps_and_curves_are_in_the_rows(view, race):
    race.advance(500)
    table = view.race.table_view
    for row in range(5):
        assert not table.item(row, 1).icon().isNull() and not table.item(row, 12).icon().isNull()


# -- linear pieces


@pytest.fixture(scope="module")
def regions(qapp):
    """The process that computes them, one for all tests."""
    made = RegionsProcess()
    yield made
    made.stop()


@pytest.fixture
def piecewise(view, regions):
    for feed in view.region_feeds:
        feed.asked.connect(regions.ask)
        regions.answered.connect(feed.take)
    yield view
    for feed in view.region_feeds:
        regions.answered.disconnect(feed.take)


DEPTH_AND_WIDTH = next(comparison for comparison in COMPARISONS if comparison.key == "depth-width").configs


def test_depth_against_width_shows_the_pieces_of_both_sides_at_once(piecewise, until):
    view = piecewise
    assert not view.regions.switch.isChecked()
    sides = Sides(view, *DEPTH_AND_WIDTH).show()
    assert view.regions.isVisible() and view.regions.switch.isChecked() and view.duel.growth.isVisible()
    until(lambda: not any(feed.busy for feed in view.duel.feeds))
    for side, run in zip(view.duel.sides, sides.runs, strict=False):
        expected = linear_regions(run.trainer.network, run.trainer.data.box(0, 1)).count
        assert side.map.regions.feed.picture.count == expected
        assert (side.figures.pieces.text, side.figures.pieces.remark) == (str(expected), "at step 0")
    facts = view.facts()
    assert (facts["pieces_a"], facts["pieces_b"]) == tuple(f.picture.count for f in view.duel.feeds[:2])


def test_pieces_are_read_at_one_place_on_all_sides(piecewise, until, qtbot):
    view = piecewise
    sides = Sides(view, *DEPTH_AND_WIDTH).show()
    until(lambda: not any(feed.busy for feed in view.duel.feeds))
    focus(view, view.duel.sides[0].map, qtbot)
    qtbot.keyClick(view.duel.sides[0].map, Qt.Key.Key_Right)
    place = np.array(view.duel.sides[0].map.cursor_point)
    for side, run in zip(view.duel.sides, sides.runs, strict=False):
        piece = side.map.regions.piece
        z = run.trainer.network.trace(place[:, None]).z[-1][:, 0]
        assert np.abs(piece.matrix @ place + piece.offset - z).max() < 1e-10
        assert "z = " in side.map.said
    view.duel._unpoint_all()
    assert view.duel.sides[0].map.regions.piece is None


def test_a_smooth_side_says_so_and_the_other_has_its_pieces(piecewise, until, qtbot):
    view = piecewise
    Sides(view, FOUR[0], FOUR[1])
    switch = view.regions.switch
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center() / 4)
    view.show_snapshot(Sides(view, FOUR[0], FOUR[1]).show().snapshot)
    until(lambda: not any(feed.busy for feed in view.duel.feeds))
    smooth, straight = view.duel.sides[:2]
    assert (smooth.figures.pieces.text, smooth.figures.pieces.remark) == ("none:", "tanh")
    assert "layer 1 is tanh" in smooth.figures.pieces.toolTip() and straight.figures.pieces.remark == "at step 0"
    view.regions.arrange(regions=False)
    assert not smooth.figures.pieces.isVisible() and not view.duel.growth.isVisible()
    assert ParametersWant() not in view.wants


def test_the_table_of_the_growth_has_all_sides(piecewise, until):
    view = piecewise
    Sides(view, *DEPTH_AND_WIDTH).show()
    until(lambda: not any(feed.busy for feed in view.duel.feeds))
    view.duel.growth.setFocus()
    names, columns = view.duel.pieces_table().names, view.duel.pieces_table().columns
    assert names == ("side", "step", "pieces") and columns[0] == ("A", "B")
    assert columns[2] == tuple(feed.picture.count for feed in view.duel.feeds[:2])


def test_a_curve_has_no_switch_for_pieces(view):
    Sides(view, *(RunConfig(dataset="sin", layers=(Layer(n, "relu"),)) for n in (3, 4)))
    assert not view.regions.isVisible()
