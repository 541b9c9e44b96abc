"""Completes a sale: the cart is submitted, paid, numbered and sold in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from pos_app.application import tender_accounts
from pos_app.application.access import needs
from pos_app.application.completing import completed, is_paid
from pos_app.application.loading import cart_of, store_of
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.records import dataclass
from pos_app.domain.services.settlement import cash_due
from pos_app.domain.values import permissions
from pos_app.domain.values.card_number import without_card_number
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.tender import ForeignCash, Tender, TenderKind


@dataclass(frozen=True, slots=True)
class TenderRequest:
    """What a customer hands over, in whole units of the store's currency.

    ``tender_id`` is made once for each attempt, so that a repeated request takes it once. For
    foreign cash ``amount`` is left out: it follows from ``foreign``.
    """

    tender_id: UUID
    kind: TenderKind
    amount: Decimal | None = None
    reference: str = ""
    account_id: UUID | None = None
    foreign: ForeignCash | None = None
    tip: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PaymentStep:
    """What a tender led to: the ``order`` when it paid the rest, else the cart as it then is."""

    cart: CartSnapshot | None
    order: OrderSnapshot | None


class OrderService:
    """Turns carts into orders."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        card_payments: OpenCardPayments,
        last_rate: Callable[[str], Decimal | None],
    ) -> None:
        """Complete sales at the time of ``clock`` that wait for no card terminal.

        ``last_rate`` is at which rate notes of a currency were taken last, None before the first.
        """
        self._last_rate = last_rate
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._card_payments = card_payments

    @needs(permissions.SELL)
    def pay_cash(self, cart_id: UUID, tendered: Decimal | None = None) -> OrderSnapshot:
        """Take ``tendered`` in cash (None: what is left, exactly) and complete the sale.

        A cart is paid once: paying it again, after a double click or a crash, takes no money
        and returns the order that exists, with ``was_paid_before``.

        Raises:
            CartNotFound: no such cart.
            EmptyCart: nothing to pay for.
            CartClosed: the cart was given up.
            CardPaymentOpen: nobody knows yet whether a card paid.
            TenderTooSmall: the cash does not cover what is left.
            InvalidAmount: more decimals than the currency has.
            StorageError: nothing was stored; the environment is to blame.
        """
        with self._unit_of_work() as uow:
            paid = uow.orders.by_cart(cart_id)
            if paid is not None:
                return OrderSnapshot.of(paid, was_paid_before=True)
            self._card_payments.require_none(cart_id)
            cart = cart_of(uow, cart_id)
            step = store_of(uow).cash_rounding
            if tendered is None:
                cash = max(cash_due(cart.total, cart.tenders, step), Money.zero(cart.currency))
            else:
                cash = Money.of(tendered, cart.currency)
            order = completed(uow, self._clock, cart, Tender(new_id(), TenderKind.CASH, cash), step)
            uow.commit()
        uow.dispatch_events()
        return OrderSnapshot.of(order)

    @needs(permissions.SELL)
    def take(self, cart_id: UUID, request: TenderRequest) -> PaymentStep:
        """Take a tender; when it pays the rest, the sale is complete.

        Asking again with the same ``tender_id``, after a double click or a crash, takes nothing.

        Raises:
            CartNotFound: no such cart.
            EmptyCart: nothing to pay for.
            CartClosed: the cart was given up.
            InvalidAmount: nothing, less than nothing, or too many decimals.
            TenderTooLarge: more than is left, of what gives no change.
            PermissionDenied, ApprovalNeeded: notes of another currency at a rate of one's own.
            CardUnknown, CardBlocked, InsufficientBalance, CreditExceeded: the balance that was
                to pay cannot.
            StorageError: nothing was stored; the environment is to blame.
        """
        with self._unit_of_work() as uow:
            paid = uow.orders.by_cart(cart_id)
            if paid is not None:
                return PaymentStep(None, OrderSnapshot.of(paid, was_paid_before=True))
            self._card_payments.require_none(cart_id)
            cart = cart_of(uow, cart_id)
            step = store_of(uow).cash_rounding
            tender = _tender(request, cart)
            before = cart.tenders
            cart.take_tender(tender)
            if cart.tenders != before:
                self._require_rate(uow, tender, cart)
            if cart.tenders != before:
                tender_accounts.charge(uow, tender, before)
            order = completed(uow, self._clock, cart, None, step) if is_paid(cart, step) else None
            if order is None:
                uow.carts.save(cart)
                uow.collect_events_from(cart)
            uow.commit()
        uow.dispatch_events()
        if order is None:
            return PaymentStep(CartSnapshot.of(cart), None)
        return PaymentStep(None, OrderSnapshot.of(order))

    def _require_rate(self, uow: UnitOfWork, tender: Tender, cart: Cart) -> None:
        """Go on if the rate is the last one, or whoever acts may say another."""
        foreign = tender.foreign
        if foreign is None:
            return
        last = self._last_rate(foreign.currency)
        if last != foreign.rate:
            old = "–" if last is None else format(last.normalize(), "f")
            new = f"{foreign.rate.normalize():f} {cart.currency.code}"
            uow.require(permissions.CHANGE_RATE, about=f"1 {foreign.currency}: {old} → {new}")

    @needs(permissions.SELL)
    def give_back(self, cart_id: UUID, tender_id: UUID) -> CartSnapshot:
        """Give a tender back before the sale is complete.

        Raises:
            CartNotFound: no such cart.
            CartClosed: the sale is complete, or was given up.
        """
        with self._unit_of_work() as uow:
            self._card_payments.require_none(cart_id)
            cart = cart_of(uow, cart_id)
            tender = cart.remove_tender(tender_id)
            if tender is not None:
                tender_accounts.put_back(uow, tender)
                uow.carts.save(cart)
                uow.collect_events_from(cart)
                uow.commit()
        uow.dispatch_events()
        return CartSnapshot.of(cart)


def _tender(request: TenderRequest, cart: Cart) -> Tender:
    currency = cart.currency
    foreign = request.foreign
    if foreign is not None:
        worth = (foreign.amount * foreign.rate).quantize(Money.zero(currency).amount, ROUND_HALF_UP)
    else:
        worth = request.amount or Decimal(0)
    return Tender(
        tender_id=request.tender_id,
        kind=request.kind,
        amount=Money.of(worth, currency),
        reference=_kept(request),
        account_id=request.account_id,
        foreign=foreign,
        tip=Money.of(request.tip, currency) if request.tip else None,
    )


def _kept(request: TenderRequest) -> str:
    """Return what is kept of a reference: never the number of a payment card."""
    if request.kind in {TenderKind.CARD, TenderKind.OTHER}:
        return without_card_number(request.reference)
    return request.reference
