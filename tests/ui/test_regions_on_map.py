"""Linear pieces on the decision map: through its real widgets, computed by a real process."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from snapshots import observed, run_info

from nnviz.bridge.regions_job import RegionJob
from nnviz.bridge.regions_process import RegionsProcess
from nnviz.bridge.regions_worker import answer
from nnviz.nn import Layer
from nnviz.nn.regions import linear_regions
from nnviz.training.config import RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.parameters_want import ParametersWant
from nnviz.training.trainer import Trainer
from nnviz.ui.regions.piece import piece_at
from nnviz.ui.theme import Appearance
from nnviz.ui.views.decision_map import DecisionMapView

RELU = RunConfig(dataset="circle", layers=(Layer(6, "relu"), Layer(5, "relu")), seed=3)


@pytest.fixture(scope="module")
def process(qapp):
    """One for all tests: to start it takes half a second."""
    made = RegionsProcess()
    yield made
    made.stop()


@pytest.fixture
def view(qtbot, process):
    made = DecisionMapView(Appearance())
    qtbot.addWidget(made)
    (feed,) = made.region_feeds
    feed.asked.connect(process.ask)
    process.answered.connect(feed.take)
    made.resize(276, 700)
    made.show()
    yield made
    process.answered.disconnect(feed.take)


def begin(view, config=RELU) -> LiveRun:
    live = LiveRun(Trainer(config))
    view.set_run(live.trainer.info())
    return live


def switch(view, qtbot) -> None:
    """A click where a user clicks."""
    box = view.regions.controls.switch
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 4)


def shown(view, live, until) -> None:
    """What the view wants is answered until there is a picture, or words."""
    observed(view, live)
    until(lambda: not view.regions.feed.busy)


def exact(network, fed: np.ndarray) -> np.ndarray:
    """z^L in float64, whatever the network computes in; layer by layer as in the textbook."""
    for layer in network.layers[:-1]:
        fed = layer.value(layer.weight.astype(float) @ fed + layer.bias)
    return network.layers[-1].weight.astype(float) @ fed + network.layers[-1].bias


def said(view) -> str:
    return view.regions.report.words_label.text() if view.regions.report.words_label.isVisible() else ""


def test_a_click_shows_the_pieces_that_the_engine_counts(view, qtbot, until):
    live = begin(view)
    assert ParametersWant() not in view.wants and not view.regions.report.isVisible()
    switch(view, qtbot)
    shown(view, live, until)
    expected = linear_regions(live.trainer.network, view._run.data.box(0, 1))
    feed = view.regions.feed
    assert feed.picture.count == expected.count == view.regions.facts()["pieces"]
    assert np.allclose(feed.picture.areas, expected.areas)
    assert f"{expected.count} regions" in view.regions.report.head.text
    assert "step 0" in view.regions.report.head.remark
    assert feed.picture.labels.shape[0] == pytest.approx(view.plot.view_box.height(), abs=1)


def test_the_space_key_switches_too_and_off_means_no_jobs(view, qtbot, until):
    live = begin(view)
    qtbot.keyClick(view.regions.controls.switch, Qt.Key.Key_Space)
    shown(view, live, until)
    assert view.regions.feed.picture is not None
    qtbot.keyClick(view.regions.controls.switch, Qt.Key.Key_Space)
    assert view.regions.feed.picture is None and not view.regions.report.isVisible()
    asked = []
    view.regions.feed.asked.connect(asked.append)
    live.trainer.advance(5)
    observed(view, live)
    assert asked == [] and ParametersWant() not in view.wants


@pytest.mark.parametrize(
    "changes",
    [{}, {"features": ("x2", "x1")}, {"features": ("x2",)}, {"standardize": True}, {"dtype": "float32"}],
    ids=str,
)
def test_the_map_at_the_cursor_is_the_networks_own(view, qtbot, until, changes):
    live = begin(view, replace(RELU, **changes))
    live.trainer.advance(40)
    switch(view, qtbot)
    shown(view, live, until)
    view.plot.setFocus()
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)  # the cursor begins in the middle
    place = view.plot.cursor_point
    point, piece = np.array([place.x(), place.y()]), view.regions.piece
    network = live.trainer.network
    fed = view._run.data.transform(point[:, None])
    z = exact(network, fed)
    assert np.abs(piece.matrix @ point + piece.offset - z[:, 0]).max() < 1e-10
    nearby = point[:, None] + 1e-7 * np.array([[1, 0], [0, 1]])
    gradient = (exact(network, view._run.data.transform(nearby)) - z) / 1e-7
    assert np.abs(gradient - piece.matrix).max() < 1e-5
    said_there = view.plot.said.splitlines()[-1]
    assert said_there.startswith("z = ") and "x₁" in said_there and "x₂" in said_there
    assert "layer 1" in view.regions.report.piece_text.text
    assert said_there in view.plot.accessibleDescription()


def test_every_piece_is_found_at_a_point_of_its_own(view, qtbot, until):
    live = begin(view)
    switch(view, qtbot)
    shown(view, live, until)
    picture = view.regions.feed.picture
    for i in range(picture.count):
        corners = picture.vertices[picture.start[i] : picture.start[i + 1]]
        assert piece_at(picture, *corners.mean(axis=0)).number == i
    assert piece_at(picture, 99.0, 0.0) is None


def test_all_samples_lie_in_some_piece_and_each_in_one(view, qtbot, until):
    live = begin(view)
    switch(view, qtbot)
    shown(view, live, until)
    picture, raw = view.regions.feed.picture, view._run.data.raw
    inside = sum(
        piece_at(picture, *picture.vertices[picture.start[i] : picture.start[i + 1]].mean(axis=0))
        .holds(raw)
        .astype(int)
        for i in range(picture.count)
    )
    assert (inside == 1).all()


def test_joining_counts_distinct_maps(view, qtbot, until):
    live = begin(view, RunConfig(dataset="circle", layers=(Layer(3, "relu"), Layer(3, "relu")), seed=2))
    live.trainer.network.weights[1][...] = -1.0
    live.trainer.network.biases[1][...] = -1.0  # a dead layer: the same map everywhere
    switch(view, qtbot)
    shown(view, live, until)
    assert view.regions.feed.picture.count > 1
    qtbot.mouseClick(
        view.regions.controls.merge, Qt.MouseButton.LeftButton, pos=view.regions.controls.merge.rect().center() / 4
    )
    until(lambda: not view.regions.feed.busy)
    assert view.regions.feed.picture.count == 1
    until(lambda: observed(view, live) and "distinct maps" in view.regions.report.head.remark)


def test_colours_change_what_is_painted_and_nothing_is_computed(view, qtbot, until):
    live = begin(view)
    switch(view, qtbot)
    shown(view, live, until)
    asked, pictures = [], []
    view.regions.feed.asked.connect(asked.append)
    for colour in ("value", "pattern", "gradient"):
        view.arrange(colour=colour)
        pictures.append(view.plot.grab().toImage())
    assert asked == []
    assert pictures[0] != pictures[1] != pictures[2]
    assert "gradient of z" in view.regions.report._legend.text()


def test_a_smooth_layer_is_named_and_one_click_offers_another(view, qtbot):
    config = RunConfig(layers=(Layer(4, "relu"), Layer(3, "tanh")))
    begin(view, config)
    asked, offered = [], []
    view.regions.feed.asked.connect(asked.append)
    view.remedy_chosen.connect(offered.append)
    switch(view, qtbot)
    assert "hidden layer 2 is tanh" in said(view) and asked == []
    qtbot.mouseClick(view.regions.report.remedy_button, Qt.MouseButton.LeftButton)
    assert [layer.activation for layer in offered[0].layers] == ["relu", "relu"]


def test_bent_features_are_named_and_can_be_left_out(view, qtbot):
    begin(view, RunConfig(layers=(Layer(4, "relu"),), features=("x1", "x2", "x1^2")))
    offered = []
    view.remedy_chosen.connect(offered.append)
    switch(view, qtbot)
    assert "x1^2" in said(view)
    qtbot.mouseClick(view.regions.report.remedy_button, Qt.MouseButton.LeftButton)
    assert offered[0].features == ("x1", "x2")


def test_a_single_feature_makes_stripes(view, qtbot, until):
    live = begin(view, RunConfig(layers=(Layer(4, "relu"),), features=("x2",)))
    switch(view, qtbot)
    shown(view, live, until)
    picture = view.regions.feed.picture
    assert picture.count > 1 and (picture.matrix[:, 0, 0] == 0).all()
    assert (picture.labels == picture.labels[:, :1]).all()


def test_of_more_than_two_columns_the_plane_is_cut_where_the_others_stand(view, qtbot, until):
    live = begin(view, RunConfig(dataset="iris", layers=(Layer(6, "relu"),), standardize=True))
    switch(view, qtbot)
    shown(view, live, until)
    data, columns = view._run.data, view.plane.columns
    picture = view.regions.feed.picture
    centre = picture.vertices[: picture.start[1]].mean(axis=0)
    raw = data.centre.copy()
    raw[list(columns)] = centre
    z = live.trainer.network.trace(data.transform(raw[:, None])).z[-1][:, 0]
    piece = piece_at(picture, *centre)
    assert np.abs(piece.matrix @ centre + piece.offset - z).max() < 1e-10
    view.plane.set_sample(7)
    view._choose_plane()
    assert view.regions.feed.picture is None  # of the other plane
    shown(view, live, until)
    raw = data.raw[:, 7].copy()
    raw[list(columns)] = centre
    z = live.trainer.network.trace(data.transform(raw[:, None])).z[-1][:, 0]
    piece = piece_at(view.regions.feed.picture, *centre)
    assert np.abs(piece.matrix @ centre + piece.offset - z).max() < 1e-10


def test_weights_that_are_no_numbers_are_told(view, qtbot, until):
    live = begin(view)
    live.trainer.network.weights[0][0, 0] = np.nan
    switch(view, qtbot)
    shown(view, live, until)
    assert "Layer 1 has weights that are no finite numbers" in said(view)
    live.trainer.network.weights[0][0, 0] = 1.0
    shown(view, live, until)
    assert said(view) == "" and view.regions.feed.picture is not None


def test_a_budget_that_is_too_small_is_told_and_can_be_raised(view, qtbot, until):
    live = begin(view)
    view.regions.feed.most = 10
    switch(view, qtbot)
    shown(view, live, until)
    assert "More than 10 linear regions" in said(view)
    qtbot.mouseClick(view.regions.report.remedy_button, Qt.MouseButton.LeftButton)
    until(lambda: not view.regions.feed.busy)
    assert view.regions.feed.most == 40
    view.regions.feed.most = 10_000
    view.regions.feed.raise_limit()
    until(lambda: not view.regions.feed.busy)
    assert said(view) == "" and view.regions.feed.picture.count > 10


def test_a_killed_process_is_told_and_the_next_picture_comes_from_another(view, qtbot, until, process):
    live = begin(view)
    switch(view, qtbot)
    shown(view, live, until)
    before, pid = view.regions.feed.picture, process.process_id
    os.kill(pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT) if hasattr(os, "waitid") else None
    observed(view, live)
    until(lambda: not view.regions.feed.busy)
    if said(view):  # the job was under way when the end was noticed
        assert "ended unexpectedly" in said(view) and view.regions.feed.picture is before
        qtbot.mouseClick(view.regions.report.remedy_button, Qt.MouseButton.LeftButton)
        until(lambda: not view.regions.feed.busy)
    assert said(view) == "" and view.regions.feed.picture is not None and process.process_id != pid


def test_one_input_is_no_plane_and_nothing_is_said(view, qtbot):
    begin(view)
    switch(view, qtbot)
    begin(view, RunConfig(dataset="sin", layers=(Layer(4, "relu"),)))
    assert view.regions.feed.wants == () and said(view) == ""


def test_a_new_run_forgets_the_old_picture_and_its_late_answer(view, qtbot, until):
    live = begin(view)
    jobs: list[RegionJob] = []
    view.regions.feed.asked.connect(jobs.append)
    switch(view, qtbot)
    observed(view, live)
    begin(view)
    view.regions.feed.take(answer(jobs[0]))
    assert view.regions.feed.picture is None and view.regions.feed.growth.steps == []


def test_growth_is_kept_by_step(view, qtbot, until):
    live = begin(view)
    switch(view, qtbot)
    for _ in range(3):
        shown(view, live, until)
        live.trainer.advance(30)
    growth = view.regions.feed.growth
    assert growth.steps == [0, 30, 60] and growth.counts[-1] == view.regions.feed.picture.count


def test_the_table_has_a_row_for_each_piece(view, qtbot, until):
    live = begin(view)
    switch(view, qtbot)
    shown(view, live, until)
    export, picture = view.export(None), view.regions.feed.picture
    columns = dict(zip(export.table.names, export.table.columns, strict=True))
    assert len(columns["piece"]) == picture.count
    assert (np.asarray(columns["z y per x1"]) == picture.matrix[:, 0, 0]).all()
    assert columns["pattern layer 1"][0] == "".join(map(str, picture.signatures[0][0].tolist()))
    corners = [tuple(map(float, corner.split())) for corner in columns["corners"][0].split("; ")]
    assert corners == [tuple(corner) for corner in picture.vertices[: picture.start[1]].tolist()]


def test_lessons_can_arrange_it_and_wrong_values_are_refused(view):
    begin(view)
    view.arrange(regions=True, colour="gradient", merge=True)
    assert view.regions.feed.on and view.regions.controls.switch.isChecked() and view.regions.feed.merge
    assert view.regions.feed.colour == "gradient"
    with pytest.raises(ValueError, match="'rainbow'"):
        view.arrange(colour="rainbow")
    with pytest.raises(ValueError, match="nonsense"):
        view.arrange(nonsense=1)
    assert view.facts()["regions"] is True and set(view.places()) >= {"regions", "map"}


def test_a_size_of_its_own_is_asked_for_when_the_plot_changes(view, qtbot, until):
    live = begin(view)
    switch(view, qtbot)
    shown(view, live, until)
    before = view.regions.feed.picture.labels.shape
    view.resize(340, 800)
    QApplication.processEvents()
    until(lambda: not view.regions.feed.busy and view.regions.feed.picture.labels.shape != before)
    assert view.regions.feed.picture.labels.shape[1] == pytest.approx(view.plot.view_box.width(), abs=1)


def test_two_views_of_one_process_get_each_its_own_answers(view, qtbot, until, process):
    other = DecisionMapView(Appearance())
    qtbot.addWidget(other)
    (feed,) = other.region_feeds
    feed.asked.connect(process.ask)
    process.answered.connect(feed.take)
    other.resize(276, 700)
    other.show()
    lives = [begin(view), begin(other, RunConfig(layers=(Layer(2, "relu"),)))]
    for each in (view, other):
        each.arrange(regions=True)
    for each, live in zip((view, other), lives, strict=True):
        observed(each, live)
    until(lambda: view.regions.feed.picture is not None and feed.picture is not None)
    for each, live in zip((view, other), lives, strict=True):
        expected = linear_regions(live.trainer.network, each._run.data.box(0, 1)).count
        assert each.regions.feed.picture.count == expected
    process.answered.disconnect(feed.take)


def test_run_info_is_enough_to_know_that_there_are_none(view):
    view.set_run(run_info(layers=(Layer(4, "sigmoid"),)))
    view.arrange(regions=True)
    assert view.facts()["no_pieces"] == "regions.smooth"


def test_a_picture_that_waited_for_the_next_map_is_told_when_the_run_pauses(view, qtbot, until):
    live = begin(view)
    switch(view, qtbot)
    shown(view, live, until)
    live.trainer.advance(40)
    shown(view, live, until)  # a newer one, of a run that goes on
    assert "step 0" in view.regions.report.head.remark
    observed(view, live, running=False)
    assert "step 40" in view.regions.report.head.remark
    until(lambda: not view.regions.feed.busy)
