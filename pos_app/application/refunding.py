"""What of a sale can go back, what it is worth, and the ways the money may go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from uuid import UUID

from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.refund.errors import NotReturnable
from pos_app.domain.aggregates.refund.refund import RefundLine, Returned
from pos_app.domain.records import dataclass
from pos_app.domain.services.returning import part_of
from pos_app.domain.services.settlement import rounded_to
from pos_app.domain.services.taxation import Taxable, TaxRow, line_taxes
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity
from pos_app.domain.values.tax import TaxRate
from pos_app.domain.values.tender import Tender, TenderKind


def still_out(order: Order, before: Mapping[int, Quantity]) -> dict[int, Quantity]:
    """Return how much of each line has not come back, by its number."""
    return {line.number: line.quantity - before.get(line.number, ZERO) for line in order.lines}


@dataclass(frozen=True, slots=True)
class Cause:
    """Why goods come back, and whether they can be sold again."""

    reason: str = ""
    is_restocked: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to come back of a sale, by line number; zero asks nothing.

    ``causes`` are the lines' own, by line number; the others come back for ``cause``.
    """

    quantities: Mapping[int, Quantity]
    cause: Cause = Cause()
    causes: Mapping[int, Cause] = field(default_factory=dict)

    def cause_of(self, line: CartLine) -> Cause:
        """Return why a line comes back; a deposit does for the cause of its goods."""
        own = line.number if line.follows is None else line.follows
        return self.causes.get(own, self.cause)


def with_deposits(
    order: Order, before: Mapping[int, Quantity], asked: Mapping[int, Quantity]
) -> dict[int, Quantity]:
    """Return what is asked, with the deposits that come back along with their goods."""
    left = still_out(order, before)
    following = {
        line.number: min(asked[line.follows], left[line.number])
        for line in order.lines
        if line.follows is not None and line.follows in asked
    }
    return {**asked, **following}


def refund_lines(
    order: Order, before: Mapping[int, Quantity], asked: Asked
) -> tuple[RefundLine, ...]:
    """Return the lines for what is asked back.

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
            is_restocked=part.line.kind.is_goods and asked.cause_of(part.line).is_restocked,
            reason=asked.cause_of(part.line).reason,
        )
        for part in _parts(order, before, asked.quantities)
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


def exempted(order: Order, before: Mapping[int, Quantity], asked: Mapping[int, Quantity]) -> Money:
    """Return the tax that the sale's exemption left out of what goes back."""
    nothing = Money.zero(order.total.currency)
    if not order.terms.exemption:
        return nothing
    spared = {
        line.number: sum(taxes, nothing)
        for line, taxes in zip(order.lines, _taxes(order), strict=True)
    }
    parts = _parts(order, before, asked)
    return sum((part.of(spared[part.line.number]) for part in parts), nothing)


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
    return _taxes(order)


def _taxes(order: Order) -> Sequence[tuple[Money, ...]]:
    """The taxes of each line as they are without an exemption."""
    terms, currency = order.terms, order.total.currency
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

    What was paid with points goes back as points. Below zero it is cash that comes in again: a
    sale that paid out for empties is undone.
    """
    left, nothing = amount, Money.zero(amount.currency)
    used = dict(before)
    found = []
    for tender in order.payment.tenders:
        if tender.kind.is_cash or tender.kind is TenderKind.RETURN:
            continue
        kind = tender.kind
        spent = min(used.get(kind, nothing), tender.amount)
        used[kind] = used.get(kind, nothing) - spent
        part = min(left, tender.amount - spent)
        if part.minor > 0:
            found.append(_payout(kind, part, tender.reference, tender.account_id))
            left -= part
    if left:
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
        rounded = rounded_to(exact, step) - before.paid
        if tender.amount.minor > 0:
            rounded = max(rounded, nothing)
        rounding += rounded - tender.amount
        if rounded:
            found.append(_payout(TenderKind.CASH, rounded))
    return tuple(found), rounding


def with_rounding(returned: Returned, rounding: Money) -> Returned:
    """Return what goes back with its cash rounded."""
    return replace(returned, rounding=rounding)


def _payout(
    kind: TenderKind, amount: Money, reference: str = "", account_id: UUID | None = None
) -> Tender:
    return Tender(new_id(), kind, amount, reference, account_id)
