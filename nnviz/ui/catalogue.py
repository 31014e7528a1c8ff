"""What there is to see: the pages of the window and the views of the Live page, one entry each.

Menus, tabs and columns are made from these tuples; a new page or view is one more entry and no edit elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A tab of the window, made when it is first seen. The widget has `views`: those that it has made, by their keys.

    One that makes more of them later has a signal `view_made(entry, View)`.
    """

    key: str
    title: str  # English, marked for translation
    create: Callable[[Appearance], QWidget]

    @property
    def translated_title(self) -> str:
        return QCoreApplication.translate("Catalogue", self.title)


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """A view of the Live page: a tab of the middle, or a section of the right column, from the top down, or of its
    foot, which stays in view while the rest scrolls. It is made when it is first seen; the first of the middle at once.

    A view bears its title itself, since some titles depend on the data; `title`, English and marked for translation,
    takes its place where it is folded away: there may be no view yet. `folded`: it is so at first.
    `suits`: the runs that it is there for, None before the first; for others a section is hidden and costs nothing.
    """

    key: str
    create: Callable[[Appearance], View]
    place: Literal["middle", "right", "foot"]
    suits: Callable[[RunInfo | None], bool] = lambda run: True
    title: str = ""
    folded: bool = False

    @property
    def translated_title(self) -> str:
        return QCoreApplication.translate("Catalogue", self.title) if self.title else ""


# What an entry makes is imported when it is made, so that this list costs nothing.


def _live(appearance: Appearance) -> QWidget:
    from nnviz.ui.live_page import LivePage

    return LivePage(appearance)


def _score(appearance: Appearance) -> View:
    from nnviz.ui.views.score import ScoreView

    return ScoreView(appearance)


def _gradient(appearance: Appearance) -> View:
    from nnviz.ui.views.gradient import GradientView

    return GradientView(appearance)


def _maxout(appearance: Appearance) -> View:
    from nnviz.ui.views.maxout import MaxoutView

    return MaxoutView(appearance)


def _comparison(appearance: Appearance) -> View:
    from nnviz.ui.views.comparison import ComparisonView

    return ComparisonView(appearance)


def _decision_map(appearance: Appearance) -> View:
    from nnviz.ui.views.decision_map import DecisionMapView

    return DecisionMapView(appearance)


def _has_plane(run: RunInfo | None) -> bool:
    return run is None or len(run.data.columns) > 1


def _curve(appearance: Appearance) -> View:
    from nnviz.ui.views.curve import CurveView

    return CurveView(appearance)


def _has_one_input(run: RunInfo | None) -> bool:
    return run is not None and len(run.data.columns) == 1


def _sample(appearance: Appearance) -> View:
    from nnviz.ui.views.sample import SampleView

    return SampleView(appearance)


def _has_pictures(run: RunInfo | None) -> bool:
    return run is not None and run.data.image_shape is not None


def _losses(appearance: Appearance) -> View:
    from nnviz.ui.views.losses import LossesView

    return LossesView(appearance)


def _confusion(appearance: Appearance) -> View:
    from nnviz.ui.views.confusion import ConfusionView

    return ConfusionView(appearance)


def _has_classes_or_outputs(run: RunInfo | None) -> bool:
    return run is not None and (run.data.task != "regression" or run.data.y.shape[0] > 1)


def _signals(appearance: Appearance) -> View:
    from nnviz.ui.views.signals import SignalsView

    return SignalsView(appearance)


def _symmetry(appearance: Appearance) -> View:
    from nnviz.ui.views.symmetry import SymmetryView

    return SymmetryView(appearance)


def _zigzag(appearance: Appearance) -> View:
    from nnviz.ui.views.zigzag import ZigzagView

    return ZigzagView(appearance)


def _has_hidden_layers(run: RunInfo | None) -> bool:
    return run is not None and len(run.layers) > 1


def _happening(appearance: Appearance) -> View:
    from nnviz.ui.views.happening import HappeningView

    return HappeningView(appearance)


def _functions(appearance: Appearance) -> QWidget:
    from nnviz.ui.functions.page import FunctionsPage

    return FunctionsPage(appearance)


def _losslab(appearance: Appearance) -> QWidget:
    from nnviz.ui.losslab.page import LossLabPage

    return LossLabPage(appearance)


def _backprop(appearance: Appearance) -> QWidget:
    from nnviz.ui.backprop.page import BackpropPage

    return BackpropPage(appearance)


def _descent(appearance: Appearance) -> QWidget:
    from nnviz.ui.descent.page import DescentPage

    return DescentPage(appearance)


def _workshop(appearance: Appearance) -> QWidget:
    from nnviz.ui.workshop.page import WorkshopPage

    return WorkshopPage(appearance)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("live", QT_TRANSLATE_NOOP("Catalogue", "Live"), _live),
    PageEntry("functions", QT_TRANSLATE_NOOP("Catalogue", "Functions"), _functions),
    PageEntry("losslab", QT_TRANSLATE_NOOP("Catalogue", "Losses"), _losslab),
    PageEntry("descent", QT_TRANSLATE_NOOP("Catalogue", "Descent"), _descent),
    PageEntry("backprop", QT_TRANSLATE_NOOP("Catalogue", "Backprop"), _backprop),
    PageEntry("workshop", QT_TRANSLATE_NOOP("Catalogue", "Maxout workshop"), _workshop),
)

VIEWS: tuple[ViewEntry, ...] = (
    ViewEntry("score", _score, "middle", title=QT_TRANSLATE_NOOP("Catalogue", "Network")),
    ViewEntry("gradient", _gradient, "middle", title=QT_TRANSLATE_NOOP("Catalogue", "Gradient")),
    ViewEntry("maxout", _maxout, "middle", title=QT_TRANSLATE_NOOP("Catalogue", "Maxout")),
    ViewEntry("compare", _comparison, "middle", title=QT_TRANSLATE_NOOP("Catalogue", "Compare")),
    ViewEntry("map", _decision_map, "right", suits=_has_plane, title=QT_TRANSLATE_NOOP("Catalogue", "Output")),
    ViewEntry("curve", _curve, "right", suits=_has_one_input),
    ViewEntry("sample", _sample, "right", suits=_has_pictures),
    ViewEntry("losses", _losses, "right"),
    ViewEntry(
        "confusion",
        _confusion,
        "right",
        suits=_has_classes_or_outputs,
        title=QT_TRANSLATE_NOOP("Catalogue", "Errors in detail"),
        folded=True,
    ),
    ViewEntry(
        "signals",
        _signals,
        "right",
        suits=_has_hidden_layers,
        title=QT_TRANSLATE_NOOP("Catalogue", "Signals lost, answer kept"),
        folded=True,
    ),
    ViewEntry(
        "symmetry",
        _symmetry,
        "right",
        suits=_has_hidden_layers,
        title=QT_TRANSLATE_NOOP("Catalogue", "Which units are the same"),
        folded=True,
    ),
    ViewEntry(
        "zigzag",
        _zigzag,
        "right",
        title=QT_TRANSLATE_NOOP("Catalogue", "Zig-zag of the weights"),
        folded=True,
    ),
    ViewEntry("happening", _happening, "foot"),
)
