"""The Backprop page: what lies under the microscope on the left, its walk in the middle, the current step on the right.

Undo and redo are the page's own while it has the focus, and the window's everywhere else.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from nnviz.ui.backprop import lesson
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.right_panel import RightPanel
from nnviz.ui.backprop.source_panel import SourcePanel
from nnviz.ui.backprop.take_away import TakeAway
from nnviz.ui.backprop.view import BackpropView
from nnviz.ui.columns import Columns, scrolled
from nnviz.ui.own_history import OwnHistory
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

LEFT, RIGHT = 272, 296  # px
KEYS = {
    Qt.Key.Key_Right: Microscope.go_on,
    Qt.Key.Key_Left: Microscope.go_back,
    Qt.Key.Key_Home: Microscope.go_first,
    Qt.Key.Key_End: Microscope.go_last,
    Qt.Key.Key_Space: Microscope.toggle,
}
HELD = {Qt.Key.Key_Right: Microscope.go_on, Qt.Key.Key_Left: Microscope.go_back}


class BackpropPage(OwnHistory, QWidget):
    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.microscope = self.bench = Microscope(self)
        self.source = SourcePanel(self.microscope, appearance)
        self.view = BackpropView(self.microscope, appearance)
        self.right = RightPanel(self.microscope, appearance)
        self.details = self.right.details
        self.away = TakeAway(self.microscope, self)
        self.view.away = self.away
        self.views: dict[str, View] = {"backprop": self.view}
        self._left, self._right = scrolled(self.source, "left_column"), scrolled(self.right, "right_column")
        self._splitter = Columns(self, self._left, self.view, self._right)
        self.view.watched.connect(self.microscope.checking.watch)
        self.details.copy_asked.connect(self.away.copy_formula)
        self.details.export_asked.connect(self.away.save)
        self.away.said.connect(self.details.say)
        appearance.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()
        self.view.show_walk()

    _sized = False

    # -- what a lesson can do with it ------------------------------------------------------------------------------

    def arrange(self, **settings: object) -> None:
        """Lay a network under the microscope and go to a step of its walk.

        source           "live" or "hand"
        network          one by hand: "relu", "off", "sigmoid", "saturated", "maxout", "batch"
        example          number of the sample in the live data, from 1, or "worst"; batch: true for the next mini-batch
        take             true: take the present state of the run
        step             its number from 1, or "first", "loss", "last"; or kind, as `facts` tells it, and layer from 1
        entry            [row, column] of the result, from 1
        epsilon, tolerance, precision ("float64", "float32")   of the finite differences; decimals
        apply            true: make the update of the walk, on the copy
        play, speed      true: step by step by itself, steps per second
        dimensions       true: the check of dimensions in the right column, false: the current step
        mistake          "right", or one of those that the check of dimensions offers for mistake_layer (from 1)

        Raises ValueError for a name or a value that is not allowed.
        """
        lesson.arrange(self, settings)

    def facts(self) -> dict[str, float | str | bool]:
        """What is to be seen now; all but the first four, and the dimensions, only while there is a walk.

        there, source, playing, updates (made here)
        step, steps, at_end, reached_end, kind, phase, layer (from 1, 0: none), row, column, value (of the entry),
        rows, columns (of the result), example, samples, taken_step, loss_before; loss_after at the last step;
        applied_before, applied_after (losses of the last update made here)
        verdict, relative_error (of this step); largest_relative_error, differing, checked (of all that were reached)
        cache_stored, cache_used, cache_size, cache_full, using_cache, shapes_agree (gradients, of all reached)
        delta_norm, slope (largest |f'|) at a delta
        dimensions (whether they are checked); once they were: dimensions_fits, _verdict, _broken, _mistake,
        _equations, _reached, see `DimensionPanel.facts`
        """
        return lesson.facts(self)

    def places(self) -> dict[str, QWidget]:
        """source, example, check, transport, samples, network, cache, matrices, steps, formula, numbers, shapes,
        difference, split, update, export, dimensions."""
        view, source, details = self.view, self.source, self.details
        return {
            "source": source.source,
            "example": source.example,
            "check": source.epsilon,
            "transport": view.transport,
            "samples": view.many,
            "network": view.diagram,
            "cache": view.cache,
            "matrices": view.equation,
            "steps": view.table,
            "formula": details.formula,
            "numbers": details.numbers,
            "shapes": details.shapes,
            "difference": details.check,
            "split": details.bars,
            "update": details.apply_button,
            "export": details.copy_button,
            "dimensions": self.right.choice,
            **({} if self.right.dimensions is None else self.right.dimensions.places()),
        }

    # -- keys ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """When it is opened the keys are the steps', unless they are used to go from tab to tab."""
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            self._set_widths()
        if not isinstance(QApplication.focusWidget(), QTabBar) and self.focusWidget() is None:
            self.view.table.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_copy(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if _is_copy(event):
            self.away.copy_formula()
        elif key in KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if key in HELD and event.isAutoRepeat():
                HELD[key](self.microscope, in_turn=True)  # many in a second
            else:
                KEYS[key](self.microscope)
        else:
            super().keyPressEvent(event)

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._splitter.setAccessibleName(self.tr("Backprop"))

    def restyle(self) -> None:
        px = self._appearance.px
        for part, width in ((self._left, LEFT), (self._right, RIGHT)):
            part.setMinimumWidth(round(px(width)))
        self._set_widths()
        self.source.restyle()
        self.right.restyle()

    def _set_widths(self) -> None:
        self._splitter.set_widths(self._appearance, LEFT, RIGHT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _is_copy(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy)
