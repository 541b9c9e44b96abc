"""What makes a cart cost less, and that each of it is told once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest

from pos_app.domain import errors
from pos_app.domain.aggregates.cart import events
from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.services.pricing import PriceTerms
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.tax import TaxRate
from tests.builders import USD, a_cart, a_product, events_of, money, pieces

VAT = TaxRate.of("VAT", 20)


def test_a_share_off_a_line_follows_its_quantity_without_a_word() -> None:
    cart = a_cart([(a_product(price="2.00"), "1")])
    cart.discount_line(1, percent=Decimal(10), reason="Near its date")
    (given,) = events_of(cart)
    assert isinstance(given, events.CartLineDiscounted)
    assert (given.new_discount, given.percent, given.reason) == (
        Decimal("0.20"),
        Decimal(10),
        "Near its date",
    )
    cart.change_quantity(1, pieces(3))
    (changed,) = events_of(cart)
    assert isinstance(changed, events.CartItemQuantityUpdated)
    assert cart.total == money("5.40")


def test_a_share_off_the_sale_follows_the_cart() -> None:
    cart = a_cart([(a_product(price="2.00"), "1")])
    cart.discount_sale(percent=Decimal(10), reason="Opening day")
    cart.add_item(a_product("Bread", price="3.00"), pieces(1))
    assert cart.total == money("4.50")


def test_the_discount_on_the_sale_says_what_it_was_and_is() -> None:
    cart = a_cart([(a_product(price="5.00"), "2")])
    cart.discount_sale(money("1.00"), reason="Goodwill")
    cart.discount_sale(percent=Decimal(50), reason="Opening day")
    cart.discount_sale(money("0"))
    told = [event for event in events_of(cart) if isinstance(event, events.CartDiscounted)]
    assert [(each.old_discount, each.new_discount, each.reason) for each in told] == [
        (Decimal("0.00"), Decimal("1.00"), "Goodwill"),
        (Decimal("1.00"), Decimal("5.00"), "Opening day"),
        (Decimal("5.00"), Decimal("0.00"), ""),
    ]
    assert cart.discount is None


def test_what_is_already_so_raises_nothing() -> None:
    cart = a_cart([a_product(price="5.00")])
    customer = new_id()
    commands: list[Callable[[], object]] = [
        lambda: cart.discount_sale(percent=Decimal(10), reason="Staff"),
        lambda: cart.discount_line(1, money("1.00"), reason="Staff"),
        lambda: cart.exempt_from_tax("Resale"),
        lambda: cart.choose_customer(customer, "member"),
        lambda: cart.take_coupons(["save10", "SAVE10"]),
        lambda: cart.promote({1: (money("0.50"), "Happy hour")}),
    ]
    for command in commands:
        command()
    assert len(events_of(cart)) == len(commands)
    for command in commands:
        command()
    assert events_of(cart) == []


@pytest.mark.parametrize(
    ("amount", "percent", "error"),
    [
        ("-1", None, errors.InvalidAmount),
        ("6", None, errors.DiscountTooLarge),
        (None, "101", errors.InvalidAmount),
        (None, "-1", errors.InvalidAmount),
        (None, "NaN", errors.InvalidAmount),
        (None, "1.001", errors.InvalidAmount),
        (None, None, errors.InvalidAmount),
    ],
)
@pytest.mark.parametrize("is_line", [True, False])
def test_a_discount_that_cannot_be_changes_nothing(
    amount: str | None, percent: str | None, error: type[Exception], is_line: bool
) -> None:
    cart = a_cart([a_product(price="5.00")])
    off = None if amount is None else money(amount)
    share = None if percent is None else Decimal(percent)
    command = partial(cart.discount_line, 1) if is_line else cart.discount_sale
    with pytest.raises(error):
        command(off, percent=share)
    assert cart.total == money("5.00")
    assert events_of(cart) == []


def test_a_line_is_sold_at_another_price_for_a_reason() -> None:
    cart = a_cart([(a_product(price="5.00"), "2")])
    cart.reprice_line(1, money("4.50"), "Price on the shelf")
    (told,) = events_of(cart)
    assert isinstance(told, events.CartItemRepriced)
    assert (told.old_price, told.new_price) == (Decimal("5.00"), Decimal("4.50"))
    assert cart.total == money("9.00")
    with pytest.raises(errors.InvalidReason):
        cart.reprice_line(1, money("4.00"), " ")


def test_a_discount_larger_than_the_new_price_shrinks_and_says_so() -> None:
    cart = a_cart([a_product(price="5.00")])
    cart.discount_line(1, money("3.00"))
    cart.clear_domain_events()
    cart.reprice_line(1, money("2.00"), "Agreed")
    kinds = [type(event) for event in events_of(cart)]
    assert kinds == [events.CartLineDiscounted, events.CartItemRepriced]
    assert cart.total == money("0.00")


def test_promotions_come_and_go_line_by_line() -> None:
    cart = a_cart([(a_product(price="2.10"), "3"), a_product("Bread", price="2.00")])
    cart.promote({1: (money("1.30"), "3 for 5.00")})
    assert cart.total == money("7.00")
    cart.promote({})
    assert cart.total == money("8.30")
    told = [event for event in events_of(cart) if isinstance(event, events.CartLinePromoted)]
    assert [(each.line_number, each.new_discount, each.promotion_name) for each in told] == [
        (1, Decimal("1.30"), "3 for 5.00"),
        (1, Decimal("0.00"), ""),
    ]


def test_a_promotion_never_takes_more_off_than_is_left_of_the_line() -> None:
    cart = a_cart([a_product(price="2.00")])
    cart.promote({1: (money("1.50"), "Happy hour")})
    cart.discount_line(1, money("1.00"))
    assert cart.total == money("0.00")


def test_an_exemption_tells_the_tax_that_is_not_charged() -> None:
    cart = Cart.start("1", USD, terms=PriceTerms(prices_include_tax=True))
    cart.add_item(a_product(price="12.00"), pieces(1), taxes=(VAT,))
    cart.clear_domain_events()
    cart.exempt_from_tax("Resale 4711")
    assert cart.total == money("10.00")
    cart.charge_tax_again()
    assert cart.total == money("12.00")
    told = [event for event in events_of(cart) if isinstance(event, events.CartTaxExempted)]
    assert [(each.reason, each.tax) for each in told] == [
        ("Resale 4711", Decimal("2.00")),
        ("", Decimal("2.00")),
    ]


def test_lines_with_other_taxes_do_not_join() -> None:
    cart, milk = a_cart(), a_product()
    cart.add_item(milk, pieces(1), taxes=(VAT,))
    cart.add_item(milk, pieces(1))
    assert len(cart.lines) == 2
