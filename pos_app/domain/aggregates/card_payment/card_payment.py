"""A payment by card while the terminal has it: asked, and ended in one way only."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.card_payment import events
from pos_app.domain.aggregates.card_payment.errors import CardPaymentSettled
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.money import Money


class CardPaymentState(StrEnum):
    """Where it stands; ``unknown`` is asked without an answer, and is settled later.

    What was approved may be asked back: it is ``reversing`` until it is ``reversed`` or stays
    approved, and ``reversal unknown`` without an answer.
    """

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    ABORTED = "aborted"
    UNKNOWN = "unknown"
    REVERSING = "reversing"
    REVERSAL_UNKNOWN = "reversal unknown"
    REVERSED = "reversed"

    @property
    def is_open(self) -> bool:
        """Whether nobody knows yet if money was taken, or went back."""
        return self in {CardPaymentState.ASKED, CardPaymentState.UNKNOWN} or self.is_reversal

    @property
    def is_reversal(self) -> bool:
        """Whether nobody knows yet if money went back."""
        return self in {CardPaymentState.REVERSING, CardPaymentState.REVERSAL_UNKNOWN}


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
        if self.state is CardPaymentState.REVERSING:
            self.state = CardPaymentState.REVERSAL_UNKNOWN
            self._tell(events.CardReversalLost, detail=detail)
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

    def ask_back(self) -> None:
        """Ask the terminal to give the money back; what is asked already stays so.

        Raises:
            CardPaymentSettled: it is not approved, or went back before.
        """
        if self.state.is_reversal:
            return
        if self.state is not CardPaymentState.APPROVED:
            raise CardPaymentSettled(payment_id=self.payment_id, state=self.state.value)
        self.state = CardPaymentState.REVERSING
        self._tell(events.CardReversalAsked)

    def go_back(self, *, is_by_hand: bool = False) -> None:
        """The money went back; told twice it changes nothing.

        Raises:
            CardPaymentSettled: nobody asked for it.
        """
        if self._ends_reversal(CardPaymentState.REVERSED):
            self._tell(events.CardReversed, is_by_hand=is_by_hand)

    def stay(self, detail: str = "", *, is_by_hand: bool = False) -> None:
        """The money did not go back; told twice it changes nothing.

        Raises:
            CardPaymentSettled: it went back before.
        """
        if self._ends_reversal(CardPaymentState.APPROVED):
            self._tell(events.CardReversalRefused, detail=detail, is_by_hand=is_by_hand)

    def _ends_reversal(self, state: CardPaymentState) -> bool:
        if self.state is state:
            return False
        if not self.state.is_reversal:
            raise CardPaymentSettled(payment_id=self.payment_id, state=self.state.value)
        self.state = state
        return True

    def _tell(self, kind: Callable[..., DomainEvent], **more: object) -> None:
        self._raise_event(
            kind(
                payment_id=self.payment_id,
                cart_id=self.cart_id,
                amount=self.amount.amount,
                reference=self.reference,
                **more,
            )
        )

    def _ends(self, outcome: CardPaymentState) -> bool:
        if self.state is outcome:
            return False
        if not self.state.is_open:
            raise CardPaymentSettled(payment_id=self.payment_id, state=self.state.value)
        self.state = outcome
        return True
