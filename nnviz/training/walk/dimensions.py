"""The dimension check: the equations of a pass forward and back with shapes changed by hand, and the first that breaks.

NumPy itself is asked what becomes of each equation; what it lets pass silently is found by the shape that is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from nnviz.training.message import Message
from nnviz.training.walk.dimension_words import sentence
from nnviz.training.walk.formula import Formula
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.notation import TRANSPOSED, Notation

Shape = tuple[int, ...]
Verdict = Literal["fits", "refused", "silent", "chance", "unreached"]
Omission = Literal["transpose", "keepdims"]


@dataclass(frozen=True, slots=True)
class Operand:
    """An array in an equation: its shape now and the one that is meant, in figures and in symbols."""

    name: str
    symbol: Formula
    dims: Formula
    shape: Shape
    meant: Shape
    changed: bool

    @property
    def wrong(self) -> bool:
        return self.shape != self.meant


@dataclass(frozen=True, slots=True)
class Equation:
    """One line of the check, which gives the array `name`; `layer` counts from 1.

    shape     what comes out, None where nothing does; `meant` what should
    verdict   "fits"; "refused": NumPy raises, `error` is what it says; "silent": no error and a wrong shape; "chance":
              the right shape although an operand is not what is meant; "unreached": behind one that is refused
    why       a sentence, in the words of the article on shapes; None where it fits
    """

    name: str
    symbols: Formula
    layer: int
    operands: tuple[Operand, ...]
    result: Formula
    dims: Formula
    shape: Shape | None
    meant: Shape
    verdict: Verdict
    figures: Formula
    why: Message | None = None
    error: str = ""


@dataclass(frozen=True)
class Shapes:
    """The shapes of a network with layers of `sizes` units, n_0 inputs first, and m samples; some changed by hand.

    changed     by name: X, T, W1, b1, …; a shape equal to the one that is meant stands for a transposed square matrix
    omitted     what the code forgets: "transpose" in "dW1" or "delta1", "keepdims" in "db1"
    """

    sizes: tuple[int, ...]
    m: int
    pieces: tuple[int, ...] = ()
    changed: Mapping[str, Shape] = field(default_factory=dict)
    omitted: Mapping[str, Omission] = field(default_factory=dict)

    @classmethod
    def of(cls, moment: Moment) -> Shapes:
        network = moment.network()
        sizes = (moment.x.shape[0], *(layer.size for layer in network.layers))
        return cls(sizes, moment.x.shape[1], tuple(layer.pieces for layer in network.layers))

    @property
    def depth(self) -> int:
        return len(self.sizes) - 1

    @property
    def notation(self) -> Notation:
        return Notation(self.pieces or (1,) * self.depth, self.m)

    def rows(self, l: int) -> int:
        """Rows of W^l, l from 1."""
        return self.sizes[l] * (self.pieces[l - 1] if self.pieces else 1)

    def names(self) -> tuple[str, ...]:
        """All that can be changed."""
        layers = [name for l in range(1, self.depth + 1) for name in (f"W{l}", f"b{l}")]
        return ("X", *layers, "T")

    def meant(self, name: str) -> Shape:
        """The shape of an array as it should be. Raises KeyError."""
        if name == "X":
            return self.sizes[0], self.m
        if name == "T":
            return self.sizes[-1], self.m
        l = int(name[1:]) if name[:1] in ("W", "b") and name[1:].isdigit() else 0
        if not 1 <= l <= self.depth:
            raise KeyError(name)
        return (self.rows(l), self.sizes[l - 1]) if name[0] == "W" else (self.rows(l), 1)

    def shape(self, name: str) -> Shape:
        return self.changed.get(name, self.meant(name))

    def with_shape(self, name: str, shape: Shape) -> Shapes:
        """Another shape of one array; the one that is meant takes the change back."""
        self.meant(name)
        changed = {other: old for other, old in self.changed.items() if other != name}
        return replace(self, changed=changed if shape == self.meant(name) else {**changed, name: shape})

    def transposed(self, name: str) -> Shapes:
        """One matrix turned round; turned again it is as before."""
        if name in self.changed and self.shape(name) == self.meant(name)[::-1]:
            return replace(self, changed={n: s for n, s in self.changed.items() if n != name})
        return replace(self, changed={**self.changed, name: self.meant(name)[::-1]})

    def omitting(self, where: str, what: Omission) -> Shapes:
        return replace(self, omitted={**self.omitted, where: what})

    def equations(self) -> tuple[Equation, ...]:
        return _Pass(self).run()

    def first_broken(self) -> Equation | None:
        """The first equation that does not fit as it should."""
        return next((equation for equation in self.equations() if equation.verdict != "fits"), None)


def symbol_of(shapes: Shapes, name: str) -> Formula:
    """How an array that can be changed, or a gradient in which something can be forgotten, is written."""
    write = shapes.notation
    if name in ("X", "T"):
        return Formula(write.a(-1) if name == "X" else write.target)
    l = int("".join(filter(str.isdigit, name))) - 1
    letters = {"W": write.weight(l), "b": write.bias(l), "delta": write.delta(l)}
    letters |= {"dW": write.derivative(letters["W"]), "db": write.derivative(letters["b"])}
    return Formula(letters[name.rstrip("0123456789")])


Arrays = dict[str, NDArray[np.float32]]


class _Pass:
    """Goes through the equations with arrays of zeros."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._write = shapes.notation
        self._values: Arrays = {name: np.zeros(shapes.shape(name), np.float32) for name in shapes.names()}
        self._meant: dict[str, Shape] = {name: shapes.meant(name) for name in shapes.names()}
        self._equations: list[Equation] = []
        self._over = False
        write = self._write
        self._symbols = {"X": write.a(-1), "T": write.target}
        self._dims = {"X": write.of_a(-1), "T": write.of_a(shapes.depth - 1)}
        for l in range(shapes.depth):
            self._symbols |= {f"W{l + 1}": write.weight(l), f"b{l + 1}": write.bias(l)}
            self._dims |= {f"W{l + 1}": write.of_weight(l), f"b{l + 1}": write.of_bias(l)}

    def run(self) -> tuple[Equation, ...]:
        depth, write = self._shapes.depth, self._write
        for l in range(1, depth + 1):
            self._forward(l)
        come = write.derivative(write.output)
        self._step(f"dA{depth}", come, write.of_a(depth - 1), self._a(depth), depth,
                   f"{write.a(depth - 1)} - {write.target}", (f"A{depth}", "T"), np.subtract, "-")  # fmt: skip
        self._delta(depth, come)
        for l in range(depth, 0, -1):
            self._backward(l)
        for l in range(1, depth + 1):
            for part, symbol in (("W", write.weight(l - 1)), ("b", write.bias(l - 1))):
                name = f"{part}{l}"
                self._step(f"{name}_new", symbol, self._dims[name], self._meant[name], l,
                           rf"{symbol} - \eta \, {write.derivative(symbol)}", (name, f"d{name}"),
                           np.subtract, "-")  # fmt: skip
        return tuple(self._equations)

    def _z(self, l: int) -> Shape:
        return self._shapes.rows(l), self._shapes.m

    def _a(self, l: int) -> Shape:
        return self._shapes.sizes[l], self._shapes.m

    def _forward(self, l: int) -> None:
        write, below = self._write, "X" if l == 1 else f"A{l - 1}"
        product = f"{write.weight(l - 1)} {write.a(l - 2)}"
        self._step(f"P{l}", product, write.of_z(l - 1), self._z(l), l, product, (f"W{l}", below), np.matmul, r"\cdot")
        self._step(f"Z{l}", write.z(l - 1), write.of_z(l - 1), self._z(l), l, f"{product} + {write.bias(l - 1)}",
                   (f"P{l}", f"b{l}"), np.add, "+")  # fmt: skip
        self._step(f"A{l}", write.a(l - 1), write.of_a(l - 1), self._a(l), l, f"f({write.z(l - 1)})", (f"Z{l}",),
                   self._activation(l), "f")  # fmt: skip

    def _activation(self, l: int) -> Callable[..., NDArray[np.float32]]:
        pieces = self._shapes.pieces[l - 1] if self._shapes.pieces else 1

        def of(z: NDArray[np.float32]) -> NDArray[np.float32]:
            return z if pieces == 1 else z.reshape(-1, pieces, *z.shape[1:]).max(axis=1)

        return of

    def _backward(self, l: int) -> None:
        write, omitted = self._write, self._shapes.omitted
        below = "X" if l == 1 else f"A{l - 1}"
        turned = omitted.get(f"dW{l}") != "transpose"
        other = self._turned(below, write.a(l - 2), write.of_a(l - 2)) if turned else below
        right = f"{write.delta(l - 1)} {self._symbols[other]}"
        self._step(f"dW{l}", write.derivative(write.weight(l - 1)), write.of_weight(l - 1), self._meant[f"W{l}"], l,
                   right, (f"delta{l}", other), np.matmul, r"\cdot")  # fmt: skip
        kept = omitted.get(f"db{l}") != "keepdims"
        self._step(f"db{l}", write.derivative(write.bias(l - 1)), write.of_bias(l - 1), self._meant[f"b{l}"], l,
                   rf"\sum_{{k}} {write.delta(l - 1)}_{{\cdot k}}", (f"delta{l}",),
                   lambda d: d.sum(axis=-1, keepdims=kept), r"\sum")  # fmt: skip
        if l == 1:
            return
        turned = omitted.get(f"delta{l - 1}") != "transpose"
        weight = self._turned(f"W{l}", write.weight(l - 1), write.of_weight(l - 1)) if turned else f"W{l}"
        brought = f"{self._symbols[weight]} {write.delta(l - 1)}"
        self._step(f"dA{l - 1}", brought, write.of_a(l - 2), self._a(l - 1), l - 1, brought, (weight, f"delta{l}"),
                   np.matmul, r"\cdot")  # fmt: skip
        self._delta(l - 1, brought)

    def _delta(self, l: int, brought: str) -> None:
        """δ from what the way back brings to a layer: for a Maxout to each of its pieces."""
        write, pieces = self._write, self._shapes.pieces[l - 1] if self._shapes.pieces else 1
        self._step(f"delta{l}", write.delta(l - 1), write.of_z(l - 1), self._z(l), l,
                   rf"{brought} \odot f'({write.z(l - 1)})", (f"dA{l}", f"Z{l}"),
                   lambda g, z: np.repeat(g, pieces, axis=0) * z, r"\odot")  # fmt: skip

    def _turned(self, name: str, symbol: str, dims: Formula) -> str:
        """The transposed of an array under a name of its own."""
        other = f"{name}.T"
        if name in self._values:
            self._values[other] = self._values[name].T
        self._meant[other] = self._meant[name][::-1]
        self._symbols[other] = f"({symbol}){TRANSPOSED}"
        rows, columns = dims.latex.strip("()").split(", ")
        self._dims[other] = Formula(f"({columns}, {rows})")
        return other

    def _step(
        self,
        name: str,
        symbol: str,
        dims: Formula,
        meant: Shape,
        layer: int,
        right: str,
        operands: tuple[str, ...],
        compute: Callable[..., NDArray[np.float32]],
        sign: str,
    ) -> None:
        self._symbols[name], self._dims[name], self._meant[name] = symbol, dims, meant
        taken = tuple(self._operand(other) for other in operands)
        shape, error = None, ""
        if not self._over:
            try:
                self._values[name] = compute(*(self._values[other] for other in operands))
                shape = self._values[name].shape
            except ValueError as refused:
                error, self._over = str(refused), True
        verdict: Verdict = "fits"
        if error:
            verdict = "refused"
        elif self._over:
            verdict = "unreached"
        elif shape != meant:
            verdict = "silent"
        elif any(operand.wrong or operand.changed for operand in taken):
            verdict = "chance"
        equals = r"\leftarrow" if name.endswith("_new") else "="
        left = "" if symbol == right else f"{symbol} {equals} "
        equation = Equation(
            name=name,
            symbols=Formula(f"{left}{right}"),
            layer=layer,
            operands=taken,
            result=Formula(symbol),
            dims=dims,
            shape=shape,
            meant=meant,
            verdict=verdict,
            figures=Formula(figures([operand.shape for operand in taken], sign, shape)),
            error=error,
        )
        why = sentence(equation, sign, self._shapes) if verdict not in ("fits", "unreached") else None
        self._equations.append(replace(equation, why=why))

    def _operand(self, name: str) -> Operand:
        base = name.removesuffix(".T")
        meant = self._meant[name]
        shape = self._values[name].shape if name in self._values else meant
        changed = base in self._shapes.changed
        return Operand(name, Formula(self._symbols[name]), self._dims[name], shape, meant, changed)


def figures(shapes: list[Shape], sign: str, result: Shape | None) -> str:
    """(4, 2) · (2, 10) → (4, 10) in LaTeX."""
    written = [latex_of(shape) for shape in shapes]
    joined = f" {sign} ".join(written) if len(written) > 1 else f"{sign} {written[0]}"
    return rf"{joined} \to {latex_of(result) if result is not None else '?'}"


def latex_of(shape: Shape) -> str:
    """(4, 2), and (4,) of a flat array, as NumPy writes it."""
    return f"({shape[0]},)" if len(shape) == 1 else f"({', '.join(map(str, shape))})"
