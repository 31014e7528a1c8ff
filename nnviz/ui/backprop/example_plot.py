"""The data as small points over two of their columns; a click takes the nearest one under the microscope."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.training.prepared import PreparedData
from nnviz.ui.colour_map import class_colours
from nnviz.ui.frame import Frame, extent
from nnviz.ui.ink import colour, pen
from nnviz.ui.map.marks import draw_mark
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.buffers import Rectangles
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.theme import Appearance

MOST = 600  # points drawn, evenly picked
DOT, RING = 4.4, 13.0  # px across
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class ExamplePlot(OwnKeys, QWidget):
    """sample_chosen(number)   of the data, by click
    stepped(way)            an arrow key asks for the next or the one before
    """

    own_keys = STEPS
    sample_chosen = Signal(int)
    stepped = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._labels = LabelCache()
        self._data: PreparedData | None = None
        self._numbers: NDArray[np.integer] = np.zeros(0, int)
        self._chosen: tuple[int, ...] = ()
        self._frame: Frame | None = None
        self._ground: QPixmap | None = None  # all but the rings
        self._dots: list[tuple[str, Rectangles]] = []
        self._marks: list[tuple[int, str, float, float]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()
        self.retranslate()

    def show_data(self, data: PreparedData) -> None:
        self._data = data
        count = data.raw.shape[1]
        self._numbers = np.unique(np.linspace(0, count - 1, min(count, MOST)).astype(int))
        self._frame = None
        self._name_axes()
        self.update()

    def _name_axes(self) -> None:
        """Which columns these are, where the data have names for them."""
        if self._data is not None:
            names = self._data.columns
            upright = names[1] if len(names) > 1 else self.tr("target")
            self.setToolTip(self.tr("across: {x}, up: {y}").format(x=names[0], y=upright))

    def show_chosen(self, samples: tuple[int, ...]) -> None:
        """Their numbers; the first is the one that is looked at."""
        if samples != self._chosen:
            self._chosen = samples
            self.update()

    def place_of(self, sample: int) -> QPoint:
        """Where a sample lies on the widget, px."""
        frame = self._arranged()
        across, up = self._columns(np.array([sample]))
        return QPoint(round(float(frame.across(across)[0])), round(float(frame.up(up)[0])))

    def _columns(self, numbers: NDArray[np.integer]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        """Two raw columns; with one of them only, the target stands upright."""
        assert self._data is not None
        raw = self._data.raw[:, numbers]
        return raw[0], raw[1] if len(raw) > 1 else self._data.dataset.y[0, numbers]

    def _arranged(self) -> Frame:
        if self._frame is None:
            assert self._data is not None
            px = self._appearance.px
            box = Box(px(26), px(4), self.width() - px(26) - 2, self.height() - px(4) - px(18))
            x, y = self._columns(np.arange(self._data.raw.shape[1]))
            self._frame = Frame(box, extent(x, margin=0.06), extent(y, margin=0.06))
            self._place_dots()
            self._ground = None
        return self._frame

    def _place_dots(self) -> None:
        """Squares and discs of one colour each are one call; the shapes of classes are drawn one by one."""
        data, frame, theme = self._data, self._frame, self._appearance.theme
        assert data is not None and frame is not None
        across, up = self._columns(self._numbers)
        x, y = np.asarray(frame.across(across)), np.asarray(frame.up(up))
        self._dots, self._marks = [], []
        if data.task == "classes":
            colours = class_colours(theme, data.y.shape[0])
            classes = data.y[:, self._numbers].argmax(axis=0).tolist()
            self._marks = [(n, colours[n], float(i), float(j)) for n, i, j in zip(classes, x, y, strict=True)]
            return
        target = data.y[0, self._numbers]
        middle = 0.0 if data.task == "binary" or target.min() < 0 < target.max() else float(np.median(target))
        side = self._appearance.px(DOT)
        for name, chosen in ((theme.positive, target > middle), (theme.negative, target <= middle)):
            rows = Rectangles()
            count = int(chosen.sum())
            rows.resize(count)[...] = np.column_stack(
                (x[chosen] - side / 2, y[chosen] - side / 2, np.full(count, side), np.full(count, side))
            )
            self._dots.append((name, rows))

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._data is None:
            return
        painter, theme, px = QPainter(self), self._appearance.theme, self._appearance.px
        frame = self._arranged()
        if self._ground is None:
            self._ground = self._painted_ground(frame)
        painter.drawPixmap(0, 0, self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rank, sample in reversed(list(enumerate(self._chosen))):
            spot = self.place_of(sample)
            ring = round(px(RING if rank == 0 else 8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(theme.plot, 4 if rank == 0 else 2.5))
            painter.drawEllipse(spot.x() - ring // 2, spot.y() - ring // 2, ring, ring)
            painter.setPen(pen(theme.text, 2 if rank == 0 else 1.2))
            painter.drawEllipse(spot.x() - ring // 2, spot.y() - ring // 2, ring, ring)
        if self.hasFocus():
            painter.setPen(pen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left, top, width, height = map(round, frame.box)
            painter.drawRect(left + 1, top + 1, width - 3, height - 3)
        painter.end()

    def _painted_ground(self, frame: Frame) -> QPixmap:
        """Axes and points: they stay while the data do."""
        ratio, px = self.devicePixelRatioF(), self._appearance.px
        ground = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        frame.paint_ground(painter, self._appearance, self._labels, self.devicePixelRatioF(), grid=False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (name, rows) in enumerate(self._dots):
            painter.setBrush(colour(name, 0.78))
            if number == 0:  # discs for what is positive, squares for what is not
                for x, y, side, _ in rows.rows().tolist():
                    painter.drawEllipse(round(x), round(y), round(side), round(side))
            else:
                rows.draw(painter)
        for number, name, x, y in self._marks:
            draw_mark(painter, number, name, x, y, px(6.0))
        frame.paint_border(painter, self._appearance)
        painter.end()
        return ground

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._data is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        frame = self._arranged()
        across, up = self._columns(self._numbers)
        point = event.position()
        distance = np.hypot(frame.across(across) - point.x(), frame.up(up) - point.y())
        self.sample_chosen.emit(int(self._numbers[int(distance.argmin())]))

    def claims(self, event: QKeyEvent) -> bool:
        return super().claims(event) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.claims(event):
            self.stepped.emit(STEPS[Qt.Key(event.key())])
            announce(self)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame = None

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._name_axes()
        self.setAccessibleName(self.tr("The data; a click takes a point, arrow keys the next or the one before"))

    def restyle(self) -> None:
        self.setFixedHeight(round(self._appearance.px(226)))
        self._labels.clear()
        self._frame = None
        self.update()
