"""Each criterion on figures worked by hand, and the memory that keeps words from flickering."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from nnviz.training import Dataset, Layer, RunConfig, Trainer, remedies
from nnviz.training.diagnosis import EXPLODING, VANISHING
from nnviz.training.diagnosis_course import jump, off_centre, off_centre_share, rise
from nnviz.training.diagnosis_layers import DEAD_FOR, _is_dead, _twin_share, borne
from nnviz.training.diagnosis_moment import LEAST_STEPS, SETTLED, WINDOW, Memory, Moment
from nnviz.training.live_run import LiveRun
from nnviz.training.message import as_typed
from nnviz.training.wants import DiagnosisWant, Losses, StavesWant

WANT, STAVES = DiagnosisWant(), StavesWant()


def codes(run: LiveRun) -> list[str]:
    return [note.title.code.removeprefix("note.") for note in run.answer([WANT])[WANT].notes]


# -- trends


def test_a_rise_is_that_of_the_last_third_above_the_first():
    assert rise(np.array([1.0, 1.0, 1.1, 1.2, 1.3, 1.5, 1.6])) == pytest.approx(1.55 / 1.0 - 1)
    assert rise(np.array([1.0, 3.0, 1.0, 3.0, 1.0, 3.0])) == 0  # three of five steps lead up: that is no rise
    assert rise(np.linspace(2, 1, 12)) == 0


def test_a_jump_is_the_mean_of_what_the_loss_rises_by():
    # rises of 1, 0, 2, 0 on average 0.75 of a mean of 1.8
    assert jump(np.array([1.0, 2.0, 1.0, 3.0, 2.0])) == pytest.approx(0.75 / 1.8)
    assert jump(np.linspace(5, 1, 20)) == 0


def moment(steps, losses, changed_at=0) -> Moment:
    memory = Memory()
    memory.changed_at = changed_at
    course = Losses(np.array(steps), np.array(losses, float), np.array(losses, float), None, None)
    return Moment(SimpleNamespace(step=steps[-1]), None, None, course, memory, None)


def test_a_trend_needs_fifty_steps_and_takes_twenty_losses_of_the_last_hundred_steps():
    assert moment(range(LEAST_STEPS), np.ones(LEAST_STEPS)).window[0].size == 0
    assert moment(range(LEAST_STEPS + 1), np.ones(LEAST_STEPS + 1)).window[0].size == WINDOW
    steps, _ = moment(range(301), np.ones(301)).window
    assert (steps[0], steps[-1], len(steps)) == (200, 300, WINDOW)
    steps, losses = moment(range(0, 50_000, 500), range(100)).window
    assert list(losses) == list(range(80, 100))  # of fewer, the last twenty, however far apart


def test_a_rate_that_a_schedule_has_lowered_is_told_with_what_it_is_now():
    trainer = Trainer(RunConfig(learning_rate=0.1, schedule="step", schedule_params={"step_size": 1, "gamma": 0.5}))
    now = Moment(trainer, None, None, None, Memory(), None)
    assert now.rate == "0.1"
    trainer.advance(2 * 25)  # epochs of 25 batches
    assert (trainer.epoch, now.rate) == (2, "0.1 → 0.025")


@pytest.mark.parametrize(
    ("now_at", "end"), [(0.5, "; that may pass."), (0.05, ", but the loss has fallen to a tenth.")]
)
def test_what_is_saturated_or_dead_without_being_a_fault_is_not_denied(now_at, end):
    def said(share, dead) -> str:
        hidden = SimpleNamespace(saturated_share=share, dead=np.array(dead))
        staves = SimpleNamespace(layers=(hidden, SimpleNamespace(saturated_share=1.0, dead=np.zeros(1))))
        losses = Losses(np.array([0, 9]), np.array([1.0, now_at]), np.array([1.0, now_at]), None, None)
        now = Moment(Trainer(RunConfig(layers=(Layer(4, "tanh"),))), staves, None, losses, Memory(), None)
        now.memory.holds(("dead", 0), np.mean(dead), 0.25, 0.2)
        return str(borne(now) or "").partition("rise. ")[2]

    assert said(0.64, [0, 0, 0, 0]) == ""  # that of the output is another matter
    assert said(0.75, [0, 0, 0, 0]) == f"Layer 1 is saturated by 75\u00a0%{end}"
    assert said(0.0, [0, 1, 0, 1]) == f"In layer 1, 50\u00a0% of the units are dead{end}"


def test_a_layer_that_is_mostly_dead_is_told_even_of_a_run_that_has_learned():
    memory = Memory()
    memory.go_to(0, None)
    now = SimpleNamespace(memory=memory)
    for share, learned in [(0.7, True), (0.5, True), (0.5, False)]:
        assert not _is_dead(now, 0, share, learned)  # it may revive
    memory.go_to(DEAD_FOR, None)
    assert _is_dead(now, 0, 0.7, True) and _is_dead(now, 0, 0.5, False)
    assert not _is_dead(now, 0, 0.5, True)


def test_a_trend_is_one_under_the_settings_of_now():
    steps, _ = moment(range(301), np.ones(301), changed_at=240).window
    assert steps[0] == 240
    assert moment(range(301), np.ones(301), changed_at=251).window[0].size == 0


def test_a_change_of_the_settings_is_noticed_and_going_back_too():
    memory = Memory()
    memory.go_to(0, "a")
    memory.go_to(90, "a")
    assert memory.changed_at == 0
    memory.go_to(100, "b")
    assert memory.changed_at == 100
    memory.go_to(40, "b")
    assert memory.changed_at == 40


# -- memory


def test_a_fact_comes_above_one_threshold_goes_below_another_and_knows_since_when():
    memory = Memory()
    seen = []
    for step, value in enumerate((0.4, 0.6, 0.4, 0.2, 0.4, 0.6)):
        memory.go_to(step, None)
        holds = memory.holds(("fact",), value, 0.5, 0.3)
        seen.append(memory.since(("fact",)) if holds else None)
    assert seen == [None, 1, 1, None, None, 5]


def test_a_measure_that_is_not_a_number_does_not_hold():
    assert not Memory().holds(("fact",), float("nan"), 0.0, 0.0)


def test_a_fact_is_settled_from_the_first_look_on_or_after_a_hundred_steps():
    memory = Memory()
    memory.go_to(7, None)
    assert memory.holds(("first",), 1, 1, 1) and memory.settled(("first",))
    memory.go_to(8, None)
    assert memory.holds(("later",), 1, 1, 1) and not memory.settled(("later",))
    memory.go_to(8 + SETTLED, None)
    assert memory.settled(("later",)) and not memory.from_the_first(("later",))


def test_after_going_back_nothing_is_known_from_the_future():
    memory = Memory()
    memory.go_to(500, None)
    memory.holds(("fact",), 1, 1, 1)
    memory.go_to(200, None)
    assert memory.since(("fact",)) == 200


# -- inputs


def test_inputs_are_off_centre_by_their_sign_or_by_their_mean():
    rows = {
        "both signs": [-1, 1, -2, 2],
        "one sign": [0, 1, 2, 3],
        "negative": [-3, -1, -2, -0.5],
        "far mean": [9, 11, 10, -1],  # mean 7.25, deviation 4.8: below two deviations
        "farther mean": [*[10] * 30, -0.1],  # mean 9.7, deviation 1.8
        "constant": [5, 5, 5, 5],
    }
    told = {name: bool(off_centre(np.array([row], float))[0]) for name, row in rows.items()}
    assert told == {
        "both signs": False,
        "one sign": True,
        "negative": True,
        "far mean": False,
        "farther mean": True,
        "constant": False,
    }


def test_half_of_the_inputs_that_vary_decide():
    x = np.array([[-1, 1], [1, 2], [5, 5]], float)
    assert off_centre_share(x) == 0.5
    assert off_centre_share(x[[2]]) == 0


# -- layers


def network(**settings):
    return Trainer(RunConfig(**settings)).network


def test_twins_have_equal_weights_before_and_behind_them():
    net = network(layers=(Layer(4, "tanh"), Layer(3, "tanh")))
    assert _twin_share(net, 0) == _twin_share(net, 1) == 0
    net.weights[0][2] = net.weights[0][1]
    assert _twin_share(net, 0) == 0  # their ways on differ: so will their gradients
    net.weights[1][:, 2] = net.weights[1][:, 1]
    assert _twin_share(net, 0) == 0.5  # two of four
    net.biases[0][2] += 1e-3
    assert _twin_share(net, 0) == 0
    net.biases[0][2] = net.biases[0][1] + 1e-12  # by rounding
    assert _twin_share(net, 0) == 0.5


def test_one_unit_has_no_twin():
    assert _twin_share(network(layers=(Layer(1, "tanh"),), initializer="zeros"), 0) == 0


def test_units_of_a_maxout_are_compared_with_all_their_pieces():
    net = network(layers=(Layer(4, "maxout", {"pieces": 3}),), initializer="zeros")
    assert _twin_share(net, 0) == 1
    net.weights[0][1] = 7.0  # the second piece of the first unit
    assert _twin_share(net, 0) == 0.75


def test_random_weights_make_no_twins_in_a_wide_layer():
    assert _twin_share(network(layers=(Layer(2000, "relu"), Layer(4, "relu"))), 0) == 0


# -- the gradient

LINE = Dataset([np.linspace(-1, 1, 101)], [np.linspace(-1, 1, 101)])


def chain(*weights: float) -> LiveRun:
    """A run of linear layers of one unit: ||δ^l|| is ||δ^L|| times the weights behind layer l."""
    layers = (Layer(1, "purelin"),) * (len(weights) - 1)
    run = LiveRun(Trainer(RunConfig(layers=layers, learning_rate=1e-30), LINE))
    for weight, value in zip(run.trainer.network.weights, weights, strict=True):
        weight[...] = value
    return run


def begun(run: LiveRun) -> LiveRun:
    """As if the run had begun with these weights."""
    return LiveRun(run.trainer)


@pytest.mark.parametrize("part", [0.9, 1.1])
def test_the_gradient_vanishes_below_its_threshold(part):
    run = begun(chain(1.0, 0.5, 2 * part * VANISHING))
    assert codes(run) == (["vanishing"] if part < 1 else ["fine"])


@pytest.mark.parametrize("times", [0.9, 1.1])
def test_the_gradient_explodes_above_its_threshold(times):
    run = begun(chain(1.0, 10, times * EXPLODING / 10))
    note = run.answer([WANT])[WANT].notes[0]
    if times < 1:
        assert codes(run) == ["fine"]
    else:
        assert (note.title.code, note.layer) == ("note.exploding", 0)
        assert note.title.values["times"] == pytest.approx(1.1 * EXPLODING)


def test_the_weakest_layer_is_named_with_its_part_and_how_far_its_weights_have_moved():
    run = begun(chain(2.0, 1e-4, 1.0))
    run.trainer.advance(10)
    run.trainer.network.weights[0][...] = 2.5
    note = run.answer([WANT])[WANT].notes[0]
    assert (note.title.code, note.layer, note.link) == ("note.vanishing", 0, "gradient")
    assert note.title.values["part"] == pytest.approx(1e-4)
    assert note.why.values["moved"] == pytest.approx(0.25)
    assert "In 10 steps its weights moved by 0.25 of their length." in str(note.why)


def test_nothing_learns_through_sign_and_only_that_is_told_of_the_gradient():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(4, "sign"), Layer(3, "sign"), Layer(2, "tanh")))))
    note = run.answer([WANT])[WANT].notes[0]
    assert codes(run) == ["flat"]
    assert str(note.title) == "Nothing learns through sign in layer 2"  # of two, the first that stops the error
    assert note.remedies[0].config.layers[1] == Layer(3, "tanh")


def test_an_output_of_sign_gets_the_usual_one():
    run = LiveRun(Trainer(RunConfig(output_activation="sign")))
    note = run.answer([WANT])[WANT].notes[0]
    assert note.title.code == "note.flat"
    assert (str(note.remedies[0].label), note.remedies[0].config.output_activation) == ("Use tanh as output", None)


# -- remedies


def test_a_remedy_that_would_change_nothing_is_none_and_the_next_takes_its_place():
    good = RunConfig(layers=(Layer(8, "relu"),) * 4, initializer="he")
    assert remedies.relu_and_he(good) is None
    assert remedies.first_weights(good) is None
    (remedy,) = remedies.first_of(remedies.relu_and_he(good), remedies.fewer_layers(good))
    assert remedy.config.layers == (Layer(8, "relu"),) * 2
    assert remedies.first_of(None, None) == ()


def test_the_weights_fit_the_functions():
    relu, tanh = (RunConfig(layers=(Layer(8, name),), initializer="normal", init_scale=3) for name in ("relu", "tanh"))
    assert remedies.first_weights(relu).config.initializer == "he_uniform"
    assert remedies.first_weights(tanh).config.initializer == "xavier_uniform"
    assert remedies.first_weights(tanh).config.init_scale == 1
    own = RunConfig(layers=(Layer(8, "tanh", initializer="zeros"),))
    assert remedies.first_weights(own).config.layers == (Layer(8, "tanh"),)


def test_settings_are_written_as_one_would_type_them():
    assert [as_typed(value) for value in (0.03, 1e-5, 2.5e-7, 1e5, 1e6)] == ["0.03", "1e-5", "2.5e-7", "100000", "1e6"]
    assert str(remedies.rate_times(RunConfig(learning_rate=1e-5), 0.1).label) == "Learning rate 1e-6"


def test_rates_are_written_with_one_digit_and_new_weights_are_others():
    remedy = remedies.rate_times(RunConfig(learning_rate=0.07), 0.1)
    assert (remedy.config.learning_rate, str(remedy.label)) == (0.007, "Learning rate 0.007")
    again = remedies.restart_with_rate_times(RunConfig(seed=3, learning_rate=3.0), 0.1).config
    assert (again.weights_seed, again.seed, again.learning_rate) == (4, 3, 0.3)
    assert again.needs_new_run(RunConfig(seed=3))


def test_a_batch_that_is_no_larger_than_the_usual_one_stays():
    assert remedies.batch(RunConfig(batch_size=10)) is None
    assert remedies.batch(RunConfig(batch_size=64)).config.batch_size == 10
