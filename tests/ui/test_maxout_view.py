"""The Maxout view as people use it: what it says of real runs, its choices by mouse and key, what it gives away."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from snapshots import observed

from nnviz.bridge.regions_worker import answer
from nnviz.nn import Layer
from nnviz.nn.envelope import area
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.live_run import LiveRun
from nnviz.training.maxout_wants import LessonsWant, ThinWant, UnitWant, WinnerHistoryWant, WinnersWant
from nnviz.training.snapshot import Divergence, Request, Snapshot
from nnviz.training.trainer import Trainer
from nnviz.ui import export
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.maxout import MaxoutView

PLANE = RunConfig(layers=(Layer(5, "maxout", {"pieces": 3}), Layer(3, "maxout", {"pieces": 2})), seed=3)
IRIS = RunConfig(dataset="iris", layers=(Layer(4, "relu"), Layer(4, "maxout", {"pieces": 5})), seed=1)
ONE_INPUT = RunConfig(layers=(Layer(1, "maxout", {"pieces": 2}),), train_fraction=1.0)
KEY = Qt.Key


@pytest.fixture
def view(qtbot):
    made = MaxoutView(Appearance())
    qtbot.addWidget(made)
    made.resize(760, 690)
    made.show()
    return made


def watch(view, config: RunConfig, data: Dataset | None = None) -> LiveRun:
    """A real run, measured once."""
    run = LiveRun(Trainer(config, data))
    view.set_run(run.trainer.info())
    look(view, run)
    return run


def look(view, run) -> None:
    observed(view, run, running=False)
    QApplication.processEvents()


def relu_by_hand(view) -> LiveRun:
    """z1 = 2x - 3, z2 = 0 on nine points from -4 to 4."""
    x = np.linspace(-4, 4, 9)[None]
    run = watch(view, ONE_INPUT, Dataset(x, np.abs(x)))
    run.trainer.network.weights[0][...] = [[2], [0]]
    run.trainer.network.biases[0][...] = [[-3], [0]]
    look(view, run)
    return run


def tab(view, number: int) -> None:
    QTest.mouseClick(view.details.tabs[number], Qt.MouseButton.LeftButton)


# -- without a Maxout layer


def test_a_run_without_maxout_is_offered_one_and_costs_nothing(view, qtbot):
    config = RunConfig(layers=(Layer(6, "relu"), Layer(3, "tanh")))
    view.set_run(Trainer(config).info())
    assert view.wants == () and not view.unit_plot.isVisible()
    assert "no Maxout layer" in view.nothing.text.text() and view.nothing.offer_button.isVisible()
    with qtbot.waitSignal(view.remedy_chosen) as asked:
        QTest.mouseClick(view.nothing.offer_button, Qt.MouseButton.LeftButton)
    offered = asked.args[0]
    assert offered.layers == (Layer(6, "maxout", {"pieces": 3}), Layer(3, "tanh"))
    assert Trainer(offered).network.layers[0].pieces == 3


def test_a_run_without_hidden_layers_is_offered_a_layer(view, qtbot):
    view.set_run(Trainer(RunConfig(layers=())).info())
    with qtbot.waitSignal(view.remedy_chosen) as asked:
        view.nothing.offer_button.click()
    assert [layer.activation for layer in asked.args[0].layers] == ["maxout"]


def test_from_a_run_without_maxout_to_one_with_it_and_back(view):
    view.set_run(Trainer(RunConfig()).info())
    watch(view, PLANE)
    assert view.unit_plot.isVisible() and not view.nothing.offer_button.isVisible()
    view.set_run(Trainer(RunConfig()).info())
    assert view.nothing.offer_button.isVisible() and view.export(None) is None


def test_the_focus_stays_in_the_view_when_the_button_that_had_it_goes(view):
    view.set_run(Trainer(RunConfig()).info())
    beside = QPushButton(view)
    QWidget.setTabOrder(view.nothing.offer_button, beside)
    beside.show()
    view.nothing.offer_button.setFocus()
    watch(view, PLANE)
    assert view.focusWidget() is view.choice.layer


def test_what_was_said_of_a_slice_goes_with_the_run(view):
    watch(view, PLANE)
    view.plane_plot.setFocus()
    QTest.keyClick(view.plane_plot, KEY.Key_Right)
    assert view.plane_plot.label.isVisible()
    view.set_run(Trainer(PLANE).info())
    assert not view.plane_plot.label.isVisible()


# -- the unit


def test_with_the_second_line_zero_it_says_that_a_relu_was_learned(view):
    relu_by_hand(view)
    assert view.unit_plot.title == "Unit 1 has learned" and view.unit_plot.remark == "a ReLU"
    assert view.unit_plot.breakpoints == (1.5,)
    assert not view.plane_plot.isVisible()


@pytest.mark.parametrize(
    ("slopes", "biases", "said"),
    [
        ([1, 0.2], [0, 0], "a leaky ReLU with slope 0.20"),
        ([1, -1], [0, 0], "an absolute value |z|"),
        ([1, -0.4], [0, 0], "a lopsided |z|, its sides as 0.40 to 1"),
        ([-1, 0], [0, 0], "a ReLU, mirrored"),
        ([-1, -0.5], [0, 0], "a leaky ReLU, mirrored: 0.50"),
        ([1, 1], [0, -9], "a straight line here: one piece wins everywhere"),
    ],
)
def test_what_was_learned_has_its_name(view, slopes, biases, said):
    run = relu_by_hand(view)
    run.trainer.network.weights[0][:, 0] = slopes
    run.trainer.network.biases[0][:, 0] = biases
    look(view, run)
    assert view.unit_plot.remark == said


def test_the_arrow_keys_walk_along_the_slice_and_up_goes_to_the_breakpoint(view):
    relu_by_hand(view)
    plot = view.unit_plot
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(plot, KEY.Key_Up)
    assert plot.cursor == 1.5
    assert plot.reading == "x₁ = 1.50\na = 0, piece 1\nz₁ = 0\nz₂ = 0"
    QTest.keyClick(plot, KEY.Key_End)
    assert plot.cursor == plot.unit.t_range[1] and "piece 1" in plot.reading
    assert "piece 1" in plot.accessibleDescription()
    QTest.keyClick(plot, KEY.Key_Down)
    assert plot.cursor == 1.5
    QTest.keyClick(plot, KEY.Key_Left)
    assert plot.cursor < 1.5 and "piece 2" in plot.reading
    QTest.keyClick(plot, KEY.Key_Escape)
    assert plot.cursor is None and plot.reading == ""


def test_the_mouse_reads_the_same_place_and_marks_it_on_the_slice_in_the_plane(view):
    watch(view, PLANE)
    plot, frame = view.unit_plot, view.unit_plot.frame
    plot.grab()
    QTest.mouseMove(plot, QPointF(frame.box.left + frame.box.width / 2, frame.box.middle).toPoint())
    assert plot.reading.startswith("t = ")
    assert view.plane_plot._mark == pytest.approx(0.5, abs=0.02)


def test_layer_and_unit_are_chosen_in_their_fields_by_key(view, qtbot):
    watch(view, PLANE)
    view.choice.unit.setFocus()
    with qtbot.waitSignal(view.unit_chosen) as told:
        QTest.keyClick(view.choice.unit, KEY.Key_Down)
    assert told.args == [0, 1] and view.unit == (0, 1)
    QTest.keyClick(view.choice.layer, KEY.Key_Down)
    assert view.unit == (1, 0)
    assert view.choice.across.count() == 5 and view.choice.across.isVisible()
    assert UnitWant(1, 0) in view.wants


def test_a_unit_chosen_elsewhere_is_shown_if_it_is_a_maxout(view, qtbot):
    watch(view, IRIS)
    assert view.unit == (1, 0)
    with qtbot.assertNotEmitted(view.unit_chosen):
        view.select_unit(1, 2)
        view.select_unit(0, 3)
        view.select_unit(1, 9)
    assert view.unit == (1, 2) and view.choice.unit.value() == 2


def test_a_new_run_keeps_the_unit_where_it_has_one(view):
    watch(view, PLANE)
    view.select_unit(1, 2)
    watch(view, PLANE)
    assert view.unit == (1, 2)
    watch(view, ONE_INPUT)
    assert view.unit == (0, 0)


# -- the plane


def test_the_cells_cover_the_plane_and_every_sample_lies_in_its_winners(view):
    watch(view, PLANE)
    plane, cells = view.plane_plot.plane, view.plane_plot.cells
    x_min, x_max, y_min, y_max = plane.box
    assert sum(map(area, cells)) == pytest.approx((x_max - x_min) * (y_max - y_min), rel=1e-12)
    values = plane.weight @ plane.place + plane.bias[:, None]
    assert (values.argmax(axis=0) == view.plane_plot.unit.winner).all()


def test_the_slice_is_dragged_by_its_end_and_the_lines_follow(view):
    run = watch(view, PLANE)
    plot = view.plane_plot
    plot.grab()
    before = plot.line
    _, _, x1, y1 = plot._pixels(before)
    to = QPoint(round(plot.frame.box.left + 40), round(plot.frame.box.top + 50))
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=QPoint(round(x1), round(y1)))
    QTest.mouseMove(plot, to)
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=to)
    line = plot.line
    assert line[:2] == pytest.approx(before[:2]) and line[2:] != before[2:]
    assert line[2] == pytest.approx(plot.frame.x_at(to.x()), abs=0.1)
    assert view.choice.slice.value() == "line" and UnitWant(0, 0, "line", (0, 1), line) in view.wants
    look(view, run)
    assert view.unit_plot.unit.t_range == (0, pytest.approx(np.hypot(line[2] - line[0], line[3] - line[1])))
    assert plot.line == line


def test_arrow_keys_move_the_slice_and_space_chooses_what_of_it(view):
    watch(view, PLANE)
    plot = view.plane_plot
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    before = plot.line
    QTest.keyClick(plot, KEY.Key_Right)
    moved = plot.line
    assert moved[0] > before[0] and moved[2] - moved[0] == pytest.approx(before[2] - before[0])
    QTest.keyClick(plot, KEY.Key_Space)
    QTest.keyClick(plot, KEY.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert plot.line[1] > moved[1] and plot.line[2:] == pytest.approx(moved[2:])
    assert "its start" in plot.accessibleDescription()
    for _ in range(99):
        QTest.keyClick(plot, KEY.Key_Up)
    assert plot.line[1] <= plot.plane.box[3]  # it stays inside


def test_the_planes_two_inputs_are_chosen_and_never_the_same(view):
    run = watch(view, IRIS)
    view.select_unit(1, 0)
    view.choice.across.setFocus()
    QTest.keyClick(view.choice.across, KEY.Key_Down)
    i, j = view._want.columns
    assert i != j and (view.choice.across.value(), view.choice.up.value()) == (i, j)
    look(view, run)
    assert view.plane_plot.plane.columns == (i, j)


# -- who wins


def test_the_table_counts_the_wins_of_every_piece_and_says_who_is_dead(view):
    run = relu_by_hand(view)
    tab(view, 1)
    look(view, run)
    assert {WinnersWant(), WinnerHistoryWant(0, 0)} <= set(view.wants)
    assert view.details.table.wins.tolist() == [3, 6]
    assert view.details.table.title == "Unit 1: wins over 9 training samples"
    view.details.table.setFocus()
    QTest.keyClick(view.details.table, KEY.Key_Down)
    assert view.details.table.row_text(0).startswith("piece 1; 3 wins; 33")
    assert "z₁ = 2.0\u00a0x₁ − 3.0" in view.details.table.accessibleDescription()
    run.trainer.network.biases[0][0] = -99
    run.advance(1)
    look(view, run)
    assert view.details.table.wins.tolist() == [0, 9]
    assert view.details.table.words.idle(view.details.table.wins).startswith(
        "Piece 1 never wins: it receives no gradient"
    )
    assert "dead, since step 1" in view.details.table.row_text(0)


def test_of_classes_the_wins_are_told_each(view):
    run = watch(view, IRIS)
    tab(view, 1)
    look(view, run)
    assert view.details.table.by_class.shape == (3, 5) and list(view.details.table.classes) == [
        "setosa",
        "versicolor",
        "virginica",
    ]
    assert "setosa" in view.details.table.row_text(0)


def test_of_many_inputs_the_formula_names_the_largest_and_counts_the_others(view):
    words, weights = view._words, np.array([0.1, -5, 0.2, 3, -0.05, 1])
    text = words.formula("z₁", weights, -2.0, [f"x{i}" for i in range(6)])
    assert text == "z₁ = −5.0\u00a0x1 + 3.0\u00a0x3 + 1.0\u00a0x5 + … (3 more) − 2.0"
    assert words.formula("z₁", np.zeros(2), -2.0, ["x₁", "x₂"]) == "z₁ = −2.0"


def test_the_whole_formula_of_a_piece_stands_in_the_tip_of_its_row(view):
    watch(view, RunConfig(dataset="wine", layers=(Layer(3, "maxout", {"pieces": 2}),)))
    tab(view, 1)
    table = view.details.table
    assert "Wins are counted" in table.toolTip()
    QTest.mouseMove(table, QPoint(40, round(table.body.top + 38 + 34 + 10)))
    assert table.toolTip().startswith("z₂ = ") and all(name in table.toolTip() for name in table.names)
    QTest.mouseMove(table, QPoint(40, 5))
    assert "Wins are counted" in table.toolTip()


def test_the_stream_shows_shares_and_reads_a_moment_by_key(view):
    run = watch(view, PLANE)
    tab(view, 1)
    for _ in range(4):
        run.advance(10)
        look(view, run)
    assert view.details.stream.history.steps.tolist() == [0, 10, 20, 30, 40]
    view.details.stream.setFocus()
    QTest.keyClick(view.details.stream, KEY.Key_Home)
    assert view.details.stream.reading.startswith("step 0\npiece 1: ")
    QTest.keyClick(view.details.stream, KEY.Key_Right)
    assert view.details.stream.reading.startswith("step 10\n")


# -- one sample


def test_the_thin_network_says_its_map_and_that_it_equals_the_network(view):
    run = watch(view, PLANE)
    assert {ThinWant(0), WinnersWant()} <= set(view.wants)
    formula, check, gradient = view.details.thin.figures()
    thin = view.details.thin.thin
    assert np.abs(thin.told - thin.z).max() <= 1e-12
    assert formula.startswith("z³ = ") and "x₁" in formula
    assert "exact, as long as no winner changes" in check
    assert gradient == (
        "Gradient goes through layer 1: 5 of 15 pieces, layer 2: 3 of 6 pieces; the losers' is exactly 0."
    )
    assert run.trainer.network.layers[0].rows == 15


def test_of_many_layers_it_is_said_in_all_through_which_pieces_the_gradient_goes(view):
    watch(view, RunConfig(layers=tuple(Layer(3, "maxout", {"pieces": 2}) for _ in range(5))))
    learning = [layer.learning for layer in view.details.thin.thin.layers[:5]]
    assert view.details.thin.figures()[2] == (
        f"Gradient goes through {sum(learning)} of 30 pieces in 5 layers; the losers' is exactly 0."
    )


def test_another_plane_of_a_resting_run_is_cut_anew(view):
    watch(view, RunConfig(dataset="iris", layers=(Layer(4, "maxout", {"pieces": 3}),)))
    part = view.details.regions
    feed, jobs = part.regions.feed, []
    feed.asked.connect(jobs.append)
    tab(view, 3)
    run = watch(view, RunConfig(dataset="iris", layers=(Layer(4, "maxout", {"pieces": 3}),)))
    feed.take(answer(jobs[-1]))
    columns, step, asked = part.plane.columns, feed.step, len(jobs)
    part.plane.right_column.setCurrentIndex(next(column for column in range(4) if column not in columns))
    part.plane.right_column.activated.emit(part.plane.right_column.currentIndex())
    assert feed.picture is None and len(jobs) == asked + 1
    feed.take(answer(jobs[-1]))
    assert feed.columns == part.plane.columns != columns and feed.picture.count >= 1 and feed.step == step
    look(view, run)
    assert part.map.answer is not None


def test_samples_are_walked_through_with_keys_buttons_and_a_number(view):
    run = watch(view, PLANE)
    view.details.thin.setFocus()
    QTest.keyClick(view.details.thin, KEY.Key_Right)
    assert view.sample == 1 and ThinWant(1) in view.wants
    QTest.mouseClick(view.details.sample_choice.back, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.details.sample_choice.back, Qt.MouseButton.LeftButton)
    assert view.sample == 499  # before the first comes the last
    look(view, run)
    assert view.details.thin.thin.x == pytest.approx(run.trainer.data.x[:, 499])
    assert view.details.sample_choice.number.value() == 500


def test_only_mistakes_are_walked_through_where_that_is_wanted(view):
    run = watch(view, PLANE)
    view.details.sample_choice.mistakes.click()
    look(view, run)
    x, y = run.trainer.data.x, run.trainer.data.y
    wrong = np.flatnonzero((run.trainer.network.forward(x)[0] >= 0) != (y[0] > 0))
    assert view.sample == wrong[0] or (0 in wrong and view.sample == 0)
    view.details.sample_choice.on.click()
    assert view.sample in wrong


def test_a_unit_is_chosen_in_the_thin_network_by_click_and_key(view):
    watch(view, PLANE)
    view.details.thin.grab()
    column = view.details.thin._columns[2]
    QTest.mouseClick(
        view.details.thin, Qt.MouseButton.LeftButton, pos=QPoint(round(column.square + 4), round(column.y[1]))
    )
    assert view.unit == (1, 1)
    view.details.thin.setFocus()
    QTest.keyClick(view.details.thin, KEY.Key_Down)
    assert view.unit == (1, 2)
    QTest.keyClick(view.details.thin, KEY.Key_Down)
    assert view.unit == (1, 2)


# -- lessons


def test_lessons_are_read_and_a_sample_chosen_by_key_and_mouse(view):
    run = watch(view, PLANE)
    tab(view, 2)
    look(view, run)
    assert LessonsWant(0) in view.wants
    chart = view.details.lessons
    chart.setFocus()
    QTest.keyClick(chart, KEY.Key_Right)
    QTest.keyClick(chart, KEY.Key_Right)
    place = int(chart._order[1])
    winner = int(chart.lessons.winner[0, place])
    for _ in range(winner):
        QTest.keyClick(chart, KEY.Key_Down)
    assert "wins and is trained" in chart.reading
    QTest.keyClick(chart, KEY.Key_Up if winner else KEY.Key_Down)
    assert "loses: its gradient is exactly 0" in chart.reading
    QTest.keyClick(chart, KEY.Key_Return)
    assert view.sample == int(chart.lessons.sample[place])
    chart.grab()
    box = chart._box()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(box.right - 2), round(box.top + 2)))
    assert view.sample == int(chart.lessons.sample[chart._order[-1]])


# -- states


def test_after_an_overflow_the_last_finite_values_stay_and_it_is_said(view):
    run = watch(view, PLANE)
    before = view.unit_plot.unit
    state = run.run_state(())
    lost = Snapshot(
        Request(1, 2, frozenset()),
        7,
        False,
        0.0,
        (type(state)(7, 0, 1.0, 1.0, Divergence(8, 1, "weights"), {}),),
    )
    view.show_snapshot(lost)
    assert view.unit_plot.unit is before and view.unit_plot.frozen
    assert view._lost.isVisible() and view._lost.text().startswith("Overflow at step 8")
    look(view, run)
    assert not view._lost.isVisible() and not view.unit_plot.frozen


@pytest.mark.parametrize("pieces", [2, 3, 5, 20])
def test_every_number_of_pieces_is_painted_in_every_part_theme_and_size(view, pieces):
    config = RunConfig(layers=(Layer(20, "maxout", {"pieces": pieces}), Layer(2, "maxout", {"pieces": 2})))
    run = watch(view, config)
    for theme, scale in ((LIGHT, 1.0), (DARK, 1.5)):
        view.appearance.set_theme(theme)
        view.appearance.set_scale(scale)
        for number in range(3):
            tab(view, number)
            run.advance(3)
            look(view, run)
            image = view.grab().toImage()
            assert len({image.pixel(x, y) for x in range(0, 700, 3) for y in range(0, 600, 7)}) > 20


def test_a_resting_table_of_lessons_takes_the_colours_of_another_theme(view):
    watch(view, PLANE)
    tab(view, 2)
    look(view, watch(view, PLANE))
    chart = view.details.lessons
    before = chart.grab().toImage()
    view.appearance.set_theme(DARK)
    view.restyle()
    grounds = [
        image.pixelColor(round(x), round(chart._box().top + 2)).name()
        for image in (before, chart.grab().toImage())
        for x in np.linspace(chart._box().left + 2, chart._box().right - 2, 60)
    ]
    assert LIGHT.plot in grounds[:60] and DARK.plot in grounds[60:] and LIGHT.plot not in grounds[60:]


def test_each_part_gives_away_its_picture_and_its_values(view):
    run = watch(view, PLANE)
    for number in range(3):
        tab(view, number)
        look(view, run)
    tab(view, 0)
    envelope = view.export(view.unit_plot.mapTo(view, QPoint(50, 60)))
    assert envelope.what == "maxout envelope"
    lines = export.text(envelope.table, ",").splitlines()
    assert lines[0] == "piece,t_from,t_to,a_from,a_to,slope,intercept,w1,w2,b"
    assert len(lines) == 1 + len(view.unit_plot.stretches)
    cells = view.export(view.plane_plot.mapTo(view, QPoint(50, 60)))
    assert cells.table.names == ("piece", "x", "y")
    thin = view.export(view.details.thin.mapTo(view, QPoint(50, 60)))
    assert thin.table.names == ("output", "m1", "m2", "offset", "told", "z")
    for found in (envelope, cells, thin):
        image = QImage(found.size, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        found.paint(painter)
        painter.end()
        assert len({image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}) > 5
    tab(view, 1)
    assert view.export(view.details.table.mapTo(view, QPoint(5, 60))).table.names[:2] == ("piece", "wins")
    assert view.export(view.details.stream.mapTo(view, QPoint(60, 60))).table.names == (
        "step",
        "piece_1",
        "piece_2",
        "piece_3",
    )
    tab(view, 2)
    assert view.export(view.details.lessons.mapTo(view, QPoint(60, 60))).table.names[:2] == ("sample", "winner_1")


def test_the_chart_with_the_focus_is_the_one_that_the_menu_is_about(view):
    watch(view, PLANE)
    assert view.export(None).what == "maxout envelope"
    view.plane_plot.setFocus()
    assert view.export(None).what == "maxout cells"


def test_every_control_has_an_accessible_name(view):
    watch(view, IRIS)
    parts = (
        view.unit_plot,
        view.plane_plot,
        view.details.thin,
        view.details.table,
        view.details.stream,
        view.details.lessons,
    )
    fields = (view.choice.layer, view.choice.unit, view.choice.slice, view.choice.across, view.choice.up)
    sample = (view.details.sample_choice.back, view.details.sample_choice.on, view.details.sample_choice.number)
    assert all(part.accessibleName() for part in (view, *parts, *fields, *sample))


def test_a_unit_of_the_thin_network_is_read_by_mouse_and_key(view):
    run = watch(view, PLANE)
    chart = view.details.thin
    chart.grab()
    column = chart._columns[1]
    QTest.mouseMove(chart, QPoint(round(column.square + 4), round(column.y[1])))
    winner = int(chart.thin.layers[0].winners[1]) + 1
    wins = run.answer([WinnersWant()])[WinnersWant()].counts[0][1].tolist()
    assert chart.reading.splitlines()[0] == "layer 1, unit 2"
    assert chart.reading.splitlines()[1].startswith(f"piece {winner} wins, a = ")
    assert chart.reading.splitlines()[2] == "wins: " + " · ".join(map(str, wins))
    chart.setFocus()
    QTest.keyClick(chart, KEY.Key_Down)
    QTest.keyClick(chart, KEY.Key_Down)
    assert chart.reading.startswith("layer 1, unit 3") and "layer 1, unit 3" in chart.accessibleDescription()
    QTest.keyClick(chart, KEY.Key_Escape)
    assert chart.reading == ""


def test_a_sample_from_which_no_error_comes_back_is_told_so(view):
    run = relu_by_hand(view)
    network = run.trainer.network
    network.weights[1][...], network.biases[1][...] = 1, 0
    view.show_sample(7)  # max(2 · 3 - 3, 0) is |3|
    look(view, run)
    assert view.details.thin.figures()[2] == "No error comes back from this sample: every gradient is 0."
    view.show_sample(8)
    look(view, run)
    assert "layer 1: 1 of 2 pieces" in view.details.thin.figures()[2]


def test_more_pieces_than_win_are_called_too_many(view):
    words = view._words
    assert words.idle(np.array([5, 0, 4, 0])) == (
        "2 of 4 pieces never win: they receive no gradient and stay as they are. A smaller k would do."
    )
    assert words.idle(np.array([9, 0])).endswith("What is left is one straight line.")
    assert words.idle(np.array([5, 4])).startswith("Every piece wins somewhere")


@pytest.mark.parametrize("size", [0.0, 1e-200, 1e40, 1e120, 1e200, 1e307])
def test_weights_of_any_size_are_shown_or_left_out_and_break_nothing(view, size):
    for config in (PLANE, IRIS, ONE_INPUT):
        run = watch(view, config)
        run.trainer.network.parameters *= size
        for number in range(3):
            tab(view, number)
            look(view, run)
            view.grab()
        assert view.unit_plot.unit is not None


def test_of_standardized_inputs_the_plane_says_so(view):
    watch(view, RunConfig(dataset="iris", standardize=True, layers=(Layer(2, "maxout"), Layer(2, "maxout"))))
    assert view.plane_plot.remark == "standardized, others at their mean"
    run = watch(view, RunConfig(dataset="iris", layers=(Layer(2, "maxout"), Layer(2, "maxout"))))
    assert view.plane_plot.remark == "the other inputs at their mean"
    view.select_unit(1, 0)
    look(view, run)
    assert view.plane_plot.remark == "drag the line: the slice"


def test_another_number_of_pieces_is_wanted_for_the_layer_and_the_field_waits_for_the_run(view, qtbot):
    watch(view, PLANE)
    view.select_unit(1, 0)
    assert view.choice.pieces.value() == 2
    view.choice.pieces.setFocus()
    with qtbot.waitSignal(view.remedy_chosen) as asked:
        QTest.keyClick(view.choice.pieces, KEY.Key_Down)
    assert asked.args[0].layers == (PLANE.layers[0], Layer(3, "maxout", {"pieces": 3}))
    assert view.choice.pieces.value() == 2
    watch(view, asked.args[0])
    assert view.unit == (1, 0) and view.choice.pieces.value() == 3


def test_of_the_output_layer_the_pieces_are_not_changed_here(view):
    watch(view, RunConfig(dataset="sin", layers=(Layer(3, "maxout"),), output_activation="maxout"))
    assert view.choice.pieces.isEnabled()
    view.select_unit(1, 0)
    assert view.unit == (1, 0) and not view.choice.pieces.isEnabled()


def test_the_sample_is_chosen_in_a_row_of_its_own_where_the_tabs_leave_no_room(view):
    details = view.details
    for width, apart in ((1000, False), (420, True), (1000, False)):
        details.fit(width)
        details.layout().activate()
        tab, choice = details.tabs[-1], details.sample_choice
        assert (choice.geometry().top() >= tab.geometry().bottom()) == apart
