"""The ready-made comparisons of functions: which ones, and in a sentence what there is to be seen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class FunctionComparison:
    """`title` and `remark` are English, marked for translation; the title is empty where the names say it all."""

    names: tuple[str, ...]
    remark: str
    title: str = ""

    @property
    def text(self) -> str:
        """For its button."""
        names = " · ".join(self.names)
        return QCoreApplication.translate("FunctionComparison", self.title).format(names=names) if self.title else names

    @property
    def translated_remark(self) -> str:
        return QCoreApplication.translate("FunctionComparison", self.remark)


COMPARISONS: tuple[FunctionComparison, ...] = (
    FunctionComparison(
        ("sigmoid", "tanh", "softsign"),
        QT_TRANSLATE_NOOP(
            "FunctionComparison",
            "All three flatten on both sides, where δ vanishes. tanh and softsign are zero-centred and have slope 1 at "
            "0; sigmoid never passes on more than a quarter. softsign flattens slowly and needs no exponential.",
        ),
    ),
    FunctionComparison(
        ("tanh", "relu"),
        QT_TRANSLATE_NOOP(
            "FunctionComparison",
            "tanh flattens for large |z| and is smooth: its boundaries are curves. relu passes δ whole for z > 0 and "
            "is cheap; its boundaries are straight pieces, and for z ≤ 0 nothing passes.",
        ),
    ),
    FunctionComparison(
        ("relu", "leaky_relu", "prelu"),
        QT_TRANSLATE_NOOP(
            "FunctionComparison",
            "They differ on the left alone: relu passes nothing there and a unit may die, leaky_relu keeps a small "
            "fixed slope, prelu learns its slope. Change the slopes and see f′ follow.",
        ),
    ),
    FunctionComparison(
        ("sign", "purelin"),
        QT_TRANSLATE_NOOP(
            "FunctionComparison",
            "sign: its slope is 0 wherever it has one, so δ arrives as 0 and no weight in front of it learns. "
            "purelin: layers of it alone multiply out to one linear map, however many there are; what is not linear "
            "stays unsolved.",
        ),
        QT_TRANSLATE_NOOP("FunctionComparison", "{names}: why these do not do"),
    ),
)
