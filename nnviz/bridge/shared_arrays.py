"""Large arrays from one process to another through memory that both see; what is small goes through their pipe.

Through the pipe the window would read three megabytes in fifty portions, and for each it would let go of the
interpreter and have to wait until the training thread gives it back.
"""

from __future__ import annotations

import contextlib
import pickle
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing.shared_memory import SharedMemory

ROOM = 3 / 2  # times what is needed: the next picture may be larger
LEAST = 1 << 20  # bytes


@dataclass(frozen=True)
class Parcel:
    """An object without its arrays; they lie in the block `name`, one behind the other, between these `places`."""

    pickled: bytes
    name: str
    places: tuple[int, ...]


class Sender:
    """Its one block holds one object: the next one may only be packed when this one has been taken out."""

    def __init__(self) -> None:
        self._block: SharedMemory | None = None

    def pack(self, thing: object) -> Parcel:
        buffers: list[pickle.PickleBuffer] = []
        pickled = pickle.dumps(thing, protocol=5, buffer_callback=buffers.append)
        views = [buffer.raw() for buffer in buffers]
        places = [0]
        for view in views:
            places.append(places[-1] + view.nbytes)
        block = self._ensured(places[-1])
        assert block.buf is not None  # it is open
        for view, (start, end) in zip(views, pairwise(places), strict=True):
            block.buf[start:end] = view
        return Parcel(pickled, block.name, tuple(places))

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

    def unpack(self, parcel: Parcel) -> object:
        """The object; its arrays are read-only and lie in one copy of the block's content."""
        if self._block is None or self._block.name != parcel.name:
            self.close()
            self._block = SharedMemory(parcel.name)
        # one copy, made without letting go of the interpreter
        assert self._block.buf is not None
        content = memoryview(bytes(self._block.buf[: parcel.places[-1]]))
        buffers = [content[start:end] for start, end in pairwise(parcel.places)]
        return pickle.loads(parcel.pickled, buffers=buffers)

    def close(self) -> None:
        if self._block is not None:
            self._block.close()
            with contextlib.suppress(FileNotFoundError):
                self._block.unlink()
            self._block = None
