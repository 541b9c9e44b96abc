"""Brings an older store up to date: a verified copy first, and the old store back if it fails."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.backup_errors import BackupError
from pos_app.application.errors import ApplicationError, StorageError, UpgradeFailed
from pos_app.infrastructure import backup
from pos_app.infrastructure.backup.copying import copy_database, sync_file, sync_folder
from pos_app.infrastructure.fail_points import reach
from pos_app.infrastructure.persistence.engine import DRIVER, Connection, Database
from pos_app.infrastructure.persistence.migrations import (
    CURRENT,
    ensure_current,
    is_known,
    schema_version,
)
from pos_app.infrastructure.persistence.storage_errors import translated

if TYPE_CHECKING:
    from pos_app.application.ports import Clock, Progress


def is_upgrade_due(path: Path) -> bool:
    """Return whether an older version of the program wrote the store at ``path``.

    What cannot be read is not due: opening it says why.
    """
    if not path.exists():
        return False
    try:
        connection = Connection(path, writable=False)
    except (StorageError, DRIVER.Error):
        return False
    try:
        version = schema_version(connection)
    except (StorageError, DRIVER.Error):
        return False
    finally:
        connection.close()
    return version not in {None, CURRENT} and is_known(version or "")


def current_database(
    path: Path,
    copies: Path,
    clock: Clock,
    *,
    read_only: bool = False,
    progress: Progress | None = None,
) -> Database:
    """Open the store at ``path`` with the schema of this program.

    An older store is copied into the folder ``copies`` first, and the copy is verified;
    ``progress`` is told of that and of the upgrade, in thousandths.

    Raises:
        UpgradeFailed: the store is as it was.
        StorageError: it cannot be opened, with the reason's own class.
    """
    database = Database(path, read_only=read_only)
    try:
        version = None if read_only else schema_version(database.writer)
        if version in {None, CURRENT} or not is_known(version or ""):
            ensure_current(database)
            return database
    except BaseException:
        database.close()
        raise
    return _upgraded(database, version or "", copies, clock, progress)


def _upgraded(
    database: Database, old: str, copies: Path, clock: Clock, progress: Progress | None
) -> Database:
    path = database.path
    stem = f"pos-before-{old}-{clock.now():%Y%m%d-%H%M%S}"
    copy = copies / f"{stem}.db"
    try:
        copies.mkdir(parents=True, exist_ok=True, mode=0o700)
        copy.unlink(missing_ok=True)
        copy_database(database, copy, backup.vault.shared(progress, 0, 300))
        backup.inspection.check(copy, backup.vault.shared(progress, 300, 500))
    except (OSError, BackupError, StorageError) as error:
        database.close()
        copy.unlink(missing_ok=True)
        detail = f"no copy could be made before: {_word_of(error)}"
        raise UpgradeFailed(path=str(path), detail=detail) from error
    except BaseException:
        database.close()
        copy.unlink(missing_ok=True)
        raise
    reach("upgrade.copied")
    try:
        ensure_current(database)
        reach("upgrade.done")
        backup.inspection.check(path, backup.vault.shared(progress, 700, 1_000), is_thorough=False)
    except BaseException as error:
        database.close()
        _put_back(path, old, copy)
        if not isinstance(error, Exception):
            raise
        detail = f"from {old} to {CURRENT}: {_word_of(error)}"
        raise UpgradeFailed(path=str(path), detail=detail, copy=str(copy)) from error
    return database


def _put_back(path: Path, old: str, copy: Path) -> None:
    """Make sure that the store is the old one: a migration that failed was undone as a whole."""
    try:
        connection = Connection(path, writable=False)
        try:
            if schema_version(connection) == old:
                return
        finally:
            connection.close()
    except (StorageError, DRIVER.Error):
        pass  # it cannot even be read: the copy takes its place
    fresh = path.with_name(path.name + ".part")
    shutil.copyfile(copy, fresh)
    sync_file(fresh)
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    fresh.replace(path)
    sync_folder(path.parent)


def _word_of(error: Exception) -> str:
    if isinstance(error, StorageError | BackupError):
        return f"{type(error).__name__}: {error.detail}"
    if isinstance(error, DRIVER.Error):
        return str(translated(error, Path()))
    if isinstance(error, ApplicationError):
        return type(error).__name__
    return str(error)
