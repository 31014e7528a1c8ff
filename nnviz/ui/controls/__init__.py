"""The controls that settings are made with: a typed number, a slider with its number, a choice, a switch.

All know `value()`, `setValue()` (silent) and `valueChanged` (edits only); colours are the palette's, sizes the font's.
"""

from __future__ import annotations

from nnviz.ui.controls.choice import ChoiceField, SwitchField
from nnviz.ui.controls.choice_list import Choice, Heading
from nnviz.ui.controls.drawing import signals_blocked
from nnviz.ui.controls.number import NumberField
from nnviz.ui.controls.slider import Slider, SliderField

__all__ = [
    "Choice",
    "ChoiceField",
    "Heading",
    "NumberField",
    "Slider",
    "SliderField",
    "SwitchField",
    "signals_blocked",
]
