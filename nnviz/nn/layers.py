"""A layer as it is asked for (Layer) and as it stands in a network (Dense: shapes, and views of its parameters)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral
from typing import Any

from nnviz.nn.activation_base import Activation, Array, Call
from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.errors import EngineError
from nnviz.nn.initializers import INITIALIZERS
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message
from nnviz.nn.parameters import Params, checked


@dataclass(frozen=True, slots=True)
class Layer:
    """The wish for a layer of `size` units. Raises EngineError for an impossible size, an unknown name or parameter.

    activation    standard name or alias
    params        of the activation, by name; what is left out has its default
    initializer   None = the one of the network
    """

    size: int
    activation: str = "relu"
    params: Mapping[str, float] = Params({})
    initializer: str | None = None

    def __post_init__(self) -> None:
        if isinstance(self.size, bool) or not isinstance(self.size, Integral) or self.size < 1:
            text = QT_TRANSLATE_NOOP("Message", "A layer's size is {size!r}; allowed is a whole number from 1.")
            raise EngineError(Message("layer.size", text, {"size": self.size}))
        f = ACTIVATIONS[self.activation]
        object.__setattr__(self, "size", int(self.size))
        object.__setattr__(self, "activation", f.name)
        object.__setattr__(self, "params", Params(checked(f.name, f.parameters, self.params)))
        if self.initializer is not None:
            object.__setattr__(self, "initializer", INITIALIZERS.standard_name(self.initializer))


class Dense:
    """A fully connected layer z = W a + b, a' = f(z) of a network.

    n_in          inputs
    size          units, that is outputs
    pieces        rows of z per unit: 1, except for Maxout
    rows          size * pieces
    activation    the object f
    settings      its parameters as they were asked for, all of them: plain numbers
    params        the same as they are passed to f: where the slope is learned, it is the live `slopes`
    weight        W, (rows, n_in), live
    bias          b, (rows, 1), live
    slopes        of a function with a learned slope: (size, 1), live; else None
    """

    def __init__(self, spec: Layer, n_in: int) -> None:
        self.activation: Activation = ACTIVATIONS[spec.activation]
        self.settings: dict[str, Any] = self.activation.complete(spec.params)
        self.params = dict(self.settings)
        self.initializer = spec.initializer
        self.n_in = n_in
        self.size = spec.size
        self.pieces = self.activation.pieces(**self.params)
        self.rows = self.size * self.pieces
        self.weight: Array
        self.bias: Array
        self.slopes: Array | None = None

    def attach(self, block: Array) -> None:
        """Take [W | b], (rows, n_in + 1), a piece of the network's parameters, as this layer's own."""
        self.weight, self.bias = block[:, :-1], block[:, -1:]

    def attach_slopes(self, slopes: Array) -> None:
        """Take (size, 1), a piece of the network's parameters, as the learned slopes of this layer."""
        self.slopes = self.params["slope"] = slopes

    def reset_slopes(self) -> None:
        """Set the learned slopes, if there are any, to the one that was asked for."""
        if self.slopes is not None:
            self.slopes[...] = self.settings["slope"]

    def value(self, z: Array) -> Array:
        """f(z): (rows, m) -> (size, m)."""
        return self.activation.value(z, **self.params)

    def derivative(self, z: Array) -> Array:
        """f'(z): (rows, m) -> (rows, m)."""
        return self.activation.derivative(z, **self.params)

    def delta(self, brought: Array, z: Array) -> Array:
        """dL/dz (rows, m) from dL/da (size, m)."""
        return self.activation.delta(brought, z, **self.params)

    def value_calls(self, z: Array, a: Array) -> list[Call]:
        """The calls of the fast step that write f(z) into `a`."""
        return self.activation.value_calls(z, a, **self.params)

    def delta_calls(self, brought: Array, z: Array, a: Array, delta: Array) -> list[Call]:
        """The calls of the fast step that write dL/dz into `delta`."""
        return self.activation.delta_calls(brought, z, a, delta, **self.params)


def neighbours_alike(layers: Sequence[Dense]) -> list[tuple[int, int]]:
    """First and last of each run of layers with the same element-wise function and parameters; others are left out."""
    runs: list[tuple[int, int]] = []
    for l, layer in enumerate(layers):
        if not layer.activation.elementwise:
            continue
        before = layers[l - 1] if l else None
        alike = before is not None and before.activation is layer.activation
        if before is not None and alike and layer.slopes is None and before.params == layer.params:
            runs[-1] = runs[-1][0], l
        else:
            runs.append((l, l))
    return runs
