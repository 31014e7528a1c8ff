"""What window and regions process say to each other, and the inks that one lays on and the other colours.

It loads nothing that computes: that is loaded with the first job.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import Layer, Message

if TYPE_CHECKING:
    from nnviz.nn.regions.raster import Ink, Labels

Floats = NDArray[np.float64]
READY = "ready"

WIDTHS, STRENGTHS, DASHES = (1.8, 1.2, 1.0), (1.0, 0.75, 0.75), (0, 0, 3)
"""Of the boundaries of layer 1, 2, and all behind: px of the screen's design, share of full ink, px of a dash."""
CROWD = 1200  # boundaries; of more, each is drawn with less ink, or there would be nothing else to see
FAINTEST = 0.4
BORDER, HALO = 2.2, 5.0  # px of the decision boundary, and of the light line below it
LINES, HALOS, BORDERS = 0, 128, 192
"""Where the three kinds of ink begin: 128 strengths of the boundaries, 64 of the halo, 64 of the decision boundary."""


@dataclass(frozen=True)
class RegionJob:
    """A network as it stands: `parameters` is a copy of its flat vector, `layers` are its hidden layers and the output.

    serial            comes back with the answer
    client            who asks: of each only the newest waiting job counts
    pixels, ratio     width and height of the picture, and pixels for one of the design; None: no picture
    box, plane, merge, most, seconds   as in `linear_regions`
    level, output     of the decision boundary; output None: none is wanted
    classes           instead, the borders between the largest outputs are
    """

    serial: int
    n_inputs: int
    layers: tuple[Layer, ...]
    parameters: NDArray[np.floating]
    box: tuple[float, float, float, float]
    plane: tuple[Floats, Floats, Floats] | None = None
    merge: bool = False
    most: int = 100_000
    seconds: float = 5.0
    level: float = 0.0
    output: int | None = None
    classes: bool = False
    client: int = 0
    pixels: tuple[int, int] | None = None
    ratio: float = 1.0


@dataclass(frozen=True)
class RegionPicture:
    """The arrays of `nnviz.nn.regions.Regions` that are drawn and told, named as there.

    decision   (s, 2, 2), the decision boundary, (0, 2, 2) if none was wanted
    code       (r,), a number that the same activation pattern always has
    labels     (height, width), the region at each pixel, the top row first; None if no picture was wanted
    ink        (height, width), what the lines leave on each pixel: LINES, HALOS or BORDERS and how much of it
    """

    count: int
    kind: str
    vertices: Floats
    start: NDArray[np.intp]
    region: NDArray[np.intp]
    areas: Floats
    matrix: Floats
    offset: Floats
    segments: Floats
    segment_layer: NDArray[np.intp]
    signatures: tuple[NDArray[np.uint8], ...]
    decision: Floats = field(default_factory=lambda: np.empty((0, 2, 2)))
    code: NDArray[np.uint32] = field(default_factory=lambda: np.empty(0, np.uint32))
    labels: Labels | None = None
    ink: Ink | None = None


@dataclass(frozen=True)
class RegionAnswer:
    """To the job of that serial: a picture, or words why there is none."""

    serial: int
    picture: RegionPicture | None
    words: Message | None = None
