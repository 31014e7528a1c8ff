"""Arrays through memory that two processes see: here one process has both ends."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory

import numpy as np
import pytest

from nnviz.bridge.shared_arrays import ALIGNED, LEAST, Receiver, Sender


@dataclass(frozen=True)
class Thing:
    name: str
    values: np.ndarray
    parts: tuple[np.ndarray, ...] = ()


@pytest.fixture
def ends():
    sender, receiver = Sender(), Receiver()
    yield sender, receiver
    if sender._block is not None:
        sender._block.close()
    receiver.close()


def test_what_is_packed_comes_out_alike_and_read_only(ends):
    sender, receiver = ends
    thing = Thing("a", np.arange(12.0).reshape(3, 4), (np.ones(5, np.uint8), np.empty(0)))
    got = receiver.unpack(sender.pack(thing))
    assert got.name == "a" and (got.values == thing.values).all() and got.parts[1].shape == (0,)
    assert not got.values.flags.writeable
    parcel = sender.pack(thing)
    assert parcel.size <= thing.values.nbytes + 5 + ALIGNED
    assert not isinstance(parcel.thing.values, np.ndarray)  # nothing large is left to go through the pipe


def test_the_next_one_does_not_change_the_last_one(ends):
    sender, receiver = ends
    first = receiver.unpack(sender.pack(Thing("a", np.zeros(1000))))
    second = receiver.unpack(sender.pack(Thing("b", np.ones(1000))))
    assert (first.values == 0).all() and (second.values == 1).all()


def test_a_larger_one_gets_a_larger_block_and_the_old_one_is_removed(ends):
    sender, receiver = ends
    small = sender.pack(Thing("a", np.zeros(10)))
    receiver.unpack(small)
    large = sender.pack(Thing("b", np.ones(LEAST)))
    assert large.name != small.name
    assert (receiver.unpack(large).values == 1).all()
    with pytest.raises(FileNotFoundError):
        SharedMemory(small.name)
    receiver.close()
    with pytest.raises(FileNotFoundError):
        SharedMemory(large.name)


def test_an_array_that_is_not_in_one_piece_is_handed_over_too(ends):
    sender, receiver = ends
    values = np.arange(20.0).reshape(4, 5)[:, ::2]
    assert (receiver.unpack(sender.pack(Thing("a", values))).values == values).all()
