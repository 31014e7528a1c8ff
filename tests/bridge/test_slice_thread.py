"""The thread of the slices: it makes what was asked for last, away from the window's thread, and ends when told to."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from nnviz import Layer, RunConfig, Trainer
from nnviz.bridge import slice_thread
from nnviz.bridge.slice_thread import SliceJob, SliceThread
from nnviz.training.live_run import LiveRun
from nnviz.training.slices_landscapes import LiveCurve, LiveSurface
from nnviz.training.slices_places import Place
from nnviz.training.slices_wants import SliceWant

ONE = SliceWant("weights", (Place(0, 0, 0),))


@pytest.fixture
def thread(qapp):
    made = SliceThread()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def run():
    return LiveRun(Trainer(RunConfig(layers=(Layer(2, "tanh"),))))


def a_job(run, serial, want=ONE, box=(-1.0, 1.0), points=5, part="probe"):
    return SliceJob(serial, run.trainer.info(), run.answer([want])[want], part, box, points)


@pytest.fixture
def gate(monkeypatch):
    """Lets the first curve under way wait until it is opened, or given up."""
    begun, opened = threading.Event(), threading.Event()

    class Slow(LiveCurve):
        def __init__(self, run, state, samples, points, stopped):
            begun.set()
            while not opened.is_set() and not stopped():
                opened.wait(0.01)
            super().__init__(run, state, samples, points, stopped)

    monkeypatch.setattr(slice_thread, "LiveCurve", Slow)
    yield begun, opened
    opened.set()


def test_a_curve_and_a_surface_come_back_with_their_jobs(thread, run, until):
    told = []
    thread.made.connect(lambda job, made, seconds, work: told.append((job.serial, made, seconds)))
    thread.make(a_job(run, 1))
    until(lambda: told)
    serial, curve, seconds = told.pop()
    assert serial == 1 and isinstance(curve, LiveCurve) and seconds > 0
    np.testing.assert_array_equal(curve.points, np.linspace(-1, 1, 5))
    thread.make(a_job(run, 2, SliceWant("random"), (-1.0, 1.0, -2.0, 2.0), 3))
    until(lambda: told)
    serial, surface, _ = told.pop()
    assert serial == 2 and isinstance(surface, LiveSurface) and surface.box == (-1.0, 1.0, -2.0, 2.0)
    until(lambda: not thread.busy)


def test_of_what_waits_only_the_newest_is_made(thread, run, until, gate):
    begun, opened = gate
    told = []
    thread.made.connect(lambda job, made, *_: told.append(job.serial))
    thread.make(a_job(run, 1))
    assert begun.wait(10)
    for serial in (2, 3, 4):
        thread.make(a_job(run, serial))
    opened.set()
    until(lambda: 4 in told)
    assert told == [1, 4]


def test_what_was_given_up_is_not_told_and_the_next_one_is(thread, run, until, gate):
    begun, _ = gate
    told = []
    thread.made.connect(lambda job, made, *_: told.append(job.serial))
    thread.make(a_job(run, 1))
    assert begun.wait(10)
    thread.give_up()
    gate[1].set()
    thread.make(a_job(run, 2))
    until(lambda: told)
    assert told == [2]


def test_it_has_ended_when_it_was_stopped_and_can_be_asked_again_at_once(thread, run, until, gate):
    begun, opened = gate
    told = []
    thread.made.connect(lambda job, made, *_: told.append(job.serial))
    thread.make(a_job(run, 1))
    assert begun.wait(10)
    thread.stop()
    assert thread.isFinished() and not thread.busy
    opened.set()
    thread.make(a_job(run, 2))
    until(lambda: told)
    QCoreApplication.processEvents()
    assert told == [2]


def test_the_samples_of_a_run_are_picked_once(thread, run, until, monkeypatch):
    picked = []
    original = slice_thread.measured_on
    monkeypatch.setattr(slice_thread, "measured_on", lambda run, part: picked.append(part) or original(run, part))
    told = []
    thread.made.connect(lambda job, made, *_: told.append(job.serial))
    first = a_job(run, 1)
    for serial, part in ((1, "probe"), (2, "probe"), (3, "train")):
        thread.make(SliceJob(serial, first.run, first.state, part, (-1.0, 1.0), 3))
        until(lambda serial=serial: serial in told)
    assert picked == ["probe", "train"]
