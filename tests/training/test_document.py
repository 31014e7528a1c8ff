"""Saved runs: they go on bit for bit, the file stands alone, and a bad one is refused with file, part and reason."""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import nnviz
from nnviz import Dataset, DocumentError, Layer, RunConfig, Trainer, make_dataset
from nnviz.nn import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, PENALTIES
from nnviz.training import document, parts_file, prepared
from nnviz.training.data import SOURCES
from nnviz.training.live_run import LiveRun
from nnviz.training.message import ConfigError
from nnviz.training.snapshot import Divergence

EVERYTHING = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def bytes_of(trainer: Trainer) -> dict[str, object]:
    """All that training changes, comparable to the last bit (NaN equals NaN)."""

    def plain(tree):
        return {
            key: plain(value) if isinstance(value, dict) else value.tobytes() if hasattr(value, "tobytes") else value
            for key, value in tree.items()
        }

    return plain(trainer.state())


def goes_on_as_if_never_saved(trainer: Trainer, path: Path, steps: int) -> Trainer:
    trainer.save(path)
    loaded = Trainer.load(path)
    assert loaded.config == trainer.config
    assert bytes_of(loaded) == bytes_of(trainer)
    for name in ("x", "y", "raw", "train", "test", "shift", "scale"):
        assert getattr(loaded.data, name).tobytes() == getattr(trainer.data, name).tobytes()
    for name in ("kind", "columns", "inputs", "classes", "task", "image_shape"):
        assert getattr(loaded.data, name) == getattr(trainer.data, name)
    trainer.advance(steps)
    loaded.advance(steps)
    assert bytes_of(loaded) == bytes_of(trainer)
    assert repr(loaded.loss("test")) == repr(trainer.loss("test"))
    return loaded


# -- going on ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
def test_a_run_that_was_saved_goes_on_byte_for_byte_as_if_it_had_not_been(tmp_path, optimizer, dtype):
    config = RunConfig(
        layers=(Layer(6, "leaky_relu"), Layer(4, "maxout", {"pieces": 3}), Layer(3, "tanh")),
        optimizer=optimizer,
        dtype=dtype,
        batch_size=7,
        learning_rate=0.01,
        seed=5,
    )
    trainer = Trainer(config)
    trainer.advance(123)  # in the midst of a pass, and of the batches that lie gathered
    goes_on_as_if_never_saved(trainer, tmp_path / "run.nnviz", 345)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(
    ("optimizer", "params"),
    [
        ("momentum", {"dampening": 0.3, "weight_decay": 0.01}),
        ("adagrad", {"lr_decay": 0.01, "initial_accumulator_value": 0.1}),
        ("rmsprop", {"centered": True, "momentum": 0.5}),
        ("adam", {"amsgrad": True, "betas": (0.8, 0.99)}),
        ("adamw", {"weight_decay": 0.1}),
    ],
)
def test_all_that_an_optimizer_can_remember_is_saved_and_schedule_and_clipping_go_on(
    tmp_path, optimizer, params, dtype
):
    trainer = Trainer(
        RunConfig(
            optimizer=optimizer,
            optimizer_params=params,
            schedule="cosine",
            schedule_params={"T_max": 4, "eta_min": 1e-3},
            clip=("norm", 0.3),
            batch_size=7,
            dtype=dtype,
        )
    )
    trainer.advance(123)
    loaded = goes_on_as_if_never_saved(trainer, tmp_path / "run.nnviz", 90)
    assert loaded.learning_rate == trainer.learning_rate != trainer.config.learning_rate


@pytest.mark.parametrize("steps", [-1, 2**60])
def test_an_impossible_count_of_an_optimizers_steps_is_refused(tmp_path, steps):
    trainer = Trainer(RunConfig(layers=(), optimizer="adam"))
    trainer.advance(3)
    trainer.save(tmp_path / "run.nnviz")
    parts = parts_file.read_parts(tmp_path / "run.nnviz")
    part = "state/optimizer/step.npy"
    assert parts[part] == npy(np.array(3))
    parts_file.write_parts(tmp_path / "run.nnviz", parts | {part: npy(np.array(steps))})
    with pytest.raises(DocumentError, match=f"state/optimizer/step: It is {steps}; .* 0 … "):
        Trainer.load(tmp_path / "run.nnviz")


