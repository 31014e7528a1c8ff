"""What a lesson gives a page to be arranged, checked: each complaint says which setting it is and what is allowed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import isfinite


def only(settings: Mapping[str, object], names: Collection[str]) -> None:
    """Raise ValueError for a setting that is not among `names`."""
    for name in settings:
        if name not in names:
            raise ValueError(f"there is no setting {name!r}; allowed are {', '.join(names)}")


def number(name: str, value: object, low: float, high: float) -> float:
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, float))
        or not isfinite(value)
        or not low <= value <= high
    ):
        raise ValueError(f"{name} is {value!r}; allowed is a number from {low:g} to {high:g}")
    return float(value)


def whole(name: str, value: object, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError(f"{name} is {value!r}; allowed is a whole number from {low} to {high}")
    return value


def flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} is {value!r}; allowed is true or false")
    return value


def one_of(name: str, value: object, allowed: Collection[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"{name} is {value!r}; allowed is one of {', '.join(allowed)}")
    return value


def listed(name: str, value: object, least: int, most: int) -> list[object]:
    if not isinstance(value, (list, tuple)) or not least <= len(value) <= most:
        raise ValueError(f"{name} is {value!r}; allowed is a list of {least} to {most}")
    return list(value)
