"""Training without a window: configs, data, the Trainer, and what can be seen of a run. Plain Python and NumPy, no Qt."""

from __future__ import annotations

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset, make_dataset

__all__ = ["Dataset", "Layer", "RunConfig", "make_dataset"]
