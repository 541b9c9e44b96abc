"""At the till a code adds what it says, and goods to look twice at are named."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.aggregates.barcode_rules.barcode_rules import RuleSet
from pos_app.domain.values.codes import check_digit
from pos_app.domain.values.quantity import Quantity, Unit
from tests.ui.sell.shop import MILK, Shop


def test_a_case_adds_its_pieces_and_three_cases_thrice_as_many(shop: Shop) -> None:
    shop.till.products.create(
        sku="WATER",
        name="Water",
        price=Decimal("0.50"),
        packs=(("14006381333938", 12),),
        stock=Quantity.of(100),
    )
    shop.presenter.scan("14006381333938")
    assert shop.rows() == [("12", "Water", "6.00")]
    shop.presenter.type("3*")
    shop.presenter.scan("14006381333938")
    assert shop.rows() == [("48", "Water", "24.00")]


def test_a_label_of_the_scale_costs_what_it_says(shop: Shop) -> None:
    shop.till.products.create(
        sku="HAM",
        name="Ham",
        price=Decimal("45.00"),
        plu="12345",
        unit=Unit.KILOGRAM,
        stock=Quantity.of(10),
    )
    shop.till.catalogue.scans.change_rules(RuleSet(price_prefixes=("20",)))
    body = "201234500851"
    shop.presenter.scan(body + check_digit(body))
    assert shop.total() == "8.51"


def test_what_is_past_its_date_is_named_and_what_is_recalled_is_refused(shop: Shop) -> None:
    shop.presenter.scan(f"01{MILK.zfill(14)}17200101")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
    assert shop.screen.toasts[-1][1].startswith("Whole milk 2 L was to be sold until 2020-01-01.")
    shop.till.catalogue.scans.change_rules(RuleSet(recalled_lots=("L7",)))
    shop.presenter.scan(f"01{MILK.zfill(14)}10L7")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
    assert shop.screen.toasts[-1][1].startswith("Whole milk 2 L of lot L7 is recalled.")


def test_an_unknown_code_is_still_unknown(shop: Shop) -> None:
    shop.presenter.scan("2112345678900")
    assert shop.screen.sounds[-1] == "scan_unknown"
    assert shop.rows() == []
