"""RunConfig: everything a run is made from, frozen and checked. The one place where defaults, limits and choices stand.

It says nothing of how a run goes on; that is the Trainer's.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

import numpy as np

from nnviz.nn import (
    ACTIVATIONS,
    CLIPPINGS,
    DATASETS,
    FEATURES,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    PENALTIES,
    SCHEDULES,
    EngineError,
    Layer,
    Params,
)
from nnviz.training.data import SOURCES, Task
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, Message
from nnviz.training.setting import Setting, checked_params, type_error

MOST_LAYERS = 200
MOST_UNITS = 10_000
LARGEST_SEED = 2**63 - 1


def _setting(default: Any, **known: Any) -> Any:
    return field(default=default, metadata={"setting": Setting(**known)})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunConfig:
    """All settings of a run. Raises ConfigError (a ValueError) naming field, value and allowed range.

    `layers` are the hidden ones; the output layer follows from the data and `output_activation`. Names are
    normalised to the registries' standard names. None stands for a default that depends on the data: `samples` as many
    as the source has by itself, `features` all inputs, `output_activation` and `loss` as `output_for` and `loss_for`
    say, `weights_seed` the seed; of `clip` it is no clipping, else ("norm" or "value", limit).
    """

    dataset: str = _setting("circle", choices=SOURCES)
    samples: int | None = _setting(None, low=1, high=1_000_000, optional=True, unit="samples")
    noise: float = _setting(0.0, low=0, high=0.5)
    train_fraction: float = _setting(0.5, low=0, high=1, above=True)
    features: tuple[str, ...] | None = _setting(None, choices=FEATURES, optional=True)
    standardize: bool = _setting(False)
    layers: tuple[Layer, ...] = _setting((Layer(4, "tanh"), Layer(2, "tanh")), low=1, high=MOST_UNITS, unit="units")
    output_activation: str | None = _setting(None, choices=ACTIVATIONS, optional=True)
    loss: str | None = _setting(None, choices=LOSSES, optional=True)
    loss_params: Mapping[str, float] = _setting(Params({}))
    optimizer: str = _setting("sgd", choices=OPTIMIZERS)
    optimizer_params: Mapping[str, Any] = _setting(Params({}))
    learning_rate: float = _setting(0.03, low=0, above=True, live=True)
    schedule: str = _setting("constant", choices=SCHEDULES, live=True)
    schedule_params: Mapping[str, Any] = _setting(Params({}), live=True)
    clip: tuple[str, float] | None = _setting(None, low=0, above=True, choices=CLIPPINGS, optional=True, live=True)
    batch_size: int = _setting(10, low=1, unit="samples", live=True)
    regularization: str = _setting("none", choices=PENALTIES, live=True)
    regularization_rate: float = _setting(0.0, low=0, live=True)
    initializer: str = _setting("xavier_uniform", choices=INITIALIZERS)
    init_scale: float = _setting(1.0, low=0, high=1000)
    seed: int = _setting(0, low=0, high=LARGEST_SEED)
    weights_seed: int | None = _setting(None, low=0, high=LARGEST_SEED, optional=True)
    dtype: str = _setting("float64", choices=("float64", "float32"))

    def __post_init__(self) -> None:
        self._set("dtype", _dtype_name(self.dtype))
        for name in (
            *("dataset", "output_activation", "loss", "optimizer", "schedule", "regularization", "initializer"),
            "dtype",
        ):
            self._check(name, Setting.checked_name)
        for name in ("noise", "train_fraction", "learning_rate", "regularization_rate", "init_scale"):
            self._check(name, Setting.checked_number)
        for name in ("samples", "batch_size", "seed", "weights_seed"):
            self._check(name, Setting.checked_whole)
        if not isinstance(self.standardize, (bool, np.bool_)):
            raise type_error("standardize", self.standardize, "boolean")
        self._set("standardize", bool(self.standardize))
        self._set("features", self._checked_features())
        self._set("layers", self._checked_layers())
        for name, owner, parameters in (
            ("loss_params", self.loss or "loss None", LOSSES[self.loss].parameters if self.loss else {}),
            ("optimizer_params", self.optimizer, OPTIMIZERS[self.optimizer].parameters),
            ("schedule_params", self.schedule, SCHEDULES[self.schedule].parameters),
        ):
            self._set(name, checked_params(name, getattr(self, name), owner, parameters))
        self._check("clip", Setting.checked_clip)
        self._check_output_range()

    def needs_new_run(self, old: RunConfig) -> bool:
        """Whether a run with `old` cannot simply take on these settings and go on."""
        return any(getattr(self, name) != getattr(old, name) for name, s in SETTINGS.items() if not s.live)

    def sharing(self, other: RunConfig) -> RunConfig:
        """These settings on the data, batches and chance of `other`; a loss that may not fit its data is left to them.

        Raises ConfigError where that cannot be.
        """
        shared = {name: getattr(other, name) for name in SHARED}
        if other.dataset != self.dataset:
            shared |= {"output_activation": None, "loss": None, "loss_params": Params({})}
        return replace(self, **shared)

    def output_for(self, task: Task) -> str:
        """The activation of the output layer: tanh for a ±1 row and purelin otherwise, unless it is set."""
        return self.output_activation or ("tanh" if task == "binary" else "purelin")

    def loss_for(self, task: Task) -> str:
        """The loss: softmax_cross_entropy for classes and half_mse otherwise, unless it is set."""
        return self.loss or ("softmax_cross_entropy" if task == "classes" else "half_mse")

    def to_dict(self) -> dict[str, Any]:
        """All fields as JSON knows them: lists, objects, texts, numbers, true, false, null."""
        return asdict(self, dict_factory=_plain)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> RunConfig:
        """The config whose `to_dict` this is; missing fields have their defaults. Raises ConfigError."""
        if not isinstance(values, Mapping):
            raise type_error("config", values, "settings")
        _check_known("", values, SETTINGS)
        given = dict(values)
        if "layers" in given:
            if isinstance(given["layers"], (str, Mapping)) or not isinstance(given["layers"], Sequence):
                raise type_error("layers", given["layers"], "layers")
            given["layers"] = tuple(map(_layer_from, given["layers"]))
        return cls(**given)

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _check(self, name: str, check: Any) -> None:
        value = getattr(self, name)
        if value is not None or not SETTINGS[name].optional:
            self._set(name, check(SETTINGS[name], name, value))

    def _checked_features(self) -> tuple[str, ...] | None:
        if self.features is None:
            return None
        if isinstance(self.features, str) or not isinstance(self.features, Sequence) or not self.features:
            raise type_error("features", self.features, "names")
        names = tuple(self.features)
        if self.dataset in DATASETS:
            names = tuple(SETTINGS["features"].checked_name("features", name) for name in names)
            for name in names:
                if "x2" in name and len(DATASETS[self.dataset].inputs) == 1:
                    text = QT_TRANSLATE_NOOP("Message", "{dataset} has one input only, so there is no feature {name}.")
                    values = {"dataset": self.dataset, "name": name}
                    raise ConfigError("features", Message("config.one_input", text, values))
        if not all(isinstance(name, str) for name in names) or len(set(names)) != len(names):
            raise type_error("features", self.features, "names")
        return names

    def _checked_layers(self) -> tuple[Layer, ...]:
        if not isinstance(self.layers, Sequence) or isinstance(self.layers, str):
            raise type_error("layers", self.layers, "layers")
        for layer in self.layers:
            if not isinstance(layer, Layer):
                raise type_error("layers", layer, "layer")
            if layer.size > MOST_UNITS:
                text = QT_TRANSLATE_NOOP("Message", "A layer of {size} units is too large; allowed is 1 to {most}.")
                values = {"size": layer.size, "most": MOST_UNITS}
                raise ConfigError("layers", Message("config.large_layer", text, values))
        if len(self.layers) > MOST_LAYERS:
            text = QT_TRANSLATE_NOOP("Message", "{count} layers are too many; allowed are 0 to {most} hidden layers.")
            values = {"count": len(self.layers), "most": MOST_LAYERS}
            raise ConfigError("layers", Message("config.many_layers", text, values))
        return tuple(self.layers)

    def _check_output_range(self) -> None:
        """Refuse a loss whose logarithms are not defined on what the output layer gives."""
        loss = LOSSES[self.loss] if self.loss else None
        if loss is None or loss.prediction_range is None:
            return
        # Left to the data, the output is tanh or purelin: refused both, so the name of the data is good enough here.
        table = self.dataset not in DATASETS
        regression = not table and DATASETS[self.dataset].task == "regression"
        output = self.output_for("classes" if table else "regression" if regression else "binary")
        least, most = ACTIVATIONS[output].range
        if loss.accepts_range(least, most):
            return
        text = QT_TRANSLATE_NOOP(
            "Message",
            "{loss} needs outputs from {low:g} to {high:g}, but {output} gives {least} to {most}. "
            "Choose another output activation ({fitting}), or {other}, which takes any output.",
        )
        fitting = [name for name, f in ACTIVATIONS.items() if loss.accepts_range(*f.range)]
        values = {
            "loss": self.loss,
            "low": loss.prediction_range[0],
            "high": loss.prediction_range[1],
            "output": output,
            "least": f"{least:g}".replace("inf", "∞"),
            "most": f"{most:g}".replace("inf", "∞"),
            "fitting": ", ".join(sorted(fitting, key=lambda name: name != loss.made_for)),
            "other": loss.without_range,
        }
        raise ConfigError("loss", Message("config.output_range", text, values))


SHARED = (
    *("dataset", "samples", "noise", "train_fraction", "features", "standardize"),
    *("batch_size", "seed", "weights_seed", "dtype"),
)
"""The settings that runs beside each other have in common: the same data, batches and random numbers."""

SETTINGS: Mapping[str, Setting] = {f.name: f.metadata["setting"] for f in fields(RunConfig)}
"""What each field may hold, by its name."""


def _plain(entries: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of a config or of a layer, with lists and dicts for what is frozen in them."""
    values = dict(entries)
    values |= {name: list(value) for name, value in entries if isinstance(value, tuple)}
    return values | {name: _plain([*value.items()]) for name, value in entries if isinstance(value, Params)}


