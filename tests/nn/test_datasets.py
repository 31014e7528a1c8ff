"""Every generator: positions, labels and its meaning of noise, by the table of the playground."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import DATASETS

N = 20_000
PLANE = [name for name in DATASETS if len(DATASETS[name].inputs) == 2]


def generate(name, noise=0.0, samples=N, seed=0):
    return DATASETS[name].generate(samples, noise, np.random.default_rng(seed), np.random.default_rng(seed + 1))


@pytest.mark.parametrize("samples", [1, 2, 7, 500])
@pytest.mark.parametrize("name", DATASETS)
def test_shapes_and_kind(name, samples):
    generator = DATASETS[name]
    x, y = generate(name, 0.3, samples)
    count = generator.samples if generator.fixed else samples
    assert x.shape == (len(generator.inputs), count) and y.shape == (1, count)
    assert x.dtype == y.dtype == np.float64
    assert np.isfinite(x).all() and np.isfinite(y).all()
    if generator.task == "classification":
        assert set(y.ravel()) <= {-1.0, 1.0}
    assert generator.note


@pytest.mark.parametrize("name", DATASETS)
def test_the_default_count_is_500_or_1200_or_the_four_points(name):
    generator = DATASETS[name]
    expected = 4 if name == "xor4" else 1200 if generator.task == "regression" else 500
    assert generator.samples == expected


@pytest.mark.parametrize("name", DATASETS)
def test_without_noise_the_points_lie_in_the_pictures_domain(name):
    if name != "gauss":
        x, _ = generate(name)
        low, high = DATASETS[name].domain
        assert low <= x.min() and x.max() <= high


@pytest.mark.parametrize("name", DATASETS)
def test_the_same_generators_give_the_same_data(name):
    for first, second in zip(generate(name, 0.2), generate(name, 0.2), strict=True):
        np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("name", ["circle", "xor", "reg-plane", "reg-gauss", "sin"])
def test_label_noise_leaves_the_points_where_they_are(name):
    calm, noisy = generate(name), generate(name, 0.4)
    np.testing.assert_array_equal(calm[0], noisy[0])
    assert (calm[1] != noisy[1]).any()


def test_circle_is_uniform_in_radius_and_labelled_by_it():
    x, y = generate("circle")
    radius = np.hypot(*x)
    inner = radius[: N // 2]
    assert inner.max() < 2.5 and np.mean(inner < 1.25) == pytest.approx(0.5, abs=0.02)
    outer = radius[N // 2 :]
    assert outer.min() >= 3.5 and outer.max() < 5 and np.mean(outer < 4.25) == pytest.approx(0.5, abs=0.02)
    np.testing.assert_array_equal(y[0], np.where(radius < 2.5, 1, -1))
    assert abs(x.mean()) < 0.1  # all directions alike


@pytest.mark.parametrize(
    ("name", "shares"), [("circle", (0.026, 0.058, 0.105, 0.248)), ("xor", (0.008, 0.048, 0.091, 0.176))]
)
def test_the_share_of_flipped_labels_is_the_playgrounds(name, shares):
    calm = generate(name, samples=200_000)[1]
    for noise, share in zip((0.1, 0.2, 0.3, 0.5), shares, strict=True):
        flipped = np.mean(calm != generate(name, noise, samples=200_000)[1])
        assert flipped == pytest.approx(share, abs=0.004)


def test_xor_keeps_off_the_axes_and_is_labelled_by_the_product():
    x, y = generate("xor")
    assert np.abs(x).min() >= 0.3 and np.abs(x).max() <= 5.3
    np.testing.assert_array_equal(y[0], np.where(x[0] * x[1] >= 0, 1, -1))
    assert np.mean(np.abs(x) < 2.8) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("noise", "variance"), [(0, 0.5), (0.5, 4), (0.1, 1.2)])
def test_gauss_noise_is_the_variance_of_the_clouds(noise, variance):
    x, y = generate("gauss", noise, 200_000)
    for label, centre in ((1, 2), (-1, -2)):
        cloud = x[:, y[0] == label]
        assert cloud.shape[1] == 100_000
        np.testing.assert_allclose(cloud.mean(axis=1), centre, atol=0.03)
        np.testing.assert_allclose(cloud.var(axis=1), variance, rtol=0.02)
    if noise == 0.5:
        assert np.mean((np.abs(x) > 6).any(axis=0)) == pytest.approx(0.045, abs=0.003)


def test_more_noise_only_widens_the_same_gauss_clouds():
    calm, label = generate("gauss", 0)
    wide, _ = generate("gauss", 0.5)
    np.testing.assert_allclose((wide - 2 * label) / (calm - 2 * label), np.sqrt(4 / 0.5))


def test_spiral_has_two_arms_of_one_and_three_quarter_turns():
    x, y = generate("spiral", samples=400)
    first, second = x[:, y[0] == 1], x[:, y[0] == -1]
    assert first.shape == second.shape == (2, 200)
    np.testing.assert_allclose(first, -second, atol=1e-13)  # half a turn apart
    np.testing.assert_allclose(np.hypot(*first), 5 * np.arange(200) / 200, atol=1e-13)
    angle = np.unwrap(np.arctan2(first[0, 1:], first[1, 1:]))  # x = r sin t, y = r cos t
    np.testing.assert_allclose(angle, 3.5 * np.pi * np.arange(1, 200) / 200, atol=1e-12)


def test_spiral_noise_moves_points_by_at_most_so_much():
    calm, noisy = generate("spiral"), generate("spiral", 0.3)
    moved = noisy[0] - calm[0]
    assert 0.299 < np.abs(moved).max() <= 0.3
    np.testing.assert_array_equal(calm[1], noisy[1])


def test_reg_plane_is_a_tenth_of_the_sum():
    x, y = generate("reg-plane")
    np.testing.assert_allclose(y[0], (x[0] + x[1]) / 10, atol=1e-15)
    assert y.max() == pytest.approx(1.2, abs=0.03) and y.min() == pytest.approx(-1.2, abs=0.03)
    shift = generate("reg-plane", 0.5)[1] - y  # two coordinates moved by up to 3, a tenth of that
    assert 0.5 < np.abs(shift).max() <= 0.6


def test_reg_gauss_has_six_cones_up_and_down_by_turns():
    height = type(DATASETS["reg-gauss"]).height
    centres = np.array([[-4, 0, 4, -4, 0, 4], [2.5, 2.5, 2.5, -2.5, -2.5, -2.5]])
    np.testing.assert_array_equal(height(centres), [1, -1, 1, -1, 1, -1])
    np.testing.assert_allclose(height(centres + np.array([[1], [0]])), [0.5, -0.5, 0.5, -0.5, 0.5, -0.5])
    np.testing.assert_array_equal(height(np.array([[0.0, 2, 6], [0, 2.5, 6]])), 0)  # between them, at a rim, outside
    y = generate("reg-gauss")[1]
    assert np.mean(y == 0) == pytest.approx(0.48, abs=0.015)


def test_xor4_is_the_truth_table():
    x, y = generate("xor4", noise=0.5)
    assert DATASETS["xor4"].fixed and DATASETS["xor4"].noise == "none"
    table = {(a, b): t for a, b, t in zip(*x, y[0], strict=True)}
    assert table == {(0, 0): -1, (0, 1): 1, (1, 0): 1, (1, 1): -1}


def test_sin_is_the_sine_of_its_one_input():
    x, y = generate("sin")
    np.testing.assert_array_equal(y, np.sin(x))
    assert x.min() >= -6 and x.max() <= 6
    assert 0.19 < np.abs(generate("sin", 0.2)[1] - y).max() <= 0.2
