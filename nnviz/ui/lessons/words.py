"""What the panel says of conditions: what is wanted, what was measured, when it came true. It judges nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from nnviz.training.lessons.conditions import Bound, Comparison, Evidence, Fact, Facts, Judge, Value, comparisons
from nnviz.training.lessons.facts import CONFIG, FACTS
from nnviz.training.lessons.lesson import Lesson
from nnviz.training.message import QT_TRANSLATE_NOOP
from nnviz.ui.comparison.marks import LETTERS
from nnviz.ui.number_format import count, short

# What pages call their facts, and what they answer with, where a lesson's condition shows it; the rest stays as it is.
NAMES = (
    QT_TRANSLATE_NOOP("Fact", "cursor"),
    QT_TRANSLATE_NOOP("Fact", "loss before"),
    QT_TRANSLATE_NOOP("Fact", "mean"),
    QT_TRANSLATE_NOOP("Fact", "median"),
    QT_TRANSLATE_NOOP("Fact", "thin rows"),
)
VALUES = (
    QT_TRANSLATE_NOOP("FactValue", "backward"),
    QT_TRANSLATE_NOOP("FactValue", "converges"),
    QT_TRANSLATE_NOOP("FactValue", "creeps"),
    QT_TRANSLATE_NOOP("FactValue", "diverges"),
    QT_TRANSLATE_NOOP("FactValue", "forward"),
    QT_TRANSLATE_NOOP("FactValue", "hand"),
    QT_TRANSLATE_NOOP("FactValue", "live"),
    QT_TRANSLATE_NOOP("FactValue", "oscillates"),
    QT_TRANSLATE_NOOP("FactValue", "right"),
    QT_TRANSLATE_NOOP("FactValue", "too_early"),
    QT_TRANSLATE_NOOP("FactValue", "update"),
)


class LessonWords(QObject):
    """Formulas stand between dollar signs, as in lessons."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = "en"

    def progress(self, lesson: Lesson, done: int) -> str:
        return self.tr("{done} of {all}").format(done=done, all=len(lesson.steps))

    def came_true(self, evidence: Evidence) -> str:
        measured = [(c, value) for c, value in evidence.values if c.fact != Judge.STEP or len(evidence.values) == 1]
        told = self.tr(", ").join(f"{self.name(c)} = {self.value(value)}" for c, value in measured)
        if evidence.step is None:
            return self.tr("came true: {measured}").format(measured=told)
        return self.tr("came true at step {step}: {measured}").format(step=count(evidence.step), measured=told)

    def wanted(self, part: object, facts: Facts) -> list[str]:
        """Of each comparison what is wanted and what is measured now."""
        lines = []
        for comparison in comparisons(part):  # type: ignore[arg-type]
            now = facts.value(comparison.fact)
            text = f"{self.name(comparison)} {self._limits(comparison)}"
            if now is not None:
                text = self.tr("{wanted}; now {value}").format(wanted=text, value=self.value(now))
            lines.append(text)
        return lines

    def name(self, comparison: Comparison) -> str:
        if comparison.name is not None:
            return comparison.name[1] if self.language.startswith("zh") else comparison.name[0]
        return self._fact(comparison.fact)

    def _fact(self, fact: Fact) -> str:
        known = FACTS.get(fact.name)
        if known is not None:
            name = QCoreApplication.translate("Fact", known.name)
        else:
            name = fact.name.removeprefix(CONFIG).partition(".")[2] or fact.name.removeprefix(CONFIG)
            name = name.replace("_", " ")
            name = QCoreApplication.translate("Fact", name)
        if fact.layer is not None:
            name = self.tr("{fact} in layer {layer}").format(fact=name, layer=fact.layer + 1)
        if fact.run is not None:
            name = f"{LETTERS[fact.run]}: {name}" if fact.run < len(LETTERS) else f"{fact.run + 1}: {name}"
        return name

    def value(self, value: Value) -> str:
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if isinstance(value, str):
            return QCoreApplication.translate("FactValue", value)
        return count(int(value)) if float(value).is_integer() and abs(value) < 1e9 else short(float(value))

    def _limits(self, comparison: Comparison) -> str:
        said = []
        if comparison.equals is not None:
            said.append(f"= {self.value(comparison.equals)}")
        above, below = comparison.above, comparison.below
        if above is not None and below is not None and _about(above, below):
            said.append(f"≈ {self._bound(replace(above, number=(above.number + below.number) / 2))}")
        else:
            said += [
                f"{sign} {self._bound(bound)}" for sign, bound in ((">", above), ("<", below)) if bound is not None
            ]
        if comparison.changed:
            said.append(self.tr("changed"))
        return ", ".join(said)

    def _bound(self, bound: Bound) -> str:
        if bound.fact is None:
            return self.value(bound.number)
        text = self._fact(bound.fact)
        if bound.times != 1:
            text = f"{short(bound.times)} × {text}"
        if bound.number:
            text = f"{text} {'+' if bound.number > 0 else '−'} {short(abs(bound.number))}"
        return text


def _about(above: Bound, below: Bound) -> bool:
    """Whether the two enclose one value narrowly: another fact, or a number to within a hundredth."""
    if above.fact is not None or below.fact is not None:
        return above.fact == below.fact and above.times == below.times
    return 0 < below.number - above.number <= 0.01 * abs(below.number)
