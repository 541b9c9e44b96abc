"""Runs every check on one data folder; a check that fails itself is a finding, not an error."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from pos_app.application.diagnosis import Diagnosis, Finding, Level
from pos_app.application.errors import StorageError
from pos_app.application.ports import Clock, Progress
from pos_app.infrastructure.doctor import machine, store_health
from pos_app.infrastructure.persistence.engine import Database

_log = logging.getLogger(__name__)
Check = Callable[[], Finding]


class Examination:
    """Looks at a data folder without changing it; a till may run there meanwhile."""

    def __init__(self, data_dir: Path, database_name: str, clock: Clock) -> None:
        """Examine the store in ``data_dir``, if there is one."""
        self._folder = data_dir
        self._path = data_dir / database_name
        self._clock = clock

    def examine(self, progress: Progress | None = None) -> Diagnosis:
        """Return what was found; ``progress`` may raise to stop."""
        now = self._clock.now()
        database = self._opened()
        try:
            checks = self._checks(now, database)
            found = []
            for done, (name, check) in enumerate(checks):
                if progress is not None:
                    progress(done, len(checks))
                found.append(_tried(name, check))
            return Diagnosis(tuple(found))
        finally:
            if isinstance(database, Database):
                database.close()

    def _checks(
        self, now: datetime, database: Database | Finding | None
    ) -> list[tuple[str, Check]]:
        checks: list[tuple[str, Check]] = [
            ("versions", machine.versions),
            ("sqlite", machine.sqlite),
        ]
        if not self._folder.is_dir():
            return [*checks, ("store", lambda: Finding("store", Level.UNKNOWN, "no-folder"))]
        size = self._path.stat().st_size if self._path.exists() else 0
        checks += [
            ("disk_space", partial(machine.disk_space, self._folder, size)),
            ("disk_sync", partial(machine.disk_sync, self._folder)),
            ("folder_place", partial(machine.folder_place, self._folder)),
            ("folder_access", partial(machine.folder_access, self._folder, self._path.name)),
            ("printer", partial(machine.printing, self._folder)),
            ("crash", partial(store_health.crashes, self._folder / "logs", now)),
        ]
        if isinstance(database, Finding):
            broken = database
            return [*checks, ("database", lambda: broken)]
        if database is None:
            checks.append(("clock", partial(machine.clock, now, None)))
            return [*checks, ("store", lambda: Finding("store", Level.UNKNOWN, "none"))]
        reader = database.reader()
        return [
            *checks,
            ("clock", lambda: machine.clock(now, store_health.newest_event(reader))),
            ("schema", partial(store_health.schema, reader)),
            ("database", partial(store_health.pages, reader)),
            ("wal", partial(store_health.write_ahead_log, self._path)),
            ("outbox", partial(store_health.waiting, reader)),
            ("background", partial(store_health.background_work, reader)),
            ("log", partial(store_health.log, database)),
            ("backup", partial(store_health.backups, database, now)),
        ]

    def _opened(self) -> Database | Finding | None:
        if not self._path.exists():
            return None
        try:
            database = Database(self._path, read_only=True)
            database.reader().command("SELECT count(*) FROM sqlite_master")
        except StorageError as error:
            kind = type(error).__name__
            facts = {"detail": f"{kind}: {error.detail}"[:300]}
            return Finding("database", Level.BAD, "unreadable", facts)
        return database


def _tried(name: str, check: Check) -> Finding:
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - one check that fails hides no other
        _log.info("The check %s failed", name, exc_info=True)
        return Finding(
            name, Level.UNKNOWN, "failed", {"detail": f"{type(error).__name__}: {error}"}
        )
