"""Stop conditions in words: what will stop a run, and what has stopped it. Shared by run bar, status line and card."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nnviz.training.stopping import Condition, StopConditions, Stopped
from nnviz.ui import number_format

AT, AFTER = QT_TRANSLATE_NOOP("Stopping", "stops at"), QT_TRANSLATE_NOOP("Stopping", "stops after")
WHERE = {
    "step": QT_TRANSLATE_NOOP("Stopping", "step {limit}"),
    "train loss": QT_TRANSLATE_NOOP("Stopping", "train loss {limit}"),
    "test loss": QT_TRANSLATE_NOOP("Stopping", "test loss {limit}"),
    "train accuracy": QT_TRANSLATE_NOOP("Stopping", "train accuracy {limit}"),
    "test accuracy": QT_TRANSLATE_NOOP("Stopping", "test accuracy {limit}"),
    "patience": QT_TRANSLATE_NOOP("Stopping", "{limit} steps without a better test loss"),
}
HAS_STOPPED = {
    "step": QT_TRANSLATE_NOOP("Stopping", "Step {limit} reached"),
    "train loss": QT_TRANSLATE_NOOP("Stopping", "Train loss down to {figure}"),
    "test loss": QT_TRANSLATE_NOOP("Stopping", "Test loss down to {figure}"),
    "train accuracy": QT_TRANSLATE_NOOP("Stopping", "Train accuracy up to {figure}"),
    "test accuracy": QT_TRANSLATE_NOOP("Stopping", "Test accuracy up to {figure}"),
    "patience": QT_TRANSLATE_NOOP("Stopping", "No better test loss for {limit} steps"),
}
WHY = {
    "step": QT_TRANSLATE_NOOP("Stopping", "The run was to stop here. Space goes on, → makes one step."),
    "loss": QT_TRANSLATE_NOOP(
        "Stopping", "Stopped at step {step}, as it was to at {limit} or less. Space goes on, → makes one step."
    ),
    "accuracy": QT_TRANSLATE_NOOP(
        "Stopping", "Stopped at step {step}, as it was to at {limit} or more. Space goes on, → makes one step."
    ),
    "patience": QT_TRANSLATE_NOOP(
        "Stopping", "Stopped at step {step}. The best was {figure}. Space goes on for as many steps again."
    ),
}


def will_stop(conditions: StopConditions, condition: Condition) -> tuple[str, str]:
    """Two parts that are read one after the other: stops at, step 5 000."""
    where = _translated(WHERE[_name(conditions, condition)]).format(limit=_limit(conditions, condition))
    return _translated(AFTER if condition == "patience" else AT), where


def has_stopped(stopped: Stopped) -> str:
    """Such as: Step 5 000 reached."""
    return _filled(HAS_STOPPED[_name(stopped.conditions, stopped.condition)], stopped)


def why(stopped: Stopped) -> str:
    """Where a run stands, what it was to stop at, and how it goes on."""
    return _filled(WHY[stopped.condition], stopped)


def _name(conditions: StopConditions, condition: Condition) -> str:
    if condition == "loss":
        return f"{conditions.loss_part} loss"
    return f"{conditions.accuracy_part} accuracy" if condition == "accuracy" else condition


def _limit(conditions: StopConditions, condition: Condition) -> str:
    limit = getattr(conditions, condition)
    if condition == "loss":
        return number_format.typed(limit)
    return number_format.count(limit) if condition != "accuracy" else _percent(limit)


def _filled(text: str, stopped: Stopped) -> str:
    figure = stopped.figure
    return _translated(text).format(
        step=number_format.count(stopped.step),
        limit=_limit(stopped.conditions, stopped.condition),
        figure=number_format.percent(figure or 0, 1) if stopped.condition == "accuracy" else number_format.loss(figure),
    )


def _percent(share: float) -> str:
    """As it was typed: 95 %, 99.5 %."""
    return f"{number_format.typed(round(100 * share, 9))}{number_format.SPACE}%"


def _translated(text: str) -> str:
    return QCoreApplication.translate("Stopping", text)
