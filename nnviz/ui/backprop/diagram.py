"""The network under the microscope: what the current step takes and makes is in the light, all else is faint.

It is painted when the step, the entry or the theme changes, not in every frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from nnviz.ui.backprop.diagram_ink import FAINT, DiagramInk
from nnviz.ui.backprop.diagram_layout import TAG_GAP, Places, place
from nnviz.ui.backprop.figures import figure
from nnviz.ui.backprop.scene import Scene
from nnviz.ui.painting import errors_told
from nnviz.ui.score.edges import Edges
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.theme import Appearance

Floats = NDArray[np.floating]
NOTHING = Scene((), ())


class Diagram(QWidget):
    """unit_chosen(column, unit)   a neuron was clicked; column 0 is the input"""

    unit_chosen = Signal(int, int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.labels = LabelCache()
        self._ink = DiagramInk(appearance, self.labels)
        self._sizes: tuple[int, ...] = ()
        self._activations: tuple[str, ...] = ()
        self._weights: tuple[Floats, ...] = ()  # by unit: (n_l, n_{l-1})
        self._pictures: Mapping[tuple[int, int], QPixmap] = {}
        self.scene = NOTHING
        self.places: Places | None = None
        self._edges: dict[int, Edges] = {}
        self._most: dict[int, float] = {}
        self.setMouseTracking(True)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_network(self, sizes: Sequence[int], activations: Sequence[str], weights: Sequence[Floats]) -> None:
        """n_0 to n_L, the functions of layers 1 to L, and their weights by unit."""
        self._sizes, self._activations, self._weights = tuple(sizes), tuple(activations), tuple(weights)
        finite = [np.where(np.isfinite(w), np.abs(w), 0.0) for w in weights]
        self._most = {column: float(size.max(initial=0.0)) for column, size in enumerate(finite, 1)}
        self._pictures = {}
        self.places = None
        self.update()

    def show_pictures(self, pictures: Mapping[tuple[int, int], QPixmap]) -> None:
        """What each neuron makes of the plane, by column and unit; without one it has the tint of its figure."""
        self._pictures = pictures
        self.update()

    def show_scene(self, scene: Scene) -> None:
        before, self.scene = self.scene, scene
        if self.places is not None and before.wanted != scene.wanted:
            shown = [set(nodes.units) for nodes in self.places.columns]
            if any(not set(units) <= shown[column] for column, units in enumerate(scene.wanted)):
                self.places = None
        self.update()

    def set_decimals(self, decimals: int) -> None:
        self._ink.decimals = decimals
        self.update()

    def arranged(self) -> Places:
        """The places of now, made when they are needed."""
        if self.places is None:
            wanted = self.scene.wanted if self.scene.signals else ()
            self.places = place(self.width(), self.height(), self._sizes, self._appearance.scale, wanted)
            self._edges = {}
            self._ink.paths = {}
        return self.places

    def _draw_edges(self, places: Places) -> None:
        """Once for every layout, when it is painted."""
        ratio = self.devicePixelRatioF()
        for column in range(1, len(self._sizes)):
            source, target = places.columns[column - 1], places.columns[column]
            edges = Edges(source, target, 0, self.height(), self._appearance.scale, ratio)
            weights = self._weights[column - 1][np.ix_(list(target.units), list(source.units))]
            most = self._most[column]
            shares = np.nan_to_num(weights / most if most else np.zeros_like(weights), posinf=1.0, neginf=-1.0)
            edges.redraw(np.clip(shares, -1, 1), np.zeros(shares.shape, bool), self._appearance.theme)
            self._edges[column] = edges

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._sizes or not self.scene.signals:
            return
        places, ink = self.arranged(), self._ink
        if not self._edges:
            self._draw_edges(places)
        ink.ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FAINT if self.scene.nodes or self.scene.edges else 1.0)
        for edges in self._edges.values():
            painter.drawPixmap(edges.left, edges.top, edges.pixmap)
        painter.setOpacity(1.0)
        ink.lit_edges(painter, places, self._edges, self.scene, self._most)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        ink.neurons(painter, places, self.scene, self._pictures)
        ink.figures(painter, places, self.scene, ("<i>x</i><sub>{i}</sub>", "<i>a</i>", "<i>δ</i>"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink.frames(painter, places, self.scene)
        ink.heads(painter, places, self._titles(places), self.scene)
        ink.arrow(painter, places, self.scene, self._direction())
        painter.end()

    def _titles(self, places: Places) -> tuple[str, ...]:
        if places.gap >= self._appearance.px(TAG_GAP):
            text = self.tr("layer {number} · {function} · {units}")
            named = [
                text.format(number=column, function=function, units=units)
                for column, (function, units) in enumerate(zip(self._activations, self._sizes[1:], strict=True), 1)
            ]
            return (self.tr("input · {units}").format(units=self._sizes[0]), *named)
        if places.gap >= self._appearance.px(64):
            return ("", *(f"{column} · {function}" for column, function in enumerate(self._activations, 1)))
        return ("", *(str(column) for column in range(1, len(self._sizes))))

    def _direction(self) -> str:
        if self.scene.direction == "back":
            return self.tr("error flows back")
        return self.tr("signal flows forward") if self.scene.direction == "forward" else ""

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        self.labels.clear()
        self.places = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.places = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._node_at(event.position().toPoint())
        if found is not None:
            self.unit_chosen.emit(*found)
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._node_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if found is None else self.told(*found), self)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.restyle()
        return super().event(event)

    def told(self, column: int, unit: int) -> str:
        """A neuron with its figures in words."""
        if column == 0:
            words = [self.tr("input {unit}").format(unit=unit + 1)]
        else:
            words = [self.tr("layer {layer}, unit {unit}").format(layer=column, unit=unit + 1)]
        signal, error = self.scene.signals[column], self.scene.errors[column]
        if signal is not None:
            words.append(f"{'x' if column == 0 else 'a'} = {figure(float(signal[unit]), 6)}")
        if error is not None:
            words.append(f"δ = {figure(float(error[unit]), 6)}")
        return ", ".join(words)

    def _node_at(self, point: QPoint) -> tuple[int, int] | None:
        if not self._sizes or not self.scene.signals:
            return None
        return self.arranged().node_at(point.x(), point.y())
