"""Losses of the running network that can be walked down, one entry each. Theirs is all but the form.

A source is a View that is made when it is first chosen and then stands below the choice of the loss: it lets the user
say which weights or directions, wants what it needs while it is seen, and hands over Curves or Surfaces
(`nnviz.training.descent`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal

from nnviz.training.descent import Curve, Surface
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Source(View):
    """changed   `landscape` is another object of the same loss: the network has trained on
    chosen    the user wants other weights or other directions: `landscape` is another loss, walks begin anew
    """

    changed = Signal()
    chosen = Signal()

    @property
    def landscape(self) -> Curve | Surface | None:
        """None as long as there is none; its `name` is the entry's key."""
        raise NotImplementedError

    def arrange(self, **settings: object) -> None:
        """What the user could choose here, for lessons; see the page's `arrange`. Raises ValueError."""
        if settings:
            raise ValueError(f"unknown: {', '.join(settings)}")

    def facts(self) -> dict[str, float | str | bool]:
        """What is to be seen of it now, for lessons."""
        return {}

    def places(self) -> dict[str, QWidget]:
        """What lessons can point at here."""
        return {}


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """`key` is the name of its landscapes; `title`, English and marked in the context "DescentSources"."""

    key: str
    title: str
    dimension: int
    create: Callable[[Appearance, QWidget | None], Source]

    @property
    def translated_title(self) -> str:
        return QCoreApplication.translate("DescentSources", self.title)


def _weight(appearance: Appearance, parent: QWidget | None) -> Source:
    from nnviz.ui.slices.sources import WeightsSource

    return WeightsSource(1, appearance, parent)


def _weights(appearance: Appearance, parent: QWidget | None) -> Source:
    from nnviz.ui.slices.sources import WeightsSource

    return WeightsSource(2, appearance, parent)


def _random(appearance: Appearance, parent: QWidget | None) -> Source:
    from nnviz.ui.slices.sources import RandomSource

    return RandomSource(appearance, parent)


def _path(appearance: Appearance, parent: QWidget | None) -> Source:
    from nnviz.ui.slices.sources import PathSource

    return PathSource(appearance, parent)


SOURCES: tuple[SourceEntry, ...] = (
    SourceEntry("live_weight", QT_TRANSLATE_NOOP("DescentSources", "A weight of the live network"), 1, _weight),
    SourceEntry("live_weights", QT_TRANSLATE_NOOP("DescentSources", "Two weights of the live network"), 2, _weights),
    SourceEntry("live_random", QT_TRANSLATE_NOOP("DescentSources", "Slice along two random directions"), 2, _random),
    SourceEntry("live_path", QT_TRANSLATE_NOOP("DescentSources", "Slice along the path (PCA)"), 2, _path),
)
