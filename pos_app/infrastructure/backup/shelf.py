"""The folder of copies: their names, the note beside each, and which of them stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.application.backup_errors import BackupPlaceAway, NoSuchPlace
from pos_app.application.backup_snapshots import BackupFile, BackupState
from pos_app.domain.services.keeping import kept
from pos_app.infrastructure.backup.copying import place_error

if TYPE_CHECKING:
    from pos_app.domain.aggregates.installation.backup_plan import BackupPlan

PLAIN, SEALED = ".db", ".sealed"
_MARK = ".pos-app-backups"
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"pos-(?:before-\w+-)?(\d{8}-\d{6})(\.db|\.sealed)")
_PASSING = frozenset({"schedule", "shift"})


class Shelf:
    """One folder with copies of one store."""

    def __init__(self, folder: Path) -> None:
        """Look at ``folder``, which need not be there."""
        self.folder = folder

    def claim(self, store_id: UUID) -> None:
        """Mark the folder as the one that was chosen, so that its absence is noticed.

        An empty mount point looks like a folder; without the mark, copies for a memory stick would
        fill the till's own disk.

        Raises:
            NoSuchPlace: the folder that it would lie in is not there: a drive may be away.
            BackupError: the folder cannot be made or written.
        """
        if not self.folder.is_absolute():
            raise NoSuchPlace(path=str(self.folder))
        try:
            self.folder.mkdir(exist_ok=True, mode=0o700)
            (self.folder / _MARK).write_text(f"{store_id}\n", encoding="ascii")
        except FileNotFoundError as error:
            raise NoSuchPlace(path=str(self.folder.parent)) from error
        except OSError as error:
            raise place_error(error, self.folder) from error

    @property
    def is_away(self) -> bool:
        """Whether the chosen folder is not there now."""
        try:
            return not (self.folder / _MARK).is_file()
        except OSError:
            return True

    def require(self) -> None:
        """Make sure that the folder is there.

        Raises:
            BackupPlaceAway: it is not.
        """
        if self.is_away:
            raise BackupPlaceAway(path=str(self.folder))

    def new_path(self, now: datetime, *, is_sealed: bool) -> Path:
        """Return the path of a copy that is made now."""
        return self.folder / f"pos-{now.astimezone(UTC):{_STAMP}}{SEALED if is_sealed else PLAIN}"

    def files(self) -> tuple[BackupFile, ...]:
        """Return the copies, newest first; nothing where the folder is not there."""
        found = []
        with suppress(OSError):
            found = list(self._read())
        return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))

    def tidy(self, plan: BackupPlan) -> list[Path]:
        """Delete what the rule does not keep, and return it; what somebody asked for stays."""
        passing = [each for each in self.files() if each.cause in _PASSING]
        stay = kept((each.made_at for each in passing), plan)
        gone = [each.path for each in passing if each.made_at not in stay]
        for path in gone:
            with suppress(OSError):
                path.unlink(missing_ok=True)
                note_of(path).unlink(missing_ok=True)
        return gone

    def _read(self) -> Iterator[BackupFile]:
        for path in self.folder.iterdir():
            match = _NAME.fullmatch(path.name)
            if match is None:
                continue
            with suppress(OSError):
                size = path.stat().st_size
                note = read_note(path)
                state = BackupState.UNKNOWN
                if note:
                    is_whole = note.get("size") == size
                    state = BackupState.VERIFIED if is_whole else BackupState.DAMAGED
                yield BackupFile(
                    path=path,
                    made_at=datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC),
                    size=size,
                    last_seq=int(note.get("last_seq", 0)),
                    is_encrypted=match[2] == SEALED,
                    cause=str(note.get("cause", "asked")),
                    state=state,
                )


def note_of(path: Path) -> Path:
    """Return where the note about a copy lies."""
    return path.with_name(path.name + ".json")


def write_note(path: Path, *, size: int, last_seq: int, cause: str, sha256: str) -> None:
    """Write down that the copy was verified, how large it is then, and its digest.

    Raises:
        OSError: the place cannot be written.
    """
    note = {
        "format": 1,
        "size": size,
        "sha256": sha256,
        "last_seq": last_seq,
        "cause": cause,
        "verified": True,
    }
    note_of(path).write_text(json.dumps(note, indent=1) + "\n", encoding="ascii")


def read_note(path: Path) -> dict[str, Any]:
    """Return the note about a copy; empty when there is none that can be read."""
    try:
        note = json.loads(note_of(path).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) and note.get("verified") is True else {}
