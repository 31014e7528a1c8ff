"""The BLAS setting: one thread for the program, never against the user, never by the library."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SHOW = "import json, os; print(json.dumps({k: v for k, v in os.environ.items() if k.startswith('OPENBLAS')}))"


def settings_after(code: str, **environ: str) -> dict[str, str]:
    """The OpenBLAS variables of a fresh process after `code`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS")}
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {SHOW}"],
        env=clean | environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


def test_importing_the_library_sets_nothing():
    assert settings_after("import nnviz, nnviz.blas, nnviz.cli; nnviz.RunConfig()") == {}


def test_program_gives_numpy_one_thread():
    assert settings_after("from nnviz import blas; blas.prepare()") == {"OPENBLAS_NUM_THREADS": "1"}


def test_what_the_user_has_set_stays():
    user = {"OPENBLAS_NUM_THREADS": "4", "OPENBLAS_CORETYPE": "Haswell"}
    assert settings_after("from nnviz import blas; blas.prepare()", **user) == user


def test_nothing_is_set_when_numpy_is_already_loaded():
    assert settings_after("import numpy; from nnviz import blas; blas.prepare()") == {}


@pytest.mark.parametrize("arguments", [["train", "no-such-file.json", "--steps=1"], []])
def test_command_makes_the_setting_for_window_and_training_alike(arguments):
    code = f"from nnviz.cli import main; main({arguments!r})"
    assert settings_after(code, QT_QPA_PLATFORM="xcb", DISPLAY="")["OPENBLAS_NUM_THREADS"] == "1"
