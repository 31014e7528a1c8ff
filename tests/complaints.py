"""Everything that a program complains with while it is tested: Qt's messages, exceptions, the log, standard error."""

from __future__ import annotations

import logging
from traceback import format_exception

QT_COMPLAINTS = ("WARNING", "CRITICAL", "FATAL")


class Complaints:
    """Those since the last `taken`. Python's warnings are among the exceptions, since pytest makes them such."""

    def __init__(self, exceptions, qtlog, caplog, capfd) -> None:
        self._exceptions, self._qtlog, self._caplog, self._capfd = exceptions, qtlog, caplog, capfd
        self._qt_seen = 0

    def taken(self) -> list[str]:
        said = ["".join(format_exception(*exception)) for exception in self._exceptions]
        messages = self._qtlog.records[self._qt_seen :]
        said += [m.message for m in messages if m.log_type_name in QT_COMPLAINTS and not m.ignored]
        said += [r.getMessage() for r in self._caplog.records if r.levelno >= logging.WARNING]
        said += [text for text in [self._capfd.readouterr().err] if text]
        self._exceptions.clear()
        self._caplog.clear()
        self._qt_seen += len(messages)
        return said
