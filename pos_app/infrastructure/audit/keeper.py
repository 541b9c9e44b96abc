"""Looks after the log on a thread of its own: seals it, checks it, keeps its indexes up to date.

Nothing here is on a sale's path. What is due is tried again at the next turn when it fails, and
what waits at the end of the program is sealed before it closes.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_app.domain.aggregates.z_report.events import ZReportMade

if TYPE_CHECKING:
    from pos_app.application.audit_service import Verification
    from pos_app.application.audit_trail_service import AuditTrailService
    from pos_app.application.ports import Progress
    from pos_app.domain.events import DomainEvent

_log = logging.getLogger(__name__)

ENTRIES_PER_CHECKPOINT = 1_000
SECONDS_PER_CHECKPOINT = 60.0
SECONDS_PER_CHECK = 3_600.0
_SECONDS_PER_TURN = 2.0
_SECONDS_TO_SETTLE = 1.0
# Between two bites of a chore, so that the window has the interpreter to itself most of the time.
_REST = 0.01

Chore = Callable[[], bool]
"""Does a little of some work, and says whether there is more."""


class _Stopping(Exception):
    """The program closes."""


class AuditKeeper:
    """A background thread from :meth:`start` to :meth:`stop`."""

    def __init__(self, trail: AuditTrailService, check: Callable[[Progress], Verification]) -> None:
        """Seal through ``trail``; ``check`` verifies what is recent."""
        self._trail = trail
        self._check = check
        self._chores: list[Chore] = []
        self._thread: threading.Thread | None = None
        self._wake = threading.Event()
        self._is_stopping = False
        self._news = 0
        self._is_closing = False
        self._sealed_at = self._checked_at = 0.0

    def add_chore(self, chore: Chore) -> None:
        """Do this too, a little at each turn, until it says that there is no more."""
        self._chores.append(chore)

    def notice(self, event: DomainEvent) -> None:
        """Count an event; the thousandth wakes the keeper, and so does each Z report."""
        self._news += 1
        if isinstance(event, ZReportMade):
            self._is_closing = True
        if self._is_closing or self._news == ENTRIES_PER_CHECKPOINT:
            self._wake.set()

    def start(self) -> None:
        """Begin; the first turn checks what was logged since the last checkpoint."""
        if self._thread is None:
            self._sealed_at = time.monotonic()
            self._thread = threading.Thread(target=self._run, name="audit-keeper", daemon=True)
            self._thread.start()

    def stop(self, timeout: float) -> bool:
        """Seal what is new and end, waiting at most ``timeout`` seconds; say whether it ended."""
        thread = self._thread
        if thread is None:
            return True
        self._is_stopping = True
        self._wake.set()
        thread.join(timeout)
        return not thread.is_alive()

    def _run(self) -> None:
        self._wake.wait(_SECONDS_TO_SETTLE)
        if not self._is_stopping:
            self._tried(lambda: self._verify("start"))
        while not self._is_stopping:
            self._tried(self._turn)
            self._wake.wait(_SECONDS_PER_TURN)
            self._wake.clear()
        self._tried(self._trail.sign_checkpoint)

    def _turn(self) -> None:
        for chore in self._chores:
            while not self._is_stopping and chore():
                time.sleep(_REST)
        now = time.monotonic()
        if (
            self._is_closing
            or self._news >= ENTRIES_PER_CHECKPOINT
            or (self._news and now - self._sealed_at >= SECONDS_PER_CHECKPOINT)
        ):
            self._news = 0
            self._is_closing = False
            self._sealed_at = now
            self._trail.sign_checkpoint()
        if now - self._checked_at >= SECONDS_PER_CHECK:
            self._verify("hourly")

    def _verify(self, cause: str) -> None:
        self._checked_at = time.monotonic()
        self._trail.record_verification(self._check(self._go_on), cause)

    def _go_on(self, _done: int, _of: int) -> None:
        """End a long check when the program closes; the next start begins it anew."""
        if self._is_stopping:
            raise _Stopping

    def _tried(self, work: Callable[[], object]) -> None:
        try:
            work()
        except _Stopping:
            _log.info("The check of the log was ended because the program closes")
        except Exception:  # noqa: BLE001 - tried again at the next turn, and the till sells on
            _log.exception("The audit keeper could not finish a turn")
