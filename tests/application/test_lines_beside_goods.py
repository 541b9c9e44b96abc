"""Deposits follow their goods, empties bring theirs back, gift cards are sold like goods."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.application.errors import NoDeposit, UnknownCode
from pos_app.application.history.cart_history import CartHistory
from pos_app.application.order_service import TenderRequest
from pos_app.application.receipt import receipt_lines
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.bootstrap import Till, open_till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.aggregates.gift_card.errors import (
    CardBlocked,
    CardUnknown,
    InsufficientBalance,
)
from pos_app.domain.errors import InvalidAmount, InvalidCode, LineFollows
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRate
from pos_app.domain.values.tender import TenderKind
from tests.builders import USD, pieces
from tests.stores import stocked


@pytest.fixture
def shop(till: Till) -> Till:
    """Beer at 2.00 under 20 %, its bottle at 0.25 under 7 %, bread at 3.00 without a deposit."""
    standard = till.taxes.create("Standard", [TaxRate.of("VAT", 20)])
    reduced = till.taxes.create("Reduced", [TaxRate.of("Low", 7)])
    stocked(till, "Bread", price="3.00", tax_category=standard.category_id)
    stocked(till, "Bottle", price="0.25", stock="0", tax_category=reduced.category_id)
    till.products.create(
        sku="BEER",
        name="Beer",
        price=Decimal("2.00"),
        stock=pieces(100),
        tax_category=standard.category_id,
        deposit="BOTTLE",
    )
    return till


def shown(cart: CartSnapshot | OrderSnapshot) -> list[tuple[str, object, object]]:
    return [(line.name, line.quantity, line.amount) for line in cart.lines]


def points_of(till: Till, customer_id: UUID) -> int:
    with till._unit_of_work() as uow:
        customer = uow.customers.by_id(customer_id)
    assert customer is not None
    return customer.points


def available(till: Till, sku: str) -> object:
    product = till.product_queries.by_code(sku)
    assert product is not None
    return product.available


def test_a_deposit_comes_follows_and_goes_with_its_goods(shop: Till) -> None:
    cart = shop.carts.add(None, "BEER", pieces(2))
    assert shown(cart) == [("Beer", 2, Decimal("4.00")), ("Bottle", 2, Decimal("0.50"))]
    cart = shop.carts.add(cart.cart_id, "BEER", pieces(1))
    cart = shop.carts.change_quantity(cart.cart_id, 1, pieces(6))
    assert shown(cart) == [("Beer", 6, Decimal("12.00")), ("Bottle", 6, Decimal("1.50"))]
    assert (cart.total, cart.item_count) == (Decimal("13.50"), 6)
    assert available(shop, "BOTTLE") == 0
    cart = shop.carts.remove_line(cart.cart_id, 1)
    assert (cart.lines, cart.total) == ((), Decimal("0.00"))


def test_a_deposit_has_its_own_tax_and_takes_no_discount(shop: Till) -> None:
    cart = shop.carts.add(None, "BEER", pieces(4))
    cart = shop.cart_terms.discount_sale(cart.cart_id, percent=Decimal(50), reason="Offer")
    assert cart.total == Decimal("5.00")
    assert [(row.rate, row.tax) for row in cart.taxes] == [
        ("VAT 20", Decimal("0.67")),
        ("Low 7", Decimal("0.07")),
    ]
    with pytest.raises(LineFollows):
        shop.carts.discount_line(cart.cart_id, 2, Decimal("0.10"), reason="Offer")
    with pytest.raises(LineFollows):
        shop.carts.reprice_line(cart.cart_id, 2, Decimal("0.10"), "Offer")
    with pytest.raises(LineFollows):
        shop.carts.remove_line(cart.cart_id, 2)


def test_a_deposit_comes_back_with_its_goods(shop: Till) -> None:
    cart = shop.carts.add(None, "BEER", pieces(3))
    order = shop.orders.pay_cash(cart.cart_id)
    assert available(shop, "BEER") == 97
    left = shop.returns.returnable(order.number)
    assert [(line.name, line.worth_left) for line in left.lines] == [("Beer", Decimal("6.75"))]
    assert shop.returns.worth(order.number, {1: pieces(1)}) == Decimal("2.25")
    first = shop.returns.refund(order.number, {1: pieces(1)}, reason="Warm")
    rest = shop.returns.void(order.number, "Rung up twice")
    assert (first.total, rest.total) == (Decimal("2.25"), Decimal("4.50"))
    report = shop.tax_reports.tax_report(None, None)
    assert (report.total, report.tax) == (Decimal("0.00"), Decimal("0.00"))
    assert (available(shop, "BEER"), available(shop, "BOTTLE")) == (100, 0)


def test_empties_take_their_deposit_off_the_sale(shop: Till) -> None:
    cart = shop.carts.add(None, "BREAD", pieces(1))
    cart = shop.beside.take_empties(cart.cart_id, "BEER", pieces(2))
    cart = shop.beside.take_empties(cart.cart_id, "BOTTLE", pieces(2))
    assert shown(cart)[1:] == [("Bottle", 4, Decimal("-1.00"))]
    assert (cart.total, cart.item_count) == (Decimal("2.00"), 1)
    order = shop.orders.pay_cash(cart.cart_id, Decimal(5))
    assert order.change == Decimal("3.00")
    assert order.taxes[-1].tax == Decimal("-0.07")
    store = shop.store
    assert store is not None
    assert any("Bottle" in line and "-1.00" in line for line in receipt_lines(order, store))
    with pytest.raises(NoDeposit):
        shop.beside.take_empties(None, "BREAD", pieces(1))
    with pytest.raises(UnknownCode):
        shop.beside.take_empties(None, "9999", pieces(1))


def test_empties_alone_are_paid_out_and_the_payment_can_be_undone(shop: Till) -> None:
    cart = shop.beside.take_empties(None, "BEER", pieces(6))
    assert cart.total == Decimal("-1.50")
    order = shop.orders.pay_cash(cart.cart_id)
    assert (order.tendered, order.change, order.total) == (
        Decimal("0.00"),
        Decimal("1.50"),
        Decimal("-1.50"),
    )
    assert shop.returns.returnable(order.number).lines == ()
    assert shop.returns.returnable(order.number).is_undoable
    undone = shop.returns.void(order.number, "Counted wrong")
    assert undone.payout == (("cash", Decimal("-1.50")),)
    assert not shop.returns.returnable(order.number).is_undoable


def test_nothing_is_its_own_deposit_and_a_deposit_has_none(shop: Till) -> None:
    with pytest.raises(InvalidCode):
        shop.products.create(sku="CAN", name="Can", price=Decimal(1), deposit="CAN")
    for deposit in ("BEER", "GONE"):
        with pytest.raises(UnknownCode):
            shop.products.create(sku="CAN", name="Can", price=Decimal(1), deposit=deposit)


def test_a_held_sale_keeps_deposits_and_stock_proves_itself(shop: Till) -> None:
    cart = shop.carts.add(None, "BEER", pieces(2))
    shop.beside.take_empties(cart.cart_id, "BOTTLE", pieces(1))
    shop.holds.hold(cart.cart_id, "Anna")
    assert shop.holds.held()[0].total == Decimal("4.25")
    assert not shop.stock.prover.prove().problems
    shop.holds.discard(cart.cart_id)
    assert available(shop, "BEER") == 100
    assert not shop.stock.prover.prove().problems


def test_a_gift_card_holds_its_money_once_the_sale_is_paid(shop: Till) -> None:
    cart = shop.carts.add(None, "BREAD", pieces(1))
    cart = shop.beside.sell_gift_card(cart.cart_id, "GIFT-4417", Decimal(25))
    assert (cart.total, cart.item_count) == (Decimal("28.00"), 2)
    assert [row.rate for row in cart.taxes] == ["VAT 20"]
    with pytest.raises(CardUnknown):
        shop.gift_cards.by_code("GIFT-4417")
    shop.orders.pay_cash(cart.cart_id)
    assert shop.gift_cards.by_code("GIFT-4417").balance == Money.of(25, USD)
    more = shop.beside.sell_gift_card(None, "GIFT-4417", Decimal(10))
    order = shop.orders.pay_cash(more.cart_id)
    assert order.lines[0].name == "Gift card …4417"
    assert shop.gift_cards.by_code("GIFT-4417").balance == Money.of(35, USD)
    assert not shop.stock.prover.prove().problems


def test_a_cancelled_or_changed_sale_leaves_the_card_as_it_was(shop: Till) -> None:
    cart = shop.beside.sell_gift_card(None, "GIFT-4417", Decimal(25))
    with pytest.raises(LineFollows):
        shop.carts.change_quantity(cart.cart_id, 1, pieces(2))
    with pytest.raises(LineFollows):
        shop.beside.sell_gift_card(cart.cart_id, "GIFT-4417", Decimal(5))
    with pytest.raises(InvalidAmount):
        shop.beside.sell_gift_card(cart.cart_id, "GIFT-0001", Decimal(0))
    shop.carts.remove_line(cart.cart_id, 1)
    shop.beside.sell_gift_card(cart.cart_id, "GIFT-4417", Decimal(30))
    shop.carts.void(cart.cart_id)
    with pytest.raises(CardUnknown):
        shop.gift_cards.by_code("GIFT-4417")


def test_undoing_the_sale_of_a_card_takes_its_money_off_unless_it_was_spent(shop: Till) -> None:
    first = shop.beside.sell_gift_card(None, "GIFT-4417", Decimal(25))
    order = shop.orders.pay_cash(first.cart_id)
    shop.returns.void(order.number, "Wrong amount")
    assert shop.gift_cards.by_code("GIFT-4417").balance == Money.of(0, USD)
    second = shop.beside.sell_gift_card(None, "GIFT-4417", Decimal(25))
    order = shop.orders.pay_cash(second.cart_id)
    card = shop.gift_cards.by_code("GIFT-4417")
    bread = shop.carts.add(None, "BREAD", pieces(1))
    paid = TenderRequest(new_id(), TenderKind.GIFT_CARD, Decimal(3), "4417", card.card_id)
    shop.orders.take(bread.cart_id, paid)
    with pytest.raises(InsufficientBalance):
        shop.returns.void(order.number, "Wrong amount")


def test_no_money_is_sold_onto_a_blocked_card(shop: Till) -> None:
    shop.gift_cards.issue("GIFT-4417", Money.of(5, USD))
    waiting = shop.beside.sell_gift_card(None, "GIFT-4417", Decimal(25))
    shop.gift_cards.block("GIFT-4417", "Stolen")
    with pytest.raises(CardBlocked):
        shop.beside.sell_gift_card(None, "GIFT-4417", Decimal(25))
    # What was in a cart by then and is paid for is the customer's all the same.
    shop.orders.pay_cash(waiting.cart_id)
    assert shop.gift_cards.by_code("GIFT-4417").balance == Money.of(30, USD)


_codes = itertools.count(1000)


@pytest.fixture(params=("JPY", "USD", "KWD"))
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Till]:
    """A store of the currency that rounds tax per receipt, with beer and its bottle."""
    till = open_till(tmp_path)
    till.stores.set_up(
        name="Corner Shop",
        currency=request.param,
        prices_include_tax=request.param != "USD",
        owner_name="Ana",
        owner_pin="2580",
        has_sign_in=False,
    )
    till.reload_store()
    till.start(with_receipts=False)
    currency = Currency.of(request.param)
    category = till.taxes.create("Standard", [TaxRate.of("VAT", 19)])
    for sku, minor, deposit in (("BOTTLE", 8, ""), ("BEER", 119, "BOTTLE"), ("BREAD", 333, "")):
        till.products.create(
            sku=sku,
            name=sku.title(),
            price=Money(minor, currency).amount,
            stock=pieces(10**6),
            tax_category=category.category_id,
            deposit=deposit,
        )
    yield till
    till.close()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    beer=st.integers(1, 40),
    bread=st.integers(0, 3),
    empties=st.integers(0, 60),
    card=st.integers(0, 5_000),
    percent=st.integers(0, 100),
)
def test_whatever_is_in_the_cart_every_sum_agrees_and_undoing_it_leaves_nothing(
    world: Till, beer: int, bread: int, empties: int, card: int, percent: int
) -> None:
    assert world.store is not None
    currency = Currency.of(world.store.currency)
    cart = world.carts.add(None, "BEER", pieces(beer))
    if bread:
        cart = world.carts.add(cart.cart_id, "BREAD", pieces(bread))
    if empties:
        cart = world.beside.take_empties(cart.cart_id, "BOTTLE", pieces(empties))
    if card:
        code = f"GIFT{next(_codes)}"
        cart = world.beside.sell_gift_card(cart.cart_id, code, Money(card, currency).amount)
    cart = world.cart_terms.discount_sale(cart.cart_id, percent=Decimal(percent), reason="Offer")
    order = world.orders.pay_cash(cart.cart_id)
    assert order.total == cart.total == sum(line.due for line in order.lines)
    assert order.tax == sum(line.tax for line in order.lines) == sum(r.tax for r in order.taxes)
    assert order.tendered - order.change == order.total + order.rounding
    goods = [line for line in order.lines if line.kind == "goods"]
    assert sum(line.share for line in order.lines) == sum(line.share for line in goods)
    story = world.audit_queries()
    try:
        history = CartHistory.of(story.life_of(str(cart.cart_id), None, 50), currency)
    finally:
        story.close()
    assert history is not None
    assert history.last.total.amount == order.total
    part = world.returns.refund(order.number, {1: pieces(1)}, reason="Warm")
    rest = None
    if len(order.lines) > 2 or beer > 1:
        rest = world.returns.void(order.number, "Rung up twice")
    assert part.total + (rest.total if rest is not None else 0) == order.total


def test_deposits_and_gift_cards_earn_no_points(shop: Till) -> None:
    customer = shop.customers.add(PersonalData(name="Ada"))
    shop.customers.set_points_rule(Money.of(1, USD), Money.of("0.01", USD), is_on=True)
    cart = shop.carts.add(None, "BEER", pieces(2))
    shop.beside.sell_gift_card(cart.cart_id, "GIFT-4417", Decimal(25))
    shop.cart_terms.choose_customer(cart.cart_id, customer.customer_id)
    order = shop.orders.pay_cash(cart.cart_id)
    assert points_of(shop, customer.customer_id) == 4
    shop.returns.refund(order.number, {1: pieces(1)}, reason="Warm")
    assert points_of(shop, customer.customer_id) == 2
    shop.returns.void(order.number, "Rung up twice")
    assert points_of(shop, customer.customer_id) == 0
