"""Reads a store's database: only reading, also while the till writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

from pos_verify.rows import STORED, Row
from pos_verify.verdict import CannotTell

_SELECT = f"SELECT {', '.join(STORED)} FROM audit_log"  # noqa: S608


@dataclass(frozen=True)
class Trail:
    """The row of ``audit_trail``; a store without it has no checkpoints yet."""

    log: str = ""
    register: str = ""
    key_id: str = ""
    public_key: str = ""
    archived_through: int = 0


_BELOW_ALL = -(2**63)


class Store:
    """A snapshot of one database. All reading happens in one transaction, while others write.

    Whoever reads may get a sqlite3.Error, where the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._was_idle = not any(
            path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal")
        )
        self._stat = _fingerprint(path)
        self._connection = self._open()
        try:
            self.trail = self._trail()
            self.floor = self.trail.archived_through
            self.waiting, self.last = self._numbered()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    @property
    def has_moved(self) -> bool:
        """Whether somebody began to write a file that was read as one at rest."""
        has_log = self.path.with_name(self.path.name + "-wal").exists()
        return self._was_idle and (has_log or _fingerprint(self.path) != self._stat)

    def rows(self) -> Iterator[Row]:
        """Return every row after the archived ones, by seq."""
        return self._read(f"{_SELECT} WHERE seq > ? ORDER BY seq", self.floor or _BELOW_ALL)

    def at(self, seq: int) -> Row | None:
        """Return the row with this seq."""
        found = self._read(f"{_SELECT} WHERE seq = ? AND seq > ?", seq, self.floor)
        return next(iter(found), None)

    def seqs_of(self, own_hash: bytes) -> list[int]:
        """Return the seq of every row with this hash."""
        found = self._read(
            "SELECT seq FROM audit_log WHERE hash = ? AND seq > ?",
            own_hash.decode("utf-8", "replace"),
            self.floor,
        )
        return [row[0] for row in found]

    def hashes(self, first: int, last: int) -> list[bytes]:
        """Return the hashes of the rows from ``first`` to ``last``."""
        found = self._read(
            "SELECT hash FROM audit_log WHERE seq BETWEEN ? AND ? ORDER BY seq", first, last
        )
        return [row[0] for row in found]

    def tiles(self) -> Iterator[tuple[int, int, bytes]]:
        """Yield level, number and root of every stored tile, the lowest level first."""
        if self._has("audit_tiles"):
            yield from self._read("SELECT level, number, root FROM audit_tiles ORDER BY 1, 2")

    def _open(self) -> sqlite3.Connection:
        # At rest, SQLite would put a -wal and a -shm beside a file it only reads; evidence stays
        # as it is. `has_moved` tells afterwards whether the till was started meanwhile.
        extra = "&immutable=1" if self._was_idle else ""
        address = f"file:{quote(str(self.path.resolve()))}?mode=ro{extra}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        connection.text_factory = bytes
        try:
            connection.execute("PRAGMA query_only = 1")
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _read(self, statement: str, *arguments: object) -> Iterator[Any]:
        return iter(self._connection.execute(statement, arguments))

    def _has(self, table: str) -> bool:
        found = self._read("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table)
        return next(found, None) is not None

    def _trail(self) -> Trail:
        if not self._has("audit_trail"):
            return Trail()
        row = next(
            self._read(
                "SELECT trail_id, register_id, key_id, public_key, archived_through "
                "FROM audit_trail"
            ),
            None,
        )
        if row is None:
            return Trail()
        texts = [each.decode("utf-8", "replace") if each is not None else "" for each in row[:4]]
        return Trail(texts[0], texts[1], texts[2], texts[3], row[4] or 0)

    def _numbered(self) -> tuple[int, int]:
        """Return how many events wait to be written, and the highest seq that must be there."""
        for table in ("audit_log", "registers", "outbox"):
            if not self._has(table):
                raise CannotTell(f"{self.path} is no store of the till: it has no table {table}")
        given = next(
            self._read(
                "SELECT COALESCE(MAX(last_event_seq), 0) FROM registers "
                "WHERE register_id = ? OR ? = ''",
                self.trail.register,
                self.trail.register,
            )
        )[0]
        waiting = next(self._read("SELECT count(*) FROM outbox"))[0]
        return waiting, given - waiting


def find_store(path: Path) -> Path:
    """Return the database in a folder. Raises CannotTell."""
    if (path / "pos.db").is_file():
        return path / "pos.db"
    raise CannotTell(f"there is no pos.db in the folder {path}")


def _fingerprint(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size
