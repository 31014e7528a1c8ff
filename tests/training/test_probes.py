"""The probes: every figure against a plain computation of its definition, on read-only arrays."""

from __future__ import annotations

import warnings
from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS
from nnviz.training import Dataset, Layer, RunConfig, Trainer, wants
from nnviz.training.live_run import LiveRun
from nnviz.training.probes import PROBES
from nnviz.training.wants import (
    ActivityWant,
    CurveWant,
    DecisionMapWant,
    DiagnosisWant,
    LossesWant,
    MaxoutWant,
    MistakesWant,
    NeuronMapsWant,
    SampleWant,
    StavesWant,
    Want,
    WeightsWant,
)

MIXED = RunConfig(
    dataset="spiral",
    layers=(
        Layer(5, "sigmoid"),
        Layer(4, "sigmoid"),
        Layer(6, "relu"),
        Layer(3, "maxout", {"pieces": 3}),
        Layer(4, "softmax"),
        Layer(4, "leaky_relu", {"slope": 0.2}),
        Layer(2, "tanh"),
    ),
    init_scale=2.0,
    seed=4,
)
WINE = RunConfig(dataset="wine", standardize=True, layers=(Layer(6), Layer(5, "maxout")))
EVERY_CURVE = RunConfig(
    layers=tuple(Layer(3 + l % 3, name) for l, name in enumerate(ACTIVATIONS) if ACTIVATIONS[name].elementwise),
    initializer="he_normal",
)
CONFIGS = {
    "every curve": EVERY_CURVE,
    "learned slopes": RunConfig(
        layers=(Layer(4, "prelu"), Layer(3, "prelu", {"slope": 0.6}), Layer(2, "prelu", {"slope": 0})),
        output_activation="prelu",
        dtype="float32",
    ),
    "mixed": MIXED,
    "wine": WINE,
    "float32": RunConfig(dtype="float32", loss="mse"),
    "no hidden": RunConfig(layers=()),
}


def live(config: RunConfig, steps: int = 30, dataset: Dataset | None = None) -> LiveRun:
    run = LiveRun(Trainer(config, dataset))
    run.advance(steps)
    return run


def ask(run: LiveRun, want: Want):
    return run.answer([want]).get(want)


def probe_of(trainer: Trainer):
    return trainer.data.x[:, trainer.probe], trainer.data.y[:, trainer.probe]


@pytest.fixture(params=CONFIGS)
def run(request) -> LiveRun:
    return live(CONFIGS[request.param])


def test_every_want_has_a_probe():
    known = {kind for kind in vars(wants).values() if isinstance(kind, type) and issubclass(kind, Want)}
    assert known - {Want} <= set(PROBES)
    assert all(issubclass(kind, Want) for kind in PROBES)


def test_the_activity_of_a_unit_is_the_deviation_of_its_output_over_the_probe(run):
    x, _ = probe_of(run.trainer)
    trace = run.trainer.network.trace(x)
    activity = ask(run, ActivityWant())
    rel = 1e-9 if run.trainer.network.dtype == np.float64 else 1e-4
    assert activity.inputs == pytest.approx(np.std(x, axis=1), rel=rel)
    assert len(activity.layers) == len(run.trainer.network.layers)
    for found, a in zip(activity.layers, trace.a[1:], strict=True):
        assert found == pytest.approx(
            np.sqrt(np.mean((a - a.mean(axis=1, keepdims=True)) ** 2, axis=1)), rel=rel, abs=1e-9
        )
        assert not found.flags.writeable


def test_norms_of_delta_are_those_of_the_networks_own_backward_pass(run):
    network = run.trainer.network
    x, y = probe_of(run.trainer)
    backward = network.backward(network.trace(x), y)
    rel = 1e-12 if network.dtype == np.float64 else 1e-5
    for stave, delta, brought in zip(ask(run, StavesWant()).layers, backward.delta, backward.brought, strict=True):
        assert stave.delta_norm == pytest.approx(np.linalg.norm(delta), rel=rel)
        assert stave.brought_norm == pytest.approx(np.linalg.norm(brought), rel=rel)


