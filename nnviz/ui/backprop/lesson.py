"""What lessons can arrange under the microscope, and what is measured there. It draws nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import numpy as np

from nnviz.training.walk.hand_examples import EXAMPLES, example
from nnviz.training.walk.step import Kind
from nnviz.ui.backprop.cache_strip import cache_of
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.playback import SPEEDS
from nnviz.ui.backprop.setup import PRECISIONS
from nnviz.ui.lessons.given import flag, listed, number, one_of, only, whole

if TYPE_CHECKING:
    from nnviz.ui.backprop.page import BackpropPage

SETTINGS = (
    "source",
    "network",
    "example",
    "batch",
    "take",
    "step",
    "kind",
    "layer",
    "entry",
    "epsilon",
    "tolerance",
    "precision",
    "decimals",
    "apply",
    "play",
    "speed",
    "dimensions",
    "mistake",
    "mistake_layer",
)
PLACES = ("first", "loss", "last")


def arrange(page: BackpropPage, settings: dict[str, object]) -> None:
    """See `BackpropPage.arrange`."""
    only(settings, SETTINGS)
    microscope = page.microscope
    microscope.pause()
    _arrange_network(microscope, settings)
    _arrange_check(microscope, settings)
    if "decimals" in settings:
        microscope.set_writing(decimals=whole("decimals", settings["decimals"], 0, 9))
    if "apply" in settings and flag("apply", settings["apply"]):
        microscope.apply_update()
    _arrange_step(microscope, settings)
    if "speed" in settings:
        microscope.playback.set_speed(number("speed", settings["speed"], SPEEDS[0], SPEEDS[-1]))
    _arrange_dimensions(page, settings)
    if "play" in settings and flag("play", settings["play"]):
        microscope.play()


def _arrange_network(microscope: Microscope, settings: dict[str, object]) -> None:
    if "network" in settings:
        name = one_of("network", settings["network"], [each.name for each in EXAMPLES])
        microscope.change(replace(microscope.setup, source="hand", hand=example(name), own_steps=0))
    if "source" in settings:
        microscope.set_source("live" if one_of("source", settings["source"], ("live", "hand")) == "live" else "hand")
    if "example" in settings:
        count = 1 if microscope.run is None else microscope.run.data.x.shape[1]
        if settings["example"] == "worst":
            worst = microscope.worst_sample()
            microscope.set_sample(microscope.setup.sample if worst is None else worst)
        else:
            microscope.set_sample(whole("example", settings["example"], 1, count) - 1)
    if "batch" in settings:
        microscope.set_batch(flag("batch", settings["batch"]))
    if "take" in settings and flag("take", settings["take"]):
        microscope.take_present()


def _arrange_dimensions(page: BackpropPage, settings: dict[str, object]) -> None:
    if "dimensions" in settings:
        page.right.show_dimensions(flag("dimensions", settings["dimensions"]))
    given = {"mistake": settings.get("mistake"), "layer": settings.get("mistake_layer")}
    given = {name: value for name, value in given.items() if value is not None}
    if given:
        page.right.show_dimensions(True)
        assert page.right.dimensions is not None
        page.right.dimensions.arrange(**given)


def _arrange_check(microscope: Microscope, settings: dict[str, object]) -> None:
    if "epsilon" in settings:
        microscope.set_check(epsilon=number("epsilon", settings["epsilon"], 1e-12, 1))
    if "tolerance" in settings:
        microscope.set_check(tolerance=number("tolerance", settings["tolerance"], 1e-15, 1))
    if "precision" in settings:
        microscope.set_check(precision=one_of("precision", settings["precision"], PRECISIONS))


def _arrange_step(microscope: Microscope, settings: dict[str, object]) -> None:
    """By its number or name, or the first of a kind and layer; for a network that is still to come as well."""
    entry = None
    if "entry" in settings:
        row, column = (whole("entry", part, 1, 1_000_000) for part in listed("entry", settings["entry"], 2, 2))
        entry = (row - 1, column - 1)
    if "kind" in settings:
        kind = one_of("kind", settings["kind"], get_args(Kind))
        layer = None if "layer" not in settings else whole("layer", settings["layer"], 1, 100) - 1
        microscope.go_to_kind(kind, layer, entry)
    elif "step" in settings:
        step = settings["step"]
        if isinstance(step, str):
            name = one_of("step", step, PLACES)
            if name == "loss":
                microscope.go_to_kind("loss", None, entry)
            else:
                microscope.go_to(0 if name == "first" else 1_000_000, entry)
        else:
            microscope.go_to(whole("step", step, 1, 100_000) - 1, entry)
    elif entry is not None:
        microscope.go_to(microscope.index, entry)


def facts(page: BackpropPage) -> dict[str, float | str | bool]:
    """See `BackpropPage.facts`."""
    microscope = page.microscope
    setup, step, walk = microscope.setup, microscope.step, microscope.walk
    found: dict[str, float | str | bool] = {
        "there": walk is not None,
        "source": setup.source,
        "playing": microscope.playing,
        "updates": microscope.updates,
        "dimensions": page.right.checks_dimensions,
    }
    if page.right.dimensions is not None:
        found |= {f"dimensions_{name}": value for name, value in page.right.dimensions.facts().items()}
    if step is None or walk is None:
        return found
    kept = cache_of(walk, microscope.index)
    checking, at_end = microscope.checking, microscope.index == len(walk.steps) - 1
    rows, columns = step.result.values.shape
    verdict, error = microscope.verdict(microscope.index)
    found |= {
        "step": microscope.index + 1,
        "steps": len(walk.steps),
        "at_end": at_end,
        "reached_end": microscope.reached == len(walk.steps) - 1,
        "kind": step.kind,
        "phase": step.phase,
        "layer": 0 if step.layer is None else step.layer + 1,
        "row": microscope.entry[0] + 1,
        "column": microscope.entry[1] + 1,
        "value": float(step.result.values[microscope.entry]),
        "rows": rows,
        "columns": columns,
        "example": microscope.sample + 1,
        "samples": microscope.samples,
        "taken_step": walk.moment.step,
        "loss_before": walk.loss_before,
        "verdict": verdict,
        "relative_error": error,
        "largest_relative_error": checking.largest,
        "checked": checking.finished,
        "differing": checking.differing,
        "cache_stored": sum(each.state != "empty" for each in kept),
        "cache_used": sum(each.state in ("using", "used") for each in kept),
        "cache_size": len(kept),
        "cache_full": all(each.state != "empty" for each in kept),
        "using_cache": any(each.state == "using" for each in kept),
        "shapes_agree": _shapes_agree(microscope),
    }
    if at_end:
        found["loss_after"] = walk.loss_after
    if microscope.applied is not None:
        found["applied_before"], found["applied_after"] = microscope.applied
    if step.kind == "delta":
        slopes = [array.values for array in step.between if array.name.startswith("fprime")]
        with np.errstate(all="ignore"):
            found["delta_norm"] = float(np.linalg.norm(step.result.values))
            if slopes:
                found["slope"] = float(np.abs(slopes[0]).max())
    return found


def _shapes_agree(microscope: Microscope) -> bool:
    """Whether every gradient that was reached has the shape of what it is the gradient of."""
    walk = microscope.walk
    assert walk is not None
    names = {step.result.name for step in walk.steps[: microscope.reached + 1]}
    pairs = [(name, name.removeprefix("d")) for name in names if name.startswith(("dW", "db", "ds"))]
    pairs += [(name, name.replace("delta", "z")) for name in names if name.startswith("delta")]
    return all(walk.arrays[name].values.shape == walk.arrays[of].values.shape for name, of in pairs)
