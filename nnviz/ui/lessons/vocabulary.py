"""The names that lessons may use, of pages, views and the window itself; a test compares them with what is there.

They stand here because a page that nobody has opened does not exist yet, and a lesson's file is checked before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nnviz.ui import catalogue


@dataclass(frozen=True, slots=True)
class Words:
    """What a page or view offers: of `arrange` the settings, of `facts` and `places` the names. "*" is anything."""

    settings: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


WORDS: Mapping[str, Words] = {
    "window": Words(
        facts=("page", "view", "speed", "undo"),
        places=(
            *("run", "step", "restart", "new_weights", "speed", "figures", "tabs"),
            *("data", "features", "layers", "training", "learning_rate", "batch"),
        ),
    ),
}


class KnownWords:
    """The vocabulary of `nnviz.training.lessons.reading`."""

    def shown(self) -> Collection[str]:
        pages = (page.key for page in catalogue.PAGES if page.key != "live")
        return ["live", *(view.key for view in catalogue.VIEWS), *pages]

    def places(self) -> Collection[str]:
        return [*(f"{key}.{name}" for key, words in WORDS.items() for name in words.places), *self.shown()]

    def facts(self) -> Collection[str]:
        return [f"{key}.{name}" for key, words in WORDS.items() for name in words.facts]

    def settings(self) -> Collection[str]:
        return [f"{key}.{name}" for key, words in WORDS.items() for name in words.settings]