@pytest.mark.parametrize(
    "change",
    [
        {"learning_rate": 0.2},
        {"schedule": "step", "schedule_params": {"step_size": 2, "gamma": 0.5}},
        {"clip": ("value", 0.01)},
        {"batch_size": 3},
        {"batch_size": 1000},
        {"regularization": "l1", "regularization_rate": 0.01},
        {"regularization": "l2", "regularization_rate": 0.1, "learning_rate": 0.001, "batch_size": 64},
    ],
)
def test_settings_changed_in_flight_are_saved_with_the_run(tmp_path, change):
    trainer = Trainer(RunConfig(optimizer="momentum", seed=2))
    trainer.advance(31)
    trainer.retune(replace(trainer.config, **change))
    trainer.advance(5)
    loaded = goes_on_as_if_never_saved(trainer, tmp_path / "run.nnviz", 77)
    for one in (trainer, loaded):
        one.retune(replace(one.config, learning_rate=0.05, batch_size=11))
    goes_on_as_if_never_saved(trainer, tmp_path / "again.nnviz", 60)


@st.composite
def trainers(draw) -> Trainer:
    """Whatever run there can be, on data that are made, bundled, or the user's own."""
    layer = st.builds(Layer, st.integers(1, 8), st.sampled_from(sorted(ACTIVATIONS)))
    own = draw(st.none() | st.sampled_from(["classes", "binary", "regression"]))
    try:
        config = RunConfig(
            dataset=draw(st.sampled_from(sorted(SOURCES))),
            samples=draw(st.none() | st.integers(1, 300)),
            noise=draw(st.sampled_from([0.0, 0.1, 0.5])),
            train_fraction=draw(st.sampled_from([1e-9, 0.37, 0.5, 1.0])),
            standardize=draw(st.booleans()),
            layers=tuple(draw(st.lists(layer, max_size=4))),
            output_activation=draw(st.none() | st.sampled_from(sorted(ACTIVATIONS))),
            loss=draw(st.none() | st.sampled_from(sorted(LOSSES))),
            optimizer=draw(st.sampled_from(sorted(OPTIMIZERS))),
            learning_rate=draw(st.sampled_from([1e-300, 0.003, 0.3, 1e3, 1e300])),
            batch_size=draw(st.sampled_from([1, 3, 10, 1_000_000])),
            regularization=draw(st.sampled_from(sorted(PENALTIES))),
            regularization_rate=draw(st.sampled_from([0.0, 0.01, 1e10])),
            initializer=draw(st.sampled_from(sorted(INITIALIZERS))),
            init_scale=draw(st.sampled_from([0.0, 1.0, 1000.0])),
            seed=draw(st.integers(0, 2**63 - 1)),
            weights_seed=draw(st.none() | st.integers(0, 2**63 - 1)),
            dtype=draw(st.sampled_from(["float64", "float32"])),
        )
        return Trainer(config, own_data(own, draw(st.integers(2, 40))) if own else None)
    except ConfigError:
        reject()


def own_data(task: str, count: int) -> Dataset:
    rng = np.random.default_rng(count)
    x = rng.normal(size=(3, count))
    names = ("a b", "größe", "\udc80")  # the last is what Python makes of a byte that is no UTF-8
    if task == "classes":
        y = np.eye(2)[:, np.arange(count) % 2]
        return Dataset(x, y, names, ("猫", "dog"), "pets", (-2.0, 2.5))
    y = np.sign(rng.normal(size=count)) if task == "binary" else rng.normal(size=(2, count))
    return Dataset(x, y, names, name="mine")


@EVERYTHING
@given(run=trainers(), before=st.integers(0, 60), after=st.integers(1, 40))
def test_any_run_is_saved_and_goes_on(tmp_path, run, before, after):
    run.advance(before)
    goes_on_as_if_never_saved(run, tmp_path / "any.nnviz", after)


