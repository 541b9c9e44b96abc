"""Keeps the rules of the red flags up with the log, away from the sale.

What is found is stored before the position moves on; after a crash in between the same entries
are read again and give the same flags, which are there already.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.queries import AuditFilter, AuditQueries
from pos_app.application.red_flags.rule import Finding, State
from pos_app.application.red_flags.watcher import Watcher
from pos_app.domain.aggregates.red_flag.red_flag import RedFlag
from pos_app.domain.events import DomainEvent

_ENTRIES_PER_BITE = 200


class RedFlagProgress(Protocol):
    """How far the rules have read, and what they remember."""

    def load(self) -> tuple[int, dict[str, State]]:
        """Return the last seq that was read, 0 for none, and each rule's memory."""

    def keep(self, position: int, states: dict[str, State]) -> None:
        """Remember both together."""


class WatchForRedFlags:
    """Reads what is new in the log; called by events that can complete a pattern, and in between.

    It may be called again, and from several threads: it goes by the log, not by the event.
    """

    publication_name = "red_flags"

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        queries: Callable[[], AuditQueries],
        progress: RedFlagProgress,
        watcher: Watcher,
    ) -> None:
        """Read through ``queries``, which are opened and closed for each call."""
        self._unit_of_work = unit_of_work
        self._queries = queries
        self._progress = progress
        self._watcher = watcher
        self._lock = threading.Lock()

    def __call__(self, _: DomainEvent) -> None:
        """Read to the end of the log.

        Raises:
            StorageError: the store cannot be read or written; the work is tried again later.
        """
        while self.catch_up():
            pass

    def catch_up(self) -> bool:
        """Read a bite of what is new; return whether there is more."""
        with self._lock:
            queries = self._queries()
            try:
                position, states = self._progress.load()
                entries = queries.newer(AuditFilter(), position, _ENTRIES_PER_BITE)
            finally:
                queries.close()
            if not entries:
                return False
            findings = self._watcher.read(entries, states)
            if findings:
                self._raise_flags(findings)
            self._progress.keep(entries[-1].seq, states)
            return len(entries) == _ENTRIES_PER_BITE

    def _raise_flags(self, findings: list[Finding]) -> None:
        with self._unit_of_work() as uow:
            uow.act_as_program()
            for finding in findings:
                if uow.red_flags.by_id(finding.flag_id) is not None:
                    continue
                flag = RedFlag.raise_for(
                    flag_id=finding.flag_id,
                    rule=finding.rule,
                    seqs=finding.seqs,
                    cashier_id=finding.actor_id,
                    register_id=finding.register_id,
                    occurred_at=finding.occurred_at,
                    facts=finding.facts,
                )
                uow.red_flags.add(flag)
                uow.collect_events_from(flag)
            uow.commit()
        uow.dispatch_events()
