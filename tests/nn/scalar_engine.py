"""A tiny automatic differentiation of single numbers: the independent witness for the engine's gradients.

Every operation returns its value together with the local derivatives; nothing is shared with `nnviz.nn`.
"""

from __future__ import annotations

import math


class Value:
    """A number that remembers which numbers it came from, and its derivative with respect to each of them."""

    def __init__(self, data: float, sources: tuple[tuple[Value, float], ...] = ()) -> None:
        self.data = float(data)
        self.sources = sources
        self.grad = 0.0

    def __add__(self, other: Value | float) -> Value:
        other = as_value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other: Value | float) -> Value:
        other = as_value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __sub__(self, other: Value | float) -> Value:
        return self + as_value(other) * -1.0

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other: float) -> Value:
        return as_value(other) - self

    def __truediv__(self, other: Value | float) -> Value:
        other = as_value(other)
        return self * Value(1 / other.data, ((other, -1 / other.data**2),))

    def exp(self) -> Value:
        return Value(math.exp(self.data), ((self, math.exp(self.data)),))

    def log(self) -> Value:
        return Value(math.log(self.data), ((self, 1 / self.data),))

    def sin(self) -> Value:
        return Value(math.sin(self.data), ((self, math.cos(self.data)),))

    def erf(self) -> Value:
        slope = 2 / math.sqrt(math.pi) * math.exp(-(self.data**2))
        return Value(math.erf(self.data), ((self, slope),))

    def backward(self) -> None:
        """Add d(self)/d(source) to the grad of every number that this one came from."""
        order: list[Value] = []
        seen: set[int] = set()

        def visit(value: Value) -> None:
            if id(value) not in seen:
                seen.add(id(value))
                for source, _ in value.sources:
                    visit(source)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            for source, derivative in value.sources:
                source.grad += derivative * value.grad


def as_value(number: Value | float) -> Value:
    return number if isinstance(number, Value) else Value(number)


def larger(first: Value, second: Value) -> Value:
    """The larger of two; of equals the first."""
    return first if first.data >= second.data else second


def sigmoid(z: Value) -> Value:
    return Value(1.0) / (Value(1.0) + (z * -1.0).exp())


def tanh(z: Value) -> Value:
    up, down = z.exp(), (z * -1.0).exp()
    return (up - down) / (up + down)


def softmax(z: list[Value]) -> list[Value]:
    powers = [value.exp() for value in z]
    total = sum(powers, Value(0.0))
    return [power / total for power in powers]


def between(z: Value, low: float, high: float) -> Value:
    return z if low < z.data < high else Value(min(max(z.data, low), high))


def elu(z: Value, alpha: float = 1.0) -> Value:
    return z if z.data > 0 else (z.exp() - 1.0) * alpha


def activate(name: str, z: list[Value], pieces: int = 2, slopes: list[Value] | None = None) -> list[Value]:
    """f of one layer and one sample; `slopes` are prelu's, one a unit."""
    if name == "softmax":
        return softmax(z)
    if name == "maxout":
        units = [z[i : i + pieces] for i in range(0, len(z), pieces)]
        best = []
        for unit in units:
            winner = unit[0]
            for piece in unit[1:]:
                winner = larger(winner, piece)
            best.append(winner)
        return best
    if name == "prelu":
        assert slopes is not None
        return [v if v.data > 0 else v * slope for v, slope in zip(z, slopes, strict=True)]
    functions = {
        "purelin": lambda v: v,
        "sigmoid": sigmoid,
        "tanh": tanh,
        "relu": lambda v: v if v.data > 0 else v * 0.0,
        "leaky_relu": lambda v: v if v.data > 0 else v * 0.01,
        "sign": lambda v: Value(math.copysign(1.0, v.data)),
        "softsign": lambda v: v / (v * math.copysign(1.0, v.data) + 1.0),
        "elu": elu,
        "selu": lambda v: elu(v, 1.6732632423543772) * 1.0507009873554805,
        "relu6": lambda v: between(v, 0.0, 6.0),
        "gelu": lambda v: v * ((v * math.sqrt(0.5)).erf() + 1.0) * 0.5,
        "silu": lambda v: v * sigmoid(v),
        "mish": lambda v: v * tanh((v.exp() + 1.0).log()),
        "softplus": lambda v: (v.exp() + 1.0).log(),
        "hardtanh": lambda v: between(v, -1.0, 1.0),
        "hard_sigmoid": lambda v: between(v + 3.0, 0.0, 6.0) * (1 / 6),
        "sin": Value.sin,
    }
    return [functions[name](value) for value in z]


def surprise(y: Value, t: float) -> Value:
    return (y.log() * t + (1.0 - y).log() * (1.0 - t)) * -1.0


LOSSES = ("half_mse", "mse", "bce", "softmax_cross_entropy")


def loss(name: str, outputs: list[list[Value]], targets: list[list[float]]) -> Value:
    """L of a batch; outputs[i][k] is output k of sample i."""
    total, m = Value(0.0), len(outputs)
    for output, target in zip(outputs, targets, strict=True):
        if name == "softmax_cross_entropy":
            total = total - softmax(output)[target.index(1.0)].log()
            continue
        for y, t in zip(output, target, strict=True):
            total = total + (surprise(y, t) if name == "bce" else (y - t) * (y - t))
    return total * (1 / (2 * m) if name == "half_mse" else 1 / m)
