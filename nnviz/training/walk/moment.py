"""A network at one moment, with samples: copies of all that a walk forward and back and the next step take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn import Layer, Network, Params
from nnviz.nn.network import QUIET
from nnviz.training.data import Array, frozen


@dataclass(frozen=True, eq=False)
class Moment:
    """Parameters, samples and the state of the optimizer at one step, read-only.

    layers            the hidden layers and the output layer
    parameters        flat, laid out like `Network.parameters`, in `dtype`
    x, y              (n_0, m) and (n_L, m): a column is a sample
    rate              the learning rate in force
    optimizer_state   what the optimizer remembers; None before its first step
    clip              ("norm" or "value", limit) or None
    step              updates made so far
    samples           the numbers of the samples in the data, () where they are from nowhere
    whole             False where there were more samples than a walk takes, and these are the first of them
    """

    layers: tuple[Layer, ...]
    parameters: Array
    x: Array
    y: Array
    loss: str = "half_mse"
    loss_params: Mapping[str, Any] = Params({})
    penalty: str = "none"
    penalty_rate: float = 0.0
    optimizer: str = "sgd"
    optimizer_params: Mapping[str, Any] = Params({})
    optimizer_state: Mapping[str, NDArray[Any]] | None = None
    rate: float = 0.1
    clip: tuple[str, float] | None = None
    step: int = 0
    samples: tuple[int, ...] = field(default=())
    whole: bool = True

    @classmethod
    def of(cls, network: Network, x: ArrayLike, y: ArrayLike, **rest: Any) -> Moment:
        """A copy of `network` with samples; `rest` are the optimizer's fields and what is said of the samples.

        Raises EngineError for x that is not (n_0, m) or y that is not (n_L, m).
        """
        x = network.inputs(x)
        y = network.targets(y, x.shape[1])
        return cls(
            layers=tuple(Layer(layer.size, layer.activation.name, dict(layer.settings)) for layer in network.layers),
            parameters=frozen(network.parameters.copy()),
            x=frozen(x.copy()),
            y=frozen(y.copy()),
            loss=network.loss_function.name,
            loss_params=Params(network.loss_params),
            penalty=network.penalty.name,
            penalty_rate=network.penalty_rate,
            **rest,
        )

    @property
    def dtype(self) -> np.dtype[Any]:
        return self.parameters.dtype

    def network(self) -> Network:
        """A new network with a copy of these parameters."""
        network = Network(
            self.x.shape[0], self.layers, self.loss, self.loss_params, self.penalty, self.penalty_rate, self.dtype
        )
        network.parameters[...] = self.parameters
        return network

    def converted(self, dtype: str) -> Moment:
        """The same in "float64" or "float32"."""
        if self.dtype == np.dtype(dtype):
            return self
        state = self.optimizer_state
        with np.errstate(**QUIET):
            return replace(
                self,
                parameters=frozen(self.parameters.astype(dtype)),
                x=frozen(self.x.astype(dtype)),
                y=frozen(self.y.astype(dtype)),
                optimizer_state=state
                and {name: array if array.dtype.kind == "i" else array.astype(dtype) for name, array in state.items()},
            )
