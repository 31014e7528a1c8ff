"""Loss, its derivative, the fused δ and the penalty of a network in letters, made from their forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nnviz.nn import Network
from nnviz.training.walk.latex import Node, Script, Sign, parse
from nnviz.training.walk.loss_forms import FORMS, LossForm
from nnviz.training.walk.notation import Notation

LETTERS = {"alpha": r"\alpha", "delta": r"\operatorname{delta}", "beta": r"\beta", "slope": r"\operatorname{slope}"}


def filled(template: str, values: Mapping[str, str]) -> str:
    """A form with letters or numbers in its places."""
    for name, text in values.items():
        template = template.replace(f"<{name}>", text)
    return template


def bracketed(latex: str) -> str:
    """A factor: in brackets where it is a sum."""
    pieces = parse(latex).pieces
    summed = any(isinstance(piece, Sign) and piece.text in "+−" for piece in _outside_brackets(pieces))
    return f"({latex})" if summed else latex


def _outside_brackets(pieces: tuple[Node, ...]) -> Iterator[Node]:
    depth = 0
    for piece in pieces:
        sign = piece.base if isinstance(piece, Script) else piece
        text = sign.text if isinstance(sign, Sign) else ""
        depth += (text in ("(", "[")) - (text in (")", "]"))
        if not depth:
            yield piece


def loss_letters(network: Network, write: Notation) -> dict[str, str]:
    """LaTeX for the letters of the loss formulas."""
    letters = {name: LETTERS.get(name, name) for name in network.loss_params}
    y, t = write.output, write.target
    return {
        **letters,
        "y": y,
        "t": t,
        "p": rf"\operatorname{{softmax}}({y})",
        "total": rf"\sum {t}",
        "c": f"{y}_{{c}}",
        "short": rf"\sum_{{j}} [1 - {y}_{{c}} + {y}_{{j}} > 0]",
    }


def before(numerator: str, *denominators: str) -> str:
    """A factor before a sum or a term; "" where it is 1."""
    given = [part for part in denominators if part]
    below = (r" \cdot " if all(part.isdigit() for part in given) else " ").join(given)
    if not below:
        return numerator
    return rf"\frac{{{numerator or '1'}}}{{{below}}}"


def loss_symbols(network: Network, write: Notation) -> str:
    """The loss without its penalty, in letters."""
    shape: LossForm = FORMS[network.loss_function.name]
    summed = r"\sum" if write.batch or network.layers[-1].size > 1 else ""
    share = before("", shape.over, "C" if shape.classes else "", "m" if shape.mean and write.batch else "")
    body = f"{share} {summed} {filled(shape.term, loss_letters(network, write))}".strip()
    body = rf"\sqrt{{{body}}}" if shape.root else body
    return f"-{body}" if shape.negative else body


def _shared(body: str, shape: LossForm, write: Notation) -> str:
    share = before(shape.times, "C" if shape.classes else "", "m" if shape.mean and write.batch else "")
    if shape.root:
        share = before("", "L", "m" if write.batch else "")
    if not share:
        return body
    return f"{share} {bracketed(body)}"


def loss_slope_symbols(network: Network, write: Notation) -> str:
    """dL/dy in letters."""
    shape = FORMS[network.loss_function.name]
    return _shared(filled(shape.slope, loss_letters(network, write)), shape, write)


def fused_symbols(network: Network, write: Notation) -> str:
    """δ of the output in letters, where the loss and the output function belong together."""
    shape = FORMS[network.loss_function.name]
    return _shared(filled(shape.fused, loss_letters(network, write)), shape, write)


def penalty_symbols(network: Network) -> str:
    """LaTeX of the penalty, l1 or l2."""
    return r"\lambda \sum \lvert w \rvert" if network.penalty.name == "l1" else r"\frac{\lambda}{2} \sum w^{2}"
