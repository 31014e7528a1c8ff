"""Saved runs: what a `.nnviz` file holds and in which parts, and whether what was read makes a run.

It builds no network: that a state fits the one which its settings make is asked by `check_state`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nnviz.nn import DATASETS
from nnviz.training.config import RunConfig
from nnviz.training.csv_table import LARGEST
from nnviz.training.data import Dataset
from nnviz.training.loss_history import MOST_POINTS
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, DataError, DocumentError, Message
from nnviz.training.parts_file import Array, array_in, array_part, missing, read_parts, refusal, write_parts, wrong_part
from nnviz.training.prepared import Kind
from nnviz.training.snapshot import Divergence

SUFFIX = ".nnviz"
VERSION = 1
"""Of the format; a file of a higher one is refused. It grows when an older program could not read a newer file."""
RUN = "run.json"
ENGINES = ("numpy",)
WHAT = ("weights", "loss")
KINDS: tuple[Kind, ...] = ("generator", "table", "custom")
LARGEST_STEP = 2**53  # beyond, the loss curve could not tell two steps apart


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A whole run at one step. Its arrays are copies or read-only.

    dataset      the data with raw columns, as the user gave them or as `config.dataset` made them; `kind` says which
    state        `Trainer.state()`: weights, optimizer, order of the samples, random numbers, step, epoch
    history      `LossHistory.state()`; None where nobody watched the run
    divergence   what was not finite when the run was stopped, if that is why it stands
    running      whether it was training, not paused, when it was saved
    file         from which it was read
    """

    config: RunConfig
    dataset: Dataset
    kind: Kind
    state: Mapping[str, Any]
    engine: str = "numpy"
    history: Mapping[str, Any] | None = None
    divergence: Divergence | None = None
    running: bool = False
    file: str | Path = ""

    @property
    def step(self) -> int:
        return int(self.state["step"])


def write(document: Document, path: str | Path) -> None:
    """Write the file at once or not at all; the same document gives the same bytes. Raises DocumentError."""
    dataset, divergence = document.dataset, document.divergence
    arrays: dict[str, Array] = {"data/x": dataset.x, "data/y": dataset.y}
    facts = {
        "format": VERSION,
        "engine": document.engine,
        "running": document.running,
        "config": document.config.to_dict(),
        "data": {
            "kind": document.kind,
            "name": dataset.name,
            "names": list(dataset.names or ()),
            "classes": None if dataset.classes is None else list(dataset.classes),
            "domain": None if dataset.domain is None else list(dataset.domain),
        },
        "state": _without_arrays(document.state, "state", arrays),
        "history": None if document.history is None else _without_arrays(document.history, "history", arrays),
        "divergence": None if divergence is None else asdict(divergence),
    }
    text = json.dumps(facts, allow_nan=False, indent=1)
    write_parts(path, {RUN: text.encode(), **{f"{name}.npy": array_part(array) for name, array in arrays.items()}})


def read(path: str | Path) -> Document:
    """The run in the file at `path`. Raises DocumentError naming the file, the part, and what is wrong with it."""
    parts = read_parts(path)
    for part in (RUN, "data/x.npy", "data/y.npy"):
        if part not in parts:
            raise missing(path, part)
    facts = _Facts(path, "", _json(path, parts[RUN]))
    version = facts.whole("format")
    if version > VERSION:
        text = QT_TRANSLATE_NOOP(
            "Message",
            "{file} was saved by a newer nnviz: its format is {version}, this one knows up to {known}. Update nnviz.",
        )
        raise refusal("document.newer", text, path, version=version, known=VERSION)
    arrays = {
        part.removesuffix(".npy"): array_in(path, part, content)
        for part, content in parts.items()
        if part.endswith(".npy")
    }
    try:
        config = RunConfig.from_dict(facts.tree("config").values)
    except ConfigError as error:
        raise wrong_part(path, RUN, error.message) from error
    except (TypeError, ValueError, OverflowError) as error:
        raise wrong_part(path, RUN, error) from error
    history, divergence = facts.tree_or_none("history"), facts.tree_or_none("divergence")
    document = Document(
        config,
        _dataset(facts.tree("data"), arrays["data/x"], arrays["data/y"]),
        facts.tree("data").choice("kind", KINDS),
        _with_arrays(facts.tree("state").values, "state", arrays),
        facts.choice("engine", ENGINES),
        None if history is None else _with_arrays(history.values, "history", arrays),
        None
        if divergence is None
        else Divergence(divergence.whole("step"), divergence.whole("layer"), divergence.choice("what", WHAT)),
        facts.value("running", bool),
        path,
    )
    if divergence is not None and divergence.whole("layer") > len(config.layers):
        raise divergence.nonsense("layer")
    if history is not None and not _is_history(document.history, facts.tree("state").whole("step")):
        raise facts.nonsense("history")
    if document.kind == "generator":
        source = DATASETS.get(config.dataset)
        if source is None or document.dataset.names != source.inputs:
            raise facts.tree("data").nonsense("names")
    return document


def _is_history(history: Mapping[str, Any] | None, step: int) -> bool:
    """Whether these are losses over ascending steps that a run at `step` can have."""
    if history is None or set(history) != {"points", "spacing", "newest_is_extra"}:
        return False
    points, spacing = history["points"], history["spacing"]
    if not isinstance(points, np.ndarray) or points.dtype != np.float64 or points.ndim != 2 or points.shape[1] != 3:
        return False
    steps = points[:, 0]
    return (
        1 <= len(steps) < MOST_POINTS
        and bool((steps >= 0).all() and (steps <= step).all() and (np.diff(steps) > 0).all())
        and type(spacing) is float
        and 1 <= spacing <= LARGEST_STEP
        and type(history["newest_is_extra"]) is bool
    )


