"""Takes goods back: against a receipt, without one, in exchange, or a whole sale undone.

A finished sale is never changed: each return is a document of its own that points at it, made in
one transaction with the stock that comes back and the money that goes out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from uuid import UUID

from pos_app.application import refunding, tender_accounts
from pos_app.application.access import measures, open_to_all
from pos_app.application.errors import UnknownCode
from pos_app.application.loading import cart_of, order_of, product_of, store_of
from pos_app.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.refund_limits import require_refund, require_without_receipt
from pos_app.application.return_snapshots import (
    RefundSnapshot,
    ReturnableLine,
    ReturnableOrder,
)
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.refund.errors import NothingToReturn
from pos_app.domain.aggregates.refund.refund import Refund, RefundKind, RefundLine, Returned
from pos_app.domain.services.pricing import PriceTerms, priced
from pos_app.domain.services.settlement import left_to_pay
from pos_app.domain.values import permissions
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity
from pos_app.domain.values.tender import Tender, TenderKind


class ReturnService:
    """The commands on returns. Each may raise a ``StorageError``; then nothing has changed."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, clock: Clock, register_id: Callable[[], str]
    ) -> None:
        """Take goods back at the register that the store names now."""
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._register_id = register_id

    @open_to_all("reads what a receipt says")
    def returnable(self, order_number: str) -> ReturnableOrder:
        """Return what of a sale can still go back.

        Raises:
            OrderNotFound: there is no sale with this number.
        """
        with self._unit_of_work() as uow:
            order = order_of(uow, order_number)
            before = uow.refunds.returned(order.order_id)
        everything = refunding.still_out(order, before)
        worth = {
            line.order_line: line.amount
            for line in refunding.refund_lines(
                order, before, everything, reason="", is_restocked=True
            )
        }
        nothing = Money.zero(order.total.currency)
        return ReturnableOrder(
            OrderSnapshot.of(order),
            tuple(
                ReturnableLine(
                    number=line.number,
                    name=line.name,
                    unit=line.unit.value,
                    bought=line.quantity.value,
                    returned=before.get(line.number, ZERO).value,
                    left=everything[line.number].value,
                    worth_left=worth.get(line.number, nothing).amount,
                )
                for line in order.lines
            ),
        )

    @open_to_all("adds up and changes nothing")
    def worth(self, order_number: str, asked: Mapping[int, Quantity]) -> Decimal:
        """Return what would be paid back for these quantities, by line number.

        Raises:
            OrderNotFound, NotReturnable: as :meth:`refund`.
        """
        with self._unit_of_work() as uow:
            order = order_of(uow, order_number)
            before = uow.refunds.returned(order.order_id)
        lines = refunding.refund_lines(order, before, asked, reason="", is_restocked=True)
        return Money.sum((line.amount for line in lines), order.total.currency).amount

    @measures(permissions.REFUND)
    def refund(
        self,
        order_number: str,
        asked: Mapping[int, Quantity],
        *,
        reason: str,
        is_restocked: bool = True,
        pay_by: TenderKind | None = None,
    ) -> RefundSnapshot:
        """Take back these quantities, by line number, and pay as the sale was paid.

        ``pay_by`` pays another way, which the log tells as an override.

        Raises:
            OrderNotFound: there is no sale with this number.
            NotReturnable: more than is left of a line.
            NothingToReturn: nothing was asked.
            InvalidReason: there is no reason.
        """
        with self._unit_of_work() as uow:
            order = order_of(uow, order_number)
            returned = self._returned(
                uow, order, asked, RefundKind.RETURN, reason, is_restocked=is_restocked
            )
            other = () if pay_by is None else (permissions.REFUND_ANOTHER_WAY,)
            require_refund(uow, order, returned, permissions.REFUND, *other)
            refund = self._pay(uow, order, returned, pay_by)
            uow.commit()
        uow.dispatch_events()
        return RefundSnapshot.of(refund)

    @measures(permissions.VOID_SALE)
    def void(self, order_number: str, reason: str) -> RefundSnapshot:
        """Undo a whole sale, or what of it has not come back yet.

        Raises:
            OrderNotFound: there is no sale with this number.
            NothingToReturn: all of it has come back before.
            InvalidReason: there is no reason.
        """
        with self._unit_of_work() as uow:
            order = order_of(uow, order_number)
            everything = refunding.still_out(order, uow.refunds.returned(order.order_id))
            returned = self._returned(
                uow, order, everything, RefundKind.VOID, reason, is_restocked=True
            )
            require_refund(uow, order, returned, permissions.VOID_SALE)
            refund = self._pay(uow, order, returned, None)
            uow.commit()
        uow.dispatch_events()
        return RefundSnapshot.of(refund)

    @measures(permissions.REFUND)
    def exchange(
        self,
        order_number: str,
        asked: Mapping[int, Quantity],
        cart_id: UUID,
        *,
        reason: str,
        is_restocked: bool = True,
    ) -> tuple[RefundSnapshot, CartSnapshot]:
        """Take goods back towards an open cart; what the cart does not need is paid out.

        Raises:
            OrderNotFound, NotReturnable, NothingToReturn, InvalidReason: as :meth:`refund`.
            CartNotFound, CartClosed, EmptyCart: the cart cannot be paid.
        """
        with self._unit_of_work() as uow:
            order = order_of(uow, order_number)
            cart = cart_of(uow, cart_id)
            returned = self._returned(
                uow, order, asked, RefundKind.RETURN, reason, is_restocked=is_restocked
            )
            require_refund(uow, order, returned, permissions.REFUND)
            nothing = Money.zero(cart.currency)
            part = min(returned.total, max(left_to_pay(cart.total, cart.tenders), nothing))
            before = uow.refunds.paid_back(order.order_id, cart.currency)
            rest = refunding.by_original_tender(order, before, returned.total - part)
            towards = refunding.all_by(TenderKind.RETURN, part)
            refund = self._made(uow, returned, (*towards, *rest), is_override=False)
            if part:
                cart.take_tender(
                    Tender(new_id(), TenderKind.RETURN, part, refund.number, refund.refund_id)
                )
                uow.carts.save(cart)
                uow.collect_events_from(cart)
            uow.commit()
        uow.dispatch_events()
        return RefundSnapshot.of(refund), CartSnapshot.of(cart)

    @measures(permissions.REFUND_WITHOUT_RECEIPT)
    def without_receipt(
        self, code: str, quantity: Quantity, unit_price: Decimal, *, reason: str, is_restocked: bool
    ) -> RefundSnapshot:
        """Take goods back that no receipt proves; paid in cash, and an override by its kind.

        Raises:
            UnknownCode: no product has the code.
            InvalidQuantity, InvalidAmount, InvalidReason: a value that cannot be.
        """
        with self._unit_of_work() as uow:
            store = store_of(uow)
            product = uow.products.by_code(code)
            if product is None:
                raise UnknownCode(code=code)
            quantity.require_sellable(product.unit)
            price = Money.of(unit_price, store.currency)
            line = refunding.line_without_receipt(
                product, quantity, price, reason=reason, is_restocked=is_restocked
            )
            terms = PriceTerms(store.prices_include_tax, store.tax_rounding)
            sums = priced([line], terms, None, store.currency)
            returned = Returned(
                order_id=None,
                order_number="",
                kind=RefundKind.WITHOUT_RECEIPT,
                lines=(line.refunded(sums.lines[0].due, sums.tax),),
                tax_rows=sums.tax_rows,
                rounding=Money.zero(store.currency),
                reason=reason,
            )
            require_without_receipt(uow, product, returned.total)
            payout = refunding.all_by(TenderKind.CASH, returned.total)
            refund = self._made(uow, returned, payout, is_override=True)
            uow.commit()
        uow.dispatch_events()
        return RefundSnapshot.of(refund)

    def _returned(
        self,
        uow: UnitOfWork,
        order: Order,
        asked: Mapping[int, Quantity],
        kind: RefundKind,
        reason: str,
        *,
        is_restocked: bool,
    ) -> Returned:
        before = uow.refunds.returned(order.order_id)
        lines = refunding.refund_lines(
            order, before, asked, reason=reason, is_restocked=is_restocked
        )
        if not lines:
            raise NothingToReturn
        return Returned(
            order_id=order.order_id,
            order_number=order.number,
            kind=kind,
            lines=lines,
            tax_rows=refunding.tax_rows(order, before, asked),
            rounding=Money.zero(order.total.currency),
            reason=reason,
        )

    def _pay(
        self, uow: UnitOfWork, order: Order, returned: Returned, pay_by: TenderKind | None
    ) -> Refund:
        if pay_by is None:
            before = uow.refunds.paid_back(order.order_id, order.total.currency)
            payout = refunding.by_original_tender(order, before, returned.total)
        else:
            account = order.customer_id if pay_by is TenderKind.STORE_CREDIT else None
            payout = refunding.all_by(pay_by, returned.total, account)
        return self._made(uow, returned, payout, is_override=pay_by is not None)

    def _made(
        self, uow: UnitOfWork, returned: Returned, payout: tuple[Tender, ...], *, is_override: bool
    ) -> Refund:
        step = store_of(uow).cash_rounding
        payout, rounding = refunding.cash_rounding(payout, step, _cash_before(uow, returned))
        register_id = self._register_id()
        refund = Refund.make(
            refunding.with_rounding(returned, rounding),
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
        for line in refund.returned.lines:
            self._restock(uow, line, refund.number)
        return refund

    def _restock(self, uow: UnitOfWork, line: RefundLine, number: str) -> None:
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
