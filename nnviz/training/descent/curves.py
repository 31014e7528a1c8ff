"""The given curves: a parabola, two minima, a plateau, a kink. Formulas only; who walks on them is in `walk.py`."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

import numpy as np

from nnviz.nn.activations import ACTIVATIONS
from nnviz.training.descent.landscape import Floats, GivenCurve
from nnviz.training.message import QT_TRANSLATE_NOOP, Message

_SIGMOID = ACTIVATIONS["sigmoid"]


class Quadratic(GivenCurve):
    name = "quadratic"
    title = Message("curve", QT_TRANSLATE_NOOP("Message", "Parabola"))
    note = Message(
        "curve-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "Its second derivative is 2 everywhere, so each step multiplies w by 1 − 2η: from η = 1 on the point no "
            "longer comes nearer.",
        ),
    )
    formula = "<i>w</i><sup>2</sup>"
    minima = (0.0,)
    exact = True

    def value(self, w: Floats) -> Floats:
        return w * w

    def gradient(self, w: Floats) -> Floats:
        return 2 * w

    def curvature(self, w: Floats) -> Floats:
        return np.full_like(w, 2.0)


class Quartic(GivenCurve):
    """The lower minimum is the left one."""

    name = "two_minima_curve"
    title = Message("curve", QT_TRANSLATE_NOOP("Message", "Two minima"))
    note = Message(
        "curve-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "The left minimum is the lower one. Where descent ends depends on where it starts, and a long step may "
            "jump over the hill between them.",
        ),
    )
    formula = "¼ <i>w</i><sup>4</sup> − <i>w</i><sup>2</sup> + 0.3 <i>w</i> + 1.5"
    range = (-3.2, 3.2)
    minima = tuple(sorted(float(r) for r in np.roots([1.0, 0.0, -2.0, 0.3]).real if 3 * r * r > 2))

    def value(self, w: Floats) -> Floats:
        return ((0.25 * w * w - 1) * w + 0.3) * w + 1.5

    def gradient(self, w: Floats) -> Floats:
        return (w * w - 2) * w + 0.3

    def curvature(self, w: Floats) -> Floats:
        return 3 * w * w - 2


class Plateau(GivenCurve):
    """½ (σ(w) - t)²: one weight, one input of 1, a sigmoid and the squared loss; on both sides σ saturates."""

    target = 0.2
    name = "plateau"
    title = Message("curve", QT_TRANSLATE_NOOP("Message", "Plateau: sigmoid and squared loss"))
    note = Message(
        "curve-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "One weight, the input 1, a sigmoid, the target 0.2. Where the sigmoid is saturated the gradient carries "
            "its derivative, which is almost 0: the loss is large, and yet the point creeps.",
        ),
    )
    formula = "½ (σ(<i>w</i>) − 0.2)<sup>2</sup>"
    range = (-8.0, 10.0)
    minima = (log(target / (1 - target)),)

    def value(self, w: Floats) -> Floats:
        return 0.5 * (_SIGMOID.value(w) - self.target) ** 2

    def gradient(self, w: Floats) -> Floats:
        return (_SIGMOID.value(w) - self.target) * _SIGMOID.derivative(w)

    def curvature(self, w: Floats) -> Floats:
        s, d = _SIGMOID.value(w), _SIGMOID.derivative(w)
        return d * d + (s - self.target) * d * (1 - 2 * s)


class Kink(GivenCurve):
    """|w|; at the kink any slope from -1 to 1 is a subgradient, and 0 is taken."""

    name = "abs"
    title = Message("curve", QT_TRANSLATE_NOOP("Message", "Kink: |w|"))
    note = Message(
        "curve-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "The slope is −1 or 1, however near the minimum is: with a fixed rate the point ends up stepping to and "
            "fro. At 0 every slope from −1 to 1 is a subgradient; 0 is taken here, so a point that meets 0 rests.",
        ),
    )
    formula = "|<i>w</i>|"
    minima = (0.0,)

    def value(self, w: Floats) -> Floats:
        return np.abs(w)

    def gradient(self, w: Floats) -> Floats:
        return np.sign(w)


CURVES: Mapping[str, GivenCurve] = {curve.name: curve for curve in (Quadratic(), Quartic(), Plateau(), Kink())}
