"""The left column: which network and which example lie under the microscope, how it is checked, how it is written."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.trainer import told_classes
from nnviz.ui import icons
from nnviz.ui.backprop.example_plot import ExamplePlot
from nnviz.ui.backprop.figures import figure
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.segments import Segments
from nnviz.ui.backprop.setup import EPSILONS, PRECISIONS, TOLERANCES
from nnviz.ui.controls import ChoiceField, NumberField, SwitchField
from nnviz.ui.map.sample_parts import SampleImage
from nnviz.ui.number_format import count, typed
from nnviz.ui.theme import Appearance

MOST_FIGURES = 4  # inputs, targets or outputs that are written out


class SourcePanel(QWidget):
    """`hand_place`: an empty column for the editor of the network by hand."""

    def __init__(self, microscope: Microscope, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._microscope, self._appearance = microscope, appearance
        self.source = Segments(2)
        self.taken = QLabel()
        self.taken.setProperty("role", "muted")
        self.taken.setWordWrap(True)
        self.take_button = QPushButton()
        self.plot, self.image = ExamplePlot(appearance), SampleImage(appearance)
        self.before, self.after, self.worst = QPushButton(), QPushButton(), QPushButton()
        self.number = NumberField(1, None, integer=True)
        self.of = QLabel()
        self.of.setProperty("role", "muted")
        self._titles = [QLabel() for _ in range(4)]  # source, example, check, show
        for title in self._titles:
            title.setProperty("role", "section")
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self.facts = [(QLabel(), QLabel()) for _ in range(4)]  # x, t, y, L
        self.epsilon, self.tolerance, self.precision = ChoiceField(), ChoiceField(), ChoiceField()
        self.decimals = NumberField(0, 9, integer=True)
        self.shaded, self.dims = SwitchField(), SwitchField()
        self._check_names, self._decimals_name = [QLabel() for _ in range(3)], QLabel()
        self.undo_button, self.redo_button = QPushButton(), QPushButton()
        self._live, self._hand, self._example = QWidget(), QWidget(), QWidget()
        self.hand_place = QVBoxLayout(self._hand)
        self.hand_place.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._rules = [QFrame() for _ in range(3)]
        for rule in self._rules:
            rule.setObjectName("rule")
            rule.setFixedHeight(1)
        live = QVBoxLayout(self._live)
        live.setContentsMargins(0, 0, 0, 0)
        live.addWidget(self.taken)
        live.addWidget(self.take_button)
        head, steps, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._titles[1], 1)
        head.addWidget(self._hint)
        for widget in (self.before, self.number, self.of, self.after):
            steps.addWidget(widget)
        steps.addStretch(1)
        steps.addWidget(self.worst)
        self._facts = QGridLayout()
        for row, (name, value) in enumerate(self.facts):
            value.setWordWrap(True)
            self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, row, 1)
        self._facts.setColumnStretch(1, 1)
        example = QVBoxLayout(self._example)
        example.setContentsMargins(0, 0, 0, 0)
        example.addLayout(head)
        example.addWidget(self.plot)
        example.addWidget(self.image, 0, Qt.AlignmentFlag.AlignHCenter)
        example.addLayout(steps)
        self._check = QGridLayout()
        for row, (name, field) in enumerate(
            zip(self._check_names, (self.epsilon, self.tolerance, self.precision), strict=True)
        ):
            self._check.addWidget(name, row, 0)
            self._check.addWidget(field, row, 1)
        self._check.setColumnStretch(2, 1)
        self._check.addWidget(self._titles[3], 3, 0, 1, 3)
        self._check.addWidget(self._decimals_name, 4, 0)
        self._check.addWidget(self.decimals, 4, 1)
        for button in (self.undo_button, self.redo_button):
            foot.addWidget(button, 1)
        for widget in (self._titles[0], self.source, self._live, self._hand, self._rules[0], self._example):
            self._column.addWidget(widget)
        self._column.addLayout(self._facts)
        self._column.addWidget(self._rules[1])
        self._column.addWidget(self._titles[2])
        self._column.addLayout(self._check)
        self._column.addWidget(self.shaded)
        self._column.addWidget(self.dims)
        self._column.addWidget(self._rules[2])
        self._column.addLayout(foot)
        self._column.addStretch(1)
        self._layouts = (self._column, live, example, steps, foot)

    def _connect(self) -> None:
        microscope = self._microscope
        self.source.chosen.connect(self._choose_source)
        self.take_button.clicked.connect(microscope.take_present)
        self.plot.sample_chosen.connect(microscope.set_sample)
        for widget in (self.plot, self.image):
            widget.stepped.connect(microscope.step_sample)
        self.before.clicked.connect(self._step_back)
        self.after.clicked.connect(self._step_on)
        self.number.valueChanged.connect(self._type_sample)
        self.worst.clicked.connect(self._find_worst)
        self.epsilon.valueChanged.connect(self._set_epsilon)
        self.tolerance.valueChanged.connect(self._set_tolerance)
        self.precision.valueChanged.connect(self._set_precision)
        self.decimals.valueChanged.connect(self._set_decimals)
        self.shaded.valueChanged.connect(self._set_shaded)
        self.dims.valueChanged.connect(self._set_dims)
        self.undo_button.clicked.connect(microscope.undo)
        self.redo_button.clicked.connect(microscope.redo)
        microscope.rebuilt.connect(self.show_setup)
        microscope.edited.connect(self.show_setup)
        microscope.moved.connect(self.show_example)
        microscope.written.connect(self.show_example)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_run(self) -> None:
        """Other data lie behind the live network."""
        run = self._microscope.run
        if run is None:
            return
        self._pictured = run.data.image_shape is not None
        self.plot.setVisible(not self._pictured)
        self.image.setVisible(self._pictured)
        self._hint.setVisible(not self._pictured)
        if not self._pictured:
            self.plot.show_data(run.data)
        self.number.high = run.data.x.shape[1]
        self.of.setText(self.tr("of {count}").format(count=count(run.data.x.shape[1])))
        self.show_setup()

    _pictured = False

    def show_setup(self) -> None:
        microscope, setup = self._microscope, self._microscope.setup
        live = setup.source == "live"
        self.source.set_current(0 if live else 1)
        for part, seen in (
            (self._live, live),
            (self._hand, not live),
            (self._example, live and microscope.run is not None),
        ):
            part.setVisible(seen)
        if live:
            self.taken.setText(self._taken_text())
            self.number.setValue(microscope.sample + 1)
            self._show_sample()
        for field, value in (
            (self.epsilon, setup.epsilon),
            (self.tolerance, setup.tolerance),
            (self.precision, setup.precision),
        ):
            field.setValue(value)
        self.undo_button.setEnabled(microscope.can_undo)
        self.redo_button.setEnabled(microscope.can_redo)
        self.show_example()

    def _taken_text(self) -> str:
        live = self._microscope.setup.live
        if live is None:
            return self.tr("Nothing is taken yet.")
        own = self._microscope.setup.own_steps
        if own:
            text = self.tr("A copy of the network as of step {step}, and {own} own updates since.")
            return text.format(step=count(live.step - own), own=own)
        return self.tr("A copy of the network as of step {step}.").format(step=count(live.step))

    def _show_sample(self) -> None:
        run, moment = self._microscope.run, self._microscope.moment
        if run is None:
            return
        samples = moment.samples if moment is not None and moment.samples else (self._microscope.setup.sample,)
        if self._pictured:
            shape = run.data.image_shape
            assert shape is not None
            raw = run.data.raw
            values = raw[:, samples[0]].reshape(shape)
            low, high = float(raw.min()), float(raw.max())
            self.image.show_values((values - low) / max(high - low, 1e-12))
        else:
            looked = samples[min(self._microscope.column, len(samples) - 1)]
            self.plot.show_chosen((looked, *(number for number in samples if number != looked)))

    def show_example(self) -> None:
        """The example that is looked at: what goes in, what should come out, what comes out, and the loss."""
        microscope, moment = self._microscope, self._microscope.moment
        if moment is None or microscope.walk is None:
            for _, value in self.facts:
                value.setText("–")
            return
        column, decimals = microscope.column, microscope.decimals
        if microscope.setup.source == "live":
            self.number.setValue(microscope.sample + 1)
            self._show_sample()
        depth = len(moment.layers)
        output = microscope.walk.arrays[f"a{depth}"].values[:, column]
        values = (moment.x[:, column], moment.y[:, column], output)
        texts = [_listed(vector, decimals) for vector in values]
        remark = self._remark(output, moment.y[:, column])
        texts[2] += remark
        texts.append(figure(microscope.walk.loss_before, decimals))
        for (_, label), text in zip(self.facts, texts, strict=True):
            if label.text() != text:
                label.setText(text)
        self._name_facts(batch=microscope.samples > 1)

    def _remark(self, output: np.ndarray, target: np.ndarray) -> str:
        """Whether the live network's answer is the right one."""
        run = self._microscope.run
        if self._microscope.setup.source != "live" or run is None or run.data.task == "regression":
            return ""
        right = bool(told_classes(output[:, None], run.data.task)[0] == told_classes(target[:, None], run.data.task)[0])
        theme = self._appearance.theme
        if right:
            return f' <span style="color:{theme.ok_text}">{self.tr("right")}</span>'
        wrong = self.tr("wrong side") if run.data.task == "binary" else self.tr("wrong class")
        return f' <span style="color:{theme.danger_text}">{wrong}</span>'

    def _name_facts(self, *, batch: bool) -> None:
        names = (
            self.tr("input <i>x</i>"),
            self.tr("target <i>t</i>"),
            self.tr("output <i>y</i>"),
            self.tr("loss <i>L</i> of the batch") if batch else self.tr("loss <i>L</i>"),
        )
        for (label, _), text in zip(self.facts, names, strict=True):
            label.setText(text)

    # -- what the user does ----------------------------------------------------------------------------------------

    def _choose_source(self, number: int) -> None:
        self._microscope.set_source("live" if number == 0 else "hand")

    def _step_back(self) -> None:
        self._microscope.step_sample(-1)

    def _step_on(self) -> None:
        self._microscope.step_sample(1)

    def _type_sample(self, number: int) -> None:
        self._microscope.set_sample(int(number) - 1)

    def _find_worst(self) -> None:
        worst = self._microscope.worst_sample()
        if worst is not None:
            self._microscope.set_sample(worst)

    def _set_epsilon(self, value: float) -> None:
        self._microscope.set_check(epsilon=value)

    def _set_tolerance(self, value: float) -> None:
        self._microscope.set_check(tolerance=value)

    def _set_precision(self, value: str) -> None:
        self._microscope.set_check(precision=value)

    def _set_decimals(self, value: int) -> None:
        self._microscope.set_writing(decimals=int(value))

    def _set_shaded(self, on: bool) -> None:
        self._microscope.set_writing(shaded=on)

    def _set_dims(self, on: bool) -> None:
        self._microscope.set_writing(dims=on)

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.source.set_texts((self.tr("Live network"), self.tr("By hand")), self.tr("Network"))
        for label, text in zip(
            self._titles, (self.tr("Network"), self.tr("Example"), self.tr("Check"), self.tr("Show")), strict=True
        ):
            label.setText(text)
        self._hint.setText(self.tr("click a point"))
        self.take_button.setText(self.tr("Take the present state"))
        self.take_button.setToolTip(
            self.tr("Copies weights and biases of the running network as they are now; the run goes on.")
        )
        self.before.setAccessibleName(self.tr("The example before"))
        self.after.setAccessibleName(self.tr("The next example"))
        self.number.setAccessibleName(self.tr("Number of the example"))
        self.image.setAccessibleName(self.tr("The example as a picture; arrow keys take the next or the one before"))
        self.worst.setText(self.tr("Worst"))
        self.worst.setToolTip(self.tr("The training example with the largest loss."))
        for label, text in zip(
            self._check_names,
            (self.tr("Difference ε"), self.tr("Tolerance"), self.tr("Precision")),
            strict=True,
        ):
            label.setText(text)
        self.epsilon.setChoices([(value, typed(value)) for value in EPSILONS])
        self.tolerance.setChoices([(value, typed(value)) for value in TOLERANCES])
        self.precision.setChoices([(name, name) for name in PRECISIONS])
        self.epsilon.setAccessibleName(self.tr("ε of the finite differences"))
        self.epsilon.setToolTip(self.tr("(L₊ − L₋) / 2ε: each weight is moved by ε to both sides."))
        self.tolerance.setAccessibleName(self.tr("Largest relative error that counts as agreement"))
        self.tolerance.setToolTip(self.tr("Largest relative error that counts as agreement"))
        self.precision.setAccessibleName(self.tr("Precision of the finite differences"))
        self.precision.setToolTip(
            self.tr("The loss is computed in this precision; in float32 rounding drowns a small ε.")
        )
        self._decimals_name.setText(self.tr("Decimals"))
        self.decimals.setAccessibleName(self.tr("Decimals"))
        self.shaded.setText(self.tr("shade numbers by sign and size"))
        self.dims.setText(self.tr("shapes in every formula"))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Back to what lay here before; Ctrl+Z while the focus is on this page."))
        self.redo_button.setText(self.tr("Redo"))
        self.redo_button.setToolTip(self.tr("Forth again; Ctrl+Shift+Z or Ctrl+Y while the focus is on this page."))
        self.plot.retranslate()
        self.decimals.setValue(self._microscope.decimals)
        self.shaded.setValue(self._microscope.shaded)
        self.dims.setValue(self._microscope.dims)
        self.show_run()
        self.show_setup()

    def restyle(self) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        self.setFont(self._appearance.font())
        self._column.setContentsMargins(*[round(px(12))] * 4)
        for layout in self._layouts:
            layout.setSpacing(round(px(6)))
        for grid in (self._facts, self._check):
            grid.setVerticalSpacing(round(px(4)))
            grid.setHorizontalSpacing(round(px(8)))
        for name, _ in self.facts:
            name.setFixedWidth(round(px(88)))
        for label in (*self._check_names, self._decimals_name):
            label.setFixedWidth(round(px(88)))
        for field in (self.epsilon, self.tolerance, self.precision, self.decimals):
            field.setFixedWidth(round(px(90)))
        self.number.setFixedWidth(round(px(58)))
        self.before.setIcon(icons.icon("back", theme.text))
        self.after.setIcon(icons.icon("run", theme.text))
        for button in (self.before, self.after):
            button.setIconSize(QSize(round(px(12)), round(px(12))))
            button.setFixedWidth(round(px(28)))
        self.plot.restyle()
        self.image.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _listed(values: np.ndarray, decimals: int) -> str:
    texts = [figure(float(value), decimals) for value in values[:MOST_FIGURES]]
    return ",\u2002".join(texts) + (" …" if values.size > MOST_FIGURES else "")
