"""Makes the planned copies on a thread of its own, and tries again while a drive is away."""

from __future__ import annotations

import logging
import threading
import time

from pos_app.application.backup_errors import BackupError
from pos_app.application.backup_service import SCHEDULE, BackupService

_log = logging.getLogger(__name__)

_SECONDS_TO_SETTLE = 20.0
_SECONDS_PER_TURN = 30.0
_SECONDS_AFTER_FAILURE = 300.0


class _Stopping(Exception):
    """The program closes."""


class BackupKeeper:
    """A background thread from :meth:`start` to :meth:`stop`."""

    def __init__(self, backups: BackupService, settle: float = _SECONDS_TO_SETTLE) -> None:
        """Copy with ``backups``, at the earliest ``settle`` seconds after the start."""
        self._backups = backups
        self._settle = settle
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._try_at = 0.0

    def start(self) -> None:
        """Begin; starting twice is once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="backup-keeper", daemon=True)
            self._thread.start()

    def stop(self, timeout: float) -> bool:
        """End, waiting at most ``timeout`` seconds; a copy in the making is dropped.

        Returns whether the thread ended.
        """
        self._stop.set()
        if self._thread is None:
            return True
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def turn(self) -> None:
        """Make a copy if one is due; after a failure, not before five minutes are over."""
        if time.monotonic() < self._try_at or not self._backups.is_due():
            return
        try:
            self._backups.make_planned(SCHEDULE, self._go_on)
        except BackupError as error:
            self._try_at = time.monotonic() + _SECONDS_AFTER_FAILURE
            _log.info("No backup could be made, it is tried again: %s", type(error).__name__)

    def _run(self) -> None:
        self._stop.wait(self._settle)
        while not self._stop.is_set():
            try:
                self.turn()
            except _Stopping:
                _log.info("A backup was dropped because the program closes")
            except Exception:  # noqa: BLE001 - tried again at the next turn, and the till sells on
                _log.exception("The backup keeper could not finish a turn")
            self._stop.wait(_SECONDS_PER_TURN)

    def _go_on(self, _done: int, _of: int) -> None:
        if self._stop.is_set():
            raise _Stopping
