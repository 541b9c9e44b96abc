"""Gives a card its money back through the terminal, before the sale that it paid for is complete.

As with payments, what the terminal is asked for is stored first, and its answer is stored together
with what the cart loses by it.
"""

from __future__ import annotations

from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.card_payment_service import (
    CardOutcome,
    CardPaymentSnapshot,
    TerminalSetting,
)
from pos_app.application.card_terminal import TerminalAnswer, TerminalAt
from pos_app.application.loading import cart_of
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.application.order_service import PaymentStep
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.domain.values import permissions


class CardReversalService:
    """The commands on payments that go back to their card."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        terminal_at: TerminalAt,
        open_payments: OpenCardPayments,
    ) -> None:
        """Ask the terminals that ``terminal_at`` reaches."""
        self._unit_of_work = unit_of_work
        self._terminal_at = terminal_at
        self._open = open_payments

    @needs(permissions.SELL)
    def begin(self, cart_id: UUID, tender_id: UUID) -> CardPaymentSnapshot | None:
        """Store that the terminal is about to be asked to give a tender back.

        None for what no terminal took, or what it knows no number of: that is recorded by hand.

        Raises:
            CardPaymentOpen: another payment of the cart is not settled.
            CartNotFound: no such cart.
        """
        self._open.require_none(cart_id)
        with self._unit_of_work() as uow:
            cart = cart_of(uow, cart_id)
            payment = uow.card_payments.by_id(tender_id)
            is_taken = any(tender.tender_id == tender_id for tender in cart.tenders)
            if payment is None or not is_taken or not payment.reference:
                return None
            payment.ask_back()
            uow.card_payments.save(payment)
            uow.collect_events_from(payment)
            uow.commit()
        self._open.note(payment)
        uow.dispatch_events()
        return CardPaymentSnapshot.of(payment)

    @open_to_all("was allowed when it began; the terminal's own thread calls it")
    def ask(self, setting: TerminalSetting, payment: CardPaymentSnapshot) -> TerminalAnswer:
        """Ask the terminal and wait; belongs to a worker thread.

        Asking again is safe: a terminal gives the payment of a receipt back once.
        """
        terminal = self._terminal_at(setting.address, setting.port)
        return terminal.reverse(payment.reference, payment.charged)

    @needs(permissions.SELL)
    def record(
        self, payment_id: UUID, answer: TerminalAnswer, *, is_by_hand: bool = False
    ) -> CardOutcome:
        """Store how it ended; what went back is taken off the cart in the same transaction.

        Told twice it changes nothing. ``approved`` says that the money went back.

        Raises:
            CardPaymentSettled: it ended otherwise before.
        """
        with self._unit_of_work() as uow:
            payment = uow.card_payments.by_id(payment_id)
            if payment is None:
                raise LookupError(payment_id)
            cart = cart_of(uow, payment.cart_id)
            if answer.state is CardPaymentState.APPROVED:
                payment.go_back(is_by_hand=is_by_hand)
                if cart.remove_tender(payment_id) is not None:
                    uow.carts.save(cart)
                    uow.collect_events_from(cart)
            elif answer.state is CardPaymentState.UNKNOWN:
                payment.lose(answer.detail)
            else:
                payment.stay(answer.detail, is_by_hand=is_by_hand)
            uow.card_payments.save(payment)
            uow.collect_events_from(payment)
            uow.commit()
        self._open.note(payment)
        uow.dispatch_events()
        step = PaymentStep(CartSnapshot.of(cart), None)
        return CardOutcome(CardPaymentSnapshot.of(payment), step, answer.detail)
