"""Who goes through the window by key sees where the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from nnviz.ui.focus_in_view import FocusInView


def test_a_control_that_gets_the_focus_in_a_scrolled_column_is_brought_into_view(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 200)
    content, area, outside = QWidget(), QScrollArea(), QPushButton("outside")
    column = QVBoxLayout(content)
    buttons = [QPushButton(str(i)) for i in range(30)]
    for button in buttons:
        column.addWidget(button)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    whole = QVBoxLayout(window)
    whole.addWidget(outside)
    whole.addWidget(area)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    FocusInView(window)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    outside.setFocus()
    assert buttons[0].visibleRegion().isEmpty()
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert not buttons[0].visibleRegion().isEmpty()
