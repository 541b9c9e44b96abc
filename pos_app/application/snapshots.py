"""What services and queries hand out: frozen pictures of the moment.

Amounts are decimals in whole currency units with the currency's decimals (``Decimal("2.40")``),
quantities decimals in pieces or the product's unit, moments aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.store.store import Store
from pos_app.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class ProductSnapshot:
    """A product as lists and tiles show it; ``unit`` is ``piece``, ``kg``, ``l`` or ``m``."""

    product_id: UUID
    sku: str
    gtins: tuple[str, ...]
    name: str
    department: str
    unit: str
    price: Decimal
    available: Decimal
    low_stock_level: Decimal
    is_retired: bool

    @classmethod
    def of(cls, product: Product) -> ProductSnapshot:
        """Return the picture of the product."""
        return cls(
            product_id=product.product_id,
            sku=product.sku.text,
            gtins=tuple(str(gtin) for gtin in product.gtins),
            name=product.name,
            department=product.department,
            unit=product.unit.value,
            price=product.price.amount,
            available=product.available.value,
            low_stock_level=product.low_stock_level.value,
            is_retired=product.is_retired,
        )

    @property
    def is_low(self) -> bool:
        """Whether what is available fell to the level the store wants to know of."""
        return self.available <= self.low_stock_level


@dataclass(frozen=True, slots=True)
class LineSnapshot:
    """A line of a cart or an order; ``amount`` is ``gross`` less ``discount``."""

    number: int
    product_id: UUID
    sku: str
    name: str
    unit: str
    quantity: Decimal
    unit_price: Decimal
    gross: Decimal
    discount: Decimal
    amount: Decimal

    @classmethod
    @lru_cache(maxsize=1_024)
    def of(cls, line: CartLine) -> LineSnapshot:
        """Return the picture of the line; lines that a scan left alone keep theirs."""
        gross = line.gross
        return cls(
            number=line.number,
            product_id=line.product_id,
            sku=line.sku,
            name=line.name,
            unit=line.unit.value,
            quantity=line.quantity.value,
            unit_price=line.unit_price.amount,
            gross=gross.amount,
            discount=line.discount.amount,
            amount=(gross - line.discount).amount,
        )


@dataclass(frozen=True, slots=True)
class CartSnapshot:
    """A cart: its lines in the order of their first scan, and its sums.

    ``touched`` is the number of the line that the last command added or changed, or None.
    """

    cart_id: UUID
    state: str
    lines: tuple[LineSnapshot, ...]
    subtotal: Decimal
    discount: Decimal
    total: Decimal
    item_count: int
    touched: int | None = None

    @classmethod
    def of(cls, cart: Cart, touched: int | None = None) -> CartSnapshot:
        """Return the picture of the cart."""
        lines = cart.lines
        gross = sum(line.gross.minor for line in lines)
        discount = sum(line.discount.minor for line in lines)
        return cls(
            cart_id=cart.cart_id,
            state=cart.state.value,
            lines=tuple(LineSnapshot.of(line) for line in lines),
            subtotal=Money(gross, cart.currency).amount,
            discount=Money(discount, cart.currency).amount,
            total=Money(gross - discount, cart.currency).amount,
            item_count=cart.item_count,
            touched=touched,
        )


@dataclass(frozen=True, slots=True)
class OrderSnapshot:
    """A completed sale. ``was_paid_before`` marks the answer to a repeated payment."""

    order_id: UUID
    cart_id: UUID
    register_id: str
    number: str
    lines: tuple[LineSnapshot, ...]
    total: Decimal
    item_count: int
    tendered: Decimal
    change: Decimal
    currency: str
    completed_at: datetime
    was_paid_before: bool = False

    @classmethod
    def of(cls, order: Order, *, was_paid_before: bool = False) -> OrderSnapshot:
        """Return the picture of the order."""
        return cls(
            order_id=order.order_id,
            cart_id=order.cart_id,
            register_id=order.register_id,
            number=order.number,
            lines=tuple(LineSnapshot.of(line) for line in order.lines),
            total=order.total.amount,
            item_count=order.item_count,
            tendered=order.tender.tendered.amount,
            change=order.tender.change.amount,
            currency=order.total.currency.code,
            completed_at=order.completed_at,
            was_paid_before=was_paid_before,
        )

    @property
    def subtotal(self) -> Decimal:
        """The sum of the lines before discounts."""
        return self.total + self.discount

    @property
    def discount(self) -> Decimal:
        """What was taken off the lines in all."""
        return sum((line.discount for line in self.lines), self.total - self.total)


@dataclass(frozen=True, slots=True)
class StoreSnapshot:
    """The store; ``decimals`` is how many its currency has."""

    store_id: UUID
    name: str
    currency: str
    decimals: int
    prices_include_tax: bool
    register_id: str
    owner_id: UUID
    owner_name: str

    @classmethod
    def of(cls, store: Store) -> StoreSnapshot:
        """Return the picture of the store."""
        return cls(
            store_id=store.store_id,
            name=store.name,
            currency=store.currency.code,
            decimals=store.currency.decimals,
            prices_include_tax=store.prices_include_tax,
            register_id=store.register_id,
            owner_id=store.owner.staff_id,
            owner_name=store.owner.name,
        )
