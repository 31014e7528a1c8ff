"""Gradient descent on a loss over one weight or two: landscapes, walks upon them, and how a walk fares."""

from __future__ import annotations

from nnviz.training.descent.curves import CURVES
from nnviz.training.descent.descent import Descent, RunSetting, Setting
from nnviz.training.descent.expression import ExpressionError
from nnviz.training.descent.fare import Fare, arrived, border, fare
from nnviz.training.descent.landscape import Curve, Floats, GivenCurve, GivenSurface, Landscape, Surface
from nnviz.training.descent.own import Formula, OwnCurve
from nnviz.training.descent.surfaces import SURFACES
from nnviz.training.descent.walk import Walk

__all__ = [
    "CURVES",
    "SURFACES",
    "Curve",
    "Descent",
    "ExpressionError",
    "Fare",
    "Floats",
    "Formula",
    "GivenCurve",
    "GivenSurface",
    "Landscape",
    "OwnCurve",
    "RunSetting",
    "Setting",
    "Surface",
    "Walk",
    "arrived",
    "border",
    "fare",
]
