"""The two themes as named colours, and the Appearance that the whole window shares: theme, scale and fonts.

No widget is restyled here: whoever paints listens to `Appearance.changed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette

UI_FAMILIES = ("Inter", "Segoe UI Variable Text", "Segoe UI", "SF Pro Text", "Noto Sans CJK SC", "Noto Sans")
MATHS_FAMILIES = ("STIX Two Text", "STIX", "Cambria Math", "Noto Serif", "DejaVu Serif", "serif")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour tokens; the names say the use, not the hue."""

    name: str
    surface: str
    panel: str
    plot: str
    raised: str
    border: str
    hair: str
    ctl: str
    text: str
    muted: str
    faint: str
    accent: str
    onaccent: str
    sel: str
    positive_text: str
    negative_text: str
    take: str
    bring: str
    zone: float
    ok_text: str
    ok_fill: str
    warning_text: str
    warning_fill: str
    warning_edge: str
    danger_text: str
    danger_fill: str
    danger_edge: str
    pieces: tuple[str, str, str, str, str]
    positive: str = "#0877bd"
    negative: str = "#f59322"
    zero: str = "#e8eaeb"

    @property
    def dark(self) -> bool:
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    surface="#f3f4f6",
    panel="#ffffff",
    plot="#ffffff",
    raised="#eceef1",
    border="#d5d9df",
    hair="#e4e7eb",
    ctl="#8b95a3",
    text="#1a2230",
    muted="#566072",
    faint="#788396",
    accent="#22304a",
    onaccent="#ffffff",
    sel="#e6eaf1",
    positive_text="#06639e",
    negative_text="#9a5200",
    take="#b62e63",
    bring="#0e7a6e",
    zone=0.09,
    ok_text="#17693a",
    ok_fill="#e7f4ec",
    warning_text="#6f5200",
    warning_fill="#fff6d6",
    warning_edge="#e3c65a",
    danger_text="#a8201a",
    danger_fill="#fdecea",
    danger_edge="#e9a9a4",
    pieces=("#4338b8", "#0a7558", "#9c9310", "#dd5fae", "#2e2824"),
)

DARK = Theme(
    name="dark",
    surface="#13171c",
    panel="#1b2027",
    plot="#171b21",
    raised="#272e37",
    border="#39424e",
    hair="#2a313a",
    ctl="#758294",
    text="#e7ebf1",
    muted="#a2adbb",
    faint="#8692a2",
    accent="#dfe6f1",
    onaccent="#141a24",
    sel="#2c3542",
    positive_text="#62b8ee",
    negative_text="#f8ae57",
    take="#f47fae",
    bring="#3fc4b3",
    zone=0.11,
    ok_text="#7fd6a0",
    ok_fill="#17301f",
    warning_text="#f0d472",
    warning_fill="#332b12",
    warning_edge="#6b5a1f",
    danger_text="#ff9a92",
    danger_fill="#3a1a1a",
    danger_edge="#7a3531",
    pieces=("#9b7dfa", "#34d0d8", "#dcd445", "#f04a78", "#f6efdc"),
)


def palette(theme: Theme) -> QPalette:
    """The palette of `theme` for Fusion, which uses Highlight where newer styles use Accent."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.surface,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.PlaceholderText: theme.faint,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.onaccent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.Light: theme.panel,
        role.Midlight: theme.hair,
        role.Mid: theme.border,
        role.Dark: theme.ctl,
        role.Shadow: theme.border,
        role.BrightText: theme.danger_text,
    }
    result = QPalette()
    for key, colour in colours.items():
        result.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.faint))
    return result


class Appearance(QObject):
    """What the window looks like now; passed to every view, which repaints when `changed` is emitted."""

    changed = Signal()

    def __init__(self, theme: Theme = LIGHT, scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scale = scale
        self._stroke = 1.0

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def scale(self) -> float:
        """1, 1.25 or 1.5: multiplies every length and font size of look.md's tables."""
        return self._scale

    def set_theme(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self.changed.emit()

    def set_scale(self, scale: float) -> None:
        if scale != self._scale:
            self._scale = scale
            self.changed.emit()

    def set_lecture(self, scale: float, stroke: float) -> None:
        """Both at once, as a lecture wants them or as they were before."""
        if (scale, stroke) != (self._scale, self._stroke):
            self._scale, self._stroke = scale, stroke
            self.changed.emit()

    def line(self, width: float) -> float:
        """The width of a line in the design's pixels, scaled, and thicker for a lecture."""
        return width * self._scale * self._stroke

    def px(self, length: float) -> float:
        """A length in the design's pixels, scaled."""
        return length * self._scale

    def font(self, px: float = 12, *, bold: bool = False) -> QFont:
        """The platform's UI face with digits of equal width, so that nothing moves while numbers run."""
        return _ui_font(round(px * self._scale), bold)

    def maths(self, px: float = 15, *, italic: bool = True) -> QFont:
        """The face of formulas: italic letters, upright digits and brackets."""
        return _maths_font(round(px * self._scale), italic)


# Painting asks for the same few fonts hundreds of times a second. They are shared: copy before changing one.


@cache
def _ui_font(pixels: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies([*UI_FAMILIES, font.family()])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def _maths_font(pixels: int, italic: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(MATHS_FAMILIES))
    font.setPixelSize(pixels)
    font.setItalic(italic)
    return font
