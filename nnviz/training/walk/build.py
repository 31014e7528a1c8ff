"""Makes the steps of a walk, forward and backward, from what the engine computes. The next step is in `update`."""

from __future__ import annotations

import numpy as np

from nnviz.nn import Backward, Network, Trace
from nnviz.nn.network import QUIET
from nnviz.training.data import Array, frozen
from nnviz.training.walk import words
from nnviz.training.walk.formula import Formula
from nnviz.training.walk.function_forms import form
from nnviz.training.walk.notation import TRANSPOSED, Notation
from nnviz.training.walk.step import Kind, NamedArray, Use, WalkStep, one
from nnviz.training.walk.symbols import bracketed, fused_symbols, loss_slope_symbols, loss_symbols, penalty_symbols


class Builder:
    """Collects the steps of one walk; every array has one name, and the cache remembers which step stored it."""

    def __init__(self, network: Network, x: Array, y: Array) -> None:
        self.network, self.x, self.target = network, x, y
        self.write = Notation.of(network, x.shape[1])
        self.steps: list[WalkStep] = []
        self.arrays: dict[str, NamedArray] = {}
        self._stored: dict[str, int] = {}
        self.trace: Trace = network.trace(x)
        self.back: Backward = network.backward(self.trace, y)
        self.add_given()

    def name(
        self, name: str, symbol: str, dims: Formula, values: Array, *, scalar: bool = False, cached: bool = False
    ) -> NamedArray:
        """Put an array under its name; the values are copied and read-only from here on."""
        copied = frozen(np.array(values))
        self.arrays[name] = NamedArray(name, Formula(symbol), dims, copied, scalar, cached)
        return self.arrays[name]

    def number(self, name: str, symbol: str, value: float) -> NamedArray:
        self.arrays[name] = NamedArray(name, Formula(symbol), Formula("1"), one(value), scalar=True)
        return self.arrays[name]

    def add_given(self) -> None:
        """What is there before the first step: samples and parameters."""
        write, network = self.write, self.network
        self.name("a0", write.a(-1), write.of_a(-1), self.x, cached=True)
        self.name("t", write.target, write.of_a(len(network.layers) - 1), self.target, cached=True)
        for l, layer in enumerate(network.layers):
            self.name(f"W{l + 1}", write.weight(l), write.of_weight(l), layer.weight, cached=True)
            self.name(f"b{l + 1}", write.bias(l), write.of_bias(l), layer.bias, cached=True)
            if layer.slopes is not None:
                self.name(f"s{l + 1}", write.slopes(l), write.of_slopes(l), layer.slopes, cached=True)

    def add(
        self,
        kind: Kind,
        layer: int | None,
        symbols: str,
        inputs: tuple[str, ...],
        result: NamedArray,
        *,
        text: str = "",
        between: tuple[NamedArray, ...] = (),
        stores: tuple[str, ...] = (),
        uses: tuple[str, ...] = (),
        **values: object,
    ) -> None:
        """Append a step. `text` is its key in the words, the kind unless given; `values` fill the words in."""
        key, index = text or kind, len(self.steps)
        if layer is not None:
            values = {"layer": layer + 1, "above": layer + 2, **values}
        for name in stores:
            self._stored.setdefault(name, index)
        step = WalkStep(
            index=index,
            kind=kind,
            layer=layer,
            symbols=Formula(symbols),
            inputs=tuple(self.arrays[name] for name in inputs),
            result=result,
            title=words.title(key, **values),
            why=words.why(key, **values),
            seeds=words.WORDS[key].seeds,
            between=between,
            stores=stores,
            uses=tuple(Use(name, self._stored[name]) for name in uses),
        )
        self.steps.append(step)

    def loss_step(self) -> WalkStep:
        """The step that gives the loss."""
        return next(step for step in self.steps if step.kind == "loss")

    # -- forward ---------------------------------------------------------------------------------------------------

    def forward(self) -> None:
        for l in range(len(self.network.layers)):
            self._pre_activation(l)
            self._activation(l)
        self._loss()

    def _pre_activation(self, l: int) -> None:
        write, n = self.write, l + 1
        z = self.name(f"z{n}", write.z(l), write.of_z(l), self.trace.z[l], cached=True)
        symbols = f"{write.z(l)} = {write.weight(l)} {write.a(l - 1)} + {write.bias(l)}"
        stores = (f"z{n}", f"W{n}", f"b{n}", *(("a0", "t") if l == 0 else ()))
        self.add("pre_activation", l, symbols, (f"W{n}", f"a{l}", f"b{n}"), z, stores=stores)

    def _activation(self, l: int) -> None:
        write, n, layer = self.write, l + 1, self.network.layers[l]
        function = layer.activation.name
        a = self.name(f"a{n}", write.a(l), write.of_a(l), self.trace.a[n], cached=True)
        if function == "maxout":
            left, right = f"{write.a(l)}_{{i}}", rf"\max_{{j}} {write.z(l)}_{{ij}}"
        else:
            left = write.a(l)
            symbol = form(function).symbol
            right = f"{symbol}({write.z(l)})" if symbol else write.z(l)
        last = l == len(self.network.layers) - 1
        stores = (f"a{n}", *((f"s{n}",) if layer.slopes is not None else ()))
        inputs = (f"z{n}", *((f"s{n}",) if layer.slopes is not None else ()))
        text = f"activation.{function}" if f"activation.{function}" in words.WORDS else "activation"
        output = f"{write.output} = " if last else ""
        self.add("activation", l, f"{output}{left} = {right}", inputs, a, text=text, stores=stores)

    def _loss(self) -> None:
        network, write = self.network, self.write
        depth = len(network.layers)
        value = network.loss(self.x, self.target)
        result = self.number("L", "L", value)
        symbols = f"L = {loss_symbols(network, write)}"
        between: tuple[NamedArray, ...] = ()
        if network.penalty_rate and network.penalty.name != "none":
            symbols += " + " + penalty_symbols(network)
            between = (self.number("penalty", penalty_symbols(network), network.penalty_loss()),)
        name = network.loss_function.name
        text = f"loss.{name}" if f"loss.{name}" in words.WORDS else "loss"
        self.add("loss", None, symbols, (f"a{depth}", "t"), result, text=text, between=between)

    # -- backward --------------------------------------------------------------------------------------------------

    def backward(self) -> None:
        gradient = self.network.gradient(self.x, self.target)
        blocks, slopes = self.network.split(gradient), self.network.split_slopes(gradient)
        for l in reversed(range(len(self.network.layers))):
            self._delta(l)
            self._weight_gradient(l, blocks[l][:, :-1])
            self._bias_gradient(l, blocks[l][:, -1:])
            learned = slopes[l]
            if learned is not None:
                self._slope_gradient(l, learned)

    def _delta(self, l: int) -> None:
        write, n, last = self.write, l + 1, l == len(self.network.layers) - 1
        delta = self.name(f"delta{n}", write.delta(l), write.of_z(l), self.back.delta[l])
        brought = self.name(f"brought{n}", write.brought(l), write.of_a(l), self.back.brought[l])
        inputs: tuple[str, ...] = (f"a{n}", "t") if last else (f"W{n + 1}", f"delta{n + 1}")
        uses: tuple[str, ...] = (f"a{n}", "t") if last else (f"W{n + 1}",)
        if last and self.network.fused:
            symbols = f"{write.delta(l)} = {fused_symbols(self.network, write)}"
            self.add("delta", l, symbols, inputs, delta, text="delta.fused", uses=uses)
            return
        come = loss_slope_symbols(self.network, write) if last else write.brought(l)
        between: tuple[NamedArray, ...] = (brought,)
        left, text, through = write.delta(l), "delta.output" if last else "delta.hidden", self._let_through(l)
        function = self.network.layers[l].activation.name
        if function == "purelin":
            right, text = come, "delta.linear" if last else "delta.through"
        elif function == "softmax":
            right, text = rf"J({write.z(l)}) \cdot {bracketed(come)}", "delta.softmax"
        else:
            slope = self._slope(l)
            between = (brought, slope)
            right = rf"{bracketed(come) if last else come} \odot {slope.symbol.latex}"
        if function == "maxout":
            left, text = f"{write.delta(l)}_{{ij}}", "delta.maxout"
            right = rf"[{write.z(l)}_{{ij}} = {write.a(l)}_{{i}}] \cdot ({come})_{{i}}"
        inputs += tuple(name for name in through if name not in inputs and (name[0] == "z" or function == "maxout"))
        uses += tuple(name for name in through if name not in uses)
        self.add("delta", l, f"{left} = {right}", inputs, delta, text=text, between=between, uses=uses)

    def _let_through(self, l: int) -> tuple[str, ...]:
        """What of the cache says how much a layer lets through: z, and what f' is worked out from besides."""
        layer, n = self.network.layers[l], l + 1
        if layer.activation.name == "purelin":
            return ()
        if layer.activation.name == "maxout" or form(layer.activation.name).kept:
            return (f"z{n}", f"a{n}")
        return (f"z{n}",) if layer.slopes is None else (f"z{n}", f"s{n}")

    def _slope(self, l: int) -> NamedArray:
        with np.errstate(**QUIET):
            slope = self.network.layers[l].derivative(self.trace.z[l])
        return self.name(f"fprime{l + 1}", f"f'({self.write.z(l)})", self.write.of_z(l), slope)

    def _weight_gradient(self, l: int, values: Array) -> None:
        write, n = self.write, l + 1
        symbol = write.derivative(write.weight(l))
        result = self.name(f"dW{n}", symbol, write.of_weight(l), values)
        right = rf"{write.delta(l)} ({write.a(l - 1)}){TRANSPOSED}"
        inputs: tuple[str, ...] = (f"delta{n}", f"a{l}")
        uses: tuple[str, ...] = (f"a{l}",)
        text = "weight_gradient"
        if self.network.penalty_rate and self.network.penalty.name != "none":
            inputs, text, uses = (*inputs, f"W{n}"), "weight_gradient.penalty", (*uses, f"W{n}")
            w = write.weight(l)
            right += r" + \lambda " + (w if self.network.penalty.name == "l2" else rf"\operatorname{{sign}}({w})")
        self.add("weight_gradient", l, f"{symbol} = {right}", inputs, result, text=text, uses=uses)

    def _bias_gradient(self, l: int, values: Array) -> None:
        write, n = self.write, l + 1
        symbol = write.derivative(write.bias(l))
        result = self.name(f"db{n}", symbol, write.of_bias(l), values)
        right = rf"\sum_{{k=1}}^{{m}} {write.delta(l)}_{{\cdot k}}" if write.batch else write.delta(l)
        self.add("bias_gradient", l, f"{symbol} = {right}", (f"delta{n}",), result)

    def _slope_gradient(self, l: int, values: Array) -> None:
        write, n = self.write, l + 1
        symbol = write.derivative(write.slopes(l))
        result = self.name(f"ds{n}", symbol, write.of_slopes(l), values)
        term = rf"{bracketed(write.brought(l))} \odot \min(0, {write.z(l)})"
        right = rf"\sum_{{k=1}}^{{m}} ({term})_{{\cdot k}}" if write.batch else term
        inputs = (f"brought{n}", f"z{n}")
        self.add("slope_gradient", l, f"{symbol} = {right}", inputs, result, uses=(f"z{n}",))
