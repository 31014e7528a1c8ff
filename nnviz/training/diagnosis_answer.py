"""What is to be said of the answer itself: targets that the output cannot reach, and a loss that asks for no more.

It is looked at where nothing else is wrong: the error may well reach every layer, and still tell the wrong thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from nnviz.training import remedies
from nnviz.training.diagnosis_moment import Finding, Moment
from nnviz.training.message import QT_TRANSLATE_NOOP, Message, Share
from nnviz.training.wants import Note

UNREACHED = 0.1
"""Share of the targets. A regression with a few of them beyond the ends of a tanh learns well all the same."""


def answer_findings(now: Moment) -> Iterator[Finding]:
    """An output layer whose range leaves out targets, unless the loss takes the output for something else."""
    network, targets = now.trainer.network, now.probe.y
    low, high = network.layers[-1].activation.range
    share = float(((targets < low) | (targets > high)).mean())
    if share >= UNREACHED and not network.loss_function.scores:
        yield Finding(5.6, _unreached(now, share))


def nothing_left(now: Moment) -> Note | None:
    """Where ∂L/∂a is 0 for every sample that was looked at: then no error comes back, and none has to."""
    if now.probe.brought[-1].any():
        return None
    values = {"samples": len(now.trainer.probe), "loss": now.trainer.network.loss_function.name}
    title = QT_TRANSLATE_NOOP("Message", "Nothing is left to learn")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "For all {samples} samples looked at, ∂L/∂a is exactly 0: {loss} asks for no more, so no error comes back.",
    )
    return Note(
        "ok", Message("note.nothing_left", title, values), Message("note.nothing_left.why", why, values), link="losses"
    )


def _unreached(now: Moment, share: float) -> Note:
    trainer = now.trainer
    f, targets = trainer.network.layers[-1].activation, now.probe.y
    low, high = (f"{end:g}".replace("inf", "∞") for end in f.range)
    values = {
        "share": Share(share),
        "function": f.name,
        "low": low,
        "high": high,
        "least": f"{float(targets.min()):.3g}",
        "most": f"{float(targets.max()):.3g}",
    }
    title = QT_TRANSLATE_NOOP("Message", "The output cannot reach {share} of the targets")
    if trainer.data.task == "binary" and f.range[0] >= 0:
        why = QT_TRANSLATE_NOOP(
            "Message",
            "{function} gives {low} to {high}. -1 and +1 are told apart by the sign of the output, which here is "
            "always the same.",
        )
    else:
        why = QT_TRANSLATE_NOOP("Message", "{function} gives {low} to {high}; the targets go from {least} to {most}.")
    return Note(
        "warning",
        Message("note.unreached", title, values),
        Message("note.unreached.why", why, values),
        len(trainer.network.layers) - 1,
        remedies=remedies.first_of(remedies.usual_output(trainer.config, trainer.data.task)),
        link="map",
    )