def test_features_and_pictures_of_a_table_are_what_they_were(tmp_path):
    for dataset, features in (
        ("digits", None),
        ("digits", ("px0", "px1", "px2", "px3")),  # as many as a picture has, but none
        ("iris", tuple(reversed(make_dataset("iris").names))),
        ("circle", ("x1^2", "sin(x2)")),
        ("xor4", None),
    ):
        trainer = Trainer(RunConfig(dataset=dataset, features=features, standardize=True))
        trainer.advance(3)
        goes_on_as_if_never_saved(trainer, tmp_path / "run.nnviz", 20)


def test_the_data_of_the_file_are_used_whatever_the_program_would_make_today(tmp_path, monkeypatch):
    trainer = Trainer(RunConfig(dataset="spiral", noise=0.2))
    trainer.save(tmp_path / "run.nnviz")
    monkeypatch.setattr(prepared, "made", lambda config: pytest.fail("the data were made anew"))
    loaded = Trainer.load(tmp_path / "run.nnviz")
    assert loaded.data.raw.tobytes() == trainer.data.raw.tobytes()
    assert loaded.data.dataset.domain == (-6, 6) and loaded.data.dataset.name == "spiral"


def test_weights_that_are_not_finite_are_saved_as_they_are(tmp_path):
    trainer = Trainer(RunConfig(dataset="reg-plane", layers=(Layer(4, "relu"),), learning_rate=1e100))
    trainer.advance(20)
    assert not np.isfinite(trainer.network.parameters).all()
    trainer.save(tmp_path / "nan.nnviz")
    assert bytes_of(Trainer.load(tmp_path / "nan.nnviz")) == bytes_of(trainer)
    run = LiveRun.resumed(document.read(tmp_path / "nan.nnviz"))
    assert run.divergence == Divergence(20, run.divergence.layer, "weights")
    assert run.run_state(exact=True).step == 20


# -- a run that is watched ---------------------------------------------------------------------------------------------


def saved_and_resumed(run: LiveRun, path: Path, running: bool = False) -> LiveRun:
    document.write(run.copy(running), path)
    read = document.read(path)
    assert read.running is running and read.step == run.trainer.step
    return LiveRun.resumed(read)


def losses(run: LiveRun) -> list[bytes]:
    return [array.tobytes() for array in run._history.arrays()]


@pytest.mark.parametrize("running", [True, False])
def test_the_losses_of_before_stay_in_the_curve(tmp_path, running):
    ticks = iter(range(10**9))
    run = LiveRun(Trainer(RunConfig(seed=3)), clock=lambda: next(ticks))  # every look is long after the last
    for _ in range(2500):  # more points than there is room for: they have been thinned
        run.advance(2)
    run.run_state(exact=True)
    resumed = saved_and_resumed(run, tmp_path / "run.nnviz", running)
    assert losses(resumed) == losses(run)
    assert resumed.run_state(exact=True).train_loss == run.run_state(exact=True).train_loss
    for one in (run, resumed):
        one.advance(500)
        one.run_state(exact=True)
    steps = resumed._history.arrays()[0]
    assert steps[0] == 0 and steps[-1] == 5500 and (np.diff(steps) > 0).all()


def test_a_point_is_added_where_the_last_measurement_was_before_the_saving(tmp_path):
    run = LiveRun(Trainer(RunConfig()), clock=lambda: 0.0)  # time stands still: nothing is measured on the way
    run.advance(40)
    resumed = saved_and_resumed(run, tmp_path / "run.nnviz")
    assert list(resumed._history.arrays()[0]) == [0, 40]


def test_a_run_that_diverged_stays_at_its_last_finite_state(tmp_path):
    run = LiveRun(Trainer(RunConfig(dataset="reg-plane", layers=(Layer(4, "relu"),), learning_rate=10.0)))
    run.advance(1000)
    assert run.divergence is not None
    resumed = saved_and_resumed(run, tmp_path / "run.nnviz")
    assert resumed.divergence == run.divergence
    assert bytes_of(resumed.trainer) == bytes_of(run.trainer)
    resumed.advance(10)
    assert resumed.trainer.step == run.trainer.step


