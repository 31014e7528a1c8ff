"""The buttons above the walk: first, back, play, next, last, how fast, and in words where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from nnviz.ui import icons
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.playback import SPEEDS
from nnviz.ui.backprop.typeset import say
from nnviz.ui.controls import ChoiceField
from nnviz.ui.run_bar import GAP
from nnviz.ui.theme import Appearance

LEAST_LETTERS = 16  # of a title, else it is left out


class Transport(QWidget):
    def __init__(self, microscope: Microscope, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._microscope, self._appearance = microscope, appearance
        self.first, self.back, self.play, self.next, self.last = (QPushButton() for _ in range(5))
        self.next.setProperty("role", "primary")
        self.speed = ChoiceField()
        self._sign = QWidget()  # has no layout: what is said changes with every step, and nothing is laid out anew
        self.place, self.words = QLabel(self._sign), QLabel(self._sign)
        self._fitted: tuple[int, bool] | None = None  # steps, and whether it plays, as there was last made room for
        self._short = False  # whether signs must do
        self._title = ""
        self.place.setProperty("role", "section")
        self.words.setProperty("role", "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.first, self.back, self.next, self.last, self.play, self.speed):
            self._row.addWidget(widget)
        self._row.addWidget(self._sign, 1)
        self.first.clicked.connect(microscope.go_first)
        self.back.clicked.connect(microscope.go_back)
        self.play.clicked.connect(microscope.toggle)
        self.next.clicked.connect(microscope.go_on)
        self.last.clicked.connect(microscope.go_last)
        self.speed.valueChanged.connect(microscope.playback.set_speed)
        self.restyle()
        self.retranslate()

    def show_step(self) -> None:
        """Where the walk stands, and which ways are open."""
        walk, index, count = self._microscope, self._microscope.index, len(self._microscope.steps)
        there = count > 0
        self._title = walk.title(walk.steps[index]) if there else ""
        for button, possible in (
            (self.first, index > 0),
            (self.back, index > 0),
            (self.next, index < count - 1),
            (self.last, index < count - 1),
            (self.play, index < count - 1 or walk.playing),
        ):
            button.setEnabled(there and possible)
        if self._fitted != (count, walk.playing):
            self._show_play()
        else:
            self._show_place()

    def _show_place(self) -> None:
        """Of the title as much as there is room for."""
        say(self.place, self._place_text(self._microscope.index + 1))
        room, metrics = self.words.width(), self.words.fontMetrics()
        shown = self._title if room >= metrics.averageCharWidth() * LEAST_LETTERS else ""
        say(self.words, metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room))
        self.words.setToolTip(self._title)

    def _place_text(self, index: int) -> str:
        count = len(self._microscope.steps)
        if not count:
            return ""
        if self._short:
            return f"{index} / {count}"
        return self.tr("Step {index} of {count}").format(index=index, count=count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words on the buttons where there is room for them; else their signs must do, and their tooltips."""
        back, on = GAP + self.tr("Back"), GAP + self.tr("Next")
        play = GAP + (self.tr("Pause") if self._microscope.playing else self.tr("Play"))
        count = len(self._microscope.steps)
        for self._short in (False, True):
            for button, text in ((self.back, back), (self.next, on), (self.play, play)):
                button.setText("" if self._short else text)
            self.speed.setFixedWidth(round(self._appearance.px(54 if self._short else 66)))
            self.place.setText(self._place_text(count))  # the widest
            parts = (self.first, self.back, self.next, self.last, self.play, self.speed, self.place)
            widths = [min(part.sizeHint().width(), part.maximumWidth()) for part in parts]
            if sum(widths) + len(parts) * self._row.spacing() <= self.width():
                break
        self._row.activate()
        wide, high, gap = self.place.sizeHint().width(), self._sign.height(), self._row.spacing()
        self.place.setGeometry(0, 0, wide, high)
        self.words.setGeometry(wide + gap, 0, max(self._sign.width() - wide - gap, 0), high)
        self._fitted = count, self._microscope.playing
        self._show_place()

    def _show_play(self) -> None:
        theme, playing = self._appearance.theme, self._microscope.playing
        self.play.setIcon(icons.icon("pause" if playing else "run", theme.text, theme.faint))
        self._fit()

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        for button, name, tip in (
            (self.first, self.tr("First step"), self.tr("To the first step (Home)")),
            (self.back, self.tr("One step back"), self.tr("One step back (Left)")),
            (self.play, self.tr("Play the walk"), self.tr("Step by step by itself (Space)")),
            (self.next, self.tr("One step on"), self.tr("One step on (Right)")),
            (self.last, self.tr("Last step"), self.tr("To the last step (End)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self.speed.setChoices([(speed, self.tr("{speed} / s").format(speed=f"{speed:g}")) for speed in SPEEDS])
        self.speed.setValue(self._microscope.playback.speed)
        self.speed.setAccessibleName(self.tr("Steps per second while it plays"))
        self.speed.setToolTip(self.tr("Steps per second while it plays"))
        self._fitted = None
        self.show_step()

    def restyle(self) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        self._row.setSpacing(round(px(6)))
        self.first.setIcon(icons.icon("first", theme.text, theme.faint))
        self.back.setIcon(icons.icon("reverse", theme.text, theme.faint))
        self.next.setIcon(icons.icon("run", theme.onaccent, theme.faint))
        self.last.setIcon(icons.icon("step", theme.text, theme.faint))
        for button in (self.first, self.back, self.play, self.next, self.last):
            button.setIconSize(QSize(round(px(16)), round(px(16))))
        for button in (self.first, self.last):
            button.setFixedWidth(round(px(36)))
        self._show_play()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
