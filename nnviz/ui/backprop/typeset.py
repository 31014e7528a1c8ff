"""The rich text of formulas, kept: the same few are asked for again with every step."""

from __future__ import annotations

from functools import lru_cache

from nnviz.training.walk.formula import Formula


@lru_cache(2048)
def rich(formula: Formula) -> str:
    return formula.rich


@lru_cache(2048)
def plain(formula: Formula) -> str:
    return formula.plain
