"""Small picture buttons in a grid: one of them chosen, or several switched on. What they mean is the section's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from nnviz.ui.controls.drawing import Role, px
from nnviz.ui.theme import Appearance, Theme

SIDE, PITCH, NAME, GAP = 32, 37, 15, 5  # px: picture, from tile to tile, height of the name, between two rows
Draw = Callable[[int, Theme], QImage]
"""(side in device pixels, theme) -> picture."""


class Tile(QAbstractButton):
    """A picture with a name under it. One of several is pale while it is off; one of many differs in its frame only."""

    def __init__(self, key: str, draw: Draw, appearance: Appearance, *, pale: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._draw, self._appearance, self._pale = draw, appearance, pale
        self._image: QImage | None = None
        self._drawn_for: tuple[int, str] | None = None
        self._runs: tuple[tuple[str, bool], ...] = ()
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_name(self, name: str, runs: Sequence[tuple[str, bool]] = ()) -> None:
        """The name under the picture; `runs` = (text, italic) write it as a formula."""
        self.setText(name)
        self._runs = tuple(runs)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        one = px(self)
        return QSize(round(PITCH * one), round((SIDE + NAME) * one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()  # the grid moves the focus; QAbstractButton's own way knows rows badly
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one, palette = QPainter(self), px(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = SIDE * one
        frame = QRectF((self.width() - side) / 2, 0, side, side)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(Role.Base))
        painter.drawRoundedRect(frame, 3, 3)
        painter.setOpacity((1 if on or not self._pale else 0.4) * (1 if self.isEnabled() else 0.35))
        focused = self.hasFocus()
        gap = 5 if focused else 2
        inner = frame.adjusted(gap, gap, -gap, -gap)
        if self._image is not None:
            painter.drawImage(inner, self._image)
        painter.setOpacity(1)
        accent = palette.color(Role.Highlight)
        hovered = self.underMouse() and self.isEnabled()
        pen = QPen(accent, 2) if on or focused else QPen(palette.color(Role.Dark if hovered else Role.Mid), 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), 3, 3)
        if focused and on:  # a second line tells the chosen tile with the focus from one without
            painter.setPen(QPen(accent, 1))
            painter.drawRoundedRect(frame.adjusted(4, 4, -4, -4), 2, 2)
        self._paint_name(painter, QRectF(0, side, self.width(), self.height() - side), on)

    def _paint_name(self, painter: QPainter, room: QRectF, on: bool) -> None:
        painter.setPen(QColor(self._name_colour(on)))
        runs = self._runs or ((self.text(), False),)
        if self._runs:
            fonts = {italic: self._appearance.maths(11.5, italic=italic) for italic in (True, False)}
        else:
            fonts = {False: self._appearance.font(10.5, bold=on)}
        widths = [QFontMetricsF(fonts[italic]).horizontalAdvance(text) for text, italic in runs]
        # centred, but no further out than the grid reaches
        x = min(room.center().x() - sum(widths) / 2, self.parentWidget().width() - self.x() - sum(widths))
        x = max(x, -self.x())
        baseline = room.center().y() + QFontMetricsF(fonts[False]).capHeight() / 2
        for (text, italic), width in zip(runs, widths, strict=True):
            painter.setFont(fonts[italic])
            painter.drawText(QPointF(x, baseline), text)
            x += width

    def _name_colour(self, on: bool) -> str:
        theme = self._appearance.theme
        return theme.faint if not self.isEnabled() else theme.text if on else theme.muted

    def draw_picture(self) -> bool:
        """Draw the picture for the present size and theme; whether that was necessary."""
        pixels = round((SIDE - 4) * px(self) * self.devicePixelRatioF())
        wanted = (pixels, self._appearance.theme.name)
        if self._drawn_for == wanted:
            return False
        self._image, self._drawn_for = self._draw(pixels, self._appearance.theme), wanted
        self.update()
        return True


FIRST_FRAME = 40  # ms; no picture is drawn before the window itself

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TileGrid(QWidget):
    """Tiles in rows, the outer ones flush with the grid's edges. One stop of the Tab key; arrows go from tile to tile.

    exclusive   one tile is on, and arrows choose as they do among radio buttons; `actions` are keys that only a press
                triggers. Otherwise each tile is switched by a press.
    `pressed` carries the key of a tile that the user pressed or moved to. The grid itself changes no tile.
    """

    pressed = Signal(str)

    def __init__(
        self,
        tiles: Sequence[tuple[str, Draw]],
        appearance: Appearance,
        *,
        columns: int,
        exclusive: bool,
        actions: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._exclusive, self._actions = columns, exclusive, tuple(actions)
        self.tiles = {key: Tile(key, draw, appearance, pale=not exclusive, parent=self) for key, draw in tiles}
        self._order = list(self.tiles.values())
        for tile in self._order:
            tile.clicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stop_at(self._order[0])
        self._undrawn = QTimer(self)  # the window is up before its tables are read for their pictures
        self._undrawn.timeout.connect(self._draw_next)

    def set_on(self, *keys: str) -> None:
        """Show these tiles as chosen or switched on."""
        for key, tile in self.tiles.items():
            tile.setChecked(key in keys)
        if self._exclusive and keys and keys[0] in self.tiles:
            self._stop_at(self.tiles[keys[0]])

    def on(self) -> tuple[str, ...]:
        """The keys of the tiles that are on, in their order."""
        return tuple(key for key, tile in self.tiles.items() if tile.isChecked())

    def _clicked(self) -> None:
        tile = self.sender()
        assert isinstance(tile, Tile)
        tile.setChecked(not tile.isChecked())  # what a press means is decided by whoever listens
        self._stop_at(tile)
        self.pressed.emit(tile.key)

    def _stop_at(self, tile: Tile) -> None:
        for other in self._order:
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is tile else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tile = self.focusWidget()
        if event.key() not in ARROWS or not isinstance(tile, Tile):
            super().keyPressEvent(event)
            return
        dx, dy = ARROWS[Qt.Key(event.key())]
        to = self._order.index(tile) + dx + dy * self._columns
        if 0 <= to < len(self._order):
            self._stop_at(self._order[to])
            self._order[to].setFocus(Qt.FocusReason.TabFocusReason)
            if self._exclusive and self._order[to].key not in self._actions:
                self.pressed.emit(self._order[to].key)

    def _draw_next(self) -> None:
        self._undrawn.setInterval(0)
        if not any(tile.draw_picture() for tile in self._order):
            self._undrawn.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._undrawn.start(FIRST_FRAME)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._undrawn.stop()

    def _rows(self) -> int:
        return -(-len(self._order) // self._columns)

    def sizeHint(self) -> QSize:
        one, rows = px(self), self._rows()
        return QSize(round(self._columns * PITCH * one), round((rows * (SIDE + NAME) + (rows - 1) * GAP) * one))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._columns * 30 * px(self)), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        one = px(self)
        side, height = SIDE * one, (SIDE + NAME) * one
        pitch = min((self.width() - side) / (self._columns - 1), 1.5 * PITCH * one)
        for i, tile in enumerate(self._order):
            row, column = divmod(i, self._columns)
            left = side / 2 + column * pitch - pitch / 2
            tile.setGeometry(QRect(round(left), round(row * (height + GAP * one)), round(pitch), round(height)))

    def restyle(self) -> None:
        self.updateGeometry()
        self._arrange()
        if self.isVisible():
            self._undrawn.start(FIRST_FRAME)
