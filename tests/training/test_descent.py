"""Descent without a window: landscapes and their gradients, walks against the closed form and against PyTorch."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.nn import OPTIMIZERS
from nnviz.training.descent import (
    CURVES,
    SURFACES,
    Descent,
    Fare,
    RunSetting,
    Setting,
    Walk,
    arrived,
    border,
    fare,
)
from nnviz.training.descent.examples import EXAMPLES, first_runs
from nnviz.training.descent.fare import step_ratio
from nnviz.training.descent.landscape import AT_ONCE
from nnviz.training.descent.walk import MOST

SMOOTH = sorted(set(CURVES) - {"abs"})
QUADRATIC, BOWL, VALLEY = CURVES["quadratic"], SURFACES["bowl"], SURFACES["valley"]


def by_complex_step(function, *place):
    """The gradient to rounding, without a difference: Im f(x + ih) / h."""
    made = []
    for i in range(len(place)):
        shifted = [complex(x, 1e-30 if j == i else 0) for j, x in enumerate(place)]
        made.append(complex(function(*shifted)).imag / 1e-30)
    return np.array(made)


def close(found, wanted, relative=1e-12):
    assert np.allclose(found, wanted, rtol=relative, atol=relative * (1 + np.abs(wanted).max())), (found, wanted)


def after(steps, landscape, start, **kwargs):
    walk = Walk(landscape, start, **kwargs)
    for _ in range(steps):
        walk.step()
    return walk


# -- the landscapes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["quadratic", "two_minima_curve"])
@given(w=st.floats(-4, 4))
def test_gradients_of_polynomial_curves_are_exact(name, w):
    curve = CURVES[name]
    close(curve.gradient(np.array([w])), by_complex_step(curve.value, w))
    close(curve.curvature(np.array([w])), by_complex_step(curve.gradient, w))


@given(w=st.floats(-20, 20))
def test_gradients_of_the_plateau_agree_with_central_differences(w):
    curve, h = CURVES["plateau"], 1e-5
    ahead, back = np.array([w + h]), np.array([w - h])
    close(curve.gradient(np.array([w])), (curve.value(ahead) - curve.value(back)) / (2 * h), 1e-9)
    close(curve.curvature(np.array([w])), (curve.gradient(ahead) - curve.gradient(back)) / (2 * h), 1e-9)


def test_the_kink_has_slope_minus_one_and_one_and_the_stated_subgradient():
    assert CURVES["abs"].gradient(np.array([-2.0, 0.0, 1e-300])).tolist() == [-1, 0, 1]


@pytest.mark.parametrize("name", SURFACES)
@given(w1=st.floats(-4, 4), w2=st.floats(-4, 4))
def test_gradients_of_surfaces_are_exact(name, w1, w2):
    surface = SURFACES[name]
    close(surface.gradient(np.array(w1), np.array(w2)), by_complex_step(_complex_value(name), w1, w2), 1e-11)


def _complex_value(name):
    """The surface's own formula on complex numbers; Beale's own makes real ones of them at its end."""
    surface = SURFACES[name]
    if name == "beale":
        return lambda x, y: sum((t - x * (1 - y**i)) ** 2 for i, t in enumerate(surface.targets, 1))
    return surface.value


@pytest.mark.parametrize("surface", SURFACES.values(), ids=lambda s: s.name)
def test_a_surface_is_flat_at_its_minima_and_higher_around_them(surface):
    rng = np.random.default_rng(1)
    for minimum in surface.minima:
        assert np.abs(surface.slope(np.array(minimum))).max() < 1e-12
        around = np.array(minimum)[:, None] + rng.normal(0, 0.01, (2, 200))
        assert (surface.value(*around) > surface.at(np.array(minimum))).all()


@pytest.mark.parametrize("name", SMOOTH)
def test_a_curve_is_flat_at_its_minima_and_higher_around_them(name):
    curve = CURVES[name]
    for minimum in curve.minima:
        assert abs(curve.gradient(np.array([minimum]))[0]) < 1e-12
        assert (curve.value(np.array([minimum - 0.01, minimum + 0.01])) > curve.value(np.array([minimum]))).all()


def test_values_worked_by_hand():
    assert QUADRATIC.at(np.array([3.0])) == 9
    assert SURFACES["rosenbrock"].at(np.array([-1.0, 2.0])) == 104
    assert SURFACES["beale"].at(np.array([0.0, 0.0])) == 1.5**2 + 2.25**2 + 2.625**2
    assert VALLEY.at(np.array([2.0, 1.0])) == 27
    assert SURFACES["saddle"].at(np.array([0.0, 2.0])) == 0


@pytest.mark.parametrize("surface", SURFACES.values(), ids=lambda s: s.name)
def test_the_steepest_second_derivative_is_that_of_the_gradient_at_a_minimum(surface):
    largest = 0.0
    for minimum in np.array(surface.minima):
        h = 1e-5
        rows = [(surface.slope(minimum + d) - surface.slope(minimum - d)) / (2 * h) for d in h * np.eye(2)]
        largest = max(largest, np.linalg.eigvalsh(np.array(rows))[-1])
    assert surface.steepest == pytest.approx(largest, rel=1e-6)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=lambda s: s.name)
def test_the_grid_holds_the_surface_in_its_box(surface):
    w1, w2, loss = surface.grid()
    assert (w1[0], w1[-1], w2[0], w2[-1]) == surface.box
    assert loss.shape == (len(w2), len(w1))
    assert loss[7, 30] == surface.at(np.array([w1[30], w2[7]]))


# -- walks -------------------------------------------------------------------------------------------------------------


@given(start=st.floats(-4, 4), rate=st.floats(0, 1.2), steps=st.integers(0, 40))
def test_a_walk_on_the_quadratic_is_the_closed_form(start, rate, steps):
    walk = after(steps, QUADRATIC, [start], rate=rate)
    n = np.arange(walk.steps + 1)
    wanted = (1 - 2 * rate) ** n * start
    assert np.abs(walk.path[:, 0] - wanted).max() <= 1e-12 * max(1, np.abs(wanted).max())


@given(start=st.tuples(st.floats(-4, 4), st.floats(-1, 1)), rate=st.floats(0, 0.05))
def test_a_walk_on_an_elliptic_surface_is_the_closed_form_in_each_weight(start, rate):
    walk = after(30, VALLEY, start, rate=rate)
    n = np.arange(walk.steps + 1)[:, None]
    wanted = (1 - rate * np.array([1.0, 50.0])) ** n * start
    assert np.abs(walk.path - wanted).max() <= 1e-12 * max(1, np.abs(wanted).max())


def test_the_articles_walk():
    """w at 3 with a positive gradient goes down to 2, and on; from -3, with a negative one, w grows."""
    walk = after(2, QUADRATIC, [3.0], rate=1 / 6)
    assert walk.path[:2, 0].tolist() == [3.0, 2.0]
    assert walk.gradients[:2, 0].tolist() == [6.0, 4.0]
    other = after(1, QUADRATIC, [-3.0], rate=1 / 6)
    assert other.gradients[0, 0] == -6
    assert other.path[1, 0] == -2
    assert (np.diff(walk.losses) < 0).all() and (np.diff(other.losses) < 0).all()


TORCH = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "adagrad": ("Adagrad", {}),
    "rmsprop": ("RMSprop", {}),
    "adam": ("Adam", {}),
    "adamw": ("AdamW", {}),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_walks_of_every_optimizer_are_those_of_pytorch(name):
    torch = pytest.importorskip("torch")
    kind, params = TORCH[name]
    theta = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = getattr(torch.optim, kind)([theta], lr=1e-3, **params)
    wanted = [theta.detach().numpy().copy()]
    for _ in range(8):
        optimizer.zero_grad()
        ((1 - theta[0]) ** 2 + 100 * (theta[1] - theta[0] ** 2) ** 2).backward()
        optimizer.step()
        wanted.append(theta.detach().numpy().copy())
    walk = after(8, SURFACES["rosenbrock"], [-1.2, 1.0], optimizer=name, rate=1e-3)
    np.testing.assert_allclose(walk.path, wanted, rtol=1e-11)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_next_step_is_told_without_being_made(name):
    walk = after(3, SURFACES["beale"], [1.0, 1.5], optimizer=name, rate=0.01)
    step = walk.next_step()
    assert walk.next_step().tolist() == step.tolist()  # told twice alike: it changed nothing
    walk.step()
    np.testing.assert_array_equal(walk.path[-1] - walk.path[-2], step)


def test_a_walk_that_runs_away_stops_and_says_when():
    walk = after(10_000, QUADRATIC, [3.0], rate=5.0)
    assert walk.lost == walk.steps < 20
    assert not walk.step()
    beyond = after(5, CURVES["two_minima_curve"], [1e6], rate=1.0)
    assert beyond.lost == 0 or beyond.lost == beyond.steps
    assert np.isfinite(beyond.path).all()


def test_with_a_rate_of_zero_a_walk_rests():
    walk = after(5, QUADRATIC, [3.0], rate=0.0)
    assert walk.path[:, 0].tolist() == [3.0, 3.0]
    assert walk.at_rest and not walk.goes_on


def test_a_walk_may_start_outside_the_range():
    assert after(200, QUADRATIC, [1e5], rate=0.4).path[-1, 0] == pytest.approx(0, abs=1e-9)


def test_a_walk_remembers_thousands_of_steps_and_then_stops():
    walk = after(MOST + 5, CURVES["plateau"], [9.0], rate=1e-6)
    assert walk.full and walk.steps == MOST
    assert walk.path.shape == (MOST + 1, 1)
    assert (np.diff(walk.losses) < 0).all()


def test_a_start_needs_as_many_numbers_as_there_are_weights():
    with pytest.raises(ValueError, match="bowl has 2 numbers, not 1"):
        Walk(BOWL, [1.0])


def test_two_starts_end_in_two_places():
    surface = SURFACES["two_minima"]
    ends = [after(400, surface, start, rate=0.1) for start in ((-2.0, 2.0), (2.0, 1.0))]
    assert [arrived(walk) for walk in ends] == [0, 1]
    assert ends[0].loss < ends[1].loss


@pytest.mark.parametrize(("optimizer", "rate"), [("momentum", 0.02), ("adam", 0.3)])
def test_in_the_narrow_valley_others_leave_plain_descent_behind(optimizer, rate):
    plain = after(100, VALLEY, [-3.5, 1.0], rate=0.039)
    other = after(100, VALLEY, [-3.5, 1.0], optimizer=optimizer, rate=rate)
    assert other.loss < 0.1 * plain.loss


# -- how a walk fares --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "wanted"),
    [
        (0.001, Fare.CREEPS),
        (0.1, Fare.CONVERGES),
        (0.4, Fare.CONVERGES),
        (0.9, Fare.OSCILLATES),
        (1.0, Fare.OSCILLATES),
        (1.01, Fare.DIVERGES),
        (3.0, Fare.DIVERGES),
    ],
)
@pytest.mark.parametrize("steps", [6, 60])
def test_rates_on_the_quadratic_creep_converge_oscillate_and_diverge(rate, wanted, steps):
    assert fare(after(steps, QUADRATIC, [3.0], rate=rate)) is wanted


def test_on_the_kink_a_fixed_rate_ends_up_to_and_fro():
    walk = after(60, CURVES["abs"], [3.05], rate=0.1)
    assert fare(walk) is Fare.OSCILLATES
    assert np.abs(walk.path[-2:, 0]).tolist() == pytest.approx([0.05, 0.05])


def test_on_the_plateau_a_walk_creeps_although_the_loss_is_large():
    walk = after(60, CURVES["plateau"], [8.0], rate=0.5)
    assert fare(walk) is Fare.CREEPS
    assert walk.loss > 0.3


def test_nothing_is_said_before_three_steps():
    assert fare(after(2, QUADRATIC, [3.0])) is Fare.TOO_EARLY


@pytest.mark.parametrize(
    ("optimizer", "params"), [("sgd", {}), ("momentum", {}), ("momentum", {"momentum": 0.5}), ("nesterov", {})]
)
def test_the_border_parts_rates_that_arrive_from_rates_that_run_away(optimizer, params):
    found = border(optimizer, params, QUADRATIC.steepest)
    near = after(4000, QUADRATIC, [3.0], optimizer=optimizer, params=params, rate=0.99 * found)
    far = after(4000, QUADRATIC, [3.0], optimizer=optimizer, params=params, rate=1.01 * found)
    assert near.loss < 1e-9
    assert far.lost is not None


def test_no_border_is_told_where_none_is_known():
    assert border("adam", {}, 2.0) is None
    assert border("sgd", {}, None) is None
    assert border("sgd", {"weight_decay": 0.1}, 2.0) is None
    assert border("sgd", {}, 50.0) == 0.04


# -- walks in lockstep -------------------------------------------------------------------------------------------------


def test_walks_go_in_lockstep_and_back_and_show_what_was_made():
    runs = (RunSetting((3.0,), rate=0.1), RunSetting((-3.0,), "adam", 0.2))
    descent = Descent(QUADRATIC, runs)
    assert descent.forward(10) == 10
    path = descent.walks[0].path.copy()
    descent.back()
    assert descent.at == 9 and descent.made == 10
    descent.forward()
    assert descent.made == 10
    assert descent.walks[0].path.tolist() == path.tolist()
    descent.to_start()
    assert descent.index(1) == 0
    descent.back()
    assert descent.at == 0


def test_a_walk_that_has_stopped_waits_for_the_others():
    descent = Descent(QUADRATIC, (RunSetting((3.0,), rate=9.0), RunSetting((3.0,), rate=0.01)))
    assert descent.forward(300) == 300
    assert descent.walks[0].lost == descent.index(0) < 300
    assert descent.index(1) == 300


def test_after_an_edit_as_many_steps_are_made_once_more():
    descent = Descent(QUADRATIC, (RunSetting((3.0,), rate=0.1),))
    descent.forward(50)
    other = descent.again(QUADRATIC, (RunSetting((2.0,), rate=0.2),))
    assert other.at == other.walks[0].steps == 50
    assert other.walks[0].path[-1, 0] == pytest.approx(2 * 0.6**50)
    descent.forward(10 * AT_ONCE)
    assert descent.again(QUADRATIC, (RunSetting((2.0,), rate=0.001),) * 2).at == AT_ONCE // 2


def test_starts_at_the_same_place_are_moved_together():
    setting = Setting("bowl", tuple(RunSetting(start) for start in ((1.0, 2.0), (3.0, 0.0), (1.0, 2.0))))
    moved = setting.with_start(2, (0.5, 0.5))
    assert [run.start for run in moved.runs] == [(0.5, 0.5), (3.0, 0.0), (0.5, 0.5)]


# -- ready-made walks --------------------------------------------------------------------------------------------------


def made(key):
    example = next(example for example in EXAMPLES if example.key == key)
    setting = example.setting
    descent = Descent((CURVES.get(setting.landscape) or SURFACES[setting.landscape]), setting.runs)
    descent.forward(max(example.steps, 1))
    return descent


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("creeps", Fare.CREEPS),
        ("oscillates", Fare.OSCILLATES),
        ("diverges", Fare.DIVERGES),
        ("plateau", Fare.CREEPS),
        ("kink", Fare.OSCILLATES),
    ],
)
def test_ready_made_walks_fare_as_their_titles_say(key, wanted):
    assert fare(made(key).walks[0]) is wanted


def test_the_ready_made_walks_of_the_article_go_to_2_and_to_minus_2():
    assert made("article").walks[0].path[:, 0].tolist() == [3, 2]
    assert made("article_left").walks[0].path[:, 0].tolist() == [-3, -2]


def test_the_ready_made_p1_and_p2_end_in_two_minima():
    assert {arrived(walk) for walk in made("p1_p2").walks} == {0, 1}


def test_in_the_ready_made_valley_plain_descent_is_last():
    plain, momentum, adam = (walk.loss for walk in made("valley").walks)
    assert plain > 2 * momentum and plain > 2 * adam


def test_on_the_ready_made_saddle_one_stays_and_one_leaves():
    stays, leaves = made("saddle").walks
    assert abs(stays.path[-1]).max() < 1e-4 and arrived(stays) is None
    assert arrived(leaves) == 1


@pytest.mark.parametrize("landscape", [*CURVES.values(), *SURFACES.values()], ids=lambda s: s.name)
def test_the_first_walks_on_every_landscape_come_lower(landscape):
    for run in first_runs(landscape):
        walk = after(60, landscape, run.start, optimizer=run.optimizer, rate=run.rate)
        assert walk.lost is None and walk.loss < walk.losses[0]


@pytest.mark.parametrize(("rate", "wanted"), [(0.1, 0.8), (0.9, 0.8), (1.0, 1.0), (1.2, 1.4)])
def test_on_the_quadratic_every_step_is_as_long_as_the_factor_says(rate, wanted):
    """|1 - 2η|: below 1 the steps vanish, above 1 they explode, at 1 they stay."""
    walk = after(6, QUADRATIC, [3.0], rate=rate)
    assert step_ratio(walk) == pytest.approx(wanted)
    assert step_ratio(walk, 1) is None
