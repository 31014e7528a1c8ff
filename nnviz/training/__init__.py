"""Training without a window: configs, data, the Trainer, and what can be seen of a run. It knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset, make_dataset
from nnviz.training.message import DataError, DocumentError

if TYPE_CHECKING:
    from nnviz.training.trainer import Trainer

__all__ = ["DataError", "Dataset", "DocumentError", "Layer", "RunConfig", "Trainer", "make_dataset"]


def __getattr__(name: str) -> object:
    """Load the Trainer when it is first used: a window is up before it is needed (PEP 562)."""
    if name != "Trainer":
        raise AttributeError(f"module 'nnviz.training' has no attribute {name!r}")
    from nnviz.training.trainer import Trainer

    return Trainer
