"""Keeps the checked rows of a file beside the store's database until they are taken over.

A file of a million rows is read and checked without the till noticing: what it holds stands in
a database of its own, which is thrown away afterwards. After a crash the import goes on from it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import sleep
from uuid import UUID

from pos_app.application.errors import RowProblem
from pos_app.domain.aggregates.catalogue_import.repository import ImportedProduct
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.persistence.storage_errors import translated

# Seconds; a lock that is taken again at once never goes to who waits for it.
_PAUSE = 0.001
_SCHEMA = (
    (
        "CREATE TABLE rows (number INTEGER PRIMARY KEY, file_row INTEGER, sku, gtins, name,"
        " department, unit, price, stock, low, tax, open_price, plu, packs, family, variant)"
    ),
    "CREATE TABLE codes (code TEXT, file_row INTEGER)",
    "CREATE TABLE facts (currency TEXT, given TEXT)",
)
_ADD = "INSERT INTO rows VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TWICE = (
    "SELECT code, max(file_row), min(file_row) FROM codes GROUP BY code"
    " HAVING count(DISTINCT file_row) > 1 ORDER BY 2 LIMIT ?"
)
_ROWS_AT_ONCE = 1_000


def pause_between_batches(database: Database) -> None:
    """Keep the write-ahead log short, and let whoever waits for the writer have it."""
    database.checkpoint_if_due()
    sleep(_PAUSE)


class ImportFolder:
    """The folder of what is being imported, in the data folder of the store."""

    def __init__(self, folder: Path) -> None:
        """Keep files in ``folder``, which is made with the first."""
        self._folder = folder

    def begin(self, import_id: UUID, currency: Currency) -> StagedRows:
        """Return an empty place for the rows of an import.

        Raises:
            StorageError: it cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.forget(import_id)
        return StagedRows(self._path(import_id), currency, is_new=True)

    def again(self, import_id: UUID, currency: Currency) -> StagedRows | None:
        """Return the rows that a crash left, or None when they are gone.

        Raises:
            StorageError: they cannot be read.
        """
        path = self._path(import_id)
        return StagedRows(path, currency, is_new=False) if path.exists() else None

    def forget(self, import_id: UUID) -> None:
        """Throw the rows of an import away."""
        for ending in ("", "-journal"):
            path = self._path(import_id)
            path.with_name(path.name + ending).unlink(missing_ok=True)

    def _path(self, import_id: UUID) -> Path:
        return self._folder / f"{import_id}.rows"


class StagedRows:
    """The rows of one file, in its order."""

    def __init__(self, path: Path, currency: Currency, *, is_new: bool) -> None:
        """Open the file; :class:`ImportFolder` is the public way."""
        self._path = path
        self._currency = currency
        self._rows: list[tuple[object, ...]] = []
        self._codes: list[tuple[str, int]] = []
        self._given: frozenset[str] = frozenset()
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
                (given,) = self._driver.execute("SELECT given FROM facts").fetchone()
                self._given = frozenset(given.split())
        except DRIVER.Error as error:
            raise translated(error, path) from error

    def add(self, file_row: int, product: ImportedProduct) -> None:
        """Keep a checked row."""
        self._rows.append(
            (
                file_row,
                product.sku.text,
                " ".join(gtin.digits for gtin in product.gtins),
                product.name,
                product.department,
                product.unit.value,
                product.price.minor,
                product.stock.thousandths,
                product.low_stock_level.thousandths,
                product.tax,
                int(product.is_open_price),
                "" if product.plu is None else product.plu.text,
                " ".join(map(str, product.packs)),
                product.family,
                product.variant,
            )
        )
        self._codes.append((product.sku.text, file_row))
        self._codes.extend((gtin.digits, file_row) for gtin in product.gtins)
        self._codes.extend((pack.gtin.digits, file_row) for pack in product.packs)
        self._given = product.given
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._write()

    def seal(self) -> int:
        """End adding, and return how many rows there are."""
        self._write()
        self._driver.execute(
            "INSERT INTO facts VALUES (?, ?)", (self._currency.code, " ".join(self._given))
        )
        self._driver.execute("COMMIT")
        (count,) = self._driver.execute("SELECT count(*) FROM rows").fetchone()
        return int(count)

    def repeated(self, limit: int) -> list[RowProblem]:
        """Return codes that stand in more than one row."""
        return [
            RowProblem(row, "sku or gtin", code, f"also in row {earlier}")
            for code, row, earlier in self._driver.execute(_TWICE, (limit,))
        ]

    def batch(self, after: int, count: int) -> list[tuple[int, ImportedProduct]]:
        """Return the next rows after the first ``after`` ones, with their rows in the file."""
        rows = self._driver.execute(
            "SELECT * FROM rows WHERE number > ? ORDER BY number LIMIT ?", (after, count)
        ).fetchall()
        return [(row[1], self._product(row)) for row in rows]

    def codes(self) -> Iterator[Sequence[tuple[str, int]]]:
        """Yield all codes with their rows, some thousands at a time."""
        cursor = self._driver.execute("SELECT code, file_row FROM codes")
        while found := cursor.fetchmany(_ROWS_AT_ONCE * 5):
            yield found

    def close(self) -> None:
        """Close the file."""
        self._driver.close()

    def _write(self) -> None:
        try:
            self._driver.executemany(_ADD, self._rows)
            self._driver.executemany("INSERT INTO codes VALUES (?, ?)", self._codes)
        except DRIVER.Error as error:
            raise translated(error, self._path) from error
        self._rows.clear()
        self._codes.clear()

    def _product(self, row: tuple[object, ...]) -> ImportedProduct:
        (_, _, sku, gtins, name, department, unit, price, stock, low, tax, is_open, *rest) = row
        plu, packs, family, variant = rest
        return ImportedProduct(
            sku=Sku(str(sku)),
            gtins=tuple(map(Gtin, str(gtins).split())),
            name=str(name),
            department=str(department),
            unit=Unit(str(unit)),
            price=Money(int(str(price)), self._currency),
            stock=Quantity(int(str(stock))),
            low_stock_level=Quantity(int(str(low))),
            tax=str(tax),
            is_open_price=bool(is_open),
            plu=Plu(str(plu)) if plu else None,
            packs=tuple(map(Pack.parse, str(packs).split())),
            family=str(family),
            variant=str(variant),
            given=self._given,
        )
