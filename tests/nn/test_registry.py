"""Names: standard ones, aliases, and what a wrong one is told."""

from __future__ import annotations

import pytest

from nnviz import nn
from nnviz.nn import ACTIVATIONS, INITIALIZERS, LOSSES, EngineError, Layer, Registry, UnknownName

CATALOGUE = {
    "ACTIVATIONS": """sign purelin sigmoid tanh softsign relu leaky_relu prelu maxout softmax
        elu selu gelu silu softplus mish hardtanh hard_sigmoid relu6 sin""",
    "LOSSES": """half_mse mse l2 l1 kl cross_entropy bce weighted_bce softmax_cross_entropy mae huber smooth_l1
        bce_with_logits nll hinge squared_hinge soft_margin poisson_nll multi_margin""",
    "OPTIMIZERS": "sgd momentum nesterov adagrad rmsprop adam adamw",
    "SCHEDULES": "constant step exponential cosine inverse",
    "CLIPPINGS": "norm value",
    "PENALTIES": "none l1 l2",
    "DATASETS": "circle xor gauss spiral reg-plane reg-gauss xor4 sin",
    "FEATURES": "x1 x2 x1^2 x2^2 x1*x2 sin(x1) sin(x2)",
    "INITIALIZERS": """zeros constant normal uniform xavier_uniform xavier_normal he_uniform he_normal lecun_normal
        orthogonal playground""",
}
SETTABLE = {
    "leaky_relu": {"slope": 0.01},
    "prelu": {"slope": 0.25},
    "maxout": {"pieces": 2},
    "elu": {"alpha": 1},
    "weighted_bce": {"alpha": 1},
    "huber": {"delta": 1},
    "smooth_l1": {"beta": 1},
}
ALIASES = {
    "sign": ["hardlims"],
    "purelin": ["linear", "identity"],
    "sigmoid": ["logistic", "logsig"],
    "tanh": ["tansig"],
    "relu": ["poslin"],
    "silu": ["swish"],
    "hardtanh": ["satlins"],
}


@pytest.mark.parametrize("registry", CATALOGUE)
def test_every_registry_holds_the_catalogue_and_no_more(registry):
    held: Registry = getattr(nn, registry)
    assert set(held) == set(CATALOGUE[registry].split())
    assert len(held) == len(list(held))
    assert all(held[name].name == name for name in held)


@pytest.mark.parametrize("registry", [ACTIVATIONS, LOSSES])
def test_what_can_be_set_on_a_function_has_the_default_of_the_catalogue(registry):
    for name, function in registry.items():
        assert function.complete({}) == SETTABLE.get(name, {}), name


@pytest.mark.parametrize("name", ALIASES)
def test_an_alias_finds_the_function_and_is_not_listed_itself(name):
    for alias in ALIASES[name]:
        assert ACTIVATIONS[alias] is ACTIVATIONS[name]
        assert alias in ACTIVATIONS and alias not in list(ACTIVATIONS)
        assert ACTIVATIONS.standard_name(alias) == name
        assert Layer(3, alias) == Layer(3, name)


def test_xavier_and_he_are_the_uniform_ones():
    assert INITIALIZERS["xavier"].name == "xavier_uniform"
    assert INITIALIZERS["he"].name == "he_uniform"


def test_a_misspelt_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownName) as caught:
        ACTIVATIONS["sigmod"]
    assert "There is no activation 'sigmod'. Did you mean 'sigmoid'? There are: purelin, sigm" in str(caught.value)
    assert caught.value.message.code == "name.suggestion"
    assert caught.value.message.values["suggestion"] == "sigmoid"


def test_a_strange_name_is_answered_with_all_that_exist():
    with pytest.raises(UnknownName, match=r"There are: purelin, sigmoid") as caught:
        ACTIVATIONS["qqqqq"]
    assert caught.value.message.code == "name.unknown"


def test_an_unknown_name_is_a_key_error_and_a_value_error():
    assert issubclass(UnknownName, KeyError) and issubclass(UnknownName, EngineError)
    assert issubclass(UnknownName, ValueError)
    assert ACTIVATIONS.get("nothing") is None
    assert 3 not in ACTIVATIONS


def test_two_objects_of_one_name_are_refused():
    with pytest.raises(AssertionError, match="tanh"):
        Registry("activation", (ACTIVATIONS["tanh"], ACTIVATIONS["tanh"]))


def test_parameters_are_completed_and_checked():
    leaky = ACTIVATIONS["leaky_relu"]
    assert leaky.complete({}) == {"slope": 0.01}
    assert leaky.complete({"slope": 0.2}) == {"slope": 0.2}
    for given, code in (
        ({"slop": 1}, "parameter.unknown"),
        ({"slope": 2}, "parameter.range"),
        ({"slope": "a"}, "parameter.type"),
        ({"slope": float("nan")}, "parameter.type"),
    ):
        with pytest.raises(EngineError) as caught:
            leaky.complete(given)
        assert caught.value.message.code == code
    with pytest.raises(EngineError, match="whole number"):
        ACTIVATIONS["maxout"].complete({"pieces": 2.5})
    with pytest.raises(EngineError, match="pieces of maxout is 1; allowed is 2 to"):
        ACTIVATIONS["maxout"].complete({"pieces": 1})
