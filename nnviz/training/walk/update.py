"""The last part of a walk: clipping and the optimizer's next step, worked out on copies, and the loss behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from nnviz.nn import CLIPPINGS, OPTIMIZERS
from nnviz.nn.clipping import norm
from nnviz.nn.network import QUIET
from nnviz.training.data import Array
from nnviz.training.message import Figure
from nnviz.training.walk.build import Builder
from nnviz.training.walk.formula import Formula
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.optimizer_forms import OptimizerForm, optimizer_form
from nnviz.training.walk.step import NEXT, Kind, NamedArray
from nnviz.training.walk.symbols import filled

LETTERS = {
    "eta": r"\eta",
    "momentum": r"\mu",
    "dampening": r"\tau",
    "alpha": r"\alpha",
    "beta1": r"\beta_{1}",
    "beta2": r"\beta_{2}",
    "decay": r"\lambda_{w}",
}
PARTS: tuple[tuple[str, Kind], ...] = (("W", "weight_update"), ("b", "bias_update"), ("s", "slope_update"))


class Update:
    """The next step of a moment: the gradient of its samples, clipped, and the parameters after it, all flat.

    gradient, clipped     before and after clipping
    parameters            after the step
    state, next_state     what the optimizer remembers before and after it
    t                     the number of this step for the optimizer, from 1
    rate                  what it multiplies by: the learning rate, in adagrad with its own decay
    """

    def __init__(self, moment: Moment, builder: Builder) -> None:
        network = builder.network
        optimizer = OPTIMIZERS[moment.optimizer]
        self.params: dict[str, Any] = optimizer.complete(moment.optimizer_params)
        self.form: OptimizerForm = optimizer_form(moment.optimizer, self.params)
        with np.errstate(**QUIET):
            fresh = optimizer.state(network.parameters, **self.params)
            given = moment.optimizer_state
            self.state: Mapping[str, Array] = fresh if given is None else {n: np.array(a) for n, a in given.items()}
            self.next_state = {name: array.copy() for name, array in self.state.items()}
            self.gradient = network.gradient(builder.x, builder.target)
            self.clipped = self.gradient.copy()
            if moment.clip is not None:
                for call in CLIPPINGS[moment.clip[0]].calls(self.clipped, moment.clip[1]):
                    call()
            self.parameters = network.parameters.copy()
            optimizer.step(self.parameters, self.clipped, self.next_state, moment.rate, **self.params)
        steps = int(self.state["step"]) if "step" in self.state else moment.step
        self.t = steps + 1
        self.rate = moment.rate / (1 + steps * self.params["lr_decay"]) if "lr_decay" in self.params else moment.rate
        self._moment, self._builder = moment, builder

    def add(self) -> float:
        """Append the steps; returns the loss after."""
        self._clipping()
        network = self._builder.network
        for l, layer in enumerate(network.layers):
            for part, kind in PARTS:
                if part != "s" or layer.slopes is not None:
                    self._part(l, part, kind)
        return self._loss_after()

    def of(self, vector: Array, part: str, layer: int) -> Array:
        """The weights "W", biases "b" or slopes "s" of a layer in a vector laid out like the parameters."""
        network = self._builder.network
        if part == "s":
            slopes = network.split_slopes(vector)[layer]
            assert slopes is not None
            return slopes
        block = network.split(vector)[layer]
        return block[:, :-1] if part == "W" else block[:, -1:]

    def letters(self, gradient: str, moved: str) -> dict[str, str]:
        """What stands in the optimizer's form, in symbols."""
        memory = {name: remembered.letter for name, remembered in self.form.memory.items()}
        return LETTERS | memory | {"g": gradient, "w": moved}

    def _clipping(self) -> None:
        clip = self._moment.clip
        if clip is None:
            return
        builder, (name, _) = self._builder, clip
        with np.errstate(**QUIET):
            length, left = norm(self.gradient), norm(self.clipped)
        if name == "norm":
            symbols = r"g \leftarrow g \cdot \min(1, \frac{c}{\lVert g \rVert + 10^{-6}})"
        else:
            symbols = r"g \leftarrow \max(-c, \min(c, g))"
        between = (builder.number("norm", r"\lVert g \rVert", length), builder.number("limit", "c", clip[1]))
        result = builder.number("norm_clipped", r"\lVert g \rVert", left)
        builder.add("clipping", None, symbols, (), result, between=between)

    def _part(self, l: int, part: str, kind: Kind) -> None:
        builder, n = self._builder, l + 1
        old, found = builder.arrays[f"{part}{n}"], builder.arrays[f"d{part}{n}"]
        gradient, inputs = found, [old.name, found.name]
        if self._moment.clip is not None:
            symbol = rf"\operatorname{{clip}}({found.symbol.latex})"
            values = self.of(self.clipped, part, l)
            gradient = builder.name(f"d{part}{n}_clipped", symbol, found.dims, values)
            inputs[1] = gradient.name
        between: list[NamedArray] = []
        for name, remembered in self.form.memory.items():
            letter = Formula(remembered.letter)
            before = self.of(self.state[name], part, l)
            inputs.append(builder.name(f"{name}_{part}{n}", letter.latex, old.dims, before).name)
            after = self.of(self.next_state[name], part, l)
            between.append(builder.name(f"{name}_{part}{n}_new", letter.latex, old.dims, after))
        new = builder.name(f"{part}{n}_new", old.symbol.latex, old.dims, self.of(self.parameters, part, l))
        symbols = self.symbols(gradient.symbol.latex, old.symbol.latex)
        builder.add(kind, l, symbols, tuple(inputs), new, between=tuple(between))

    def symbols(self, gradient: str, moved: str) -> str:
        """The rule for one array; where it needs more than one line they follow each other."""
        decay = self.params.get("weight_decay", 0.0)
        lines, shrunk = [], moved
        if self.form.memory or (decay and self.form.decay):
            into_gradient = rf" + {LETTERS['decay']} {moved}" if decay and self.form.decay else ""
            lines.append(f"g = {gradient}{into_gradient}")
            gradient = "g"
        if decay and not self.form.decay:
            shrunk = rf"(1 - \eta {LETTERS['decay']}) {moved}"
        letters = self.letters(gradient, moved)
        for remembered in self.form.memory.values():
            lines.append(
                rf"{remembered.letter} \leftarrow {filled(remembered.rule, letters | {'old': remembered.letter})}"
            )
        lines.append(rf"{moved} \leftarrow {shrunk} - {filled(self.form.taken, letters)}")
        return NEXT.join(lines)

    def _loss_after(self) -> float:
        builder = self._builder
        before = float(builder.arrays["L"].values[0, 0])
        network = self._moment.network()
        network.parameters[...] = self.parameters
        after = float(network.loss(builder.x, builder.target))
        depth = len(network.layers)
        inputs = tuple(f"{part}{l + 1}_new" for l in range(depth) for part in "Wb")
        result = builder.number("L_new", "L", after)
        builder.add(
            "loss_after", None, builder.loss_step().symbols.latex, inputs, result,
            before=Figure(before), after=Figure(after), change=Figure(after - before),
        )  # fmt: skip
        return after