def test_a_diverged_run_that_was_saved_can_go_back_to_where_all_was_well(tmp_path):
    config = RunConfig(dataset="reg-plane", layers=(Layer(4, "relu"),), learning_rate=10.0)
    run = LiveRun(Trainer(config))
    run.advance(1000)
    resumed = saved_and_resumed(run, tmp_path / "run.nnviz")
    resumed.trainer.retune(replace(config, learning_rate=0.001))
    resumed.resume()
    assert resumed.divergence is None and resumed.trainer.step == 0
    assert bytes_of(resumed.trainer) == bytes_of(Trainer(config))
    resumed.advance(500)
    assert resumed.divergence is None and resumed.trainer.step == 500


def test_a_copy_does_not_change_when_the_run_goes_on():
    run = LiveRun(Trainer(RunConfig(optimizer="momentum")))
    copy = run.copy()
    before = copy.state["parameters"].tobytes(), copy.history["points"].tobytes()
    run.advance(100)
    assert (copy.state["parameters"].tobytes(), copy.history["points"].tobytes()) == before and copy.step == 0


# -- the file ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path) -> Path:
    """A small run on the user's own classes, watched, after some steps."""
    config = RunConfig(layers=(Layer(2, "relu"),), optimizer="momentum", batch_size=3)
    run = LiveRun(Trainer(config, own_data("classes", 8)))
    run.advance(5)
    document.write(run.copy(), tmp_path / "small.nnviz")
    return tmp_path / "small.nnviz"


def load(path: Path) -> LiveRun:
    return LiveRun.resumed(document.read(path))


def refused(path: Path, *said: str) -> str:
    """The message of the refusal, which names the file and says all of `said`."""
    with pytest.raises(DocumentError) as error:
        load(path)
    text = str(error.value)
    for words in (path.name, *said):
        assert words in text
    assert text == str(error.value.message) and text.endswith(".")
    return text


def rewrite(path: Path, changes: dict[str, bytes | None], facts=lambda tree: None) -> None:
    """Another file of the same parts but for `changes`, with the right checksum: as somebody might write by hand."""
    parts = parts_file.read_parts(path)
    tree = json.loads(parts["run.json"])
    facts(tree)
    parts["run.json"] = json.dumps(tree).encode()
    parts |= {name: content for name, content in changes.items() if content is not None}
    for name in (name for name, content in changes.items() if content is None):
        parts.pop(name)
    parts_file.write_parts(path, parts)


def npy(array: object) -> bytes:
    """As NumPy writes it."""
    buffer = io.BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


def test_it_is_a_plain_zip_whose_arrays_numpy_reads(file):
    run = load(file)
    with np.load(file, allow_pickle=False) as arrays:
        assert arrays["state/parameters"].tobytes() == run.trainer.network.parameters.tobytes()
        assert arrays["data/x"].tobytes() == own_data("classes", 8).x.tobytes()
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        facts = json.loads(archive.read("run.json"))
        assert facts["format"] == 1 and RunConfig.from_dict(facts["config"]) == run.trainer.config
        for name in archive.namelist():
            if name.endswith(".npy"):
                content = archive.read(name)
                assert content == npy(np.load(io.BytesIO(content), allow_pickle=False))


def test_the_same_run_gives_the_same_bytes(file, tmp_path):
    document.write(document.read(file), tmp_path / "again.nnviz")
    assert (tmp_path / "again.nnviz").read_bytes() == file.read_bytes()


def test_a_newer_format_is_refused_by_its_version(file):
    rewrite(file, {}, lambda facts: facts.update(format=document.VERSION + 1))
    refused(file, "newer nnviz", str(document.VERSION + 1), "Update")


@pytest.mark.parametrize(
    "part", ["run.json", "data/x.npy", "data/y.npy", "state/parameters.npy", "state/order.npy", "history/points.npy"]
)
def test_a_part_that_is_missing_is_refused(file, part):
    if part == "run.json":
        parts = parts_file.read_parts(file)
        parts.pop(part)
        parts_file.write_parts(file, parts)
    else:
        rewrite(file, {part: None})
    refused(file, part.removesuffix(".npy").partition("/")[0])


