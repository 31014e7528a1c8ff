"""The generators of training data and the registry DATASETS. Tables and CSV files are the business of `training.data`.

The first six are TensorFlow Playground's, written anew from their description; their noise has three meanings.
"""

from __future__ import annotations

from collections.abc import Callable
from math import pi, sqrt
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.registry import Registry

if TYPE_CHECKING:
    from numpy.random import Generator

Points = NDArray[np.float64]
Samples = tuple[Points, Points]
"""x (n_0, N) and y (1, N)."""

NoiseMeaning = Literal["labels", "spread", "jitter", "targets", "none"]


class DatasetGenerator:
    """A source of samples.

    task         "classification" (labels +1 and -1, one row) or "regression"
    samples      how many it makes unless told; always so many where `fixed` is set, and then all are for training
    inputs       the names of the coordinates
    domain       the interval (low, high) of each coordinate that a picture should show
    noise        what noise does: "labels" are asked at a shifted point, "spread" is the variance of a cloud, "jitter"
                 moves the points, "targets" are disturbed, "none" = nothing
    """

    name: str
    aliases: tuple[str, ...] = ()
    task: Literal["classification", "regression"] = "classification"
    samples: int = 500
    fixed: bool = False
    inputs: tuple[str, ...] = ("x1", "x2")
    domain: tuple[float, float] = (-6.0, 6.0)
    noise: NoiseMeaning = "labels"
    note: str

    def generate(self, samples: int, noise: float, rng_positions: Generator, rng_noise: Generator) -> Samples:
        """x (n_0, N) and y (1, N), not shuffled. `noise` is 0 to 0.5.

        Positions come from the one generator and noise from the other, so that the same points stay where they are
        when only the noise changes.
        """
        raise NotImplementedError


def _shifted(x: Points, reach: float, rng: Generator) -> Points:
    """Where a label is asked: each coordinate moved by U(-reach, reach)."""
    return x + reach * rng.uniform(-1, 1, x.shape)


def _sign(positive: NDArray[np.bool_]) -> Points:
    return np.where(positive, 1.0, -1.0)[None, :]


def _halves(samples: int) -> tuple[int, int]:
    return samples - samples // 2, samples // 2


class Circle(DatasetGenerator):
    name = "circle"
    note = "A disc inside a ring. Noise asks for the label at a shifted point, so points near the gap flip."

    def generate(self, samples: int, noise: float, rng_positions: Generator, rng_noise: Generator) -> Samples:
        inner, outer = _halves(samples)
        radius = np.concatenate([rng_positions.uniform(0, 2.5, inner), rng_positions.uniform(3.5, 5, outer)])
        angle = rng_positions.uniform(0, 2 * pi, samples)
        x = radius * np.stack([np.sin(angle), np.cos(angle)])
        asked = _shifted(x, 5 * noise, rng_noise)
        return x, _sign(np.hypot(*asked) < 2.5)


class Xor(DatasetGenerator):
    name = "xor"
    note = "Four squares, opposite ones alike. Noise asks for the label at a shifted point."

    def generate(self, samples: int, noise: float, rng_positions: Generator, rng_noise: Generator) -> Samples:
        x = rng_positions.uniform(-5, 5, (2, samples))
        x += np.where(x > 0, 0.3, -0.3)  # away from the axes
        asked = _shifted(x, 5 * noise, rng_noise)
        return x, _sign(asked[0] * asked[1] >= 0)


class Gauss(DatasetGenerator):
    name = "gauss"
    noise: NoiseMeaning = "spread"
    note = "Two round clouds, at (2, 2) and (-2, -2). Noise widens them: the variance is 0.5 + 7·noise."

    def generate(self, samples: int, noise: float, rng_positions: Generator, rng_noise: Generator) -> Samples:
        first, _ = _halves(samples)
        label = _sign(np.arange(samples) < first)
        return 2 * label + sqrt(0.5 + 7 * noise) * rng_positions.standard_normal((2, samples)), label


class Spiral(DatasetGenerator):
    name = "spiral"
    noise: NoiseMeaning = "jitter"
    note = "Two arms of one and three quarter turns each. Noise moves the points themselves."

    def generate(self, samples: int, noise: float, rng_positions: Generator, rng_noise: Generator) -> Samples:
        arms = []
        for count, start in zip(_halves(samples), (0.0, pi), strict=True):
            along = np.arange(count) / max(count, 1)
            turn = 1.75 * 2 * pi * along + start
            arms.append(5 * along * np.stack([np.sin(turn), np.cos(turn)]))
        x = _shifted(np.concatenate(arms, axis=1), noise, rng_noise)
        return x, _sign(np.arange(samples) < arms[0].shape[1])


class _Surface(DatasetGenerator):
    """A regression of height over the square: points anywhere in it, the target asked at a shifted point."""

    task: Literal["classification", "regression"] = "regression"
    samples = 1200
    height: Callable[[Points], Points]

    def generate(self, samples: int, noise: float, rng_positions: Generator, rng_noise: Generator) -> Samples:
        x = rng_positions.uniform(-6, 6, (2, samples))
        return x, type(self).height(_shifted(x, 6 * noise, rng_noise))[None, :]


class Plane(_Surface):
    name = "reg-plane"
    note = "A tilted plane, (x1 + x2)/10. Noise asks for the height at a shifted point."

    @staticmethod
    def height(x: Points) -> Points:
        total: Points = x.sum(axis=0)
        return total / 10


class Bumps(_Surface):
    name = "reg-gauss"
    note = "Six cones, up and down by turns, on a flat ground. Noise asks for the height at a shifted point."

    @staticmethod
    def height(x: Points) -> Points:
        centres = ((-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1))
        # the cones have radius 2 and do not overlap, so their sum is the one of greatest magnitude
        cones = [sign * np.maximum(0, 1 - np.hypot(x[0] - cx, x[1] - cy) / 2) for cx, cy, sign in centres]
        heights: Points = np.sum(cones, axis=0)
        return heights


class FourPoints(DatasetGenerator):
    name = "xor4"
    samples = 4
    fixed = True
    domain = (-0.5, 1.5)
    noise: NoiseMeaning = "none"
    note = "The truth table of exclusive or: four points, all of them for training. No straight line parts them."

    def generate(self, samples: int, noise: float, rng_positions: Generator, rng_noise: Generator) -> Samples:
        return np.array([[0.0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[-1.0, 1, 1, -1]])


class Sine(DatasetGenerator):
    name = "sin"
    task: Literal["classification", "regression"] = "regression"
    samples = 1200
    inputs = ("x1",)
    noise: NoiseMeaning = "targets"
    note = "One input, the target is its sine. Noise moves the target up or down by at most so much."

    def generate(self, samples: int, noise: float, rng_positions: Generator, rng_noise: Generator) -> Samples:
        x = rng_positions.uniform(-6, 6, (1, samples))
        return x, np.sin(x) + noise * rng_noise.uniform(-1, 1, x.shape)


DATASETS: Registry[DatasetGenerator] = Registry(
    QT_TRANSLATE_NOOP("Message", "dataset"),
    (Circle(), Xor(), Gauss(), Spiral(), Plane(), Bumps(), FourPoints(), Sine()),
)
