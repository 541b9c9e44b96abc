"""A sale is completed once, with a number without gaps, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.bootstrap import Till
from pos_app.domain import errors
from tests.application.ledger import available, last_seq, logged, reconcile, types_logged
from tests.builders import pieces
from tests.stores import sell, stocked


def test_a_sale_is_paid_numbered_and_logged(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    cart = till.carts.scan(None, "MILK", pieces(2))
    before = last_seq(till)
    order = till.orders.pay_cash(cart.cart_id, Decimal("5.00"))
    assert (order.number, order.total, order.tendered, order.change) == (
        "1-00001",
        Decimal("2.40"),
        Decimal("5.00"),
        Decimal("2.60"),
    )
    assert types_logged(till, before) == [
        "CartSubmitted",
        "OrderCreated",
        "CashTendered",
        "StockSold",
    ]
    assert available(till, "MILK") == 98
    reconcile(till)


def test_paying_again_takes_no_money_and_returns_the_same_order(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    cart = till.carts.scan(None, "MILK")
    order = till.orders.pay_cash(cart.cart_id, Decimal("5.00"))
    before = last_seq(till)
    again = till.orders.pay_cash(cart.cart_id, Decimal("9.00"))
    assert again.was_paid_before
    assert (again.number, again.tendered) == (order.number, order.tendered)
    assert last_seq(till) == before
    reconcile(till)


def test_exact_cash_is_usual(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    assert sell(till, "MILK").change == Decimal("0.00")


def test_an_empty_cart_is_not_paid(till: Till) -> None:
    stocked(till, "Milk")
    cart = till.carts.scan(None, "MILK")
    till.carts.remove_line(cart.cart_id, 1)
    with pytest.raises(errors.EmptyCart):
        till.orders.pay_cash(cart.cart_id)


def test_a_voided_cart_is_not_paid(till: Till) -> None:
    stocked(till, "Milk")
    cart = till.carts.scan(None, "MILK")
    till.carts.void(cart.cart_id)
    with pytest.raises(errors.CartClosed):
        till.orders.pay_cash(cart.cart_id)


def test_numbers_have_no_gaps_after_sales_that_did_not_happen(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    numbers = []
    for _ in range(5):
        cart = till.carts.scan(None, "MILK")
        with pytest.raises(errors.TenderTooSmall):
            till.orders.pay_cash(cart.cart_id, Decimal("0.01"))
        numbers.append(till.orders.pay_cash(cart.cart_id).number)
    assert numbers == [f"1-{number:05d}" for number in range(1, 6)]
    reconcile(till)


def test_a_retired_product_in_a_cart_is_still_paid(till: Till) -> None:
    milk = stocked(till, "Milk")
    cart = till.carts.scan(None, "MILK")
    till.products.retire(milk.product_id)
    till.orders.pay_cash(cart.cart_id)
    reconcile(till)


def test_two_prices_of_one_product_leave_the_store_together(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    cart = till.carts.scan(None, "MILK", pieces(2))
    till.carts.add(cart.cart_id, "MILK", pieces(3), unit_price=Decimal("1.00"))
    order = till.orders.pay_cash(cart.cart_id)
    assert order.total == Decimal("5.40")
    assert available(till, "MILK") == 95
    reconcile(till)


def test_the_order_in_the_log_is_the_order_on_the_receipt(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    order = sell(till, "MILK", "MILK")
    told = dict(logged(till))["OrderCreated"]
    assert told["order_id"] == str(order.order_id)
    assert told["order_number"] == order.number
    assert (told["total"], told["item_count"]) == ("2.40", 2)
    last = till.order_queries.last_at("1")
    assert last is not None
    assert last.number == order.number


def test_sums_for_a_reconciliation(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    sell(till, "MILK")
    sell(till, "MILK", "MILK")
    till.carts.scan(None, "MILK", pieces(4))
    totals = till.order_queries.totals()
    assert (totals.orders, totals.sales, totals.reserved, totals.open_carts, totals.pending) == (
        2,
        Decimal("3.60"),
        Decimal(4),
        1,
        0,
    )
