"""What can be done about a fault, as settings: each remedy is a whole config, made from the present one.

A remedy that would change nothing, or is not allowed, is None, so that the next one can take its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from nnviz.nn import Layer
from nnviz.training.config import LARGEST_SEED, RunConfig
from nnviz.training.data import Task
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, Message, as_typed

RELUS = ("relu", "leaky_relu", "prelu", "relu6", "elu")
FITTING_WEIGHTS = ("xavier_uniform", "xavier_normal", "he_uniform", "he_normal", "lecun_normal", "orthogonal")
BATCH = 10  # the default one


@dataclass(frozen=True, slots=True)
class Remedy:
    """`label` says on a button what is done, `what` names it in a picture, `config` is the run with it."""

    label: Message
    config: RunConfig
    what: Message


def first_of(*remedies: Remedy | None) -> tuple[Remedy, ...]:
    """The first that there is, alone; nothing where there is none."""
    return tuple(remedy for remedy in remedies if remedy is not None)[:1]


def relu_and_he(config: RunConfig) -> Remedy | None:
    """ReLU in every hidden layer, and the weights that go with it."""
    count = len(config.layers)
    if count == 1:
        text = QT_TRANSLATE_NOOP("Message", "Use relu and he")
    else:
        text = QT_TRANSLATE_NOOP("Message", "Use relu and he in all {count}")
    what = QT_TRANSLATE_NOOP("Message", "relu and he")
    layers = tuple(Layer(layer.size, "relu") for layer in config.layers)
    values = {"count": count}
    return _made(config, text, what, values, layers=layers, initializer="he_uniform", init_scale=1.0)


def fewer_layers(config: RunConfig) -> Remedy | None:
    """The first half of the hidden layers."""
    count = max(1, len(config.layers) // 2)
    if count == 1:
        text = QT_TRANSLATE_NOOP("Message", "Keep one hidden layer")
    else:
        text = QT_TRANSLATE_NOOP("Message", "Keep {count} hidden layers")
    what = QT_TRANSLATE_NOOP("Message", "hidden layers: {count}")
    return _made(config, text, what, {"count": count}, layers=config.layers[:count])


def other_function(config: RunConfig, layer: int, name: str) -> Remedy | None:
    """Another function in one hidden layer, from 0."""
    text = QT_TRANSLATE_NOOP("Message", "Use {function} in layer {layer}")
    what = QT_TRANSLATE_NOOP("Message", "{function} in layer {layer}")
    layers = list(config.layers)
    layers[layer] = replace(layers[layer], activation=name, params={})
    return _made(config, text, what, {"function": name, "layer": layer + 1}, layers=tuple(layers))


def usual_output(config: RunConfig, task: Task) -> Remedy | None:
    """The output and the loss that the task has by itself."""
    usual = replace(config, output_activation=None, loss=None, loss_params={})
    if config.output_for(task) == usual.output_for(task):
        return None
    text = QT_TRANSLATE_NOOP("Message", "Use {function} as output")
    what = QT_TRANSLATE_NOOP("Message", "{function} as output")
    values = {"function": usual.output_for(task)}
    kept = _made(config, text, what, values, output_activation=None)
    return kept or _made(config, text, what, values, output_activation=None, loss=None, loss_params={})


def first_weights(config: RunConfig) -> Remedy | None:
    """Weights whose variance fits the width: he before functions of ReLU's kind, xavier otherwise."""
    drawn = (config.initializer, *(layer.initializer for layer in config.layers if layer.initializer))
    if config.init_scale == 1 and all(name in FITTING_WEIGHTS for name in drawn):
        return None
    he = bool(config.layers) and all(layer.activation in RELUS for layer in config.layers)
    text = QT_TRANSLATE_NOOP("Message", "Use {weights} weights")
    what = QT_TRANSLATE_NOOP("Message", "{weights} weights")
    layers = tuple(replace(layer, initializer=None) for layer in config.layers)
    name = "he_uniform" if he else "xavier_uniform"
    values = {"weights": "he" if he else "xavier"}
    return _made(config, text, what, values, layers=layers, initializer=name, init_scale=1.0)


def standardized(config: RunConfig) -> Remedy | None:
    """Inputs with mean 0 and deviation 1."""
    text = QT_TRANSLATE_NOOP("Message", "Standardize the inputs")
    what = QT_TRANSLATE_NOOP("Message", "standardized inputs")
    return _made(config, text, what, {}, standardize=True)


def rate_times(config: RunConfig, factor: float) -> Remedy | None:
    """Another learning rate, in flight."""
    text = QT_TRANSLATE_NOOP("Message", "Learning rate {rate}")
    return _rate(config, factor, text)


def restart_with_rate_times(config: RunConfig, factor: float) -> Remedy | None:
    """Another learning rate and other first weights: where those of now are lost, a rate alone does not help."""
    seed = config.seed if config.weights_seed is None else config.weights_seed
    text = QT_TRANSLATE_NOOP("Message", "New weights, rate {rate}")
    return _rate(config, factor, text, weights_seed=(seed + 1) % LARGEST_SEED)


def batch(config: RunConfig) -> Remedy | None:
    """The default batch, where that of now is larger."""
    if config.batch_size <= BATCH:
        return None
    text, what = QT_TRANSLATE_NOOP("Message", "Batch {size}"), QT_TRANSLATE_NOOP("Message", "batch {size}")
    return _made(config, text, what, {"size": BATCH}, batch_size=BATCH)


def _rate(config: RunConfig, factor: float, text: str, **settings: Any) -> Remedy | None:
    rate = float(f"{config.learning_rate * factor:.1g}")
    what = QT_TRANSLATE_NOOP("Message", "learning rate {rate}")
    return _made(config, text, what, {"rate": as_typed(rate)}, learning_rate=rate, **settings)


def _made(config: RunConfig, text: str, what: str, values: Mapping[str, object], **settings: Any) -> Remedy | None:
    try:
        changed = replace(config, **settings)
    except ConfigError:
        return None
    return (
        None if changed == config else Remedy(Message("remedy", text, values), changed, Message("remedy", what, values))
    )
