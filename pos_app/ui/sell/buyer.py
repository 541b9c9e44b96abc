"""Whom the sale at hand is for: chosen before or during it, and known by name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.errors import StorageError

if TYPE_CHECKING:
    from pos_app.application.customer_queries import CustomerQueries, CustomerSnapshot
    from pos_app.ui.sell.ring_up import RingUp


class Buyer:
    """The customer of the cart that is being rung up, or of the one that comes next."""

    def __init__(self, ring_up: RingUp, customers: CustomerQueries) -> None:
        """Look names up in ``customers``."""
        self._ring_up = ring_up
        self._customers = customers
        self._known: tuple[UUID, str] | None = None

    def choose(self, customer: CustomerSnapshot | None) -> None:
        """Sell to a customer, or to nobody in particular."""
        self._known = None  # the name may have been corrected
        if customer is None:
            self._ring_up.choose_customer(None, "")
        else:
            self._ring_up.choose_customer(customer.customer_id, customer.group)

    def name(self) -> str:
        """Return what the customer is called, nothing for nobody in particular."""
        customer_id = self._ring_up.customer_id
        if customer_id is None:
            return ""
        if self._known is None or self._known[0] != customer_id:
            try:
                customer = self._customers.by_id(customer_id)
            except StorageError:
                return ""  # a sale goes on without the name
            self._known = (customer_id, "" if customer is None else customer.personal.name)
        return self._known[1]
