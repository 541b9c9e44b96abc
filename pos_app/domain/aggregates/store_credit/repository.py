"""What the shop needs to keep store credit."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.store_credit.store_credit import StoreCredit
from pos_app.domain.values.ledger import Movement
from pos_app.domain.values.money import Currency


class StoreCreditRepository(Protocol):
    """The accounts of customers."""

    def of_customer(self, customer_id: UUID, currency: Currency) -> StoreCredit:
        """Return the account, an empty one in ``currency`` while there is none."""

    def save(self, credit: StoreCredit) -> None:
        """Keep the account, with the movements."""

    def movements(self, customer_id: UUID, limit: int) -> tuple[Movement, ...]:
        """Return the latest movements of an account, newest first."""
