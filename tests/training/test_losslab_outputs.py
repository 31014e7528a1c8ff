"""Several outputs: the terms sum to the loss, KL is 0 only for equal distributions, cross entropy is entropy + KL."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.nn import ACTIVATIONS, LOSSES
from nnviz.training.losslab_outputs import (
    LOSSES_OF_OUTPUTS,
    ONE_TRUE,
    SCORED,
    SeveralOutputs,
    even,
    log_probabilities,
    moved,
    one_hot,
)


@st.composite
def distributions(draw, count=None):
    weights = draw(st.lists(st.floats(0.01, 1), min_size=count or 2, max_size=count or 5))
    return tuple((np.array(weights) / sum(weights)).tolist())


@st.composite
def pairs(draw):
    first = draw(distributions())
    return first, draw(distributions(len(first)))


def sample(name, target, prediction, scores):
    target = one_hot(len(target), 1) if name in ONE_TRUE else target
    prediction = scores if name in SCORED else prediction
    return SeveralOutputs(name, target, log_probabilities(prediction) if name == "nll" else prediction)


@given(st.sampled_from(LOSSES_OF_OUTPUTS), pairs(), st.lists(st.floats(-5, 5), min_size=5, max_size=5))
def test_the_terms_sum_to_the_registrys_value_and_the_gradient_is_the_registrys(name, given_pair, scores):
    target, prediction = given_pair
    one = sample(name, target, prediction, tuple(scores[: len(target)]))
    columns = np.array(one.prediction)[:, None], np.array(one.target)[:, None]
    assert one.value == LOSSES[name].value(*columns)
    assert one.terms.sum() == pytest.approx(one.value, rel=1e-12, abs=1e-12)
    assert (one.gradient == LOSSES[name].gradient(*columns)[:, 0]).all()


@given(pairs())
def test_kl_is_0_if_and_only_if_the_distributions_are_equal(given_pair):
    target, prediction = given_pair
    assert SeveralOutputs("kl", target, target).value == 0.0
    assert SeveralOutputs("kl", target, target).equal
    one = SeveralOutputs("kl", target, prediction)
    if max(abs(t - y) for t, y in zip(target, prediction, strict=True)) > 1e-6:
        assert one.value > 0 and not one.equal


@given(pairs(), st.floats(0, 1))
def test_kl_falls_as_the_prediction_comes_nearer(given_pair, share):
    target, prediction = (np.array(side) for side in given_pair)
    nearer = prediction + share * (target - prediction)
    far, near = (SeveralOutputs("kl", given_pair[0], tuple(y.tolist())).value for y in (prediction, nearer))
    assert near <= far + 1e-12


@given(pairs())
def test_cross_entropy_is_entropy_plus_kl(given_pair):
    one = SeveralOutputs("cross_entropy", *given_pair)
    assert one.cross_entropy == pytest.approx(one.entropy + one.kl, abs=1e-12)
    assert one.cross_entropy == one.value


@given(pairs())
def test_the_gradient_on_the_simplex_is_0_only_where_they_are_equal(given_pair):
    target, prediction = given_pair
    assert np.abs(SeveralOutputs("kl", target, target).along).max() == pytest.approx(0, abs=1e-12)
    if max(abs(t - y) for t, y in zip(target, prediction, strict=True)) > 1e-3:
        assert np.abs(SeveralOutputs("kl", target, prediction).along).max() > 1e-4


def test_by_hand():
    one = SeveralOutputs("kl", (0.5, 0.5), (0.25, 0.75))
    assert one.terms == pytest.approx([0.5 * log(2), 0.5 * log(2 / 3)])
    assert one.gradient == pytest.approx([-2.0, -2 / 3])
    assert one.entropy == pytest.approx(log(2))
    soft = SeveralOutputs("softmax_cross_entropy", (1.0, 0.0), (0.0, log(3)))
    assert soft.value == pytest.approx(log(4)) and soft.gradient == pytest.approx([-0.75, 0.75])
    margin = SeveralOutputs("multi_margin", (1.0, 0.0, 0.0), (0.5, 0.0, 2.0))
    assert margin.terms == pytest.approx([0, 0.5 / 3, 2.5 / 3]) and margin.gradient == pytest.approx(
        [-2 / 3, 1 / 3, 1 / 3]
    )
    assert SeveralOutputs("nll", (0.0, 1.0), log_probabilities((0.9, 0.1))).value == pytest.approx(-log(0.1))


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=5))
def test_softmax_gives_probabilities_and_a_gradient_that_sums_to_0(scores):
    one = SeveralOutputs("softmax_cross_entropy", one_hot(len(scores), 0), tuple(scores))
    assert one.probabilities.sum() == pytest.approx(1) and (one.probabilities > 0).all()
    assert (one.probabilities == ACTIVATIONS["softmax"].value(np.array(scores)[:, None])[:, 0]).all()
    assert one.gradient.sum() == pytest.approx(0, abs=1e-12)


@given(distributions(), st.integers(0, 4), st.floats(-0.5, 1.5))
def test_a_share_that_is_moved_leaves_a_distribution_and_the_others_proportions(shares, index, value):
    index %= len(shares)
    after = moved(shares, index, value)
    assert sum(after) == pytest.approx(1) and all(share >= 0 for share in after)
    assert after[index] == min(max(value, 0.0), 1.0)
    others = [(b, a) for i, (b, a) in enumerate(zip(shares, after, strict=True)) if i != index]
    if after[index] < 1:
        ratios = [a / b for b, a in others]
        assert max(ratios) == pytest.approx(min(ratios))


def test_the_others_share_evenly_what_one_gives_up_that_had_all():
    assert moved((1.0, 0.0, 0.0), 0, 0.5) == (0.5, 0.25, 0.25)
    assert even(4) == (0.25,) * 4
