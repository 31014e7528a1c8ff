"""The engine: networks, their functions and their data, with NumPy alone. It knows no window, no thread and no file."""

from __future__ import annotations

from nnviz.nn.activation_base import Activation
from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.clipping import CLIPPINGS, Clipping
from nnviz.nn.datasets import DATASETS, DatasetGenerator
from nnviz.nn.errors import EngineError, UnknownName
from nnviz.nn.fast_step import FastStep
from nnviz.nn.features import FEATURES, Feature, expand
from nnviz.nn.initializers import INITIALIZERS, Initializer
from nnviz.nn.layers import Dense, Layer
from nnviz.nn.losses import LOSSES, Loss
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message
from nnviz.nn.network import Backward, Network, Trace
from nnviz.nn.optimizer_base import Optimizer
from nnviz.nn.optimizers import OPTIMIZERS
from nnviz.nn.parameters import Parameter, Params, Value, checked
from nnviz.nn.penalties import PENALTIES, Penalty
from nnviz.nn.registry import Registry
from nnviz.nn.schedules import SCHEDULES, Schedule

__all__ = [
    "ACTIVATIONS",
    "CLIPPINGS",
    "DATASETS",
    "FEATURES",
    "INITIALIZERS",
    "LOSSES",
    "OPTIMIZERS",
    "PENALTIES",
    "QT_TRANSLATE_NOOP",
    "SCHEDULES",
    "Activation",
    "Backward",
    "Clipping",
    "DatasetGenerator",
    "Dense",
    "EngineError",
    "FastStep",
    "Feature",
    "Initializer",
    "Layer",
    "Loss",
    "Message",
    "Network",
    "Optimizer",
    "Parameter",
    "Params",
    "Penalty",
    "Registry",
    "Schedule",
    "Trace",
    "UnknownName",
    "Value",
    "checked",
    "expand",
]
