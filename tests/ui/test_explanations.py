"""The tooltips: every range, unit and formula comes from RunConfig and the registries, and none is missing."""

from __future__ import annotations

import html
import re

import pytest

from nnviz.nn import ACTIVATIONS, LOSSES, OPTIMIZERS
from nnviz.training.config import SETTINGS
from nnviz.ui.number_format import MINUS
from nnviz.ui.panel.explanations import (
    CHOICE_TEXTS,
    REGISTRIES,
    SETTING_TEXTS,
    explained,
    explained_choice,
    explained_dtype,
    explained_feature,
    explained_parameter,
)

WITHOUT_CONTROL = {"dataset", "loss_params", "optimizer_params", "schedule", "schedule_params", "clip", "weights_seed"}


def plain(tooltip: str) -> str:
    """The text of a tooltip, its spaces all alike."""
    return re.sub(r"\s", " ", html.unescape(re.sub("<.*?>", " ", tooltip)))


@pytest.mark.parametrize(
    ("setting", "extent"),
    [
        ("samples", "1 to 1 000 000 samples"),
        ("layers", "1 to 10 000 units"),
        ("learning_rate", "more than 0"),
        ("batch_size", "1 or more samples"),
        ("regularization_rate", "0 or more"),
        ("init_scale", "0 to 1 000"),
        ("seed", "0 to 9 223 372 036 854 775 807"),
    ],
)
def test_a_numbers_tooltip_says_its_range_and_unit(qapp, setting, extent):
    assert extent in plain(explained(setting))


def test_a_share_is_explained_as_its_field_shows_it(qapp):
    assert "0 % to 50 %" in plain(explained("noise", scale=100, unit="%"))
    assert "more than 0 %, up to 100 %" in plain(explained("train_fraction", scale=100, unit="%"))


def test_every_setting_with_a_control_is_explained(qapp):
    for name, setting in SETTINGS.items():
        if name not in WITHOUT_CONTROL:
            assert SETTING_TEXTS[name] in plain(explained(name)), name
        if setting.low is not None:
            assert re.search(r"\d", plain(explained(name))), name


@pytest.mark.parametrize("kind", REGISTRIES)
def test_every_choice_is_explained_in_words_and_with_its_formula(qapp, kind):
    for name, item in REGISTRIES[kind].items():
        tooltip = plain(explained_choice(kind, name))
        assert re.sub(r"\s", " ", CHOICE_TEXTS[name]) in tooltip, name
        if kind != "dataset":
            assert item.formula, name
            assert re.sub(r"\s", " ", item.formula.replace("-", MINUS)) in tooltip, name


@pytest.mark.parametrize(
    ("name", "extent"),
    [
        ("sigmoid", "Outputs from 0 to 1, slope at most 0.25"),
        ("tanh", f"Outputs from {MINUS}1 to 1, slope at most 1"),
        ("relu", "Outputs from 0 to ∞, slope at most 1"),
        ("softmax", "Outputs from 0 to 1, slope at most 0.25"),
    ],
)
def test_an_activation_says_what_it_gives_and_its_steepest_slope(qapp, name, extent):
    assert extent in plain(explained_choice("activation", name))


def test_a_loss_says_which_outputs_it_needs(qapp):
    assert "Needs outputs from 0 to 1" in plain(explained_choice("loss", "bce"))
    assert "Needs" not in plain(explained_choice("loss", "mse"))


def test_a_parameter_says_its_range_and_what_is_usual(qapp):
    pieces, slope = ACTIVATIONS["maxout"].parameters["pieces"], ACTIVATIONS["leaky_relu"].parameters["slope"]
    assert "2 to 64, usually 2" in plain(explained_parameter("pieces", pieces))
    assert "0 to 1, usually 0.01" in plain(explained_parameter("slope", slope))


def test_every_parameter_there_is_has_words(qapp):
    for registry in (ACTIVATIONS, LOSSES, OPTIMIZERS):
        for item in registry.values():
            for name in item.parameters:
                assert SETTING_TEXTS[name], (item.name, name)


def test_the_kinds_of_number_say_how_exact_they_are(qapp):
    assert "About 15 digits, up to 1.8 × 10³⁰⁸" in plain(explained_dtype("float64"))
    assert "About 6 digits, up to 3.4 × 10³⁸" in plain(explained_dtype("float32"))


@pytest.mark.parametrize(
    ("name", "extent"),
    [("x1", "−6 to 6 "), ("x2^2", "0 to 36 "), ("x1*x2", "−36 to 36 "), ("sin(x1)", "−1 to 1 ")],
)
def test_a_feature_says_what_it_ranges_over(qapp, name, extent):
    assert f"{extent}where both coordinates are within ±6" in plain(explained_feature(name))
