"""The cart: lines that are added, changed and removed until it is submitted or voided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.cart.events import (
    CartItemAdded,
    CartItemQuantityUpdated,
    CartItemRemoved,
    CartLineDiscounted,
    CartStarted,
    CartSubmitted,
    CartVoided,
)
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity


class CartState(StrEnum):
    """Where a cart stands: open until it is paid (submitted) or given up (voided)."""

    OPEN = "open"
    SUBMITTED = "submitted"
    VOIDED = "voided"


class Cart(Aggregate):
    """One customer's sale at one register, until it becomes an order or is given up."""

    __slots__ = (
        "_lines",
        "_next_number",
        "cart_id",
        "currency",
        "reference",
        "register_id",
        "state",
    )

    def __init__(
        self,
        *,
        cart_id: UUID,
        register_id: str,
        currency: Currency,
        state: CartState,
        reference: str | None = None,
        lines: Iterable[CartLine] = (),
        next_number: int = 1,
    ) -> None:
        """Restore a cart as it was stored; :meth:`start` opens a new one."""
        super().__init__()
        self.cart_id = cart_id
        self.register_id = register_id
        self.currency = currency
        self.state = state
        self.reference = reference
        self._lines = {line.number: line for line in lines}
        self._next_number = next_number

    @classmethod
    def start(cls, register_id: str, currency: Currency, reference: str | None = None) -> Cart:
        """Open an empty cart; ``reference`` names a basket that was rung up elsewhere first."""
        cart = cls(
            cart_id=new_id(),
            register_id=register_id,
            currency=currency,
            state=CartState.OPEN,
            reference=reference,
        )
        cart._raise_event(CartStarted(cart_id=cart.cart_id, reference=reference))
        return cart

    def add_item(
        self, product: Product, quantity: Quantity, unit_price: Money | None = None
    ) -> CartLine:
        """Put ``quantity`` of the product into the cart and return its line.

        The price is the product's own unless ``unit_price`` says otherwise. The same product
        at the same price joins the line that is there.

        Raises:
            CartClosed: the cart was submitted or voided.
            InvalidQuantity: not positive, or a fraction of a piece.
            CurrencyMismatch: a price in another currency than the cart's.
            InvalidAmount: a negative unit price.
        """
        self._require_open()
        quantity.require_sellable(product.unit)
        price = product.price if unit_price is None else unit_price
        if price.currency != self.currency:
            raise errors.CurrencyMismatch(left=self.currency.code, right=price.currency.code)
        if price.minor < 0:
            raise errors.InvalidAmount(text=str(price.amount), decimals=price.currency.decimals)
        line = self._line_of(product.product_id, price)
        if line is None:
            line = CartLine(
                number=self._next_number,
                product_id=product.product_id,
                sku=product.sku.text,
                name=product.name,
                unit=product.unit,
                quantity=quantity,
                unit_price=price,
                discount=Money.zero(self.currency),
            )
            self._next_number += 1
        else:
            line = replace(line, quantity=line.quantity + quantity)
        self._lines[line.number] = line
        self._raise_event(
            CartItemAdded(
                cart_id=self.cart_id,
                product_id=product.product_id,
                product_name=product.name,
                quantity=quantity.value,
                unit_price=price.amount,
            )
        )
        return line

    def change_quantity(self, line_number: int, quantity: Quantity) -> None:
        """Set a line's quantity; the quantity it already has raises nothing.

        A discount larger than what the line is then worth shrinks with it. Setting it to zero
        is :meth:`remove_item`, which the cashier confirms.

        Raises:
            CartClosed: the cart was submitted or voided.
            LineNotInCart: the line is gone.
            InvalidQuantity: not positive, or a fraction of a piece.
        """
        self._require_open()
        line = self.line(line_number)
        quantity.require_sellable(line.unit)
        if quantity == line.quantity:
            return
        changed = replace(line, quantity=quantity)
        if changed.discount > changed.gross:
            self.discount_line(line_number, changed.gross)
            changed = replace(changed, discount=changed.gross)
        self._lines[line_number] = changed
        self._raise_event(
            CartItemQuantityUpdated(
                cart_id=self.cart_id,
                product_id=line.product_id,
                product_name=line.name,
                unit_price=line.unit_price.amount,
                old_quantity=line.quantity.value,
                new_quantity=quantity.value,
            )
        )

    def remove_item(self, line_number: int) -> CartLine:
        """Take a line out of the cart and return what it was.

        Raises:
            CartClosed: the cart was submitted or voided.
            LineNotInCart: the line is gone.
        """
        self._require_open()
        line = self.line(line_number)
        del self._lines[line_number]
        self._raise_event(
            CartItemRemoved(
                cart_id=self.cart_id,
                product_id=line.product_id,
                product_name=line.name,
                unit_price=line.unit_price.amount,
                quantity_removed=line.quantity.value,
            )
        )
        return line

    def discount_line(self, line_number: int, discount: Money) -> None:
        """Take ``discount`` off a line in all; the discount it already has raises nothing.

        Raises:
            CartClosed: the cart was submitted or voided.
            LineNotInCart: the line is gone.
            InvalidAmount: a negative discount.
            DiscountTooLarge: more than the line is worth.
        """
        self._require_open()
        line = self.line(line_number)
        if discount.minor < 0:
            raise errors.InvalidAmount(
                text=str(discount.amount), decimals=discount.currency.decimals
            )
        if discount > line.gross:
            raise errors.DiscountTooLarge(discount=discount.amount, gross=line.gross.amount)
        if discount == line.discount:
            return
        self._lines[line_number] = replace(line, discount=discount)
        self._raise_event(
            CartLineDiscounted(
                cart_id=self.cart_id,
                product_id=line.product_id,
                product_name=line.name,
                unit_price=line.unit_price.amount,
                old_discount=line.discount.amount,
                new_discount=discount.amount,
            )
        )

    def submit(self) -> None:
        """Close the cart for payment.

        Raises:
            CartClosed: the cart was submitted or voided.
            EmptyCart: there is nothing to pay for.
        """
        self._require_open()
        if not self._lines:
            raise errors.EmptyCart(cart_id=self.cart_id)
        self.state = CartState.SUBMITTED
        self._raise_event(
            CartSubmitted(cart_id=self.cart_id, total=self.total.amount, item_count=self.item_count)
        )

    def void(self) -> None:
        """Give the whole cart up; its lines stay readable.

        Raises:
            CartClosed: the cart was submitted or voided.
        """
        self._require_open()
        self.state = CartState.VOIDED
        self._raise_event(
            CartVoided(cart_id=self.cart_id, total=self.total.amount, item_count=self.item_count)
        )

    @property
    def lines(self) -> tuple[CartLine, ...]:
        """The lines in the order in which they were first rung up."""
        return tuple(self._lines.values())

    @property
    def next_number(self) -> int:
        """The number that the next new line gets."""
        return self._next_number

    @property
    def total(self) -> Money:
        """What the customer has to pay."""
        return Money.sum((line.amount for line in self._lines.values()), self.currency)

    @property
    def item_count(self) -> int:
        """Pieces in the cart; each weighed line counts as one."""
        return sum(line.item_count for line in self._lines.values())

    def line(self, line_number: int) -> CartLine:
        """Return the line with this number.

        Raises:
            LineNotInCart: there is none (any more).
        """
        line = self._lines.get(line_number)
        if line is None:
            raise errors.LineNotInCart(cart_id=self.cart_id, line_number=line_number)
        return line

    def _line_of(self, product_id: UUID, price: Money) -> CartLine | None:
        for line in self._lines.values():
            if line.product_id == product_id and line.unit_price == price:
                return line
        return None

    def _require_open(self) -> None:
        if self.state is not CartState.OPEN:
            raise errors.CartClosed(cart_id=self.cart_id, state=self.state.value)
