"""The thin network that one sample sees: losers grey, the winners' linear network, its one affine map in figures."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.training.maxout_wants import ThinNetwork
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Integers
from nnviz.ui.export import Table
from nnviz.ui.maxout.chart import LEFT, TOP, MaxoutChart
from nnviz.ui.maxout.thin_ink import ThinInk
from nnviz.ui.maxout.thin_places import INPUT, PICTURE, SQUARE, Column, columns
from nnviz.ui.maxout.words import ALL_TERMS, FORMULAS, MOST_TERMS
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.theme import Appearance

MOST_NAMES = 40  # of inputs that are measured
LINES, LINE = 3, 17.0  # the figures below, and px for each


class ThinChart(MaxoutChart):
    """`stepped(by)`: another sample is wanted; `unit_chosen(layer, unit)`: a Maxout unit was clicked or walked to."""

    stepped = Signal(int)
    unit_chosen = Signal(int, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.thin: ThinNetwork | None = None
        self._run: RunInfo | None = None
        self._wins: Mapping[int, Integers] = {}
        self._chosen = (0, 0)
        self._target = ""
        self._names: tuple[str, ...] = ()
        self._sample = 0
        self._figures: list[str] = []
        self._figures_top = 0.0  # px
        self._ink = ThinInk(self)
        self._columns: tuple[Column, ...] = ()
        self.retranslate()
        self.restyle()

    def set_run(self, run: RunInfo) -> None:
        self._run, self.thin, self._wins, self._figures = run, None, {}, []
        self._names = self.words.inputs(run, 0)
        self.put_cursor_away()
        self.update()

    def show_thin(self, thin: ThinNetwork, sample: int, target: str) -> None:
        """What the sample of this number sees; `target` is its class or number in words."""
        self.thin, self._sample, self._target = thin, sample, target
        self._figures = self.figures()
        self.setAccessibleDescription("; ".join(self._figures))
        self.update()

    def show_wins(self, wins: Mapping[int, Integers]) -> None:
        """Counts (size, k) over the training data, by layer."""
        self._wins = wins
        self.update()

    def choose(self, layer: int, unit: int) -> None:
        """Frame this unit."""
        if (layer, unit) != self._chosen:
            self._chosen = layer, unit
            self.update()

    def table(self) -> Table | None:
        """The affine map: a row for each output."""
        thin = self.thin
        if thin is None or self._run is None:
            return None
        columns = {f"m{i + 1}": thin.matrix[:, i] for i in range(thin.matrix.shape[1])}
        return Table.of(
            len(thin.z), output=range(1, len(thin.z) + 1), **columns, offset=thin.offset, told=thin.told, z=thin.z
        )

    def figures(self) -> list[str]:
        """The map, the comparison with the whole network, and where gradient goes, in words."""
        thin, run = self.thin, self._run
        if thin is None or run is None:
            return []
        output = self._output
        return [
            self.formula(),
            f"{self.words.check(thin, output)}   {self.words.bent(run, thin)}",
            self.words.gradients(run, thin),
        ]

    @property
    def _output(self) -> int:
        """The output that the figures are about: the largest."""
        assert self.thin is not None
        return int(np.argmax(self.thin.output)) if len(self.thin.z) > 1 else 0

    def formula(self, most: int = MOST_TERMS) -> str:
        """The map of that output with so many terms at most."""
        return "" if self.thin is None else self.words.thin_formula(self.thin, self._names, self._output, most)

    def restyle(self) -> None:
        self._ink.restyle()
        super().restyle()

    def file_word(self) -> str:
        return self.tr("thin network")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The thin network that one sample sees"))
        self.set_title(
            self.tr("The thin network that one sample sees"),
            self.tr("losing pieces are grey, their gradient is 0; bars count wins over the training data"),
        )

    # -- painting

    def paint_data(self, painter: QPainter) -> bool:
        thin, run = self.thin, self._run
        if thin is None or run is None:
            return False
        px, body, ink = self.appearance.px, self.body, self._ink
        room = px(LINE) * LINES + px(6)
        box = Box(body.left, body.top + px(2), body.width, max(body.height - room, px(40)))
        shape = run.data.image_shape
        picture = shape is not None
        self._columns = placed = columns(
            run.layers,
            self._chosen,
            box,
            self.appearance.scale,
            PICTURE * self.appearance.scale if picture else self._input_room(),
            picture=picture,
        )
        layer, unit = self._chosen
        if not self.for_file:
            ink.frame(painter, placed[layer + 1], unit)
        for l, left in enumerate(thin.layers):
            pieces = run.layers[l].pieces
            if picture and l == 0:
                ink.from_picture(painter, placed[l], placed[l + 1], left, pieces)
            else:
                passes = thin.layers[l - 1].passes if l else np.ones(len(thin.x), np.bool_)
                ink.edges(painter, placed[l], placed[l + 1], left, pieces, passes)
        if shape is not None:
            raw = run.data.raw
            low, high = float(raw.min()), float(raw.max())
            ink.picture(painter, placed[0], (raw[:, self._sample].reshape(shape) - low) / ((high - low) or 1.0))
        else:
            ink.inputs(painter, placed[0], self._names, thin)
        for l, left in enumerate(thin.layers):
            ink.layer(painter, placed[l + 1], left, run.layers[l].pieces, self._wins.get(l))
        ink.output(painter, placed[-1], run, thin, self._target)
        self._paint_figures(painter, box.bottom + px(8))
        return True

    def _input_room(self) -> float:
        """For the names of the inputs and the first column's squares, px."""
        px, metrics = self.appearance.px, QFontMetricsF(self.appearance.font(11))
        widest = max((metrics.horizontalAdvance(name) for name in self._names[:MOST_NAMES]), default=0.0)
        return min(max(widest + px(8), px(INPUT)), px(INPUT) + 0.06 * self.width()) + px(SQUARE)

    def _paint_figures(self, painter: QPainter, top: float) -> None:
        self._figures_top = top
        for number, text in enumerate(self._figures):
            size, ink = (12, "") if number == 0 else (11, self.appearance.theme.muted)
            texts = (self.formula(most) for most in FORMULAS) if number == 0 else (text,)
            shown = self.longest(texts, self.width(), size, bold=number == 0)
            self.paint_text(painter, shown, 0, top, LEFT | TOP, size=size, bold=number == 0, ink=ink)
            top += self.appearance.px(LINE)

    # -- by mouse and key

    def put_cursor_away(self) -> None:
        self.label.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._unit_at(event.position().x(), event.position().y())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.unit_chosen.emit(*found)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._unit_at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor)
        over_formula = 0 <= event.position().y() - self._figures_top < self.appearance.px(LINE)
        self.say_in_tip(self.formula(ALL_TERMS) if over_formula else "")
        if found is None:
            self.put_cursor_away()
        else:
            self._read(*found)

    def _read(self, layer: int, unit: int) -> None:
        """Show the figures of a Maxout unit for this sample, beside it."""
        if self.thin is None or layer + 1 >= len(self._columns):
            return
        column, wins = self._columns[layer + 1], self._wins.get(layer)
        text = self.words.unit_for_sample(self.thin.layers[layer], layer, unit, None if wins is None else wins[unit])
        y = column.place(unit)
        if y is not None:
            top = y - min(column.pitch / 2, self.appearance.px(14))
            self.label.show_at(text, QPoint(round(column.square), round(top)))
        self.setAccessibleDescription(text.replace("\n", "; "))

    def _unit_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The Maxout unit there."""
        if self._run is None:
            return None
        for l, column in enumerate(self._columns[1:]):
            if self._run.layers[l].pieces > 1 and column.marks - self.appearance.px(8) <= x <= column.right:
                for unit, middle in zip(column.shown, column.y, strict=True):
                    if abs(y - middle) <= column.pitch / 2:
                        return l, unit
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right: the sample before and the next; Up and Down: another unit of the layer, with its figures."""
        super().keyPressEvent(event)
        if self._run is None:
            return
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None:
            event.accept()
            self.stepped.emit(by)
        elif down is not None:
            event.accept()
            layer, unit = self._chosen
            unit = min(max(unit + down, 0), self._run.layers[layer].size - 1)
            self.unit_chosen.emit(layer, unit)
            self._read(layer, unit)
            announce(self)
        elif event.key() == Qt.Key.Key_Escape and self.label.isVisible():
            event.accept()
            self.put_cursor_away()
