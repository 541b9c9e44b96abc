"""Moves old entries of the log into an archive that proves itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from pos_app.application.access import needs
from pos_app.application.audit_trail_service import AuditTrailService
from pos_app.application.errors import NothingToArchive
from pos_app.application.ports import Progress, UnitOfWorkFactory
from pos_app.domain.aggregates.audit_trail.audit_trail import KnownKey
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions


@dataclass(frozen=True, slots=True)
class WrittenArchive:
    """An archive that was read back and found sound; hashes are hexadecimal."""

    path: Path
    first_seq: int
    last_seq: int
    last_hash: str
    sha256: str
    keys: tuple[KnownKey, ...]


class LogArchive(Protocol):
    """Writes archives and lets entries leave the live log."""

    def last_seq_before(self, until: datetime) -> int:
        """Return the last entry that may leave of those before the moment, 0 for none."""

    def write(self, path: Path, last_seq: int, progress: Progress | None) -> WrittenArchive:
        """Write the oldest entries up to ``last_seq`` and check what was written."""

    def leave(self, last_seq: int) -> None:
        """Delete the entries that an archive holds from the live log."""


class ArchiveService:
    """The command that archives."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, trail: AuditTrailService, archive: LogArchive
    ) -> None:
        """Record archives on ``trail``."""
        self._unit_of_work = unit_of_work
        self._trail = trail
        self._archive = archive

    @needs(permissions.MANAGE_LOG)
    def archive(
        self, path: Path, until: datetime, progress: Progress | None = None
    ) -> WrittenArchive:
        """Move entries from before ``until`` into ``path``, which must not exist yet.

        Raises:
            NothingToArchive: fewer than 256 entries are that old.
            ArchiveDamaged: the disk did not keep what it was given; nothing has left the log.
            OSError: the file cannot be written; nothing has left the log.
            StorageError: nothing was recorded, or not everything has left yet.
        """
        self._trail.sign_checkpoint()
        last_seq = self._archive.last_seq_before(until)
        if not last_seq:
            raise NothingToArchive
        written = self._archive.write(path, last_seq, progress)
        self._trail.record_archive(
            last_seq=written.last_seq,
            last_hash=written.last_hash,
            file_name=written.path.name,
            file_sha256=written.sha256,
            keys=written.keys,
        )
        self._archive.leave(last_seq)
        return written
