"""One side of a duel, from the top down: head, map or curve, figures, where it stands, ladder, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nnviz.training.comparison_wants import DeltaNorms, LinearMap, Saturation, SideMapWant
from nnviz.training.snapshot import RunInfo, RunState
from nnviz.training.wants import Curve, DecisionMap, Losses
from nnviz.ui.card import wrapped
from nnviz.ui.comparison.ladder_cell import LadderCell
from nnviz.ui.comparison.marks import LETTERS
from nnviz.ui.comparison.side_curve import SideCurve
from nnviz.ui.comparison.side_figures import SideFigures
from nnviz.ui.comparison.side_header import SideHeader
from nnviz.ui.comparison.side_map import SideMap
from nnviz.ui.comparison.side_picture import SidePicture
from nnviz.ui.comparison.words import SideWords, structure
from nnviz.ui.icons import icon
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Appearance

LEAST_WIDTH = 152  # px: four of them fit into the smallest window
FIGURES_HEIGHT, BUTTONS_WIDTH, LADDER_HEIGHT = 96, 140, 130  # px; the last with its buttons
LINEAR_LINES = 3  # matrix, shape and offset, where a line has room for one


class SideColumn(QWidget):
    """Made once for its number, told of each run anew.

    chosen, removed, kept, copied   its number: show it elsewhere; end it; go on with it alone; the same once more
    """

    chosen = Signal(int)
    removed = Signal(int)
    kept = Signal(int)
    copied = Signal(int)

    def __init__(self, appearance: Appearance, number: int, axis: LogAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance, self.number = appearance, number
        self._words = SideWords(self)
        self._run: RunInfo | None = None
        self._first: RunInfo | None = None
        self.header = SideHeader(appearance, number)
        self.map = SideMap(appearance)
        self.curve = SideCurve(appearance)
        self.standing = QLabel(self)  # over the foot of the picture
        self.linear = QLabel()
        self.standing.setWordWrap(True)
        self.linear.setProperty("role", "caption")
        self.linear.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.linear.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # all pictures are one size
        self._linear_text = ""
        self._diverged = False
        self.ladder = LadderCell(appearance, number, axis)
        self.figures = SideFigures(appearance, self.map.regions.feed, self._words)
        self.keep_button, self.copy_button, self.remove_button = QPushButton(), QToolButton(), QToolButton()
        self.buttons = (self.keep_button, self.copy_button, self.remove_button)
        for button in self.buttons:
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # see `Duel.bare`
            button.setSizePolicy(policy)
            button.setProperty("role", "" if button is self.keep_button else "flat")
        self._lay_out()
        self.map.regions.changed.connect(self.figures.tell_pieces)
        self.map.installEventFilter(self)
        self.curve.installEventFilter(self)
        self.linear.installEventFilter(self)
        self.header.clicked.connect(self._choose)
        self.keep_button.clicked.connect(self._keep)
        self.copy_button.clicked.connect(self._copy)
        self.remove_button.clicked.connect(self._remove)

    @property
    def picture(self) -> SidePicture:
        """The map, or for data with one input the curve."""
        return self.curve if self.map.isHidden() else self.map

    # -- what it is told

    def set_run(self, run: RunInfo, first: RunInfo, want: SideMapWant) -> None:
        """A new run on this side, `first` is that of side A; its maps are answers to `want`."""
        self._run, self._first = run, first
        plane = len(run.data.columns) > 1
        self.map.setVisible(plane)
        self.curve.setVisible(not plane)
        if plane:
            self.map.set_run(run, want)
        else:
            self.curve.set_run(run)
        self.ladder.clear()
        self._linear_text = ""
        for label in (self.standing, self.linear):
            label.clear()
        self.standing.hide()
        self.figures.set_run(run)
        self._tell_header()

    def set_shown(self, shown: bool) -> None:
        self.header.setChecked(shown)
        self.header.retranslate()

    def show_state(self, state: RunState, furthest: int, *, others_go_on: bool) -> None:
        text = self._words.standing(state, furthest, others_go_on)
        if (state.divergence is not None) != self._diverged:
            self._diverged = state.divergence is not None
            self._ink_standing()
        if text != self.standing.text():
            self.standing.setText(text)
            self.standing.setVisible(bool(text))
            self._place_standing()

    def show_losses(self, answer: Losses) -> None:
        self.figures.show_losses(answer)

    def show_map(self, answer: DecisionMap, *, faded: bool) -> None:
        self.map.show_map(answer, faded=faded)

    def show_curve(self, answer: Curve, *, faded: bool) -> None:
        self.curve.show_curve(answer, faded=faded)

    def show_norms(self, answer: DeltaNorms) -> None:
        self.ladder.show_norms(answer.norms)
        self.figures.show_norms(answer)

    def show_saturation(self, answer: Saturation) -> None:
        self.figures.show_saturation(answer)

    def show_linear(self, answer: LinearMap) -> None:
        assert self._run is not None
        self._linear_text = self._words.linear(answer, len(self._run.layers))
        self.linear.setToolTip(self._linear_text)
        self._break_linear()

    def reserve_linear(self, on: bool) -> None:
        """Keep room for the one linear map, on all sides if on any: they stay on one line."""
        self.linear.setVisible(on)

    def tell_settings(self, run: RunInfo, first: RunInfo) -> None:
        """Settings that have changed while the run goes on."""
        self._run, self._first = run, first
        self._tell_header()

    def allow(self, *, copy: bool, remove: bool) -> None:
        self.copy_button.setEnabled(copy)
        self.remove_button.setEnabled(remove)

    def restyle(self) -> None:
        px, theme = self.appearance.px, self.appearance.theme
        self.setFont(self.appearance.font())
        for part in (self.header, self.map, self.curve, self.ladder, self.figures):
            part.restyle()
        self.layout().setSpacing(round(px(5)))
        self.setMinimumWidth(round(px(LEAST_WIDTH)))
        for label in (self.standing, self.linear):
            label.setFont(self.appearance.font(11))
        self._body.setSpacing(round(px(6)))
        self._left.setSpacing(round(px(5)))
        self._right.setSpacing(round(px(4)))
        self.linear.setFixedHeight(LINEAR_LINES * round(px(15)))
        self._ink_standing()
        side = round(px(16))
        self.copy_button.setIcon(icon("add", theme.text, theme.faint))
        self.remove_button.setIcon(icon("close", theme.text, theme.faint))
        for button in (self.copy_button, self.remove_button):
            button.setIconSize(QSize(side, side))

    def retranslate(self) -> None:
        letter = LETTERS[self.number]
        self.keep_button.setText(self.tr("Only {letter}").format(letter=letter))
        self.keep_button.setToolTip(self.tr("Go on with this one alone, as it stands"))
        self.keep_button.setAccessibleName(self.tr("Go on with {letter} alone").format(letter=letter))
        self.copy_button.setToolTip(self.tr("Add a copy of this one; all begin again at step 0"))
        self.copy_button.setAccessibleName(self.tr("Add a copy of {letter}").format(letter=letter))
        self.remove_button.setToolTip(self.tr("Remove this one; the others go on"))
        self.remove_button.setAccessibleName(self.tr("Remove {letter}").format(letter=letter))
        for part in (self.header, self.map, self.curve, self.ladder, self.figures):
            part.retranslate()
        self._tell_header()

    # -- its parts

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.keep_button)
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.remove_button)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self.map, 100)
        self._left.addWidget(self.curve, 100)
        self._left.addWidget(self.figures)
        self._rest = QSpacerItem(0, 0)  # a picture is never higher than wide
        self._left.addItem(self._rest)
        self._right.addWidget(self.linear)
        self._right.addWidget(self.ladder, 1)
        self._right.addLayout(buttons)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.addLayout(self._left)
        self._body.addLayout(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addLayout(self._body, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ladder stands below picture and figures, or beside them where that leaves more room for the picture."""
        super().resizeEvent(event)
        px, width = self.appearance.px, self.width()
        room = self.height() - self.header.height() - px(FIGURES_HEIGHT)
        side = min(room, width - px(BUTTONS_WIDTH))
        wide = width >= px(LEAST_WIDTH + BUTTONS_WIDTH)
        beside = wide and side > min(room - px(LADDER_HEIGHT), width)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        rest = QSizePolicy.Policy.Expanding if beside else QSizePolicy.Policy.Fixed
        self._rest.changeSize(0, 0, QSizePolicy.Policy.Minimum, rest)
        self._left.invalidate()
        left = max(round(side), round(px(LEAST_WIDTH)))
        self._body.setStretch(0, left if beside else 0)
        self._body.setStretch(1, max(width - left, 1) if beside else 1)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            if watched is self.linear:
                self._break_linear()
            else:
                self._place_standing()
        return False

    def _break_linear(self) -> None:
        """Into lines that are as long as there is room for. A label that wraps by itself would lay out all anew."""
        font, width = self.linear.font(), self.linear.width()
        lines = [
            line for part in self._linear_text.split("\n") for line in wrapped(part, font, width, LINEAR_LINES - 1)
        ]
        self.linear.setText("\n".join(lines[:LINEAR_LINES]))

    def _tell_header(self) -> None:
        if self._run is None or self._first is None:
            return
        self.header.tell(structure(self._run), self._words.header(self._first, self._run, self.number))

    def _ink_standing(self) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        fill, ink, edge = theme.panel, theme.text, theme.ctl
        if self._diverged:
            fill, ink, edge = theme.danger_fill, theme.danger_text, theme.danger_edge
        self.standing.setStyleSheet(
            f"QLabel {{ background: {fill}; color: {ink}; border: 1px solid {edge}; padding: {round(px(3))}px; }}"
        )
        self._place_standing()

    def _place_standing(self) -> None:
        """Across the foot of the picture, as high as its words need."""
        room = self.picture.area.translated(self.picture.pos())
        gap = round(self.appearance.px(4))
        width = room.width() - 2 * gap
        height = self.standing.heightForWidth(width)
        self.standing.setGeometry(room.left() + gap, room.bottom() - gap - height + 1, width, height)
        self.standing.raise_()

    def _choose(self) -> None:
        self.header.setChecked(True)  # a second click must not take it back
        self.chosen.emit(self.number)

    def _keep(self) -> None:
        self.kept.emit(self.number)

    def _copy(self) -> None:
        self.copied.emit(self.number)

    def _remove(self) -> None:
        self.removed.emit(self.number)
