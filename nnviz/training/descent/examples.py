"""Ready-made walks that each show one thing, and where a walk begins on a landscape that has just been chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nnviz.training.descent.descent import RunSetting, Setting
from nnviz.training.descent.landscape import Curve, Surface
from nnviz.training.message import QT_TRANSLATE_NOOP, Message

_P1_P2 = (RunSetting((-2.0, 2.0), rate=0.1), RunSetting((2.2, 1.6), rate=0.1))

FIRST: Mapping[str, tuple[RunSetting, ...]] = {
    "quadratic": (RunSetting((3.0,), rate=1 / 6),),
    "two_minima_curve": (RunSetting((-3.0,), rate=0.02), RunSetting((3.0,), rate=0.02)),
    "plateau": (RunSetting((6.0,), rate=2.0),),
    "abs": (RunSetting((3.05,), rate=0.1),),
    "bowl": (RunSetting((-3.5, 3.0), rate=0.1), RunSetting((3.0, 2.0), rate=0.1)),
    "valley": (RunSetting((-3.5, 1.0), rate=0.038),),
    "two_minima": _P1_P2,
    "saddle": (RunSetting((-2.5, 0.001), rate=0.1), RunSetting((2.5, -0.001), rate=0.1)),
    "rosenbrock": (RunSetting((-1.2, 1.0), rate=0.001),),
    "beale": (RunSetting((1.0, 1.5), rate=0.01),),
}


def first_runs(landscape: Curve | Surface) -> tuple[RunSetting, ...]:
    """What is walked when this is chosen: from where the network stands, if it is a network's loss."""
    if landscape.here is not None:
        return (RunSetting(tuple(landscape.here), rate=landscape.rate or 0.1),)
    if landscape.name in FIRST:
        return FIRST[landscape.name]
    if landscape.dimension == 1:
        low, high = landscape.range  # type: ignore[union-attr]
        return (RunSetting((low + 0.9 * (high - low),), rate=0.02),)
    left, right, low, high = landscape.box  # type: ignore[union-attr]
    return (RunSetting((left + 0.2 * (right - left), low + 0.8 * (high - low))),)


@dataclass(frozen=True, slots=True)
class Example:
    """`title` says what is to be seen; `steps` are made at once, 0: it waits at its start."""

    key: str
    title: Message
    setting: Setting
    steps: int = 0


def _example(key: str, title: str, landscape: str, *runs: RunSetting, steps: int = 0) -> Example:
    return Example(key, Message("example", title), Setting(landscape, runs), steps)


_VALLEY = (-3.5, 1.0)

EXAMPLES: tuple[Example, ...] = (
    _example(
        "article",
        QT_TRANSLATE_NOOP("Message", "From 3 to 2: a positive gradient, w shrinks"),
        "quadratic",
        RunSetting((3.0,), rate=1 / 6),
    ),
    _example(
        "article_left",
        QT_TRANSLATE_NOOP("Message", "From −3: a negative gradient, w grows"),
        "quadratic",
        RunSetting((-3.0,), rate=1 / 6),
    ),
    _example(
        "creeps",
        QT_TRANSLATE_NOOP("Message", "Rate too small: it creeps"),
        "quadratic",
        RunSetting((3.0,), rate=0.002),
        steps=30,
    ),
    _example(
        "oscillates",
        QT_TRANSLATE_NOOP("Message", "Rate just below the border: to and fro"),
        "quadratic",
        RunSetting((3.0,), rate=0.95),
        steps=30,
    ),
    _example(
        "diverges",
        QT_TRANSLATE_NOOP("Message", "Rate above the border: it diverges"),
        "quadratic",
        RunSetting((0.5,), rate=1.1),
        steps=12,
    ),
    _example(
        "plateau",
        QT_TRANSLATE_NOOP("Message", "On the plateau of a saturated sigmoid"),
        "plateau",
        RunSetting((8.0,), rate=0.5),
        steps=30,
    ),
    _example(
        "kink",
        QT_TRANSLATE_NOOP("Message", "A kink: to and fro with a fixed rate"),
        "abs",
        RunSetting((3.05,), rate=0.4),
        steps=30,
    ),
    _example(
        "p1_p2",
        QT_TRANSLATE_NOOP("Message", "p1 and p2: two starts, two ends"),
        "two_minima",
        *_P1_P2,
        steps=80,
    ),
    _example(
        "valley",
        QT_TRANSLATE_NOOP("Message", "A narrow valley: sgd, momentum and adam"),
        "valley",
        RunSetting(_VALLEY, rate=0.038),
        RunSetting(_VALLEY, "momentum", 0.01),
        RunSetting(_VALLEY, "adam", 0.3),
        steps=60,
    ),
    _example(
        "saddle",
        QT_TRANSLATE_NOOP("Message", "A saddle: on the ridge, and a hair beside it"),
        "saddle",
        RunSetting((-2.5, 0.0), rate=0.1),
        RunSetting((2.5, 0.001), rate=0.1),
        steps=120,
    ),
)
