"""The left column of the workshop: how many lines, their w and b to be typed, ready-made units, undo and redo."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.workshop_lines import LEAK, MAKES, SIZES, Lines, convex_lines, random_lines, with_second_zero
from nnviz.ui.controls import NumberField
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.bench import Bench
from nnviz.ui.workshop.envelope_plot import X
from nnviz.ui.workshop.grip import MOST, STEP
from nnviz.ui.workshop.piece_mark import PieceMark
from nnviz.ui.workshop.words import WorkshopWords, z

RANDOM = {"random": random_lines, "convex": convex_lines}


def seen(value: float) -> float:
    """What a field shows of a learned number: five digits, four of them behind the point at most."""
    return round(float(f"{value:.5g}"), 4) + 0.0


class LineRow(QWidget):
    """One line: its mark, w and b, and below them where it wins.

    changed(piece, w, b)   typed
    """

    changed = Signal(int, float, float)
    refused = Signal(str)

    def __init__(self, piece: int, appearance: Appearance) -> None:
        super().__init__()
        self.piece = piece
        self._appearance = appearance
        self.mark = PieceMark(piece, appearance)
        self.w, self.b = NumberField(-MOST, MOST, step=STEP), NumberField(-MOST, MOST, step=STEP)
        self._w_name, self._b_name = QLabel("<i>w</i>"), QLabel("<i>b</i>")
        self.where = QLabel()
        self.where.setProperty("role", "caption")
        self.where.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column, widget in enumerate((self.mark, self._w_name, self.w, self._b_name, self.b)):
            self._grid.addWidget(widget, 0, column)
        self._grid.addWidget(self.where, 1, 1, 1, 4)
        for column in (2, 4):
            self._grid.setColumnStretch(column, 1)
        for field in (self.w, self.b):
            field.valueChanged.connect(self._tell)
            field.refused.connect(self.refused)

    def show_line(self, w: float, b: float) -> None:
        for field, value in ((self.w, w), (self.b, b)):
            shown = seen(value)
            if field.value() != shown:
                field.setValue(shown)

    def _tell(self) -> None:
        w, b = self.w.value(), self.b.value()
        assert w is not None and b is not None
        self.changed.emit(self.piece, float(w), float(b))

    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(round(self._appearance.px(5)))
        self._grid.setVerticalSpacing(round(self._appearance.px(1)))
        self.mark.restyle()

    def retranslate(self) -> None:
        name = z(self.piece)
        self.w.setAccessibleName(self.tr("w, the slope of {z}").format(z=name))
        self.b.setAccessibleName(self.tr("b, the height of {z} at x = 0").format(z=name))
        tip = self.tr("{z} = w x + b. In the plot: drag the line to change b, one of its ends to change w.")
        for field in (self.w, self.b):
            field.setToolTip(tip.format(z=name))


class UnitPanel(QWidget):
    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self._appearance = appearance
        self.words = WorkshopWords(self)
        self._rng: np.random.Generator | None = None
        self._title, self._make, self.complaint = QLabel(), QLabel(), QLabel()
        for label in (self._title, self._make):
            label.setProperty("role", "section")
        self.complaint.setProperty("role", "muted")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.sizes = {k: QPushButton(str(k)) for k in SIZES}
        self._group = QButtonGroup(self)
        self.rows = [LineRow(piece, appearance) for piece in range(max(SIZES))]
        self.zero_button = QPushButton()
        self.make_buttons = {key: QPushButton() for key in (*MAKES, *RANDOM)}
        self.undo_button, self.redo_button = QPushButton(), QPushButton()
        self._lay_out()
        for k, button in self.sizes.items():
            button.setCheckable(True)
            self._group.addButton(button, k)
        self._group.idClicked.connect(bench.set_size)
        for row in self.rows:
            row.changed.connect(self._set_line)
            row.refused.connect(self._complain)
        self.zero_button.clicked.connect(self._zero)
        for key, button in self.make_buttons.items():
            button.setProperty("make", key)
            button.clicked.connect(self._make_unit)
        self.undo_button.clicked.connect(bench.undo)
        self.redo_button.clicked.connect(bench.redo)
        bench.edited.connect(self.show_lines)
        bench.run_changed.connect(self.show_lines)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._heads, self._steps = QHBoxLayout(), QHBoxLayout()
        self._buttons = QGridLayout()
        self._heads.addWidget(self._title, 1)
        for button in self.sizes.values():
            self._heads.addWidget(button)
        self._column.addLayout(self._heads)
        for row in self.rows:
            self._column.addWidget(row)
        self._column.addWidget(self.complaint)
        self._column.addWidget(self._make)
        self._buttons.addWidget(self.zero_button, 0, 0, 1, 2)
        for place, button in enumerate(self.make_buttons.values()):
            self._buttons.addWidget(button, 1 + place // 2, place % 2)
        self._column.addLayout(self._buttons)
        for button in (self.undo_button, self.redo_button):
            self._steps.addWidget(button, 1)
        self._column.addLayout(self._steps)
        self._column.addStretch(1)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_lines(self) -> None:
        lines = self.bench.lines
        self.sizes[len(lines)].setChecked(True)
        for row in self.rows:
            row.setVisible(row.piece < len(lines))
        for piece, (w, b) in enumerate(lines):
            row = self.rows[piece]
            row.show_line(w, b)
            where = self.words.where(lines, piece, X)
            if where != row.where.text():
                row.where.setText(where)
            row.mark.show_dead(not self.words.alive(lines, piece, X))
        self._name_zero()
        self.undo_button.setEnabled(self.bench.can_undo)
        self.redo_button.setEnabled(self.bench.can_redo)

    def _name_zero(self) -> None:
        """Of more than two lines the others may still win somewhere."""
        two = len(self.bench.lines) == 2
        text = self.tr("z₂ = 0: see the ReLU appear") if two else self.tr("z₂ = 0, the others stay")
        if text != self.zero_button.text():
            self.zero_button.setText(text)

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    # -- what the user does ----------------------------------------------------------------------------------------

    def _set_line(self, piece: int, w: float, b: float) -> None:
        """What was not typed keeps the digits that the field does not show."""
        old_w, old_b = self.bench.lines[piece]
        w, b = old_w if w == seen(old_w) else w, old_b if b == seen(old_b) else b
        self.bench.set_line(piece, w, b)

    def _zero(self) -> None:
        self.bench.edit(with_second_zero(self.bench.lines))

    def _make_unit(self) -> None:
        key = self.sender().property("make")
        self.bench.edit(self._made(key))

    def _made(self, key: str) -> Lines:
        if key in MAKES:
            return MAKES[key](self.bench.lines)
        if self._rng is None:
            self._rng = np.random.default_rng()
        return RANDOM[key](len(self.bench.lines), self._rng)

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Lines in the group"))
        self._make.setText(self.tr("Make it"))
        for k, button in self.sizes.items():
            button.setAccessibleName(self.tr("{k} lines").format(k=k))
            button.setToolTip(
                self.tr("The largest of {k} lines is passed on; it bends {bends} times at most.").format(
                    k=k, bends=k - 1
                )
            )
        for row in self.rows:
            row.retranslate()
        self.zero_button.setToolTip(
            self.tr("With w₂ = b₂ = 0 the maximum is z₁ or 0: left of the switch z₂ wins, right of it z₁.")
        )
        texts = {
            "relu": (self.tr("ReLU"), self.tr("max(z₁, 0): all lines but z₁ become 0.")),
            "leaky_relu": (
                self.tr("leaky ReLU"),
                self.tr("max(z₁, {slope} z₁): the others become a slight copy of z₁.").format(slope=LEAK),
            ),
            "abs": (self.tr("|z|"), self.tr("max(z₁, −z₁): the others become the mirror of z₁.")),
            "purelin": (self.tr("purelin"), self.tr("All lines become z₁: nothing bends.")),
            "random": (self.tr("random"), self.tr("Random lines; some may win nowhere.")),
            "convex": (self.tr("random, all win"), self.tr("Random tangents of a bowl: each wins somewhere.")),
        }
        for key, (text, tip) in texts.items():
            self.make_buttons[key].setText(text)
            self.make_buttons[key].setToolTip(tip)
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Back to the lines before; Ctrl+Z while the focus is on this page."))
        self.redo_button.setText(self.tr("Redo"))
        self.redo_button.setToolTip(self.tr("Forth again; Ctrl+Shift+Z or Ctrl+Y while the focus is on this page."))
        self.show_lines()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(*[round(px(12))] * 4)
        self._column.setSpacing(round(px(7)))
        self._heads.setSpacing(round(px(3)))
        for button in self.sizes.values():
            button.setFixedWidth(round(px(32)))
        for layout in (self._buttons, self._steps):
            layout.setSpacing(round(px(5)))
        for row in self.rows:
            row.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
