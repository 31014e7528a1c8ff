"""RunConfig: its defaults, what it refuses and how it says so, and its way through JSON and back."""

from __future__ import annotations

import copy
import json
import math
import pickle
from dataclasses import FrozenInstanceError, fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.nn import ACTIVATIONS, FEATURES, INITIALIZERS, LOSSES, OPTIMIZERS, PENALTIES
from nnviz.training import Layer, RunConfig, Trainer
from nnviz.training.config import LARGEST_SEED, SETTINGS
from nnviz.training.data import SOURCES
from nnviz.training.message import ConfigError


def test_defaults_are_those_of_the_design():
    assert RunConfig().to_dict() == {
        "dataset": "circle",
        "samples": None,
        "noise": 0.0,
        "train_fraction": 0.5,
        "features": None,
        "standardize": False,
        "layers": [
            {"size": 4, "activation": "tanh", "params": {}, "initializer": None},
            {"size": 2, "activation": "tanh", "params": {}, "initializer": None},
        ],
        "output_activation": None,
        "loss": None,
        "loss_params": {},
        "optimizer": "sgd",
        "optimizer_params": {},
        "learning_rate": 0.03,
        "schedule": "constant",
        "schedule_params": {},
        "clip": None,
        "batch_size": 10,
        "regularization": "none",
        "regularization_rate": 0.0,
        "initializer": "xavier_uniform",
        "init_scale": 1.0,
        "seed": 0,
        "weights_seed": None,
        "dtype": "float64",
    }


@pytest.mark.parametrize(
    ("settings", "field", "said"),
    [
        ({"dataset": "cirle"}, "dataset", "Did you mean 'circle'?"),
        ({"samples": 0}, "samples", "samples is 0; allowed is 1 to 1,000,000."),
        ({"samples": 1_000_001}, "samples", "1 to 1,000,000"),
        ({"samples": 2.5}, "samples", "samples is 2.5; it must be a whole number."),
        ({"samples": True}, "samples", "whole number"),
        ({"noise": 0.51}, "noise", "noise is 0.51; allowed is 0 to 0.5."),
        ({"noise": -0.1}, "noise", "0 to 0.5"),
        ({"noise": "much"}, "noise", "it must be a number"),
        ({"train_fraction": 0}, "train_fraction", "greater than 0 and at most 1"),
        ({"train_fraction": 1.01}, "train_fraction", "greater than 0 and at most 1"),
        ({"features": ()}, "features", "one or more different names"),
        ({"features": "x1"}, "features", "a list of"),
        ({"features": ("x1", "x1")}, "features", "different"),
        ({"features": ("x1", "x3")}, "features", "There is no feature 'x3'"),
        ({"dataset": "sin", "features": ("x2^2",)}, "features", "sin has one input only"),
        ({"standardize": 1}, "standardize", "true or false"),
        ({"layers": Layer(3)}, "layers", "a list of layers"),
        ({"layers": (3,)}, "layers", "a layer with its size"),
        ({"layers": (Layer(10_001),)}, "layers", "A layer of 10001 units is too large; allowed is 1 to 10000."),
        ({"layers": (Layer(1),) * 201}, "layers", "201 layers are too many"),
        ({"output_activation": "thanh"}, "output_activation", "Did you mean 'tanh'?"),
        ({"loss": "rmse"}, "loss", "'mse'"),
        ({"loss": "mse", "loss_params": {"delta": 1}}, "loss_params", "mse has no parameter 'delta'"),
        ({"loss_params": {"delta": 1}}, "loss_params", "no parameter 'delta'"),
        ({"optimizer": "newton"}, "optimizer", "There are: sgd, momentum"),
        ({"optimizer_params": {"momentum": 0.9}}, "optimizer_params", "sgd has no parameter 'momentum'"),
        ({"optimizer": "momentum", "optimizer_params": {"momentum": 1.5}}, "optimizer_params", "1.5; allowed is 0"),
        ({"optimizer_params": 3}, "optimizer_params", "numbers by name"),
        ({"learning_rate": 0}, "learning_rate", "learning_rate is 0; it must be finite and greater than 0."),
        ({"learning_rate": float("inf")}, "learning_rate", "inf; it must be finite"),
        ({"learning_rate": 10**400}, "learning_rate", "0; it must be finite"),
        ({"learning_rate": float("nan")}, "learning_rate", "nan"),
        ({"schedule": "cosinus"}, "schedule", "Did you mean 'cosine'?"),
        ({"schedule": "step", "schedule_params": {"step_size": 0}}, "schedule_params", "step_size of step is 0"),
        ({"schedule_params": {"gamma": 0.5}}, "schedule_params", "'gamma'"),
        ({"clip": ("norm", 0)}, "clip", "clip is 0; it must be finite and greater than 0"),
        ({"clip": ("norm", math.inf)}, "clip", "clip is inf; it must be finite"),
        ({"clip": ("norm", None)}, "clip", "clip is None; it must be a number"),
        ({"clip": ("nrm", 1)}, "clip", "Did you mean 'norm'?"),
        ({"clip": "norm"}, "clip", "a way to clip and its limit"),
        ({"clip": ("norm", 1, 2)}, "clip", "a way to clip and its limit"),
        ({"optimizer": "adam", "optimizer_params": {"betas": (0.9, 1)}}, "optimizer_params", "less than 1"),
        ({"batch_size": 0}, "batch_size", "batch_size is 0; it must be 1 or more."),
        ({"batch_size": -(10**400)}, "batch_size", "it must be 1 or more."),
        ({"regularization": "l3"}, "regularization", "There is no regularization 'l3'"),
        ({"regularization_rate": -0.1}, "regularization_rate", "regularization_rate is -0.1; it must be 0 or more."),
        ({"regularization_rate": float("inf")}, "regularization_rate", "it must be finite and 0 or more."),
        ({"initializer": "orthogonal_"}, "initializer", "There is no initializer"),
        ({"init_scale": -1}, "init_scale", "allowed is 0 to 1,000"),
        ({"seed": -1}, "seed", "seed is -1; allowed is 0"),
        ({"seed": 2**63}, "seed", "allowed is 0 to 9,223,372,036,854,775,807"),
        ({"seed": "one"}, "seed", "whole number"),
        ({"weights_seed": -1}, "weights_seed", "allowed is 0"),
        ({"dtype": "float16"}, "dtype", "allowed is: float64, float32"),
        ({"dtype": None}, "dtype", "dtype is None; allowed is: float64, float32."),
    ],
)
def test_a_refusal_names_field_value_and_allowed_range(settings, field, said):
    with pytest.raises(ConfigError) as refused:
        RunConfig(**settings)
    assert refused.value.field == field
    assert said in str(refused.value)
    assert field in str(refused.value)  # also where the sentence alone, shown beside the field, does not
    assert isinstance(refused.value, ValueError)


