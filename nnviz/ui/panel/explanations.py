"""What the settings and their choices mean, in the window's language: a sentence, a formula, a range, a warning.

Formulas and ranges come from the registries and from RunConfig; only the words stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import inf, isinf
from typing import Any

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nnviz.nn import ACTIVATIONS, FEATURES, INITIALIZERS, LOSSES, OPTIMIZERS, PENALTIES, Parameter, Registry
from nnviz.training.config import SETTINGS
from nnviz.training.data import SOURCES
from nnviz.ui.number_format import MINUS, count, short, typed
from nnviz.ui.panel.pictures import PLANE

SETTING_TEXTS: Mapping[str, str] = {
    "samples": QT_TRANSLATE_NOOP(
        "Explanation", "How many points are made, or rows of the table are drawn. Leave it empty for the usual number."
    ),
    "noise": QT_TRANSLATE_NOOP(
        "Explanation", "How much chance is mixed into the data. It disturbs their labels or targets."
    ),
    "train_fraction": QT_TRANSLATE_NOOP(
        "Explanation",
        "The share of the points that the network learns from. The others are the test part: they only tell how well "
        "it does on what it has not seen.",
    ),
    "features": QT_TRANSLATE_NOOP("Explanation", "What the network gets to see of a point; each is one input."),
    "standardize": QT_TRANSLATE_NOOP(
        "Explanation",
        "Shift and scale each input to mean 0 and deviation 1, as measured on the training part. Columns of "
        "different size then pull alike.",
    ),
    "layers": QT_TRANSLATE_NOOP("Explanation", "How many units this layer has. Each is one curve through its inputs."),
    "activation": QT_TRANSLATE_NOOP("Explanation", "The function that each unit sends its z through."),
    "output_activation": QT_TRANSLATE_NOOP(
        "Explanation", "What the last layer makes of its z. Its range has to be one that the loss can do with."
    ),
    "initializer": QT_TRANSLATE_NOOP("Explanation", "How the weights are drawn before the first step."),
    "init_scale": QT_TRANSLATE_NOOP(
        "Explanation",
        "Multiplies the first weights. Large ones push z far from 0, where sigmoid and tanh are flat: the descent "
        "gets slow.",
    ),
    "loss": QT_TRANSLATE_NOOP("Explanation", "The number that training makes small."),
    "optimizer": QT_TRANSLATE_NOOP("Explanation", "How a gradient becomes a step of the parameters θ."),
    "learning_rate": QT_TRANSLATE_NOOP(
        "Explanation",
        "η, how far a step goes along the gradient g. Each step is small, and depends on the slope where it stands: "
        "too small takes for ever, too large jumps over the valley and may explode.",
    ),
    "batch_size": QT_TRANSLATE_NOOP(
        "Explanation",
        "How many samples a step averages over. A large batch steadies the direction: the zigzag of inputs that are "
        "all positive is a small matter then.",
    ),
    "regularization": QT_TRANSLATE_NOOP("Explanation", "A price on large weights, added to the loss; biases are free."),
    "regularization_rate": QT_TRANSLATE_NOOP("Explanation", "How high the price on large weights is; 0 is none."),
    "seed": QT_TRANSLATE_NOOP(
        "Explanation", "Where all chance starts: the same seed gives the same points, weights and order, bit for bit."
    ),
    "dtype": QT_TRANSLATE_NOOP("Explanation", "How exactly numbers are kept. float32 is faster for wide layers."),
    "pieces": QT_TRANSLATE_NOOP(
        "Explanation", "How many straight lines a Maxout unit takes the largest of. Its activation is their envelope."
    ),
    "slope": QT_TRANSLATE_NOOP(
        "Explanation", "What a negative z is multiplied by. 0 would be ReLU, 1 a straight line."
    ),
    "momentum": QT_TRANSLATE_NOOP("Explanation", "What remains of the last step's velocity in this one."),
}

SETTING_FORMULAS: Mapping[str, str] = {
    "learning_rate": f"θ ← θ {MINUS} η g",
    "init_scale": "W ← s W",
    "standardize": f"x ← (x {MINUS} μ) / σ",
    "layers": "zˡ = Wˡ aˡ⁻¹ + bˡ",
    "activation": "aˡ = f(zˡ)",
    "output_activation": "y = f(zᴸ)",
    "regularization": "L + λ R(W)",
    "regularization_rate": "L + λ R(W)",
    "momentum": "v ← μ v + g",
}

CHOICE_TEXTS: Mapping[str, str] = {
    # data
    "circle": QT_TRANSLATE_NOOP("Explanation", "A disc inside a ring. Noise flips the labels of points near the gap."),
    "xor": QT_TRANSLATE_NOOP("Explanation", "Four squares, opposite ones alike. Noise flips labels near the edges."),
    "gauss": QT_TRANSLATE_NOOP("Explanation", "Two round clouds. Noise spreads them until they overlap."),
    "spiral": QT_TRANSLATE_NOOP("Explanation", "Two arms, wound into each other. Noise moves the points themselves."),
    "xor4": QT_TRANSLATE_NOOP(
        "Explanation", "The truth table of exclusive or: four points, all for training. No straight line parts them."
    ),
    "reg-plane": QT_TRANSLATE_NOOP("Explanation", "Regression: a tilted plane. Noise disturbs the heights."),
    "reg-gauss": QT_TRANSLATE_NOOP(
        "Explanation", "Regression: six cones, up and down by turns. Noise disturbs the heights."
    ),
    "sin": QT_TRANSLATE_NOOP("Explanation", "Regression with one input: the sine. Noise moves the targets up or down."),
    "iris": QT_TRANSLATE_NOOP("Explanation", "150 flowers, four lengths in cm, three species."),
    "wine": QT_TRANSLATE_NOOP("Explanation", "178 wines, thirteen measurements, three growers."),
    "breast_cancer": QT_TRANSLATE_NOOP("Explanation", "569 cell samples, thirty measurements, malignant or benign."),
    "digits": QT_TRANSLATE_NOOP("Explanation", "1797 handwritten digits of 8 × 8 pixels."),
    # activations
    "purelin": QT_TRANSLATE_NOOP(
        "Explanation",
        "No bend. Layers of it alone are one straight map, however many: it cannot solve what is not linear.",
    ),
    "sigmoid": QT_TRANSLATE_NOOP(
        "Explanation",
        "Squeezes z between 0 and 1. Beware: far from 0 it saturates and the gradient vanishes; its slope is at most "
        "0.25; its outputs are all positive, so the weights behind it zigzag; and the exponential costs time.",
    ),
    "tanh": QT_TRANSLATE_NOOP(
        "Explanation",
        "Like a sigmoid, but centred on 0 and with slope 1 there: mostly the better choice. Beware: for large |z| "
        "its slope vanishes too.",
    ),
    "relu": QT_TRANSLATE_NOOP(
        "Explanation",
        "Passes what is positive, at slope 1: quick, and no vanishing there. Beware: for z ≤ 0 output and slope are "
        "0, and a unit that is always there is dead.",
    ),
    "leaky_relu": QT_TRANSLATE_NOOP("Explanation", "A ReLU with a small slope on the left, so that no unit dies."),
    "maxout": QT_TRANSLATE_NOOP(
        "Explanation",
        "The largest of k straight lines, all learned: each unit makes its own activation. Only the winning line of "
        "a sample learns from it.",
    ),
    "softmax": QT_TRANSLATE_NOOP(
        "Explanation", "Turns a layer into probabilities: all positive, their sum is 1, and every z moves every output."
    ),
    # losses
    "half_mse": QT_TRANSLATE_NOOP(
        "Explanation", "Half the squared distance; the 2 of the derivative cancels the half."
    ),
    "mse": QT_TRANSLATE_NOOP("Explanation", "The squared distance, averaged over the samples: twice half_mse."),
    "bce": QT_TRANSLATE_NOOP(
        "Explanation",
        "For probabilities, after a sigmoid: the sigmoid's small slope cancels, and a confident error still learns. "
        "Targets must be 0 to 1.",
    ),
    "softmax_cross_entropy": QT_TRANSLATE_NOOP(
        "Explanation", "For classes: the softmax is inside the loss, so the output layer stays linear."
    ),
    # optimizers
    "sgd": QT_TRANSLATE_NOOP("Explanation", "Plain gradient descent on each batch."),
    "momentum": QT_TRANSLATE_NOOP(
        "Explanation", "Remembers past gradients: steady directions gather speed, those that change sign cancel."
    ),
    # penalties
    "none": QT_TRANSLATE_NOOP("Explanation", "Weights may grow as the data ask for."),
    "l1": QT_TRANSLATE_NOOP("Explanation", "Pushes all weights to 0 with the same force: few remain."),
    "l2": QT_TRANSLATE_NOOP("Explanation", "Pushes each weight to 0 in proportion to itself: all stay small."),
    # initializers
    "zeros": QT_TRANSLATE_NOOP(
        "Explanation", "Beware: all units of a layer then compute the same, and go on to do so for ever."
    ),
    "normal": QT_TRANSLATE_NOOP("Explanation", "Whatever the width: behind many inputs z gets large."),
    "uniform": QT_TRANSLATE_NOOP(
        "Explanation", "Between −1 and 1, whatever the width: behind many inputs z gets large."
    ),
    "xavier_uniform": QT_TRANSLATE_NOOP("Explanation", "By the width, so that a and δ keep their size. Made for tanh."),
    "xavier_normal": QT_TRANSLATE_NOOP("Explanation", "As xavier_uniform, from a bell curve. Made for tanh."),
    "he_uniform": QT_TRANSLATE_NOOP("Explanation", "Larger, for the half that ReLU cuts away. Made for ReLU."),
    "he_normal": QT_TRANSLATE_NOOP("Explanation", "As he_uniform, from a bell curve. Made for ReLU."),
    "playground": QT_TRANSLATE_NOOP("Explanation", "As in TensorFlow Playground: between −0.5 and 0.5, biases 0.1."),
}

REGISTRIES: Mapping[str, Registry[Any]] = {
    "dataset": SOURCES,
    "activation": ACTIVATIONS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "regularization": PENALTIES,
    "initializer": INITIALIZERS,
}

SYMBOLS: Mapping[str, str] = {"loss": "L = ", "regularization": "R(W) = "}
"""What the formulas of a registry are of, where they do not say so themselves."""

UNITS: Mapping[str, str] = {
    "samples": QT_TRANSLATE_NOOP("Explanation", "samples"),
    "units": QT_TRANSLATE_NOOP("Explanation", "units"),
}

RANGE = QT_TRANSLATE_NOOP("Explanation", "{low} to {high}")
FROM = QT_TRANSLATE_NOOP("Explanation", "{low} or more")
ABOVE = QT_TRANSLATE_NOOP("Explanation", "more than {low}")
ABOVE_TO = QT_TRANSLATE_NOOP("Explanation", "more than {low}, up to {high}")
USUALLY = QT_TRANSLATE_NOOP("Explanation", "{range}, usually {default}")
OUTPUTS = QT_TRANSLATE_NOOP("Explanation", "Outputs from {low} to {high}, slope at most {slope}")
NEEDS = QT_TRANSLATE_NOOP("Explanation", "Needs outputs from {low} to {high}")
ON_PLANE = QT_TRANSLATE_NOOP("Explanation", "{low} to {high} where both coordinates are within ±{side}")
DIGITS = QT_TRANSLATE_NOOP("Explanation", "About {digits} digits, up to {largest}")


def explained(setting: str, scale: float = 1, unit: str = "") -> str:
    """The tooltip of a setting of RunConfig; `scale` and `unit` are as its field shows numbers."""
    extent, known = "", SETTINGS.get(setting)
    if known is not None and known.low is not None:
        unit = unit or (_tr(UNITS[known.unit]) if known.unit else "")
        extent = _range(known.low, known.high, known.above, scale, unit)
    return _tooltip(_tr(SETTING_TEXTS.get(setting, "")), SETTING_FORMULAS.get(setting, ""), extent)


def explained_parameter(name: str, parameter: Parameter) -> str:
    """The tooltip of a number that belongs to an activation, a loss or an optimizer."""
    extent = _range(parameter.low, parameter.high, False, 1, "")
    extent = _tr(USUALLY).format(range=extent, default=typed(parameter.default))
    return _tooltip(_tr(SETTING_TEXTS.get(name, "")), SETTING_FORMULAS.get(name, ""), extent)


def explained_choice(kind: str, name: str) -> str:
    """The tooltip of the choice `name` of a registry; `kind` is a key of REGISTRIES."""
    item = REGISTRIES[kind][name]
    text = CHOICE_TEXTS.get(item.name)
    formula = getattr(item, "formula", "").replace("-", MINUS)
    extent = ""
    if kind == "activation":
        low, high = item.range
        slope = short(float(item.max_derivative(**item.complete({}))))
        extent = _tr(OUTPUTS).format(low=_end(low), high=_end(high), slope=slope)
    elif kind == "loss" and item.prediction_range is not None:
        extent = _tr(NEEDS).format(low=_end(item.prediction_range[0]), high=_end(item.prediction_range[1]))
    return _tooltip(_tr(text) if text else item.note, SYMBOLS.get(kind, "") + formula if formula else "", extent)


def explained_feature(name: str) -> str:
    """The tooltip of an input feature, with its range over the square that the generators fill."""
    side = np.linspace(-PLANE, PLANE, 2401)  # so fine that the sine's ends are met to five digits
    values = FEATURES[name].value(np.stack([side, side]))
    low = float(FEATURES[name].value(np.stack([side, -side])).min())
    extent = _tr(ON_PLANE).format(low=_end(round(low, 3)), high=_end(round(float(values.max()), 3)), side=f"{PLANE:g}")
    return _tooltip(_tr(SETTING_TEXTS["features"]), name.replace("*", " · "), extent)


def explained_dtype(name: str) -> str:
    """The tooltip of a kind of number: how many digits it keeps, and how far it goes."""
    limits = np.finfo(name)
    return _tooltip("", "", _tr(DIGITS).format(digits=limits.precision, largest=short(float(limits.max))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Explanation", text) if text else ""


def _range(low: float, high: float | None, above: bool, scale: float, unit: str) -> str:
    percent = unit == "%"  # stands with every number, a word only once
    ends = {
        "low": _end(low * scale, unit if percent else ""),
        "high": _end((inf if high is None else high) * scale, unit if percent else ""),
    }
    if high is None or isinf(high):
        text = _tr(ABOVE if above else FROM).format(**ends)
    else:
        text = _tr(ABOVE_TO if above else RANGE).format(**ends)
    return text if percent or not unit else f"{text} {unit}"


def _end(value: float, unit: str = "") -> str:
    whole = abs(value) >= 1000 and not isinf(value) and value == int(value)
    written = count(int(value)) if whole else typed(value).replace("inf", "∞").replace("-", MINUS)
    return f"{written} {unit}".strip()


def _tooltip(sentence: str, formula: str, extent: str) -> str:
    """Rich text, so that Qt breaks long sentences into lines."""
    parts = [escape(part, quote=False) for part in (sentence, formula, extent) if part]
    return "".join(f"<p style='margin: 0 0 4px 0'>{part}</p>" for part in parts)
