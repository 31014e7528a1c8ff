"""nnviz: watch a neural network learn. These names are the headless library; importing it loads neither Qt nor NumPy.

>>> trainer = Trainer(RunConfig(dataset="circle", layers=(Layer(4, "tanh"), Layer(2, "tanh")), seed=1))
>>> trainer.advance(1000)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nnviz.training import DataError, Dataset, DocumentError, Layer, RunConfig, Trainer, make_dataset

__version__ = "0.1.0"
__all__ = ["DataError", "Dataset", "DocumentError", "Layer", "RunConfig", "Trainer", "__version__", "make_dataset"]


def __getattr__(name: str) -> object:
    """Load the library when one of its names is first used (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'nnviz' has no attribute {name!r}")
    from nnviz import training

    value: object = getattr(training, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
