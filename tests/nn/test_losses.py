"""Every loss: value, gradient, what it accepts, and what is said instead."""

from __future__ import annotations

from math import e, exp, log, sqrt

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS, LOSSES, EngineError, Layer, Network

M = 7
DTYPES = [np.float64, np.float32]
SIGNED = ["hinge", "squared_hinge", "soft_margin"]
PROBABILITIES = ["kl", "cross_entropy", "bce", "weighted_bce"]
PARAMS = {"weighted_bce": {"alpha": 2.5}, "huber": {"delta": 0.7}, "smooth_l1": {"beta": 0.3}}
CALCULATED = [(name, {}) for name in LOSSES] + list(PARAMS.items())
FUSED = [name for name, loss in LOSSES.items() if loss.fuses_with]


def samples(name, rows=3):
    """A prediction and a target in the loss's domain, (rows, 7), away from the kinks."""
    rng = np.random.default_rng(len(name))
    target = np.eye(rows)[:, rng.integers(0, rows, M)]
    if name in SIGNED:
        target = 2 * target - 1
    elif name in ("kl", "cross_entropy"):
        target = rng.dirichlet(np.ones(rows), M).T
    elif name in ("bce", "weighted_bce", "bce_with_logits"):
        target = rng.uniform(0, 1, (rows, M))
    elif name == "poisson_nll":
        target = rng.integers(0, 4, (rows, M)).astype(float)
    prediction = rng.uniform(0.05, 0.95, (rows, M)) if name in PROBABILITIES else rng.normal(size=(rows, M)) * 3
    return prediction, target


def value(name, y, t, **params):
    return LOSSES[name].value(np.array(y, float), np.array(t, float), **params)


def gradient(name, y, t, **params):
    return LOSSES[name].gradient(np.array(y, float), np.array(t, float), **params)


def test_distances_worked_by_hand():
    # two samples of two outputs; differences 1, 2 and -1, 0: squares sum to 6, magnitudes to 4
    y, t = [[0, 3], [1, 4]], [[1, 2], [3, 4]]
    assert value("half_mse", y, t) == 6 / 4
    assert value("mse", y, t) == 6 / 2
    assert value("l2", y, t) == pytest.approx(sqrt(3), rel=1e-15)
    assert value("l1", y, t) == 4
    assert value("mae", y, t) == 2
    # |e| is 1, 1, 2, 0; with delta 1.5: 1/2, 1/2, 1.5 (2 - 0.75), 0
    assert value("huber", y, t, delta=1.5) == (1 + 1.5 * 1.25) / 2
    assert value("huber", y, t) == (1 + 1.5) / 2
    # with beta 1/2 all but the last are on the straight part: |e| - 1/4
    assert value("smooth_l1", y, t, beta=0.5) == (0.75 + 0.75 + 1.75) / 2
    assert value("smooth_l1", y, t) == value("huber", y, t)
    np.testing.assert_array_equal(gradient("half_mse", y, t), [[-0.5, 0.5], [-1, 0]])
    np.testing.assert_array_equal(gradient("mse", y, t), [[-1, 1], [-2, 0]])
    np.testing.assert_allclose(gradient("l2", y, t), np.array([[-1, 1], [-2, 0]]) / (2 * sqrt(3)), rtol=1e-15)
    np.testing.assert_array_equal(gradient("l1", y, t), [[-1, 1], [-1, 0]])
    np.testing.assert_array_equal(gradient("mae", y, t), [[-0.5, 0.5], [-0.5, 0]])
    np.testing.assert_array_equal(gradient("huber", y, t, delta=1.5), [[-0.5, 0.5], [-0.75, 0]])
    np.testing.assert_array_equal(gradient("smooth_l1", y, t, beta=4), [[-0.125, 0.125], [-0.25, 0]])


