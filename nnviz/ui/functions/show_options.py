"""How the curves are shown: the range of z, overlaid or as small multiples, and the live z of a layer behind them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls import ChoiceField, NumberField, SwitchField
from nnviz.ui.functions.curve_panel import FARTHEST, NARROWEST
from nnviz.ui.functions.ranges import Range
from nnviz.ui.theme import Appearance


class ShowOptions(QWidget):
    """What it shows is set silently; what the user changes is told.

    range_chosen(low, high)    reset
    multiples_chosen(bool)
    live_chosen                `live_layer` has another value
    """

    range_chosen = Signal(float, float)
    reset = Signal()
    multiples_chosen = Signal(bool)
    live_chosen = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._title, self._from, self._to, self.complaint = QLabel(), QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self.complaint.setProperty("role", "muted")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.low = NumberField(-FARTHEST, FARTHEST)
        self.high = NumberField(-FARTHEST, FARTHEST)
        self._from.setBuddy(self.low)
        self._to.setBuddy(self.high)
        self.reset_button = QPushButton()
        self.overlay_button, self.multiples_button = QPushButton(), QPushButton()
        group = QButtonGroup(self)
        for button in (self.overlay_button, self.multiples_button):
            button.setCheckable(True)
            group.addButton(button)
        self.overlay_button.setChecked(True)
        self.live_switch = SwitchField()
        self.layer_choice = ChoiceField()
        self.layer_choice.setValue(0)
        self.layer_choice.setEnabled(False)
        self.live_switch.setEnabled(False)
        self._run: RunInfo | None = None
        self._lay_out()
        for field in (self.low, self.high):
            field.valueChanged.connect(self._choose_range)
            field.refused.connect(self._complain)
        self.reset_button.clicked.connect(self.reset)
        group.buttonClicked.connect(self._choose_multiples)
        self.live_switch.valueChanged.connect(self._choose_live)
        self.layer_choice.valueChanged.connect(self.live_chosen)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        ranges, mode, live = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for widget in (self._from, self.low, self._to, self.high, self.reset_button):
            ranges.addWidget(widget, 1 if widget in (self.low, self.high) else 0)
        for widget in (self.overlay_button, self.multiples_button):
            mode.addWidget(widget, 1)
        live.addWidget(self.live_switch)
        live.addWidget(self.layer_choice, 1)
        self._rows = (ranges, mode, live)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        for row in self._rows:
            column.addLayout(row)
        column.addWidget(self.complaint)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def live_layer(self) -> int | None:
        """The layer, from 0, whose z are wanted; None: they are not."""
        layer = self.layer_choice.value()
        return layer if self.live_switch.isChecked() and isinstance(layer, int) else None

    @property
    def multiples(self) -> bool:
        return self.multiples_button.isChecked()

    def show_range(self, z: Range) -> None:
        self.low.setValue(z[0])
        self.high.setValue(z[1])
        self._complain("")

    def show_crowded(self, crowded: bool, multiples: bool) -> None:
        """With more curves than colours there are only small multiples; else as `multiples` says."""
        self.overlay_button.setEnabled(not crowded)
        (self.multiples_button if crowded or multiples else self.overlay_button).setChecked(True)
        self._tell_why()

    def _tell_why(self) -> None:
        why = self.tr("At most five curves can be told apart in one plot.")
        self.overlay_button.setToolTip("" if self.overlay_button.isEnabled() else why)

    def show_run(self, run: RunInfo) -> None:
        self._run = run
        layers = [
            (l, self.tr("layer {number}: {function}").format(number=l + 1, function=layer.activation))
            for l, layer in enumerate(run.layers)
        ]
        self.layer_choice.setChoices(layers)
        if self.layer_choice.value() not in range(len(layers)):
            self.layer_choice.setValue(0)
        self.live_switch.setEnabled(True)
        self.layer_choice.setEnabled(True)

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose_range(self) -> None:
        low, high = self.low.value(), self.high.value()
        assert low is not None and high is not None
        self.low.setWrong(high - low < NARROWEST)
        self.high.setWrong(high - low < NARROWEST)
        if high - low < NARROWEST:
            self._complain(self.tr("The range has to end above where it begins. The old one stays."))
            return
        self._complain("")
        self.range_chosen.emit(low, high)

    def _choose_multiples(self) -> None:
        self.multiples_chosen.emit(self.multiples)

    def _choose_live(self) -> None:
        self.live_chosen.emit()

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Show"))
        self._from.setText(self.tr("z from"))
        self._to.setText(self.tr("to"))
        self.low.setAccessibleName(self.tr("Lower end of the range of z"))
        self.high.setAccessibleName(self.tr("Upper end of the range of z"))
        how = self.tr("In a plot, dragging moves the range and the wheel changes its width; so do the keys + and −.")
        for field in (self.low, self.high):
            field.setToolTip(how)
        self.reset_button.setText(self.tr("Reset"))
        self.reset_button.setToolTip(
            self.tr("Back to the usual range and lines, as a double-click in a plot or the key 0.")
        )
        self.overlay_button.setText(self.tr("Overlaid"))
        self.multiples_button.setText(self.tr("Side by side"))
        self.live_switch.setText(self.tr("Live z of"))
        self.live_switch.setToolTip(self.tr("How often each z occurs in this layer of the running network now."))
        self.live_switch.setAccessibleName(self.tr("Show the live z of a layer behind the curves"))
        self.layer_choice.setAccessibleName(self.tr("The layer whose z are shown"))
        self._tell_why()
        if self._run is not None:
            self.show_run(self._run)

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self.layout().setSpacing(round(px(6)))
        for row in self._rows:
            row.setSpacing(round(px(6)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
