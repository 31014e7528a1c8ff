"""The two windows of the Help menu: the keyboard shortcuts and About. Neither stops the training or the main window."""

from __future__ import annotations

import platform

import numpy
from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz import __version__
from nnviz.ui import keys
from nnviz.ui.columns import rule
from nnviz.ui.theme import Appearance


class HelpDialog(QDialog):
    """A card of text with a button that closes it; Escape does as well."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.close_button = QPushButton()
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        self.body = QVBoxLayout()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        margin = round(appearance.px(20))
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(margin)
        layout.addLayout(self.body, 1)
        layout.addLayout(foot)

    def retranslate(self) -> None:
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class ShortcutsDialog(HelpDialog):
    """Every command that has keys, by menu, in two columns: one would be higher than a small screen."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._labels: list[tuple[QLabel, str]] = []
        self._caps: list[tuple[QLabel, keys.Command, int]] = []
        px = appearance.px
        columns = QHBoxLayout()
        columns.setSpacing(round(px(28)))
        half = len(keys.MENUS) // 2
        for menus in (keys.MENUS[:half], keys.MENUS[half:]):
            grid = QGridLayout()
            grid.setHorizontalSpacing(round(px(8)))
            grid.setVerticalSpacing(round(px(6)))
            grid.setColumnStretch(0, 1)
            grid.setColumnMinimumWidth(0, round(px(200)))
            for menu in menus:
                self._add_menu(grid, menu)
            grid.setRowStretch(grid.rowCount(), 1)
            columns.addLayout(grid)
        self._note = QLabel()
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self.body.addLayout(columns)
        self.body.addSpacing(round(px(8)))
        self.body.addWidget(self._note)
        self.retranslate()

    def _add_menu(self, grid: QGridLayout, menu: str) -> None:
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, round(self.appearance.px(28)))
        heading = QLabel()
        heading.setProperty("role", "section")
        grid.addWidget(heading, row, 0, 1, 3, Qt.AlignmentFlag.AlignBottom)
        self._labels.append((heading, menu))
        for command in keys.COMMANDS:
            if command.menu != menu or not command.keys:
                continue
            row += 1
            text = QLabel()
            grid.addWidget(text, row, 0)
            self._labels.append((text, command.text))
            for i in range(len(keys.key_texts(command))):
                cap = QLabel()
                cap.setProperty("role", "chip")
                grid.addWidget(cap, row, 1 + i, Qt.AlignmentFlag.AlignLeft)
                self._caps.append((cap, command, i))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.close_button.setText(self.tr("Close"))
        for label, text in self._labels:
            label.setText(keys.translated(text))
        for cap, command, i in self._caps:
            cap.setText(keys.key_texts(command)[i])
        self._note.setText(
            self.tr("Keys without Ctrl act while the score, or nothing, has the focus; F keys always act.")
        )


class AboutDialog(HelpDialog):
    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._name = QLabel(f"nnviz {__version__}")
        self._name.setProperty("role", "title")
        self._what, self._licence, self._built_on = QLabel(), QLabel(), QLabel()
        for label in (self._what, self._licence, self._built_on):
            label.setWordWrap(True)
            label.setMinimumWidth(round(appearance.px(380)))
        self._licence.setProperty("role", "muted")
        self._built_on.setProperty("role", "muted")
        self.body.setSpacing(round(appearance.px(8)))
        for label in (self._name, self._what):
            self.body.addWidget(label)
        self.body.addWidget(rule())
        for label in (self._licence, self._built_on):
            self.body.addWidget(label)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("About nnviz"))
        self.close_button.setText(self.tr("Close"))
        self._what.setText(self.tr("A desktop laboratory in which you watch a neural network learn."))
        self._licence.setText(self.tr("Free software under the MIT licence."))
        self._built_on.setText(
            self.tr("Python {python}, NumPy {numpy}, Qt {qt}").format(
                python=platform.python_version(), numpy=numpy.__version__, qt=qVersion()
            )
        )
