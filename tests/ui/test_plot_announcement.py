"""Keys that move a plot's cursor are followed by a screen reader; what merely changes under it is not said again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from nnviz.ui.marked_axis import MarkedAxis
from nnviz.ui.plot import Plot
from nnviz.ui.theme import Appearance


def test_a_key_is_announced_and_a_new_figure_at_the_same_place_is_not(qtbot, monkeypatch):
    appearance = Appearance()
    plot = Plot(appearance, {"left": MarkedAxis("left", appearance)})
    qtbot.addWidget(plot)
    plot.resize(200, 120)
    plot.setRange(xRange=(0, 1), yRange=(0, 1), padding=0)
    figure = ["0.5"]
    plot.pointed.connect(lambda x, y: plot.say(f"loss {figure[0]}"))
    plot.show()
    plot.activateWindow()
    plot.setFocus()
    qtbot.waitUntil(plot.hasFocus)
    said = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert said == ["loss 0.5"]
    figure[0] = "0.4"
    plot.point_at(0.5, 0.5)  # as a view does with every snapshot
    assert plot.accessibleDescription() == "loss 0.4"
    assert said == ["loss 0.5"]
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert said == ["loss 0.5", "loss 0.4"]
