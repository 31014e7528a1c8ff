"""What one sample teaches every line: its gradient in figures, exactly 0 for the losers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.workshop_lines import SIZES
from nnviz.ui.controls import NumberField
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.bench import Bench
from nnviz.ui.workshop.grip import MOST, STEP
from nnviz.ui.workshop.piece_mark import PieceMark
from nnviz.ui.workshop.words import WorkshopWords, narrow

COLUMNS, STRETCH = 4, (5, 6, 6, 4)


class LessonTable(QWidget):
    """Rows of z, ∂L/∂w, ∂L/∂b and the samples that a line learns from, for the x that is looked at."""

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self._appearance = appearance
        self.words = WorkshopWords(self)
        self._title, self.summary = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self.summary.setWordWrap(True)
        self.summary.setProperty("role", "muted")
        self.complaint = QLabel()
        self.complaint.setProperty("role", "muted")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.x_field = NumberField(-MOST, MOST, step=STEP)
        self._x_name = QLabel("<i>x</i> =")
        self.heads = [QLabel() for _ in range(COLUMNS)]
        self.marks = [PieceMark(piece, appearance) for piece in range(max(SIZES))]
        self.cells = [[QLabel() for _ in range(COLUMNS)] for _ in range(max(SIZES))]
        self._lay_out()
        self.x_field.valueChanged.connect(self._point)
        self.x_field.refused.connect(self._complain)
        for signal in (bench.edited, bench.retargeted, bench.pointed, bench.run_changed):
            signal.connect(self.show_lesson)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._grid, head = QGridLayout(), QGridLayout()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self._title, 0, 0)
        head.addWidget(self._x_name, 0, 1)
        head.addWidget(self.x_field, 0, 2)
        head.setColumnStretch(0, 1)
        self.x_field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for column, label in enumerate(self.heads):
            label.setProperty("role", "caption")
            label.setAlignment(right)
            self._grid.addWidget(label, 0, 1 + column)
            self._grid.setColumnStretch(1 + column, STRETCH[column])
        for piece, (mark, cells) in enumerate(zip(self.marks, self.cells, strict=True)):
            self._grid.addWidget(mark, 1 + piece, 0)
            for column, cell in enumerate(cells):
                cell.setAlignment(right)
                cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                self._grid.addWidget(cell, 1 + piece, 1 + column)
        self._column.addLayout(head)
        self._column.addWidget(self.complaint)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.summary)

    def show_lesson(self) -> None:
        bench, x = self.bench, self.bench.x
        if self.x_field.value() != x:
            self.x_field.setValue(x)
        lines, gradient = bench.lines, bench.unit.gradient_at(x)
        values = [w * x + b for w, b in lines]
        winner = values.index(max(values))
        samples = [int((bench.unit.winners() == piece).sum()) for piece in range(len(lines))]
        for piece, (mark, cells) in enumerate(zip(self.marks, self.cells, strict=True)):
            shown = piece < len(lines)
            for widget in (mark, *cells):
                widget.setVisible(shown)
            if not shown:
                continue
            mark.show_dead(piece != winner)
            told = (values[piece], *gradient[piece].tolist())
            for cell, text in zip(cells, [*(narrow(value) for value in told), str(samples[piece])], strict=True):
                if cell.text() != text:
                    cell.setText(text)
        self.summary.setText(self.words.lesson(x, winner, float(bench.target.at([x])[0]), values[winner], samples))

    def _point(self) -> None:
        x = self.x_field.value()
        assert x is not None
        self.bench.point_at(float(x))

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Losers learn nothing"))
        self.x_field.setAccessibleName(self.tr("The sample x whose gradient is shown"))
        self.x_field.setToolTip(self.tr("Click in the plot, or move it there with the left and right keys."))
        for label, (text, tip) in zip(
            self.heads,
            (
                (self.tr("z(x)"), self.tr("The line's value at x; the largest one wins.")),
                ("∂L/∂w", self.tr("What this one sample and its target ask of w; exactly 0 for losers.")),
                ("∂L/∂b", self.tr("What this one sample and its target ask of b; exactly 0 for losers.")),
                (self.tr("samples"), self.tr("So many of the 61 samples train this line now.")),
            ),
            strict=True,
        ):
            label.setText(text)
            label.setToolTip(tip)
        self.show_lesson()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(px(6)))
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(round(px(8)))
        self.x_field.setFixedWidth(round(px(72)))
        for mark in self.marks:
            mark.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
