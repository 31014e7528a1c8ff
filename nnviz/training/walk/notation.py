"""How the arrays of a walk are written: small letters for one sample, capitals for a batch, layers as exponents."""

from __future__ import annotations

from dataclasses import dataclass

from nnviz.nn import Network
from nnviz.training.walk.formula import Formula

TRANSPOSED = r"^{\mathsf{T}}"


@dataclass(frozen=True, slots=True)
class Notation:
    """LaTeX for the arrays of a network and m samples; `layer` counts from 0, the formulas from 1."""

    pieces: tuple[int, ...]
    m: int

    @classmethod
    def of(cls, network: Network, m: int) -> Notation:
        return cls(tuple(layer.pieces for layer in network.layers), m)

    @property
    def batch(self) -> bool:
        return self.m > 1

    def _letter(self, letter: str) -> str:
        return letter.upper() if self.batch else letter

    @property
    def output(self) -> str:
        return self._letter("y")

    @property
    def target(self) -> str:
        return self._letter("t")

    def weight(self, layer: int) -> str:
        return f"W^{{{layer + 1}}}"

    def bias(self, layer: int) -> str:
        return f"b^{{{layer + 1}}}"

    def slopes(self, layer: int) -> str:
        return f"s^{{{layer + 1}}}"

    def z(self, layer: int) -> str:
        return f"{self._letter('z')}^{{{layer + 1}}}"

    def a(self, layer: int) -> str:
        """What layer `layer` gives; -1 is the input."""
        return f"{self._letter('a')}^{{{layer + 1}}}"

    def delta(self, layer: int) -> str:
        return rf"\delta^{{{layer + 1}}}"

    def brought(self, layer: int) -> str:
        """dL/da of a layer."""
        if layer == len(self.pieces) - 1:
            return self.derivative(self.output)
        return rf"({self.weight(layer + 1)}){TRANSPOSED} {self.delta(layer + 1)}"

    def derivative(self, by: str) -> str:
        return rf"\frac{{\partial L}}{{\partial {by}}}"

    def rows(self, layer: int) -> str:
        """How many rows z of a layer has, in symbols; of the input (-1) how many inputs there are."""
        units = f"n_{{{layer + 1}}}"
        return f"{self.pieces[layer]} {units}" if layer >= 0 and self.pieces[layer] > 1 else units

    def dims(self, rows: str, columns: str) -> Formula:
        return Formula(f"({rows}, {columns})")

    def of_weight(self, layer: int) -> Formula:
        return self.dims(self.rows(layer), f"n_{{{layer}}}")

    def of_bias(self, layer: int) -> Formula:
        return self.dims(self.rows(layer), "1")

    def of_slopes(self, layer: int) -> Formula:
        return self.dims(f"n_{{{layer + 1}}}", "1")

    def of_z(self, layer: int) -> Formula:
        return self.dims(self.rows(layer), self.columns)

    def of_a(self, layer: int) -> Formula:
        return self.dims(f"n_{{{layer + 1}}}", self.columns)

    @property
    def columns(self) -> str:
        return "m" if self.batch else "1"
