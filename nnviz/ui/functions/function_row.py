"""One line of the list of functions: a box to tick in the curve's colour, the name, its parameters, a small picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from nnviz.nn import ACTIVATIONS, Registry
from nnviz.nn.function_curves import has_curve, outline
from nnviz.ui.functions.curve_painting import ink_of
from nnviz.ui.functions.parameter_slider import ParameterSlider
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

HEIGHT, BOX, NAME, PICTURE, GAP = 24.0, 14.0, 24.0, 38.0, 8.0  # px
REACH = 4.0  # of z in the picture
TALLEST = 3.0  # |f| in the picture
SOFTMAX = (0.16, 0.06, 0.5, 0.28)  # bars of the picture


class FunctionRow(QAbstractButton):
    """Up and Down are told as `moved`; its parameters are offered while it is ticked. `registry` knows the function."""

    moved = Signal(int)
    params_changed = Signal(str, object)
    refused = Signal(str)
    registry: Registry[Any] = ACTIVATIONS

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.appearance = appearance
        self.parameters: dict[str, ParameterSlider] = {}
        self._slot: int | None = None
        self._path = None
        self._params: Mapping[str, Any] = {}
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.restyle()

    def show_choice(self, chosen: bool, slot: int | None, params: Mapping[str, Any]) -> None:
        """`slot`: its colour."""
        self.setChecked(chosen)
        self._slot = slot
        if params != self._params:
            self._params, self._path = dict(params), None
        if chosen and not self.parameters:
            self._make_fields()
        for field in self.parameters.values():
            field.setVisible(chosen)
            if not field.dragging:
                field.setValue(params.get(field.name, self.registry[self.name].parameters[field.name].default))
        self._place_fields()
        self.update()

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self._path = None
        self._place_fields()
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        for field in self.parameters.values():
            field.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(240)), round(self.appearance.px(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, round(self.appearance.px(HEIGHT)))

    def _make_fields(self) -> None:
        before: QWidget = self
        for name, parameter in self.registry[self.name].parameters.items():
            field = self.parameters[name] = ParameterSlider(name, self.name, parameter, self)
            field.valueChanged.connect(self._tell_params)
            field.refused.connect(self.refused)
            for stop in field.stops:  # Tab leads from the row to them, not to them last of all
                QWidget.setTabOrder(before, stop)
                before = stop

    def _tell_params(self) -> None:
        field = self.sender()
        self.params_changed.emit(self.name, {**self._params, field.name: field.value()})

    def _place_fields(self) -> None:
        right = self.width() - round(self.appearance.px(PICTURE + GAP))
        for field in reversed(self.parameters.values()):
            field.fit()
            field.setGeometry(right - field.width(), 0, field.width(), self.height())
            right -= field.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._path = None
        self._place_fields()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hasFocus():
            event.ignore()  # left over by a field in this row
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, theme = QPainter(self), self.appearance.px, self.appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(theme.sel))
        box = QRectF(1.0, (self.height() - px(BOX)) / 2, px(BOX), px(BOX))
        self._paint_box(painter, box)
        font = self.appearance.font(12, bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        metrics = QFontMetricsF(font)
        painter.drawText(QPointF(px(NAME), (self.height() + metrics.capHeight()) / 2), self.name)
        self._paint_picture(painter, QRectF(self.width() - px(PICTURE), px(4), px(PICTURE), self.height() - px(8)))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        theme, one = self.appearance.theme, box.width() / 14
        ink = theme.accent if self._slot is None else ink_of(self._slot, self.appearance)
        painter.setPen(QPen(QColor(ink if self.isChecked() else theme.ctl), 1.2 * one))
        painter.setBrush(QColor(ink if self.isChecked() else theme.panel))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.plot if self._slot is not None else theme.onaccent), 1.8 * one))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([box.topLeft() + QPointF(x, y) * one for x, y in ((3.2, 7.2), (6, 10), (11, 4.4))])

    def _paint_picture(self, painter: QPainter, place: QRectF) -> None:
        px, theme = self.appearance.px, self.appearance.theme
        floor = place.center().y()
        painter.setPen(QPen(QColor(theme.hair), 1))
        painter.drawLine(QLineF(place.left(), floor, place.right(), floor))
        ink = QColor(ink_of(self._slot, self.appearance) if self.isChecked() else theme.text)
        if not has_curve(self.name):
            each = place.width() / len(SOFTMAX)
            for i, share in enumerate(SOFTMAX):
                height = share * 1.6 * place.height()
                painter.fillRect(
                    QRectF(place.left() + (i + 0.2) * each, place.bottom() - height, 0.6 * each, height), ink
                )
            return
        if self._path is None:
            shape = outline(self.name, self._params, -REACH, REACH, 80)
            reach = max(1.25, min(TALLEST, float(np.abs(shape.value).max())))
            x = place.left() + (shape.z / REACH + 1) / 2 * place.width()
            self._path = pg.arrayToQPath(x, floor - np.clip(shape.value / reach, -1, 1) * place.height() / 2)
        pen = QPen(ink, px(1.5))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(self._path, pen)
