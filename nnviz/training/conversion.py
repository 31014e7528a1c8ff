"""A run whose rectifier layer has become the Maxout layer that computes the same: it begins with what was learned."""

from __future__ import annotations

from dataclasses import replace

from nnviz.nn.conversion import as_maxout
from nnviz.nn.errors import EngineError
from nnviz.training.document import Document
from nnviz.training.message import ConfigError
from nnviz.training.trainer import Trainer


def converted(trainer: Trainer, layer: int) -> Document:
    """A run at step 0 with the weights of `trainer` as they are, its layer number `layer` (from 0) a Maxout of 2.

    The output layer is one of them. Network and loss compute what they did, to rounding; from then on both lines of
    every unit learn. Raises ConfigError for a layer that is no rectifier.
    """
    config, network, data = trainer.config, trainer.network, trainer.data
    try:
        made = as_maxout(network.layers[layer])
    except EngineError as error:
        raise ConfigError("layers", error.message) from error
    if layer == len(config.layers):
        changed = replace(config, output_activation="maxout")
    else:
        changed = replace(config, layers=(*config.layers[:layer], made.spec, *config.layers[layer + 1 :]))
    begun = Trainer.begun(Document(changed, data.dataset, data.kind, {}))
    for l, (old, new) in enumerate(zip(network.layers, begun.network.layers, strict=True)):
        new.weight[...] = made.weight if l == layer else old.weight
        new.bias[...] = made.bias if l == layer else old.bias
        if new.slopes is not None and old.slopes is not None:
            new.slopes[...] = old.slopes
    return begun.copy()