PROBABILITIES = ["kl", "cross_entropy", "bce", "weighted_bce"]


@pytest.mark.parametrize("loss", PROBABILITIES)
@pytest.mark.parametrize("name", [*ACTIVATIONS, None])
def test_a_loss_of_probabilities_is_refused_where_the_output_leaves_0_to_1(loss, name):
    if name in ("sigmoid", "softmax", "hard_sigmoid"):
        assert RunConfig(loss=loss, output_activation=name).loss == loss
        return
    with pytest.raises(ConfigError, match=rf"{loss} needs outputs from 0 to 1, but \w+ gives .* to ") as refused:
        RunConfig(loss=loss, output_activation=name)
    assert refused.value.field == "loss"


def test_the_refusal_of_an_output_names_what_works():
    def said(**settings):
        with pytest.raises(ConfigError) as refused:
            RunConfig(**settings)
        return str(refused.value.message)

    assert said(loss="bce") == (
        "bce needs outputs from 0 to 1, but tanh gives -1 to 1. Choose another output activation "
        "(sigmoid, hard_sigmoid, softmax), or bce_with_logits, which takes any output."
    )
    assert said(loss="kl", dataset="iris") == (  # whose output is purelin where nothing else is chosen
        "kl needs outputs from 0 to 1, but purelin gives -∞ to ∞. Choose another output activation "
        "(softmax, sigmoid, hard_sigmoid), or softmax_cross_entropy, which takes any output."
    )
    for loss in PROBABILITIES:
        instead = LOSSES[loss].without_range
        assert instead in said(loss=loss)
        assert RunConfig(loss=instead, output_activation="purelin").loss == instead


