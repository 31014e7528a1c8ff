"""Ready-made comparisons: runs side by side that show one thing, and a race of all activations on one problem.

A new one is one entry here; tests train each and see whether it shows what its line says.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields

from nnviz.nn import ACTIVATIONS, Layer
from nnviz.training.config import SHARED, RunConfig
from nnviz.training.message import QT_TRANSLATE_NOOP

MOST_SIDES = 4
"""Runs that are compared side by side; more are a race."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Runs in lockstep, A first. `limits[i]`: the step after which run i stands still, None: never; () is all None.

    `pieces`: the exact linear pieces are what to look at.
    `title` and `line`, what to look for, are English and marked for translation in the context "Comparison".
    Raises ValueError where the runs differ in a setting that must be SHARED.
    """

    key: str
    title: str
    line: str
    configs: tuple[RunConfig, ...]
    limits: tuple[int | None, ...] = ()
    pieces: bool = False

    def __post_init__(self) -> None:
        first, *others = self.configs
        for name in SHARED:
            if any(getattr(other, name) != getattr(first, name) for other in others):
                raise ValueError(f"the runs of a comparison must have the same {name}")
        if self.limits and len(self.limits) != len(self.configs):
            raise ValueError(f"{len(self.limits)} limits for {len(self.configs)} runs")

    @property
    def is_race(self) -> bool:
        return len(self.configs) > MOST_SIDES


def difference(configs: Collection[RunConfig]) -> tuple[str, ...]:
    """The names of the settings in which these runs are not all alike."""
    first, *others = configs
    return tuple(f.name for f in fields(RunConfig) if any(getattr(o, f.name) != getattr(first, f.name) for o in others))


# The rates are low, so that there is something to watch for some seconds. Seeds for which the claim holds at a glance;
# it does for others, too.


def _circle(layers: tuple[Layer, ...]) -> RunConfig:
    return RunConfig(dataset="circle", layers=layers, learning_rate=0.003, seed=1)


def _spiral(depth: int) -> RunConfig:
    layers = (Layer(8, "relu", {}, "he_normal"),) * depth
    return RunConfig(dataset="spiral", layers=layers, learning_rate=0.01, seed=1)


def _pieces(sizes: tuple[int, ...]) -> RunConfig:
    layers = tuple(Layer(size, "relu", {}, "he_normal") for size in sizes)
    return RunConfig(dataset="circle", layers=layers, learning_rate=0.003, seed=1)


def _linear(depth: int) -> RunConfig:
    return RunConfig(
        dataset="gauss",
        noise=0.4,
        layers=(Layer(8, "purelin"),) * depth,
        output_activation="purelin",
        learning_rate=0.003,
        batch_size=250,
        seed=1,
    )


def _weights(initializer: str, scale: float = 1.0) -> RunConfig:
    """One hidden layer, b = 0, and first weights drawn like this."""
    layers = (Layer(8, "tanh"),)
    return RunConfig(
        dataset="circle", layers=layers, learning_rate=0.01, initializer=initializer, init_scale=scale, seed=1
    )


def _zigzag(function: str, batch: int) -> RunConfig:
    layers = (Layer(8, function),) * 2
    return RunConfig(dataset="circle", layers=layers, learning_rate=0.01, batch_size=batch, seed=1)


COMPARISONS: tuple[Comparison, ...] = (
    Comparison(
        "tanh-relu",
        QT_TRANSLATE_NOOP("Comparison", "tanh against ReLU"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "Four hidden layers each. Look at the edge of the disc: tanh draws a curve, ReLU straight pieces with "
            "corners between them.",
        ),
        (_circle((Layer(8, "tanh"),) * 4), _circle((Layer(8, "relu", {}, "he_normal"),) * 4)),
    ),
    Comparison(
        "depth",
        QT_TRANSLATE_NOOP("Comparison", "4 against 2 hidden layers"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "ReLU on a spiral. Both cut the plane into straight pieces; four layers fold it more often and are round "
            "the arms when two have hardly begun.",
        ),
        (_spiral(4), _spiral(2)),
    ),
    Comparison(
        "depth-width",
        QT_TRANSLATE_NOOP("Comparison", "Depth against width"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "109 parameters each: 18 ReLU units in three layers, or 27 in one. Depth bends its lines and could make "
            "far more linear regions, yet it does not: look at their number, and at what each makes of them.",
        ),
        (_pieces((6, 6, 6)), _pieces((27,))),
        pieces=True,
    ),
    Comparison(
        "units",
        QT_TRANSLATE_NOOP("Comparison", "Few against many units"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "One hidden layer of 2 or of 16 units. Two lines cannot close around a disc, however long they train; "
            "sixteen can.",
        ),
        (_circle((Layer(2, "tanh"),)), _circle((Layer(16, "tanh"),))),
    ),
    Comparison(
        "epochs",
        QT_TRANSLATE_NOOP("Comparison", "Few against many epochs"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "Twice the same network, from the same weights. A stands still after 20 epochs, B goes on: what is not yet "
            "a disc in A becomes one in B.",
        ),
        (_circle((Layer(8, "tanh"),) * 2),) * 2,
        (500, None),
    ),
    Comparison(
        "linear",
        QT_TRANSLATE_NOOP("Comparison", "Linear stack against one linear layer"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "Four hidden layers without a non-linearity are one matrix: the product of their weights has the shape of "
            "B's only one. Both find the same straight line.",
        ),
        (_linear(4), _linear(0)),
    ),
    Comparison(
        "deep",
        QT_TRANSLATE_NOOP("Comparison", "Sigmoid against ReLU in 8 layers"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "Width 8. Less than a ten thousandth of δ reaches the first sigmoid layer, and nothing is learned; with "
            "ReLU and He's weights δ arrives.",
        ),
        (
            _circle((Layer(8, "sigmoid", {}, "xavier_uniform"),) * 8),
            _circle((Layer(8, "relu", {}, "he_normal"),) * 8),
        ),
    ),
    Comparison(
        "tanh-sigmoid",
        QT_TRANSLATE_NOOP("Comparison", "tanh against sigmoid"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "tanh is centred on zero and four times as steep. It is there when sigmoid has hardly begun, which takes "
            "some ten times as many steps.",
        ),
        (_circle((Layer(8, "tanh"),) * 2), _circle((Layer(8, "sigmoid"),) * 2)),
    ),
    Comparison(
        "weights",
        QT_TRANSLATE_NOOP("Comparison", "First weights: × 0.01, × 1, × 100, he"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "One hidden layer of tanh. × 0.01 starts slowly and arrives, like × 1 and he. × 100 makes z large: nearly "
            "all units are saturated, and the loss hardly moves.",
        ),
        (_weights("normal", 0.01), _weights("normal"), _weights("normal", 100.0), _weights("he_normal")),
    ),
    Comparison(
        "symmetry",
        QT_TRANSLATE_NOOP("Comparison", "First weights: 0, constant, random"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "b = 0 in all three. From W = 0 nothing is learned; from a constant 8 units learn as if they were one; "
            "random weights break the symmetry. “Which units are the same” counts them.",
        ),
        (_weights("zeros"), _weights("constant"), _weights("xavier_normal")),
    ),
    Comparison(
        "zigzag",
        QT_TRANSLATE_NOOP("Comparison", "Zig-zag: sigmoid against tanh, batch 1"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "Click A, then B, and open “Zig-zag of the weights” at the right. Behind sigmoid each step pushes all "
            "weights of a unit the same way; behind tanh the signs are mixed.",
        ),
        (_zigzag("sigmoid", 1), _zigzag("tanh", 1)),
    ),
    Comparison(
        "zigzag-batch",
        QT_TRANSLATE_NOOP("Comparison", "Zig-zag: sigmoid against tanh, full batch"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "The same two with all samples in each step. Soon their sum has mixed signs behind sigmoid, too, and the "
            "path of the weights is nearly straight: the batch softens it.",
        ),
        (_zigzag("sigmoid", 250), _zigzag("tanh", 250)),
    ),
    Comparison(
        "race",
        QT_TRANSLATE_NOOP("Comparison", "Try them all"),
        QT_TRANSLATE_NOOP(
            "Comparison",
            "Every activation on the same circle, with the same rate. Which one is best cannot be known beforehand, "
            "but it can be measured.",
        ),
        tuple(_circle((Layer(8, name),) * 2) for name in ACTIVATIONS),
    ),
)
