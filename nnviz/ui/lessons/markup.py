r"""Texts of lessons as Qt's rich text: paragraphs, **bold**, lists, and between dollar signs one-line formulas.

Formulas know a little LaTeX: ^ _ { }, Greek letters, \cdot \odot \frac \sqrt and the like. They are not set in two
dimensions, for which lines of 12 to 20 px leave no room.
"""

from __future__ import annotations

import re
from html import escape, unescape

from nnviz.ui.number_format import MINUS
from nnviz.ui.theme import MATHS_FAMILIES

LOWER = {
    **{"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ"},
    **{"kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ"},
    **{"phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω"},
}
UPPER = {"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω"}
SIGNS = {
    "cdot": "·",
    "odot": "⊙",
    "times": "×",
    "le": "≤",
    "ge": "≥",
    "ne": "≠",
    "approx": "≈",
    "to": "→",
    "infty": "∞",
    "partial": "∂",
    "sum": "∑",
    "prod": "∏",
    "in": "∈",
    "pm": "±",
    "dots": "…",
    "top": "T",
    "nabla": "∇",
    "ll": "≪",
    "gg": "≫",
    "Leftarrow": "⇐",
    "leftarrow": "←",
    "Rightarrow": "⇒",
    "quad": "\u2003",
    ",": "\u2009",
    "{": "{",
    "}": "}",
    "|": "||",
}
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]|\d+(?:\.\d+)?|\s+|[A-Za-z]{3,}|.", re.S)
RELATIONS, OPERATORS = set("=<>≤≥≈≠→∈≪≫←⇐⇒"), set("⊙×+·∗/")
THIN, JOINED = "\u2009", "\u202f"  # a line may end at the one, not at the other
CHINESE = "\u2e7f"  # the letters behind it
FULL = tuple("，。：；？！、）”")
BOLD = re.compile(r"\*\*(.+?)\*\*")


def rich_text(text: str, px: float) -> str:
    """HTML for a label whose own letters are `px` high; formulas are a little larger, as their letters are smaller."""
    blocks = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in paragraph.splitlines()]
        if all(line.startswith("- ") for line in lines):
            items = "".join(f"<li>{_line(line[2:], px)}</li>" for line in lines)
            blocks.append(f'<ul style="margin-left:0; -qt-list-indent:0; margin-top:0">{items}</ul>')
        else:
            blocks.append(f'<p style="margin-top:0; margin-bottom:{round(px * 0.6)}px">{_line(_joined(lines), px)}</p>')
    return "".join(blocks)


def formula(source: str, px: float) -> str:
    """HTML of one formula, without the dollar signs."""
    faces = ", ".join(f"'{family}'" for family in MATHS_FAMILIES)
    body = _Formula(source).html()
    return f'<span style="font-family:{faces}; font-size:{round(px * 1.2)}px; white-space:nowrap">{body}</span>'


def plain(text: str) -> str:
    """The same without marks, for those who hear it."""
    inner = re.sub(r"\$([^$]*)\$", lambda match: unescape(re.sub(r"<[^>]*>", "", _Formula(match[1]).html())), text)
    return BOLD.sub(r"\1", inner)


def _joined(lines: list[str]) -> str:
    """Broken lines of the file as one; between two Chinese letters no blank is wanted."""
    result = lines[0]
    for line in lines[1:]:
        chinese = result[-1:] in FULL or (result[-1:] > CHINESE and line[:1] > CHINESE)
        result += line if chinese else f" {line}"
    return result


def _line(text: str, px: float) -> str:
    parts = text.split("$")
    html = "".join(formula(part, px) if i % 2 else escape(part) for i, part in enumerate(parts))
    return BOLD.sub(r"<b>\1</b>", html)  # a formula may stand within bold words


class _Formula:
    """Reads from the left; what it does not know it shows as it stands."""

    def __init__(self, source: str) -> None:
        self._tokens = TOKEN.findall(source.strip())
        self._at = 0
        self._small = 0  # in how many exponents and indices: there is no room for space around a minus
        self._operand = False  # whether something stands on the left that can be subtracted from, or multiplied

    def html(self) -> str:
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._next())
        return "".join(parts)

    def _next(self) -> str:
        token = self._tokens[self._at]
        self._at += 1
        if token in "^_":
            tag = "sup" if token == "^" else "sub"
            self._small += 1
            script = self._argument()
            self._small -= 1
            self._operand = True
            return f"<{tag}>{script}</{tag}>"
        if token == "{":
            return self._group()
        if token.startswith("\\"):
            return self._command(token[1:])
        if token.isspace():
            return ""
        if token == "-" and self._operand and not self._small:
            self._operand = False
            return f"{JOINED}{MINUS}{JOINED}"
        self._operand = token.isalnum() or token in ")]'"
        if token.isalpha() and len(token) < 3 and token.isascii():
            return f"<i>{token}</i>"
        token = {"'": "′\u2060", "|": "\u2060|\u2060", "-": MINUS, "*": "∗", ",": f",{JOINED}"}.get(token, token)
        return _spaced(token)

    def _command(self, name: str) -> str:
        operand, self._operand = self._operand, False
        if name == "frac":
            above = self._argument()
            self._operand = False
            below = self._argument()
            self._operand = True
            return f"{JOINED if operand else ''}{_bracketed(above)}\u200a/\u200a{_bracketed(below)}"
        if name == "sqrt":
            return f'√<span style="text-decoration:overline">{self._argument()}</span>'
        if name in ("text", "mathrm"):
            return self._words()
        if name in LOWER:
            self._operand = True
            return f"<i>{LOWER[name]}</i>"
        sign = UPPER.get(name) or SIGNS.get(name, name)
        self._operand = sign in "∞T…"
        return f"{JOINED}{sign}" if operand and name in ("sum", "prod") else _spaced(sign)

    def _argument(self) -> str:
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        return self._next() if self._at < len(self._tokens) else ""

    def _group(self) -> str:
        parts = []
        while self._at < len(self._tokens) and self._tokens[self._at] != "}":
            parts.append(self._next())
        self._at += 1
        return "".join(parts)

    def _words(self) -> str:
        """Upright, with the blanks in them."""
        self._argument_begins()
        words = []
        while self._at < len(self._tokens) and self._tokens[self._at] != "}":
            words.append(escape(self._tokens[self._at]))
            self._at += 1
        self._at += 1
        return "".join(words)

    def _argument_begins(self) -> None:
        while self._at < len(self._tokens) and self._tokens[self._at] != "{":
            self._at += 1
        self._at += 1


def _spaced(sign: str) -> str:
    space = THIN if sign in RELATIONS else JOINED if sign in OPERATORS else ""
    return f"{space}{escape(sign)}{space}"


def _bracketed(html: str) -> str:
    """A fraction on one line needs brackets around a sum, and around a number times something."""
    bare = re.sub(r"<(su[bp])>.*?</\1>|<[^>]*>", "", html)
    return f"({html})" if re.search(rf"[+{MINUS}{THIN}{JOINED}]|\d[^\W\d]", bare) else html
