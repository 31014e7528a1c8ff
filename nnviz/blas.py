"""Settings for NumPy's matrix product, made before NumPy is loaded and in the program's own process only.

The command calls `prepare`; `import nnviz` does not, for a library must not decide this for its host.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

SKYLAKEX_NEEDS = frozenset({"avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd"})


def prepare() -> None:
    """Make the settings for this process and its children, unless NumPy is loaded: then it is too late."""
    if "numpy" not in sys.modules:
        os.environ.update(settings(os.environ, sys.platform, platform.machine(), cpu_flags()))


def settings(environ: Mapping[str, str], system: str, machine: str, flags: frozenset[str]) -> dict[str, str]:
    """The environment variables to add to `environ`; what the user has set stays.

    One thread: the networks are small, a second BLAS thread only takes the core that draws. The SkylakeX kernels:
    OpenBLAS knows CPUs by model, gives Haswell's kernels to the ones that it does not know, and so leaves AVX-512
    unused (float32, 512x512 times 512x256 on one core of an EPYC of family 26: 129 GFLOPS as chosen, 245 so; float64
    62 and 102). They are safe where the kernel reports every extension that they are compiled for; an OpenBLAS
    without them, or another BLAS, ignores the name. The kernel decides the last bits of a result, therefore the
    window and `nnviz train` both come through here.
    """
    wanted = {"OPENBLAS_NUM_THREADS": "1"}
    if system == "linux" and machine == "x86_64" and flags >= SKYLAKEX_NEEDS:
        wanted["OPENBLAS_CORETYPE"] = "SkylakeX"
    return {name: value for name, value in wanted.items() if name not in environ}


def cpu_flags(cpuinfo: Path = Path("/proc/cpuinfo")) -> frozenset[str]:
    """The extensions that both the CPU has and Linux has switched on; empty where this cannot be read."""
    try:
        text = cpuinfo.read_text(encoding="ascii", errors="replace")
    except OSError:
        return frozenset()
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "flags":
            return frozenset(value.split())
    return frozenset()
