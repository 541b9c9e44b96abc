"""Keeps what a store writes to its owner: a folder that others may enter is closed at the start.

A folder that was made by another program, copied with ``cp`` or restored from an archive may let
everybody in. Whoever cannot enter the folder reads nothing in it, so only the folder, the database
and the keys are looked at, however many receipts lie there.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_log = logging.getLogger(__name__)

_OTHERS = 0o077
_INSIDE = ("keys", "backups", "receipts", "logs", "reports", "labels", "training")


def open_to_others(folder: Path, database_name: str) -> tuple[Path, ...]:
    """Return what of a store others of this machine may enter or read; nothing on Windows.

    There, folders below a person's own are that person's unless somebody changed it.
    """
    if os.name != "posix" or not (folder / database_name).exists():
        return ()
    return tuple(_open(_parts(folder, database_name)))


def keep_to_owner(folder: Path, database_name: str) -> tuple[Path, ...]:
    """Take the rights of others away from a store that is there, and return what had any.

    What belongs to somebody else stays as it is: it cannot be changed, and the doctor tells of it.
    """
    closed = []
    for path in open_to_others(folder, database_name):
        try:
            path.chmod(path.stat().st_mode & ~_OTHERS)
        except OSError as error:
            _log.info("%s stays open to others: %s", path.name, error.strerror)
        else:
            closed.append(path)
    if closed:
        names = ", ".join(path.name for path in closed)
        _log.info("Others of this machine could read the store; now only its owner can: %s", names)
    return tuple(closed)


def _parts(folder: Path, database_name: str) -> Iterator[Path]:
    yield folder
    yield from (folder / name for name in _INSIDE)
    for suffix in ("", "-wal", "-shm"):
        yield folder / f"{database_name}{suffix}"
    keys = folder / "keys"
    if keys.is_dir() and not keys.is_symlink():
        yield from keys.iterdir()


def _open(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        try:
            mode = path.lstat().st_mode
        except OSError:
            continue
        if not path.is_symlink() and mode & _OTHERS:
            yield path
