"""Turns what SQLite reports into our errors: whose fault it is, and what can be done."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pos_app.application.errors import (
    StorageBusy,
    StorageDamaged,
    StorageError,
    StorageFailed,
    StorageFull,
    StorageReadOnly,
)

# SQLite's primary result codes (sqlite.org, "Result and Error Codes").
_KINDS: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_READONLY: StorageReadOnly,
    sqlite3.SQLITE_CANTOPEN: StorageReadOnly,
    sqlite3.SQLITE_PERM: StorageReadOnly,
    sqlite3.SQLITE_BUSY: StorageBusy,
    sqlite3.SQLITE_LOCKED: StorageBusy,
    sqlite3.SQLITE_IOERR: StorageFailed,
    sqlite3.SQLITE_CORRUPT: StorageDamaged,
    sqlite3.SQLITE_NOTADB: StorageDamaged,
}


def translated(error: Exception, path: Path) -> Exception:
    """Return our error for the driver's, or the driver's own when the fault is in our SQL."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return _by_words(error, path)
    kind = _KINDS.get(code & 0xFF)
    return error if kind is None else kind(path=str(path), detail=str(error))


def _by_words(error: Exception, path: Path) -> Exception:
    words = str(error).lower()
    for phrase, kind in (
        ("full", StorageFull),
        ("readonly", StorageReadOnly),
        ("unable to open", StorageReadOnly),
        ("locked", StorageBusy),
        ("disk i/o", StorageFailed),
        ("malformed", StorageDamaged),
        ("not a database", StorageDamaged),
        ("could not decode", StorageDamaged),
    ):
        if phrase in words:
            return kind(path=str(path), detail=str(error))
    return error
