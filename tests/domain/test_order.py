"""An order is made from a submitted cart, and by nothing else."""

from __future__ import annotations

import pytest

from pos_app.domain import errors
from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.aggregates.order.events import CashTendered, OrderCreated
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.values.ids import utc_now
from pos_app.domain.values.money import Money
from tests.builders import EUR, a_cart, a_product, a_submitted_cart, cash, events_of, money


def from_cart(cart: Cart, tendered: Money, sequence: int = 1) -> Order:
    return Order.from_cart(
        cart, sequence=sequence, tenders=(cash(tendered),), completed_at=utc_now()
    )


def test_an_order_says_what_was_sold_and_how_it_was_paid() -> None:
    cart = a_submitted_cart([(a_product(price="1.20"), "2")])
    order = from_cart(cart, money("5.00"), sequence=42)
    created, paid = events_of(order)
    assert isinstance(created, OrderCreated)
    assert created.payload() == {
        "order_id": order.order_id,
        "cart_id": cart.cart_id,
        "order_number": "1-00042",
        "total": money("2.40").amount,
        "item_count": 2,
        "tax": money("0.00").amount,
    }
    assert isinstance(paid, CashTendered)
    assert paid.payload() == {
        "order_id": order.order_id,
        "order_number": "1-00042",
        "amount_tendered": money("5.00").amount,
        "change_given": money("2.60").amount,
    }


def test_an_order_keeps_the_lines_of_its_cart() -> None:
    cart = a_submitted_cart([a_product("Milk"), a_product("Bread")])
    assert from_cart(cart, cart.total).lines == cart.lines


def test_exact_cash_gives_no_change() -> None:
    cart = a_submitted_cart()
    assert from_cart(cart, cart.total).payment.settlement.change == money("0.00")


def test_a_sale_of_nothing_but_gifts_takes_no_cash() -> None:
    cart = a_submitted_cart([a_product(price="0.00")])
    assert from_cart(cart, money("0.00")).total == money("0.00")


def test_an_open_cart_makes_no_order() -> None:
    with pytest.raises(errors.CartNotSubmitted) as refusal:
        from_cart(a_cart([a_product()]), money("9.00"))
    assert refusal.value.state == "open"


def test_a_voided_cart_makes_no_order() -> None:
    cart = a_cart([a_product()])
    cart.void()
    with pytest.raises(errors.CartNotSubmitted):
        from_cart(cart, money("9.00"))


def test_less_cash_than_the_total_makes_no_order() -> None:
    with pytest.raises(errors.TenderTooSmall) as refusal:
        from_cart(a_submitted_cart([a_product(price="1.20")]), money("1.19"))
    assert (str(refusal.value.total), str(refusal.value.tendered)) == ("1.20", "1.19")


def test_cash_in_another_currency_makes_no_order() -> None:
    with pytest.raises(errors.CurrencyMismatch):
        from_cart(a_submitted_cart(), money("9.00", EUR))


def test_numbers_above_five_digits_go_on() -> None:
    cart = a_submitted_cart()
    assert from_cart(cart, cart.total, sequence=123_456).number == "1-123456"
