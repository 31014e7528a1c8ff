"""A network typed in by hand: every cell stays the text that was typed, and becomes a number only for a walk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from nnviz.nn import ACTIVATIONS, LOSSES, EngineError, Layer, Network, Params
from nnviz.training.message import QT_TRANSLATE_NOOP, Message
from nnviz.training.walk.hand_cells import Cells, HandError, cell, numbers, rate_of, resized, text_of, typed
from nnviz.training.walk.moment import Moment

MOST_LAYERS = 5
MOST_UNITS = 8  # of a layer, and inputs
MOST_SAMPLES = 8
NO_PARAMS = Params({})


@dataclass(frozen=True, slots=True)
class HandLayer:
    """A layer as typed: weight (rows, n_in), bias (rows, 1) with rows = size * pieces; a PReLU's slopes (size, 1)."""

    size: int
    activation: str
    weight: Cells
    bias: Cells
    params: Params = NO_PARAMS
    slopes: Cells = ()

    @property
    def pieces(self) -> int:
        f = ACTIVATIONS[self.activation]
        return f.pieces(**f.complete(self.params))

    @property
    def rows(self) -> int:
        return self.size * self.pieces


@dataclass(frozen=True, slots=True)
class HandNetwork:
    """All that a walk needs, as typed: x (n_0, m), t (n_L, m), a column is a sample.

    Tables go by their names in the walk: a0 (the inputs), t, W1, b1, s1, …; `rate` is a cell of its own.
    """

    layers: tuple[HandLayer, ...]
    x: Cells
    t: Cells
    loss: str = "half_mse"
    rate: str = "0.1"

    @property
    def inputs(self) -> int:
        return len(self.x)

    @property
    def samples(self) -> int:
        return len(self.x[0])

    def tables(self) -> dict[str, Cells]:
        """Every table by its name, in the order of the walk."""
        found: dict[str, Cells] = {"a0": self.x, "t": self.t}
        for l, layer in enumerate(self.layers, start=1):
            found |= {f"W{l}": layer.weight, f"b{l}": layer.bias}
            if layer.slopes:
                found[f"s{l}"] = layer.slopes
        return found

    # -- changes: each gives a new network ---------------------------------------------------------------------------

    def with_cell(self, table: str, row: int, column: int, text: str) -> HandNetwork:
        """One cell typed anew. Raises KeyError or IndexError where there is none."""
        rows = [list(cells) for cells in self.tables()[table]]
        rows[row][column] = text
        return self.with_table(table, tuple(map(tuple, rows)))

    def with_table(self, table: str, cells: Cells) -> HandNetwork:
        """A whole table of the same shape."""
        if table == "a0":
            return replace(self, x=cells)
        if table == "t":
            return replace(self, t=cells)
        l = int(table[1:]) - 1
        if table[0] == "W":
            return self._with_layer(l, replace(self.layers[l], weight=cells))
        if table[0] == "b":
            return self._with_layer(l, replace(self.layers[l], bias=cells))
        return self._with_layer(l, replace(self.layers[l], slopes=cells))

    def with_inputs(self, count: int) -> HandNetwork:
        return self._fitted(inputs=count)

    def with_samples(self, count: int) -> HandNetwork:
        return self._fitted(samples=count)

    def with_size(self, layer: int, size: int) -> HandNetwork:
        """Another number of units: what stays keeps its text."""
        return self._with_layer(layer, replace(self.layers[layer], size=size))._fitted()

    def with_activation(self, layer: int, name: str, **params: Any) -> HandNetwork:
        """Another function of a layer, its parameters at their defaults unless given. Raises EngineError."""
        wished = Layer(self.layers[layer].size, name, params)
        changed = replace(self.layers[layer], activation=wished.activation, params=Params(wished.params))
        return self._with_layer(layer, changed)._fitted()

    def with_layer_added(self, at: int, size: int = 2, activation: str = "tanh") -> HandNetwork:
        layers = list(self.layers)
        layers.insert(at, HandLayer(size, activation, (), ()))
        return replace(self, layers=tuple(layers))._fitted()

    def without_layer(self, at: int) -> HandNetwork:
        """The output layer stays: only hidden ones can go."""
        layers = list(self.layers)
        del layers[at]
        return replace(self, layers=tuple(layers))._fitted()

    def _with_layer(self, l: int, layer: HandLayer) -> HandNetwork:
        return replace(self, layers=(*self.layers[:l], layer, *self.layers[l + 1 :]))

    def _fitted(self, inputs: int | None = None, samples: int | None = None) -> HandNetwork:
        """Tables cut and filled to the layers' sizes; new weights differ, so that units do not start out alike."""
        inputs, samples = inputs or self.inputs, samples or self.samples
        n_in, layers = inputs, []
        for layer in self.layers:
            learned = ACTIVATIONS[layer.activation].learned_slope
            layers.append(
                replace(
                    layer,
                    weight=resized(layer.weight, layer.rows, n_in, "weight"),
                    bias=resized(layer.bias, layer.rows, 1, "0"),
                    slopes=resized(layer.slopes, layer.size, 1, "0.25") if learned else (),
                )
            )
            n_in = layer.size
        return replace(
            self,
            layers=tuple(layers),
            x=resized(self.x, inputs, samples, "1"),
            t=resized(self.t, n_in, samples, "0"),
        )

    # -- numbers -----------------------------------------------------------------------------------------------------

    def errors(self) -> tuple[HandError, ...]:
        """Every cell that is no number, then what else stands against a walk; () if nothing does."""
        found = []
        for table, cells in self.tables().items():
            for i, row in enumerate(cells):
                for j, text in enumerate(row):
                    try:
                        cell(table, i, j, text)
                    except HandError as error:
                        found.append(error)
        try:
            rate_of(self.rate)
        except HandError as error:
            found.append(error)
        if not found:
            try:
                self._check_loss()
            except HandError as error:
                found.append(error)
        return tuple(found)

    def moment(self) -> Moment:
        """What a walk is made of, with plain gradient descent. Raises HandError, the first of `errors`."""
        found = self.errors()
        if found:
            raise found[0]
        network = Network(self.inputs, [_layer(layer) for layer in self.layers], self.loss)
        for layer, dense in zip(self.layers, network.layers, strict=True):
            dense.weight[...], dense.bias[...] = numbers(layer.weight), numbers(layer.bias)
            if dense.slopes is not None:
                dense.slopes[...] = numbers(layer.slopes)
        return Moment.of(network, numbers(self.x), numbers(self.t), rate=rate_of(self.rate))

    def _check_loss(self) -> None:
        loss, output = LOSSES[self.loss], ACTIVATIONS[self.layers[-1].activation]
        try:
            loss.check_targets(numbers(self.t))
        except EngineError as error:
            raise HandError(error.message) from error
        if not loss.accepts_range(*output.range):
            text = QT_TRANSLATE_NOOP(
                "Message", "{loss} needs outputs from 0 to 1: choose {fitting} for the last layer, or {other} as loss."
            )
            values = {"loss": loss.name, "fitting": loss.made_for, "other": loss.without_range}
            raise HandError(Message("hand.output_range", text, values))

    @classmethod
    def of(cls, moment: Moment, samples: int = 1) -> HandNetwork:
        """A network that is there, typed out exactly, with its first samples. Raises HandError for a large one."""
        sizes = [moment.x.shape[0], *(layer.size for layer in moment.layers)]
        if max(sizes) > MOST_UNITS or len(moment.layers) > MOST_LAYERS:
            text = QT_TRANSLATE_NOOP(
                "Message",
                "By hand a network has at most {layers} layers and {units} inputs or units in each; this one is "
                "larger.",
            )
            raise HandError(Message("hand.size", text, {"layers": MOST_LAYERS, "units": MOST_UNITS}))
        network, m = moment.network(), min(samples, MOST_SAMPLES)
        layers = tuple(
            HandLayer(
                dense.size,
                dense.activation.name,
                typed(dense.weight),
                typed(dense.bias),
                Params(dense.settings),
                () if dense.slopes is None else typed(dense.slopes),
            )
            for dense in network.layers
        )
        return cls(layers, typed(moment.x[:, :m]), typed(moment.y[:, :m]), moment.loss, text_of(moment.rate))


def _layer(layer: HandLayer) -> Layer:
    return Layer(layer.size, layer.activation, layer.params)
