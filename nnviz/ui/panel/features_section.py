"""The section of the inputs: features of a point in the plane as tiles, or the columns of a table as a list."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QWidget,
)

from nnviz.nn import DATASETS, FEATURES
from nnviz.training.config import RunConfig
from nnviz.training.data import SOURCES
from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls import SwitchField
from nnviz.ui.panel.columns_field import ColumnsField
from nnviz.ui.panel.explanations import explained, explained_feature
from nnviz.ui.panel.pictures import feature_picture
from nnviz.ui.panel.rows import Reason, Section
from nnviz.ui.panel.tiles import TileGrid
from nnviz.ui.theme import Appearance

# (text, italic) runs, for italic letters and upright digits
FORMULAS = {
    "x1": (("x", True), ("₁", False)),
    "x2": (("x", True), ("₂", False)),
    "x1^2": (("x", True), ("₁²", False)),
    "x2^2": (("x", True), ("₂²", False)),
    "x1*x2": (("x", True), ("₁", False), ("x", True), ("₂", False)),
    "sin(x1)": (("sin ", False), ("x", True), ("₁", False)),
    "sin(x2)": (("sin ", False), ("x", True), ("₂", False)),
}


class FeaturesSection(Section):
    """Which inputs the network has; at least one stays."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._features: tuple[str, ...] | None = None
        self._dataset = RunConfig().dataset
        self._columns: tuple[str, ...] = ()
        self._own_table = False
        self._known: tuple[str, tuple[str, ...]] = ("", ())  # a bundled table and its columns
        drawn = [(name, partial(feature_picture, name)) for name in FEATURES]
        self.tiles = TileGrid(drawn, appearance, columns=len(drawn), exclusive=False)
        self.tiles.pressed.connect(self._pressed)
        self.columns = ColumnsField()
        self.columns.valueChanged.connect(self._columns_edited)
        self.reason = Reason()
        self.standardize = SwitchField()
        self.watch(self.standardize, "standardize")
        for widget in (self.tiles, self.columns, self.reason, self.standardize):
            self.body.addWidget(widget)
        self.reasons["features"] = self.reason
        self.columns.refused.connect(self.reason.show_text)
        self.retranslate()

    def values(self) -> dict[str, object]:
        return {"features": self._features, "standardize": self.standardize.value()}

    def load(self, config: RunConfig, info: RunInfo | None) -> None:
        self._features = config.features
        self.standardize.setValue(config.standardize)
        self.reason.show_text("")
        self.show_info(config, info)

    def show_info(self, config: RunConfig, info: RunInfo | None) -> None:
        """The columns that a table has, from its data; until these are made the names that the config gives."""
        self._dataset = config.dataset
        self._own_table = info is not None and info.data.kind == "custom"
        table = self._own_table or self._dataset not in DATASETS
        if table:
            self._columns = self._all_columns(config, info)
        self.tiles.setVisible(not table)
        self.columns.setVisible(table)
        self._show_chosen()
        self.retranslate()

    def _all_columns(self, config: RunConfig, info: RunInfo | None) -> tuple[str, ...]:
        """All names of the table, also where the run uses a part of it or does not stand yet."""
        if info is not None and (
            self._own_table or (info.config.dataset == config.dataset and config.features is None)
        ):
            return info.data.columns
        if self._known[0] != config.dataset:
            self._known = (config.dataset, tuple(SOURCES[config.dataset].load().names))
        return self._known[1]

    def _chosen(self) -> tuple[str, ...]:
        """The inputs in use, also where the config leaves them to the data."""
        if self._features is not None:
            return self._features
        source = DATASETS.get(self._dataset)
        return self._columns if source is None or self._own_table else source.inputs

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.tiles.set_on(*chosen)
        source = DATASETS.get(self._dataset)
        for name, tile in self.tiles.tiles.items():
            tile.setEnabled(source is None or len(source.inputs) > 1 or "x2" not in name)
        self.columns.setColumns(self._columns or chosen, chosen)
        self.columns.setEnabled(not self._own_table)

    def _pressed(self, name: str) -> None:
        chosen = set(self._chosen()) ^ {name}
        if not chosen:
            self.reason.show_text(self.tr("At least one input stays: without any there is nothing to learn from."))
            return
        self._take(tuple(feature for feature in FEATURES if feature in chosen))

    def _columns_edited(self, names: tuple[str, ...]) -> None:
        self._take(names)

    def _take(self, names: tuple[str, ...]) -> None:
        source = DATASETS.get(self._dataset)
        usual = self._columns if source is None else source.inputs
        self._features = None if names == tuple(usual) else names
        self.reason.show_text("")
        self._show_chosen()
        self._show_count()
        self.edited.emit(("features",))

    def _show_count(self) -> None:
        every = sum(tile.isEnabled() for tile in self.tiles.tiles.values())
        text = self.tr("{count} of {every}").format(count=len(self._chosen()), every=every)
        self.remark.setText("" if self.tiles.isHidden() else text)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Input features"))
        self.tiles.setAccessibleName(self.tr("Input features"))
        self._show_count()
        one_input = self.tr("These data have one input only.")
        for name, tile in self.tiles.tiles.items():
            tile.set_name(name, FORMULAS.get(name, ()))
            tile.setToolTip(explained_feature(name) if tile.isEnabled() else one_input)
        self.columns.retranslate()
        self.columns.setToolTip(
            self.tr("An own table is used with all its columns.") if self._own_table else explained("features")
        )
        self.standardize.setText(self.tr("Standardize inputs"))
        self.standardize.setAccessibleName(self.tr("Standardize inputs"))
        self.standardize.setToolTip(explained("standardize"))

    def restyle(self) -> None:
        super().restyle()
        self.tiles.restyle()
