"""Frozen pictures of a sale: its lines, its cart while it is open, its order once it is paid.

Units are those of :mod:`~pos_app.application.snapshots`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.records import dataclass
from pos_app.domain.services.pricing import PricedLine, Pricing
from pos_app.domain.services.settlement import left_to_pay
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Money
from pos_app.domain.values.tender import Tender

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class LineSnapshot:
    """A line of a cart or an order.

    ``amount`` is ``gross`` less the line's own ``discount`` and ``promotion``. Of an order,
    ``share`` is its part of the discount on the whole sale, ``due`` what was paid for it with the
    ``tax`` in it; of a cart these are nothing, since the next scan may change them. ``kind`` is a
    :class:`~pos_app.domain.values.line_kind.LineKind`; a deposit ``follows`` the line of its goods.
    """

    number: int
    product_id: UUID
    sku: str
    name: str
    unit: str
    quantity: Decimal
    unit_price: Decimal
    gross: Decimal
    discount: Decimal
    amount: Decimal
    percent: Decimal | None = None
    discount_reason: str = ""
    promotion: Decimal = _NOTHING
    promotion_name: str = ""
    taxes: tuple[str, ...] = ()
    share: Decimal = _NOTHING
    tax: Decimal = _NOTHING
    due: Decimal = _NOTHING
    department: str = ""
    kind: str = LineKind.GOODS.value
    follows: int | None = None

    @classmethod
    @lru_cache(maxsize=1_024)
    def of(cls, line: CartLine) -> LineSnapshot:
        """Return the picture of the line; lines that a scan left alone keep theirs."""
        return cls(
            number=line.number,
            product_id=line.product_id,
            sku=line.sku,
            name=line.name,
            unit=line.unit.value,
            quantity=line.quantity.value,
            unit_price=line.unit_price.amount,
            gross=line.gross.amount,
            discount=line.discount.amount,
            amount=line.amount.amount,
            percent=line.percent,
            discount_reason=line.discount_reason,
            promotion=line.promoted.amount,
            promotion_name=line.promotion_name,
            taxes=tuple(str(rate) for rate in line.taxes),
            department=line.department,
            kind=line.kind.value,
            follows=line.follows,
        )

    @classmethod
    def sold(cls, line: CartLine, price: PricedLine) -> LineSnapshot:
        """Return the picture of a line of an order."""
        return replace(
            cls.of(line),
            share=price.share.amount,
            tax=price.tax.amount,
            due=price.due.amount,
        )


@dataclass(frozen=True, slots=True)
class TaxSnapshot:
    """A row of the tax summary: ``rate`` is its name and percentage."""

    rate: str
    net: Decimal
    tax: Decimal

    @classmethod
    def all_of(cls, pricing: Pricing) -> tuple[TaxSnapshot, ...]:
        """Return every row, the highest rate first."""
        return tuple(cls(str(row.rate), row.net.amount, row.tax.amount) for row in pricing.tax_rows)


@dataclass(frozen=True, slots=True)
class TenderSnapshot:
    """What was handed over; ``kind`` is a :class:`~pos_app.domain.values.tender.TenderKind`.

    ``foreign`` are the notes of another currency as text (``20 EUR``), empty without any.
    """

    tender_id: UUID
    kind: str
    amount: Decimal
    reference: str
    account_id: UUID | None
    foreign: str
    tip: Decimal

    @classmethod
    def of(cls, tender: Tender) -> TenderSnapshot:
        """Return the picture of the tender."""
        foreign = tender.foreign
        return cls(
            tender_id=tender.tender_id,
            kind=tender.kind.value,
            amount=tender.amount.amount,
            reference=tender.reference,
            account_id=tender.account_id,
            foreign="" if foreign is None else f"{foreign.amount} {foreign.currency}",
            tip=(tender.tip or Money.zero(tender.amount.currency)).amount,
        )


@dataclass(frozen=True, slots=True)
class CartSnapshot:
    """A cart: its lines in the order of their first scan, and its sums.

    ``discount`` is everything that was taken off, ``sale_discount`` of it what was taken off the
    whole sale. ``touched`` is the number of the line that the last command added or changed, or
    None. ``left`` is what the ``tenders`` leave to pay.
    """

    cart_id: UUID
    state: str
    lines: tuple[LineSnapshot, ...]
    subtotal: Decimal
    discount: Decimal
    total: Decimal
    item_count: int
    touched: int | None = None
    sale_discount: Decimal = _NOTHING
    sale_percent: Decimal | None = None
    sale_reason: str = ""
    tax: Decimal = _NOTHING
    taxes: tuple[TaxSnapshot, ...] = ()
    prices_include_tax: bool = True
    exemption: str = ""
    exempted: Decimal = _NOTHING
    customer_id: UUID | None = None
    customer_group: str = ""
    coupons: tuple[str, ...] = ()
    tenders: tuple[TenderSnapshot, ...] = ()
    left: Decimal = _NOTHING

    @classmethod
    def of(cls, cart: Cart, touched: int | None = None) -> CartSnapshot:
        """Return the picture of the cart."""
        pricing = cart.pricing
        discount = cart.discount
        shares = 0 if discount is None else sum(line.share.minor for line in pricing.lines)
        return cls(
            cart_id=cart.cart_id,
            state=cart.state.value,
            lines=tuple(LineSnapshot.of(line) for line in cart.lines),
            subtotal=pricing.subtotal.amount,
            discount=pricing.discount.amount,
            total=pricing.total.amount,
            item_count=cart.item_count,
            touched=touched,
            sale_discount=Money(shares, cart.currency).amount,
            sale_percent=None if discount is None else discount.percent,
            sale_reason="" if discount is None else discount.reason,
            tax=pricing.tax.amount,
            taxes=TaxSnapshot.all_of(pricing),
            prices_include_tax=cart.terms.prices_include_tax,
            exemption=cart.terms.exemption,
            exempted=pricing.exempted.amount,
            customer_id=cart.customer_id,
            customer_group=cart.customer_group,
            coupons=cart.coupons,
            tenders=tuple(TenderSnapshot.of(tender) for tender in cart.tenders),
            left=(
                left_to_pay(pricing.total, cart.tenders) if cart.tenders else pricing.total
            ).amount,
        )


@dataclass(frozen=True, slots=True)
class OrderSnapshot:
    """A completed sale. ``was_paid_before`` marks the answer to a repeated payment.

    ``tendered`` less ``change`` is ``total`` plus ``rounding`` of the part paid in cash.
    """

    order_id: UUID
    cart_id: UUID
    register_id: str
    number: str
    lines: tuple[LineSnapshot, ...]
    total: Decimal
    item_count: int
    tendered: Decimal
    change: Decimal
    currency: str
    completed_at: datetime
    subtotal: Decimal
    discount: Decimal
    tax: Decimal = _NOTHING
    taxes: tuple[TaxSnapshot, ...] = ()
    prices_include_tax: bool = True
    exemption: str = ""
    exempted: Decimal = _NOTHING
    rounding: Decimal = _NOTHING
    tenders: tuple[TenderSnapshot, ...] = ()
    customer_id: UUID | None = None
    was_paid_before: bool = False

    @classmethod
    def of(cls, order: Order, *, was_paid_before: bool = False) -> OrderSnapshot:
        """Return the picture of the order."""
        pricing, settlement = order.pricing, order.payment.settlement
        priced = zip(order.lines, pricing.lines, strict=True)
        return cls(
            order_id=order.order_id,
            cart_id=order.cart_id,
            register_id=order.register_id,
            number=order.number,
            lines=tuple(LineSnapshot.sold(line, price) for line, price in priced),
            total=pricing.total.amount,
            item_count=order.item_count,
            tendered=settlement.tendered.amount,
            change=settlement.change.amount,
            currency=order.total.currency.code,
            completed_at=order.completed_at,
            subtotal=pricing.subtotal.amount,
            discount=pricing.discount.amount,
            tax=pricing.tax.amount,
            taxes=TaxSnapshot.all_of(pricing),
            prices_include_tax=order.terms.prices_include_tax,
            exemption=order.terms.exemption,
            exempted=pricing.exempted.amount,
            rounding=settlement.rounding.amount,
            tenders=tuple(TenderSnapshot.of(tender) for tender in order.payment.tenders),
            customer_id=order.customer_id,
            was_paid_before=was_paid_before,
        )

    @property
    def tips(self) -> Decimal:
        """What was given on top of the total."""
        return sum((tender.tip for tender in self.tenders), _NOTHING)
