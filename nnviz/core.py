"""Keeps the window and the training on one core of the processor, in the program's own process only.

Only one of the two threads holds the interpreter at a time, so a second core computes hardly anything; but with every
change of hands, some dozens a frame, the objects of the interpreter travel from one core's cache to the other's, and a
core that fell asleep has to be woken. Measured on two cores with the first run in the window: 20,000 steps a second and
6.8 ms of processor time a frame when the threads roam, 34,000 and 4.1 ms on one core.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def share_one() -> None:
    """Bind this thread, and every thread and process that it starts from now on, to the core that it runs on.

    On Linux only; elsewhere nothing happens. A process that is to compute beside the window must free itself again.
    """
    if sys.platform == "linux":
        os.sched_setaffinity(0, {_current()})


def _current() -> int:
    """The number of the core; one that is allowed, should the system not tell."""
    allowed = os.sched_getaffinity(0)
    try:
        # The 39th field; the second is the program's name in parentheses, which may hold anything.
        core = int(Path("/proc/thread-self/stat").read_text().rpartition(")")[2].split()[36])
    except (OSError, ValueError, IndexError):
        return min(allowed)
    return core if core in allowed else min(allowed)
