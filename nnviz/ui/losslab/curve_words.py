"""What is said of losses over one prediction: what each takes Y and T for, and how the axis is called."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject

from nnviz.nn import LOSSES
from nnviz.nn.loss_base import ONE_HOT, SIGNS
from nnviz.training.losslab_curve import (
    DISTRIBUTIONS,
    LOG_PROBABILITY,
    LOG_RATE,
    NUMBER,
    PROBABILITY,
    SCORE,
    LossCurve,
    kind,
)
from nnviz.ui.losslab.formulas import loss_formula, place, said
from nnviz.ui.losslab.line_painting import Band


class CurveWords(QObject):
    def notes(self, curves: Collection[LossCurve], wanted: float) -> str:
        """Of each loss its formula, what it takes, its note, and its name elsewhere, as rich text."""
        parts = []
        for curve in curves:
            loss = LOSSES[curve.name]
            lines = [f"<b>{curve.name}</b> &nbsp; {loss_formula(curve.name)}", self.taken(curve, wanted)]
            lines.append(said(loss.note))
            if loss.torch_name:
                lines.append(f"PyTorch: {loss.torch_name.rpartition('.')[2]}")
            parts.append("".join(f"<p style='margin:0 0 3px 0'>{line}</p>" for line in lines))
        return "<br>".join(parts)

    def taken(self, curve: LossCurve, wanted: float) -> str:
        """What the loss takes Y and T for; `wanted` is the target that was set."""
        told = [
            {
                NUMBER: self.tr("Y is any number."),
                PROBABILITY: self.tr("Y is a probability, from 0 to 1."),
                SCORE: self.tr("Y is a score (logit), not yet a probability."),
                LOG_PROBABILITY: self.tr("Y is the logarithm of a probability, at most 0."),
                LOG_RATE: self.tr("Y is the logarithm of a rate."),
            }[kind(curve.name)]
        ]
        targets, t = LOSSES[curve.name].targets, place(curve.target)
        if targets is SIGNS:
            told.append(self.tr("T is −1 or +1: here {t}.").format(t=t))
        elif targets is ONE_HOT and kind(curve.name) == LOG_PROBABILITY:
            told.append(self.tr("T is a class, and Y that of the first of two; the other has what is left of 1."))
        elif targets is ONE_HOT:
            told.append(self.tr("T is a class, and Y that of the first of two; the score of the other is 0."))
        elif curve.name in DISTRIBUTIONS:
            told.append(self.tr("Two classes: Y stands for (Y, 1 − Y) and T for (T, 1 − T)."))
        elif curve.target != wanted:
            told.append(self.tr("Its target is held at {t}.").format(t=t))
        return " ".join(told)

    def axis(self, kinds: Collection[str]) -> str:
        """The name of the axis under losses of these kinds, as rich text."""
        words = {
            NUMBER: self.tr("prediction"),
            PROBABILITY: self.tr("predicted probability"),
            SCORE: self.tr("predicted score (logit)"),
            LOG_PROBABILITY: self.tr("predicted log-probability"),
            LOG_RATE: self.tr("predicted log-rate"),
        }
        name = words[next(iter(kinds))] if len(kinds) == 1 else self.tr("prediction, as each loss takes it")
        return f"{name} &nbsp;<i>Y</i>"

    def bands(self, kinds: Collection[str]) -> list[Band]:
        """Where the predictions of these kinds can lie, if that is not everywhere."""
        found = []
        if PROBABILITY in kinds:
            found.append(Band(0.0, 1.0, self.tr("0 to 1: where probabilities lie")))
        if LOG_PROBABILITY in kinds:
            found.append(Band(-1e9, 0.0, self.tr("up to 0: logarithms of probabilities")))
        return found
