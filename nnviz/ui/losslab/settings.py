"""What a lesson may set on the Losses page: plain values checked and turned into fields of a state.

Each function raises ValueError with the name, the value and what is allowed; nothing has been changed by then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import isfinite
from typing import Any

from nnviz.nn import LOSSES
from nnviz.nn.parameters import Params
from nnviz.training.losslab_curve import curve_params
from nnviz.training.losslab_fit import FIRST, FITTED, OUTLIER, Points
from nnviz.training.losslab_outputs import LOSSES_OF_OUTPUTS, even
from nnviz.ui.losslab.state import (
    FARTHEST_SCORE,
    FARTHEST_Z,
    FEWEST_OUTPUTS,
    HEIGHT,
    LIMIT,
    MOST_OUTPUTS,
    MOST_SAMPLES,
    SLOTS,
    WIDTH,
    OutputsState,
    slotted,
)

Given = Mapping[str, object]


def number(name: str, value: object, low: float, high: float) -> float:
    """A finite number in [low, high]."""
    plain = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if not plain or not low <= value <= high:
        raise ValueError(f"{name} is {value!r}; allowed is a number from {low:g} to {high:g}")
    return float(value)


def known(name: str, value: object, allowed: Collection[object]) -> Any:
    """One of several."""
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}; allowed is: {', '.join(map(str, allowed))}")
    return value


def only(given: Given, allowed: Collection[str]) -> None:
    """No other names than these."""
    for name in given:
        known("setting", name, allowed)


def curve(given: Given, params: Params) -> tuple[dict[str, Any], float | None]:
    """Fields of CurveState, and where the cursor is wanted."""
    names = _parameters(LOSSES)
    only(given, ("losses", "target", "cursor", "samples", *names))
    values = _chosen(given, tuple(LOSSES)) | _tuned(given, names, params)
    if "target" in given:
        values["target"] = number("target", given["target"], -LIMIT, LIMIT)
    if "samples" in given:
        values["samples"] = int(number("samples", given["samples"], 1, MOST_SAMPLES))
    return values, number("cursor", given["cursor"], -LIMIT, LIMIT) if "cursor" in given else None


def outputs(given: Given, state: OutputsState) -> dict[str, Any]:
    """Fields of OutputsState; lists that are not given are made as long as those that are."""
    only(given, ("loss", "target", "shares", "scores", "true", "equal"))
    values: dict[str, Any] = {}
    if "loss" in given:
        values["loss"] = known("loss", given["loss"], LOSSES_OF_OUTPUTS)
    now = {"target": state.target, "shares": state.shares, "scores": state.scores}
    lists = {name: _numbers(name, given[name]) for name in now if name in given}
    count = len(next(iter(lists.values()), state.target))
    for name, old in now.items():
        if name in lists and len(lists[name]) != count:
            raise ValueError(f"{name} has {len(lists[name])} numbers; allowed are {count}, as the others have")
        if name not in lists and len(old) != count:
            lists[name] = (0.0,) * count if name == "scores" else even(count)
    values |= lists
    values["true"] = int(number("true", given.get("true", min(state.true, count - 1) + 1), 1, count)) - 1
    if known("equal", given.get("equal", False), (True, False)):
        values["shares"] = values.get("target", state.target)
    return values


def outlier(given: Given, params: Params) -> dict[str, Any]:
    """Fields of OutlierState."""
    names = _parameters(FITTED)
    only(given, ("losses", "constant", "outlier", "points", *names))
    values = _chosen(given, FITTED) | _tuned(given, names, params)
    if "constant" in given:
        values["constant"] = bool(known("constant", given["constant"], (True, False)))
    if "points" in given:
        values["points"] = _points(given["points"])
    if "outlier" in given:
        points = list(values.get("points", FIRST))
        index = min(OUTLIER, len(points) - 1)
        points[index] = (points[index][0], number("outlier", given["outlier"], *HEIGHT))
        values["points"] = tuple(points)
    return values


def saturation(given: Given) -> dict[str, Any]:
    """Fields of SaturationState, and cursor, steps and run, where they are given."""
    only(given, ("target", "start", "rate", "cursor", "steps", "run"))
    values: dict[str, Any] = {}
    if "target" in given:
        values["target"] = float(known("target", given["target"], (0, 1)))
    if "rate" in given:
        values["rate"] = number("rate", given["rate"], 1e-6, 100)
    for name in ("start", "cursor"):
        if name in given:
            values[name] = number(name, given[name], -FARTHEST_Z, FARTHEST_Z)
    if "steps" in given:
        values["steps"] = int(number("steps", given["steps"], 0, 1000))
    if "run" in given:
        values["run"] = bool(known("run", given["run"], (True, False)))
    return values


def _chosen(given: Given, allowed: Collection[str]) -> dict[str, Any]:
    if "losses" not in given:
        return {}
    names = given["losses"]
    if not isinstance(names, list | tuple) or not 0 < len(names) <= SLOTS:
        raise ValueError(f"losses is {names!r}; allowed is a list of one to five names")
    return {"chosen": slotted(*dict.fromkeys(known("losses", name, allowed) for name in names))}


def _parameters(losses: Collection[str]) -> list[str]:
    """ "loss.parameter" of all that can be set on these."""
    return [f"{name}.{key}" for name in losses for key in LOSSES[name].parameters]


def _tuned(given: Given, names: Collection[str], params: Params) -> dict[str, Any]:
    own: dict[str, Any] = {name: given[name] for name in names if name in given}
    for name in {key.partition(".")[0] for key in own}:
        curve_params(name, own)  # complains of a value
    return {"params": Params({**params, **own})} if own else {}


def _numbers(name: str, given: object) -> tuple[float, ...]:
    """A list of probabilities or of scores."""
    if not isinstance(given, list | tuple) or not FEWEST_OUTPUTS <= len(given) <= MOST_OUTPUTS:
        raise ValueError(f"{name} is {given!r}; allowed is a list of {FEWEST_OUTPUTS} to {MOST_OUTPUTS} numbers")
    limits = (-FARTHEST_SCORE, FARTHEST_SCORE) if name == "scores" else (0.0, 1.0)
    found = tuple(number(name, value, *limits) for value in given)
    if name != "scores" and abs(sum(found) - 1) > 1e-9:
        raise ValueError(f"{name} sums to {sum(found):g}; probabilities sum to 1")
    return found


def _points(given: object) -> Points:
    allowed = f"points is {given!r}; allowed is a list of 2 to 40 pairs [x, y]"
    if not isinstance(given, list | tuple) or not 2 <= len(given) <= 40:
        raise ValueError(allowed)
    for pair in given:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise ValueError(allowed)
    return tuple((number("x", x, *WIDTH), number("y", y, *HEIGHT)) for x, y in given)