def _dtype_name(value: object) -> object:
    """The name of a type that NumPy knows by something other than a name; what is none stays as it is."""
    if value is None or isinstance(value, str):  # NumPy would take None for float64
        return value
    try:
        return np.dtype(value).name  # type: ignore[call-overload]  # any object may have been given
    except (TypeError, ValueError):
        return value


def _layer_from(entry: object) -> Layer:
    """A Layer, or one made from its dict; raises ConfigError."""
    if isinstance(entry, Layer):
        return entry
    if not isinstance(entry, Mapping):
        raise type_error("layers", entry, "layer")
    _check_known("layers", entry, [f.name for f in fields(Layer)])
    if "size" not in entry:
        raise type_error("layers", entry, "layer")
    try:
        return Layer(**entry)
    except EngineError as error:
        raise ConfigError("layers", error.message) from error


def _check_known(field_name: str, given: Iterable[Any], known: Iterable[str]) -> None:
    """Raise ConfigError for a name in `given` that is no setting, for the field of that name unless one is given."""
    for name in given:
        if name in known:
            continue
        near = difflib.get_close_matches(str(name), known, n=1)
        if near:
            text = QT_TRANSLATE_NOOP("Message", "There is no setting {name!r}. Did you mean {near!r}?")
            message = Message("config.unknown", text, {"name": name, "near": near[0]})
        else:
            text = QT_TRANSLATE_NOOP("Message", "There is no setting {name!r}.")
            message = Message("config.unknown", text, {"name": name})
        raise ConfigError(field_name or str(name), message)
