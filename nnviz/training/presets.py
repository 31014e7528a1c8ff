"""Runs worth looking at, by name, each with a line on what there is to see. A new one is one entry here.

The first four are TensorFlow Playground's data sets with its first network and its way to draw weights.
"""

from __future__ import annotations

from dataclasses import dataclass

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.message import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Preset:
    """`name` and `line`, what to look at, are English and marked for translation in the context "Preset"."""

    key: str
    name: str
    line: str
    config: RunConfig


def _playground(dataset: str) -> RunConfig:
    return RunConfig(dataset=dataset, initializer="playground", seed=1)


PRESETS: tuple[Preset, ...] = (
    Preset(
        "circle",
        QT_TRANSLATE_NOOP("Preset", "Circle"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "For some hundred steps hardly anything happens. Then the four bent lines of the first layer close "
            "around the disc.",
        ),
        _playground("circle"),
    ),
    Preset(
        "xor",
        QT_TRANSLATE_NOOP("Preset", "Xor"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "Opposite squares are alike, and no straight line parts them. Watch the first layer fold the plane so "
            "that the second one can.",
        ),
        _playground("xor"),
    ),
    Preset(
        "gauss",
        QT_TRANSLATE_NOOP("Preset", "Gauss"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "Two clouds, and one straight line is enough: it is found within a hundred steps. Remove the layers, "
            "and it still is.",
        ),
        _playground("gauss"),
    ),
    Preset(
        "spiral",
        QT_TRANSLATE_NOOP("Preset", "Spiral"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "Four and two units are too few: the loss hardly falls. Turn on the sines, or give it two layers of "
            "eight units, and it learns.",
        ),
        _playground("spiral"),
    ),
    Preset(
        "adam",
        QT_TRANSLATE_NOOP("Preset", "Spiral with Adam"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "Adam winds both arms apart within a thousand steps, each parameter at its own pace. Take sgd at the same "
            "rate: three times as many steps and hardly a bend.",
        ),
        RunConfig(
            dataset="spiral",
            layers=(Layer(8, "gelu"),) * 2,
            optimizer="adam",
            learning_rate=0.01,
            batch_size=32,
            seed=1,
        ),
    ),
    Preset(
        "sixteen",
        QT_TRANSLATE_NOOP("Preset", "16 sigmoid layers"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "Each sigmoid lets at most a quarter of δ pass: less than a billionth of it reaches layer 1, and the "
            "weights there stand still. Try relu with he_normal.",
        ),
        RunConfig(layers=(Layer(8, "sigmoid"),) * 16, batch_size=32, seed=4),
    ),
    Preset(
        "maxout",
        QT_TRANSLATE_NOOP("Preset", "Maxout on a circle"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "One unit, the largest of its five straight lines: they close around the disc. With any other "
            "activation one unit has only one line to draw.",
        ),
        RunConfig(layers=(Layer(1, "maxout", {"pieces": 5}),), learning_rate=0.003, seed=1),
    ),
    Preset(
        "iris",
        QT_TRANSLATE_NOOP("Preset", "Iris"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "The species setosa is told apart within fifty steps. The other two overlap: they take ten times as long, "
            "and some flowers stay wrong.",
        ),
        RunConfig(dataset="iris", standardize=True, layers=(Layer(8, "tanh"),)),
    ),
    Preset(
        "probabilities",
        QT_TRANSLATE_NOOP("Preset", "Iris as probabilities"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "The last layer is a softmax: three probabilities that make one whole. Behind it cross_entropy cancels its "
            "slope, so that δ is just output minus target.",
        ),
        RunConfig(
            dataset="iris",
            standardize=True,
            layers=(Layer(8, "tanh"),),
            output_activation="softmax",
            loss="cross_entropy",
            learning_rate=0.01,
        ),
    ),
    Preset(
        "digits",
        QT_TRANSLATE_NOOP("Preset", "Digits"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "64 pixels, ten digits. After one epoch four of five unseen ones are right; the last few in a hundred "
            "take a hundred times as long.",
        ),
        RunConfig(dataset="digits", standardize=True, layers=(Layer(32, "relu"),), learning_rate=0.1, batch_size=32),
    ),
)
