"""A formula with one source, in LaTeX, and its other forms: rich text, MathML, and plain text for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape

from nnviz.training.walk.latex import Fraction, Node, Root, Row, Script, Sign, parse

_RAISED = str.maketrans("0123456789−Tlm′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀˡᵐ′")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_WIDE = frozenset("=←→≈≤≥≠×·⊙<>")
_BINARY = frozenset("+−")
BRACKETS = (")", "]", "|", "‖")
CLOSING = (*BRACKETS, "…", ",", ";")
THIN = "\u2009"
HALF = "½"
_NOTHING: Node = Row(())


@dataclass(frozen=True, slots=True)
class Formula:
    """One line of mathematics; `latex` is the source, without $ around it."""

    latex: str

    @property
    def rich(self) -> str:
        """Rich text, as Qt and every browser show it: <i>, <sup>, <sub>; a fraction is written with a slash."""
        return _rich(parse_once(self.latex))

    @property
    def mathml(self) -> str:
        """A <math> element."""
        return f'<math displaystyle="true">{_mathml(parse_once(self.latex))}</math>'

    @property
    def plain(self) -> str:
        """Plain text with raised and lowered digits where there are such: δ² = (W³)ᵀ δ³ ⊙ f′(z²)."""
        return _plain(parse_once(self.latex))


@cache
def parse_once(latex: str) -> Row:
    """As `parse`, for a formula that comes again in every step."""
    return parse(latex)


def _spaced(row: Row, pieces: list[str], space: str) -> str:
    """The written pieces of a row, with room around its operators; without `space`, in an exponent, with none."""
    written, thin = "", space if space in ("", " ") else THIN
    for i, (node, text) in enumerate(zip(row.pieces, pieces, strict=True)):
        before = row.pieces[i - 1] if i else None
        sign = node.text if isinstance(node, Sign) and node.kind == "operator" else ""
        if sign in _WIDE or (sign in _BINARY and _ends_a_term(before)):
            text = f"{space}{text}{space}"
        elif sign == ",":
            text += "" if i + 1 == len(pieces) or _head(row.pieces[i + 1]) in CLOSING else space
        elif sign == "∑":
            text = f"{thin if isinstance(before, Fraction) else ''}{text}{thin}"
        elif space and _touching(before, node):
            text = f"{thin}{text}"
        written += text
    return written


def _ends_a_term(node: Node | None) -> bool:
    """Whether a + or − behind this joins two terms."""
    if node is None:
        return False
    return not isinstance(node, Sign) or node.kind not in ("operator", "space") or node.text in (*BRACKETS, "…")


def _touching(before: Node | None, node: Node) -> bool:
    """Two factors side by side that would else run into each other: δ aᵀ, ½ (t − y), t ln y, (…)ᵀ δ."""
    if before is None or _head(node) in (*CLOSING, "/") or (isinstance(node, Sign) and node.kind == "space"):
        return False
    opens = _head(node) in ("(", "[")
    if isinstance(before, Script):
        if _head(before) == "∑":
            return True
        prime = isinstance(before.raised, Sign) and before.raised.text == "′"
        named = isinstance(before.base, Sign) and before.base.kind == "name"
        return (before.raised is not None and not (opens and (prime or named))) or (named and not opens)
    if isinstance(before, Sign):
        named = before.kind == "name"
        into_name = (
            isinstance(node, Sign)
            and node.kind == "name"
            and (before.kind in ("letter", "number") or before.text in (")", "]"))
        )
        return (named and not opens) or into_name
    return True


def _head(node: Node) -> str:
    """The sign a piece begins with, where it is an operator or a bracket."""
    if isinstance(node, Script):
        return _head(node.base)
    return node.text if isinstance(node, Sign) and node.kind == "operator" else ""


def _rich(node: Node, space: str = "\u00a0") -> str:
    if isinstance(node, Sign):
        return f"<i>{escape(node.text)}</i>" if node.kind == "letter" else escape(node.text)
    if isinstance(node, Row):
        return _spaced(node, [_rich(piece, space) for piece in node.pieces], space)
    if isinstance(node, Fraction):
        return HALF if _is_half(node) else f"{_bracketed(node.above, _rich)}/{_bracketed(node.below, _rich)}"
    if isinstance(node, Root):
        return f"√({_rich(node.body)})"
    lowered = f"<sub>{_rich(node.lowered, '')}</sub>" if node.lowered is not None else ""
    prime = isinstance(node.raised, Sign) and node.raised.text == "′"
    raised = "" if node.raised is None else _rich(node.raised, "")
    return f"{_rich(node.base)}{raised if prime or not raised else f'<sup>{raised}</sup>'}{lowered}"


def _plain(node: Node, space: str = " ") -> str:
    if isinstance(node, Sign):
        return node.text
    if isinstance(node, Row):
        return _spaced(node, [_plain(piece, space) for piece in node.pieces], space)
    if isinstance(node, Fraction):
        return HALF if _is_half(node) else f"{_bracketed(node.above, _plain)}/{_bracketed(node.below, _plain)}"
    if isinstance(node, Root):
        return f"√({_plain(node.body)})"
    written = _plain(node.base)
    if node.raised is not None:
        raised = _plain(node.raised, "")
        turned = raised.translate(_RAISED)
        written += turned if all(a != b or a == "′" for a, b in zip(raised, turned, strict=True)) else f"^({raised})"
    if node.lowered is not None:
        lowered = _plain(node.lowered, "")
        turned = lowered.translate(_LOWERED)
        written += turned if lowered.isdigit() else f"_({lowered})" if len(lowered) > 1 else f"_{lowered}"
    return written


def _is_half(node: Fraction) -> bool:
    return node == Fraction(Sign("1", "number"), Sign("2", "number"))


def _bracketed(node: Node, write: Callable[[Node], str]) -> str:
    """A part of a fraction on one line: in brackets where it is more than one factor, but for ∂W."""
    if not isinstance(node, Row) or not node.pieces:
        return write(node)
    first = node.pieces[0]
    derivative = isinstance(first, Sign) and first.text == "∂"
    return write(node) if derivative or len(node.pieces) == 1 else f"({write(node)})"


def _mathml(node: Node) -> str:
    if isinstance(node, Sign):
        if node.kind == "space":
            return '<mspace width="0.5em"/>'
        tag = {"letter": "mi", "name": "mi", "number": "mn", "operator": "mo"}[node.kind]
        upright = ' mathvariant="normal"' if node.kind == "name" and len(node.text) == 1 else ""
        return f"<{tag}{upright}>{escape(node.text)}</{tag}>"
    if isinstance(node, Row):
        return f"<mrow>{''.join(_mathml_pieces(node))}</mrow>"
    if isinstance(node, Fraction):
        return f"<mfrac>{_mathml(node.above)}{_mathml(node.below)}</mfrac>"
    if isinstance(node, Root):
        # not msqrt, whose sign is only drawn with a mathematical font
        return f"<mrow><mo>√</mo><mo>(</mo>{_mathml(node.body)}<mo>)</mo></mrow>"
    return _scripted(_mathml(node.base), node)


def _mathml_pieces(row: Row) -> list[str]:
    """The pieces of a row; a sign in front of a number keeps close to it, and factors keep apart."""
    written: list[str] = []
    opened: list[int] = []  # where brackets begin
    before: Node | None = None
    for node in row.pieces:
        if _head(node) not in _WIDE | _BINARY and _touching(before, node):
            written.append('<mspace width="0.17em"/>')
        head = _head(node)
        if head in ("(", "["):
            opened.append(len(written))
        begin = opened.pop() if head in (")", "]") and opened else None
        if isinstance(node, Script) and begin is not None:  # what is raised belongs to all between the brackets
            inside = "".join((*written[begin:], _mathml(node.base)))
            del written[begin:]
            written.append(_scripted(f"<mrow>{inside}</mrow>", node))
        else:
            text = _mathml(node)
            if head in _BINARY and not _ends_a_term(before):
                text = text.replace("<mo>", '<mo form="prefix">', 1)
            written.append(text)
        before = node
    return written


def _scripted(base: str, node: Script) -> str:
    if isinstance(node.raised, Sign) and node.raised.text == "′" and node.lowered is None:
        return f'<mrow>{base}<mo lspace="0" rspace="0">′</mo></mrow>'  # the sign is raised as it is
    if node.raised is None:
        return f"<msub>{base}{_mathml(node.lowered or _NOTHING)}</msub>"
    if node.lowered is None:
        return f"<msup>{base}{_mathml(node.raised)}</msup>"
    return f"<msubsup>{base}{_mathml(node.lowered)}{_mathml(node.raised)}</msubsup>"
