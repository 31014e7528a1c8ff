"""The process that computes linear regions: real processes, really killed."""

from __future__ import annotations

import operator
import os
import select
import signal
import subprocess
import sys

import numpy as np
import pytest

from nnviz.bridge.regions_job import RegionJob
from nnviz.bridge.regions_process import PATIENCE, RegionsProcess
from nnviz.bridge.regions_worker import answer
from nnviz.nn import Layer, Network
from nnviz.nn.regions import linear_regions

BOX = (-3.0, 3.0, -2.0, 4.0)


def network(*layers: Layer, inputs: int = 2) -> Network:
    made = Network(inputs, [*layers, Layer(1, "purelin")])
    made.initialize(np.random.default_rng(0), "he_normal")
    return made


def job(net: Network, serial: int = 0, **settings) -> RegionJob:
    layers = tuple(Layer(layer.size, layer.activation.name, layer.settings) for layer in net.layers)
    return RegionJob(serial, net.n_inputs, layers, net.parameters.copy(), BOX, **settings)


@pytest.fixture
def process(qtbot):
    made = RegionsProcess()
    made.answers = []
    made.answered.connect(made.answers.append)
    yield made
    made.stop()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_job_is_answered_with_the_regions_of_its_network(process, qtbot):
    net = network(Layer(9, "prelu"), Layer(6, "maxout", {"pieces": 3}))
    process.ask(job(net, 7, output=0, level=0.1))
    qtbot.waitUntil(lambda: bool(process.answers), timeout=20_000)
    (got,) = process.answers
    expected = linear_regions(net, BOX)
    assert got.serial == 7 and got.words is None and got.picture.count == expected.count
    for name in ("vertices", "start", "region", "areas", "matrix", "offset", "segments", "segment_layer"):
        assert (getattr(got.picture, name) == getattr(expected, name)).all()
    assert all((a == b).all() for a, b in zip(got.picture.signatures, expected.signatures, strict=True))
    assert (got.picture.decision == expected.decision_boundary(0.1)).all()
    assert not process.busy


def test_of_many_jobs_the_newest_wins_and_one_is_under_way(process, qtbot):
    net = network(Layer(20, "relu"), Layer(20, "relu"))
    for serial in range(50):
        process.ask(job(net, serial))
    qtbot.waitUntil(lambda: not process.busy, timeout=20_000)
    assert [got.serial for got in process.answers] == [49]  # the others were replaced while the process started
    for serial in range(50, 60):
        process.ask(job(net, serial))
    qtbot.waitUntil(lambda: not process.busy, timeout=20_000)
    assert [got.serial for got in process.answers] == [49, 50, 59]


def test_what_the_engine_refuses_comes_back_in_words(process, qtbot):
    for net, settings, words in (
        (network(Layer(3, "tanh")), {}, "Hidden layer 1 is tanh"),
        (network(Layer(3, "relu"), inputs=3), {}, "plane="),
        (network(Layer(30, "relu"), Layer(30, "relu")), {"most": 50}, "More than 50 linear regions"),
    ):
        process.answers.clear()
        process.ask(job(net, **settings))
        qtbot.waitUntil(lambda: bool(process.answers), timeout=20_000)
        assert process.answers[0].picture is None and words in str(process.answers[0].words)


def test_a_killed_process_is_told_and_the_next_job_starts_another(process, qtbot):
    net = network(Layer(4, "relu"))
    process.ask(job(net, 1))
    qtbot.waitUntil(lambda: len(process.answers) == 1, timeout=20_000)
    first = process.process_id
    large = network(*(Layer(64, "maxout", {"pieces": 5}) for _ in range(3)))
    process.ask(job(large, 2, most=10**9, seconds=60.0))
    process.ask(job(net, 3))
    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: len(process.answers) == 3, timeout=20_000)
    killed, after = process.answers[1:]
    assert killed.serial == 2 and "ended unexpectedly" in str(killed.words)
    assert after.serial == 3 and after.picture.count == linear_regions(net, BOX).count
    assert process.process_id != first and not alive(first)


