"""Large arrays from one process to another through memory that both see; what is small goes through their pipe.

Through the pipe the window would read three megabytes in fifty portions, and for each it would let go of the
interpreter and have to wait until the training thread gives it back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from math import prod
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

ROOM = 3 / 2  # times what is needed: the next picture may be larger
LEAST = 1 << 20  # bytes
ALIGNED = 16  # bytes: where an array may begin


@dataclass(frozen=True, slots=True)
class Place:
    """Stands for an array: where its bytes lie in the block, and what they are."""

    start: int
    shape: tuple[int, ...]
    dtype: str

    @property
    def end(self) -> int:
        return self.start + prod(self.shape) * np.dtype(self.dtype).itemsize


@dataclass(frozen=True, slots=True)
class Parcel:
    """A dataclass with a Place for each of its arrays, which lie in the first `size` bytes of the block `name`."""

    thing: Any
    name: str
    size: int


class Sender:
    """Its one block holds one thing: the next one may only be packed when this one has been taken out."""

    def __init__(self) -> None:
        self._block: SharedMemory | None = None

    def pack(self, thing: Any) -> Parcel:
        arrays: list[tuple[Place, np.ndarray]] = []
        size = 0

        def place(part: Any) -> Any:
            nonlocal size
            if not isinstance(part, np.ndarray):
                return part
            found = Place(-(-size // ALIGNED) * ALIGNED, part.shape, part.dtype.str)
            arrays.append((found, part))
            size = found.end
            return found

        placed = _each(thing, place)
        block = self._ensured(size)
        for found, array in arrays:
            _seen(block.buf, found)[...] = array
        return Parcel(placed, block.name, size)

    def _ensured(self, size: int) -> SharedMemory:
        if self._block is None or self._block.size < size:
            if self._block is not None:
                self._block.close()  # the receiver removes it when it hears of the new one
            self._block = SharedMemory(create=True, size=max(LEAST, int(ROOM * size)))
        return self._block


class Receiver:
    """`close` removes the block; the sender's process may be gone by then."""

    def __init__(self) -> None:
        self._block: SharedMemory | None = None

    def unpack(self, parcel: Parcel) -> Any:
        """The thing; its arrays are read-only and lie in one copy of the block's content."""
        if self._block is None or self._block.name != parcel.name:
            self.close()
            self._block = SharedMemory(parcel.name)
        # one copy, made without letting go of the interpreter
        assert self._block.buf is not None
        content = bytes(self._block.buf[: parcel.size])
        return _each(parcel.thing, lambda part: _seen(content, part) if isinstance(part, Place) else part)

    def close(self) -> None:
        if self._block is not None:
            self._block.close()
            with contextlib.suppress(FileNotFoundError):
                self._block.unlink()
            self._block = None


def _each(thing: Any, change: Callable[[Any], Any]) -> Any:
    """The thing with every array or Place in it changed, in tuples and in the fields of dataclasses."""
    if isinstance(thing, tuple):
        return tuple(_each(part, change) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type | Place):
        return replace(thing, **{part.name: _each(getattr(thing, part.name), change) for part in fields(thing)})
    return change(thing)


def _seen(block: Any, place: Place) -> np.ndarray:
    return np.ndarray(place.shape, place.dtype, block, place.start)