def test_losses_of_probabilities_worked_by_hand():
    # T = 1 at Y = 1/4: ln 4; T = 0 at Y = 1/2: ln 2; halved
    y, t = [[0.25, 0.5]], [[1, 0]]
    assert value("bce", y, t) == pytest.approx(log(8) / 2, rel=1e-15)
    assert value("weighted_bce", y, t, alpha=3) == pytest.approx((3 * log(4) + log(2)) / 2, rel=1e-15)
    assert value("weighted_bce", y, t) == value("bce", y, t)
    np.testing.assert_allclose(gradient("bce", y, t), [[-4 / 2, 2 / 2]])
    np.testing.assert_allclose(gradient("weighted_bce", y, t, alpha=3), [[-12 / 2, 2 / 2]])
    # one sample that is half this and half that, told as 1/4 and 3/4; and one that is told as it is
    y, t = [[0.25, 1], [0.75, 0]], [[0.5, 1], [0.5, 0]]
    assert value("cross_entropy", y, t) == pytest.approx((log(4) + log(4 / 3)) / 2, rel=1e-15)
    assert value("kl", y, t) == pytest.approx((log(2) + log(2 / 3)) / 2, rel=1e-15)  # 0 log 0 = 0
    for name in ("kl", "cross_entropy"):
        np.testing.assert_allclose(gradient(name, y, t), [[-2, -1], [-2 / 3, 0]], rtol=1e-15)
    assert value("kl", t, t) == 0


def test_losses_of_scores_worked_by_hand():
    # softmax(0, ln 3) = (1/4, 3/4), the class is the first
    y, t = [[0], [log(3)]], [[1], [0]]
    assert value("softmax_cross_entropy", y, t) == pytest.approx(log(4), rel=1e-15)
    np.testing.assert_allclose(gradient("softmax_cross_entropy", y, t), [[-3 / 4], [3 / 4]])
    # sigmoid(ln 3) = 3/4: ln 4/3 for a yes, ln 4 for a no
    y, t = [[log(3), log(3)]], [[1, 0]]
    assert value("bce_with_logits", y, t) == pytest.approx((log(4 / 3) + log(4)) / 2, rel=1e-15)
    np.testing.assert_allclose(gradient("bce_with_logits", y, t), [[-1 / 8, 3 / 8]])
    # log-probabilities of the true classes: ln 1/2 and ln 1/8
    y, t = np.log([[0.5, 0.875], [0.5, 0.125]]), [[1, 0], [0, 1]]
    assert value("nll", y, t) == pytest.approx(log(16) / 2, rel=1e-15)
    np.testing.assert_array_equal(gradient("nll", y, t), [[-0.5, 0], [0, -0.5]])
    # T·Y is 3, 0.5, 1, -2: margins lack 0, 0.5, 0, 3
    y, t = [[3, -0.5, 1, 2]], [[1, -1, 1, -1]]
    assert value("hinge", y, t) == 3.5 / 4
    assert value("squared_hinge", y, t) == 9.25 / 4
    np.testing.assert_array_equal(gradient("hinge", y, t), [[0, 1 / 4, 0, 1 / 4]])
    np.testing.assert_array_equal(gradient("squared_hinge", y, t), [[0, 1 / 4, 0, 6 / 4]])
    # 1 + e^-TY is 4/3 and 4
    y, t = [[log(3), log(3)]], [[1, -1]]
    assert value("soft_margin", y, t) == pytest.approx((log(4 / 3) + log(4)) / 2, rel=1e-15)
    np.testing.assert_allclose(gradient("soft_margin", y, t), [[-1 / 8, 3 / 8]])
    # e^Y - T·Y: e - 2 and 1 - 0
    assert value("poisson_nll", [[1, 0]], [[2, 5]]) == pytest.approx((e - 2 + 1) / 2, rel=1e-15)
    np.testing.assert_allclose(gradient("poisson_nll", [[1, 0]], [[2, 5]]), [[(e - 2) / 2, -4 / 2]], rtol=1e-15)
    # the first leads the second by 0.25 and the third by 3: one of two rivals lacks 0.75; a third of it, for C = 3
    y, t = [[1], [0.75], [-2]], [[1], [0], [0]]
    assert value("multi_margin", y, t) == 0.75 / 3
    np.testing.assert_allclose(gradient("multi_margin", y, t), [[-1 / 3], [1 / 3], [0]])


@pytest.mark.parametrize(("name", "params"), CALCULATED)
def test_the_gradient_is_the_central_difference(name, params):
    loss, (y, t), h = LOSSES[name], samples(name), 1e-6
    difference = np.zeros_like(y)
    for index in np.ndindex(y.shape):
        up, down = y.copy(), y.copy()
        up[index] += h
        down[index] -= h
        difference[index] = (loss.value(up, t, **params) - loss.value(down, t, **params)) / (2 * h)
    np.testing.assert_allclose(loss.gradient(y, t, **params), difference, rtol=1e-7, atol=1e-7)


