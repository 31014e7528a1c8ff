"""The unit under the hand: its lines are taken by their body or by an end, with the mouse or with keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent

from nnviz.ui.frame import Frame
from nnviz.ui.gradient.chart import Chart
from nnviz.ui.ink import colour, pen
from nnviz.ui.marked_axis import spread
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.score.sprites import draw_mark
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.bench import Bench
from nnviz.ui.workshop.grip import Grip, dragged, ends, grip_at, lifted
from nnviz.ui.workshop.painting import CENTRE, LEFT, EnvelopePainter, hollow
from nnviz.ui.workshop.words import WorkshopWords, figure, z

HEADER, GUTTER, FOOT, EDGE = 28.0, 36.0, 20.0, 58.0  # px; EDGE for the lines' names at the right
X, Y = (-4.0, 4.0), (-2.0, 4.0)
ZOOM, NEAREST, FARTHEST = 1.25, 0.2, 20.0  # of the usual range
HANDLE = 5.0  # px
LIFTS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
OWN_KEYS = "+-012345"


class EnvelopePlot(Chart):
    """Keys: 1 to 5 take a line, up and down move it, with Shift they turn it; left and right move the cursor x."""

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.bench = bench
        self.words = WorkshopWords(self)
        self.chosen = 0  # the line that the keys move
        self._zoom = 1.0
        self._grip: Grip | None = None
        self._over: Grip | None = None
        self._drags = 0
        self._told = ""
        self._painter = EnvelopePainter(appearance)
        for signal in (bench.edited, bench.retargeted, bench.pointed):
            signal.connect(self.show_unit)
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def frame(self) -> Frame:
        px = self.appearance.px
        width, height = self.width() - px(GUTTER + EDGE), self.height() - px(HEADER + FOOT)
        x, y = ((low * self._zoom, high * self._zoom) for low, high in (X, Y))
        return Frame(Box(px(GUTTER), px(HEADER), max(width, 10.0), max(height, 10.0)), x, y)

    def show_unit(self, *, words: bool = True) -> None:
        """Paint it as it is now; without `words` its figures are those of before, for to write them costs the most."""
        self.chosen = min(self.chosen, len(self.bench.lines) - 1)
        if words:
            self._told = self.words.shape(self.bench.lines)
            self._painter.forget_words()
            self._describe()
        self.update()

    def _describe(self) -> None:
        """To a screen reader; while it trains nobody could listen so fast."""
        if not self.bench.running:
            lines, x = self.bench.lines, self.bench.x
            values = [w * x + b for w, b in lines]
            winner = values.index(max(values))
            w, b = lines[self.chosen]
            self.setAccessibleDescription(
                self.tr("{z}: w = {w}, b = {b}. {shape}. At x = {x} {winner} wins with {value}.").format(
                    z=z(self.chosen),
                    w=figure(w),
                    b=figure(b),
                    shape=self.words.shape(lines),
                    x=figure(x),
                    winner=z(winner),
                    value=figure(values[winner]),
                )
            )

    def choose(self, piece: int) -> None:
        if piece < len(self.bench.lines):
            self.chosen = piece
            self._describe()
            self.update()

    def put_cursor_away(self) -> None:
        self._over = None
        self.update()

    def restyle(self) -> None:
        self._painter.forget()
        super().restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(
            self.tr(
                "The lines and their maximum. 1 to 5 choose a line, up and down move it, with Shift they turn it, left "
                "and right move x"
            )
        )
        self.show_unit()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(600)), round(self.appearance.px(400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(320)), round(self.appearance.px(240)))

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, ratio, unit = self.frame, self.devicePixelRatioF(), self.bench.unit
            self._paint_title(painter)
            self._painter.paint_ground(
                painter, self, frame, unit.target, self.labels, few=False, for_file=self.for_file
            )
            self._painter.paint_unit(painter, frame, unit, ratio, small=False, for_file=self.for_file)
            frame.paint_border(painter, self.appearance)
            self._paint_names(painter, frame)
            if not self.for_file:
                self._paint_cursor(painter, frame)
                self._paint_handles(painter, frame)
            self._painter.paint_switches(painter, frame, unit.lines, self.labels, ratio)  # its figures above all
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_title(self, painter: QPainter) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        symbols = ", ".join(f"<i>z</i>{z(piece)[1:]}" for piece in range(len(self.bench.lines)))
        ratio = self.devicePixelRatioF()
        label = self.labels.rich(
            f"<i>a</i> = max({symbols})", self.appearance.maths(16, italic=False), theme.text, ratio
        )
        edge = draw_label(painter, label, px(2), px(HEADER) / 2 - 1, LEFT | CENTRE).right
        font = self.appearance.font(12, bold=True)
        label = self.labels.plain(self._told, font, theme.text, None, ratio)
        draw_label(painter, label, edge + px(12), px(HEADER) / 2 - 1, LEFT | CENTRE)

    def _paint_names(self, painter: QPainter, frame: Frame) -> None:
        """At the right ends of the lines, pushed apart; of those that leave upwards or downwards at the edge."""
        box = frame.box
        theme, px, lines = self.appearance.theme, self.appearance.px, self.bench.lines
        wanted = [min(max(frame.up(w * frame.x[1] + b), box.top), box.bottom) for w, b in lines]
        order = sorted(range(len(lines)), key=lambda i: -(lines[i][0] * frame.x[1] + lines[i][1]))
        heights = spread([wanted[i] for i in order], px(17), box.top + px(6), box.bottom - px(6))
        for piece, y in zip(order, heights, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.pieces[piece]))
            draw_mark(painter, piece, box.right + px(12), y, px(4.5))
            font = self.appearance.font(12, bold=piece == self.chosen)
            label = self.labels.plain(z(piece), font, theme.text, None, self.devicePixelRatioF())
            draw_label(painter, label, box.right + px(21), y, LEFT | CENTRE)

    def _paint_cursor(self, painter: QPainter, frame: Frame) -> None:
        box = frame.box
        theme, px, x = self.appearance.theme, self.appearance.px, self.bench.x
        if not frame.x[0] <= x <= frame.x[1]:
            return
        at, ratio = round(frame.across(x)), self.devicePixelRatioF()
        painter.fillRect(at, round(box.top), 1, round(box.height), colour(theme.text, 0.7))
        values = [w * x + b for w, b in self.bench.lines]
        winner = values.index(max(values))
        wanted = float(self.bench.target.at(x))
        high, low = (min(max(frame.up(value), box.top), box.bottom) for value in sorted((values[winner], wanted))[::-1])
        painter.fillRect(at - 1, round(high), 3, round(low - high), colour(theme.text))  # what is missing, or too much
        for piece, value in enumerate(values):
            if frame.y[0] <= value <= frame.y[1]:
                won = piece == winner
                painter.setPen(hollow(theme.plot if won else theme.ctl))
                painter.setBrush(colour(theme.pieces[piece] if won else theme.plot))
                draw_mark(painter, piece, at, frame.up(value), px(5.0))
        font = self.appearance.font(11, bold=True)
        label = self.labels.plain(f"x = {figure(x)}", font, theme.onaccent, None, ratio)
        left = min(max(at - label.width / 2, box.left + px(5)), box.right - label.width - px(5))
        painter.fillRect(
            round(left - px(5)), round(box.top + px(2)), round(label.width + px(10)), round(label.height + px(1)),
            colour(theme.accent),
        )  # fmt: skip
        draw_label(painter, label, left, box.top + px(2), LEFT)

    def _paint_handles(self, painter: QPainter, frame: Frame) -> None:
        """Both ends of the line that is chosen or pointed at, to turn it by."""
        theme, px = self.appearance.theme, self.appearance.px
        shown = {self.chosen} | ({self._over.piece} if self._over else set())
        for piece in shown:
            for x, y in ends(frame, self.bench.lines[piece]):
                radius = round(px(HANDLE))
                held = self._over is not None and self._over.piece == piece and self._over.turns
                painter.setPen(pen(theme.pieces[piece], px(2)))
                painter.setBrush(colour(theme.pieces[piece] if held else theme.plot))
                painter.drawEllipse(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius)

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def claims(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False  # the window's, or the page's
        return super().claims(event) or bool(event.text() and event.text() in OWN_KEYS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._grip = grip_at(self.frame, self.bench.lines, event.position(), self.appearance.px, self.chosen)
        if self._grip is not None:
            self.choose(self._grip.piece)
            self._drags += 1
            self.bench.hold(True)
        else:
            self._point(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = dragged(self._grip, self.bench.lines[self._grip.piece], self.frame, event.position())
            self.bench.set_line(self._grip.piece, *moved, drag=self._drags)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._point(event.position())
        else:
            over = grip_at(self.frame, self.bench.lines, event.position(), self.appearance.px, self.chosen)
            if over != self._over:
                self._over = over
                shape = Qt.CursorShape.ArrowCursor
                if over is not None:
                    shape = Qt.CursorShape.PointingHandCursor if over.turns else Qt.CursorShape.SizeVerCursor
                self.setCursor(shape)
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.bench.hold(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever was held is let go."""
        self._grip = None
        self.bench.hold(False)
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self._zoom_by(ZOOM ** (-event.angleDelta().y() / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, fast = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        if key in LIFTS:
            line = lifted(self.bench.lines[self.chosen], LIFTS[key], turn=fast)
            self.bench.set_line(self.chosen, *line)
        elif key in MOVES:
            step = 0.1 * (10 if fast else 1)
            self._point_at(round(self.bench.x / 0.1) * 0.1 + MOVES[key] * step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point_at(self.frame.x[0] if key == Qt.Key.Key_Home else self.frame.x[1])
        elif event.text() and event.text() in "12345":
            self.choose(int(event.text()) - 1)
        elif event.text() == "+":
            self._zoom_by(1 / ZOOM)
        elif event.text() == "-":
            self._zoom_by(ZOOM)
        elif event.text() == "0":
            self._zoom_by(1 / self._zoom)
        else:
            return
        event.accept()
        announce(self)

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(max(self._zoom * factor, NEAREST), FARTHEST)
        if abs(self._zoom - 1) < 1e-9:
            self._zoom = 1.0
        self.update()

    def _point(self, place: QPointF) -> None:
        self._point_at(self.frame.x_at(place.x()))

    def _point_at(self, x: float) -> None:
        low, high = self.frame.x
        self.bench.point_at(round(min(max(x, low), high), 2) + 0.0)
