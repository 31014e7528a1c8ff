"""The Losses page: five experiments under tabs, with one history of edits.

Undo and redo are the page's own while it has the focus, and the window's everywhere else.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from nnviz.ui.losslab.bench import Bench
from nnviz.ui.losslab.curve_view import CurveView
from nnviz.ui.losslab.experiment import Experiment, Fact
from nnviz.ui.losslab.imbalance_view import ImbalanceView
from nnviz.ui.losslab.outlier_view import OutlierView
from nnviz.ui.losslab.outputs_view import OutputsView
from nnviz.ui.losslab.saturation_view import SaturationView
from nnviz.ui.losslab.settings import known
from nnviz.ui.own_history import OwnHistory
from nnviz.ui.tabs import leave_focus_to_tab_bar
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


class LossLabPage(OwnHistory, QWidget):
    """`experiments` by their section of the state, in the order of the tabs."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = Bench(self)
        made: tuple[Experiment, ...] = (
            CurveView(self.bench, appearance),
            OutputsView(self.bench, appearance),
            OutlierView(self.bench, appearance),
            ImbalanceView(self.bench, appearance),
            SaturationView(self.bench, appearance),
        )
        self.experiments = {view.section: view for view in made}
        self.views: dict[str, View] = {f"loss_{section}": view for section, view in self.experiments.items()}
        self.tabs = QTabWidget()
        self.tabs.setObjectName("experiments")
        self.tabs.setDocumentMode(True)
        leave_focus_to_tab_bar(self.tabs)
        for view in made:
            self.tabs.addTab(view, "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)
        self.bench.reverted.connect(self.show_experiment)
        self.retranslate()

    @property
    def experiment(self) -> str:
        """The section of the one that is in front."""
        return list(self.experiments)[self.tabs.currentIndex()]

    def show_experiment(self, section: str) -> None:
        """Bring it to the front."""
        self.tabs.setCurrentWidget(self.experiments[section])

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **settings: object) -> None:
        """experiment: curve, outputs, outlier, imbalance or saturation, without it the one in front; the other names
        are those of that experiment's own `arrange`. Raises ValueError.
        """
        section = known("experiment", settings.pop("experiment", self.experiment), tuple(self.experiments))
        self.experiments[section].arrange(**settings)
        self.show_experiment(section)

    def facts(self) -> dict[str, Fact]:
        """experiment, and what the experiment in front has to tell."""
        return {"experiment": self.experiment, **self.experiments[self.experiment].facts()}

    def places(self) -> dict[str, QWidget]:
        """tabs, and the parts of the experiment in front."""
        return {"tabs": self.tabs.tabBar(), **self.experiments[self.experiment].places()}

    # -- texts -----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        titles = {
            "curve": self.tr("Curve"),
            "outputs": self.tr("Several outputs"),
            "outlier": self.tr("Outlier"),
            "imbalance": self.tr("Rare class"),
            "saturation": self.tr("Saturation"),
        }
        for index, section in enumerate(self.experiments):
            self.tabs.setTabText(index, titles[section])
        self.tabs.tabBar().setAccessibleName(self.tr("Experiments with losses"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
