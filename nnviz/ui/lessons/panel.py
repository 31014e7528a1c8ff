"""The panel at the right edge of the window: the list of lessons, or one lesson with its steps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from nnviz.ui import icons
from nnviz.ui.columns import rule
from nnviz.ui.language import Language
from nnviz.ui.lessons.guide import Guide
from nnviz.ui.lessons.lesson_list import LessonList
from nnviz.ui.lessons.step_view import StepView
from nnviz.ui.lessons.words import LessonWords
from nnviz.ui.theme import Appearance

WIDTH = 320  # px


class LessonPanel(QFrame):
    """closed       it is to be put away
    file_asked   a lesson file is to be chosen
    """

    closed = Signal()
    file_asked = Signal()

    def __init__(self, guide: Guide, appearance: Appearance, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide, self._appearance, self._language = guide, appearance, language
        self.setObjectName("right_column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = LessonWords(self)
        self.words.language = language.code
        self.title = QLabel()
        self.title.setProperty("role", "section")
        self.list_button, self.close_button = QToolButton(), QToolButton()
        for button in (self.list_button, self.close_button):
            button.setProperty("role", "flat")
        self.list_button.clicked.connect(guide.leave)
        self.close_button.clicked.connect(self.closed)
        self.list = LessonList(guide, self.words, appearance)
        self.list.file_asked.connect(self.file_asked)
        self.step = StepView(guide, self.words, appearance)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.list)
        self._faces.addWidget(self.step)
        self._head = QHBoxLayout()
        self._head.addWidget(self.list_button)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(rule())
        column.addWidget(self._faces, 1)
        edge = QFrame()
        edge.setObjectName("upright")
        edge.setFixedWidth(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(edge)
        whole.addLayout(column, 1)
        guide.changed.connect(self._show_face)
        appearance.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    def _show_face(self) -> None:
        lesson = self.guide.lesson
        self._faces.setCurrentWidget(self.list if lesson is None else self.step)
        self.list_button.setVisible(lesson is not None)
        self.title.setText(self.tr("Lessons") if lesson is None else lesson.title.of(self.words.language))

    def retranslate(self) -> None:
        self.words.language = self._language.code
        self.setAccessibleName(self.tr("Lessons"))
        self.list_button.setAccessibleName(self.tr("All lessons"))
        self.list_button.setToolTip(self.tr("All lessons"))
        self.close_button.setAccessibleName(self.tr("Close the lessons"))
        self.close_button.setToolTip(self.tr("Close the lessons"))
        self.list.retranslate()
        self.step.retranslate()
        self._show_face()

    def restyle(self) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        self.setFixedWidth(round(px(WIDTH)))
        self._head.setContentsMargins(round(px(12)), round(px(4)), round(px(6)), round(px(4)))
        self.list_button.setIcon(icons.icon("list", theme.text))
        self.close_button.setIcon(icons.icon("close", theme.text))
        for button in (self.list_button, self.close_button):
            button.setIconSize(QSize(round(px(16)), round(px(16))))
        self.list.restyle()
        self.step.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.guide.open(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.guide.open(False)
        super().hideEvent(event)
