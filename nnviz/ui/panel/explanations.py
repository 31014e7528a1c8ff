"""What the settings and their choices mean, in the window's language: remark, formula, range, names elsewhere.

Everything comes from the registries and from RunConfig, which explain themselves; what they do not say in words stands
in `explanation_texts`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from math import inf, isinf
from typing import Any

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nnviz.nn import (
    ACTIVATIONS,
    CLIPPINGS,
    FEATURES,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    PENALTIES,
    SCHEDULES,
    Activation,
    Parameter,
    Registry,
)
from nnviz.training.config import SETTINGS
from nnviz.training.data import SOURCES
from nnviz.ui.number_format import MINUS, count, short, typed
from nnviz.ui.panel.explanation_texts import (
    DATASET_TEXTS,
    PARAMETER_FORMULAS,
    PARAMETER_TEXTS,
    SETTING_FORMULAS,
    SETTING_TEXTS,
)
from nnviz.ui.panel.pictures import PLANE

REGISTRIES: Mapping[str, Registry[Any]] = {
    "dataset": SOURCES,
    "activation": ACTIVATIONS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "regularization": PENALTIES,
    "initializer": INITIALIZERS,
    "schedule": SCHEDULES,
    "clip": CLIPPINGS,
}

HYPHEN_MINUS = re.compile(r"(?<![^\W\d_])-|-(?![^\W\d_])")  # but not within a word
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
BELOW = QT_TRANSLATE_NOOP("Explanation", "{low} or more, less than {high}")
BETWEEN = QT_TRANSLATE_NOOP("Explanation", "more than {low}, less than {high}")
PAIR = QT_TRANSLATE_NOOP("Explanation", "{first} and {second}")
USUALLY_ON = QT_TRANSLATE_NOOP("Explanation", "usually on")
USUALLY_OFF = QT_TRANSLATE_NOOP("Explanation", "usually off")
USUALLY = QT_TRANSLATE_NOOP("Explanation", "{range}, usually {default}")
OUTPUTS = QT_TRANSLATE_NOOP("Explanation", "Outputs from {low} to {high}, slope at most {slope}")
BOTH_SIGNS = QT_TRANSLATE_NOOP("Explanation", "Outputs of both signs: they can be centred on 0")
ONE_SIGN = QT_TRANSLATE_NOOP("Explanation", "Not zero-centred: no output is negative")
SMOOTH = QT_TRANSLATE_NOOP("Explanation", "Smooth: no corner")
CORNER = QT_TRANSLATE_NOOP("Explanation", "Corner at z = {place}, where f′ counts as {slope}, as on the {side}")
LEFT = QT_TRANSLATE_NOOP("Explanation", "left")
RIGHT = QT_TRANSLATE_NOOP("Explanation", "right")
CORNERS = QT_TRANSLATE_NOOP("Explanation", "Corners at z = {places}, where f′ counts as {slope}, as beyond them")
JUMP = QT_TRANSLATE_NOOP("Explanation", "Jumps at z = {place}, where f′ counts as {slope} all the same")
MEETINGS = QT_TRANSLATE_NOOP("Explanation", "Corners where two lines meet; there the first of them counts")
EXPECTS = QT_TRANSLATE_NOOP("Explanation", "Expects {what}")
ON_PLANE = QT_TRANSLATE_NOOP("Explanation", "{low} to {high} where both coordinates are within ±{side}")
DIGITS = QT_TRANSLATE_NOOP("Explanation", "About {digits} digits, up to {largest}")


def explained(setting: str, scale: float = 1, unit: str = "") -> str:
    """The tooltip of a setting of RunConfig; `scale` and `unit` are as its field shows numbers."""
    extent, known = "", SETTINGS.get(setting)
    if known is not None and known.low is not None:
        unit = unit or (_tr(UNITS[known.unit]) if known.unit else "")
        extent = _range(known.low, known.high, known.above, scale, unit)
    return _tooltip(_tr(SETTING_TEXTS.get(setting, "")), SETTING_FORMULAS.get(setting, ""), extent)


def explained_parameter(name: str, parameter: Parameter, owner: str = "") -> str:
    """The tooltip of what can be set on the function `owner`: a number, a pair of numbers or a switch."""
    full = f"{owner}.{name}"
    text = PARAMETER_TEXTS.get(full) or PARAMETER_TEXTS.get(name, "")
    formula = PARAMETER_FORMULAS.get(full) or PARAMETER_FORMULAS.get(name, "")
    if parameter.switch:
        return _tooltip(_tr(text), formula, _tr(USUALLY_ON if parameter.default else USUALLY_OFF))
    default = parameter.default
    if isinstance(default, tuple):
        usual = _tr(PAIR).format(first=typed(default[0]), second=typed(default[1]))
    else:
        usual = typed(default)
    extent = _range(parameter.low, parameter.high, parameter.above, 1, "", parameter.below)
    return _tooltip(_tr(text), formula, _tr(USUALLY).format(range=extent, default=usual))


def explained_choice(kind: str, name: str) -> str:
    """The tooltip of the choice `name` of a registry; `kind` is a key of REGISTRIES."""
    item = REGISTRIES[kind][name]
    if kind == "dataset":
        return _tooltip(_tr(DATASET_TEXTS[item.name]))
    lines = [_note(item.note), *(SYMBOLS.get(kind, "") + _note(item.formula)).split(";  ")]
    if kind == "activation":
        lines += _facts(item)
    elif kind == "loss":
        lines.append(_tr(EXPECTS).format(what=_note(item.expects)))
    return _tooltip(*lines, elsewhere(item))


def elsewhere(item: object) -> str:
    """What a function is called in PyTorch and in MATLAB, where they have it."""
    names = (("PyTorch", getattr(item, "torch_name", "")), ("MATLAB", getattr(item, "matlab_name", "")))
    return " · ".join(f"{program}: {name}" for program, name in names if name)


def _facts(f: Activation) -> list[str]:
    """What an activation gives, how steep it is at most, and where it has a corner; with its default parameters."""
    low, high = (_end(round(end, 3)) for end in f.range)
    slope = typed(round(float(f.max_derivative(**f.complete({}))), 3))
    signs = _tr(BOTH_SIGNS if f.zero_centred else ONE_SIGN)
    return [_tr(OUTPUTS).format(low=low, high=high, slope=slope), signs, _corners(f)]


def _corners(f: Activation) -> str:
    """Where f' jumps, and which side counts there."""
    params = f.complete({})
    if f.pieces(**params) > 1:
        return _tr(MEETINGS)
    if not f.kinks:
        return _tr(SMOOTH)
    places = np.array(f.kinks)
    step = 1e-9
    slope = _end(round(float(f.derivative(places, **params)[0]), 3))
    if abs(f.value(places[0] + step, **params) - f.value(places[0] - step, **params)) > 0.5:
        return _tr(JUMP).format(place=_end(places[0]), slope=slope)
    if len(places) > 1:
        return _tr(CORNERS).format(places=", ".join(map(_end, f.kinks)), slope=slope)
    left, at = (round(float(f.derivative(places + d, **params)[0]), 6) for d in (-step, 0))
    side = _tr(LEFT if left == at else RIGHT)
    return _tr(CORNER).format(place=_end(places[0]), slope=slope, side=side)


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