@pytest.mark.parametrize(("name", "params"), CALCULATED)
def test_value_and_gradient_equal_pytorch(name, params):
    torch = pytest.importorskip("torch")
    f = torch.nn.functional

    def margin(y, t):  # the plain hinge by PyTorch's ranking loss: is Y ahead of 0 by 1, or behind it?
        return f.margin_ranking_loss(y, torch.zeros_like(y), t, margin=1, reduction="none")

    def logits(y):
        return torch.log(y) - torch.log1p(-y)

    alpha = torch.tensor(params.get("alpha", 1.0))
    peers = {
        "half_mse": lambda y, t: f.mse_loss(y, t, reduction="sum") / (2 * M),
        "mse": lambda y, t: f.mse_loss(y, t, reduction="sum") / M,
        "l2": lambda y, t: torch.linalg.vector_norm(t - y) / sqrt(M),
        "l1": lambda y, t: f.l1_loss(y, t, reduction="sum"),
        "kl": lambda y, t: f.kl_div(torch.log(y), t, reduction="sum"),
        "cross_entropy": lambda y, t: -torch.special.xlogy(t, y).sum(),
        "bce": lambda y, t: f.binary_cross_entropy(y, t, reduction="sum") / M,
        "weighted_bce": lambda y, t: (
            f.binary_cross_entropy_with_logits(logits(y), t, pos_weight=alpha, reduction="sum") / M
        ),
        "softmax_cross_entropy": lambda y, t: f.cross_entropy(y.T, t.argmax(0), reduction="sum") / M,
        "mae": lambda y, t: f.l1_loss(y, t, reduction="sum") / M,
        "huber": lambda y, t: f.huber_loss(y, t, reduction="sum", **params) / M,
        "smooth_l1": lambda y, t: f.smooth_l1_loss(y, t, reduction="sum", **params) / M,
        "bce_with_logits": lambda y, t: f.binary_cross_entropy_with_logits(y, t, reduction="sum") / M,
        "nll": lambda y, t: f.nll_loss(y.T, t.argmax(0), reduction="sum") / M,
        "hinge": lambda y, t: margin(y, t).sum() / M,
        "squared_hinge": lambda y, t: (margin(y, t) ** 2).sum() / M,
        "soft_margin": lambda y, t: f.soft_margin_loss(y, t, reduction="sum") / M,
        "poisson_nll": lambda y, t: f.poisson_nll_loss(y, t, reduction="sum") / M,
        "multi_margin": lambda y, t: f.multi_margin_loss(y.T, t.argmax(0), reduction="sum") / M,
    }
    y, t = samples(name)
    prediction = torch.tensor(y, requires_grad=True)
    theirs = peers[name](prediction, torch.tensor(t))
    theirs.backward()
    assert LOSSES[name].value(y, t, **params) == pytest.approx(theirs.item(), rel=1e-12)
    ours = LOSSES[name].gradient(y, t, **params)
    np.testing.assert_allclose(ours, prediction.grad.numpy(), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", [name for name, loss in LOSSES.items() if loss.torch_name])
def test_pytorch_has_the_class_that_is_named(name):
    torch = pytest.importorskip("torch")
    assert issubclass(getattr(torch.nn, LOSSES[name].torch_name.removeprefix("torch.nn.")), torch.nn.Module)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("name", "params"), CALCULATED)
def test_the_dtype_stays_and_the_calls_write_the_gradient_without_its_factor(name, params, dtype):
    loss, (y, t) = LOSSES[name], samples(name)
    y, t = y.astype(dtype), t.astype(dtype)
    exact = loss.gradient(y, t, **params)
    assert exact.dtype == dtype
    assert isinstance(loss.value(y, t, **params), float)
    out = np.empty_like(y)
    for call in loss.gradient_calls(y, t, out, **params):
        call()
    rtol, atol = (1e-13, 1e-16) if dtype is np.float64 else (1e-5, 1e-7)
    np.testing.assert_allclose(out * dtype(loss.factor(M)), exact, rtol=rtol, atol=atol)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", PROBABILITIES)
