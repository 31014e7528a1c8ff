"""The engine: networks, their functions and their data, with NumPy alone. It knows no window, no thread and no file."""

from __future__ import annotations

from nnviz.nn.activation_base import Activation
from nnviz.nn.activations import ACTIVATIONS
from nnviz.nn.datasets import DATASETS, DatasetGenerator
from nnviz.nn.errors import EngineError, UnknownName
from nnviz.nn.fast_step import FastStep
from nnviz.nn.features import FEATURES, Feature, expand
from nnviz.nn.initializers import INITIALIZERS, Initializer
from nnviz.nn.layers import Dense, Layer
from nnviz.nn.losses import LOSSES, Loss
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message
from nnviz.nn.network import Backward, Network, Trace
from nnviz.nn.optimizers import OPTIMIZERS, Optimizer
from nnviz.nn.parameters import Parameter, Params, checked
from nnviz.nn.penalties import PENALTIES, Penalty
from nnviz.nn.registry import Registry

__all__ = [
    "ACTIVATIONS",
    "DATASETS",
    "FEATURES",
    "INITIALIZERS",
    "LOSSES",
    "OPTIMIZERS",
    "PENALTIES",
    "QT_TRANSLATE_NOOP",
    "Activation",
    "Backward",
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
    "Trace",
    "UnknownName",
    "checked",
    "expand",
]
