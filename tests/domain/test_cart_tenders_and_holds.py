"""A cart that is being paid stays as it is; one that is held waits, once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pos_app.domain import errors
from pos_app.domain.aggregates.cart import events
from pos_app.domain.aggregates.cart.cart import Cart, CartState
from pos_app.domain.values.ids import new_id, utc_now
from pos_app.domain.values.tender import Tender, TenderKind
from tests.builders import a_cart, a_product, cash, events_of, money, pieces


def card(amount: str) -> Tender:
    return Tender(new_id(), TenderKind.CARD, money(amount))


def test_a_tender_says_what_it_leaves_to_pay() -> None:
    cart = a_cart([a_product(price="5.00")])
    cart.take_tender(card("2.00"))
    (taken,) = events_of(cart)
    assert isinstance(taken, events.TenderTaken)
    assert (taken.kind, taken.left_to_pay) == ("card", money("3.00").amount)


def test_a_tender_is_taken_once_and_given_back_once() -> None:
    cart, tender = a_cart([a_product(price="5.00")]), card("2.00")
    cart.take_tender(tender)
    cart.take_tender(tender)
    assert cart.tenders == (tender,)
    assert cart.remove_tender(tender.tender_id) == tender
    assert cart.remove_tender(tender.tender_id) is None
    kinds = [type(event) for event in events_of(cart)]
    assert kinds == [events.TenderTaken, events.TenderRemoved]


CHANGES: list[Callable[[Cart], object]] = [
    lambda cart: cart.add_item(a_product("Bread"), pieces(1)),
    lambda cart: cart.change_quantity(1, pieces(2)),
    lambda cart: cart.remove_item(1),
    lambda cart: cart.reprice_line(1, money("1.00"), "Agreed"),
    lambda cart: cart.discount_line(1, money("1.00")),
    lambda cart: cart.discount_sale(money("1.00")),
    lambda cart: cart.promote({}),
    lambda cart: cart.exempt_from_tax("Resale"),
    lambda cart: cart.choose_customer(new_id()),
    lambda cart: cart.take_coupons(["SAVE"]),
    lambda cart: cart.hold_for_later("Red jacket", utc_now(), "ana"),
    lambda cart: cart.void(),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_part_paid_cart_takes_no_change(change: Callable[[Cart], object]) -> None:
    cart = a_cart([a_product(price="5.00")])
    cart.take_tender(card("2.00"))
    with pytest.raises(errors.PaymentStarted):
        change(cart)


@pytest.mark.parametrize(
    "change", [*CHANGES[:-1], lambda cart: cart.take_tender(card("1.00")), Cart.submit]
)
def test_a_held_cart_takes_no_change_until_it_is_recalled(
    change: Callable[[Cart], object],
) -> None:
    cart = a_cart([a_product(price="5.00")])
    cart.hold_for_later("", utc_now(), "ana")
    with pytest.raises(errors.CartClosed):
        change(cart)


def test_a_held_cart_goes_on_at_the_register_that_recalls_it() -> None:
    cart = a_cart([a_product(price="5.00")])
    cart.hold_for_later("  Red   jacket ", utc_now(), "ana")
    cart.recall("2")
    held, recalled = events_of(cart)
    assert isinstance(held, events.CartHeld)
    assert isinstance(recalled, events.CartRecalled)
    assert (held.name, recalled.held_at_register) == ("Red jacket", "1")
    assert (cart.state, cart.register_id, cart.hold) == (CartState.OPEN, "2", None)


@pytest.mark.parametrize("command", [lambda cart: cart.recall("2"), Cart.expire])
def test_only_a_held_cart_is_recalled_or_expires(command: Callable[[Cart], object]) -> None:
    cart = a_cart([a_product(price="5.00")])
    with pytest.raises(errors.CartNotHeld):
        command(cart)


def test_a_held_cart_that_expires_is_given_up() -> None:
    cart = a_cart([a_product(price="5.00")])
    cart.hold_for_later("", utc_now(), "ana")
    cart.expire()
    assert cart.state is CartState.VOIDED
    assert isinstance(events_of(cart)[-1], events.CartHoldExpired)


def test_nothing_is_not_held() -> None:
    with pytest.raises(errors.EmptyCart):
        a_cart().hold_for_later("", utc_now(), "ana")


def test_nothing_is_not_paid_for() -> None:
    with pytest.raises(errors.EmptyCart):
        a_cart().take_tender(cash(money("1.00")))
