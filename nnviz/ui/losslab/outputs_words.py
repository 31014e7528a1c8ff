"""What is said of a loss over several outputs: what its figures mean, and how its bars are called."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nnviz.training.losslab_outputs import ONE_TRUE, SeveralOutputs


class OutputsWords(QObject):
    def sentence(self, loss: str) -> str:
        """What to try."""
        if loss in ONE_TRUE:
            return self.tr(
                "<b>Try:</b> raise the bar of the true class, then click another class of T: what happens to the loss, "
                "and where does the gradient push?"
            )
        return self.tr(
            "<b>Try:</b> drag the bars of T and Y, then make them equal: what is left of the loss, and what of cross "
            "entropy?"
        )

    def verdict(self, sample: SeveralOutputs) -> str:
        """No figures: they change with every pixel of a drag, and stand in the table."""
        if sample.name == "multi_margin":
            return self.tr("Only those that come nearer than 1 to the true class cost anything and are pulled.")
        if sample.name == "nll":
            return self.tr("Only the true class counts: the loss is −ln of its probability.")
        if sample.name == "softmax_cross_entropy":
            return self.tr(
                "Class {right} is the most probable. The loss is −ln of the true class's probability, and the gradient "
                "is softmax(Y) − T: it sums to 0."
            ).format(right=int(sample.probabilities.argmax()) + 1)
        if sample.equal:
            words = self.tr("T and Y are equal: KL is 0, and cross entropy is the entropy of T, its least.")
        else:
            words = self.tr("T and Y differ, so KL is above 0. It is 0 only where they are equal.")
        on_simplex = self.tr(
            "A share can only grow at the others' cost, so what counts is the gradient without its mean (− mean): it "
            "is 0 where nothing can be gained."
        )
        return f"{words}<br><br>{on_simplex}"

    def target(self, loss: str) -> str:
        """Beside the bars of T."""
        return self.tr("the true class: click it") if loss in ONE_TRUE else self.tr("the target: drag them")

    def told(self, loss: str) -> tuple[str, str]:
        """The title of the bars that follow from the prediction, and what stands beside it."""
        if loss == "nll":
            return "<i>Y</i> = ln <i>p</i>", self.tr("what the loss takes")
        return "softmax(<i>Y</i>)", self.tr("probabilities: their sum is 1")
