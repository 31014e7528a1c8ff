"""What is happening, in words: the notes on a run, the worst first. Each fault is found in the file of its topic.

It changes nothing in a run. A note appears above one threshold and goes below a lower one: words must not flicker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nnviz.training.diagnosis_answer import answer_findings, nothing_left
from nnviz.training.diagnosis_course import Course
from nnviz.training.diagnosis_gradient import EXPLODING, VANISHING, gradient_findings, overflow
from nnviz.training.diagnosis_layers import DEAD_ON, SATURATED_ON, borne, layer_findings
from nnviz.training.diagnosis_moment import Memory, Moment, Start
from nnviz.training.message import QT_TRANSLATE_NOOP, Message, Share
from nnviz.training.probe_pass import ProbePass
from nnviz.training.snapshot import Divergence
from nnviz.training.wants import Diagnosis, Losses, Note, Staves

if TYPE_CHECKING:
    from nnviz.training.trainer import Trainer

__all__ = ["EXPLODING", "VANISHING", "Diagnostician"]


class Diagnostician:
    """Knows the run and which notes are shown now, and keeps to what it said as long as it can."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._memory = Memory()
        self._course = Course()
        self._start = Start.of(trainer)

    def begin(self, staves: Staves, probe: ProbePass) -> None:
        """Look at the run before its first step, so that it is known what was so from the beginning."""
        none = np.zeros(0)
        self.diagnose(staves, probe, Losses(none.astype(np.int64), none, none, None, None), None)

    def diagnose(self, staves: Staves, probe: ProbePass, losses: Losses, divergence: Divergence | None) -> Diagnosis:
        """The notes on the present state, the worst first."""
        now = Moment(self._trainer, staves, probe, losses, self._memory, self._start)
        self._memory.go_to(self._trainer.step, self._trainer.config)
        if divergence is not None:
            return Diagnosis((overflow(now, divergence),))
        findings = list(layer_findings(now))
        findings += gradient_findings(now)
        findings += self._course.findings(now)
        findings += answer_findings(now) if not findings else ()
        findings += self._course.rate_too_low(now) if not findings else ()
        if not findings:
            return Diagnosis((nothing_left(now) or _fine(now),))
        findings.sort(key=lambda finding: -finding.weight)
        return Diagnosis(tuple(finding.note for finding in findings))


def _fine(now: Moment) -> Note:
    values = {"limit": Share(SATURATED_ON), "dead": Share(DEAD_ON)}
    title = QT_TRANSLATE_NOOP("Message", "The error reaches every layer")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "No δ is 0 or less than a thousandth of the last layer's, no hidden layer is saturated by {limit} or dead by "
        "{dead}, and the loss does not rise.",
    )
    return Note("ok", Message("note.fine", title, values), borne(now) or Message("note.fine.why", why, values))
