"""What lessons can arrange in the workshop, and what is measured there. It draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.training.workshop_lines import SIZES, everywhere, shape
from nnviz.training.workshop_targets import TARGETS
from nnviz.ui.lessons.given import flag, listed, number, one_of, only, whole
from nnviz.ui.workshop.envelope_plot import X
from nnviz.ui.workshop.grip import MOST
from nnviz.ui.workshop.training_panel import SPEEDS

if TYPE_CHECKING:
    from nnviz.ui.workshop.page import WorkshopPage

PLACES = np.linspace(*X, 241)


def arrange(page: WorkshopPage, settings: dict[str, object]) -> None:
    """See `WorkshopPage.arrange`."""
    only(settings, ("lines", "target", "own", "learning_rate", "speed", "x", "run", "restart"))
    bench = page.bench
    if "run" in settings and not flag("run", settings["run"]):
        bench.pause()
    if "lines" in settings:
        lines = listed("lines", settings["lines"], SIZES[0], SIZES[-1])
        pairs = [[number("lines", part, -MOST, MOST) for part in listed("lines", line, 2, 2)] for line in lines]
        bench.edit(tuple((w, b) for w, b in pairs))
    if "own" in settings:
        w, b = (number("own", part, -MOST, MOST) for part in listed("own", settings["own"], 2, 2))
        bench.own = (w, b)
    if "target" in settings:
        bench.set_target(one_of("target", settings["target"], ("relu", *TARGETS)))
    if "learning_rate" in settings:
        bench.set_learning_rate(number("learning_rate", settings["learning_rate"], 1e-6, 100))
    if "speed" in settings:
        bench.set_speed(whole("speed", settings["speed"], 1, SPEEDS[-1]))
    if "x" in settings:
        bench.point_at(number("x", settings["x"], -MOST, MOST))
    if settings.get("restart"):
        bench.restart()
    page.training.show_state()
    if settings.get("run"):
        bench.run()


def facts(page: WorkshopPage) -> dict[str, float | str | bool]:
    """See `WorkshopPage.facts`."""
    bench = page.bench
    weight, bias = np.array(bench.lines).T
    z = weight[:, None] * PLACES + bias[:, None]
    stretches, values = everywhere(bench.lines), weight * bench.x + bias
    found: dict[str, float | str | bool] = {
        "step": bench.unit.step,
        "loss": bench.unit.loss,
        "lines": len(bench.lines),
        "bends": len(stretches) - 1,
        "shape": shape(bench.lines).name,
        "relu_off": float(np.abs(z.max(axis=0) - np.maximum(z[0], 0)).max()),
        "winner_left": stretches[0].piece + 1,
        "winner_right": stretches[-1].piece + 1,
        "x": bench.x,
        "winner": int(values.argmax()) + 1,
        "loser_gradient": float(np.delete(np.abs(bench.unit.gradient_at(bench.x)), values.argmax(), axis=0).max()),
        "target": bench.target_name,
        "running": bench.running,
    }
    if len(stretches) == 2:
        found["switch"] = float(stretches[0].end)
    for unit in bench.others:
        k = len(unit.lines)
        found |= {f"loss_{k}": unit.loss, f"bends_{k}": len(everywhere(unit.lines)) - 1}
    return found


def places(page: WorkshopPage) -> dict[str, QWidget]:
    view = page.view
    return {
        "plot": view.plot,
        "switches": view.switches,
        "losses": view.losses,
        **{f"unit_{len(page.bench.others[small.place].lines)}": small for small in view.small},
        "lines": page.unit_panel,
        "training": page.training,
        "run": page.training.run_button,
        "target": page.training.target,
        "teaches": page.lesson,
    }
