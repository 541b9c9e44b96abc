"""Opens a store's SQLite file: pragmas set and asserted, one writer, readers per thread.

What is SQLite's own stays here. One connection writes, under one lock; every write transaction
is BEGIN IMMEDIATE. Readers are separate connections that cannot write. Nobody checkpoints but
the writer, between transactions (SQLite before 3.51.3 can corrupt a WAL otherwise).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Generator, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from pos_app.application.errors import StorageError, StorageFailed, StorageReadOnly
from pos_app.infrastructure.persistence import driver
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.storage_errors import translated
from pos_app.infrastructure.persistence.waiting_sign import WaitingSign
from pos_app.infrastructure.persistence.writer_turns import WriterTurns

Parameters = Mapping[str, object]
Row = tuple[Any, ...]
_NOTHING: Parameters = {}
_BUSY_MILLISECONDS = 15_000
# A short WAL is written over in place, which makes each fsync cheaper than growing a long one.
_COMMITS_PER_CHECKPOINT = 64
# More than the program has: a full cache throws out the newest, and each scan would then prepare
# its twenty statements again, a fifth of its time.
_CACHED_STATEMENTS = 2_048


DRIVER = driver.DRIVER


class Connection:
    """A driver connection that runs compiled statements and speaks our errors."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        """Open the file; a connection that is not writable never creates it.

        Raises:
            StorageError: the file cannot be opened as a database.
        """
        self._path = path
        mode = "rwc" if writable else "ro"
        try:
            self.driver: sqlite3.Connection = DRIVER.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=_BUSY_MILLISECONDS / 1000,
                cached_statements=_CACHED_STATEMENTS,
            )
        except DRIVER.Error as error:
            raise translated(error, path) from error
        try:
            self._set_pragmas(writable=writable)
        except DRIVER.Error as error:
            self.driver.close()
            raise translated(error, path) from error

    def run(self, statement: Statement, parameters: Parameters = _NOTHING) -> sqlite3.Cursor:
        """Execute the statement and return its cursor; rows are tuples in column order."""
        try:
            return self.driver.execute(statement.sql, statement.values(parameters))
        except DRIVER.Error as error:
            raise translated(error, self._path) from error

    def run_many(self, statement: Statement, rows: Iterable[Parameters]) -> None:
        """Execute the statement once for each row of parameters."""
        try:
            self.driver.executemany(statement.sql, map(statement.values, rows))
        except DRIVER.Error as error:
            raise translated(error, self._path) from error

    def one(
        self, statement: Statement, parameters: Parameters = _NOTHING
    ) -> tuple[Any, ...] | None:
        """Return the first row, or None."""
        cursor = self.run(statement, parameters)
        try:
            row: Row | None = cursor.fetchone()
        except DRIVER.Error as error:
            raise translated(error, self._path) from error
        return row

    def all(self, statement: Statement, parameters: Parameters = _NOTHING) -> list[Row]:
        """Return every row."""
        cursor = self.run(statement, parameters)
        try:
            return cursor.fetchall()
        except DRIVER.Error as error:
            raise translated(error, self._path) from error

    def each(
        self, statement: Statement, parameters: Parameters = _NOTHING
    ) -> Generator[Row, None, None]:
        """Yield row by row, for a caller that may stop early and then closes the generator."""
        cursor = self.run(statement, parameters)
        try:
            yield from cursor
        except DRIVER.Error as error:
            raise translated(error, self._path) from error
        finally:
            cursor.close()

    def command(self, sql: str) -> list[tuple[Any, ...]]:
        """Execute a command of SQLite's own (a pragma, BEGIN, COMMIT) and return its rows."""
        try:
            return self.driver.execute(sql).fetchall()
        except DRIVER.Error as error:
            raise translated(error, self._path) from error

    def close(self) -> None:
        """Close the connection; closing twice is allowed."""
        self.driver.close()

    def _set_pragmas(self, *, writable: bool) -> None:
        wanted: dict[str, object] = {
            "foreign_keys": 1,
            "recursive_triggers": 1,
            "wal_autocheckpoint": 0,
            "busy_timeout": _BUSY_MILLISECONDS,
            "temp_store": 2,
        }
        if writable:
            wanted |= {"journal_mode": "wal", "synchronous": 2}
        else:
            wanted |= {"query_only": 1}
        for name, value in wanted.items():
            self.driver.execute(f"PRAGMA {name}={value}")
            (found,) = self.driver.execute(f"PRAGMA {name}").fetchone()
            if found != value:
                raise DRIVER.OperationalError(f"PRAGMA {name} is {found}, not {value}")
        self.driver.execute("PRAGMA cache_size=-16384")


