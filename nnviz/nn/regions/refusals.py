"""Why a network, a box or a plane has no regions, in words; and the budget that stops a count that grows too far."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import numpy as np
from numpy.typing import ArrayLike

from nnviz.nn.activation_base import Array
from nnviz.nn.errors import EngineError
from nnviz.nn.layers import Dense
from nnviz.nn.maxout import Maxout
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message
from nnviz.nn.network import Network


class RegionBudgetError(EngineError):
    """The regions are more, or take longer, than allowed. `counted`: how many there were when it stopped, all of them
    final or to be cut further by the layer `layer` (from 1) and those behind it."""

    def __init__(self, message: Message, counted: int, layer: int) -> None:
        super().__init__(message)
        self.counted, self.layer = counted, layer


class Budget:
    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self.end = perf_counter() + seconds

    def check(self, counted: int, layer: int) -> None:
        """`layer` from 0. Raises RegionBudgetError."""
        values = {"counted": counted, "layer": layer + 1, "most": self.most, "seconds": f"{self.seconds:g}"}
        if counted > self.most:
            text = QT_TRANSLATE_NOOP(
                "Message",
                "More than {most} linear regions: {counted} when layer {layer} was being cut. Counting stopped.",
            )
        elif perf_counter() > self.end:
            text = QT_TRANSLATE_NOOP(
                "Message",
                "The linear regions take longer than {seconds} s: {counted} when layer {layer} was being cut. "
                "Counting stopped.",
            )
        else:
            return
        raise RegionBudgetError(Message("regions.budget", text, values), counted, layer + 1)


def overflow(layer: int) -> EngineError:
    text = QT_TRANSLATE_NOOP("Message", "The numbers in layer {layer} are too large to be computed with.")
    return EngineError(Message("regions.overflow", text, {"layer": layer + 1}))


def piecewise_linear(layer: Dense) -> bool:
    return layer.activation.piecewise_linear or isinstance(layer.activation, Maxout)


def check_hidden_layers(network: Network) -> None:
    """Raises EngineError that names the first smooth hidden layer, or the first one with a number that is none."""
    for l, layer in enumerate(network.layers):
        if l < len(network.layers) - 1 and not piecewise_linear(layer):
            text = QT_TRANSLATE_NOOP(
                "Message",
                "Hidden layer {layer} is {activation}, which is smooth: it bends everywhere, so there are no linear "
                "pieces.",
            )
            raise EngineError(Message("regions.smooth", text, {"layer": l + 1, "activation": layer.activation.name}))
        parameters = [layer.weight, layer.bias] + ([] if layer.slopes is None else [layer.slopes])
        if not all(np.isfinite(values).all() for values in parameters):
            text = QT_TRANSLATE_NOOP(
                "Message", "Layer {layer} has weights that are no finite numbers (NaN or infinity)."
            )
            raise EngineError(Message("regions.not_finite", text, {"layer": l + 1}))


def checked_box(box: Sequence[float]) -> Array:
    """((x_min, x_max), (y_min, y_max)); raises EngineError for an empty, reversed or infinite one."""
    try:
        sides: Array = np.asarray(box, np.float64)
    except (TypeError, ValueError):
        sides = np.empty(0)
    # half of all numbers is room enough, and no sum of two sides then overflows
    if sides.shape != (4,) or not (np.abs(sides) < np.finfo(float).max / 2).all():
        text = QT_TRANSLATE_NOOP("Message", "box is {box}; it must be four finite numbers: x_min, x_max, y_min, y_max.")
        raise EngineError(Message("regions.box", text, {"box": box}))
    for name, (low, high) in zip("xy", sides.reshape(2, 2).tolist(), strict=True):
        # nearer ends than this leave no room for a corner between them
        if not high - low > 1e-9 * max(abs(low), abs(high)):
            text = QT_TRANSLATE_NOOP("Message", "The box is empty: {name}_min is {low} and {name}_max is {high}.")
            raise EngineError(Message("regions.empty_box", text, {"name": name, "low": low, "high": high}))
    return sides.reshape(2, 2)


def checked_plane(network: Network, plane: tuple[ArrayLike, ArrayLike, ArrayLike] | None) -> tuple[Array, Array]:
    """Origin (n_0,) and directions (n_0, 2) of the plane through the input space that is to be cut."""
    n = network.n_inputs
    if plane is None:
        if n == 2:
            return np.zeros(2), np.eye(2)
        text = QT_TRANSLATE_NOOP(
            "Message",
            "The network has {inputs} inputs, and regions lie in a plane. Choose one: plane=(origin, direction, "
            "direction), each of {inputs} numbers.",
        )
        raise EngineError(Message("regions.inputs", text, {"inputs": n}))
    try:
        origin, first, second = (np.asarray(part, np.float64).reshape(-1) for part in plane)
    except (TypeError, ValueError):
        origin = first = second = np.empty(0)
    if not (origin.size == first.size == second.size == n):
        text = QT_TRANSLATE_NOOP("Message", "plane must be (origin, direction, direction), each of {inputs} numbers.")
        raise EngineError(Message("regions.plane", text, {"inputs": n}))
    directions = np.stack((first, second), axis=1)
    spread = np.linalg.svd(directions, compute_uv=False) if np.isfinite(directions).all() else np.zeros(2)
    if not np.isfinite(origin).all() or spread.size < 2 or spread[1] <= 1e-9 * spread[0]:
        text = QT_TRANSLATE_NOOP("Message", "The two directions of the plane must be finite, not 0 and not parallel.")
        raise EngineError(Message("regions.parallel", text))
    return origin, directions
