"""Copies a database while it is written to, by SQLite's backup API, a few pages at a time."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.backup_errors import (
    BackupError,
    BackupNotWritten,
    BackupPlaceFull,
)
from pos_app.application.errors import StorageError, StorageFull
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.persistence.storage_errors import translated

if TYPE_CHECKING:
    from pos_app.application.ports import Progress

# A megabyte at a time, with a breath between, so that a sale never waits for the disk or for us.
_PAGES_PER_STEP = 256
_BREATH = 0.001


def copy_database(database: Database, target: Path, progress: Progress | None = None) -> None:
    """Write the store as it is at this moment to the new file ``target``, in one file.

    The copy is one snapshot: an open read transaction keeps later sales out of it, and keeps
    SQLite from beginning anew at each of them. It is on the disk when this returns.

    Raises:
        BackupError: the place cannot be written.
        StorageError: the store cannot be read.
    """

    def report(_status: int, remaining: int, total: int) -> None:
        time.sleep(_BREATH)
        if progress is not None:
            progress(total - remaining, total)

    source = database.new_reader()
    try:
        source.command("BEGIN")
        source.command("SELECT count(*) FROM sqlite_master")
        # Names and telephone numbers of customers are in it: a copy is its owner's only.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        copy = DRIVER.connect(str(target), isolation_level=None)
        try:
            copy.execute("PRAGMA synchronous=OFF")
            source.driver.backup(copy, pages=_PAGES_PER_STEP, progress=report)
            copy.execute("PRAGMA journal_mode=DELETE")  # a copy is one file, readable anywhere
        finally:
            copy.close()
        sync_file(target)
    except DRIVER.Error as error:
        raise _place_error(error, target) from error
    except OSError as error:
        raise place_error(error, target) from error
    finally:
        source.close()


def sync_file(path: Path) -> None:
    """Let the file reach the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system has such a call."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:  # some network and memory-stick file systems refuse it for folders
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def place_error(error: OSError, path: Path) -> BackupError:
    """Return our error for what the system said of the place of a copy."""
    kind = BackupPlaceFull if error.errno in {errno.ENOSPC, errno.EDQUOT} else BackupNotWritten
    return kind(path=str(path), detail=str(error))


def _place_error(error: Exception, path: Path) -> Exception:
    ours = translated(error, path)
    if isinstance(ours, StorageFull):
        return BackupPlaceFull(path=str(path), detail=ours.detail)
    if isinstance(ours, StorageError):
        return BackupNotWritten(path=str(path), detail=ours.detail)
    return ours
