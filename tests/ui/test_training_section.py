"""Optimizers, schedules, clipping and losses in the model panel: all their parameters, by real clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from nnviz.nn import LOSSES, OPTIMIZERS, SCHEDULES, Layer
from nnviz.training.config import RunConfig
from nnviz.training.message import ConfigError
from nnviz.training.trainer import Trainer
from nnviz.ui.controls import ChoiceField, NumberField, SwitchField
from nnviz.ui.model_panel import ModelPanel
from nnviz.ui.panel.function_row import FunctionRow
from nnviz.ui.panel.parameters import PairField
from nnviz.ui.theme import LIGHT, Appearance

CONFIG = RunConfig(layers=(Layer(2, "tanh"),))


class Bench:
    """A shown panel, 280 px wide, and all that it sent."""

    def __init__(self, qtbot) -> None:
        self.appearance = Appearance(LIGHT)
        self.panel = ModelPanel(self.appearance)
        self.panel.setFont(self.appearance.font())
        self.sent: list[RunConfig] = []
        self.panel.config_edited.connect(self.sent.append)
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 1300)
        self.panel.show()
        self.panel.activateWindow()

    def load(self, config: RunConfig) -> ModelPanel:
        self.panel.load(config, Trainer(config).info())
        QApplication.processEvents()
        return self.panel


@pytest.fixture
def bench(qtbot):
    bench = Bench(qtbot)
    bench.load(CONFIG)
    yield bench
    del bench.panel


@pytest.fixture
def panel(bench):
    return bench.panel


def choose(field: ChoiceField, name: str) -> None:
    """With the keyboard, as it goes through the list in the closed field."""
    field.setFocus()
    for _ in range(40):
        if field.value() == name:
            QApplication.processEvents()  # fields that are new in a row are shown with its next layout
            return
        down = field._values.index(name) > field.currentIndex()
        QTest.keyClick(field, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    raise AssertionError(f"{name} was not reached")


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def type_into(field: NumberField, text: str) -> None:
    QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton)
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), text)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def row(panel: ModelPanel, name: str) -> FunctionRow:
    found = panel.training.rows[name]
    assert isinstance(found, FunctionRow)
    return found


def shown(row: FunctionRow) -> dict[str, object]:
    """The fields that can be seen."""
    return {name: field for part in (row.beside, row.lines) for name, field in part.fields.items() if field.isVisible()}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_is_chosen_and_unfolds_all_of_its_parameters(bench, panel, name):
    optimizer = row(panel, "optimizer")
    choose(panel.training.optimizer, "adamw" if name == "sgd" else "sgd")
    choose(panel.training.optimizer, name)
    assert bench.sent[-1] == replace(CONFIG, optimizer=name)
    assert set(shown(optimizer)) <= {"momentum", "alpha"}  # the others are not what one begins with
    press(optimizer.more)
    assert list(shown(optimizer)) == list(OPTIMIZERS[name].parameters)
    for key, field in shown(optimizer).items():
        assert field.value() == OPTIMIZERS[name].parameters[key].default
    press(optimizer.more)
    assert set(shown(optimizer)) <= {"momentum", "alpha"}
    assert bench.sent[-1].optimizer_params == {}


def test_pairs_switches_and_numbers_are_sent_as_they_are_edited(bench, panel):
    choose(panel.training.optimizer, "adam")
    optimizer = row(panel, "optimizer")
    press(optimizer.more)
    betas, amsgrad = optimizer.lines.fields["betas"], optimizer.lines.fields["amsgrad"]
    assert isinstance(betas, PairField) and isinstance(amsgrad, SwitchField)
    type_into(betas.fields[0], "0.5")
    assert bench.sent[-1].optimizer_params == {"betas": (0.5, 0.999)}
    type_into(betas.fields[1], "0.9")
    assert bench.sent[-1].optimizer_params == {"betas": (0.5, 0.9)}
    press(amsgrad)
    type_into(optimizer.lines.fields["eps"], "1e-4")
    params = {"betas": (0.5, 0.9), "amsgrad": True, "eps": 1e-4}
    assert bench.sent[-1] == replace(CONFIG, optimizer="adam", optimizer_params=params)
    Trainer(bench.sent[-1]).advance(3)
    choose(panel.training.optimizer, "adamw")  # has parameters of the same names, and its own usual values
    assert bench.sent[-1] == replace(CONFIG, optimizer="adamw")
    assert not amsgrad.isChecked() or optimizer.lines.fields["amsgrad"] is not amsgrad


def test_parameters_that_are_not_the_usual_ones_are_in_sight_when_a_run_is_loaded(bench, panel):
    optimizer = row(panel, "optimizer")
    bench.load(replace(CONFIG, optimizer="adamw"))
    assert not shown(optimizer)
    config = replace(CONFIG, optimizer="adamw", optimizer_params={"weight_decay": 0.3})
    bench.load(config)
    assert shown(optimizer)["weight_decay"].value() == 0.3
    assert panel.config() == config


def test_a_schedule_shows_its_parameters_at_once_and_they_are_sent(bench, panel):
    schedule = row(panel, "schedule")
    assert not shown(schedule) and not schedule.more.isVisible()
    for name in SCHEDULES:
        if name != "constant":
            choose(panel.training.schedule, name)
            assert bench.sent[-1] == replace(CONFIG, schedule=name)
            assert list(shown(schedule)) == list(SCHEDULES[name].parameters)
            assert not schedule.more.isVisible()
    choose(panel.training.schedule, "step")
    type_into(schedule.lines.fields["step_size"], "5")
    type_into(schedule.lines.fields["gamma"], "0.5")
    assert bench.sent[-1] == replace(CONFIG, schedule="step", schedule_params={"step_size": 5, "gamma": 0.5})
    assert not bench.sent[-1].needs_new_run(CONFIG)
    choose(panel.training.schedule, "constant")
    assert bench.sent[-1] == CONFIG and not shown(schedule)


def test_the_rate_in_force_stands_beside_the_schedule(bench, panel, qtbot):
    choose(panel.training.schedule, "exponential")
    panel.show_rate(0.00312)
    assert panel.training.schedule._closed == ("exponential", "now 0.0031")
    panel.show_rate(0.002)
    panel.show_rate(0.001)  # not more often than one can read, but the last one surely
    assert panel.training.schedule._closed == ("exponential", "now 0.0031")
    qtbot.waitUntil(lambda: panel.training.schedule._closed == ("exponential", "now 0.001"))
    choose(panel.training.schedule, "constant")  # is the rate that is set, two rows above
    panel.show_rate(0.03)
    assert panel.training.schedule._closed is None


def test_clipping_is_chosen_with_its_limit(bench, panel):
    training = panel.training
    assert not training.clip_limit.isVisible()
    choose(training.clip, "norm")
    assert training.clip_limit.isVisible()
    assert bench.sent[-1] == replace(CONFIG, clip=("norm", 1.0))
    type_into(training.clip_limit, "0.25")
    choose(training.clip, "value")
    assert bench.sent[-1] == replace(CONFIG, clip=("value", 0.25))
    assert not bench.sent[-1].needs_new_run(CONFIG)
    choose(training.clip, None)
    assert bench.sent[-1] == CONFIG and not training.clip_limit.isVisible()
    choose(training.clip, "norm")  # the limit of before is still there
    assert bench.sent[-1].clip == ("norm", 0.25)


@pytest.mark.parametrize("name", LOSSES)
def test_every_loss_shows_its_parameters_or_says_why_it_cannot_be(bench, panel, name):
    fits = {"loss": name}
    for output in ("purelin", "sigmoid", "tanh"):
        try:
            config = replace(CONFIG, **fits, output_activation=output)
            Trainer(config)
        except ConfigError:
            continue
        bench.load(config)
        assert list(shown(row(panel, "loss"))) == list(LOSSES[name].parameters)
        for key, field in shown(row(panel, "loss")).items():
            type_into(field, "2")
            assert bench.sent[-1] == replace(config, loss_params={key: 2.0})
        return
    choose(panel.training.loss, name)  # these data are not for it
    assert panel.training.rows["loss"].reason.isVisible()


@pytest.mark.parametrize(
    ("optimizer", "parameter", "text", "said"),
    [
        ("adam", "betas", "1", "1 is too large: less than 1."),
        ("adam", "eps", "-1", "-1 is too small: at least 0."),
        ("adam", "weight_decay", "much", "“much” is not a number. Write it like 0.03 or 1e-3."),
        ("nesterov", "momentum", "0", "0 is too small: more than 0."),
        ("rmsprop", "alpha", "1.2", "1.2 is too large: at most 1."),
        ("adagrad", "lr_decay", "", "A number is needed here. The old value stays."),
    ],
)
def test_a_refused_parameter_says_why_at_its_row_and_changes_nothing(bench, panel, optimizer, parameter, text, said):
    choose(panel.training.optimizer, optimizer)
    press(row(panel, "optimizer").more)
    before, field = len(bench.sent), shown(row(panel, "optimizer"))[parameter]
    number = field.fields[1] if isinstance(field, PairField) else field
    old, reason = number.text(), row(panel, "optimizer").reason
    if text:
        type_into(number, text)
    else:
        number.setFocus()
        number.lineEdit().selectAll()
        QTest.keyClick(number.lineEdit(), Qt.Key.Key_Backspace)
        QTest.keyClick(number.lineEdit(), Qt.Key.Key_Return)
    assert reason.isVisible() and reason.label.text() == said
    assert number.text() == old and len(bench.sent) == before
    type_into(number, "0.5")
    assert not reason.isVisible() and len(bench.sent) == before + 1


def test_a_limit_and_a_schedule_refuse_nonsense_at_their_rows(bench, panel):
    choose(panel.training.clip, "norm")
    type_into(panel.training.clip_limit, "0")
    assert panel.training.rows["clip"].reason.label.text() == "0 is too small: more than 0."
    choose(panel.training.schedule, "cosine")
    type_into(row(panel, "schedule").lines.fields["T_max"], "2.5")
    assert row(panel, "schedule").reason.label.text() == "2.5 is not a whole number."
    assert bench.sent[-1].clip == ("norm", 1.0) and bench.sent[-1].schedule_params == {}


def test_arrows_step_through_values_that_one_uses(bench, panel):
    bench.load(replace(CONFIG, optimizer="adam", optimizer_params={"eps": 1e-4}))
    lines = row(panel, "optimizer").lines
    betas, eps, decay = lines.fields["betas"], lines.fields["eps"], lines.fields["weight_decay"]
    for field, key, value in (
        (betas.fields[1], Qt.Key.Key_Up, 0.9995),
        (betas.fields[0], Qt.Key.Key_Down, 0.8),
        (eps, Qt.Key.Key_Down, 5e-5),
        (decay, Qt.Key.Key_Up, 1e-6),
    ):
        QTest.keyClick(field, key)
        assert field.value() == value
    for _ in range(5):
        QTest.keyClick(betas.fields[1], Qt.Key.Key_Up)
    assert betas.value() == (0.8, 0.9999)  # and not 1
    assert bench.sent[-1].optimizer_params["betas"] == (0.8, 0.9999)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_off_at_the_panels_width(bench, panel, scale):
    bench.appearance.set_scale(scale)
    panel.setFont(bench.appearance.font())
    panel.resize(round(280 * scale), 1300)
    losses = cycle(("huber", "smooth_l1", None))
    for name, optimizer in OPTIMIZERS.items():
        params = {"momentum": 0.999} if "momentum" in optimizer.parameters else {}
        fits = {"loss": next(losses), "schedule": "exponential", "clip": ("norm", 1)}
        bench.load(replace(CONFIG, optimizer=name, optimizer_params=params, **fits))
        if not row(panel, "optimizer").lines.isVisible() and optimizer.parameters:
            press(row(panel, "optimizer").more)
        QApplication.processEvents()
        assert panel.widget().width() <= panel.viewport().width()
        for part in (panel.training.rows[key] for key in ("loss", "optimizer", "schedule", "clip")):
            for label in part.findChildren(QLabel):
                if label.isVisible() and label is not part.reason.label:
                    assert label.width() >= label.sizeHint().width(), (name, label.text())
                    assert label.parentWidget().rect().contains(label.geometry()), (name, label.text())
            choice = next(control for control in part.controls if isinstance(control, ChoiceField))
            assert choice.fontMetrics().horizontalAdvance(choice.currentText()) <= choice.width() - 24 * scale, name
            for field in part.findChildren(NumberField):
                if field.isVisible():
                    room = field.lineEdit().width() - 2
                    assert field.fontMetrics().horizontalAdvance(field.text()) <= room, (name, field.text())


def test_a_name_is_never_cut_for_the_field_beside_it(bench, panel):
    config = replace(CONFIG, loss="weighted_bce", output_activation="sigmoid", dataset="iris")
    panel.load(config, None)
    QApplication.processEvents()
    loss = row(panel, "loss")
    assert not loss.beside.fields and list(shown(loss)) == ["alpha"]  # in a line below, which does not fold
    assert not loss.more.isVisible()


def test_the_tab_key_goes_through_a_row_and_its_lines(bench, panel):
    bench.load(replace(CONFIG, optimizer="adam", optimizer_params={"eps": 1e-3}))
    optimizer = row(panel, "optimizer")
    betas = optimizer.lines.fields["betas"]
    below = [optimizer.lines.fields[key] for key in ("eps", "weight_decay", "amsgrad")]
    optimizer.more.setFocus()
    for expected in (panel.training.optimizer, *betas.fields, *below, panel.training.rate.field):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
    optimizer.more.setFocus()
    QTest.keyClick(optimizer.more, Qt.Key.Key_Space)
    assert not optimizer.lines.isVisible()


def test_every_field_is_named_and_explained(bench, panel):
    for name in OPTIMIZERS:
        bench.load(replace(CONFIG, optimizer=name, schedule="step", clip=("norm", 1)))
        for part in (row(panel, "optimizer"), row(panel, "schedule")):
            assert part.more.accessibleName() and part.more.toolTip()
            for key, field in (part.beside.fields | part.lines.fields).items():
                stops = field.fields if isinstance(field, PairField) else (field,)
                assert len({stop.accessibleName() for stop in stops}) == len(stops)
                for stop in stops:
                    assert key in stop.accessibleName() and stop.toolTip(), (name, key)
