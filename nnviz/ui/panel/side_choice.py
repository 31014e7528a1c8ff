"""Which of several runs the panel is about: shown while runs are compared. It only asks; the session shows another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nnviz.training.comparisons import MOST_SIDES
from nnviz.training.snapshot import RunInfo
from nnviz.ui.comparison.marks import LETTERS
from nnviz.ui.comparison.words import structure
from nnviz.ui.controls import ChoiceField
from nnviz.ui.theme import Appearance


class SideChoice(QWidget):
    """Hidden with one run. `chosen` gives the number of the run that is to be shown and edited."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._runs: tuple[RunInfo, ...] = ()
        self._label = QLabel()
        self._label.setProperty("role", "section")
        self.field = ChoiceField()
        self.field.valueChanged.connect(self._choose)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._label)
        self._layout.addWidget(self.field, 1)
        self.hide()
        self.retranslate()

    def show_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        """Offer these; of one alone there is nothing to choose."""
        self._runs = runs
        lettered = len(runs) <= MOST_SIDES
        names = [structure(run) for run in runs]
        texts = [f"{letter}  {name}" for letter, name in zip(LETTERS, names, strict=False)] if lettered else names
        self.field.setChoices(list(enumerate(texts)))
        self.field.setValue(shown)
        self.setVisible(len(runs) > 1)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Run"))
        self.field.setAccessibleName(self.tr("Run that is shown and edited"))
        self.field.setToolTip(
            self.tr(
                "These settings are of this run, and the other tabs show it. Data, batches and seed are those of all "
                "runs that are compared."
            )
        )

    def restyle(self) -> None:
        self._label.setFont(self._appearance.font(12, bold=True))
        self._layout.setSpacing(round(self._appearance.px(10)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _choose(self, number: object) -> None:
        assert isinstance(number, int)
        self.chosen.emit(number)
