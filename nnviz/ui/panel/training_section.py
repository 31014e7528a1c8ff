"""The section of the training: loss, optimizer, learning rate, batch, regularisation, seed and kind of number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from math import floor
from typing import Any

from PySide6.QtWidgets import QWidget

from nnviz.nn import LOSSES, OPTIMIZERS, PENALTIES, Registry
from nnviz.training.config import SETTINGS, RunConfig
from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls import ChoiceField, NumberField, SliderField
from nnviz.ui.panel.explanations import explained, explained_choice, explained_dtype
from nnviz.ui.panel.parameters import ParameterFields
from nnviz.ui.panel.rows import Row, Section
from nnviz.ui.theme import Appearance

RATE_STOPS = (*(float(f"{m}e{e}") for e in range(-5, 1) for m in (1, 1.5, 2, 3, 5, 7)), 10.0)
PENALTY_STEPS = (0, *(float(f"{m}e{e}") for e in range(-5, 1) for m in (1, 3)), 10.0)
SMALL_BATCHES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16)
WIDTHS = {"learning_rate": 74, "batch_size": 74, "regularization_rate": 74, "dtype": 78}  # px


def batch_stops(most: int) -> tuple[int, ...]:
    """The batch sizes a slider stops at: small ones, then 3 to a doubling, and the full batch."""
    stops = [*SMALL_BATCHES]
    while stops[-1] < most:
        base = stops[-1]
        stops += [base * 5 // 4, base * 3 // 2, base * 2]
    return (*stops[: bisect_left(stops, most)], most) if most > 1 else (1, 2)


class TrainingSection(Section):
    """What may change while the run goes on, and what begins it anew; the session knows which is which."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        rate, batch, penalty, seed = (
            SETTINGS[name] for name in ("learning_rate", "batch_size", "regularization_rate", "seed")
        )
        self.loss, self.loss_params = ChoiceField(), ParameterFields()
        self.optimizer, self.optimizer_params = ChoiceField(), ParameterFields()
        self.rate = SliderField(RATE_STOPS, NumberField(rate.low, rate.high, above=rate.above, steps=RATE_STOPS))
        self.batch = SliderField(batch_stops(500), NumberField(batch.low, batch.high, integer=True))
        self.penalty = ChoiceField()
        self.penalty_rate = NumberField(penalty.low, penalty.high, steps=PENALTY_STEPS)
        self.seed = NumberField(seed.low, seed.high, integer=True)
        self.dtype = ChoiceField()
        self.add_row("loss", Row(self.loss, self.loss_params, stretch=(1, 0)))
        self.add_row("optimizer", Row(self.optimizer, self.optimizer_params, stretch=(1, 0)))
        self.add_row("learning_rate", Row(self.rate))
        self.add_row("batch_size", Row(self.batch))
        self.add_row("regularization", Row(self.penalty, self.penalty_rate, stretch=(1, 0)))
        self.add_row("seed", Row(self.seed, self.dtype, stretch=(1, 0)))
        for name, row in (
            ("loss_params", "loss"),
            ("optimizer_params", "optimizer"),
            ("regularization_rate", "regularization"),
            ("dtype", "seed"),
        ):
            self.reasons[name] = self.rows[row].reason
        self.loss.valueChanged.connect(self._loss_edited)
        self.watch(self.loss_params, "loss_params")
        self.optimizer.valueChanged.connect(self._optimizer_edited)
        self.watch(self.optimizer_params, "optimizer_params")
        self.watch(self.rate, "learning_rate")
        self.watch(self.batch, "batch_size")
        self.watch(self.penalty, "regularization")
        self.watch(self.penalty_rate, "regularization_rate")
        self.watch(self.seed, "seed")
        self.watch(self.dtype, "dtype")
        self.retranslate()

    def values(self) -> dict[str, object]:
        return {
            "loss": self.loss.value(),
            "loss_params": self.loss_params.value(),
            "optimizer": self.optimizer.value(),
            "optimizer_params": self.optimizer_params.value(),
            "learning_rate": self.rate.value(),
            "batch_size": self.batch.value(),
            "regularization": self.penalty.value(),
            "regularization_rate": self.penalty_rate.value(),
            "seed": self.seed.value(),
            "dtype": self.dtype.value(),
        }

    def load(self, config: RunConfig, info: RunInfo | None) -> None:
        self.loss.setValue(config.loss)
        self.optimizer.setValue(config.optimizer)
        self._show_loss_params(config.loss_params)
        self._show_optimizer_params(config.optimizer_params)
        self.rate.setValue(config.learning_rate)
        self.batch.setValue(config.batch_size)
        self.penalty.setValue(config.regularization)
        self.penalty_rate.setValue(config.regularization_rate)
        self.seed.setValue(config.seed)
        self.dtype.setValue(config.dtype)
        for reason in self.reasons.values():
            reason.show_text("")
        self.show_info(config, info)

    def show_info(self, config: RunConfig, info: RunInfo | None) -> None:
        """How large a full batch is, and which loss is usual for the task."""
        most = (
            len(info.data.train) if info is not None else max(1, floor((config.samples or 500) * config.train_fraction))
        )
        self.batch.setStops(batch_stops(most))
        self.batch.field.setWordFrom(most if most > 1 else None, self.tr("full"))
        resolved = config.loss_for(info.data.task if info is not None else "binary")
        self.loss.setClosedText(resolved if self.loss.value() is None else None, self.tr("auto"))

    def _show_loss_params(self, given: Mapping[str, float]) -> None:
        loss = self.loss.value()
        self.loss_params.show_for(str(loss), LOSSES[loss].parameters if loss else {}, given)

    def _show_optimizer_params(self, given: Mapping[str, float]) -> None:
        optimizer = OPTIMIZERS[self.optimizer.value()]
        self.optimizer_params.show_for(optimizer.name, optimizer.parameters, given)

    def _loss_edited(self) -> None:
        self.loss.setClosedText(None)
        self._show_loss_params({})
        self.edited.emit(("loss", "loss_params"))

    def _optimizer_edited(self) -> None:
        self._show_optimizer_params({})
        self.edited.emit(("optimizer", "optimizer_params"))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Training"))
        auto = (
            None,
            self.tr("auto"),
            self.tr("As is usual for the task: softmax_cross_entropy for classes, else half_mse."),
        )
        self.loss.setChoices([auto, *_choices("loss", LOSSES)])
        self.optimizer.setChoices(_choices("optimizer", OPTIMIZERS))
        self.penalty.setChoices(_choices("regularization", PENALTIES))
        self.dtype.setChoices([(name, name, explained_dtype(name)) for name in SETTINGS["dtype"].choices])
        for name, text in (
            ("loss", self.tr("Loss")),
            ("optimizer", self.tr("Optimizer")),
            ("learning_rate", self.tr("Learning rate")),
            ("batch_size", self.tr("Batch")),
            ("regularization", self.tr("Regularise")),
            ("seed", self.tr("Seed")),
        ):
            self.rows[name].set_texts(text, explained(name))
        self.penalty_rate.setAccessibleName(self.tr("Regularisation rate"))
        self.penalty_rate.setToolTip(explained("regularization_rate"))
        self.dtype.setAccessibleName(self.tr("Kind of number"))
        self.dtype.setToolTip(explained("dtype"))
        self.loss_params.retranslate()
        self.optimizer_params.retranslate()

    def restyle(self) -> None:
        super().restyle()
        one = self.appearance.px
        for control, width in (
            (self.rate.field, WIDTHS["learning_rate"]),
            (self.batch.field, WIDTHS["batch_size"]),
            (self.penalty_rate, WIDTHS["regularization_rate"]),
            (self.dtype, WIDTHS["dtype"]),
        ):
            control.setFixedWidth(round(one(width)))


def _choices(kind: str, registry: Registry[Any]) -> list[tuple[object, str, str]]:
    return [(name, name, explained_choice(kind, name)) for name in registry]
