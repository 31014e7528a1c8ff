"""The panels of the gradient's view as a widget: a cursor over the layers for mouse and keyboard, and a selected layer.

It draws and reads out figures that it is given; where they come from is the business of its view.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.gradient.chart import ENTER, Chart
from nnviz.ui.gradient.figures import PANELS, PanelName, Panels, RunFigures, heights
from nnviz.ui.gradient.ladder_ground import LadderGround
from nnviz.ui.gradient.ladder_ink import LadderInk
from nnviz.ui.gradient.places import LEAST_HEIGHT, Places
from nnviz.ui.gradient.words import GradientWords
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import ARROWS, KEYS, announce
from nnviz.ui.theme import Appearance


class Ladders(Chart):
    """δ, f', the next step's change and the nudge, layer by layer.

    pointed(layer)    the cursor has moved, from 0; -1: there is none
    selected(layer)   a layer was chosen by click or Enter; -1: none is any more
    laid_out()        the panels have new places
    """

    pointed = Signal(int)
    selected = Signal(int)
    laid_out = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.words = GradientWords(self)
        self.panels = Panels()
        self.forward = ""
        self._ground_ink = LadderGround(appearance, self.labels)
        self._ink = LadderInk(appearance, self.labels)
        self._ground: QPixmap | None = None
        self._cursor: int | None = None
        self._panel: PanelName = "delta"
        self._selected: int | None = None
        self.places = Places.of(1, 1, 1, 1.0, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.retranslate()
        self.restyle()

    # -- what is shown

    def set_runs(self, runs: Sequence[RunFigures], shown: int) -> None:
        """Other runs than before: up to four, the place of the shown one among them."""
        self.panels.set_runs(runs, shown)
        self.put_cursor_away()
        if self._selected is not None and self._selected >= self.panels.layers:
            self._selected = None
        self.lay_out()

    def figures_changed(self, forward: str) -> None:
        """The runs have new figures; `forward` is the sentence about the nudge."""
        self.forward = forward
        if self.panels.fit():
            self._ground = None
        if self._cursor is not None:
            self._show_label()
        self.update()

    @property
    def cursor_layer(self) -> int | None:
        return self._cursor

    @property
    def selected_layer(self) -> int | None:
        return self._selected

    def select_layer(self, layer: int | None) -> None:
        """Tint its column; None: none."""
        if layer != self._selected and (layer is None or 0 <= layer < self.panels.layers):
            self._selected = layer
            self._ground = None
            self.update()
            self.selected.emit(-1 if layer is None else layer)

    # -- looks and places

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Gradient: size of δ, mean slope, next change and a nudge, layer by layer"))
        self._ground_ink.captions = {panel: self.words.caption(panel) for panel in PANELS}
        self._ground_ink.layer_word = self.tr("layer")
        self._ink.guides.mark = self.words.mark
        self._ink.guides.overflow = self.tr("overflow at step {0}")
        quarter = "0.25<sup>L−l</sup>"
        self._ink.guides.quarter = (self.tr("{0}: all that f′ of sigmoid lets through").format(quarter), quarter)
        self._ground = None
        self.update()

    def restyle(self) -> None:
        super().restyle()
        self.setMinimumHeight(round(self.appearance.px(LEAST_HEIGHT)))
        self.lay_out()

    def lay_out(self) -> None:
        lettered = len(self.panels.runs) > 1
        size, scale = self.size(), self.appearance.scale
        self.places = Places.of(size.width(), size.height(), self.panels.layers, scale, lettered)
        self._ground = None
        self.laid_out.emit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, round(self.appearance.px(LEAST_HEIGHT)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    # -- painting

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._ink.ratio = self.devicePixelRatioF()
            if self.for_file:
                painter.fillRect(self.rect(), colour(self.appearance.theme.surface))
                self._paint_ground(painter, None)
            else:
                painter.drawPixmap(0, 0, self._still())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ink.paint(painter, self.places, self.panels)
            self._paint_forward(painter)
            if not self.for_file:
                self._paint_cursor(painter)
                self.paint_focus(painter)
        finally:
            painter.end()

    def _still(self) -> QPixmap:
        """What stands still, painted when it has changed."""
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            made = QPixmap(self.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(colour(self.appearance.theme.surface))
            painter = QPainter(made)
            try:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_ground(painter, self._selected)
            finally:
                painter.end()
            self._ground = made
        return self._ground

    def _paint_ground(self, painter: QPainter, selected: int | None) -> None:
        waterfall = self._ink.waterfall(self.places, self.panels)
        self._ground_ink.paint(painter, self.places, self.panels, selected, self.devicePixelRatioF(), waterfall)

    def _paint_forward(self, painter: QPainter) -> None:
        """The sentence above the nudge's panel."""
        box, metrics = self.places.boxes[-1], self.fontMetrics()
        painter.setFont(self.appearance.font(11))
        painter.setPen(colour(self.appearance.theme.text))
        shown = metrics.elidedText(self.forward, Qt.TextElideMode.ElideRight, round(box.width))
        painter.drawText(round(box.left), round(box.top - self.appearance.px(5)), shown)

    def _paint_cursor(self, painter: QPainter) -> None:
        theme, places = self.appearance.theme, self.places
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._cursor is not None:
            x = round(places.x(self._cursor)) + 0.5
            painter.setPen(pen(theme.accent, 1))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setOpacity(0.55)
            for box in places.boxes:
                painter.drawLine(round(x), round(box.top) + 1, round(x), round(box.bottom) - 2)
            painter.setOpacity(1.0)

    # -- the cursor

    def put_cursor_away(self) -> None:
        if self._cursor is not None:
            self._cursor = None
            self.label.hide()
            self.update()
            self.pointed.emit(-1)

    def _point_at(self, layer: int, panel: PanelName, *, spoken: bool) -> None:
        self._panel = panel
        moved, self._cursor = layer != self._cursor, layer
        self._show_label()
        if moved:
            self.pointed.emit(layer)
        if spoken:
            announce(self)
        self.update()

    def _show_label(self) -> None:
        assert self._cursor is not None
        text = self.words.at(self.panels, self._panel, self._cursor)
        self.label.show_at(text, QPoint(round(self.places.x(self._cursor)), self._highest(self._cursor)))
        parts = self.words.readout(self.panels, self._cursor) or text.split("\n")
        self.setAccessibleDescription("; ".join(parts))

    def _highest(self, layer: int) -> int:
        """The row of the topmost dot of a layer in the cursor's panel."""
        box, axis = self.places.boxes[PANELS.index(self._panel)], self.panels.axes[self._panel]
        found = [figures.of(self._panel) for figures in self.panels.runs]
        dots = [heights(v[layer : layer + 1], axis, box.top, box.height) for v in found if v is not None]
        rows = [float(dot[0]) for dot in dots if dot.size and np.isfinite(dot[0])]
        return round(min(rows, default=box.top))

    # -- Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()
        key, last = Qt.Key(event.key()), self.panels.layers - 1
        if key in ENTER and self._cursor is not None:
            self.select_layer(None if self._cursor == self._selected else self._cursor)
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            self.put_cursor_away()
        elif key == Qt.Key.Key_Escape and self._selected is not None:
            self.select_layer(None)
        elif key in KEYS and key != Qt.Key.Key_Escape and self.panels.runs:
            layer, panel = self._cursor, PANELS.index(self._panel)
            across, up = ARROWS.get(key, (0, 0))
            if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
                layer = 0 if key == Qt.Key.Key_Home else last
            elif layer is None:
                layer = self._selected if self._selected is not None else last if across < 0 else 0
            else:
                layer, panel = min(max(layer + across, 0), last), min(max(panel - up, 0), len(PANELS) - 1)
            self._point_at(layer, PANELS[panel], spoken=True)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layer, panel = self._at(event)
        if layer is None or panel is None:
            self.put_cursor_away()
        else:
            self._point_at(layer, panel, spoken=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layer, panel = self._at(event)
        if event.button() == Qt.MouseButton.LeftButton and layer is not None and panel is not None:
            self.select_layer(None if layer == self._selected else layer)
        else:
            super().mousePressEvent(event)

    def _at(self, event: QMouseEvent) -> tuple[int | None, PanelName | None]:
        if not self.panels.runs:
            return None, None
        panel = self.places.panel_at(event.position().y())
        return self.places.layer_at(event.position().x()), None if panel is None else PANELS[panel]
