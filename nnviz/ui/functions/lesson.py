"""What lessons can arrange on the Functions page, and what is measured there. It draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.nn import ACTIVATIONS
from nnviz.nn.function_curves import slope_at, value_at
from nnviz.ui.functions import figures
from nnviz.ui.functions.curve_panel import FARTHEST, NARROWEST
from nnviz.ui.functions.selection import COLOURS
from nnviz.ui.lessons.given import flag, listed, number, one_of, only

if TYPE_CHECKING:
    from nnviz.ui.functions.page import FunctionsPage

PLACES = 401  # at which the steepest slope is looked for
NEAR = 1e-5  # of a difference quotient


def arrange(page: FunctionsPage, settings: dict[str, object]) -> None:
    """See `FunctionsPage.arrange`."""
    only(settings, ("chosen", "z", "cursor", "side_by_side"))
    if "chosen" in settings:
        names = [one_of("chosen", name, ACTIVATIONS) for name in listed("chosen", settings["chosen"], 1, COLOURS)]
        page.selection.choose_only(names)
    if "z" in settings:
        low, high = (number("z", end, -FARTHEST, FARTHEST) for end in listed("z", settings["z"], 2, 2))
        if high - low < NARROWEST:
            raise ValueError(f"z is {settings['z']!r}; the second number has to be the larger")
        page.view.set_range(low, high)
    if "cursor" in settings:
        page.view.point_at(number("cursor", settings["cursor"], -FARTHEST, FARTHEST))
    if "side_by_side" in settings:
        wanted = flag("side_by_side", settings["side_by_side"])
        button = page.options.multiples_button if wanted else page.options.overlay_button
        button.click()


def facts(page: FunctionsPage) -> dict[str, float | str | bool]:
    """See `FunctionsPage.facts`."""
    view = page.view
    low, high = view.z_range
    found: dict[str, float | str | bool] = {
        "chosen": " ".join(page.selection.names),
        "count": len(page.selection.names),
        "cursor": view.cursor_z,
        "z_from": low,
        "z_to": high,
    }
    for function in page.selection.curves:
        name, places = function.name, np.linspace(low, high, PLACES)
        values = value_at(name, function.params, places, function.lines)
        slopes = slope_at(name, function.params, places, function.lines)
        found |= {
            f"value_{name}": figures.value(function, view.cursor_z),
            f"slope_{name}": figures.slope(function, view.cursor_z) or 0.0,
            f"value_left_{name}": float(values[0]),
            f"value_right_{name}": float(values[-1]),
            f"slope_left_{name}": float(slopes[0]),
            f"slope_right_{name}": float(slopes[-1]),
            f"steepest_{name}": float(np.nanmax(np.abs(slopes))),
        }
        if name in ("sigmoid", "tanh"):
            from_value = values * (1 - values) if name == "sigmoid" else 1 - values**2
            ahead, behind = (value_at(name, function.params, places + h, function.lines) for h in (NEAR, -NEAR))
            found[f"slope_from_value_off_{name}"] = float(np.abs((ahead - behind) / (2 * NEAR) - from_value).max())
        forward, backward = view.costs.of(function)
        if forward is not None and backward is not None:
            found |= {f"cost_{name}": forward, f"cost_back_{name}": backward}
    return found


def places(page: FunctionsPage) -> dict[str, QWidget]:
    view = page.view
    return {
        "f": view.f,
        "slope": view.slope,
        "facts": view.facts,
        "softmax": view.softmax,
        "choice": page.choice,
        "options": page.options,
    }
