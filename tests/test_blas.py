"""The BLAS settings: made only where they are safe, never against the user, never by the library."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from nnviz import blas

ALL = blas.SKYLAKEX_NEEDS | {"fpu", "sse2", "avx2"}


def test_one_thread_and_avx512_kernels_on_a_cpu_that_has_them():
    assert blas.settings({}, "linux", "x86_64", ALL) == {
        "OPENBLAS_NUM_THREADS": "1",
        "OPENBLAS_CORETYPE": "SkylakeX",
    }


@pytest.mark.parametrize("missing", sorted(blas.SKYLAKEX_NEEDS))
def test_each_missing_extension_leaves_the_kernel_to_openblas(missing):
    assert "OPENBLAS_CORETYPE" not in blas.settings({}, "linux", "x86_64", ALL - {missing})


@pytest.mark.parametrize(("system", "machine"), [("linux", "aarch64"), ("win32", "AMD64"), ("darwin", "x86_64")])
def test_kernel_is_left_to_openblas_where_the_flags_are_not_known(system, machine):
    assert blas.settings({}, system, machine, ALL) == {"OPENBLAS_NUM_THREADS": "1"}


def test_what_the_user_has_set_stays():
    user = {"OPENBLAS_NUM_THREADS": "4", "OPENBLAS_CORETYPE": "Haswell"}
    assert blas.settings(user, "linux", "x86_64", ALL) == {}


def test_flags_are_those_of_the_first_processor(tmp_path):
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("processor\t: 0\nflags\t\t: fpu avx512f\nbugs\t\t: spectre\n\nprocessor\t: 1\nflags\t\t: fpu\n")
    assert blas.cpu_flags(cpuinfo) == {"fpu", "avx512f"}
    assert blas.cpu_flags(tmp_path / "none") == frozenset()


def run(code: str, **environ: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=clean | environ, capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


SHOW = "import json, os; print(json.dumps({k: v for k, v in os.environ.items() if k.startswith('OPENBLAS')}))"


def test_importing_the_library_sets_nothing():
    assert run(f"import nnviz, nnviz.blas; {SHOW}") == {}


def test_preparing_the_process_sets_one_thread_before_numpy_is_loaded():
    assert run(f"from nnviz import blas; blas.prepare(); {SHOW}")["OPENBLAS_NUM_THREADS"] == "1"
    assert run(f"import numpy; from nnviz import blas; blas.prepare(); {SHOW}") == {}
