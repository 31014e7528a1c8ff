"""Trainer: one network, its data and its steps, from a config. It trains and measures, and knows no time."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import ACTIVATIONS, LOSSES, EngineError, FastStep, Layer, Network
from nnviz.nn.network import QUIET
from nnviz.training import document
from nnviz.training.config import RunConfig
from nnviz.training.data import Array, Dataset, Task
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, Message
from nnviz.training.prepared import PreparedData, prepare
from nnviz.training.randomness import generator
from nnviz.training.snapshot import LayerInfo, RunInfo

Part = Literal["train", "test"]
# A pass over the probe goes into every frame: heavy networks get fewer samples, so that it stays at about 1.5 ms, a
# tenth of a frame, or for the heaviest at about one mini-batch step. Measured: each sample costs 0.09 ns for every
# parameter, and 200 times as much for every row of z, whose figures are counted, sorted into bins and summed.
PROBE_SIZE, LEAST_PROBE = 256, 32
PROBE_WORK, ROW_WORK = 16_000_000, 200  # of a pass, and of one value of z, in parameters times samples
MOST_PARAMETERS = 20_000_000
MEASURED_VALUES = 2**22  # of one layer at a time: 32 MB, where all samples of a large table would be gigabytes


@dataclass(frozen=True, slots=True)
class Figures:
    """How well the network does on one part of the data of m samples; `accuracy` is 0 to 1, None for a regression.

    `told` is what it says of each sample: the number of a class, (m,), or of a regression its outputs, (n_L, m).
    """

    loss: float
    accuracy: float | None
    told: NDArray[Any] | None = field(default=None, repr=False, compare=False)


class Trainer:
    """A run: the network at its present step.

    config    the settings in force, see `retune`
    data      the prepared data
    network   live: its weights and biases may be assigned into
    probe     numbers of the training samples, evenly picked, on which all pictures are computed; read-only.
              256 of them, in heavy networks fewer, but at least 32, see `probe_size`

    Raises ConfigError where config and data do not fit, ValueError for an engine that is not there.
    """

    def __init__(
        self, config: RunConfig, dataset: Dataset | None = None, engine: Literal["auto", "numpy"] = "auto"
    ) -> None:
        if engine not in ("auto", "numpy"):
            raise ValueError(f"engine is {engine!r}; allowed is: auto, numpy")
        self._build(config, prepare(config, dataset))

    def _build(self, config: RunConfig, data: PreparedData) -> None:
        self.config = config
        self.data = data
        task = self.data.task
        try:
            LOSSES[config.loss_for(task)].check_targets(self.data.y)
        except EngineError as error:
            raise ConfigError("loss", error.message) from error
        layers = (*config.layers, Layer(self.data.y.shape[0], config.output_for(task)))
        _check_size(self.data.x.shape[0], layers)
        self.network = Network(
            self.data.x.shape[0],
            layers,
            config.loss_for(task),
            config.loss_params,
            config.regularization,
            config.regularization_rate,
            config.dtype,
        )
        weights_seed = config.seed if config.weights_seed is None else config.weights_seed
        self.network.initialize(generator(weights_seed, "weights"), config.initializer, config.init_scale)
        self._parts: dict[Part, tuple[Array, Array]] = {
            "train": (_columns(self.data.x, self.data.train), _columns(self.data.y, self.data.train)),
            "test": (_columns(self.data.x, self.data.test), _columns(self.data.y, self.data.test)),
        }
        self._truth = {part: told_classes(y, task) for part, (_, y) in self._parts.items()}
        self._fast = FastStep(
            self.network,
            *self._parts["train"],
            rng=generator(config.seed, "batches"),
            batch_size=config.batch_size,
            optimizer=config.optimizer,
            optimizer_params=config.optimizer_params,
            learning_rate=config.learning_rate,
            schedule=config.schedule,
            schedule_params=config.schedule_params,
            clip=config.clip,
        )
        count = len(self.data.train)
        picked = min(count, probe_size(self.network))
        self.probe = self.data.train[np.arange(picked) * count // picked]
        self.probe.setflags(write=False)

    @property
    def step(self) -> int:
        """Mini-batch updates made so far."""
        return self._fast.step

    @property
    def epoch(self) -> int:
        """Completed passes through the training part."""
        return self._fast.epoch

    @property
    def learning_rate(self) -> float:
        """What the schedule has made of `config.learning_rate` in this epoch."""
        return self._fast.rate

    def advance(self, steps: int = 1) -> None:
        """Make so many mini-batch steps; slicing them changes nothing. NaN and infinity are values like others.

        Raises ValueError for fewer than 0.
        """
        count = operator.index(steps)
        if count < 0:
            raise ValueError(f"steps is {count}; allowed is 0 or more")
        self._fast.run(count)

    def loss(self, part: Part = "train") -> float | None:
        """The loss over a part of the data, with the regularisation term; None without a test part."""
        figures = self.measure(part)
        return None if figures is None else figures.loss

    def accuracy(self, part: Part = "train") -> float | None:
        """The share of a part told right, a ±1 row by its sign; None for a regression or without a test part."""
        figures = self.measure(part)
        return None if figures is None else figures.accuracy

    def measure(self, part: Part) -> Figures | None:
        """Loss and accuracy from one forward pass; None without a test part. ValueError for another part."""
        if part not in self._parts:
            raise ValueError(f"part is {part!r}; allowed is: {', '.join(self._parts)}")
        x, y = self._parts[part]
        if not x.shape[1]:
            return None
        network = self.network
        with np.errstate(**QUIET):
            output = self._output(x)
            loss = network.loss_function.value(output, y, **network.loss_params) + network.penalty_loss()
        if self.data.task == "regression":
            return Figures(float(loss), None, output)
        told = told_classes(output, self.data.task)
        return Figures(float(loss), float(np.mean(told == self._truth[part])), told)

    def _output(self, x: Array) -> Array:
        """The network's output for x (n_0, m), so many samples at a time that a layer of them fits into memory."""
        most = max(1, MEASURED_VALUES // max(layer.rows for layer in self.network.layers))
        parts = [self.network.forward(x[:, first : first + most]) for first in range(0, x.shape[1], most)]
        return np.concatenate(parts, axis=1) if len(parts) > 1 else parts[0]

    def samples(self, part: Part) -> tuple[Array, Array]:
        """The inputs (n_0, m) and targets (n_L, m) of a part, read-only."""
        return self._parts[part]

    def truth(self, part: Part) -> NDArray[Any]:
        """What `Figures.told` should be: the numbers of the classes, (m,), or of a regression its targets, (n_L, m)."""
        return self._truth[part]

    def retune(self, config: RunConfig) -> None:
        """Take on live settings, such as another learning rate, in flight. ValueError if more has changed."""
        if config.needs_new_run(self.config):
            raise ValueError("these settings need a new run")
        old, self.config = self.config, config
        if config.learning_rate != old.learning_rate:
            self._fast.learning_rate = config.learning_rate
        if (config.schedule, config.schedule_params) != (old.schedule, old.schedule_params):
            self._fast.set_schedule(config.schedule, config.schedule_params)
        if config.clip != old.clip:
            self._fast.set_clip(config.clip)
        if config.batch_size != old.batch_size:
            self._fast.batch_size = config.batch_size
        if (config.regularization, config.regularization_rate) != (old.regularization, old.regularization_rate):
            self._fast.set_penalty(config.regularization, config.regularization_rate)

    def info(self) -> RunInfo:
        """What stays the same while the run goes on, for the views."""
        layers = tuple(
            LayerInfo(layer.size, layer.activation.name, dict(layer.settings), layer.pieces, layer.n_in)
            for layer in self.network.layers
        )
        return RunInfo(self.config, layers, self.data, self.network.parameters.size, len(self.probe))

    @property
    def last_gradient(self) -> Array:
        """Live, flat like the parameters: the gradient that the last step followed, with the penalty's share, clipped,
        and of plain SGD times the rate: its signs are what counts. Before a step, and after `restore`, it is nothing.
        """
        return self._fast.gradient

    def proposed_change(self, gradient: Array) -> Array:
        """What the next step would add to the parameters if this were its gradient; both flat. Nothing changes."""
        return self._fast.proposed_change(gradient)

    def state(self) -> dict[str, Any]:
        """Copies of all that training changes; `restore` goes on from it bit for bit."""
        return self._fast.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go back to a `state()` of this run, made under the present settings."""
        self._fast.restore(state)

    def save(self, path: str | Path) -> None:
        """Write the whole run, its data included, to the file at `path`; `load` goes on from it bit for bit.

        The file is complete or it is not there. Raises DocumentError where it cannot be written.
        """
        document.write(self.copy(), path)

    @classmethod
    def load(cls, path: str | Path) -> Trainer:
        """The run that `save` wrote, at the step where it stood. Raises DocumentError for a bad file."""
        return cls.resumed(document.read(path))

    def copy(self) -> document.Document:
        """All that `save` writes, as it is now."""
        return document.Document(self.config, self.data.dataset, self.data.kind, self.state())

    @classmethod
    def resumed(cls, saved: document.Document) -> Trainer:
        """The run of which `saved` is the copy. Raises DocumentError where its parts do not fit together."""
        trainer = cls.begun(saved)
        trainer.take_up(saved)
        return trainer

    @classmethod
    def begun(cls, saved: document.Document) -> Trainer:
        """The run of which `saved` is the copy, at step 0. Raises DocumentError."""
        trainer = cls.__new__(cls)
        try:
            trainer._build(saved.config, prepare(saved.config, saved.dataset, saved.kind))
        except ConfigError as error:
            raise document.misfit(saved, f"config/{error.field}", error.message) from error
        return trainer

    def take_up(self, saved: document.Document) -> None:
        """Go on from the state of `saved`, the copy of such a run as this. Raises DocumentError."""
        document.check_state(saved, self.state())
        try:
            self.restore(saved.state)
        except (TypeError, ValueError, KeyError, OverflowError) as error:  # NumPy's check of its own random numbers
            raise document.misfit(saved, "state/generator", error) from error


def probe_size(network: Network) -> int:
    """How many samples the probe of this network has where there are enough: 32 to 256."""
    work = network.parameters.size + ROW_WORK * sum(layer.rows for layer in network.layers)
    return min(PROBE_SIZE, max(LEAST_PROBE, PROBE_WORK // work))


def _columns(matrix: Array, chosen: NDArray[np.intp]) -> Array:
    part = np.ascontiguousarray(matrix[:, chosen])
    part.setflags(write=False)
    return part


def told_classes(output: Array, task: Task) -> NDArray[Any]:
    """The classes that outputs or targets (n_L, m) mean: of -1 and +1 number 0 and 1; a regression's are themselves."""
    if task == "regression":
        return output
    numbers: NDArray[np.intp] = (output[0] >= 0).astype(np.intp) if task == "binary" else output.argmax(axis=0)
    return numbers


def _check_size(inputs: int, layers: tuple[Layer, ...]) -> None:
    """Refuse a network that would not fit into memory, before it is tried."""
    parameters = 0
    for layer in layers:
        f = ACTIVATIONS[layer.activation]
        parameters += layer.size * (f.pieces(**f.complete(layer.params)) * (inputs + 1) + f.learned_slope)
        inputs = layer.size
    if parameters > MOST_PARAMETERS:
        text = QT_TRANSLATE_NOOP(
            "Message",
            "These layers have {count:,} weights and biases; at most {most:,} are allowed. Make them smaller.",
        )
        raise ConfigError("layers", Message("config.parameters", text, {"count": parameters, "most": MOST_PARAMETERS}))
