"""The sample beside the map: its picture, the network's answer in bars and words, and the ways through the samples."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from snapshots import observed, run_info

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.live_run import LiveRun
from nnviz.training.trainer import Trainer
from nnviz.training.wants import MistakesWant, SampleWant
from nnviz.ui.map.sample_parts import Bar
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.sample import SampleView

DIGITS = RunConfig(dataset="digits", standardize=True, samples=200, layers=(Layer(6, "tanh"),))


@pytest.fixture
def view(qtbot):
    made = SampleView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 220)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def run(view):
    made = LiveRun(Trainer(DIGITS))
    made.advance(100)
    view.set_run(made.trainer.info())
    observed(view, made)
    return made


def image_colours(view) -> np.ndarray:
    """The colour in the middle of every square of the picture, (rows, columns) of lightness."""
    picture = view.image.grab().toImage()
    side = 8 * ((view.image.width() - 2) // 8)
    start = (view.image.width() - side) // 2
    at = start + (np.arange(8) + 0.5) * side / 8
    return np.array([[picture.pixelColor(int(x), int(y)).lightness() for x in at] for y in at])


def mistakes_of(run) -> list[int]:
    data = run.trainer.data
    output = run.trainer.network.forward(data.x)
    return np.flatnonzero(output.argmax(axis=0) != data.y.argmax(axis=0)).tolist()


def test_the_picture_is_the_raw_input_row_by_row_ink_on_paper(view, run):
    values = run.trainer.data.raw[:, 0].reshape(8, 8)
    shown = image_colours(view)
    darkest, lightest = values == 16, values == 0
    assert darkest.any() and lightest.any()
    assert (shown[lightest] == 255).all() and (shown[darkest] < 60).all()
    assert np.corrcoef(values.ravel(), -shown.ravel())[0, 1] > 0.99
    view.appearance.set_theme(DARK)
    assert np.corrcoef(values.ravel(), image_colours(view).ravel())[0, 1] > 0.99
    view.appearance.set_theme(LIGHT)


def test_bars_are_the_probabilities_and_the_true_class_is_marked(view, run):
    data = run.trainer.data
    output = run.trainer.network.forward(data.x[:, [0]])[:, 0]
    share = np.exp(output - output.max())
    share /= share.sum()
    assert np.allclose([bar.share for bar in view.bars.bars], share, atol=1e-6)
    assert [bar.name for bar in view.bars.bars if bar.true] == [data.classes[int(data.y[:, 0].argmax())]]
    assert view.bars.bars[3].figure == f"{100 * share[3]:.0f}\u00a0%"
    assert sum(bar.figure.endswith("%") for bar in view.bars.bars) == 10
    true, best = int(data.y[:, 0].argmax()), int(share.argmax())
    told = "told right" if true == best else f"but told {data.classes[best]}"
    assert view._verdict.text() == f"{data.classes[true]}, {told}"


def test_buttons_keys_and_number_step_through_the_samples_and_tell_others(view, run, qtbot):
    told = []
    view.sample_chosen.connect(told.append)
    qtbot.mouseClick(view.on_button, Qt.MouseButton.LeftButton)
    assert view.wants == (SampleWant(1),)
    qtbot.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.back_button, Qt.MouseButton.LeftButton)  # from the first to the last
    view.image.setFocus()
    qtbot.waitUntil(view.image.hasFocus)
    qtbot.keyClick(view.image, Qt.Key.Key_Left)
    qtbot.keyClick(view.image, Qt.Key.Key_Right)
    view.number.setFocus()
    view.number.lineEdit().selectAll()
    qtbot.keyClicks(view.number.lineEdit(), "17")
    qtbot.keyClick(view.number.lineEdit(), Qt.Key.Key_Return)
    assert told == [1, 0, 199, 198, 199, 16]
    view.show_sample(40)
    assert len(told) == 6 and view.number.value() == 41 and view.wants == (SampleWant(40),)


def test_only_mistakes_goes_to_the_next_one_and_steps_among_them(view, run, qtbot):
    wrong = mistakes_of(run)
    assert 2 < len(wrong) < 200
    right = next(k for k in range(wrong[0], 200) if k not in wrong)
    view.show_sample(right)
    view.mistakes_switch.setChecked(True)
    assert set(view.wants) == {SampleWant(right), MistakesWant()}
    observed(view, run)
    following = next(k for k in wrong if k > right)
    assert view.sample == following
    assert view._part.text() == f"{len(wrong)} of 200 wrong"
    qtbot.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    assert view.sample == max(k for k in wrong if k < right)
    view.show_sample(wrong[-1])
    qtbot.mouseClick(view.on_button, Qt.MouseButton.LeftButton)
    assert view.sample == wrong[0]
    observed(view, run)
    assert "but told" in view._verdict.text()
    view.mistakes_switch.setChecked(False)
    assert view.wants == (SampleWant(wrong[0]),)
    assert view._part.text() in ("test sample", "training sample")


def test_without_mistakes_it_says_so_and_stays(view, run):
    view.mistakes_switch.setChecked(True)
    data, network = run.trainer.data, run.trainer.network
    network.weights[-1][...] = 0.0
    network.biases[-1][...] = 0.0
    observed(view, run)
    assert view.sample in mistakes_of(run)
    one_class = Dataset(data.raw, np.eye(10)[:, np.zeros(200, int)], data.columns, data.classes)
    easy = LiveRun(Trainer(DIGITS, one_class))
    easy.trainer.network.weights[-1][...], easy.trainer.network.biases[-1][0] = 0.0, 1.0
    view.set_run(easy.trainer.info())
    before = view.sample
    observed(view, easy)
    assert view._part.text() == "no mistakes"
    view.on_button.click()
    assert view.sample == before


def test_the_sample_outlasts_a_restart_and_is_told_again(view, run):
    view.show_sample(30)
    told = []
    view.sample_chosen.connect(told.append)
    view.set_run(run_info(DIGITS))
    assert told == [30] and view.sample == 30
    view.set_run(run_info(RunConfig(dataset="digits", samples=20)))
    assert view.sample == 0


def pictures(y, **names) -> Dataset:
    g = np.random.default_rng(0)
    return Dataset(g.integers(0, 16, size=(16, y.shape[1])), y, [f"px{k}" for k in range(16)], **names)


def test_a_crowd_of_classes_shows_the_likeliest_and_the_true_one(view):
    data = pictures(np.eye(30), classes=[f"sign {k}" for k in range(30)])
    run = LiveRun(Trainer(RunConfig(layers=()), data))
    run.trainer.network.weights[0][...] = 0.0
    run.trainer.network.biases[0][:, 0] = np.linspace(3, 0, 30)
    view.set_run(run.trainer.info())
    view.show_sample(25)
    observed(view, run)
    assert [bar.number for bar in view.bars.bars] == [*range(9), 25]


def test_signs_and_numbers_have_words_instead_of_bars(view):
    run = LiveRun(Trainer(RunConfig(layers=()), pictures(np.array([[1.0, -1.0, 1.0]]))))
    run.trainer.network.weights[0][...], run.trainer.network.biases[0][...] = 0.0, -0.5
    view.set_run(run.trainer.info())
    observed(view, run)
    assert not view.bars.isVisibleTo(view) and view._verdict.text() == "+1, but told −0.46"
    run = LiveRun(Trainer(RunConfig(layers=()), pictures(np.array([[3.0, 5.0, 9.5]]))))
    run.trainer.network.weights[0][...], run.trainer.network.biases[0][...] = 0.0, 4.0
    view.set_run(run.trainer.info())
    observed(view, run)
    assert view._verdict.text() == "3.0, answer 4.0"
    assert not view.mistakes_switch.isVisibleTo(view)


def test_a_run_without_pictures_is_not_for_this_view(view, run):
    view.set_run(run_info())
    assert view.wants == ()
    view.image.stepped.emit(1)
    QApplication.processEvents()
    assert view.sample == 0


def test_what_is_shown_is_told_to_a_screen_reader(view, run):
    assert view.image.accessibleName() == "Sample 1"
    assert view.image.accessibleDescription() == view._verdict.text()
    assert "digit 4" in view.bars.accessibleDescription()
    assert view.back_button.accessibleName() == "The sample before"


def test_a_full_bar_ends_before_its_figure(view):
    bars = [Bar(0, "digit 0", 1.0, "100\u00a0%", True), Bar(1, "digit 1", 0.0, "0\u00a0%", False)]
    view.bars.show_bars(bars, 2)
    view.bars.resize(140, view.bars.sizeHint().height())
    picture = view.bars.grab().toImage()
    row = picture.height() // 4
    violet = [x for x in range(60, 140) if picture.pixelColor(x, row).name() == LIGHT.pieces[0]]
    figure = view.bars.fontMetrics().horizontalAdvance("100\u00a0%")
    assert violet and max(violet) < 140 - 2 - figure
