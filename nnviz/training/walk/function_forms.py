"""The activations and their derivatives as LaTeX, once for letters and numbers: <z>, <a> and parameters are filled in.

The functions themselves are the engine's; a test holds each form against them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunctionForm:
    """f(z) and f'(z) of an element-wise function; "" where only its name is written.

    kept: f' is written with a = f(z), which the way forward has left, rather than with z
    """

    symbol: str
    value: str = ""
    slope: str = ""
    kept: bool = False


def _name(name: str) -> str:
    return rf"\operatorname{{{name.replace('_', chr(92) + '_')}}}"


_STEP = "[<z> > 0]"  # Iverson's bracket: 1 where it is true, else 0

FORMS: Mapping[str, FunctionForm] = {
    "purelin": FunctionForm("", "<z>", "1"),
    "sigmoid": FunctionForm(r"\sigma", r"\frac{1}{1 + e^{-<z>}}", r"<a> \cdot (1 - <a>)", True),
    "tanh": FunctionForm(r"\tanh", r"\tanh(<z>)", "1 - <a>^{2}", True),
    "softsign": FunctionForm(
        _name("softsign"), r"\frac{<z>}{1 + \lvert <z> \rvert}", r"\frac{1}{(1 + \lvert <z> \rvert)^{2}}"
    ),
    "relu": FunctionForm(_name("relu"), r"\max(0, <z>)", _STEP),
    "leaky_relu": FunctionForm(
        _name("leaky_relu"), r"\max(0, <z>) + <slope> \cdot \min(0, <z>)", r"[<z> > 0] + <slope> \cdot [<z> \le 0]"
    ),
    "prelu": FunctionForm(
        _name("prelu"), r"\max(0, <z>) + <slope> \cdot \min(0, <z>)", r"[<z> > 0] + <slope> \cdot [<z> \le 0]"
    ),
    "relu6": FunctionForm(_name("relu6"), r"\min(6, \max(0, <z>))", "[0 < <z> < 6]"),
    "hardtanh": FunctionForm(_name("hardtanh"), r"\max(-1, \min(1, <z>))", r"[-1 < <z> < 1]"),
    "hard_sigmoid": FunctionForm(
        _name("hard_sigmoid"), r"\frac{\min(6, \max(0, <z> + 3))}{6}", r"\frac{1}{6} \cdot [-3 < <z> < 3]"
    ),
    "softplus": FunctionForm(_name("softplus"), r"\ln(1 + e^{<z>})", r"\frac{1}{1 + e^{-<z>}}"),
    "sin": FunctionForm(r"\sin", r"\sin(<z>)", r"\cos(<z>)"),
    "sign": FunctionForm(_name("sign"), r"\operatorname{sign}(<z>)", "0"),
    "softmax": FunctionForm(_name("softmax")),
    "maxout": FunctionForm(r"\max"),
}


def form(name: str) -> FunctionForm:
    """The form of an activation; one without a formula here is written by its name alone."""
    return FORMS.get(name) or FunctionForm(_name(name))
