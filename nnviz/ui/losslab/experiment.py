"""One experiment of the Losses page: what is set on the left, what is seen in the middle, the figures on the right.

Above the middle one sentence says what to try.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.columns import Columns, scrolled
from nnviz.ui.export import Export, Table, widgets
from nnviz.ui.losslab.bench import Bench
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

LEFT, RIGHT = 270, 310  # px
Fact = float | str | bool


class Experiment(View):
    """`section` is its part of the bench's state. The `parts` are restyled with it.

    It is painted while it is seen: `show_state` is called when it comes into view and when its settings change.
    """

    section = ""

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.bench = bench
        self.parts: list[Any] = []  # with a method restyle
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.controls, self.middle, self.figures = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._build_columns()
        bench.changed.connect(self._on_changed)

    def _build_columns(self) -> None:
        left, middle, right = QWidget(), QWidget(), QWidget()
        for part, layout in ((left, self.controls), (middle, self.middle), (right, self.figures)):
            part.setLayout(layout)
        self._left, self._right = scrolled(left, "left_column"), scrolled(right, "right_column")
        self.middle.addWidget(self.sentence)
        self._columns = Columns(self, self._left, middle, self._right)

    @property
    def state(self) -> Any:
        """Of this experiment."""
        return getattr(self.bench.state, self.section)

    def edit(self, drag: object = None, **values: object) -> None:
        self.bench.edit(self.section, drag, **values)

    def show_state(self) -> None:
        """Show the settings of now, and what follows from them."""
        raise NotImplementedError

    def _on_changed(self, section: str) -> None:
        if section == self.section and self.isVisible():
            self.show_state()

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **settings: object) -> None:
        """Set what a user could set; ValueError for an unknown name or value."""
        raise NotImplementedError

    def facts(self) -> dict[str, Fact]:
        """What is to be seen now."""
        raise NotImplementedError

    def places(self) -> dict[str, QWidget]:
        """What can be pointed at."""
        raise NotImplementedError

    # -- what a view is --------------------------------------------------------------------------------------------

    @property
    def wants(self) -> Collection[Want]:
        return ()

    def set_run(self, run: RunInfo) -> None:
        """It is about no run."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """It is about no run."""

    def export_of(self, what: str, part: QWidget, table: Table) -> Export:
        size, paint = widgets(self, part)
        return Export(what, size, paint, self.appearance.theme.surface, table)

    # -- texts, looks, Qt's events ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        if self.isVisible():
            self.show_state()

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        for layout in (self.controls, self.middle, self.figures):
            layout.setContentsMargins(*[round(px(12))] * 4)
            layout.setSpacing(round(px(8)))
        for part, width in ((self._left, 220), (self._right, 240)):
            part.setMinimumWidth(round(px(width)))
        self._columns.set_widths(self.appearance, LEFT, RIGHT)
        for part in self.parts:
            part.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_state()
        self.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.watch(False)
        super().hideEvent(event)

    def watch(self, watched: bool) -> None:
        """Somebody looks, or nobody does: only then is anything trained."""


def titled(parent: QVBoxLayout) -> QLabel:
    """A section's title at the end of a column."""
    label = QLabel()
    label.setProperty("role", "section")
    parent.addWidget(label)
    return label
