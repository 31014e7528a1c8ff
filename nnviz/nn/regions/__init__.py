"""The exact linear pieces of a piecewise linear network over a rectangle of its input plane; no sample, no grid.

How it works
    The rectangle is one convex polygon at first. Layer by layer every polygon is cut where a unit of the layer bends.
    Over a polygon of the layer below, all pre-activations are affine, so a cut is a straight line, and its new corners
    have the pre-activations that lie between those at the ends of the edge: a corner carries its own row of numbers
    through the layer, and no affine map is needed to cut. One matrix product leads all corners into the next layer.

Near-winner bits (`words.py`)
    A corner has one bit for every unit and piece: "this piece is the winner here, or as good as it". The bits of all
    corners of a polygon, joined by AND, tell which units are straight there (a piece is left) and which still bend
    (none is left); what is left in the end is the region's activation pattern.

Envelope cells (`envelope.py`)
    The kink of a Maxout unit of three or more pieces is a line only as long as no third piece rises above it. Where one
    does, the polygon falls at once into the cells in which one piece each is the largest.
"""

from __future__ import annotations

from nnviz.nn.regions.build import linear_regions
from nnviz.nn.regions.line import Line, trace_segment
from nnviz.nn.regions.refusals import RegionBudgetError
from nnviz.nn.regions.result import Regions

__all__ = ["Line", "RegionBudgetError", "Regions", "linear_regions", "trace_segment"]
