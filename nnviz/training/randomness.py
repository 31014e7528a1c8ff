"""The sources of chance in a run, all from one seed, each independent of how much the others are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

if TYPE_CHECKING:  # numpy.random takes 12 ms to load: the window stands before it is needed
    from numpy.random import Generator

Purpose = Literal["positions", "noise", "split", "weights", "batches"]
"""Where samples lie; what noise does to them; which of them train; the first weights; their order in every epoch."""


def generator(seed: int, purpose: Purpose) -> Generator:
    """A fresh generator for one purpose. The order of the purposes is part of what a seed means: append only."""
    purposes = get_args(Purpose)
    return np.random.default_rng(np.random.SeedSequence(seed).spawn(len(purposes))[purposes.index(purpose)])
