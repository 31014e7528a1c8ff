"""The menu of the runs worth looking at, and the card that says what to look at. Both only show and tell."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from nnviz.training.presets import PRESETS, Preset
from nnviz.ui.icons import icon
from nnviz.ui.panel.rows import SmallButton
from nnviz.ui.theme import Appearance

PLAYGROUND = 4  # so many entries are TensorFlow Playground's; a line stands below them


def preset_text(text: str) -> str:
    """A preset's name or line in the window's language."""
    return QCoreApplication.translate("Preset", text)


class PresetMenu(QMenu):
    """One entry for each preset, its line as the tooltip; `chosen` gives the Preset."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        for i, preset in enumerate(PRESETS):
            if i == PLAYGROUND:
                self.addSeparator()
            self.addAction("").setData(preset.key)
        self.triggered.connect(self._choose)
        self.retranslate()

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(next(preset for preset in PRESETS if preset.key == action.data()))

    def retranslate(self) -> None:
        self.setTitle(self.tr("Presets"))
        texts = {preset.key: preset for preset in PRESETS}
        for action in self.actions():
            if action.data() is not None:
                action.setText(preset_text(texts[action.data()].name))
                action.setToolTip(f"<p>{preset_text(texts[action.data()].line)}</p>")  # rich text, so that Qt breaks it
                action.setStatusTip(preset_text(texts[action.data()].line))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class Hint(QWidget):
    """What to look at in the preset that was chosen; it can be put away."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._preset: Preset | None = None
        self.title, self.label = QLabel(), QLabel()
        self.title.setProperty("role", "section")
        self.label.setWordWrap(True)
        self.close_button = SmallButton()
        self.close_button.clicked.connect(self.dismiss)
        self._layout = QGridLayout(self)
        self._layout.addWidget(self.title, 0, 0)
        self._layout.addWidget(self.close_button, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.label, 1, 0, 1, 2)
        self._layout.setColumnStretch(0, 1)
        self.hide()
        self.restyle()

    def show_preset(self, preset: Preset) -> None:
        self._preset = preset
        self.retranslate()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        self._preset = None
        self.hide()

    def retranslate(self) -> None:
        self.close_button.setToolTip(self.tr("Dismiss"))
        self.close_button.setAccessibleName(self.tr("Dismiss"))
        if self._preset is not None:
            self.title.setText(preset_text(self._preset.name))
            self.label.setText(preset_text(self._preset.line))
            self.setAccessibleName(f"{self.title.text()}: {self.label.text()}")

    def restyle(self) -> None:
        one, theme = self._appearance.px, self._appearance.theme
        self._layout.setContentsMargins(round(one(10)), round(one(6)), round(one(8)), round(one(8)))
        self._layout.setVerticalSpacing(round(one(2)))
        self.close_button.setFixedSize(round(one(18)), round(one(18)))
        self.close_button.setIcon(icon("close", theme.ctl))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.theme.raised))
        painter.drawRoundedRect(self.rect(), 4, 4)
