"""Keeps the checked rows of a file beside the store's database until they are taken over.

A file of a million rows is read and checked without the till noticing: what it holds stands in
a database of its own, which is thrown away afterwards. After a crash the import goes on from it.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from uuid import UUID

from pos_app.application.errors import RowProblem, StorageReadOnly
from pos_app.application.import_ports import Remembered
from pos_app.domain.aggregates.catalogue_import.repository import BY_SKU, ImportedProduct, StagedRow
from pos_app.domain.values.ids import new_ids
from pos_app.infrastructure.import_lines import line_of
from pos_app.infrastructure.persistence.driver import DRIVER
from pos_app.infrastructure.persistence.storage_errors import translated

_log = logging.getLogger(__name__)

_COLUMNS, _BETWEEN = "columns.json", "\t"
_SCHEMA = (
    (
        "CREATE TABLE rows (number INTEGER PRIMARY KEY, file_row INTEGER, sku TEXT, codes TEXT,"
        " line TEXT)"
    ),
    "CREATE TABLE codes (code TEXT, file_row INTEGER)",
    "CREATE TABLE facts (given TEXT)",
)
_ADD = "INSERT INTO rows VALUES (NULL, ?, ?, ?, ?)"
# A code whose place is taken may have been there before: few are, and only they are looked for.
# Where they are many, or the file is very long, all codes are sorted in memory, a share of them
# at a time; their last two signs say which.
_TWICE_OF_THESE = (
    "SELECT code, max(file_row), min(file_row) FROM codes"
    " WHERE code IN (SELECT value FROM json_each(?))"
    " GROUP BY code HAVING min(file_row) < max(file_row) ORDER BY 2 LIMIT ?"
)
_PLACES = 1 << 26
_MOST_DOUBTED = 200_000
_TWICE = (
    "SELECT code, max(file_row), min(file_row) FROM codes"
    " WHERE (unicode(substr(code, -1)) * 31 + unicode(substr(code, -2, 1))) % ? = ?"
    " GROUP BY code HAVING min(file_row) < max(file_row) ORDER BY 2 LIMIT ?"
)
_SORTED_AT_ONCE = 2_000_000
_ROWS_AT_ONCE = 1_000
_PLU = "PLU "


class ImportFolder:
    """The ``folder`` of what is being imported, in the data folder of the store."""

    def __init__(self, folder: Path) -> None:
        """Keep files in ``folder``, which is made with the first."""
        self.folder = folder

    def begin(self, import_id: UUID) -> StagedRows:
        """Return an empty place for the rows of an import.

        Raises:
            StorageError: it cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StorageReadOnly(path=str(self.folder), detail=str(error)) from error
        self.forget(import_id)
        return StagedRows(self._path(import_id), is_new=True)

    def again(self, import_id: UUID) -> StagedRows | None:
        """Return the rows that a crash left, or None when they are gone.

        Raises:
            StorageError: they cannot be read.
        """
        path = self._path(import_id)
        return StagedRows(path, is_new=False) if path.exists() else None

    def forget(self, import_id: UUID) -> None:
        """Throw the rows of an import away."""
        for ending in ("", "-journal"):
            path = self._path(import_id)
            with suppress(FileNotFoundError, NotADirectoryError):
                path.with_name(path.name + ending).unlink()

    def remembered(self, headings: Sequence[str]) -> Remembered | None:
        """Return what was chosen for the last file with these headings, or None."""
        known = self._columns().get(_BETWEEN.join(headings))
        if not isinstance(known, dict) or not isinstance(known.get("columns"), dict):
            return None
        columns = {str(field): str(heading) for field, heading in known["columns"].items()}
        return Remembered(columns, str(known.get("key", BY_SKU)))

    def remember(self, headings: Sequence[str], chosen: Remembered) -> None:
        """Keep it for the next file with the same headings; a full disk costs the memory only."""
        told = {"columns": dict(chosen.columns), "key": chosen.key}
        columns = self._columns() | {_BETWEEN.join(headings): told}
        path = self.folder / _COLUMNS
        unfinished = path.with_suffix(".unfinished")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished.write_text(json.dumps(columns, ensure_ascii=False), encoding="utf-8")
            unfinished.replace(path)
        except OSError as error:
            _log.info("The columns of a file were not kept: %s", error)

    def _columns(self) -> dict[str, object]:
        try:
            found = json.loads((self.folder / _COLUMNS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _path(self, import_id: UUID) -> Path:
        return self.folder / f"{import_id}.rows"


class StagedRows:
    """The rows of one file, in its order."""

    def __init__(self, path: Path, *, is_new: bool) -> None:
        """Open the file; :class:`ImportFolder` is the public way."""
        self._path = path
        self._rows: list[tuple[int, str, str, str]] = []
        self._codes: list[tuple[str, int]] = []
        self._ids: list[str] = []
        self._places = bytearray(_PLACES >> 3 if is_new else 0)
        self._doubted: set[str] = set()
        self.given: frozenset[str] = frozenset()
        try:
            self._driver: sqlite3.Connection = DRIVER.connect(
                str(path), isolation_level=None, check_same_thread=False, timeout=0
            )
            # Whoever has the rows open takes them over; nobody else may at the same time.
            self._driver.execute("PRAGMA locking_mode=EXCLUSIVE")
            # What a crash leaves half written is read from the file of the shop again.
            self._driver.execute("PRAGMA synchronous=OFF")
            if is_new:
                for statement in _SCHEMA:
                    self._driver.execute(statement)
                self._driver.execute("BEGIN")
            else:
                self._driver.execute("BEGIN EXCLUSIVE")
                self._driver.execute("COMMIT")  # the lock stays
                (given,) = self._driver.execute("SELECT given FROM facts").fetchone()
                self.given = frozenset(given.split())
        except DRIVER.Error as error:
            raise translated(error, path) from error

    def add(self, file_row: int, product: ImportedProduct) -> None:
        """Keep a checked row.

        Raises:
            StorageError: it cannot be written.
        """
        if not self._ids:
            self._ids = new_ids(_ROWS_AT_ONCE)
            self._ids.reverse()
        sku, gtins, packs = product.sku.text, product.gtins, product.packs
        barcodes = gtins[0].digits if len(gtins) == 1 else " ".join([each.digits for each in gtins])
        codes = barcodes
        if packs:
            codes = " ".join([*barcodes.split(), *(pack.gtin.digits for pack in packs)])
        self._rows.append((file_row, sku, codes, line_of(product, barcodes, self._ids.pop())))
        self._codes.append((sku, file_row))
        if codes:
            self._codes.extend([(code, file_row) for code in codes.split()])
        if product.plu is not None:
            self._codes.append((f"{_PLU}{product.plu.text}", file_row))
        self.given = product.given
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._write()

    def seal(self) -> int:
        """End adding, and return how many rows there are.

        Raises:
            StorageError: they cannot be written.
        """
        self._write()
        try:
            self._driver.execute("INSERT INTO facts VALUES (?)", (" ".join(self.given),))
            self._driver.execute("COMMIT")
            (count,) = self._driver.execute("SELECT count(*) FROM rows").fetchone()
        except DRIVER.Error as error:
            raise translated(error, self._path) from error
        return int(count)

    def repeated(self, limit: int) -> list[RowProblem]:
        """Return codes that stand in more than one row, at most ``limit``."""
        if len(self._doubted) < _MOST_DOUBTED:
            asked = (json.dumps(list(self._doubted)), limit)
            return [_repeated(*row) for row in self._driver.execute(_TWICE_OF_THESE, asked)]
        (count,) = self._driver.execute("SELECT count(*) FROM codes").fetchone()
        shares = 1 + int(count) // _SORTED_AT_ONCE
        found: list[RowProblem] = []
        for share in range(shares):
            wanted = (shares, share, limit - len(found))
            found.extend(_repeated(*row) for row in self._driver.execute(_TWICE, wanted))
        return sorted(found, key=attrgetter("row"))

    def batch(self, after: int, count: int) -> list[StagedRow]:
        """Return the next rows after the first ``after`` ones."""
        rows = self._driver.execute(
            "SELECT file_row, sku, codes, line FROM rows WHERE number > ? ORDER BY number LIMIT ?",
            (after, count),
        ).fetchall()
        return [StagedRow(row, sku, tuple(codes.split()), line) for row, sku, codes, line in rows]

    def close(self) -> None:
        """Close the file."""
        self._driver.close()

    def _doubt(self) -> None:
        """Take the place of each code, and note those whose place is taken."""
        places, doubted = self._places, self._doubted
        for code, _ in self._codes:
            place = hash(code) % _PLACES
            bit = 1 << (place & 7)
            if not places[place >> 3] & bit:
                places[place >> 3] |= bit
            elif len(doubted) < _MOST_DOUBTED:
                doubted.add(code)

    def _write(self) -> None:
        try:
            self._driver.executemany(_ADD, self._rows)
            self._driver.executemany("INSERT INTO codes VALUES (?, ?)", self._codes)
            self._doubt()
        except DRIVER.Error as error:
            raise translated(error, self._path) from error
        self._rows.clear()
        self._codes.clear()


def _repeated(code: str, row: int, earlier: int) -> RowProblem:
    reason = f"also in row {earlier}"
    if code.startswith(_PLU):
        return RowProblem(row, "plu", code.removeprefix(_PLU), reason)
    return RowProblem(row, "sku or gtin", code, reason)
