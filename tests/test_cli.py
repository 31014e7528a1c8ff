"""The command line: what it trains and prints, and how it refuses; never a traceback, never Qt without a window."""

from __future__ import annotations

import json
import math
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import nnviz
from nnviz.cli import main

CIRCLE = {"dataset": "circle", "layers": [{"size": 3, "activation": "tanh"}], "seed": 4}


@pytest.fixture
def run_file(tmp_path):
    def write(content: object) -> str:
        path = tmp_path / "run.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return write


def start(*arguments: str, **environ: str) -> subprocess.Popen[bytes]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    clean = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.Popen(
        [sys.executable, "-m", "nnviz", *arguments],
        env=clean | environ,
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def figures(printed: str) -> dict[str, str]:
    return dict(re.split(r"  +", line, maxsplit=1) for line in printed.splitlines())


def test_version_is_the_packages(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"nnviz {nnviz.__version__}\n")


def test_train_prints_what_the_library_computes(run_file, capsys):
    assert main(["train", run_file(CIRCLE), "--steps", "137"]) == 0
    printed = capsys.readouterr()
    trainer = nnviz.Trainer(nnviz.RunConfig.from_dict(CIRCLE))
    trainer.advance(137)
    assert figures(printed.out) == {
        "step": "137",
        "epoch": str(trainer.epoch),
        "train loss": f"{trainer.loss('train'):.10g}",
        "test loss": f"{trainer.loss('test'):.10g}",
    }
    assert "137/137" in printed.err


def test_train_needs_no_standard_error(run_file, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)  # as Python does where it is closed, as in a program without a console
    assert main(["train", run_file(CIRCLE), "--steps", "5"]) == 0
    assert figures(capsys.readouterr().out)["step"] == "5"


def test_train_without_a_test_part_says_so(run_file, capsys):
    assert main(["train", run_file({"dataset": "xor4"}), "--steps", "5"]) == 0
    assert figures(capsys.readouterr().out)["test loss"] == "none, every sample is used for training"


def test_divergence_is_explained_and_the_last_finite_figures_printed(run_file, capsys):
    wild = {"dataset": "reg-plane", "layers": [{"size": 8, "activation": "purelin"}] * 3, "learning_rate": 1e6}
    assert main(["train", run_file(wild), "--steps", "100000"]) == 1
    printed = capsys.readouterr()
    reached = figures(printed.out)
    assert math.isfinite(float(reached["train loss"]))
    assert f"the run diverged: at step {int(reached['step']) + 1} " in printed.err
    assert "layer" in printed.err
    assert "smaller learning_rate" in printed.err


def test_file_with_a_byte_order_mark_is_read(run_file):
    assert main(["train", run_file(b"\xef\xbb\xbf" + json.dumps(CIRCLE).encode()), "--steps", "1"]) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"dataset": "xor",\n "seed": 1,,\n}', ["line 2, column 12", "not JSON"]),
        ("", ["line 1, column 1", "not JSON"]),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", ["byte 0", "UTF-8"]),
        ("[1, 2]", ["a list", "must be an object"]),
        ("null", ["null", "must be an object"]),
        ("[" * 100_000, ["cannot be read", "write the file anew"]),
        ({"learning_rat": 0.1}, ["field 'learning_rat'", "learning_rate"]),
        ({"learning_rate": -1}, ["field 'learning_rate'", "-1", "greater than 0"]),
        ({"learning_rate": "fast"}, ["field 'learning_rate'", "fast"]),
        ('{"learning_rate": NaN}', ["field 'learning_rate'", "nan"]),
        ({"samples": 0}, ["field 'samples'", "0", "1 to 1,000,000"]),
        ({"dataset": "circles"}, ["field 'dataset'", "circles", "circle"]),
        ({"layers": [{"size": 4, "activation": "tanhh"}]}, ["field 'layers'", "tanhh", "tanh"]),
        ({"layers": [{"size": -4}]}, ["field 'layers'", "-4"]),
        ({"layers": 3}, ["field 'layers'", "3"]),
        ({"loss": "bce", "output_activation": "tanh"}, ["field 'loss'", "sigmoid"]),
        ({"dataset": "iris", "features": ["petal"]}, ["petal"]),
    ],
)
def test_unusable_file_is_refused_with_place_and_reason(run_file, capsys, content, said):
    path = run_file(content)
    assert main(["train", path, "--steps", "10"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    for part in (path, *said):
        assert part in printed.err


def test_file_that_is_not_there_or_a_folder_is_refused(tmp_path, capsys):
    for path in (tmp_path / "none.json", tmp_path):
        assert main(["train", str(path), "--steps", "10"]) == 2
        assert f"{path} cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("steps", ["0", "-3", "many", "1.5"])
def test_steps_must_be_a_whole_number_from_one(run_file, capsys, steps):
    with pytest.raises(SystemExit) as ended:
        main(["train", run_file(CIRCLE), f"--steps={steps}"])
    assert ended.value.code == 2
    assert "1 or more" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_with_what_was_reached(run_file):
    with start("train", run_file(CIRCLE), "--steps", "1000000000") as process:
        seen = b""
        while not re.search(rb" [1-9]\d*/1000000000 ", seen):  # the bar has moved
            byte = process.stderr.read(1)
            assert byte, seen
            seen += byte
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    reached = figures(out.decode())
    assert int(reached["step"]) > 0
    assert float(reached["train loss"]) > 0
    assert f"stopped at step {reached['step']} of 1000000000" in err.decode()
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ":6247"}, {"QT_QPA_PLATFORM": "xcb"}])
def test_window_without_a_display_is_refused_with_the_way_round(environ):
    with start(**environ) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, b"")
    assert b"nnviz train RUN.json" in err
    assert b"QT_QPA_PLATFORM=offscreen" in err
    assert b"Traceback" not in err


