"""Which output of the network a map draws, in which colours, and the bar or the legend that says what they mean.

The three widgets stand where the view puts them; planes and samples are none of its business.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from nnviz.training.snapshot import RunInfo
from nnviz.ui.colour_map import map_colours
from nnviz.ui.controls import ChoiceField
from nnviz.ui.map.legend import ClassLegend, ColourBar
from nnviz.ui.map.picture import MapPicture
from nnviz.ui.map.scale import OutputScale, output_scale
from nnviz.ui.map.words import MapWords, output_names, written, written_ends
from nnviz.ui.theme import Appearance


class ShownOutput(QObject):
    """`chosen`: another output of a regression with several; `scale` is that of the shown one, None before a run."""

    chosen = Signal()

    def __init__(self, appearance: Appearance, words: MapWords, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance, self._words = appearance, words
        self._run: RunInfo | None = None
        self._number = 0
        self._resolution = 0
        self._discretised = False
        self._picture: MapPicture | None = None
        self.scale: OutputScale | None = None
        self.choice, self.bar, self.legend = ChoiceField(), ColourBar(appearance), ClassLegend(appearance)
        for widget in (self.choice, self.legend):
            widget.hide()
        self.choice.valueChanged.connect(self._choose)

    def set_run(self, run: RunInfo, resolution: int) -> None:
        """A run, whose maps have so many places a side; its output is the one of before where the names are."""
        if self._run is None or output_names(self._run) != output_names(run):
            self._number = 0
        self._run, self._resolution = run, resolution
        self.scale = output_scale(run, self._number)
        classes = self.scale.task == "classes"
        self.choice.setVisible(not classes and run.data.y.shape[0] > 1)
        self.legend.setVisible(classes)
        self._words.fill_legend(self.legend, run)
        self.bar.setVisible(not classes)
        self._choose_colours()

    def forget(self) -> None:
        """There is no map to be drawn."""
        self._run = None

    def discretise(self, on: bool) -> None:
        """Colours in steps."""
        self._discretised = on
        self._choose_colours()

    def paint(self, values: NDArray[np.floating]) -> NDArray[np.uint8]:
        """The RGBA bytes of a map of this run, see `MapPicture.paint`."""
        assert self._picture is not None
        return self._picture.paint(values)

    def restyle(self) -> None:
        self.bar.restyle()
        self.legend.restyle()
        self._choose_colours()

    def retranslate(self) -> None:
        self.choice.setAccessibleName(self.tr("Output that is drawn"))
        if self._run is None or self.scale is None:
            return
        self.choice.setChoices([(k, written(name)) for k, name in enumerate(output_names(self._run))])
        self.choice.setValue(self._number)
        if self.scale.task == "classes":
            self.legend.set_notes(self._words.class_notes())

    def _choose(self, number: int) -> None:
        assert self._run is not None
        self._number = number
        self.scale = output_scale(self._run, number)
        self._choose_colours()
        self.chosen.emit()

    def _choose_colours(self) -> None:
        if self._run is None or self.scale is None:
            return
        self.bar.set_scale(self.scale, *written_ends(self.scale))
        classes = len(self._run.data.classes or ())
        table = map_colours(self._appearance.theme, self.scale.task, classes, self._discretised)
        self._picture = MapPicture(self.scale, table, self._resolution)
