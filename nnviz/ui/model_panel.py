"""The panel in which a run's settings are read and edited. It knows no session: its owner applies them.

What does not fit is explained beside its field and not sent; the sections in `panel/` hold the controls.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from nnviz.training.config import RunConfig
from nnviz.training.message import ConfigError
from nnviz.training.presets import Preset
from nnviz.training.snapshot import RunFailure, RunInfo
from nnviz.ui.columns import rule
from nnviz.ui.panel.data_section import DataSection
from nnviz.ui.panel.features_section import FeaturesSection
from nnviz.ui.panel.fitting import PAIR, checked, fitting, remedies, values_of
from nnviz.ui.panel.layers_section import LayersSection
from nnviz.ui.panel.preset_menu import Hint, PresetMenu
from nnviz.ui.panel.rows import Reason, Section
from nnviz.ui.panel.side_choice import SideChoice
from nnviz.ui.panel.training_section import TrainingSection
from nnviz.ui.theme import Appearance
from nnviz.ui.wording import translated


class ModelPanel(QScrollArea):
    """All settings of a run.

    config_edited       RunConfig, once for each finished edit, at most 20 a second from a slider that is dragged
    named_data_chosen   RunConfig: a named data set was picked while an own table was in use, which is to be dropped
    table_requested     the user wants to open a table
    preset_chosen       Preset: a whole run, to be begun instead of this one
    classes_requested   bool: the own table is to be read again, its target's whole numbers as classes or not
    layer_selected      int, from 0; the output layer is the last
    """

    config_edited = Signal(object)
    named_data_chosen = Signal(object)
    table_requested = Signal()
    preset_chosen = Signal(object)
    classes_requested = Signal(bool)
    layer_selected = Signal(int)
    side_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._config = self._good = RunConfig()
        self._info: RunInfo | None = None
        self._sent: list[RunConfig] = []
        self._refused: str | None = None
        self._remedy: dict[str, object] = {}
        self._reveal = QTimer(self, singleShot=True, interval=0)  # a reason has its place only after the next layout
        self._reveal.timeout.connect(self._show_reason)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.data = DataSection(appearance)
        self.features = FeaturesSection(appearance)
        self.layers = LayersSection(appearance)
        self.training = TrainingSection(appearance)
        self.sections: tuple[Section, ...] = (self.data, self.features, self.layers, self.training)
        self.sides = SideChoice(appearance)
        self.sides.chosen.connect(self.side_chosen)
        self.reason = Reason()
        self.hint = Hint(appearance)
        self.presets = PresetMenu(self)
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.addWidget(self.sides)
        self._layout.addWidget(self.reason)
        self._layout.addWidget(self.hint)
        for section in self.sections:
            if section is not self.sections[0]:
                self._layout.addWidget(rule())
            self._layout.addWidget(section)
            section.edited.connect(self._edited)
        self._layout.addStretch(1)
        self.setWidget(content)
        for widget in (self.viewport(), content):
            widget.setBackgroundRole(QPalette.ColorRole.Base)
        for reason in self._reasons().values():
            reason.remedy_chosen.connect(self._use_remedy)
        self.data.presets_asked.connect(self._open_presets)
        self.presets.chosen.connect(self.preset_chosen)
        self.data.table_requested.connect(self.table_requested)
        self.data.classes_requested.connect(self.classes_requested)
        self.data.named_chosen.connect(self._named_chosen)
        self.layers.layer_selected.connect(self.layer_selected)
        self.layers.list.dragged_to.connect(self._keep_in_sight)
        appearance.changed.connect(self.restyle)
        self._show()
        self.retranslate()
        self.restyle()

    # -- what the owner says -------------------------------------------------------------------------------------------

    def config(self) -> RunConfig:
        """The settings as the controls show them; a choice that was refused is not among them."""
        shown = self._shown()
        if self._refused is not None:
            shown |= {name: getattr(self._config, name) for name in (*PAIR, "loss_params", self._refused)}
        return replace(self._config, **shown)

    @property
    def drag(self) -> tuple[int, ...] | None:
        """What tells one drag of a slider from the next; None while none is dragged."""
        sliders = [
            field.slider for field in (self.data.noise, self.data.share, self.training.rate, self.training.batch)
        ]
        return tuple(slider.drags for slider in sliders) if any(s.isSliderDown() for s in sliders) else None

    def show_sides(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        """Which of the runs beside each other these settings are of."""
        self.sides.show_runs(runs, shown)

    def load(self, config: RunConfig, info: RunInfo | None) -> None:
        """Show the settings in force, silently. The echo of the panel's own edits leaves the controls as they are."""
        known = self._info is not None and info is not None and info.data.kind == self._info.data.kind
        self._info, self._good = info, config
        if config in self._sent or (config == self._config and known):
            del self._sent[: self._sent.index(config) + 1 if config in self._sent else 0]
            for section in self.sections:
                section.show_info(self._config, info)
            return
        self._sent.clear()
        if config != self._config:
            self.hint.dismiss()
        self._config = config
        self._explain(None)
        self._show()

    def expect(self, config: RunConfig) -> None:
        """Show settings that the owner has chosen and is going to apply, silently."""
        self.hint.dismiss()
        self._explain(None)
        if config.needs_new_run(self._config):
            self._sent.append(config)
        if config.dataset != self._config.dataset:
            self._info = None
        self._config = config
        self._show()

    def show_preset(self, preset: Preset) -> None:
        """Show a run that the owner is going to start, and what to look at."""
        self.expect(preset.config)
        self.hint.show_preset(preset)
        self.verticalScrollBar().setValue(0)

    def show_failure(self, failure: RunFailure) -> None:
        """Say why the last edit could not be carried out; the settings in force are the ones from before."""
        self._sent.clear()
        if failure.field is None or failure.field not in self._reasons():
            self.reason.show_text(translated(failure.message))
            return
        shown = self._shown()
        self._explain(ConfigError(failure.field, failure.message), failure.field, shown)
        try:
            self._config = replace(self._config, **{failure.field: getattr(self._good, failure.field)})
        except ConfigError:
            self._config = self._good

    def show_rate(self, rate: float | None) -> None:
        """The learning rate in force, which the schedule has made of the one that is set."""
        self.training.show_rate(rate)

    def select_layer(self, number: int | None) -> None:
        """Tint the row of a layer, counted from 0; None: no row."""
        self.layers.select(number)

    # -- edits ---------------------------------------------------------------------------------------------------------

    def _shown(self) -> dict[str, object]:
        return {name: value for section in self.sections for name, value in section.values().items()}

    def _show(self) -> None:
        for section in self.sections:
            section.load(self._config, self._info)

    def _edited(self, names: tuple[str, ...]) -> None:
        shown = self._shown()
        if "dataset" in names:
            shown |= fitting(str(shown["dataset"]), self._config, self._info, own_table=self.data.own_table)
        if "seed" in names:
            shown["weights_seed"] = None  # what the user types is the seed of everything
        try:
            config = checked(shown, self._info)
        except ConfigError as error:
            place = names[0] if names[0] in PAIR and error.field in PAIR else error.field
            if self._refused in PAIR and not set(names) & {*PAIR, error.field}:
                place = self._refused  # an older choice still waits; this edit has nothing to do with it
            self._explain(error, place, shown)
            try:
                config = checked(values_of(self._config) | {name: shown[name] for name in names}, self._info)
            except ConfigError:
                return
        else:
            self._explain(None)
        self._send(config)
        if "dataset" in names:
            self.hint.dismiss()
            self._info = None
            self._show()

    def _send(self, config: RunConfig) -> None:
        if config == self._config:
            return
        if config.needs_new_run(self._config):
            self._sent.append(config)  # will come back by `load` when its run stands
        self._config = config
        self.config_edited.emit(config)

    def _open_presets(self) -> None:
        button = self.data.presets
        self.presets.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _named_chosen(self) -> None:
        shown = self._shown()
        shown |= fitting(str(shown["dataset"]), self._config, self._info, own_table=self.data.own_table)
        self._config = checked(values_of(self._config) | shown, self._info)
        self._info = None
        self._explain(None)
        self._show()
        self.named_data_chosen.emit(self._config)

    # -- what does not fit ---------------------------------------------------------------------------------------------

    def _explain(self, error: ConfigError | None, place: str = "", shown: Mapping[str, object] | None = None) -> None:
        """Say under the row `place` why it is not in use, with the nearest thing that works; None: all is well."""
        reasons = self._reasons()
        for reason in reasons.values():  # also of a number that was not taken: the old one is in use
            reason.show_text("")
        if self._refused is not None:
            self._mark(self._refused, False)
        self.reason.show_text("")
        self._refused, self._remedy = None, {}
        if error is None or shown is None:
            return
        text = ""
        for remedy, words in remedies(place, shown, error.message.code, self._config, self._info):
            try:
                checked({**values_of(self._config), **shown, **remedy}, self._info)
            except ConfigError:
                continue
            self._remedy, text = {**shown, **remedy}, words
            break
        self._refused = place
        reasons[place].show_text(translated(error.message), text)
        self._mark(place, True)
        self._reveal.start()

    def _use_remedy(self) -> None:
        remedy = self._remedy
        if not remedy:
            return
        config = RunConfig(**(values_of(self._config) | remedy))
        self._explain(None)
        self._send(config)
        self._config = config
        self._show()

    def _show_reason(self) -> None:
        if self._refused is not None:
            self.ensureWidgetVisible(self._reasons()[self._refused], 0, round(self._appearance.px(12)))

    def _keep_in_sight(self, place: QPoint) -> None:
        """Scroll to where a layer is being dragged."""
        y = self.layers.list.mapTo(self.widget(), place).y()
        self.ensureVisible(0, y, 0, round(self._appearance.px(30)))

    def _mark(self, place: str, wrong: bool) -> None:
        if place == "output_activation":
            self.layers.output.activation.setWrong(wrong)
        for section in self.sections:
            if place in section.rows:
                section.rows[place].set_wrong(wrong)

    def _reasons(self) -> dict[str, Reason]:
        return {name: reason for section in self.sections for name, reason in section.reasons.items()}

    # -- texts and looks -----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Model"))
        self.hint.retranslate()
        for section in self.sections:
            section.retranslate()
            section.show_info(self._config, self._info)

    def restyle(self) -> None:
        self._set_margins()
        self.sides.restyle()
        self.hint.restyle()
        for section in self.sections:
            section.restyle()

    def _set_margins(self) -> None:
        """The scroll bar takes its room from the margin, so that the rows stay as wide as they are."""
        margin, gap = round(self._appearance.px(12)), round(self._appearance.px(6))
        bar = self.width() - self.viewport().width()
        self._layout.setContentsMargins(margin, gap, max(margin - bar, 2), margin)
        self._layout.setSpacing(gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
