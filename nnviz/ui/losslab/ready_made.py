"""Ready-made comparisons of losses, each with what there is to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """`title` and `remark`, English and marked for translation; `params` by "loss.parameter"."""

    title: str
    remark: str
    names: tuple[str, ...]
    target: float
    cursor: float
    samples: int = 1
    params: Mapping[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return QCoreApplication.translate("ReadyMade", self.title)

    @property
    def translated_remark(self) -> str:
        return QCoreApplication.translate("ReadyMade", self.remark)


READY_MADE = (
    ReadyMade(
        QT_TRANSLATE_NOOP("ReadyMade", "Squares: where the 2 goes"),
        QT_TRANSLATE_NOOP(
            "ReadyMade",
            "The slope of mse is 2(Y − T). Half of it is the loss of the delta rule: the 2 cancels, and Y − T is left.",
        ),
        ("half_mse", "mse"),
        0.0,
        1.5,
    ),
    ReadyMade(
        QT_TRANSLATE_NOOP("ReadyMade", "Sum or mean, ten samples"),
        QT_TRANSLATE_NOOP(
            "ReadyMade",
            "l1 sums, mae averages, l2 is the root of mse. Of one sample the three are the same; of ten alike l1 is "
            "ten times as large, and so is its slope.",
        ),
        ("l1", "mae", "l2"),
        0.0,
        1.5,
        10,
    ),
    ReadyMade(
        QT_TRANSLATE_NOOP("ReadyMade", "A large error"),
        QT_TRANSLATE_NOOP(
            "ReadyMade",
            "The square makes one large error outweigh many small ones; mae and huber let it pull by 1 only.",
        ),
        ("mse", "mae", "huber"),
        0.0,
        2.5,
    ),
    ReadyMade(
        QT_TRANSLATE_NOOP("ReadyMade", "Probabilities"),
        QT_TRANSLATE_NOOP(
            "ReadyMade", "A confident mistake: bce goes to infinity where mse never exceeds 1, and its slope with it."
        ),
        ("bce", "weighted_bce", "mse"),
        1.0,
        0.1,
        params={"weighted_bce.alpha": 3.0},
    ),
    ReadyMade(
        QT_TRANSLATE_NOOP("ReadyMade", "Scores and margins"),
        QT_TRANSLATE_NOOP(
            "ReadyMade",
            "Right by 1, a hinge lets go; the logistic loss never quite does. mse punishes even what is right by more.",
        ),
        ("hinge", "squared_hinge", "soft_margin", "mse"),
        1.0,
        2.0,
    ),
)
