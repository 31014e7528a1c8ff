"""Below a picture of regions: how many there are and were, the piece at the cursor, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.regions.feed import DIED, RegionsFeed
from nnviz.ui.regions.growth_plot import GrowthCurve, GrowthPlot
from nnviz.ui.regions.piece import Piece
from nnviz.ui.regions.words import RegionsWords, straightened
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
        self._count, self._kind, self._legend = QLabel(), QLabel(), QLabel()
        self.growth = GrowthPlot(appearance)
        self._title, self.piece_label, self.words_label = QLabel(), QLabel(), QLabel()
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
        self._count.setFont(self.appearance.font(12, bold=True))
        self._title.setFont(self.appearance.font(12, bold=True))
        self.piece_label.setFont(self.appearance.font(12))
        self.words_label.setFont(self.appearance.font(12))
        for label in (self._kind, self._legend):
            label.setFont(self.appearance.font(11))
        self.growth.restyle()
        self._tell()

    def retranslate(self) -> None:
        self.growth.retranslate()
        self._title.setText(self.tr("In the marked piece"))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- its parts

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._count)
        head.addWidget(self._kind, 1, Qt.AlignmentFlag.AlignBaseline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        for part in (self.words_label, self.remedy_button, self._legend, self.growth, self._title, self.piece_label):
            column.addWidget(part)
        self.remedy_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for label in (self.words_label, self.piece_label):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._kind, self._legend):
            label.setProperty("role", "muted")
        self.piece_label.setTextFormat(Qt.TextFormat.RichText)
        self.piece_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _tell(self) -> None:
        feed, words = self._feed, self._words
        found = feed.picture is not None
        self._count.setText(words.counted(feed))
        self._kind.setText(words.kind(feed))
        self.words_label.setVisible(feed.words is not None)
        self.words_label.setText("" if feed.words is None else translated(feed.words))
        remedy = words.remedy(feed)
        self.remedy_button.setVisible(bool(remedy))
        self.remedy_button.setText(remedy)
        self.remedy_button.setAccessibleName(remedy)
        self._legend.setVisible(found and feed.colour == "gradient")
        self._legend.setText(words.steepest(self._steepest))
        for part in (self.growth, self._title, self.piece_label):
            part.setVisible(found)
        self.growth.show_growth(GrowthCurve(feed.growth))
        self._tell_piece()

    def _tell_piece(self) -> None:
        run, piece = self._feed.run, self._piece
        if run is None or self._feed.picture is None:
            return
        hidden = len(run.layers) - 1
        lines = 2 + min(hidden, MOST_LINES)
        self.piece_label.setMinimumHeight(round(1.3 * lines * self.piece_label.fontMetrics().height()))
        if piece is None:
            self.piece_label.setText(self.tr("Point at a piece, or use the arrow keys: its straight map stands here."))
            self.piece_label.setToolTip("")
            return
        formula = self._words.formula(run, self._feed.columns, piece, rich=True)
        pattern = self._words.signature(run, piece)
        shown = pattern[:MOST_LINES] + (["…"] if len(pattern) > MOST_LINES else [])
        text = "<br>".join((formula, self._words.size(run, piece), *shown))
        self.piece_label.setText(text)
        self.piece_label.setToolTip("\n".join((self._words.pattern_key(run), *pattern)))

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
