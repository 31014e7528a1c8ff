"""A parameter of a function in the list, dragged or typed: a slope, an alpha, the pieces of a Maxout."""

from __future__ import annotations

from math import isinf

import numpy as np
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.nn import Parameter
from nnviz.ui.controls import SliderField
from nnviz.ui.controls.drawing import px
from nnviz.ui.panel.explanations import explained_parameter
from nnviz.ui.panel.parameters import field_for

STOPS = 101  # of a range without whole numbers
LEAST, MOST = 0.05, 100.0  # that a slider leads to where there is no end; others are typed
MOST_PIECES = 12  # that a slider leads to; more are typed
WIDTH, FIELD, GAP = 106, 50, 4  # px


class ParameterSlider(SliderField):
    """`name` of `owner`; more whole numbers than the slider has can be typed."""

    def __init__(self, name: str, owner: str, parameter: Parameter, parent: QWidget | None = None) -> None:
        super().__init__(_stops(parameter), field_for(parameter), parent)
        self.name = name
        self._owner = owner
        self._parameter = parameter
        self.setFocusProxy(None)  # as the last of the chain it would lead Tab back to the field, over and over
        self.layout().setSpacing(GAP)
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.slider.setMinimumWidth(20)
        self.retranslate()

    @property
    def stops(self) -> tuple[QWidget, QWidget]:
        """What takes the focus, in order."""
        return self.slider, self.field

    def fit(self) -> None:
        """Take the size that the font asks for."""
        self.field.setFixedWidth(round(FIELD * px(self)))
        self.setFixedWidth(round(WIDTH * px(self)))

    def retranslate(self) -> None:
        name = self.tr("{parameter} of {function}").format(parameter=self.name, function=self._owner)
        for stop in self.stops:
            stop.setAccessibleName(name)
            stop.setToolTip(explained_parameter(self.name, self._parameter, self._owner))


def _stops(parameter: Parameter) -> list[float]:
    if parameter.integer:
        return list(range(int(parameter.low), min(int(parameter.high), MOST_PIECES) + 1))
    if isinf(parameter.high):
        return [float(f"{stop:.2g}") for stop in np.geomspace(LEAST, MOST, 2 * STOPS // 3)]
    return np.linspace(parameter.low, parameter.high, STOPS).round(9).tolist()
