"""Ends on a thread of its own what a crash interrupted, so that the till sells meanwhile."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from pos_app.application.errors import ApplicationError

if TYPE_CHECKING:
    from pos_app.application.import_service import ImportService

_log = logging.getLogger(__name__)


class _Stopping(Exception):
    """The program closes; what is left is ended at the next start."""


# The first scans have the interpreter to themselves.
_SECONDS_TO_SETTLE = 1.0


class ImportKeeper:
    """A background thread from :meth:`start` until everything is ended, or :meth:`stop`."""

    def __init__(self, imports: ImportService, settle: float = _SECONDS_TO_SETTLE) -> None:
        """End what ``imports`` left, at the earliest ``settle`` seconds after the start."""
        self._imports = imports
        self._settle = settle
        self._thread: threading.Thread | None = None
        self._is_stopping = threading.Event()

    def start(self) -> None:
        """Begin, once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="import-keeper", daemon=True)
            self._thread.start()

    def stop(self, timeout: float) -> bool:
        """End after the batch at hand, waiting at most ``timeout`` seconds; say if it ended."""
        self._is_stopping.set()
        if self._thread is None:
            return True
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        if self._is_stopping.wait(self._settle):
            return
        try:
            self._imports.finish_interrupted(self._look_up)
        except _Stopping:
            _log.info("An import goes on at the next start")
        except ApplicationError:
            _log.info("An import could not be ended; it is tried again at the next start")

    def _look_up(self, _done: int, _of: int) -> None:
        if self._is_stopping.is_set():
            raise _Stopping
