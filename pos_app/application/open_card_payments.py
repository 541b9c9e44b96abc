"""Which carts wait for a card terminal's answer; nothing else may pay or end them meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.aggregates.card_payment.errors import CardPaymentOpen

if TYPE_CHECKING:
    from pos_app.domain.aggregates.card_payment.card_payment import CardPayment


class OpenCardPayments:
    """Kept in memory after the first look, so that a sale asks the database nothing more.

    One till has the data folder, so nobody else begins a payment at its register.
    """

    def __init__(self, stored: Callable[[], Iterable[CardPayment]]) -> None:
        """Know nothing yet; ``stored`` returns the register's open payments."""
        self._stored = stored
        self._by_cart: dict[UUID, CardPayment] | None = None

    def require_none(self, cart_id: UUID) -> None:
        """Go on unless a card payment of the cart is not settled.

        Raises:
            CardPaymentOpen: one is not.
        """
        waiting = self.of_cart(cart_id)
        if waiting is not None:
            raise CardPaymentOpen(cart_id=cart_id, amount=waiting.amount.amount)

    def of_cart(self, cart_id: UUID) -> CardPayment | None:
        """Return the payment that a cart waits for, None without one."""
        if self._by_cart is None:
            self._by_cart = {payment.cart_id: payment for payment in self._stored()}
        return self._by_cart.get(cart_id)

    def note(self, payment: CardPayment) -> None:
        """Remember how a payment stands, once that is stored."""
        if self._by_cart is None:
            return
        if payment.state.is_open:
            self._by_cart[payment.cart_id] = payment
        else:
            self._by_cart.pop(payment.cart_id, None)
