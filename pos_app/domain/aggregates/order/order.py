"""The order: a submitted cart that was paid, under a number without gaps."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.cart.cart import Cart, CartState
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.order.events import (
    CardTendered,
    CashRounded,
    CashTendered,
    ForeignCashTendered,
    OrderCreated,
    OtherTendered,
    TaxCharged,
    TipReceived,
)
from pos_app.domain.records import dataclass
from pos_app.domain.services.pricing import PriceTerms, Pricing
from pos_app.domain.services.settlement import Settlement, settle
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.tender import Tender, TenderKind


@dataclass(frozen=True, slots=True)
class Payment:
    """How a sale was paid: the tenders, and what they came to.

    ``cash_step`` is what cash was rounded to, so that a return rounds as the sale did; None for
    sales of which that was not kept.
    """

    tenders: tuple[Tender, ...]
    settlement: Settlement
    cash_step: Money | None = None


class Order(Aggregate):
    """A completed sale; nothing about it changes afterwards.

    ``number`` is ``register-count`` with at least five digits and no gaps per register;
    ``completed_at`` is aware UTC. ``pricing`` is what each line came to when it was paid.
    """

    __slots__ = (
        "cart_id",
        "completed_at",
        "customer_id",
        "item_count",
        "lines",
        "number",
        "order_id",
        "payment",
        "pricing",
        "register_id",
        "terms",
    )

    def __init__(
        self,
        *,
        order_id: UUID,
        cart_id: UUID,
        register_id: str,
        number: str,
        lines: tuple[CartLine, ...],
        pricing: Pricing,
        terms: PriceTerms,
        item_count: int,
        payment: Payment,
        customer_id: UUID | None,
        completed_at: datetime,
    ) -> None:
        """Restore an order as it was stored; :meth:`from_cart` makes a new one."""
        super().__init__()
        self.order_id = order_id
        self.cart_id = cart_id
        self.register_id = register_id
        self.number = number
        self.lines = lines
        self.pricing = pricing
        self.terms = terms
        self.item_count = item_count
        self.payment = payment
        self.customer_id = customer_id
        self.completed_at = completed_at

    @classmethod
    def from_cart(
        cls,
        cart: Cart,
        *,
        sequence: int,
        tenders: tuple[Tender, ...],
        cash_step: Money | None = None,
        completed_at: datetime,
    ) -> Order:
        """Make the order of a submitted cart; ``sequence`` is the register's next number.

        Cash is rounded to ``cash_step``, not at all without one.

        Raises:
            CartNotSubmitted: the cart is still open, or was voided.
            TenderTooSmall: the tenders do not cover the total.
            TenderTooLarge: what gives no change is more than the total.
        """
        if cart.state is not CartState.SUBMITTED:
            raise errors.CartNotSubmitted(cart_id=cart.cart_id, state=cart.state.value)
        step = cash_step or Money.zero(cart.currency)
        settlement = settle(cart.total, tenders, step)
        order = cls(
            order_id=new_id(),
            cart_id=cart.cart_id,
            register_id=cart.register_id,
            number=f"{cart.register_id}-{sequence:05d}",
            lines=cart.lines,
            pricing=cart.pricing,
            terms=cart.terms,
            item_count=cart.item_count,
            payment=Payment(tenders, settlement, step),
            customer_id=cart.customer_id,
            completed_at=completed_at,
        )
        order._raise_event(
            OrderCreated(
                order_id=order.order_id,
                cart_id=order.cart_id,
                order_number=order.number,
                total=order.total.amount,
                item_count=order.item_count,
                tax=order.pricing.tax.amount,
            )
        )
        order._tell_taxes()
        order._tell_tenders()
        return order

    @property
    def total(self) -> Money:
        """What was to pay, before cash was rounded."""
        return self.pricing.total

    def _tell_taxes(self) -> None:
        for row in self.pricing.tax_rows:
            self._raise_event(
                TaxCharged(
                    order_id=self.order_id,
                    order_number=self.number,
                    rate=str(row.rate),
                    net=row.net.amount,
                    tax=row.tax.amount,
                )
            )

    def _tell_tenders(self) -> None:
        settlement, currency = self.payment.settlement, self.total.currency
        for tender in self.payment.tenders:
            self._tell_tender(tender)
        cash = [each.amount for each in self.payment.tenders if each.kind.is_cash]
        if cash:
            self._raise_event(
                CashTendered(
                    order_id=self.order_id,
                    order_number=self.number,
                    amount_tendered=Money.sum(cash, currency).amount,
                    change_given=settlement.change.amount,
                )
            )
        if settlement.rounding:
            self._raise_event(
                CashRounded(
                    order_id=self.order_id,
                    order_number=self.number,
                    rounding=settlement.rounding.amount,
                )
            )

    def _tell_tender(self, tender: Tender) -> None:
        if tender.tip:
            self._raise_event(
                TipReceived(
                    order_id=self.order_id, order_number=self.number, amount=tender.tip.amount
                )
            )
        if tender.foreign is not None:
            self._raise_event(
                ForeignCashTendered(
                    order_id=self.order_id,
                    order_number=self.number,
                    currency=tender.foreign.currency,
                    foreign_amount=tender.foreign.amount,
                    rate=tender.foreign.rate,
                    amount=tender.amount.amount,
                )
            )
        elif tender.kind is TenderKind.CARD:
            self._raise_event(
                CardTendered(
                    order_id=self.order_id,
                    order_number=self.number,
                    amount=tender.amount.amount,
                    reference=tender.reference,
                )
            )
        elif tender.kind is not TenderKind.CASH:
            self._raise_event(
                OtherTendered(
                    order_id=self.order_id,
                    order_number=self.number,
                    kind=tender.kind.value,
                    amount=tender.amount.amount,
                    reference=tender.reference,
                    account_id=tender.account_id,
                )
            )
