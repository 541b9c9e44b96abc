"""What of a sale can go back, what it is worth, and the ways the money may go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.refund.errors import NotReturnable
from pos_app.domain.aggregates.refund.refund import RefundLine, Returned
from pos_app.domain.errors import InvalidAmount
from pos_app.domain.services.returning import part_of
from pos_app.domain.services.settlement import rounded_to
from pos_app.domain.services.taxation import Taxable, TaxRow, line_taxes
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity
from pos_app.domain.values.tax import TaxRate, TaxRates
from pos_app.domain.values.tender import Tender, TenderKind


def still_out(order: Order, before: Mapping[int, Quantity]) -> dict[int, Quantity]:
    """Return how much of each line has not come back, by its number."""
    return {line.number: line.quantity - before.get(line.number, ZERO) for line in order.lines}


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
    nothing = Money.zero(order.total.currency)
    return tuple(
        RefundLine(
            order_line=part.line.number,
            product_id=part.line.product_id,
            sku=part.line.sku,
            name=part.line.name,
            unit=part.line.unit,
            quantity=part.quantity,
            amount=part.of(part.due),
            tax=sum((part.of(tax) for tax in part.taxes), nothing),
            is_taxed=bool(part.line.taxes),
            is_restocked=is_restocked,
            reason=reason,
        )
        for part in _parts(order, before, asked)
    )


def tax_rows(
    order: Order, before: Mapping[int, Quantity], asked: Mapping[int, Quantity]
) -> tuple[TaxRow, ...]:
    """Return a row for each rate of what goes back, the highest first.

    The rows of all that is ever returned of a sale add up to the sale's own.
    """
    nets: dict[TaxRate, int] = {}
    sums: dict[TaxRate, int] = {}
    for part in _parts(order, before, asked):
        taxes = [part.of(tax).minor for tax in part.taxes]
        net = part.of(part.due).minor - sum(taxes)
        for rate, tax in zip(part.line.taxes, taxes, strict=True):
            nets[rate] = nets.get(rate, 0) + net
            sums[rate] = sums.get(rate, 0) + tax
    currency = order.total.currency
    return tuple(
        TaxRow(rate, Money(nets[rate], currency), Money(sums[rate], currency))
        for rate in sorted(nets, key=lambda rate: (-rate.percent, rate.name))
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What goes back of a line, with what was paid for all of it under each of its rates."""

    line: CartLine
    due: Money
    taxes: tuple[Money, ...]
    come: Quantity
    quantity: Quantity

    def of(self, amount: Money) -> Money:
        return part_of(amount, self.line.quantity, self.come, self.quantity)


def _parts(
    order: Order, before: Mapping[int, Quantity], asked: Mapping[int, Quantity]
) -> Iterator[_Part]:
    priced = zip(order.lines, order.pricing.lines, _paid_taxes(order), strict=True)
    paid = {line.number: (line, price.due, taxes) for line, price, taxes in priced}
    for number, quantity in sorted(asked.items()):
        if not quantity:
            continue
        if number not in paid:
            raise NotReturnable(product_name="", asked=quantity.value, left=ZERO.value)
        line, due, taxes = paid[number]
        quantity.require_sellable(line.unit)
        come = before.get(number, ZERO)
        if come + quantity > line.quantity:
            left = line.quantity - come
            raise NotReturnable(product_name=line.name, asked=quantity.value, left=left.value)
        yield _Part(line, due, taxes, come, quantity)


def _paid_taxes(order: Order) -> Sequence[tuple[Money, ...]]:
    """The taxes of each line under each of its rates, as they were charged."""
    terms, currency = order.terms, order.total.currency
    if terms.exemption:
        return [tuple(Money.zero(currency) for _ in line.taxes) for line in order.lines]
    return line_taxes(
        [
            Taxable(price.amount, line.taxes)
            for line, price in zip(order.lines, order.pricing.lines, strict=True)
        ],
        is_included=terms.prices_include_tax,
        rounding=terms.tax_rounding,
        currency=currency,
    )


def by_original_tender(
    order: Order, before: Mapping[TenderKind, Money], amount: Money
) -> tuple[Tender, ...]:
    """Return the ways an amount goes back: as it was paid, what is left in cash.

    What was paid with points becomes store credit of their customer; the points are spent.
    """
    left, nothing = amount, Money.zero(amount.currency)
    used = dict(before)
    found = []
    for tender in order.payment.tenders:
        if tender.kind.is_cash or tender.kind is TenderKind.RETURN:
            continue
        kind = TenderKind.STORE_CREDIT if tender.kind is TenderKind.POINTS else tender.kind
        spent = min(used.get(kind, nothing), tender.amount)
        used[kind] = used.get(kind, nothing) - spent
        part = min(left, tender.amount - spent)
        if part.minor > 0:
            found.append(_payout(kind, part, tender.reference, tender.account_id))
            left -= part
    if left.minor > 0:
        found.append(_payout(TenderKind.CASH, left))
    return tuple(found)


def all_by(kind: TenderKind, amount: Money, account_id: UUID | None = None) -> tuple[Tender, ...]:
    """Return the one way an amount goes back; nothing for no amount."""
    return (_payout(kind, amount, "", account_id),) if amount else ()


@dataclass(frozen=True, slots=True)
class CashBefore:
    """The cash that earlier returns of the same sale paid, and what of it was rounding."""

    paid: Money
    rounding: Money


def cash_rounding(
    payout: Sequence[Tender], step: Money, before: CashBefore
) -> tuple[tuple[Tender, ...], Money]:
    """Return the payout with its cash rounded to what coins can pay, and the rounding.

    All the cash of a sale is rounded together, so that its returns pay what the sale took.
    """
    rounding = nothing = Money.zero(step.currency)
    found = []
    for tender in payout:
        if tender.kind is not TenderKind.CASH:
            found.append(tender)
            continue
        exact = before.paid - before.rounding + tender.amount
        rounded = max(rounded_to(exact, step) - before.paid, nothing)
        rounding += rounded - tender.amount
        if rounded:
            found.append(_payout(TenderKind.CASH, rounded))
    return tuple(found), rounding


@dataclass(frozen=True, slots=True)
class LineWithoutReceipt:
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
            is_taxed=bool(self.product.taxes),
            is_restocked=self.is_restocked,
            reason=self.reason,
        )


def line_without_receipt(
    product: Product, quantity: Quantity, unit_price: Money, *, reason: str, is_restocked: bool
) -> LineWithoutReceipt:
    """Return the line of a return without a receipt.

    Raises:
        InvalidAmount: a negative price.
    """
    if unit_price.minor < 0:
        raise InvalidAmount(text=str(unit_price.amount), decimals=unit_price.currency.decimals)
    return LineWithoutReceipt(product, quantity, unit_price, reason, is_restocked)


def with_rounding(returned: Returned, rounding: Money) -> Returned:
    """Return what goes back with its cash rounded."""
    return replace(returned, rounding=rounding)


def _payout(
    kind: TenderKind, amount: Money, reference: str = "", account_id: UUID | None = None
) -> Tender:
    return Tender(new_id(), kind, amount, reference, account_id)
