"""The measured figures of the zig-zag, one a line: signs of samples and of batches, flips, and the way gone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from nnviz.training.zigzag_wants import Zigzag
from nnviz.ui.theme import Appearance
from nnviz.ui.zigzag.words import ZigzagWords

FIGURES = ("positive", "same_sample", "same_batch", "flips", "length", "straight", "detour")


class ZigzagFigures(QWidget):
    """`values` are the labels with the figures, by name."""

    def __init__(self, appearance: Appearance, words: ZigzagWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._words = words
        self._names = {name: QLabel() for name in FIGURES}
        self.values = {name: QLabel() for name in FIGURES}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for number, name in enumerate(FIGURES):
            self._names[name].setProperty("role", "muted")
            self._names[name].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(self._names[name], number, 0)
            self._grid.addWidget(self.values[name], number, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(0, 1)

    def show_figures(self, found: Zigzag | None) -> None:
        """None: nothing is known."""
        for name, label in self.values.items():
            label.setText("" if found is None else getattr(self._words, name)(found))

    def retranslate(self, batch: int) -> None:
        """`batch`: how many samples a step has by now."""
        words = {
            "positive": (self.tr("samples with inputs ≥ 0"), self.tr("Of the probe, with one input above 0 at least.")),
            "same_sample": (
                self.tr("one sign, sample alone"),
                self.tr("Samples of the probe whose gradient has no two entries of opposite sign."),
            ),
            "same_batch": (
                self.tr("one sign, batch of {size}").format(size=batch),
                self.tr("Steps whose gradient has no two entries of opposite sign."),
            ),
            "flips": (self.tr("sign flips"), self.tr("How often an entry had another sign than one step before.")),
            "length": (self.tr("path in the plane"), self.tr("The sum of all its steps.")),
            "straight": (self.tr("straight line"), self.tr("From its beginning to its end.")),
            "detour": (
                self.tr("path / straight line"),
                self.tr("Small batches make a detour by chance, too, whatever the signs of the inputs."),
            ),
        }
        for name, (word, tooltip) in words.items():
            self._names[name].setText(word)
            self._names[name].setToolTip(tooltip)
            self.values[name].setAccessibleName(word)

    def restyle(self) -> None:
        for label in (*self._names.values(), *self.values.values()):
            label.setFont(self.appearance.font(11))
        self._grid.setVerticalSpacing(round(self.appearance.px(2)))
        self._grid.setHorizontalSpacing(round(self.appearance.px(8)))
