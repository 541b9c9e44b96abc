"""A file of a million products is taken over while the till sells, against the bare rows."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.performance.measuring import percentile
from tests.performance.stores import DEPARTMENTS, WORDS, gtin_of, open_new_store

COUNT = 1_000_000
_SOLD = 50
_PLENTY = Quantity.of(100_000)
# Five to ten scans a second, more than any cashier does.
_BETWEEN_SCANS = 0.1
_LINES_PER_CART = 10
_TABLES = ("products", "product_gtins", "product_search", "product_parts")
_MILLISECONDS = 1_000


@dataclass(frozen=True, slots=True)
class Import:
    """Seconds of ours and of the floor, and milliseconds of the scans meanwhile."""

    count: int
    ours: float
    floor: float
    scans: list[float]
    scans_alone: list[float]

    def rows(self) -> Iterator[str]:
        """Return the figures as rows of a table."""
        yield f"| ours, s | {self.ours:.1f} |"
        yield f"| the bare rows with their search indexes, s | {self.floor:.1f} |"
        yield f"| ours / bare (to reach: ≤ 2.5) | {self.ours / self.floor:.2f} |"
        for name, scans in (("before it", self.scans_alone), ("meanwhile", self.scans)):
            median, last = (percentile(scans, share) for share in (0.5, 0.99))
            yield (
                f"| {len(scans):,} scans {name}: median, p99, longest, ms |"
                f" {median:.1f}, {last:.1f}, {max(scans):.1f} |"
            )


def write_file(path: Path, count: int) -> None:
    """Write a file of ``count`` products, as :func:`measure` takes it."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        file.write("sku,name,department,price,barcode\n")
        for number in range(1, count + 1):
            words = " ".join(chance.sample(WORDS, 3))
            department = DEPARTMENTS[number % len(DEPARTMENTS)]
            price = f"{chance.randrange(50, 2000) / 100:.2f}"
            file.write(f"N{number},{words} {number},{department},{price},{gtin_of(number)}\n")


def measure(folder: Path, count: int = COUNT) -> Import:
    """Take ``count`` products over; a file that is in ``folder`` is used."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"products-{count}.csv"
    if not path.exists():
        write_file(path, count)
    till = open_new_store(folder / "store", 0)
    for number in range(_SOLD):
        till.products.create(
            sku=f"OLD{number}", name=f"Old {number}", price=Decimal(1), stock=_PLENTY
        )
    carts: list[UUID | None] = [None]
    alone = [_scan(till, number, carts) for number in range(5 * _SOLD)]
    meanwhile: list[float] = []
    ours = _while_selling(till, path, meanwhile)
    till.close()
    floor = _bare(folder / "store" / DATABASE_NAME, folder / "bare.db")
    return Import(count, ours, floor, meanwhile, alone)


def _while_selling(till: Till, path: Path, scans: list[float]) -> float:
    took: list[float] = []

    def work() -> None:
        began = time.perf_counter()
        till.catalogue.imports.run(path)
        took.append(time.perf_counter() - began)

    thread = threading.Thread(target=work, name="import")
    thread.start()
    carts: list[UUID | None] = [None]
    while thread.is_alive():
        scans.append(_scan(till, len(scans), carts))
        till.idle()
        time.sleep(_BETWEEN_SCANS)
    thread.join()
    return took[0]


def _scan(till: Till, number: int, carts: list[UUID | None]) -> float:
    """Scan into the last of the carts, or into a new one after ten lines."""
    if number % _LINES_PER_CART == 0:
        carts.append(None)
    began = time.perf_counter()
    carts[-1] = till.carts.scan(carts[-1], f"OLD{number % _SOLD}").cart_id
    return (time.perf_counter() - began) * _MILLISECONDS


def _bare(source: Path, target: Path) -> float:
    reader = DRIVER.connect(str(source))
    schema = [
        sql
        for name in _TABLES
        for (sql,) in reader.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND (name = ? OR tbl_name = ? AND type = 'index') ORDER BY type = 'index'",
            (name, name),
        )
    ]
    (width,) = reader.execute("SELECT count(*) FROM pragma_table_info('products')").fetchone()
    writer = DRIVER.connect(str(target), isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("PRAGMA cache_size=-16384")
    for sql in schema:
        writer.execute(sql)
    marks = ", ".join("?" * width)
    seconds = 0.0
    # Reading the rows is no work of the floor's, so the clock stops meanwhile.
    writer.execute("BEGIN IMMEDIATE")
    for query, insert in (
        ("SELECT * FROM products", f"INSERT INTO products VALUES ({marks})"),
        ("SELECT * FROM product_gtins", "INSERT INTO product_gtins VALUES (?, ?)"),
    ):
        cursor = reader.execute(query)
        while rows := cursor.fetchmany(10_000):
            began = time.perf_counter()
            writer.executemany(insert, rows)
            seconds += time.perf_counter() - began
    reader.close()
    began = time.perf_counter()
    for index in ("product_search", "product_parts"):
        writer.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    writer.execute("COMMIT")
    writer.close()
    return seconds + time.perf_counter() - began
