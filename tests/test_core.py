"""The window and the training on one core: for the process that asks for it, and for nobody else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process choose its cores so simply")


def cores_of(code: str) -> str:
    report = "import os, threading; from nnviz import core; " + code
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_thread_started_later_shares_the_one_core():
    lines = cores_of(
        "core.share_one(); print(len(os.sched_getaffinity(0)));"
        "thread = threading.Thread(target=lambda: print(len(os.sched_getaffinity(0)))); thread.start(); thread.join()"
    )
    assert lines.split() == ["1", "1"]


def test_nothing_is_bound_by_an_import_alone():
    assert cores_of("import nnviz; print(len(os.sched_getaffinity(0)))") == str(len(os.sched_getaffinity(0)))


def test_the_core_is_one_of_those_allowed():
    allowed = sorted(os.sched_getaffinity(0))[-1]
    code = f"os.sched_setaffinity(0, {{{allowed}}}); core.share_one(); print(*os.sched_getaffinity(0))"
    assert cores_of(code) == str(allowed)
