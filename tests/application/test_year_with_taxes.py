"""The grocery store's baskets with a tax table and promotions: every book says the same sums."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from pos_app.application.queries import AuditEntry
from pos_app.application.replay_service import Basket, InvalidBasket
from pos_app.bootstrap import Till
from pos_app.domain.services.promotions.rules import NForPrice, PercentOff, Selection
from pos_app.domain.values.tax import TaxRate
from pos_app.infrastructure.basket_file import read_baskets
from tests.application.history.rebuilding import all_entries
from tests.builders import money
from tests.processor_time import HANGS_AFTER, at_most
from tests.stores import GROCERY_CATALOGUE, GROCERY_YEAR, a_till

SOME_BASKETS = 120
_TENDERED = {"CashTendered", "CardTendered", "OtherTendered"}


def test_the_books_of_some_baskets_balance(tmp_path: Path) -> None:
    _balance(tmp_path, SOME_BASKETS)


@pytest.mark.soak
@pytest.mark.timeout(HANGS_AFTER)
def test_the_books_of_the_whole_year_balance(tmp_path: Path) -> None:
    with at_most(420):
        _balance(tmp_path, None)


def _balance(folder: Path, count: int | None) -> None:
    with a_till(folder, started=True) as till:
        _set_up(till)
        records = [record for _, record in islice(read_baskets(GROCERY_YEAR), count)]
        orders = [
            till.replays.ring_up(Basket.of(record))
            for record in records
            if not isinstance(record, InvalidBasket)
        ]
        report = till.tax_reports.tax_report(None, None)
        entries = all_entries(till)
        assert till.audit.verify().is_sound

    total = sum((order.total for order in orders), Decimal(0))
    assert any(line.promotion for order in orders for line in order.lines)
    assert any(line.discount_reason for order in orders for line in order.lines)
    assert report.count == len(orders)
    assert report.total == total
    assert report.tax == sum(order.tax for order in orders) > 0
    assert sum(row.net + row.tax for row in report.rows) + report.untaxed == total
    assert sum(order.tendered - order.change for order in orders) == total + report.rounding
    assert sum(line.due for order in orders for line in order.lines) == total
    _assert_the_log_agrees(entries, total, report.tax, report.rounding)


def _assert_the_log_agrees(
    entries: tuple[AuditEntry, ...], total: Decimal, tax: Decimal, rounding: Decimal
) -> None:
    def told(event_type: str, field: str) -> Decimal:
        return sum(
            (Decimal(each.payload[field]) for each in entries if each.event_type == event_type),
            Decimal(0),
        )

    assert told("OrderCreated", "total") == total
    assert told("OrderCreated", "tax") == told("TaxCharged", "tax") == tax
    assert told("CashRounded", "rounding") == rounding
    paid = told("CashTendered", "amount_tendered") - told("CashTendered", "change_given")
    assert paid == total + rounding


def _set_up(till: Till) -> None:
    till.products.import_products(GROCERY_CATALOGUE)
    till.taxes.create("Standard", [TaxRate.of("VAT", "20")])
    till.taxes.create("Food", [TaxRate.of("VAT", "5.5")])
    till.taxes.create("None", [])
    departments = [each.name for each in till.product_queries.departments()]
    for place, name in enumerate(departments):
        till.taxes.assign(("standard", "food", "none")[place % 3], department=name)
    till.stores.set_tax_rounding("receipt")
    till.stores.set_cash_rounding(Decimal("0.05"))
    first, second = departments[:2]
    till.promotions.create(
        PercentOff("Ten off", Selection(departments=frozenset({first})), Decimal(10))
    )
    till.promotions.create(
        NForPrice("2 for 3.00", Selection(departments=frozenset({second})), 2, money("3.00"))
    )
