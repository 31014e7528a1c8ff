"""That the property tests would hear it if the program complained."""

from __future__ import annotations

import logging
import sys
import warnings

import pytest
from complaints import Complaints
from PySide6.QtCore import QObject, QTimer, qDebug, qWarning


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_every_complaint_is_heard_once(qtbot, qtlog, caplog, capfd):
    class Slots(QObject):
        def fail(self):
            warnings.warn("from Python", stacklevel=1)

    slots = Slots()
    with qtbot.captureExceptions() as exceptions:
        complaints = Complaints(exceptions, qtlog, caplog, capfd)
        assert complaints.taken() == []
        qDebug("a remark")
        qWarning("from Qt")
        logging.getLogger("nnviz").error("from the log")
        QTimer.singleShot(0, slots.fail)
        qtbot.waitUntil(lambda: bool(exceptions))
        print("from elsewhere", file=sys.stderr)
        said = complaints.taken()
        assert complaints.taken() == []
    heard = "\n".join(said)
    assert all(words in heard for words in ("from Qt", "from the log", "UserWarning: from Python", "from elsewhere"))
    assert "a remark" not in heard
