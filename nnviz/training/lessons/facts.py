"""The named facts of the live run, in the words of the engine: each with the want that asks for it and how it is read.

They are measured on snapshots of the real run. What pages and views measure themselves is theirs to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nnviz.nn import ACTIVATIONS
from nnviz.training.comparison_wants import LinearMapWant, SideMapWant
from nnviz.training.config import SETTINGS, RunConfig
from nnviz.training.gradient_wants import GradientWant, NudgeWant
from nnviz.training.lessons.conditions import Fact, Value
from nnviz.training.message import QT_TRANSLATE_NOOP
from nnviz.training.signals import SignalsWant
from nnviz.training.snapshot import RunInfo, RunState
from nnviz.training.symmetry_wants import SymmetryWant
from nnviz.training.wants import DecisionMap, LossesWant, StavesWant, Want

CONFIG = "config."
"""Before the name of a setting: its value in the run."""
WINS = 0.01
"""The share of the probe from which on a Maxout piece counts as one that wins."""


@dataclass(slots=True)
class Seen:
    """The last that is known of one run: `answers` by want, each as old as its turn."""

    info: RunInfo
    config: RunConfig
    state: RunState | None = None
    answers: dict[Want, Any] = field(default_factory=dict)
    running: bool = False
    runs: int = 1


@dataclass(frozen=True, slots=True)
class LiveFact:
    """`name`, English and marked for translation in the context "Fact", formulas between dollar signs.

    `measure(seen, layer)` is None where this cannot be told, of a layer out of range too; `layered`: it takes one.
    """

    name: str
    measure: Callable[[Seen, int | None], Value | None]
    want: Want | None = None
    layered: bool = False


def _state(name: str) -> Callable[[Seen, int | None], Value | None]:
    def measure(seen: Seen, layer: int | None) -> Value | None:
        return None if seen.state is None else getattr(seen.state, name)

    return measure


STAVES, GRADIENT, NUDGE, LOSSES = StavesWant(), GradientWant(), NudgeWant(), LossesWant()
SIGNALS, MAP, LINEAR, SYMMETRY = SignalsWant(), SideMapWant(), LinearMapWant(), SymmetryWant()


def _answered(want: Want, read: Callable[[Any], Value | None]) -> Callable[[Seen, int | None], Value | None]:
    def measure(seen: Seen, layer: int | None) -> Value | None:
        answer = seen.answers.get(want)
        return None if answer is None else read(answer)

    return measure


def _accuracy(part: str) -> Callable[[Any], Value | None]:
    return lambda losses: getattr(losses, f"{part}_accuracy")


def _per_layer(
    want: Want, values: Callable[[Any], Collection[float]], whole: Callable[[Any], float] = np.max
) -> Callable[[Seen, int | None], Value | None]:
    """Of the layer asked for, else `whole` of all hidden ones."""

    def measure(seen: Seen, layer: int | None) -> Value | None:
        answer = seen.answers.get(want)
        if answer is None:
            return None
        found = np.asarray(values(answer), dtype=float)[: len(seen.info.layers)]
        if layer is None:
            hidden = found[:-1] if len(found) == len(seen.info.layers) else found
            return float(whole(hidden)) if len(hidden) else None
        return float(found[layer]) if layer < len(found) else None

    return measure


def _over_last(values: Callable[[Any], Any]) -> Callable[[Any], Value | None]:
    """The first layer's over the last one's."""

    def read(answer: Any) -> float | None:
        found = values(answer)
        return float(found[0] / found[-1]) if found[-1] > 0 else None

    return read


def _winning(seen: Seen, layer: int | None) -> Value | None:
    """The least number of pieces that win somewhere, over the units of the layer or of all Maxout layers."""
    shares = _winner_shares(seen, layer)
    return min((int((unit >= WINS).sum()) for table in shares for unit in table), default=None)


def _least_share(seen: Seen, layer: int | None) -> Value | None:
    return min((float(table.min()) for table in _winner_shares(seen, layer)), default=None)


def _winner_shares(seen: Seen, layer: int | None) -> list[np.ndarray[Any, Any]]:
    staves = seen.answers.get(STAVES)
    layers = () if staves is None else staves.layers if layer is None else staves.layers[layer : layer + 1]
    return [stave.winner_shares for stave in layers if stave.winner_shares is not None]


def _half_kept(signals: Any) -> float | None:
    """How much of the answer is kept when only the stronger half of the units pass their signal on."""
    kept = float(signals.kept[int(np.abs(signals.units - signals.units[-1] / 2).argmin())])
    return None if np.isnan(kept) else kept


def straight_share(map_: DecisionMap) -> float | None:
    """Around the boundary of a tanh output: the share of places where z^L goes on as straight as it came."""
    output = map_.values[0].astype(float)
    z = np.arctanh(np.clip(output, -0.999, 0.999))
    bend = np.abs(z[:, 2:] - 2 * z[:, 1:-1] + z[:, :-2])
    rise = np.abs(z[:, 2:] - z[:, :-2])
    near = (np.abs(output[:, 2:]) < 0.9) & (np.abs(output[:, :-2]) < 0.9) & (rise > 0.02)
    return float(np.mean(bend[near] < 1e-3 * rise[near])) if near.sum() > 20 else None


def _mean_outputs(staves: Any) -> list[float]:
    return [float(np.mean(stave.mean_output)) for stave in staves.layers]


def _output(whole: Callable[[Any], float]) -> Callable[[Seen, int | None], Value | None]:
    """Over the outputs for the probe; of those that are no function of their own z, as softmax's, over their means."""

    def measure(seen: Seen, layer: int | None) -> Value | None:
        staves = seen.answers.get(STAVES)
        if staves is None:
            return None
        last, info = staves.layers[-1], seen.info.layers[-1]
        function = ACTIVATIONS[info.activation]
        return float(whole(function.value(last.z, **info.params) if function.elementwise else last.mean_output))

    return measure


