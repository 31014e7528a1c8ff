"""In a lecture the lines of the laboratories are thicker, in the same places."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from nnviz.ui.descent.page import DescentPage
from nnviz.ui.functions.page import FunctionsPage
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.page import WorkshopPage

PLOTS = {
    WorkshopPage: lambda page: page.view.plot,
    DescentPage: lambda page: page.view.plot,
    FunctionsPage: lambda page: page.view.f,
}
GROUND = 40  # of 255: what differs less from white is grid


def painted(plot) -> int:
    """Pixels that are neither ground nor grid."""
    image = plot.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    limit = QColor("white").lightness() - GROUND
    rows = [bytes(image.constScanLine(y))[: image.width()] for y in range(image.height())]
    return sum(value < limit for row in rows for value in row)


@pytest.mark.parametrize("page_of", list(PLOTS), ids=lambda page: page.__name__)
def test_lines_are_thicker_in_a_lecture_and_as_before_afterwards(qtbot, page_of):
    appearance = Appearance()
    page = page_of(appearance)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    QApplication.processEvents()
    plot = PLOTS[page_of](page)
    counts = []
    for stroke in (1.0, 1.5, 1.0):
        appearance.set_lecture(1.0, stroke)
        QApplication.processEvents()
        counts.append(painted(plot))
    assert counts[1] > 1.05 * counts[0] and counts[2] == counts[0]
