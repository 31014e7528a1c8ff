"""A few lines of figures that stand together: as few as the width allows, with none of the figures broken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nnviz.ui.theme import Appearance

LINES = 2  # high, whatever it says, or everything below it would jump
MARGIN = 12.0  # px


class Readout(QLabel):
    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._parts: tuple[str, ...] = ()
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # its text follows its width

    def show_parts(self, parts: Sequence[str]) -> None:
        self._parts = tuple(parts)
        self._fit()

    def restyle(self) -> None:
        margin = round(self._appearance.px(MARGIN))
        self.setFont(self._appearance.font(11))
        self.setContentsMargins(margin, 0, margin, 0)
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 2)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        lines: list[str] = []
        for part in self._parts:
            longer = f"{lines[-1]}   {part}" if lines else part
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
        self.setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
