"""What the Descent page works on: the history of edits, and losses of a network that goes on training."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from nnviz.training.descent import CURVES, GivenCurve, RunSetting
from nnviz.training.message import Message
from nnviz.ui.descent.bench import Bench


class NetworkLoss(GivenCurve):
    """½ (w - best)², as if of a network that stands at `here`."""

    name = "live_weight"
    title = Message("curve", "A weight")
    range = (-2.0, 2.0)

    def __init__(self, here: float, best: float = 1.0) -> None:
        self.here = (here,)
        self.rate = 0.25
        self.minima = (best,)

    def value(self, w):
        return 0.5 * (w - self.minima[0]) ** 2

    def gradient(self, w):
        return w - self.minima[0]


@pytest.fixture
def bench(qapp):
    made = Bench()
    yield made
    made.deleteLater()


@pytest.fixture
def live(bench):
    bench.offer(NetworkLoss(-1.0), anew=True)
    bench.choose_landscape("live_weight")
    return bench


def test_a_loss_of_the_network_that_nobody_has_chosen_changes_nothing(bench):
    edited = QSignalSpy(bench.edited)
    bench.offer(NetworkLoss(0.5), anew=False)
    assert edited.count() == 0 and bench.landscape is CURVES["quadratic"]


def test_a_walk_on_the_networks_loss_starts_where_the_network_stands(live):
    assert live.run == RunSetting((-1.0,), rate=0.25)
    live.step()
    assert live.walk.path[:, 0].tolist() == [-1.0, -0.5]


def test_before_the_first_step_start_and_loss_follow_the_network(live):
    live.offer(NetworkLoss(0.25, best=0.5), anew=False)
    assert live.run.start == (0.25,) and live.landscape.minima == (0.5,)
    assert not live.newer


def test_a_start_that_was_placed_by_hand_stays_there(live):
    live.set_start(0, (2.0,))
    live.offer(NetworkLoss(0.25), anew=False)
    assert live.run.start == (2.0,)


def test_who_walks_goes_on_upon_the_loss_that_was_until_restart(live):
    old = live.landscape
    live.step()
    newer = NetworkLoss(0.0, best=0.5)
    live.offer(newer, anew=False)
    assert live.landscape is old and live.newer
    live.set_start(0, (0.75,))  # an edit walks again, on the same loss
    assert live.landscape is old and live.at == 1
    live.restart()
    assert live.landscape is newer and live.at == 0 and not live.newer


def test_another_weight_begins_anew(live):
    live.set_start(0, (2.0,))
    live.step()
    live.offer(NetworkLoss(1.5), anew=True)
    assert live.at == 0 and live.run.start == (1.5,)


def test_undo_leads_back_from_and_to_the_networks_loss(live):
    live.undo()
    assert live.landscape is CURVES["quadratic"]
    live.redo()
    assert live.setting.landscape == "live_weight"


def test_a_loss_that_was_never_offered_cannot_be_chosen(bench):
    with pytest.raises(KeyError):
        bench.choose_landscape("live_random")
    assert bench.landscape is CURVES["quadratic"] and not bench.can_undo


def test_undo_and_redo_walk_again_as_far_as_before(bench):
    bench.begin_anew(4)
    bench.edit(bench.setting.with_run(rate=0.4))
    bench.edit(bench.setting.with_run(optimizer="adam"))
    assert bench.at == 4
    bench.undo()
    bench.undo()
    assert bench.run.rate == 1 / 6 and bench.at == 4
    np.testing.assert_allclose(bench.walk.path[-1], 3 * (2 / 3) ** 4)
    bench.redo()
    assert bench.run.rate == 0.4 and not bench.undo() and bench.run.rate == 1 / 6


def test_a_new_edit_ends_what_could_be_redone(bench):
    bench.set_start(0, (1.0,))
    bench.undo()
    bench.set_start(0, (2.0,))
    assert not bench.can_redo


def test_the_last_walk_is_not_removed(bench):
    bench.remove_run()
    assert len(bench.setting.runs) == 1 and not bench.can_undo
