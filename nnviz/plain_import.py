"""The import statement of the window's process: PySide6 puts one in its place that takes much longer.

The command calls `keep`; the parts that use Qt do not, for they may be guests in a program that wants PySide6's.
"""

from __future__ import annotations

import builtins


def keep() -> None:
    """Load Qt's core and go on importing as before. ImportError when a system library is missing.

    PySide6 reads the source of every module that is imported after it, to find out whether a `from __feature__ import
    snake_case` may concern it. nnviz writes no such thing; it was a tenth of the time until the window stands.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
