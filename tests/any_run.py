"""Draws any RunConfig for the property tests: losses that go with the data and the output, and all else freely."""

from __future__ import annotations

import math
from dataclasses import fields
from functools import cache

from hypothesis import strategies as st

from nnviz.nn import (
    ACTIVATIONS,
    CLIPPINGS,
    DATASETS,
    FEATURES,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    EngineError,
    Layer,
    Parameter,
)
from nnviz.training.config import LARGEST_SEED, SETTINGS, RunConfig
from nnviz.training.data import make_dataset

NAMES = {name: st.sampled_from(sorted(setting.choices)) for name, setting in SETTINGS.items() if setting.choices}
SEEDS = st.integers(0, 9) | st.integers(0, LARGEST_SEED)


def parameters(known) -> st.SearchStrategy[dict]:
    """Some of what can be set on an activation, a loss, an optimizer or a schedule; pieces and the like up to 5."""
    return st.fixed_dictionaries({}, optional={name: parameter(p) for name, p in known.items()})


def parameter(p: Parameter) -> st.SearchStrategy:
    """Any value of one parameter, within its limits."""
    if p.switch:
        return st.booleans()
    if p.integer:
        return st.integers(int(p.low), min(int(p.high), 5))
    high = None if p.high == math.inf else p.high
    excluded = {"exclude_min": p.above, "exclude_max": p.below and high is not None}
    number = st.floats(p.low, high, allow_nan=False, allow_infinity=False, **excluded)
    return st.tuples(number, number) if p.pair else number


@st.composite
def layers(draw) -> Layer:
    activation = draw(NAMES["output_activation"])
    sizes = st.integers(1, 16)
    size = draw(sizes | sizes | sizes | st.integers(17, 256) | st.just(256))
    params = draw(parameters(ACTIVATIONS[activation].parameters))
    return Layer(size, activation, params, draw(st.none() | st.none() | NAMES["initializer"]))


@cache
def losses_for(dataset: str) -> list[str]:
    """The losses whose targets this data set has."""
    fitting = []
    for name, loss in LOSSES.items():
        try:
            loss.check_targets(make_dataset(dataset).y)
        except EngineError:
            continue
        fitting.append(name)
    return sorted(fitting)


@st.composite
def losses(draw, dataset: str) -> dict[str, object]:
    """A loss and an output activation that go together, and with the data set; or what follows from the data."""
    loss = draw(st.none() | st.sampled_from(losses_for(dataset)))
    output = st.none() | NAMES["output_activation"]
    params = {}
    if loss is not None:
        params = draw(parameters(LOSSES[loss].parameters))
        fitting = [name for name, f in ACTIVATIONS.items() if LOSSES[loss].accepts_range(*f.range)]
        if len(fitting) < len(ACTIVATIONS):
            output = st.sampled_from(sorted(fitting))
    return {"loss": loss, "loss_params": params, "output_activation": draw(output)}


@st.composite
def runs(draw, most_layers: int = 20) -> RunConfig:
    dataset = draw(NAMES["dataset"])
    known = sorted(FEATURES) if dataset in DATASETS else make_dataset(dataset).names
    if dataset in DATASETS and len(DATASETS[dataset].inputs) == 1:
        known = [name for name in known if "x2" not in name]
    orders = st.permutations(known).flatmap(lambda order: st.integers(1, len(order)).map(lambda n: tuple(order[:n])))
    optimizer, schedule = draw(NAMES["optimizer"]), draw(NAMES["schedule"])
    counts = st.integers(0, 4) | st.integers(0, most_layers) | st.just(most_layers)
    drawn = draw(losses(dataset)) | {
        "dataset": dataset,
        "samples": draw(st.none() | st.integers(1, 2000)),
        "noise": draw(st.floats(0, 0.5)),
        "train_fraction": draw(st.floats(0, 1, exclude_min=True) | st.just(1.0)),
        "features": draw(st.none() | orders),
        "standardize": draw(st.booleans()),
        "layers": tuple(draw(layers()) for _ in range(draw(counts))),
        "optimizer": optimizer,
        "optimizer_params": draw(parameters(OPTIMIZERS[optimizer].parameters)),
        "learning_rate": draw(st.floats(1e-4, 10) | st.sampled_from([5e-324, 1e3, 1e300])),
        "schedule": schedule,
        "schedule_params": draw(parameters(SCHEDULES[schedule].parameters)),
        "clip": draw(st.none() | st.tuples(st.sampled_from(sorted(CLIPPINGS)), st.floats(0, 100, exclude_min=True))),
        "batch_size": draw(st.integers(1, 64) | st.just(1_000_000)),
        "regularization": draw(NAMES["regularization"]),
        "regularization_rate": draw(st.floats(0, 1) | st.just(1e300)),
        "initializer": draw(NAMES["initializer"]),
        "init_scale": draw(st.floats(0, 3) | st.floats(0, 1000)),
        "seed": draw(SEEDS),
        "weights_seed": draw(st.none() | SEEDS),
        "dtype": draw(NAMES["dtype"]),
    }
    assert drawn.keys() == {field.name for field in fields(RunConfig)}, "a setting that is not drawn"
    return RunConfig(**drawn)
