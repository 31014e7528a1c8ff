"""The figures behind the ladder: norms, the factors between them, a smoothed history and the log axis. No painting."""

from __future__ import annotations

from collections import deque
from math import isfinite, log10

from nnviz.training.wants import LayerStaves, Staves
from nnviz.ui.number_format import factor, short
from nnviz.ui.score.log_axis import LogAxis

TRAIL = 60  # points of history to the left of a dot
TRAIL_EVERY = 4  # moments between two points of the trail
SMOOTHING = 0.25


class Ladder:
    """||delta|| of every layer of one run, taken in moment by moment."""

    def __init__(self, layers: int) -> None:
        self.axis = LogAxis()
        self.layers: tuple[LayerStaves, ...] = ()
        self.trails: list[deque[float]] = [deque(maxlen=TRAIL) for _ in range(layers)]  # decades, oldest first
        self.preview: tuple[float, ...] = ()  # ||delta|| of a run that might be, layer 1 first
        self._moment = 0

    def take(self, staves: Staves) -> bool:
        """Take in the figures of one moment; True when the axis has moved."""
        self.layers = staves.layers
        if self._moment % TRAIL_EVERY == 0:
            for trail, layer in zip(self.trails, staves.layers, strict=True):
                if drawable(layer.delta_norm):
                    value = log10(layer.delta_norm)
                    trail.append(value if not trail else trail[-1] + SMOOTHING * (value - trail[-1]))
        self._moment += 1
        return self._fit()

    def show_preview(self, norms: tuple[float, ...]) -> bool:
        """Make room for the ladder of another run; () for none. True when the axis has moved."""
        self.preview = norms[: len(self.trails)]
        return self._fit()

    def _fit(self) -> bool:
        norms = (*(norm for layer in self.layers for norm in (layer.delta_norm, layer.brought_norm)), *self.preview)
        decades = [log10(norm) for norm in norms if drawable(norm)]
        decades += [end for trail in self.trails if trail for end in (min(trail), max(trail))]
        return bool(decades) and self.axis.fit(min(decades), max(decades))

    def slope_factor(self, layer: int) -> float | None:
        """||delta^l|| / ||brought^l||: what f'(z) left of the error; None where there is nothing to divide."""
        figures = self.layers[layer]
        return _ratio(figures.delta_norm, figures.brought_norm)

    def weight_factor(self, layer: int) -> float | None:
        """||(W^{l+1})^T delta^{l+1}|| / ||delta^{l+1}||: what the weights made of it; None for the last layer."""
        if layer + 1 >= len(self.layers):
            return None
        return _ratio(self.layers[layer].brought_norm, self.layers[layer + 1].delta_norm)

    def written(self, layer: int) -> tuple[str, str, str]:
        """The norm, the slope's factor and the weights', as text; empty where there is no factor."""
        slope, weight = self.slope_factor(layer), self.weight_factor(layer)
        return (
            short(float(self.layers[layer].delta_norm)),
            "" if slope is None else factor(slope),
            "" if weight is None else factor(weight),
        )


def drawable(value: float) -> bool:
    """Whether a log axis has a place for `value`."""
    return isfinite(value) and value > 0


def _ratio(numerator: float, denominator: float) -> float | None:
    return numerator / denominator if denominator > 0 and isfinite(numerator) and isfinite(denominator) else None
