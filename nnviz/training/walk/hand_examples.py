"""Ready-made networks by hand, with numbers that are round all the way: to be followed on paper."""

from __future__ import annotations

from dataclasses import dataclass

from nnviz.nn import Params
from nnviz.training.message import QT_TRANSLATE_NOOP
from nnviz.training.walk.hand import HandLayer, HandNetwork


@dataclass(frozen=True, slots=True)
class HandExample:
    """`name` is for programs, `title` and `note` are marked for translation in the context "Message"."""

    name: str
    title: str
    note: str
    network: HandNetwork


def _column(*texts: str) -> tuple[tuple[str], ...]:
    return tuple((text,) for text in texts)


_RELU = (
    HandLayer(2, "relu", (("1", "-1"), ("0.5", "0.5")), _column("0", "0.5")),
    HandLayer(1, "purelin", (("2", "-1"),), _column("0.5")),
)

EXAMPLES: tuple[HandExample, ...] = (
    HandExample(
        "relu",
        QT_TRANSLATE_NOOP("Message", "ReLU, round numbers"),
        QT_TRANSLATE_NOOP("Message", "Both units are on, so f′ = 1 and the error passes as it is: all by head."),
        HandNetwork(_RELU, _column("2", "1"), _column("1.5"), rate="0.01"),
    ),
    HandExample(
        "off",
        QT_TRANSLATE_NOOP("Message", "ReLU, one unit off"),
        QT_TRANSLATE_NOOP("Message", "The first unit is at z = −1: its f′ is 0, and its weights learn nothing here."),
        HandNetwork(_RELU, _column("1", "2"), _column("1.5"), rate="0.1"),
    ),
    HandExample(
        "sigmoid",
        QT_TRANSLATE_NOOP("Message", "Sigmoid at its steepest"),
        QT_TRANSLATE_NOOP("Message", "Both sums are 0: a = 1/2, and f′ = 1/4, the most that a sigmoid lets through."),
        HandNetwork(
            (
                HandLayer(2, "sigmoid", (("2", "-1"), ("1", "1")), _column("0", "-3")),
                HandLayer(1, "purelin", (("4", "-2"),), _column("1")),
            ),
            _column("1", "2"),
            _column("1"),
            rate="0.1",
        ),
    ),
    HandExample(
        "saturated",
        QT_TRANSLATE_NOOP("Message", "Sigmoid, saturated"),
        QT_TRANSLATE_NOOP(
            "Message", "The output is wrong by almost 1 and yet hardly learns: f′ is 0.00005 where z = 10."
        ),
        HandNetwork(
            (
                HandLayer(2, "sigmoid", (("5", "5"), ("-5", "5")), _column("0", "0")),
                HandLayer(1, "sigmoid", (("5", "10"),), _column("0")),
            ),
            _column("1", "1"),
            _column("0"),
            rate="0.1",
        ),
    ),
    HandExample(
        "maxout",
        QT_TRANSLATE_NOOP("Message", "Maxout, two pieces each"),
        QT_TRANSLATE_NOOP("Message", "Pieces 1 of both units win and learn; the gradients of the losers are 0."),
        HandNetwork(
            (
                HandLayer(
                    2,
                    "maxout",
                    (("1", "0"), ("0", "1"), ("1", "1"), ("-1", "1")),
                    _column("0", "0", "-1", "0"),
                    Params({"pieces": 2}),
                ),
                HandLayer(1, "purelin", (("1", "0.5"),), _column("-1")),
            ),
            _column("2", "1"),
            _column("1"),
            rate="0.1",
        ),
    ),
    HandExample(
        "batch",
        QT_TRANSLATE_NOOP("Message", "Two samples at once"),
        QT_TRANSLATE_NOOP(
            "Message", "A column for each sample: the gradients of both are added up, and 1/m stands before them."
        ),
        HandNetwork(_RELU, (("2", "1"), ("1", "2")), (("1.5", "-1"),), rate="0.1"),
    ),
)


def example(name: str) -> HandNetwork:
    """One of them by its name. Raises KeyError."""
    return {each.name: each.network for each in EXAMPLES}[name]
