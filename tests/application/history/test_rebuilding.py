"""What the log alone tells of carts, orders and stock is what the tables hold, row by row."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest

from pos_app.application.queries import AuditEntry
from pos_app.application.replay_service import Basket
from pos_app.bootstrap import Till
from tests.application.history.rebuilding import all_entries, differences, in_tables, rebuilt
from tests.application.history.shift import Shift
from tests.processor_time import HANGS_AFTER, at_most
from tests.stores import GROCERY_CATALOGUE, GROCERY_YEAR, a_till, sell

SOME_BASKETS = 300
COMMANDS = 400
# Fields that say how something was before, or repeat what follows from the others: a change
# there is for the verifier of the chain to find, since nothing is rebuilt from them.
REPEATED = {
    "version",
    "old_quantity",
    "old_discount",
    "old_price",
    "old_name",
    "old_department",
    "old_gtins",
    "gtins",
    "remaining_stock",
    "new_stock",
    "stock_on_hand",
    "low_stock_level",
}
# How a product is listed beside its name: the books that are compared hold stock and money.
REPEATED |= {"packs", "plu", "unit", "tax_category", "is_open_price", "family", "variant"}


class Sold(NamedTuple):
    """A log that does not change any more, and the tables beside it."""

    entries: tuple[AuditEntry, ...]
    tables: dict[str, set[tuple[object, ...]]]


@pytest.fixture(scope="module")
def some_baskets(tmp_path_factory: pytest.TempPathFactory) -> Sold:
    """The first few hundred baskets of the year."""
    return _rung_up(tmp_path_factory.mktemp("some"), SOME_BASKETS)


def test_the_log_of_some_hundred_baskets_tells_what_the_tables_hold(some_baskets: Sold) -> None:
    books = rebuilt(some_baskets.entries)

    assert differences(books, some_baskets.tables) == {}
    assert len(books["orders"]) == SOME_BASKETS


@pytest.mark.soak
@pytest.mark.timeout(HANGS_AFTER)
def test_the_log_of_a_year_tells_what_the_tables_hold(tmp_path: Path) -> None:
    with at_most(300):
        year = _rung_up(tmp_path, None)
        books = rebuilt(year.entries)

    assert differences(books, year.tables) == {}
    assert len(books["orders"]) == sum(1 for _ in _baskets())


@pytest.mark.parametrize("seed", range(4))
def test_changes_of_mind_and_carts_left_open_are_rebuilt_too(till: Till, seed: int) -> None:
    Shift(till, seed).work(COMMANDS)
    entries = all_entries(till)

    assert differences(rebuilt(entries), in_tables(till)) == {}
    told = {entry.event_type for entry in entries}
    assert told >= {
        "CartItemRemoved",
        "CartItemQuantityUpdated",
        "CartLineDiscounted",
        "CartVoided",
        "CashTendered",
        "ProductRepriced",
        "ProductRetired",
        "StockReleased",
    }
    assert "open" in {row[2] for row in rebuilt(entries)["carts"]}


def test_what_files_brought_changed_and_took_back_is_rebuilt_too(
    till: Till, tmp_path: Path
) -> None:
    file = tmp_path / "products.csv"
    file.write_text(
        "sku,name,price,department,quantity\n"
        + "".join(f"P{n},Product {n},{n}.50,Dairy,9\n" for n in range(300)),
        encoding="utf-8",
    )
    till.catalogue.imports.run(file)
    file.write_text("sku,name,price\nP1,Milk,2.00\nP2,Product 2,7.00\nX,New,1.00\n", "utf-8")
    import_id = till.catalogue.imports.run(file).import_id
    assert import_id is not None
    till.catalogue.imports.undo(import_id)
    file.write_text("sku,name,price\nP3,Cream,3.00\n", encoding="utf-8")
    till.catalogue.imports.run(file)
    sell(till, "P1")
    entries, tables = all_entries(till), in_tables(till)

    assert differences(rebuilt(entries), tables) == {}
    skus = {row[1]: row[2] for row in rebuilt(entries)["products"]}
    assert (skus["P1"], skus["P3"], skus["X"]) == ("Product 1", "Cream", "New")


@pytest.mark.parametrize("seed", range(8))
def test_one_changed_number_of_a_batch_shows_in_the_comparison(
    till: Till, tmp_path: Path, seed: int
) -> None:
    file = tmp_path / "products.csv"
    rows = "".join(f"P{n},Product {n},{n}.50,9\n" for n in range(20))
    file.write_text(f"sku,name,price,quantity\n{rows}", encoding="utf-8")
    till.catalogue.imports.run(file)
    entries, tables = list(all_entries(till)), in_tables(till)
    place = next(n for n, each in enumerate(entries) if each.event_type == "ProductsImported")
    lines = list(entries[place].payload["created_products"])
    chance = random.Random(seed)
    number, name = chance.randrange(20), chance.choice(("price", "stock", "sku", "name"))
    line = json.loads(lines[number])
    line[name] = line[name] + (1 if isinstance(line[name], int) else "x")
    lines[number] = json.dumps(line)
    payload = {**entries[place].payload, "created_products": lines}
    entries[place] = replace(entries[place], payload=payload)

    assert differences(rebuilt(entries), tables)


@pytest.mark.parametrize("seed", range(20))
def test_one_changed_field_shows_in_the_comparison(some_baskets: Sold, seed: int) -> None:
    chance = random.Random(seed)
    entries = list(some_baskets.entries)
    place, name = _any_field(entries, chance)
    entries[place] = _tampered(entries[place], name)

    assert differences(rebuilt(entries), some_baskets.tables)


@pytest.mark.parametrize("seed", range(8))
def test_one_missing_event_shows_in_the_comparison(some_baskets: Sold, seed: int) -> None:
    entries = list(some_baskets.entries)
    place, _ = _any_field(entries, random.Random(seed))
    del entries[place]

    assert differences(rebuilt(entries), some_baskets.tables)


def _any_field(entries: list[AuditEntry], chance: random.Random) -> tuple[int, str]:
    while True:
        place = chance.randrange(len(entries))
        entry = entries[place]
        wanted = sorted(entry.payload.keys() - REPEATED - _repeated_by(entry))
        if wanted and entry.aggregate_type in {"Cart", "Order", "Product"}:
            return place, chance.choice(wanted)


def _repeated_by(entry: AuditEntry) -> set[str]:
    """Return the fields of the entry that say again what its subject's other events say."""
    if entry.event_type == "StockRanLow":
        return set(entry.payload)
    subject = {"Cart": "cart_id", "Order": "order_number", "Product": "product_id"}
    # A line keeps the name of its first scan; stock events name their product for the reader.
    named = {"product_name"} if entry.event_type != "ProductCreated" else set()
    sums = {"total", "item_count"} if entry.aggregate_type == "Cart" else {"total"}
    return {subject[entry.aggregate_type]} | named | sums


def _tampered(entry: AuditEntry, name: str) -> AuditEntry:
    value = entry.payload[name]
    try:
        changed: object = str(Decimal(str(value)) + 1)
    except ArithmeticError:
        changed = f"{value}x"
    return replace(entry, payload={**entry.payload, name: changed})


def _baskets() -> Iterator[Basket]:
    with gzip.open(GROCERY_YEAR, "rt", encoding="utf-8") as file:
        for line in file:
            yield Basket.of(json.loads(line))


def _rung_up(folder: Path, count: int | None) -> Sold:
    with a_till(folder / "store") as till:
        till.products.import_products(GROCERY_CATALOGUE)
        for number, basket in enumerate(islice(_baskets(), count)):
            till.replays.ring_up(basket)
            if number % 200 == 0:
                till.checkpoint_if_due()
        return Sold(all_entries(till), in_tables(till))