@pytest.mark.parametrize("loss", sorted(set(LOSSES) - set(PROBABILITIES)))
@pytest.mark.parametrize("output", ["tanh", "relu", "sigmoid", "softmax", "sign", None])
def test_no_other_loss_is_refused_for_its_output(loss, output):
    assert RunConfig(loss=loss, output_activation=output).loss == loss


@pytest.mark.parametrize(("loss", "name"), [("weighted_bce", "alpha"), ("huber", "delta"), ("smooth_l1", "beta")])
def test_the_parameters_of_a_loss_are_checked_and_survive_json(loss, name):
    config = RunConfig(loss=loss, loss_params={name: 2}, output_activation="sigmoid")
    assert RunConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config
    assert config.loss_params == {name: 2.0}
    for bad in (-1, math.nan, math.inf, "2", None, True):
        with pytest.raises(ConfigError) as refused:
            RunConfig(loss=loss, loss_params={name: bad}, output_activation="sigmoid")
        assert refused.value.field == "loss_params" and name in str(refused.value)


def test_aliases_become_standard_names():
    config = RunConfig(
        layers=(Layer(2, "tansig", initializer="he"),),
        output_activation="logsig",
        initializer="xavier",
        regularization="L2",
        dtype=np.float32,
    )
    assert config.layers[0].activation == "tanh"
    assert config.layers[0].initializer == "he_uniform"
    assert (config.output_activation, config.initializer) == ("sigmoid", "xavier_uniform")
    assert (config.regularization, config.dtype) == ("l2", "float32")


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_alias_of_a_function_is_taken_wherever_its_name_is(name):
    config = RunConfig(layers=(Layer(3, name),), output_activation=name)
    for alias in (name, *ACTIVATIONS[name].aliases):
        assert RunConfig(layers=(Layer(3, alias),), output_activation=alias) == config
        assert RunConfig.from_dict({"layers": [{"size": 3, "activation": alias}], "output_activation": alias}) == config


def test_numbers_of_numpy_are_taken_as_plain_ones():
    config = RunConfig(samples=np.int64(7), learning_rate=np.float32(0.5), layers=[Layer(3)])
    assert type(config.samples) is int
    assert type(config.learning_rate) is float
    assert config.layers == (Layer(3),)

    params = {"slope": np.float32(0.5)}
    config = RunConfig(layers=[Layer(np.int64(3), "leaky_relu", params)], noise=np.float32(0.25))
    assert json.loads(json.dumps(config.to_dict()))["layers"][0] == {
        "size": 3,
        "activation": "leaky_relu",
        "params": {"slope": 0.5},
        "initializer": None,
    }


def test_a_config_is_frozen_and_keeps_no_hold_on_the_callers_dict():
    params = {"momentum": 0.5}
    config = RunConfig(optimizer="momentum", optimizer_params=params)
    params["momentum"] = 2.0
    assert config.optimizer_params == {"momentum": 0.5}
    with pytest.raises(FrozenInstanceError):
        config.seed = 3
    with pytest.raises(TypeError):
        config.optimizer_params["momentum"] = 2.0
    with pytest.raises(TypeError):
        Layer(3, "maxout", {"pieces": 3}).params["pieces"] = 2


def test_equal_configs_hash_alike_and_copies_are_equal():
    config = RunConfig(layers=[Layer(3, "maxout", {"pieces": 3})], output_activation="logsig", initializer="he")
    same = RunConfig(layers=(Layer(3, "maxout", {"pieces": 3}),), output_activation="sigmoid", initializer="he_uniform")
    assert len({config, same, RunConfig()}) == 2
    assert copy.deepcopy(config) == config
    assert pickle.loads(pickle.dumps(config)) == config
    assert eval(repr(config)) == config


def test_more_than_all_samples_is_the_full_batch():
    full = Trainer(RunConfig(batch_size=10**12))
    full.advance(3)
    assert (full.step, full.epoch) == (3, 3)


