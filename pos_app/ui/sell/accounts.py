"""Accounts of customers at the till: paying from store credit, and on account."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.order_service import TenderRequest
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.sell import refusal

if TYPE_CHECKING:
    from pos_app.application.store_credit_service import StoreCreditService
    from pos_app.ui.sell.paying import Paying


class Accounts:
    """Takes what the account of the sale's customer pays.

    Every action raises ``Refusal``, or what the service raises; then nothing was taken.
    """

    def __init__(self, paying: Paying, store_credits: StoreCreditService) -> None:
        """Pay the cart on screen through ``paying``."""
        self._paying = paying
        self._store_credits = store_credits

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons do, by their names."""
        return {
            "store_credit": partial(self._use_account, TenderKind.STORE_CREDIT),
            "on_account": partial(self._use_account, TenderKind.ON_ACCOUNT),
        }

    def _use_account(self, kind: TenderKind) -> None:
        cart = self._paying.cart()
        if cart.customer_id is None:
            raise refusal.no_customer()
        account = self._store_credits.of_customer(cart.customer_id)
        available = account.balance
        if kind is TenderKind.ON_ACCOUNT:
            available += account.limit
        amount = self._paying.typed_amount(cart)
        paid = min(cart.left, available.amount) if amount is None else amount
        if paid <= 0:
            raise refusal.no_credit()
        request = TenderRequest(new_id(), kind, paid, account_id=cart.customer_id)
        self._paying.send(cart, request)
