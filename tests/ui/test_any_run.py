"""Whatever run can be set up: the real window shows it in every view, paused after five steps, without a warning."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from nnviz import app
from nnviz.nn import ACTIVATIONS, DATASETS, FEATURES, INITIALIZERS, LOSSES, OPTIMIZERS, PENALTIES, Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import SOURCES, make_dataset
from nnviz.training.message import ConfigError
from nnviz.training.trainer import Trainer
from nnviz.ui.catalogue import VIEWS

STEPS = 5


@st.composite
def layers(draw) -> Layer:
    activation = draw(st.sampled_from(sorted(ACTIVATIONS)))
    params = {
        name: draw(st.integers(int(p.low), min(int(p.high), 5)) if p.integer else st.floats(p.low, min(p.high, 9.0)))
        for name, p in ACTIVATIONS[activation].parameters.items()
    }
    sizes = st.integers(1, 16)
    return Layer(draw(sizes | sizes | sizes | st.sampled_from([33, 64])), activation, params)


@st.composite
def runs(draw) -> RunConfig:
    """A config that a trainer takes; of losses and outputs that do not go together, or not with the data, none."""
    dataset = draw(st.sampled_from(sorted(SOURCES)))
    known = sorted(FEATURES) if dataset in DATASETS else make_dataset(dataset).names
    orders = st.permutations(known).map(tuple)
    features = draw(st.none() | st.tuples(orders, st.integers(1, len(known))).map(lambda drawn: drawn[0][: drawn[1]]))
    rates = st.sampled_from([1e-300, 0.003, 0.3, 1e3, 1e300])
    try:
        config = RunConfig(
            dataset=dataset,
            samples=draw(st.none() | st.integers(1, 2000)),
            noise=draw(st.floats(0, 0.5)),
            train_fraction=draw(st.sampled_from([1e-9, 0.3, 0.5, 1.0])),
            features=features,
            standardize=draw(st.booleans()),
            layers=tuple(draw(layers()) for _ in range(draw(st.integers(0, 12)))),
            output_activation=draw(st.none() | st.sampled_from(sorted(ACTIVATIONS))),
            loss=draw(st.none() | st.sampled_from(sorted(LOSSES))),
            optimizer=draw(st.sampled_from(sorted(OPTIMIZERS))),
            learning_rate=draw(rates),
            batch_size=draw(st.sampled_from([1, 10, 1_000_000])),
            regularization=draw(st.sampled_from(sorted(PENALTIES))),
            regularization_rate=draw(st.sampled_from([0.0, 0.01, 1e10])),
            initializer=draw(st.sampled_from(sorted(INITIALIZERS))),
            init_scale=draw(st.sampled_from([0.0, 1.0, 1000.0])),
            seed=draw(st.integers(0, 2**63 - 1)),
            dtype=draw(st.sampled_from(["float64", "float32"])),
        )
        Trainer(config)
    except ConfigError:
        reject()
    return config


class Watched:
    """The program with its window, paused; it knows the last snapshot and all that has been answered and refused."""

    def __init__(self, program: app.Program, wait_until) -> None:
        self.session, self.window, self._until = program.session, program.window, wait_until
        self.failures: list[object] = []
        self.session.failed.connect(self.failures.append)
        self.session.snapshot_shown.connect(self._remember)
        self._answered: set[object] = set()
        self._step = -1

    def _remember(self, snapshot) -> None:
        self._answered |= snapshot.request.wants
        self._step = snapshot.step

    def show(self, config: RunConfig) -> None:
        """Go over to this run and take its first steps; every view then has asked for its want and painted."""
        before = self.session.info
        self.session.start(config)
        self._until(lambda: self.session.info is not before or bool(self.failures))
        assert self.failures == []
        for _ in range(STEPS):
            self.session.step_once()
        self._answered.clear()
        shown = [view for entry, view in zip(VIEWS, self.window.views, strict=True) if entry.suits(self.session.info)]
        assert [view for view in self.window.views if view.active] == shown
        self._until(lambda: all(want in self._answered for view in shown for want in view.wants))
        self.window.grab()


@pytest.fixture
def watched(qtbot, make_program):
    program = make_program()
    program.window.resize(1440, 900)
    program.window.live_page.right_column.set_folded(())
    program.window.show()
    program.session.start(app.FIRST_RUN)
    wait_until = lambda condition: qtbot.waitUntil(condition, timeout=10_000)  # noqa: E731
    wait_until(lambda: program.session.info is not None)
    return Watched(program, wait_until)


def test_any_run_is_built_trained_and_shown(watched, caplog):
    # One window for all: that a run takes the place of any other is part of it.
    @settings(max_examples=30, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(runs())
    def shown(config):
        watched.show(config)

    shown()
    assert caplog.records == []
