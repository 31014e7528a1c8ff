"""The network of a run at this moment, with the samples of one's choice: copies, so that a walk can be made elsewhere.

Asked when somebody wants to see it, not with every frame: all parameters and the optimizer's memory are copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import Params
from nnviz.training.data import frozen
from nnviz.training.walk.moment import Moment
from nnviz.training.wants import Want

if TYPE_CHECKING:
    from nnviz.training.probes import Observation
    from nnviz.training.trainer import Trainer

Source = Literal["sample", "batch", "probe"]
SOURCES: tuple[Source, ...] = get_args(Source)

MOST_SAMPLES = 512
MOST_VALUES = 1_000_000  # of z in all layers: 8 MB, and some ten milliseconds for the walk


@dataclass(frozen=True, slots=True)
class WalkWant(Want):
    """A Moment of the run.

    source    "sample": that one; "batch": the samples that the next step will take; "probe": the first `count` of it
    sample    its number in the data, from 0
    count     at most so many of the probe's
    """

    source: Source = "sample"
    sample: int = 0
    count: int = 10
    hz: ClassVar[int] = 4


def moment(now: Observation, want: WalkWant) -> Moment | None:
    """The answer; None where there is no such sample. `whole` says whether the batch was small enough to be all there.

    With the whole batch the walk's update is the run's own next step.
    """
    trainer = now.trainer
    chosen = _chosen(trainer, want)
    if chosen is None:
        return None
    config, network = trainer.config, trainer.network
    shown = chosen[: most_samples(trainer)]
    state = trainer.state()
    return Moment.of(
        network,
        trainer.data.x[:, shown],
        trainer.data.y[:, shown],
        optimizer=config.optimizer,
        optimizer_params=Params(config.optimizer_params),
        optimizer_state={name: frozen(array) for name, array in state["optimizer"].items()},
        rate=trainer.learning_rate,
        clip=config.clip,
        step=trainer.step,
        samples=tuple(int(number) for number in shown),
        whole=len(shown) == len(chosen),
    )


def most_samples(trainer: Trainer) -> int:
    """How many samples a walk of this network takes."""
    rows = sum(layer.rows for layer in trainer.network.layers)
    return max(1, min(MOST_SAMPLES, MOST_VALUES // rows))


def _chosen(trainer: Trainer, want: WalkWant) -> NDArray[np.intp] | None:
    if want.source == "probe":
        return trainer.probe[: max(1, want.count)]
    if want.source == "sample":
        return np.array([want.sample]) if 0 <= want.sample < trainer.data.x.shape[1] else None
    state = trainer.state()
    batch: NDArray[np.intp] = state["order"][state["position"] :][: trainer.config.batch_size]
    return trainer.data.train[batch]
