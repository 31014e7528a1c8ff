"""The ladder of a run that might be: dashed and hollow, with its name, over that of the run that is."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from nnviz.training.preview_want import Preview
from nnviz.training.remedies import Remedy
from nnviz.ui.ink import colour, pen
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.score.ladder import drawable
from nnviz.ui.score.ladder_cells import DOT, LadderCells
from nnviz.ui.wording import translated

OFFSET = 18.0  # px of the name from the line
_LEFT, _TOP = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop


class PreviewedLadder(LadderCells):
    """Layers that the other run has no counterpart for stay as they are, and those that it has more are left out."""

    remedy: Remedy | None = None
    preview: Preview | None = None

    def set_preview(self, remedy: Remedy | None, preview: Preview | None) -> None:
        """What is to be seen of `remedy`; None, None takes it away."""
        if (remedy, preview) == (None, None) and self.remedy is None:
            return
        self.remedy, self.preview = remedy, preview
        if self.ladder.show_preview(() if preview is None else tuple(map(float, preview.norms))):
            self.rebuild()
        self.refresh_figures()

    def draw_preview(self, painter: QPainter) -> None:
        """The line, its dots and its name; where there is no preview, why."""
        geometry = self.geometry
        if geometry is None or self.remedy is None or self.preview is None:
            return
        shown = [column for column in geometry.shown if column.index < len(self.ladder.preview)]
        dots = {
            column.index: QPointF(column.x0 + DOT * column.width, self.y_of(self.ladder.preview[column.index]))
            for column in shown
        }
        dashed = QPen(colour(self.theme.muted), 1.2)
        dashed.setDashPattern([4, 3])
        painter.setPen(dashed)
        for one, other in pairwise(column.index for column in shown):
            if drawable(self.ladder.preview[one]) and drawable(self.ladder.preview[other]):
                painter.drawLine(QLineF(dots[one], dots[other]))
        painter.setPen(pen(self.theme.muted, 1.4))
        painter.setBrush(colour(self.theme.plot))
        for column in shown:
            radius = geometry.px(4.5 if column.full else 3.0)
            painter.drawEllipse(dots[column.index], radius, radius)
        self._draw_name(painter, dots)

    def _draw_name(self, painter: QPainter, dots: dict[int, QPointF]) -> None:
        """Beside the line in the first wide column, on the side where the run's own ladder is not."""
        geometry, remedy, preview = self.geometry, self.remedy, self.preview
        assert geometry is not None and remedy is not None and preview is not None
        if preview.refusal is None:
            text = QCoreApplication.translate("LadderStave", "preview: {0}").format(translated(remedy.what))
        else:
            text = translated(preview.refusal)
        font = self.appearance.font(11)
        label = self.labels.plain(text, font, self.theme.text, self.theme.plot, self.ratio)
        columns = [column for column in geometry.shown if column.index in dots] or list(geometry.shown)
        column = next((column for column in columns if column.full), columns[0])
        box: Box = self.box(column)
        top = box.top + geometry.px(6)
        if column.index in dots:
            line = dots[column.index].y()
            own = self.ladder.layers[column.index].delta_norm if self.ladder.layers else 0.0
            below = self.y_of(own) < line
            top = (
                line + geometry.px(OFFSET) - label.height / 2
                if below
                else line - geometry.px(OFFSET) - label.height / 2
            )
        top = min(max(top, box.top + 2), box.top + box.height - label.height)
        left = min(column.x0 + geometry.px(8), geometry.width - label.width)
        draw_label(painter, label, left, top, _LEFT | _TOP)
