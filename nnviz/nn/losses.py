"""The registry LOSSES: every loss by its name. The objects are in three files, by what the output layer gives them."""

from __future__ import annotations

from nnviz.nn.distance_losses import L1, L2, MAE, MSE, HalfMSE, Huber, SmoothL1
from nnviz.nn.loss_base import Loss
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.probability_losses import BCE, KL, CrossEntropy, WeightedBCE
from nnviz.nn.registry import Registry
from nnviz.nn.score_losses import (
    NLL,
    BCEWithLogits,
    Hinge,
    MultiMargin,
    PoissonNLL,
    SoftMargin,
    SoftmaxCrossEntropy,
    SquaredHinge,
)

__all__ = ["LOSSES", "Loss"]

LOSSES: Registry[Loss] = Registry(
    QT_TRANSLATE_NOOP("Message", "loss"),
    (
        HalfMSE(),
        MSE(),
        L2(),
        L1(),
        KL(),
        CrossEntropy(),
        BCE(),
        WeightedBCE(),
        SoftmaxCrossEntropy(),
        MAE(),
        Huber(),
        SmoothL1(),
        BCEWithLogits(),
        NLL(),
        Hinge(),
        SquaredHinge(),
        SoftMargin(),
        PoissonNLL(),
        MultiMargin(),
    ),
)
