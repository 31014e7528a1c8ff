"""What changed between two setups, in a few words for the Edit menu. It changes nothing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import takewhile
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nnviz.nn import ACTIVATIONS, LOSSES, OPTIMIZERS, SCHEDULES, Layer, Parameter, Registry
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.presets import PRESETS
from nnviz.ui.number_format import percent, typed

NAMES: Mapping[str, str] = {
    "samples": QT_TRANSLATE_NOOP("Change", "samples"),
    "noise": QT_TRANSLATE_NOOP("Change", "noise"),
    "train_fraction": QT_TRANSLATE_NOOP("Change", "train share"),
    "features": QT_TRANSLATE_NOOP("Change", "input features"),
    "layers": QT_TRANSLATE_NOOP("Change", "layers"),
    "output_activation": QT_TRANSLATE_NOOP("Change", "output"),
    "loss": QT_TRANSLATE_NOOP("Change", "loss"),
    "optimizer": QT_TRANSLATE_NOOP("Change", "optimizer"),
    "learning_rate": QT_TRANSLATE_NOOP("Change", "learning rate"),
    "schedule": QT_TRANSLATE_NOOP("Change", "schedule"),
    "batch_size": QT_TRANSLATE_NOOP("Change", "batch"),
    "clip": QT_TRANSLATE_NOOP("Change", "clipping"),
    "regularization": QT_TRANSLATE_NOOP("Change", "regularisation"),
    "regularization_rate": QT_TRANSLATE_NOOP("Change", "regularisation rate"),
    "initializer": QT_TRANSLATE_NOOP("Change", "first weights"),
    "init_scale": QT_TRANSLATE_NOOP("Change", "scale of the first weights"),
    "seed": QT_TRANSLATE_NOOP("Change", "seed"),
    "dtype": QT_TRANSLATE_NOOP("Change", "kind of number"),
}
"""How a setting is called within a sentence; one that is not listed goes by its field's name."""

FROM_TO = QT_TRANSLATE_NOOP("Change", "{setting} {old} → {new}")
FOLDED = 3  # equal neighbours are one row of the panel, whose count is a number that can be typed
SHARES = ("noise", "train_fraction")
PARAMETERS = {"loss_params": "loss", "optimizer_params": "optimizer", "schedule_params": "schedule"}
REGISTRIES: Mapping[str, Registry[Any]] = {"loss": LOSSES, "optimizer": OPTIMIZERS, "schedule": SCHEDULES}


@dataclass(frozen=True, slots=True, eq=False)
class Setup:
    """What a run is made from: its settings, and the user's own data or (None) those that the settings name.

    `beside`: the settings of the runs that it is compared with, `limits`: where each of them all stands still.
    """

    config: RunConfig
    dataset: Dataset | None = None
    beside: tuple[RunConfig, ...] = ()
    limits: tuple[int | None, ...] = ()

    def same_as(self, other: Setup) -> bool:
        mine, its = (self.config, self.beside, self.limits), (other.config, other.beside, other.limits)
        return mine == its and self.dataset is other.dataset


@dataclass(frozen=True, slots=True)
class Change:
    """`text` in the window's language; `place` names the one number that changed, None if it was anything else."""

    text: str
    place: tuple[object, ...] | None = None


def change(before: Setup, after: Setup) -> Change:
    """What has to be done to get from `before` to `after`."""
    if len(before.beside) != len(after.beside):
        return _of_sides(len(after.beside) + 1)
    old, new = before.config, after.config
    if before.dataset is after.dataset and old == new:
        pairs = zip(before.beside, after.beside, strict=True)
        old, new = next(((one, other) for one, other in pairs if one != other), (old, new))
    names = {f.name for f in fields(RunConfig) if getattr(old, f.name) != getattr(new, f.name)}
    preset = next((preset for preset in PRESETS if preset.config == new and after.dataset is None), None)
    if preset is not None and len(names) > 1:
        name = QCoreApplication.translate("Preset", preset.name)
        return Change(_tr(QT_TRANSLATE_NOOP("Change", "preset: {name}")).format(name=name))
    if before.dataset is not after.dataset or "dataset" in names:
        name = after.dataset.name if after.dataset is not None else new.dataset
        return Change(_tr(QT_TRANSLATE_NOOP("Change", "data: {name}")).format(name=name or "?"))
    if names == {"weights_seed"}:
        return Change(_tr(QT_TRANSLATE_NOOP("Change", "new weights")))
    names -= {"weights_seed"}
    for parameters, owner in PARAMETERS.items():
        if owner in names:
            names.discard(parameters)
    if len(names) > 2:
        return Change(_tr(QT_TRANSLATE_NOOP("Change", "several settings")))
    if not names:
        return _of_sides(len(after.beside) + 1)  # other limits, or several of the runs
    changes = [_of_setting(name, old, new) for name in sorted(names)]
    if len(changes) == 1:
        return changes[0]
    return Change(_tr(QT_TRANSLATE_NOOP("Change", "{one}, {other}")).format(one=changes[0].text, other=changes[1].text))


