"""All that the zig-zag section says in sentences and figures, in the window's language."""

from __future__ import annotations

from math import isnan

from PySide6.QtCore import QObject

from nnviz.training.zigzag_wants import Zigzag
from nnviz.ui.number_format import MINUS, count, factor, percent, short

NONE = "–"
SIGNS = {1: "+", 0: "0", -1: MINUS}


class ZigzagWords(QObject):
    """Texts about one answer of one neuron."""

    def inputs(self, found: Zigzag, batch: int) -> str:
        """What the neuron's inputs leave to the gradient of a single sample, and what of that is left in a batch."""
        batches = self._batches(found, batch)
        return self.tr("{first} {second}").format(first=self._samples(found), second=batches).strip()

    def _samples(self, found: Zigzag) -> str:
        mean, deviation = short(found.mean), short(found.deviation)
        if isnan(found.same_sample):
            text = self.tr("No sample has a gradient for this unit: δ is 0 on the whole probe.")
        elif found.positive == 1 and found.same_sample == 1:
            text = self.tr(
                "No input is ever negative (mean {mean} ± {deviation}), so a single sample pushes all weights of the "
                "unit the same way, up or down: two quadrants are left."
            )
        elif found.same_sample == 1:
            text = self.tr(
                "The inputs (mean {mean} ± {deviation}) have one sign in every sample, so each pushes all weights the "
                "same way."
            )
        elif found.same_sample > 0.5:
            text = self.tr(
                "In {share} of the samples the inputs (mean {mean} ± {deviation}) have one sign: such a sample pushes "
                "all weights the same way."
            )
        else:
            text = self.tr(
                "Inputs have both signs (mean {mean} ± {deviation}), so one and the same sample can push weights apart."
            )
        return text.format(mean=mean, deviation=deviation, share=percent(found.same_sample))

    def _batches(self, found: Zigzag, batch: int) -> str:
        """Empty where nothing was recorded, or there is nothing to soften."""
        if not found.steps or isnan(found.same_batch) or not found.same_sample > 0.5:
            return ""
        if batch == 1:
            return self.tr("With batches of 1 that is every step.")
        text = self.tr("Batches of {size} soften it: {share} of the steps have one sign throughout.")
        return text.format(size=count(batch), share=percent(found.same_batch))

    def steps(self, found: Zigzag, running_step: int) -> str:
        """Which steps are shown, and whether others lie between this picture and the next."""
        if not found.steps:
            return self.tr("Nothing is recorded yet: run, or take a step.")
        if running_step > found.last:
            text = self.tr("A sample: steps {first} to {last}, one by one; the run is further on.")
        else:
            text = self.tr("Steps {first} to {last}, one by one.")
        return text.format(first=count(found.last - found.steps), last=count(found.last))

    def positive(self, found: Zigzag) -> str:
        return percent(found.positive)

    def same_sample(self, found: Zigzag) -> str:
        return NONE if isnan(found.same_sample) else percent(found.same_sample)

    def same_batch(self, found: Zigzag) -> str:
        return NONE if isnan(found.same_batch) else percent(found.same_batch)

    def flips(self, found: Zigzag) -> str:
        """How many of how many, and the share."""
        if not found.changes:
            return NONE
        text = self.tr("{flips} of {changes}, {share}")
        return text.format(flips=count(found.flips), changes=count(found.changes), share=percent(found.flip_share))

    def length(self, found: Zigzag) -> str:
        return short(found.length) if found.steps else NONE

    def straight(self, found: Zigzag) -> str:
        return short(found.straight) if found.steps else NONE

    def detour(self, found: Zigzag) -> str:
        return NONE if not found.steps or isnan(found.detour) else factor(found.detour)

    def point(self, found: Zigzag, step: int, names: tuple[int, int]) -> str:
        """A point of the path, line by line."""
        number = found.last - found.steps + step
        lines = [self.tr("after step {step}").format(step=count(number))]
        for name, weight in zip(names, found.path[step], strict=True):
            lines.append(f"w{name} = {short(float(weight), 4)}")
        if step:
            signs = found.signs[step - 1]
            pair = " ".join(SIGNS[int(signs[name - 1])] for name in names)
            lines.append(self.tr("signs of the gradient before it: {pair}").format(pair=pair))
        return "\n".join(lines)

    def sign(self, step: int, weight: int, sign: int) -> str:
        text = self.tr("step {step}, weight {weight}: {sign}")
        return text.format(step=count(step), weight=weight, sign=SIGNS[sign])
