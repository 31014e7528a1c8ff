"""Measures the window: frames per second idle and while training, what training loses beside it, and how fast it is up.

    python benchmarks/window.py [--seconds 10] [--platform offscreen]

Every figure of a table comes from one run of this program; compare only figures that do.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
STARTS = 7

# Time runs from before the interpreter starts to the first painted frame; both windows have 1440 x 900 pixels.
START = """
import sys
sys.path.insert(0, {root!r})
{make}
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.report)  # after the whole window has been painted
        return False
    def report(self):
        print("painted", flush=True)
        close()
first = FirstPaint()
painted.installEventFilter(first)
{show}
application.exec()
"""
BARE = """
import pyqtgraph
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(pyqtgraph.PlotWidget())
window.resize(1440, 900)
painted = window.centralWidget().viewport()  # which hides the window below it
close = window.close
"""
NNVIZ = """
import gc
gc.disable()  # as the command does
from nnviz import blas, plain_import
blas.prepare()
plain_import.keep()
from nnviz import app, paths, process
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
process.share_processor()
QApplication.setStyle("Fusion")
application = QApplication([])
program = app.Program(QSettings({ini!r}, QSettings.Format.IniFormat), paths.resources() / "translations")
collection = process.GarbageCollection(program)
painted = program.window
painted.resize(1440, 900)
close = program.close
"""


@dataclass(frozen=True)
class Frames:
    """What was seen during one stretch of time; intervals are those between two shown snapshots."""

    fps: float
    p99: float  # s, the 99th percentile of the intervals
    longest: float  # s
    steps_per_second: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10.0, help="how long each figure is measured (10)")
    parser.add_argument("--platform", help="a Qt platform; default: offscreen, and xcb if DISPLAY is set")
    given = parser.parse_args()
    if given.platform:
        measure(given.platform, given.seconds)
        return
    for name in ["offscreen", *(["xcb"] if os.environ.get("DISPLAY") else [])]:
        command = [sys.executable, __file__, "--platform", name, "--seconds", str(given.seconds)]
        subprocess.run(command, env=os.environ | {"QT_QPA_PLATFORM": name}, check=True)


def measure(platform_name: str, seconds: float) -> None:
    """Print the tables of one platform."""
    os.environ["QT_QPA_PLATFORM"] = platform_name
    sys.path.insert(0, str(ROOT))
    from nnviz import blas

    blas.prepare()
    with tempfile.TemporaryDirectory() as folder:
        ini = str(Path(folder, "nnviz.ini"))
        bare, ours = start_times(ini)
        print(f"\n{platform_name}, Python {platform.python_version()}, {os.cpu_count()} cores, {seconds:g} s each")
        print(f"start-up (median of {STARTS}): bare {bare:.2f} s, nnviz {ours:.2f} s, ratio {ours / bare:.2f}")
        measure_frames(ini, seconds)


def start_times(ini: str) -> tuple[float, float]:
    """Seconds until the first frame of a bare window and of ours, in turn, medians. One start of each warms up."""
    bare = START.format(root=str(ROOT), make=BARE, show="window.show()")
    ours = START.format(root=str(ROOT), make=NNVIZ.format(ini=ini), show="program.open()")
    with tempfile.TemporaryDirectory() as compiled:
        # Modules are compiled once, as they are after an installation, whatever the surroundings say about it.
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environ["PYTHONPYCACHEPREFIX"] = compiled
        times = [(start_time(bare, environ), start_time(ours, environ)) for _ in range(STARTS + 1)][1:]
    return statistics.median(b for b, _ in times), statistics.median(o for _, o in times)


def start_time(code: str, environ: dict[str, str]) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline() if process.stdout else ""
        taken = time.perf_counter() - begun
    if line.strip() != "painted" or process.returncode:
        raise SystemExit(f"the window did not come up (exit {process.returncode})")
    return taken


def measure_frames(ini: str, seconds: float) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from nnviz import app, paths, process
    from nnviz.training.config import Layer, RunConfig

    configs = {
        "first run, 4 layers": app.FIRST_RUN,
        "11 x 8 tanh + 1, 12 layers": RunConfig(
            dataset="spiral", layers=(Layer(8, "tanh"),) * 11, learning_rate=0.003, batch_size=32
        ),
    }
    process.share_processor()  # as the command does
    QApplication.setStyle("Fusion")
    application = QApplication([])
    program = app.Program(QSettings(ini, QSettings.Format.IniFormat), paths.resources() / "translations")
    process.GarbageCollection(program)
    program.open()
    print(f"{'':28} {'idle fps':>9} {'fps':>6} {'p99':>9} {'longest':>9} {'steps/s':>9} {'headless':>9} {'ratio':>6}")
    for name, config in configs.items():
        before = headless(config, seconds / 2)
        idle, training = watched(program, config, seconds)
        alone = (before + headless(config, seconds / 2)) / 2  # clocks wander: half before, half after
        print(
            f"{name:28} {idle.fps:9.1f} {training.fps:6.1f} {1000 * training.p99:6.1f} ms "
            f"{1000 * training.longest:6.1f} ms {training.steps_per_second:9.0f} {alone:9.0f} "
            f"{training.steps_per_second / alone:6.2f}",
            flush=True,
        )
    program.close()
    application.processEvents()


def headless(config: object, seconds: float) -> float:
    """Steps per second of a Trainer alone in this thread."""
    from nnviz.training.trainer import Trainer

    trainer = Trainer(config)
    trainer.advance(1000)
    begun = time.perf_counter()
    while (taken := time.perf_counter() - begun) < seconds:
        trainer.advance(200)
    return (trainer.step - 1000) / taken


def watched(program: object, config: object, seconds: float) -> tuple[Frames, Frames]:
    """The whole window with this run: first every frame drawn but no step taken, then at full speed."""
    from PySide6.QtWidgets import QApplication

    session = program.session
    session.pause()
    session.start(config)
    wait_until(lambda: session.info is not None and session.config == config)
    session.set_speed(1e-6)  # it counts as running, and every frame is asked for and painted
    session.run()
    idle = observe(session, seconds)
    session.set_speed(None)
    training = observe(session, seconds)
    session.pause()
    QApplication.processEvents()
    return idle, training


def observe(session: object, seconds: float) -> Frames:
    """After a second of warming up."""
    from PySide6.QtCore import QEventLoop, QTimer

    shown: list[tuple[float, int]] = []
    remember = lambda snapshot: shown.append((time.perf_counter(), snapshot.step))  # noqa: E731
    loop = QEventLoop()
    QTimer.singleShot(1000, loop.quit)
    loop.exec()
    session.snapshot_shown.connect(remember)
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    session.snapshot_shown.disconnect(remember)
    times = [at for at, _ in shown]
    intervals = sorted(b - a for a, b in pairwise(times))
    span = times[-1] - times[0]
    return Frames(
        fps=len(intervals) / span,
        p99=intervals[int(0.99 * (len(intervals) - 1))],
        longest=intervals[-1],
        steps_per_second=(shown[-1][1] - shown[0][1]) / span,
    )


def wait_until(condition: object) -> None:
    from PySide6.QtWidgets import QApplication

    while not condition():
        QApplication.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main()
