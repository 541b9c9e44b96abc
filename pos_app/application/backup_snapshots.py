"""What is told of copies of the store: frozen pictures; sizes in bytes, moments aware UTC."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.domain.records import dataclass


class BackupState(StrEnum):
    """How far a copy can be trusted without opening it."""

    VERIFIED = "verified"
    """It was verified when it was made and has its size of then."""
    DAMAGED = "damaged"
    """Its size is another one than when it was made."""
    UNKNOWN = "unknown"
    """Nothing was written down about it."""


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A copy as it lies in a folder; ``cause`` is asked, schedule, shift or upgrade."""

    path: Path
    made_at: datetime
    size: int
    last_seq: int
    is_encrypted: bool
    cause: str
    state: BackupState


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What is inside a copy.

    ``taken_at`` is the moment of the newest log entry; ``sale_number`` and ``sale_at`` are the
    newest sale's, None without one. ``needs_upgrade`` when an older version wrote it.
    """

    path: Path
    store_name: str
    schema: str
    entries: int
    last_seq: int
    taken_at: datetime | None
    sales: int
    sale_number: str | None
    sale_at: datetime | None
    size: int
    is_encrypted: bool
    needs_upgrade: bool


@dataclass(frozen=True, slots=True)
class BackupOverview:
    """The plan, its copies, newest first, and how it goes.

    ``folder`` is where they go; it ``is_away`` when a drive is not plugged in. ``failure`` is
    ``away``, ``full`` or ``failed`` since ``failing_since``, empty while all is well.
    """

    plan: BackupPlan
    folder: Path
    is_away: bool
    files: tuple[BackupFile, ...]
    last_backup_at: datetime | None
    failing_since: datetime | None
    failure: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A store that went back to a copy; the log before ``kept_as`` is its own last word.

    Entries ``last_seq + 1`` to ``replaced_last_seq`` are in ``kept_as`` only; both are None where
    there was no store, ``replaced_last_seq`` alone where it could not be read.
    """

    contents: BackupContents
    kept_as: Path | None
    replaced_last_seq: int | None
