"""The lessons to choose from, and what is wrong with files that are none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nnviz.ui.lessons.guide import Guide
from nnviz.ui.lessons.lesson_row import LessonRow
from nnviz.ui.lessons.words import LessonWords
from nnviz.ui.theme import Appearance
from nnviz.ui.wording import translated

MOST_PROBLEMS = 12
"""Lines of complaint about one file; who has corrected them will see the rest."""


class LessonList(QWidget):
    """file_asked   the user wants to open a file of lessons"""

    file_asked = Signal()

    def __init__(self, guide: Guide, words: LessonWords, appearance: Appearance) -> None:
        super().__init__()
        self._guide, self._words, self._appearance = guide, words, appearance
        self.rows: list[LessonRow] = []
        self.complaint = QLabel()
        self.complaint.setWordWrap(True)
        self.complaint.setTextFormat(Qt.TextFormat.PlainText)
        self.complaint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._card = QFrame()
        self._card.setProperty("card", "danger")
        inner = QVBoxLayout(self._card)
        inner.addWidget(self.complaint)
        self._intro = QLabel()
        self._intro.setWordWrap(True)
        self._intro.setProperty("role", "muted")
        self.open_button, self.reload_button = QPushButton(), QPushButton()
        self.open_button.clicked.connect(self.file_asked)
        self.reload_button.clicked.connect(guide.reload)
        content = QWidget()
        content.setObjectName("right_column_content")
        self._column = QVBoxLayout(content)
        self._rows = QVBoxLayout()
        self._column.addWidget(self._intro)
        self._column.addWidget(self._card)  # where it is seen without scrolling
        self._column.addLayout(self._rows)
        row = QHBoxLayout()
        row.addWidget(self.open_button, 1)
        row.addWidget(self.reload_button)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("right_column_content")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        guide.listed.connect(self.show_lessons)
        guide.changed.connect(self.show_progress)
        self.show_lessons()

    def show_lessons(self) -> None:
        guide = self._guide
        if [row.lesson for row in self.rows] != list(guide.lessons):
            for row in self.rows:
                self._rows.removeWidget(row)
                row.deleteLater()
            self.rows = [LessonRow(self._appearance, lesson) for lesson in guide.lessons]
            for row in self.rows:
                row.clicked.connect(self._begin)
                self._rows.addWidget(row)
        self.complaint.setText("\n\n".join(self._complaints()))
        self._card.setVisible(bool(guide.bad))
        if guide.bad:
            self.area.verticalScrollBar().setValue(0)
        self.show_progress()

    def _complaints(self) -> list[str]:
        texts = []
        for bad in self._guide.bad:
            lines = [self.tr("{file} is no lesson:").format(file=bad.path.name)]
            for problem in bad.problems[:MOST_PROBLEMS]:
                line, reason = problem.line, translated(problem.reason)
                lines.append(self.tr("line {line}: {reason}").format(line=line, reason=reason) if line else reason)
            if len(bad.problems) > MOST_PROBLEMS:
                lines.append(self.tr("and {count} more").format(count=len(bad.problems) - MOST_PROBLEMS))
            texts.append("\n".join(lines))
        return texts

    def show_progress(self) -> None:
        for row in self.rows:
            done = len(self._guide.done(row.lesson))
            progress = self._words.progress(row.lesson, done)
            row.show_lesson(self._words.language, progress, done / len(row.lesson.steps))

    def _begin(self) -> None:
        row = self.sender()
        if isinstance(row, LessonRow):
            self._guide.begin(row.lesson)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._column.contentsMargins()
        for row in self.rows:
            row.fit(self.area.viewport().width() - margins.left() - margins.right())

    def retranslate(self) -> None:
        self._intro.setText(
            self.tr(
                "Each step sets this window up, shows where to look, and checks on the real run that it comes true."
            )
        )
        self.open_button.setText(self.tr("Open lesson file…"))
        self.open_button.setToolTip(
            self.tr("A lesson of your own: a text file in TOML, see resources/lessons/README.md")
        )
        self.reload_button.setText(self.tr("Reload"))
        self.reload_button.setToolTip(self.tr("Reads all files again; the open lesson stays at its step."))
        self.show_lessons()

    def restyle(self) -> None:
        px = self._appearance.px
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._column.setSpacing(round(px(10)))
        self._rows.setSpacing(round(px(8)))
        self._fit()