class Database:
    """One store's file.

    :attr:`writer` is used between :meth:`begin` and :meth:`commit` or :meth:`rollback` only;
    the lock is held from one to the other. :meth:`reader` is the calling thread's own.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the file, creating it unless ``read_only``.

        Raises:
            StorageError: the file cannot be opened as a database.
        """
        self.path = path
        self.is_read_only = read_only
        self._sign = WaitingSign(path)
        self.turns = WriterTurns(self._sign)
        self._local = threading.local()
        self._readers: list[Connection] = []
        self._writer: Connection | None = None
        if not read_only:
            self._writer = Connection(path, writable=True)
        self._synchronous: Literal["FULL", "NORMAL"] = "FULL"
        self._is_writer_lost = False
        self._commits = 0

    @property
    def writer(self) -> Connection:
        """The one connection that writes.

        Raises:
            StorageReadOnly: this database was opened for reading.
        """
        if self._writer is None:
            raise StorageReadOnly(path=str(self.path), detail="opened for reading only")
        return self._writer

    def reader(self) -> Connection:
        """Return the calling thread's connection for reads; it sees the last commit."""
        reader: Connection | None = getattr(self._local, "reader", None)
        if reader is None:
            reader = self._local.reader = self.new_reader()
            self._readers.append(reader)
        return reader

    def new_reader(self) -> Connection:
        """Return a connection for reads that its caller closes."""
        return Connection(self.path, writable=False)

    def begin(self, *, durable: bool = True) -> Connection:
        """Start a write transaction and return the writer.

        A ``durable`` one is on the disk when it is committed; another one may be lost as a
        suffix by a power cut, so it holds only what can be made again.
        """
        self.turns.take()
        try:
            if self._is_writer_lost:
                self.reopen()
            wanted: Literal["FULL", "NORMAL"] = "FULL" if durable else "NORMAL"
            writer = self.writer
            if self._synchronous != wanted:
                writer.command(f"PRAGMA synchronous={wanted}")
                self._synchronous = wanted
            with self.turns.announced():
                writer.command("BEGIN IMMEDIATE")
        except BaseException:
            self.turns.give_back()
            raise
        return writer

    def commit(self) -> None:
        """Commit and free the writer.

        A COMMIT that failed is never tried again: after a failed write or fsync the page cache
        cannot be trusted, so the file is closed and opened anew.

        Raises:
            StorageError: the environment is to blame; what was committed is unknown only after
                StorageFailed, and then reading tells.
        """
        try:
            self.writer.command("COMMIT")
            self._commits += 1
        except StorageFailed:
            self.reopen()
            raise
        except StorageError:
            self._undo()
            raise
        finally:
            self.turns.give_back()

    def rollback(self) -> None:
        """Undo the open transaction and free the writer."""
        try:
            self._undo()
        finally:
            self.turns.give_back()

    def is_checkpoint_due(self, commits: int = _COMMITS_PER_CHECKPOINT) -> bool:
        """Whether there were so many ``commits`` since the last checkpoint."""
        return self._commits >= commits

    def was_checkpointed(self) -> None:
        """Take note that another connection moved the WAL."""
        self._commits = 0

    def checkpoint_if_due(self, commits: int = _COMMITS_PER_CHECKPOINT) -> bool:
        """Move the WAL into the database after enough commits, when nobody writes; say whether.

        Long work names fewer ``commits``, because its own are large.
        """
        if self._writer is None or not self.turns.take_if_free():
            return False
        try:
            if not self.is_checkpoint_due(commits):
                return False
            self._writer.command("PRAGMA wal_checkpoint(PASSIVE)")
            self._commits = 0
            return True
        except StorageError:
            return False
        finally:
            self.turns.give_back(was_writing=False)

    def close(self) -> None:
        """Close every connection."""
        self.turns.take()
        try:
            for reader in self._readers:
                reader.close()
            self._readers.clear()
            if self._writer is not None:
                self._writer.close()
            self._sign.close()
        finally:
            self.turns.give_back()

    def _undo(self) -> None:
        if not self._is_writer_lost and self.writer.driver.in_transaction:
            try:
                self.writer.command("ROLLBACK")
            except StorageError:
                self.reopen()

    def reopen(self) -> None:
        """Close the writer and open it anew, without what it kept in memory."""
        self._is_writer_lost = True  # until it is open again, which begin() tries once more
        self.writer.close()
        self._writer = Connection(self.path, writable=True)
        self._synchronous = "FULL"
        self._is_writer_lost = False
