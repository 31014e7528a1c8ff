"""From values to pixels, and how an output is read: worked by hand, no window."""

from __future__ import annotations

import numpy as np
import pytest
from snapshots import run_info

from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.ui.colour_map import class_colours, class_table, signed_table, stepped
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.map.picture import MapPicture, interpolation, value_at
from nnviz.ui.map.scale import OutputScale, output_scale, probabilities
from nnviz.ui.theme import DARK, LIGHT

SIGNS = OutputScale("binary", -1.0, 1.0, 0.0)


def rgb(pixels) -> list[tuple[int, ...]]:
    return [tuple(pixel[:3]) for pixel in pixels.view(np.uint8).reshape(-1, 4).tolist()]


def table_data(x, y, names=("a", "b"), classes=None) -> Dataset:
    return Dataset(np.array(x, float), np.array(y, float), names, classes)


def test_the_signed_map_runs_from_orange_through_grey_to_blue():
    colours = rgb(signed_table(LIGHT))
    assert colours[0] == (245, 147, 34)
    assert colours[127] == colours[128] == (232, 234, 235)
    assert colours[255] == (8, 119, 189)
    assert (signed_table(LIGHT).view(np.uint8).reshape(-1, 4)[:, 3] == 255).all()


def test_the_signed_map_is_the_same_in_both_themes():
    assert np.array_equal(signed_table(LIGHT), signed_table(DARK))


def test_a_stepped_table_has_so_many_colours_and_keeps_the_ends():
    table = signed_table(LIGHT)
    for steps in (2, 9):
        bands = stepped(table, steps)
        assert np.unique(bands).size == steps
        assert (bands[0], bands[-1]) == (table[0], table[-1])
    assert rgb(stepped(table, 9))[128] == (232, 234, 235)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_ten_classes_have_ten_colours(theme):
    colours = class_colours(theme, 10)
    assert len(set(colours)) == 10
    assert tuple(colours[:5]) == theme.pieces
    assert class_table(theme, 10).shape == (10, 256)


def test_interpolation_is_exact_for_a_straight_line():
    matrix = interpolation(5, 10)
    assert np.allclose(matrix.sum(axis=1), 1)
    centres = (np.arange(10) + 0.5) / 10
    assert np.allclose(matrix @ np.linspace(0, 1, 5), centres, atol=1e-6)


def test_a_map_is_enlarged_and_coloured_row_by_row():
    picture = MapPicture(SIGNS, signed_table(LIGHT), 2)
    pixels = picture.paint(np.array([[[-1, -1], [1, 1]]], np.float32))
    assert pixels.shape == (4, 4, 4)
    # the centres of four rows between -1 and 1 have the values -0.75, -0.25, 0.25, 0.75
    table = rgb(signed_table(LIGHT))
    assert [tuple(row[0][:3]) for row in pixels.tolist()] == [
        table[round((v + 1) * 127.5)] for v in (-0.75, -0.25, 0.25, 0.75)
    ]


def test_read_only_values_and_values_beyond_the_range_are_no_trouble():
    values = np.array([[[-1e30, 1e30], [np.nan, np.inf]]], np.float32)
    values.setflags(write=False)
    table = rgb(signed_table(LIGHT))
    pixels = MapPicture(SIGNS, signed_table(LIGHT), 2).paint(values)
    assert tuple(pixels[0, 0, :3]) == table[0]
    assert tuple(pixels[3, 3, :3]) == table[255]


@pytest.mark.parametrize("size", [3e38, np.inf])
def test_the_largest_numbers_are_painted_as_the_ends_of_the_scale(size):
    values = np.full((1, 10, 10), size, np.float32)
    values[:, :5] = -size
    picture = MapPicture(OutputScale("regression", -0.5, 0.5, 0.0), signed_table(LIGHT), 10).paint(values)
    assert tuple(picture[0, 0, :3]) == tuple(signed_table(LIGHT).view(np.uint8).reshape(-1, 4)[0, :3])
    assert tuple(picture[-1, 0, :3]) == tuple(signed_table(LIGHT).view(np.uint8).reshape(-1, 4)[-1, :3])


def test_the_winner_gives_the_hue_and_its_lead_the_strength():
    scale = OutputScale("classes", 0, 1, 0)
    table = class_table(LIGHT, 3)
    shares = np.zeros((3, 2, 2), np.float32)
    shares[1], shares[2] = 0.75, 0.25
    pixels = MapPicture(scale, table, 2).paint(shares)
    assert (pixels.view(np.uint32) == table[1, 127]).all()
    shares[0], shares[1], shares[2] = 1.0, 0.0, 0.0
    assert (MapPicture(scale, table, 2).paint(shares).view(np.uint32) == table[0, 255]).all()


def test_logits_are_compared_by_their_softmax():
    scale = OutputScale("classes", 0, 1, 0, logits=True)
    logits = np.log(np.array([[0.5], [0.25], [0.25]])) + 700
    assert np.allclose(probabilities(logits, scale)[:, 0], [0.5, 0.25, 0.25])
    assert probabilities(np.array([[3e38], [-3e38]], np.float32), scale)[:, 0].tolist() == [1, 0]


