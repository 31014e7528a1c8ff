"""All that a decision map says in words and figures: its title, its remarks, and what is at the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

import numpy as np
from PySide6.QtCore import QObject

from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import DecisionMap
from nnviz.ui import number_format
from nnviz.ui.map.legend import ClassLegend
from nnviz.ui.map.picture import value_at
from nnviz.ui.map.points import Sample, SamplePoints
from nnviz.ui.map.scale import OutputScale, probabilities
from nnviz.ui.map.shapes import SHAPES
from nnviz.ui.marked_axis import Mark

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SHORT = 20  # characters: two coordinates that fit on one line with the output


class MapWords(QObject):
    """Texts about one run, in the window's language. `columns` are the two raw columns of the map,
    `sample` where the others stand (None: at their mean)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: list[list[int]] = [[], []]  # of each class, in training and in test

    def title(self, run: RunInfo) -> str:
        """What stands above the picture; with many columns the combo boxes below complete it."""
        return self.tr("Output over the plane") if len(run.data.columns) == 2 else self.tr("Output over")

    def sentence(self, run: RunInfo, columns: tuple[int, int], sample: int | None) -> str:
        """The title in full, for those who do not see the combo boxes."""
        names = run.data.columns
        if len(names) <= 2:
            return self.title(run)
        if sample is None:
            text = self.tr("Output over {right}, {up}: the other {count} at their mean")
        else:
            text = self.tr("Output over {right}, {up}: the other {count} as in sample {sample}")
        right, up = (names[i] for i in columns)
        return text.format(right=right, up=up, count=len(names) - 2, sample=numbered(sample))

    def fill_legend(self, legend: ClassLegend, run: RunInfo) -> None:
        """The classes as they are numbered, many of them with the most frequent first."""
        classes, data = run.data.classes or (), run.data
        labels = data.y.argmax(axis=0)
        self._counts = [np.bincount(labels[part], minlength=len(classes)).tolist() for part in (data.train, data.test)]
        frequent = np.argsort(-np.add(*self._counts), kind="stable").tolist() if len(classes) > len(SHAPES) else None
        legend.set_classes(classes, self.class_notes() if classes else (), frequent)

    def class_notes(self) -> list[str]:
        """How many samples there are of each class that the legend was filled with."""
        text, number = self.tr("training samples {train}, test samples {test}"), number_format.count
        return [text.format(train=number(a), test=number(b)) for a, b in zip(*self._counts, strict=True)]

    def remarks(self, run: RunInfo, scale: OutputScale, sample: int | None, points: SamplePoints) -> str:
        """What one must know to read the picture and the points on it."""
        data, remarks = run.data, []
        if len(data.columns) > 2:
            if len(data.columns) == 3:
                mean, as_in = (
                    self.tr("The other column at its mean."),
                    self.tr("The other column as in sample {sample}."),
                )
            else:
                mean = self.tr("The other {count} columns at their mean.")
                as_in = self.tr("The other {count} columns as in sample {sample}.")
            text = mean if sample is None else as_in
            count = number_format.count(len(data.columns) - 2)
            remarks.append(text.format(count=count, sample=numbered(sample)))
        elif not is_coordinate(data.columns[0]):
            remarks.append("→ {}, ↑ {}".format(*data.columns))
        if scale.clamped:
            remarks.append(self.tr("Output beyond ±1 is drawn as ±1."))
        remarks += self.thinned(run, points)
        return self.joined(remarks)

    def thinned(self, run: RunInfo, points: SamplePoints) -> list[str]:
        """How many of the samples are drawn, where it is not all."""
        drawn, total = points.shown, run.data.raw.shape[1]
        if drawn >= total:
            return []
        text = self.tr("{shown} of {total} samples drawn.")
        if points.only is not None:
            text = self.tr("{shown} of {total} samples drawn: those of {name}.")
        name = "" if points.only is None else output_names(run)[points.only]
        return [text.format(shown=number_format.count(drawn), total=number_format.count(total), name=name)]

    def joined(self, remarks: Sequence[str]) -> str:
        """One after the other: the space between two sentences is a matter of the language."""
        text = ""
        for remark in remarks:
            text = self.tr("{0} {1}").format(text, remark) if text else remark
        return text

    def test_switch(self, run: RunInfo) -> str:
        """How test samples are told from training samples, or that there are none."""
        if run.data.test.size == 0:
            return self.tr("This run has no test samples.")
        return self.tr("Show the test samples. They have a dark ring, training samples a light one.")

    def discretise_switch(self) -> str:
        return self.tr("Draw the output in steps instead of shades.")

    def readout(
        self,
        run: RunInfo,
        scale: OutputScale,
        columns: tuple[int, int],
        answer: DecisionMap,
        point: tuple[float, float],
        sample: Sample | None,
    ) -> str:
        """Where the point is, what the network gives there, and the sample beside it."""
        names, box = run.data.columns, answer.box
        right, up = (written(names[i]) for i in columns)
        where = [f"{right} {decimal(point[0], *box[:2])}", f"{up} {decimal(point[1], *box[2:])}"]
        output = self._output(run, scale, answer, point)
        together = ", ".join(where)
        lines = [f"{together}: {output}"] if len(together) < SHORT else [*where, output]
        if sample is not None:
            lines.append(self.sample(run, scale, sample))
        return "\n".join(lines)

    def sample(self, run: RunInfo, scale: OutputScale, sample: Sample) -> str:
        """A sample that is pointed at, and its target."""
        test = sample.part == "test"
        text = self.tr("test sample {number}: {target}") if test else self.tr("training sample {number}: {target}")
        return text.format(number=numbered(sample.number), target=target_of(run, scale, sample.number))

    def _output(self, run: RunInfo, scale: OutputScale, answer: DecisionMap, point: tuple[float, float]) -> str:
        values = value_at(answer.values, answer.box, *point)
        if scale.task != "classes":
            return f"{written(output_names(run)[scale.output])} {number_format.short(float(values[scale.output]))}"
        compared = probabilities(values, scale)
        first, second = np.argsort(-compared, kind="stable")[:2].tolist()  # its lead is how strong the colour is
        names = run.data.classes or ()
        return ", ".join(f"{names[k]} {number_format.short(float(compared[k]))}" for k in (first, second))


