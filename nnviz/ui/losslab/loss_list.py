"""The losses to choose from: grouped as everywhere, found by any of their names, at most five ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nnviz.nn import LOSSES
from nnviz.training.losslab_curve import LossCurve, curve_params, domain, outline
from nnviz.ui.functions.curve_painting import ink_of
from nnviz.ui.functions.function_list import FunctionList
from nnviz.ui.functions.function_row import HEIGHT, FunctionRow
from nnviz.ui.panel.choice_groups import GROUPS
from nnviz.ui.panel.explanations import explained_choice
from nnviz.ui.theme import Appearance

REACH = 3.0  # of Y in the pictures
SEEN = 0.95  # of the points of a curve there: logarithms go to infinity


class LossRow(FunctionRow):
    """With the loss over its prediction as its picture; the target is 0, or no."""

    registry = LOSSES

    def _place_fields(self) -> None:
        """Where the picture is otherwise: names of losses are long."""
        right = self.width()
        for field in reversed(self.parameters.values()):
            field.fit()
            field.setGeometry(right - field.width(), 0, field.width(), self.height())
            right -= field.width()

    def _paint_picture(self, painter: QPainter, place: QRectF) -> None:
        if self.isChecked() and self.parameters:
            return
        theme, low, high = self.appearance.theme, *domain(self.name)
        painter.setPen(QPen(QColor(theme.hair), 1))
        painter.drawLine(QLineF(place.left(), place.bottom(), place.right(), place.bottom()))
        if self._path is None:
            given = {f"{self.name}.{key}": value for key, value in self._params.items()}
            ends = max(low, -REACH), min(high, REACH)
            y, value, _ = outline(LossCurve(self.name, curve_params(self.name, given), 0.0), *ends, 33)
            even = np.interp(np.linspace(*ends, 33), y, np.abs(value))
            tall = max(float(np.quantile(even, SEEN)), 1.0)
            x = place.left() + (y - ends[0]) / (ends[1] - ends[0]) * place.width()
            self._path = pg.arrayToQPath(x, place.bottom() - np.clip(value / tall, 0, 1) * place.height())
        ink = QColor(ink_of(self._slot, self.appearance) if self.isChecked() else theme.text)
        painter.strokePath(self._path, QPen(ink, self.appearance.px(1.5)))


class LossList(FunctionList):
    """Of the losses `names`, under the headings that they have everywhere."""

    def __init__(self, names: Collection[str], appearance: Appearance, *, search: bool = True) -> None:
        super().__init__(appearance)
        self._shown: object = None
        self.search.setVisible(search)
        self._headings: list[tuple[QLabel, str, list[str]]] = []
        self.fill(self._parts(names))
        self.restyle()
        self.retranslate()

    def _parts(self, names: Collection[str]) -> Iterator[QWidget]:
        for title, group in GROUPS["loss"]:
            here = [name for name in group if name in names]
            if not here:
                continue
            heading = QLabel()
            heading.setProperty("role", "caption")
            self._headings.append((heading, title, here))
            yield heading
            for name in here:
                row = LossRow(name, self._appearance)
                row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # as wide as the column
                yield row

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_choice(self, chosen: tuple[str, ...], params: Mapping[str, Any]) -> None:
        """`chosen`: a loss or "" for each colour; `params` by "loss.parameter"."""
        if (chosen, params) == self._shown and all(
            row.isChecked() == (name in chosen) for name, row in self.rows.items()
        ):
            return  # something else has changed
        self._shown = chosen, params
        for name, row in self.rows.items():
            own = {key: params[f"{name}.{key}"] for key in LOSSES[name].parameters if f"{name}.{key}" in params}
            row.show_choice(name in chosen, chosen.index(name) if name in chosen else None, own)

    def refuse(self, name: str) -> None:
        """One more was ticked than there are colours."""
        self.rows[name].setChecked(False)
        self.complain(self.tr("Five curves at most can be told apart: untick one first."))

    def _filter(self) -> None:
        super()._filter()
        for heading, _, names in self._headings:
            heading.setVisible(any(not self.rows[name].isHidden() for name in names))

    def _clicked(self) -> None:
        self.complain("")
        super()._clicked()

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find a loss"))
        self.search.setAccessibleName(self.tr("Find a loss by any of its names"))
        self._none.setText(self.tr("No loss is called so."))
        for heading, title, _ in self._headings:
            heading.setText(QCoreApplication.translate("ChoiceGroup", title))
        for name, row in self.rows.items():
            row.setToolTip(explained_choice("loss", name))
            row.retranslate()

    def restyle(self) -> None:
        px = self._appearance.px
        self.layout().setSpacing(round(px(6)))
        self.scroll.setMinimumHeight(round(px(min(7, len(self.rows) + 1) * HEIGHT)))
        for heading, _, _ in self._headings:
            heading.setMinimumHeight(round(px(22)))
            heading.setAlignment(Qt.AlignmentFlag.AlignBottom)
        for row in self.rows.values():
            row.restyle()
