"""The signs of a neuron's gradient over the last steps: a row for each weight, a column for each step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.training.zigzag_wants import Zigzag
from nnviz.ui.gradient.chart import Chart
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.buffers import Lines, Rectangles
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance
from nnviz.ui.zigzag.words import ZigzagWords

MOST_ROWS, MOST_COLUMNS = 10, 32
ROW, GUTTER, FOOT, MARK = 12.0, 26.0, 8.0, 3.0  # px; MARK: half a sign
ARROWS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class SignStrip(Chart):
    """+ in blue and - in orange; below a bar under each step whose signs are all the same. The newest step is right."""

    def __init__(self, appearance: Appearance, words: ZigzagWords, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._words = words
        self._shown: Zigzag | None = None
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)  # numbers of the weights, from 0
        self._plus, self._minus, self._same = Lines(), Lines(), Rectangles()
        self.cursor_cell: tuple[int, int] | None = None  # row, and column from the right
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_weights(self, inputs: int, chosen: tuple[int, int]) -> None:
        """A neuron with so many weights, of which these two (from 0) are shown in any case."""
        others = [i for i in range(min(inputs, MOST_ROWS + 2)) if i not in chosen]
        most = min(inputs, MOST_ROWS) - len(set(chosen))
        self._rows = np.array(sorted({*chosen, *others[:most]}), np.intp)
        self.show_signs(None)
        self.setFixedHeight(self._height())
        self.updateGeometry()

    def show_signs(self, found: Zigzag | None) -> None:
        """None: nothing is known."""
        self._shown = found
        if found is None or not found.steps:
            self.put_cursor_away()
        elif self.cursor_cell is not None:
            self._point_at(*self.cursor_cell)
        self.update()

    @property
    def signs(self) -> NDArray[np.int8]:
        """(rows, columns) as they are seen, the newest step last."""
        if self._shown is None:
            return np.zeros((len(self._rows), 0), np.int8)
        seen: NDArray[np.int8] = self._shown.signs[-MOST_COLUMNS:, self._rows].T
        return seen

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Signs of the gradient over the last steps"))
        self.setToolTip(
            self.tr(
                "Each column is a step, each row a weight. The bar below marks steps in which all signs were equal."
            )
        )

    def restyle(self) -> None:
        self.setFixedHeight(self._height())
        super().restyle()

    def _height(self) -> int:
        return round(self.appearance.px(ROW * max(1, len(self._rows)) + FOOT))

    # -- painting

    @property
    def _box(self) -> Box:
        px = self.appearance.px
        return Box(px(GUTTER), 0, max(1.0, self.width() - px(GUTTER)), px(ROW) * len(self._rows))

    def _middle(self, row: int, back: int) -> tuple[float, float]:
        """Of a cell, `back` columns from the right."""
        box, wide = self._box, self._box.width / MOST_COLUMNS
        return box.right - (back + 0.5) * wide, (row + 0.5) * self.appearance.px(ROW)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            theme, px, box = self.appearance.theme, self.appearance.px, self._box
            painter.fillRect(round(box.left), 0, round(box.width), round(box.height), colour(theme.plot))
            font = self.appearance.maths(11)
            for row, weight in enumerate(self._rows.tolist()):
                label = self.labels.rich(f"w<sub>{weight + 1}</sub>", font, theme.muted, self.devicePixelRatioF())
                align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                draw_label(painter, label, 0, (row + 0.5) * px(ROW), align)
            self._paint_signs(painter)
            painter.setPen(pen(theme.border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(round(box.left), 0, round(box.width) - 1, round(box.height))
            if self.cursor_cell is not None and not self.for_file:
                x, y = self._middle(*self.cursor_cell)
                side = round(px(10))
                painter.setPen(pen(theme.text, 1))
                painter.drawRect(round(x) - side // 2, round(y) - side // 2, side, side)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_signs(self, painter: QPainter) -> None:
        signs, theme, px = self.signs, self.appearance.theme, self.appearance.px
        columns = signs.shape[1]
        if not columns:
            return
        wide, arm = self._box.width / MOST_COLUMNS, px(MARK)
        across = self._box.right - (np.arange(columns)[::-1] + 0.5) * wide
        arm = min(arm, max(1.0, wide / 2 - 2))  # the pen's ends reach a little farther
        for sign, lines, name in ((1, self._plus, theme.positive), (-1, self._minus, theme.negative)):
            row, column = np.nonzero(signs == sign)
            x, y = np.rint(across[column]), np.rint((row + 0.5) * px(ROW))
            places = lines.resize(len(x) * (2 if sign > 0 else 1))
            if len(x):
                flat = places[: len(x)]
                flat[:, 0], flat[:, 1], flat[:, 2], flat[:, 3] = x - arm, y, x + arm, y
            if sign > 0 and len(x):
                upright = places[len(x) :]
                upright[:, 0], upright[:, 1], upright[:, 2], upright[:, 3] = x, y - arm, x, y + arm
            painter.setPen(pen(name, max(1.0, round(self.appearance.line(1.6)))))
            lines.draw(painter)
        seen = self._shown.signs[-MOST_COLUMNS:] if self._shown is not None else signs.T
        same = np.flatnonzero((seen > 0).any(axis=1) != (seen < 0).any(axis=1))
        bars = self._same.resize(len(same))
        if len(same):
            bars[:, 0], bars[:, 1] = np.rint(across[same] - wide / 2) + 1, round(self._box.bottom + px(3))
            bars[:, 2], bars[:, 3] = max(1.0, round(wide) - 1), round(px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.text))
        self._same.draw(painter)

    # -- the cursor

    def cursor_place(self) -> QPoint | None:
        return None if self.cursor_cell is None else QPoint(*map(round, self._middle(*self.cursor_cell)))

    def put_cursor_away(self) -> None:
        self.cursor_cell = None
        super().put_cursor_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, columns = Qt.Key(event.key()), self.signs.shape[1]
        if key == Qt.Key.Key_Escape and self.cursor_cell is not None:
            event.accept()
            self.put_cursor_away()
        elif key in self.own_keys and key != Qt.Key.Key_Escape and columns:
            event.accept()
            down, right = ARROWS.get(key, (0, 0)) if self.cursor_cell is not None else (0, 0)
            row, back = self.cursor_cell or (0, 0)
            back = {Qt.Key.Key_Home: columns - 1, Qt.Key.Key_End: 0}.get(key, back - right)
            self._point_at(row + down, back)
            announce(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box, place = self._box, event.position()
        back = int((box.right - place.x()) / (box.width / MOST_COLUMNS))
        row = int(place.y() / self.appearance.px(ROW))
        if 0 <= back < self.signs.shape[1] and 0 <= row < len(self._rows) and place.x() >= box.left:
            self._point_at(row, back)
        else:
            self.put_cursor_away()

    def _point_at(self, row: int, back: int) -> None:
        assert self._shown is not None
        signs = self.signs
        row, back = min(max(row, 0), len(signs) - 1), min(max(back, 0), signs.shape[1] - 1)
        self.cursor_cell = row, back
        sign = int(signs[row, signs.shape[1] - 1 - back])
        self.say(self._words.sign(self._shown.last - back, int(self._rows[row]) + 1, sign))
        self.update()
