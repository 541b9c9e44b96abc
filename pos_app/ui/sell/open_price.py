"""Asks what a product costs that has no fixed price: a bouquet, a repair, a gift card."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.errors import DomainError
from pos_app.domain.values.money import Currency, Money
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.sell import typed
from pos_app.ui.sell.sell_state import NumberSheet

if TYPE_CHECKING:
    from pos_app.application.snapshots import ProductSnapshot
    from pos_app.domain.values.quantity import Quantity


class OpenPrice:
    """Asks for the price of one unit."""

    def __init__(
        self,
        product: ProductSnapshot,
        quantity: Quantity,
        currency: Currency,
        use: Callable[[Decimal], None],
    ) -> None:
        """Hand the price to ``use``."""
        self._product = product
        self._quantity = quantity
        self._currency = currency
        self._use = use
        self._text = ""
        self._problem = ""

    def part(self) -> NumberSheet:
        """Return what to draw, with what the line would come to."""
        preview = ""
        price = self._price()
        if price is not None:
            preview = _("{quantity} × {price} = {cost}").format(
                quantity=format_quantity(self._quantity.value, self._product.unit),
                price=format_amount(price.amount),
                cost=format_amount(price.times(self._quantity).amount),
            )
        return NumberSheet(
            title=_("What does it cost?"),
            sentence=self._product.name,
            placeholder=_("Price"),
            text=self._text,
            preview=preview,
            problem=self._problem,
            confirm=_("Add it"),
        )

    def type(self, text: str) -> None:
        """Take the digits."""
        self._text, self._problem = text, ""

    def confirm(self) -> bool:
        """Add the product at the price, or say what is wrong with it."""
        try:
            self._use(Money.of(typed.number(self._text), self._currency).amount)
        except typed.NotANumber:
            self._problem = _("Type a price like 4.50.")
            return False
        except DomainError as error:
            self._problem = error_text(error).headline
            return False
        return True

    def _price(self) -> Money | None:
        try:
            return Money.of(typed.number(self._text), self._currency)
        except (typed.NotANumber, DomainError):
            return None