def test_without_its_checksum_a_file_is_refused(file):
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != parts_file.DIGEST}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    refused(file, "sha256", "missing")


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("state/parameters.npy", npy(np.zeros(7)), "float64 (7,)"),
        ("state/parameters.npy", npy(np.zeros(12, np.float32)), "float32"),
        ("state/optimizer/velocity.npy", npy(np.zeros(())), "()"),
        ("state/order.npy", npy(np.array([0, 0, 1, 2])), "not an order of the samples"),
        ("state/order.npy", npy(np.array([0.0, 1, 2, 3])), "float64"),
        ("data/x.npy", npy(np.full((3, 8), np.nan)), "finite"),
        ("data/x.npy", npy(np.zeros((3, 9))), "9 samples"),
        ("data/y.npy", npy(np.ones((2, 8))), "one-hot"),
        ("data/x.npy", npy(np.array([{}], object)), "plain array"),
        ("data/x.npy", npy(np.array(["a"])), "plain array"),
        ("data/x.npy", npy(np.zeros((3, 8), order="F")), "plain array"),
        ("data/x.npy", npy(np.zeros(3, [("a", float)])), "plain array"),
        ("data/x.npy", npy(np.zeros((3, 8)))[:-8], "184 bytes"),
        ("data/x.npy", npy(np.zeros((3, 8))) + b"\0", "193 bytes"),
        ("data/x.npy", npy(np.zeros((3, 8))).replace(b"(3, 8), }        ", b"(3, 999999999), }"), "3 × 999999999"),
        ("data/x.npy", b"", "plain array"),
        ("history/points.npy", npy(np.zeros((3, 3))), "history"),
        ("history/points.npy", npy(np.zeros((0, 3))), "history"),
        ("history/points.npy", npy(np.array([[0, 1, 1], [6.0, 1, 1]])), "history"),  # the run is at step 5
        ("history/points.npy", npy(np.array([[np.nan, 1, 1]])), "history"),
        ("run.json", b"[]", "run.json"),
        ("run.json", b"{", "run.json"),
        ("run.json", b"\xff\xfe", "run.json"),
        ("run.json", b"[" * 100_000, "run.json"),
        ("run.json", b'{"format": ' + b"9" * 5000 + b"}", "run.json"),
    ],
)
def test_a_part_that_makes_no_sense_is_refused_by_its_name(file, part, content, said):
    parts = parts_file.read_parts(file)
    parts_file.write_parts(file, parts | {part: content})
    refused(file, part.removesuffix(".npy").partition("/")[0], said)


JUNK = [None, True, -1, 0, 7, 2**70, 1e400, -0.5, "", "x", [], [1], ["a", "a"], {}, {"a": 1}, [[]], [{}]]


def places(tree: object, path: tuple = ()) -> list[tuple]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [(*path, key) for key, _ in items] + [p for key, value in items for p in places(value, (*path, key))]


def test_whatever_stands_in_the_facts_it_is_taken_or_refused(file, monkeypatch):
    """Every value replaced by any junk, and every value left out."""
    monkeypatch.setattr(os, "fsync", lambda _: None)  # thousands of files, none of them worth a disk's time
    original = file.read_bytes()
    tree = json.loads(parts_file.read_parts(file)["run.json"])
    seen = {"refused": 0, "taken": 0}
    for path in places(tree):
        for junk in [*JUNK, "left out"]:

            def put(facts, path=path, junk=junk):
                for key in path[:-1]:
                    facts = facts[key]
                if junk == "left out":
                    del facts[path[-1]]
                else:
                    facts[path[-1]] = junk

            rewrite(file, {}, put)
            try:
                load(file).advance(2)
                seen["taken"] += 1
            except DocumentError as error:
                assert file.name in str(error)
                seen["refused"] += 1
            file.write_bytes(original)
    assert seen["refused"] > 500 and seen["taken"] > 50


def test_with_any_byte_changed_it_is_refused_or_the_same(file):
    whole = bytearray(file.read_bytes())
    same = document.read(file)
    refusals = 0
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << at % 8
        file.write_bytes(damaged)
        try:
            read = document.read(file)
        except DocumentError as error:
            assert file.name in str(error)
            refusals += 1
        else:
            assert (read.config, read.history["points"].tobytes()) == (same.config, same.history["points"].tobytes())
            assert read.state["parameters"].tobytes() == same.state["parameters"].tobytes()
            assert read.dataset.x.tobytes() == same.dataset.x.tobytes()
    assert refusals > 0.8 * len(whole)


