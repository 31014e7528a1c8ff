"""The Descent page in words and figures; it holds none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject

from nnviz.nn import OPTIMIZERS
from nnviz.training.descent import Fare, Walk, arrived, border
from nnviz.training.descent.fare import fare, level
from nnviz.ui.descent.bench import Bench
from nnviz.ui.functions.formula import runs
from nnviz.ui.number_format import MINUS, count
from nnviz.ui.workshop.words import figure, narrow


def place(numbers: Sequence[float], write: Callable[[float], str] = figure) -> str:
    """2, or (1, −0.5)."""
    told = ", ".join(write(float(number)) for number in numbers)
    return told if len(numbers) == 1 else f"({told})"


def plain(rich: str) -> str:
    """A name of an axis for a screen reader: w1, or w^1_3,2 of a network."""
    below = "_" if "<sup>" in rich else ""
    for tag, written in (("<sup>", "^"), ("<sub>", below), ("<i>", ""), ("</i>", ""), ("</sup>", ""), ("</sub>", "")):
        rich = rich.replace(tag, written)
    return rich


def _bracketed(value: float) -> str:
    """In a product: (−3)."""
    return f"({narrow(value)})" if value < 0 else narrow(value)


class DescentWords(QObject):
    """Sentences about walks."""

    def run(self, index: int, optimizer: str) -> str:
        return self.tr("{number}: {optimizer}").format(number=index + 1, optimizer=optimizer)

    def fare(self, found: Fare) -> str:
        """One word for how a walk fares."""
        texts = {
            Fare.TOO_EARLY: "",
            Fare.CREEPS: self.tr("creeps"),
            Fare.CONVERGES: self.tr("converges"),
            Fare.OSCILLATES: self.tr("oscillates"),
            Fare.DIVERGES: self.tr("diverges"),
        }
        return texts[found]

    def story(self, bench: Bench) -> str:
        """How the chosen walk fares up to the step that is shown, and why."""
        walk, at = bench.walk, bench.at
        if walk.rate == 0:
            return self.tr("The learning rate is 0: nothing moves.")
        if walk.lost is not None and at == walk.lost:
            return self.tr(
                "At step {step} the numbers ran away, the loss with them: the learning rate is too large here. The "
                "walk ends; restart with a smaller one."
            ).format(step=count(at))
        if at == 0 and walk.at_rest:
            return self.tr("The slope is 0 here: descent does not move.")
        texts = {
            Fare.TOO_EARLY: self.tr("Too early to say; three steps are needed."),
            Fare.CREEPS: self.tr("It creeps: the steps are tiny and hardly change. A larger rate, or patience."),
            Fare.CONVERGES: self.tr("It converges: the steps become shorter and the loss falls."),
            Fare.OSCILLATES: self.tr("It oscillates: again and again a step leads back over the one before."),
            Fare.DIVERGES: self.tr("It diverges: each step is longer than the one before, and the loss rises."),
        }
        text = texts[fare(walk, at)]
        found = arrived(walk, at)
        if found is not None and at:
            many = len(walk.landscape.minima)
            minimum = walk.landscape.minima[found]
            where = place((minimum,) if walk.landscape.dimension == 1 else minimum)
            if many == 1:
                text += " " + self.tr("It is at the minimum, {place}.").format(place=where)
            else:
                text += " " + self.tr("It is at the minimum {place}, one of {many}.").format(place=where, many=many)
        elif at and walk.landscape.minima and level(walk, at):
            text += " " + self.tr("It is level here, and yet no minimum: a saddle or a plateau.")
        if walk.full and at == walk.steps:
            text += " " + self.tr("After {steps} steps no more are made.").format(steps=count(walk.steps))
        return text

    def border(self, bench: Bench) -> str:
        """The learning rate from which on nothing comes nearer."""
        run, landscape = bench.run, bench.landscape
        found = border(run.optimizer, run.params, landscape.steepest)
        if found is None:
            return ""
        formula = {
            "sgd": "2 / L″",
            "momentum": "2 (1 + μ) / L″",
            "nesterov": "2 (1 + μ) / ((1 + 2μ) L″)",
        }[run.optimizer]
        if landscape.exact:
            text = self.tr("Border {formula} = {value}: from there on it no longer comes nearer.")
        else:
            text = self.tr("Border {formula} = {value} at the steepest minimum.")
        return text.format(formula=formula, value=figure(found))

    def direction(self, bench: Bench) -> str:
        """The claim of the sign: which way the weight goes, and what that does to the loss."""
        walk, at = bench.walk, bench.at
        slope = float(walk.gradients[at][0])
        if not np.isfinite(slope):
            return ""
        if slope == 0:
            return self.tr("The gradient is 0: no direction is downhill.")
        if slope > 0:
            return self.tr("The gradient is positive, so w must shrink for the loss to fall.")
        return self.tr("The gradient is negative, so w must grow for the loss to fall.")

    def rule(self, bench: Bench) -> str:
        """What the chosen optimizer does at every step: rich text."""
        if bench.run.optimizer == "sgd" and bench.landscape.dimension == 1:
            axis = bench.landscape.axes[0]
            return f"{axis} ← {axis} − <i>η</i> · d<i>L</i>/d{axis}"
        return _rich(QCoreApplication.translate("Note", OPTIMIZERS[bench.run.optimizer].formula))

    def update(self, bench: Bench) -> list[tuple[str, str]]:
        """The step that would be made next, as a formula with its figures: rich text, symbol and numbers."""
        walk, at = bench.walk, bench.at
        theta, gradient = walk.path[at], walk.gradients[at]
        step = next_step(walk, at)
        told = []
        for i, axis in enumerate(walk.landscape.axes):
            slope = "d" if len(theta) == 1 else "∂"
            told.append((f"{slope}<i>L</i>/{slope}{axis}", narrow(float(gradient[i]))))
        for i, axis in enumerate(walk.landscape.axes):
            if step is None:
                continue
            if walk.optimizer == "sgd" and not walk.params.get("weight_decay"):
                slope = "d" if len(theta) == 1 else "∂"
                product = f"{MINUS}{narrow(walk.rate)} · {_bracketed(float(gradient[i]))}"
                told.append((f"−<i>η</i> · {slope}<i>L</i>/{slope}{axis}", f"{product} = {narrow(float(step[i]))}"))
            else:
                told.append((f"Δ{axis}", narrow(float(step[i]))))
        for i, axis in enumerate(walk.landscape.axes):
            if step is not None:
                sign = MINUS if step[i] < 0 else "+"
                told.append(
                    (
                        f"{axis} ←",
                        f"{narrow(float(theta[i]))} {sign} {narrow(abs(float(step[i])))} = "
                        f"<b>{narrow(float(theta[i] + step[i]))}</b>",
                    )
                )
        return told

    def loss_change(self, bench: Bench) -> tuple[str, str] | None:
        """The loss here and after the next step."""
        walk, at = bench.walk, bench.at
        step = next_step(walk, at)
        if step is None:
            return None
        with np.errstate(all="ignore"):
            after = walk.landscape.at(walk.path[at] + step)
        return narrow(float(walk.losses[at])), narrow(after)


def next_step(walk: Walk, at: int) -> np.ndarray | None:
    """What is added after step `at`: as it was made, or as it would be; None after the last of a walk that is lost."""
    if at < walk.steps:
        made: np.ndarray = walk.path[at + 1] - walk.path[at]
        return made
    return None if walk.lost is not None else walk.next_step()


def _rich(formula: str) -> str:
    """A formula of the registries as rich text, one rule a line."""
    told = ""
    for text, italic, raised in runs(formula):
        part = f"<i>{text}</i>" if italic else text
        told += f"<sup>{part}</sup>" if raised > 0 else f"<sub>{part}</sub>" if raised < 0 else part
    return "<br>".join(part.strip() for part in told.split(";"))
