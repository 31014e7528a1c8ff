"""The zig-zag section as it is seen: choice, sentences, plane, strip, figures, and what lessons use."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from snapshots import observed, run_info, snapshot

from nnviz.training import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.zigzag_wants import Zigzag, ZigzagWant
from nnviz.ui import export, frame
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import DARK, Appearance
from nnviz.ui.views.zigzag import ZigzagView

KEY = Qt.Key
SIGMOID = RunConfig(layers=(Layer(4, "sigmoid"), Layer(3, "tanh")), batch_size=10, seed=1)
TANH = RunConfig(layers=(Layer(4, "tanh"), Layer(3, "tanh")), batch_size=1, seed=1)
WANT = ZigzagWant(1, 0)
PATH = np.array([[0.0, 0.0], [0.3, 0.4], [0.6, 0.0], [0.6, 0.8]])
FOUND = Zigzag(
    last=103,
    path=PATH,
    signs=np.array([[-1, -1, -1, -1], [-1, 1, 0, -1], [1, -1, 1, 1]], np.int8),
    gradient=np.array([-3.0, 1.0]),
    inputs=np.array([1, 1, 1, 0], np.int8),
    positive=0.75,
    same_sample=0.9,
    same_batch=1 / 3,
    agreement=0.6,
    flips=5,
    changes=7,
    mean=0.5,
    deviation=0.25,
)


@pytest.fixture
def view(qtbot):
    made = ZigzagView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 640)
    made.set_run(run_info(SIGMOID))
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def show(view, found: Zigzag = FOUND, want: ZigzagWant = WANT, **settings) -> None:
    view.show_snapshot(snapshot({want: found}, **settings))
    QApplication.processEvents()


def figures(view) -> dict[str, str]:
    return {name: label.text().replace("\u00a0", " ") for name, label in view.figures.values.items()}


def said(view) -> str:
    return view._inputs.text().replace("\u00a0", " ")


def trained(view, config: RunConfig, steps: int = 256) -> None:
    """Show the first steps of a real run."""
    run = LiveRun(Trainer(config))
    view.set_run(run_info(config))
    observed(view, run)
    run.advance(steps)
    observed(view, run)
    QApplication.processEvents()


def hover(chart, x: float, y: float) -> str:
    place, nothing, no_keys = QPointF(x, y), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, chart.mapToGlobal(place), nothing, nothing, no_keys)
    QApplication.sendEvent(chart, event)
    return chart.reading.replace("\u202f", " ")


# -- which neuron ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("layers", "layer"),
    [
        ((Layer(4, "sigmoid"), Layer(3, "tanh")), 1),
        ((Layer(4, "tanh"), Layer(3, "relu"), Layer(2, "tanh")), 2),  # behind the ReLU
        ((Layer(4, "tanh"), Layer(3, "tanh")), 1),
        ((Layer(1, "sigmoid"), Layer(3, "tanh")), 0),  # a single weight shows no plane; in layer 3 tanh is behind
        ((), 0),
    ],
)
def test_it_begins_behind_a_function_that_is_never_negative(view, layers, layer):
    view.set_run(run_info(RunConfig(layers=layers)))
    assert list(view.wants) == [ZigzagWant(layer, 0)]
    assert view.choice.layer.value() == layer


def test_a_network_with_single_weights_only_says_so_and_asks_for_nothing(view):
    show(view)
    view.set_run(run_info(RunConfig(dataset="sin", layers=(Layer(1, "tanh"),))))
    assert list(view.wants) == [] and said(view) == "Every unit of this network has a single weight: two are needed."
    assert not any(part.isVisible() for part in (view.choice, view.plane, view.strip, view.figures))
    assert view.export(None) is None and view.facts() == {}
    with pytest.raises(ValueError, match="two weights"):
        view.arrange(layer=1)
    view.set_run(run_info(SIGMOID))
    assert view.plane.isVisible() and said(view) == ""


def test_unit_and_weights_are_chosen_by_hand_and_kept_in_a_new_run_where_they_fit(view):
    view.choice.unit.setFocus()
    QTest.keyClick(view.choice.unit, KEY.Key_Up)
    assert list(view.wants) == [ZigzagWant(1, 1)]
    field = view.choice.weights[1]
    field.setFocus()
    QTest.keyClick(field, KEY.Key_Up)
    assert list(view.wants) == [ZigzagWant(1, 1, (0, 2))]
    view.set_run(run_info(SIGMOID))
    assert list(view.wants) == [ZigzagWant(1, 1, (0, 2))]
    view.set_run(run_info(replace(SIGMOID, layers=(Layer(2, "sigmoid"), Layer(3, "tanh")))))
    assert list(view.wants) == [WANT]


def test_the_two_weights_stay_two(view):
    first = view.choice.weights[0]
    first.setFocus()
    QTest.keyClick(first, KEY.Key_Up)  # from 1 to 2, which the other is
    assert list(view.wants) == [ZigzagWant(1, 0, (1, 0))]
    assert [field.value() for field in view.choice.weights] == [2, 1]


def test_another_layer_begins_with_its_first_unit(view):
    view.choice.layer.setFocus()
    QTest.keyClick(view.choice.layer, KEY.Key_Down)
    assert list(view.wants) == [ZigzagWant(2, 0)]
    assert view.choice.unit.high == 1 and view.choice.weights[0].high == 3


def test_of_maxout_the_rows_are_counted(view):
    view.set_run(run_info(RunConfig(layers=(Layer(4, "relu"), Layer(2, "maxout", {"pieces": 3})))))
    assert view.choice.unit.high == 6 and view.choice.unit.accessibleName() == "row"


# -- words and figures -------------------------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_answer(view):
    show(view)
    assert figures(view) == {
        "positive": "75 %",
        "same_sample": "90 %",
        "same_batch": "33 %",
        "flips": "5 of 7, 71 %",
        "length": "1.8",  # 0.5 + 0.5 + 0.8
        "straight": "1.0",
        "detour": "× 1.80",
    }


def test_what_there_is_nothing_to_be_told_of_is_a_dash(view):
    nothing = replace(
        FOUND,
        path=PATH[:1],
        signs=FOUND.signs[:0],
        same_sample=float("nan"),
        same_batch=float("nan"),
        flips=0,
        changes=0,
    )
    show(view, nothing)
    assert set(figures(view).values()) == {"75 %", "–"}
    assert said(view) == "No sample has a gradient for this unit: δ is 0 on the whole probe."
    assert view._steps.text() == "Nothing is recorded yet: run, or take a step."


def test_positive_inputs_leave_two_quadrants_and_batches_soften_it(view):
    trained(view, SIGMOID)
    assert said(view).startswith("No input is ever negative (mean 0.")
    assert "two quadrants are left. Batches of 10 soften it: " in said(view)
    assert (figures(view)["positive"], figures(view)["same_sample"]) == ("100 %", "100 %")
    assert 20 < int(figures(view)["same_batch"].split()[0]) < 80
    assert view.plane.quadrants == 1


def test_with_batches_of_one_it_is_every_step(view):
    trained(view, replace(SIGMOID, batch_size=1))
    assert said(view).endswith("With batches of 1 that is every step.")
    assert figures(view)["same_batch"] == "100 %"


def test_inputs_of_both_signs_leave_all_quadrants(view):
    trained(view, TANH)
    assert said(view).startswith("Inputs have both signs (mean ") and "Batches" not in said(view)
    assert view.plane.quadrants == 0


def test_a_larger_batch_than_there_is_data_is_all_of_it(view):
    view.set_run(run_info(replace(SIGMOID, batch_size=1000)))
    show(view)
    assert view.facts()["batch_size"] == 250
    assert view.figures._names["same_batch"].text() == "one sign, batch of 250"


def test_a_fast_run_is_told_to_be_a_sample(view):
    show(view, step=103)
    assert view._steps.text() == "Steps 100 to 103, one by one."
    show(view, step=900)
    assert view._steps.text() == "A sample: steps 100 to 103, one by one; the run is further on."


# -- the plane ---------------------------------------------------------------------------------------------------------


def test_the_plane_has_equal_scales_and_holds_the_path(view):
    show(view)
    frame = view.plane.frame
    per_px = [
        (high - low) / length for (low, high), length in ((frame.x, frame.box.width), (frame.y, frame.box.height))
    ]
    assert per_px[0] == pytest.approx(per_px[1])
    assert all(frame.holds(float(frame.across(x)), float(frame.up(y))) for x, y in PATH)


@pytest.mark.parametrize(
    ("inputs", "shaded"),
    [((1, 1), {(1, 1), (-1, -1)}), ((-1, -1), {(1, 1), (-1, -1)}), ((1, -1), {(1, -1), (-1, 1)}), ((1, 0), set())],
)
def test_the_quadrants_shaded_are_those_that_single_samples_push_into(view, inputs, shaded):
    show(view, replace(FOUND, inputs=np.array([*inputs, 1, 1], np.int8), gradient=np.zeros(2)))
    image, plane = view.plane.grab().toImage(), view.plane
    x, y = plane._pixel(3)  # the end
    found = set()
    for across in (1, -1):
        for up in (1, -1):
            colour = image.pixelColor(round(x + 21 * across), round(y - 17 * up))
            if colour.lightness() < 245:
                found.add((across, up))
    assert found == shaded


def test_the_arrow_points_downhill(view):
    for gradient in ((-3.0, 0.0), (0.0, 2.0)):
        show(view, replace(FOUND, gradient=np.array(gradient), inputs=np.zeros(4, np.int8)))
        image = view.plane.grab().toImage()
        x, y = view.plane._pixel(3)
        way = -np.sign(gradient) * 20

        def is_green(dx, dy, image=image, x=x, y=y):
            near = [image.pixelColor(round(x + dx + i), round(y - dy + j)) for i in (-1, 0, 1) for j in (-1, 0, 1)]
            return any(colour.green() - colour.red() > 40 for colour in near)

        assert is_green(*way) and not is_green(*-way)


def test_a_path_that_does_not_move_and_a_gradient_of_0_are_painted(view):
    show(view, replace(FOUND, path=np.zeros((4, 2)), gradient=np.zeros(2)))
    assert not view.plane.grab().isNull() and figures(view)["detour"] == "–"
    show(view, replace(FOUND, path=PATH * 1e290))
    assert not view.plane.grab().isNull()


def test_the_path_is_walked_by_keys_and_by_the_mouse(view):
    show(view)
    view.plane.setFocus()
    QTest.keyClick(view.plane, KEY.Key_Left)
    assert view.plane.reading.split("\n")[0] == "after step 103"
    QTest.keyClick(view.plane, KEY.Key_Left)
    assert view.plane.reading == "after step 102\nw1 = 0.6000\nw2 = 0\nsigns of the gradient before it: \u2212 +"
    assert view.plane.accessibleDescription().startswith("after step 102; w1")
    QTest.keyClick(view.plane, KEY.Key_Home)
    assert view.plane.reading == "after step 100\nw1 = 0\nw2 = 0"
    QTest.keyClick(view.plane, KEY.Key_Escape)
    assert view.plane.reading == ""
    assert hover(view.plane, *view.plane._pixel(1)).startswith("after step 101")
    far = view.plane.frame.box
    assert hover(view.plane, far.left + 2, far.top + 2) == ""


# -- the strip ---------------------------------------------------------------------------------------------------------


def test_the_strip_has_a_row_for_each_weight_and_the_newest_step_at_the_right(view):
    show(view)
    assert view.strip.signs.tolist() == [[-1, -1, 1], [-1, 1, -1], [-1, 0, 1], [-1, -1, 1]]
    assert hover(view.strip, *view.strip._middle(1, 0)) == "step 103, weight 2: \u2212"
    assert hover(view.strip, *view.strip._middle(2, 1)) == "step 102, weight 3: 0"
    assert hover(view.strip, *view.strip._middle(1, 5)) == ""  # no such step


def test_signs_differ_in_shape_and_a_bar_marks_steps_of_one_sign(view):
    show(view)
    image, strip = view.strip.grab().toImage(), view.strip

    def inked(x, y):
        return image.pixelColor(round(x), round(y)).saturation() > 100

    for row, back, plus in ((0, 0, True), (0, 1, False), (2, 1, None)):
        x, y = strip._middle(row, back)
        assert inked(x, y) is (plus is not None)
        assert any(inked(x + dx, y - 2) for dx in (-1, 0)) is bool(plus)
    below = [image.pixelColor(round(strip._middle(0, back)[0]), round(strip._box.bottom) + 5) for back in (2, 1, 0)]
    assert [colour.lightness() < 100 for colour in below] == [True, False, False]


def test_the_strip_is_walked_by_keys(view):
    show(view)
    view.strip.setFocus()
    for key, text in (
        (KEY.Key_Left, "step 103, weight 1: +"),
        (KEY.Key_Left, "step 102, weight 1: \u2212"),
        (KEY.Key_Down, "step 102, weight 2: +"),
        (KEY.Key_Home, "step 101, weight 2: \u2212"),
        (KEY.Key_Up, "step 101, weight 1: \u2212"),
        (KEY.Key_Up, "step 101, weight 1: \u2212"),
        (KEY.Key_End, "step 103, weight 1: +"),
    ):
        QTest.keyClick(view.strip, key)
        assert view.strip.reading == text
    QTest.keyClick(view.strip, KEY.Key_Escape)
    assert view.strip.reading == ""


def test_of_many_weights_ten_are_shown_the_chosen_ones_among_them(view):
    config = RunConfig(dataset="digits", layers=(Layer(40, "relu"), Layer(3, "tanh")))
    view.set_run(run_info(config))
    view.arrange(weights=[3, 40])
    rows = view.strip._rows.tolist()
    assert len(rows) == 10 and {2, 39} <= set(rows) and rows == sorted(rows)
    run = LiveRun(Trainer(config))
    observed(view, run)
    run.advance(5)
    observed(view, run)
    assert view.strip.signs.shape == (10, 5)


# -- what lessons use --------------------------------------------------------------------------------------------------


def test_it_arranges_a_neuron_and_refuses_anything_else(view):
    view.arrange(layer=2, unit=3, weights=[4, 2])
    assert list(view.wants) == [ZigzagWant(1, 2, (3, 1))]
    view.arrange(layer=3)
    assert list(view.wants) == [ZigzagWant(2, 0)]
    for wrong in (
        {"layer": 4},
        {"unit": 2},
        {"weights": [1, 1]},
        {"weights": [1]},
        {"weights": [1, 4]},
        {"weights": 3},
        {"layer": "2"},
        {"neuron": 1},
    ):
        with pytest.raises(ValueError, match=r"allowed|differ"):
            view.arrange(**wrong)
    assert list(view.wants) == [ZigzagWant(2, 0)]
    view.set_run(run_info(RunConfig(layers=(Layer(1, "tanh"), Layer(2, "tanh")))))
    with pytest.raises(ValueError, match="one weight each"):
        view.arrange(layer=2)


def test_facts_are_plain_values_and_measured(view):
    assert view.facts() == {}
    show(view)
    facts = view.facts()
    assert all(type(value) in (int, float, str, bool) for value in facts.values())
    assert (facts["layer"], facts["unit"], facts["weight_1"], facts["weight_2"], facts["batch_size"]) == (
        2,
        1,
        1,
        2,
        10,
    )
    assert (facts["step"], facts["steps"], facts["sign_flips"]) == (103, 3, 5)
    assert facts["path_over_straight"] == pytest.approx(1.8) and facts["zero_centred"] is False
    trained(view, TANH)
    assert view.facts()["zero_centred"] is True and view.facts()["same_sign_share_batch"] < 0.3
    assert all(place.isVisible() for place in view.places().values())


# -- states and export -------------------------------------------------------------------------------------------------


def test_it_is_painted_in_the_dark_and_larger(view):
    show(view)
    view.appearance.set_theme(DARK)
    view.appearance.set_scale(1.5)
    QApplication.processEvents()
    assert not view.grab().isNull() and view.strip.height() == round(1.5 * (12 * 4 + 8))


def test_the_texts_of_the_ticks_are_whole_however_wide_the_plane_is(view, monkeypatch):
    drawn = []
    monkeypatch.setattr(frame, "draw_label", lambda *label: drawn.append(draw_label(*label)))
    show(view, replace(FOUND, path=PATH / 40 - 1.23))
    for width in range(230, 290, 3):
        drawn.clear()
        view.plane.resize(width, view.plane.height())
        view.plane.grab()
        assert drawn and max(box.right for box in drawn) <= width


def test_it_fits_into_the_narrow_column(view):
    trained(view, replace(SIGMOID, batch_size=1))
    assert view.minimumSizeHint().width() <= 276


def test_everything_has_an_accessible_name(view):
    show(view)
    fields = (view.choice.layer, view.choice.unit, *view.choice.weights)
    assert all(part.accessibleName() for part in (*fields, view.plane, view.strip, *view.figures.values.values()))


def test_the_values_are_those_that_are_meant(view):
    show(view)
    path = view.export(view.plane.geometry().center())
    assert export.text(path.table, ",").splitlines() == [
        "step,layer,row,w1,w2",
        "100,2,1,0.0,0.0",
        "101,2,1,0.3,0.4",
        "102,2,1,0.6,0.0",
        "103,2,1,0.6,0.8",
    ]
    signs = view.export(view.strip.geometry().center())
    assert export.text(signs.table, ",").splitlines() == [
        "step,sign_w1,sign_w2,sign_w3,sign_w4",
        "101,-1,-1,-1,-1",
        "102,-1,1,0,-1",
        "103,1,-1,1,1",
    ]
    assert export.image(path).width() > 400 and path.step == 103
