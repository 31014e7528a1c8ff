"""The right column: the current step at length. Its formula, why, the chosen entry in numbers, shapes and the check."""

from __future__ import annotations

from math import isfinite

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.walk.step import WalkStep
from nnviz.ui import icons
from nnviz.ui.backprop.check_section import CheckSection
from nnviz.ui.backprop.figures import figure
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.norm_bars import Bar, NormBars
from nnviz.ui.backprop.typeset import plain, rich, say, show
from nnviz.ui.columns import rule
from nnviz.ui.theme import Appearance


class DetailPanel(QWidget):
    """copy_asked        the current formula
    export_asked(str)  "md" or "html"
    """

    copy_asked = Signal()
    export_asked = Signal(str)

    def __init__(self, microscope: Microscope, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._microscope, self._appearance = microscope, appearance
        self.title, self.formula, self.why, self.numbers = (_words() for _ in range(4))
        self.entry, self.shapes, self.alarm = _words(), _words(), _words()
        self.alarm.hide()
        self.title.setProperty("role", "section")
        self.entry.setProperty("role", "muted")
        self.why.setProperty("role", "muted")
        self._sections = [QLabel() for _ in range(3)]  # shapes, split, update
        for label in self._sections:
            label.setProperty("role", "section")
        self.check = CheckSection(microscope, appearance)
        self.bars = NormBars(appearance)
        self.losses, self.note = _words(), _words()
        self.said = _words()
        self.said.hide()
        for label in (self.note, self.said):
            label.setProperty("role", "muted")
        self.apply_button = QPushButton()
        self.copy_button, self.markdown_button, self.html_button = (QPushButton() for _ in range(3))
        self._split = QWidget()
        self._lay_out()
        self.apply_button.clicked.connect(microscope.apply_update)
        self.copy_button.clicked.connect(self.copy_asked)
        self.markdown_button.clicked.connect(self._ask_for_markdown)
        self.html_button.clicked.connect(self._ask_for_html)
        microscope.turns.add(self._show_formula)
        microscope.turns.add(self._show_figures)
        microscope.rebuilt.connect(self._show_rebuilt)
        microscope.written.connect(self.show_step)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._rules = [rule() for _ in range(4)]
        split = QVBoxLayout(self._split)
        for part in (self._rules[2], self._sections[1], self.bars):
            split.addWidget(part)
        buttons = QHBoxLayout()
        for button in (self.copy_button, self.markdown_button, self.html_button):
            buttons.addWidget(button, 1)
        for part in (
            self.title,
            self.formula,
            self.why,
            self.alarm,
            self._rules[0],
            self.entry,
            self.numbers,
            self._rules[1],
        ):
            self._column.addWidget(part)
        self._column.addWidget(self._sections[0])
        self._column.addWidget(self.shapes)
        self._column.addWidget(self.check)
        self._column.addWidget(self._split)
        for part in (self._rules[3], self._sections[2], self.losses, self.apply_button, self.note):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addLayout(buttons)
        self._column.addWidget(self.said)
        self._layouts = (self._column, split, buttons)
        split.setContentsMargins(0, 0, 0, 0)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_step(self) -> None:
        self._show_formula()
        self._show_figures()

    def _show_formula(self) -> None:
        """What the step is, and why."""
        microscope, step = self._microscope, self._microscope.step
        self.say("")
        if step is None or microscope.walk is None:
            self.alarm.hide()
            for label in (self.title, self.formula, self.why):
                say(label, "")
            return
        text = self.tr("Step {index}: {title}").format(index=step.index + 1, title=microscope.title(step))
        say(self.title, text[:1].upper() + text[1:])
        say(self.formula, self._coloured(step))
        self.formula.setAccessibleDescription(plain(step.symbols))
        say(self.why, microscope.why(step))
        self._show_alarm(step)

    def _show_figures(self) -> None:
        """The chosen entry, the shapes, what the finite difference says, and the loss."""
        microscope, step = self._microscope, self._microscope.step
        there = step is not None
        for part in (self.entry, self.numbers, self.shapes, self.losses, self.apply_button, self.note):
            show(part, there)
        for part in (*self._rules, self._sections[0], self._sections[2]):
            show(part, there)
        for button in (self.copy_button, self.markdown_button, self.html_button):
            button.setEnabled(there)
        bars = self._norms(step) if step is not None and step.kind == "delta" else []
        show(self.check, step is not None and step.checkable)
        show(self._split, bool(bars))
        if step is None or microscope.walk is None:
            return
        self._show_entry(step)
        self._show_shapes()
        self.check.show_check()
        if step.kind == "delta":
            self.bars.show_bars(bars, ", ".join(figure(norm) for _, norm, _ in bars))
        self._show_losses()

    def _show_rebuilt(self) -> None:
        if self._microscope.walk is None:  # else it goes to a step
            self.show_step()

    def _coloured(self, step: WalkStep) -> str:
        """The formula, with what the weights bring and what the slope takes in their colours."""
        text, theme = rich(step.symbols).replace("\u2009", "\u00a0"), self._appearance.theme
        for array in step.between:
            ink = theme.bring if array.name.startswith("brought") else theme.take
            part = rich(array.symbol).replace("\u2009", "\u00a0")
            if step.kind == "delta" and part in text:
                text = text.replace(part, f'<span style="color:{ink}">{part}</span>', 1)
        return text

    def _show_alarm(self, step: WalkStep) -> None:
        """NaN and infinity are said to be what they are."""
        wrong = int(np.count_nonzero(~np.isfinite(step.result.values)))
        show(self.alarm, wrong > 0)
        if wrong:
            text = self.tr(
                "{wrong} of {size} values have overflowed: they are infinite or not a number, and so is all that is "
                "computed from them."
            )
            self.alarm.setText(text.format(wrong=wrong, size=step.result.values.size))

    def _show_entry(self, step: WalkStep) -> None:
        microscope = self._microscope
        assert microscope.walk is not None
        row, column = microscope.entry
        if step.result.scalar:
            say(self.entry, self.tr("In numbers"))
        else:
            say(self.entry, self.tr("Entry: row {row}, column {column}").format(row=row + 1, column=column + 1))
        lines = microscope.walk.numbers(step.index, row, column, microscope.decimals)
        shown = [_last_bold(line.rich) for line in lines]
        if step.kind in ("weight_update", "bias_update", "slope_update"):
            change = float(step.result.values[row, column] - step.inputs[0].values[row, column])
            shown.append(self.tr("change {value}").format(value=f"<b>{figure(change, microscope.decimals + 2)}</b>"))
        say(self.numbers, "<br>".join(shown))
        self.numbers.setAccessibleDescription("; ".join(line.plain for line in lines))

    def _show_shapes(self) -> None:
        parts = self._microscope.equation
        texts = []
        for term in parts:
            shape = np.atleast_2d(term.values).shape
            written = self.tr("scalar") if term.array.scalar else f"({shape[0]},\u00a0{shape[1]})"
            sign = "→" if term is parts[-1] else term.sign
            texts.append(f"{sign}\u00a0{term.symbol}\u00a0{written}".strip())
        say(self.shapes, " ".join(texts))

    def _norms(self, step: WalkStep) -> list[Bar]:
        """Of the error above, of what the weights bring of it, and of what the slope leaves."""
        bars: list[Bar] = []
        above = next((array for array in step.inputs if array.name.startswith("delta")), None)
        brought = next((array for array in step.between if array.name.startswith("brought")), None)
        for array, kind in ((above, "text"), (brought, "bring"), (step.result, "take")):
            if array is not None:
                name = rich(array.symbol) if kind != "bring" or above is not None else "∂<i>L</i>/∂<i>y</i>"
                with np.errstate(all="ignore"):
                    bars.append((f"||{name}||", float(np.linalg.norm(array.values)), kind))
        return bars if len(bars) > 1 else []

    def _show_losses(self) -> None:
        microscope = self._microscope
        assert microscope.walk is not None
        live = self.tr("It changes the copy under the microscope; the run itself is not touched.")
        typed = self.tr("It writes the new numbers into the network by hand.")
        say(self.note, live if microscope.setup.source == "live" else typed)
        decimals = microscope.decimals + 1
        before = figure(microscope.walk.loss_before, decimals)
        if microscope.index < len(microscope.steps) - 1:
            text = self.tr("loss now {before}; after the step: not computed yet")
            say(self.losses, text.format(before=f"<b>{before}</b>"))
        else:
            after = microscope.walk.loss_after
            change = figure(after - microscope.walk.loss_before, decimals)
            text = self.tr("loss {before} → {after}, change {change}")
            if not isfinite(after):
                text = self.tr("loss {before} → {after}: the numbers overflow, the step is too long.")
            say(
                self.losses,
                text.format(before=f"<b>{before}</b>", after=f"<b>{figure(after, decimals)}</b>", change=change),
            )

    def say(self, text: str) -> None:
        """What was copied or saved; gone with the next step."""
        say(self.said, text)
        show(self.said, bool(text))

    # -- what the user does ----------------------------------------------------------------------------------------

    def _ask_for_markdown(self) -> None:
        self.export_asked.emit("md")

    def _ask_for_html(self) -> None:
        self.export_asked.emit("html")

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        for label, text in zip(
            self._sections,
            (self.tr("Shapes"), self.tr("Split of the error"), self.tr("Update")),
            strict=True,
        ):
            label.setText(text)
        self.bars.setAccessibleName(self.tr("Split of the error"))
        self.check.retranslate()
        self.apply_button.setText(self.tr("Apply this update"))
        self.apply_button.setToolTip(self.tr("Go on with the new weights; Undo takes it back."))
        self.copy_button.setText(self.tr("Copy formula"))
        self.copy_button.setToolTip(self.tr("The formula of this step as LaTeX, with the numbers below it (Ctrl+C)."))
        self.markdown_button.setText("Markdown…")
        self.markdown_button.setAccessibleName(self.tr("Save the walk as Markdown"))
        self.markdown_button.setToolTip(self.tr("The whole walk as Markdown with formulas in LaTeX."))
        self.html_button.setText("HTML…")
        self.html_button.setAccessibleName(self.tr("Save the walk as an HTML page"))
        self.html_button.setToolTip(self.tr("The whole walk as a page of its own, for any browser."))
        self.show_step()

    def restyle(self) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(*[round(px(12))] * 4)
        for layout in self._layouts:
            layout.setSpacing(round(px(6)))
        self.formula.setFont(self._appearance.maths(19, italic=False))
        for label in (self.numbers, self.shapes):
            label.setFont(self._appearance.maths(14, italic=False))
        for button in (self.copy_button, self.markdown_button, self.html_button):
            button.setIconSize(QSize(round(px(14)), round(px(14))))
        self.apply_button.setIcon(icons.icon("step", theme.text, theme.faint))
        self.check.restyle()
        self.alarm.setStyleSheet(f"color: {theme.danger_text};")
        self.bars.restyle()
        self.show_step()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # no long number widens the column
    return label


def _last_bold(rich: str) -> str:
    """The result behind the last = stands out; a new line may begin with an operator, not between two factors."""
    rich = rich.replace("\u2009", "\u00a0")
    for operator in "=+":
        rich = rich.replace(f"\u00a0{operator}\u00a0", f" {operator}\u00a0")
    head, sign, tail = rich.rpartition("=")
    return f"{head}{sign}<b>{tail}</b>" if sign else rich
