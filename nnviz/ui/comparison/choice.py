"""What stands where nothing is compared yet: a sentence, a copy of the present run, and the ready-made comparisons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nnviz.training.comparisons import COMPARISONS, Comparison
from nnviz.ui.card import wrapped
from nnviz.ui.comparison.words import comparison_text
from nnviz.ui.ink import colour, pen
from nnviz.ui.theme import Appearance

TWO_COLUMNS = 620  # px: narrower, the comparisons stand one below the other
MOST_LINES = 4
PADDING, LINE = 12, 17  # px


class ComparisonCard(QAbstractButton):
    """A comparison's title and its line, as a button."""

    def __init__(self, appearance: Appearance, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance, self.comparison = appearance, comparison
        self._lines: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def fit(self, lines: int = 0) -> int:
        """Break the line for the present width and take the height of at least so many; how many it needs."""
        inner = self.width() - 2 * round(self.appearance.px(PADDING))
        line = comparison_text(self.comparison.line)
        self._lines = wrapped(line, self.appearance.font(), inner, MOST_LINES)
        count = max(lines, len(self._lines))
        self.setFixedHeight(round(self.appearance.px(2 * PADDING + LINE * (count + 1) + 2)))
        self.update()
        return len(self._lines)

    def retranslate(self) -> None:
        self.setAccessibleName(comparison_text(self.comparison.title))
        self.setAccessibleDescription(comparison_text(self.comparison.line))

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(280)), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pressed = theme.sel if self.isDown() else theme.raised if self.underMouse() else theme.panel
        painter.setBrush(colour(pressed))
        painter.setPen(pen(theme.accent, 2) if self.hasFocus() else pen(theme.border))
        inset = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), px(4), px(4))
        left, ascent = round(px(PADDING)), round(px(PADDING + 12))
        painter.setPen(colour(theme.text))
        painter.setFont(self.appearance.font(12, bold=True))
        painter.drawText(left, ascent, comparison_text(self.comparison.title))
        painter.setPen(colour(theme.muted))
        painter.setFont(self.appearance.font())
        for number, text in enumerate(self._lines, 1):
            painter.drawText(left, round(ascent + px(2 + number * LINE)), text)
        painter.end()


class ComparisonChoice(QWidget):
    """`chosen`: a Comparison. `copy_asked`: the present run and the same again."""

    chosen = Signal(object)
    copy_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._offer = QLabel()
        self._offer.setProperty("role", "section")
        self.copy_button = QPushButton()
        self.copy_button.setProperty("role", "primary")
        self.copy_button.clicked.connect(self.copy_asked)
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.cards = tuple(ComparisonCard(appearance, comparison) for comparison in COMPARISONS)
        for card in self.cards:
            card.clicked.connect(self._choose)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._content)
        self._area.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sentence)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._offer)
        column.addWidget(self._area, 1)
        self._arrange()
        self.restyle()
        self.retranslate()

    def restyle(self) -> None:
        px = self.appearance.px
        self.layout().setSpacing(round(px(12)))
        self._grid.setSpacing(round(px(8)))
        self._offer.setFont(self.appearance.font(12, bold=True))
        self._arrange()

    def retranslate(self) -> None:
        self._sentence.setText(
            self.tr(
                "One network is being trained. Put up to three others beside it, with settings of their own, on the "
                "same data, batches and seed."
            )
        )
        self.copy_button.setText(self.tr("Compare with a copy"))
        self.copy_button.setToolTip(self.tr("Begin again, with the same network twice; then change one of the two."))
        self._offer.setText(self.tr("Ready-made comparisons"))
        for card in self.cards:
            card.retranslate()
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """One or two columns; the cards of a row are as high as the higher of them needs."""
        columns = 2 if self.width() >= self.appearance.px(TWO_COLUMNS) else 1
        room = self._area.viewport().width() or self.width()
        width = (room - (columns - 1) * self._grid.horizontalSpacing()) // columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
            card.resize(max(width, 1), card.height())
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        self._grid.setRowStretch(len(self.cards), 1)
        for first in range(0, len(self.cards), columns):
            row = self.cards[first : first + columns]
            needed = max(card.fit() for card in row)
            for card in row:
                card.fit(needed)

    def _choose(self) -> None:
        card = self.sender()
        if isinstance(card, ComparisonCard):
            self.chosen.emit(card.comparison)
