"""The tooltips: every range, unit and formula comes from RunConfig and the registries, and none is missing."""

from __future__ import annotations

import ast
import html
import re
from pathlib import Path

import numpy as np
import pytest

from nnviz import nn
from nnviz.nn import ACTIVATIONS, CLIPPINGS, INITIALIZERS, LOSSES, OPTIMIZERS, SCHEDULES
from nnviz.training.config import SETTINGS
from nnviz.ui.number_format import MINUS
from nnviz.ui.panel.explanation_texts import DATASET_TEXTS, PARAMETER_TEXTS, SETTING_TEXTS
from nnviz.ui.panel.explanations import (
    REGISTRIES,
    explained,
    explained_choice,
    explained_dtype,
    explained_feature,
    explained_parameter,
)

WITHOUT_CONTROL = {"dataset", "loss_params", "optimizer_params", "schedule_params", "weights_seed"}


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


def written(text: str) -> str:
    """A note or formula of the engine as the window writes it."""
    return re.sub(r"\s", " ", re.sub(r"(?<![a-z])-|-(?![a-z])", MINUS, text).replace("f'", "f′"))


@pytest.mark.parametrize("kind", REGISTRIES)
def test_every_choice_is_explained_in_words_and_with_its_formula(qapp, kind):
    for name, item in REGISTRIES[kind].items():
        tooltip = plain(explained_choice(kind, name))
        if kind == "dataset":
            assert re.sub(r"\s", " ", DATASET_TEXTS[name]) in tooltip
        else:
            assert item.note and item.formula, name
            assert written(item.note) in tooltip, name
            assert all(written(part) in tooltip for part in item.formula.split(";  ")), name


def test_every_activation_says_where_its_corners_are_and_what_it_is_called_elsewhere(qapp):
    for name, f in ACTIVATIONS.items():
        tooltip = plain(explained_choice("activation", name))
        assert f"slope at most {round(f.max_derivative(**f.complete({})), 3):g} " in tooltip, name
        assert ("Not zero-centred" in tooltip) == (f.range[0] >= 0), name
        assert any(word in tooltip for word in ("Smooth", "Corner", "Jump")), name
        assert name == "maxout" or f"PyTorch: {f.torch_name}" in tooltip
        assert ("MATLAB" in tooltip) == bool(f.matlab_name), name


@pytest.mark.parametrize(
    ("name", "corner"),
    [
        ("relu", "Corner at z = 0, where f′ counts as 0, as on the left"),
        ("leaky_relu", "Corner at z = 0, where f′ counts as 0.01, as on the left"),
        ("selu", "Corner at z = 0, where f′ counts as 1.758, as on the left"),
        ("hardtanh", "Corners at z = −1, 1, where f′ counts as 0, as beyond them"),
        ("relu6", "Corners at z = 0, 6, where f′ counts as 0, as beyond them"),
        ("sign", "Jumps at z = 0, where f′ counts as 0 all the same"),
        ("maxout", "Corners where two lines meet"),
        ("elu", "Smooth: no corner"),
        ("gelu", "Smooth: no corner"),
    ],
)
def test_a_corner_is_told_with_the_side_that_counts(qapp, name, corner):
    assert corner in plain(explained_choice("activation", name))


def test_what_is_said_of_corners_is_what_the_functions_do():
    step = 1e-7
    for name, f in ACTIVATIONS.items():
        if not f.elementwise:
            continue
        params, kinks = f.complete({}), np.array(f.kinks)
        left, at, right = (f.derivative(kinks + d, **params) for d in (-step, 0, step))
        assert len(f.kinks) < 2 or (at[0] == left[0] and at[-1] == right[-1]), name  # "as beyond them"
        assert ((at == left) | (at == right)).all() or name == "selu", name
        smooth = np.setdiff1d(np.arange(-80, 81) / 10, kinks)
        bend = np.abs(f.derivative(smooth + step, **params) - f.derivative(smooth - step, **params))
        assert bend.max() < 1e-5, name  # no other corner


@pytest.mark.parametrize("registry", [LOSSES, OPTIMIZERS, SCHEDULES, CLIPPINGS, INITIALIZERS], ids=lambda r: r.kind)
def test_other_functions_are_named_as_in_pytorch_where_it_has_them(qapp, registry):
    kind = next(kind for kind, known in REGISTRIES.items() if known is registry)
    named = [name for name, item in registry.items() if item.torch_name]
    assert len(named) >= len(registry) / 2
    for name, item in registry.items():
        tooltip = plain(explained_choice(kind, name))
        assert f"PyTorch: {item.torch_name}" in tooltip if item.torch_name else "PyTorch:" not in tooltip
        matlab = getattr(item, "matlab_name", "")
        assert f"MATLAB: {matlab}" in tooltip if matlab else "MATLAB:" not in tooltip


