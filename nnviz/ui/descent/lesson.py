"""What lessons can set up on the Descent page, read from it and point at. All goes the ways that a user goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.nn import OPTIMIZERS
from nnviz.training.descent import CURVES, SURFACES, Descent, Formula, RunSetting, arrived, border
from nnviz.training.descent.descent import MOST_RUNS
from nnviz.training.descent.examples import EXAMPLES
from nnviz.training.descent.fare import Fare, fare, level, step_ratio
from nnviz.training.descent.own import NAME as OWN
from nnviz.training.descent.walk import MOST
from nnviz.ui.descent.bench import SPEEDS
from nnviz.ui.descent.sources import SOURCES
from nnviz.ui.descent.words import next_step

if TYPE_CHECKING:
    from nnviz.ui.descent.page import DescentPage

Fact = float | str | bool
OF_RUNS = ("start", "starts", "optimizer", "optimizers", "rate", "rates")
NAMES = ("example", "curve", "surface", "formula", "low", "high", *OF_RUNS, "chosen", "steps", "speed", "run")


def arrange(page: DescentPage, settings: Mapping[str, Any]) -> None:
    """See `DescentPage.arrange`. Everything is looked at before anything is done."""
    bench = page.bench
    for name in settings:
        if name not in NAMES and not _is_live(settings):
            raise ValueError(f"{name!r} is unknown; there are {', '.join(NAMES)}")
    example = _one_of("example", settings.get("example"), [e.key for e in EXAMPLES])
    curves, surfaces = [*CURVES, OWN], list(SURFACES)
    curves += [entry.key for entry in SOURCES if entry.dimension == 1]
    surfaces += [entry.key for entry in SOURCES if entry.dimension == 2]
    name = _one_of("curve", settings.get("curve"), curves) or _one_of("surface", settings.get("surface"), surfaces)
    speed = settings.get("speed")
    if speed is not None and speed not in SPEEDS:
        raise ValueError(f"speed {speed!r}: allowed are {', '.join(map(str, SPEEDS))}")
    _number("steps", settings.get("steps", 0), 0, MOST)
    bench.pause()
    if example:
        bench.show_example(next(e for e in EXAMPLES if e.key == example))
    formula = bench.setting.own
    if "formula" in settings or "low" in settings or "high" in settings:
        formula = Formula(
            str(settings.get("formula", formula.text)),
            _number("low", settings.get("low", formula.low), -inf, inf),
            _number("high", settings.get("high", formula.high), -inf, inf),
        )
        name = name or OWN
    if any(entry.key == name for entry in SOURCES):
        source = page.source(str(name))
        source.arrange(**{key: value for key, value in settings.items() if key not in NAMES})
        page.ask_source(str(name), settings)
        return
    if name == OWN:
        page.landscape.type_formula(formula)  # ExpressionError is a ValueError
    elif name:
        bench.choose_landscape(name)
    arrange_walks(page, settings)


def arrange_walks(page: DescentPage, settings: Mapping[str, Any]) -> None:
    """What is to be done on the landscape that there is now."""
    bench = page.bench
    if any(part in settings for part in OF_RUNS) or "chosen" in settings:
        runs = _runs(bench.setting.runs, bench.landscape.dimension, settings)
        chosen = int(
            _number("chosen", settings.get("chosen", min(bench.setting.chosen, len(runs) - 1) + 1), 1, len(runs))
        )
        bench.edit(replace(bench.setting, runs=runs, chosen=chosen - 1))
    if "speed" in settings:
        bench.set_speed(settings["speed"])
        page.steps.speed.setValue(settings["speed"])
    if "example" not in settings or "steps" in settings:
        bench.begin_anew(int(settings.get("steps", 0)))
    if settings.get("run"):
        bench.play()


def facts(page: DescentPage) -> dict[str, Fact]:
    """See `DescentPage.facts`."""
    bench = page.bench
    walk, at, landscape = bench.walk, bench.at, bench.landscape
    theta, gradient = walk.path[at], walk.gradients[at]
    step = next_step(walk, at)
    found: dict[str, Fact] = {
        "landscape": landscape.name,
        "dimension": landscape.dimension,
        "optimizer": walk.optimizer,
        "rate": walk.rate,
        "steps": bench.at,
        "running": bench.running,
        "walks": len(bench.descent.walks),
        "chosen": bench.setting.chosen + 1,
        "loss": float(walk.losses[at]),
        "loss_start": float(walk.losses[0]),
        "loss_fell": bool(walk.losses[at] < walk.losses[0]),
        "regime": fare(walk, at).value,
        "diverged": fare(walk, at) is Fare.DIVERGES,
        "minimum_reached": arrived(walk, at) is not None,
        "level": level(walk, at),
    }
    if landscape.dimension == 1:
        found |= {"w": float(theta[0]), "w_start": walk.start[0], "gradient": float(gradient[0])}
        found |= {"gradient_sign": _sign(gradient[0]), "gradient_sign_start": _sign(walk.gradients[0][0])}
        found["moved"] = _sign(theta[0] - walk.start[0])
        if step is not None:
            found |= {"step_size": float(step[0]), "w_next": float(theta[0] + step[0])}
    else:
        for i in (0, 1):
            found |= {f"w{i + 1}": float(theta[i]), f"gradient_{i + 1}": float(gradient[i])}
        if step is not None:
            found["step_size"] = float(np.hypot(*step))
    ratio = step_ratio(walk, at)
    if ratio is not None:
        found["step_ratio"] = ratio
    limit = border(walk.optimizer, walk.params, landscape.steepest)
    if limit is not None:
        found |= {"border": limit, "above_border": walk.rate > limit}
    source = page.sources.get(bench.setting.landscape)
    if source is not None:
        found |= source.facts()
    return found | _of_all(bench.descent)


def _of_all(descent: Descent) -> dict[str, Fact]:
    """What is to be seen of all walks together."""
    found: dict[str, Fact] = {}
    ends, losses = [], []
    for run, walk in enumerate(descent.walks):
        at = descent.index(run)
        ends.append(arrived(walk, at))
        losses.append(float(walk.losses[at]) if isfinite(walk.losses[at]) else inf)
        found |= {f"loss_{run + 1}": losses[-1], f"regime_{run + 1}": fare(walk, at).value}
    reached = [end for end in ends if end is not None]
    found |= {"arrived": len(reached), "ends": len(set(reached)), "ends_apart": len(set(reached)) > 1}
    best, worst = losses.index(min(losses)), losses.index(max(losses))
    return found | {
        "best": best + 1,
        "best_optimizer": descent.walks[best].optimizer,
        "worst_optimizer": descent.walks[worst].optimizer,
    }


def places(page: DescentPage) -> dict[str, QWidget]:
    """See `DescentPage.places`."""
    source = page.sources.get(page.bench.setting.landscape)
    return {
        **({} if source is None else source.places()),
        "choice": page.landscape.choice,
        "examples": page.landscape.examples,
        "formula": page.landscape.formula,
        "optimizer": page.run.optimizer,
        "rate": page.run.rate,
        "start": page.run.starts[0],
        "add": page.run.add_button,
        "add_start": page.run.start_button,
        "draw": page.run.draw_button,
        "run": page.steps.run_button,
        "step": page.steps.step_button,
        "back": page.steps.back_button,
        "restart": page.steps.restart_button,
        "figures": page.steps,
        "story": page.steps.story,
        "walks": page.runs,
        "plot": page.view.plot,
        "losses": page.view.losses,
        "relief": page.view.relief,
    }


# -- reading settings --------------------------------------------------------------------------------------------------


def _is_live(settings: Mapping[str, Any]) -> bool:
    chosen = settings.get("curve"), settings.get("surface")
    return any(entry.key in chosen for entry in SOURCES)


def _runs(before: tuple[RunSetting, ...], dimension: int, settings: Mapping[str, Any]) -> tuple[RunSetting, ...]:
    """As many walks as the longest list asks for; what there is but once counts for all of them."""
    starts = _listed(settings, "start", "starts", lambda value: _start(value, dimension))
    optimizers = _listed(settings, "optimizer", "optimizers", _optimizer)
    rates = _listed(settings, "rate", "rates", lambda value: _number("rate", value, 0, 1e6))
    lists = {"starts": starts, "optimizers": optimizers, "rates": rates}
    many = max(len(found) for found in lists.values())
    if "starts" not in settings and "optimizers" not in settings and "rates" not in settings:
        many = max(many, len(before))
    if many > MOST_RUNS:
        raise ValueError(f"{many} walks: at most {MOST_RUNS}")
    for name, found in lists.items():
        if len(found) not in (0, 1, many):
            raise ValueError(f"{name}: {len(found)} for {many} walks")
    runs = []
    for i in range(many):
        old = before[min(i, len(before) - 1)]
        optimizer = optimizers[i % len(optimizers)] if optimizers else old.optimizer
        runs.append(
            RunSetting(
                starts[i % len(starts)] if starts else old.start,
                optimizer,
                rates[i % len(rates)] if rates else old.rate,
                old.params if optimizer == old.optimizer else {},
            )
        )
    return tuple(runs)


def _listed(settings: Mapping[str, Any], one: str, many: str, read: Callable[[Any], Any]) -> list[Any]:
    if one in settings and many in settings:
        raise ValueError(f"either {one} or {many}")
    if many in settings:
        value = settings[many]
        if not isinstance(value, list | tuple) or not value:
            raise ValueError(f"{many} {value!r}: a list is needed")
        return [read(part) for part in value]
    return [read(settings[one])] if one in settings else []


def _start(value: Any, dimension: int) -> tuple[float, ...]:
    numbers = tuple(value) if isinstance(value, list | tuple) else (value,)
    if len(numbers) != dimension:
        raise ValueError(f"start {value!r}: {dimension} numbers are needed here")
    return tuple(_number("start", number, -1e6, 1e6) for number in numbers)


def _optimizer(value: Any) -> str:
    return OPTIMIZERS.standard_name(value)  # UnknownName is a ValueError


def _number(name: str, value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"{name} {value!r}: a number from {low:g} to {high:g} is needed")
    return float(value)


def _one_of(name: str, value: Any, allowed: list[str]) -> str | None:
    if value is not None and value not in allowed:
        raise ValueError(f"{name} {value!r}: allowed are {', '.join(allowed)}")
    return value


def _sign(value: float) -> int:
    return int(np.sign(np.nan_to_num(value)))
