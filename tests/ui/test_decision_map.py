"""The decision map: what it draws, says and asks for, seen as a user sees it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from snapshots import colour_at, move_mouse, observed, run_info, snapshot

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Divergence
from nnviz.training.trainer import Trainer
from nnviz.training.wants import DecisionMap, DecisionMapWant
from nnviz.ui.theme import DARK, Appearance
from nnviz.ui.views.decision_map import DecisionMapView

BLUE, ORANGE, GREY = (8, 119, 189), (245, 147, 34), (232, 234, 235)
PLANE = (-6.0, 6.0, -6.0, 6.0)


@pytest.fixture
def view(qtbot):
    made = DecisionMapView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 420)
    made.show()
    return made


def ramp(resolution: int = 100) -> np.ndarray:
    """y = x2 / 6: -1 at the bottom row, +1 at the top row; (1, r, r)."""
    rows = np.linspace(-1, 1, resolution, dtype=np.float32)
    return np.repeat(rows[:, None], resolution, axis=1)[None]


def show(view, values, box=PLANE, **facts) -> None:
    (want,) = view.wants
    view.show_snapshot(snapshot({want: DecisionMap(values, box)}, **facts))
    QApplication.processEvents()


def words(view) -> str:
    """All that is written beside the plot."""
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


def without_samples(view) -> None:
    for item in (view._points.train, view._points.test):
        item.hide()


def test_blue_is_above_and_orange_below_where_the_output_grows_upwards(view):
    view.set_run(run_info())
    show(view, ramp())
    without_samples(view)
    assert np.allclose(colour_at(view.plot, 0, 5.9), BLUE, atol=6)
    assert np.allclose(colour_at(view.plot, 0, -5.9), ORANGE, atol=6)
    assert np.allclose(colour_at(view.plot, 0, 0), GREY, atol=6)


def test_the_picture_is_square(view):
    view.set_run(run_info())
    show(view, ramp())
    box = view.plot.view_box
    assert box.width() == pytest.approx(box.height(), abs=2)
    assert box.width() > 215


def test_discretise_leaves_two_colours(view, qtbot):
    view.set_run(run_info())
    show(view, ramp())
    without_samples(view)
    shaded = colour_at(view.plot, 0, 2)
    qtbot.mouseClick(view.discretise_switch, Qt.MouseButton.LeftButton, pos=view.discretise_switch.rect().center() / 4)
    assert view.discretise_switch.isChecked()
    assert not np.allclose(shaded, BLUE, atol=6)
    assert np.allclose(colour_at(view.plot, 0, 2), BLUE, atol=6)
    assert np.allclose(colour_at(view.plot, 0, -2), ORANGE, atol=6)


def test_the_test_switch_takes_the_test_samples_away_and_brings_them_back(view, qtbot):
    data = Dataset(np.array([[-3.0, 3.0], [0.0, 0.0]]), np.array([[1.0, -1.0]]), ("x1", "x2"))
    run = run_info(data=data)
    view.set_run(run)
    place = run.data.raw[:, run.data.test[0]]
    box = run.data.box()
    show(view, np.zeros((1, 100, 100), np.float32), box)
    with_it = colour_at(view.plot, *place)
    view.test_switch.click()
    assert np.allclose(colour_at(view.plot, *place), GREY, atol=6)
    assert not np.allclose(with_it, GREY, atol=30)
    view.test_switch.click()
    assert colour_at(view.plot, *place) == with_it


def test_train_and_test_samples_differ_in_their_rings(view):
    data = Dataset(np.array([[-3.0, 3.0], [0.0, 0.0]]), np.array([[1.0, 1.0]]), ("x1", "x2"))
    run = run_info(data=data)
    view.set_run(run)
    show(view, np.full((1, 100, 100), -1.0, np.float32), run.data.box())
    width = view.plot.pixel_size()[0]
    for part, ring_is_light in (("train", True), ("test", False)):
        x, y = run.data.raw[:, getattr(run.data, part)[0]]
        cut = [sum(colour_at(view.plot, x + k * width, y)) for k in range(-6, 7)]
        assert (max(cut) > sum(ORANGE) + 100) == ring_is_light
        assert (min(cut) < sum(BLUE) - 40) != ring_is_light


def test_without_test_samples_the_switch_is_off_limits_and_says_why(view):
    view.set_run(run_info(train_fraction=1.0))
    assert not view.test_switch.isEnabled()
    assert "no test samples" in view.test_switch.toolTip()


def test_hovering_reads_the_output_and_the_sample_at_the_pointer(view):
    data = Dataset(np.array([[-3.0, 3.0, 0.0], [3.0, -3.0, 0.0]]), np.array([[1.0, -1.0, 1.0]]), ("x1", "x2"))
    run = run_info(RunConfig(train_fraction=1.0), data)
    view.set_run(run)
    show(view, ramp(), run.data.box())
    half = 0.5 * (run.data.box()[3] - run.data.box()[2])
    place = move_mouse(view.plot, 3.0, -3.0)
    first, second = view.plot.said.split("\n")
    assert first.startswith("x₁ 3.0") or first.startswith("x₁ 2.9")
    assert first.endswith("y −0.91") or first.endswith("y −0.90")
    assert abs(-3.0 / half - -0.909) < 1e-3
    assert second == "training sample 2: −1"
    assert not view.plot._label.geometry().contains(place)
    move_mouse(view.plot, 1.5, 1.5)
    assert "sample" not in view.plot.said


def test_the_readout_never_covers_the_pointer(view):
    view.set_run(run_info())
    show(view, ramp())
    for x in (-5.9, 0, 5.9):
        for y in (-5.9, 0, 5.0, 5.9):
            place = move_mouse(view.plot, x, y)
            assert view.plot.said
            assert not view.plot._label.geometry().contains(place)
            assert view.plot.rect().contains(view.plot._label.geometry())


def test_the_readout_goes_when_the_pointer_leaves(view):
    view.set_run(run_info())
    show(view, ramp())
    move_mouse(view.plot, 0, 0)
    assert view.plot.said
    QApplication.sendEvent(view.plot, QEvent(QEvent.Type.Leave))
    assert view.plot.said == ""


def test_arrow_keys_move_a_cursor_that_reads_the_same_and_is_told_to_a_screen_reader(view, qtbot):
    view.set_run(run_info())
    show(view, ramp())
    view.activateWindow()
    view.plot.setFocus()
    qtbot.waitUntil(view.plot.hasFocus)
    qtbot.keyClick(view.plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.plot.said.startswith("x₁ 0.00, x₂ 1.20: y 0.20")
    qtbot.keyClick(view.plot, Qt.Key.Key_Up)
    assert view.plot.said.startswith("x₁ 0.00, x₂ 1.40: y 0.23")
    assert view.plot.upright.isVisible() and view.plot.level.isVisible()
    interface = QAccessible.queryAccessibleInterface(view.plot)
    assert interface.text(QAccessible.Text.Description).startswith("x₁ 0.00, x₂ 1.40: y 0.23")
    qtbot.keyClick(view.plot, Qt.Key.Key_Escape)
    assert view.plot.said == "" and not view.plot.upright.isVisible()


def test_the_readout_follows_the_training(view):
    view.set_run(run_info())
    show(view, ramp())
    move_mouse(view.plot, -5.5, 3)
    before = view.plot.said
    show(view, -ramp())
    assert before.split(":")[0] == view.plot.said.split(":")[0]
    assert before.replace("y ", "y −") == view.plot.said


def test_the_wheel_is_left_to_the_column(view):
    view.set_run(run_info())
    position = view.plot.rect().center().toPointF()
    event = QWheelEvent(
        position,
        position,
        view.plot.rect().topLeft(),
        view.plot.rect().bottomRight(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = view.plot.view_box.viewRange()
    QApplication.sendEvent(view.plot.viewport(), event)
    assert not event.isAccepted()
    assert view.plot.view_box.viewRange() == before


def test_a_generators_plane_needs_no_choice_of_columns(view):
    view.set_run(run_info())
    assert "Output over the plane" in words(view)
    assert not any(combo.isVisibleTo(view) for combo in view.findChildren(QComboBox))
    assert view.output.legend.isVisibleTo(view) is False


def test_a_table_starts_with_its_two_most_telling_columns_and_says_what_of_the_others(view):
    view.set_run(run_info(dataset="iris"))
    assert (view.plane.right_column.currentText(), view.plane.up_column.currentText()) == (
        "petal_length",
        "petal_width",
    )
    assert view.wants == (DecisionMapWant(columns=(2, 3)),)
    assert "The other 2 columns at their mean." in words(view)
    assert view.plot.accessibleName() == "Output over petal_length, petal_width: the other 2 at their mean"
    assert view.output.legend.names == ("setosa", "versicolor", "virginica")


def test_choosing_a_column_changes_the_want_and_two_equal_ones_change_places(view, qtbot):
    view.set_run(run_info(dataset="iris"))
    view.activateWindow()
    view.plane.right_column.setFocus()
    qtbot.keyClick(view.plane.right_column, Qt.Key.Key_Up)
    assert view.wants == (DecisionMapWant(columns=(1, 3)),)
    for _ in range(2):
        qtbot.keyClick(view.plane.right_column, Qt.Key.Key_Down)
    assert view.wants == (DecisionMapWant(columns=(3, 2)),)
    assert view.plane.up_column.currentText() == "petal_length"


def test_others_are_told_of_the_plane_that_a_run_or_the_user_has_chosen(view, qtbot):
    with qtbot.waitSignal(view.plane_chosen) as chosen:
        view.set_run(run_info(dataset="iris"))
    assert chosen.args == [2, 3, None]
    with qtbot.waitSignal(view.plane_chosen) as chosen:
        qtbot.keyClick(view.plane.up_column, Qt.Key.Key_Up)
    assert chosen.args == [3, 2, None]


def typed(qtbot, view, field, text: str) -> None:
    """As a person would: go there, replace what stands there, press Enter."""
    view.activateWindow()
    field.setFocus()
    field.lineEdit().selectAll()
    qtbot.keyClicks(field.lineEdit(), text)
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def wide_table() -> Dataset:
    g = np.random.default_rng(0)
    names = [f"gene_{k:03}_{'abcd'[k % 4]}" for k in range(1000)]
    return Dataset(g.normal(size=(1000, 12)), g.normal(size=(1, 12)), names)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # of the offscreen platform
def test_a_column_of_a_thousand_is_found_by_a_part_of_its_name(view, qtbot):
    view.set_run(run_info(RunConfig(layers=(Layer(2, "tanh"),)), wide_table()))
    before = view.plane.columns
    typed(qtbot, view, view.plane.right_column, "777_")
    assert view.plane.right_column.currentText() == "gene_777_b"
    assert view.wants == (DecisionMapWant(columns=(777, before[1])),)
    assert "The other 998 columns at their mean." in words(view)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # of the offscreen platform
def test_what_no_column_is_called_leaves_the_choice_as_it_was(view, qtbot):
    view.set_run(run_info(dataset="iris"))
    typed(qtbot, view, view.plane.right_column, "no such thing")
    assert view.plane.right_column.currentText() == "petal_length"
    assert view.plane.right_column.count() == 4
    view.plane.right_column.lineEdit().setText("sep")
    view.plane.sample_field.setFocus()
    assert view.plane.right_column.currentText() == "petal_length"
    assert view.wants == (DecisionMapWant(columns=(2, 3)),)


def test_the_other_columns_stand_as_in_the_sample_whose_number_is_typed(view, qtbot):
    view.set_run(run_info(dataset="iris"))
    planes, samples = [], []
    view.plane_chosen.connect(lambda *plane: planes.append(plane))
    view.sample_chosen.connect(samples.append)
    typed(qtbot, view, view.plane.sample_field, "17")
    assert (planes, samples) == ([(2, 3, 16)], [16])
    assert view.wants == (DecisionMapWant(columns=(2, 3), sample=16),)
    assert "The other 2 columns as in sample 17." in words(view)
    assert view.plot.accessibleName() == "Output over petal_length, petal_width: the other 2 as in sample 17"
    assert [point.pos().x() for point in view._points.chosen.points()] == [view._run.data.raw[2, 16]] * 2
    typed(qtbot, view, view.plane.sample_field, "151")
    assert view.plane.sample == 16  # iris has 150
    view.plane.sample_field.lineEdit().clear()
    qtbot.keyClick(view.plane.sample_field.lineEdit(), Qt.Key.Key_Return)
    assert view.wants == (DecisionMapWant(columns=(2, 3)),)
    assert view._points.chosen.points().size == 0
    assert "The other 2 columns at their mean." in words(view)


def test_a_click_on_a_point_takes_its_other_columns_and_a_second_click_their_mean(view, qtbot):
    run = run_info(dataset="iris")
    view.set_run(run)
    show(view, np.zeros((3, 100, 100), np.float32), run.data.box(2, 3))
    lone = int(np.argmax(run.data.raw[2]))  # the longest petal lies by itself
    place = move_mouse(view.plot, *run.data.raw[[2, 3], lone])
    assert f"sample {lone + 1}: virginica" in view.plot.said
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.wants == (DecisionMapWant(columns=(2, 3), sample=lone),)
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.wants == (DecisionMapWant(columns=(2, 3)),)
    view.plot.point_at(*run.data.raw[[2, 3], lone])
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert view.plane.sample == lone
    left, bottom = run.data.box(2, 3)[0], run.data.box(2, 3)[2]
    view.plot.point_at(left, bottom)
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert view.plane.sample == lone  # where no sample is, nothing is chosen


def test_a_sample_that_others_have_chosen_is_ringed_and_followed_only_where_a_sample_was_wanted(view, qtbot):
    view.set_run(run_info(dataset="iris"))
    view.show_sample(3)
    assert view._points.chosen.points().size == 2 and view.plane.sample is None
    typed(qtbot, view, view.plane.sample_field, "9")
    view.show_sample(40)
    assert view.plane.sample == 40 and view.plane.sample_field.value() == 41
    view.set_run(run_info(dataset="wine"))
    assert view.plane.sample is None and view._points.chosen.points().size == 0


def test_of_several_outputs_one_is_chosen_and_has_its_own_scale(view, qtbot):
    g = np.random.default_rng(0)
    x = g.uniform(-1, 1, size=(2, 40))
    x[1, :2] = -1, 1
    data = Dataset(x, np.stack((x[0], 50 + 10 * x[1], x[0] * x[1])), ("x1", "x2"))
    run = run_info(RunConfig(train_fraction=1.0), data)
    view.set_run(run)
    assert view.output.choice.isVisibleTo(view) and view.output.choice.currentText() == "y₁"
    values = np.zeros((3, 100, 100), np.float32)
    values[1] = data.y[1].max()
    show(view, values, run.data.box())
    without_samples(view)
    assert np.allclose(colour_at(view.plot, 0, 0), GREY, atol=6)
    qtbot.keyClick(view.output.choice, Qt.Key.Key_Down)
    assert view.output.choice.currentText() == "y₂"
    assert np.allclose(colour_at(view.plot, 0, 0), BLUE, atol=6)
    assert view.output.bar._ends == ("40", "60")
    move_mouse(view.plot, 0.0, 0.0)
    assert "y₂ 60" in view.plot.said
    view.set_run(run_info(RunConfig(train_fraction=1.0, seed=3), data))
    assert view.output.choice.currentText() == "y₂"
    view.set_run(run_info())
    assert not view.output.choice.isVisibleTo(view)


def test_the_picture_changes_columns_only_when_its_answer_is_there(view):
    run = LiveRun(Trainer(RunConfig(dataset="iris")))
    view.set_run(run.trainer.info())
    stale = observed(view, run)
    before = view.plot.view_box.viewRange()
    view.plane.right_column.setCurrentIndex(0)
    view.plane.right_column.activated.emit(0)
    view.show_snapshot(stale)
    assert view.plot.view_box.viewRange() == before
    observed(view, run)
    assert view.plot.view_box.viewRange()[0] == pytest.approx(list(run.trainer.data.box(0, 3)[:2]))


def test_chosen_columns_outlast_a_new_run_on_the_same_table(view):
    view.set_run(run_info(dataset="iris"))
    view.plane.up_column.setCurrentIndex(0)
    view.plane.up_column.activated.emit(0)
    view.set_run(run_info(dataset="iris", layers=(Layer(3, "relu"),)))
    assert view.wants == (DecisionMapWant(columns=(2, 0)),)
    view.set_run(run_info(dataset="wine"))
    assert view.plane.right_column.currentText() == "flavanoids"


def test_each_class_fills_its_region_and_the_readout_names_it(view):
    run = run_info(dataset="iris")
    view.set_run(run)
    logits = np.zeros((3, 100, 100), np.float32)
    logits[0, :, :50], logits[2, :, 50:] = 9, 9
    show(view, logits, run.data.box(2, 3))
    without_samples(view)
    (left, right), (bottom, top) = view.plot.view_box.viewRange()
    at_left = colour_at(view.plot, left + 0.1 * (right - left), (bottom + top) / 2)
    at_right = colour_at(view.plot, left + 0.9 * (right - left), (bottom + top) / 2)
    assert at_left[2] > at_left[1]  # setosa: the violet of the first class
    assert at_right[2] < at_right[1]  # virginica: the olive of the third
    move_mouse(view.plot, left + 0.9 * (right - left), (bottom + top) / 2)
    assert "virginica 1.0" in view.plot.said
    move_mouse(view.plot, left + 0.1 * (right - left), (bottom + top) / 2)
    assert "setosa 1.0" in view.plot.said


def test_many_samples_are_thinned_and_counted(view):
    view.set_run(run_info(dataset="digits"))
    assert "150 of 1\u202f797 samples drawn." in words(view)
    assert len(view._points.train.points()) + len(view._points.test.points()) == 150


def test_an_unbounded_output_is_clamped_and_that_is_said(view):
    view.set_run(run_info(output_activation="purelin"))
    assert "Output beyond ±1 is drawn as ±1." in words(view)
    show(view, 50 * ramp())
    without_samples(view)
    assert np.allclose(colour_at(view.plot, 0, 1), BLUE, atol=6)
    assert view.output.bar._ends == ("≤ −1", "≥ 1")
    view.set_run(run_info())
    assert "beyond" not in words(view)
    assert view.output.bar._ends == ("−1", "+1")


def test_a_regression_has_the_ends_of_its_data_on_the_bar(view):
    data = Dataset(np.array([[0.0, 1.0, 2.0], [0.0, 1.0, 0.0]]), np.array([[20.0, 40.0, 30.0]]), ("height", "age"))
    view.set_run(run_info(RunConfig(train_fraction=1.0), data))
    assert view.output.bar._ends == ("20", "40")
    assert "→ height, ↑ age" in words(view)
    show(view, np.full((1, 100, 100), 20, np.float32), (-0.1, 2.1, -0.05, 1.05))
    without_samples(view)
    assert np.allclose(colour_at(view.plot, 1, 0.5), GREY, atol=6)  # the end nearer to zero


def test_a_run_with_one_input_is_not_for_the_map(view):
    view.set_run(run_info())
    show(view, ramp())
    view.set_run(run_info(dataset="sin"))
    view.show_snapshot(snapshot({view.wants[0]: DecisionMap(ramp(), PLANE)}))
    view.set_run(run_info())
    without_samples(view)
    assert colour_at(view.plot, 0, 5.9) == (255, 255, 255)


def test_a_crowd_of_samples_leaves_the_map_to_be_seen(view):
    def covered(count: int) -> float:
        """How many pixels one sample covers, where none lies upon another."""
        x = np.stack(np.meshgrid(np.linspace(-5, 5, count), np.linspace(-5, 5, count))).reshape(2, -1)
        data = Dataset(x, np.ones((1, count * count)), ("x1", "x2"))
        run = run_info(RunConfig(train_fraction=1.0), data)
        view.set_run(run)
        show(view, np.full((1, 100, 100), -1.0, np.float32), run.data.box())
        image = view.plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
        blue = pixels[..., 0].astype(int) - pixels[..., 2] > 60
        return blue.sum() / count**2

    assert 4 < covered(14) < 0.7 * covered(5)


def test_values_that_are_not_finite_do_not_stop_the_picture(view):
    view.set_run(run_info())
    values = ramp()
    values[0, :50, :50] = np.nan
    values[0, :50, 50:] = np.inf
    show(view, values)
    without_samples(view)
    assert np.allclose(colour_at(view.plot, -3, -3), GREY, atol=6)
    assert np.allclose(colour_at(view.plot, 3, -3), BLUE, atol=6)


def test_after_a_divergence_the_last_picture_stays_faded(view):
    view.set_run(run_info())
    show(view, ramp())
    without_samples(view)
    full = colour_at(view.plot, 0, 5.9)
    show(view, ramp(), divergence=Divergence(12, 0, "weights"))
    faded = colour_at(view.plot, 0, 5.9)
    assert sum(faded) > sum(full) + 150
    view.set_run(run_info())
    show(view, ramp())
    without_samples(view)
    assert colour_at(view.plot, 0, 5.9) == full


def test_a_snapshot_without_its_answer_changes_nothing(view):
    view.set_run(run_info())
    show(view, ramp())
    before = view.plot.grab().toImage()
    view.show_snapshot(snapshot({}))
    view.show_snapshot(snapshot({DecisionMapWant(columns=(1, 0)): DecisionMap(-ramp(), PLANE)}))
    assert view.plot.grab().toImage() == before


def test_a_new_run_forgets_the_picture_of_the_old_one(view):
    view.set_run(run_info())
    show(view, ramp())
    view.set_run(run_info(seed=5))
    without_samples(view)
    assert colour_at(view.plot, 0, 5.9) == (255, 255, 255)


def test_maps_stay_light_in_dark_but_their_surroundings_do_not(view):
    view.set_run(run_info())
    show(view, ramp())
    without_samples(view)
    blue = colour_at(view.plot, 0, 5.9)
    view.appearance.set_theme(DARK)
    without_samples(view)
    assert colour_at(view.plot, 0, 5.9) == blue
    corner = view.plot.grab().toImage().pixelColor(1, view.plot.height() - 2)
    assert corner.name() == DARK.panel


def test_a_larger_scale_enlarges_axes_and_samples(view):
    view.set_run(run_info())
    width = view.plot.axes["left"].width()
    view.appearance.set_scale(1.5)
    assert view.plot.axes["left"].width() == pytest.approx(1.5 * width, abs=1)


def test_the_run_is_shown_as_it_really_is(view):
    run = LiveRun(Trainer(RunConfig(seed=1)))
    run.advance(300)
    view.set_run(run.trainer.info())
    observed(view, run)
    move_mouse(view.plot, 0.0, 0.0)
    x, y = view.plot.cursor_point.x(), view.plot.cursor_point.y()
    exact = run.trainer.network.forward(run.trainer.data.transform([[x], [y]]))[0, 0]
    said = float(view.plot.said.split("y ")[-1].split("\n")[0].replace("−", "-"))
    assert said == pytest.approx(exact, abs=0.02)


@pytest.mark.parametrize(("name", "stacked"), [("short", False), ("a_rather_long_name", True)])
def test_columns_are_chosen_side_by_side_or_one_above_the_other_where_names_are_long(view, name, stacked):
    g = np.random.default_rng(0)
    data = Dataset(g.normal(size=(3, 20)), g.normal(size=(1, 20)), [f"{name}{k}" for k in range(3)])
    view.set_run(run_info(RunConfig(), data))
    QApplication.processEvents()
    right, up = view.plane.right_column, view.plane.up_column
    assert (up.y() > right.y()) == stacked
    assert (up.x() > right.x()) == (not stacked)
    assert up.geometry().right() <= view.plane.width() and view.plane.sample_field.y() > up.y()


def test_the_readout_tells_the_winner_and_the_runner_up(view):
    run = run_info(dataset="iris")
    view.set_run(run)
    logits = np.zeros((3, 100, 100), np.float32)
    logits[1], logits[2] = np.log(3), np.log(6)
    box = run.data.box(2, 3)
    show(view, logits, box)
    move_mouse(view.plot, (box[0] + box[1]) / 2, (box[2] + box[3]) / 2)
    assert "virginica 0.60, versicolor 0.30" in view.plot.said
