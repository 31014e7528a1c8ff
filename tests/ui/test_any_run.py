"""Whatever run can be set up: the real window shows it in every view, paused after five steps, without a warning."""

from __future__ import annotations

from dataclasses import dataclass
from traceback import format_exception

import pytest
from any_run import runs
from complaints import Complaints
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from nnviz import app
from nnviz.training.config import Layer, RunConfig
from nnviz.ui import catalogue
from nnviz.ui.language import LANGUAGES
from nnviz.ui.preferences import SCALES

STEPS = 5
DEEP_MAXOUT = RunConfig(layers=(*(Layer(2, "tanh"),) * 6, Layer(3, "maxout")))  # deeper than the run before it


@dataclass(frozen=True)
class Looks:
    """How the window stands there."""

    size: tuple[int, int]
    theme: str
    scale: float
    language: str


LOOKS = st.builds(
    Looks,
    size=st.sampled_from([(1120, 700), (1280, 800), (1440, 900), (1920, 1080), (2560, 1440)]),
    theme=st.sampled_from(["light", "dark"]),
    scale=st.sampled_from(sorted(SCALES)),
    language=st.sampled_from(sorted(LANGUAGES)),
)


class Watched:
    """The program with its window, paused; it knows the last snapshot and all that has been answered and refused."""

    def __init__(self, program: app.Program, wait_until, complaints: Complaints) -> None:
        self.program, self.session, self.window = program, program.session, program.window
        self._until, self._complaints = wait_until, complaints
        self.failures: list[object] = []
        self.session.failed.connect(self.failures.append)
        self.session.snapshot_shown.connect(self._remember)
        self._answered: set[object] = set()
        self._step = -1

    def _remember(self, snapshot) -> None:
        self._answered |= snapshot.request.wants
        self._step = snapshot.step

    def show(self, config: RunConfig, looks: Looks) -> None:
        """Go over to this run and take its first steps; every view then has asked for its want and painted."""
        self.window.preferences.set_theme(looks.theme)
        self.window.preferences.set_scale(looks.scale)
        self.program.language.choose(looks.language)
        self.window.resize(*looks.size)
        self.window.show_view("score")  # there is always something that it wants
        before = self.session.info
        self.session.start(config)
        self._until(lambda: self.session.info is not before or bool(self.failures))
        assert self.failures == []
        for _ in range(STEPS):
            self.session.step_once()
        self._step = -1
        self._answered.clear()
        self._until(lambda: self._step == STEPS or self.session.diverged is not None)
        for key in self.keys():
            self.window.show_view(key)
            view = self.window.views.get(key)  # a page may have none: not all are about the run
            self._until(lambda view=view: view is None or (view.active and self._answered >= set(view.wants)))
            (view or self.window.pages[key].content).grab()
        self.window.grab()
        assert self._complaints.taken() == []

    def keys(self):
        """All views of every page; of the Live page those that the catalogue has for this run, and those only."""
        live, info = self.window.live_page, self.session.info
        suiting = {entry.key for entry in catalogue.VIEWS if entry.suits(info)}
        away = {key for key, view in live.views.items() if live.right_column.isAncestorOf(view)} - suiting
        assert all(live.right_column.fold_of(key).isHidden() for key in away)
        return [*(entry.key for entry in catalogue.PAGES if entry.key != "live"), *suiting]


@pytest.fixture
def watched(qtbot, make_program, qtlog, caplog, capfd):
    program = make_program()
    program.window.resize(1440, 900)
    program.window.live_page.right_column.set_folded(())
    program.window.show()
    program.window.live_page.right_column.fill()
    program.session.start(app.FIRST_RUN)
    with qtbot.captureExceptions() as exceptions:

        def wait_until(condition):
            qtbot.waitUntil(lambda: condition() or bool(exceptions), timeout=10_000)
            assert not exceptions, format_exception(*exceptions[0])

        wait_until(lambda: program.session.info is not None)
        yield Watched(program, wait_until, Complaints(exceptions, qtlog, caplog, capfd))


def show_all(watched: Watched, examples: int, **options) -> None:
    """Show so many runs in one window: that a run takes the place of any other is part of it."""

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck), **options)
    @given(runs(), LOOKS)
    @example(DEEP_MAXOUT, Looks((1440, 900), "light", 1.0, "en"))
    def shown(config, looks):
        watched.show(config, looks)

    shown()


def test_any_run_is_built_trained_and_shown(watched):
    show_all(watched, 24, derandomize=True, phases=[Phase.explicit, Phase.generate])  # to shrink one takes minutes


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_any_of_many_runs_is_built_trained_and_shown(watched):
    show_all(watched, 1000, print_blob=True)
