"""The Maxout workshop: the lines on the left, the plots in the middle, training and what it teaches on the right.

Undo and redo are the page's own while it has the focus, and the window's everywhere else.
"""

from __future__ import annotations

from itertools import cycle

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

from nnviz.ui.columns import Columns, rule, scrolled
from nnviz.ui.own_history import OwnHistory
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View
from nnviz.ui.workshop import lesson
from nnviz.ui.workshop.bench import Bench
from nnviz.ui.workshop.lesson_table import LessonTable
from nnviz.ui.workshop.training_panel import TrainingPanel
from nnviz.ui.workshop.unit_panel import UnitPanel
from nnviz.ui.workshop.view import WorkshopView

LEFT, RIGHT = 270, 300  # px


class WorkshopPage(OwnHistory, QWidget):
    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.bench = Bench(self)
        self.unit_panel = UnitPanel(self.bench, appearance)
        self.training = TrainingPanel(self.bench, appearance)
        self.lesson = LessonTable(self.bench, appearance)
        self.view = WorkshopView(self.bench, appearance)
        small = [unit.show_unit for unit in self.view.small]
        self._parts = (*small, self.view.losses.show_losses, *small, self._say_unit, *small, self._say_lesson)
        self._turns = cycle(self._parts)
        self.views: dict[str, View] = {"workshop": self.view}
        self._lay_out()
        self.view.watched.connect(self.bench.watch)
        self.bench.trained.connect(self._show_learned)
        self.bench.run_changed.connect(self._show_where_it_stands)
        appearance.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        right = QWidget()
        self._column = QVBoxLayout(right)
        self._column.addWidget(self.training)
        self._column.addWidget(rule())
        self._column.addWidget(self.lesson)
        self._column.addStretch(1)
        self._left, self._right = scrolled(self.unit_panel, "left_column"), scrolled(right, "right_column")
        self._splitter = Columns(self, self._left, self.view, self._right)

    def showEvent(self, event: QShowEvent) -> None:
        """When it is opened the keys are the plot's, unless they are used to go from tab to tab."""
        super().showEvent(event)
        if not isinstance(QApplication.focusWidget(), QTabBar) and self.focusWidget() is None:
            self.view.plot.setFocus()

    def _show_learned(self) -> None:
        """While it runs the large plot is painted in every frame, and one of the other parts beside it, in turn.

        All at once would cost a frame: each call from Qt may have to wait for the training thread.
        """
        if self.bench.running:
            self.view.plot.show_unit(words=False)
            next(self._turns)()
        else:
            self._show_where_it_stands()

    def _show_where_it_stands(self) -> None:
        """All parts as of the same step; while it runs they are a few behind."""
        if not self.bench.running:
            for show in dict.fromkeys(self._parts):
                show()

    def _say_unit(self) -> None:
        self.view.plot.show_unit()
        self.view.show_switches()
        self.unit_panel.show_lines()

    def _say_lesson(self) -> None:
        self.training.show_figures()
        self.lesson.show_lesson()

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **settings: object) -> None:
        """lines: two to five [w, b]; target: abs, relu, parabola, step, sin or bump; own: [w, b] of the target relu;
        learning_rate; speed: steps per frame; x: where it is looked at; run, restart: true or false. The lines can be
        taken back as those set by hand. Raises ValueError.
        """
        lesson.arrange(self, settings)

    def facts(self) -> dict[str, float | str | bool]:
        """step, loss, lines (how many), bends, shape (relu, abs ...), switch (the x of the only bend), winner_left and
        winner_right (lines from 1), relu_off (the largest |a - max(0, z1)| from -3 to 3), x, winner and loser_gradient
        there, target, running; loss_<k> and bends_<k> of the units with k = 2, 3, 5 lines beside it.
        """
        return lesson.facts(self)

    def places(self) -> dict[str, QWidget]:
        """plot, switches, losses, unit_2, unit_3, unit_5, lines, training, run, target, teaches."""
        return lesson.places(self)

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._splitter.setAccessibleName(self.tr("Maxout workshop"))

    def restyle(self) -> None:
        px = self._appearance.px
        for part, width in ((self._left, 220), (self._right, 240)):
            part.setMinimumWidth(round(px(width)))
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._column.setSpacing(round(px(10)))
        self._splitter.set_widths(self._appearance, LEFT, RIGHT)
        for panel in (self.unit_panel, self.training, self.lesson):
            panel.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
