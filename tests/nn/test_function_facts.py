"""The facts about the functions, with figures that were worked out by hand."""

from __future__ import annotations

from math import erf, inf, log, sqrt

import pytest

from nnviz.nn import ACTIVATIONS
from nnviz.nn.function_facts import function_facts


def beyond(z: float) -> float:
    """The share of N(0, 1) with |x| > z."""
    return 1 - erf(z / sqrt(2))


def share(name: str, **params) -> float | None:
    return function_facts(name, params).saturated_share


def test_the_share_that_saturates_is_exact_where_it_can_be_worked_out():
    # sigmoid: a(1 - a) = 0.05 / 4, so a = (1 + sqrt(0.95)) / 2 and z = ln(a / (1 - a)) = 4.357
    a = (1 + sqrt(0.95)) / 2
    assert share("sigmoid") == pytest.approx(beyond(log(a / (1 - a))), rel=1e-9)
    # tanh is a sigmoid of twice the z, so it saturates at half of that
    assert share("tanh") == pytest.approx(beyond(log(a / (1 - a)) / 2), rel=1e-9)
    # softsign: 1 / (1 + |z|)^2 = 0.05
    assert share("softsign") == pytest.approx(beyond(sqrt(20) - 1), rel=1e-9)
    assert share("hardtanh") == pytest.approx(beyond(1), rel=1e-6)
    assert share("relu") == pytest.approx(0.5, abs=1e-9)
    assert share("elu") == pytest.approx(beyond(log(20)) / 2, rel=1e-6)  # e^z = 0.05 on the left alone


def test_what_never_fades_never_saturates_and_what_never_passes_always_does():
    assert share("purelin") == share("leaky_relu") == share("prelu") == share("maxout") == 0
    assert share("leaky_relu", slope=0.0) == pytest.approx(0.5, abs=1e-9)
    assert share("sign") == 1


def test_softmax_alone_has_no_share_for_it_has_no_single_z():
    assert [name for name in ACTIVATIONS if share(name) is None] == ["softmax"]


def test_twenty_layers_at_best_is_the_largest_slope_to_the_power_of_twenty():
    assert function_facts("sigmoid", {}).best_case == 2.0**-40
    assert function_facts("tanh", {}).best_case == 1
    assert function_facts("sign", {}).best_case == 0
    assert function_facts("hard_sigmoid", {}).best_case == pytest.approx(6.0**-20)


def test_range_and_centre_follow_the_parameters():
    assert function_facts("elu", {"alpha": 2.0}).range == (-2.0, inf)
    assert function_facts("elu", {"alpha": 2.0}).max_derivative == 2
    still = function_facts("leaky_relu", {"slope": 0.0})
    assert still.range == (0.0, inf) and not still.zero_centred
    assert function_facts("leaky_relu", {"slope": 0.5}).range == (-inf, inf)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_by_default_the_facts_are_what_the_function_says_of_itself(name):
    facts, activation = function_facts(name, {}), ACTIVATIONS[name]
    assert facts.range == activation.range
    assert facts.zero_centred == activation.zero_centred
    assert facts.max_derivative == activation.max_derivative()
    assert facts.torch_name == activation.torch_name and facts.matlab_name == activation.matlab_name
    if name != "maxout":
        assert facts.kinks == activation.kinks
