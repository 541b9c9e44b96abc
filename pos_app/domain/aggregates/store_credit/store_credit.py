"""A customer's account: above zero the shop owes them, below zero they buy on account."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.store_credit import events
from pos_app.domain.aggregates.store_credit.errors import CreditExceeded, InvalidCreditLimit
from pos_app.domain.values.ledger import Ledger, MovementKind
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.reason import checked_reason


class StoreCredit(Aggregate):
    """One account for each customer; ``limit`` is how much they may owe."""

    __slots__ = ("credit_id", "ledger", "limit")

    def __init__(self, *, credit_id: UUID, ledger: Ledger, limit: Money) -> None:
        """Restore the account as it was saved; :meth:`empty` is how it begins."""
        super().__init__()
        self.credit_id = credit_id
        self.ledger = ledger
        self.limit = limit

    @classmethod
    def empty(cls, customer_id: UUID, currency: Currency) -> StoreCredit:
        """Return the account of a customer who never had one: no credit, no limit."""
        nothing = Money.zero(currency)
        return cls(credit_id=customer_id, ledger=Ledger(nothing), limit=nothing)

    @property
    def balance(self) -> Money:
        """What the shop owes; below zero, what the customer owes."""
        return self.ledger.balance

    @property
    def available(self) -> Money:
        """What the customer can still spend: the credit and the limit together."""
        return self.balance + self.limit

    def issue(self, amount: Money, reason: str, *, order_id: UUID | None = None) -> None:
        """Owe the customer more, or book what they paid of their debt.

        Raises:
            AmountNotPositive: nothing would be issued.
            InvalidReason: there is no reason, or more than 200 characters.
        """
        why = checked_reason(reason)
        self.ledger.move(MovementKind.ISSUED, amount, order_id=order_id)
        self._raise_event(
            events.StoreCreditIssued(
                credit_id=self.credit_id,
                amount=amount.amount,
                balance=self.balance.amount,
                order_id=order_id,
                reason=why,
            )
        )

    def redeem(self, amount: Money, *, tender_id: UUID, order_id: UUID | None = None) -> None:
        """Pay with the account; the same tender pays once, whatever is asked the second time.

        Raises:
            AmountNotPositive: nothing would be paid.
            CreditExceeded: it is more than credit and limit.
        """
        if self.ledger.has_settled(MovementKind.REDEEMED, tender_id):
            return
        if amount > self.available:
            raise CreditExceeded(asked=amount.amount, available=self.available.amount)
        self.ledger.move(MovementKind.REDEEMED, amount, order_id=order_id, tender_id=tender_id)
        self._raise_event(
            events.StoreCreditRedeemed(
                credit_id=self.credit_id,
                amount=amount.amount,
                balance=self.balance.amount,
                order_id=order_id,
                tender_id=tender_id,
            )
        )

    def refund(self, amount: Money, *, tender_id: UUID, order_id: UUID | None = None) -> None:
        """Give credit back, once for each tender.

        Raises:
            AmountNotPositive: nothing would be given back.
        """
        if self.ledger.has_settled(MovementKind.REFUNDED, tender_id):
            return
        self.ledger.move(MovementKind.REFUNDED, amount, order_id=order_id, tender_id=tender_id)
        self._raise_event(
            events.StoreCreditRefunded(
                credit_id=self.credit_id,
                amount=amount.amount,
                balance=self.balance.amount,
                order_id=order_id,
                tender_id=tender_id,
            )
        )

    def set_limit(self, limit: Money) -> None:
        """Let the customer owe up to ``limit``; what is owed already stays owed.

        Raises:
            InvalidCreditLimit: it is below zero.
            CurrencyMismatch: it is in another currency.
        """
        if limit < Money.zero(self.limit.currency):
            raise InvalidCreditLimit(limit=limit.amount)
        old, self.limit = self.limit, limit
        if limit != old:
            self._raise_event(
                events.CreditLimitChanged(
                    credit_id=self.credit_id, old_limit=old.amount, new_limit=limit.amount
                )
            )
