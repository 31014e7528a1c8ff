"""A file of named parts, arrays among them: a zip with a checksum, written whole or not at all, read without trust.

What the parts mean is the business of `document`.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from nnviz.training.message import QT_TRANSLATE_NOOP, DocumentError, Message

Array = NDArray[Any]

DIGEST = "sha256"
# The header of a plain array as NumPy writes it. Nothing else is let in: no object, no record, nothing to evaluate.
HEADER = re.compile(
    rb"\x93NUMPY\x01\x00(?P<length>..)\{'descr': '(?P<dtype><[fi][48])', 'fortran_order': False, "
    rb"'shape': \((?P<shape>(?:\d{1,12}, ?){0,3}(?:\d{1,12})?)\), \} *\n",
    re.DOTALL,
)
# What zipfile lets out about bytes that are no zip, or no longer one; OSError: a seek to before the beginning.
NO_ZIP = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, KeyError, IndexError),
    *(struct.error, OverflowError, ValueError, OSError),
)


def write_parts(path: str | Path, parts: Mapping[str, bytes]) -> None:
    """Write them at once or not at all: what stood at `path` before stays until the new file is complete.

    The same parts give the same bytes. Raises DocumentError where nothing can be written.
    """
    unfinished = None
    try:
        goal = Path(os.path.realpath(path))  # through a link, not in its place
        unfinished = goal.parent / f".{os.urandom(8).hex()}.part"
        with open(unfinished, "xb") as file:
            # Not compressed: weights hardly would be, and so the file's size tells how much there can be in it.
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                for name, content in sorted({**parts, DIGEST: digest(parts)}.items()):
                    archive.writestr(zipfile.ZipInfo(name), content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, goal)
    except (OSError, ValueError) as error:  # ValueError: a zero in the name
        text = QT_TRANSLATE_NOOP(
            "Message", "{file} cannot be written: {reason}. Choose another name or folder, or make room there."
        )
        raise refusal("document.unwritable", text, path, reason=_reason(error)) from error
    finally:
        if unfinished is not None:
            with suppress(OSError, ValueError):
                unfinished.unlink()


def read_parts(path: str | Path) -> dict[str, bytes]:
    """All parts by name, the checksum being right. Raises DocumentError.

    What they take in memory is known before, and never more than the file's own size.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            text = QT_TRANSLATE_NOOP("Message", "{file} is not a file but a folder or a device. Choose a saved run.")
            raise refusal("document.not_a_file", text, path)
        with open(path, "rb") as file:
            begins_well = file.read(4) == b"PK\x03\x04"
            try:
                parts = _read_zip(file)
            except NO_ZIP as error:
                if begins_well:
                    raise _damaged(path, _reason(error)) from error
                text = QT_TRANSLATE_NOOP("Message", "{file} is not a saved run of nnviz. Choose a .nnviz file.")
                raise refusal("document.not_a_zip", text, path) from error
    except DocumentError:
        raise
    except (OSError, ValueError) as error:
        text = QT_TRANSLATE_NOOP("Message", "{file} cannot be read: {reason}. Check its name and its folder.")
        raise refusal("document.unreadable", text, path, reason=_reason(error)) from error
    if DIGEST not in parts:
        raise missing(path, DIGEST)
    if parts.pop(DIGEST) != digest(parts):
        text = QT_TRANSLATE_NOOP("Message", "its parts do not give the checksum in the part {part}")
        raise _damaged(path, Message("document.digest", text, {"part": DIGEST}))
    return parts


def digest(parts: Mapping[str, bytes]) -> bytes:
    """SHA-256, in hexadecimal digits, over names, lengths and contents of all parts in the order of their names."""
    import hashlib  # OpenSSL takes 4 ms to load: the window stands before it is needed

    sha = hashlib.sha256()
    for name in sorted(parts):
        raw = name.encode("utf-8", "surrogatepass")
        sha.update(struct.pack("<QQ", len(raw), len(parts[name])) + raw)
        sha.update(parts[name])
    return sha.hexdigest().encode()


def array_part(array: Array) -> bytes:
    """The array as a `.npy` file of version 1.0; float and whole numbers of four or eight bytes."""
    array = np.asarray(array, array.dtype.newbyteorder("<"), order="C")
    header = f"{{'descr': '{array.dtype.str}', 'fortran_order': False, 'shape': {array.shape}, }}"
    header += " " * (-(len(header) + 11) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + array.tobytes()


def array_in(path: str | Path, part: str, content: bytes) -> Array:
    """The inverse of `array_part`, read-only; the size is compared with the header before anything is made of it."""
    header = HEADER.match(content)
    if header is None or struct.unpack("<H", header["length"])[0] + 10 != header.end():
        text = QT_TRANSLATE_NOOP("Message", "It is not a plain array of numbers.")
        raise wrong_part(path, part, Message("document.not_an_array", text))
    dtype = np.dtype(header["dtype"].decode())
    shape = tuple(int(count) for count in header["shape"].split(b",") if count.strip())
    size = len(content) - header.end()
    if prod(shape) * dtype.itemsize != size:
        text = QT_TRANSLATE_NOOP("Message", "It should hold {shape} numbers, but has {size} bytes of them.")
        shown = " × ".join(map(str, shape)) or "1"
        raise wrong_part(path, part, Message("document.array_size", text, {"shape": shown, "size": size}))
    return np.frombuffer(content, dtype, offset=header.end()).reshape(shape).astype(dtype.newbyteorder("="), copy=False)


def refusal(code: str, text: str, path: str | Path, **values: object) -> DocumentError:
    """The error with this template, in which {file} is the name of the file at `path`."""
    return DocumentError(Message(code, text, {"file": Path(path).name or str(path), **values}))


def missing(path: str | Path, part: str) -> DocumentError:
    text = QT_TRANSLATE_NOOP(
        "Message", "{file} is not a whole run: the part {part} is missing. Use another copy of it."
    )
    return refusal("document.part_missing", text, path, part=part)


def wrong_part(path: str | Path, part: str, what: Message | Exception) -> DocumentError:
    """A part that is whole but makes no sense; `what` is a Message, a sentence, or the error that it led to."""
    if isinstance(what, Exception):
        what = Message("document.error", "{error}.", {"error": _reason(what)})
    text = QT_TRANSLATE_NOOP("Message", "{file}, part {part}: {what} Use another copy of this run.")
    return refusal("document.part", text, path, part=part, what=what)


def _damaged(path: str | Path, reason: object) -> DocumentError:
    text = QT_TRANSLATE_NOOP("Message", "{file} is damaged or not complete: {reason}. Use another copy of it.")
    return refusal("document.damaged", text, path, reason=reason)


def _read_zip(file: BinaryIO) -> dict[str, bytes]:
    size = os.fstat(file.fileno()).st_size
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
        if any(info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size for info in infos):
            raise zipfile.BadZipFile("a part is compressed")
        if sum(info.file_size for info in infos) > size:
            raise zipfile.BadZipFile("the parts are larger than the file")
        for info in infos:
            if info.filename in parts:
                raise zipfile.BadZipFile(f"{info.filename} is there twice")
            parts[info.filename] = archive.read(info)
    return parts


def _reason(error: Exception) -> str:
    """In a few words, without a full stop."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words.rstrip(".") or type(error).__name__
