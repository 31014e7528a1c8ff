"""One thread for NumPy's matrix product, chosen before NumPy is loaded and in the program's own process only.

The command calls `prepare`; `import nnviz` does not, for a library must not decide this for its host.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping


def prepare(environ: MutableMapping[str, str] = os.environ) -> None:
    """Give OpenBLAS one thread, unless the user has set a number or NumPy is loaded, which is too late.

    The training thread shares the processor with the window. A second BLAS thread nearly doubles a large product on an
    idle machine with two cores, and was seen to make it five times slower when the other core was busy.
    The kernels stay OpenBLAS's own choice: naming SkylakeX (OPENBLAS_CORETYPE) on a CPU with AVX-512 gained nothing
    with NumPy 1.26, 2.0, 2.2 and 2.4, which all chose such kernels themselves (float32, 512x512 times 512x256: 240
    GFLOPS either way on an EPYC of family 26, 128 with Haswell's).
    """
    if "numpy" not in sys.modules:
        environ.setdefault("OPENBLAS_NUM_THREADS", "1")
