"""Money of a return that goes back to a card: owed until the terminal, or a person, has paid it."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.card_payment import refund_events as events
from pos_app.domain.aggregates.card_payment.errors import CardPaymentSettled
from pos_app.domain.values.money import Money


class CardRefundState(StrEnum):
    """Where it stands; all but ``paid`` and ``elsewhere`` is still owed."""

    OWED = "owed"
    ASKED = "asked"
    UNKNOWN = "unknown"
    PAID = "paid"
    ELSEWHERE = "elsewhere"

    @property
    def is_open(self) -> bool:
        """Whether the customer has not got it yet, as far as anybody knows."""
        return self not in {CardRefundState.PAID, CardRefundState.ELSEWHERE}


class CardRefund(Aggregate):
    """``amount`` that the return ``refund_number`` gives back to a card."""

    __slots__ = ("amount", "reference", "refund_id", "refund_number", "register_id", "state")

    def __init__(
        self,
        *,
        refund_id: UUID,
        refund_number: str,
        register_id: str,
        amount: Money,
        state: CardRefundState = CardRefundState.OWED,
        reference: str = "",
    ) -> None:
        """Restore it as it was stored; a new one is owed."""
        super().__init__()
        self.refund_id = refund_id
        self.refund_number = refund_number
        self.register_id = register_id
        self.amount = amount
        self.state = state
        self.reference = reference

    def ask(self) -> None:
        """Ask the terminal; what is stored of it outlives a crash while the terminal works.

        Raises:
            CardPaymentSettled: it is paid, or nobody knows yet how the last time ended.
        """
        if self.state is not CardRefundState.OWED:
            raise CardPaymentSettled(payment_id=self.refund_id, state=self.state.value)
        self.state = CardRefundState.ASKED
        self._raise_event(
            events.CardRefundAsked(
                refund_id=self.refund_id,
                refund_number=self.refund_number,
                amount=self.amount.amount,
            )
        )

    def pay(self, reference: str, *, is_by_hand: bool = False) -> None:
        """The card has its money; told twice it changes nothing."""
        if not self.state.is_open:
            return
        self.state, self.reference = CardRefundState.PAID, reference
        self._raise_event(
            events.CardRefundPaid(
                refund_id=self.refund_id,
                refund_number=self.refund_number,
                amount=self.amount.amount,
                reference=reference,
                is_by_hand=is_by_hand,
            )
        )

    def pay_elsewhere(self) -> None:
        """The money went back without the terminal, as whoever acts says; once."""
        if not self.state.is_open:
            return
        self.state = CardRefundState.ELSEWHERE
        self._raise_event(
            events.CardRefundPaidElsewhere(
                refund_id=self.refund_id,
                refund_number=self.refund_number,
                amount=self.amount.amount,
            )
        )

    def refuse(self, detail: str = "", *, is_by_hand: bool = False) -> None:
        """Nothing went back: it is owed still; told twice it changes nothing."""
        if self.state not in {CardRefundState.ASKED, CardRefundState.UNKNOWN}:
            return
        self.state = CardRefundState.OWED
        self._raise_event(
            events.CardRefundRefused(
                refund_id=self.refund_id,
                refund_number=self.refund_number,
                amount=self.amount.amount,
                detail=detail,
                is_by_hand=is_by_hand,
            )
        )

    def lose(self, detail: str) -> None:
        """Nobody heard the answer; what ended or was lost before stays so."""
        if self.state is not CardRefundState.ASKED:
            return
        self.state = CardRefundState.UNKNOWN
        self._raise_event(
            events.CardRefundLost(
                refund_id=self.refund_id,
                refund_number=self.refund_number,
                amount=self.amount.amount,
                detail=detail,
            )
        )
