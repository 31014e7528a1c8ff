"""Saved runs in a session: copied between two slices, written and read in another thread, taken up as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nnviz.bridge.orders import OrderBook
from nnviz.bridge.session import Session
from nnviz.training import document
from nnviz.training.config import Layer, RunConfig
from nnviz.training.data import Dataset
from nnviz.training.live_run import LiveRun
from nnviz.training.trainer import Trainer
from nnviz.training.wants import LossesWant

CONFIG = RunConfig(layers=(Layer(3, "tanh"),), optimizer="momentum", seed=4)


class Real:
    """A session of real runs, a view that wants the losses, and all that the session said."""

    def __init__(self, view, until):
        self.session, self.view, self.until = Session(), view, until
        self.saved, self.save_failures, self.opened, self.failures, self.states = [], [], [], [], []
        self.session.saved.connect(lambda *said: self.saved.append(said))
        self.session.save_failed.connect(lambda *said: self.save_failures.append(said))
        self.session.opened.connect(lambda *said: self.opened.append(said))
        self.session.failed.connect(self.failures.append)
        self.session.state_changed.connect(self.states.append)
        self.session.add_view(view)

    def start(self, config=CONFIG, dataset=None):
        self.session.start(config, dataset=dataset)
        self.until(lambda: self.session.info is not None)

    def train_to(self, step):
        """Run at full speed until so many steps are passed, and pause; the step where it stands."""
        self.session.run()
        self.until(lambda: self.view.steps and self.view.steps[-1] >= step)
        return self.stand()

    def stand(self):
        self.session.pause()
        self.until(lambda: self.view.snapshots and not self.view.snapshots[-1].running)
        return self.view.steps[-1]


@pytest.fixture
def real(qtbot, fake_view, until):
    real = Real(fake_view(LossesWant()), until)
    yield real
    real.session.close()


def plain(state):
    return {
        key: plain(value) if isinstance(value, dict) else value.tobytes() if hasattr(value, "tobytes") else value
        for key, value in state.items()
    }


def test_a_run_saved_in_flight_is_the_run_without_a_window_at_that_step(real, tmp_path):
    real.start()
    real.session.run()
    real.until(lambda: real.view.steps and real.view.steps[-1] > 300)
    real.session.save(tmp_path / "run.nnviz")
    real.until(lambda: real.saved)
    assert real.session.running
    path, written = real.saved[0]
    assert path == str(tmp_path / "run.nnviz") and written.running and written.config == CONFIG
    at = real.view.steps[-1]
    real.until(lambda: real.view.steps[-1] > at)  # and it goes on
    alone = Trainer(CONFIG)
    alone.advance(written.step)
    assert plain(document.read(path).state) == plain(alone.state())


def test_a_saved_run_is_opened_where_it_stood_with_its_losses_and_goes_on_bit_for_bit(real, tmp_path):
    real.start()
    step = real.train_to(500)
    points = len(real.view.snapshots[-1].answer(LossesWant()).steps)
    real.session.save(tmp_path / "run.nnviz")
    real.until(lambda: real.saved)
    real.start(RunConfig(dataset="xor"))
    real.until(lambda: real.session.config.dataset == "xor")
    real.session.run()
    real.session.open_document(tmp_path / "run.nnviz")
    real.until(lambda: real.opened)
    assert real.opened[0][0] == str(tmp_path / "run.nnviz") and real.opened[0][1].step == step
    assert real.session.config == CONFIG and not real.session.running  # it was paused when it was saved
    real.until(lambda: real.view.snapshots)
    assert real.view.steps[0] == step
    assert len(real.view.snapshots[-1].answer(LossesWant()).steps) >= points > 2
    further = real.train_to(step + 200)
    alone = Trainer(CONFIG)
    alone.advance(further)
    real.session.save(tmp_path / "further.nnviz")
    real.until(lambda: len(real.saved) == 2)
    assert plain(document.read(tmp_path / "further.nnviz").state) == plain(alone.state())


def test_a_run_saved_while_it_trained_trains_when_it_is_opened(real, tmp_path):
    run = LiveRun(Trainer(CONFIG))
    run.advance(70)
    document.write(run.copy(running=True), tmp_path / "run.nnviz")
    real.session.open_document(tmp_path / "run.nnviz")  # the first run of all
    real.until(lambda: real.opened)
    assert real.session.running and real.states[-1].running
    real.until(lambda: real.view.steps and real.view.steps[-1] > 200)


def test_a_damaged_file_leaves_the_run_as_it_is(real, tmp_path):
    real.start()
    info = real.session.info
    real.session.run()
    run = LiveRun(Trainer(CONFIG))
    document.write(run.copy(), tmp_path / "run.nnviz")
    whole = (tmp_path / "run.nnviz").read_bytes()
    (tmp_path / "damaged.nnviz").write_bytes(whole[:-400] + b"?" * 100 + whole[-300:])
    misfit = replace(run.copy(), config=replace(CONFIG, layers=(Layer(9, "tanh"),)))
    document.write(misfit, tmp_path / "misfit.nnviz")  # whole, but of another network: found where it is built
    for count, name in enumerate(("damaged", "misfit", "none"), start=1):
        real.session.open_document(tmp_path / f"{name}.nnviz")
        real.until(lambda count=count: len(real.failures) == count)
        assert f"{name}.nnviz" in str(real.failures[-1].message) and real.failures[-1].field is None
        at = real.view.steps[-1] if real.view.steps else 0
        real.until(lambda at=at: real.view.steps and real.view.steps[-1] > at)
        assert real.session.info is info and real.session.running
    assert real.opened == []


def test_what_cannot_be_written_is_said_and_training_goes_on(real, tmp_path):
    real.start()
    real.session.run()
    real.session.save(tmp_path / "none" / "run.nnviz")
    real.until(lambda: real.save_failures)
    path, failure = real.save_failures[0]
    assert path == str(tmp_path / "none" / "run.nnviz") and "cannot be written" in str(failure.message)
    assert real.session.running and real.saved == []


def test_before_there_is_a_run_nothing_is_saved(real, tmp_path):
    real.session.save(tmp_path / "run.nnviz")
    real.start()
    real.session.save(tmp_path / "run.nnviz")
    real.until(lambda: real.saved)
    assert len(real.saved) == 1 and real.saved[0][1].step == 0


def test_the_users_own_data_come_with_the_run_and_stay_for_the_next(real, tmp_path):
    own = Dataset([[0.0, 1.0, 2.0, 3.0]], [[0.5, 1.0, 1.5, 7.0]], ("height",), name="trees")
    real.start(CONFIG, own)
    real.session.save(tmp_path / "run.nnviz")
    real.until(lambda: real.saved)
    real.start(RunConfig(dataset="xor"))
    real.until(lambda: real.session.config.dataset == "xor")
    real.session.open_document(tmp_path / "run.nnviz")
    real.until(lambda: real.opened)
    info = real.session.info
    assert info.data.kind == "custom" and info.data.columns == ("height",) and info.data.dataset.name == "trees"
    real.session.apply(replace(CONFIG, layers=(Layer(2, "relu"),)))
    real.until(lambda: real.session.info is not info)
    assert real.session.info.data.columns == ("height",) and real.view.runs[-1].data.kind == "custom"


def test_of_a_table_and_a_run_that_are_opened_at_once_only_the_last_counts(real, tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n1,2\n3,4\n")
    Trainer(CONFIG).save(tmp_path / "run.nnviz")
    tables = []
    real.session.table_loaded.connect(tables.append)
    real.session.load_table(tmp_path / "a.csv")
    real.session.open_document(tmp_path / "run.nnviz")
    real.until(lambda: real.opened)
    assert tables == []


def test_a_diverged_run_is_opened_as_one(real, tmp_path):
    run = LiveRun(Trainer(RunConfig(dataset="reg-plane", layers=(Layer(4, "relu"),), learning_rate=10.0)))
    run.advance(1000)
    assert run.divergence is not None
    document.write(run.copy(), tmp_path / "run.nnviz")
    real.session.open_document(tmp_path / "run.nnviz")
    real.until(lambda: real.session.diverged is not None)
    assert real.session.diverged == run.divergence and not real.session.running
    real.until(lambda: real.view.snapshots)
    assert real.view.steps[-1] == run.trainer.step
    real.session.restart()  # and so it can be left
    real.until(lambda: real.session.diverged is None and real.view.steps == [0])


# -- the order book ----------------------------------------------------------------------------------------------------


def test_a_setting_changed_before_the_saved_run_stands_is_taken_on_by_it():
    book = OrderBook()
    book.start([CONFIG], None)
    first = book.next()
    saved = Trainer(CONFIG).copy()
    book.take_up(saved)  # waits for the first
    book.change([replace(CONFIG, learning_rate=0.5)], None)
    book.accepted()
    order = book.next()
    assert order.run_id > first.run_id and order.document is saved and order.configs[0].learning_rate == 0.5
    book.change([replace(CONFIG, learning_rate=0.7)], None)  # while it is being built
    book.accepted()
    assert book.current.document is None  # a copy of a large run is not kept
    retune = book.next()
    assert not book.is_new_run(retune) and retune.configs[0].learning_rate == 0.7


def test_a_restart_of_a_saved_run_begins_at_step_zero():
    book = OrderBook()
    book.take_up(Trainer(CONFIG).copy())
    book.next()
    book.accepted()
    book.restart()
    assert book.next().document is None
