"""The optimizers' steps as LaTeX for one array, once for letters and for numbers: <w> is what moves, <g> its gradient.

The steps themselves are the engine's; a test holds what these forms give against them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Remembered:
    """An array of the optimizer's state: its letter, and how it goes on; <old> is what it was before."""

    letter: str
    rule: str


@dataclass(frozen=True, slots=True)
class OptimizerForm:
    """The new values of what is remembered, by their names in the state, and what is taken off <w>."""

    taken: str
    memory: Mapping[str, Remembered]
    decay: bool = True  # weight decay goes into the gradient; adamw's into <w>


def optimizer_form(name: str, params: Mapping[str, Any]) -> OptimizerForm:
    """The form of an optimizer with these parameters, all given; new values are <velocity>, <mean> and so on."""
    if name == "momentum":
        share = r"(1 - <dampening>) \cdot <g>" if params["dampening"] else "<g>"
        return OptimizerForm(
            r"<eta> \cdot <velocity>", {"velocity": Remembered("v", rf"<momentum> \cdot <old> + {share}")}
        )
    if name == "nesterov":
        return OptimizerForm(
            r"<eta> \cdot (<g> + <momentum> \cdot <velocity>)",
            {"velocity": Remembered("v", r"<momentum> \cdot <old> + <g>")},
        )
    if name == "adagrad":
        return OptimizerForm(
            r"<eta> \cdot \frac{<g>}{\sqrt{<sum>} + \varepsilon}", {"sum": Remembered("s", "<old> + <g>^{2}")}
        )
    if name == "rmsprop":
        return _rmsprop(params)
    if name in ("adam", "adamw"):
        return _adam(name, params)
    return OptimizerForm(r"<eta> \cdot <g>", {})


def _rmsprop(params: Mapping[str, Any]) -> OptimizerForm:
    memory = {"square": Remembered("v", r"<alpha> \cdot <old> + (1 - <alpha>) \cdot <g>^{2}")}
    spread = "<square>"
    if params["centered"]:
        memory["mean"] = Remembered("m", r"<alpha> \cdot <old> + (1 - <alpha>) \cdot <g>")
        spread = "<square> - <mean>^{2}"
    quotient = rf"\frac{{<g>}}{{\sqrt{{{spread}}} + \varepsilon}}"
    if not params["momentum"]:
        return OptimizerForm(rf"<eta> \cdot {quotient}", memory)
    memory["velocity"] = Remembered("u", rf"<momentum> \cdot <old> + {quotient}")
    return OptimizerForm(r"<eta> \cdot <velocity>", memory)


def _adam(name: str, params: Mapping[str, Any]) -> OptimizerForm:
    memory = {
        "mean": Remembered("m", r"<beta1> \cdot <old> + (1 - <beta1>) \cdot <g>"),
        "square": Remembered("v", r"<beta2> \cdot <old> + (1 - <beta2>) \cdot <g>^{2}"),
    }
    square = "<square>"
    if params["amsgrad"]:
        memory["largest_square"] = Remembered("u", r"\max(<old>, <square>)")
        square = "<largest_square>"
    taken = (
        r"<eta> \cdot \frac{<mean> / (1 - <beta1>^{t})}"
        rf"{{\sqrt{{{square} / (1 - <beta2>^{{t}})}} + \varepsilon}}"
    )
    return OptimizerForm(taken, memory, decay=name == "adam")
