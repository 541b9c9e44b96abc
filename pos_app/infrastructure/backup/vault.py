"""Makes verified copies of one open store; each is whole or not there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.backup_errors import (
    BackupError,
    BackupNotWritten,
    BackupUnsound,
    PassphraseNeeded,
)
from pos_app.infrastructure.backup import inspection
from pos_app.infrastructure.backup.copying import copy_database, place_error, sync_folder
from pos_app.infrastructure.backup.sealing import is_sealed, seal, unseal
from pos_app.infrastructure.backup.shelf import note_of, read_note, write_note

if TYPE_CHECKING:
    from pos_app.application.backup_snapshots import BackupContents
    from pos_app.application.ports import Progress
    from pos_app.infrastructure.persistence.engine import Database

_PARTS = 1_000
_READ = 1024 * 1024


class BackupVault:
    """Writes copies of ``database`` and looks into copies that lie somewhere."""

    def __init__(self, database: Database, work_folder: Path) -> None:
        """Keep what is in the making in ``work_folder``, when the target may not see it."""
        self._database = database
        self._work = work_folder

    def write(
        self,
        target: Path,
        *,
        cause: str,
        lock: str = "",
        is_thorough: bool = True,
        progress: Progress | None = None,
    ) -> BackupContents:
        """Copy, check and, with a ``lock``, seal; then give the copy its name.

        Raises:
            BackupError: there is no copy, and nothing half done under its name.
            StorageError: the store cannot be read.
        """
        if self._is_the_store(target):
            raise BackupNotWritten(path=str(target), detail="this is the store itself")
        unfinished = target.with_name(target.name + ".part")
        plain = self._work / "sealing.part" if lock else unfinished
        try:
            for rest in (unfinished, plain):
                rest.unlink(missing_ok=True)
            if lock:
                self._work.mkdir(parents=True, exist_ok=True, mode=0o700)
            copy_database(self._database, plain, shared(progress, 0, 400))
            contents = inspection.look_inside(plain, is_encrypted=bool(lock))
            checked = shared(progress, 400, 800)
            inspection.check(plain, checked, is_thorough=is_thorough)
            if lock:
                seal(plain, unfinished, lock, shared(progress, 800, _PARTS))
            size, digest = unfinished.stat().st_size, _digest(unfinished)
            unfinished.replace(target)
            write_note(target, size=size, last_seq=contents.last_seq, cause=cause, sha256=digest)
            sync_folder(target.parent)
        except OSError as error:
            raise place_error(error, target) from error
        finally:
            for rest in {unfinished, plain}:
                with suppress(OSError):
                    rest.unlink(missing_ok=True)
        return replace(contents, path=target, size=size)

    def look_inside(
        self, path: Path, passphrase: str | None = None, progress: Progress | None = None
    ) -> BackupContents:
        """Return what a copy holds, after its pages and its log were checked.

        Raises:
            BackupError: it cannot be read, or is not sound.
            StorageTooNew: a newer version wrote it.
        """
        return looked_at(path, self._work, passphrase, progress)

    def _is_the_store(self, target: Path) -> bool:
        store = self._database.path
        names = {store.name + end for end in ("", "-wal", "-shm", "-journal")}
        with suppress(OSError):
            return target.name in names and target.parent.samefile(store.parent)
        return False


def looked_at(
    path: Path,
    work_folder: Path,
    passphrase: str | None = None,
    progress: Progress | None = None,
) -> BackupContents:
    """Look inside and check a copy; a sealed one is opened in ``work_folder`` for that.

    Raises:
        BackupError: it cannot be read, or is not sound.
        StorageTooNew: a newer version wrote it.
    """
    plain = work_folder / "looking.part"
    try:
        sealed = is_sealed(path)
        if not sealed:
            contents = inspection.look_inside(path)
            inspection.check(path, shared(progress, 0, _PARTS))
            _hold_against_note(path)
            return contents
        if passphrase is None:
            raise PassphraseNeeded(path=str(path))
        work_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        plain.unlink(missing_ok=True)
        unseal(path, plain, passphrase, shared(progress, 0, 500))
        contents = inspection.look_inside(plain, is_encrypted=True)
        inspection.check(plain, shared(progress, 500, _PARTS))
        return replace(contents, path=path, size=path.stat().st_size)
    except OSError as error:
        raise BackupError(path=str(path), detail=str(error)) from error
    finally:
        with suppress(OSError):
            plain.unlink(missing_ok=True)


def shared(progress: Progress | None, start: int, end: int) -> Callable[[int, int], None] | None:
    """Return progress that fills the thousandths from ``start`` to ``end`` of the whole."""
    if progress is None:
        return None
    tell = progress

    def report(done: int, of: int) -> None:
        tell(start + (end - start) * done // max(of, 1), _PARTS)

    return report


def _hold_against_note(path: Path) -> None:
    """Compare the copy with the digest in the note beside it, where there is one.

    A changed price is no fault of a page and no entry of the log: only the digest tells of it. A
    sealed copy needs no note for that, as it does not open with a changed byte.
    """
    expected = read_note(path).get("sha256")
    if expected is not None and _digest(path) != expected:
        detail = (
            f"its bytes changed since it was verified; without {note_of(path).name} it is taken"
        )
        raise BackupUnsound(path=str(path), detail=detail)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_READ):
            digest.update(chunk)
    return digest.hexdigest()
