"""What lessons can arrange in the Maxout tab, and what is measured there. It draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.ui.lessons.given import one_of, only, whole

if TYPE_CHECKING:
    from nnviz.ui.views.maxout import MaxoutView

SHOWN = ("sample", "winners", "lessons", "regions")
WINS = 0.01  # share of the probe


def arrange(view: MaxoutView, settings: dict[str, object]) -> None:
    """See `MaxoutView.arrange`."""
    only(settings, ("layer", "unit", "sample", "show"))
    layer, unit = view.unit
    if "layer" in settings:
        layer = whole("layer", settings["layer"], 1, 1000) - 1
    if "unit" in settings:
        unit = whole("unit", settings["unit"], 1, 10_000) - 1
    view.select_unit(layer, unit)
    if view.layers and (layer, unit) != view.unit:
        raise ValueError(f"there is no Maxout unit {unit + 1} in layer {layer + 1}")
    if "sample" in settings:
        view.show_sample(whole("sample", settings["sample"], 1, 1_000_000) - 1)
    if "show" in settings:
        view.details.tabs[SHOWN.index(one_of("show", settings["show"], SHOWN))].click()


def facts(view: MaxoutView) -> dict[str, float | str | bool]:
    """See `MaxoutView.facts`."""
    layer, unit = view.unit
    found: dict[str, float | str | bool] = {
        "layers": len(view.layers),
        "layer": layer + 1,
        "unit": unit + 1,
        "sample": view.sample + 1,
        "show": SHOWN[view.details.shown],
    }
    learned = view.unit_plot.unit
    if learned is not None:
        found |= {
            "pieces": len(learned.slope),
            "winning": int((learned.shares >= WINS).sum()),
            "least_share": float(learned.shares.min()),
        }
    thin, lessons = view.details.thin.thin, view.details.known_lessons
    if thin is not None:
        maxout = [part for part in thin.layers if part.winners is not None]
        found |= {
            "thin_off": float(np.abs(thin.told - thin.z).max()),
            "thin_exact": thin.bent is None,
            "thin_rows": sum(part.rows for part in maxout),
            "thin_winners": sum(len(part.weight) for part in maxout),
            "thin_learning": sum(part.learning for part in maxout),
        }
    if lessons is not None and learned is not None:
        taught = [int((lessons.winner == piece).any(axis=0).sum()) for piece in range(len(learned.slope))]
        found["least_taught"] = min(taught)
    return found


def places(view: MaxoutView) -> dict[str, QWidget]:
    return {
        "unit": view.unit_plot,
        "plane": view.plane_plot,
        "choice": view.choice,
        "details": view.details,
        "sample": view.details.sample_choice,
    }
