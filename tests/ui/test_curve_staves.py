"""The staves of f(z) and f'(z) as they are seen: pixels, words and exact figures at a place."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from nnviz import Layer, RunConfig, Trainer
from nnviz.nn import ACTIVATIONS
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Divergence
from nnviz.training.wants import LayerStaves, MaxoutWant, Staves, StavesWant
from nnviz.ui.number_format import percent
from nnviz.ui.score import function_stave, maxout_cell, slope_stave
from nnviz.ui.score.canvas import Canvas
from nnviz.ui.score.function_stave import BOUNDED, FunctionStave
from nnviz.ui.score.geometry import Box, lay_out
from nnviz.ui.score.labels import HALO, LabelCache, draw_label
from nnviz.ui.score.slope_stave import LEAST_TOP, SlopeStave
from nnviz.ui.score.stave import Cursor
from nnviz.ui.theme import DARK, LIGHT, Appearance

LIMIT = 6.0
LAYERS = (Layer(4, "sigmoid"), Layer(4, "relu"), Layer(3, "maxout", {"pieces": 3}), Layer(4, "leaky_relu"))


class Picture:
    """Both staves in a shown view, with the figures of a real run."""

    def __init__(self, qtbot, layers=LAYERS, width=1000, height=762, theme=LIGHT, **settings) -> None:
        self.live = LiveRun(Trainer(RunConfig(layers=layers, seed=3, **settings)))
        self.live.advance(200)
        self.run = self.live.trainer.info()
        appearance, labels = Appearance(theme), LabelCache()
        self.function, self.slope = FunctionStave(appearance, labels), SlopeStave(appearance, labels)
        self.view = Canvas([self.function, self.slope])
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        geometry = lay_out(width, height, len(self.run.layers))
        for stave in (self.function, self.slope):
            stave.set_run(self.run)
            stave.set_geometry(geometry)
            stave.set_z_limit(LIMIT)
        with qtbot.waitExposed(self.view):
            self.view.show()

    def staves(self) -> Staves:
        want = StavesWant(z_limit=LIMIT)
        return self.live.answer({want})[want]

    def show(self, staves: Staves) -> None:
        for stave in (self.function, self.slope):
            stave.set_staves(staves)
            stave.refresh_figures()

    def image(self):
        return self.view.grab().toImage()

    def colour(self, x: float, y: float) -> QColor:
        return self.image().pixelColor(round(x), round(y))

    def place(self, stave, layer: int, z: float, value: float) -> tuple[float, float]:
        column = stave.geometry.columns[layer]
        return stave.x_of(column, z), stave.y_of(layer, value)


@pytest.fixture
def picture(qtbot):
    return Picture(qtbot)


def only(layer: LayerStaves, **changes) -> LayerStaves:
    empty = np.zeros(0)
    blank = {"z": empty, "saturated": empty > 0, "histogram": np.zeros(44), "histogram_saturated": np.zeros(44)}
    return replace(layer, **{**blank, **changes})


def test_the_curve_lies_where_the_axes_say(picture):
    for stave, layer, z, value in (
        (picture.function, 0, 0.0, 0.5),
        (picture.function, 1, 4.0, 4.0),
        (picture.slope, 0, 0.0, 0.25),
        (picture.slope, 1, 3.0, 1.0),
    ):
        x, y = picture.place(stave, layer, z, value)
        darkest = min(picture.colour(x, y + shift).lightness() for shift in (-1, 0, 1))
        assert darkest < 90, (stave.name, layer)


def test_bounded_functions_share_an_axis_and_unbounded_ones_fill_their_own(picture):
    assert picture.function.y_range(0) == BOUNDED
    low, high = picture.function.y_range(1)
    assert low < 0 and high > LIMIT


def test_all_slopes_share_one_axis(picture):
    assert picture.slope.y_range(0) == picture.slope.y_range(1)
    assert picture.slope.y_range(0)[1] == LEAST_TOP


def test_where_the_function_saturates_the_ground_is_tinted(picture):
    # sigmoid: f' < 0.0125 beyond |z| = 4.36; leaky ReLU never
    cells = picture.function.cells()
    for layer, z, tinted in ((0, 5.5, True), (0, 3.0, False), (3, -5.0, False)):
        x, _ = picture.place(picture.function, layer, z, 0.0)
        ground = picture.colour(x, cells.top + 40)
        assert (ground.red() - ground.green() > 10) is tinted, (layer, z)


def test_a_bar_stands_where_the_values_are_and_is_rose_where_they_are_saturated(picture):
    staves = picture.staves()
    shares = np.zeros(44)
    shares[22] = 1.0
    picture.show(Staves(tuple(only(layer, histogram=shares) for layer in staves.layers), 6.0))
    x, _ = picture.place(picture.function, 0, 0.14, 0.0)
    bottom = picture.function.cells().bottom
    ink = picture.colour(x, bottom - 3)
    assert ink != QColor(LIGHT.plot) and abs(ink.red() - ink.blue()) < 20
    picture.show(
        Staves(tuple(only(layer, histogram=shares, histogram_saturated=shares) for layer in staves.layers), 6.0)
    )
    rose = picture.colour(x, bottom - 3)
    assert rose.red() - rose.green() > 40


def test_exact_figures_at_a_place(picture):
    picture.show(picture.staves())
    text = picture.function.readout(Cursor("function", 0, z=0.0)).text
    assert "f(z) = 0.500" in text and "f′(z) = 0.250" in text
    assert "f′(z) = 0" in picture.slope.readout(Cursor("slope", 1, z=-1.0)).text
    assert "f′(z) = 1" in picture.slope.readout(Cursor("slope", 1, z=1.0)).text


def test_the_words_of_a_relu_say_how_much_is_off(picture):
    staves = picture.staves()
    layers = list(staves.layers)
    layers[1] = replace(layers[1], saturated_share=0.73)
    picture.show(Staves(tuple(layers), staves.z_extent))
    text, alarm = picture.function.chip_of(1)
    assert text.replace("\u00a0", " ") == "73 % off (z ≤ 0)" and alarm
    assert picture.function.chip_of(2) == ("unit 1 of 3", False)
    assert picture.function.chip_of(3) == ("never saturates", False)


@pytest.mark.parametrize(("width", "height"), [(1000, 762), (1000, 596), (560, 480), (540, 430)])
@pytest.mark.parametrize("initializer", ["xavier_uniform", "zeros"])
def test_labels_do_not_lie_on_each_other(qtbot, monkeypatch, width, height, initializer):
    drawn = []

    def watched(painter, pixmap, x, y, align):
        place = draw_label(painter, pixmap, x, y, align)
        # Without the halo and the room above and below the digits.
        drawn.append(Box(place.left + HALO, place.top + 4, place.width - 2 * HALO, place.height - 8))
        return place

    for module in (function_stave, slope_stave, maxout_cell):
        monkeypatch.setattr(module, "draw_label", watched)
    layers = (Layer(4, "sigmoid"), Layer(4, "tanh"), Layer(3, "maxout", {"pieces": 3}))
    picture = Picture(qtbot, layers, width=width, height=height, initializer=initializer)
    picture.show(picture.staves())
    unit = picture.live.answer({MaxoutWant(2, 0)})[MaxoutWant(2, 0)]
    for stave in (picture.function, picture.slope):
        stave.set_maxout(2, unit)
        picture.image()
    for stave in (picture.function, picture.slope):
        stave.rebuild()
    drawn.clear()
    picture.image()
    assert len(drawn) >= 6
    assert [(a, b) for a, b in combinations(drawn, 2) if a.meets(b)] == []


def test_in_a_low_cell_the_chip_is_a_figure_only(qtbot):
    low = Picture(qtbot, height=430)
    low.show(low.staves())
    assert low.function.chip_of(1)[0] == percent(low.function.layers[1].saturated_share)


def test_a_maxout_cell_shows_lines_in_the_colours_of_its_pieces(picture):
    picture.show(picture.staves())
    want = MaxoutWant(2, 1)
    unit = picture.live.answer({want})[want]
    for stave in (picture.function, picture.slope):
        stave.set_unit(2, 1)
        stave.set_maxout(2, unit)
    box = picture.function.box(picture.function.geometry.columns[2])
    image = picture.image()
    across, down = range(round(box.left), round(box.right)), range(round(box.top), round(box.bottom))
    seen = {image.pixelColor(x, y).name() for x in across for y in down}
    winners = {LIGHT.pieces[piece] for piece in np.flatnonzero(unit.shares)}
    assert winners <= seen
    assert "piece 1:" in picture.slope.readout(Cursor("slope", 2)).text


def learned(qtbot, slopes, **settings):
    """A run with prelu in its first layer, and these learned slopes in it."""
    picture = Picture(qtbot, (Layer(len(slopes), "prelu"), Layer(2, "relu")), **settings)
    picture.live.trainer.network.slopes[0][:, 0] = slopes
    picture.show(picture.staves())
    return picture


def dark(picture, stave, z, value, layer=0) -> bool:
    x, y = picture.place(stave, layer, z, value)
    return min(picture.colour(x, y + shift).lightness() for shift in (-1, 0, 1)) < 90


def test_a_prelu_cell_draws_the_chosen_units_slope_and_says_it(qtbot):
    picture = learned(qtbot, [0.25, -0.5])
    assert picture.function.chip_of(0) == ("slope₁ = 0.25", False)
    for unit, slope, other in ((0, 0.25, -0.5), (1, -0.5, 0.25)):
        for stave in (picture.function, picture.slope):
            stave.set_unit(0, unit)
            stave.set_staves(replace(picture.staves(), layers=tuple(only(layer) for layer in picture.staves().layers)))
        assert dark(picture, picture.function, -5.0, -5.0 * slope)
        assert dark(picture, picture.slope, -5.0, slope)
        for stave, value in ((picture.function, -5.0 * other), (picture.slope, other)):
            assert not dark(picture, stave, -5.0, value)  # the other's is there, but thin
            assert picture.colour(*picture.place(stave, 0, -5.0, value)).lightness() < 245
        assert dark(picture, picture.function, 5.0, 5.0) and dark(picture, picture.slope, 5.0, 1.0)
    text = picture.function.readout(Cursor("function", 0, z=-2.0))
    assert "f(z) = 1.00" in text.text and "f′(z) = −0.500" in text.text and "slope₂ = −0.50" in text.text
    assert "unit 2 has learned the slope −0.500" in text.spoken
    text = picture.slope.readout(Cursor("slope", 0, z=-2.0)).text
    assert "f′(z) = −0.500" in text and "slope₂ = −0.50" in text
    assert "slope₁" not in picture.function.readout(Cursor("function", 1, z=-2.0)).text


def test_the_dots_of_prelu_are_on_the_lines_of_their_own_units(qtbot):
    picture = learned(qtbot, [0.25, 0.75, -0.5], dataset="xor")
    network, trainer = picture.live.trainer.network, picture.live.trainer
    z = network.trace(trainer.data.x[:, trainer.probe]).z[0]
    every = -(-z.size // 90)
    a = network.layers[0].value(z).ravel()[::every]
    column = picture.function.geometry.columns[0]
    x, y = picture.function.exact_places(column)
    inside = np.abs(z.ravel()[::every]) < LIMIT
    assert inside.sum() > 50
    np.testing.assert_allclose(y[inside], picture.function.y_of(0, a[inside]), atol=1e-6)
    np.testing.assert_allclose(x[inside], picture.function.x_of(column, z.ravel()[::every])[inside], atol=1e-6)


def test_the_dots_of_sign_are_never_between_its_ends(qtbot):
    picture = Picture(qtbot, (Layer(4, "sign"), Layer(2, "sign")))
    picture.live.trainer.network.weights[0][...] *= 1e-6
    picture.show(picture.staves())
    _, y = picture.function.exact_places(picture.function.geometry.columns[0])
    ends = {float(picture.function.y_of(0, end)) for end in (-1.0, 1.0)}
    assert set(y.tolist()) == ends


def test_the_axes_grow_with_the_learned_slopes_and_whatever_they_are_nothing_breaks(qtbot):
    picture = learned(qtbot, [0.25, 0.4])
    function, slope = picture.function.y_range(0), picture.slope.y_range(0)
    assert slope[1] == LEAST_TOP
    picture.live.trainer.network.slopes[0][...] = [[1.8], [-0.7]]
    picture.show(picture.staves())
    assert picture.function.y_range(0)[0] < -1.8 * LIMIT < function[0]
    assert picture.slope.y_range(1)[0] < -0.7 and picture.slope.y_range(1)[1] > 1.8
    picture.live.trainer.network.slopes[0][...] = 0.3
    picture.show(picture.staves())
    assert picture.slope.y_range(0)[1] > 1.8  # an axis does not flicker
    for wild in (np.inf, -np.inf, np.nan, 1e300, -1e300, 5e-324):
        picture.live.trainer.network.slopes[0][0] = wild
        picture.show(picture.staves())
        picture.image()
        assert picture.function.readout(Cursor("function", 0, z=-1.0)) is not None


def test_the_lines_of_a_unit_are_written_with_one_sign(picture):
    want = MaxoutWant(2, 0)
    unit = replace(picture.live.answer({want})[want], slope=np.array([2.0, -1.5]), intercept=np.array([-0.5, 0.25]))
    picture.show(picture.staves())
    picture.function.set_maxout(2, unit)
    lines = picture.function.readout(Cursor("function", 2)).text.split("\n")
    assert lines[2:] == ["z₁ = 2.00 t − 0.500", "z₂ = −1.50 t + 0.250"]


def test_the_cursor_in_a_unit_tells_t_the_value_there_and_the_piece_that_gives_it(picture):
    want = MaxoutWant(2, 0)
    unit = replace(
        picture.live.answer({want})[want],
        t_range=(-1.0, 3.0),
        slope=np.array([2.0, -1.5]),
        intercept=np.array([-0.5, 0.25]),
    )
    picture.show(picture.staves())
    picture.function.set_maxout(2, unit)
    limit = picture.function.z_limit
    # t runs from -1 to 3 over the cell: half way it is 1, where the lines are at 1.5 and -1.25
    assert picture.function.readout(Cursor("function", 2, z=0.0)).text.startswith("t = 1.00\na = z₁ = 1.50\n")
    # at the left end, -1: -2.5 and 1.75
    left = picture.function.readout(Cursor("function", 2, z=-limit))
    assert left.text.startswith("t = −1.00\na = z₂ = 1.75\n")
    assert "t = −1.00, a = z₂ = 1.75" in left.spoken


def test_after_an_overflow_the_last_picture_is_faint(picture):
    shares = np.zeros(44)
    shares[22] = 1.0
    picture.show(Staves(tuple(only(layer, histogram=shares) for layer in picture.staves().layers), 6.0))
    x, _ = picture.place(picture.function, 0, 0.14, 0.0)
    y = picture.function.cells().bottom - 3
    before = picture.colour(x, y).lightness()
    picture.function.set_divergence(Divergence(12, 0, "weights"))
    assert picture.colour(x, y).lightness() > before


def test_a_softmax_column_shows_a_bar_for_each_output(qtbot):
    picture = Picture(qtbot, layers=(Layer(4, "tanh"), Layer(2, "softmax")), theme=DARK)
    picture.show(picture.staves())
    assert "a₁ = " in picture.function.readout(Cursor("function", 1)).text
    assert picture.function.chip_of(1)[0] == "sums to 1"
    column = picture.function.geometry.columns[1]
    base = picture.function.cells().bottom - 4
    assert picture.colour(column.x0 + column.width * 0.25, base) != QColor(DARK.plot)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_sparklines_paint_without_words(qtbot, theme):
    picture = Picture(qtbot, layers=tuple(Layer(3, "tanh") for _ in range(11)), width=700, theme=theme)
    picture.show(picture.staves())
    assert picture.function.geometry.sparklines
    x, y = picture.place(picture.function, 5, 0.0, 0.0)
    assert picture.colour(x, y) != QColor(theme.plot)


def test_the_bars_of_softmax_have_their_scale_and_its_slopes_the_axis_of_the_row(qtbot):
    picture = Picture(qtbot, (Layer(4, "softmax"), Layer(2, "tanh")))
    staves = picture.staves()
    full = replace(staves.layers[0], mean_output=np.array([1.0, 0, 0, 0]), mean_slope=np.array([0, 0.25, 0, 0]))
    picture.show(Staves((full, *staves.layers[1:]), 6.0))
    box = picture.function.box(picture.function.geometry.columns[0])
    middle, next_middle = box.left + box.width / 8, box.left + 3 * box.width / 8
    top = box.bottom - 1 - function_stave.ALL * box.height  # of a bar of 1, where the line is
    assert picture.colour(middle, top + 4).lightness() < 200
    assert picture.colour(middle, top - 4) == QColor(LIGHT.plot)
    assert picture.colour(next_middle, top) == QColor(LIGHT.border)
    quarter, zero = picture.slope.y_of(0, 0.25), picture.slope.y_of(0, 0.0)
    bar = picture.colour(next_middle, (quarter + zero) / 2)
    assert bar.red() - bar.green() > 40
    assert picture.colour(next_middle, quarter - 4) == QColor(LIGHT.plot)
    assert picture.slope._maximum[0].bottom < quarter + 2 * HALO  # "max 0.25" stands on its line


@pytest.mark.parametrize("height", [762, 560])
def test_the_word_on_the_largest_slope_gives_way_to_the_curve(qtbot, height):
    picture = Picture(qtbot, (Layer(3, "selu"),) * 4 + (Layer(3, "tanh"),), width=760, height=height)
    picture.show(picture.staves())
    picture.image()
    for column in picture.slope.geometry.columns:
        curve, word = picture.slope.curve(column.index), picture.slope._maximum[column.index]
        x, y = picture.slope.x_of(column, curve.z), picture.slope.y_of(column.index, curve.f)
        inside = (x > word.left + HALO) & (x < word.right - HALO) & (y > word.top + HALO) & (y < word.bottom - HALO)
        assert column.full and not inside.any()
    selu, tanh = picture.slope._maximum[0], picture.slope._maximum[4]
    assert selu.width < tanh.width  # "1.76", "max 1"


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "maxout"])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_cell_of_any_function_is_drawn_read_out_and_worded(qtbot, name, theme):
    picture = Picture(qtbot, (Layer(3, name), Layer(2, name)), theme=theme)
    blank = [picture.image().copy(*map(round, stave.box(stave.geometry.columns[0]))) for stave in both(picture)]
    picture.show(picture.staves())
    for stave, before in zip(both(picture), blank, strict=True):
        assert picture.image().copy(*map(round, stave.box(stave.geometry.columns[0]))) != before
        readout = stave.readout(Cursor(stave.name, 0, z=0.5))
        assert readout.text and readout.spoken and "nan" not in readout.text
    words, alarm = picture.function.chip_of(0)
    assert words and alarm is (name == "sign" or picture.staves().layers[0].saturated_share >= function_stave.ALARM)
    low, high = picture.slope.y_range(0)
    assert low < 0 and high >= max(LEAST_TOP, ACTIVATIONS[name].max_derivative())


def both(picture):
    return picture.function, picture.slope
