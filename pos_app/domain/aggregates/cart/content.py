"""The lines of a cart: added, changed, removed and repriced while it is open."""

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
)
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.services.pricing import PriceTerms, Pricing, SaleDiscount, priced
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.domain.values.tax import TaxRates
from pos_app.domain.values.tender import Tender


class CartState(StrEnum):
    """Where a cart stands: open or held, until it is paid (submitted) or given up (voided)."""

    OPEN = "open"
    HELD = "held"
    SUBMITTED = "submitted"
    VOIDED = "voided"


class CartContent(Aggregate):
    """What is in a cart and what it costs; :class:`Cart` adds how it begins and ends."""

    __slots__ = (
        "_lines",
        "_next_number",
        "_pricing",
        "cart_id",
        "currency",
        "discount",
        "state",
        "tenders",
        "terms",
    )

    def __init__(
        self,
        *,
        cart_id: UUID,
        currency: Currency,
        state: CartState,
        lines: Iterable[CartLine],
        next_number: int,
        terms: PriceTerms,
        discount: SaleDiscount | None,
        tenders: tuple[Tender, ...],
    ) -> None:
        """Restore the content as it was stored."""
        super().__init__()
        self.cart_id = cart_id
        self.currency = currency
        self.state = state
        self.terms = terms
        self.discount = discount
        self.tenders = tenders
        self._lines = {line.number: line for line in lines}
        self._next_number = next_number
        self._pricing: Pricing | None = None

    def add_item(
        self,
        product: Product,
        quantity: Quantity,
        unit_price: Money | None = None,
        taxes: TaxRates = (),
    ) -> CartLine:
        """Put ``quantity`` of the product into the cart and return its line.

        The price is the product's own unless ``unit_price`` says otherwise. The same product
        at the same price and taxes joins the line that is there.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            InvalidQuantity: not positive, or a fraction of a piece.
            CurrencyMismatch: a price in another currency than the cart's.
            InvalidAmount: a negative unit price.
        """
        self._require_changeable()
        quantity.require_sellable(product.unit)
        price = product.price if unit_price is None else unit_price
        self._require_price(price)
        regular = product.price if unit_price is None else None
        line = self._line_of(product.product_id, price, regular, taxes)
        if line is None:
            line = CartLine(
                number=self._take_number(),
                product_id=product.product_id,
                sku=product.sku.text,
                name=product.name,
                unit=product.unit,
                quantity=quantity,
                unit_price=price,
                discount=Money.zero(self.currency),
                department=product.department,
                taxes=taxes,
                regular=regular,
            )
        else:
            line = line.with_quantity(line.quantity + quantity)
        self._put(line)
        self._raise_event(
            CartItemAdded(
                cart_id=self.cart_id,
                product_id=product.product_id,
                product_name=product.name,
                quantity=quantity.value,
                unit_price=line.unit_price.amount,
                line_number=line.number,
                taxes=tuple(str(rate) for rate in taxes),
            )
        )
        return line

    def change_quantity(self, line_number: int, quantity: Quantity) -> None:
        """Set a line's quantity; the quantity it already has raises nothing.

        A discount larger than what the line is then worth shrinks with it. Setting it to zero
        is :meth:`remove_item`, which the cashier confirms.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            LineNotInCart: the line is gone.
            InvalidQuantity: not positive, or a fraction of a piece.
        """
        self._require_changeable()
        line = self.line(line_number)
        quantity.require_sellable(line.unit)
        if quantity == line.quantity:
            return
        changed = line.with_quantity(quantity)
        self._note_shrunk_discount(line, changed)
        self._put(changed)
        self._raise_event(
            CartItemQuantityUpdated(
                cart_id=self.cart_id,
                product_id=line.product_id,
                product_name=line.name,
                unit_price=line.unit_price.amount,
                old_quantity=line.quantity.value,
                new_quantity=quantity.value,
                line_number=line.number,
            )
        )

    def remove_item(self, line_number: int) -> CartLine:
        """Take a line out of the cart and return what it was.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            LineNotInCart: the line is gone.
        """
        self._require_changeable()
        line = self.line(line_number)
        del self._lines[line_number]
        self._pricing = None
        self._raise_event(
            CartItemRemoved(
                cart_id=self.cart_id,
                product_id=line.product_id,
                product_name=line.name,
                unit_price=line.unit_price.amount,
                quantity_removed=line.quantity.value,
                line_number=line.number,
            )
        )
        return line

    @property
    def lines(self) -> tuple[CartLine, ...]:
        """The lines in the order in which they were first rung up."""
        return tuple(self._lines.values())

    @property
    def next_number(self) -> int:
        """The number that the next new line gets."""
        return self._next_number

    @property
    def pricing(self) -> Pricing:
        """What the lines come to, each and together."""
        if self._pricing is None:
            self._pricing = priced(self.lines, self.terms, self.discount, self.currency)
        return self._pricing

    @property
    def total(self) -> Money:
        """What the customer has to pay."""
        return self.pricing.total

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

    @property
    def goods(self) -> tuple[CartLine, ...]:
        """The lines that have stock, and may cost less than they say."""
        return tuple(line for line in self._lines.values() if line.kind.is_goods)

    def _take_number(self) -> int:
        number = self._next_number
        self._next_number += 1
        return number

    def _put(self, line: CartLine) -> None:
        self._lines[line.number] = line
        self._pricing = None

    def _line_of(
        self, product_id: UUID, price: Money, regular: Money | None, taxes: TaxRates
    ) -> CartLine | None:
        for line in self._lines.values():
            if (line.product_id, line.taxes) != (product_id, taxes) or not line.kind.is_goods:
                continue
            # A price list may have changed the price of what was scanned at the regular one.
            if line.unit_price == price or (regular is not None and line.regular == regular):
                return line
        return None

    def _note_shrunk_discount(self, line: CartLine, changed: CartLine) -> None:
        # A percentage follows its line without a word; an amount was given as it is.
        if line.percent is None and changed.discount != line.discount:
            self._raise_discounted(line, replace(line, discount=changed.discount))

    def _raise_discounted(self, line: CartLine, changed: CartLine) -> None:
        self._raise_event(
            CartLineDiscounted(
                cart_id=self.cart_id,
                product_id=line.product_id,
                product_name=line.name,
                unit_price=line.unit_price.amount,
                old_discount=line.discount.amount,
                new_discount=changed.discount.amount,
                line_number=line.number,
                percent=changed.percent,
                reason=changed.discount_reason,
            )
        )

    def _require_price(self, price: Money) -> None:
        if price.currency != self.currency:
            raise errors.CurrencyMismatch(left=self.currency.code, right=price.currency.code)
        if price.minor < 0:
            raise errors.InvalidAmount(text=str(price.amount), decimals=price.currency.decimals)

    def _require_open(self) -> None:
        if self.state is not CartState.OPEN:
            raise errors.CartClosed(cart_id=self.cart_id, state=self.state.value)

    def _require_changeable(self) -> None:
        self._require_open()
        if self.tenders:
            raise errors.PaymentStarted(cart_id=self.cart_id)
