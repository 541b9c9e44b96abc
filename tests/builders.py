"""Builds the aggregates that tests talk about; what a test does not say does not matter."""

from __future__ import annotations

from collections.abc import Sequence

from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.store.store import Store
from pos_app.domain.aggregates.tax_category.tax_category import TaxCategory
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.codes import Gtin, Sku, check_digit
from pos_app.domain.values.ids import new_id, utc_now
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.tax import TaxRate
from pos_app.domain.values.tender import Tender, TenderKind

USD = Currency.of("USD")
EUR = Currency.of("EUR")


def money(amount: str, currency: Currency = USD) -> Money:
    """Return an amount, in dollars unless said otherwise."""
    return Money.of(amount, currency)


def pieces(count: int) -> Quantity:
    """Return a whole number of pieces."""
    return Quantity.of(count)


def a_gtin(number: int) -> str:
    """Return the GTIN-13 of a store's own range for a small number."""
    body = f"04{number:010d}"
    return body + check_digit(body)


def a_product(
    name: str = "Milk",
    *,
    price: str = "1.20",
    stock: str = "100",
    sku: str | None = None,
    gtins: Sequence[str] = (),
    unit: Unit = Unit.PIECE,
    low_stock_level: str = "0",
    currency: Currency = USD,
) -> Product:
    """Return a product that holds no events."""
    product = Product.create(
        sku=Sku.of(sku or name.upper().replace(" ", "-")),
        name=name,
        price=money(price, currency),
        gtins=[Gtin.of(gtin) for gtin in gtins],
        department="Dairy",
        unit=unit,
        stock=Quantity.of(stock),
        low_stock_level=Quantity.of(low_stock_level),
    )
    product.clear_domain_events()
    return product


def a_cart(of: Sequence[Product | tuple[Product, str]] = ()) -> Cart:
    """Return an open cart that holds no events, with one or the stated quantity of each."""
    cart = Cart.start("1", USD)
    for item in of:
        product, quantity = item if isinstance(item, tuple) else (item, "1")
        cart.add_item(product, Quantity.of(quantity))
    cart.clear_domain_events()
    return cart


def a_submitted_cart(of: Sequence[Product | tuple[Product, str]] = ()) -> Cart:
    """Return a cart closed for payment that holds no events."""
    cart = a_cart(of or [a_product()])
    cart.submit()
    cart.clear_domain_events()
    return cart


def cash(amount: Money) -> Tender:
    """Return an amount handed over in cash."""
    return Tender(new_id(), TenderKind.CASH, amount)


def an_order(of: Sequence[Product | tuple[Product, str]] = (), sequence: int = 1) -> Order:
    """Return the order of a cart paid with exact cash, that holds no events."""
    cart = a_submitted_cart(of)
    order = Order.from_cart(
        cart, sequence=sequence, tenders=(cash(cart.total),), completed_at=utc_now()
    )
    order.clear_domain_events()
    return order


def a_tax_category(
    name: str = "Standard", *, rates: Sequence[TaxRate] = (), is_default: bool = False
) -> TaxCategory:
    """Return a tax category that holds no events."""
    category = TaxCategory.create(name, rates)
    category.is_default = is_default
    category.clear_domain_events()
    return category


def a_new_store() -> Store:
    """Return a store that was just set up and holds its first event."""
    return Store.open(
        name="Corner Shop",
        currency=USD,
        prices_include_tax=True,
        owner_name="Ana",
        owner_pin_hash="not a real hash",
    )


def events_of(aggregate: Cart | Order | Product | Store) -> list[DomainEvent]:
    """Take the events out of an aggregate."""
    events = list(aggregate.get_domain_events())
    aggregate.clear_domain_events()
    return events