@pytest.mark.parametrize(
    ("kind", "name", "elsewhere"),
    [
        ("activation", "tanh", "PyTorch: torch.nn.Tanh · MATLAB: tansig"),
        ("loss", "half_mse", "PyTorch: torch.nn.MSELoss · MATLAB: mse"),  # MATLAB's has the half, too
        ("loss", "l1", "PyTorch: torch.nn.L1Loss · MATLAB: sae"),
        ("optimizer", "momentum", "PyTorch: torch.optim.SGD(momentum=0.9) · MATLAB: sgdmupdate"),
        ("initializer", "he_normal", "PyTorch: torch.nn.init.kaiming_normal_ · MATLAB: he"),
    ],
)
def test_the_names_elsewhere_stand_side_by_side(qapp, kind, name, elsewhere):
    assert elsewhere in plain(explained_choice(kind, name))


def test_all_that_the_functions_say_of_themselves_is_marked_for_translation():
    """In words, that is: what holds no English word is the same in every language."""
    marked = {
        ast.literal_eval(call.args[1])
        for path in (Path(nn.__file__).parent).glob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "QT_TRANSLATE_NOOP"
        and ast.literal_eval(call.args[0]) == "Note"
    }
    said = {
        text
        for kind, registry in REGISTRIES.items()
        if kind != "dataset"
        for item in registry.values()
        for text in (item.note, getattr(item, "expects", ""))
        if text
    }
    assert said <= marked
    formulas = {item.formula for kind, r in REGISTRIES.items() if kind != "dataset" for item in r.values()}
    assert {text for text in formulas if re.search(r"\b(for|the|then|else|class|of|or|as)\b", text)} <= marked


def test_words_with_a_hyphen_keep_it(qapp):
    assert "one-hot targets it is the cross-entropy" in plain(explained_choice("loss", "kl"))


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


def test_a_loss_says_which_outputs_it_expects(qapp):
    for name, loss in LOSSES.items():
        assert f"Expects {written(loss.expects)}" in plain(explained_choice("loss", name))


@pytest.mark.parametrize(
    ("registry", "owner", "name", "extent"),
    [
        (ACTIVATIONS, "maxout", "pieces", "2 to 64, usually 2"),
        (ACTIVATIONS, "leaky_relu", "slope", "0 to 1, usually 0.01"),
        (LOSSES, "huber", "delta", "more than 0, usually 1"),
        (OPTIMIZERS, "adam", "betas", "0 or more, less than 1, usually 0.9 and 0.999"),
        (OPTIMIZERS, "adam", "amsgrad", "usually off"),
        (OPTIMIZERS, "rmsprop", "eps", "0 or more, usually 1e-8"),
    ],
)
def test_a_parameter_says_its_range_and_what_is_usual(qapp, registry, owner, name, extent):
    assert extent in plain(explained_parameter(name, registry[owner].parameters[name], owner))


def test_every_parameter_there_is_has_words(qapp):
    for registry in (ACTIVATIONS, LOSSES, OPTIMIZERS, SCHEDULES):
        for item in registry.values():
            for name, parameter in item.parameters.items():
                text = PARAMETER_TEXTS.get(f"{item.name}.{name}") or PARAMETER_TEXTS[name]
                assert text in plain(explained_parameter(name, parameter, item.name))


def test_one_name_for_different_things_is_explained_for_each_of_them(qapp):
    def told(registry, owner):
        return plain(explained_parameter("alpha", registry[owner].parameters["alpha"], owner))

    assert len({told(ACTIVATIONS, "elu"), told(LOSSES, "weighted_bce"), told(OPTIMIZERS, "rmsprop")}) == 3


def test_the_kinds_of_number_say_how_exact_they_are(qapp):
    assert "About 15 digits, up to 1.8 × 10³⁰⁸" in plain(explained_dtype("float64"))
    assert "About 6 digits, up to 3.4 × 10³⁸" in plain(explained_dtype("float32"))


@pytest.mark.parametrize(
    ("name", "extent"),
    [("x1", "−6 to 6 "), ("x2^2", "0 to 36 "), ("x1*x2", "−36 to 36 "), ("sin(x1)", "−1 to 1 ")],
)
def test_a_feature_says_what_it_ranges_over(qapp, name, extent):
    assert f"{extent}where both coordinates are within ±6" in plain(explained_feature(name))
