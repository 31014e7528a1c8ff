"""The section of the network: one row for each hidden layer, the output layer, and how the weights are drawn."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nnviz.training.config import MOST_LAYERS, SETTINGS, RunConfig
from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.icons import icon
from nnviz.ui.panel.choice_groups import grouped
from nnviz.ui.panel.explanations import explained
from nnviz.ui.panel.layer_list import LayerList
from nnviz.ui.panel.layer_row import LayerRow, activation_choices
from nnviz.ui.panel.rows import FlatButton, Reason, Row, Section
from nnviz.ui.theme import Appearance

WEIGHTS = 60  # px of the label: xavier_uniform is to be read in full beside the scale


class LayersSection(Section):
    """All layers and the weights' beginning. `layer_selected` counts from 0; the output layer is the last."""

    layer_selected = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._selected: int | None = None
        self._output_size: int | None = None
        self.add = FlatButton()
        self.add.clicked.connect(self._add)
        self.head.replaceWidget(self.remark, self.add)
        self.remark.setParent(self)
        self.remark.hide()
        self.list = LayerList(appearance)
        self.list.edited.connect(self._layers_edited)
        self.list.row_selected.connect(self._row_selected)
        self.body.addWidget(self.list)
        self.layers_reason = Reason()
        self.body.addWidget(self.layers_reason)
        self.reasons["layers"] = self.layers_reason
        self.list.refused.connect(self.layers_reason.show_text)
        self.output = LayerRow(appearance, output=True)
        self.output.edited.connect(self._output_edited)
        self.output.selected.connect(self._output_selected)
        self.body.addWidget(self.output)
        self.output_reason = Reason()
        self.body.addWidget(self.output_reason)
        self.reasons["output_activation"] = self.output_reason
        scale = SETTINGS["init_scale"]
        self.initializer = ChoiceField()
        self.scale = NumberField(scale.low, scale.high, sign="×", step=0.1)
        self.add_row("initializer", Row(self.initializer, self.scale, stretch=(1, 0)))
        self.reasons["init_scale"] = self.rows["initializer"].reason
        self.watch(self.initializer, "initializer")
        self.watch(self.scale, "init_scale")
        self.list.arranged.connect(self._arrange)
        self.retranslate()

    @property
    def layer_rows(self) -> list[LayerRow]:
        return self.list.rows

    def values(self) -> dict[str, object]:
        return {
            "layers": self.list.layers(),
            "output_activation": self.output.activation.value(),
            "initializer": self.initializer.value(),
            "init_scale": self.scale.value(),
        }

    def load(self, config: RunConfig, info: RunInfo | None) -> None:
        self.list.show_layers(config.layers, config.initializer)
        self.initializer.setValue(config.initializer)
        self.scale.setValue(config.init_scale)
        self.layers_reason.show_text("")
        self.output_reason.show_text("")
        self.show_info(config, info)

    def show_info(self, config: RunConfig, info: RunInfo | None) -> None:
        """The output layer's size and what its activation is left to, which the data decide."""
        task = info.data.task if info is not None else "binary"
        self._output_size = info.layers[-1].size if info is not None else None
        for row in self.layer_rows:
            row.show_usual(config.initializer)
        self.output.show_output(config.output_activation, config.output_for(task), self._output_size)

    def select(self, number: int | None) -> None:
        """Tint the row of a layer, counted from 0, the output layer being the last; None: no row."""
        self._selected = number
        chosen = None if number is None else self.list.row_of(number)
        for row in self.layer_rows:
            row.tint(row is chosen)
        self.output.tint(number is not None and chosen is None)

    def _arrange(self) -> None:
        """What depends on which rows there are: the tab order, the columns, the tint."""
        order = [self.add, *(stop for row in self.layer_rows for stop in row.stops()), self.output.activation]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.add.setEnabled(len(self.list.layers()) < MOST_LAYERS)
        self.output.set_columns(*self.list.columns())
        self.select(self._selected)

    def _row_selected(self, row: LayerRow) -> None:
        first = self.list.first_of(row)
        if self._selected is None or not first <= self._selected < first + row.count:
            self._choose(first)

    def _output_selected(self) -> None:
        if self._selected != len(self.list.layers()):
            self._choose(len(self.list.layers()))

    def _choose(self, number: int) -> None:
        self.select(number)
        self.layer_selected.emit(number)

    def _layers_edited(self) -> None:
        self.edited.emit(("layers",))

    def _add(self) -> None:
        self.list.add()

    def _output_edited(self) -> None:
        self.edited.emit(("output_activation",))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Layers"))
        self.add.setText(self.tr("Add layer"))
        self.add.setAccessibleName(self.tr("Add layer"))
        self.add.setToolTip(
            self.tr("One more hidden layer, of the last one's kind.")
            if len(self.list.layers()) < MOST_LAYERS
            else self.tr("{most} hidden layers are the most.").format(most=MOST_LAYERS)
        )
        self.list.retranslate()
        self.output.retranslate(activation_choices())
        self.initializer.setChoices(grouped("initializer"))
        self.rows["initializer"].set_texts(self.tr("Weights"), explained("initializer"))
        self.scale.setAccessibleName(self.tr("Scale of the first weights"))
        self.scale.setToolTip(explained("init_scale"))

    def restyle(self) -> None:
        super().restyle()
        self.add.setIcon(icon("add", self.appearance.theme.text, self.appearance.theme.faint))
        one = self.appearance.px
        self.rows["initializer"].label.setFixedWidth(round(one(WEIGHTS)))
        self.scale.setFixedWidth(round(one(54)))
        self.list.restyle()
        self.output.restyle()
        self.output.set_columns(*self.list.columns())
