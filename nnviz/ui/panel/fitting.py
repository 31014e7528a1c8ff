"""Which settings go together: what other data bring with them, what is refused, and what would be taken instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from PySide6.QtCore import QCoreApplication

from nnviz.nn import ACTIVATIONS, DATASETS, LOSSES, EngineError
from nnviz.training.config import RunConfig
from nnviz.training.message import ConfigError
from nnviz.training.snapshot import RunInfo

PAIR = ("loss", "output_activation")  # refused together; explained where the user changed something


def values_of(config: RunConfig) -> dict[str, object]:
    """All settings by name."""
    return {field.name: getattr(config, field.name) for field in fields(config)}


def fitting(dataset: str, config: RunConfig, info: RunInfo | None, *, own_table: bool) -> dict[str, object]:
    """What has to change with the data: features they do not have, standardizing, a loss for another task."""
    source = DATASETS.get(dataset)
    task = "classes" if source is None else "regression" if source.task == "regression" else "binary"
    found: dict[str, object] = {"features": None, "standardize": source is None}
    old = DATASETS.get(config.dataset)
    if source is not None and old is not None and not own_table and source.inputs == old.inputs:
        found = {}
    if (source is None) != (old is None):
        found["samples"] = None  # a number of points to be made is not a wish to leave out rows
    if info is None or info.data.task != task:
        found |= {"loss": None, "loss_params": {}, "output_activation": None}
    return found


def checked(values: Mapping[str, object], info: RunInfo | None) -> RunConfig:
    """The config of these values; ConfigError also where the loss cannot have the targets of the known data."""
    loss = values["loss"]
    if loss is not None and info is not None and values["dataset"] == info.config.dataset:
        try:
            LOSSES[str(loss)].check_targets(info.data.y)
        except EngineError as error:
            raise ConfigError("loss", error.message) from error
    return RunConfig(**values)


def remedies(
    place: str, shown: Mapping[str, object], code: str, config: RunConfig, info: RunInfo | None
) -> list[tuple[dict[str, object], str]]:
    """What could be changed instead, in words, the nearest first: it leaves the user's own choice alone if it can.

    `shown` was refused at the setting `place` by the message `code`; `config` is in use.
    """
    task = info.data.task if info is not None else "binary"
    plain = replace(config, loss=None, loss_params={}, output_activation=None)
    use = QCoreApplication.translate("ModelPanel", "Use {name}")
    usual = ({"loss": None, "loss_params": {}}, use.format(name=plain.loss_for(task)))
    both = (usual[0] | {"output_activation": None}, usual[1])
    found: list[tuple[dict[str, object], str]] = []
    if place == "loss" and code == "config.output_range":
        made_for = LOSSES[str(shown["loss"])].made_for
        output = QCoreApplication.translate("ModelPanel", "Use {name} output")
        for name in ([made_for] if made_for else []) + [*ACTIVATIONS]:
            found.append(({"output_activation": name}, output.format(name=name)))
    if place == "loss" and code.startswith("targets.") and info is not None:
        found.append(_other_loss(str(shown["loss"]), str(shown["output_activation"] or plain.output_for(task)), info))
    if place == "output_activation" and code == "config.output_range":
        other = LOSSES[str(shown["loss"])].without_range
        found.append(({"loss": other, "loss_params": {}}, use.format(name=other)))
    if place in PAIR:
        found += [usual, both]
    if place not in PAIR and place in shown:
        keep = QCoreApplication.translate("ModelPanel", "Keep the old value")
        found.append(({place: getattr(config, place)}, keep))
    return found


def _other_loss(refused: str, output: str, info: RunInfo) -> tuple[dict[str, object], str]:
    """The nearest loss that takes the targets of the data, with the output layer that it is made for."""
    name = LOSSES[refused].loss_for(info.data.y)
    made_for = LOSSES[name].made_for
    changed: dict[str, object] = {"loss": name, "loss_params": {}}
    if made_for in ("", output):
        return changed, QCoreApplication.translate("ModelPanel", "Use {name}").format(name=name)
    words = QCoreApplication.translate("ModelPanel", "Use {name} with {output} output")
    return changed | {"output_activation": made_for}, words.format(name=name, output=made_for)
