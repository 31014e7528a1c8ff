"""Signals lost, answer kept, as it is seen: bars, curve, words, cursor, what is chosen and what is given away."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from snapshots import move_mouse, observed, run_info, snapshot

from nnviz.training import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.signals import Signals, SignalsWant
from nnviz.ui import catalogue, export
from nnviz.ui.signals.words import KEPT
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.signals import SignalsView

KEY = Qt.Key
TWO = RunConfig(layers=(Layer(8, "relu"), Layer(8, "tanh")))
FOUND = Signals(
    zero=np.array([0.5, 0.0]),
    small=np.array([0.625, 0.25]),
    silent=(True, False),
    units=np.arange(1, 9),
    change=np.array([12.7, 0.8, 0.4, 0.2, 0.1, 0.05, 0.01, 0]),
    answers=np.array([0.5, 0.7, 0.961, 0.98, 0.99, 1, 1, 1]),
    accuracy=np.array([0.5, 0.7, 0.95, 0.97, 0.98, 0.99, 0.99, 0.99]),
)
REGRESSION = replace(FOUND, answers=None, accuracy=None)


@pytest.fixture
def view(qtbot):
    made = SignalsView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 320)
    made.set_run(run_info(TWO))
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def show(view, found: Signals = FOUND, layer: int | None = None) -> None:
    view.show_snapshot(snapshot({SignalsWant(layer): found}))
    QApplication.processEvents()


def captions(view) -> list[str]:
    labels = [label for label in view.findChildren(QLabel) if label.property("role") == "caption"]
    return [label.text().replace("\u00a0", " ") for label in labels]


def hover_bar(view, layer: int) -> str:
    place = QPointF(view.bars._row(layer).center())
    nothing, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, view.bars.mapToGlobal(place), nothing, nothing, no_keys)
    QApplication.sendEvent(view.bars, event)
    return view.bars.reading.replace("\u00a0", " ")


def kept(view) -> str:
    return captions(view)[1]


# -- words -------------------------------------------------------------------------------------------------------------


def test_it_says_what_is_lost_and_with_how_few_units_the_answer_is_kept(view):
    show(view)
    assert captions(view) == [
        "Of all signals 25 % are 0 and lost.",
        "3 of 8 units a layer keep 96 % of the answers.",
    ]


def test_a_single_unit_is_spoken_of_as_one(view):
    show(view, replace(FOUND, answers=np.append(0.97, FOUND.answers[1:] * 0 + 1)))
    assert kept(view) == "The strongest of 8 units a layer keeps 97 % of the answers."


def test_every_sentence_fills_its_places(view):
    for texts in KEPT.values():
        for text in texts:
            assert text.format(kept="3", all="8", where="a layer", share="96 %").endswith("."), text
            assert "{share}" in text


def test_the_share_that_is_kept_is_never_rounded_up(view):
    answers = FOUND.answers.copy()
    answers[2] = 0.9599
    show(view, replace(FOUND, answers=answers))
    assert kept(view) == "3 of 8 units a layer keep 95 % of the answers."


def test_where_the_answer_gets_worse_again_with_more_units_the_later_point_counts(view):
    answers = FOUND.answers.copy()
    answers[4] = 0.94
    show(view, replace(FOUND, answers=answers))
    assert kept(view) == "6 of 8 units a layer keep 100 % of the answers."


def test_if_all_units_are_needed_it_says_so(view):
    answers = np.append(np.full(7, 0.9), 1)
    show(view, replace(FOUND, answers=answers))
    assert kept(view) == "All are needed: 7 of 8 units a layer keep only 90 % of the answers."


def test_a_regression_speaks_of_the_outputs_change(view):
    view.set_run(run_info(replace(TWO, dataset="reg-plane")))
    show(view, REGRESSION)
    assert kept(view) == "With 6 of 8 units a layer the output changes by only 5.0 %."
    show(view, replace(REGRESSION, change=np.append(np.full(7, 0.5), 0)))
    assert kept(view) == "All are needed: with 7 of 8 units a layer the output changes by 50.0 %."


def test_layers_of_different_width_have_no_share_of_units(view):
    view.set_run(run_info(replace(TWO, layers=(Layer(8), Layer(4)))))
    show(view)
    assert kept(view) == "The 3 strongest units of each layer keep 96 % of the answers."


def test_of_layers_of_different_width_a_regression_tells_how_near_the_output_stays(view):
    view.set_run(run_info(replace(TWO, dataset="reg-plane", layers=(Layer(8), Layer(4)))))
    show(view, REGRESSION)
    assert kept(view) == "The 6 strongest units of each layer alone give the same output to within 5.0 %."
    show(view, replace(REGRESSION, change=np.append(np.full(7, 0.00001), 0)))
    assert kept(view) == "The strongest unit of each layer alone gives the same output to within 0.1 %."


def test_one_layer_is_named(view):
    view.set_run(run_info(replace(TWO, layers=(Layer(8),))))
    show(view, replace(FOUND, zero=FOUND.zero[:1], small=FOUND.small[:1], silent=(True,)))
    assert kept(view) == "3 of 8 units of the hidden layer keep 96 % of the answers."
    assert not view.layer_choice.isVisible()


def test_smooth_functions_lose_nothing(view):
    view.set_run(run_info(replace(TWO, layers=(Layer(8, "tanh"), Layer(8, "sigmoid")))))
    show(view, replace(FOUND, silent=(False, False)))
    assert captions(view)[0] == "No signal is lost, for there is no stretch of zeros in tanh, sigmoid."


def test_an_output_that_does_not_vary_has_no_answer_to_keep(view):
    show(view, replace(REGRESSION, change=np.full(8, np.nan)))
    assert kept(view) == "The output does not vary over the probe: there is no answer to be kept."
    assert not view.plot._enough.isVisible()


# -- the cursor --------------------------------------------------------------------------------------------------------


def test_hovering_a_bar_tells_its_figures(view):
    show(view)
    assert hover_bar(view, 0) == "layer 1: relu\nexactly 0: 50.0 %\nat most 5 % of the largest: 62.5 %"
    assert hover_bar(view, 1) == "layer 2: tanh\ntanh has no stretch of zeros\nat most 5 % of the largest: 25.0 %"
    QApplication.sendEvent(view.bars, QEvent(QEvent.Type.Leave))
    assert view.bars.reading == ""


def test_hovering_the_curve_tells_the_figures_of_the_nearest_point(view):
    show(view)
    move_mouse(view.plot, 3.3, 0.5)
    told = view.plot.said.replace("\u00a0", " ")
    assert told == "3 of 8 units\nanswers kept: 96.1 %\naccuracy: 95.0 %\nchange of the output: 40.0 %"
    move_mouse(view.plot, 1, 0.5)
    assert view.plot.said.replace("\u00a0", " ").endswith("change of the output: × 13")


def test_the_arrow_keys_go_from_bar_to_bar_and_from_point_to_point(qtbot, view):
    show(view)
    view.bars.setFocus()
    for key, layer in ((KEY.Key_Down, 0), (KEY.Key_Down, 1), (KEY.Key_Down, 1), (KEY.Key_Up, 0), (KEY.Key_End, 1)):
        qtbot.keyClick(view.bars, key)
        assert view.bars.reading.startswith(f"layer {layer + 1}")
    assert view.bars.accessibleDescription().startswith("layer 2: tanh; ")
    qtbot.keyClick(view.bars, KEY.Key_Escape)
    assert view.bars.reading == ""
    view.plot.setFocus()
    for key, units in ((KEY.Key_Left, 8), (KEY.Key_Left, 7), (KEY.Key_Home, 1), (KEY.Key_Right, 2), (KEY.Key_End, 8)):
        qtbot.keyClick(view.plot, key)
        assert view.plot.said.startswith(f"{units} of 8 units")


def test_a_new_answer_renews_what_the_cursors_tell(view):
    show(view)
    hover_bar(view, 0)
    move_mouse(view.plot, 1, 0.5)
    show(view, replace(FOUND, zero=np.array([0.25, 0]), answers=np.append(0.25, FOUND.answers[1:])))
    assert "25.0" in view.bars.reading
    assert "answers kept: 25.0" in view.plot.said


# -- what is drawn -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_bar_is_full_where_signals_are_zero_and_open_where_they_are_small(view, theme):
    view.appearance.set_theme(theme)
    show(view)
    image, bar = view.bars.grab().toImage(), view.bars._bar(0)

    def at(share: float) -> str:
        return image.pixelColor(bar.left() + round(share * bar.width()), bar.center().y()).name()

    assert at(0.2) == at(0.48) == theme.take
    assert at(0.55) == at(0.9) == theme.raised
    edge = image.pixelColor(bar.left() + round(0.56 * bar.width()), bar.top()).name()
    assert edge == theme.take


def test_the_point_of_95_percent_is_marked(view):
    show(view)
    assert view.plot._enough.isVisible() and view.plot._enough.value() == 3
    assert [mark.text for mark in view.plot.axes["bottom"]._marks if mark.colour == "text"] == ["3"]


def marks(view, side: str) -> list[str]:
    return [mark.text.replace("\u00a0", " ") for mark in view.plot.axes[side]._marks]


def test_a_regression_has_one_curve_and_says_that_it_goes_beyond_the_edge(view):
    show(view)
    assert marks(view, "right") == ["change", "answers"] and marks(view, "left")[-1] == "100 %"
    show(view, REGRESSION)
    assert marks(view, "right") == ["change"] and marks(view, "left")[-1] == "≥ 100 %"
    assert view.plot._main.getData()[1].tolist() == [1, *REGRESSION.change[1:]]
    show(view, replace(REGRESSION, change=REGRESSION.change / 100))
    assert marks(view, "left")[-1] == "100 %"


def test_a_wide_layer_gets_an_axis_of_doublings(view):
    view.set_run(run_info(replace(TWO, layers=(Layer(64), Layer(64)))))
    show(view, replace(FOUND, units=np.array([1, 2, 4, 8, 16, 32, 48, 64])))
    assert view.plot._dots.data["x"].tolist()[:6] == [0, 1, 2, 3, 4, 5]
    move_mouse(view.plot, 5.1, 0.5)
    assert view.plot.said.startswith("32 of 64 units")


@pytest.mark.parametrize("count", [1, 2, 10, 20, 60])
def test_any_number_of_layers_has_bars_that_do_not_overlap(view, count):
    view.set_run(run_info(replace(TWO, layers=(Layer(2),) * count)))
    share = np.full(count, 0.5)
    show(view, replace(FOUND, zero=share, small=share, silent=(True,) * count))
    bars = [view.bars._bar(l) for l in range(count)]
    assert all(above.bottom() < below.top() for above, below in pairwise(bars))
    assert view.bars.rect().contains(bars[-1])
    assert view.bars.height() <= 260


# -- a view among others -----------------------------------------------------------------------------------------------


def test_another_layer_is_another_want_and_a_shorter_run_forgets_it(qtbot, view):
    assert list(view.wants) == [SignalsWant(None)]
    show(view)
    view.layer_choice.setFocus()
    qtbot.keyClick(view.layer_choice, KEY.Key_Down)
    qtbot.keyClick(view.layer_choice, KEY.Key_Down)
    assert list(view.wants) == [SignalsWant(1)]
    assert kept(view).startswith("3 of 8 units a layer")  # until the new figures are there
    show(view, layer=1)
    assert kept(view) == "3 of 8 units of layer 2 keep 96 % of the answers."
    view.set_run(run_info(replace(TWO, layers=(Layer(8),))))
    assert list(view.wants) == [SignalsWant(None)]
    assert captions(view) == ["", ""]


def test_the_section_is_folded_at_first_and_only_for_networks_with_hidden_layers(view):
    entry = next(entry for entry in catalogue.VIEWS if entry.key == "signals")
    assert entry.folded and entry.place == "right"
    assert entry.suits(run_info(TWO)) and not entry.suits(run_info(layers=())) and not entry.suits(None)
    view.set_run(run_info(layers=()))
    assert list(view.wants) == []


def test_curve_and_bars_give_their_values_away(view):
    assert view.export(None) is None
    show(view)
    below = view.export(view.plot.geometry().center())
    assert below.table.names == ("units_kept", "output_change", "answers_kept", "accuracy")
    assert export.text(below.table, ",").splitlines()[3] == "3,0.4,0.961,0.95"
    above = view.export(view.bars.geometry().center())
    assert export.text(above.table, ",").splitlines() == [
        "layer,activation,zero_share,small_share",
        "1,relu,0.5,0.625",
        "2,tanh,,0.25",
    ]
    image = export.image(below)
    assert image.width() == 2 * below.size.width() and below.size.height() > view.plot.height() + view.bars.height()
    assert view.rect().contains(view.key_point())
    show(view, REGRESSION)
    assert view.export(QPoint(1, view.height() - 1)).table.names == ("units_kept", "output_change")


def test_a_run_that_has_learned_shows_the_claim(view):
    config = RunConfig(layers=(Layer(8, "relu", {}, "he_normal"),) * 2, seed=1)
    live = LiveRun(Trainer(config))
    live.advance(3000)
    view.set_run(live.trainer.info())
    observed(view, live)
    assert "signals" in captions(view)[0] and "are 0 and lost" in captions(view)[0]
    units, share = (int(kept(view).split()[i]) for i in (0, 7))
    assert units <= 4 and share >= 95


class Shouting(QTranslator):
    """A language in which every sentence is in capitals; places for values stay as they are."""

    def isEmpty(self):
        return False

    def translate(self, context, source, comment=None, n=-1):
        return "".join(part if part.startswith("{") else part.upper() for part in re.split(r"(\{.*?\})", source))


def test_all_words_change_with_the_language(view):
    show(view)
    translator = Shouting()
    QApplication.installTranslator(translator)
    try:
        QApplication.processEvents()
        hover_bar(view, 0)
        move_mouse(view.plot, 3, 0.5)
        words = [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]
        words += [view.layer_choice.itemText(i) for i in range(view.layer_choice.count())]
        words += [*marks(view, "right"), view.bars.reading.replace("relu", ""), view.plot.said, view.export(None).what]
        words += [view.plot.accessibleName(), view.bars.accessibleName(), view.layer_choice.toolTip()]
        assert len(words) > 12 and [word for word in words if word != word.upper()] == []
    finally:
        QApplication.removeTranslator(translator)
