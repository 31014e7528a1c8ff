"""When a condition has come true, and when not: comparisons, groups, in a row, changed, before and after."""

from __future__ import annotations

import pytest

from nnviz.training.lessons.conditions import Bound, Comparison, Condition, Fact, Group, Judge

A, B = Fact("a"), Fact("b")


class Known:
    """Facts by name."""

    def __init__(self, **values) -> None:
        self.values = values

    def value(self, fact):
        return self.values.get(fact.name)


def looks(part, *known: dict, **more) -> list[bool]:
    judge = Judge(Condition(part, **more))
    return [judge.look(Known(**values)) is not None for values in known]


@pytest.mark.parametrize(
    ("comparison", "value", "true"),
    [
        (Comparison(A, above=Bound(1)), 1.5, True),
        (Comparison(A, above=Bound(1)), 1, False),
        (Comparison(A, below=Bound(1)), 1, False),
        (Comparison(A, above=Bound(0), below=Bound(1)), 0.5, True),
        (Comparison(A, above=Bound(0), below=Bound(1)), 2, False),
        (Comparison(A, below=Bound(1)), float("nan"), False),
        (Comparison(A, above=Bound(1)), "word", False),
        (Comparison(A, above=Bound(1)), None, False),
        (Comparison(A, equals=1), 1.0, True),
        (Comparison(A, equals=1), True, False),
        (Comparison(A, equals=True), 1, False),
        (Comparison(A, equals="x"), "x", True),
        (Comparison(A, equals="1"), 1, False),
    ],
)
def test_a_comparison_is_true_or_not(comparison, value, true):
    assert looks(comparison, {"a": value}) == [true]


def test_a_fact_is_compared_with_another():
    half = Comparison(A, below=Bound(0.1, B, 0.5))
    assert looks(half, {"a": 1, "b": 2}, {"a": 1.2, "b": 2}, {"a": 1}) == [True, False, False]


def test_held_counts_looks_in_a_row():
    held = Comparison(A, above=Bound(0), held=3)
    assert looks(held, {"a": 1}, {"a": 1}, {"a": -1}, {"a": 1}, {"a": 1}, {"a": 1}) == [False] * 5 + [True]


def test_changed_means_since_the_first_look_at_which_it_was_known():
    changed = Comparison(A, changed=True)
    assert looks(changed, {}, {"a": 1}, {"a": 1}, {"a": 2}, {"a": 1}) == [False, False, False, True, False]


def test_of_all_and_any_each_part_counts_its_own_looks():
    both = Group("all", (Comparison(A, above=Bound(0), held=2), Comparison(B, above=Bound(0), held=2)))
    one = Group("any", (Comparison(A, above=Bound(0)), Comparison(B, above=Bound(0))))
    assert looks(both, {"a": 1, "b": -1}, {"a": 1, "b": 1}, {"a": 1, "b": 1}) == [False, False, True]
    assert looks(one, {"a": -1, "b": -1}, {"a": -1, "b": 1}) == [False, True]


def test_it_does_not_count_before_after_and_never_again_behind_within():
    judge = Judge(Condition(Comparison(A, above=Bound(0)), after=10, within=20))
    assert judge.look(Known(a=1, step=10)) is None and not judge.too_late
    assert judge.look(Known(a=-1, step=21)) is None and judge.too_late
    assert judge.look(Known(a=1, step=15)) is None
    assert Judge(judge.condition).look(Known(a=1, step=11)) is not None


def test_the_evidence_has_the_step_of_a_run_and_the_measured_values():
    comparison = Comparison(A, above=Bound(0))
    evidence = Judge(Condition(comparison)).look(Known(a=0.25, step=7))
    assert (evidence.step, evidence.values) == (7, ((comparison, 0.25),))
    page = Comparison(Fact("page.a"), above=Bound(0))
    assert Judge(Condition(page)).look(Known(**{"page.a": 1, "step": 7})).step is None, "a page has no step"