def _dead(staves: Any) -> list[float]:
    return [float(np.mean(stave.dead)) for stave in staves.layers]


def _saturated(staves: Any) -> list[float]:
    return [stave.saturated_share for stave in staves.layers]


def _slope(gradients: Any) -> Any:
    return gradients.slope


def _linear(index: int) -> Callable[[Any], Value | None]:
    def read(linear: Any) -> float | None:
        numbers = [*linear.matrix[0], linear.offset[0]]
        return float(numbers[index]) if len(numbers) == 3 else None

    return read


def _named(name: str, measure: Callable[[Seen, int | None], Value | None], want: Want | None = None) -> LiveFact:
    return LiveFact(name, measure, want)


FACTS: Mapping[str, LiveFact] = {
    "step": _named(QT_TRANSLATE_NOOP("Fact", "step"), _state("step")),
    "epoch": _named(QT_TRANSLATE_NOOP("Fact", "epoch"), _state("epoch")),
    "running": _named(QT_TRANSLATE_NOOP("Fact", "running"), lambda seen, layer: seen.running),
    "runs": _named(QT_TRANSLATE_NOOP("Fact", "runs"), lambda seen, layer: seen.runs),
    "diverged": _named(
        QT_TRANSLATE_NOOP("Fact", "diverged"),
        lambda seen, layer: None if seen.state is None else seen.state.divergence is not None,
    ),
    "loss_train": _named(QT_TRANSLATE_NOOP("Fact", "train loss"), _state("train_loss")),
    "loss_test": _named(QT_TRANSLATE_NOOP("Fact", "test loss"), _state("test_loss")),
    "accuracy": _named(
        QT_TRANSLATE_NOOP("Fact", "accuracy on the test part"), _answered(LOSSES, _accuracy("test")), LOSSES
    ),
    "accuracy_train": _named(
        QT_TRANSLATE_NOOP("Fact", "accuracy on the train part"), _answered(LOSSES, _accuracy("train")), LOSSES
    ),
    "delta": LiveFact(
        QT_TRANSLATE_NOOP("Fact", "$||\\delta||$"), _per_layer(GRADIENT, lambda g: g.delta), GRADIENT, True
    ),
    "delta_first_over_last": _named(
        QT_TRANSLATE_NOOP("Fact", "$||\\delta^1|| / ||\\delta^L||$"),
        _answered(GRADIENT, _over_last(lambda g: g.delta)),
        GRADIENT,
    ),
    "slope": LiveFact(QT_TRANSLATE_NOOP("Fact", "mean $|f'(z)|$"), _per_layer(GRADIENT, _slope), GRADIENT, True),
    "change": LiveFact(
        QT_TRANSLATE_NOOP("Fact", "$||\\Delta W|| / ||W||$"),
        _per_layer(GRADIENT, lambda g: g.relative_change),
        GRADIENT,
        True,
    ),
    "change_first": _named(
        QT_TRANSLATE_NOOP("Fact", "$||\\Delta W^1|| / ||W^1||$"),
        _answered(GRADIENT, lambda g: float(g.relative_change[0])),
        GRADIENT,
    ),
    "nudge_last_over_first": _named(
        QT_TRANSLATE_NOOP("Fact", "$||\\Delta a^L|| / ||\\Delta a^1||$"),
        _answered(NUDGE, lambda nudge: float(nudge.relative[-1])),
        NUDGE,
    ),
    "saturated": LiveFact(QT_TRANSLATE_NOOP("Fact", "saturated"), _per_layer(STAVES, _saturated), STAVES, True),
    "dead": LiveFact(QT_TRANSLATE_NOOP("Fact", "dead units"), _per_layer(STAVES, _dead), STAVES, True),
    "mean_activation": LiveFact(
        QT_TRANSLATE_NOOP("Fact", "mean activation"), _per_layer(STAVES, _mean_outputs), STAVES, True
    ),
    "output_sum": _named(
        QT_TRANSLATE_NOOP("Fact", "sum of the outputs"),
        _answered(STAVES, lambda staves: float(staves.layers[-1].mean_output.sum())),
        STAVES,
    ),
    "output_least": _named(QT_TRANSLATE_NOOP("Fact", "smallest output"), _output(np.min), STAVES),
    "output_largest": _named(QT_TRANSLATE_NOOP("Fact", "largest output"), _output(np.max), STAVES),
    "pieces_winning": LiveFact(QT_TRANSLATE_NOOP("Fact", "pieces that win"), _winning, STAVES, True),
    "piece_least_share": LiveFact(QT_TRANSLATE_NOOP("Fact", "least share of a piece"), _least_share, STAVES, True),
    "distinct_units": LiveFact(
        QT_TRANSLATE_NOOP("Fact", "units that compute something of their own"),
        _per_layer(SYMMETRY, lambda s: s.distinct, np.min),
        SYMMETRY,
        True,
    ),
    "zero": LiveFact(
        QT_TRANSLATE_NOOP("Fact", "activations that are 0"), _per_layer(SIGNALS, lambda s: s.zero), SIGNALS, True
    ),
    "half_kept": _named(
        QT_TRANSLATE_NOOP("Fact", "answer kept by half of the units"), _answered(SIGNALS, _half_kept), SIGNALS
    ),
    "straight": _named(QT_TRANSLATE_NOOP("Fact", "straight part of the boundary"), _answered(MAP, straight_share), MAP),
    "linear_1": _named(QT_TRANSLATE_NOOP("Fact", "product of the weights, 1st"), _answered(LINEAR, _linear(0)), LINEAR),
    "linear_2": _named(QT_TRANSLATE_NOOP("Fact", "product of the weights, 2nd"), _answered(LINEAR, _linear(1)), LINEAR),
    "linear_offset": _named(
        QT_TRANSLATE_NOOP("Fact", "offset of the linear map"), _answered(LINEAR, _linear(2)), LINEAR
    ),
}


def is_live(name: str) -> bool:
    """Whether it is a fact of the live run, one of its settings included."""
    return name in FACTS or (name.startswith(CONFIG) and name.removeprefix(CONFIG) in SETTINGS)


def wants_of(facts: Collection[Fact]) -> frozenset[Want]:
    """What has to be asked for so that these can be told."""
    wants = (FACTS[fact.name].want for fact in facts if fact.name in FACTS)
    return frozenset(want for want in wants if want is not None)
