"""The model panel: it shows a config exactly, sends one for each edit, and explains what does not fit."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from any_run import parameter, parameters
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLabel, QSlider, QWidget

from nnviz.nn import (
    ACTIVATIONS,
    CLIPPINGS,
    FEATURES,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    PENALTIES,
    SCHEDULES,
    Layer,
)
from nnviz.training.config import SETTINGS, RunConfig
from nnviz.training.data import SOURCES, Dataset
from nnviz.training.message import ConfigError, Message
from nnviz.training.snapshot import RunFailure
from nnviz.training.trainer import Trainer
from nnviz.ui.controls import Choice, ChoiceField, NumberField
from nnviz.ui.model_panel import ModelPanel
from nnviz.ui.panel.explanations import REGISTRIES, explained, explained_choice
from nnviz.ui.panel.layer_row import LayerRow, activation_choices
from nnviz.ui.panel.training_section import batch_stops
from nnviz.ui.theme import DARK, LIGHT, Appearance

CONFIG = RunConfig(layers=(Layer(4, "tanh"), Layer(3, "sigmoid")), learning_rate=0.03, seed=7)


class Bench:
    """A shown panel and all that it sent."""

    def __init__(self, qtbot) -> None:
        self.appearance = Appearance(LIGHT)
        self.panel = ModelPanel(self.appearance)
        self.panel.setFont(self.appearance.font())
        self.sent: list[RunConfig] = []
        self.panel.config_edited.connect(self.sent.append)
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 900)
        self.panel.show()
        self.panel.activateWindow()

    def load(self, config: RunConfig, dataset: Dataset | None = None) -> ModelPanel:
        self.panel.load(config, Trainer(config, dataset).info())
        return self.panel


@pytest.fixture
def bench(qtbot):
    bench = Bench(qtbot)
    yield bench
    del bench.panel


@pytest.fixture
def panel(bench):
    return bench.load(CONFIG)


def type_into(field: NumberField, text: str) -> None:
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), text)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def choose(field: ChoiceField, value: object) -> None:
    """As Qt does it when a line of the open list is clicked."""
    index = field._values.index(value)
    field.setCurrentIndex(index)
    field.activated.emit(index)


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def own_table(targets=None) -> Dataset:
    rng = np.random.default_rng(1)
    y = rng.normal(size=(1, 40)) if targets is None else np.resize(targets, (1, 40))
    return Dataset(rng.normal(size=(3, 40)), y, ("age", "height", "dose"), name="patients")


# -- showing -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"dataset": "spiral"},
        {"dataset": "digits"},
        {"samples": 77},
        {"noise": 0.12345},
        {"train_fraction": 1 / 3},
        {"features": ("x1", "sin(x2)")},
        {"features": ("x2", "x1")},
        {"dataset": "iris", "features": ("petal_length", "sepal_width")},
        {"standardize": True},
        {"layers": ()},
        {"layers": (Layer(16, "maxout", {"pieces": 5}), Layer(300, "leaky_relu", {"slope": 0.25}))},
        {"layers": (Layer(2, "relu", {}, "he_normal"), Layer(1, "softmax"))},
        {"layers": tuple(Layer(n, "tanh") for n in range(1, 13))},
        {"output_activation": "sigmoid"},
        {"loss": "mse"},
        {"loss": "bce", "output_activation": "sigmoid"},
        {"optimizer": "momentum"},
        {"optimizer": "momentum", "optimizer_params": {"momentum": 0.987654321}},
        {"optimizer": "adam", "optimizer_params": {"betas": (0.123456789, 0.5), "amsgrad": True, "eps": 1e-9}},
        {"optimizer": "rmsprop", "optimizer_params": {"alpha": 0.5, "centered": True, "weight_decay": 0.01}},
        {"schedule": "step", "schedule_params": {"step_size": 7}},
        {"schedule": "cosine", "schedule_params": {"T_max": 12, "eta_min": 1e-5}},
        {"clip": ("norm", 0.123)},
        {"loss": "huber", "loss_params": {"delta": 2.5}},
        {"learning_rate": 1.23456789e-7},
        {"batch_size": 1},
        {"batch_size": 1_000_000},
        {"regularization": "l1", "regularization_rate": 0.0123},
        {"initializer": "playground", "init_scale": 1.5},
        {"seed": 2**62 + 1},
        {"weights_seed": 12},
        {"dtype": "float32"},
    ],
    ids=str,
)
def test_a_config_is_shown_exactly_and_silently(bench, change):
    config = replace(CONFIG, **change)
    bench.panel.load(config, None)
    assert bench.panel.config() == config
    assert bench.sent == []


@st.composite
def configs(draw) -> RunConfig:
    layer = st.sampled_from(list(ACTIVATIONS)).flatmap(
        lambda name: st.builds(
            Layer,
            st.integers(1, 40),
            st.just(name),
            st.fixed_dictionaries({}, optional={key: parameter(p) for key, p in ACTIVATIONS[name].parameters.items()}),
        )
    )
    optimizer, schedule = draw(st.sampled_from(list(OPTIMIZERS))), draw(st.sampled_from(list(SCHEDULES)))
    loss = draw(st.none() | st.sampled_from([name for name in LOSSES if LOSSES[name].prediction_range is None]))
    values = {
        "dataset": draw(st.sampled_from(list(SOURCES))),
        "samples": draw(st.none() | st.integers(1, 10_000)),
        "noise": draw(st.floats(0, 0.5)),
        "train_fraction": draw(st.floats(0, 1, exclude_min=True)),
        "standardize": draw(st.booleans()),
        "layers": tuple(draw(st.lists(layer, max_size=5))),
        "output_activation": draw(st.none() | st.sampled_from(list(ACTIVATIONS))),
        "loss": loss,
        "loss_params": draw(parameters(LOSSES[loss].parameters)) if loss else {},
        "optimizer": optimizer,
        "optimizer_params": draw(parameters(OPTIMIZERS[optimizer].parameters)),
        "schedule": schedule,
        "schedule_params": draw(parameters(SCHEDULES[schedule].parameters)),
        "clip": draw(st.none() | st.tuples(st.sampled_from(list(CLIPPINGS)), st.floats(0, 1e6, exclude_min=True))),
        "learning_rate": draw(st.floats(0, 1e6, exclude_min=True)),
        "batch_size": draw(st.integers(1, 1_000_000)),
        "regularization": draw(st.sampled_from(list(PENALTIES))),
        "regularization_rate": draw(st.floats(0, 1e6)),
        "initializer": draw(st.sampled_from(list(INITIALIZERS))),
        "init_scale": draw(st.floats(0, 1000)),
        "seed": draw(st.integers(0, 2**63 - 1)),
        "dtype": draw(st.sampled_from(["float64", "float32"])),
    }
    if values["dataset"] in ("circle", "xor", "spiral"):
        values["features"] = draw(st.none() | st.lists(st.sampled_from(list(FEATURES)), min_size=1, unique=True))
    return RunConfig(**values)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(config=configs())
def test_any_config_is_shown_exactly_one_after_the_other(bench, config):
    bench.panel.load(config, None)
    assert bench.panel.config() == config
    assert bench.sent == []


def test_every_field_of_a_config_is_held_by_a_control_or_named_here(panel):
    without = {"weights_seed"}  # kept as loaded
    held = {name for section in panel.sections for name in section.values()}
    assert held | without == {field.name for field in fields(RunConfig)}
    assert not held & without


def test_the_count_of_points_and_of_features_stands_beside_the_titles(panel):
    assert panel.data.remark.text() == "500 points"
    assert panel.features.remark.text() == "2 of 7"


def test_what_is_left_to_the_data_is_named(bench):
    panel = bench.load(RunConfig(dataset="iris", layers=(Layer(3),)))
    assert panel.training.loss._closed == ("softmax_cross_entropy", "auto")
    assert panel.layers.output.activation._closed == ("purelin", "auto")
    assert panel.layers.output.units.value() == 3


# -- edits -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        (lambda p: type_into(p.data.samples, "200"), {"samples": 200}),
        (lambda p: type_into(p.data.noise.field, "25"), {"noise": 0.25}),
        (lambda p: type_into(p.data.share.field, "80 %"), {"train_fraction": 0.8}),
        (lambda p: press(p.features.tiles.tiles["x1^2"]), {"features": ("x1", "x2", "x1^2")}),
        (lambda p: press(p.features.standardize), {"standardize": True}),
        (
            lambda p: type_into(p.layers.layer_rows[0].units, "9"),
            {"layers": (Layer(9, "tanh"), Layer(3, "sigmoid"))},
        ),
        (
            lambda p: choose(p.layers.layer_rows[1].activation, "maxout"),
            {"layers": (Layer(4, "tanh"), Layer(3, "maxout"))},
        ),
        (lambda p: choose(p.layers.output.activation, "purelin"), {"output_activation": "purelin"}),
        (lambda p: choose(p.layers.initializer, "he_normal"), {"initializer": "he_normal"}),
        (lambda p: type_into(p.layers.scale, "1.5"), {"init_scale": 1.5}),
        (lambda p: choose(p.training.loss, "mse"), {"loss": "mse"}),
        (lambda p: choose(p.training.optimizer, "momentum"), {"optimizer": "momentum"}),
        (lambda p: type_into(p.training.rate.field, "1e-3"), {"learning_rate": 0.001}),
        (lambda p: type_into(p.training.batch.field, "full"), {"batch_size": 250}),
        (lambda p: choose(p.training.penalty, "l2"), {"regularization": "l2"}),
        (lambda p: type_into(p.training.penalty_rate, "0.01"), {"regularization_rate": 0.01}),
        (lambda p: type_into(p.training.seed, "42"), {"seed": 42}),
        (lambda p: choose(p.training.dtype, "float32"), {"dtype": "float32"}),
    ],
)
def test_an_edit_sends_one_config_in_which_only_that_differs(bench, panel, edit, change):
    edit(panel)
    assert bench.sent == [replace(CONFIG, **change)]
    assert panel.config() == bench.sent[-1]


def test_a_parameter_is_shown_with_what_it_belongs_to_and_edited(bench, panel):
    row = panel.layers.layer_rows[0]
    assert row.parameters.isHidden() and row.details is None
    choose(row.activation, "maxout")
    assert row.parameters.isVisible() and row.details is None
    type_into(row.parameters.fields["pieces"], "3")
    assert bench.sent[-1].layers[0] == Layer(4, "maxout", {"pieces": 3})
    choose(row.activation, "leaky_relu")
    assert row.parameters.isHidden() and row.details.isVisible()
    type_into(row.details.parameters.fields["slope"], "0.2")
    choose(panel.training.optimizer, "momentum")
    type_into(panel.training.rows["optimizer"].beside.fields["momentum"], "0.5")
    assert bench.sent[-1].layers[0] == Layer(4, "leaky_relu", {"slope": 0.2})
    assert bench.sent[-1].optimizer_params == {"momentum": 0.5}


def test_dragging_the_learning_rate_sends_on_the_way_and_at_the_end(bench, panel):
    slider = panel.training.rate.slider
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    QTest.mouseMove(slider, QPoint(slider.width() - 6, middle))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 6, middle))
    assert bench.sent[-1].learning_rate == 10
    assert 1 <= len(bench.sent) <= 2


def test_typing_a_seed_gives_up_a_seed_of_the_weights_alone(bench):
    panel = bench.load(replace(CONFIG, weights_seed=9))
    type_into(panel.training.seed, "8")
    assert bench.sent == [replace(CONFIG, seed=8, weights_seed=None)]


def test_a_full_batch_is_called_so(bench, panel):
    panel = bench.load(replace(CONFIG, batch_size=250))
    assert panel.training.batch.field.text() == "full"
    type_into(panel.data.share.field, "10 %")
    bench.load(bench.sent[-1])
    assert panel.training.batch.field.text() == "full"  # 250 is more than the 50 that are left
    assert panel.config().batch_size == 250


@pytest.mark.parametrize("most", [1, 2, 7, 10, 250, 300, 100_000])
def test_the_batch_slider_ends_at_the_full_batch(most):
    stops = batch_stops(most)
    assert list(stops) == sorted(set(stops))
    assert stops[-1] == max(most, 2)
    assert most < 10 or 10 in stops


# -- layers ------------------------------------------------------------------------------------------------------------


def test_a_new_layer_is_of_the_last_ones_kind(bench, panel):
    press(panel.layers.add)
    assert bench.sent == [replace(CONFIG, layers=(*CONFIG.layers, Layer(3, "sigmoid")))]
    assert panel.layers.layer_rows[2].number.text() == "3"


def test_a_layer_is_removed_with_its_cross_or_with_delete(bench, panel):
    press(panel.layers.layer_rows[0].remove)
    assert bench.sent[-1].layers == (Layer(3, "sigmoid"),)
    panel.layers.layer_rows[0].activation.setFocus()
    QTest.keyClick(panel.layers.layer_rows[0].activation, Qt.Key.Key_Delete)
    assert bench.sent[-1].layers == ()
    press(panel.layers.add)
    assert len(bench.sent[-1].layers) == 1


def test_touching_a_layer_selects_it_and_being_told_so_only_tints(bench, panel):
    selected: list[int] = []
    panel.layer_selected.connect(selected.append)
    QTest.mouseClick(panel.layers.layer_rows[1], Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    QTest.mouseClick(panel.layers.output, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    panel.select_layer(0)
    assert selected == [1, 2]
    assert [row._tinted for row in (*panel.layers.layer_rows, panel.layers.output)] == [True, False, False]
    panel.select_layer(None)
    assert not panel.layers.layer_rows[0]._tinted
    assert bench.sent == []


def test_the_output_layers_size_says_why_it_cannot_be_typed(panel):
    units = panel.layers.output.units
    assert not units.isEnabled()
    assert "data decide" in units.toolTip()


# -- data and features -------------------------------------------------------------------------------------------------


def test_data_are_chosen_with_a_click_or_with_the_arrows(bench, panel):
    tiles = panel.data.tiles.tiles
    press(tiles["xor"])
    QTest.keyClick(tiles["xor"], Qt.Key.Key_Right)
    assert [config.dataset for config in bench.sent] == ["xor", "gauss"]
    assert panel.data.tiles.on() == ("gauss",)
    press(tiles["gauss"])
    assert len(bench.sent) == 2


def test_the_arrows_only_reach_the_file_tile_and_a_press_asks_for_a_table(bench, panel):
    asked: list[bool] = []
    panel.table_requested.connect(lambda: asked.append(True))
    tiles = panel.data.tiles.tiles
    press(tiles["digits"])
    QTest.keyClick(tiles["digits"], Qt.Key.Key_Right)
    assert tiles["csv"].hasFocus()
    assert asked == []
    QTest.keyClick(tiles["csv"], Qt.Key.Key_Return)
    assert asked == [True]
    assert panel.data.tiles.on() == ("digits",)


def test_only_one_tile_is_a_stop_of_the_tab_key(panel):
    for grid in (panel.data.tiles, panel.features.tiles):
        assert sum(bool(tile.focusPolicy() & Qt.FocusPolicy.TabFocus) for tile in grid.tiles.values()) == 1


def test_other_data_bring_what_fits_them(bench):
    chosen = {"features": ("x1", "x1^2"), "loss": "half_mse", "output_activation": "sigmoid", "samples": 60}
    panel = bench.load(replace(CONFIG, **chosen))
    press(panel.data.tiles.tiles["spiral"])
    assert bench.sent[-1] == replace(CONFIG, dataset="spiral", **chosen)
    bench.load(bench.sent[-1])
    press(panel.data.tiles.tiles["wine"])
    wine = bench.sent[-1]
    assert wine == replace(CONFIG, dataset="wine", standardize=True)
    Trainer(wine)
    bench.load(wine)
    press(panel.data.tiles.tiles["sin"])
    assert not bench.sent[-1].standardize
    Trainer(bench.sent[-1])


def test_the_last_feature_stays_and_says_why(bench):
    panel = bench.load(replace(CONFIG, features=("x2",)))
    press(panel.features.tiles.tiles["x2"])
    assert panel.features.tiles.on() == ("x2",)
    assert panel.features.reason.isVisible()
    assert "At least one input" in panel.features.reason.label.text()
    assert bench.sent == []
    press(panel.features.tiles.tiles["x1"])
    assert bench.sent == [replace(CONFIG, features=None)]
    assert not panel.features.reason.isVisible()


def test_one_input_offers_only_its_own_features(bench):
    panel = bench.load(RunConfig(dataset="sin"))
    enabled = [name for name, tile in panel.features.tiles.tiles.items() if tile.isEnabled()]
    assert enabled == ["x1", "x1^2", "sin(x1)"]
    assert panel.features.remark.text() == "1 of 3"


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_columns_of_a_table_are_ticked_in_a_list(bench):
    panel = bench.load(RunConfig(dataset="iris", layers=(Layer(3),)))
    columns = panel.features.columns
    assert columns.text() == "4 of 4 columns"
    press(columns)
    QTest.keyClick(columns.list, Qt.Key.Key_Space)
    names = SOURCES["iris"].load().names
    assert bench.sent[-1].features == tuple(names[1:])
    assert columns.text() == "3 of 4 columns"
    bench.load(bench.sent[-1])
    assert columns.text() == "3 of 4 columns"
    press(columns.every)
    assert bench.sent[-1].features is None
    columns._popup.close()


def test_the_last_column_stays_and_says_why(bench):
    name = SOURCES["iris"].load().names[2]
    panel = bench.load(RunConfig(dataset="iris", features=(name,)))
    columns = panel.features.columns
    assert columns.text() == "1 of 4 columns"
    columns.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert columns.value() == (name,)
    assert panel.features.reason.isVisible()
    assert bench.sent == []


@pytest.mark.parametrize(
    ("dataset", "disabled"),
    [("circle", set()), ("iris", {"noise"}), ("xor4", {"samples", "noise", "train_fraction"})],
)
def test_what_the_data_do_not_have_is_disabled_and_says_why(bench, dataset, disabled):
    panel = bench.load(RunConfig(dataset=dataset))
    rows = panel.data.rows
    for name in ("samples", "noise", "train_fraction"):
        control = rows[name].controls[-1]
        assert control.isEnabled() == (name not in disabled), name
        assert control.toolTip() != ""
    if disabled:
        assert rows["noise"].controls[0].toolTip() != explained("noise", scale=100, unit="%")


def test_an_own_table_is_described_and_left_by_choosing_named_data(bench):
    panel = bench.load(CONFIG, own_table())
    named: list[RunConfig] = []
    panel.named_data_chosen.connect(named.append)
    assert panel.data.own.isVisible()
    for part in ("patients", "40 rows", "3 columns", "regression"):
        assert part in panel.data.own.label.text()
    assert panel.data.tiles.on() == ("csv",)
    assert not panel.data.own.button.isVisible()
    press(panel.data.tiles.tiles["circle"])  # the name that the config has had all along
    assert [config.dataset for config in named] == ["circle"]
    assert bench.sent == []
    assert not panel.data.own.isVisible()


def test_an_own_table_shows_its_own_number_of_rows_and_keeps_the_wish_for_samples(bench):
    panel = bench.load(replace(CONFIG, samples=600), own_table())
    assert panel.data.samples.text() == "40"
    assert panel.config().samples == 600
    bench.load(replace(CONFIG, samples=600))
    assert panel.data.samples.text() == "600"


def test_whole_numbers_can_be_read_as_classes_and_back(bench):
    panel = bench.load(CONFIG, own_table([1, 2, 3]))
    asked: list[bool] = []
    panel.classes_requested.connect(asked.append)
    press(panel.data.own.button)
    as_classes = Dataset(own_table().x, np.eye(3)[:, np.arange(40) % 3], classes=("1", "2", "3"))
    bench.load(CONFIG, as_classes)
    assert "3 classes" in panel.data.own.label.text()
    press(panel.data.own.button)
    assert asked == [True, False]


# -- what does not fit -------------------------------------------------------------------------------------------------


def test_a_refused_choice_is_explained_shown_as_such_and_not_sent(bench, panel):
    choose(panel.layers.output.activation, "sigmoid")
    bench.load(bench.sent[-1])
    choose(panel.training.loss, "bce")  # circle's targets are ±1
    reason = panel.training.rows["loss"].reason
    assert len(bench.sent) == 1
    assert reason.isVisible()
    assert "targets from 0 to 1" in reason.label.text()
    assert panel.training.loss.value() == "bce"
    assert panel.training.loss._wrong
    assert panel.config() == bench.sent[-1]


def test_other_edits_go_on_while_a_refused_choice_waits(bench, panel):
    choose(panel.training.loss, "bce")
    type_into(panel.training.rate.field, "0.5")
    assert bench.sent == [replace(CONFIG, learning_rate=0.5)]
    bench.load(bench.sent[-1])
    assert panel.training.loss.value() == "bce"
    assert panel.training.rows["loss"].reason.isVisible()
    choose(panel.training.loss, "mse")
    assert bench.sent[-1] == replace(CONFIG, learning_rate=0.5, loss="mse")
    assert not panel.training.rows["loss"].reason.isVisible()
    assert not panel.training.loss._wrong


def test_the_remedy_does_the_nearest_thing_that_works(bench):
    panel = bench.load(RunConfig(dataset="iris", layers=(Layer(3),)))  # one-hot targets: bce may have them
    choose(panel.training.loss, "bce")
    reason = panel.training.rows["loss"].reason
    assert reason.remedy.text() == "Use sigmoid output"
    press(reason.remedy)
    assert (bench.sent[-1].loss, bench.sent[-1].output_activation) == ("bce", "sigmoid")
    Trainer(bench.sent[-1])
    assert not reason.isVisible()
    choose(panel.layers.output.activation, "relu")
    output_reason = panel.layers.output_reason
    assert output_reason.isVisible()
    assert output_reason.remedy.text() == "Use bce_with_logits"
    press(output_reason.remedy)
    assert (bench.sent[-1].loss, bench.sent[-1].output_activation) == ("bce_with_logits", "relu")
    Trainer(bench.sent[-1])
    assert panel.layers.output.activation.value() == "relu"


def test_a_reason_below_the_edge_is_scrolled_into_view(bench, qtbot):
    panel = bench.load(RunConfig(layers=tuple(Layer(2) for _ in range(12))))
    panel.resize(280, 500)
    choose(panel.training.loss, "bce")
    reason = panel.training.rows["loss"].reason
    bottom = reason.rect().bottomLeft
    qtbot.waitUntil(lambda: 0 < reason.mapTo(panel, bottom()).y() <= panel.height())


@pytest.mark.parametrize(
    ("config", "loss", "words", "found"),
    [
        # circle has ±1 and a tanh; the logistic loss for signs is made for a linear output
        (CONFIG, "bce", "Use soft_margin with purelin output", ("soft_margin", "purelin")),
        (CONFIG, "cross_entropy", "Use soft_margin with purelin output", ("soft_margin", "purelin")),
        (CONFIG, "multi_margin", "Use hinge with purelin output", ("hinge", "purelin")),
        (
            replace(CONFIG, output_activation="purelin"),
            "bce_with_logits",
            "Use soft_margin",
            ("soft_margin", "purelin"),
        ),
        (CONFIG, "poisson_nll", "Use soft_margin with purelin output", ("soft_margin", "purelin")),
        (RunConfig(dataset="iris"), "hinge", "Use multi_margin", ("multi_margin", None)),
        (RunConfig(dataset="iris"), "soft_margin", "Use softmax_cross_entropy", ("softmax_cross_entropy", None)),
        (RunConfig(dataset="iris"), "kl", "Use softmax output", ("kl", "softmax")),
        (RunConfig(dataset="iris"), "cross_entropy", "Use softmax output", ("cross_entropy", "softmax")),
        (RunConfig(dataset="iris"), "weighted_bce", "Use sigmoid output", ("weighted_bce", "sigmoid")),
        (RunConfig(dataset="reg-plane"), "nll", "Use half_mse", ("half_mse", None)),
        (RunConfig(dataset="sin"), "poisson_nll", "Use half_mse", ("half_mse", None)),
    ],
)
def test_a_loss_that_does_not_fit_offers_what_does(bench, config, loss, words, found):
    panel = bench.load(config)
    choose(panel.training.loss, loss)
    reason = panel.training.rows["loss"].reason
    assert bench.sent == []
    assert loss in reason.label.text()
    assert reason.remedy.text() == words
    press(reason.remedy)
    assert (bench.sent[-1].loss, bench.sent[-1].output_activation) == found
    assert panel.training.loss.value() == found[0]
    Trainer(bench.sent[-1]).advance(3)


def test_every_loss_can_be_chosen_from_the_list(panel):
    field = panel.training.loss
    offered = [line.value for line in map(field.itemData, range(field.count())) if isinstance(line, Choice)]
    assert offered[0] is None  # "auto"
    assert sorted(offered[1:]) == sorted(LOSSES)


def test_a_failure_of_the_worker_stands_beside_its_field(bench, panel):
    choose(panel.training.loss, "mse")
    panel.show_failure(RunFailure(Message("targets", "These {what} do not fit.", {"what": "targets"}), "loss"))
    reason = panel.training.rows["loss"].reason
    assert reason.label.text() == "These targets do not fit."
    assert panel.config() == CONFIG
    assert panel.training.loss.value() == "mse"
    press(reason.remedy)
    assert not reason.isVisible()
    assert panel.training.loss.value() is None


def test_a_failure_without_a_field_stands_on_top_until_the_next_run(bench, panel):
    panel.show_failure(RunFailure(Message("memory", "Out of memory.")))
    assert panel.reason.isVisible()
    bench.load(replace(CONFIG, seed=99))
    assert not panel.reason.isVisible()


def test_a_number_out_of_range_is_explained_under_its_row(bench, panel):
    type_into(panel.training.rate.field, "-1")
    assert panel.training.rows["learning_rate"].reason.isVisible()
    assert panel.training.rate.field.text() == "0.03"
    type_into(panel.training.rate.field, "0.1")
    assert not panel.training.rows["learning_rate"].reason.isVisible()
    assert bench.sent == [replace(CONFIG, learning_rate=0.1)]


def test_a_number_of_units_or_pieces_that_cannot_be_is_explained_below_the_layers(bench):
    panel = bench.load(replace(CONFIG, layers=(Layer(3, "maxout"), Layer(2, "tanh"))))
    reason = panel.layers.layers_reason
    type_into(panel.layers.layer_rows[0].units, "0")
    assert reason.isVisible() and reason.label.text() == "0 is too small: at least 1."
    type_into(panel.layers.layer_rows[0].units, "5")
    assert not reason.isVisible()
    type_into(panel.layers.layer_rows[0].parameters.fields["pieces"], "1")
    assert reason.isVisible() and reason.label.text() == "1 is too small: at least 2."
    panel.layers.layer_rows[0].remove.click()
    assert not reason.isVisible()


def test_every_field_that_can_be_refused_has_a_place_for_the_reason(panel):
    place = panel._reasons()
    for name in SETTINGS:
        if name not in ("weights_seed", "standardize"):
            assert name in place, name


# -- the way back from the session -------------------------------------------------------------------------------------


def test_an_older_echo_does_not_undo_a_newer_edit(bench, panel):
    units = panel.layers.layer_rows[0].units
    units.stepUp()
    units.stepUp()
    first, second = bench.sent
    bench.load(first)
    assert units.value() == 6
    bench.load(second)
    assert panel.config() == second
    bench.load(CONFIG)  # taken back from elsewhere
    assert units.value() == 4


def test_a_new_layer_keeps_the_rows_that_are_there(bench, panel):
    row = panel.layers.layer_rows[0]
    bench.load(replace(CONFIG, layers=(Layer(7, "relu"), *CONFIG.layers)))
    assert panel.layers.layer_rows[0] is row
    assert row.units.value() == 7


# -- texts, keys, looks ------------------------------------------------------------------------------------------------


def controls_of(panel: ModelPanel) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QSlider)
    return [w for w in panel.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]


@pytest.mark.parametrize("dataset", ["circle", "iris"])
def test_every_control_has_a_name_and_a_tooltip(bench, dataset):
    panel = bench.load(RunConfig(dataset=dataset, layers=(Layer(3, "maxout"), Layer(2, "leaky_relu"))))
    for control in controls_of(panel):
        parent = control.parentWidget()
        name = control.accessibleName() or parent.accessibleName()
        assert name, control
        assert control.toolTip() or parent.toolTip(), name


def test_every_label_of_a_row_leads_to_its_control(panel):
    for section in panel.sections:
        for name, row in section.rows.items():
            assert row.label.buddy() in (*row.controls, panel.data.samples), name


@pytest.mark.parametrize("dataset", ["circle", "iris"])
def test_the_tab_key_goes_from_top_to_bottom(bench, dataset):
    panel = bench.load(RunConfig(dataset=dataset))
    press(panel.layers.add)  # a row that was made later stands in its place
    first = panel.data.presets
    first.setFocus()
    chain = [first]
    while len(chain) < 100:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
        chain.append(QApplication.focusWidget())
    rows = [round(w.mapTo(panel.widget(), w.rect().center()).y() / 12) for w in chain]
    assert len(chain) > 15
    assert rows == sorted(rows), [(type(w).__name__, w.accessibleName(), y) for w, y in zip(chain, rows, strict=True)]


def test_all_texts_are_set_again_when_the_language_changes(panel):
    labels = [w for w in panel.findChildren(QLabel) if w.isVisible() and w.text()]
    before = [label.text() for label in labels]
    for label in labels:
        label.setText("?")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert [label.text() for label in labels] == before


def test_a_language_change_keeps_all_settings(bench, panel):
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.config() == CONFIG
    assert bench.sent == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_wider_than_the_panel(bench, scale):
    config = RunConfig(layers=(Layer(10, "leaky_relu"), Layer(3, "maxout")), optimizer="momentum")
    panel = bench.load(config)
    bench.appearance.set_scale(scale)
    panel.setFont(bench.appearance.font())
    panel.resize(round(280 * scale), 700)
    QApplication.processEvents()
    assert panel.widget().minimumSizeHint().width() <= 280 * scale


def test_the_pictures_follow_the_theme(bench, panel, qtbot):
    tile = panel.data.tiles.tiles["iris"]
    qtbot.waitUntil(lambda: tile._image is not None)
    light = tile._image.copy()
    bench.appearance.set_theme(DARK)
    qtbot.waitUntil(lambda: tile._drawn_for[1] == "dark")
    assert tile._image != light


@pytest.mark.parametrize("kind", REGISTRIES)
def test_every_choice_is_explained_in_words_that_can_be_translated(kind):
    for name in REGISTRIES[kind]:
        assert "<p" in explained_choice(kind, name)


def test_a_layer_row_keeps_an_initializer_of_its_own(qtbot):
    row = LayerRow(Appearance(LIGHT))
    qtbot.addWidget(row)
    row.retranslate(activation_choices())
    row.show_layer(Layer(3, "tanh", {}, "he_normal"))
    type_into(row.units, "5")
    assert row.layer() == Layer(5, "tanh", {}, "he_normal")


def test_a_config_that_no_control_can_make_is_still_an_error():
    with pytest.raises(ConfigError):
        RunConfig(loss="bce", output_activation="tanh")


def test_every_field_and_slider_has_a_name_of_its_own(panel):
    controls = [c for kind in (QAbstractSpinBox, QSlider, QComboBox) for c in panel.findChildren(kind)]
    nameless = [c for c in controls if c.isVisibleTo(panel) and not c.accessibleName()]
    assert len(controls) > 10 and nameless == []
