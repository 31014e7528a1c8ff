"""Which class is taken for which; of a regression with several outputs, how far off each of them is."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.stopping import Part
from nnviz.training.wants import Confusion, ConfusionWant, OutputErrors, Want
from nnviz.ui import number_format
from nnviz.ui.confusion_matrix import ConfusionMatrix
from nnviz.ui.controls import ChoiceField
from nnviz.ui.export import Export, Table, widgets
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

MOST_CLASSES = 100  # a matrix of more is smaller than its pixels
MOST_OUTPUTS = 12  # lines of the table
SIGNS = (f"{number_format.MINUS}1", "+1")
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class ConfusionView(View):
    """A matrix or a table, for the train or the test part, and a line that names what is taken for what most often."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._answer: Confusion | OutputErrors | None = None
        self._shown_step: int | None = None
        self._wished: Part = "test"
        self._title, self._remark = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._remark.setProperty("role", "muted")
        self._remark.setWordWrap(True)
        self.part = ChoiceField()
        self.part.valueChanged.connect(self._choose_part)
        self.matrix = ConfusionMatrix(appearance)
        self.table = ErrorTable(appearance)
        self._row = QHBoxLayout()
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self.part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        for widget in (self.matrix, self.table, self._remark):
            column.addWidget(widget)
        self.retranslate()
        self.restyle()

    @property
    def wants(self) -> Collection[Want]:
        return () if self._run is None or self._too_many else (ConfusionWant(self._part),)

    def set_run(self, run: RunInfo) -> None:
        self._run = run
        self._answer = None
        classified = run.data.task != "regression"
        if classified and not self._too_many:
            self.matrix.set_classes(SIGNS if run.data.classes is None else run.data.classes)
        elif not classified:
            self.table.set_outputs(run.data.y.shape[0])
        self.matrix.setVisible(classified and not self._too_many)
        self.table.setVisible(not classified)
        self.retranslate()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer = snapshot.answer(ConfusionWant(self._part))
        if answer is None:
            return
        self._answer, self._shown_step = answer, snapshot.step
        if isinstance(answer, Confusion):
            self.matrix.set_counts(answer.counts)
        else:
            self.table.show_errors(answer)
        self._show_remark()

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        self._remark.setFont(self.appearance.font(11))
        self.part.setFixedWidth(round(px(72)))
        self.layout().setSpacing(round(px(6)))
        self.matrix.restyle()
        self.table.restyle()

    def retranslate(self) -> None:
        regression = self._run is not None and self._run.data.task == "regression"
        self._title.setText(self.tr("Error of each output") if regression else self.tr("Confusion"))
        self.part.setChoices([("test", self.tr("test")), ("train", self.tr("train"))])
        self.part.setValue(self._part)
        self.part.setEnabled(self._tested)
        self.part.setAccessibleName(self.tr("Part of the data"))
        self.part.setToolTip(
            self.tr("Part of the data that is counted") if self._tested else self.tr("These data have no test part.")
        )
        self.matrix.retranslate()
        self.table.retranslate()
        self._show_remark()

    def export(self, point: QPoint | None) -> Export | None:
        if self._answer is None or self._run is None:
            return None
        size, paint = widgets(self, self.table if isinstance(self._answer, OutputErrors) else self.matrix)
        step = self._shown_step
        return Export(self.tr("confusion"), size, paint, self.appearance.theme.panel, self._table(self._answer), step)

    def _table(self, answer: Confusion | OutputErrors) -> Table:
        assert self._run is not None
        if isinstance(answer, OutputErrors):
            outputs = np.arange(1, len(answer.rmse) + 1)
            return Table(("output", "rmse", "r_squared"), (outputs, answer.rmse, answer.r_squared))
        names, n = self._run.data.classes or ("-1", "+1"), len(answer.counts)
        classes, told_as = [names[i // n] for i in range(n * n)], [names[i % n] for i in range(n * n)]
        return Table(("class", "told_as", "count"), (classes, told_as, answer.counts.reshape(-1)))

    @property
    def _tested(self) -> bool:
        return self._run is None or len(self._run.data.test) > 0

    @property
    def _part(self) -> Part:
        return self._wished if self._tested else "train"

    @property
    def _too_many(self) -> bool:
        classes = None if self._run is None else self._run.data.classes
        return classes is not None and len(classes) > MOST_CLASSES

    def _choose_part(self, part: Part) -> None:
        self._wished = part

    def _show_remark(self) -> None:
        """What is taken for what most often; of two classes the matrix says it as shortly."""
        text, answer = "", self._answer
        if self._too_many and self._run is not None and self._run.data.classes is not None:
            text = self.tr("{count} classes are too many for a matrix: at most {most}.")
            text = text.format(count=len(self._run.data.classes), most=MOST_CLASSES)
        elif isinstance(answer, Confusion) and len(answer.counts) > 2 and self._run is not None:
            wrong = answer.counts - np.diag(answer.counts.diagonal())
            most = int(wrong.max())
            row, column = divmod(int(wrong.argmax()), len(wrong))
            names = self._run.data.classes or SIGNS
            text = self.tr("Most often: {name} taken for {other}, {count} of {all}.").format(
                name=names[row],
                other=names[column],
                count=number_format.count(most),
                all=number_format.count(int(answer.counts[row].sum())),
            )
            text = text if most else self.tr("No sample is told wrong.")
        elif isinstance(answer, OutputErrors) and len(answer.rmse) > MOST_OUTPUTS:
            text = self.tr("{count} more outputs").format(count=len(answer.rmse) - MOST_OUTPUTS)
        self._remark.setText(text)
        self._remark.setVisible(bool(text))


class ErrorTable(QWidget):
    """A line for each output: its root mean squared error and how much of the target's variance it explains."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.heads = (QLabel(), QLabel(), QLabel())
        self.lines = [(QLabel(f"y{str(i + 1).translate(SUBSCRIPTS)}"), QLabel(), QLabel()) for i in range(MOST_OUTPUTS)]
        for row, labels in enumerate((self.heads, *self.lines)):
            for column, label in enumerate(labels):
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(label, row, column, side)
        for label in self.heads:
            label.setProperty("role", "muted")
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 2)
        self.retranslate()

    def set_outputs(self, count: int) -> None:
        for i, labels in enumerate(self.lines):
            for label in labels:
                label.setVisible(i < count)
            for label in labels[1:]:
                label.clear()

    def show_errors(self, errors: OutputErrors) -> None:
        for (_, rmse, r_squared), e, r in zip(self.lines, errors.rmse, errors.r_squared, strict=False):
            rmse.setText(number_format.short(float(e), 3))
            r_squared.setText("–" if np.isnan(r) else number_format.loss(float(r)))

    def retranslate(self) -> None:
        for label, text in zip(self.heads, (self.tr("output"), "RMSE", "R²"), strict=True):
            label.setText(text)
        self.heads[1].setToolTip(self.tr("Root mean squared error, in the units of the target"))
        self.heads[2].setToolTip(
            self.tr("1 − squared error / variance of the target: 1 is exact, 0 no better than its mean")
        )

    def restyle(self) -> None:
        for labels in self.lines:
            for label in labels:
                label.setFont(self.appearance.font())
        self._grid.setVerticalSpacing(round(self.appearance.px(3)))