def test_shares_means_and_dots_are_those_of_the_definitions(run):
    network = run.trainer.network
    trace = network.trace(probe_of(run.trainer)[0])
    rel = 1e-12 if network.dtype == np.float64 else 1e-5
    for l, (stave, layer) in enumerate(zip(ask(run, StavesWant()).layers, network.layers, strict=True)):
        z, f = trace.z[l], layer.activation
        slope, maxout = layer.derivative(z), layer.pieces > 1
        saturated = f.saturates(z, **layer.params) if f.elementwise else np.zeros_like(z, bool)
        assert stave.saturated_share == pytest.approx(saturated.mean(), abs=1e-15)
        assert stave.slope_rms == pytest.approx(1 if maxout else np.sqrt((slope**2).mean()), rel=rel)
        assert np.allclose(stave.mean_output, trace.a[l + 1].mean(axis=1), rtol=rel, atol=rel)
        assert np.allclose(stave.mean_slope, 1 if maxout else slope.mean(axis=1), rtol=rel, atol=rel)
        assert stave.mean_slope.shape == stave.mean_output.shape == stave.dead.shape == (layer.size,)
        every = -(-z.size // 90)
        assert np.allclose(stave.z, z.ravel()[::every], rtol=rel, atol=rel)
        assert np.array_equal(stave.saturated, saturated.ravel()[::every])
        assert len(stave.z) <= 90
        if maxout:
            shares = [[np.mean(trace.winners[l][i] == k) for k in range(layer.pieces)] for i in range(layer.size)]
            assert np.allclose(stave.winner_shares, shares, atol=1e-15)
        else:
            assert stave.winner_shares is None
        if f.name == "prelu":
            assert np.array_equal(stave.slopes, network.slopes[l][:, 0])
            assert not np.shares_memory(stave.slopes, network.parameters)
            gradients = network.slope_gradients(*probe_of(run.trainer))[l][:, 0]
            assert np.allclose(stave.slope_gradients, gradients, rtol=rel, atol=rel)
        else:
            assert stave.slopes is stave.slope_gradients is None


@pytest.mark.parametrize(("limit", "bins"), [(6.0, 44), (0.5, 7), (50.0, 10)])
def test_histograms_count_what_lies_within_the_limit(run, limit, bins):
    network = run.trainer.network
    trace = network.trace(probe_of(run.trainer)[0])
    edges = np.linspace(-limit, limit, bins + 1)
    staves = ask(run, StavesWant(z_limit=limit, bins=bins))
    for l, (stave, layer) in enumerate(zip(staves.layers, network.layers, strict=True)):
        z, f = trace.z[l], layer.activation
        saturated = f.saturates(z, **layer.params) if f.elementwise else np.zeros_like(z, bool)
        one = 2 / z.size  # a value on an edge may fall to either side: the place is told in float32
        assert np.allclose(stave.histogram, np.histogram(z, edges)[0] / z.size, atol=one)
        assert np.allclose(stave.histogram_saturated, np.histogram(z[saturated], edges)[0] / z.size, atol=one)
        assert stave.histogram.sum() == pytest.approx(np.mean(np.abs(z) <= limit), abs=one)


def test_the_extent_is_the_quantile_over_the_element_wise_layers(run):
    network = run.trainer.network
    trace = network.trace(probe_of(run.trainer)[0])
    sizes = np.abs(
        np.concatenate(
            [z.ravel() for z, layer in zip(trace.z, network.layers, strict=True) if layer.activation.elementwise]
        )
    )
    low, high = np.quantile(sizes, [0.98, 0.9999])
    assert low <= ask(run, StavesWant()).z_extent <= high


def test_dead_is_z_at_most_0_on_the_whole_probe():
    run = live(RunConfig(layers=(Layer(4, "relu"), Layer(3, "tanh"))), steps=0)
    run.trainer.network.biases[0][...] = [[-100], [100], [0], [-100]]
    run.trainer.network.biases[1][...] = -100
    relu, tanh, _ = ask(run, StavesWant()).layers
    assert relu.dead.tolist() == [True, False, False, True]
    assert not tanh.dead.any()
    assert relu.mean_slope[0] == relu.mean_output[0] == 0
    assert (relu.mean_slope[1], tanh.saturated_share) == (1, 1)


def test_tiny_and_huge_deltas_keep_their_norm():
    run = live(RunConfig(dataset="reg-plane", layers=(Layer(1, "purelin"),), dtype="float32"), steps=0)
    network = run.trainer.network
    x, y = probe_of(run.trainer)
    for scale in (1e-30, 1e15):
        network.weights[1][...] = scale
        double = Trainer(RunConfig(dataset="reg-plane", layers=(Layer(1, "purelin"),))).network
        double.parameters[...] = network.parameters
        expected = np.linalg.norm(double.deltas(x.astype(float), y.astype(float))[0])
        assert ask(run, StavesWant()).layers[0].delta_norm == pytest.approx(expected, rel=1e-4)


def test_figures_of_a_state_that_is_not_finite_raise_nothing():
    run = live(MIXED, steps=0)
    run.trainer.network.weights[1][...] = np.nan
    run.trainer.network.weights[0][...] = np.inf
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for want in (StavesWant(), WeightsWant(), NeuronMapsWant(), DecisionMapWant(), DiagnosisWant()):
            assert ask(run, want) is not None
        assert run.answer([MaxoutWant(3, 0)]) == {}


def test_a_fused_output_takes_its_delta_without_the_derivative():
    dataset = Dataset([np.linspace(-3, 3, 50)], [(np.linspace(-3, 3, 50) > 0).astype(float)])
    run = live(RunConfig(loss="bce", output_activation="sigmoid", layers=(Layer(3, "tanh"),)), 20, dataset)
    network = run.trainer.network
    x, y = probe_of(run.trainer)
    expected = np.linalg.norm((network.forward(x) - y) / x.shape[1])
    assert ask(run, StavesWant()).layers[-1].delta_norm == pytest.approx(expected, rel=1e-12)


def test_a_maxout_unit_is_drawn_along_the_difference_of_its_busiest_pieces():
    run = live(MIXED)
    network, l, unit = run.trainer.network, 3, 1
    shown = ask(run, MaxoutWant(l, unit))
    trace = network.trace(probe_of(run.trainer)[0])
    w, b = network.weights[l][3 * unit : 3 * unit + 3], network.biases[l][3 * unit : 3 * unit + 3, 0]
    below = trace.a[l]
    shares = np.bincount(trace.winners[l][unit], minlength=3) / below.shape[1]
    i, j = sorted(np.argsort(-shares, kind="stable")[:2])
    direction = (w[i] - w[j]) / np.linalg.norm(w[i] - w[j])
    mean = below.mean(axis=1)
    assert np.allclose(shown.shares, shares)
    assert np.allclose(shown.slope, w @ direction)
    assert np.allclose(shown.intercept, w @ mean + b)
    t = direction @ (below - mean[:, None])
    every = -(-t.size // 60)
    assert np.allclose(shown.t, t[::every])
    assert np.allclose(shown.value, trace.a[l + 1][unit, ::every])
    assert np.array_equal(shown.winner, trace.winners[l][unit, ::every])
    assert shown.t_range[0] < t.min() < t.max() < shown.t_range[1]


def test_a_first_layer_of_maxout_is_drawn_over_the_inputs_and_equal_pieces_do_no_harm():
    run = live(RunConfig(layers=(Layer(2, "maxout"),), initializer="zeros"), steps=0)
    shown = ask(run, MaxoutWant(0, 1))
    assert shown.slope.tolist() == [0, 0]
    assert shown.shares.tolist() == [1, 0]
    assert np.isfinite(shown.t).all()
    assert shown.t_range[0] < shown.t_range[1]


def test_a_maxout_unit_is_drawn_as_long_as_an_axis_can_hold_its_lines():
    run = live(RunConfig(layers=(Layer(2, "maxout"),)), steps=0)
    run.trainer.network.weights[0][...] *= 1e200
    assert MaxoutWant(0, 1) in run.answer([MaxoutWant(0, 1)])
    run.trainer.network.weights[0][...] *= 1e107
    assert np.isfinite(run.trainer.network.weights[0]).all()
    assert MaxoutWant(0, 1) not in run.answer([MaxoutWant(0, 1)])


@pytest.mark.parametrize("want", [MaxoutWant(0, 0), MaxoutWant(3, 3), MaxoutWant(99, 0), MaxoutWant(3, -1),
                                  DecisionMapWant(columns=(0, 2)), NeuronMapsWant(columns=(1, 1))])  # fmt: skip
def test_a_want_that_does_not_fit_the_run_has_no_answer(want):
    assert want not in live(MIXED).answer([want, WeightsWant()])


def test_weights_are_copies(run):
    shown = ask(run, WeightsWant())
    before = [w.copy() for w in run.trainer.network.weights]
    slopes = [None if s is None else s[:, 0].copy() for s in run.trainer.network.slopes]
    run.advance(5)
    for found, then in zip(shown.slopes, slopes, strict=True):
        assert (found is None and then is None) or np.array_equal(found, then)
    for w, b, then, layer in zip(shown.weights, shown.biases, before, run.trainer.network.layers, strict=True):
        assert np.array_equal(w, then)
        assert b.shape == (layer.rows,)


def test_the_decision_map_is_the_output_over_the_box_bottom_row_first():
    run = live(MIXED)
    shown = ask(run, DecisionMapWant(resolution=31))
    assert (shown.values.shape, shown.values.dtype, shown.box) == ((1, 31, 31), np.float32, (-6, 6, -6, 6))
    for row, column, x in ((0, 0, (-6, -6)), (0, 30, (6, -6)), (30, 0, (-6, 6)), (15, 15, (0, 0)), (20, 5, (-4, 2))):
        expected = run.trainer.network.forward(np.array(x, float)[:, None]).item()
        assert shown.values[0, row, column] == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("resolution", [3, 100, 333])
def test_a_map_in_chunks_equals_the_networks_own_forward_pass(run, resolution):
    data = run.trainer.data
    shown = ask(run, DecisionMapWant(resolution=resolution))
    raw = np.repeat(data.centre[:, None], resolution**2, axis=1)
    xs, ys = np.linspace(*shown.box[:2], resolution), np.linspace(*shown.box[2:], resolution)
    raw[1], raw[0] = (axis.ravel() for axis in np.meshgrid(ys, xs, indexing="ij"))
    expected = run.trainer.network.forward(data.transform(raw))
    assert np.allclose(shown.values.reshape(len(expected), -1), expected, rtol=1e-3, atol=2e-4)


def test_a_map_of_two_chosen_columns_holds_the_rest_at_their_mean():
    run = live(WINE)
    data = run.trainer.data
    shown = ask(run, DecisionMapWant(resolution=5, columns=(7, 2)))
    assert shown.box == data.box(7, 2)
    point = data.centre.copy()
    point[7], point[2] = shown.box[1], shown.box[2]  # right end of column 7, lower end of column 2
    expected = run.trainer.network.forward(data.transform(point[:, None]))[:, 0]
    assert np.allclose(shown.values[:, 0, 4], expected, rtol=1e-4, atol=1e-4)


def test_maps_follow_the_training():
    run = live(MIXED, 0)
    before = ask(run, DecisionMapWant()).values
    kept = before.copy()
    run.advance(50)
    assert np.array_equal(before, kept)
    assert not np.array_equal(ask(run, DecisionMapWant()).values, kept)


def test_one_input_is_a_curve_and_no_map():
    run = live(RunConfig(dataset="sin", layers=(Layer(3, "tanh"),)))
    assert DecisionMapWant() not in run.answer([DecisionMapWant()])
    shown = ask(run, CurveWant(resolution=7))
    assert np.array_equal(shown.place, np.linspace(-6, 6, 7))
    assert np.allclose(shown.values, run.trainer.network.forward(np.linspace(-6, 6, 7)[None, :]), atol=1e-5)
    assert (shown.bends.size, shown.unmarked) == (0, "smooth")
    pictures = ask(run, NeuronMapsWant(resolution=7))
    assert pictures.layers[0].shape == (3, 7, 7)
    assert np.array_equal(pictures.layers[1][0, 0], shown.values[0])
    assert (pictures.layers[0] == pictures.layers[0][:, :1]).all()
    assert CurveWant() not in live(MIXED).answer([CurveWant()])


def test_a_curve_of_straight_lines_has_its_corners_among_its_points():
    run = live(RunConfig(dataset="sin", layers=(Layer(5, "relu"), Layer(3, "maxout")), standardize=True))
    shown = ask(run, CurveWant(resolution=50))
    network, data = run.trainer.network, run.trainer.data
    assert shown.unmarked == "" and shown.bends.size > 2
    assert shown.place.size == 50 + shown.bends.size and (np.diff(shown.place) >= 0).all()
    assert np.allclose(shown.values, network.forward(data.transform(shown.place[None])), rtol=1e-4, atol=1e-4)
    for x, layer in zip(shown.place[shown.bends], shown.bend_layers, strict=True):
        z = network.trace(data.transform([[x]])).z[layer][:, 0]
        apart = np.abs(z) if layer == 0 else np.abs(np.diff(z.reshape(3, 2), axis=1))  # relu at 0, pieces meeting
        assert apart.min() < 1e-9


@pytest.mark.parametrize(("settings", "why"), [
    ({"features": ("x1", "x1^2"), "layers": (Layer(4, "relu"),)}, "features"),
    ({"layers": (Layer(4, "relu"), Layer(4, "sigmoid"))}, "smooth"),
    ({"layers": (Layer(600, "relu"),), "initializer": "playground", "samples": 50}, "many"),
])  # fmt: skip
def test_a_curve_says_why_its_bends_are_not_marked(settings, why):
    run = live(RunConfig(dataset="sin", **settings), 0)
    if why == "many":
        run.trainer.network.biases[0][:, 0] = np.linspace(-1, 1, 600)
    shown = ask(run, CurveWant())
    assert (shown.unmarked, shown.bends.size, shown.place.size) == (why, 0, CurveWant().resolution)


def test_the_other_columns_can_stand_as_in_a_sample():
    run = live(WINE)
    data = run.trainer.data
    shown = ask(run, DecisionMapWant(resolution=5, columns=(7, 2), sample=31))
    point = data.raw[:, 31].copy()
    point[7], point[2] = shown.box[1], shown.box[2]
    expected = run.trainer.network.forward(data.transform(point[:, None]))[:, 0]
    assert np.allclose(shown.values[:, 0, 4], expected, rtol=1e-4, atol=1e-4)
    pictures = ask(run, NeuronMapsWant(resolution=5, columns=(7, 2), sample=31))
    assert np.allclose(pictures.layers[-1][:, 4, 4], expected, rtol=1e-4, atol=1e-4)
    assert np.allclose(pictures.inputs[:, 4, 4], data.transform(point[:, None])[:, 0])
    for sample in (-1, data.raw.shape[1]):
        assert DecisionMapWant(sample=sample) not in run.answer([DecisionMapWant(sample=sample)])


def test_a_map_of_a_thousand_columns_keeps_two():
    g = np.random.default_rng(0)
    data = Dataset(g.normal(size=(1000, 30)), g.normal(size=(1, 30)))
    run = LiveRun(Trainer(RunConfig(layers=(Layer(3, "tanh"),), standardize=True, initializer="normal"), data))
    shown = ask(run, DecisionMapWant(resolution=9, columns=(998, 3), sample=4))
    point = data.x[:, 4].copy()
    point[998], point[3] = shown.box[0], shown.box[3]
    expected = run.trainer.network.forward(run.trainer.data.transform(point[:, None]))[:, 0]
    assert np.allclose(shown.values[:, 8, 0], expected, rtol=1e-4)
    assert run._view.grids.of(9, (998, 3), 4).forward._inputs.shape == (3, 81)


def test_the_output_for_a_sample_and_the_samples_that_are_told_wrong():
    run = live(WINE)
    network, data = run.trainer.network, run.trainer.data
    output = network.forward(data.x)
    assert np.allclose(ask(run, SampleWant(17)).values, output[:, 17], rtol=1e-12)
    network.weights[-1][0] = 1e308
    network.biases[-1][0] = 1.7e308
    assert np.isfinite(ask(run, SampleWant(17)).values).all()
    network.weights[-1][0], network.biases[-1][0] = 0.1, 0.0
    output = network.forward(data.x)
    assert SampleWant(-1) not in run.answer([SampleWant(-1)])
    assert SampleWant(178) not in run.answer([SampleWant(178)])
    shown = ask(run, MistakesWant())
    assert shown.samples.tolist() == np.flatnonzero(output.argmax(axis=0) != data.y.argmax(axis=0)).tolist()
    assert shown.samples.size and shown.examined == 178
    signs = live(MIXED)
    wrong = np.sign(signs.trainer.network.forward(signs.trainer.data.x)[0]) != signs.trainer.data.y[0]
    assert ask(signs, MistakesWant()).samples.tolist() == np.flatnonzero(wrong).tolist()
    assert MistakesWant() not in live(RunConfig(dataset="reg-plane")).answer([MistakesWant()])


def test_neuron_maps_are_the_outputs_of_all_units_top_row_first():
    run = live(MIXED)
    shown = ask(run, NeuronMapsWant(resolution=9))
    assert [p.shape for p in shown.layers] == [(layer.size, 9, 9) for layer in run.trainer.network.layers]
    corner = run.trainer.network.trace(np.array([[-6.0], [6.0]])).a  # upper left
    for picture, a in zip(shown.layers, corner[1:], strict=True):
        assert np.allclose(picture[:, 0, 0], a[:, 0], atol=1e-4)
    assert shown.inputs[:, 0, 0].tolist() == [-6, 6]
    assert shown.inputs[:, 8, 0].tolist() == [-6, -6]


def test_neuron_maps_show_features_as_the_network_gets_them():
    run = live(RunConfig(features=("x1^2", "x2"), standardize=True))
    data = run.trainer.data
    shown = ask(run, NeuronMapsWant(resolution=3))
    assert np.allclose(shown.inputs[:, 0, 0], data.transform([[-6.0], [6.0]])[:, 0])


def arrays_in(value):
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from arrays_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from arrays_in(getattr(value, field.name))


def test_answers_are_read_only_and_keep_no_hold_on_the_run():
    run = live(MIXED)
    asked = [StavesWant(), MaxoutWant(3, 0), WeightsWant(), NeuronMapsWant(), DecisionMapWant(), LossesWant()]
    answers = run.answer(asked)
    arrays = [array for want in asked for array in arrays_in(answers[want])]
    assert len(arrays) > 60
    copies = [array.copy() for array in arrays]
    run.advance(50)
    run.answer(asked)
    for array, copy in zip(arrays, copies, strict=True):
        assert not array.flags.writeable
        assert np.array_equal(array, copy, equal_nan=True)


def test_asking_changes_nothing():
    run, alone = live(MIXED, 0), Trainer(MIXED)
    run.answer([StavesWant(), NeuronMapsWant(), DecisionMapWant(), DiagnosisWant()])
    assert np.array_equal(run.trainer.network.parameters, alone.network.parameters)


def test_the_map_of_a_large_network_is_coarser_and_still_its_output():
    large = LiveRun(Trainer(RunConfig(layers=(Layer(512, "tanh"), Layer(512, "tanh"), Layer(512, "tanh")))))
    shown = ask(large, DecisionMapWant())
    points = shown.values.shape[-1]
    assert 24 <= points < 100
    x_min, x_max, y_min, y_max = shown.box
    corner = large.trainer.network.forward(np.array([[x_min, x_max], [y_min, y_max]]))
    assert shown.values[0, 0, 0] == pytest.approx(corner[0, 0], abs=1e-5)
    assert shown.values[0, -1, -1] == pytest.approx(corner[0, 1], abs=1e-5)