def written_ends(scale: OutputScale) -> tuple[str, str]:
    """The ends of the colour bar."""
    if scale.task == "binary":
        low, high = f"{number_format.MINUS}1", "+1"
        return (f"≤ {low}", "≥ 1") if scale.clamped else (low, high)
    return number_format.short(scale.low), number_format.short(scale.high)


def axis_marks(values: list[float], name: str) -> list[Mark]:
    """Round numbers, and between the last two of them the axis's name where it is as short as x₁."""
    marks = [Mark(value, _tick(value)) for value in values]
    if is_coordinate(name) and len(values) > 1:
        marks.append(Mark((values[-2] + values[-1]) / 2, name[0], lowered=name[1:], maths=True, colour="text"))
    return marks


def numbered(sample: int | None) -> str:
    """The number of a sample as people count, from 1."""
    return "" if sample is None else number_format.count(sample + 1)


def output_names(run: RunInfo) -> tuple[str, ...]:
    """The classes, or y, or y1, y2, …"""
    data = run.data
    count = data.y.shape[0]
    return data.classes or (("y",) if count == 1 else tuple(f"y{k + 1}" for k in range(count)))


def is_coordinate(name: str) -> bool:
    """Whether the name is a letter of a formula: x1, x2, x, y, y1, p."""
    return name in ("x", "y", "p") or (name[0] in "xy" and name[1:].isdecimal())


def written(name: str) -> str:
    """x1 as x₁; the name of a column of a table as it stands."""
    return name[0] + name[1:].translate(SUBSCRIPTS) if is_coordinate(name) else name


def target_of(run: RunInfo, scale: OutputScale, number: int) -> str:
    """The target of a sample, its class or the number that the output of `scale` shall give."""
    target = run.data.y[:, number]
    if run.data.classes is not None:
        return run.data.classes[int(target.argmax())]
    if scale.task == "binary":
        return "+1" if target[0] > 0 else f"{number_format.MINUS}1"
    return number_format.short(float(target[scale.output]))


def _tick(value: float) -> str:
    if value and not 1e-3 <= abs(value) < 1e4:
        return number_format.short(value)
    if value == round(value):
        return number_format.count(round(value))
    return f"{value:g}".replace("-", number_format.MINUS)


def decimal(value: float, low: float, high: float) -> str:
    """As many decimals as a place in the picture can tell."""
    decimals = max(0, -floor(log10((high - low) / 200)))
    return f"{value:.{decimals}f}".replace("-", number_format.MINUS)