LIVE = {
    "learning_rate": 0.1,
    "schedule": "cosine",
    "clip": ("norm", 1.0),
    "batch_size": 3,
    "regularization": "l1",
    "regularization_rate": 0.2,
}
REBUILDING = {
    "dataset": "xor",
    "samples": 9,
    "noise": 0.1,
    "train_fraction": 0.9,
    "features": ("x1",),
    "standardize": True,
    "layers": (),
    "output_activation": "relu",
    "loss": "mse",
    "optimizer": "momentum",
    "initializer": "zeros",
    "init_scale": 2.0,
    "seed": 5,
    "weights_seed": 5,
    "dtype": "float32",
}


@pytest.mark.parametrize("name", LIVE)
def test_rate_batch_and_regularisation_change_in_flight(name):
    assert not replace(RunConfig(), **{name: LIVE[name]}).needs_new_run(RunConfig())


@pytest.mark.parametrize("name", REBUILDING)
def test_everything_else_needs_a_new_run(name):
    assert replace(RunConfig(), **{name: REBUILDING[name]}).needs_new_run(RunConfig())


def test_what_may_change_in_flight_is_told_of_every_field():
    without_other_value = {"schedule_params", "loss_params", "optimizer_params"}
    assert {*LIVE, *REBUILDING, *without_other_value} == {f.name for f in fields(RunConfig)} == set(SETTINGS)
    assert {name for name, setting in SETTINGS.items() if setting.live} == {*LIVE, "schedule_params"}
    half, whole = (RunConfig(schedule="step", schedule_params={"gamma": gamma}) for gamma in (0.5, 1))
    assert not half.needs_new_run(whole)


def test_pairs_switches_and_clipping_survive_json():
    config = RunConfig(
        optimizer="adam",
        optimizer_params={"betas": [0.5, 0.9], "amsgrad": True},
        schedule="cosine",
        schedule_params={"T_max": 7, "eta_min": 1e-3},
        clip=["value", 2],
    )
    assert config.optimizer_params == {"betas": (0.5, 0.9), "amsgrad": True} and config.clip == ("value", 2.0)
    plain = config.to_dict()
    assert (plain["optimizer_params"], plain["clip"]) == ({"betas": [0.5, 0.9], "amsgrad": True}, ["value", 2.0])
    again = RunConfig.from_dict(json.loads(json.dumps(plain)))
    assert again == config and hash(again) == hash(config)


@pytest.mark.parametrize(
    ("task", "output", "loss"),
    [
        ("binary", "tanh", "half_mse"),
        ("classes", "purelin", "softmax_cross_entropy"),
        ("regression", "purelin", "half_mse"),
    ],
)
def test_the_defaults_for_output_and_loss_follow_the_task(task, output, loss):
    assert (RunConfig().output_for(task), RunConfig().loss_for(task)) == (output, loss)
    chosen = RunConfig(output_activation="relu", loss="mse")
    assert (chosen.output_for(task), chosen.loss_for(task)) == ("relu", "mse")


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"sed": 1}, "sed", "There is no setting 'sed'. Did you mean 'seed'?"),
        ({"qqqq": 1}, "qqqq", "There is no setting 'qqqq'."),
        ({"layers": {"size": 1}}, "layers", "a list of layers"),
        ({"layers": [7]}, "layers", "a layer with its size"),
        ({"layers": [{"activation": "tanh"}]}, "layers", "a layer with its size"),
        ({"layers": [{"size": 0}]}, "layers", "size is 0; allowed is a whole number from 1"),
        ({"layers": [{"size": 1, "activatoin": "tanh"}]}, "layers", "Did you mean 'activation'?"),
        ({"layers": [{"size": 1, "activation": "thanh"}]}, "layers", "Did you mean 'tanh'?"),
        ({"layers": [{"size": 1, "activation": "maxout", "params": {"pieces": 1}}]}, "layers", "allowed is 2 to 64"),
        ({"layers": [{"size": 1, "params": 4}]}, "layers", "numbers by name"),
        ([], "config", "an object with the settings by name"),
    ],
)
def test_a_damaged_dict_is_refused_with_what_is_wrong(values, field, said):
    with pytest.raises(ConfigError) as refused:
        RunConfig.from_dict(values)
    assert refused.value.field == field
    assert said in str(refused.value)


