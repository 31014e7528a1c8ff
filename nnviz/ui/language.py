"""Which language the window speaks: it loads the translators, swaps them while the program runs, and remembers.

The texts themselves are not here: they stand in the sources in English and in resources/translations.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}  # each by its own name, in every language


class Language(QObject):
    """The language of all windows. `folder` holds the nnviz_*.qm; None as `settings` remembers nothing."""

    changed = Signal(str)

    def __init__(self, folder: Path, settings: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._settings = settings
        self._translators: list[QTranslator] = []
        self._code = "en"
        remembered = settings.value("window/language") if settings is not None else None
        self._speak(remembered if remembered in LANGUAGES else language_of(QLocale.system()))

    @property
    def code(self) -> str:
        """ "en" or "zh_CN"."""
        return self._code

    def choose(self, code: str) -> None:
        """Speak `code` from now on, also after the next start; KeyError names a language that does not exist."""
        if code not in LANGUAGES:
            raise KeyError(code)
        if self._settings is not None:
            self._settings.setValue("window/language", code)
        if code != self._code:
            self._speak(code)
            self.changed.emit(code)

    def stop(self) -> None:
        """Take the translators out of the application."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()

    def _speak(self, code: str) -> None:
        """Swap the translators; Qt then tells every widget by a LanguageChange event."""
        self._code = code
        self.stop()
        if code == "en":
            return
        of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase", of_qt), ("nnviz", str(self._folder))):
            translator = QTranslator(self)
            if translator.load(f"{name}_{code}", folder):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)


def language_of(locale: QLocale) -> str:
    """The language to start with on a computer set to `locale`: Chinese of any script reads zh_CN, the rest en."""
    return "zh_CN" if locale.language() == QLocale.Language.Chinese else "en"
