"""The figures of one side of a duel: losses, shares of right answers, the first delta, saturation, linear pieces."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from nnviz.training.comparison_wants import DeltaNorms, Saturation
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Losses
from nnviz.ui import number_format
from nnviz.ui.comparison.words import SideWords
from nnviz.ui.regions.feed import RegionsFeed
from nnviz.ui.regions.figures import HeadLine
from nnviz.ui.regions.plane import smooth_layers
from nnviz.ui.theme import Appearance
from nnviz.ui.wording import translated

PARTS, KINDS = ("train", "test"), ("loss", "accuracy")


class SideFigures(QWidget):
    """A small table. `labels[kind, part]`: those of the losses and of the shares; `feed`: of the side's own map."""

    def __init__(self, appearance: Appearance, feed: RegionsFeed, words: SideWords) -> None:
        super().__init__()
        self.appearance = appearance
        self._feed, self._words = feed, words
        self._heads = {word: QLabel() for word in (*PARTS, *KINDS, "delta", "saturated", "pieces")}
        self.labels = {(kind, part): QLabel() for kind in KINDS for part in PARTS}
        self.reaching, self.saturated = QLabel(), QLabel()
        self.pieces = HeadLine(appearance, to_right=True)  # changes too often to be a label
        self._lay_out()

    # -- what it is told

    def set_run(self, run: RunInfo) -> None:
        """Nothing is known of it yet."""
        for label in (self.reaching, self.saturated, *self.labels.values()):
            label.clear()
        counted = run.data.task != "regression"
        for widget in (self._heads["accuracy"], *(self.labels["accuracy", part] for part in PARTS)):
            widget.setVisible(counted)
        self.tell_pieces()

    def show_losses(self, answer: Losses) -> None:
        for (kind, part), label in self.labels.items():
            if kind == "loss":
                values = answer.train if part == "train" else answer.test
                value = float(values[-1]) if values.size else float("nan")
                untested = part == "test" and value != value
                label.setText("–" if untested else number_format.loss(value))
            else:
                share = answer.train_accuracy if part == "train" else answer.test_accuracy
                label.setText("–" if share is None else number_format.percent(share, 1))

    def show_norms(self, answer: DeltaNorms) -> None:
        self.reaching.setText(self._words.reaching(answer.reaching_first) if answer.norms.size > 1 else "–")

    def show_saturation(self, answer: Saturation) -> None:
        self.saturated.setText(number_format.percent(answer.share))

    def tell_pieces(self) -> None:
        """How many linear pieces there are and of which step, or why there are none; nothing while they are off."""
        feed = self._feed
        on = feed.on and feed.run is not None
        for label in (self._heads["pieces"], self.pieces):
            label.setVisible(on)
        if not on:
            return
        why = "" if feed.words is None else translated(feed.words)
        if feed.picture is not None:
            text = number_format.count(feed.picture.count)
            remark = self.tr("at step {0}").format(number_format.count(feed.step))
        elif feed.run is not None and (smooth := smooth_layers(feed.run)):
            text, remark = self.tr("none:"), feed.run.layers[smooth[0]].activation
        else:
            text, remark = self.tr("none") if why else "–", ""
        self.pieces.tell(text, remark)
        self.pieces.setToolTip(why)
        self.pieces.setAccessibleDescription(why)

    # -- texts and looks

    def restyle(self) -> None:
        px = self.appearance.px
        self._table.setVerticalSpacing(round(px(1)))
        self._table.setHorizontalSpacing(round(px(4)))
        for label in self._heads.values():
            label.setFont(self.appearance.font(11))
        for label in (*self.labels.values(), self.reaching, self.saturated):
            label.setFont(self.appearance.font(12))
        self.pieces.restyle()

    def retranslate(self) -> None:
        self._heads["train"].setText(self.tr("train"))
        self._heads["test"].setText(self.tr("test"))
        self._heads["loss"].setText(self.tr("loss"))
        self._heads["accuracy"].setText(self.tr("accuracy"))
        self._heads["delta"].setText(self.tr("first / last δ"))
        self._heads["delta"].setToolTip(self.tr("||δ|| of the first layer as a part of that of the last"))
        self._heads["pieces"].setText(self.tr("regions"))
        self.tell_pieces()
        self._heads["saturated"].setText(self.tr("saturated"))
        self._heads["saturated"].setToolTip(
            self.tr("Of all f′(z) in the hidden layers those below 5 % of the function's largest")
        )

    def _lay_out(self) -> None:
        self._table = QGridLayout(self)
        self._table.setContentsMargins(0, 0, 0, 0)
        right = Qt.AlignmentFlag.AlignRight
        for row, part in enumerate(PARTS, 1):
            self._table.addWidget(self._heads[part], row, 0)
            for column, kind in enumerate(KINDS, 1):
                self._table.addWidget(self.labels[kind, part], row, column, right)
        for column, kind in enumerate(KINDS, 1):
            self._table.addWidget(self._heads[kind], 0, column, right)
            self._table.setColumnStretch(column, 1)
        self._table.addWidget(self._heads["delta"], 3, 0, 1, 2)
        self._table.addWidget(self.reaching, 3, 1, 1, 2, right)
        self._table.addWidget(self._heads["saturated"], 4, 0, 1, 2)
        self._table.addWidget(self.saturated, 4, 1, 1, 2, right)
        self._table.addWidget(self._heads["pieces"], 5, 0)
        self._table.addWidget(self.pieces, 5, 1, 1, 2)
        for head in self._heads.values():
            head.setProperty("role", "muted")
