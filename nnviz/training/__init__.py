"""Training without a window: configs, data, the Trainer, and what can be seen of a run. It knows no Qt."""

from __future__ import annotations

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset, make_dataset
from nnviz.training.message import DocumentError
from nnviz.training.trainer import Trainer

__all__ = ["Dataset", "DocumentError", "Layer", "RunConfig", "Trainer", "make_dataset"]