def _of_sides(count: int) -> Change:
    if count == 1:
        return Change(_tr(QT_TRANSLATE_NOOP("Change", "one run alone")))
    return Change(_tr(QT_TRANSLATE_NOOP("Change", "compare {count} runs")).format(count=count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Change", text)


def _of_setting(name: str, old: RunConfig, new: RunConfig) -> Change:
    before, after = getattr(old, name), getattr(new, name)
    if name == "layers":
        return _of_layers(before, after)
    if name in PARAMETERS:
        owner = getattr(new, PARAMETERS[name])
        parameters = REGISTRIES[PARAMETERS[name]][owner].parameters if owner else {}
        return _of_parameters((name,), parameters, before, after)
    if name == "standardize":
        on = QT_TRANSLATE_NOOP("Change", "standardize inputs")
        off = QT_TRANSLATE_NOOP("Change", "inputs as they are")
        return Change(_tr(on if after else off))
    setting = _tr(NAMES[name]) if name in NAMES else name
    if name == "features":
        return Change(setting)
    text = _tr(FROM_TO).format(setting=setting, old=_written(name, before), new=_written(name, after))
    number = isinstance(before, (int, float)) or isinstance(after, (int, float))
    if name == "clip" and before is not None and after is not None:
        number = before[0] == after[0]
    return Change(text, (name,) if number else None)


def _written(name: str, value: object) -> str:
    if value is None:
        return "none" if name == "clip" else _tr(QT_TRANSLATE_NOOP("Change", "auto"))
    if isinstance(value, bool):
        return _tr(QT_TRANSLATE_NOOP("Change", "on") if value else QT_TRANSLATE_NOOP("Change", "off"))
    if isinstance(value, (int, float)):
        return percent(value) if name in SHARES and round(value, 2) == value else typed(value)
    if name == "clip" and isinstance(value, tuple):
        return f"{value[0]} {typed(value[1])}"
    if isinstance(value, tuple):
        return f"({', '.join(map(typed, value))})"
    return str(value)


def _of_parameters(
    place: tuple[object, ...],
    parameters: Mapping[str, Parameter],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Change:
    """A parameter that is not given has its default."""
    full = {name: (before.get(name, p.default), after.get(name, p.default)) for name, p in parameters.items()}
    changed = {name: values for name, values in full.items() if values[0] != values[1]}
    text = ", ".join(
        _tr(FROM_TO).format(setting=name, old=_written(name, old), new=_written(name, new))
        for name, (old, new) in changed.items()
    )
    switched = any(parameters[name].switch for name in changed)
    return Change(text, (*place, *changed) if len(changed) == 1 and not switched else None)


# -- layers ------------------------------------------------------------------------------------------------------------


def _of_layers(old: Sequence[Layer], new: Sequence[Layer]) -> Change:
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    longer, shorter = (new, old) if len(new) > len(old) else (old, new)
    if len(old) == len(new):
        return _edited(old, new) or _moved(old, new, first) or Change(_tr(NAMES["layers"]))
    extra = len(longer) - len(shorter)
    if tuple(longer[first + extra :]) != tuple(shorter[first:]):
        return Change(_tr(NAMES["layers"]))
    alike = list(takewhile(lambda layer: layer == longer[first], reversed(shorter[:first])))  # `first` is their end
    if extra > 1 or len(alike) >= FOLDED:
        counted = QT_TRANSLATE_NOOP("Change", "number of layers {old} → {new}")
        return Change(_tr(counted).format(old=len(old), new=len(new)), ("number of layers",))
    added = QT_TRANSLATE_NOOP("Change", "add layer {number}")
    removed = QT_TRANSLATE_NOOP("Change", "remove layer {number}")
    return Change(_tr(added if longer is new else removed).format(number=first + 1))


def _edited(old: Sequence[Layer], new: Sequence[Layer]) -> Change | None:
    """The same edit of one layer or of several that were folded into one row; None: it was something else."""
    changed = [i for i, (before, after) in enumerate(zip(old, new, strict=True)) if before != after]
    if len({(old[i], new[i]) for i in changed}) != 1:
        return None
    before, after = old[changed[0]], new[changed[0]]
    place = ("layers", *changed)
    if replace(before, size=after.size) == after:
        text = QT_TRANSLATE_NOOP("Change", "{layers}: {old} → {new} units")
        values, place = (before.size, after.size), (*place, "size")
    elif replace(before, initializer=after.initializer) == after:
        text = QT_TRANSLATE_NOOP("Change", "{layers}: first weights {old} → {new}")
        values, place = (_written("", before.initializer), _written("", after.initializer)), ()
    elif before.activation != after.activation:
        text = QT_TRANSLATE_NOOP("Change", "{layers}: {old} → {new}")
        values, place = (before.activation, after.activation), ()
    else:
        text = QT_TRANSLATE_NOOP("Change", "{layers}: {change}")
        inner = _of_parameters(place, ACTIVATIONS[after.activation].parameters, before.params, after.params)
        return Change(_tr(text).format(layers=_called(changed), change=inner.text), inner.place)
    return Change(_tr(text).format(layers=_called(changed), old=values[0], new=values[1]), place or None)


def _moved(old: Sequence[Layer], new: Sequence[Layer], first: int) -> Change | None:
    """One layer that went somewhere else; None: it was something else."""
    last = max(i for i, (before, after) in enumerate(zip(old, new, strict=True)) if before != after)
    text = QT_TRANSLATE_NOOP("Change", "move layer {old} to {new}")
    for start, end in ((first, last), (last, first)):
        layers = list(old)
        layers.insert(end, layers.pop(start))
        if tuple(layers) == tuple(new):
            return Change(_tr(text).format(old=start + 1, new=end + 1))
    return None


def _called(indices: Sequence[int]) -> str:
    if len(indices) == 1:
        return _tr(QT_TRANSLATE_NOOP("Change", "layer {number}")).format(number=indices[0] + 1)
    return _tr(QT_TRANSLATE_NOOP("Change", "layers {first}–{last}")).format(first=indices[0] + 1, last=indices[-1] + 1)
