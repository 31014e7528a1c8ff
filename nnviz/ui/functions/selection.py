"""Which functions are compared, with which parameters and in which colours. It draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from nnviz.nn import ACTIVATIONS
from nnviz.nn.function_curves import Lines, example_lines, has_curve
from nnviz.nn.maxout import Maxout

MAXOUT = Maxout()
COLOURS = 5  # more curves than this in one plot cannot be told apart
DASHES: tuple[tuple[float, ...], ...] = ((), (3.0, 1.8), (6.0, 1.4), (1.4, 2.2), (4.5, 1.6, 1.0, 1.6))
"""In widths of the line, by colour. look.md: never colour alone."""


Key = tuple[str, tuple[tuple[str, Any], ...], Lines | None]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A function that is compared. `slot`: its colour and dash, None where more than COLOURS have a curve."""

    name: str
    params: Mapping[str, Any]
    slot: int | None
    lines: Lines | None = None  # of Maxout

    @property
    def key(self) -> Key:
        """Equal for the same function with the same parameters and lines."""
        return self.name, tuple(sorted(self.params.items())), self.lines


class Selection(QObject):
    """Names stand in the registry's order. A function keeps its colour while others come and go.

    changed    other functions are chosen
    retuned    a parameter of one has another value
    """

    changed = Signal()
    retuned = Signal()

    def __init__(self, names: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._params: dict[str, dict[str, Any]] = {}
        self._slots: dict[str, int] = {}
        self._lines: Lines | None = None  # that were moved
        self._take(names)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._names)

    @property
    def functions(self) -> list[Chosen]:
        return [Chosen(name, self.params(name), self.slot(name), self._lines_of(name)) for name in self._names]

    @property
    def curves(self) -> list[Chosen]:
        """Those that can be drawn over one z."""
        return [function for function in self.functions if has_curve(function.name)]

    @property
    def crowded(self) -> bool:
        """Whether there are more curves than colours."""
        return sum(has_curve(name) for name in self._names) > COLOURS

    def slot(self, name: str) -> int | None:
        return None if self.crowded else self._slots.get(name)

    def params(self, name: str) -> dict[str, Any]:
        """The values that differ from the defaults."""
        return dict(self._params.get(name, {}))

    def choose(self, name: str, chosen: bool) -> None:
        if chosen != (name in self._names):
            self._take([*self._names, name] if chosen else [other for other in self._names if other != name])
            self.changed.emit()

    def choose_only(self, names: Sequence[str]) -> None:
        """Compare these, coloured in this order."""
        self._slots.clear()
        self._take(names)
        self.changed.emit()

    def set_params(self, name: str, params: Mapping[str, Any]) -> None:
        if dict(params) != self.params(name):
            self._params[name] = dict(params)
            if name == MAXOUT.name:
                self._lines = None
            self.retuned.emit()

    def move_line(self, index: int, slope: float, intercept: float) -> None:
        """Of Maxout, from 0."""
        lines = list(self._lines_of(MAXOUT.name) or ())
        lines[index] = (slope, intercept)
        self._lines = tuple(lines)
        self.retuned.emit()

    def reset_lines(self) -> None:
        """The example lines again."""
        if self._lines is not None:
            self._lines = None
            self.retuned.emit()

    def _lines_of(self, name: str) -> Lines | None:
        if name != MAXOUT.name:
            return None
        return self._lines or example_lines(MAXOUT.pieces(**self.params(name)))

    def _take(self, names: Sequence[str]) -> None:
        known = [name for name in names if name in ACTIVATIONS]
        self._slots = {name: slot for name, slot in self._slots.items() if name in known}
        for name in known:
            free = set(range(COLOURS)) - set(self._slots.values())
            if name not in self._slots and has_curve(name) and free:
                self._slots[name] = min(free)
        self._names = [name for name in ACTIVATIONS if name in known]