class WithoutEgl:
    """An import of the window as it ends on a machine that lacks libEGL."""

    def find_spec(self, name, path=None, target=None):
        if name == "nnviz.app":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")


def test_missing_system_library_is_named_with_the_debian_packages(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "nnviz.app", raising=False)
    monkeypatch.delattr(nnviz, "app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [WithoutEgl(), *sys.meta_path])
    assert main([]) == 2
    err = capsys.readouterr().err
    assert "libEGL.so.1" in err
    assert "libegl1" in err


# -- saved runs --------------------------------------------------------------------------------------------------------


def test_a_run_trained_in_two_sittings_is_the_run_trained_in_one(run_file, tmp_path, capsys):
    saved = str(tmp_path / "run.nnviz")
    assert main(["train", run_file(CIRCLE), "--steps", "100", "--save", saved]) == 0
    capsys.readouterr()
    assert main(["train", saved, "--steps", "37"]) == 0
    printed = capsys.readouterr()
    trainer = nnviz.Trainer(nnviz.RunConfig.from_dict(CIRCLE))
    trainer.advance(137)
    assert figures(printed.out)["step"] == "137"
    assert figures(printed.out)["train loss"] == f"{trainer.loss('train'):.10g}"
    assert "137/137" in printed.err
    assert nnviz.Trainer.load(saved).step == 100  # only read


def test_where_nothing_can_be_saved_nothing_is_trained(run_file, tmp_path, capsys):
    assert main(["train", run_file(CIRCLE), "--steps", "1000000000", "--save", str(tmp_path / "no" / "a.nnviz")]) == 2
    assert "there is no such folder" in capsys.readouterr().err


def test_what_cannot_be_written_in_the_end_is_told(run_file, tmp_path, capsys):
    assert main(["train", run_file(CIRCLE), "--steps", "5", "--save", str(tmp_path)]) == 2
    assert f"{tmp_path} cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.nnviz", None, "cannot be read: No such file or directory"),
        ("run.json", b"{}", "is not a saved run of nnviz"),
        ("cut.nnviz", b"PK\x03\x04 and no more", "is damaged or not complete"),
        ("trian", None, "cannot be read"),  # a command that does not exist is taken for a file
    ],
)
def test_a_file_that_is_no_saved_run_is_refused_before_the_window_opens(
    tmp_path, monkeypatch, capsys, name, content, said
):
    monkeypatch.setitem(sys.modules, "nnviz.app", None)  # an import would fail
    if content is not None:
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    assert main([name]) == 2
    assert f"nnviz: {name} {said}" in capsys.readouterr().err


def test_a_saved_run_is_opened_in_the_window_from_any_folder(tmp_path, monkeypatch):
    trainer = nnviz.Trainer(nnviz.RunConfig.from_dict(CIRCLE))
    trainer.save(tmp_path / "run.nnviz")
    monkeypatch.chdir(tmp_path)
    given = []
    monkeypatch.setitem(sys.modules, "nnviz.app", SimpleNamespace(run=lambda *arguments: given.append(arguments) or 0))
    monkeypatch.setattr("nnviz.display.obstacle", lambda environ: None)
    monkeypatch.setattr("gc.disable", lambda: None)
    assert main(["run.nnviz"]) == 0
    selftest, saved = given[0]
    assert not selftest and saved.config == trainer.config
    assert saved.file == tmp_path / "run.nnviz"  # where it stays wherever the process goes
