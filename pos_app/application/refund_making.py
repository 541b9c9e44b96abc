"""Makes the document of a return within a transaction: goods, money, points and their events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from pos_app.application import gift_card_lines, refunding, tender_accounts
from pos_app.application.loading import product_of, store_of
from pos_app.application.ports import Clock, UnitOfWork
from pos_app.application.refunding import Asked
from pos_app.domain.aggregates.card_payment.card_refund import CardRefund
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.refund.errors import NothingToReturn
from pos_app.domain.aggregates.refund.refund import Refund, RefundKind, RefundLine, Returned
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.tender import Tender, TenderKind

_CALLED_OFF = "Exchange called off,"


class RefundMaker:
    """Takes goods back at a register and pays for them; the caller commits."""

    def __init__(self, clock: Clock, register_id: Callable[[], str]) -> None:
        """Take goods back at the register that the store names now."""
        self._clock = clock
        self._register_id = register_id

    @staticmethod
    def returned(uow: UnitOfWork, order: Order, asked: Asked, kind: RefundKind) -> Returned:
        """Return what comes back of a sale.

        Raises:
            NotReturnable: more than is left of a line.
            NothingToReturn: nothing was asked.
        """
        before = uow.refunds.returned(order.order_id)
        asked = replace(asked, quantities=refunding.with_deposits(order, before, asked.quantities))
        lines = refunding.refund_lines(order, before, asked)
        if not lines:
            raise NothingToReturn
        return Returned(
            order_id=order.order_id,
            order_number=order.number,
            kind=kind,
            lines=lines,
            tax_rows=refunding.tax_rows(order, before, asked.quantities),
            rounding=Money.zero(order.total.currency),
            exempted=refunding.exempted(order, before, asked.quantities),
            reason=asked.cause.reason,
        )

    def paid(
        self,
        uow: UnitOfWork,
        order: Order,
        returned: Returned,
        pay_by: TenderKind | None,
        refund_id: UUID,
    ) -> Refund:
        """Return the refund, paid as the sale was paid unless ``pay_by`` says otherwise."""
        if pay_by is None:
            before = uow.refunds.paid_back(order.order_id, order.total.currency)
            payout = refunding.by_original_tender(order, before, returned.total)
        else:
            account = order.customer_id if pay_by is TenderKind.STORE_CREDIT else None
            payout = refunding.all_by(pay_by, returned.total, account)
        return self.made(
            uow, order, returned, payout, refund_id=refund_id, is_override=pay_by is not None
        )

    @staticmethod
    def other_way(
        uow: UnitOfWork, order: Order, returned: Returned, pay_by: TenderKind | None
    ) -> TenderKind | None:
        """Return the way that was asked for, None where the sale was paid just that way."""
        before = uow.refunds.paid_back(order.order_id, order.total.currency)
        original = refunding.by_original_tender(order, before, returned.total)
        return None if {each.kind for each in original} == {pay_by} else pay_by

    def called_off(
        self, uow: UnitOfWork, order: Order, given_up: Tender, refund_id: UUID
    ) -> Refund:
        """Return the document that pays out what had come back for an exchange."""
        nothing = Money.zero(order.total.currency)
        before = uow.refunds.paid_back(order.order_id, order.total.currency)
        returned = Returned(
            order_id=order.order_id,
            order_number=order.number,
            kind=RefundKind.CALLED_OFF,
            lines=(),
            tax_rows=(),
            rounding=nothing,
            exempted=nothing,
            reason=f"{_CALLED_OFF} {given_up.reference}",
        )
        payout = (
            Tender(
                new_id(),
                TenderKind.RETURN,
                -given_up.amount,
                given_up.reference,
                given_up.account_id,
            ),
            *refunding.by_original_tender(order, before, given_up.amount),
        )
        return self.made(uow, order, returned, payout, refund_id=refund_id, is_override=False)

    def made(
        self,
        uow: UnitOfWork,
        order: Order | None,
        returned: Returned,
        payout: tuple[Tender, ...],
        *,
        refund_id: UUID,
        is_override: bool,
    ) -> Refund:
        """Keep the refund, put its goods and balances back, and return it.

        Cash is rounded as the sale's was; without a sale, as the store rounds now.
        """
        step = None if order is None else order.payment.cash_step
        payout, rounding = refunding.cash_rounding(
            payout,
            store_of(uow).cash_rounding if step is None else step,
            _cash_before(uow, returned),
        )
        register_id = self._register_id()
        refund = Refund.make(
            refunding.with_rounding(returned, rounding),
            refund_id=refund_id,
            register_id=register_id,
            sequence=uow.refunds.next_sequence(register_id),
            payout=payout,
            is_override=is_override,
            completed_at=self._clock.now(),
        )
        uow.refunds.add(refund)
        uow.collect_events_from(refund)
        for tender in payout:
            tender_accounts.put_back(uow, tender)
        _owe_to_card(uow, refund)
        if order is not None:
            tender_accounts.return_points(uow, order, refund)
            gift_card_lines.take_off(uow, order, refund.returned.lines, refund.refund_id)
        for line in refund.returned.lines:
            _restock(uow, line, refund.number)
        return refund


def _owe_to_card(uow: UnitOfWork, refund: Refund) -> None:
    """Keep what a terminal has to pay; without one a card is paid by hand, as the document says."""
    cards = [each.amount for each in refund.payout if each.kind is TenderKind.CARD]
    amount = Money.sum(cards, refund.total.currency)
    if amount.minor <= 0 or not uow.card_payments.terminal_of(refund.register_id).address:
        return
    uow.card_payments.save_refund(
        CardRefund(
            refund_id=refund.refund_id,
            refund_number=refund.number,
            register_id=refund.register_id,
            amount=amount,
        )
    )


def _restock(uow: UnitOfWork, line: RefundLine, number: str) -> None:
    if not line.is_restocked:
        return
    product = product_of(uow, line.product_id)
    product.take_back(line.quantity, number)
    uow.products.save(product)
    uow.collect_events_from(product)


def _cash_before(uow: UnitOfWork, returned: Returned) -> refunding.CashBefore:
    currency = returned.rounding.currency
    nothing = Money.zero(currency)
    if returned.order_id is None:
        return refunding.CashBefore(nothing, nothing)
    paid = uow.refunds.paid_back(returned.order_id, currency).get(TenderKind.CASH, nothing)
    return refunding.CashBefore(paid, uow.refunds.rounding(returned.order_id, currency))
