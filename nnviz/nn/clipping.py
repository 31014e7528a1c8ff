"""The two ways to clip a gradient that is too large, one small object each, and the registry CLIPPINGS."""

from __future__ import annotations

from functools import partial
from math import inf, sqrt

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.registry import Registry

EPSILON = 1e-6  # PyTorch's, against dividing by 0


class Clipping:
    """A bound on the gradient g of all parameters, penalty included, before the optimizer gets it.

    formula      in plain text, c being the limit
    note         a remark for people
    torch_name   what PyTorch calls it
    """

    name: str
    aliases: tuple[str, ...] = ()
    formula: str
    note: str
    torch_name: str

    def calls(self, gradient: Array, limit: float) -> list[Call]:
        """In-place calls that clip the flat gradient."""
        raise NotImplementedError


class NormClipping(Clipping):
    name = "norm"
    formula = "g ← g · min(1, c / (||g|| + 10⁻⁶))"
    note = QT_TRANSLATE_NOOP(
        "Note", "The norm over all parameters is at most c: the direction of the step stays, only its length is cut."
    )
    torch_name = "torch.nn.utils.clip_grad_norm_"

    def calls(self, gradient: Array, limit: float) -> list[Call]:
        def shorten() -> None:
            share = limit / (norm(gradient) + EPSILON)
            if not share >= 1:  # also where it is NaN
                np.multiply(gradient, share, gradient)

        return [shorten]


class ValueClipping(Clipping):
    name = "value"
    formula = "g ← max(-c, min(c, g))"
    note = QT_TRANSLATE_NOOP(
        "Note", "No component is larger than c. The step may turn: large components are cut, small ones stay."
    )
    torch_name = "torch.nn.utils.clip_grad_value_"

    def calls(self, gradient: Array, limit: float) -> list[Call]:
        least, most = np.array(-limit, gradient.dtype), np.array(limit, gradient.dtype)
        return [partial(np.maximum, gradient, least, out=gradient), partial(np.minimum, gradient, most, out=gradient)]


def norm(vector: Array) -> float:
    """The Euclidean norm of a flat vector, also where the squares would overflow."""
    length = sqrt(vector.dot(vector))
    if length < inf:
        return length
    largest = float(np.abs(vector).max())
    return largest * sqrt(np.square(vector / largest).sum()) if largest < inf else largest


CLIPPINGS: Registry[Clipping] = Registry(QT_TRANSLATE_NOOP("Message", "clip"), (NormClipping(), ValueClipping()))