def _note(text: str) -> str:
    """What an object of a registry says of itself, in the window's language, with real minus signs and primes."""
    return HYPHEN_MINUS.sub(MINUS, QCoreApplication.translate("Note", text)).replace("f'", "f′") if text else ""


def _range(low: float, high: float | None, above: bool, scale: float, unit: str, below: bool = False) -> str:
    percent = unit == "%"  # stands with every number, a word only once
    ends = {
        "low": _end(low * scale, unit if percent else ""),
        "high": _end((inf if high is None else high) * scale, unit if percent else ""),
    }
    if high is None or isinf(high):
        text = _tr(ABOVE if above else FROM).format(**ends)
    else:
        texts = (BETWEEN, ABOVE_TO) if above else (BELOW, RANGE)
        text = _tr(texts[0 if below else 1]).format(**ends)
    return text if percent or not unit else f"{text} {unit}"


def _end(value: float, unit: str = "") -> str:
    whole = abs(value) >= 1000 and not isinf(value) and value == int(value)
    written = count(int(value)) if whole else typed(value).replace("inf", "∞").replace("-", MINUS)
    return f"{written} {unit}".strip()


def _tooltip(*lines: str) -> str:
    """Rich text, so that Qt breaks long sentences into lines."""
    parts = [escape(line, quote=False) for line in lines if line]
    return "".join(f"<p style='margin: 0 0 4px 0'>{part}</p>" for part in parts)
