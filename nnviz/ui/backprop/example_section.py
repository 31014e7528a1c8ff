"""The example under the microscope: chosen from the live data, and what goes in, should come out and comes out."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.training.trainer import told_classes
from nnviz.ui import icons
from nnviz.ui.backprop.example_plot import ExamplePlot
from nnviz.ui.backprop.figures import figure
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.backprop.typeset import say, show
from nnviz.ui.controls import NumberField
from nnviz.ui.map.sample_parts import SampleImage
from nnviz.ui.number_format import count
from nnviz.ui.theme import Appearance

MOST_FIGURES = 4  # inputs, targets or outputs that are written out


class ExampleSection(QWidget):
    def __init__(self, microscope: Microscope, appearance: Appearance) -> None:
        super().__init__()
        self._microscope, self._appearance = microscope, appearance
        self._pictured = False  # whether the samples are images
        self._title, self._hint, self.of = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "section")
        for label in (self._hint, self.of):
            label.setProperty("role", "muted")
        self.plot, self.image = ExamplePlot(appearance), SampleImage(appearance)
        self.before, self.after, self.worst = QPushButton(), QPushButton(), QPushButton()
        self.number = NumberField(1, None, integer=True)
        self.choice, self.complaint = QWidget(), QLabel()
        self.complaint.setProperty("role", "muted")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.facts = [(QLabel(), QLabel()) for _ in range(4)]  # x, t, y, L
        self._lay_out()
        self.plot.sample_chosen.connect(microscope.set_sample)
        for widget in (self.plot, self.image):
            widget.stepped.connect(microscope.step_sample)
        self.before.clicked.connect(self._step_back)
        self.after.clicked.connect(self._step_on)
        self.number.valueChanged.connect(self._type_sample)
        self.number.refused.connect(self._complain)
        self.worst.clicked.connect(self._find_worst)
        microscope.turns.add(self.show_example)
        microscope.written.connect(self.show_example)

    def _lay_out(self) -> None:
        head, self._steps, self._grid = QHBoxLayout(), QHBoxLayout(), QGridLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._hint)
        for widget in (self.before, self.number, self.of, self.after):
            self._steps.addWidget(widget)
        self._steps.addStretch(1)
        self._steps.addWidget(self.worst)
        for row, (name, value) in enumerate(self.facts):
            value.setWordWrap(True)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
        self._grid.setColumnStretch(1, 1)
        self._choice_column, self._column = QVBoxLayout(self.choice), QVBoxLayout(self)
        for layout in (self._choice_column, self._column):
            layout.setContentsMargins(0, 0, 0, 0)
        self._choice_column.addLayout(head)
        self._choice_column.addWidget(self.plot)
        self._choice_column.addWidget(self.image, 0, Qt.AlignmentFlag.AlignHCenter)
        self._choice_column.addLayout(self._steps)
        self._choice_column.addWidget(self.complaint)
        self._column.addWidget(self.choice)
        self._column.addLayout(self._grid)

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

    def show_example(self) -> None:
        microscope, moment = self._microscope, self._microscope.moment
        live = microscope.setup.source == "live" and microscope.run is not None
        show(self.choice, live)
        if live:
            self.number.setValue(microscope.sample + 1)
            self._show_sample()
        if moment is None or microscope.walk is None:
            for _, value in self.facts:
                value.setText("–")
            return
        column, decimals = microscope.column, microscope.decimals
        output = microscope.walk.arrays[f"a{len(moment.layers)}"].values[:, column]
        target = moment.y[:, column]
        texts = [_listed(vector, decimals) for vector in (moment.x[:, column], target, output)]
        texts[2] += self._remark(output, target)
        texts.append(figure(microscope.walk.loss_before, decimals))
        for (_, label), text in zip(self.facts, texts, strict=True):
            say(label, text)
        self._name_facts(batch=microscope.samples > 1)

    def _show_sample(self) -> None:
        run, moment = self._microscope.run, self._microscope.moment
        assert run is not None
        samples = moment.samples if moment is not None and moment.samples else (self._microscope.setup.sample,)
        looked = self._microscope.sample
        if not self._pictured:
            self.plot.show_chosen((looked, *(number for number in samples if number != looked)))
            return
        assert run.data.image_shape is not None
        raw = run.data.raw
        low, high = float(raw.min()), float(raw.max())
        self.image.show_values((raw[:, looked].reshape(run.data.image_shape) - low) / max(high - low, 1e-12))

    def _remark(self, output: np.ndarray, target: np.ndarray) -> str:
        """Whether the live network's answer is the right one."""
        run = self._microscope.run
        if self._microscope.setup.source != "live" or run is None or run.data.task == "regression":
            return ""
        told, true = (told_classes(vector[:, None], run.data.task)[0] for vector in (output, target))
        theme = self._appearance.theme
        if told == true:
            right = self.tr("right")
            return f' <span style="color:{theme.ok_text}">{right}</span>'
        wrong = self.tr("wrong side") if run.data.task == "binary" else self.tr("wrong class")
        return f' <span style="color:{theme.danger_text}">{wrong}</span>'

    def _name_facts(self, *, batch: bool) -> None:
        names = (
            self.tr("input <i>x</i>"),
            self.tr("target <i>t</i>"),
            self.tr("output <i>y</i>"),
            self.tr("batch loss <i>L</i>") if batch else self.tr("loss <i>L</i>"),
        )
        for (label, _), text in zip(self.facts, names, strict=True):
            say(label, text)

    # -- what the user does ----------------------------------------------------------------------------------------

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

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

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Example"))
        self._hint.setText(self.tr("click a point"))
        self.before.setAccessibleName(self.tr("The example before"))
        self.after.setAccessibleName(self.tr("The next example"))
        self.number.setAccessibleName(self.tr("Number of the example"))
        self.image.setAccessibleName(self.tr("The example as a picture; arrow keys take the next or the one before"))
        self.worst.setText(self.tr("Worst"))
        self.worst.setToolTip(self.tr("The training example with the largest loss."))
        self.plot.retranslate()
        self.show_run()
        self.show_example()

    def restyle(self) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        for layout in (self._choice_column, self._column):
            layout.setSpacing(round(px(6)))
        self._steps.setSpacing(round(px(4)))
        self._grid.setVerticalSpacing(round(px(4)))
        self._grid.setHorizontalSpacing(round(px(8)))
        for name, _ in self.facts:
            name.setFixedWidth(round(px(88)))
        self.number.setFixedWidth(round(px(54)))
        self.before.setIcon(icons.icon("reverse", theme.text))
        self.after.setIcon(icons.icon("run", theme.text))
        for button in (self.before, self.after):
            button.setIconSize(QSize(round(px(12)), round(px(12))))
            button.setFixedWidth(round(px(28)))
        self.plot.restyle()
        self.image.restyle()
        self.show_example()


def _listed(values: np.ndarray, decimals: int) -> str:
    texts = [figure(float(value), decimals) for value in values[:MOST_FIGURES]]
    return ",\u2002".join(texts) + (" …" if values.size > MOST_FIGURES else "")
