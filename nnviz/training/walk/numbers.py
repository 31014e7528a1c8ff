"""The formula of a step with the numbers in, for one entry of its result. The values are those of the walk's arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from nnviz.training.data import Array
from nnviz.training.walk.build import Builder
from nnviz.training.walk.figures import beside_one, factor, figure, term, total
from nnviz.training.walk.formula import Formula
from nnviz.training.walk.function_forms import form
from nnviz.training.walk.loss_forms import FORMS
from nnviz.training.walk.notation import TRANSPOSED
from nnviz.training.walk.step import WalkStep
from nnviz.training.walk.symbols import before, bracketed, filled
from nnviz.training.walk.update import Update

PART = {"weight_update": "W", "bias_update": "b", "slope_update": "s"}


class Numbers:
    """Writes the lines of one walk."""

    def __init__(self, builder: Builder, update: Update) -> None:
        self._network, self._write = builder.network, builder.write
        self._arrays = builder.arrays
        self._update = update
        self._decimals = 3
        self._kinds: Mapping[str, Callable[[WalkStep, int, int], list[str]]] = {
            "pre_activation": self._pre_activation,
            "activation": self._activation,
            "loss": self._loss,
            "delta": self._delta,
            "weight_gradient": self._weight_gradient,
            "bias_gradient": self._bias_gradient,
            "slope_gradient": self._slope_gradient,
            "clipping": self._clipping,
            "weight_update": self._parameter,
            "bias_update": self._parameter,
            "slope_update": self._parameter,
            "loss_after": self._loss_after,
        }

    def lines(self, step: WalkStep, row: int, column: int, decimals: int) -> tuple[Formula, ...]:
        rows, columns = step.result.values.shape
        if not (0 <= row < rows and 0 <= column < columns):
            raise IndexError(f"{step.result.name} is {rows} by {columns} and has no entry {row}, {column}")
        self._decimals = decimals
        return tuple(Formula(line) for line in self._kinds[step.kind](step, row, column))

    # -- how values are written ------------------------------------------------------------------------------------

    def _figure(self, value: float) -> str:
        return figure(value, self._decimals)

    def _factor(self, value: float) -> str:
        return factor(value, self._decimals)

    def _product(self, left: float, right: float) -> str:
        return rf"{self._factor(left)} \cdot {self._factor(right)}"

    def _products(self, left: Array, right: Array) -> str:
        """The sum of the products of two vectors."""
        return total((self._product(x, y) for x, y in zip(left, right, strict=True)), len(left))

    def _of(self, name: str) -> Array:
        return self._arrays[name].values

    def _at(self, symbol: str, row: int, column: int, matrix: bool) -> str:
        """An entry's name: row alone in a column, row and column in a matrix."""
        index = f"{row + 1},{column + 1}" if matrix else f"{row + 1}"
        return f"{symbol}_{{{index}}}"

    def _entry(self, symbol: str, row: int, column: int) -> str:
        """The name of an entry of something with a column for each sample."""
        return self._at(symbol, row, column, self._write.batch)

    def _derivative(self, of: str, row: int, column: int, matrix: bool) -> str:
        return self._write.derivative(self._at(of, row, column, matrix))

    # -- forward ---------------------------------------------------------------------------------------------------

    def _pre_activation(self, step: WalkStep, i: int, k: int) -> list[str]:
        l = step.layer or 0
        w, a, b = self._of(f"W{l + 1}")[i], self._of(f"a{l}")[:, k], self._of(f"b{l + 1}")[i, 0]
        left = self._entry(self._write.z(l), i, k)
        return [
            f"{left} = {self._products(w, a)} + {term(b, self._decimals)} = {self._figure(step.result.values[i, k])}"
        ]

    def _activation(self, step: WalkStep, i: int, k: int) -> list[str]:
        l = step.layer or 0
        layer, z = self._network.layers[l], self._of(f"z{l + 1}")[:, k]
        name, value = layer.activation.name, self._figure(step.result.values[i, k])
        left = self._entry(self._write.a(l), i, k)
        if name == "maxout":
            pieces = z[i * layer.pieces : (i + 1) * layer.pieces]
            return [rf"{left} = \max({', '.join(map(self._figure, pieces))}) = {value}"]
        if name == "softmax":
            below = total((f"e^{{{self._figure(other)}}}" for other in z), len(z))
            return [rf"{left} = \frac{{e^{{{self._figure(z[i])}}}}}{{{below}}} = {value}"]
        shape = form(name)
        if name == "purelin":
            return [f"{left} = {value}"]
        if not shape.value:
            return [f"{left} = {shape.symbol}({self._figure(z[i])}) = {value}"]
        return [f"{left} = {self._in_function(shape.value, l, i, k)} = {value}"]

    def _in_function(self, template: str, l: int, i: int, k: int) -> str:
        """A form of an activation with this entry's numbers."""
        layer = self._network.layers[l]
        settings = {name: self._factor(value) for name, value in layer.settings.items() if isinstance(value, float)}
        if layer.slopes is not None:
            settings["slope"] = self._factor(layer.slopes[i, 0])
        z, a = self._of(f"z{l + 1}")[i, k], self._of(f"a{l + 1}")[i, k]
        for bare in ("(<z>)", ", <z>)", "[<z> "):  # already in brackets, or the last of a list
            template = template.replace(bare, bare.replace("<z>", self._figure(z)))
        return filled(template, settings | {"z": self._factor(z), "a": factor(a, beside_one(a, self._decimals))})

    def _loss(self, step: WalkStep, row: int, column: int) -> list[str]:
        network, shape = self._network, FORMS[self._network.loss_function.name]
        targets = self._of("t")
        n, m = targets.shape
        share = before("", shape.over, str(n) if shape.classes else "", str(m) if shape.mean and m > 1 else "")
        places = [(i, k) for k in range(m) for i in range(n) if not self._silent(i, k)]
        terms = (filled(shape.term, self._loss_numbers(i, k)) for i, k in places)
        inner = total(terms, len(places)) or "0"
        inner = f"{share} {bracketed(inner)}" if share else inner
        inner = rf"\sqrt{{{inner}}}" if shape.root else inner
        if shape.negative:
            inner = f"-{bracketed(inner)}"
        if "penalty" in self._arrays:
            data = self._of("L")[0, 0] - self._of("penalty")[0, 0]
            rate = self._figure(network.penalty_rate)
            symbol = self._arrays["penalty"].symbol.latex.replace(r"\lambda", rate)
            penalty = self._figure(self._of("penalty")[0, 0])
            return [
                f"{inner} = {self._figure(data)}",
                f"{symbol} = {penalty}",
                f"L = {self._figure(data)} + {penalty} = {self._figure(self._of('L')[0, 0])}",
            ]
        return [f"L = {inner} = {self._figure(step.result.values[0, 0])}"]

    def _silent(self, i: int, k: int) -> bool:
        """Whether an output adds nothing: one whose target 0 is a factor, or in multi_margin the true class."""
        shape, target = FORMS[self._network.loss_function.name], self._of("t")[i, k]
        return bool(target == 1) if shape.classes else shape.term.startswith("<t>") and bool(target == 0)

    def _loss_numbers(self, i: int, k: int) -> dict[str, str]:
        depth = len(self._network.layers)
        y, t = self._of(f"a{depth}")[:, k], self._of("t")[:, k]
        known = {name: self._factor(value) for name, value in self._network.loss_params.items()}
        known |= {"y": self._factor(y[i]), "t": self._factor(t[i]), "total": self._figure(t.sum())}
        if FORMS[self._network.loss_function.name].whole:
            exponentials = np.exp(y - y.max())
            own = y[t == 1].sum()
            short = int(np.sum((1 - own + y > 0) & (t != 1)))
            known |= {"p": self._factor(exponentials[i] / exponentials.sum()), "c": self._factor(own)}
            known |= {"short": str(short)}
        return known

    # -- backward --------------------------------------------------------------------------------------------------

    def _delta(self, step: WalkStep, r: int, k: int) -> list[str]:
        l = step.layer or 0
        layer, last = self._network.layers[l], l == len(self._network.layers) - 1
        i, name = r // layer.pieces, layer.activation.name
        value = self._figure(step.result.values[r, k])
        left = self._entry(self._write.delta(l), r, k)
        if last and self._network.fused:
            return [f"{left} = {self._loss_rule('fused', i, k)} = {value}"]
        brought = self._of(f"brought{l + 1}")
        come = self._figure(brought[i, k])
        lines = [self._come(l, i, k, come)]
        if name == "purelin":
            return [lines[0].replace(lines[0].split(" = ")[0], left, 1)]
        if name == "softmax":
            a = self._of(f"a{l + 1}")[:, k]
            sum_of = self._products(a, brought[:, k])
            lines.append(f"{left} = {self._factor(a[i])} \\cdot ({come} - ({sum_of})) = {value}")
            return lines
        slope = self._of(f"fprime{l + 1}")[r, k]
        if name != "maxout":
            function = form(name)
            rule = self._in_function(function.slope, l, i, k) if function.slope else ""
            z = self._figure(self._of(f"z{l + 1}")[r, k])
            middle = f" = {rule}" if rule and rule != self._figure(slope) else ""
            lines.append(f"f'({z}){middle} = {self._figure(slope)}")
        else:
            z, a = self._of(f"z{l + 1}")[r, k], self._of(f"a{l + 1}")[i, k]
            lines.append(f"[{self._figure(z)} = {self._figure(a)}] = {self._figure(slope)}")
        lines.append(f"{left} = {self._product(brought[i, k], slope)} = {value}")
        return lines

    def _come(self, l: int, i: int, k: int, value: str) -> str:
        """dL/da of one unit, from the loss or from the layer above."""
        if l == len(self._network.layers) - 1:
            left = self._write.derivative(self._entry(self._write.output, i, k))
            return f"{left} = {self._loss_rule('slope', i, k)} = {value}"
        w, delta = self._of(f"W{l + 2}")[:, i], self._of(f"delta{l + 2}")[:, k]
        left = rf"(({self._write.weight(l + 1)}){TRANSPOSED} {self._write.delta(l + 1)})"
        return f"{self._entry(left, i, k)} = {self._products(w, delta)} = {value}"

    def _loss_rule(self, rule: str, i: int, k: int) -> str:
        shape = FORMS[self._network.loss_function.name]
        m, n = self._of("t").shape[1], self._of("t").shape[0]
        body = filled(getattr(shape, rule), self._loss_numbers(i, k))
        share = before(shape.times, str(n) if shape.classes else "", str(m) if shape.mean and m > 1 else "")
        if shape.root:
            share = before("", self._factor(self._data_loss()), str(m) if m > 1 else "")
        return f"{share} \\cdot {bracketed(body)}" if share else body

    def _data_loss(self) -> float:
        penalty = self._arrays.get("penalty")
        return float(self._of("L")[0, 0] - (0 if penalty is None else penalty.values[0, 0]))

    def _weight_gradient(self, step: WalkStep, i: int, j: int) -> list[str]:
        l = step.layer or 0
        delta, a = self._of(f"delta{l + 1}")[i], self._of(f"a{l}")[j]
        left = self._derivative(self._write.weight(l), i, j, True)
        right = self._products(delta, a)
        if any(array.name == f"W{l + 1}" for array in step.inputs):
            w = self._of(f"W{l + 1}")[i, j]
            share = w if self._network.penalty.name == "l2" else np.sign(w)
            right += f" + {self._product(self._network.penalty_rate, share)}"
        return [f"{left} = {right} = {self._figure(step.result.values[i, j])}"]

    def _bias_gradient(self, step: WalkStep, i: int, j: int) -> list[str]:
        l = step.layer or 0
        delta = self._of(f"delta{l + 1}")[i]
        value = self._figure(step.result.values[i, 0])
        left = self._derivative(self._write.bias(l), i, j, False)
        if len(delta) == 1:
            return [f"{left} = {value}"]
        return [f"{left} = {total((term(d, self._decimals) for d in delta), len(delta))} = {value}"]

    def _slope_gradient(self, step: WalkStep, i: int, j: int) -> list[str]:
        l = step.layer or 0
        right = self._products(self._of(f"brought{l + 1}")[i], np.minimum(0, self._of(f"z{l + 1}")[i]))
        left = self._derivative(self._write.slopes(l), i, j, False)
        return [f"{left} = {right} = {self._figure(step.result.values[i, 0])}"]

    # -- the next step ---------------------------------------------------------------------------------------------

    def _clipping(self, step: WalkStep, row: int, column: int) -> list[str]:
        length, limit = self._figure(self._of("norm")[0, 0]), self._figure(self._of("limit")[0, 0])
        return [rf"\lVert g \rVert = {length} \to {self._figure(step.result.values[0, 0])}, \; c = {limit}"]

    def _parameter(self, step: WalkStep, i: int, j: int) -> list[str]:
        update, part, n = self._update, PART[step.kind], (step.layer or 0) + 1
        write = self._write
        letter = {"W": write.weight, "b": write.bias, "s": write.slopes}[part](n - 1)
        left = self._at(letter, i, j, part == "W")
        old = self._of(f"{part}{n}")[i, j]
        gradient = step.inputs[1].values[i, j]
        decay = update.params.get("weight_decay", 0.0)
        lines: list[str] = []
        if update.form.memory or (decay and update.form.decay):
            into = f" + {self._product(decay, old)}" if decay and update.form.decay else ""
            gradient_total = gradient + (decay * old if decay and update.form.decay else 0)
            lines.append(f"g = {self._figure(gradient)}{into}" + (f" = {self._figure(gradient_total)}" if into else ""))
            gradient = gradient_total
        known = {name: self._factor(v) for name, v in update.params.items() if isinstance(v, float)}
        if "betas" in update.params:
            known |= {f"beta{b}": self._figure(v) for b, v in enumerate(update.params["betas"], start=1)}
        if "dampening" in known and update.t == 1:
            known["dampening"] = "0"
        known |= {"eta": self._factor(update.rate), "g": self._factor(gradient)}
        for name in update.form.memory:
            known[name] = self._factor(self._of(f"{name}_{part}{n}_new")[i, j])
        for name, remembered in update.form.memory.items():
            before_step = self._factor(self._of(f"{name}_{part}{n}")[i, j])
            after = self._of(f"{name}_{part}{n}_new")[i, j]
            rule = filled(remembered.rule, known | {"old": before_step})
            lines.append(rf"{remembered.letter} \leftarrow {rule} = {self._figure(after)}")
        taken = filled(update.form.taken, known).replace("^{t}", f"^{{{update.t}}}")
        kept = self._figure(old)
        if decay and not update.form.decay:
            kept = rf"(1 - {self._product(update.rate, decay)}) \cdot {self._factor(old)}"
        lines.append(rf"{left} \leftarrow {kept} - {taken} = {self._figure(step.result.values[i, j])}")
        return lines

    def _loss_after(self, step: WalkStep, row: int, column: int) -> list[str]:
        before, after = self._of("L")[0, 0], step.result.values[0, 0]
        return [
            rf"L = {self._figure(before)} \to {self._figure(after)}",
            rf"\Delta L = {self._figure(after - before)}",
        ]
