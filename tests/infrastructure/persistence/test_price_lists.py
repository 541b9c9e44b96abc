"""Price lists in the database: what a scan asks, and what it costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from pos_app.application.price_list_service import ListPrice
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.domain.services.pricing_lists import ListedPrice
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.repositories.price_lists import SqlPriceListRepository
from tests.builders import money
from tests.stores import a_till, stocked

TODAY = date(2026, 11, 23)


def a_list(till: Till, name: str, first: date | None = None, last: date | None = None) -> None:
    till.price_lists.create(
        name,
        customer_group="Trade",
        valid_from=first,
        valid_until=last,
        prices=[
            ListPrice("MILK", Decimal(quantity), money(price).amount)
            for quantity, price in ((1, "1.10"), (10, "1.00"))
        ],
    )


def test_a_scan_gets_the_prices_of_the_lists_that_are_valid_on_the_day(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        milk = stocked(till, "Milk")
        tea = stocked(till, "Tea")
        a_list(till, "Now", TODAY, TODAY)
        a_list(till, "Later", date(2026, 11, 24))
        a_list(till, "Before", None, date(2026, 11, 22))
        a_list(till, "Over")
        till.price_lists.end(till.price_lists.every()[-1].price_list_id)
    database = Database(tmp_path / DATABASE_NAME)
    repository = SqlPriceListRepository(database.reader(), lambda _: None)
    try:
        assert repository.prices_of(milk.product_id, TODAY) == tuple(
            ListedPrice("Now", "Trade", TODAY, TODAY, Quantity.of(least), money(price))
            for least, price in ((1, "1.10"), (10, "1.00"))
        )
        assert repository.prices_of(tea.product_id, TODAY) == ()
        assert repository.count_active() == 3
    finally:
        database.close()


def test_a_scan_asks_for_prices_in_one_statement_that_walks_indexes_only(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        milk = stocked(till, "Milk")
        a_list(till, "Now")
    database = Database(tmp_path / DATABASE_NAME)
    statements: list[str] = []
    try:
        reader = database.reader()
        reader.driver.set_trace_callback(statements.append)
        SqlPriceListRepository(reader, lambda _: None).prices_of(milk.product_id, TODAY)
        reader.driver.set_trace_callback(None)
        (asked,) = statements
        plan = [str(row[3]) for row in reader.command(f"EXPLAIN QUERY PLAN {asked}")]
    finally:
        database.close()
    assert not [step for step in plan if step.startswith("SCAN")]
