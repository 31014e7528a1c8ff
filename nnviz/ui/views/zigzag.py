"""How two weights of one neuron move, step by step, and which signs the neuron's inputs leave to its gradient."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.bridge.session import SessionState
from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import LayerInfo, RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.training.zigzag_wants import Zigzag, ZigzagWant
from nnviz.ui.export import Export, Table, widgets
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View
from nnviz.ui.zigzag.figures import ZigzagFigures
from nnviz.ui.zigzag.neuron_choice import NeuronChoice, fits, weights_of
from nnviz.ui.zigzag.plane import PathPlane
from nnviz.ui.zigzag.strip import SignStrip
from nnviz.ui.zigzag.words import ZigzagWords

SETTINGS = ("layer", "unit", "weights")


class ZigzagView(View):
    """Chosen neuron and weights, the sentences, the plane, the strip of signs, and the figures."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._want: ZigzagWant | None = None  # None: no neuron has two weights
        self._by_hand = False  # the neuron was chosen, and did not come with the run
        self._batch = 1
        self._answer: Zigzag | None = None
        self._step = 0  # of the run at the answer
        self._words = ZigzagWords(self)
        self._title, self._inputs, self._steps = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._steps.setProperty("role", "caption")
        for label in (self._inputs, self._steps):
            label.setWordWrap(True)
        self.choice = NeuronChoice(appearance)
        self.plane, self.strip = PathPlane(appearance, self._words), SignStrip(appearance, self._words)
        self.figures = ZigzagFigures(appearance, self._words)
        self._parts: tuple[QWidget, ...] = (self.plane, self.strip, self.figures, self._steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self.choice, self._inputs, *self._parts):
            column.addWidget(widget)
        self.choice.chosen.connect(self._look_at)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        return () if self._want is None else (self._want,)

    def set_run(self, run: RunInfo) -> None:
        self._run, self._batch = run, run.config.batch_size
        fitting = [l for l, info in enumerate(run.layers) if info.inputs > 1]
        before = self._want
        if not fitting:
            self._want = None
        elif before is not None and self._by_hand and before.layer in fitting and fits(before, run.layers):
            self._want = before
        else:
            self._want, self._by_hand = ZigzagWant(_telling(run.layers, fitting), 0), False
        self._forget()
        self.figures.retranslate(self._batch_size)

    def show_state(self, state: SessionState) -> None:
        """The settings in force: the size of the batch may change in flight."""
        if state.config is not None and state.config.batch_size != self._batch:
            self._batch = state.config.batch_size
            self.figures.retranslate(self._batch_size)
            self._show_words()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        answer: Zigzag | None = None if self._want is None else snapshot.answer(self._want)
        if answer is None or self._want is None:
            return
        self._answer, self._step = answer, snapshot.state.step
        i, j = self._want.weights
        self.plane.show_path(answer, (i + 1, j + 1), at_once=not snapshot.running)
        self.strip.show_signs(answer)
        self._show_words()

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        self._steps.setFont(self.appearance.font(11))
        self.layout().setSpacing(round(px(6)))
        for part in (self.choice, self.plane, self.strip, self.figures):
            part.restyle()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Zig-zag of the weights"))
        self._title.setToolTip(
            self.tr(
                "dL/dw is δ times the input. If all inputs of a unit are positive, a sample's gradient has one sign "
                "for all its weights, that of δ: they grow or shrink together, and reach other places in a zig-zag."
            )
        )
        self._steps.setToolTip(
            self.tr(
                "After each look, five times a second, 256 steps in a row are recorded. While this is seen it takes "
                "less than 1 % of the time for training, as measured on small networks; folded away it takes none."
            )
        )
        self.choice.retranslate()
        self.plane.retranslate()
        self.strip.retranslate()
        self.figures.retranslate(self._batch_size)
        self._show_words()

    # -- what lessons use

    def arrange(self, **settings: object) -> None:
        """`layer` and `unit` from 1 (of Maxout the row), `weights` two different numbers from 1.

        Raises ValueError for anything else. A layer that is named without a unit shows its first one.
        """
        for name in settings:
            if name not in SETTINGS:
                raise ValueError(f"{name} is no setting of the zig-zag; allowed are: {', '.join(SETTINGS)}")
        if self._run is None:
            raise ValueError("there is no run yet")
        if self._want is None:
            raise ValueError("this network has no unit with two weights")
        layers = self._run.layers
        layer = _number("layer", settings.get("layer", self._want.layer + 1), len(layers))
        info = layers[layer - 1]
        if info.inputs < 2:
            raise ValueError(f"layer is {layer}; its units have one weight each, two are needed")
        moved = layer - 1 != self._want.layer
        unit = _number("unit", settings.get("unit", 1 if moved else self._want.row + 1), info.rows)
        first = [1, 2] if moved else [i + 1 for i in self._want.weights]
        pair = settings.get("weights", first)
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise ValueError(f"weights is {pair!r}; allowed are two numbers")
        i, j = (_number("weights", number, weights_of(info)) for number in pair)
        if i == j:
            raise ValueError(f"weights is {pair!r}; they must differ")
        self._look_at(ZigzagWant(layer - 1, unit - 1, (i - 1, j - 1)))

    def facts(self) -> dict[str, float | str | bool]:
        """What is seen now; empty before the first answer. What there is nothing to be told of is NaN.

        step, steps (recorded), layer, unit, weight_1, weight_2 (from 1), batch_size; positive_share, zero_centred (the
        mean of the inputs is at most half their deviation), input_mean, input_deviation; same_sign_share_sample,
        same_sign_share_batch, sign_agreement, sign_flips, sign_flip_share, path_length, straight_length,
        path_over_straight
        """
        found, want = self._answer, self._want
        if found is None or want is None or self._run is None:
            return {}
        return {
            **{"step": found.last, "steps": found.steps, "layer": want.layer + 1, "unit": want.row + 1},
            **{"weight_1": want.weights[0] + 1, "weight_2": want.weights[1] + 1},
            "batch_size": self._batch_size,
            "positive_share": found.positive,
            "zero_centred": abs(found.mean) <= found.deviation / 2,
            **{"input_mean": found.mean, "input_deviation": found.deviation},
            **{"same_sign_share_sample": found.same_sample, "same_sign_share_batch": found.same_batch},
            **{"sign_agreement": found.agreement, "sign_flips": found.flips, "sign_flip_share": found.flip_share},
            **{"path_length": found.length, "straight_length": found.straight, "path_over_straight": found.detour},
        }

    def places(self) -> dict[str, QWidget]:
        """choice, words, plane, strip; figures: positive, same_sample, same_batch, flips, length, straight, detour."""
        parts = {"choice": self.choice, "words": self._inputs, "plane": self.plane, "strip": self.strip}
        return {**parts, **self.figures.values}

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        """All as one picture; the signs where the strip is meant, else the path."""
        answer = self._answer
        if answer is None or self._want is None:
            return None
        size, paint = widgets(self, self._inputs, *self._parts)
        signs = self.is_at(self.strip, point)
        table = self._signs_table(answer) if signs else self._path_table(answer, self._want)
        return Export(self.tr("zig-zag"), size, paint, self.appearance.theme.panel, table, answer.last)

    def key_point(self) -> QPoint:
        part: PathPlane | SignStrip = self.strip if self.strip.hasFocus() else self.plane
        place = part.cursor_place()
        return part.geometry().center() if place is None else part.mapTo(self, place)

    def _path_table(self, found: Zigzag, want: ZigzagWant) -> Table:
        i, j = want.weights
        steps = np.arange(found.last - found.steps, found.last + 1)
        where = {"layer": want.layer + 1, "row": want.row + 1}
        return Table.of(
            len(steps), step=steps, **where, **{f"w{i + 1}": found.path[:, 0], f"w{j + 1}": found.path[:, 1]}
        )

    def _signs_table(self, found: Zigzag) -> Table:
        steps = np.arange(found.last - found.steps + 1, found.last + 1)
        signs = {f"sign_w{i + 1}": found.signs[:, i] for i in range(found.signs.shape[1])}
        return Table.of(len(steps), step=steps, **signs)

    # -- its parts

    @property
    def _batch_size(self) -> int:
        return self._batch if self._run is None else min(self._batch, len(self._run.data.train))

    def _look_at(self, want: ZigzagWant) -> None:
        if want != self._want:
            self._want, self._by_hand = want, True
            self._forget()

    def _forget(self) -> None:
        """Nothing is known of the neuron that is shown now."""
        self._answer = None
        for part in (self.choice, *self._parts):
            part.setVisible(self._want is not None)
        if self._want is not None and self._run is not None:
            i, j = self._want.weights
            self.choice.show_choice(self._run.layers, self._want)
            self.plane.show_path(None, (i + 1, j + 1))
            self.strip.set_weights(weights_of(self._run.layers[self._want.layer]), self._want.weights)
        self._show_words()

    def _show_words(self) -> None:
        found, words = self._answer, self._words
        self.figures.show_figures(found)
        self._steps.setText("" if found is None else words.steps(found, self._step))
        if found is not None:
            self._inputs.setText(words.inputs(found, self._batch_size))
        elif self._want is None and self._run is not None:
            self._inputs.setText(self.tr("Every unit of this network has a single weight: two are needed."))
        else:
            self._inputs.clear()


def _telling(layers: tuple[LayerInfo, ...], fitting: list[int]) -> int:
    """The first layer behind a function that is never negative; else the second one, or the first that fits."""
    for l in fitting:
        if l and ACTIVATIONS[layers[l - 1].activation].range[0] >= 0:
            return l
    return 1 if 1 in fitting else fitting[0]


def _number(name: str, value: object, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise ValueError(f"{name} is {value!r}; allowed is a whole number from 1 to {most}")
    return value
