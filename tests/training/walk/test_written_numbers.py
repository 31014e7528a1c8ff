"""Every formula with numbers in it comes to what is written behind its = sign: the forms are those of the engine."""

from __future__ import annotations

import numpy as np
import pytest
from training.walk.latex_value import parts, value

from nnviz.nn import ACTIVATIONS, LOSSES, OPTIMIZERS, Layer, Network
from nnviz.training.walk.function_forms import FORMS as FUNCTIONS
from nnviz.training.walk.loss_forms import FORMS
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.optimizer_forms import optimizer_form
from nnviz.training.walk.walk import Walk

DECIMALS = 12


def close(line: str, **letters: float) -> bool:
    """Whether the last two parts of the line are equal; False where there is nothing to be compared."""
    told = parts(line)
    if len(told) < 2 or "ldots" in line:
        return False
    assert value(told[-2], **letters) == pytest.approx(value(told[-1]), rel=1e-6, abs=1e-9), line
    return True


def assert_lines(walk: Walk, kinds: set[str], least: int, **letters: float) -> None:
    compared = 0
    for step in walk.steps:
        if step.kind in kinds:
            rows, columns = step.result.values.shape
            for row in range(min(rows, 4)):
                for column in range(min(columns, 2)):
                    for line in walk.numbers(step.index, row, column, DECIMALS):
                        named = parts(line.latex)
                        if len(named) == 2 and "leftarrow" not in line.latex and _symbolic(named[0]):
                            continue  # a name and its value: nothing to work out
                        compared += close(line.latex, **letters)
    assert compared >= least


def _symbolic(latex: str) -> bool:
    try:
        value(latex)
    except (NameError, SyntaxError, AssertionError, TypeError):
        return True
    return False


def network(layers: list[Layer], loss: str = "half_mse", inputs: int = 2, **rest) -> Network:
    network = Network(inputs, layers, loss, **rest)
    network.parameters[...] = np.random.default_rng(len(loss)).normal(size=network.parameters.size) * 0.7
    return network


@pytest.mark.parametrize("name", [*ACTIVATIONS])
def test_activations_and_their_slopes(name: str) -> None:
    x = np.random.default_rng(1).normal(size=(2, 2))
    walk = Walk(Moment.of(network([Layer(3, name), Layer(1, "purelin")]), x, np.ones((1, 2))))
    assert_lines(
        walk, {"pre_activation", "activation", "delta", "weight_gradient", "bias_gradient", "slope_gradient"}, 20
    )


def test_every_element_wise_function_with_a_form_has_its_slope_too() -> None:
    for name, form in FUNCTIONS.items():
        assert bool(form.value) == bool(form.slope), name


@pytest.mark.parametrize("m", [1, 2])
@pytest.mark.parametrize("loss", [*LOSSES])
def test_losses_and_their_slopes(loss: str, m: int) -> None:
    rng = np.random.default_rng(3)
    shares = rng.uniform(0.1, 0.9, (2, m))
    kinds = (rng.normal(size=(2, m)), shares / shares.sum(axis=0), np.eye(2)[:, :m], np.ones((2, m)))
    t = next(t for t in kinds if LOSSES[loss].targets.allow(t))
    for output in ("sigmoid", "softmax", "purelin"):
        if LOSSES[loss].accepts_range(*ACTIVATIONS[output].range):
            walk = Walk(Moment.of(network([Layer(2, output)], loss), rng.normal(size=(2, m)), t))
            kinds_told = {"delta"} if loss in ("huber", "smooth_l1") else {"delta", "loss"}
            assert_lines(walk, kinds_told, 2)


def test_every_loss_has_a_form() -> None:
    assert set(FORMS) == set(LOSSES)


def test_a_penalty_is_in_the_loss_and_in_the_gradient() -> None:
    net = network([Layer(1, "purelin")], penalty="l2", penalty_rate=0.3)
    assert_lines(Walk(Moment.of(net, np.ones((2, 1)), np.ones((1, 1)))), {"weight_gradient"}, 2)


OPTIMIZED = {
    "sgd": {},
    "sgd, decay": {"weight_decay": 0.1},
    "momentum": {"dampening": 0.3, "weight_decay": 0.1},
    "nesterov": {},
    "adagrad": {"lr_decay": 0.2},
    "rmsprop": {},
    "rmsprop, all": {"centered": True, "momentum": 0.4},
    "adam": {},
    "adam, amsgrad": {"amsgrad": True, "weight_decay": 0.1},
    "adamw": {},
}


@pytest.mark.parametrize("name", OPTIMIZED)
@pytest.mark.parametrize("clip", [None, ("norm", 0.1)])
def test_the_steps_of_the_optimizers(name: str, clip: tuple[str, float] | None) -> None:
    optimizer, params = name.split(",")[0], OPTIMIZED[name]
    net = network([Layer(2, "prelu"), Layer(1, "purelin")])
    x, t = np.random.default_rng(5).normal(size=(2, 3)), np.ones((1, 3))
    moment = Moment.of(net, x, t, optimizer=optimizer, optimizer_params=params, rate=0.05, clip=clip)
    epsilon = OPTIMIZERS[optimizer].complete(params).get("eps", 0.0)
    for _ in range(3):
        walk = Walk(moment)
        for step in walk.steps:
            if step.kind in ("weight_update", "bias_update", "slope_update"):
                for line in walk.numbers(step.index, 0, 0, DECIMALS):
                    if (len(parts(line.latex)) > 1 and not line.latex.startswith("g = ")) or " + " in line.latex:
                        assert close(line.latex, epsilon=epsilon), line.latex
        moment = walk.following()


def test_every_optimizer_has_a_form() -> None:
    for name, optimizer in OPTIMIZERS.items():
        form = optimizer_form(name, optimizer.complete({}))
        state = set(optimizer.state(np.zeros(1), **optimizer.complete({}))) - {"step"}
        assert set(form.memory) == state, name
