"""Whatever run can be set up: its steps follow the formulas, and everything that can be asked is answered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from any_run import losses_for, runs
from hypothesis import HealthCheck, given, reject, settings

from nnviz.nn import ACTIVATIONS, LOSSES, PENALTIES, Layer
from nnviz.training.comparison_wants import (
    DeltaNormsWant,
    LinearMapWant,
    RaceLossesWant,
    RaceMapWant,
    SaturationWant,
    SideMapWant,
)
from nnviz.training.config import RunConfig
from nnviz.training.function_wants import ZHistogramsWant
from nnviz.training.gradient_wants import FIGURES, GradientHistoryWant, GradientWant, NudgeWant
from nnviz.training.live_run import LiveRun
from nnviz.training.maxout_wants import LessonsWant, ThinWant, UnitWant, WinnerHistoryWant, WinnersWant
from nnviz.training.message import ConfigError
from nnviz.training.parameters_want import ParametersWant
from nnviz.training.preview_want import PreviewWant
from nnviz.training.probes import PROBES
from nnviz.training.signals import SignalsWant
from nnviz.training.slices_places import Place
from nnviz.training.slices_wants import SliceWant
from nnviz.training.symmetry_wants import SymmetryWant
from nnviz.training.trainer import Trainer
from nnviz.training.walk_want import SOURCES, WalkWant
from nnviz.training.wants import (
    ActivityWant,
    ConfusionWant,
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
from nnviz.training.zigzag_wants import ZigzagWant

ANY = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def built(config: RunConfig) -> Trainer:
    try:
        return Trainer(config)
    except ConfigError:
        reject()


def wants(run: LiveRun) -> list[Want]:
    """At least one of every kind."""
    config = run.trainer.config
    asked = [
        *(kind() for kind in (StavesWant, ZHistogramsWant, WeightsWant, ActivityWant, CurveWant, MistakesWant)),
        *(kind(resolution=12) for kind in (NeuronMapsWant, DecisionMapWant, SideMapWant, RaceMapWant)),
        *(kind() for kind in (LossesWant, RaceLossesWant, DiagnosisWant, DeltaNormsWant, LinearMapWant)),
        *(kind() for kind in (GradientWant, NudgeWant, WinnersWant, SignalsWant, SaturationWant)),
        *map(GradientHistoryWant, FIGURES),
        *(ConfusionWant(part) for part in ("train", "test")),
        *(PreviewWant(replace(config, **other)) for other in ({}, {"layers": ()}, {"seed": 5})),
        *(kind(number) for kind in (SampleWant, ThinWant) for number in (0, 10**6)),
        ParametersWant(),
        *(WalkWant(source) for source in SOURCES),
        WalkWant(sample=10**6),
        *(SliceWant(kind) for kind in ("random", "path")),
    ]
    for l, layer in enumerate(run.trainer.network.layers):
        asked += [
            SignalsWant(l),
            LessonsWant(l),
            SymmetryWant(l),
            ZigzagWant(l, 0),
            ZigzagWant(l, layer.rows - 1, (2, 0)),
            SliceWant("weights", (Place(l, 0, 0), Place(l, layer.rows - 1, layer.n_in), Place(l, layer.rows, None))),
            SliceWant("weights", (Place(l, 0, 0),)),
        ]
        asked += [kind(l, unit) for kind in (MaxoutWant, UnitWant, WinnerHistoryWant) for unit in (0, layer.size)]
    return asked


def mixed(loss: str, rng: np.random.Generator) -> RunConfig:
    """Any functions one behind the other, of sizes at which none is saturated throughout."""

    def layer() -> Layer:
        name = str(rng.choice(list(ACTIVATIONS)))
        settable = ACTIVATIONS[name].parameters.items()
        params = {key: int(rng.integers(2, 5)) if p.integer else rng.uniform(p.low, 1) for key, p in settable}
        return Layer(int(rng.integers(1, 7)), name, params if rng.random() < 0.5 else {})

    outputs = [name for name, f in ACTIVATIONS.items() if LOSSES[loss].accepts_range(*f.range)]
    return RunConfig(
        dataset=str(rng.choice([name for name in ("circle", "xor4", "iris", "sin") if loss in losses_for(name)])),
        standardize=True,
        layers=[layer() for _ in range(rng.integers(0, 6))],
        output_activation=str(rng.choice(outputs)),
        loss=loss,
        loss_params={name: rng.uniform(0.1, 2) for name in LOSSES[loss].parameters},
        clip=[None, ("norm", 0.5), ("value", 0.1)][rng.integers(3)],
        batch_size=int(rng.integers(1, 40)),
        regularization=str(rng.choice(list(PENALTIES))),
        regularization_rate=rng.uniform(0, 0.1),
        seed=int(rng.integers(1000)),
        dtype=str(rng.choice(["float64", "float64", "float32"])),
    )


@pytest.mark.parametrize("loss", LOSSES)
def test_any_mixture_goes_along_the_gradient_of_the_formulas(loss):
    for config in (mixed(loss, np.random.default_rng(seed)) for seed in range(20)):
        trainer = Trainer(config)
        network, (x, y) = trainer.network, trainer.samples("train")
        for _ in range(4):
            state = trainer.state()
            batch = state["order"][state["position"] :][: config.batch_size]
            change = trainer.proposed_change(network.gradient(x[:, batch], y[:, batch]))
            trainer.advance(1)
            moved = network.parameters - state["parameters"]
            tolerance = 1e-12 if config.dtype == "float64" else 1e-5
            size = np.linalg.norm(state["parameters"]) + np.linalg.norm(change)
            assert np.linalg.norm(moved - change) <= tolerance * size, config


@ANY
@given(runs(most_layers=5))
def test_any_run_answers_everything_at_once_and_one_by_one(config):
    live = LiveRun(built(config))
    for steps in (0, 1, 20):
        live.advance(steps)
        asked = wants(live)
        assert {type(want) for want in asked} == set(PROBES), "a want that is not asked"
        together = live.answer(asked)
        for want in asked:
            assert (want in live.answer([want])) == (want in together), want
