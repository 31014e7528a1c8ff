"""Directions in the space of all parameters, along which a loss is cut open: drawn at random, or from a run's path.

Li, Xu, Taylor, Studer and Goldstein, "Visualizing the Loss Landscape of Neural Nets", 2018.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nnviz.nn import Network
from nnviz.training.data import Array

if TYPE_CHECKING:
    from numpy.random import Generator

LEAST_MOMENTS = 3  # of a path that has two directions


def random_directions(network: Network, rng: Generator, count: int = 2) -> Array:
    """`count` Gaussian directions (count, n), each row of W as long as the network's own ("filter normalisation").

    Biases and learned slopes stay where they are (0), as in the authors' experiments.
    """
    directions = np.zeros((count, network.parameters.size))
    for direction in directions:
        for block, weight in zip(network.split(direction), network.weights, strict=True):
            drawn = rng.standard_normal(weight.shape)
            lengths = np.linalg.norm(drawn, axis=1, keepdims=True)
            block[:, :-1] = drawn / np.where(lengths > 0, lengths, 1) * _lengths(weight)
    return directions


def _lengths(weight: Array) -> Array:
    """The norm of every row, (rows, 1), as far as a float holds it."""
    largest = np.abs(weight).max(axis=1, keepdims=True).astype(np.float64)
    scale = np.where(largest > 0, largest, 1)
    lengths: Array = scale * np.linalg.norm(weight / scale, axis=1, keepdims=True)
    return lengths


def path_directions(moments: Array, end: Array) -> tuple[Array, Array] | None:
    """The first two principal directions (2, n) of a path, and the share of its variation that each explains (2,).

    They are the right singular vectors of the differences moments (h, n) - end (n,), of unit length, the largest
    component positive; the shares are those of the squared singular values. None where the path has no two
    directions: too few moments, all at one place or along one line, or not finite.
    """
    differences = (moments - end).astype(np.float64)
    if len(differences) < LEAST_MOMENTS or not np.isfinite(differences).all():
        return None
    size = float(np.abs(differences).max(initial=0.0))
    if not size > 0:
        return None
    _, values, directions = np.linalg.svd(differences / size, full_matrices=False)
    if len(values) < 2 or values[1] <= len(moments) * np.finfo(moments.dtype).eps * values[0]:
        return None
    two = directions[:2]
    two = two * np.sign(np.take_along_axis(two, np.abs(two).argmax(axis=1, keepdims=True), axis=1))
    return two, values[:2] ** 2 / np.sum(values**2)


def coordinates(directions: Array, differences: Array) -> Array:
    """Where differences (h, n) from the plane's origin lie in the plane of directions (k, n): (h, k).

    The foot of the perpendicular; 0 along directions that are 0.
    """
    sizes = _sizes(directions)
    scaled = directions / sizes
    products = scaled @ scaled.T
    along: Array = differences @ scaled.T @ np.linalg.pinv(products, hermitian=True) / sizes.T
    return along


def share_within(directions: Array, differences: Array) -> float:
    """The share, 0 to 1, of the squared length of all differences (h, n) that lies along the directions (k, n).

    NaN where there is no length.
    """
    scaled = differences / (float(np.abs(differences).max(initial=0.0)) or 1.0)  # squares of an explosion overflow
    whole = float(np.vdot(scaled, scaled))
    if not whole > 0:
        return float("nan")
    within = coordinates(directions, scaled) @ directions
    return float(np.vdot(within, within)) / whole


def _sizes(directions: Array) -> Array:
    """The largest component of each, (k, 1); 1 where all are 0."""
    largest = np.abs(directions).max(axis=1, keepdims=True)
    sizes: Array = np.where(largest > 0, largest, 1.0)
    return sizes
