"""Looks inside a copy of a store: what it holds, and whether it is sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import column, func, select, table

from pos_app.application.backup_errors import BackupUnsound, NotABackup
from pos_app.application.backup_snapshots import BackupContents
from pos_app.application.errors import StorageDamaged, StorageError, StorageTooNew
from pos_app.infrastructure.audit.verifier import ChainVerifier
from pos_app.infrastructure.persistence.engine import DRIVER, Connection, Database
from pos_app.infrastructure.persistence.migrations import CURRENT, is_known, schema_version
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.statement import Statement

if TYPE_CHECKING:
    from pos_app.application.ports import Progress

# Named here as they have been since the first schema: a copy may be older than the program.
_orders = table("orders", column("number"), column("completed_at"))
_log = table("audit_log", column("seq"), column("occurred_at"))
_stores = table("stores", column("name"))
_outbox = table("outbox", column("seq"), column("occurred_at"))
_STORE = Statement(select(_stores.c.name))
_SALES = Statement(select(func.count()).select_from(_orders))
_SALE = Statement(
    select(_orders.c.number, _orders.c.completed_at)
    .order_by(_orders.c.completed_at.desc())
    .limit(1)
)
_ENTRIES = Statement(select(func.count()).select_from(_log))
_ENTRY = Statement(select(_log.c.seq, _log.c.occurred_at).order_by(_log.c.seq.desc()).limit(1))
_WAITING = Statement(
    select(_outbox.c.seq, _outbox.c.occurred_at).order_by(_outbox.c.seq.desc()).limit(1)
)
_INSTRUCTIONS_PER_LOOK = 200_000
_SOUND = [("ok",)]


def look_inside(path: Path, *, is_encrypted: bool = False) -> BackupContents:
    """Return what the readable copy at ``path`` holds.

    Raises:
        NotABackup: it is no store of this program.
        StorageTooNew: a newer version wrote it.
        BackupUnsound: it cannot be read through.
    """
    database = _opened(path)
    try:
        connection = database.reader()
        schema = schema_version(connection)
        if schema is None:
            raise NotABackup(path=str(path))
        if not is_known(schema):
            raise StorageTooNew(path=str(path), detail=schema)
        store = connection.one(_STORE)
        if store is None:
            raise NotABackup(path=str(path), detail="no store was set up in it")
        entry = connection.one(_WAITING) or connection.one(_ENTRY)
        sale = connection.one(_SALE)
        return BackupContents(
            path=path,
            store_name=store[0],
            schema=schema,
            entries=_count(connection, _ENTRIES),
            last_seq=0 if entry is None else entry[0],
            taken_at=None if entry is None else from_text(entry[1]),
            sales=_count(connection, _SALES),
            sale_number=None if sale is None else sale[0],
            sale_at=None if sale is None else from_text(sale[1]),
            size=path.stat().st_size,
            is_encrypted=is_encrypted,
            needs_upgrade=schema != CURRENT,
        )
    except StorageDamaged as error:
        raise BackupUnsound(path=str(path), detail=error.detail) from error
    except DRIVER.Error as error:
        raise NotABackup(path=str(path), detail=str(error)) from error
    finally:
        database.close()


def check(path: Path, progress: Progress | None = None, *, is_thorough: bool = True) -> None:
    """Check the file's pages and indexes, and its log: all of it, or what no seal covers yet.

    The log of a store from before it was sealed is checked once it is brought up to date.

    Raises:
        BackupUnsound: it is not sound, and says how.
    """
    database = _opened(path)
    try:
        connection = database.reader()
        _check_pages(connection, path, progress)
        if not connection.command("SELECT 1 FROM sqlite_master WHERE name = 'audit_keys'"):
            return
        verifier = ChainVerifier(database)
        found = verifier.verify(progress) if is_thorough else verifier.verify_recent(progress)
        if not found.is_sound:
            detail = f"record {found.first_bad_seq} of its log: {found.kind}"
            raise BackupUnsound(path=str(path), detail=detail)
    except StorageError as error:
        raise BackupUnsound(path=str(path), detail=error.detail) from error
    finally:
        database.close()


def _check_pages(connection: Connection, path: Path, progress: Progress | None) -> None:
    handler: Callable[[], int] | None = None
    raised: list[BaseException] = []
    if progress is not None:
        tell = progress

        def handler() -> int:  # SQLite stops when it answers with another number than 0
            try:
                tell(0, 1)
            except BaseException as error:  # noqa: BLE001 - carried past SQLite, raised below
                raised.append(error)
                return 1
            return 0

    connection.driver.set_progress_handler(handler, _INSTRUCTIONS_PER_LOOK)
    try:
        found = connection.driver.execute("PRAGMA integrity_check(10)").fetchall()
    except DRIVER.Error as error:
        if raised:
            raise raised[0] from None
        raise BackupUnsound(path=str(path), detail=str(error)) from error
    finally:
        connection.driver.set_progress_handler(None, 0)
    if found != _SOUND:
        raise BackupUnsound(path=str(path), detail="; ".join(str(row[0]) for row in found))


def _opened(path: Path) -> Database:
    try:
        database = Database(path, read_only=True)
        database.reader().command("SELECT count(*) FROM sqlite_master")
    except StorageDamaged as error:
        raise NotABackup(path=str(path), detail=error.detail) from error
    return database


def _count(connection: Connection, statement: Statement) -> int:
    row = connection.one(statement)
    return 0 if row is None else int(row[0])
