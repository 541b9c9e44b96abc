"""Pays the money of a return to its card through the terminal.

The return is a finished document by then, so the money is owed from that moment: what the terminal
is asked for is stored first, and a till that dies meanwhile finds it again as unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.card_payment_service import TerminalSetting
from pos_app.application.card_terminal import TerminalAnswer, TerminalAt
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.domain.aggregates.card_payment.card_refund import CardRefund, CardRefundState
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class CardRefundSnapshot:
    """Money for a card as it stands."""

    refund_id: UUID
    refund_number: str
    amount: Money
    state: CardRefundState

    @classmethod
    def of(cls, refund: CardRefund) -> CardRefundSnapshot:
        """Return the picture of it."""
        return cls(refund.refund_id, refund.refund_number, refund.amount, refund.state)


class CardRefundService:
    """The commands on money of returns that goes back to cards."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        register_id: Callable[[], str],
        terminal_at: TerminalAt,
    ) -> None:
        """Ask the terminals that ``terminal_at`` reaches."""
        self._unit_of_work = unit_of_work
        self._register_id = register_id
        self._terminal_at = terminal_at

    @needs(permissions.REFUND)
    def begin(self, refund_id: UUID) -> CardRefundSnapshot:
        """Store that the terminal is about to be asked for what a return owes to a card.

        Raises:
            CardPaymentSettled: the card has it, or nobody knows yet how the last time ended.
        """
        return self._changed(refund_id, CardRefund.ask)

    @open_to_all("was allowed when it began; the terminal's own thread calls it")
    def ask(
        self, setting: TerminalSetting, refund: CardRefundSnapshot, is_wanted: Callable[[], bool]
    ) -> TerminalAnswer:
        """Ask the terminal and wait for the customer's card; belongs to a worker thread."""
        return self._terminal_at(setting.address, setting.port).refund(refund.amount, is_wanted)

    @needs(permissions.REFUND)
    def record(
        self, refund_id: UUID, answer: TerminalAnswer, *, is_by_hand: bool = False
    ) -> CardRefundSnapshot:
        """Store how it ended; told twice it changes nothing. ``approved``: the card has it."""

        def end(refund: CardRefund) -> None:
            if answer.state is CardPaymentState.APPROVED:
                refund.pay(answer.reference, is_by_hand=is_by_hand)
            elif answer.state is CardPaymentState.UNKNOWN:
                refund.lose(answer.detail)
            else:
                refund.refuse(answer.detail, is_by_hand=is_by_hand)

        return self._changed(refund_id, end)

    @needs(permissions.REFUND)
    def pay_elsewhere(self, refund_id: UUID) -> CardRefundSnapshot:
        """Record that the money went back without the terminal."""
        return self._changed(refund_id, CardRefund.pay_elsewhere)

    @open_to_all("says what is owed, and notes what a crash left open")
    def left_open(self) -> CardRefundSnapshot | None:
        """Return money that this register still owes to a card, the oldest; None without any.

        What was being asked for when the program died is ``unknown`` from now on.
        """
        with self._unit_of_work() as uow:
            owed = uow.card_payments.owed_at(self._register_id())
        if not owed:
            return None
        if owed[0].state is not CardRefundState.ASKED:
            return CardRefundSnapshot.of(owed[0])
        return self._changed(owed[0].refund_id, lambda refund: refund.lose("the till ended"))

    def _changed(self, refund_id: UUID, change: Callable[[CardRefund], None]) -> CardRefundSnapshot:
        with self._unit_of_work() as uow:
            refund = uow.card_payments.refund_of(refund_id)
            if refund is None:
                raise LookupError(refund_id)
            change(refund)
            uow.card_payments.save_refund(refund)
            uow.collect_events_from(refund)
            uow.commit()
        uow.dispatch_events()
        return CardRefundSnapshot.of(refund)
