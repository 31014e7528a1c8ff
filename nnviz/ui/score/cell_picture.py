"""What every picture of an opened cell is: items on one pg.PlotItem, a want, a readout and a table of numbers.

Window, zoom, crosshair and export are the business of `cell_plot`.
"""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.export import Table
from nnviz.ui.number_format import short
from nnviz.ui.theme import Theme

Z_LIMIT = 12.0  # of the histograms: wider than the score's axis, for here one can zoom
BINS = 240


class Picture:
    """Items on a plot for one layer. `want` is asked for as long as the plot is open."""

    want: Want

    def __init__(self, plot: pg.PlotItem, run: RunInfo, layer: int) -> None:
        self.plot, self.run, self.layer = plot, run, layer
        self.info = run.layers[layer]
        self.step: int | None = None  # of what is shown

    def fits(self, run: RunInfo) -> bool:
        """Whether the answers of another run can be shown here as well: it has the same layer at this place."""
        return self.layer < len(run.layers) and run.layers[self.layer] == self.info

    def set_plane(self, right: int, up: int, sample: int | None) -> None:
        """Draw over these raw columns, the others as in a sample or at their mean; most pictures have no plane."""

    def restyle(self, theme: Theme) -> None:
        raise NotImplementedError

    def show(self, snapshot: Snapshot) -> None:
        answer = snapshot.answer(self.want)
        if answer is not None:
            self.step = snapshot.step
            self.draw(answer)

    def draw(self, answer: Any) -> None:
        """Show an answer to `want`."""
        raise NotImplementedError

    def readout(self, x: float, y: float) -> str:
        """The exact figures at a point of the plot."""
        return f"{short(x, 4)}, {short(y, 4)}"

    def table(self) -> Table | None:
        """The numbers behind the picture; None before there are any."""
        raise NotImplementedError
