"""Near-winner bits of corners, packed into 64-bit words, one array for each word."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Words = list[NDArray[np.uint64]]
WORD = 64


class Packing:
    """Where the bits of `planes` pieces of `units` units lie: piece by piece, in one word if they all fit in there.

    Otherwise every piece begins a new word.
    """

    def __init__(self, planes: int, units: int) -> None:
        self.planes, self.units = planes, units
        self.single = planes * units <= WORD
        self.words_of_plane = 1 if self.single else -(-units // WORD)
        self.stride = units if self.single else WORD * self.words_of_plane  # bits from a plane to the next
        self.bits = WORD if self.single else planes * self.stride
        self.n_words = self.bits // WORD
        last = units - WORD * (self.words_of_plane - 1)
        self.masks = [np.uint64((1 << WORD) - 1)] * (self.words_of_plane - 1) + [np.uint64((1 << last) - 1)]

    def blank(self, corners: int) -> NDArray[np.bool_]:
        """(corners, bits), to be filled through `plane` and handed to `pack`."""
        return np.zeros((corners, self.bits), np.bool_)

    def plane(self, near: NDArray[np.bool_], piece: int) -> NDArray[np.bool_]:
        """The bits of one piece, (corners, units), in what `blank` made."""
        return near[:, piece * self.stride : piece * self.stride + self.units]

    def pack(self, near: NDArray[np.bool_]) -> NDArray[np.uint64]:
        """(corners, bits) -> (words, corners)."""
        packed: NDArray[np.uint64] = np.packbits(near.ravel(), bitorder="little").view("<u8").reshape(-1, self.n_words)
        return packed.T

    def bends(self, common: Words) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Of each polygon, from the AND of its corners: the first unit that still bends in it, and whether one does."""
        first, unit = self._open(common, 0), None
        for word in range(1, self.words_of_plane):
            later = self._open(common, word)
            use = first == 0
            unit = np.where(use, word * WORD, 0 if unit is None else unit)
            first = np.where(use, later, first)
        lowest = first & (~first + np.uint64(1))
        # a power of two is exact as a float, whose exponent is the number of the bit
        bit = np.frexp(lowest.astype(np.float64))[1].astype(np.intp) - 1
        return (bit if unit is None else bit + unit), first != 0

    def _open(self, common: Words, word: int) -> NDArray[np.uint64]:
        """The bits of the units of one word of a plane that have no piece left."""
        if self.single:
            left = common[0]
            for piece in range(1, self.planes):
                left = left | (common[0] >> np.uint64(piece * self.units))
        else:
            left = common[word]
            for piece in range(1, self.planes):
                left = left | common[word + piece * self.words_of_plane]
        return ~left & self.masks[word]

    def unpack(self, words: Words) -> list[NDArray[np.bool_]]:
        """(polygons, units) for each piece: where it is left."""
        together = np.ascontiguousarray(np.stack(words, axis=1)).astype("<u8", copy=False)
        bits = np.unpackbits(together.view(np.uint8), axis=1, bitorder="little").view(np.bool_)
        return [self.plane(bits, piece) for piece in range(self.planes)]
