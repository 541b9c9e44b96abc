"""A payment by card while the terminal has it: asked, and ended in one way only."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.card_payment import events
from pos_app.domain.aggregates.card_payment.errors import CardPaymentSettled
from pos_app.domain.values.money import Money


class CardPaymentState(StrEnum):
    """Where it stands; ``unknown`` is asked without an answer, and is settled later."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    ABORTED = "aborted"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        """Whether nobody knows yet if money was taken."""
        return self in {CardPaymentState.ASKED, CardPaymentState.UNKNOWN}


class CardPayment(Aggregate):
    """``amount`` of a cart that a terminal is asked for, with a ``tip`` on top.

    ``payment_id`` becomes the tender's, so that the cart takes it once.
    """

    __slots__ = ("amount", "cart_id", "payment_id", "reference", "register_id", "state", "tip")

    def __init__(
        self,
        *,
        payment_id: UUID,
        cart_id: UUID,
        register_id: str,
        amount: Money,
        tip: Money,
        state: CardPaymentState,
        reference: str = "",
    ) -> None:
        """Restore the payment as it was stored; :meth:`ask` begins one."""
        super().__init__()
        self.payment_id = payment_id
        self.cart_id = cart_id
        self.register_id = register_id
        self.amount = amount
        self.tip = tip
        self.state = state
        self.reference = reference

    @classmethod
    def ask(
        cls, payment_id: UUID, cart_id: UUID, register_id: str, amount: Money, tip: Money
    ) -> CardPayment:
        """Begin a payment; what is stored of it outlives a crash while the terminal works."""
        payment = cls(
            payment_id=payment_id,
            cart_id=cart_id,
            register_id=register_id,
            amount=amount,
            tip=tip,
            state=CardPaymentState.ASKED,
        )
        payment._raise_event(
            events.CardPaymentAsked(
                payment_id=payment_id, cart_id=cart_id, amount=amount.amount, tip=tip.amount
            )
        )
        return payment

    def approve(self, reference: str, *, is_by_hand: bool = False) -> None:
        """The card paid; told twice it changes nothing.

        Raises:
            CardPaymentSettled: it ended otherwise before.
        """
        if self._ends(CardPaymentState.APPROVED):
            self.reference = reference
            self._raise_event(
                events.CardPaymentApproved(
                    payment_id=self.payment_id,
                    cart_id=self.cart_id,
                    amount=self.amount.amount,
                    reference=reference,
                    is_by_hand=is_by_hand,
                )
            )

    def refuse(
        self, outcome: CardPaymentState, detail: str = "", *, is_by_hand: bool = False
    ) -> None:
        """The card paid nothing: ``declined`` or ``aborted``; told twice it changes nothing.

        Raises:
            CardPaymentSettled: it ended otherwise before.
        """
        if self._ends(outcome):
            self._raise_event(
                events.CardPaymentRefused(
                    payment_id=self.payment_id,
                    cart_id=self.cart_id,
                    amount=self.amount.amount,
                    outcome=outcome.value,
                    detail=detail,
                    is_by_hand=is_by_hand,
                )
            )

    def lose(self, detail: str) -> None:
        """Nobody heard the answer; what ended or was lost before stays so."""
        if self.state is not CardPaymentState.ASKED:
            return
        self.state = CardPaymentState.UNKNOWN
        self._raise_event(
            events.CardPaymentLost(
                payment_id=self.payment_id,
                cart_id=self.cart_id,
                amount=self.amount.amount,
                detail=detail,
            )
        )

    def _ends(self, outcome: CardPaymentState) -> bool:
        if self.state is outcome:
            return False
        if not self.state.is_open:
            raise CardPaymentSettled(payment_id=self.payment_id, state=self.state.value)
        self.state = outcome
        return True