def test_a_process_killed_while_nothing_is_under_way_is_started_again_without_a_word(process, qtbot):
    net = network(Layer(4, "relu"))
    process.ask(job(net, 1))
    qtbot.waitUntil(lambda: len(process.answers) == 1, timeout=20_000)
    os.kill(process.process_id, signal.SIGKILL)
    os.waitid(os.P_PID, process.process_id, os.WEXITED | os.WNOWAIT)  # until it is dead, and leave it to its owner
    process.ask(job(net, 2))
    qtbot.waitUntil(lambda: not process.busy, timeout=20_000)
    last = process.answers[-1]
    assert last.serial == 2
    if last.picture is None:  # the job went into the pipe before the end was noticed
        process.ask(job(net, 3))
        qtbot.waitUntil(lambda: not process.busy, timeout=20_000)
    assert process.answers[-1].picture is not None


def test_a_process_that_cannot_start_is_not_started_for_ever(process, qtbot, monkeypatch):
    monkeypatch.setattr("nnviz.bridge.regions_worker.work", operator.is_)  # ends at once and is never ready
    process.ask(job(network(Layer(4, "relu")), 5))
    qtbot.waitUntil(lambda: bool(process.answers), timeout=30_000)
    assert "ended unexpectedly" in str(process.answers[0].words) and process.answers[0].serial == 5
    assert process._failures == PATIENCE and process.process_id is None


def test_it_ends_with_stop_in_the_middle_of_a_job(process, qtbot):
    large = network(*(Layer(64, "maxout", {"pieces": 5}) for _ in range(3)))
    process.ask(job(large, 1, most=10**9, seconds=60.0))
    qtbot.waitUntil(lambda: process._under_way is not None, timeout=20_000)
    pid = process.process_id
    process.stop()
    assert not alive(pid) and not process.busy and process.answers == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there the window is bound to a core")
def test_it_leaves_the_core_of_the_window_if_there_are_others(process, qtbot):
    before = os.sched_getaffinity(0)
    if len(before) < 2:
        pytest.skip("there is one core")
    core = min(before)
    os.sched_setaffinity(0, {core})
    try:
        process.ask(job(network(Layer(4, "relu")), 1))
        qtbot.waitUntil(lambda: bool(process.answers), timeout=20_000)
        assert os.sched_getaffinity(process.process_id) == before - {core}
    finally:
        os.sched_setaffinity(0, before)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a handle of a process that is not a child")
def test_it_ends_when_the_window_is_killed():
    code = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from nnviz.bridge.regions_process import RegionsProcess\n"
        "if __name__ == '__main__':\n"
        "    app = QCoreApplication([]); process = RegionsProcess(); process._start()\n"
        "    print(process.process_id, process._connection.poll(20), flush=True)\n"
        "    app.exec()\n"
    )
    window = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    pid, ready = window.stdout.readline().split()
    assert ready == "True" and alive(int(pid))
    handle = os.pidfd_open(int(pid))
    window.kill()
    window.wait()
    window.stdout.close()
    assert select.select([handle], [], [], 20.0)[0], "the process lives on"  # readable when it has ended
    os.close(handle)


def test_the_answer_of_a_float32_network_is_that_of_its_numbers():
    net = Network(2, [Layer(5, "relu"), Layer(1, "tanh")], dtype=np.float32)
    net.initialize(np.random.default_rng(1), "he_normal")
    assert (answer(job(net)).picture.matrix == linear_regions(net, BOX).matrix).all()


def test_where_no_pipe_can_be_watched_it_looks_by_itself(process, qtbot, monkeypatch):
    monkeypatch.setattr("nnviz.bridge.regions_process.TOLD", False)
    net = network(Layer(4, "relu"))
    process.ask(job(net, 1))
    qtbot.waitUntil(lambda: len(process.answers) == 1, timeout=20_000)
    assert process._notifier is None and not process._timer.isActive()
    os.kill(process.process_id, signal.SIGKILL)
    os.waitid(os.P_PID, process.process_id, os.WEXITED | os.WNOWAIT)
    process.ask(job(net, 2))
    process.ask(job(net, 3))
    qtbot.waitUntil(lambda: not process.busy, timeout=20_000)
    assert process.answers[-1].serial == 3 and process.answers[-1].picture is not None
