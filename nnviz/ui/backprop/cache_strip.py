"""What the way forward keeps for the way back, under the layer that it belongs to: empty, kept, used.

One mark for each array of the cache; where the layers stand is the diagram's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnviz.training.walk.walk import Walk
from nnviz.ui.backprop.diagram import Diagram
from nnviz.ui.backprop.typeset import plain, rich
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

State = Literal["empty", "storing", "kept", "using", "used"]
CHIP, GAP, HIGH, HEIGHT = 30.0, 3.0, 19.0, 27.0  # px
LEAST_CHIP = 10.0
ORDER = ("a", "t", "W", "b", "s", "z")
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Kept:
    """An array of the cache at one step of the walk; `symbol` is rich text, steps count from 0."""

    name: str
    symbol: str
    plain: str
    column: int
    state: State
    stored_by: int
    used_by: tuple[int, ...]


def cache_of(walk: Walk, index: int) -> tuple[Kept, ...]:
    """All that the walk keeps, in the order of the layers, as it is at step `index`."""
    stored: dict[str, int] = {}
    used: dict[str, list[int]] = {}
    for step in walk.steps:
        for name in step.stores:
            stored.setdefault(name, step.index)
        for use in step.uses:
            used.setdefault(use.name, []).append(step.index)
    depth = len(walk.moment.layers)
    found = []
    for name, at in stored.items():
        letter, number = name.rstrip("0123456789"), name.lstrip("abcdefghijklmnopqrstuvwxyzWL")
        column = depth if name == "t" else int(number or 0)
        uses = used.get(name, [])
        state: State = "kept"
        if index < at:
            state = "empty"
        elif index == at:
            state = "storing"
        elif index in uses:
            state = "using"
        elif any(use < index for use in uses):
            state = "used"
        rank = ORDER.index(letter) if letter in ORDER else len(ORDER)
        if letter == "a" and number != "0":
            rank = len(ORDER) + 1
        symbol = walk.arrays[name].symbol
        kept = Kept(name, rich(symbol), plain(symbol), column, state, at, tuple(uses))
        found.append((column, rank, kept))
    return tuple(kept for _, _, kept in sorted(found, key=lambda item: item[:2]))


@cache
def _dashes(name: str) -> QPen:
    made = QPen(pen(name))
    made.setStyle(Qt.PenStyle.DashLine)
    return made


class CacheStrip(QWidget):
    def __init__(self, diagram: Diagram, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diagram, self._appearance = diagram, appearance
        self._labels = LabelCache()
        self.kept: tuple[Kept, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()
        self.retranslate()

    def show_cache(self, kept: tuple[Kept, ...]) -> None:
        if kept != self.kept:
            self.kept = kept
            self.setAccessibleDescription(self.told())
            self.update()

    def state(self, name: str) -> State:
        """KeyError for what is not kept."""
        return {kept.name: kept.state for kept in self.kept}[name]

    def told(self) -> str:
        """In words, what there is and what happens to it."""
        groups = (
            (self.tr("empty: {names}"), ("empty",)),
            (self.tr("being kept: {names}"), ("storing",)),
            (self.tr("kept: {names}"), ("kept", "used")),
            (self.tr("being used: {names}"), ("using",)),
        )
        texts = []
        for text, states in groups:
            names = [kept.plain for kept in self.kept if kept.state in states]
            if names:
                texts.append(text.format(names=", ".join(names)))
        return "; ".join(texts)

    # -- painting --------------------------------------------------------------------------------------------------

    def _chips(self) -> list[tuple[Kept, int, int, int, int]]:
        """Each with its place: left, top, width, height in px."""
        if not self.kept or not self._diagram.scene.signals:
            return []
        places, px = self._diagram.arranged(), self._appearance.px
        offset = self._diagram.mapTo(self.parentWidget(), QPoint(0, 0)).x() - self.x() if self.parentWidget() else 0
        by_column: dict[int, list[Kept]] = {}
        for kept in self.kept:
            by_column.setdefault(kept.column, []).append(kept)
        most = max(map(len, by_column.values()))
        gap = px(GAP) if places.gap >= px(96) else px(1)
        wide = max(px(LEAST_CHIP), min(px(CHIP), (places.gap - px(6)) / most - gap))
        chips = []
        for column, group in by_column.items():
            total = len(group) * (wide + gap) - gap
            left = places.columns[column].x + offset - total / 2
            left = max(px(2), min(left, self.width() - total - px(2)))
            for rank, kept in enumerate(group):
                x = round(left + rank * (wide + gap))
                chips.append((kept, x, round((self.height() - px(HIGH)) / 2), round(wide), round(px(HIGH))))
        return chips

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._appearance.theme, self._appearance.px
        ratio = self.devicePixelRatioF()
        if self.kept:
            name = self._labels.plain(self.tr("cache"), self._appearance.font(10.5), theme.muted, None, ratio)
            draw_label(painter, name, 0, self.height() / 2, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for kept, x, y, wide, high in self._chips():
            narrow = wide < px(22)
            ground, edge, ink = {
                "empty": (theme.surface, theme.border, theme.faint),
                "storing": (theme.sel, theme.accent, theme.text),
                "kept": (theme.raised, theme.ctl, theme.text),
                "using": (theme.bring, theme.bring, theme.panel),
                "used": (theme.surface, theme.bring, theme.muted),
            }[kept.state]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_dashes(edge) if kept.state == "empty" else pen(edge, 2 if kept.state == "storing" else 1))
            painter.setBrush(colour(ground))
            painter.drawRoundedRect(x, y, wide, high, 3, 3)
            symbol = kept.symbol if not narrow else kept.symbol.split("<sup>")[0]
            mark = {"storing": "↓", "using": "↑", "used": "✓"}.get(kept.state, "") if not narrow else ""
            font = self._appearance.maths(11, italic=False)
            label = self._labels.rich(symbol, font, ink, ratio)
            shift = px(5) if mark else 0
            draw_label(painter, label, x + wide / 2 - shift, y + high / 2, _CENTRE)
            if mark:
                sign = self._labels.plain(mark, self._appearance.font(10, bold=True), ink, None, ratio)
                draw_label(painter, sign, x + wide - px(7), y + high / 2, _CENTRE)
        painter.end()

    # -- texts, looks, Qt's events ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos()
            found = next(
                (kept for kept, x, y, w, h in self._chips() if x <= at.x() < x + w and y <= at.y() < y + h), None
            )
            QToolTip.showText(event.globalPos(), self._tip(found), self)
            return True
        return super().event(event)

    def _tip(self, kept: Kept | None) -> str:
        if kept is None:
            return self.tr("What is kept on the way forward for the way back.")
        text = self.tr("{name}: kept in step {stored}, used in step {used}.")
        if not kept.used_by:
            text = self.tr("{name}: kept in step {stored}, not needed on the way back.")
        used = ", ".join(str(index + 1) for index in kept.used_by)
        return text.format(name=f"<b>{kept.symbol}</b>", stored=kept.stored_by + 1, used=used)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What is kept on the way forward for the way back"))
        self.setAccessibleDescription(self.told())

    def restyle(self) -> None:
        self._labels.clear()
        self.setFixedHeight(round(self._appearance.px(HEIGHT)))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
