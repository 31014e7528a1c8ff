"""A rectifier layer as the Maxout layer that computes the same: max(z, slope z), where slope 0 makes the ReLU."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnviz.nn.activation_base import Array
from nnviz.nn.errors import EngineError
from nnviz.nn.layers import Dense, Layer
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message


@dataclass(frozen=True, slots=True)
class ConvertedLayer:
    """`spec` asks for the Maxout layer; its parameters are `weight` (2n, n_in) and `bias` (2n, 1), unit-major."""

    spec: Layer
    weight: Array
    bias: Array


def as_maxout(layer: Dense) -> ConvertedLayer:
    """The Maxout layer with k = 2 that computes what a relu, leaky_relu, prelu or purelin `layer` does.

    max(z, s z) is the rectifier with slope s on the left wherever s <= 1: 0 for ReLU, 1 for purelin. EngineError for
    other functions, which are no maximum of two lines through z, and for a slope above 1, whose bend is a minimum.
    """
    name = layer.activation.name
    if name in ("leaky_relu", "prelu"):
        slopes = np.broadcast_to(np.asarray(layer.params["slope"], layer.weight.dtype), (layer.size, 1))
    elif name in ("relu", "purelin"):
        slopes = np.full((layer.size, 1), 0.0 if name == "relu" else 1.0, layer.weight.dtype)
    else:
        text = QT_TRANSLATE_NOOP("Message", "{name} is no maximum of two straight lines: no Maxout of 2 computes it.")
        raise EngineError(Message("conversion.function", text, {"name": name}))
    if not (slopes <= 1).all():
        text = QT_TRANSLATE_NOOP("Message", "A slope above 1 bends downwards: no maximum of straight lines does.")
        raise EngineError(Message("conversion.slope", text))
    weight = np.stack([layer.weight, slopes * layer.weight], axis=1).reshape(2 * layer.size, layer.n_in)
    bias = np.stack([layer.bias, slopes * layer.bias], axis=1).reshape(2 * layer.size, 1)
    return ConvertedLayer(Layer(layer.size, "maxout", {"pieces": 2}, layer.initializer), weight, bias)
