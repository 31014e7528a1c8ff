"""What the page's plots have in common: a chart that shows the bench's walks, and keys that all of them know."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent

from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.trails import TrailPainter
from nnviz.ui.descent.words import DescentWords
from nnviz.ui.gradient.chart import ENTER, Chart
from nnviz.ui.plot import ARROWS, KEYS, announce
from nnviz.ui.theme import Appearance

LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, BOTTOM, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignVCenter
STEPS = (*ENTER, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_Space)
NUMBERS = "12345"
GUTTER = 48.0  # px left of a plot, at least: so that those below each other stand in line


class DescentPlot(Chart):
    """Enter makes a step, Backspace takes it back, Home goes to the start, Space lets it walk, 1 to 5 choose a walk."""

    own_keys = (*KEYS, *STEPS)
    more_keys = ""
    wide, high = 420, 320  # px, wished
    dimension: int | None = None  # of the landscapes that it shows; None: of any

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.bench = bench
        self.words = DescentWords(self)
        self.trails = TrailPainter(appearance)
        self._dragged: int | None = None
        self._drags = 0
        bench.edited.connect(self.show_edit)

    def show_edit(self) -> None:
        """The walks or the landscape are others."""
        self.show_step()

    def show_step(self) -> None:
        """Another step is shown; the page calls it, see there."""
        if self.dimension not in (None, self.bench.landscape.dimension):
            return
        if not self.bench.running:
            self.setAccessibleDescription(self.described())
        self.update()

    def described(self) -> str:
        """What a screen reader is told."""
        return self.words.story(self.bench)

    def put_cursor_away(self) -> None:
        if self.label.isVisible():
            self.label.hide()
            self.update()

    def restyle(self) -> None:
        self.trails.restyle()
        super().restyle()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(self.wide)), round(self.appearance.px(self.high)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(180)), round(self.appearance.px(130)))

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def claims(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False  # the window's, or the page's
        text = event.text()
        return super().claims(event) or bool(text and text in NUMBERS + self.more_keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, fast = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        if key in ENTER:
            self.bench.step()
        elif key == Qt.Key.Key_Backspace:
            self.bench.back()
        elif key == Qt.Key.Key_Space:
            self.bench.toggle()
        elif key == Qt.Key.Key_Home:
            self.bench.restart()
        elif key in ARROWS:
            self.move_by_key(*ARROWS[key], fast=fast)
        elif event.text() and event.text() in NUMBERS:
            self.bench.choose(int(event.text()) - 1)
        elif not self.other_key(event.text()):
            return
        event.accept()
        announce(self)

    def move_by_key(self, right: int, up: int, *, fast: bool) -> None:
        raise NotImplementedError

    def other_key(self, text: str) -> bool:
        """Whether it has done anything."""
        return False

    def let_go(self) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.bench.hold(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever was held is let go."""
        self.let_go()
        super().hideEvent(event)
