"""Screen, receipt, database and log say the same of any sale, in every kind of currency."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.application.history.cart_history import CartHistory
from pos_app.application.order_service import TenderRequest
from pos_app.application.receipt import receipt_lines
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.bootstrap import Till, open_till
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.tender import TenderKind

CURRENCIES = ("JPY", "USD", "KWD")
_skus = itertools.count(1)


@pytest.fixture(params=CURRENCIES)
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Till]:
    """A store of the currency, with tax added to its prices in the middle one."""
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
    yield till
    till.close()


@st.composite
def lines(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """A price in minor units, thousandths, percent off, and whether it is repriced."""
    return (
        draw(st.integers(0, 99_999)),
        draw(st.integers(1, 5_000)),
        draw(st.integers(0, 100)),
        draw(st.integers(0, 3)),
    )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(lines(), min_size=1, max_size=6),
    st.integers(0, 100),
    st.lists(st.integers(1, 60), max_size=2),
)
def test_every_total_of_a_sale_is_the_same(
    shop: Till, bought: list[tuple[int, int, int, int]], sale_percent: int, parts: list[int]
) -> None:
    store = shop.store
    assert store is not None
    currency = Currency.of(store.currency)
    cart: CartSnapshot | None = None
    for minor, thousandths, percent, repriced in bought:
        sku = f"S{next(_skus)}"
        shop.products.create(
            sku=sku,
            name=sku,
            price=Money(minor, currency).amount,
            unit=Unit.KILOGRAM,
            stock=Quantity.of(10),
        )
        cart = shop.carts.add(cart.cart_id if cart else None, sku, Quantity(thousandths))
        line = cart.lines[-1].number
        if percent:
            cart = shop.carts.discount_line(
                cart.cart_id, line, percent=Decimal(percent), reason="Near its date"
            )
        if not repriced:
            price = Money(minor // 2, currency).amount
            cart = shop.carts.reprice_line(cart.cart_id, line, price, "Agreed")
    assert cart is not None
    cart = shop.cart_terms.discount_sale(cart.cart_id, percent=Decimal(sale_percent), reason="Day")
    shown = cart.total
    for part in parts:
        amount = Money.of(cart.left, currency).percent(Decimal(part)).amount
        if 0 < amount < cart.left:
            step = shop.orders.take(
                cart.cart_id, TenderRequest(new_id(), TenderKind.CARD, amount=amount)
            )
            assert step.cart is not None
            cart = step.cart
    order = shop.orders.pay_cash(cart.cart_id)

    assert order.total == shown
    assert sum(line.due for line in order.lines) == order.total
    assert order.subtotal - order.discount == order.total
    assert order.tendered - order.change == order.total + order.rounding
    assert shop.order_queries.by_id(str(order.order_id)) == order
    assert _printed_total(shop, order) == shown
    queries = shop.audit_queries()
    history = CartHistory.of(queries.cart_events(str(order.cart_id)), currency)
    queries.close()
    assert history is not None
    assert history.order is not None
    assert history.last.total.amount == shown
    assert history.order.total.amount == shown
    assert (history.order.tendered - history.order.change).amount == shown


def _printed_total(till: Till, order: OrderSnapshot) -> Decimal:
    assert till.store is not None
    line = next(
        line
        for line in receipt_lines(order, till.store)
        if line.startswith(f"TOTAL {order.currency}")
    )
    return Decimal(line.split()[-1].replace(",", ""))
