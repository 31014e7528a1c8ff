"""A window around stand-ins; afterwards the application looks and speaks as before."""

from __future__ import annotations

import pytest
import window_parts
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from nnviz.ui import catalogue
from nnviz.ui.language import Language
from nnviz.ui.theme import Appearance


@pytest.fixture
def make_window(qtbot, monkeypatch, tmp_path, translations, room_for_the_window):
    """Opens a window; each one remembers what the last one of the same test was told."""
    monkeypatch.setattr(catalogue, "VIEWS", window_parts.VIEWS)
    monkeypatch.setattr(catalogue, "PAGES", catalogue.PAGES[:1])
    monkeypatch.setattr("nnviz.ui.live_page.ModelPanel", window_parts.PlainPanel)
    font, languages = QApplication.font(), []
    settings = window_parts.settings(tmp_path)
    if not settings.contains("window/theme"):
        settings.setValue("window/theme", "light")
        settings.setValue("window/language", "en")

    def make(size=(1440, 900)):
        from nnviz.ui.main_window import MainWindow

        language = Language(translations, settings)
        languages.append(language)
        window = MainWindow(Appearance(), language, settings)
        qtbot.addWidget(window)
        if size is not None:
            window.resize(*size)
        window.show()
        window.live_page.right_column.fill()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    make.settings = settings
    yield make
    for language in languages:
        language.stop()
    QApplication.setFont(font)
    QApplication.setPalette(QPalette())


@pytest.fixture
def window(make_window):
    return make_window()
