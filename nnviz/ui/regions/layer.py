"""The regions of one picture: what feeds them, what paints them, and the piece at the cursor.

The view that has the picture paints `drawing`, and says where the cursor is.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from nnviz.ui.export import Table
from nnviz.ui.regions.drawing import RegionsDrawing
from nnviz.ui.regions.feed import RegionsFeed
from nnviz.ui.regions.piece import Piece, piece_at
from nnviz.ui.regions.tables import pieces_table
from nnviz.ui.regions.words import RegionsWords
from nnviz.ui.theme import Appearance

SHORT = 40  # characters that fit beside the cursor


class RegionsLayer(QObject):
    """`changed`: there is another picture, or none; `marked`: the outline is around another piece."""

    changed = Signal()
    marked = Signal()

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self.feed = RegionsFeed(self)
        self.drawing = RegionsDrawing(appearance)
        self.piece: Piece | None = None
        self._words = RegionsWords(self)
        self._place: tuple[float, float] | None = None
        self.feed.changed.connect(self._show)

    def point_at(self, x: float, y: float) -> str:
        """The cursor is there; the map of the region there, "" where it is not on one short line."""
        self._place = (x, y)
        self._mark()
        run = self.feed.run
        if self.piece is None or run is None:
            return ""
        formula = self._words.formula(run, self.feed.columns, self.piece, rich=False)
        return formula if "\n" not in formula and len(formula) <= SHORT else ""

    @property
    def pointed(self) -> bool:
        """Whether the cursor is somewhere."""
        return self._place is not None

    def unpoint(self) -> None:
        if self.pointed:
            self._place = None
            self._mark()

    def table(self) -> Table | None:
        """The pieces; None where there are none."""
        feed = self.feed
        if not feed.on or feed.picture is None or feed.run is None:
            return None
        return pieces_table(feed.run, feed.columns, feed.picture, feed.step)

    def facts(self) -> dict[str, float | str | bool]:
        """What is to be seen now.

        regions             whether they are shown
        pieces, kind        how many, 0 where there are none, and of what: "activation pattern" or "linear piece"
        pieces_step         the step that the picture is of
        decision_segments   straight parts of the decision boundary
        most_pieces, first_pieces   the most since they are shown, and the first count
        no_pieces           why there are none: "" or the code of the message
        """
        feed = self.feed
        picture, counts = feed.picture, feed.growth.counts
        return {
            "regions": feed.on,
            "pieces": 0 if picture is None else picture.count,
            "kind": "" if picture is None else picture.kind,
            "pieces_step": feed.step,
            "decision_segments": 0 if picture is None else len(picture.decision),
            "most_pieces": max(counts, default=0),
            "first_pieces": counts[0] if counts else 0,
            "no_pieces": "" if feed.words is None else feed.words.code,
        }

    def _show(self) -> None:
        self.drawing.show(self.feed.picture, self.feed.colour)
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        feed = self.feed
        self.piece = None
        if self._place is not None and feed.on and feed.picture is not None:
            self.piece = piece_at(feed.picture, *self._place)
        self.drawing.mark(self.piece)
        self.marked.emit()
