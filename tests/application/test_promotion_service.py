"""Promotions and price lists of a store, from their making to their end, and tried on sales."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.errors import UnknownCode
from pos_app.application.price_list_service import ListPrice
from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.price_list.errors import PriceListNotFound
from pos_app.domain.aggregates.promotion.errors import InvalidPromotion, PromotionNotFound
from pos_app.domain.services.promotions.rules import (
    EVERYTHING,
    BuyXGetY,
    Conditions,
    NForPrice,
    PercentOff,
    Rule,
    Selection,
)
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import Quantity
from tests.builders import money
from tests.stores import a_till, sell, stocked

DAIRY = Selection(departments=frozenset({"Dairy"}))
HALF = PercentOff("Half of all dairy", DAIRY, Decimal(50))


def logged(till: Till) -> list[str]:
    queries = till.audit_queries()
    try:
        return [entry.event_type for entry in queries.newer(AuditFilter(), 0, 500)]
    finally:
        queries.close()


def test_a_promotion_is_made_changed_and_ended_and_each_step_is_logged(tmp_path: Path) -> None:
    with a_till(tmp_path, started=True) as till:
        made = till.promotions.create(HALF)
        changed = till.promotions.change(made.promotion_id, replace(HALF, percent=Decimal(40)))
        till.promotions.end(made.promotion_id)
        assert till.promotions.every() == (replace(changed, is_active=False),)
        assert logged(till)[-3:] == ["PromotionCreated", "PromotionChanged", "PromotionEnded"]


def test_promotions_survive_a_new_start(tmp_path: Path) -> None:
    rules: list[Rule] = [
        HALF,
        NForPrice("3 for 5", DAIRY, 3, money("5.00"), Conditions(coupon_code="X")),
    ]
    with a_till(tmp_path, started=True) as till:
        for rule in rules:
            till.promotions.create(rule)
    with a_till(tmp_path) as till:
        assert [each.rule for each in till.promotions.every()] == rules


def test_a_promotion_that_is_not_there_is_not_changed(tmp_path: Path) -> None:
    with a_till(tmp_path) as till, pytest.raises(PromotionNotFound):
        till.promotions.change(new_id(), HALF)


def test_a_preview_shows_each_line_of_a_past_sale_before_and_after(tmp_path: Path) -> None:
    with a_till(tmp_path, started=True) as till:
        stocked(till, "Milk", price="1.20")
        stocked(till, "Cheese", price="5.00")
        order = sell(till, "MILK", "CHEESE")
        (preview,) = till.promotions.preview(HALF, 10)
        assert preview.order_number == order.number
        assert [(line.name, str(line.before), str(line.after)) for line in preview.lines] == [
            ("Milk", "1.20", "0.60"),
            ("Cheese", "5.00", "2.50"),
        ]
        assert preview.saved == Decimal("3.10")


def test_a_preview_supposes_the_coupon_and_the_group(tmp_path: Path) -> None:
    rule = replace(HALF, conditions=Conditions(coupon_code="SAVE", customer_group="Staff"))
    with a_till(tmp_path, started=True) as till:
        stocked(till, "Milk", price="1.20")
        sell(till, "MILK")
        (preview,) = till.promotions.preview(rule, 10)
        assert preview.saved == Decimal("0.60")


def test_before_the_first_sale_there_is_nothing_to_try_a_rule_on(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        assert till.promotions.preview(HALF, 10) == ()


def test_a_preview_refuses_a_rule_that_makes_no_sense(tmp_path: Path) -> None:
    with a_till(tmp_path) as till, pytest.raises(InvalidPromotion):
        till.promotions.preview(replace(HALF, percent=Decimal(0)), 10)


def test_the_last_sales_are_tried_newest_first(tmp_path: Path) -> None:
    rule = BuyXGetY("2 for 1", EVERYTHING, 1, 1, Decimal(100))
    with a_till(tmp_path, started=True) as till:
        stocked(till, "Milk", price="1.20")
        sell(till, "MILK", "MILK")
        sell(till, "MILK")
        sell(till, "MILK", "MILK", "MILK", "MILK")
        assert [each.saved for each in till.promotions.preview(rule, 2)] == [
            Decimal("2.40"),
            Decimal(0),
        ]


def test_a_price_list_keeps_its_prices_and_logs_each_step(tmp_path: Path) -> None:
    with a_till(tmp_path, started=True) as till:
        stocked(till, "Milk")
        made = till.price_lists.create(
            "Trade", customer_group="Trade", valid_from=date(2026, 11, 1)
        )
        key = made.price_list_id
        one, ten = (
            ListPrice("MILK", Decimal(1), Decimal("1.10")),
            ListPrice("MILK", Decimal(10), Decimal("1.00")),
        )
        till.price_lists.set_prices(key, [one, ten])
        cheaper = replace(ten, unit_price=Decimal("0.95"))
        till.price_lists.set_prices(key, [one, cheaper])
        kept = till.price_lists.set_prices(key, [cheaper])
        assert till.price_lists.every() == (kept,)
        assert [(p.sku, p.min_quantity, p.unit_price) for p in kept.prices] == [
            ("MILK", Decimal(10), Decimal("0.95"))
        ]
        till.price_lists.end(key)
        assert not till.price_lists.every()[0].is_active
        assert logged(till)[-6:] == [
            "PriceListCreated",
            "PriceListPriceSet",
            "PriceListPriceSet",
            "PriceListPriceSet",
            "PriceListPriceRemoved",
            "PriceListEnded",
        ]


def test_a_price_for_an_unknown_product_is_refused(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        made = till.price_lists.create("Trade")
        tea = ListPrice("TEA", Decimal(1), Decimal(1))
        with pytest.raises(UnknownCode):
            till.price_lists.set_prices(made.price_list_id, [tea])
        with pytest.raises(PriceListNotFound):
            till.price_lists.end(new_id())


def test_prices_are_tried_on_past_sales(tmp_path: Path) -> None:
    with a_till(tmp_path, started=True) as till:
        stocked(till, "Milk")
        till.orders.pay_cash(till.carts.scan(None, "MILK", Quantity.of(10)).cart_id)
        till.orders.pay_cash(till.carts.scan(None, "MILK").cart_id)
        prices = [ListPrice("MILK", Decimal(10), Decimal("1.00"))]
        tried = till.price_lists.preview(prices, "member", 5)
        assert [each.saved for each in tried] == [Decimal(0), Decimal("2.00")]
        assert till.price_lists.every() == ()