def test_a_value_between_four_others_is_their_mean():
    values = np.array([[[0.0, 1.0], [2.0, 5.0]]])
    assert value_at(values, (0, 2, 10, 20), 1, 15) == pytest.approx([2.0])
    assert value_at(values, (0, 2, 10, 20), 2, 10) == pytest.approx([1.0])
    assert value_at(values, (0, 2, 10, 20), 99, 99) == pytest.approx([5.0])
    far = np.array([[[-3e38, 3e38], [-3e38, 3e38]]], np.float32)
    assert value_at(far, (0, 2, 0, 2), 1, 1) == pytest.approx([0])


def test_the_scale_of_two_signs_is_plus_and_minus_one_and_knows_when_it_clamps():
    assert output_scale(run_info()) == SIGNS
    assert output_scale(run_info(output_activation="sigmoid")) == SIGNS
    assert output_scale(run_info(output_activation="relu")).clamped


@pytest.mark.parametrize(
    ("targets", "low", "high", "neutral"),
    [
        ([-2.0, 1.0, 0.5], -2.0, 2.0, 0.0),
        ([100.0, 110.0, 105.0], 100.0, 110.0, 100.0),
        ([-7.0, -3.0, -5.0], -7.0, -3.0, -3.0),
        ([4.0, 4.0, 4.0], 3.0, 5.0, 3.0),
        ([0.0, 0.0, 0.0], -1.0, 1.0, 0.0),
        ([1e18, 1e18, 1e18], 0.95e18, 1.05e18, 0.95e18),
    ],
)
def test_the_scale_of_a_regression_keeps_blue_and_orange_for_the_signs(targets, low, high, neutral):
    data = table_data([[0, 1, 2], [0, 1, 0]], [targets])
    scale = output_scale(run_info(RunConfig(train_fraction=1.0), data))
    assert (scale.low, scale.high, scale.neutral) == (low, high, neutral)
    positions = scale.position(np.array([low, neutral, high]))
    assert positions[1] == 0
    assert np.abs(positions).max() == 1


def test_classes_are_logits_only_for_a_loss_that_takes_logits():
    data = table_data([[0, 1, 2], [0, 1, 0]], [[1, 0, 0], [0, 1, 1]], classes=("no", "yes"))
    assert output_scale(run_info(RunConfig(), data)).logits
    assert not output_scale(run_info(RunConfig(loss="half_mse"), data)).logits


def test_the_telling_columns_are_those_that_go_with_the_target():
    g = np.random.default_rng(0)
    y = g.normal(size=(1, 200))
    noise = g.normal(size=(2, 200))
    x = np.stack((noise[0], -y[0], np.full(200, 3.0), y[0] + 0.1 * noise[1]))
    run = run_info(RunConfig(train_fraction=1.0), Dataset(x, y, ("noise", "minus", "constant", "plus")))
    assert telling_columns(run.data) == (1, 3)


def test_two_columns_need_no_choice():
    assert telling_columns(run_info().data) == (0, 1)
    assert telling_columns(run_info(dataset="sin").data) == (0, 1)


def test_the_winner_and_its_lead_among_many_classes_are_as_with_all_of_them_compared():
    scale = OutputScale("classes", 0.0, 1.0, 0.0)
    g = np.random.default_rng(0)
    hills = np.exp(-((np.arange(9)[:, None] - g.uniform(0, 8, 30)) ** 2) / 3)  # (9, 30)
    values = np.einsum("ik,jk->kij", hills, np.exp(-((np.arange(9)[:, None] - g.uniform(0, 8, 30)) ** 2) / 3))
    values[3:9] = 0.0  # classes that never win
    table = class_table(LIGHT, 30)
    pixels = MapPicture(scale, table, 9).paint(values.astype(np.float32))
    to_pixels = interpolation(9, 18)
    whole = np.sort(np.einsum("pi,kij,qj->kpq", to_pixels, values, to_pixels), axis=0)
    winner = np.einsum("pi,kij,qj->kpq", to_pixels, values, to_pixels).argmax(axis=0)
    place = np.floor((whole[-1] - whole[-2]) * 255).astype(int)
    expected = table[winner, place].view(np.uint8).reshape(18, 18, 4).astype(int)
    assert (np.abs(pixels.astype(int) - expected).max(axis=2) <= 1).mean() > 0.99


def test_a_map_of_another_resolution_is_painted_as_well():
    picture = MapPicture(SIGNS, signed_table(LIGHT), 20)
    coarse = np.full((1, 5, 5), 1.0)
    assert rgb(picture.paint(coarse)[0, 0]) == rgb(picture.paint(np.full((1, 20, 20), 1.0))[0, 0])
    assert picture.paint(coarse).shape[0] < picture.paint(np.full((1, 20, 20), 1.0)).shape[0]
