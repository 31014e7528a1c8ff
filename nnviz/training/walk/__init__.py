"""The walk forward and back through a network, step by step: formulas, numbers, shapes, checks. No window here."""

from __future__ import annotations

from nnviz.training.walk.checks import EPSILON, STATUSES, TOLERANCE, Check, Status
from nnviz.training.walk.formula import Formula
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.step import CHECKED, Kind, NamedArray, Phase, Use, WalkStep
from nnviz.training.walk.walk import Walk

__all__ = [
    "CHECKED",
    "EPSILON",
    "STATUSES",
    "TOLERANCE",
    "Check",
    "Formula",
    "Kind",
    "Moment",
    "NamedArray",
    "Phase",
    "Status",
    "Use",
    "Walk",
    "WalkStep",
]
