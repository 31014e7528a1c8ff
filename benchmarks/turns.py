"""What the benchmarks have in common: one core, contestants that take turns in one process, medians of their ratios.

It knows nothing of networks. Import it before NumPy and call `use_one_core` first.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

TURN = 0.02  # s: long enough for a contestant to find its data in the cache again after the others
LEAST_TURNS = 5
# Bound to one core, the process's own time is what it would need alone. Elsewhere only the clock is fine enough.
CLOCK = time.process_time if sys.platform == "linux" else time.perf_counter


def use_one_core() -> None:
    """Give this process one core, where the system can, and every library in it one thread. Before NumPy is loaded."""
    if "numpy" in sys.modules:
        raise RuntimeError("NumPy is loaded already: too late to choose its threads")
    os.environ |= {name: "1" for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")}
    os.environ |= {"JAX_PLATFORMS": "cpu", "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false"}
    if sys.platform == "linux":  # without it JAX hands each product to a thread of its own
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def print_surroundings() -> None:
    """The head of a table: machine, versions, and BLAS kernels and threads as they really are."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    print(f"{platform.system()} {platform.machine()}, {cores} of {os.cpu_count()} cores, Python", end=" ")
    print(f"{platform.python_version()}, NumPy {version('numpy')}")
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        print("BLAS: 1 thread asked for; which kernels, threadpoolctl would tell if it were installed")
        return
    for pool in threadpool_info():
        if pool["user_api"] == "blas":
            kernels = pool.get("architecture", "unknown")
            print(f"BLAS: {pool['internal_api']} {pool['version']}, {kernels} kernels, threads: {pool['num_threads']}")


def installed(peers: Mapping[str, Any]) -> dict[str, Any]:
    """Those peers whose `package` is installed; prints their versions, and a line for each that is skipped."""
    found = {}
    for name, peer in peers.items():
        try:
            print(f"{name}: {peer.package} {version(peer.package)}")
            found[name] = peer
        except PackageNotFoundError:
            print(f"{name}: skipped, {peer.package} is not installed")
    return found


def take_turns(contestants: Mapping[str, Callable[[], Any]], seconds: float) -> dict[str, tuple[float, float]]:
    """Seconds for one call, and how many times the first contestant's seconds that is: medians over the turns."""
    calls = {}
    for name, call in contestants.items():
        call()  # compiles, allocates, warms up
        calls[name] = max(1, round(TURN / measured(call, 1)))
    times: dict[str, list[float]] = {name: [] for name in contestants}
    first = times[next(iter(contestants))]
    end = time.perf_counter() + seconds
    while len(first) < LEAST_TURNS or time.perf_counter() < end:
        for name, call in contestants.items():
            times[name].append(measured(call, calls[name]))
    return {
        name: (statistics.median(mine), statistics.median(t / ours for t, ours in zip(mine, first, strict=True)))
        for name, mine in times.items()
    }


def measured(call: Callable[[], Any], times: int) -> float:
    start = CLOCK()
    for _ in range(times):
        call()
    return (CLOCK() - start) / times
