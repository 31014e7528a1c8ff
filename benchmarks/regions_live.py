"""Measures linear pieces that are shown live: how many a second, and what the training and the window lose by them.

    python benchmarks/regions_live.py [--seconds 4] [--turns 4] [--nets 2-8-8-1 …] [--kinds relu …]
    python benchmarks/regions_live.py --frames 10000        memory over so many pictures instead

The whole window with a real run whose pieces are shown and hidden in turns; a figure is the median of the turns. The
networks are trained at a rate of 1e-9, so that their pieces stay as many as they are. In the window of 1440 x 900 the
map is some 210 pixels wide. The largest slot is the longest time that the window spent on a picture without being able
to do anything else, by the clock and, as slot-work, in its own processor time; ms/picture is all that its thread does
for one. What training loses is told by the clock, too, and as lost-work in processor time of the window's process: on a
busy machine the pieces' process drives others onto the window's core, and the clock tells of that.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NETS = {"2-8-8-1": (8, 8), "2-16x3-1": (16,) * 3, "2-32x3-1": (32,) * 3, "2-64-64-1": (64, 64)}
KINDS: dict[str, tuple[str, dict[str, int]]] = {"relu": ("relu", {})} | {
    f"maxout-{k}": ("maxout", {"pieces": k}) for k in (2, 3, 5)
}
USUAL = ("relu", "maxout-2", "maxout-3")
SAMPLES = 20  # of the memory
SELDOM = 1.0  # s between two looks meanwhile: PySide keeps some 60 bytes of every loop that has been waited in
WARM_UP = 3.0  # s: a young run measures its losses more often


@dataclass(frozen=True)
class Turn:
    """One stretch of time. `slots`: seconds, and seconds of processor time, of each taking and each painting."""

    steps_per_second: float
    steps_per_work: float  # steps in a second of processor time
    fps: float
    pictures_per_second: float
    window_work: float  # seconds of processor time of the window's thread in a second
    slots: tuple[tuple[float, float], ...]


class Slots:
    """Times every call of some functions in the window's thread."""

    def __init__(self) -> None:
        self.taken: list[tuple[float, float]] = []

    def watch_pictures(self) -> None:
        """Not while the memory is watched: what is kept here would be seen there."""
        from nnviz.bridge.regions_process import RegionsProcess
        from nnviz.ui.regions.drawing import RegionsDrawing

        self.watch(RegionsProcess, "_take")
        self.watch(RegionsDrawing, "paint")

    def watch(self, owner: type, name: str) -> None:
        function = getattr(owner, name)

        def timed(*args: Any, **kwargs: Any) -> Any:
            begun, work = time.perf_counter(), time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.taken.append((time.perf_counter() - begun, time.thread_time() - work))

        setattr(owner, name, timed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4.0, help="of a turn (4)")
    parser.add_argument("--turns", type=int, default=4, help="with and without the pieces, each (4)")
    parser.add_argument("--nets", nargs="+", choices=NETS, default=list(NETS))
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(USUAL))
    parser.add_argument("--frames", type=int, help="pictures over which the memory is watched")
    given = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from nnviz import blas

    blas.prepare()
    slots = Slots()
    with tempfile.TemporaryDirectory() as folder:
        program, application = opened(Path(folder))
        print(
            f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores, {given.seconds} s a turn"
        )
        if given.frames:
            watch_memory(program, Path(folder), given.nets[0], given.kinds[0], given.frames)
        else:
            slots.watch_pictures()
            print_table(program, Path(folder), slots, given)
        program.close()
        application.processEvents()


def opened(folder: Path) -> tuple[Any, Any]:
    """The whole program as the command opens it."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from nnviz import app, paths, process

    process.share_processor()
    QApplication.setStyle("Fusion")
    application = QApplication([])
    settings = QSettings(str(folder / "nnviz.ini"), QSettings.Format.IniFormat)
    program = app.Program(settings, paths.resources() / "translations")
    application.collection = process.GarbageCollection(program)
    program.window.resize(1440, 900)
    program.open()
    wait_until(lambda: program.session.info is not None and "map" in program.window.views)
    return program, application


def print_table(program: Any, folder: Path, slots: Slots, given: argparse.Namespace) -> None:
    heads = "net kind pieces ms µs/piece pictures/s fps fps-without largest-slot slot-work ms/picture steps/s"
    heads += " lost lost-work"
    print(f"| {heads.replace(' ', ' | ')} |\n|{'---|' * len(heads.split())}")
    for net in given.nets:
        for kind in given.kinds:
            begin(program, folder, net, kind)
            let_run(WARM_UP)
            turns = []
            for number in range(given.turns):
                order = (False, True) if number % 2 == 0 else (True, False)  # what drifts meanwhile hits both alike
                by_order = {pieces: turn(program, slots, pieces, given.seconds) for pieces in order}
                turns.append((by_order[False], by_order[True]))
            shown = [with_pieces for _, with_pieces in turns]
            count, taken = computed(program)
            cells = (
                net,
                kind,
                count,
                f"{1e3 * taken:.1f}",
                f"{1e6 * taken / count:.2f}",
                f"{statistics.median(one.pictures_per_second for one in shown):.1f}",
                f"{statistics.median(one.fps for one in shown):.1f}",
                f"{statistics.median(without.fps for without, _ in turns):.1f}",
                f"{1e3 * max(slot for one in shown for slot, _ in one.slots):.1f} ms",
                f"{1e3 * max(work for one in shown for _, work in one.slots):.1f} ms",
                f"{1e3 * statistics.median(dearer(*both) for both in turns):.1f}",
                f"{statistics.median(one.steps_per_second for one in shown):.0f}",
                f"{100 * statistics.median(1 - b.steps_per_second / a.steps_per_second for a, b in turns):.1f} %",
                f"{100 * statistics.median(1 - b.steps_per_work / a.steps_per_work for a, b in turns):.1f} %",
            )
            print(f"| {' | '.join(map(str, cells))} |", flush=True)


def dearer(without: Turn, shown: Turn) -> float:
    """Seconds of processor time that the window's thread spends on a picture, whatever it does for it."""
    return (shown.window_work - without.window_work) / max(shown.pictures_per_second, 1e-9)


