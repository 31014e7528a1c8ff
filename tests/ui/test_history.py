"""Undo and redo: which changes are one step, what a step is called, and what a refusal leaves behind."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.presets import PRESETS
from nnviz.ui.changes import Setup, change
from nnviz.ui.history import STEPS, TOGETHER, History

BASE = RunConfig(layers=(Layer(4, "tanh"), Layer(3, "sigmoid"), Layer(2, "relu")), seed=7)
DEEP = replace(BASE, layers=(Layer(4, "tanh"), *(Layer(8, "sigmoid"),) * 16))
TABLE = Dataset(np.eye(2), np.ones((1, 2)), name="pets.csv")


class Walk:
    """A history with a clock that stands still, and where it said to go."""

    def __init__(self) -> None:
        self.now = 0.0
        self.history = History(clock=lambda: self.now)
        self.went: list[Setup] = []
        self.history.chosen.connect(self.went.append)
        self.history.record(Setup(BASE))

    def ask(self, **values) -> RunConfig:
        config = replace(self.history._present.config, **values)
        self.history.record(Setup(config))
        return config


@pytest.fixture
def walk(qapp):
    walk = Walk()
    yield walk
    walk.history.chosen.disconnect(walk.went.append)


def test_there_and_back_again(walk):
    ways = [walk.ask(loss="mse"), walk.ask(optimizer="momentum"), walk.ask(dtype="float32")]
    for _ in range(5):
        walk.history.undo()
    assert [setup.config for setup in walk.went] == [ways[1], ways[0], BASE]
    assert not walk.history.can_undo
    walk.went.clear()
    for _ in range(5):
        walk.history.redo()
    assert [setup.config for setup in walk.went] == ways
    assert not walk.history.can_redo


def test_what_holds_already_is_no_step(walk):
    walk.ask()
    assert not walk.history.can_undo
    assert walk.history.undo_text == "Undo"


def test_the_values_of_one_drag_are_one_step_and_a_later_edit_is_another(walk):
    for rate in (0.05, 0.07, 0.1):
        walk.ask(learning_rate=rate)
        walk.now += TOGETHER / 2
    assert walk.history.undo_text == "Undo learning rate 0.03 → 0.1"
    walk.now += TOGETHER
    walk.ask(learning_rate=0.3)
    walk.history.undo()
    assert walk.went[-1].config.learning_rate == 0.1
    walk.history.undo()
    assert walk.went[-1].config == BASE


def test_a_long_drag_is_one_step_and_the_next_drag_another(walk):
    def drag(number, rate):
        walk.now += 10 * TOGETHER
        walk.history.record(Setup(replace(BASE, learning_rate=rate)), number)

    for rate in (0.05, 0.07, 0.1):
        drag(1, rate)
    assert walk.history.undo_text == "Undo learning rate 0.03 → 0.1"
    drag(2, 0.3)
    assert walk.history.undo_text == "Undo learning rate 0.1 → 0.3"


def test_a_drag_that_ends_where_it_began_is_no_step(walk):
    walk.ask(loss="mse")
    walk.ask(learning_rate=0.1)
    walk.ask(learning_rate=0.03)
    assert walk.history.undo_text == "Undo loss auto → mse"


@pytest.mark.parametrize(
    "values",
    [
        [{"loss": "mse"}, {"loss": "half_mse"}],
        [{"learning_rate": 0.1}, {"batch_size": 32}],
        [{"layers": (Layer(5, "tanh"), *BASE.layers[1:])}, {"layers": (Layer(5, "tanh"), Layer(9, "sigmoid"))}],
    ],
    ids=["a choice", "two fields", "two rows"],
)
def test_only_values_of_one_number_are_put_together(walk, values):
    first, _ = [walk.ask(**each) for each in values]
    walk.history.undo()
    assert walk.went[-1].config == first


def test_an_edit_after_going_back_is_a_step_of_its_own_and_ends_the_way_forth(walk):
    first = walk.ask(learning_rate=0.1)
    walk.ask(batch_size=32)
    walk.history.undo()
    walk.ask(learning_rate=0.3)
    assert not walk.history.can_redo
    walk.history.undo()
    assert walk.went[-1].config == first


def test_a_refused_change_is_taken_from_the_stack(walk):
    kept = walk.ask(loss="mse")
    walk.ask(dataset="iris")
    walk.history.settle(Setup(kept))
    assert walk.history.undo_text == "Undo loss auto → mse"
    assert not walk.history.can_redo
    walk.history.undo()
    assert walk.went[-1].config == BASE


def test_a_way_back_that_is_refused_leaves_the_step_where_it_was(walk):
    kept = walk.ask(loss="mse")
    walk.history.undo()
    walk.history.settle(Setup(kept))
    assert walk.history.undo_text == "Undo loss auto → mse"
    assert not walk.history.can_redo


def test_a_setup_from_nowhere_ends_the_history(walk):
    walk.ask(loss="mse")
    walk.history.settle(Setup(replace(BASE, seed=1234)))
    assert not walk.history.can_undo and not walk.history.can_redo


def test_a_table_is_a_step_with_its_data(walk):
    walk.history.record(Setup(replace(BASE, standardize=True), TABLE))
    assert walk.history.undo_text == "Undo data: pets.csv"
    walk.history.undo()
    walk.history.redo()
    assert [setup.dataset for setup in walk.went] == [None, TABLE]


def test_only_so_many_steps_are_remembered(walk):
    for seed in range(STEPS + 50):
        walk.now += 2 * TOGETHER
        walk.ask(seed=1000 + seed)
    undone = 0
    while walk.history.can_undo:
        walk.history.undo()
        undone += 1
    assert undone == STEPS


ADAM = replace(BASE, optimizer="adam")


def layers(*values: Layer) -> RunConfig:
    return replace(BASE, layers=values)


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (BASE, replace(BASE, noise=0.25), "noise 0 % → 25 %"),
        (BASE, replace(BASE, noise=0.123), "noise 0 % → 0.123"),
        (BASE, replace(BASE, samples=200), "samples auto → 200"),
        (BASE, replace(BASE, standardize=True), "standardize inputs"),
        (BASE, replace(BASE, features=("x1",)), "input features"),
        (BASE, replace(BASE, dataset="spiral"), "data: spiral"),
        (BASE, replace(BASE, weights_seed=8), "new weights"),
        (BASE, replace(BASE, loss="mse", weights_seed=8), "loss auto → mse"),
        (BASE, replace(BASE, optimizer="momentum", optimizer_params={"momentum": 0.5}), "optimizer sgd → momentum"),
        (
            replace(BASE, optimizer="momentum"),
            replace(BASE, optimizer="momentum", optimizer_params={"momentum": 0.5}),
            "momentum 0.9 → 0.5",
        ),
        (ADAM, replace(ADAM, optimizer_params={"betas": (0.5, 0.9)}), "betas (0.9, 0.999) → (0.5, 0.9)"),
        (ADAM, replace(ADAM, optimizer_params={"amsgrad": True}), "amsgrad off → on"),
        (ADAM, replace(ADAM, optimizer_params={"weight_decay": 0.01}), "weight_decay 0 → 0.01"),
        (BASE, replace(BASE, schedule="step", schedule_params={"gamma": 0.5}), "schedule constant → step"),
        (
            replace(BASE, schedule="step"),
            replace(BASE, schedule="step", schedule_params={"step_size": 5}),
            "step_size 30 → 5",
        ),
        (BASE, replace(BASE, clip=("norm", 1)), "clipping none → norm 1"),
        (replace(BASE, clip=("norm", 1)), replace(BASE, clip=("value", 0.5)), "clipping norm 1 → value 0.5"),
        (BASE, replace(BASE, loss="bce", output_activation="sigmoid"), "loss auto → bce, output auto → sigmoid"),
        (BASE, replace(BASE, seed=1, loss="mse", batch_size=3), "several settings"),
        (BASE, layers(*BASE.layers, Layer(2, "relu")), "add layer 4"),
        (BASE, layers(Layer(9), *BASE.layers), "add layer 1"),
        (BASE, layers(*BASE.layers[:1], *BASE.layers[2:]), "remove layer 2"),
        (BASE, layers(), "number of layers 3 → 0"),
        (BASE, layers(*BASE.layers[1:], BASE.layers[0]), "move layer 1 to 3"),
        (BASE, layers(BASE.layers[2], *BASE.layers[:2]), "move layer 3 to 1"),
        (BASE, layers(Layer(6, "tanh"), *BASE.layers[1:]), "layer 1: 4 → 6 units"),
        (BASE, layers(Layer(4, "maxout"), *BASE.layers[1:]), "layer 1: tanh → maxout"),
        (BASE, layers(Layer(4, "tanh", {}, "he"), *BASE.layers[1:]), "layer 1: first weights auto → he_uniform"),
        (BASE, layers(Layer(9), Layer(8)), "layers"),
        (layers(Layer(4, "maxout")), layers(Layer(4, "maxout", {"pieces": 5})), "layer 1: pieces 2 → 5"),
        (DEEP, replace(DEEP, layers=(DEEP.layers[0], *(Layer(9, "sigmoid"),) * 16)), "layers 2–17: 8 → 9 units"),
        (DEEP, replace(DEEP, layers=DEEP.layers[:-1]), "number of layers 17 → 16"),
        (DEEP, replace(DEEP, layers=DEEP.layers + DEEP.layers[-1:] * 4), "number of layers 17 → 21"),
    ],
)
def test_a_change_is_named(qapp, old, new, text):
    assert change(Setup(old), Setup(new)).text.replace("\u00a0", " ") == text


def test_the_count_of_equal_layers_is_one_number(qapp):
    more = [Setup(replace(DEEP, layers=DEEP.layers + DEEP.layers[-1:] * n)) for n in range(3)]
    places = {change(before, after).place for before, after in pairwise(more)}
    assert places == {("number of layers",)}


def test_numbers_of_a_schedule_a_pair_and_a_limit_are_places_and_a_switch_is_none(qapp):
    def place(old, **new):
        return change(Setup(old), Setup(replace(old, **new))).place

    assert place(ADAM, optimizer_params={"betas": (0.5, 0.9)}) == ("optimizer_params", "betas")
    assert place(replace(BASE, schedule="step"), schedule_params={"gamma": 0.5}) == ("schedule_params", "gamma")
    assert place(replace(BASE, clip=("norm", 1)), clip=("norm", 2)) == ("clip",)
    assert place(replace(BASE, clip=("norm", 1)), clip=("value", 1)) is None
    assert place(BASE, clip=("norm", 1)) is None
    assert place(ADAM, optimizer_params={"amsgrad": True}) is None


def test_a_preset_goes_by_its_name(qapp):
    preset = next(preset for preset in PRESETS if preset.key == "sixteen")
    assert change(Setup(BASE, TABLE), Setup(preset.config)).text == "preset: 16 sigmoid layers"
    assert change(Setup(replace(preset.config, seed=9)), Setup(preset.config)).text == "seed 9 → 4"
