"""What descent goes down: a loss over one weight (Curve) or over two (Surface). Protocols and the given ones' base.

A loss of the running network is of the same form: whoever makes one needs no more than what stands here.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from nnviz.training.message import Message

Floats: TypeAlias = NDArray[np.float64]
CURVE_POINTS = 601
GRID_POINTS = 121
AT_ONCE = 600  # of a formula and its gradient, with the optimizer some 20 µs


class Landscape(Protocol):
    """What curves and surfaces have in common. Attributes may be properties.

    name      stands for it in lessons and saved settings; not translated
    title     for people
    note      a remark for people, or ""
    formula   rich text, e.g. "<i>w</i><sup>2</sup>", or ""
    axes      the names of its weights, rich text: one, or two
    dimension 1 or 2
    steepest  the largest second derivative, in any direction, at the minimum where plain descent settles, from which
              the border 2/L'' follows; None where it is not known. `exact`: it is the same everywhere
    here      where the running network stands, from where a walk begins unless it is told otherwise; None: nowhere
    path      the way that it has come, (h, dimension), as far as it is known; None: it is no network's
    as_of     the step at which it stood there
    rate      its learning rate
    at_once   how many places can be asked for, one after the other, before it is felt
    """

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> Message: ...
    @property
    def note(self) -> Message | None: ...
    @property
    def formula(self) -> str: ...
    @property
    def axes(self) -> tuple[str, ...]: ...
    @property
    def dimension(self) -> int: ...
    @property
    def steepest(self) -> float | None: ...
    @property
    def exact(self) -> bool: ...
    @property
    def here(self) -> tuple[float, ...] | None: ...
    @property
    def path(self) -> Floats | None: ...
    @property
    def as_of(self) -> int | None: ...
    @property
    def rate(self) -> float | None: ...
    @property
    def at_once(self) -> int: ...

    def at(self, theta: Floats) -> float:
        """The loss at one place, (dimension,); may be NaN or infinite."""
        ...

    def slope(self, theta: Floats) -> Floats:
        """The gradient at one place: (dimension,)."""
        ...


class Curve(Landscape, Protocol):
    """A loss over one weight, within `range` to begin with; `minima` are those known, () where none is."""

    @property
    def range(self) -> tuple[float, float]: ...
    @property
    def minima(self) -> tuple[float, ...]: ...

    def value(self, w: Floats) -> Floats:
        """L(w), for every w of the array."""
        ...

    def gradient(self, w: Floats) -> Floats:
        """dL/dw, for every w."""
        ...

    def curvature(self, w: Floats) -> Floats | None:
        """d²L/dw², for every w; None where it is not known."""
        ...

    def drawn(self, low: float, high: float) -> tuple[Floats, Floats]:
        """w (n,) and L(w) (n,), ascending, as the curve is drawn from low to high; of a sampled curve its samples."""
        ...


class Surface(Landscape, Protocol):
    """A loss over two weights in `box` = (w1 low, w1 high, w2 low, w2 high); `minima` are those known."""

    @property
    def box(self) -> tuple[float, float, float, float]: ...
    @property
    def minima(self) -> tuple[tuple[float, float], ...]: ...

    def value(self, w1: Floats, w2: Floats) -> Floats:
        """L(w1, w2); the two broadcast."""
        ...

    def gradient(self, w1: Floats, w2: Floats) -> Floats:
        """(2, ...): dL/dw1 and dL/dw2."""
        ...

    def grid(self) -> tuple[Floats, Floats, Floats]:
        """w1 (n,), w2 (m,) ascending and L (m, n) over the box: what contours and the picture in 3-D are made from.

        It is asked for once for every object: another grid is another Surface.
        """
        ...


class GivenCurve:
    """A curve with formulas: `value`, `gradient`, `curvature` remain to be written."""

    name: str
    title: Message
    note: Message | None = None
    formula: str
    axes: tuple[str, ...] = ("<i>w</i>",)
    dimension = 1
    range: tuple[float, float] = (-4.0, 4.0)
    minima: tuple[float, ...] = ()
    exact = False
    here: tuple[float, ...] | None = None
    path: Floats | None = None
    as_of: int | None = None
    rate: float | None = None
    at_once = AT_ONCE

    @property
    def steepest(self) -> float | None:
        bends = [self.curvature(np.array([w])) for w in self.minima]
        found = [float(bend[0]) for bend in bends if bend is not None]
        return max(found, default=None)

    def value(self, w: Floats) -> Floats:
        raise NotImplementedError

    def gradient(self, w: Floats) -> Floats:
        raise NotImplementedError

    def curvature(self, w: Floats) -> Floats | None:
        return None

    def at(self, theta: Floats) -> float:
        return float(self.value(theta)[0])

    def slope(self, theta: Floats) -> Floats:
        return self.gradient(theta)

    def drawn(self, low: float, high: float) -> tuple[Floats, Floats]:
        w = np.linspace(low, high, CURVE_POINTS)
        with np.errstate(all="ignore"):
            return w, self.value(w)


class GivenSurface:
    """A surface with formulas: `value` and `gradient` remain to be written."""

    name: str
    title: Message
    note: Message | None = None
    formula: str
    axes: tuple[str, ...] = ("<i>w</i><sub>1</sub>", "<i>w</i><sub>2</sub>")
    dimension = 2
    box: tuple[float, float, float, float]
    minima: tuple[tuple[float, float], ...] = ()
    steepest: float | None = None
    exact = False
    here: tuple[float, ...] | None = None
    path: Floats | None = None
    as_of: int | None = None
    rate: float | None = None
    at_once = AT_ONCE

    def value(self, w1: Floats, w2: Floats) -> Floats:
        raise NotImplementedError

    def gradient(self, w1: Floats, w2: Floats) -> Floats:
        raise NotImplementedError

    def at(self, theta: Floats) -> float:
        return float(self.value(theta[0], theta[1]))

    def slope(self, theta: Floats) -> Floats:
        return self.gradient(theta[0], theta[1])

    def grid(self) -> tuple[Floats, Floats, Floats]:
        left, right, low, high = self.box
        w1, w2 = np.linspace(left, right, GRID_POINTS), np.linspace(low, high, GRID_POINTS)
        with np.errstate(all="ignore"):
            return w1, w2, self.value(w1[None, :], w2[:, None])
