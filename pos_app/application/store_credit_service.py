"""Gives customers store credit, and says how much they have or may owe."""

from __future__ import annotations

from decimal import Decimal
from typing import Self
from uuid import UUID

from pos_app.application.access import measures, open_to_all
from pos_app.application.customer_service import currency_of
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.domain.aggregates.customer.errors import CustomerUnknown
from pos_app.domain.aggregates.store_credit.store_credit import StoreCredit
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions
from pos_app.domain.values.ledger import Movement
from pos_app.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class StoreCreditSnapshot:
    """An account as it was when it was read; below zero the customer owes the shop."""

    customer_id: UUID
    balance: Money
    limit: Money

    @classmethod
    def of(cls, credit: StoreCredit) -> Self:
        """Return what the account is now."""
        return cls(credit.credit_id, credit.balance, credit.limit)


class StoreCreditService:
    """The commands on accounts; paying with one belongs to the payment of its sale."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Work in transactions of ``unit_of_work``."""
        self._unit_of_work = unit_of_work

    @measures(permissions.CHANGE_STORE_CREDIT)
    def change(
        self,
        customer_id: UUID,
        *,
        limit: Money | None = None,
        credit: Money | None = None,
        reason: str = "",
    ) -> StoreCreditSnapshot:
        """Let a customer owe up to ``limit``, and put ``credit`` on the account; None leaves it.

        What a customer pays of a debt is put on the account too.

        Raises:
            CustomerUnknown: there is no such customer.
            InvalidCreditLimit: the limit is below zero.
            AmountNotPositive: no credit is none to put on the account.
            InvalidReason: credit has no reason, or one of more than 200 characters.
        """
        with self._unit_of_work() as uow:
            if uow.customers.by_id(customer_id) is None:
                raise CustomerUnknown(customer_id=customer_id)
            account = uow.store_credits.of_customer(customer_id, currency_of(uow))
            before = account.balance.amount
            if limit is not None:
                account.set_limit(limit)
            if credit is not None:
                account.issue(credit, reason)
            given = max((each.amount for each in (limit, credit) if each), default=Decimal(0))
            uow.require(
                permissions.CHANGE_STORE_CREDIT,
                measured=given,
                before=before,
                after=account.balance.amount,
            )
            uow.store_credits.save(account)
            uow.collect_events_from(account)
            uow.commit()
        uow.dispatch_events()
        return StoreCreditSnapshot.of(account)

    @open_to_all("reads what pays at the till")
    def of_customer(self, customer_id: UUID) -> StoreCreditSnapshot:
        """Return the account; one that was never used is empty."""
        with self._unit_of_work() as uow:
            return StoreCreditSnapshot.of(
                uow.store_credits.of_customer(customer_id, currency_of(uow))
            )

    @open_to_all("reads what pays at the till")
    def movements(self, customer_id: UUID, limit: int) -> tuple[Movement, ...]:
        """Return the latest movements of an account, newest first."""
        with self._unit_of_work() as uow:
            return uow.store_credits.movements(customer_id, limit)
