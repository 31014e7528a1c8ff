"""Uses the program as a person would: every view in every theme and language, on real runs. It shows what is missing in
an installation; it judges no picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import cycle
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from nnviz import __version__
from nnviz.training.config import Layer, RunConfig
from nnviz.training.data import SOURCES, make_dataset
from nnviz.training.snapshot import Snapshot
from nnviz.training.wants import Want
from nnviz.ui import catalogue, icons
from nnviz.ui.language import LANGUAGES

if TYPE_CHECKING:
    from nnviz.app import Program

DEADLINE = 180.0  # seconds for everything, on a machine that does much else beside
LOOK_INTERVAL = 20  # ms
TABLE_RUN = RunConfig(dataset="iris", standardize=True)
LINE_RUN = RunConfig(dataset="sin", layers=(Layer(4, "relu"),))
PICTURE_RUN = RunConfig(dataset="digits", standardize=True)
PIECES_RUN = RunConfig(dataset="circle", layers=(Layer(4, "relu"),))

Wait = tuple[str, Callable[[], bool]]
"""What is waited for, and whether it has come."""


class SelfTest(QObject):
    """`errors` are the messages of exceptions that nobody caught; the caller goes on collecting them."""

    def __init__(self, program: Program, errors: list[str], deadline: float = DEADLINE) -> None:
        super().__init__(program)
        self._program = program
        self._errors = errors
        self._deadline = deadline
        self.failures: list[str] = []
        self._finished = False
        self._answered: set[Want] = set()
        self._last: Snapshot | None = None
        self._run_buttons: dict[str, str] = {}
        self._script = self._scenes()
        self._wait: Wait = ("the window", lambda: True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        program.session.snapshot_shown.connect(self._remember)
        program.session.failed.connect(self._remember_failure)

    def run(self) -> int:
        """Play all scenes and close the window; 0 if all is well, else 1 after printing what was wrong."""
        self._ends = monotonic() + self._deadline
        self._timer.start(LOOK_INTERVAL)
        QApplication.exec()
        if not self._finished:
            self.failures.append("the window was closed before everything had been seen")
        self.failures += self._errors
        for failure in self.failures:
            print(f"nnviz selftest: {failure}")
        if not self.failures and self._last is not None:
            print(f"nnviz {__version__}: selftest passed, {len(self._program.window.views)} views")
        return 1 if self.failures else 0

    @Slot()
    def _look(self) -> None:
        """Go on to the next scene when what is waited for has come; give up at the deadline."""
        try:
            what, has_come = self._wait
            if has_come():
                self._wait = next(self._script)
            elif monotonic() > self._ends:
                self.failures.append(f"after {self._deadline:.0f} s still waiting for {what}")
                self._close()
        except StopIteration:
            self._finished = True
            self._close()
        except Exception as error:
            self.failures.append(f"{type(error).__name__}: {error}")
            self._close()

    def _close(self) -> None:
        self._timer.stop()
        self._finished = self._finished or bool(self.failures)
        self._program.close()

    @Slot(object)
    def _remember(self, snapshot: Snapshot) -> None:
        self._last = snapshot
        self._answered |= {want for want, answer in snapshot.state.answers.items() if answer is not None}

    @Slot(object)
    def _remember_failure(self, failure: object) -> None:
        self.failures.append(f"the session refused: {failure}")

    # -- scenes ----------------------------------------------------------------------------------------------------

    def _scenes(self) -> Iterator[Wait]:
        session, window = self._program.session, self._program.window
        self._check_resources()
        yield "the first run", lambda: session.info is not None
        for theme, language in zip(cycle(("light", "dark")), LANGUAGES, strict=False):  # each of both once
            window.preferences.set_theme(theme)
            self._program.language.choose(language)
            yield from self._views_are_answered(f"{theme}, {language}")
            self._run_buttons[language] = window.run_bar.run_button.text()
        if len(set(self._run_buttons.values())) < len(LANGUAGES):
            self.failures.append(f"the translations are missing: the button says {self._run_buttons}")
        yield from self._pieces_are_shown()
        yield from self._a_lesson_comes_true()
        first = session.info
        session.apply(TABLE_RUN)
        yield "a run on iris", lambda: session.info is not first
        yield from self._views_are_answered("iris")
        for config in (LINE_RUN, PICTURE_RUN):
            before = session.info
            session.apply(config)
            yield f"a run on {config.dataset}", lambda before=before: session.info is not before
            yield from self._views_are_answered(config.dataset)
        yield "a hundred steps", lambda: self._last is not None and self._last.step >= 100
        if self._last is not None and not math.isfinite(self._last.state.train_loss):
            self.failures.append(f"the loss is {self._last.state.train_loss}")
        session.pause()
        yield "the pause", lambda: self._last is not None and not self._last.running

    def _pieces_are_shown(self) -> Iterator[Wait]:
        """The process beside the window, too, starts and answers."""
        session, window = self._program.session, self._program.window
        before = session.info
        session.apply(PIECES_RUN)
        yield "a run of linear pieces", lambda: session.info is not before
        window.show_view("map")
        window.views["map"].arrange(regions=True)
        yield "linear pieces on the map", lambda: window.views["map"].facts()["pieces"] > 1
        window.views["map"].arrange(regions=False)

    def _a_lesson_comes_true(self) -> Iterator[Wait]:
        """The first step of the first lesson; the files of all are read."""
        side = self._program.window.lessons
        side.show()
        assert side.panel is not None
        guide = side.panel.guide
        self.failures += [f"the lesson {bad.path.name} cannot be read" for bad in guide.bad]
        if not guide.lessons:
            self.failures.append("the lessons are missing")
            return
        guide.begin(guide.lessons[0])
        guide.set_up()
        yield "the first step of the first lesson", lambda: guide.evidence is not None
        side.show(False)

    def _views_are_answered(self, scene: str) -> Iterator[Wait]:
        """Each view of each page is brought to the front, gets an answer to all it wants, and draws something."""
        window, run = self._program.window, self._program.session.info
        places = [*window.pages, *(entry.key for entry in catalogue.VIEWS if entry.suits(run))]
        for place in places:
            window.show_view(place)
            view = window.views.get(place)
            if view is None:  # a page whose views have keys of their own
                continue
            name = type(view).__name__
            yield f"{name} to be shown ({scene})", lambda view=view: view.active
            self._answered.clear()
            yield f"the answers for {name} ({scene})", lambda view=view: self._answered >= set(view.wants)
            if not _differs(view.grab().toImage()):
                self.failures.append(f"{name} draws nothing ({scene})")

    def _check_resources(self) -> None:
        for name in SOURCES:
            try:
                make_dataset(name)
            except (OSError, ValueError) as error:
                self.failures.append(f"data set {name}: {error}")
        for name in ("run", "pause", "restart"):
            if not _differs(icons.icon(name, "#000000").pixmap(16).toImage()):
                self.failures.append(f"icon {name} is empty")


def _differs(image: QImage) -> bool:
    """Whether the picture has at least two colours."""
    if image.isNull():
        return False
    first = image.pixel(0, 0)
    return any(image.pixel(x, y) != first for x in range(image.width()) for y in range(image.height()))
