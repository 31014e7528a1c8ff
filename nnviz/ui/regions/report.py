"""Below a picture of regions: how many there are and were, the piece at the cursor, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.regions.feed import DIED, RegionsFeed
from nnviz.ui.regions.figures import FigureText, HeadLine
from nnviz.ui.regions.growth_plot import GrowthCurve, GrowthPlot
from nnviz.ui.regions.piece import Piece
from nnviz.ui.regions.words import MOST_ROWS, RegionsWords, straightened
from nnviz.ui.theme import Appearance
from nnviz.ui.wording import translated

MOST_LINES = 5  # of layers in the pattern; the tooltip has them all


class RegionsReport(QWidget):
    """`remedy_chosen(RunConfig)`: settings with which there are exact pieces."""

    remedy_chosen = Signal(object)

    def __init__(self, appearance: Appearance, feed: RegionsFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._feed = feed
        self._words = RegionsWords(self)
        self._piece: Piece | None = None
        self._steepest = 0.0
        self.head = HeadLine(appearance)
        self._lines, self._legend = QLabel(), QLabel()
        self.growth = GrowthPlot(appearance)
        self._title, self.words_label = QLabel(), QLabel()
        self.piece_text = FigureText(appearance)
        self.remedy_button = QPushButton()
        self._lay_out()
        self.remedy_button.clicked.connect(self._apply)
        self.retranslate()

    @property
    def piece(self) -> Piece | None:
        return self._piece

    def show_feed(self, piece: Piece | None, steepest: float = 0.0) -> None:
        """The feed has changed, or the cursor is in another piece; `steepest`: what the darkest colour means."""
        self._piece, self._steepest = piece, steepest
        self._tell()

    def restyle(self) -> None:
        px = self.appearance.px
        self.layout().setSpacing(round(px(4)))
        self._title.setFont(self.appearance.font(12, bold=True))
        self.words_label.setFont(self.appearance.font(12))
        for label in (self._lines, self._legend):
            label.setFont(self.appearance.font(11))
        for part in (self.head, self.growth, self.piece_text):
            part.restyle()
        self._tell()

    def retranslate(self) -> None:
        self.growth.retranslate()
        self._title.setText(self.tr("In the marked region"))
        self.piece_text.setAccessibleName(self.tr("In the marked region"))
        self._lines.setText(self.tr("Bends of layer 1 thick, of layer 2 thin, then dashed."))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- its parts

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        told = (self.head, self.words_label, self.remedy_button, self._lines, self._legend)
        for part in (*told, self.growth, self._title, self.piece_text):
            column.addWidget(part)
        self.remedy_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words_label.setWordWrap(True)
        self.words_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._lines, self._legend):
            label.setProperty("role", "muted")
        self._lines.setWordWrap(True)
        self._lines.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _tell(self) -> None:
        feed, words = self._feed, self._words
        found = feed.picture is not None
        self.head.setVisible(found or feed.words is None)
        self.head.tell(words.counted(feed), words.kind(feed))
        why, remedy = "" if feed.words is None else translated(feed.words), words.remedy(feed)
        if (why, remedy) != (self.words_label.text(), self.remedy_button.text()):
            self.words_label.setText(why)
            self.remedy_button.setText(remedy)
            self.remedy_button.setAccessibleName(remedy)
        self.words_label.setVisible(bool(why))
        self.remedy_button.setVisible(bool(remedy))
        self._lines.setVisible(found and feed.run is not None and len(feed.run.layers) > 2)
        self._legend.setVisible(found and feed.colour == "gradient")
        if self._legend.text() != (legend := words.steepest(self._steepest)):
            self._legend.setText(legend)
        for part in (self.growth, self._title, self.piece_text):
            part.setVisible(found)
        self.growth.show_growth(GrowthCurve(feed.growth))
        self._tell_piece()

    def _tell_piece(self) -> None:
        run, piece = self._feed.run, self._piece
        if run is None or self._feed.picture is None:
            return
        rows = min(run.layers[-1].rows, MOST_ROWS + 1)
        self.piece_text.reserve(1 + rows + min(len(run.layers) - 1, MOST_LINES + 1))
        if piece is None:
            self.piece_text.tell(self.tr("Point at a region, or use the arrow keys: its own linear map stands here."))
            self.piece_text.setToolTip("")
            return
        formula = self._words.formula(run, self._feed.columns, piece, rich=True)
        pattern = self._words.signature(run, piece)
        shown = pattern[:MOST_LINES] + (["…"] if len(pattern) > MOST_LINES else [])
        self.piece_text.tell("<br>".join((formula, self._words.size(run, piece), *shown)))
        self.piece_text.setToolTip("\n".join((self._words.pattern_key(), *pattern)))

    def _apply(self) -> None:
        feed = self._feed
        code = "" if feed.words is None else feed.words.code
        if code == "regions.budget":
            feed.raise_limit()
        elif code == DIED:
            feed.ask_again()
        elif feed.run is not None:
            config = straightened(feed.run, feed.run.config)
            if config is not None:
                self.remedy_chosen.emit(config)
