"""Rings up baskets from a file through the same services as a cashier, each at most once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from pos_app.application.access import open_to_all
from pos_app.application.cart_service import CartService
from pos_app.application.cart_starting import ReferenceTaken
from pos_app.application.errors import ApplicationError
from pos_app.application.order_service import OrderService
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.domain.aggregates.cart.cart import CartState
from pos_app.domain.errors import CartClosed
from pos_app.domain.records import dataclass
from pos_app.domain.values.quantity import Quantity

# Why a line of a basket from elsewhere costs less.
_REASON = "Discount of the basket"


@dataclass(eq=False)
class InvalidBasket(ApplicationError):
    """The basket cannot be read; ``reason`` says what is missing or wrong."""

    reason: str


@dataclass(frozen=True, slots=True)
class BasketLine:
    """A line of a basket; price and discount (off the line) in whole currency units."""

    sku: str
    quantity: Quantity
    unit_price: Decimal | None
    discount: Decimal | None


@dataclass(frozen=True, slots=True)
class Basket:
    """What a customer bought elsewhere, under an id that is rung up once."""

    basket_id: str
    lines: tuple[BasketLine, ...]

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Basket:
        """Return the basket of one replay line.

        Raises:
            InvalidBasket: a field is missing or of the wrong kind.
            InvalidQuantity: a quantity is no exact number.
        """
        lines = record.get("lines")
        if not isinstance(lines, list) or not lines:
            raise InvalidBasket(reason="it has no lines")
        if record.get("tender", "cash") != "cash":
            raise InvalidBasket(reason=f"the tender {record['tender']} is not known")
        basket_id = record.get("basket_id")
        if not isinstance(basket_id, str):
            raise InvalidBasket(reason="its basket_id is missing or no text")
        return cls(_text(basket_id, "basket_id"), tuple(_line(line) for line in lines))


class ReplayService:
    """Sells baskets; a basket that was sold before sells nothing again."""

    def __init__(self, carts: CartService, orders: OrderService) -> None:
        """Ring up with ``carts`` and ``orders``."""
        self._carts = carts
        self._orders = orders

    @open_to_all("each step is a command of the cart and order services")
    def ring_up(self, basket: Basket) -> OrderSnapshot:
        """Sell the basket line by line for exact cash, or return the order it has become.

        A cart that a crash left half rung up is given up first, which releases its stock.

        Raises:
            DomainError, ApplicationError: as :class:`CartService` and :class:`OrderService`;
                the half-rung cart is given up.
        """
        left = self._carts.open_for(basket.basket_id)
        if left is not None:
            if left.state == CartState.SUBMITTED:
                return self._orders.pay_cash(left.cart_id)
            self._carts.void(left.cart_id)
        return self._orders.pay_cash(self._rung_up(basket))

    def _rung_up(self, basket: Basket) -> UUID:
        cart_id: UUID | None = None
        try:
            for line in basket.lines:
                cart = self._carts.add(
                    cart_id,
                    line.sku,
                    line.quantity,
                    unit_price=line.unit_price,
                    discount=line.discount,
                    reason=_REASON,
                    reference=basket.basket_id,
                )
                cart_id = cart.cart_id
        except ReferenceTaken as error:
            raise InvalidBasket(reason="another program is ringing it up") from error
        except Exception:
            if cart_id is not None:
                with suppress(CartClosed):
                    self._carts.void(cart_id)
            raise
        if cart_id is None:
            raise InvalidBasket(reason="it has no lines")
        return cart_id


def _line(line: object) -> BasketLine:
    if not isinstance(line, dict):
        raise InvalidBasket(reason="a line is no object")
    return BasketLine(
        sku=_text(str(line.get("sku", "")), "sku"),
        quantity=Quantity.of(str(line.get("quantity", "1"))),
        unit_price=_amount(line, "unit_price"),
        discount=_amount(line, "discount") or None,
    )


def _text(value: str, name: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a character, which JSON can spell and nobody can store
        raise InvalidBasket(reason=f"{name} is no text") from None
    if not value:
        raise InvalidBasket(reason=f"{name} is missing")
    return value


def _amount(line: dict[str, Any], name: str) -> Decimal | None:
    value = line.get(name)
    if value is None:
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        raise InvalidBasket(reason=f"{name} is no amount") from None
    if not amount.is_finite():
        raise InvalidBasket(reason=f"{name} is no amount")
    return amount
