"""The steps of the walk as a table model: what each cell says in words. How it is painted is in `step_delegate`."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from nnviz.training.walk.formula import Formula
from nnviz.training.walk.step import WalkStep
from nnviz.ui.backprop.checking import Verdict
from nnviz.ui.backprop.figures import figure, small
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.reading import example_figures
from nnviz.ui.backprop.typeset import plain, rich

NUMBER, FORMULA, NUMBERS, SHAPE, CHECK = range(5)
MOST = 400  # figures that are looked at, of a large matrix
DASH, CUT = "—", "…"
BREAK = r";\quad "  # between the lines of a rule
Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def with_dims(html: str, step: WalkStep) -> str:
    """The formula with the shape of every array below its symbol."""
    for array in (step.result, *step.inputs, *step.between):
        rows, columns = array.values.shape
        symbol = rich(array.symbol)
        if not array.scalar and symbol in html and f"{symbol}<sub>" not in html:
            html = html.replace(symbol, f"{symbol}<sub>({rows},{columns})</sub>")
    return html


class StepModel(QAbstractTableModel):
    def __init__(self, microscope: Microscope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.microscope = microscope
        self._count = 0

    def take_walk(self) -> None:
        self.beginResetModel()
        self._count = len(self.microscope.steps)
        self.endResetModel()

    @property
    def count(self) -> int:
        """Steps."""
        return self._count

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        step = self.microscope.steps[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.microscope.title(step) if index.column() == FORMULA else None
        if index.column() == NUMBER:
            return str(index.row() + 1)
        if index.column() == FORMULA:
            return plain(step.symbols)
        if index.column() == SHAPE:
            return self.shape_text(index.row())
        if index.column() == CHECK:
            return self.check_text(index.row())[0]
        values = self.figures(index.row())
        if values is None:
            return self.tr("not computed yet")
        texts = [figure(value, self.microscope.decimals) for group in values for value in group]
        return ", ".join(texts[:20]) + (CUT if len(texts) > 20 else "")

    def formula(self, row: int) -> str:
        """Rich text; of a rule in several lines the last one."""
        microscope = self.microscope
        step = microscope.steps[row]
        html = rich(Formula(step.symbols.latex.rpartition(BREAK)[2]))
        return with_dims(html, step) if microscope.dims else html

    def figures(self, row: int) -> list[list[float]] | None:
        """By rows of the matrix; of a batch those of the chosen example alone. None: not computed yet."""
        if row > self.microscope.index:
            return None
        return example_figures(self.microscope.steps[row], self.microscope.column, MOST)

    def shape_text(self, row: int) -> str:
        shape = self.microscope.steps[row].result.shape
        return f"({shape[0]}, {shape[1]})" if len(shape) == 2 else self.tr("scalar")

    def check_text(self, row: int) -> tuple[str, Verdict]:
        """What the finite difference says of a line, in words, and what that means."""
        verdict, error = self.microscope.verdict(row)
        if verdict == "none":
            return ("" if row > self.microscope.index else DASH), verdict
        texts = {
            "later": "",
            "waiting": CUT,
            "agrees": "{error}",
            "rounding": "{error}",
            "kink": self.tr("at a kink"),
            "differs": self.tr("differs: {error}"),
            "not finite": self.tr("not finite"),
            "partly": self.tr("{error} so far"),
        }
        return texts[verdict].format(error=small(error)), verdict

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        alone = self.microscope.samples == 1
        numbers = self.tr("Numbers of this example") if alone else self.tr("Numbers")
        return ("#", self.tr("Formula"), numbers, self.tr("Shape"), self.tr("Finite difference"))[section]
