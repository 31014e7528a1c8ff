"""What everything with a paint method of its own in Python needs: its errors must not leave it."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any


def errors_told(paint: Callable[..., None]) -> Callable[..., None]:
    """A `paint` that hands its errors to sys.excepthook, as a slot does, and leaves the rest of its picture out.

    Painting comes out of pyqtgraph's `paintEvent`, from Python through Qt into Python again, and on that way PySide
    6.11 takes an error such as a division by zero for a null pointer: the whole program would be gone.
    """

    @functools.wraps(paint)
    def painted(*args: Any, **kwargs: Any) -> None:
        try:
            paint(*args, **kwargs)
        except Exception:
            sys.excepthook(*sys.exc_info())

    return painted
