"""Brings a copy back: checked and brought up to date beside the store, then put in its place.

The place is changed by one rename, so a crash leaves the store of before or the restored one.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from pos_app.application.backup_errors import BackupNotWritten, PassphraseNeeded, StoreIsOpen
from pos_app.application.backup_snapshots import BackupContents, Restored
from pos_app.application.errors import StorageBusy, StorageError
from pos_app.domain.events import ANONYMOUS, DomainEvent
from pos_app.infrastructure.audit.audit_handler import AuditHandler
from pos_app.infrastructure.backup import inspection
from pos_app.infrastructure.backup.copying import place_error, sync_file, sync_folder
from pos_app.infrastructure.backup.sealing import is_sealed, unseal
from pos_app.infrastructure.backup.vault import shared
from pos_app.infrastructure.events.dispatcher import SyncEventDispatcher
from pos_app.infrastructure.fail_points import reach
from pos_app.infrastructure.persistence.engine import DRIVER, Connection, Database
from pos_app.infrastructure.persistence.migrations import ensure_current
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import registers, stores
from pos_app.infrastructure.persistence.unit_of_work import SqlUnitOfWork, Workplace

if TYPE_CHECKING:
    from pos_app.application.ports import Clock, Progress

_STAGE = "restoring"
_CHUNK = 1024 * 1024
_LAST_NUMBERS = Statement(
    select(
        func.max(registers.c.last_event_seq),
        func.max(registers.c.last_order_sequence),
        func.max(registers.c.last_refund_sequence),
    )
)
_GO_ON_AFTER = Statement(
    update(registers).values(
        last_order_sequence=func.max(registers.c.last_order_sequence, bindparam("orders")),
        last_refund_sequence=func.max(registers.c.last_refund_sequence, bindparam("refunds")),
    )
)
_STORE = Statement(select(stores.c.store_id, stores.c.register_id))
_Numbers = tuple[int, int, int]


class Restorer:
    """Replaces the store of one data folder by a copy; nothing may have the folder open."""

    def __init__(self, store: Path, clock: Clock) -> None:
        """Replace the database ``store``, which need not be there."""
        self._store = store
        self._clock = clock
        self._stage = store.parent / _STAGE
        self._staged = self._stage / store.name

    def restore(
        self,
        source: Path,
        passphrase: str | None = None,
        progress: Progress | None = None,
        *,
        actor_id: str = ANONYMOUS,
    ) -> Restored:
        """Check the copy, record in it that ``actor_id`` restores, and put it in the store's place.

        Numbers of receipts that the replaced store gave out are not given out again.

        Raises:
            StoreIsOpen: another program has the store open; nothing was changed.
            BackupError: the copy cannot be used; nothing was changed.
            StorageError: it cannot be brought up to date; nothing was changed.
        """
        try:
            self._stage.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._clear()
            contents = self._bring(source, passphrase, progress)
            numbers = self._close_the_store()
            kept_as = self._name_for_the_replaced() if self._store.exists() else None
            last_seq = None if numbers is None else numbers[0]
            self._record(contents, source, kept_as, numbers, actor_id)
            inspection.check(self._staged, shared(progress, 700, 1_000))
            reach("restore.checked")
            self._swap(kept_as)
        except OSError as error:
            raise place_error(error, self._store.parent) from error
        finally:
            with suppress(OSError):
                self._clear()
                self._stage.rmdir()
        return Restored(replace(contents, path=source), kept_as, last_seq)

    def _bring(
        self, source: Path, passphrase: str | None, progress: Progress | None
    ) -> BackupContents:
        sealed = is_sealed(source)
        if sealed and passphrase is None:
            raise PassphraseNeeded(path=str(source))
        if sealed and passphrase is not None:
            unseal(source, self._staged, passphrase, shared(progress, 0, 400))
        else:
            _copy(source, self._staged, shared(progress, 0, 400))
        contents = inspection.look_inside(self._staged, is_encrypted=sealed)
        inspection.check(self._staged, shared(progress, 400, 700))
        return contents

    def _close_the_store(self) -> _Numbers | None:
        """Make the store one file that nobody has open; return its last numbers if it has any."""
        if not self._store.exists():
            return None
        try:
            database = Database(self._store)
        except StorageBusy as error:
            raise StoreIsOpen(path=str(self._store), detail=error.detail) from error
        except StorageError:
            return None  # damaged: that may be why somebody restores
        try:
            database.writer.command("PRAGMA busy_timeout=1000")
            _make_one_file(database.writer)
            return _last_numbers(database.writer)
        except StorageBusy as error:
            raise StoreIsOpen(path=str(self._store), detail=error.detail) from error
        except StorageError:
            return None
        finally:
            database.close()

    def _record(
        self,
        contents: BackupContents,
        source: Path,
        kept_as: Path | None,
        numbers: _Numbers | None,
        actor_id: str,
    ) -> None:
        database = Database(self._staged)
        try:
            ensure_current(database)
            row = database.writer.one(_STORE)
            if row is None:
                raise BackupNotWritten(path=str(source), detail="it holds no store")
            if numbers is not None:
                connection = database.begin()
                connection.run(_GO_ON_AFTER, {"orders": numbers[1], "refunds": numbers[2]})
                database.commit()
            dispatcher = SyncEventDispatcher()
            handler = AuditHandler(database)
            handler.move_all()
            dispatcher.register(DomainEvent, handler)
            workplace = Workplace(register_id=row[1], actor_id=actor_id)
            with SqlUnitOfWork(database, dispatcher, workplace) as uow:
                installations = uow.installations
                installation = installations.get(UUID(row[0]))
                installation.record_restore(
                    file_name=source.name,
                    taken_at="" if contents.taken_at is None else to_text(contents.taken_at),
                    last_seq=contents.last_seq,
                    replaced_last_seq=None if numbers is None else numbers[0],
                    replaced_file="" if kept_as is None else kept_as.name,
                )
                installations.save(installation)
                uow.collect_events_from(installation)
                uow.commit()
            uow.dispatch_events()
            _make_one_file(database.writer)
        finally:
            database.close()
        sync_file(self._staged)

    def _swap(self, kept_as: Path | None) -> None:
        if kept_as is not None:
            try:
                os.link(self._store, kept_as)
            except OSError:  # a file system without hard links
                shutil.copyfile(self._store, kept_as)
                sync_file(kept_as)
            for end in ("-wal", "-shm"):  # only a damaged store still has them
                rest = self._store.with_name(self._store.name + end)
                if rest.exists():
                    rest.replace(kept_as.with_name(kept_as.name + end))
            sync_folder(self._store.parent)
        reach("restore.kept")
        self._staged.replace(self._store)
        sync_folder(self._store.parent)
        reach("restore.placed")

    def _name_for_the_replaced(self) -> Path:
        now: datetime = self._clock.now()
        stem = f"pos-replaced-{now:%Y%m%d-%H%M%S}"
        path = self._store.with_name(f"{stem}.db")
        number = 2
        while path.exists():
            path = self._store.with_name(f"{stem}-{number}.db")
            number += 1
        return path

    def _clear(self) -> None:
        for rest in self._stage.iterdir():
            rest.unlink()


def _make_one_file(writer: Connection) -> None:
    """Take the write-ahead log into the database; SQLite refuses while anybody else has it open."""
    writer.command("PRAGMA journal_mode=DELETE")


def _last_numbers(connection: Connection) -> _Numbers | None:
    try:
        row = connection.one(_LAST_NUMBERS)
    except (StorageError, DRIVER.Error):  # damaged, or too old to have these columns
        return None
    return None if row is None or row[0] is None else (int(row[0]), int(row[1]), int(row[2]))


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    size, done = source.stat().st_size, 0
    with source.open("rb") as read, target.open("xb") as write:
        while chunk := read.read(_CHUNK):
            write.write(chunk)
            done += len(chunk)
            if progress is not None:
                progress(done, size)
        write.flush()
        os.fsync(write.fileno())
