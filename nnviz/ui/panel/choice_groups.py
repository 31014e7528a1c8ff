"""The functions of the registries as lists to choose from: in groups, found by their other names, with their curves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nnviz.nn import ACTIVATIONS
from nnviz.ui.controls import Choice, Heading
from nnviz.ui.panel.explanations import REGISTRIES, explained_choice

GROUPS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "activation": (
        (QT_TRANSLATE_NOOP("ChoiceGroup", "Rectifiers"), ("relu", "leaky_relu", "prelu", "relu6")),
        (
            QT_TRANSLATE_NOOP("ChoiceGroup", "Smooth rectifiers"),
            ("elu", "selu", "gelu", "silu", "mish", "softplus"),
        ),
        (
            QT_TRANSLATE_NOOP("ChoiceGroup", "Bounded"),
            ("sigmoid", "tanh", "softsign", "hardtanh", "hard_sigmoid", "sin"),
        ),
        (QT_TRANSLATE_NOOP("ChoiceGroup", "Of several z"), ("maxout", "softmax")),
        (QT_TRANSLATE_NOOP("ChoiceGroup", "Straight or a step"), ("purelin", "sign")),
    ),
    "loss": (
        (
            QT_TRANSLATE_NOOP("ChoiceGroup", "Distance to the target"),
            ("half_mse", "mse", "l2", "mae", "l1", "huber", "smooth_l1"),
        ),
        (
            QT_TRANSLATE_NOOP("ChoiceGroup", "Of probabilities"),
            ("bce", "weighted_bce", "cross_entropy", "kl", "nll"),
        ),
        (
            QT_TRANSLATE_NOOP("ChoiceGroup", "Of scores"),
            ("softmax_cross_entropy", "multi_margin", "bce_with_logits", "soft_margin", "hinge", "squared_hinge"),
        ),
        (QT_TRANSLATE_NOOP("ChoiceGroup", "Of counts"), ("poisson_nll",)),
    ),
    "initializer": (
        (
            QT_TRANSLATE_NOOP("ChoiceGroup", "By the width"),
            (
                *("xavier_uniform", "xavier_normal", "he_uniform", "he_normal"),
                *("lecun_normal", "orthogonal"),
            ),
        ),
        (QT_TRANSLATE_NOOP("ChoiceGroup", "Whatever the width"), ("normal", "uniform", "playground")),
        (QT_TRANSLATE_NOOP("ChoiceGroup", "All the same"), ("zeros", "constant")),
    ),
}
"""What belongs together, the usual first. A registry without groups is short."""

FROM, TO = -3.2, 3.2  # of z, in the pictures
LOW, HIGH = -1.8, 1.8  # of f(z); what lies outside is cut
PIECES = ((-1.0, -1.6), (-0.2, -0.6), (0.8, -0.8))  # slopes and intercepts of the lines in the picture of maxout
BARS = (0.35, 0.95, 0.2)  # of probabilities, in that of softmax


def grouped(kind: str) -> list[Choice | Heading]:
    """All that can be chosen of a registry, in the window's language; `kind` is a key of REGISTRIES."""
    registry, lines = REGISTRIES[kind], []
    groups = GROUPS.get(kind, ())
    named = {name for _, names in groups for name in names}
    for title, names in (*groups, ("", tuple(name for name in registry if name not in named))):
        if title:
            lines.append(Heading(QCoreApplication.translate("ChoiceGroup", title)))
        for name in names:
            picture = curve_picture(name) if kind == "activation" else ()
            lines.append(Choice(name, name, explained_choice(kind, name), picture, _other_names(kind, name)))
    return lines


@cache
def curve_picture(name: str) -> tuple[tuple[float, float], ...]:
    """f over z as a line in the unit square; of softmax, a function of many z, the outline of some outputs."""
    f = ACTIVATIONS[name]
    z = np.unique(np.concatenate((np.linspace(FROM, TO, 49), *((k - 1e-6, k + 1e-6) for k in f.kinks))))
    if f.elementwise:
        values = f.value(z, **f.complete({"slope": 0.1} if name == "leaky_relu" else {}))
    elif name == "maxout":
        values = np.max([slope * z + intercept for slope, intercept in PIECES], axis=0)
    else:
        outline = [(0.0, 0.0)]
        for i, height in enumerate(BARS):
            left, right = (i + 0.15) / len(BARS), (i + 0.85) / len(BARS)
            outline += [(left, 0.0), (left, height), (right, height), (right, 0.0)]
        return (*outline, (1.0, 0.0))
    inside = (values >= LOW) & (values <= HIGH)
    x, y = (z[inside] - FROM) / (TO - FROM), (values[inside] - LOW) / (HIGH - LOW)
    return tuple(zip(x.tolist(), y.tolist(), strict=True))


def _other_names(kind: str, name: str) -> tuple[str, ...]:
    """Aliases, and what PyTorch and MATLAB call it."""
    item = REGISTRIES[kind][name]
    elsewhere = (getattr(item, program, "").rpartition(".")[2] for program in ("torch_name", "matlab_name"))
    return (*item.aliases, *(known for known in elsewhere if known))
