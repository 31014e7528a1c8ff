"""How the error would come back in a run with other settings: its ||delta|| at step 0, before anybody has to start it.

The network is built once and thrown away; of what is left there is little.
"""

from __future__ import annotations

from collections import OrderedDict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from nnviz.nn.network import QUIET
from nnviz.training.config import RunConfig
from nnviz.training.data import frozen
from nnviz.training.document import Document
from nnviz.training.message import QT_TRANSLATE_NOOP, DocumentError, Message
from nnviz.training.preview_want import Preview, PreviewWant
from nnviz.training.probe_pass import ProbePass
from nnviz.training.staves import norms
from nnviz.training.trainer import Trainer

if TYPE_CHECKING:
    from nnviz.training.probes import Observation

KEPT = 2  # previews: those of the two cards that one moves between
MOST_WEIGHTS, MOST_VALUES = 2_000_000, 4_000_000  # of the network, and of its data: what takes about 50 ms


class Previews:
    """The last few, so that each is made once."""

    def __init__(self) -> None:
        self._made: OrderedDict[RunConfig, Preview] = OrderedDict()

    def of(self, trainer: Trainer, config: RunConfig) -> Preview:
        """How a run with `config` on the data of `trainer` would begin."""
        if config not in self._made:
            self._made[config] = _previewed(trainer, config)
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(config)
        return self._made[config]


def preview(now: Observation, want: PreviewWant) -> Preview:
    """The answer to a PreviewWant."""
    return now.view.previews.of(now.trainer, want.config)


def _previewed(trainer: Trainer, config: RunConfig) -> Preview:
    data = trainer.data
    sizes = [data.x.shape[0], *(layer.size for layer in config.layers), data.y.shape[0]]
    weights = sum(a * b for a, b in pairwise(sizes))
    if weights > MOST_WEIGHTS or data.x.size > MOST_VALUES:
        text = QT_TRANSLATE_NOOP("Message", "no preview of so large a network")
        return Preview(frozen(np.zeros(0)), Message("preview.large", text))
    try:
        other = Trainer.begun(Document(config, data.dataset, data.kind, {}))
    except DocumentError as error:
        return Preview(frozen(np.zeros(0)), error.message)
    x, y = (np.ascontiguousarray(matrix[:, other.probe]) for matrix in (other.data.x, other.data.y))
    probe = ProbePass(other.network, x, y)
    probe.compute()
    with np.errstate(**QUIET):
        return Preview(frozen(norms(probe.delta_table, np.array([rows.start for rows in probe.rows]))))
