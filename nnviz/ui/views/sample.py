"""One sample of data that are pictures: the picture, its target, and what the network makes of it now.

Which plane the map shows is not its business; it says which sample it shows, and shows one that others have chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import isfinite

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Floats, Mistakes, MistakesWant, SampleOutput, SampleWant, Want
from nnviz.ui import number_format
from nnviz.ui.controls import NumberField
from nnviz.ui.map.sample_parts import MOST_BARS, Bar, ClassBars, SampleImage
from nnviz.ui.map.scale import OutputScale, output_scale, probabilities
from nnviz.ui.map.words import target_of
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


class SampleView(View):
    """Buttons, arrow keys and a number step through the samples, or only through those that are told wrong.

    sample_chosen(sample)   another one is shown (from 0), whoever chose it but `show_sample`
    """

    sample_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._scale: OutputScale | None = None
        self._ends = (0.0, 1.0)  # of all inputs: paper and ink
        self._sample = 0
        self._want = SampleWant(0)
        self._answer: SampleOutput | None = None
        self._mistakes: Mistakes | None = None
        self._goes_to_mistake = False  # as soon as they are known

        self._title = QLabel()
        self._title.setProperty("role", "section")
        self.mistakes_switch = QCheckBox()
        self.back_button, self.on_button = QToolButton(), QToolButton()
        for button, sign in ((self.back_button, "←"), (self.on_button, "→")):
            button.setProperty("role", "flat")
            button.setText(sign)
        self.number = NumberField(1, 1, integer=True)
        self.image = SampleImage(appearance)
        self.bars = ClassBars(appearance)
        self._verdict, self._part = QLabel(), QLabel()
        self._part.setProperty("role", "caption")
        for label in (self._verdict, self._part):
            label.setWordWrap(True)
        self._lay_out()

        self.back_button.clicked.connect(self._step_back)
        self.on_button.clicked.connect(self._step_on)
        self.image.stepped.connect(self._step)
        self.number.valueChanged.connect(self._go_to_number)
        self.mistakes_switch.toggled.connect(self._choose_mistakes)
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def wants(self) -> Collection[Want]:
        if self._run is None:
            return ()
        return (self._want, MistakesWant()) if self.mistakes_switch.isChecked() else (self._want,)

    def set_run(self, run: RunInfo) -> None:
        before = self._run
        self._answer = self._mistakes = None
        if run.data.image_shape is None:
            self._run = None
            return
        self._run = run
        self._scale = output_scale(run)
        self._ends = float(run.data.raw.min()), float(run.data.raw.max())
        count = run.data.raw.shape[1]
        if before is None or before.data.columns != run.data.columns or self._sample >= count:
            self._sample = 0
        self.number.high = count
        self.mistakes_switch.setVisible(run.data.task != "regression")
        if run.data.task == "regression":
            self.mistakes_switch.setChecked(False)
        self.bars.setVisible(run.data.task == "classes")
        self._show(self._sample)
        self.sample_chosen.emit(self._sample)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if self._run is None:
            return
        answer, mistakes = snapshot.answer(self._want), snapshot.answer(MistakesWant())
        if mistakes is not None and self.mistakes_switch.isChecked():
            self._mistakes = mistakes
            if self._goes_to_mistake:
                self._goes_to_mistake = False
                if self._sample not in mistakes.samples:
                    self._step(1)
        if answer is not None:
            self._answer = answer
        if answer is not None or mistakes is not None:
            self._tell()

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        self._part.setFont(self.appearance.font(11))
        px = self.appearance.px
        self.layout().setSpacing(round(px(6)))
        self._head.setSpacing(round(px(8)))
        self._steps.setSpacing(round(px(4)))
        self._pictures.setSpacing(round(px(12)))
        for button in (self.back_button, self.on_button):
            button.setFixedSize(round(px(28)), round(px(24)))
        self.number.setFixedSize(round(px(72)), round(px(24)))
        self.image.restyle()
        self.bars.restyle()
        self._tell()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Sample"))
        self.mistakes_switch.setText(self.tr("only mistakes"))
        self.mistakes_switch.setToolTip(self.tr("Step through those samples only that are put into a wrong class."))
        self.number.setAccessibleName(self.tr("Number of the sample"))
        for button, text in (
            (self.back_button, self.tr("The sample before")),
            (self.on_button, self.tr("The next sample")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._tell()

    def show_sample(self, sample: int) -> None:
        """Show this one; nobody is told."""
        if self._run is not None and sample != self._sample:
            self._show(sample)

    @property
    def sample(self) -> int:
        """The number of the sample that is shown, from 0."""
        return self._sample

    # -- its parts

    def _lay_out(self) -> None:
        self._head, self._steps, self._pictures = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.mistakes_switch)
        for widget in (self.back_button, self.number, self.on_button):
            self._steps.addWidget(widget)
        self._steps.addWidget(self._part, 1)
        self._pictures.addWidget(self.image)
        self._pictures.addWidget(self.bars, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head)
        column.addLayout(self._steps)
        column.addLayout(self._pictures)
        column.addWidget(self._verdict)

    def _step_back(self) -> None:
        self._step(-1)

    def _step_on(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        """To the next one, or the one before; of the mistakes where only they are wanted. After the last the first."""
        if self._run is None:
            return
        if not self.mistakes_switch.isChecked():
            self._go_to((self._sample + by) % self._run.data.raw.shape[1])
        elif self._mistakes is not None and self._mistakes.samples.size:
            wrong = self._mistakes.samples
            at = np.searchsorted(wrong, self._sample, side="right" if by > 0 else "left")
            self._go_to(int(wrong[(at if by > 0 else at - 1) % wrong.size]))

    def _go_to_number(self, number: float) -> None:
        self._go_to(int(number) - 1)

    def _go_to(self, sample: int) -> None:
        self._show(sample)
        self.sample_chosen.emit(sample)

    def _choose_mistakes(self, wanted: bool) -> None:
        self._mistakes = None
        self._goes_to_mistake = wanted
        self._tell()

    def _show(self, sample: int) -> None:
        assert self._run is not None and self._run.data.image_shape is not None
        self._sample, self._want, self._answer = sample, SampleWant(sample), None
        low, high = self._ends
        shares = (self._run.data.raw[:, sample] - low) / ((high - low) or 1.0)
        self.image.show_values(shares.reshape(self._run.data.image_shape))
        self.number.setValue(sample + 1)
        self._tell()

    def _tell(self) -> None:
        """Target and answer, in words and bars."""
        run, scale = self._run, self._scale
        if run is None or scale is None:
            return
        self._part.setText(self._of_which(run))
        target = target_of(run, scale, self._sample)
        if self._answer is None:
            text = target
        else:
            text = self._verdict_on(run, scale, probabilities(self._answer.values, scale), target)
        self._verdict.setText(text)
        self.image.setAccessibleName(self.tr("Sample {number}").format(number=number_format.count(self._sample + 1)))
        self.image.setAccessibleDescription(text)
        self.bars.setAccessibleName(text)
        self.bars.setAccessibleDescription("; ".join(f"{bar.name} {bar.figure}" for bar in self.bars.bars))

    def _verdict_on(self, run: RunInfo, scale: OutputScale, values: Floats, target: str) -> str:
        """In words; the bars of classes are set, too."""
        if scale.task == "classes":
            self._show_bars(run, scale, values)
            best = int(values.argmax())
            right, answer = bool(run.data.y[best, self._sample]), (run.data.classes or ())[best]
        elif scale.task == "binary":
            right = bool((values[0] >= 0) == (run.data.y[0, self._sample] > 0))
            answer = number_format.short(float(values[0]))
        else:
            right, answer = False, number_format.short(float(values[scale.output]))
        if scale.task == "regression":
            text = self.tr("{target}, answer {answer}")
        else:
            text = self.tr("{target}, told right") if right else self.tr("{target}, but told {answer}")
        return text.format(target=target, answer=answer)

    def _show_bars(self, run: RunInfo, scale: OutputScale, values: Floats) -> None:
        classes = run.data.classes or ()
        true = int(run.data.y[:, self._sample].argmax())
        shown: Sequence[int] = range(len(classes))
        if len(classes) > MOST_BARS:  # the likeliest, and the true one whatever it gets
            likely = np.argsort(-values, kind="stable")[:MOST_BARS].tolist()
            shown = sorted(likely if true in likely else [*likely[:-1], true])
        low, high = ACTIVATIONS[run.layers[-1].activation].range
        written = number_format.percent if scale.logits or (low >= 0 and high <= 1) else number_format.short
        bars = []
        for k in shown:
            value = float(values[k])
            share = min(max(value, 0.0), 1.0) if isfinite(value) else 0.0
            bars.append(Bar(k, classes[k], share, written(value), k == true))
        self.bars.show_bars(bars, len(classes))

    def _of_which(self, run: RunInfo) -> str:
        """The part that the sample belongs to, or how many are told wrong."""
        if self.mistakes_switch.isChecked():
            if self._mistakes is None:
                return ""
            if not self._mistakes.samples.size:
                return self.tr("no mistakes")
            text = self.tr("{wrong} of {count} wrong")
            wrong, count = self._mistakes.samples.size, self._mistakes.examined
            return text.format(wrong=number_format.count(wrong), count=number_format.count(count))
        return self.tr("test sample") if self._sample in run.data.test else self.tr("training sample")
