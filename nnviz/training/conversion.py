"""A run whose rectifier layer has become the Maxout layer that computes the same: it begins with what was learned."""

from __future__ import annotations

from dataclasses import replace

from nnviz.nn import Layer
from nnviz.nn.conversion import as_maxout
from nnviz.nn.errors import EngineError
from nnviz.training.config import RunConfig
from nnviz.training.document import Document
from nnviz.training.message import ConfigError
from nnviz.training.trainer import Trainer


def converted_config(config: RunConfig, layer: int) -> RunConfig:
    """These settings with layer number `layer` (from 0; the output layer is the last) a Maxout of 2."""
    if layer == len(config.layers):
        return replace(config, output_activation="maxout")
    layers = list(config.layers)
    layers[layer] = Layer(layers[layer].size, "maxout", {"pieces": 2}, layers[layer].initializer)
    return replace(config, layers=tuple(layers))


def converted(trainer: Trainer, layer: int) -> Document:
    """A run at step 0 with the weights of `trainer` as they are, its layer number `layer` (from 0) a Maxout of 2.

    The output layer is one of them. Network and loss compute what they did, to rounding; from then on both lines of
    every unit learn. Raises ConfigError for a layer that is no rectifier.
    """
    network, data = trainer.network, trainer.data
    try:
        made = as_maxout(network.layers[layer])
    except EngineError as error:
        raise ConfigError("layers", error.message) from error
    begun = Trainer.begun(Document(converted_config(trainer.config, layer), data.dataset, data.kind, {}))
    for l, (old, new) in enumerate(zip(network.layers, begun.network.layers, strict=True)):
        new.weight[...] = made.weight if l == layer else old.weight
        new.bias[...] = made.bias if l == layer else old.bias
        if new.slopes is not None and old.slopes is not None:
            new.slopes[...] = old.slopes
    return begun.copy()
