"""Theme and size: what the system says counts only while nothing else was chosen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import window_parts
from PySide6.QtCore import QObject, Qt, Signal

from nnviz.ui import preferences
from nnviz.ui.preferences import Preferences
from nnviz.ui.theme import DARK, LIGHT, Appearance


class System(QObject):
    """Qt's word for how the desktop looks, which the offscreen platform cannot change."""

    colorSchemeChanged = Signal(object)
    scheme = Qt.ColorScheme.Unknown

    def colorScheme(self):
        return self.scheme

    def become(self, scheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def system(qapp, monkeypatch):
    system = System()
    monkeypatch.setattr(preferences, "QGuiApplication", SimpleNamespace(styleHints=lambda: system))
    return system


def test_at_first_the_theme_follows_the_system_also_while_the_program_runs(system, tmp_path):
    system.scheme = Qt.ColorScheme.Dark
    appearance = Appearance()
    chosen = Preferences(appearance, window_parts.settings(tmp_path))
    assert chosen.theme == "system" and appearance.theme is DARK
    system.become(Qt.ColorScheme.Light)
    assert appearance.theme is LIGHT
    system.become(Qt.ColorScheme.Dark)
    assert appearance.theme is DARK


def test_a_chosen_theme_stays_whatever_the_system_does_until_system_is_chosen(system, tmp_path):
    appearance = Appearance()
    chosen = Preferences(appearance, window_parts.settings(tmp_path))
    chosen.set_theme("light")
    system.become(Qt.ColorScheme.Dark)
    assert appearance.theme is LIGHT
    chosen.set_theme("system")
    assert appearance.theme is DARK


def test_toggling_leaves_what_the_system_says(system, tmp_path):
    system.scheme = Qt.ColorScheme.Dark
    appearance = Appearance()
    chosen = Preferences(appearance, window_parts.settings(tmp_path))
    chosen.toggle_theme()
    assert (chosen.theme, appearance.theme) == ("light", LIGHT)
    again = Preferences(Appearance(), window_parts.settings(tmp_path))
    assert again.theme == "light"


def test_the_next_size_is_never_beyond_the_largest_or_smallest(system, tmp_path):
    chosen = Preferences(Appearance(), window_parts.settings(tmp_path))
    sizes = []
    for by in (1, 1, 1, -1, -1, -1):
        chosen.step_scale(by)
        sizes.append(chosen.scale)
    assert sizes == [1.25, 1.5, 1.5, 1.25, 1.0, 1.0]
