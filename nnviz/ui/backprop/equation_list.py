"""Equations with the shapes in them, one below the other, each with a mark: it fits, it does not, it is not reached."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from nnviz.training.walk.dimensions import Equation
from nnviz.ui.theme import Appearance

HEIGHT = 250.0  # px


class EquationList(QTextBrowser):
    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._equations: tuple[Equation, ...] = ()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.WidgetWidth)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.restyle()

    def show_equations(self, equations: Sequence[Equation]) -> None:
        self._equations = tuple(equations)
        broken = next((i for i, equation in enumerate(self._equations) if equation.verdict != "fits"), None)
        reached = [equation for equation in self._equations if equation.verdict != "unreached"]
        rows = [self._row(i, equation, here=i == broken) for i, equation in enumerate(reached)]
        left = len(self._equations) - len(reached)
        if left:
            text = self.tr("Behind it, not computed: {count}").format(count=left)
            rows.append(f'<p style="margin: 4px 0 0 0; color: {self._appearance.theme.muted}">{text}</p>')
        self.setHtml("".join(rows))
        self._show_broken(broken)

    def _row(self, number: int, equation: Equation, *, here: bool) -> str:
        theme = self._appearance.theme
        mark, ink, word = {
            "fits": ("✓", theme.ok_text, self.tr("fits")),
            "refused": ("✗", theme.danger_text, self.tr("does not fit")),
            "silent": ("!", theme.danger_text, self.tr("wrong shape, no error")),
            "chance": ("!", theme.warning_text, self.tr("fits by chance")),
        }[equation.verdict]
        families = ", ".join(f"'{family}'" for family in self._appearance.maths(14).families())
        size = round(self._appearance.px(14))
        told = "" if equation.verdict == "fits" else f' <span style="color: {ink}">{word}</span>'
        ground = f" background-color: {theme.sel};" if here else ""
        anchor = '<a name="broken"></a>' if here else ""
        return (
            f'<p style="margin: 0 0 3px 0;{ground}">{anchor}<span style="color: {ink}">{mark}</span>&nbsp;'
            f'<span style="font-family: {families}; font-size: {size}px">{equation.symbols.rich}</span>{told}<br>'
            f'<span style="color: {theme.muted}">&nbsp;&nbsp;&nbsp;{equation.figures.rich}</span></p>'
        )

    def _show_broken(self, broken: int | None) -> None:
        if broken is None:
            self.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            self.scrollToAnchor("broken")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("All equations with the shapes in them"))

    def restyle(self) -> None:
        theme = self._appearance.theme
        self.setFont(self._appearance.font(12))
        self.setFixedHeight(round(self._appearance.px(HEIGHT)))
        self.setStyleSheet(
            f"QTextBrowser {{ background: {theme.panel}; border: 1px solid {theme.border}; }}"
            f"QTextBrowser:focus {{ border: 2px solid {theme.accent}; }}"
        )
        self.retranslate()
        self.show_equations(self._equations)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_equations(self._equations)
