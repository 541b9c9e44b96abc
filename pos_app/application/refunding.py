"""What of a sale can go back, what it is worth, and the ways the money may go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.refund.errors import NotReturnable
from pos_app.domain.aggregates.refund.refund import RefundLine, Returned
from pos_app.domain.errors import InvalidAmount
from pos_app.domain.services.returning import part_of
from pos_app.domain.services.settlement import rounded_to
from pos_app.domain.services.taxation import TaxRow
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity
from pos_app.domain.values.tax import TaxRate, TaxRates
from pos_app.domain.values.tender import Tender, TenderKind


def refund_lines(
    order: Order,
    before: Mapping[int, Quantity],
    asked: Mapping[int, Quantity],
    *,
    reason: str,
    is_restocked: bool,
) -> tuple[RefundLine, ...]:
    """Return the lines for what is asked back, by line number; zero asks nothing.

    Raises:
        NotReturnable: more than is left of a line, or a line that the sale does not have.
        InvalidQuantity: a fraction of a piece.
    """
    lines = zip(order.lines, order.pricing.lines, strict=True)
    priced = {line.number: (line, price) for line, price in lines}
    found = []
    for number, quantity in sorted(asked.items()):
        if not quantity:
            continue
        if number not in priced:
            raise NotReturnable(product_name="", asked=quantity.value, left=ZERO.value)
        line, price = priced[number]
        quantity.require_sellable(line.unit)
        come = before.get(number, ZERO)
        if come + quantity > line.quantity:
            left = line.quantity - come
            raise NotReturnable(product_name=line.name, asked=quantity.value, left=left.value)
        found.append(
            RefundLine(
                order_line=number,
                product_id=line.product_id,
                sku=line.sku,
                name=line.name,
                unit=line.unit,
                quantity=quantity,
                amount=part_of(price.due, line.quantity, come, quantity),
                tax=part_of(price.tax, line.quantity, come, quantity),
                is_restocked=is_restocked,
                reason=reason,
            )
        )
    return tuple(found)


def tax_rows(order: Order, lines: Sequence[RefundLine]) -> tuple[TaxRow, ...]:
    """Return a row for each rate of what goes back, the highest first.

    Where a line has several rates its tax is shared among them by their percentages.
    """
    rates = {line.number: line.taxes for line in order.lines}
    nets: dict[TaxRate, int] = {}
    sums: dict[TaxRate, int] = {}
    for line in lines:
        own = rates.get(line.order_line or 0, ())
        if not own or not line.tax:
            continue
        parts = line.tax.split([int(rate.percent.scaleb(4)) for rate in own])
        for rate, tax in zip(own, parts, strict=True):
            nets[rate] = nets.get(rate, 0) + line.amount.minor - line.tax.minor
            sums[rate] = sums.get(rate, 0) + tax.minor
    currency = order.total.currency
    return tuple(
        TaxRow(rate, Money(nets[rate], currency), Money(sums[rate], currency))
        for rate in sorted(nets, key=lambda rate: (-rate.percent, rate.name))
    )


def by_original_tender(
    order: Order, before: Mapping[TenderKind, Money], amount: Money
) -> tuple[Tender, ...]:
    """Return the ways an amount goes back: as it was paid, cash last, what is left in cash."""
    left = amount
    used = dict(before)
    found = []
    for tender in order.payment.tenders:
        if tender.kind.is_cash or tender.kind is TenderKind.RETURN:
            continue
        spent = min(used.get(tender.kind, Money.zero(amount.currency)), tender.amount)
        used[tender.kind] = used.get(tender.kind, Money.zero(amount.currency)) - spent
        part = min(left, tender.amount - spent)
        if part.minor > 0:
            found.append(_payout(tender.kind, part, tender.reference, tender.account_id))
            left -= part
    if left.minor > 0:
        found.append(_payout(TenderKind.CASH, left))
    return tuple(found)


def all_by(kind: TenderKind, amount: Money, account_id: UUID | None = None) -> tuple[Tender, ...]:
    """Return the one way an amount goes back; nothing for no amount."""
    return (_payout(kind, amount, "", account_id),) if amount else ()


def cash_rounding(payout: Sequence[Tender], step: Money) -> tuple[tuple[Tender, ...], Money]:
    """Return the payout with its cash rounded to what coins can pay, and the rounding."""
    rounding = Money.zero(step.currency)
    found = []
    for tender in payout:
        if tender.kind is not TenderKind.CASH:
            found.append(tender)
            continue
        rounded = rounded_to(tender.amount, step)
        rounding += rounded - tender.amount
        if rounded:
            found.append(_payout(TenderKind.CASH, rounded))
    return tuple(found), rounding


@dataclass(frozen=True, slots=True)
class UnprovedLine:
    """A product that comes back without a receipt, at a price that was agreed."""

    product: Product
    quantity: Quantity
    unit_price: Money
    reason: str
    is_restocked: bool

    @property
    def gross(self) -> Money:
        """Unit price times quantity."""
        return self.unit_price.times(self.quantity)

    @property
    def discount(self) -> Money:
        """Nothing was taken off."""
        return Money.zero(self.unit_price.currency)

    promoted = discount

    @property
    def taxes(self) -> TaxRates:
        """The rates of the product now."""
        return self.product.taxes

    def refunded(self, due: Money, tax: Money) -> RefundLine:
        """Return the line of the refund."""
        return RefundLine(
            order_line=None,
            product_id=self.product.product_id,
            sku=self.product.sku.text,
            name=self.product.name,
            unit=self.product.unit,
            quantity=self.quantity,
            amount=due,
            tax=tax,
            is_restocked=self.is_restocked,
            reason=self.reason,
        )


def unproved_line(
    product: Product, quantity: Quantity, unit_price: Money, *, reason: str, is_restocked: bool
) -> UnprovedLine:
    """Return the line of a return without a receipt.

    Raises:
        InvalidAmount: a negative price.
    """
    if unit_price.minor < 0:
        raise InvalidAmount(text=str(unit_price.amount), decimals=unit_price.currency.decimals)
    return UnprovedLine(product, quantity, unit_price, reason, is_restocked)


def with_rounding(returned: Returned, rounding: Money) -> Returned:
    """Return what goes back with its cash rounded."""
    return replace(returned, rounding=rounding)


def _payout(
    kind: TenderKind, amount: Money, reference: str = "", account_id: UUID | None = None
) -> Tender:
    return Tender(new_id(), kind, amount, reference, account_id)
