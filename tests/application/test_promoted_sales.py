"""Promotions and price lists at the till: from the scan to the receipt and the log."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.application.history.cart_history import CartHistory
from pos_app.application.price_list_service import ListPrice
from pos_app.application.receipt import receipt_lines
from pos_app.bootstrap import Till
from pos_app.domain.services.promotions.rules import (
    BuyXGetY,
    Conditions,
    NForPrice,
    PercentOff,
    Selection,
)
from pos_app.domain.values.ids import new_id
from tests.builders import USD, money, pieces
from tests.stores import stocked

CHOCOLATE = Selection(skus=frozenset({"CHOCOLATE"}))


@pytest.fixture
def shop(till: Till) -> Till:
    """A store with chocolate at 2.10 and milk at 1.20."""
    stocked(till, "Chocolate", price="2.10")
    stocked(till, "Milk", price="1.20")
    return till


def test_three_for_five_is_found_by_the_third_scan_and_explained_on_the_line(shop: Till) -> None:
    shop.promotions.create(NForPrice("3 for 5.00", CHOCOLATE, 3, money("5.00")))
    cart = shop.carts.scan(None, "CHOCOLATE", pieces(2))
    assert cart.lines[0].promotion == 0
    cart = shop.carts.scan(cart.cart_id, "CHOCOLATE")
    assert (cart.lines[0].promotion, cart.lines[0].promotion_name) == (
        Decimal("1.30"),
        "3 for 5.00",
    )
    order = shop.orders.pay_cash(cart.cart_id)
    assert order.total == Decimal("5.00")
    assert shop.store is not None
    assert any("3 for 5.00" in line for line in receipt_lines(order, shop.store))


def test_a_removed_piece_takes_the_promotion_away_and_the_log_says_both(shop: Till) -> None:
    shop.promotions.create(BuyXGetY("Buy 1, get 1 free", CHOCOLATE, 1, 1, Decimal(100)))
    cart = shop.carts.scan(None, "CHOCOLATE", pieces(2))
    assert cart.total == Decimal("2.10")
    cart = shop.carts.change_quantity(cart.cart_id, 1, pieces(1))
    assert cart.total == Decimal("2.10")
    queries = shop.audit_queries()
    history = CartHistory.of(queries.cart_events(str(cart.cart_id)), USD)
    queries.close()
    assert history is not None
    assert history.last.total.amount == cart.total
    told = [step.entry.event_type for step in history.steps]
    assert told.count("CartLinePromoted") == 2


def test_a_coupon_counts_once_it_is_handed_over(shop: Till) -> None:
    rule = PercentOff("Ten off", CHOCOLATE, Decimal(10), Conditions(coupon_code="SAVE10"))
    shop.promotions.create(rule)
    cart = shop.carts.scan(None, "CHOCOLATE")
    assert cart.total == Decimal("2.10")
    assert shop.cart_terms.take_coupons(cart.cart_id, ["save10"]).total == Decimal("1.89")
    assert shop.cart_terms.take_coupons(cart.cart_id, []).total == Decimal("2.10")


def test_a_promotion_counts_from_the_next_cart_on(shop: Till) -> None:
    cart = shop.carts.scan(None, "CHOCOLATE")
    shop.promotions.create(PercentOff("Half", CHOCOLATE, Decimal(50)))
    cart = shop.carts.scan(cart.cart_id, "CHOCOLATE")
    assert cart.total == Decimal("4.20")
    assert shop.carts.scan(None, "CHOCOLATE").total == Decimal("1.05")


def test_a_price_list_gives_a_lower_price_from_a_quantity_on(shop: Till) -> None:
    made = shop.price_lists.create("Wholesale")
    shop.price_lists.set_prices(
        made.price_list_id, [ListPrice("MILK", Decimal(10), Decimal("0.90"))]
    )
    cart = shop.carts.scan(None, "MILK", pieces(9))
    assert cart.total == Decimal("10.80")
    cart = shop.carts.scan(cart.cart_id, "MILK")
    assert cart.total == Decimal("9.00")
    assert len(cart.lines) == 1
    cart = shop.carts.change_quantity(cart.cart_id, 1, pieces(5))
    assert cart.total == Decimal("6.00")


def test_a_price_set_by_hand_stays_whatever_the_lists_say(shop: Till) -> None:
    made = shop.price_lists.create("Wholesale")
    shop.price_lists.set_prices(
        made.price_list_id, [ListPrice("MILK", Decimal(1), Decimal("0.90"))]
    )
    cart = shop.carts.scan(None, "MILK")
    assert cart.total == Decimal("0.90")
    cart = shop.carts.reprice_line(cart.cart_id, 1, Decimal("1.10"), "Agreed")
    assert shop.carts.change_quantity(cart.cart_id, 1, pieces(2)).total == Decimal("2.20")


def test_members_get_their_prices_once_they_are_chosen(shop: Till) -> None:
    made = shop.price_lists.create("Members", customer_group="member")
    shop.price_lists.set_prices(
        made.price_list_id, [ListPrice("MILK", Decimal(1), Decimal("1.00"))]
    )
    cart = shop.carts.scan(None, "MILK")
    assert cart.total == Decimal("1.20")
    assert shop.cart_terms.choose_customer(cart.cart_id, new_id(), "member").total == 1
    assert shop.cart_terms.choose_customer(cart.cart_id, None).total == Decimal("1.20")
