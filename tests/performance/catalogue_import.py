"""A file of a million products is taken over while the till sells, against the bare rows."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
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
class Took:
    """Seconds by the clock, and of the processor in this program and its processes.

    What the processor did for ``beside``, a thread that sells meanwhile, is left out.
    """

    clock: float = 0.0
    processor: float = 0.0

    @classmethod
    def of(cls, work: Callable[[], object], beside: threading.Thread | None = None) -> Took:
        """Do the work, and say how long it took."""
        clock, processor = time.perf_counter(), _processor(beside)
        work()
        return cls(time.perf_counter() - clock, _processor(beside) - processor)

    def __add__(self, other: Took) -> Took:
        return Took(self.clock + other.clock, self.processor + other.processor)


@dataclass(frozen=True, slots=True)
class Scan:
    """Milliseconds of one scan; of them: it waits for the writer, for its commits, it computes.

    What is left, ``elsewhere``, it waited for a processor or for Python.
    """

    took: float
    writer: float
    disk: float
    processor: float

    @property
    def elsewhere(self) -> float:
        """What is in no other part."""
        return max(0.0, self.took - self.writer - self.disk - self.processor)


class Scanner:
    """Scans into the last of its carts, or into a new one after ten lines."""

    def __init__(self, till: Till) -> None:
        """Watch what scans on ``till`` wait for in the thread that makes the scanner."""
        self._till = till
        self._thread = threading.get_ident()
        self._cart: UUID | None = None
        self._scans = 0
        self._waited = dict.fromkeys(("writer", "disk"), 0.0)
        database = till._database
        for place, name, part in (
            (database.turns, "take", "writer"),
            (database, "commit", "disk"),
        ):
            setattr(place, name, self._watched(getattr(place, name), part))

    def scan(self) -> Scan:
        """Scan the next product."""
        if self._scans % _LINES_PER_CART == 0:
            self._cart = None
        self._waited |= dict.fromkeys(self._waited, 0.0)
        clock, processor = time.perf_counter(), time.thread_time()
        self._cart = self._till.carts.scan(self._cart, f"OLD{self._scans % _SOLD}").cart_id
        computed, took = time.thread_time() - processor, time.perf_counter() - clock
        self._scans += 1
        parts = (took, self._waited["writer"], self._waited["disk"], computed)
        return Scan(*(seconds * _MILLISECONDS for seconds in parts))

    def _watched(self, work: Callable[[], None], part: str) -> Callable[[], None]:
        def watched() -> None:
            began = time.perf_counter()
            try:
                work()
            finally:
                if threading.get_ident() == self._thread:
                    self._waited[part] += time.perf_counter() - began

        return watched


def _spread(scans: list[Scan], part: str = "took") -> str:
    values = [getattr(scan, part) for scan in scans]
    median, last = (percentile(values, share) for share in (0.5, 0.99))
    return f"{median:.1f}, {last:.1f}, {max(values):.1f}"


def _processor(beside: threading.Thread | None) -> float:
    """Return seconds that the processor worked so far, without those of one thread."""
    times = os.times()
    others = 0.0
    if beside is not None and beside.ident is not None and hasattr(time, "pthread_getcpuclockid"):
        others = time.clock_gettime(time.pthread_getcpuclockid(beside.ident))
    return time.process_time() + times.children_user + times.children_system - others


@dataclass(frozen=True, slots=True)
class Import:
    """Seconds of ours and of the floor, by the clock and of the processor, and scans meanwhile.

    What the processor did is the steadier ratio on a busy machine.
    """

    count: int
    ours: Took
    floor: Took
    scans: list[Scan]
    scans_alone: list[Scan]

    def rows(self) -> Iterator[str]:
        """Return the figures as rows of a table."""
        ours, floor = self.ours, self.floor
        by_clock, by_processor = ours.clock / floor.clock, ours.processor / floor.processor
        yield f"| ours, s (of the processor) | {ours.clock:.1f} ({ours.processor:.1f}) |"
        yield f"| the bare rows and indexes, s | {floor.clock:.1f} ({floor.processor:.1f}) |"
        yield f"| ours / bare (to reach: ≤ 2.5) | {by_clock:.2f} ({by_processor:.2f}) |"
        for name, scans in (("before it", self.scans_alone), ("meanwhile", self.scans)):
            yield f"| {len(scans):,} scans {name}: median, p99, longest, ms | {_spread(scans)} |"
            for part in ("writer", "disk", "processor", "elsewhere"):
                yield f"| of them: {part} | {_spread(scans, part)} |"


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
    scanner = Scanner(till)
    alone = [scanner.scan() for _ in range(5 * _SOLD)]
    meanwhile: list[Scan] = []
    ours = _while_selling(till, scanner, path, meanwhile)
    till.close()
    floor = _bare(folder / "store" / DATABASE_NAME, folder / "bare.db")
    return Import(count, ours, floor, meanwhile, alone)


def _while_selling(till: Till, scanner: Scanner, path: Path, scans: list[Scan]) -> Took:
    took: list[Took] = []

    seller = threading.current_thread()

    def work() -> None:
        took.append(Took.of(partial(till.catalogue.imports.run, path), seller))

    thread = threading.Thread(target=work, name="import")
    thread.start()
    while thread.is_alive():
        scans.append(scanner.scan())
        till.idle()
        time.sleep(_BETWEEN_SCANS)
    thread.join()
    return took[0]


def _bare(source: Path, target: Path) -> Took:
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
    took = Took()
    # Reading the rows is no work of the floor's, so the clock stops meanwhile.
    writer.execute("BEGIN IMMEDIATE")
    for query, insert in (
        ("SELECT * FROM products", f"INSERT INTO products VALUES ({marks})"),
        ("SELECT * FROM product_gtins", "INSERT INTO product_gtins VALUES (?, ?)"),
    ):
        cursor = reader.execute(query)
        while rows := cursor.fetchmany(10_000):
            took += Took.of(partial(writer.executemany, insert, rows))
    reader.close()

    def end() -> None:
        for index in ("product_search", "product_parts"):
            writer.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        writer.execute("COMMIT")
        writer.close()

    return took + Took.of(end)