def test_outputs_of_exactly_0_and_1_stay_finite(name, dtype):
    loss = LOSSES[name]
    y, t = np.array([[0, 1, 0, 1]], dtype), np.array([[0, 1, 1, 0]], dtype)
    with np.errstate(all="raise"):
        assert np.isfinite(loss.value(y, t)) and np.isfinite(loss.gradient(y, t)).all()
        assert loss.value(y[:, :2], t[:, :2]) == 0  # certain and right
        assert loss.value(y[:, 2:3], t[:, 2:3]) == pytest.approx(-log(1e-30 if dtype is np.float32 else 1e-300), 1e-6)


@pytest.mark.parametrize("dtype", DTYPES)
def test_logits_of_800_stay_finite(dtype):
    y, t = np.array([[800, -800], [-800, 800]], dtype), np.array([[0, 0], [1, 1]], dtype)
    sure = {  # wrong by 1600 and right; for single questions wrong by 800 twice and right twice
        "softmax_cross_entropy": (y, t, 800),
        "multi_margin": (y, t, 1601 / 4),
        "bce_with_logits": (y, t, 800),
        "soft_margin": (y, 2 * t - 1, 800),
        "hinge": (y, 2 * t - 1, 801),
        "squared_hinge": (y, 2 * t - 1, 801**2),
    }
    with np.errstate(all="raise", under="ignore"):
        for name, (prediction, target, expected) in sure.items():
            assert LOSSES[name].value(prediction, target) == expected, name
            assert np.isfinite(LOSSES[name].gradient(prediction, target)).all(), name
            assert LOSSES[name].gradient(prediction, target)[:, 1] == pytest.approx(0), name
        assert LOSSES["poisson_nll"].value(y, t) == np.inf  # e^800 is more than a number can be: but never NaN
        assert not np.isnan(LOSSES["poisson_nll"].gradient(y, t)).any()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["l2", "l1", "mae", "huber", "smooth_l1", "half_mse", "mse"])
def test_no_error_no_gradient(name, dtype):
    y = np.array([[1, -2], [0, 3]], dtype)
    with np.errstate(all="raise"):
        assert LOSSES[name].value(y, y) == 0
        np.testing.assert_array_equal(LOSSES[name].gradient(y, y), np.zeros((2, 2)))


@pytest.mark.parametrize("name", FUSED)
@pytest.mark.parametrize("params", [{}, {"alpha": 0.0}, {"alpha": 3.0}])
def test_the_fused_delta_is_the_one_through_the_activation(name, params):
    """In the interior, whatever the targets of a sample sum to; the calls of the fast step write the same."""
    loss = LOSSES[name]
    if params and "alpha" not in loss.parameters:
        return
    rng = np.random.default_rng(5)
    f, z, t = ACTIVATIONS[loss.fuses_with], rng.normal(size=(3, M)), rng.uniform(0, 1, (3, M))
    a = f.value(z)
    fused = loss.fused_delta(a, t, **params)
    np.testing.assert_allclose(fused, f.delta(loss.gradient(a, t, **params), z), rtol=1e-13, atol=1e-15)
    out = np.empty_like(a)
    for call in loss.fused_calls(a, t, out, **params):
        call()
    np.testing.assert_allclose(out * loss.factor(M), fused, rtol=1e-13, atol=1e-16)


@pytest.mark.parametrize("name", FUSED)
def test_a_network_takes_the_fused_delta_even_when_saturated(name):
    loss = LOSSES[name]
    network = Network(2, [Layer(2, loss.fuses_with)], name)
    assert network.fused
    network.weights[0][...] = np.eye(2)
    x, t = np.array([[800.0, -800], [-800, 800]]), np.array([[0.0, 0], [1, 1]])
    # wrong and right: the slope of the activation is 0 in both, but the wrong one learns
    np.testing.assert_array_equal(network.deltas(x, t)[0] / loss.factor(2), [[1, 0], [-1, 0]])
    assert not Network(2, [Layer(2, "tanh")], name).fused


def test_losses_of_probabilities_accept_no_other_output():
    for name in PROBABILITIES:
        accepts = LOSSES[name].accepts_range
        assert accepts(0, 1)
        assert not accepts(-1, 1) and not accepts(0, np.inf) and not accepts(-np.inf, np.inf)
        assert LOSSES[LOSSES[name].without_range].accepts_range(-np.inf, np.inf)
    for name in set(LOSSES) - set(PROBABILITIES):
        assert LOSSES[name].accepts_range(-np.inf, np.inf)


