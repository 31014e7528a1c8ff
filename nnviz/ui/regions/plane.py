"""Which plane of its input space a network is cut along where a map shows two raw columns; and why there is none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QT_TRANSLATE_NOOP

from nnviz.nn.breakpoints import PIECEWISE_LINEAR
from nnviz.training.message import Message
from nnviz.training.prepared import PreparedData
from nnviz.training.snapshot import RunInfo

Plane = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def plane_of(data: PreparedData, columns: tuple[int, int], sample: int | None) -> Plane:
    """Origin and two directions, each (n_0,): the network is fed origin + x·first + y·second where the two raw columns
    are x and y and the others stand at their mean, or as in a sample. For features that are columns themselves."""
    others = data.centre if sample is None else data.raw[:, sample]
    fed = [data.columns.index(name) for name in data.inputs]
    shift, scale = data.shift[:, 0], data.scale[:, 0]
    moving = np.array([column in columns for column in fed])
    origin = (np.where(moving, 0.0, others[fed]) - shift) / scale
    right, up = (np.array([column == wanted for column in fed]) / scale for wanted in columns)
    return origin, right, up


def is_plain(data: PreparedData, columns: tuple[int, int]) -> bool:
    """Whether the network is fed the two raw columns of the map, and nothing else, as they stand."""
    as_they_stand = (data.shift == 0).all() and (data.scale == 1).all()
    return bool(data.inputs == data.columns and columns == (0, 1) and len(data.columns) == 2 and as_they_stand)


def bent_features(data: PreparedData) -> tuple[str, ...]:
    """The features that are no straight line over the plane, such as x1^2."""
    return tuple(name for name in data.inputs if name not in data.columns)


def smooth_layers(run: RunInfo) -> tuple[int, ...]:
    """The hidden layers, from 0, that bend everywhere."""
    return tuple(l for l, layer in enumerate(run.layers[:-1]) if layer.activation not in PIECEWISE_LINEAR)


def refusal(run: RunInfo) -> Message | None:
    """Why this run has no exact pieces, known without computing anything; None: it has some."""
    smooth, bent = smooth_layers(run), bent_features(run.data)
    if smooth:
        text = QT_TRANSLATE_NOOP(
            "Message",
            "No linear regions: hidden layer {layer} is {activation}, which bends everywhere. Networks of relu, "
            "leaky_relu or maxout have them.",
        )
        values = {"layer": smooth[0] + 1, "activation": run.layers[smooth[0]].activation}
        return Message("regions.smooth", text, values)
    if bent:
        text = QT_TRANSLATE_NOOP(
            "Message",
            "No linear regions: the feature {feature} bends the plane before the network sees it. Over x1 and x2 "
            "alone they are straight.",
        )
        return Message("regions.features", text, {"feature": bent[0]})
    return None
