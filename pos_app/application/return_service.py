"""Takes goods back: against a receipt, without one, in exchange, or a whole sale undone.

A finished sale is never changed: each return is a document of its own that points at it, made in
one transaction with the stock that comes back and the money that goes out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from uuid import UUID

from pos_app.application import completing, refunding
from pos_app.application.access import measures, needs
from pos_app.application.errors import UnknownCode
from pos_app.application.loading import cart_of, order_of, store_of
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.refund_limits import require_refund, require_without_receipt
from pos_app.application.refund_making import RefundMaker
from pos_app.application.refund_without_receipt import (
    line_without_receipt,
    returned_without_receipt,
)
from pos_app.application.refunding import Asked, Cause
from pos_app.application.return_reading import ReturnReading
from pos_app.application.return_snapshots import (
    ExchangeSnapshot,
    RefundSnapshot,
    SalesByLogCode,
)
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.domain.aggregates.refund.refund import RefundKind
from pos_app.domain.errors import TenderUnknown
from pos_app.domain.services.settlement import left_to_pay
from pos_app.domain.values import permissions
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity
from pos_app.domain.values.tender import Tender, TenderKind


class ReturnService(ReturnReading):
    """The commands on returns. Each may raise a ``StorageError``; then nothing has changed.

    ``attempt_id`` is made once for each attempt: asking again with the same one, after a double
    press or a crash, pays nothing and returns what was made, with ``was_made_before``.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        register_id: Callable[[], str],
        by_log_code: SalesByLogCode,
        card_payments: OpenCardPayments,
    ) -> None:
        """Take goods back at the register that the store names now."""
        super().__init__(unit_of_work, by_log_code)
        self._clock = clock
        self._maker = RefundMaker(clock, register_id)
        self._card_payments = card_payments

    @measures(permissions.REFUND)
    def refund(
        self,
        order_number: str,
        asked: Mapping[int, Quantity],
        *,
        reason: str,
        is_restocked: bool = True,
        causes: Mapping[int, Cause] | None = None,
        pay_by: TenderKind | None = None,
        attempt_id: UUID | None = None,
    ) -> RefundSnapshot:
        """Take back these quantities, by line number, and pay as the sale was paid.

        ``causes`` are why single lines come back where that differs. ``pay_by`` pays
        another way, which the log tells as an override; the way the sale was paid is none.

        Raises:
            OrderNotFound: there is no sale with this number.
            NotReturnable: more than is left of a line.
            NothingToReturn: nothing was asked.
            InvalidReason: there is no reason.
        """
        with self._unit_of_work() as uow:
            made = _made_before(uow, attempt_id)
            if made is not None:
                return made
            order = order_of(uow, order_number)
            wanted = Asked(asked, Cause(reason, is_restocked), causes or {})
            returned = self._maker.returned(uow, order, wanted, RefundKind.RETURN)
            pay_by = self._maker.other_way(uow, order, returned, pay_by)
            other = () if pay_by is None else (permissions.REFUND_ANOTHER_WAY,)
            require_refund(uow, order, returned, permissions.REFUND, *other)
            refund = self._maker.paid(uow, order, returned, pay_by, attempt_id or new_id())
            uow.commit()
        uow.dispatch_events()
        return RefundSnapshot.of(refund)

    @measures(permissions.VOID_SALE)
    def void(
        self, order_number: str, reason: str, *, attempt_id: UUID | None = None
    ) -> RefundSnapshot:
        """Undo a whole sale, or what of it has not come back yet.

        Raises:
            OrderNotFound: there is no sale with this number.
            NothingToReturn: all of it has come back before.
            InvalidReason: there is no reason.
        """
        with self._unit_of_work() as uow:
            made = _made_before(uow, attempt_id)
            if made is not None:
                return made
            order = order_of(uow, order_number)
            everything = refunding.still_out(order, uow.refunds.returned(order.order_id))
            wanted = Asked(everything, Cause(reason))
            returned = self._maker.returned(uow, order, wanted, RefundKind.VOID)
            require_refund(uow, order, returned, permissions.VOID_SALE)
            refund = self._maker.paid(uow, order, returned, None, attempt_id or new_id())
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
        causes: Mapping[int, Cause] | None = None,
        attempt_id: UUID | None = None,
    ) -> ExchangeSnapshot:
        """Take goods back towards an open cart; what the cart does not need is paid out.

        Where they pay all of it, the sale is complete in the same transaction; else the cart
        waits for the difference, and keeps what came back over a crash.

        Raises:
            OrderNotFound, NotReturnable, NothingToReturn, InvalidReason: as :meth:`refund`.
            CartNotFound, CartClosed, EmptyCart: the cart cannot be paid.
        """
        with self._unit_of_work() as uow:
            made = _made_before(uow, attempt_id)
            if made is not None:
                paid = uow.orders.by_cart(cart_id)
                if paid is not None:
                    order_picture = OrderSnapshot.of(paid, was_paid_before=True)
                    return ExchangeSnapshot(made, None, order_picture)
                return ExchangeSnapshot(made, CartSnapshot.of(cart_of(uow, cart_id)), None)
            self._card_payments.require_none(cart_id)
            order, cart = order_of(uow, order_number), cart_of(uow, cart_id)
            wanted = Asked(asked, Cause(reason, is_restocked), causes or {})
            returned = self._maker.returned(uow, order, wanted, RefundKind.RETURN)
            require_refund(uow, order, returned, permissions.REFUND)
            nothing = Money.zero(cart.currency)
            part = min(returned.total, max(left_to_pay(cart.total, cart.tenders), nothing))
            before = uow.refunds.paid_back(order.order_id, cart.currency)
            rest = refunding.by_original_tender(order, before, returned.total - part)
            refund = self._maker.made(
                uow,
                order,
                returned,
                (*refunding.all_by(TenderKind.RETURN, part), *rest),
                refund_id=attempt_id or new_id(),
                is_override=False,
            )
            if part:
                cart.take_tender(
                    Tender(new_id(), TenderKind.RETURN, part, refund.number, refund.refund_id)
                )
            step = store_of(uow).cash_rounding
            sold = None
            if completing.is_paid(cart, step):
                sold = completing.completed(uow, self._clock, cart, None, step)
            else:
                uow.carts.save(cart)
                uow.collect_events_from(cart)
            uow.commit()
        uow.dispatch_events()
        picture = RefundSnapshot.of(refund)
        if sold is not None:
            return ExchangeSnapshot(picture, None, OrderSnapshot.of(sold))
        return ExchangeSnapshot(picture, CartSnapshot.of(cart), None)

    @needs(permissions.REFUND)
    def call_off_exchange(
        self, cart_id: UUID, tender_id: UUID, *, attempt_id: UUID | None = None
    ) -> ExchangeSnapshot:
        """Pay out what came back in exchange, as its sale was paid; the cart waits unpaid again.

        The goods stay returned: a document of its own says that they were paid for after all.

        Raises:
            CartNotFound, CartClosed, TenderUnknown: that does not pay for an open cart.
        """
        self._card_payments.require_none(cart_id)
        with self._unit_of_work() as uow:
            made, cart = _made_before(uow, attempt_id), cart_of(uow, cart_id)
            if made is not None:
                return ExchangeSnapshot(made, CartSnapshot.of(cart), None)
            given_up = cart.call_off_exchange(tender_id)
            first = None if given_up.account_id is None else uow.refunds.by_id(given_up.account_id)
            if first is None:
                raise TenderUnknown(tender_id=tender_id)
            order = order_of(uow, first.returned.order_number)
            refund = self._maker.called_off(uow, order, given_up, attempt_id or new_id())
            uow.carts.save(cart)
            uow.collect_events_from(cart)
            uow.commit()
        uow.dispatch_events()
        return ExchangeSnapshot(RefundSnapshot.of(refund), CartSnapshot.of(cart), None)

    @measures(permissions.REFUND_WITHOUT_RECEIPT)
    def without_receipt(
        self,
        code: str,
        quantity: Quantity,
        unit_price: Decimal,
        *,
        reason: str,
        is_restocked: bool,
        attempt_id: UUID | None = None,
    ) -> RefundSnapshot:
        """Take goods back that no receipt proves; paid in cash, and an override by its kind.

        Raises:
            UnknownCode: no product has the code.
            InvalidQuantity, InvalidAmount, InvalidReason: a value that cannot be.
        """
        with self._unit_of_work() as uow:
            made = _made_before(uow, attempt_id)
            if made is not None:
                return made
            store = store_of(uow)
            product = uow.products.by_code(code)
            if product is None:
                raise UnknownCode(code=code)
            quantity.require_sellable(product.unit)
            price = Money.of(unit_price, store.currency)
            line = line_without_receipt(
                product, quantity, price, reason=reason, is_restocked=is_restocked
            )
            returned = returned_without_receipt(line, store)
            require_without_receipt(uow, product, returned.total)
            payout = refunding.all_by(TenderKind.CASH, returned.total)
            refund = self._maker.made(
                uow, None, returned, payout, refund_id=attempt_id or new_id(), is_override=True
            )
            uow.commit()
        uow.dispatch_events()
        return RefundSnapshot.of(refund)


def _made_before(uow: UnitOfWork, attempt_id: UUID | None) -> RefundSnapshot | None:
    refund = None if attempt_id is None else uow.refunds.by_id(attempt_id)
    return None if refund is None else RefundSnapshot.of(refund, was_made_before=True)
