"""Which two columns of a table to look at first: those whose values tell most about the target, each by itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnviz.training.prepared import PreparedData


def telling_columns(data: PreparedData) -> tuple[int, int]:
    """Two raw columns in ascending order; (0, 1) where there are no more than two.

    A column counts by its largest correlation, of either sign, with a row of the target over the training part. For
    one-hot rows that is how well it tells one class from the rest.
    """
    if len(data.columns) <= 2:
        return 0, 1
    raw, y = _centred(data.raw[:, data.train]), _centred(data.y[:, data.train])
    lengths = np.outer(np.linalg.norm(raw, axis=1), np.linalg.norm(y, axis=1))
    products = np.abs(raw @ y.T)
    told = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0).max(axis=1)
    first, second = sorted(np.argsort(-told, kind="stable")[:2].tolist())
    return first, second


def _centred(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    rows = rows.astype(np.float64)
    return rows - rows.mean(axis=1, keepdims=True)
