"""A surface as a picture that stands still: shaded bands and lines of equal loss, made once for each size and theme."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from nnviz.training.descent import Surface
from nnviz.training.descent.contours import Heights, segments
from nnviz.ui.frame import Frame
from nnviz.ui.ink import colour, pen
from nnviz.ui.score.buffers import Lines
from nnviz.ui.theme import Appearance, Theme

DARKEST = 0.62  # of the way from the plot's ground to `ctl`, on the highest band


class Ground:
    """Grid, heights and contours of one surface."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.w1, self.w2, self.values = surface.grid()
        self.heights = Heights(self.values)
        self.lines = [segments(self.w1, self.w2, self.values, level) for level in self.heights.levels()]

    def pixmap(self, frame: Frame, appearance: Appearance, ratio: float) -> QPixmap:
        """As large as the frame's box."""
        box = frame.box
        made = QPixmap(max(1, round(box.width * ratio)), max(1, round(box.height * ratio)))
        made.setDevicePixelRatio(ratio)
        made.fill(colour(appearance.theme.plot))
        painter = QPainter(made)
        painter.translate(-box.left, -box.top)
        self.paint(painter, frame, appearance)
        painter.end()
        return made

    def paint(self, painter: QPainter, frame: Frame, appearance: Appearance) -> None:
        """Bands as an image, lines as lines."""
        theme, box = appearance.theme, frame.box
        step1, step2 = (float(w[1] - w[0]) for w in (self.w1, self.w2))
        left, right = (float(frame.across(w)) for w in (self.w1[0] - step1 / 2, self.w1[-1] + step1 / 2))
        bottom, top = (float(frame.up(w)) for w in (self.w2[0] - step2 / 2, self.w2[-1] + step2 / 2))
        painter.save()
        painter.setClipRect(QRectF(box.left, box.top, box.width, box.height))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, right - left, bottom - top), self._image(theme))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        buffer = Lines()
        for pieces in self.lines:
            if not len(pieces):
                continue
            rows = buffer.resize(len(pieces))
            rows[:, 0], rows[:, 2] = frame.across(pieces[:, 0]), frame.across(pieces[:, 2])
            rows[:, 1], rows[:, 3] = frame.up(pieces[:, 1]), frame.up(pieces[:, 3])
            painter.setPen(pen(theme.ctl, appearance.line(1.0), 0.55, Qt.PenCapStyle.FlatCap))
            buffer.draw(painter)
        painter.restore()

    def _image(self, theme: Theme) -> QImage:
        shades = shading(self.heights.of(self.values), theme)[::-1]
        made = QImage(np.ascontiguousarray(shades).data, *shades.shape[1::-1], QImage.Format.Format_RGB32)
        return made.copy()  # the array goes


def shading(height: np.ndarray, theme: Theme) -> np.ndarray:
    """Heights as colours 0xffRRGGBB, from the plot's ground to a darker one (a lighter one in dark): smooth."""
    low, high = (np.array(QColor(name).getRgb()[:3], float) for name in (theme.plot, theme.ctl))
    share = DARKEST * np.clip(np.nan_to_num(height, nan=1.0), 0, 1)[..., None]
    rgb = np.rint(low + share * (high - low)).astype(np.uint32)
    return (0xFF000000 | rgb[..., 0] << 16 | rgb[..., 1] << 8 | rgb[..., 2]).astype(np.uint32)
