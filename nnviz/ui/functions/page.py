"""The Functions page: the list to choose from on the left, the comparison beside it, joined here."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui.columns import Columns, rule, scrolled
from nnviz.ui.functions import lesson
from nnviz.ui.functions.choice_panel import ChoicePanel
from nnviz.ui.functions.comparisons import COMPARISONS, FunctionComparison
from nnviz.ui.functions.ranges import Range
from nnviz.ui.functions.selection import Selection
from nnviz.ui.functions.show_options import ShowOptions
from nnviz.ui.functions.view import FunctionsView
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

LEFT = 280  # px
FIRST = ("sigmoid", "tanh", "relu", "leaky_relu", "silu")


class FunctionsPage(QWidget):
    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.selection = Selection(FIRST, self)
        self.choice = ChoicePanel(self.selection, appearance)
        self.options = ShowOptions(appearance)
        self.view = FunctionsView(self.selection, appearance)
        self.views: dict[str, View] = {"functions": self.view}
        self._lay_out()
        self.choice.compared.connect(self.compare)
        self.options.range_chosen.connect(self.view.set_range)
        self.options.reset.connect(self.view.reset_range)
        self.options.multiples_chosen.connect(self._choose_multiples)
        self.options.live_chosen.connect(self._choose_live)
        self.view.ranged.connect(self._show_range)
        self.view.crowded.connect(self._show_crowded)
        self.view.empty_wish.connect(self._compare_first)
        self.view.run_begun.connect(self._show_run)
        appearance.changed.connect(self.restyle)
        self.options.show_range(self.view.z_range)
        self._wishes_multiples = False
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(self.choice, 1)
        self._column.addWidget(rule())
        self._column.addWidget(self.options)
        self._left = scrolled(content, "left_column")
        self._splitter = Columns(self, self._left, self.view)

    def compare(self, comparison: FunctionComparison) -> None:
        """Show these functions, and what there is to be seen."""
        self.selection.choose_only(comparison.names)
        self.view.set_remark(comparison.remark)

    # -- for lessons

    def arrange(self, **settings: object) -> None:
        """chosen: one to five names; z: [from, to]; cursor: z; side_by_side: true or false. Raises ValueError."""
        lesson.arrange(self, settings)

    def facts(self) -> dict[str, float | str | bool]:
        """chosen (names, a blank between), count, cursor, z_from, z_to; of each function with a curve value_<name> and
        slope_<name> at the cursor, value_left_, value_right_, slope_left_, slope_right_ at the ends of the range,
        steepest_ (the largest |f'| in it), cost_ and cost_back_ in those of relu, as soon as they were measured; of
        sigmoid and tanh slope_from_value_off_: the largest |d - f (1 - f)|, or |d - (1 - f²)|, in the range, where d is
        a difference quotient of f.
        """
        return lesson.facts(self)

    def places(self) -> dict[str, QWidget]:
        """f, slope, facts, softmax, choice, options."""
        return lesson.places(self)

    def _compare_first(self) -> None:
        self.compare(COMPARISONS[0])

    def _choose_multiples(self, multiples: bool) -> None:
        self._wishes_multiples = multiples
        self.view.set_multiples(multiples)

    def _choose_live(self) -> None:
        self.view.set_live_layer(self.options.live_layer)

    def _show_range(self, z: Range) -> None:
        self.options.show_range(z)

    def _show_crowded(self, crowded: bool) -> None:
        self.options.show_crowded(crowded, self._wishes_multiples)

    def _show_run(self, run: RunInfo) -> None:
        self.options.show_run(run)
        self._choose_live()

    def retranslate(self) -> None:
        self._splitter.setAccessibleName(self.tr("Functions"))

    def restyle(self) -> None:
        px = self._appearance.px
        self._left.setMinimumWidth(round(px(220)))
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._column.setSpacing(round(px(8)))
        self._splitter.set_widths(self._appearance, LEFT)
        self.choice.restyle()
        self.options.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
