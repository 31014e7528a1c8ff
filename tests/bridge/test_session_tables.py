"""The user's own data: read in a thread of their own, used when they are applied."""

from __future__ import annotations

from dataclasses import replace

from nnviz.training.config import Layer, RunConfig
from nnviz.training.data import Dataset

CONFIG = RunConfig()


def test_the_users_table_stays_until_another_data_set_is_named(until, stage, session):
    table = Dataset([[0.0, 1.0]], [[1.0, -1.0]])
    session.start(CONFIG, dataset=table)
    until(lambda: session.dataset is table)
    session.apply(replace(CONFIG, layers=(Layer(3, "relu"),)))
    until(lambda: len(session.config.layers) == 1)
    assert session.info.dataset is table
    session.apply(replace(session.config, dataset="xor"))
    until(lambda: session.dataset is None)


def test_a_table_is_read_in_another_thread_and_not_used_before_it_is_applied(until, stage, session, tmp_path):
    path = tmp_path / "flowers.csv"
    path.write_text("length,width,kind\n1,2,0\n3,4,1\n5,6,0\n7,8,1\n")
    session.start(CONFIG)
    session.load_table(path)
    until(lambda: stage.tables)
    assert stage.tables[0].names == ("length", "width") and stage.tables[0].task == "regression"
    assert session.dataset is None
    session.load_table(path, as_classes=True)
    until(lambda: len(stage.tables) == 2)
    assert stage.tables[1].classes == ("0", "1")


def test_a_broken_table_is_a_failure_that_touches_nothing(until, stage, session, tmp_path):
    path = tmp_path / "broken.csv"
    path.write_text("a,b\n1,2\n3,x,5\n")
    session.start(CONFIG)
    session.run()
    session.load_table(path)
    until(lambda: stage.failures)
    assert "broken.csv" in str(stage.failures[0].message) and "3" in str(stage.failures[0].message)
    session.load_table(tmp_path / "missing.csv")
    until(lambda: len(stage.failures) == 2)
    assert stage.tables == [] and session.config == CONFIG and session.running


def test_of_two_tables_only_the_last_one_counts(until, stage, session, tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text("a,b\n1,2\n3,4\n")
        session.load_table(tmp_path / f"{name}.csv")
    until(lambda: stage.tables)
    assert [table.name for table in stage.tables] == ["two"]
