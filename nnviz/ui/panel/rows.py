"""What the panel's sections are made of: titles, rows of a label and its controls, the reason under a refused entry."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.config import RunConfig
from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls.drawing import Role, paint_chevron, px
from nnviz.ui.theme import Appearance

LABEL, ROW = 84, 28  # px: width of the labels, height of a row


class FlatButton(QAbstractButton):
    """A word, perhaps with an icon before it, and no frame but while it has the focus; `opens` a menu."""

    def __init__(self, parent: QWidget | None = None, *, opens: bool = False) -> None:
        super().__init__(parent)
        self._opens = opens
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        around = (24 if self._opens else 10 if self.icon().isNull() else 27) * px(self)
        return QSize(round(self.fontMetrics().horizontalAdvance(self.text()) + around), round(24 * px(self)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one = QPainter(self), px(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            outline = Qt.PenStyle.NoPen if not self.hasFocus() else QPen(self.palette().color(Role.Highlight), 2)
            painter.setPen(outline)
            painter.setBrush(self.palette().color(Role.AlternateBase))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(Role.ButtonText))
        inset = round((20 if self._opens else 5) * one)  # clear of the frame that it gets with the focus
        painter.drawText(self.rect().adjusted(0, 0, -inset, 0), right, self.text())
        side = round(16 * one)
        self.icon().paint(painter, 2, (self.height() - side) // 2, side, side)
        if self._opens:
            paint_chevron(painter, self)


class SmallButton(QAbstractButton):
    """An icon alone, for the end of a row; its name is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one = QPainter(self), px(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(self.palette().color(Role.Highlight), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(Role.AlternateBase))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        side = round(12 * one)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        x, y = (self.width() - side) // 2, (self.height() - side) // 2
        self.icon().paint(painter, x, y, side, side, Qt.AlignmentFlag.AlignCenter, mode)


class Reason(QWidget):
    """Why an entry is not in use, in danger colours, with a button that does the nearest thing that works."""

    remedy_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame()
        card.setProperty("card", "danger")
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setForegroundRole(self.label.palette().ColorRole.BrightText)
        self.remedy = QPushButton()
        self.remedy.clicked.connect(self.remedy_chosen)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 2, 0, 6)
        outside.addWidget(card)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_text(self, text: str, remedy: str = "") -> None:
        """Show the reason, or with no text nothing."""
        self.label.setText(text)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class Row(QWidget):
    """A label, its controls side by side, and room below for a reason. The first control is the label's buddy."""

    def __init__(self, *controls: QWidget, stretch: tuple[int, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setProperty("role", "muted")
        self.label.setBuddy(controls[0])
        self.controls = controls
        self.reason = Reason()
        self._line = QHBoxLayout()
        self._line.addWidget(self.label)
        for i, control in enumerate(controls):
            self._line.addWidget(control, stretch[i] if stretch else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._line)
        layout.addWidget(self.reason)
        for control in controls:
            if hasattr(control, "refused"):
                control.refused.connect(self.reason.show_text)

    def set_texts(self, name: str, tooltip: str) -> None:
        self.label.setText(name)
        self.label.setToolTip(tooltip)
        for control in self.controls:
            control.setAccessibleName(name)
            control.setToolTip(tooltip)

    def set_available(self, available: bool, reason: str) -> None:
        """Disable the controls where they have no say, and tell why instead of what they do."""
        for control in self.controls:
            control.setEnabled(available)
            if not available:
                control.setToolTip(reason)
        if not available:
            self.label.setToolTip(reason)

    def set_wrong(self, wrong: bool) -> None:
        for control in self.controls[:1]:
            if hasattr(control, "setWrong"):
                control.setWrong(wrong)

    def restyle(self, appearance: Appearance) -> None:
        self.label.setFixedWidth(round(appearance.px(LABEL)))
        self.label.setMinimumHeight(round(appearance.px(ROW)))
        self._line.setSpacing(round(appearance.px(8)))


class Section(QWidget):
    """A titled part of the panel. It shows some fields of a config and says which the user edited.

    `edited` carries the names of the changed fields; `values()` is what the controls show, `load()` is silent.
    """

    edited = Signal(tuple)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.rows: dict[str, Row] = {}
        self.reasons: dict[str, Reason] = {}  # where a field's refusal is explained
        self._watched: dict[QWidget, tuple[str, ...]] = {}
        self.title = QLabel()
        self.title.setProperty("role", "section")
        self.remark = QLabel()
        self.remark.setProperty("role", "muted")
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.remark)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addLayout(self.head)

    def add_row(self, name: str, row: Row) -> None:
        """A row that belongs to the field `name` of the config."""
        self.rows[name] = row
        self.reasons[name] = row.reason
        self.body.addWidget(row)

    def watch(self, control: QWidget, *names: str) -> None:
        """An edit of `control` is an edit of the fields `names`."""
        self._watched[control] = names
        control.valueChanged.connect(self._control_edited)

    def _control_edited(self) -> None:
        self.edited.emit(self._watched[self.sender()])

    def values(self) -> dict[str, object]:
        raise NotImplementedError

    def load(self, config: RunConfig, info: RunInfo | None) -> None:
        raise NotImplementedError

    def show_info(self, config: RunConfig, info: RunInfo | None) -> None:
        """What only the made data can tell; part of `load`, and called alone when the config is shown already."""

    def retranslate(self) -> None:
        raise NotImplementedError

    def restyle(self) -> None:
        self.title.setMinimumHeight(round(self.appearance.px(22)))
        for row in self.rows.values():
            row.restyle(self.appearance)
