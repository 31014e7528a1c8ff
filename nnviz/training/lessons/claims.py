"""Which step of which lesson redoes which claim of the articles, and how it is checked: a table in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nnviz.training.lessons.conditions import Bound, Comparison, Condition, Fact, Part
from nnviz.training.lessons.lesson import Lesson, Step


def claim_steps(lessons: Iterable[Lesson]) -> dict[int, list[tuple[Lesson, int]]]:
    """By claim, ascending: the lessons and numbers (from 0) of the steps that are checked and redo it."""
    found: dict[int, list[tuple[Lesson, int]]] = {}
    for lesson in lessons:
        for at, step in enumerate(lesson.steps):
            for claim in step.claims if step.check is not None else ():
                found.setdefault(claim, []).append((lesson, at))
    return dict(sorted(found.items()))


def claims_table(lessons: Sequence[Lesson]) -> str:
    """A line for each claim and step: claim, seed, lesson and step, page, what is checked."""
    lines = ["| claim | seed | step | page | checked |", "|---|---|---|---|---|"]
    for claim, places in claim_steps(lessons).items():
        for lesson, at in places:
            step = lesson.steps[at]
            assert step.check is not None
            name = f"{lesson.title.en}, {at + 1}: {step.title.en}".replace("|", "\\|")
            checked = _condition(step.check).replace("|", "\\|")
            lines.append(f"| {claim} | {lesson.seed or '-'} | {name} | {_page(step)} | {checked} |")
    return "\n".join(lines)


def _page(step: Step) -> str:
    return (step.setup.show if step.setup is not None else "") or step.look.partition(".")[0] or "-"


def _condition(condition: Condition) -> str:
    text = _part(condition.part)
    if condition.after:
        text += f", after step {condition.after}"
    return text + (f", by step {condition.within}" if condition.within is not None else "")


def _part(part: Part) -> str:
    if not isinstance(part, Comparison):
        return f" {'and' if part.kind == 'all' else 'or'} ".join(_part(inner) for inner in part.parts)
    said = [_fact(part.fact)]
    if part.equals is not None:
        said.append(f"= {str(part.equals).lower() if isinstance(part.equals, bool) else part.equals}")
    for sign, bound in ((">", part.above), ("<", part.below)):
        if bound is not None:
            said.append(f"{sign} {_bound(bound)}")
    if part.changed:
        said.append("changed")
    return " ".join(said)


def _bound(bound: Bound) -> str:
    if bound.fact is None:
        return f"{bound.number:g}"
    text = _fact(bound.fact) if bound.times == 1 else f"{bound.times:g} × {_fact(bound.fact)}"
    return text + (f" {bound.number:+g}" if bound.number else "")


def _fact(fact: Fact) -> str:
    text = fact.name if fact.layer is None else f"{fact.name}[{fact.layer + 1}]"
    return text if fact.run is None else f"{'ABCDEFGHIJKLMNOPQRSTUVWX'[fact.run]}:{text}"
