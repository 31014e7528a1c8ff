"""The losses, their derivatives and the fused δ as LaTeX, once for letters and for numbers: <y>, <t>, parameters.

The values are the engine's; a test holds each form against them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LossForm:
    """L = before · Σ term over outputs and samples, before = `over`/m or, where not `mean`, `over` itself.

    slope       dL/dy of one output, without its 1/m; `times` is a factor before it
    fused       δ in one go where the output activation belongs to the loss, likewise without its 1/m
    classes     the mean is over the C classes too
    root        L is the root of this mean
    whole       the outputs of a sample hang together: <p> is the softmax of y, <c> the class of t, <short> how many
                other classes come too close to it
    """

    term: str
    slope: str
    fused: str = ""
    over: str = ""
    times: str = ""
    mean: bool = True
    negative: bool = False
    classes: bool = False
    root: bool = False
    whole: bool = False


_SQUARE = "(<t> - <y>)^{2}"

FORMS: Mapping[str, LossForm] = {
    "half_mse": LossForm(_SQUARE, "<y> - <t>", over="2"),
    "mse": LossForm(_SQUARE, "<y> - <t>", times="2"),
    "l2": LossForm(_SQUARE, "<y> - <t>", root=True),
    "l1": LossForm(r"\lvert <t> - <y> \rvert", r"\operatorname{sign}(<y> - <t>)", mean=False),
    "kl": LossForm(r"<t> \ln \frac{<t>}{<y>}", r"-\frac{<t>}{<y>}", r"<y> \cdot <total> - <t>", mean=False),
    "cross_entropy": LossForm(
        r"<t> \ln <y>", r"-\frac{<t>}{<y>}", r"<y> \cdot <total> - <t>", mean=False, negative=True
    ),
    "bce": LossForm(
        r"(<t> \ln <y> + (1 - <t>) \ln(1 - <y>))",
        r"\frac{1 - <t>}{1 - <y>} - \frac{<t>}{<y>}",
        "<y> - <t>",
        negative=True,
    ),
    "weighted_bce": LossForm(
        r"(<alpha> \cdot <t> \ln <y> + (1 - <t>) \ln(1 - <y>))",
        r"\frac{1 - <t>}{1 - <y>} - <alpha> \cdot \frac{<t>}{<y>}",
        r"(1 - <t>) \cdot <y> - <alpha> \cdot <t> \cdot (1 - <y>)",
        negative=True,
    ),
    "softmax_cross_entropy": LossForm(r"<t> \ln <p>", "<p> - <t>", negative=True, whole=True),
    "mae": LossForm(r"\lvert <t> - <y> \rvert", r"\operatorname{sign}(<y> - <t>)"),
    "huber": LossForm(r"\operatorname{huber}(<t> - <y>)", r"\max(-<delta>, \min(<delta>, <y> - <t>))"),
    "smooth_l1": LossForm(r"\operatorname{smooth\_l1}(<t> - <y>)", r"\max(-1, \min(1, \frac{<y> - <t>}{<beta>}))"),
    "bce_with_logits": LossForm(
        r"(\max(<y>, 0) - <t> \cdot <y> + \ln(1 + e^{-\lvert <y> \rvert}))", r"\sigma(<y>) - <t>"
    ),
    "nll": LossForm(r"<t> \cdot <y>", "-<t>", negative=True),
    "hinge": LossForm(r"\max(0, 1 - <t> \cdot <y>)", r"-<t> \cdot [<t> \cdot <y> < 1]"),
    "squared_hinge": LossForm(r"\max(0, 1 - <t> \cdot <y>)^{2}", r"<t> \cdot \min(<t> \cdot <y> - 1, 0)", times="2"),
    "soft_margin": LossForm(r"\ln(1 + e^{-<t> \cdot <y>})", r"-<t> \cdot \sigma(-<t> \cdot <y>)"),
    "poisson_nll": LossForm(r"(e^{<y>} - <t> \cdot <y>)", "e^{<y>} - <t>"),
    "multi_margin": LossForm(
        r"\max(0, 1 - <c> + <y>)", r"(1 - <t>) \cdot [1 - <c> + <y> > 0] - <t> \cdot <short>", classes=True, whole=True
    ),
}
