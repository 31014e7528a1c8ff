"""Theme and size as the user chose them: remembered, and applied to the Appearance that all views share.

The language has a file of its own, since it needs translators.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication

from nnviz.ui.theme import DARK, LIGHT, Appearance

THEMES = {
    "light": QT_TRANSLATE_NOOP("Preferences", "Light"),
    "dark": QT_TRANSLATE_NOOP("Preferences", "Dark"),
    "system": QT_TRANSLATE_NOOP("Preferences", "Like the system"),
}
SCALES = {1.0: "100 %", 1.25: "125 %", 1.5: "150 %"}


class Preferences(QObject):
    """What the window should look like; it starts with what `settings` remembers, else like the system, at 100 %."""

    changed = Signal()

    def __init__(self, appearance: Appearance, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._settings = settings
        theme = settings.value("window/theme")
        self._theme = theme if theme in THEMES else "system"
        try:
            scale = float(settings.value("window/scale", 1.0))
        except (TypeError, ValueError):  # edited by hand
            scale = 1.0
        appearance.set_scale(scale if scale in SCALES else 1.0)
        self._apply_theme()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)

    @property
    def theme(self) -> str:
        """ "light", "dark" or "system"."""
        return self._theme

    @property
    def scale(self) -> float:
        return self._appearance.scale

    def set_theme(self, theme: str) -> None:
        self._theme = theme
        self._settings.setValue("window/theme", theme)
        self._apply_theme()
        self.changed.emit()

    def toggle_theme(self) -> None:
        """From light to dark or back, whichever is shown now."""
        self.set_theme("light" if self._appearance.theme.dark else "dark")

    def set_scale(self, scale: float) -> None:
        self._settings.setValue("window/scale", scale)
        self._appearance.set_scale(scale)
        self.changed.emit()

    def step_scale(self, by: int) -> None:
        """The next larger (by = 1) or smaller (by = -1) size, if there is one."""
        scales = sorted(SCALES)
        at = scales.index(self.scale) + by
        if 0 <= at < len(scales):
            self.set_scale(scales[at])

    def _apply_theme(self) -> None:
        dark = self._theme == "dark"
        if self._theme == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._appearance.set_theme(DARK if dark else LIGHT)
