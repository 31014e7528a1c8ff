"""The given surfaces over two weights, with their gradients. Formulas only.

Rosenbrock's and Beale's are from the collection of Moré, Garbow and Hillstrom, 1981 (their numbers 1 and 5).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nnviz.training.descent.landscape import Floats, GivenSurface
from nnviz.training.message import QT_TRANSLATE_NOOP, Message

_W1, _W2 = "<i>w</i><sub>1</sub>", "<i>w</i><sub>2</sub>"
_SQUARED_1, _SQUARED_2 = _W1 + "<sup>2</sup>", _W2 + "<sup>2</sup>"


class Elliptic(GivenSurface):
    """½ (a w1² + b w2²): the second derivatives are a and b everywhere."""

    a: float
    b: float
    minima = ((0.0, 0.0),)
    exact = True

    @property
    def steepest(self) -> float:  # type: ignore[override]
        return max(self.a, self.b)

    def value(self, w1: Floats, w2: Floats) -> Floats:
        return 0.5 * (self.a * w1 * w1 + self.b * w2 * w2)

    def gradient(self, w1: Floats, w2: Floats) -> Floats:
        return np.stack(np.broadcast_arrays(self.a * w1, self.b * w2))


class Bowl(Elliptic):
    a, b = 1.0, 2.0
    name = "bowl"
    title = Message("surface", QT_TRANSLATE_NOOP("Message", "Bowl"))
    note = Message(
        "surface-note",
        QT_TRANSLATE_NOOP("Message", "One minimum: every start leads there, unless the rate is too large."),
    )
    formula = f"½ ({_SQUARED_1} + 2 {_SQUARED_2})"
    box = (-4.0, 4.0, -4.0, 4.0)


class Valley(Elliptic):
    a, b = 1.0, 50.0
    name = "valley"
    title = Message("surface", QT_TRANSLATE_NOOP("Message", "Narrow valley"))
    note = Message(
        "surface-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "Fifty times as steep across as along. The rate has to be small enough for the walls, and is then too "
            "small for the floor: plain descent goes to and fro and hardly ahead. Momentum and Adam get on.",
        ),
    )
    formula = f"½ ({_SQUARED_1} + 50 {_SQUARED_2})"
    box = (-4.0, 4.0, -1.6, 1.6)


class TwoMinima(GivenSurface):
    """¼ w1⁴ - w1² + 0.3 w1 + ½ w2² + ½ w1 w2 + 2; the left minimum is the lower one."""

    name = "two_minima"
    title = Message("surface", QT_TRANSLATE_NOOP("Message", "Two minima"))
    note = Message(
        "surface-note",
        QT_TRANSLATE_NOOP(
            "Message", "Two starts may end in two different places; the minimum on the left is the lower one."
        ),
    )
    formula = f"¼ {_W1}<sup>4</sup> − {_SQUARED_1} + 0.3 {_W1} + ½ {_SQUARED_2} + ½ {_W1} {_W2} + 2"
    box = (-2.6, 2.6, -2.6, 2.6)
    minima = tuple(
        (float(r), -0.5 * float(r)) for r in sorted(np.roots([1.0, 0.0, -2.25, 0.3]).real) if 3 * r * r > 2.25
    )

    @property
    def steepest(self) -> float:  # type: ignore[override]
        return max(float(np.linalg.eigvalsh([[3 * w1 * w1 - 2, 0.5], [0.5, 1.0]])[-1]) for w1, _ in self.minima)

    def value(self, w1: Floats, w2: Floats) -> Floats:
        return ((0.25 * w1 * w1 - 1) * w1 + 0.3) * w1 + 0.5 * w2 * (w2 + w1) + 2

    def gradient(self, w1: Floats, w2: Floats) -> Floats:
        return np.stack(np.broadcast_arrays((w1 * w1 - 2) * w1 + 0.3 + 0.5 * w2, w2 + 0.5 * w1))


class Saddle(GivenSurface):
    """½ w1² - ½ w2² + w2⁴/16: a saddle at 0 between two minima, so that whatever leaves it arrives somewhere."""

    name = "saddle"
    title = Message("surface", QT_TRANSLATE_NOOP("Message", "Saddle"))
    note = Message(
        "surface-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "In the middle the slope is 0 and it is no minimum. From exactly on the ridge (w2 = 0) descent ends "
            "there; a hair beside it, it lingers and then leaves.",
        ),
    )
    formula = f"½ {_SQUARED_1} − ½ {_SQUARED_2} + <sup>1</sup>⁄<sub>16</sub> {_W2}<sup>4</sup> + 1"
    box = (-3.0, 3.0, -3.0, 3.0)
    minima = ((0.0, -2.0), (0.0, 2.0))
    steepest = 2.0

    def value(self, w1: Floats, w2: Floats) -> Floats:
        return 0.5 * w1 * w1 - 0.5 * w2 * w2 + w2 * w2 * w2 * w2 / 16 + 1

    def gradient(self, w1: Floats, w2: Floats) -> Floats:
        return np.stack(np.broadcast_arrays(w1, w2 * w2 * w2 / 4 - w2))


class Rosenbrock(GivenSurface):
    name = "rosenbrock"
    title = Message("surface", QT_TRANSLATE_NOOP("Message", "Rosenbrock"))
    note = Message(
        "surface-note",
        QT_TRANSLATE_NOOP(
            "Message", "A bent valley: its floor is soon found, and on it the way to the minimum at (1, 1) is long."
        ),
    )
    formula = f"(1 − {_W1})<sup>2</sup> + 100 ({_W2} − {_SQUARED_1})<sup>2</sup>"
    box = (-2.0, 2.0, -1.0, 3.0)
    minima = ((1.0, 1.0),)
    steepest = float(np.linalg.eigvalsh([[802.0, -400.0], [-400.0, 200.0]])[-1])

    def value(self, w1: Floats, w2: Floats) -> Floats:
        return (1 - w1) ** 2 + 100 * (w2 - w1 * w1) ** 2

    def gradient(self, w1: Floats, w2: Floats) -> Floats:
        off = w2 - w1 * w1
        return np.stack(np.broadcast_arrays(2 * (w1 - 1) - 400 * w1 * off, 200 * off))


class Beale(GivenSurface):
    targets = (1.5, 2.25, 2.625)
    name = "beale"
    title = Message("surface", QT_TRANSLATE_NOOP("Message", "Beale"))
    note = Message(
        "surface-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "Flat in the middle, steep at the corners, the minimum at (3, 0.5): no one rate suits both.",
        ),
    )
    formula = (
        f"(1.5 − {_W1} + {_W1}{_W2})<sup>2</sup> + (2.25 − {_W1} + {_W1}{_SQUARED_2})<sup>2</sup> "
        f"+ (2.625 − {_W1} + {_W1}{_W2}<sup>3</sup>)<sup>2</sup>"
    )
    box = (-4.5, 4.5, -4.5, 4.5)
    minima = ((3.0, 0.5),)

    @property
    def steepest(self) -> float:  # type: ignore[override]
        w1, w2 = self.minima[0]
        rows = np.array([[w2**i - 1, i * w1 * w2 ** (i - 1)] for i in (1, 2, 3)])
        return float(2 * np.linalg.norm(rows, 2) ** 2)  # the residuals are 0 there, so 2 JᵀJ is the whole of it

    def value(self, w1: Floats, w2: Floats) -> Floats:
        found = sum((t - w1 * (1 - w2**i)) ** 2 for i, t in enumerate(self.targets, 1))
        return np.asarray(found, np.float64)

    def gradient(self, w1: Floats, w2: Floats) -> Floats:
        first, second = np.zeros(np.broadcast_shapes(np.shape(w1), np.shape(w2))), np.zeros(())
        for i, t in enumerate(self.targets, 1):
            off = t - w1 * (1 - w2**i)
            first = first - 2 * off * (1 - w2**i)
            second = second + 2 * off * w1 * i * w2 ** (i - 1)
        return np.stack(np.broadcast_arrays(first, second))


SURFACES: Mapping[str, GivenSurface] = {
    surface.name: surface for surface in (Bowl(), Valley(), TwoMinima(), Saddle(), Rosenbrock(), Beale())
}
