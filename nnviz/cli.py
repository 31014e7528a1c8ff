"""The command `nnviz`: opens the window, or trains a run from a file without one. It neither trains nor draws itself.

Qt is imported for the window only, NumPy only after `blas.prepare`.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from nnviz import __version__, blas, display, plain_import

if TYPE_CHECKING:
    from nnviz import DocumentError, RunConfig, Trainer
    from nnviz.training.document import Document
    from nnviz.training.live_run import LiveRun
    from nnviz.training.message import ConfigError
    from nnviz.training.snapshot import Divergence

UNUSABLE = 2
"""The exit status when something in the surroundings or in the input must be put right first."""
DIVERGED = 1
INTERRUPTED = 130
OPEN = "open"
CHUNK_SECONDS = 0.05
"""How long to train between two looks at the progress bar and at Ctrl-C."""


class UnusableError(Exception):
    """A message for the user: what is wrong, where, and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (None: the process's own); the exit status."""
    if getattr(sys, "frozen", False):
        # The process that computes linear regions is this executable, too: then it never comes back from here.
        import multiprocessing

        multiprocessing.freeze_support()
    given = _parser().parse_args(_with_command(sys.argv[1:] if arguments is None else arguments))
    blas.prepare()
    try:
        if given.command == "train":
            return _train(given.run, given.steps, given.save)
        return _open_window(given.selftest, given.file if given.command == OPEN else None)
    except UnusableError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:  # before the training has begun
        return INTERRUPTED


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """`nnviz FILE` is short for a command that opens it, which argparse cannot say."""
    if arguments and not arguments[0].startswith("-") and arguments[0] not in (OPEN, "train"):
        return [OPEN, *arguments]
    return arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nnviz",
        usage="nnviz [-h] [--version] [--selftest] [FILE.nnviz | COMMAND ...]",
        description="Watch a neural network learn. Without a command the window opens, with the saved run in FILE.",
    )
    parser.add_argument("--version", action="version", version=f"nnviz {__version__}")
    parser.add_argument(
        "--selftest", action="store_true", help="open the window, train a moment, close; exit 0 if all is well"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser(OPEN, prog="nnviz").add_argument("file", metavar="FILE.nnviz", type=Path)
    train = commands.add_parser(
        "train",
        prog="nnviz train",
        help="train without a window",
        description="Train a run without a window.",
    )
    train.add_argument(
        "run",
        metavar="RUN",
        type=Path,
        help="RUN.json with the settings, the fields of RunConfig; or a saved run, FILE.nnviz, which goes on",
    )
    train.add_argument("--steps", metavar="N", type=_steps, required=True, help="how many mini-batch steps to train")
    train.add_argument(
        "--save", metavar="FILE.nnviz", type=Path, help="write the run there at the end, for the window or to go on"
    )
    return parser


def _steps(text: str) -> int:
    try:
        steps = int(text)
    except ValueError:
        steps = 0
    if steps < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of steps, 1 or more")
    return steps


def _open_window(selftest: bool, file: Path | None) -> int:
    why = display.obstacle(os.environ)
    if why is not None:
        raise UnusableError(display.advice(why))
    saved = None if file is None else _saved(file)
    gc.disable()  # before the window stands nothing is garbage, and looking for it takes a fifth of the time until then
    try:
        plain_import.keep()
        from nnviz.app import run
    except ImportError as error:
        if display.is_missing_library(error):
            raise UnusableError(display.advice(f"a system library is missing ({error})")) from error
        raise
    status: int = run(selftest, saved)
    return status


def _train(path: Path, steps: int, goal: Path | None) -> int:
    from nnviz import DocumentError
    from nnviz.training import document
    from nnviz.training.live_run import LiveRun

    if goal is not None and not goal.absolute().parent.is_dir():  # before there are hours of training to lose
        raise UnusableError(f"nnviz: {goal} cannot be written: there is no such folder; make it first.")
    saved = _saved(path) if path.suffix.lower() == document.SUFFIX else None
    run = LiveRun(_trainer(path)) if saved is None else LiveRun.resumed(saved)
    trainer = run.trainer
    steps += trainer.step
    with _interruptible() as interrupted:
        _advance(run, steps, interrupted)
    if goal is not None:
        try:
            document.write(run.copy(), goal)
        except DocumentError as error:
            raise _unusable_document(goal, error) from error
    test = trainer.loss("test")
    print(f"step        {trainer.step}")
    print(f"epoch       {trainer.epoch}")
    print(f"train loss  {trainer.loss('train'):.10g}")
    print("test loss   none, every sample is used for training" if test is None else f"test loss   {test:.10g}")
    if run.divergence is not None:
        print(_explained(run.divergence, len(trainer.network.layers)), file=sys.stderr)
        return DIVERGED
    if trainer.step < steps:
        print(f"nnviz: stopped at step {trainer.step} of {steps}.", file=sys.stderr)
        return INTERRUPTED
    return 0


def _explained(divergence: Divergence, layers: int) -> str:
    layer = "the output layer" if divergence.layer == layers - 1 else f"hidden layer {divergence.layer + 1}"
    what = f"the weights of {layer} are" if divergence.what == "weights" else f"the loss is, from {layer} on,"
    return (
        f"nnviz: the run diverged: at step {divergence.step} {what} no longer finite. The figures are those of the "
        "last finite state.\nA smaller learning_rate or init_scale, or standardize, usually helps."
    )


def _saved(path: Path) -> Document:
    """The saved run in `path`, from which a run can go on; UnusableError otherwise."""
    from nnviz import DocumentError, Trainer
    from nnviz.training import document

    try:
        saved = document.read(path.absolute())
        Trainer.resumed(saved)
    except DocumentError as error:
        raise _unusable_document(path, error) from error
    except MemoryError as error:
        raise UnusableError(f"nnviz: {path}: this run does not fit into memory.") from error
    return saved


def _unusable_document(path: Path, error: DocumentError) -> UnusableError:
    """With the path as it was given, where a message for the window has the file's name."""
    message = error.message
    return UnusableError(f"nnviz: {message.text.format(**{**message.values, 'file': path})}")


def _trainer(path: Path) -> Trainer:
    """The trainer for the run in `path`; UnusableError for whatever is wrong with the file or its settings."""
    config = _config(path)
    from nnviz import Trainer
    from nnviz.training.message import ConfigError

    try:
        return Trainer(config)
    except ConfigError as error:
        raise _refused_setting(path, error) from error
    except ValueError as error:  # the settings are possible, the data do not suit them
        raise UnusableError(f"nnviz: {path}: {error}") from error
    except MemoryError as error:
        raise UnusableError(
            f"nnviz: {path}: this run does not fit into memory; take fewer samples or units."
        ) from error


def _config(path: Path) -> RunConfig:
    values = _json(path)
    from nnviz import RunConfig
    from nnviz.training.message import ConfigError

    if not isinstance(values, dict):
        raise UnusableError(
            f'nnviz: {path}: this is not a run but {_kind(values)}; it must be an object such as {{"dataset": "xor"}}.'
        )
    try:
        return RunConfig.from_dict(values)
    except ConfigError as error:
        raise _refused_setting(path, error) from error


def _json(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnusableError(
            f"nnviz: {path} cannot be read ({error.strerror}); check the name and the folder."
        ) from error
    except UnicodeDecodeError as error:
        raise UnusableError(
            f"nnviz: {path}, byte {error.start}: this is not text in UTF-8; a run is a JSON file saved as UTF-8."
        ) from error
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableError(
            f"nnviz: {path}, line {error.lineno}, column {error.colno}: this is not JSON ({error.msg}); "
            "correct it there or write the file anew."
        ) from error
    except (RecursionError, ValueError) as error:  # nested without end, or a number of thousands of digits
        raise UnusableError(f"nnviz: {path}: this JSON cannot be read ({error}); write the file anew.") from error


def _refused_setting(path: Path, error: ConfigError) -> UnusableError:
    return UnusableError(
        f"nnviz: {path}, field {error.field!r}: {error.message}\nCorrect this field in the file and start again."
    )


def _kind(value: object) -> str:
    names = {list: "a list", str: "a text", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), "null")


def _advance(run: LiveRun, steps: int, interrupted: Callable[[], bool]) -> None:
    """Train up to step `steps` with a progress bar, in chunks of about CHUNK_SECONDS, or until it has to end."""
    from tqdm import tqdm

    chunk = 1
    tqdm.monitor_interval = 0  # no thread of its own for one bar
    with tqdm(initial=run.trainer.step, total=steps, unit=" steps", file=sys.stderr, disable=sys.stderr is None) as bar:
        while run.trainer.step < steps and run.divergence is None and not interrupted():
            began = time.perf_counter()
            run.advance(min(chunk, steps - run.trainer.step))
            if time.perf_counter() - began < CHUNK_SECONDS / 2:
                chunk *= 2
            bar.update(run.trainer.step - bar.n)


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C set a flag, so that the step under way is finished; a second Ctrl-C acts as usual."""
    pressed = False

    def press(_signal: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.signal(signal.SIGINT, usual)

    usual = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, usual)
