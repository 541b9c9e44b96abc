"""Large work on the real grocery store: its catalogue's import and its year's replay."""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pos_app.application.replay_service import Basket
from pos_app.bootstrap import Till, open_till
from pos_app.infrastructure.persistence.engine import DRIVER
from pos_app.resource_files import resource

CATALOGUE = resource("samples", "grocery-store.csv.gz")
YEAR = Path(__file__).parent.parent / "data" / "grocery-store-year.jsonl.gz"
YEAR_TOTAL = Decimal("148168.90")
_ENDS = 1_000


@dataclass(frozen=True, slots=True)
class Replay:
    """Seconds for the year, its sums, and the last thousand baskets against the first."""

    seconds: float
    baskets: int
    lines: int
    total: Decimal
    last_against_first: float


def open_grocery_store(folder: Path) -> Till:
    """Return a till on a new store without products."""
    till = open_till(folder)
    till.stores.set_up(
        name="Grocery",
        currency="USD",
        prices_include_tax=True,
        owner_name="Owner",
        owner_pin="2580",
        has_sign_in=False,
    )
    till.reload_store()
    return till


def measure_import(folder: Path) -> tuple[float, float]:
    """Return seconds for the catalogue's import, and for the bare rows with the search index."""
    till = open_grocery_store(folder / "import")
    started = time.perf_counter()
    till.products.import_products(CATALOGUE)
    ours = time.perf_counter() - started
    till.close()
    return ours, _bare_import(folder / "import" / "pos.db", folder / "bare.db")


def measure_replay(folder: Path) -> Replay:
    """Ring up the whole year through the services."""
    till = open_grocery_store(folder / "replay")
    till.products.import_products(CATALOGUE)
    till.start(with_receipts=False)
    with gzip.open(YEAR, "rt", encoding="utf-8") as file:
        baskets = [Basket.of(json.loads(line)) for line in file]
    per_line: list[float] = []
    started = time.perf_counter()
    for basket in baskets:
        began = time.perf_counter()
        till.replays.ring_up(basket)
        per_line.append((time.perf_counter() - began) / len(basket.lines))
        till.checkpoint_if_due()
    seconds = time.perf_counter() - started
    totals = till.order_queries.totals()
    till.close()
    return Replay(
        seconds=seconds,
        baskets=totals.orders,
        lines=sum(len(basket.lines) for basket in baskets),
        total=totals.sales,
        last_against_first=sum(per_line[-_ENDS:]) / sum(per_line[:_ENDS]),
    )


def _bare_import(source: Path, target: Path) -> float:
    reader = DRIVER.connect(str(source))
    rows = reader.execute("SELECT * FROM products").fetchall()
    schema = [
        sql
        for (sql,) in reader.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND (name = 'products'"
            " OR tbl_name = 'products' AND type = 'index' OR name = 'product_search')"
            " ORDER BY type = 'index', name = 'product_search'"
        )
    ]
    reader.close()
    writer = DRIVER.connect(str(target), isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    for sql in schema:
        writer.execute(sql)
    marks = ", ".join("?" * len(rows[0]))
    started = time.perf_counter()
    writer.execute("BEGIN IMMEDIATE")
    writer.executemany(f"INSERT INTO products VALUES ({marks})", rows)
    writer.execute("INSERT INTO product_search (product_search) VALUES ('rebuild')")
    writer.execute("COMMIT")
    seconds = time.perf_counter() - started
    writer.close()
    return seconds
