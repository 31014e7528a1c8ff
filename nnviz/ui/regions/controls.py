"""The switch for linear pieces, and what can be chosen once it is on: their colours, and what is counted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from nnviz.ui.controls import ChoiceField
from nnviz.ui.regions.feed import COLOURS, Colour, RegionsFeed
from nnviz.ui.theme import Appearance


class RegionsControls(QWidget):
    """One row, for one picture or for several that are to look alike."""

    changed = Signal()
    """The user has chosen something; all feeds know it."""

    def __init__(self, appearance: Appearance, *feeds: RegionsFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._feeds = feeds
        self.switch, self.merge = QCheckBox(), QCheckBox()
        self.colour = ChoiceField()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.merge)
        row.addWidget(self.colour)
        self.colour.setValue(COLOURS[0])
        self.switch.toggled.connect(self._switch)
        self.merge.toggled.connect(self._merge)
        self.colour.valueChanged.connect(self._colour)
        self._show_parts()
        self.retranslate()

    def arrange(self, **settings: object) -> None:
        """What the user could do by hand. Raises ValueError for other names and values than these.

        regions, merge   True or False
        colour           "value", "pattern" or "gradient"
        """
        allowed: dict[str, tuple[object, ...]] = {"regions": (True, False), "colour": COLOURS, "merge": (True, False)}
        for name, value in settings.items():
            if name not in allowed:
                raise ValueError(f"{name} is unknown; allowed are {', '.join(allowed)}")
            if value not in allowed[name]:
                raise ValueError(f"{name} is {value!r}; allowed are {', '.join(map(repr, allowed[name]))}")
        for colour in COLOURS:
            if settings.get("colour") == colour:
                self.colour.setValue(colour)
                self._colour(colour)
        self.merge.setChecked(bool(settings.get("merge", self.merge.isChecked())))
        self.switch.setChecked(bool(settings.get("regions", self.switch.isChecked())))

    def take_focus(self) -> None:
        self.switch.setFocus()

    def restyle(self) -> None:
        self.layout().setSpacing(round(self.appearance.px(8)))
        self.colour.setFixedHeight(round(self.appearance.px(24)))
        self.colour.setMaximumWidth(round(self.appearance.px(104)))

    def retranslate(self) -> None:
        self.switch.setText(self.tr("linear regions"))
        self.switch.setAccessibleName(self.tr("Show the exact linear regions"))
        self.switch.setToolTip(
            self.tr(
                "The regions in which the network is one linear map each: exact, not sampled. The heavy line with a "
                "light rim is the decision boundary."
            )
        )
        self.merge.setText(self.tr("join equal"))
        self.merge.setAccessibleName(self.tr("Join neighbouring regions with the same map"))
        self.merge.setToolTip(
            self.tr(
                "Join neighbours in which the network computes the same: count distinct maps, not patterns of units."
            )
        )
        self.colour.setAccessibleName(self.tr("Colour of the regions"))
        texts = {
            "value": (self.tr("output"), self.tr("The output itself, the boundaries on top")),
            "pattern": (
                self.tr("pattern"),
                self.tr("A colour for each activation pattern, the same one at every step"),
            ),
            "gradient": (self.tr("gradient"), self.tr("The darker, the more the output changes there")),
        }
        self.colour.setChoices([(name, *texts[name]) for name in COLOURS])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _switch(self, on: bool) -> None:
        for feed in self._feeds:
            feed.switch(on)
        self._show_parts()
        self.changed.emit()

    def _merge(self, on: bool) -> None:
        for feed in self._feeds:
            feed.set_merge(on)
        self.changed.emit()

    def _colour(self, colour: Colour) -> None:
        for feed in self._feeds:
            feed.set_colour(colour)
        self.changed.emit()

    def _show_parts(self) -> None:
        for part in (self.merge, self.colour):
            part.setVisible(self.switch.isChecked())
