"""The lines behind the ladder and the words on them: sigmoid's quarters, the limit and what is beyond it, overflow."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen

from nnviz.training.diagnosis import EXPLODING, VANISHING
from nnviz.training.gradient_wants import LayerGradients, Verdict
from nnviz.ui.gradient.figures import Panels, Values, quarter_line
from nnviz.ui.gradient.places import Places
from nnviz.ui.ink import pen
from nnviz.ui.number_format import short
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Appearance

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_TOP, _BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
_FLAT = Qt.PenCapStyle.FlatCap


class LadderGuides:
    """Paints them for the shown run; its three texts are set from outside."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        self.appearance = appearance
        self.labels = labels
        self.mark: Callable[[Verdict], str] = lambda verdict: verdict.what
        self.overflow = ""  # "overflow at step {0}"
        self.quarter = ("", "")  # what the guide line is, and the same in short

    def paint_lines(self, painter: QPainter, places: Places, panels: Panels) -> None:
        """The line of sigmoid's quarters, and the limit that the shown run's hidden layers are measured by."""
        theme, shown, box, axis = self.appearance.theme, panels.shown_run, places.boxes[0], panels.axes["delta"]
        if shown is None or shown.gradients is None:
            return
        delta = shown.gradients.delta
        line = quarter_line(shown.run, float(delta[-1]))
        if line is not None:
            ends = [len(delta) - 1, 0]
            y = [box.bottom - (line[l] - axis.low) / (axis.high - axis.low) * box.height for l in ends]
            painter.setPen(_broken(theme.take, 1.2, (5.0, 4.0)))
            painter.drawLine(QLineF(places.x(ends[0]), y[0], places.x(ends[1]), y[1]))
        limit = self._limit(shown.gradients)
        if limit is not None:
            painter.setPen(_broken(theme.danger_text, 1.0, (2.0, 3.0)))
            y_limit = round(box.bottom - axis.fraction(limit) * box.height) + 0.5
            painter.drawLine(QLineF(box.left, y_limit, box.right, y_limit))

    def _limit(self, gradients: LayerGradients) -> float | None:
        verdict = gradients.verdict()
        if verdict is None:
            return None
        return float(gradients.delta[-1]) * (VANISHING if verdict.what == "vanishing" else EXPLODING)

    def paint_words(self, painter: QPainter, places: Places, panels: Panels, ratio: float, *, numbered: bool) -> None:
        """Where it vanishes or explodes, what the guide is, when it overflowed."""
        shown, box, theme, px = panels.shown_run, places.boxes[0], self.appearance.theme, self.appearance.px
        if shown is None or shown.gradients is None:
            return
        axis, bold, gradients = panels.axes["delta"], self.appearance.font(11, bold=True), shown.gradients
        verdict, limit = gradients.verdict(), self._limit(gradients)
        if verdict is not None and limit is not None:
            word = self.labels.plain(self.mark(verdict), bold, theme.danger_text, theme.plot, ratio)
            y = box.bottom - axis.fraction(limit) * box.height
            own = box.bottom - axis.fraction(float(gradients.delta[verdict.begins])) * box.height
            right = max(places.x(verdict.begins + 0.5), box.left + word.width)
            if verdict.what == "vanishing":  # what vanishes lies below the limit, what explodes above it
                y = min(y, own - px(22 if numbered else 8))
                draw_label(painter, word, right, max(y, box.top + word.height), _RIGHT | _BOTTOM)
            else:
                draw_label(painter, word, right, min(y, box.bottom - word.height), _RIGHT | _TOP)
        line = quarter_line(shown.run, float(gradients.delta[-1]))
        if line is not None:
            at = self._place_of_guide(line, axis)
            roomy = at < len(line) / 2
            label = self.labels.rich(self.quarter[not roomy], self.appearance.font(11), theme.take, ratio)
            y = box.bottom - (line[at] - axis.low) / (axis.high - axis.low) * box.height
            left = min(places.x(at + 0.5) + px(4), box.right - label.width - px(4))
            draw_label(painter, label, left, min(y + px(4), box.bottom - label.height - px(2)), _LEFT | _TOP)
        if shown.divergence is not None:
            text = self.overflow.format(short(shown.divergence.step))
            label = self.labels.plain(text, bold, theme.danger_text, theme.plot, ratio)
            centre = places.x(min(shown.divergence.layer, places.layers - 1))
            left = min(max(centre - label.width / 2, box.left), box.right - label.width)
            draw_label(painter, label, left, box.top + px(2), _LEFT | _TOP)

    def _place_of_guide(self, line: Values, axis: LogAxis) -> int:
        """The layer at which the guide is named, below the line: as far in front as there is room for words."""
        inside = np.flatnonzero(line > axis.low + 0.3 * (axis.high - axis.low))
        return int(inside[0]) if inside.size else len(line) - 1


@cache
def _broken(name: str, width: float, dashes: tuple[float, float]) -> QPen:
    made = QPen(pen(name, width, 1.0, _FLAT))
    made.setDashPattern(dashes)
    return made
