"""A read-only mapping from the field's standard name to an object; aliases are accepted wherever a name is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Protocol, TypeVar

from nnviz.nn.errors import UnknownName


class Named(Protocol):
    """What can be registered: an object that carries its own name and aliases."""

    @property
    def name(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Named)


class Registry(Mapping[str, T]):
    """Iterates over standard names in the order given; looks up names and aliases.

    `kind` is the noun of the error message, marked for translation. A missing name raises UnknownName, which is both a
    KeyError and a ValueError and suggests the nearest known name.
    """

    def __init__(self, kind: str, objects: Iterable[T]) -> None:
        self.kind = kind
        self._objects: dict[str, T] = {}
        self._standard: dict[str, str] = {}
        for item in objects:
            self._objects[item.name] = item
            for name in (item.name, *item.aliases):
                if name in self._standard:
                    raise AssertionError(f"two {kind} objects are called {name!r}")
                self._standard[name] = item.name

    def __getitem__(self, name: str) -> T:
        return self._objects[self.standard_name(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._objects)

    def __len__(self) -> int:
        return len(self._objects)

    def standard_name(self, name: str) -> str:
        """The standard name behind `name`, which may be an alias; raises UnknownName."""
        if isinstance(name, str) and name in self._standard:
            return self._standard[name]
        near = get_close_matches(name.lower(), self._standard, n=1) if isinstance(name, str) else []
        raise UnknownName(self.kind, name, tuple(self._objects), near[0] if near else None)
