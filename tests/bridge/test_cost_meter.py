"""The meter in its thread: it tells what was asked for, and ends when it is told to."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication

from nnviz.bridge import cost_meter
from nnviz.bridge.cost_meter import CostMeter
from nnviz.nn.function_cost import Cost

FUNCTIONS = [("relu", {}), ("maxout", {"pieces": 3})]


@pytest.fixture
def meter(qapp):
    made = CostMeter()
    yield made
    made.stop()


def test_it_tells_the_costs_of_what_it_was_given_from_another_thread(meter, qtbot, monkeypatch):
    where = []

    def measure(functions, stopped):
        where.append(threading.get_ident())
        return [Cost(1.0, 2.0) for _ in functions]

    monkeypatch.setattr(cost_meter, "measure_costs", measure)
    told = []
    meter.measured.connect(lambda functions, costs: told.append((functions, costs)))
    meter.measure(FUNCTIONS)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(FUNCTIONS, [Cost(1.0, 2.0)] * 2)]
    assert where[0] != threading.get_ident()
    qtbot.waitUntil(meter.isFinished)


def test_what_is_stopped_tells_nothing(meter, monkeypatch):
    begun = threading.Event()

    def measure(functions, stopped):
        begun.set()
        while not stopped():
            pass
        return None

    monkeypatch.setattr(cost_meter, "measure_costs", measure)
    told = []
    meter.measured.connect(lambda *_: told.append(1))
    meter.measure(FUNCTIONS)
    assert begun.wait(10)
    meter.stop()
    QCoreApplication.processEvents()
    assert meter.isFinished() and told == []


def test_a_new_measurement_takes_the_place_of_the_one_under_way(meter, qtbot, monkeypatch):
    begun = threading.Event()

    def measure(functions, stopped):
        if functions == FUNCTIONS:
            begun.set()
            while not stopped():
                pass
            return None
        return [Cost(3.0, 3.0)]

    monkeypatch.setattr(cost_meter, "measure_costs", measure)
    told = []
    meter.measured.connect(lambda functions, costs: told.append(functions))
    meter.measure(FUNCTIONS)
    assert begun.wait(10)
    meter.measure([("tanh", {})])
    qtbot.waitUntil(lambda: bool(told))
    assert told == [[("tanh", {})]]
