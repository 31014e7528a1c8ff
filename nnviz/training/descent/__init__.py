"""Gradient descent on a loss over one weight or two: landscapes, walks upon them, and how a walk fares."""

from __future__ import annotations

from nnviz.training.descent.curves import CURVES
from nnviz.training.descent.landscape import Curve, Floats, GivenCurve, GivenSurface, Surface
from nnviz.training.descent.surfaces import SURFACES
from nnviz.training.descent.walk import Walk

__all__ = ["CURVES", "SURFACES", "Curve", "Floats", "GivenCurve", "GivenSurface", "Surface", "Walk"]
