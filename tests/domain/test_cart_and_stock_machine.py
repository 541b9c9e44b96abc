"""A cart and its products under random commands, against a model of ten lines."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from pos_app.domain.aggregates.cart.cart import Cart, CartState
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.errors import DiscountTooLarge, EmptyCart, InsufficientStock
from pos_app.domain.values.ids import utc_now
from pos_app.domain.values.money import Money
from tests.builders import USD, a_cart, a_product, cash, events_of, pieces

SKUS = st.sampled_from(["A", "B", "C"])
STOCK = 5


class CartAndStock(RuleBasedStateMachine):
    """Does what the services do: stock first, then the cart."""

    def __init__(self) -> None:
        super().__init__()
        self.model: Counter[str] = Counter()
        self.off: Counter[str] = Counter()
        self.sold: Counter[str] = Counter()
        self.paid = 0
        self.told: Counter[str] = Counter()
        self.cart: Cart = a_cart()
        self.products: dict[str, Product] = {}

    @initialize(prices=st.tuples(*[st.integers(0, 500)] * 3))
    def shelves(self, prices: tuple[int, int, int]) -> None:
        self.products = {
            sku: a_product(sku, price=str(Decimal(price) / 100), stock=str(STOCK))
            for sku, price in zip("ABC", prices, strict=True)
        }

    def line(self, sku: str) -> int:
        return next(line.number for line in self.cart.lines if line.sku == sku)

    @rule(sku=SKUS, count=st.integers(1, 4))
    def scan(self, sku: str, count: int) -> None:
        product = self.products[sku]
        if count > STOCK - self.sold[sku] - self.model[sku]:
            with_refusal(lambda: product.reserve_stock(pieces(count)), InsufficientStock)
            return
        product.reserve_stock(pieces(count))
        self.cart.add_item(product, pieces(count))
        self.model[sku] += count

    @precondition(lambda self: self.model.total())
    @rule(data=st.data(), count=st.integers(1, 4))
    def change(self, data: st.DataObject, count: int) -> None:
        sku = data.draw(st.sampled_from(sorted(+self.model)))
        product, more = self.products[sku], count - self.model[sku]
        if more > STOCK - self.sold[sku] - self.model[sku]:
            with_refusal(lambda: product.reserve_stock(pieces(more)), InsufficientStock)
            return
        if more > 0:
            product.reserve_stock(pieces(more))
        elif more < 0:
            product.release_stock(pieces(-more))
        self.cart.change_quantity(self.line(sku), pieces(count))
        self.model[sku] = count
        self.off[sku] = min(self.off[sku], count * product.price.minor)

    @precondition(lambda self: self.model.total())
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        sku = data.draw(st.sampled_from(sorted(+self.model)))
        self.products[sku].release_stock(self.cart.remove_item(self.line(sku)).quantity)
        del self.model[sku], self.off[sku]

    @precondition(lambda self: self.model.total())
    @rule(data=st.data(), minor=st.integers(0, 900))
    def discount(self, data: st.DataObject, minor: int) -> None:
        sku = data.draw(st.sampled_from(sorted(+self.model)))
        off = Money(minor, USD)
        if minor > self.model[sku] * self.products[sku].price.minor:
            with_refusal(lambda: self.cart.discount_line(self.line(sku), off), DiscountTooLarge)
            return
        self.cart.discount_line(self.line(sku), off)
        self.off[sku] = minor

    @rule()
    def pay(self) -> None:
        if not self.model.total():
            with_refusal(self.cart.submit, EmptyCart)
            return
        total = self.cart.total
        self.cart.submit()
        order = Order.from_cart(
            self.cart, sequence=1, tenders=(cash(total),), completed_at=utc_now()
        )
        for line in self.cart.lines:
            self.products[line.sku].sell_reserved(line.quantity)
        self.paid += order.total.minor
        self.sold += self.model
        self.next_cart()

    @rule()
    def void(self) -> None:
        self.cart.void()
        for line in self.cart.lines:
            self.products[line.sku].release_stock(line.quantity)
        self.next_cart()

    def next_cart(self) -> None:
        assert self.cart.state is not CartState.OPEN
        self.model.clear()
        self.off.clear()
        self.cart = a_cart()

    @invariant()
    def the_cart_holds_what_the_model_holds(self) -> None:
        assert {line.sku: line.quantity for line in self.cart.lines} == {
            sku: pieces(count) for sku, count in self.model.items() if count
        }

    @invariant()
    def the_total_is_what_the_lines_cost_less_what_was_taken_off(self) -> None:
        gross = sum(
            self.products[sku].price.minor * count for sku, count in self.model.items() if count
        )
        assert self.cart.total.minor == gross - self.off.total()

    @invariant()
    def what_is_reserved_is_what_stands_in_the_cart(self) -> None:
        for sku, product in self.products.items():
            assert product.reserved == pieces(self.model[sku])
            assert product.stock == pieces(STOCK - self.sold[sku])

    @invariant()
    def the_events_of_the_stock_add_up_to_what_is_reserved(self) -> None:
        for sku, product in self.products.items():
            for event in events_of(product):
                fields = event.payload()
                self.told[sku] += int(str(fields.get("quantity_reserved", 0)))
                self.told[sku] -= int(str(fields.get("quantity_released", 0)))
                self.told[sku] -= int(str(fields.get("quantity_sold", 0)))
            assert pieces(self.told[sku]) == product.reserved


def with_refusal(command: object, error: type[Exception]) -> None:
    assert callable(command)
    try:
        command()
    except error:
        return
    raise AssertionError(f"no {error.__name__}")


TestCartAndStock = CartAndStock.TestCase
