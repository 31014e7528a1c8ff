"""How the error would come back in a run with other settings: what can be asked, and what is answered.

`previews` answers it. They stand apart so that the window, which asks, need not load what trains.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nnviz.training.config import RunConfig
from nnviz.training.message import Message
from nnviz.training.wants import Floats, Want


@dataclass(frozen=True, slots=True)
class PreviewWant(Want):
    """||delta|| of every layer of a run with `config` on the data of this one, at step 0."""

    config: RunConfig
    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Preview:
    """Answer to PreviewWant: `norms` (L,) as in the staves, empty where there is a `refusal` instead."""

    norms: Floats
    refusal: Message | None = None
