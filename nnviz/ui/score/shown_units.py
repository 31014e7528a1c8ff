"""Which units of a layer are drawn where there is no room for all of them: the most active, and those asked for.

Pure NumPy. Where they are drawn is in `network_layout`.
"""

from __future__ import annotations

import numpy as np

from nnviz.training.wants import Activity, Floats

LEAD = 1.25  # a unit must be so many times as active as a shown one to take its place
MOST_CHANGES = 2  # at a time, in a layer: the diagram changes now and then, it does not flicker


class ShownUnits:
    """The choice for each layer of one run, -1 being the inputs; layer -1 .. L-1, units from 0.

    A pinned unit (the selected one) stays; a visitor takes the last row, out of order, until another one comes.
    """

    def __init__(self) -> None:
        self._activity: Activity | None = None
        self._chosen: dict[int, list[int]] = {}
        self._pinned: dict[int, int] = {}
        self._visitors: dict[int, int] = {}

    def choose(self, layer: int, rows: int) -> tuple[int, ...]:
        """The numbers of the `rows` units to be drawn, ascending but for a visitor in the last row."""
        chosen = self._chosen.get(layer)
        if chosen is None or len(chosen) != rows:
            activity = self._of(layer)
            chosen = list(range(rows)) if activity is None else np.argsort(-activity, kind="stable")[:rows].tolist()
        pinned = self._pinned.get(layer)
        if pinned is not None and pinned not in chosen:
            chosen[self._idlest(layer, chosen)] = pinned
        self._chosen[layer] = chosen
        shown = sorted(chosen)
        visitor = self._visitors.get(layer)
        if visitor is not None and visitor not in shown:
            shown[-1] = visitor
        return tuple(shown)

    def take(self, activity: Activity) -> bool:
        """Take in how active all units are now; whether other ones are to be drawn. The first time all are chosen."""
        first, self._activity = self._activity is None, activity
        if first:
            changed = bool(self._chosen)
            self._chosen = {}
            return changed
        return any([self._exchange(layer, chosen) for layer, chosen in self._chosen.items()])

    def pin(self, layer: int, unit: int) -> None:
        """Always draw this unit of the layer; the one pinned before may go."""
        self._pinned[layer] = unit

    def visit(self, layer: int, unit: int) -> bool:
        """Draw this unit of the layer in the last row if it is not drawn anyway; whether that changes anything."""
        before = self._visitors.get(layer)
        if unit in self._chosen.get(layer, [unit]):
            if before is None or unit != max(self._chosen[layer]):
                return False
            del self._visitors[layer]  # whose row this is
            return True
        self._visitors[layer] = unit
        return unit != before

    def visitor(self, layer: int) -> int | None:
        """The unit drawn out of order, if there is one."""
        visitor = self._visitors.get(layer)
        return None if visitor is None or visitor in self._chosen.get(layer, ()) else visitor

    def _exchange(self, layer: int, chosen: list[int]) -> bool:
        """Let in the most active of the others where they clearly lead."""
        activity = self._of(layer)
        assert activity is not None
        others = np.setdiff1d(np.arange(activity.size), chosen)
        candidates = others[np.argsort(-activity[others], kind="stable")][:MOST_CHANGES]
        changed = False
        for unit in candidates.tolist():
            place = self._idlest(layer, chosen)
            if chosen[place] != self._pinned.get(layer) and activity[unit] > LEAD * activity[chosen[place]]:
                chosen[place] = unit
                changed = True
        return changed

    def _idlest(self, layer: int, chosen: list[int]) -> int:
        """The place of the least active unit that is not pinned."""
        activity, pinned = self._of(layer), self._pinned.get(layer)
        free = [place for place, unit in enumerate(chosen) if unit != pinned] or [0]
        return free[-1] if activity is None else min(free, key=lambda place: float(activity[chosen[place]]))

    def _of(self, layer: int) -> Floats | None:
        if self._activity is None:
            return None
        activity = self._activity.inputs if layer < 0 else self._activity.layers[layer]
        return np.nan_to_num(activity, nan=0.0, posinf=np.finfo(activity.dtype).max)
