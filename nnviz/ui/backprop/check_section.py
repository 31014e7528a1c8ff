"""The finite difference of the current step: the chosen entry beside it, and a card about all of its entries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.walk.checks import STATUSES
from nnviz.training.walk.step import WalkStep
from nnviz.ui.backprop.figures import exact, small
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.typeset import say, show
from nnviz.ui.columns import rule
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

MOST_LISTED = 6  # entries at a kink that are named


class Card(QWidget):
    """A ground with an edge for words. Painted, for a style sheet would be worked out anew with every step."""

    def __init__(self) -> None:
        super().__init__()
        self._ground, self._edge = "#ffffff", "#ffffff"

    def show_look(self, ink: str, ground: str, edge: str) -> None:
        self._ground, self._edge = ground, edge
        for label in self.findChildren(QLabel):
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, colour(ink))
            label.setPalette(palette)
        self.update()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(self._edge))
        painter.setBrush(colour(self._ground))
        painter.drawRoundedRect(0, 0, self.width() - 1, self.height() - 1, 4, 4)
        painter.end()


class CheckSection(QWidget):
    def __init__(self, microscope: Microscope, appearance: Appearance) -> None:
        super().__init__()
        self._microscope, self._appearance = microscope, appearance
        self._look: tuple[str, str, str] = ("", "", "")
        self._title = QLabel()
        self._title.setProperty("role", "section")
        self._names = [QLabel() for _ in range(3)]
        self.by_formula, self.by_difference, self.relative = QLabel(), QLabel(), QLabel()
        self.card, self.card_title, self.card_text = Card(), QLabel(), QLabel()
        for label in (self.card_title, self.card_text):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.worst = QPushButton()
        self.worst.hide()
        self.worst.clicked.connect(self._go_to_worst)
        self._grid = QGridLayout()
        for row, (name, value) in enumerate(
            zip(self._names, (self.by_formula, self.by_difference, self.relative), strict=True)
        ):
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.setColumnStretch(1, 1)
        self._card_column = QVBoxLayout(self.card)
        self._card_column.addWidget(self.card_title)
        self._card_column.addWidget(self.card_text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(rule())
        self._column.addWidget(self._title)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.card)
        self._column.addWidget(self.worst)
        microscope.checked.connect(self.show_check)

    def show_check(self) -> None:
        """The chosen entry beside its finite difference, and what is to be said of all entries."""
        microscope, step = self._microscope, self._microscope.step
        if step is None or not step.checkable:
            return
        counted = microscope.checking.of(step.index)
        row, column = microscope.entry
        say(self.by_formula, exact(float(step.result.values[row, column])))
        status = -1 if counted is None else int(counted.status[row, column])
        if counted is None or status < 0:
            say(self.by_difference, "…")
            say(self.relative, "…")
        else:
            say(self.by_difference, exact(float(counted.difference[row, column])))
            say(self.relative, small(float(counted.relative[row, column])))
        name = "" if status < 0 else STATUSES[status]
        self._show_card(step, name)

    def _show_card(self, step: WalkStep, entry: str) -> None:
        microscope, theme = self._microscope, self._appearance.theme
        verdict, largest = microscope.verdict(step.index)
        counted = microscope.checking.of(step.index)
        done, size = (0, step.result.values.size) if counted is None else (counted.done, counted.size)
        tolerance = small(microscope.setup.tolerance)
        ok = (theme.ok_text, theme.ok_fill, theme.ok_fill)
        warning = (theme.warning_text, theme.warning_fill, theme.warning_edge)
        danger = (theme.danger_text, theme.danger_fill, theme.danger_edge)
        most = self.tr("Largest relative difference {error}, tolerance {tolerance}.")
        text = most.format(error=small(largest), tolerance=tolerance)
        if verdict in ("waiting", "partly"):
            look, title = (theme.muted, theme.raised, theme.border), self.tr("Counting …")
            text = self.tr("{done} of {size} entries so far.").format(done=done, size=size)
        elif verdict == "agrees":
            look = ok
            title = self.tr("All {size} entries agree").format(size=size) if size > 1 else self.tr("The entry agrees")
        elif verdict == "rounding":
            look, title = ok, self.tr("Nothing contradicts")
            few = self.tr(
                "{few} of {size} entries are within what a difference with this ε can resolve: rounding and the bend "
                "of the loss hide the rest."
            )
            text = few.format(few=counted.count("rounding") if counted else 0, size=size) + " " + text
        elif verdict == "kink":
            look, title = warning, self.tr("At a kink")
            few = self.tr("{few} of {size} entries: ±ε crosses a kink, where the slopes left and right differ.")
            text = few.format(few=counted.count("kink") if counted else 0, size=size)
        elif verdict == "not finite":
            look, title = danger, self.tr("Not finite")
            text = self.tr("A value is infinite or not a number: nothing can be compared with it.")
        else:
            look, title = danger, self.tr("They differ")
            few = self.tr("{few} of {size} entries differ by more than the tolerance. ε may be too large or too small.")
            text = few.format(few=counted.count("differs") if counted else 0, size=size) + " " + text
        if entry == "kink" and counted is not None:
            place = microscope.entry
            sides = self.tr("This entry: {left} from the left, {right} from the right.")
            left, right = float(counted.left[place]), float(counted.right[place])
            text += " " + sides.format(left=exact(left, 6), right=exact(right, 6))
        elif entry in ("rounding", "differs", "not finite"):
            words = {
                "rounding": self.tr("This entry is one of them."),
                "differs": self.tr("This entry differs."),
                "not finite": self.tr("This entry is not finite."),
            }
            text += " " + words[entry]
        worst = counted is not None and counted.complete and size > 1 and counted.worst_place == microscope.entry
        if worst and verdict in ("agrees", "rounding"):
            text += " " + self.tr("It is that of this entry.")
        if verdict == "kink" and counted is not None:
            text += " " + self._listed(counted.places("kink"))
        place = None if counted is None else counted.worst_place
        show(self.worst, place is not None and size > 1 and place != microscope.entry and verdict != "partly")
        if self.card_title.text() != title or self.card_text.text() != text or self._look != look:
            self._look = look
            self.card_title.setText(title)
            self.card_text.setText(text)
            self.card.show_look(*look)

    def _listed(self, places: list[tuple[int, int]]) -> str:
        """Entries by row and column, the first few of many."""
        listed = ", ".join(f"({row + 1}, {column + 1})" for row, column in places[:MOST_LISTED])
        more = " …" if len(places) > MOST_LISTED else ""
        return self.tr("At rows and columns {places}.").format(places=listed + more)

    def _go_to_worst(self) -> None:
        step = self._microscope.step
        counted = None if step is None else self._microscope.checking.of(step.index)
        if counted is not None and counted.worst_place is not None:
            self._microscope.choose_entry(*counted.worst_place)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Finite difference"))
        self._names[0].setText(self.tr("formula"))
        self._names[1].setText("(<i>L</i><sub>+</sub> − <i>L</i><sub>−</sub>) / 2<i>ε</i>")
        self._names[2].setText(self.tr("relative difference"))
        self.worst.setText(self.tr("Show the worst entry"))
        self.worst.setToolTip(self.tr("The entry whose gradient and finite difference agree least"))
        self.show_check()

    def restyle(self) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        self._column.setSpacing(round(px(6)))
        self._grid.setVerticalSpacing(round(px(3)))
        self._grid.setHorizontalSpacing(round(px(10)))
        self._card_column.setContentsMargins(*[round(px(9))] * 4)
        self._card_column.setSpacing(round(px(3)))
        self.card_title.setFont(self._appearance.font(12, bold=True))
        for name in self._names:
            name.setStyleSheet(f"color: {theme.muted};")
        self._look = ("", "", "")
        self.show_check()
