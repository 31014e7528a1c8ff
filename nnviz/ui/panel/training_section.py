"""The section of the training: what is made small, how its gradient becomes steps, and where chance starts."""

from __future__ import annotations

from bisect import bisect_left
from math import floor

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from nnviz.nn import LOSSES, OPTIMIZERS, SCHEDULES
from nnviz.training.config import SETTINGS, RunConfig
from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls import ChoiceField, NumberField, SliderField
from nnviz.ui.number_format import typed
from nnviz.ui.panel.choice_groups import grouped
from nnviz.ui.panel.explanations import explained, explained_dtype
from nnviz.ui.panel.function_row import FunctionRow
from nnviz.ui.panel.rows import Row, Section
from nnviz.ui.theme import Appearance

RATE_STOPS = (*(float(f"{m}e{e}") for e in range(-5, 1) for m in (1, 1.5, 2, 3, 5, 7)), 10.0)
PENALTY_STEPS = (0, *(float(f"{m}e{e}") for e in range(-5, 1) for m in (1, 3)), 10.0)
SMALL_BATCHES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16)
CLIP_STEPS = tuple(float(f"{m}e{e}") for e in range(-4, 4) for m in (1, 2, 5))
USUAL_LIMIT = 1.0  # of a clipped gradient, until the user has another
RATE_INTERVAL = 500  # ms: a rate that changes faster cannot be read
WIDTHS = {"learning_rate": 74, "batch_size": 74, "clip": 74, "regularization_rate": 74, "dtype": 78}  # px


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
        rate, batch, clip, penalty, seed = (
            SETTINGS[name] for name in ("learning_rate", "batch_size", "clip", "regularization_rate", "seed")
        )
        self._loss = FunctionRow(appearance, LOSSES)
        self._optimizer = FunctionRow(appearance, OPTIMIZERS, folds=True)
        self._schedule = FunctionRow(appearance, SCHEDULES, beside=False)
        self.loss, self.optimizer, self.schedule = (row.choice for row in (self._loss, self._optimizer, self._schedule))
        self._rate_now: float | None = None
        self._pause = QTimer(self, singleShot=True, interval=RATE_INTERVAL)
        self._pause.timeout.connect(self._show_rate_now)
        self.rate = SliderField(RATE_STOPS, NumberField(rate.low, rate.high, above=rate.above, steps=RATE_STOPS))
        self.batch = SliderField(batch_stops(500), NumberField(batch.low, batch.high, integer=True))
        self.clip = ChoiceField()
        self.clip_limit = NumberField(clip.low, clip.high, above=clip.above, steps=CLIP_STEPS)
        self.clip_limit.setValue(USUAL_LIMIT)
        self.penalty = ChoiceField()
        self.penalty_rate = NumberField(penalty.low, penalty.high, steps=PENALTY_STEPS)
        self.seed = NumberField(seed.low, seed.high, integer=True)
        self.dtype = ChoiceField()
        self.add_row("loss", self._loss)
        self.add_row("optimizer", self._optimizer)
        self.add_row("learning_rate", Row(self.rate))
        self.add_row("schedule", self._schedule)
        self.add_row("batch_size", Row(self.batch))
        self.add_row("clip", Row(self.clip, self.clip_limit, stretch=(1, 0)))
        self.add_row("regularization", Row(self.penalty, self.penalty_rate, stretch=(1, 0)))
        self.add_row("seed", Row(self.seed, self.dtype, stretch=(1, 0)))
        for name, row in (
            ("loss_params", "loss"),
            ("optimizer_params", "optimizer"),
            ("schedule_params", "schedule"),
            ("regularization_rate", "regularization"),
            ("dtype", "seed"),
        ):
            self.reasons[name] = self.rows[row].reason
        self._loss.edited.connect(self._loss_edited)
        self._optimizer.edited.connect(self._optimizer_edited)
        self._schedule.edited.connect(self._schedule_edited)
        self.clip.valueChanged.connect(self._clip_edited)
        self.watch(self.clip_limit, "clip")
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
            "loss_params": self._loss.parameters(),
            "optimizer": self.optimizer.value(),
            "optimizer_params": self._optimizer.parameters(),
            "learning_rate": self.rate.value(),
            "schedule": self.schedule.value(),
            "schedule_params": self._schedule.parameters(),
            "batch_size": self.batch.value(),
            "clip": None if self.clip.value() is None else (self.clip.value(), self.clip_limit.value()),
            "regularization": self.penalty.value(),
            "regularization_rate": self.penalty_rate.value(),
            "seed": self.seed.value(),
            "dtype": self.dtype.value(),
        }

    def load(self, config: RunConfig, info: RunInfo | None) -> None:
        self._loss.show_value(config.loss, config.loss_params)
        self._optimizer.show_value(config.optimizer, config.optimizer_params)
        self.rate.setValue(config.learning_rate)
        self._schedule.show_value(config.schedule, config.schedule_params)
        self._rate_now = None
        self.batch.setValue(config.batch_size)
        way, limit = config.clip or (None, self.clip_limit.value())
        self.clip.setValue(way)
        self.clip_limit.setValue(limit)
        self.clip_limit.setVisible(way is not None)
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

    def show_rate(self, rate: float | None) -> None:
        """Tell the learning rate that the schedule has come to."""
        self._rate_now = rate
        if not self._pause.isActive():
            self._show_rate_now()
            self._pause.start()

    def _show_rate_now(self) -> None:
        name = self.schedule.value()
        if self._rate_now is None or not SCHEDULES[str(name)].parameters:
            self.schedule.setClosedText(None)
        else:
            self.schedule.setClosedText(str(name), self.tr("now {rate}").format(rate=_rounded(self._rate_now)))

    def _loss_edited(self, chosen: bool) -> None:
        self.edited.emit(("loss", "loss_params") if chosen else ("loss_params",))

    def _optimizer_edited(self, chosen: bool) -> None:
        self.edited.emit(("optimizer", "optimizer_params") if chosen else ("optimizer_params",))

    def _schedule_edited(self, chosen: bool) -> None:
        self._rate_now = None  # what was told is the old one's
        self.edited.emit(("schedule", "schedule_params") if chosen else ("schedule_params",))

    def _clip_edited(self) -> None:
        self.clip_limit.setVisible(self.clip.value() is not None)
        self.edited.emit(("clip",))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Training"))
        auto = (
            None,
            self.tr("auto"),
            self.tr("As is usual for the task: softmax_cross_entropy for classes, else half_mse."),
        )
        self.loss.setChoices([auto, *grouped("loss")])
        self.optimizer.setChoices(grouped("optimizer"))
        self.schedule.setChoices(grouped("schedule"))
        none = (None, "none", self.tr("Steps may be as long as the gradient asks for."))
        self.clip.setChoices([none, *grouped("clip")])
        self.penalty.setChoices(grouped("regularization"))
        self.dtype.setChoices([(name, name, explained_dtype(name)) for name in SETTINGS["dtype"].choices])
        for name, text in (
            ("loss", self.tr("Loss")),
            ("optimizer", self.tr("Optimizer")),
            ("learning_rate", self.tr("Learning rate")),
            ("schedule", self.tr("Schedule")),
            ("batch_size", self.tr("Batch")),
            ("clip", self.tr("Clip")),
            ("regularization", self.tr("Regularise")),
            ("seed", self.tr("Seed")),
        ):
            self.rows[name].set_texts(text, explained(name))
        self.penalty_rate.setAccessibleName(self.tr("Regularisation rate"))
        self.penalty_rate.setToolTip(explained("regularization_rate"))
        self.dtype.setAccessibleName(self.tr("Kind of number"))
        self.dtype.setToolTip(explained("dtype"))
        self.clip_limit.setAccessibleName(self.tr("Limit of the gradient"))
        self._show_rate_now()

    def restyle(self) -> None:
        super().restyle()
        one = self.appearance.px
        for control, width in (
            (self.rate.field, WIDTHS["learning_rate"]),
            (self.batch.field, WIDTHS["batch_size"]),
            (self.clip_limit, WIDTHS["clip"]),
            (self.penalty_rate, WIDTHS["regularization_rate"]),
            (self.dtype, WIDTHS["dtype"]),
        ):
            control.setFixedWidth(round(one(width)))


def _rounded(rate: float) -> str:
    """Two digits, written as in the fields."""
    return typed(float(f"{rate:.2g}")).replace("inf", "∞")
