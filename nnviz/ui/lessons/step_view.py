"""One step of a lesson: its text, what can be asked for, what is checked, and the tick when it came true."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui import icons
from nnviz.ui.columns import rule
from nnviz.ui.ink import colour
from nnviz.ui.lessons.guide import Guide
from nnviz.ui.lessons.markup import plain, rich_text
from nnviz.ui.lessons.words import LessonWords
from nnviz.ui.theme import Appearance

TEXT, SMALL = 13, 12  # px of the letters
ICONS = {"ok": "check", "warning": "warning", "danger": "danger", "neutral": "flag"}


class StepView(QWidget):
    def __init__(self, guide: Guide, words: LessonWords, appearance: Appearance) -> None:
        super().__init__()
        self._guide, self._words, self._appearance = guide, words, appearance
        self._told: object = None
        self.marks = StepMarks(guide, appearance)
        self._number, self.title, self.text = QLabel(), QLabel(), QLabel()
        self._number.setProperty("role", "muted")
        self.title.setWordWrap(True)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.set_up_button, self.point_button, self.do_button = QPushButton(), QPushButton(), QPushButton()
        self.set_up_button.clicked.connect(guide.set_up)
        self.point_button.clicked.connect(guide.point)
        self.do_button.clicked.connect(guide.do)
        self.outcome = Outcome(appearance)
        self.skip_button = QPushButton()
        self.skip_button.clicked.connect(guide.next)
        self.back_button, self.next_button = QPushButton(), QPushButton()
        self.back_button.clicked.connect(guide.back)
        self.next_button.clicked.connect(guide.next)
        self._lay_out()
        guide.changed.connect(self.show_step)
        guide.measured.connect(self._show_outcome)
        guide.missing.connect(self._tell_missing)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("right_column_content")
        self._column = QVBoxLayout(content)
        for widget in (self._number, self.title, self.text, self.set_up_button, self.point_button, self.outcome):
            self._column.addWidget(widget)
        self._column.addWidget(self.do_button)
        self._column.addWidget(self.skip_button)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("right_column_content")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.back_button)
        self._foot.addWidget(self.marks, 1)
        self._foot.addWidget(self.next_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(rule())
        whole.addLayout(self._foot)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_step(self) -> None:
        guide, language = self._guide, self._words.language
        lesson, step = guide.lesson, guide.step
        if lesson is None or step is None:
            return
        told = (lesson, guide.at, language, self._appearance.scale)
        if told != self._told:
            self._told = told
            px = self._appearance.px
            number = self.tr("Step {number} of {all}").format(number=guide.at + 1, all=len(lesson.steps))
            self._number.setText(number)
            self.title.setText(rich_text(step.title.of(language), px(14)))
            self.text.setText(rich_text(step.text.of(language), px(TEXT)))
            self.text.setAccessibleName(plain(step.text.of(language)))
            self.area.verticalScrollBar().setValue(0)
        self.set_up_button.setVisible(step.setup is not None)
        self.set_up_button.setEnabled(not guide.preparing)
        self.set_up_button.setText(self.tr("Set up again") if guide.stands else self.tr("Set up for me"))
        self.point_button.setVisible(bool(step.look))
        self.do_button.setVisible(step.do is not None and guide.evidence is None)
        self.do_button.setEnabled(guide.stands)
        done = guide.evidence is not None
        self.skip_button.setVisible(guide.hint_due and not done)
        self.back_button.setEnabled(guide.at > 0)
        last = guide.at + 1 == len(lesson.steps)
        self.next_button.setText(self.tr("Finish") if last else self.tr("Next"))
        waits = step.setup is not None and not guide.stands
        self._set_role(self.set_up_button, waits)
        self._set_role(self.next_button, done or (step.check is None and not waits))
        self.marks.update()
        self._show_outcome()
        self._say()

    def _set_role(self, button: QPushButton, primary: bool) -> None:
        role = "primary" if primary else ""
        if button.property("role") != role:
            button.setProperty("role", role)
            button.style().polish(button)

    def _show_outcome(self) -> None:
        guide, words, step = self._guide, self._words, self._guide.step
        if step is None:
            return
        if guide.refusal:
            self.outcome.tell("danger", guide.refusal)
        elif guide.evidence is not None:
            self.outcome.tell("ok", words.came_true(guide.evidence))
        elif guide.preparing:
            self.outcome.tell("neutral", self.tr("The runs are being made …"))
        elif step.check is None:
            self.outcome.hide()
        elif not guide.stands:
            wanted = "\n\n".join(words.wanted(step.check.part, Nothing()))
            self.outcome.tell("neutral", self.tr("To be seen: {what}").format(what=wanted))
        else:
            wanted = "\n\n".join(words.wanted(step.check.part, guide.watch))
            if guide.hint_due:
                hint = step.hint.of(words.language) if step.hint is not None else self.tr("It has not come true yet.")
                more = self.tr("Set up again, or skip this step.")
                self.outcome.tell("warning", f"{hint} {more}\n\n{wanted}")
            else:
                self.outcome.tell("neutral", self.tr("Not yet: {what}").format(what=wanted))

    def _tell_missing(self) -> None:
        """Until something else is to be told."""
        self.outcome.tell("warning", self.tr("It is not there yet. Set up the step first."))

    def _say(self) -> None:
        """To those who hear the window."""
        if self._guide.evidence is not None:
            self.outcome.setAccessibleDescription(plain(self.outcome.source))
            QAccessible.updateAccessibility(QAccessibleEvent(self.outcome, QAccessible.Event.Alert))

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.set_up_button.setToolTip(
            self.tr("Shows the page, begins the runs and arranges the rest; Edit > Undo takes the runs back.")
        )
        self.point_button.setText(self.tr("Show me where"))
        self.do_button.setText(self.tr("Do it for me"))
        self.skip_button.setText(self.tr("Skip this step"))
        self.back_button.setText(self.tr("Back"))
        self.outcome.setAccessibleName(self.tr("What is checked"))
        self._told = None
        self.show_step()

    def restyle(self) -> None:
        px, font = self._appearance.px, self._appearance.font
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._column.setSpacing(round(px(8)))
        self._foot.setContentsMargins(*[round(px(8))] * 4)
        self._foot.setSpacing(round(px(8)))
        self.title.setFont(font(14, bold=True))
        self.text.setFont(font(TEXT))
        self._number.setFont(font(11))
        for button in (self.set_up_button, self.point_button, self.do_button, self.skip_button):
            button.setFont(font())
        self.outcome.restyle()
        self._told = None
        self.show_step()


class Nothing:
    """Facts before anything was set up."""

    def value(self, fact: object) -> None:
        return None


class Outcome(QFrame):
    """A tinted box with an icon and a few words."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._kind = "neutral"
        self.source = ""
        self.icon, self.label = QLabel(), QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row = self._row = QHBoxLayout(self)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    @property
    def kind(self) -> str:
        """neutral, ok, warning or danger."""
        return self._kind

    def tell(self, kind: str, text: str) -> None:
        """`text` as in lessons, with formulas."""
        if kind != self._kind or not self.isVisibleTo(self.parentWidget()):
            self._kind = kind
            self._show_icon()
        if text != self.source:
            self.source = text
            self.label.setText(rich_text(text, self._appearance.px(SMALL)))
        self.setVisible(True)
        self.update()

    def restyle(self) -> None:
        px = self._appearance.px
        self._row.setContentsMargins(round(px(10)), round(px(8)), round(px(10)), round(px(8)))
        self._row.setSpacing(round(px(8)))
        self.label.setFont(self._appearance.font(SMALL))
        self.label.setText(rich_text(self.source, px(SMALL)) if self.source else "")
        self._show_icon()

    def _colours(self) -> tuple[str, str, str]:
        """Of the letters, the ground and the edge."""
        theme = self._appearance.theme
        return {
            "ok": (theme.ok_text, theme.ok_fill, theme.ok_text),
            "warning": (theme.warning_text, theme.warning_fill, theme.warning_edge),
            "danger": (theme.danger_text, theme.danger_fill, theme.danger_edge),
        }.get(self._kind, (theme.text, theme.surface, theme.hair))

    def _show_icon(self) -> None:
        side = round(self._appearance.px(16))
        ink = self._colours()[0]
        self.icon.setPixmap(icons.icon(ICONS[self._kind], ink).pixmap(QSize(side, side)))
        palette = self.label.palette()
        palette.setColor(palette.ColorRole.WindowText, colour(ink))
        self.label.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        _, ground, edge = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(edge))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), self._appearance.px(4), self._appearance.px(4)
        )
        painter.end()


class StepMarks(QWidget):
    """A mark for each step: a ring, filled when it is done; the present one is framed."""

    def __init__(self, guide: Guide, appearance: Appearance) -> None:
        super().__init__()
        self._guide, self._appearance = guide, appearance
        self.setMinimumHeight(16)

    def paintEvent(self, event: QPaintEvent) -> None:
        lesson, theme, px = self._guide.lesson, self._appearance.theme, self._appearance.px
        if lesson is None:
            return
        done, count = self._guide.done(lesson), len(lesson.steps)
        pitch = min(px(13), self.width() / count)
        radius = min(px(3.5), pitch / 2 - 1)
        x, y = (self.width() - pitch * (count - 1)) / 2, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in range(count):
            here = step == self._guide.at
            painter.setPen(colour(theme.accent if here else theme.ctl))
            painter.setBrush(colour(theme.ok_text if step in done else theme.panel))
            size = radius + (px(1.5) if here else 0)
            painter.drawEllipse(*(round(v) for v in (x + step * pitch - size, y - size, 2 * size, 2 * size)))
        painter.end()