@EVERYTHING
@given(data=st.data())
def test_with_many_bytes_changed_it_is_refused_or_the_same(tmp_path, data):
    path = tmp_path / "run.nnviz"
    Trainer(RunConfig(samples=4, layers=())).save(path)
    whole = bytearray(path.read_bytes())
    places = st.integers(-200, len(whole) - 1)  # the end, where the zip's directory is, more often
    for at, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8)):
        whole[at] = value
    path.write_bytes(whole)
    try:
        assert document.read(path).config == RunConfig(samples=4, layers=())
    except DocumentError as error:
        assert path.name in str(error)


def test_a_file_that_ends_too_early_is_refused(file):
    whole = file.read_bytes()
    for length in (*range(0, len(whole), 97), len(whole) - 1):
        file.write_bytes(whole[:length])
        refused(file)
    file.write_bytes(whole[: len(whole) // 2])
    refused(file, "damaged or not complete")


# -- hostile and unsuitable files --------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"{}", b"PK", b"\x80\x04K\x01.", b"x,y\n1,2\n"])
def test_what_is_no_saved_run_is_told_so(tmp_path, content):
    (tmp_path / "a.nnviz").write_bytes(content)
    refused(tmp_path / "a.nnviz", "not a saved run of nnviz")


def test_a_zip_bomb_is_refused_before_it_unfolds(file):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("run.json", b" " * 50_000_000)
    refused(file, "compressed")


def test_parts_that_lie_over_each_other_are_refused(file):
    """Many entries of the directory for one and the same bytes: a bomb without compression."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", b"x" * 10_000)
    whole = buffer.getvalue()
    start = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    entry = whole[start:end]
    entries = b"".join(entry[:46] + bytes([ord("a") + i]) for i in range(20))
    count, size = (20).to_bytes(2, "little"), len(entries).to_bytes(4, "little")
    tail = whole[end : end + 8] + count + count + size + whole[end + 16 :]
    file.write_bytes(whole[:start] + entries + tail)
    refused(file, "damaged")


def test_a_part_that_is_there_twice_is_refused(file):
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr("run.json", b"{}")
    refused(file, "run.json is there twice")


def test_paths_that_cannot_be_read_are_told(tmp_path):
    refused(tmp_path / "none.nnviz", "No such file")
    (tmp_path / "folder.nnviz").mkdir()
    refused(tmp_path / "folder.nnviz", "folder or a device")
    with pytest.raises(DocumentError, match="cannot be read"):
        Trainer.load("a\0b.nnviz")
    with pytest.raises(DocumentError, match="folder or a device"):
        Trainer.load(os.devnull)


def test_a_path_that_cannot_be_written_is_told(tmp_path):
    trainer = Trainer(RunConfig())
    (tmp_path / "file").write_text("")
    (tmp_path / "folder.nnviz").mkdir()
    for path, reason in (
        (tmp_path / "none" / "a.nnviz", "No such file"),
        (tmp_path / "file" / "a.nnviz", "Not a directory"),
        (tmp_path / "folder.nnviz", "directory"),
        (tmp_path / ("n" * 300), "too long"),
        ("a\0b.nnviz", "null"),
    ):
        with pytest.raises(DocumentError, match="cannot be written") as error:
            trainer.save(path)
        assert reason in str(error.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.nnviz"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_with_a_full_disk_the_file_of_before_stays_and_nothing_is_left(file, monkeypatch, failing):
    before = file.read_bytes()

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, failing, full)
    with pytest.raises(DocumentError, match="No space left on device"):
        Trainer(RunConfig()).save(file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_link_is_written_through(file, tmp_path):
    link = tmp_path / "link.nnviz"
    link.symlink_to(file)
    Trainer(RunConfig(seed=77)).save(link)
    assert link.is_symlink() and Trainer.load(file).config.seed == 77


def test_a_file_of_data_that_the_loss_does_not_take_is_refused(file):
    Trainer(RunConfig(layers=()), own_data("regression", 8)).save(file)
    rewrite(file, {}, lambda facts: facts["config"].update(loss="bce", output_activation="sigmoid"))
    refused(file, "config/loss")


def test_the_error_is_a_value_error_that_the_library_exports():
    assert issubclass(nnviz.DocumentError, ValueError) and "DocumentError" in nnviz.__all__
