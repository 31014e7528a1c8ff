"""Set-ups of lessons that are broken on purpose, by lesson and step (from 1): with them the step must not come true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nnviz.nn import Layer
from nnviz.training.lessons.lesson import Setup

Breaking = Callable[[Setup], Setup]


def every(**settings) -> Breaking:
    """All runs with other settings."""
    return lambda setup: replace(setup, configs=tuple(replace(config, **settings) for config in setup.configs))


def one(run: int, **settings) -> Breaking:
    """Run `run`, from 1, with other settings."""

    def broken(setup: Setup) -> Setup:
        configs = list(setup.configs)
        configs[run - 1] = replace(configs[run - 1], **settings)
        return replace(setup, configs=tuple(configs))

    return broken


def functions(name: str, *runs: int, initializer: str | None = None) -> Breaking:
    """Another activation in all hidden layers, of these runs (from 1) or of all."""

    def broken(setup: Setup) -> Setup:
        configs = [
            replace(config, layers=tuple(Layer(layer.size, name, {}, initializer) for layer in config.layers))
            if not runs or at in runs
            else config
            for at, config in enumerate(setup.configs, 1)
        ]
        return replace(setup, configs=tuple(configs))

    return broken


def swapped(setup: Setup) -> Setup:
    """A for B."""
    return replace(setup, configs=setup.configs[::-1], limits=setup.limits[::-1])


def unlimited(setup: Setup) -> Setup:
    return replace(setup, limits=())


def arranged(page: str, **settings) -> Breaking:
    """Something else on the page."""
    return lambda setup: replace(setup, arrange={**setup.arrange, page: {**setup.arrange.get(page, {}), **settings}})


LIVE: dict[tuple[str, int], Breaking] = {
    ("0-first-five-minutes", 1): every(learning_rate=1e-6),
    ("0-first-five-minutes", 6): functions("purelin"),
    ("1-losses-and-activations", 3): one(2, init_scale=1.0),
    ("2-first-weights", 1): functions("tanh", 1),
    ("2-first-weights", 3): functions("purelin"),
    ("2-first-weights", 5): every(output_activation="purelin", loss="half_mse"),
    ("2-first-weights", 6): swapped,
    ("2-first-weights", 9): every(initializer="xavier_normal"),
    ("2-first-weights", 10): one(3, init_scale=1.0),
    ("3-descent-and-depth", 1): every(learning_rate=1e-6),
    ("3-descent-and-depth", 8): functions("tanh", 1),
    ("3-descent-and-depth", 9): every(output_activation="purelin", loss=None),
    ("3-descent-and-depth", 11): functions("purelin", 1),
    ("3-descent-and-depth", 12): swapped,
    ("3-descent-and-depth", 13): swapped,
    ("3-descent-and-depth", 14): swapped,
    ("3-descent-and-depth", 15): unlimited,
    ("3-descent-and-depth", 16): functions("relu", initializer="he_normal"),
    ("3-descent-and-depth", 17): every(init_scale=1.0),
    ("3-descent-and-depth", 18): functions("purelin"),
    ("3-descent-and-depth", 19): functions("tanh"),
    ("4-relu-and-maxout", 1): functions("relu", initializer="he_normal"),
    ("4-relu-and-maxout", 2): functions("relu", initializer="he_normal"),
    ("4-relu-and-maxout", 3): functions("relu", 1),
    ("5-derivation", 7): swapped,
    ("5-derivation", 9): functions("tanh"),
    ("5-derivation", 10): functions("relu", 2),
}
"""Steps whose facts are all of the live run."""

PAGES: dict[tuple[str, int], Breaking] = {
    ("1-losses-and-activations", 1): arranged("functions", cursor=2),
    ("1-losses-and-activations", 2): arranged("functions", z=[-1, 1]),
    ("1-losses-and-activations", 4): functions("tanh"),
    ("1-losses-and-activations", 5): every(batch_size=1),
    ("1-losses-and-activations", 7): arranged("backprop", step="first"),
    ("2-first-weights", 2): arranged("functions", cursor=-1),
    ("2-first-weights", 4): arranged("functions", z=[1, 4]),
    ("2-first-weights", 7): arranged("functions", z=[-1, 1]),
    ("2-first-weights", 8): every(learning_rate=1e-12),
    ("2-first-weights", 11): every(initializer="constant"),
    ("2-first-weights", 12): arranged("backprop", step="first"),
    ("3-descent-and-depth", 2): arranged("losslab", target=1),
    ("3-descent-and-depth", 7): arranged("descent", starts=[[-2.0, 2.0], [-2.1, 2.0]], steps=80),
    ("3-descent-and-depth", 10): arranged("functions", z=[-1, 1]),
    ("4-relu-and-maxout", 4): every(layers=(Layer(1, "maxout", {"pieces": 2}),)),
    ("4-relu-and-maxout", 6): arranged("workshop", run=False, restart=True),
    ("4-relu-and-maxout", 7): every(layers=(Layer(3, "maxout", {"pieces": 3}), Layer(3, "tanh"))),
    ("4-relu-and-maxout", 8): every(initializer="zeros"),
    ("5-derivation", 2): arranged("losslab", constant=False, points=[[-1, -1], [0, 0], [1, 5], [2, 2]]),
    ("5-derivation", 5): arranged("losslab", loss="cross_entropy"),
    ("5-derivation", 8): arranged("functions", z=[-100, -50]),
}
"""Steps with facts of a page: they need the window. Where a task is left undone is tried with every lesson."""
