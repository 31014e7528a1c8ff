"""The way of the network itself on a picture of its loss: a thin line with its moments, and the step of the picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter

from nnviz.training.descent import Floats, Landscape
from nnviz.ui.frame import Frame
from nnviz.ui.ink import pen
from nnviz.ui.number_format import count
from nnviz.ui.score.buffers import Lines
from nnviz.ui.theme import Appearance

FAR = 30_000.0  # px; Qt cannot draw to much farther places
LINE, DOT, TICK = 1.4, 3.4, 7.0  # px
STRENGTH = 0.75


class RunPath:
    """Buffers for one plot."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._lines, self._dots = Lines(), Lines()

    def paint(self, painter: QPainter, frame: Frame, path: Floats, here: tuple[float, ...]) -> None:
        """Over two weights: from the first moment that is known to where the network stands."""
        if not len(path):
            return
        places = np.concatenate((path, np.array(here)[None]))
        with np.errstate(all="ignore"):
            x, y = np.asarray(frame.across(places[:, 0])), np.asarray(frame.up(places[:, 1]))
        x, y = (np.clip(np.nan_to_num(v), -FAR, FAR) for v in (x, y))
        rows = self._lines.resize(len(x) - 1)
        rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = x[:-1], y[:-1], x[1:], y[1:]
        painter.setPen(pen(self._appearance.theme.text, self._appearance.line(LINE), STRENGTH))
        self._lines.draw(painter)
        self._paint_dots(painter, x[:-1], y[:-1])

    def paint_moments(self, painter: QPainter, frame: Frame, path: Floats) -> None:
        """Over one weight: a tick at the foot for every value that it had."""
        if not len(path):
            return
        with np.errstate(all="ignore"):
            x = np.clip(np.nan_to_num(np.asarray(frame.across(path[:, 0]))), -FAR, FAR)
        rows = self._lines.resize(len(x))
        rows[:, 0] = rows[:, 2] = x
        rows[:, 1], rows[:, 3] = frame.box.bottom, frame.box.bottom - self._appearance.px(TICK)
        painter.setPen(pen(self._appearance.theme.text, self._appearance.line(1), STRENGTH / 2))
        self._lines.draw(painter)

    def _paint_dots(self, painter: QPainter, x: Floats, y: Floats) -> None:
        rows = self._dots.resize(len(x))
        rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = x, y, x + 0.01, y  # a line without length is not drawn
        painter.setPen(pen(self._appearance.theme.text, self._appearance.line(DOT), STRENGTH, Qt.PenCapStyle.RoundCap))
        self._dots.draw(painter)


def as_of(landscape: Landscape) -> str:
    """Of which step the picture is; of no network's nothing."""
    if landscape.as_of is None:
        return ""
    return QCoreApplication.translate("RunPath", "as of step {step}").format(step=count(landscape.as_of))