names = {key: st.sampled_from(list(r)) for key, r in (("f", ACTIVATIONS), ("i", INITIALIZERS))}
layers = st.one_of(
    st.builds(
        Layer, st.integers(1, 10_000), names["f"].filter(lambda f: f != "maxout"), initializer=names["i"] | st.none()
    ),
    st.builds(
        Layer,
        st.integers(1, 16),
        st.just("maxout"),
        st.fixed_dictionaries({"pieces": st.integers(2, 64)}),
    ),
    st.builds(Layer, st.integers(1, 16), st.just("leaky_relu"), st.fixed_dictionaries({"slope": st.floats(0, 1)})),
)
positive = st.floats(0, allow_infinity=False, exclude_min=True)


@st.composite
def configs(draw):
    dataset = draw(st.sampled_from([name for name in SOURCES if name != "sin"]))
    choices = list(FEATURES) if dataset in ("circle", "reg-plane") else ["x1", "x2"]
    momentum = draw(st.booleans())
    return RunConfig(
        dataset=dataset,
        samples=draw(st.none() | st.integers(1, 1_000_000)),
        noise=draw(st.floats(0, 0.5)),
        train_fraction=draw(st.floats(0, 1, exclude_min=True)),
        features=draw(st.none() | st.lists(st.sampled_from(choices), min_size=1, unique=True)),
        standardize=draw(st.booleans()),
        layers=draw(st.lists(layers, max_size=5)),
        output_activation=draw(st.none() | names["f"]),
        loss=draw(st.none() | st.sampled_from([name for name in LOSSES if LOSSES[name].prediction_range is None])),
        optimizer="momentum" if momentum else draw(st.sampled_from(list(OPTIMIZERS))),
        optimizer_params={"momentum": draw(st.floats(0, 1))} if momentum else {},
        learning_rate=draw(positive),
        batch_size=draw(st.integers(1, 1_000_000)),
        regularization=draw(st.sampled_from(list(PENALTIES))),
        regularization_rate=draw(st.floats(0, allow_infinity=False)),
        initializer=draw(names["i"]),
        init_scale=draw(st.floats(0, 1000)),
        seed=draw(st.integers(0, LARGEST_SEED)),
        weights_seed=draw(st.none() | st.integers(0, LARGEST_SEED)),
        dtype=draw(st.sampled_from(["float64", "float32"])),
    )


@given(configs())
def test_every_config_comes_back_from_json_as_it_was(config):
    again = RunConfig.from_dict(json.loads(json.dumps(config.to_dict())))
    assert again == config
    assert not again.needs_new_run(config)


HUGE = 10**400  # more than a float holds
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from([HUGE, -HUGE, "x1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["size", "params", "k"]), inner),
    max_leaves=5,
)
strange = st.sampled_from(
    [np.bool_(True), np.arange(2), np.array(3), np.str_("relu"), 3 + 1j, b"x", {1}, Layer, object()]
)


@pytest.mark.parametrize("name", SETTINGS)
@given(value=junk | strange)
@settings(max_examples=25)
def test_whatever_a_field_is_given_it_is_taken_or_refused_with_a_message(name, value):
    for make in (lambda: RunConfig(**{name: value}), lambda: RunConfig.from_dict({name: value})):
        try:
            config = make()
        except ConfigError as refused:
            assert refused.field == name
            assert name in str(refused)
        else:
            assert RunConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


def test_runs_that_are_compared_share_data_and_chance_and_nothing_else():
    mine = RunConfig(layers=(Layer(3, "relu"),), learning_rate=0.5, features=("x1",))
    other = RunConfig(dataset="circle", noise=0.3, samples=80, seed=7, weights_seed=2, batch_size=3)
    both = mine.sharing(other)
    assert (both.noise, both.samples, both.seed, both.weights_seed, both.batch_size) == (0.3, 80, 7, 2, 3)
    assert both.features is None
    assert (both.layers, both.learning_rate) == (mine.layers, 0.5)


def test_what_fits_no_other_data_is_left_to_them():
    mine = RunConfig(dataset="xor4", features=("x1",), loss="mse", output_activation="sigmoid")
    both = mine.sharing(RunConfig(dataset="iris", standardize=True))
    assert (both.dataset, both.features, both.loss, both.output_activation) == ("iris", None, None, None)
    assert both.standardize
