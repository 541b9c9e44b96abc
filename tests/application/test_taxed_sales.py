"""Sales in a store with tax categories: from the product's rate to the report."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.bootstrap import Till
from pos_app.domain.errors import InvalidAmount
from pos_app.domain.values.tax import TaxRate
from tests.stores import sell, stocked


@pytest.fixture
def taxed(till: Till) -> Till:
    """A store with VAT 20 % by default, 5 % on food, prices with tax."""
    till.taxes.create("Standard", [TaxRate.of("VAT", 20)])
    till.taxes.create("Food", [TaxRate.of("VAT", 5)])
    stocked(till, "Soap", price="12.00")
    stocked(till, "Milk", price="1.05")
    return till


def test_a_product_is_taxed_by_the_store_s_default_until_it_has_its_own(taxed: Till) -> None:
    assert [row.rate for row in sell(taxed, "SOAP").taxes] == ["VAT 20"]
    assert taxed.taxes.assign("food", department="Dairy") == 2
    assert taxed.taxes.assign("food", department="Dairy") == 0
    order = sell(taxed, "SOAP", "MILK")
    assert [(row.rate, row.net, row.tax) for row in order.taxes] == [
        ("VAT 5", Decimal("12.43"), Decimal("0.62"))
    ]


def test_a_change_of_rates_counts_from_the_next_scan_on(taxed: Till) -> None:
    cart = taxed.carts.scan(None, "SOAP")
    taxed.taxes.change("standard", name="Standard", rates=[TaxRate.of("VAT", 10)])
    cart = taxed.carts.scan(cart.cart_id, "MILK")
    assert [line.taxes for line in cart.lines] == [("VAT 20",), ("VAT 10",)]


def test_the_report_says_what_the_receipts_say(taxed: Till) -> None:
    orders = [sell(taxed, "SOAP"), sell(taxed, "SOAP", "MILK")]
    report = taxed.tax_reports.tax_report(None, None)
    assert report.total == sum(order.total for order in orders)
    assert report.tax == sum(order.tax for order in orders)
    (row,) = report.rows
    assert row.net + row.tax == report.total


def test_tax_is_rounded_once_for_the_receipt_where_the_store_wants_it(taxed: Till) -> None:
    stocked(taxed, "Egg", price="0.99")
    cart = taxed.carts.scan(None, "EGG")
    taxed.stores.set_tax_rounding("receipt")
    assert taxed.orders.pay_cash(cart.cart_id).tax == Decimal("0.17")
    stocked(taxed, "Bun", price="0.99")
    assert sell(taxed, "EGG", "BUN").tax == Decimal("0.33")


def test_cash_is_rounded_to_the_step_of_the_store(taxed: Till) -> None:
    taxed.stores.set_cash_rounding(Decimal("0.10"))
    stocked(taxed, "Gum", price="0.98")
    cart = taxed.carts.scan(None, "GUM")
    order = taxed.orders.pay_cash(cart.cart_id, Decimal(2))
    assert (order.total, order.rounding, order.change) == (
        Decimal("0.98"),
        Decimal("0.02"),
        Decimal("1.00"),
    )


@pytest.mark.parametrize("step", ["-0.05", "11", "0.001"])
def test_a_step_that_cannot_be_is_refused(till: Till, step: str) -> None:
    with pytest.raises(InvalidAmount):
        till.stores.set_cash_rounding(Decimal(step))


def test_a_catalogue_says_how_its_products_are_taxed(taxed: Till, tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    path.write_text(
        "sku,name,unit_price,tax,open_price\nB1,Bread,2.10,food,\nF1,Flowers,5.00,,yes\n",
        encoding="utf-8",
    )
    assert taxed.products.import_products(path).created == 2
    bread = taxed.product_queries.by_code("B1")
    flowers = taxed.product_queries.by_code("F1")
    assert bread is not None
    assert flowers is not None
    assert (bread.tax_category, flowers.is_open_price) == ("food", True)
