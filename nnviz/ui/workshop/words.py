"""The workshop in words: what the unit is, who wins where, what limits it, what a sample teaches."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nnviz.nn.envelope import Stretch
from nnviz.training.workshop_limits import least_loss
from nnviz.training.workshop_lines import Lines, Shape, everywhere, shape
from nnviz.ui.number_format import MINUS, count, short
from nnviz.ui.score.symbols import lowered

if TYPE_CHECKING:
    from nnviz.ui.workshop.bench import Bench


def z(piece: int) -> str:
    """The symbol of a line, from 0: z₁."""
    return f"z{lowered(piece + 1)}"


def figure(value: float) -> str:
    """As short as three digits allow, very large and small ones as two allow."""
    plain = value == 0 or 1e-4 <= abs(value) < 999.5
    return f"{value:.3g}".replace("-", MINUS) if plain else short(value)


def narrow(value: float) -> str:
    """The same for a table: very large and small ones as one would type them, −1.9e5."""
    written = f"{value:.1e}" if figure(value)[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else ""
    if not written:
        return figure(value)
    mantissa, exponent = written.replace("-", MINUS, 1 if value < 0 else 0).split("e")
    return f"{mantissa}e{int(exponent)}".replace("e-", "e" + MINUS)


def loss(value: float) -> str:
    """Two digits, however small."""
    return f"{value:#.2g}".rstrip(".") if 1e-4 <= value < 99.5 else short(value)


def place(x: float) -> str:
    """Where something is on the axis; what is nothing beside the others is 0."""
    return figure(0.0 if abs(x) < 5e-10 else x)


def formula(w: float, b: float) -> str:
    """0.5 x − 1, with 0 and 1 written as one would."""
    if not w:
        return figure(b)
    slope = "" if w == 1 else MINUS if w == -1 else figure(w) + "\u00a0"
    return f"{slope}x" + (f" {MINUS if b < 0 else '+'} {figure(abs(b))}" if b else "")


class WorkshopWords(QObject):
    """Sentences about lines; it holds none."""

    def shape(self, lines: Lines) -> str:
        """What max(z₁ …) is: the name of a known function where it is exactly that."""
        found = shape(lines)
        texts = {
            "constant": self.tr("a constant: {z} = {formula} wins everywhere"),
            "purelin": self.tr("purelin: {z} = x wins everywhere, nothing bends"),
            "line": self.tr("a straight line: {z} wins everywhere, nothing bends"),
            "relu": self.tr("exactly the ReLU of {z}: max(0, {z})"),
            "leaky_relu": self.tr("exactly the leaky ReLU of {z}, slope {slope}"),
            "prelu": self.tr("exactly the PReLU of {z}, slope {slope}"),
            "abs": self.tr("exactly |{z}|"),
            "bend": self.tr("one bend; none of the known functions"),
            "bends": self.tr("a convex curve with {bends} bends"),
        }
        w, b = lines[found.piece]
        return texts[found.name].format(
            z=z(found.piece), slope=figure(found.slope), bends=found.bends, formula=formula(w, b)
        )

    def known(self, found: Shape) -> bool:
        return found.name not in ("bend", "bends", "line", "constant")

    def alive(self, lines: Lines, piece: int, view: tuple[float, float]) -> bool:
        """Whether this line wins anywhere in view."""
        return any(s.piece == piece and s.start < view[1] and s.end > view[0] for s in everywhere(lines))

    def where(self, lines: Lines, piece: int, view: tuple[float, float]) -> str:
        """Where this line wins."""
        stretch = next((s for s in everywhere(lines) if s.piece == piece), None)
        if stretch is None:
            return self.tr("wins nowhere: a dead piece")
        if stretch.start >= view[1]:
            return self.tr("wins only right of {x}, out of view: dead here").format(x=place(stretch.start))
        if stretch.end <= view[0]:
            return self.tr("wins only left of {x}, out of view: dead here").format(x=place(stretch.end))
        if stretch.start == -inf and stretch.end == inf:
            return self.tr("wins everywhere")
        if stretch.start == -inf:
            return self.tr("wins left of {x}").format(x=place(stretch.end))
        if stretch.end == inf:
            return self.tr("wins right of {x}").format(x=place(stretch.start))
        return self.tr("wins from {x} to {end}").format(x=place(stretch.start), end=place(stretch.end))

    def switches(self, stretches: Sequence[Stretch]) -> str:
        """Who wins left and right of each change of the winner."""
        if len(stretches) == 1:
            return self.tr("No switch: {z} wins everywhere in view.").format(z=z(stretches[0].piece))
        if len(stretches) == 2:
            left, right = stretches
            return self.tr(
                "The winner switches at x = {x}: left of it {left} is the larger one, right of it {right}."
            ).format(x=place(left.end), left=z(left.piece), right=z(right.piece))
        told = self.tr("From left to right {z} wins up to x = {x}").format(
            z=z(stretches[0].piece), x=place(stretches[0].end)
        )
        for stretch in stretches[1:-1]:
            told += self.tr(", then {z} up to {x}").format(z=z(stretch.piece), x=place(stretch.end))
        return told + self.tr(", then {z}.").format(z=z(stretches[-1].piece))

    def limit(self, bench: Bench) -> str:
        """How far these lines can come, and why not further."""
        if bench.overflow is not None:
            return self.tr(
                "The numbers ran away at step {step}: the learning rate is too large. Lower it and restart."
            ).format(step=count(bench.overflow))
        k, winning = len(bench.lines), len({s.piece for s in everywhere(bench.lines)})
        text = self.tr("{k} lines; bends in use: {bends} of {most} at most.").format(
            k=k, most=k - 1, bends=len(everywhere(bench.lines)) - 1
        )
        if winning < k:
            text += " " + self.tr("{dead} of them dead.").format(dead=k - winning)
        least = least_loss(bench.target, k)
        if least:
            text += " " + self.tr("No {k} lines get below a loss of {least}.").format(k=k, least=loss(least))
        return text + " " + self.reason(bench)

    def reason(self, bench: Bench) -> str:
        """Why the target can be reached, or why it cannot."""
        target = bench.target
        if not target.convex:
            return self.tr(
                "Out of reach: a maximum of lines only bends upwards (it is convex), this curve also bends down. The "
                "difference of two such units could do it."
            )
        if target.needs:
            return self.tr("This target takes {needs} of them: it can be met exactly.").format(needs=target.needs)
        return self.tr("The parabola bends everywhere: each further line comes nearer, none arrives.")

    def lesson(self, x: float, winner: int, target: float, value: float, samples: Sequence[int]) -> str:
        """What happens at x."""
        text = self.tr("At x = {x} {z} wins: {value}, wanted {target}.").format(
            x=figure(x), z=z(winner), value=figure(value), target=figure(target)
        )
        if value == target:
            text += " " + self.tr("Nothing is left to learn here.")
        others = [piece for piece, many in enumerate(samples) if many and piece != winner]
        if others:
            names = ", ".join(z(piece) for piece in others)
            return text + " " + self.tr("Other samples train {names}.").format(names=names)
        return text + " " + self.tr("No other line is trained by any sample.")
