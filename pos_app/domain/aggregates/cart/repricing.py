"""Other prices for the lines of a cart: by hand, and by the store's price lists."""

from __future__ import annotations

from dataclasses import replace

from pos_app.domain.aggregates.cart.beside import BesideContent
from pos_app.domain.aggregates.cart.events import CartItemRepriced
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Money
from pos_app.domain.values.reason import checked_reason


class RepricedContent(BesideContent):
    """Lines that may be sold at other prices than the products' own."""

    __slots__ = ()

    def reprice_line(self, line_number: int, unit_price: Money, reason: str) -> None:
        """Sell a line at another price for one unit; the price it already has raises nothing.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            LineNotInCart: the line is gone.
            CurrencyMismatch, InvalidAmount: the price is in another currency, or negative.
            InvalidReason: there is no reason, or more than 200 characters.
            LineFollows: it is a deposit, empties or a gift card.
        """
        self._require_changeable()
        line = self.line(line_number)
        self._require_own(line, LineKind.GOODS)
        self._require_price(unit_price)
        why = checked_reason(reason)
        if unit_price == line.unit_price:
            return
        self._reprice(line, replace(line, regular=None), unit_price, why)

    def list_price(self, line_number: int, unit_price: Money, list_name: str) -> None:
        """Sell a line at the price of a list, its own regular price for an empty name.

        A price that was set by hand stays; the price the line already has raises nothing.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            LineNotInCart: the line is gone.
            CurrencyMismatch, InvalidAmount: the price is in another currency, or negative.
        """
        self._require_changeable()
        line = self.line(line_number)
        self._require_price(unit_price)
        if line.regular is None or unit_price == line.unit_price:
            return
        self._reprice(line, line, unit_price, list_name)

    def _reprice(self, line: CartLine, kept: CartLine, unit_price: Money, reason: str) -> None:
        changed = kept.with_price(unit_price)
        self._note_shrunk_discount(line, changed)
        self._put(changed)
        self._raise_event(
            CartItemRepriced(
                cart_id=self.cart_id,
                product_id=line.product_id,
                product_name=line.name,
                quantity=line.quantity.value,
                old_price=line.unit_price.amount,
                new_price=unit_price.amount,
                reason=reason,
                line_number=line.number,
            )
        )