def _dataset(facts: _Facts, x: Array, y: Array) -> Dataset:
    classes, domain = facts.values.get("classes"), facts.values.get("domain")
    try:
        return Dataset(
            x,
            y,
            facts.listed("names", str),
            None if classes is None else facts.listed("classes", str),
            facts.value("name", str),
            None if domain is None else _interval(facts),
        )
    except DataError as error:
        raise wrong_part(facts.file, "data", error.message) from error


def _interval(facts: _Facts) -> tuple[float, float]:
    ends = facts.listed("domain", float)
    if len(ends) != 2 or not -LARGEST <= ends[0] < ends[1] <= LARGEST:
        raise facts.nonsense("domain")
    return ends[0], ends[1]


@dataclass(frozen=True, slots=True)
class _Facts:
    """An object of RUN, from which values of the right type are taken; `name` is its path, "" at the top."""

    file: str | Path
    name: str
    values: Mapping[str, Any]

    def value(self, key: str, kind: type) -> Any:
        if type(self.values.get(key)) is not kind:  # for isinstance a bool would be a whole number
            raise self.nonsense(key)
        return self.values[key]

    def whole(self, key: str) -> int:
        number: int = self.value(key, int)
        if not 0 <= number <= LARGEST_STEP:
            raise self.nonsense(key)
        return number

    def choice(self, key: str, choices: Sequence[Any]) -> Any:
        if self.value(key, str) not in choices:
            raise self.nonsense(key)
        return self.values[key]

    def listed(self, key: str, kind: type) -> tuple[Any, ...]:
        if not all(type(entry) is kind for entry in self.value(key, list)):
            raise self.nonsense(key)
        return tuple(self.values[key])

    def tree(self, key: str) -> _Facts:
        return _Facts(self.file, f"{self.name}{key}.", self.value(key, dict))

    def tree_or_none(self, key: str) -> _Facts | None:
        return None if self.values.get(key) is None else self.tree(key)

    def nonsense(self, key: str) -> DocumentError:
        text = QT_TRANSLATE_NOOP("Message", "{field} is {value}, which makes no sense there.")
        values = {"field": f"{self.name}{key}", "value": _short(self.values.get(key))}
        return wrong_part(self.file, RUN, Message("document.nonsense", text, values))


def _json(path: str | Path, content: bytes) -> Mapping[str, Any]:
    try:
        facts = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise wrong_part(path, RUN, error) from error
    return facts if isinstance(facts, dict) else {}


def _without_arrays(tree: Mapping[str, Any], name: str, arrays: dict[str, Array]) -> dict[str, Any]:
    """The same tree as JSON knows it; its arrays are put among `arrays`, each under its path."""
    plain: dict[str, Any] = {}
    for key, value in tree.items():
        if isinstance(value, np.ndarray):
            arrays[f"{name}/{key}"] = value
        else:
            plain[key] = _without_arrays(value, f"{name}/{key}", arrays) if isinstance(value, Mapping) else value
    return plain


def _with_arrays(tree: Mapping[str, Any], name: str, arrays: Mapping[str, Array]) -> dict[str, Any]:
    """The inverse of `_without_arrays`."""
    whole = {
        key: _with_arrays(value, f"{name}/{key}", arrays) if isinstance(value, Mapping) else value
        for key, value in tree.items()
    }
    here = {path.rpartition("/")[2]: array for path, array in arrays.items() if path.rpartition("/")[0] == name}
    return whole | here


def check_state(saved: Document, template: Mapping[str, Any]) -> None:
    """Raise DocumentError unless the state fits a run whose own state at step 0 is `template`."""
    _check_alike(saved, "state", saved.state, template)
    order = saved.state["order"]
    if (np.sort(order) != np.arange(len(order))).any():
        text = QT_TRANSLATE_NOOP("Message", "It is not an order of the samples.")
        raise misfit(saved, "state/order", Message("document.order", text))
    for part, most in (("position", len(order) - 1), ("step", LARGEST_STEP), ("epoch", LARGEST_STEP)):
        if not 0 <= saved.state[part] <= most:
            raise misfit(saved, f"state/{part}", _should_be(saved.state[part], f"0 … {most}"))
    steps = saved.state["optimizer"].get("step")
    if steps is not None and not 0 <= steps <= LARGEST_STEP:
        raise misfit(saved, "state/optimizer/step", _should_be(int(steps), f"0 … {LARGEST_STEP}"))


def _check_alike(saved: Document, part: str, state: object, template: object) -> None:
    """The same keys, shapes and types all the way down."""
    if isinstance(template, Mapping):
        if not isinstance(state, Mapping) or set(state) != set(template):
            raise misfit(saved, part, _should_be(state, ", ".join(template)))
        for key, value in template.items():
            _check_alike(saved, f"{part}/{key}", state[key], value)
    elif isinstance(template, np.ndarray):
        if not isinstance(state, np.ndarray) or (state.shape, state.dtype) != (template.shape, template.dtype):
            raise misfit(saved, part, _should_be(state, f"{template.dtype} {template.shape}"))
    elif type(state) is not type(template):
        raise misfit(saved, part, _should_be(state, type(template).__name__))


def misfit(saved: Document, part: str, what: Message | Exception) -> DocumentError:
    """A part that is well in itself does not go with the others."""
    return wrong_part(saved.file, part, what)


def _should_be(found: object, expected: str) -> Message:
    shown = f"{found.dtype} {found.shape}" if isinstance(found, np.ndarray) else _short(found)
    text = QT_TRANSLATE_NOOP("Message", "It is {found}; with these settings and data it must be {expected}.")
    return Message("document.misfit", text, {"found": shown, "expected": expected})


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