def test_an_output_made_for_a_loss_is_one_that_it_accepts():
    for name, loss in LOSSES.items():
        if loss.made_for:
            assert loss.accepts_range(*ACTIVATIONS[loss.made_for].range), name
        if loss.fuses_with:
            assert loss.fuses_with == loss.made_for, name


KINDS = {
    "signs": [[-1.0, 1, 1]],
    "one-hot": [[1.0, 0, 0], [0, 1, 1]],
    "zeros and ones": [[0.0, 1, 1]],
    "shares": [[0.25, 0.5, 0], [0.75, 0.5, 1]],
    "numbers": [[-7.0, 9, 0.5]],
    "counts": [[0.0, 3, 2]],
}
ALLOWED = {
    **{name: set(KINDS) for name in ("half_mse", "mse", "l2", "l1", "mae", "huber", "smooth_l1")},
    **{name: {"one-hot", "zeros and ones", "shares"} for name in (*PROBABILITIES, "bce_with_logits")},
    **{name: {"one-hot"} for name in ("softmax_cross_entropy", "nll", "multi_margin")},
    **{name: {"signs"} for name in SIGNED},
    "poisson_nll": {"one-hot", "zeros and ones", "shares", "counts"},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LOSSES)
def test_targets_outside_the_domain_are_refused_with_a_loss_that_takes_them(name, kind):
    target = np.array(KINDS[kind])
    if kind in ALLOWED[name]:
        LOSSES[name].check_targets(target)
        return
    with pytest.raises(EngineError) as refused:
        LOSSES[name].check_targets(target)
    message = refused.value.message
    assert message.code.startswith("targets.")
    assert name in str(message) and f"such as {message.values['instead']}" in str(message)
    instead = LOSSES[message.values["instead"]]
    instead.check_targets(target)
    assert instead.accepts_range(-np.inf, np.inf)  # whatever the output layer is


def test_what_is_said_of_targets_that_do_not_fit():
    def said(name, kind):
        with pytest.raises(EngineError) as refused:
            LOSSES[name].check_targets(np.array(KINDS[kind]))
        return refused.value.message.code, str(refused.value)

    assert said("bce", "signs") == (
        "targets.range",
        "bce needs targets from 0 to 1, but those of the data reach from -1 to 1. "
        "Choose another loss, such as soft_margin.",
    )
    assert said("hinge", "one-hot") == (
        "targets.signs",
        "hinge needs targets that are -1 or +1, but those of the data are others, from 0 to 1. "
        "Choose another loss, such as multi_margin.",
    )
    assert said("multi_margin", "signs")[0] == "targets.one_hot"
    assert said("multi_margin", "signs")[1].endswith("such as hinge.")
    assert said("poisson_nll", "numbers") == (
        "targets.negative",
        "poisson_nll needs targets of 0 or more, but those of the data go down to -7. "
        "Choose another loss, such as half_mse.",
    )


@pytest.mark.parametrize("name", [name for name in LOSSES if len(ALLOWED[name]) < len(KINDS)])
def test_nan_is_no_target(name):
    with pytest.raises(EngineError):
        LOSSES[name].check_targets(np.array([[np.nan]]))
    LOSSES[name].check_targets(np.empty((1, 0)))  # no samples, nothing wrong


@pytest.mark.parametrize("name", LOSSES)
def test_every_loss_explains_itself(name):
    loss = LOSSES[name]
    assert loss.formula and loss.expects and loss.note
    grows = loss.factor(10) == loss.factor(20)
    assert grows == ("grow with the batch" in loss.note)
    assert grows == (name in ("l1", "kl", "cross_entropy"))
    assert loss.signed == (name in ("nll", "poisson_nll"))


def test_poisson_is_least_at_the_rate_and_below_zero_there():
    t = np.full((1, 3), 5.0)
    best = np.full((1, 3), log(5))
    np.testing.assert_allclose(LOSSES["poisson_nll"].gradient(best, t), 0, atol=1e-15)
    assert LOSSES["poisson_nll"].value(best, t) == pytest.approx(5 - 5 * log(5))
    assert exp(best[0, 0]) == pytest.approx(5)
