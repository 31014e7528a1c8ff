"""The left column, upper part: which loss is walked down, an own one typed, and ready-made walks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from nnviz.training.descent import CURVES, SURFACES, ExpressionError, Formula, OwnCurve, Setting
from nnviz.training.descent.examples import EXAMPLES
from nnviz.training.descent.own import FARTHEST
from nnviz.training.descent.own import NAME as OWN
from nnviz.ui.controls import ChoiceField, Heading, NumberField
from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.sources import SOURCES
from nnviz.ui.own_history import undoes_no_typing
from nnviz.ui.panel.rows import Reason
from nnviz.ui.theme import Appearance
from nnviz.ui.wording import translated


class FormulaEdit(QLineEdit):
    """Undo is its own only where there is typing to be undone."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and undoes_no_typing(self, event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if undoes_no_typing(self, event):
            event.ignore()  # for the page
        else:
            super().keyPressEvent(event)


class LandscapePanel(QWidget):
    """source_asked(key)   a loss of the running network is wanted"""

    source_asked = Signal(str)

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self._appearance = appearance
        self._title, self.note, self._waiting = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "section")
        for label in (self.note, self._waiting):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self.choice, self.examples = ChoiceField(), ChoiceField()
        self.own = QWidget()
        self.formula = FormulaEdit()
        self.low, self.high = NumberField(-FARTHEST, FARTHEST), NumberField(-FARTHEST, FARTHEST)
        self._own_names = [QLabel("<i>L</i>(<i>w</i>) ="), QLabel(), QLabel()]
        self.reason = Reason()
        self.sources = QVBoxLayout()  # what the chosen loss of the network has to ask
        self._lay_out()
        self.choice.valueChanged.connect(self._choose)
        self.examples.valueChanged.connect(self._show_example)
        self.formula.editingFinished.connect(self._type)
        for field in (self.low, self.high):
            field.valueChanged.connect(self._type)
            field.refused.connect(self.reason.show_text)
        bench.edited.connect(self.show_setting)
        bench.moved.connect(self._show_newer)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column, grid = QVBoxLayout(self), QGridLayout(self.own)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._own_names[0], 0, 0)
        grid.addWidget(self.formula, 0, 1, 1, 3)
        for i, field in enumerate((self.low, self.high)):
            grid.addWidget(self._own_names[1 + i], 1, 2 * i)
            grid.addWidget(field, 1, 2 * i + 1)
        self._grid = grid
        self.sources.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self.examples, self.choice, self.own, self.reason):
            self._column.addWidget(widget)
        self._column.addLayout(self.sources)
        for widget in (self._waiting, self.note):
            self._column.addWidget(widget)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_setting(self) -> None:
        setting, landscape = self.bench.setting, self.bench.landscape
        self.choice.setValue(setting.landscape)
        self.own.setVisible(setting.landscape == OWN)
        self.formula.setText(setting.own.text)
        self.low.setValue(setting.own.low)
        self.high.setValue(setting.own.high)
        self.note.setText(translated(landscape.note) if landscape.note else "")
        self.note.setVisible(bool(landscape.note))
        self.reason.show_text("")
        self._waiting.hide()
        self._show_newer()

    def _show_newer(self) -> None:
        if self.bench.newer:
            self._waiting.setText(self.tr("The network has trained on since. Restart walks on its loss as it is now."))
        if self._waiting.isVisibleTo(self) != self.bench.newer:
            self._waiting.setVisible(self.bench.newer)

    def show_waiting(self, key: str) -> None:
        """The network has not answered yet."""
        self.choice.setValue(key)
        self._waiting.setText(self.tr("Waiting for the network. Until then the walks stay where they are."))
        self._waiting.show()

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose(self, name: str) -> None:
        if any(entry.key == name for entry in SOURCES):
            self.source_asked.emit(name)
        else:
            self.bench.choose_landscape(name)

    def _show_example(self, key: str) -> None:
        self.bench.show_example(next(example for example in EXAMPLES if example.key == key))
        self.examples.setValue(None)

    def _type(self) -> None:
        """A formula that cannot be used stays in its field with the reason below; the curve of before stays too."""
        low, high = self.low.value(), self.high.value()
        assert low is not None and high is not None
        formula = Formula(self.formula.text(), float(low), float(high))
        if formula == self.bench.setting.own:
            self.reason.show_text("")
            return
        try:
            self.type_formula(formula)
        except ExpressionError as error:
            self.reason.show_text(translated(error.message))
            if self.formula.hasFocus():
                self.formula.setCursorPosition(error.place)

    def type_formula(self, formula: Formula) -> None:
        """Raises ExpressionError. Walks start where they did, as far as the range reaches so far."""
        OwnCurve(formula)
        runs = self.bench.setting.runs
        if self.bench.setting.landscape != OWN or any(not formula.low <= r.start[0] <= formula.high for r in runs):
            from nnviz.training.descent.examples import first_runs

            runs = first_runs(OwnCurve(formula))
        self.bench.edit(Setting(OWN, runs, min(self.bench.setting.chosen, len(runs) - 1), formula))

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Loss"))
        self._own_names[1].setText(self.tr("from"))
        self._own_names[2].setText(self.tr("to"))
        given = [(name, translated(curve.title)) for name, curve in CURVES.items()]
        surfaces = [(name, translated(surface.title)) for name, surface in SURFACES.items()]
        live = [(entry.key, entry.translated_title) for entry in SOURCES]
        lines = [
            Heading(self.tr("Over one weight")),
            *given,
            (OWN, translated(OwnCurve.title)),
            Heading(self.tr("Over two weights")),
            *surfaces,
        ]
        self.choice.setChoices([*lines, Heading(self.tr("Of the running network")), *live] if live else lines)
        self.choice.setAccessibleName(self.tr("The loss to walk down"))
        self.examples.setChoices([(example.key, translated(example.title)) for example in EXAMPLES])
        self.examples.setClosedText(self.tr("Ready-made walks …"))
        self.examples.setAccessibleName(self.tr("Ready-made walks"))
        self.examples.setToolTip(self.tr("Sets loss, starts, optimizers and rates for one thing to be seen."))
        self.formula.setAccessibleName(self.tr("Own loss as a formula of w"))
        self.formula.setToolTip(
            self.tr("Numbers, w, pi, e, + - * / ^, brackets, and sin cos exp log abs sqrt tanh; |w| is abs(w).")
        )
        self.low.setAccessibleName(self.tr("The own curve's range from"))
        self.high.setAccessibleName(self.tr("The own curve's range to"))
        self.show_setting()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(px(7)))
        self._grid.setHorizontalSpacing(round(px(6)))
        self._grid.setVerticalSpacing(round(px(4)))
        self._own_names[0].setFont(self._appearance.maths(14, italic=False))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
