"""What the Functions page asks of the running network: the z of its layers, seldom enough to lie behind curves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nnviz.training.wants import StavesWant


@dataclass(frozen=True, slots=True)
class ZHistogramsWant(StavesWant):
    """A StavesWant, answered by Staves, of which only the histograms are drawn: what lies behind must not flicker."""

    hz: ClassVar[int] = 10
