"""A section of a column that can be folded away under its title; what is folded is hidden, and so costs nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from nnviz.ui import icons
from nnviz.ui.on_sight import OnSight
from nnviz.ui.theme import Appearance

MARGIN = 12  # px left and right of the view; the sign stands in the left one
ROW = 24  # px, the height of a title that is alone


class Fold(QWidget):
    """The place of a view, and beside its title the sign that folds it. `toggled` tells that the user did."""

    toggled = Signal()

    def __init__(self, appearance: Appearance, place: OnSight, *, folded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._body = place
        self._title: QLabel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._body)
        self.button = FoldButton(appearance, self)
        self._bar = 0
        self.button.setChecked(not folded)
        self.button.clicked.connect(self._fold)
        self.restyle()

    def find_title(self) -> None:
        """The view has been made: the sign stands beside the title that it bears."""
        labels = self._body.findChildren(QLabel)
        self._title = next((label for label in labels if label.property("role") == "section"), None)
        self._place_button()

    @property
    def folded(self) -> bool:
        return not self.button.isChecked()

    def set_folded(self, folded: bool) -> None:
        self.button.setChecked(not folded)
        self._fold_body()

    def set_title(self, title: str) -> None:
        """What the section is called in the window's language; "" is the title that the view bears itself."""
        self.button.set_title(title or (self._title.text() if self._title is not None else ""))

    def set_bar(self, width: int) -> None:
        """Px that a scroll bar takes at the right: from the margin, so that the view stays as wide as it is."""
        if width != self._bar:
            self._bar = width
            self._set_margins()

    def _set_margins(self) -> None:
        margin = round(self._appearance.px(MARGIN))
        self._layout.setContentsMargins(margin, 0, max(margin - self._bar, 2), 0)

    def restyle(self) -> None:
        self._set_margins()
        self.button.restyle()
        self._fold_body()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_button()
        return super().event(event)

    def _fold(self) -> None:
        self._fold_body()
        self.toggled.emit()

    def _fold_body(self) -> None:
        self._body.setVisible(not self.folded)
        self.setMinimumHeight(round(self._appearance.px(ROW)) if self.folded else 0)
        self.button.show_state()
        self._place_button()

    def _place_button(self) -> None:
        """Folded it is the whole row; else it stands in the margin, at the height of the view's title."""
        margin, row = round(self._appearance.px(MARGIN)), round(self._appearance.px(ROW))
        if self.folded:
            self.button.setGeometry(0, 0, self.width(), row)
            return
        self._layout.activate()
        middle = row // 2
        if self._title is not None:
            middle = self._title.mapTo(self, self._title.rect().center()).y()
        half = min(middle, row // 2)
        self.button.setGeometry(0, middle - half, margin, 2 * half)


class FoldButton(QAbstractButton):
    """A chevron, and while the section is folded its title. A click leaves the focus where it was."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._title = ""
        self._signs = {False: QIcon(), True: QIcon()}
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_title(self, title: str) -> None:
        self._title = title
        self.show_state()

    def show_state(self) -> None:
        text = self.tr("Fold {title}") if self.isChecked() else self.tr("Unfold {title}")
        self.setAccessibleName(text.format(title=self._title))
        self.setToolTip(text.format(title=self._title))
        self.update()

    def restyle(self) -> None:
        colour = self._appearance.theme.muted
        self._signs = {False: icons.icon("chevron-right", colour), True: icons.icon("chevron-down", colour)}
        self.setFont(self._appearance.font(12, bold=True))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._appearance.theme, self._appearance.px
        margin, side = round(px(MARGIN)), round(px(12))
        if self.underMouse() and self.isChecked():
            painter.fillRect(self.rect(), QColor(theme.raised))
        self._signs[self.isChecked()].paint(
            painter, QRect((margin - side) // 2, (self.height() - side) // 2, side, side)
        )
        if not self.isChecked():
            painter.setPen(QColor(theme.text))
            painter.drawText(self.rect().adjusted(margin, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._title)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()
