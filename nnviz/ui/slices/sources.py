"""The four losses of the live network: over a weight, over two, along random directions, along the path."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from nnviz.training.slices_landscapes import Box
from nnviz.training.slices_places import Place
from nnviz.training.slices_wants import SliceKind, SliceState, SliceWant
from nnviz.training.snapshot import RunInfo
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.number_format import count, percent
from nnviz.ui.slices.ranges import Range, path_box, random_box, weight_range
from nnviz.ui.slices.source import SliceSource
from nnviz.ui.slices.weight_choice import WeightChoice
from nnviz.ui.theme import Appearance

LEFT = 0.7  # of the path: below it other directions would show more
FIRST, SECOND = Place(0, 0, 0), Place(0, 0, 1)


def _first_columns(run: RunInfo) -> tuple[int, ...]:
    """Inputs that are worth a look: at the corner of a picture nothing ever happens."""
    data = run.data
    return telling_columns(data) if data.inputs == data.columns else (0, 1)


class WeightsSource(SliceSource):
    """One weight (`first` alone) or two."""

    def __init__(self, number: int, appearance: Appearance, parent: QWidget | None = None) -> None:
        self.choices: list[WeightChoice] = []
        self._by_hand = False  # until something is chosen, it is what every network has
        super().__init__(appearance, parent)
        self.choices = [WeightChoice(appearance, place) for place in (FIRST, SECOND)[:number]]
        for i, choice in enumerate(self.choices):
            self.column.insertWidget(i, choice)
            choice.chosen.connect(self._choose)
        self.restyle()
        self.retranslate()

    @property
    def want(self) -> SliceWant:
        return SliceWant("weights", tuple(choice.place for choice in self.choices))

    def set_run(self, run: RunInfo) -> None:
        for choice, column in zip(self.choices, _first_columns(run), strict=False):
            choice.set_run(run)
            if not self._by_hand:
                choice.set_place(Place(0, 0, column))
        self._part_twins()
        super().set_run(run)

    @Slot()
    def _choose(self) -> None:
        self._by_hand = True
        self._part_twins(self.sender())
        self.begin_anew()

    def _part_twins(self, kept: object = None) -> None:
        """Two choices of the same parameter are one: the other one takes the next of the same row."""
        if len(self.choices) == 2 and self.choices[0].place == self.choices[1].place:
            other = self.choices[0] if kept is self.choices[1] else self.choices[1]
            place = other.place
            column = place.column
            other.set_place(Place(place.layer, place.row, 0 if column is None else column + 1))
            if other.place == place:  # it was the last, the bias
                other.set_place(Place(place.layer, place.row, 0))

    def fitted_box(self, before: Range | Box | None, state: SliceState, reach: float | None) -> Range | Box:
        parts = [None, None] if before is None else [before[:2], before[2:]]
        found = [
            weight_range(parts[i], float(at), state.path[:, i], reach)  # type: ignore[arg-type]
            for i, at in enumerate(state.at)
        ]
        return found[0] if len(found) == 1 else (*found[0], *found[1])

    def words(self, state: SliceState) -> list[str]:
        if len(state.path) < 2:
            return []
        if len(self.choices) == 1:
            return [self.tr("The ticks at the foot are the values that it has had.")]
        return [self.tr("The line is the way that the two have gone.")]

    also_allowed = (
        ', layer, unit, piece and source (each from 1; source also "bias" or "slope"), with _2 of the second weight'
    )

    def arrange(self, **settings: object) -> None:
        """layer, unit, piece, source: numbers from 1, source also "bias" or "slope"; layer_2, … of the second weight.

        Others as in `SliceSource.arrange`.
        """
        rest = dict(settings)
        for choice, suffix in zip(self.choices, ("", "_2"), strict=False):
            own = {
                name: rest.pop(name + suffix) for name in ("layer", "unit", "piece", "source") if name + suffix in rest
            }
            if own:
                choice.arrange(**own)
        if len(rest) < len(settings):
            self._by_hand = True
            self._part_twins()
            self.begin_anew()
        super().arrange(**rest)

    def places(self) -> dict[str, QWidget]:
        """weight, and weight_2 of two. Others as in `SliceSource.places`."""
        return super().places() | dict(zip(("weight", "weight_2"), self.choices, strict=False))

    def retranslate(self) -> None:
        titles = ("",) if len(self.choices) == 1 else (self.tr("First weight"), self.tr("Second weight"))
        for choice, title in zip(self.choices, titles, strict=False):
            choice.set_title(title)
        super().retranslate()
        self.setAccessibleName(self.tr("Which weight of the live network"))

    def restyle(self) -> None:
        super().restyle()
        for choice in self.choices:
            choice.restyle()


class PlaneSource(SliceSource):
    """A plane through all parameters, whose directions are drawn anew by a button."""

    kind: SliceKind

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._drawn = 0
        self.again = QPushButton()
        self.again.clicked.connect(self.draw_again)
        self.column.insertWidget(0, self.again)
        self.restyle()
        self.retranslate()

    @property
    def want(self) -> SliceWant:
        return SliceWant(self.kind, drawn=self._drawn)

    @Slot()
    def draw_again(self) -> None:
        """Take other directions, as of now."""
        self._drawn += 1
        self.begin_anew()

    also_allowed = ", redraw (True)"

    def arrange(self, **settings: object) -> None:
        """redraw True: other directions. Others as in `SliceSource.arrange`."""
        if settings.get("redraw") is True:
            settings = {name: value for name, value in settings.items() if name != "redraw"}
            self.draw_again()
        super().arrange(**settings)

    def places(self) -> dict[str, QWidget]:
        """redraw. Others as in `SliceSource.places`."""
        return super().places() | {"redraw": self.again}

    def restyle(self) -> None:
        super().restyle()
        self.again.setFixedHeight(round(self.appearance.px(28)))


class RandomSource(PlaneSource):
    kind: SliceKind = "random"

    def fitted_box(self, before: Range | Box | None, state: SliceState, reach: float | None) -> Box:
        return random_box(before, state.at, reach)  # type: ignore[arg-type]

    def words(self, state: SliceState) -> list[str]:
        drawn = self.tr("Directions drawn at step {step}; they stay while it trains.")
        if state.directions is not None and not np.asarray(state.directions).any():
            return [self.tr("All weights are 0 and so are directions as long as they are: the picture is flat.")]
        return [drawn.format(step=count(state.drawn_at)), *self.held_words(state)]

    def retranslate(self) -> None:
        super().retranslate()
        self.again.setText(self.tr("Draw other directions"))
        self.setAccessibleName(self.tr("Random directions"))

    def reach_tooltip(self) -> str:
        return self.tr("How far it is shown to both sides; 1 is as far as each row of W is long. Empty: 1.")


class PathSource(PlaneSource):
    kind: SliceKind = "path"

    def fitted_box(self, before: Range | Box | None, state: SliceState, reach: float | None) -> Box:
        return path_box(before, state.at, state.path, reach)  # type: ignore[arg-type]

    def words(self, state: SliceState) -> list[str]:
        if state.explained is None:
            return []
        first, second = (percent(float(share), 1) for share in state.explained)
        text = self.tr("Directions of the path as it was at step {step}: {first} and {second} of its variation.")
        said = [text.format(step=count(state.drawn_at), first=first, second=second), *self.held_words(state)]
        if state.within < LEFT:
            said.append(self.tr("The path has left this plane since: take it as it is now."))
        return said

    def retranslate(self) -> None:
        super().retranslate()
        self.again.setText(self.tr("Take the path as it is now"))
        self.again.setToolTip(self.tr("The principal directions of the way from the start to where it stands now."))
        self.setAccessibleName(self.tr("Directions of the path"))