def begin(program: Any, folder: Path, net: str, kind: str) -> None:
    """Train this network in the window."""
    import numpy as np

    from nnviz.training.config import Layer, RunConfig
    from nnviz.training.trainer import Trainer

    name, params = KINDS[kind]
    layers = tuple(Layer(size, name, params, "he_normal") for size in NETS[net])
    trainer = Trainer(RunConfig(dataset="circle", layers=layers, learning_rate=1e-9, seed=1, batch_size=32))
    for bias in trainer.network.biases:
        bias[...] = np.random.default_rng(1).normal(scale=0.5, size=bias.shape)
    path = folder / f"{net}-{kind}.nnviz"
    trainer.save(path)
    program.session.open_document(path)
    wait_until(lambda: program.session.config is not None and program.session.config.layers == layers)
    program.session.run()


def turn(program: Any, slots: Slots, shown: bool, seconds: float) -> Turn:
    """One stretch of time with the pieces shown or not, after half a second of warming up."""
    view = program.window.views["map"]
    view.arrange(regions=shown)
    if shown:
        wait_until(lambda: view.regions.feed.picture is not None)
    let_run(0.5)
    pictures: list[int] = []
    steps: list[tuple[float, float, int, float]] = []
    now = lambda step: (time.perf_counter(), time.process_time(), step, time.thread_time())  # noqa: E731
    remember = lambda shown: steps.append(now(shown.step))  # noqa: E731
    program.regions.answered.connect(pictures.append)
    program.session.snapshot_shown.connect(remember)
    slots.taken.clear()
    let_run(seconds)
    program.session.snapshot_shown.disconnect(remember)
    program.regions.answered.disconnect(pictures.append)
    span, work, taken, window = (last - first for first, last in zip(steps[0], steps[-1], strict=True))
    pictures_per_second = len(pictures) / seconds
    return Turn(
        taken / span, taken / work, (len(steps) - 1) / span, pictures_per_second, window / span, tuple(slots.taken)
    )


def computed(program: Any) -> tuple[int, float]:
    """Pieces, and the seconds that the engine needs for the last job's network in this process, the best of five."""
    from dataclasses import replace

    from nnviz.bridge.regions_worker import answer

    program.session.pause()
    let_run(0.3)
    job = replace(program.window.views["map"].regions.feed._job(), pixels=None)
    best, count = float("inf"), 0
    for _ in range(5):
        begun = time.process_time() if sys.platform == "linux" else time.perf_counter()
        picture = answer(job).picture
        best = min(best, (time.process_time() if sys.platform == "linux" else time.perf_counter()) - begun)
        count = picture.count if picture is not None else 0
    return count, best


def watch_memory(program: Any, folder: Path, net: str, kind: str, frames: int) -> None:
    """Prints the memory of both processes while so many pictures are shown; each is of another step."""
    begin(program, folder, net, kind)
    program.session.set_speed(500.0)
    view = program.window.views["map"]
    view.arrange(regions=True)
    shown = 0

    def count(answer: Any) -> None:
        nonlocal shown
        shown += 1

    program.regions.answered.connect(count)
    wait_until(lambda: view.regions.feed.picture is not None)
    print(f"{net} {kind}, {view.regions.feed.picture.count} pieces")
    print("| pictures | window MiB | process MiB |\n|---|---|---|")
    for part in range(SAMPLES + 1):
        wait_until(lambda part=part: shown >= part * frames // SAMPLES, SELDOM)
        gc.collect()  # the oldest garbage is collected seldom, and would look like a leak
        print(f"| {shown} | {memory(os.getpid()):.1f} | {memory(program.regions.process_id):.1f} |", flush=True)


def memory(process_id: int | None) -> float:
    """MiB in use; Linux only."""
    status = Path(f"/proc/{process_id}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def let_run(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def wait_until(condition: Any, every: float = 0.02) -> None:
    while not condition():
        let_run(every)


if __name__ == "__main__":
    main()
