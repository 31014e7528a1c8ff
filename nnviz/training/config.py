"""RunConfig: everything a run is made from, frozen and checked. The one place where defaults, limits and choices stand.

It says nothing of how a run goes on; that is the Trainer's.
"""

from __future__ import annotations

import difflib
import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, field, fields
from typing import Any

import numpy as np

from nnviz.nn import (
    ACTIVATIONS,
    DATASETS,
    FEATURES,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    PENALTIES,
    EngineError,
    Layer,
    Registry,
)
from nnviz.training.data import SOURCES, Task
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, Message, engine_message

Choices = Registry[Any] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a field of RunConfig may hold; checks, command line and window all read it here.

    low, high   the closed range of a number (of a layer's size and of the number of layers, for `layers`); None = no end
    above       low itself is not allowed
    choices     the names allowed: a registry, which also knows aliases and remarks, or a tuple
    unit        what the number counts, for people
    optional    None is allowed and means a default that depends on the data
    live        may change while the run goes on
    """

    low: float | None = None
    high: float | None = None
    above: bool = False
    choices: Choices | None = None
    unit: str = ""
    optional: bool = False
    live: bool = False


def _setting(default: Any = MISSING, *, default_factory: Any = MISSING, **known: Any) -> Any:
    metadata = {"setting": Setting(**known)}
    if default is MISSING:
        return field(default_factory=default_factory, metadata=metadata)
    return field(default=default, metadata=metadata)


MOST_LAYERS = 200
MOST_UNITS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RunConfig:
    """All settings of a run. Raises ConfigError (a ValueError) naming field, value and allowed range.

    `layers` are the hidden ones; the output layer follows from the data and `output_activation`. Names are normalised
    to the registries' standard names. None stands for a default that depends on the data: `samples` as many as the source has
    by itself, `features` all inputs, `output_activation` and `loss` see `output_for` and `loss_for`, `weights_seed` the seed.
    """

    dataset: str = _setting("circle", choices=SOURCES)
    samples: int | None = _setting(None, low=1, high=1_000_000, optional=True, unit="samples")
    noise: float = _setting(0.0, low=0.0, high=0.5)
    train_fraction: float = _setting(0.5, low=0.0, high=1.0, above=True)
    features: tuple[str, ...] | None = _setting(None, choices=FEATURES, optional=True)
    standardize: bool = _setting(False)
    layers: tuple[Layer, ...] = _setting((Layer(4, "tanh"), Layer(2, "tanh")), low=1, high=MOST_UNITS, unit="units")
    output_activation: str | None = _setting(None, choices=ACTIVATIONS, optional=True)
    loss: str | None = _setting(None, choices=LOSSES, optional=True)
    loss_params: Mapping[str, float] = _setting(default_factory=dict)
    optimizer: str = _setting("sgd", choices=OPTIMIZERS)
    optimizer_params: Mapping[str, float] = _setting(default_factory=dict)
    learning_rate: float = _setting(0.03, low=0.0, above=True, live=True)
    schedule: str = _setting("constant", choices=("constant",))
    schedule_params: Mapping[str, float] = _setting(default_factory=dict)
    clip: tuple[str, float] | None = _setting(None, optional=True)
    batch_size: int = _setting(10, low=1, high=1_000_000, unit="samples", live=True)
    regularization: str = _setting("none", choices=PENALTIES, live=True)
    regularization_rate: float = _setting(0.0, low=0.0, live=True)
    initializer: str = _setting("xavier_uniform", choices=INITIALIZERS)
    init_scale: float = _setting(1.0, low=0.0, high=1000.0)
    seed: int = _setting(0, low=0, high=2**63 - 1)
    weights_seed: int | None = _setting(None, low=0, high=2**63 - 1, optional=True)
    dtype: str = _setting("float64", choices=("float64", "float32"))

    def __post_init__(self) -> None:
        for name in ("dataset", "optimizer", "schedule", "regularization", "initializer"):
            self._set(name, _name(name, getattr(self, name)))
        for name in ("output_activation", "loss"):
            if getattr(self, name) is not None:
                self._set(name, _name(name, getattr(self, name)))
        for name in ("noise", "train_fraction", "learning_rate", "regularization_rate", "init_scale"):
            self._set(name, _number(name, getattr(self, name)))
        for name in ("samples", "batch_size", "seed", "weights_seed"):
            if getattr(self, name) is not None or not SETTINGS[name].optional:
                self._set(name, _whole(name, getattr(self, name)))
        if not isinstance(self.standardize, (bool, np.bool_)):
            raise _type_error("standardize", self.standardize, EXPECTED["boolean"])
        self._set("standardize", bool(self.standardize))
        self._set("dtype", _name("dtype", self.dtype if isinstance(self.dtype, str) else _dtype_name(self.dtype)))
        self._set("features", self._checked_features())
        self._set("layers", self._checked_layers())
        for name, owner in (("loss_params", LOSSES[self.loss or "half_mse"]), ("optimizer_params", self._optimizer)):
            self._set(name, _params(name, getattr(self, name), owner))
        if self.loss is None and self.loss_params:
            raise ConfigError("loss_params", engine_message(_unknown_parameter("loss None", self.loss_params)))
        if self.schedule_params:
            raise ConfigError("schedule_params", engine_message(_unknown_parameter("constant", self.schedule_params)))
        if self.clip is not None:
            text = QT_TRANSLATE_NOOP("Message", "clip is {value!r}; so far only None, no clipping, is allowed.")
            raise ConfigError("clip", Message("config.clip", text, {"value": self.clip}))
        self._check_output_range()

    def needs_new_run(self, old: RunConfig) -> bool:
        """Whether a run with `old` cannot simply take on these settings and go on."""
        return any(getattr(self, name) != getattr(old, name) for name, s in SETTINGS.items() if not s.live)

    def output_for(self, task: Task) -> str:
        """The activation of the output layer: tanh for a ±1 row and purelin otherwise, unless it is set."""
        return self.output_activation or ("tanh" if task == "binary" else "purelin")

    def loss_for(self, task: Task) -> str:
        """The loss: softmax_cross_entropy for classes and half_mse otherwise, unless it is set."""
        return self.loss or ("softmax_cross_entropy" if task == "classes" else "half_mse")

    def to_dict(self) -> dict[str, Any]:
        """All fields as JSON knows them: lists, dicts, texts, numbers, true, false, null."""
        return {name: _jsonable(value) for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> RunConfig:
        """The config whose `to_dict` this is; missing fields have their defaults. Raises ConfigError."""
        if not isinstance(values, Mapping):
            raise _type_error("config", values, EXPECTED["settings_by_name"])
        for name in values:
            if name not in SETTINGS:
                near = difflib.get_close_matches(str(name), SETTINGS, n=1)
                raise ConfigError(str(name), _unknown_field(str(name), near[0] if near else None))
        given = dict(values)
        if "layers" in given:
            given["layers"] = _layers_from(given["layers"])
        return cls(**given)

    @property
    def _optimizer(self) -> Any:
        return OPTIMIZERS[self.optimizer]

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _checked_features(self) -> tuple[str, ...] | None:
        if self.features is None:
            return None
        if isinstance(self.features, str) or not isinstance(self.features, Sequence):
            raise _type_error("features", self.features, EXPECTED["names"])
        names = tuple(self.features)
        if self.dataset in DATASETS:
            names = tuple(_name("features", name) for name in names)
            inputs = DATASETS[self.dataset].inputs
            for name in names:
                if len(inputs) == 1 and "x2" in name:
                    text = QT_TRANSLATE_NOOP("Message", "{dataset} has one input only, so there is no feature {name}.")
                    values = {"dataset": self.dataset, "name": name}
                    raise ConfigError("features", Message("config.one_input", text, values))
        if not names or not all(isinstance(name, str) for name in names) or len(set(names)) != len(names):
            raise _type_error("features", self.features, EXPECTED["different_names"])
        return names

    def _checked_layers(self) -> tuple[Layer, ...]:
        if isinstance(self.layers, Layer) or not isinstance(self.layers, Sequence):
            raise _type_error("layers", self.layers, EXPECTED["layers"])
        for layer in self.layers:
            if not isinstance(layer, Layer):
                raise _type_error("layers", layer, EXPECTED["layer"])
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
        """Refuse a loss whose logarithms are not defined on what the output layer gives, whatever the task."""
        if self.loss is None:
            return
        loss = LOSSES[self.loss]
        outputs = (
            [self.output_activation] if self.output_activation else [self.output_for(t) for t in ("binary", "classes")]
        )
        for output in outputs:
            low, high = ACTIVATIONS[output].range
            if loss.accepts_range(low, high):
                continue
            assert loss.prediction_range is not None
            text = QT_TRANSLATE_NOOP(
                "Message",
                "{loss} needs outputs from {low:g} to {high:g}, but {output} gives {least:g} to {most:g}. Choose another "
                "output activation ({fitting}), or another loss.",
            )
            values = {
                "loss": self.loss,
                "low": loss.prediction_range[0],
                "high": loss.prediction_range[1],
                "output": output,
                "least": low,
                "most": high,
                "fitting": ", ".join(name for name, f in ACTIVATIONS.items() if loss.accepts_range(*f.range)),
            }
            raise ConfigError("loss", Message("config.output_range", text, values))


SETTINGS: Mapping[str, Setting] = {f.name: f.metadata["setting"] for f in fields(RunConfig)}
"""Limits and choices by field name."""


EXPECTED: Mapping[str, Message] = {
    "boolean": Message("config.boolean", QT_TRANSLATE_NOOP("Message", "true or false")),
    "names": Message("config.names", QT_TRANSLATE_NOOP("Message", "a list of names")),
    "different_names": Message("config.different_names", QT_TRANSLATE_NOOP("Message", "one or more different names")),
    "layers": Message("config.layers", QT_TRANSLATE_NOOP("Message", "a list of layers")),
    "layer": Message("config.layer", QT_TRANSLATE_NOOP("Message", "a Layer")),
    "layer_with_size": Message("config.layer_with_size", QT_TRANSLATE_NOOP("Message", "a layer with its size")),
    "number": Message("config.number", QT_TRANSLATE_NOOP("Message", "a number")),
    "whole": Message("config.whole", QT_TRANSLATE_NOOP("Message", "a whole number")),
    "numbers_by_name": Message("config.numbers_by_name", QT_TRANSLATE_NOOP("Message", "numbers by name")),
    "settings_by_name": Message(
        "config.settings_by_name", QT_TRANSLATE_NOOP("Message", "an object with the settings by name")
    ),
}
"""What a value of the wrong kind should have been."""


def _name(field_name: str, value: object) -> str:
    choices = SETTINGS[field_name].choices
    if isinstance(choices, Registry):
        try:
            return choices.standard_name(value)  # type: ignore[arg-type]  # it says what is wrong with any value
        except EngineError as error:
            raise ConfigError(field_name, engine_message(error)) from error
    assert choices is not None
    if value not in choices:
        text = QT_TRANSLATE_NOOP("Message", "{field} is {value!r}; allowed is: {choices}.")
        values = {"field": field_name, "value": value, "choices": ", ".join(choices)}
        raise ConfigError(field_name, Message("config.choice", text, values))
    return str(value)


def _number(field_name: str, value: object) -> float:
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise _type_error(field_name, value, EXPECTED["number"])
    _check_range(field_name, float(value))
    return float(value)


def _whole(field_name: str, value: object) -> int:
    if isinstance(value, (bool, np.bool_)):
        raise _type_error(field_name, value, EXPECTED["whole"])
    try:
        number = operator.index(value)  # type: ignore[arg-type]  # which is what is being asked
    except TypeError:
        raise _type_error(field_name, value, EXPECTED["whole"]) from None
    _check_range(field_name, number)
    return number


def _check_range(field_name: str, value: float) -> None:
    limits = SETTINGS[field_name]
    low, high = limits.low, limits.high
    assert low is not None
    if (
        low <= value <= (math.inf if high is None else high)
        and math.isfinite(value)
        and (value > low or not limits.above)
    ):
        return
    values = {"field": field_name, "value": value, "low": f"{low:,.0f}"}
    if high is not None:
        values["high"] = f"{high:,.0f}" if high == round(high) else f"{high:g}"
    if limits.above and high is None:
        text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; it must be greater than {low}.")
    elif limits.above:
        text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; it must be greater than {low} and at most {high}.")
    elif high is None:
        text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; it must be {low} or more.")
    else:
        text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; allowed is {low} to {high}.")
    raise ConfigError(field_name, Message("config.range", text, values))


def _params(field_name: str, value: object, owner: Any) -> dict[str, float]:
    if not isinstance(value, Mapping):
        raise _type_error(field_name, value, EXPECTED["numbers_by_name"])
    try:
        owner.complete(value)
    except EngineError as error:
        raise ConfigError(field_name, engine_message(error)) from error
    return dict(value)


def _dtype_name(value: object) -> str:
    try:
        return np.dtype(value).name  # type: ignore[call-overload,no-any-return]  # any object may have been given
    except TypeError:
        return str(value)


def _layers_from(value: object) -> tuple[Layer, ...]:
    """Layers from a list of Layer objects or of their dicts."""
    if isinstance(value, (str, Mapping)) or not isinstance(value, Sequence):
        raise _type_error("layers", value, EXPECTED["layers"])
    layers = []
    known = [f.name for f in fields(Layer)]
    for entry in value:
        if isinstance(entry, Layer):
            layers.append(entry)
            continue
        if not isinstance(entry, Mapping) or "size" not in entry:
            raise _type_error("layers", entry, EXPECTED["layer_with_size"])
        for name in entry:
            if name not in known:
                near = difflib.get_close_matches(str(name), known, n=1)
                raise ConfigError("layers", _unknown_field(str(name), near[0] if near else None))
        if not isinstance(entry.get("params", {}), Mapping):
            raise _type_error("layers", entry["params"], EXPECTED["numbers_by_name"])
        try:
            layers.append(Layer(**entry))
        except EngineError as error:
            raise ConfigError("layers", engine_message(error)) from error
    return tuple(layers)


def _jsonable(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_jsonable(item) for item in value]
    return dict(value) if isinstance(value, dict) else value


def _type_error(field_name: str, value: object, expected: Message) -> ConfigError:
    text = QT_TRANSLATE_NOOP("Message", "{field} is {value!r}; it must be {expected}.")
    return ConfigError(
        field_name, Message("config.type", text, {"field": field_name, "value": value, "expected": expected})
    )


def _unknown_field(name: str, near: str | None) -> Message:
    if near is None:
        text = QT_TRANSLATE_NOOP("Message", "There is no setting {name!r}.")
        return Message("config.unknown", text, {"name": name})
    text = QT_TRANSLATE_NOOP("Message", "There is no setting {name!r}. Did you mean {near!r}?")
    return Message("config.unknown", text, {"name": name, "near": near})


def _unknown_parameter(owner: str, params: Mapping[str, float]) -> EngineError:
    return EngineError("parameter.unknown", "", owner=owner, name=next(iter(params)), known="none")
