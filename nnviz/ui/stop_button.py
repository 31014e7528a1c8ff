"""The button of the run bar that says what will stop the run, and opens the small window in which that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from nnviz.bridge.session import SessionState
from nnviz.training.stopping import NEVER
from nnviz.ui import icons, stop_wording
from nnviz.ui.stop_choice import StopChoice
from nnviz.ui.theme import Appearance


class StopButton(QPushButton):
    """Two lines like a counter's beside it, cut to what room there is; the tooltip has them all in full."""

    conditions_changed = Signal(object)  # StopConditions

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._left = NEVER
        self._step = 0
        self._lines = ("", "")  # a caption, and below it what it is about; without a caption in the middle
        self.setProperty("role", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as the other buttons of the bar
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choice = StopChoice(appearance, self)
        self.choice.conditions_changed.connect(self.conditions_changed)
        self.clicked.connect(self.open)
        appearance.changed.connect(self.restyle)
        self.retranslate()
        self.restyle()

    def show_state(self, state: SessionState) -> None:
        """What can still stop the run; a condition that has stopped it once no longer can."""
        self._left = state.stop
        self._show_words()

    def show_step(self, step: int) -> None:
        """The run stands at `step`: one that it has passed is none to stop at."""
        before, self._step = self._step, step
        limit = self._left.step
        if limit is not None and (before < limit) != (step < limit):
            self._show_words()

    def open(self) -> None:
        """Let the conditions be chosen, below the button."""
        corner = self.mapToGlobal(QPoint(0, self.height() + 4))
        room = self.screen().availableGeometry()
        self.choice.adjustSize()
        self.choice.move(max(min(corner.x(), room.right() - self.choice.width()), room.left()), corner.y())
        self.choice.show()
        self.choice.take_focus()

    @property
    def shown(self) -> tuple[str, str]:
        """The two lines as they are cut to the room there is."""
        room = self.width() - self._bare()
        return tuple(
            QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, room) if room > self._least() else ""
            for line, font in zip(self._lines, self._fonts(), strict=True)
        )

    def retranslate(self) -> None:
        self._show_words()

    def restyle(self) -> None:
        self._sign = icons.icon("flag", self._appearance.theme.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widths = [QFontMetrics(f).horizontalAdvance(line) for line, f in zip(self._lines, self._fonts(), strict=True)]
        return QSize(self._bare() + max(widths) + 2, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._bare(), self._height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._appearance.theme, self._appearance.px
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        side, left = round(px(16)), round(px(10))
        self._sign.paint(painter, left, (self.height() - side) // 2, side, side)
        caption, text = self.shown
        rect = self.rect().adjusted(left + side + round(px(6)), 0, 0, 0)
        middle = rect.center().y() + 1
        above, below = rect.adjusted(0, 0, 0, middle - rect.bottom()), rect.adjusted(0, middle - rect.top(), 0, 0)
        for line, font, place, colour in zip(
            (caption, text),
            self._fonts(),
            (above, below if caption else rect),
            (theme.muted, theme.text),
            strict=True,
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._appearance.font(11), self._appearance.font(12, bold=bool(self._lines[0]))

    def _bare(self) -> int:
        return round(self._appearance.px(10 + 16 + 6 + 6))

    def _least(self) -> int:
        """A word that is shorter says nothing."""
        return round(self._appearance.px(30))

    def _height(self) -> int:
        return round(self._appearance.px(36))

    def _show_words(self) -> None:
        watched = [name for name in self._left.watched if name != "step" or self._step < (self._left.step or 0)]
        sentences = [stop_wording.will_stop(self._left, name) for name in watched]
        if sentences:
            more = f" (+{len(sentences) - 1})" if len(sentences) > 1 else ""
            self._lines = (sentences[0][0] + more, sentences[0][1])
        else:
            self._lines = ("", self.tr("Stop when…"))
        whole = [" ".join(sentence) for sentence in sentences]
        self.setAccessibleName(" ".join(filter(None, self._lines)))
        self.setAccessibleDescription("\n".join(whole))
        self.setToolTip("\n".join([self.tr("Choose what stops the run by itself (Ctrl+E)"), *whole]))
        self.updateGeometry()
        self.update()
