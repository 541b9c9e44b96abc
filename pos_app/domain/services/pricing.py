"""The one place that says what a sale costs: screen, receipt, report and export all ask here.

In this order: unit price times quantity, rounded half up; the line's own discount; promotions;
the discount on the whole sale, spread over the lines in proportion; then tax.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from pos_app.domain.records import dataclass
from pos_app.domain.services.taxation import Taxable, TaxRow, line_taxes, summary
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRates, TaxRounding

_LINES_REMEMBERED = 1_024


class Priceable(Hashable, Protocol):
    """What a line must tell to be priced; it never changes, and equal lines cost the same."""

    @property
    def gross(self) -> Money:
        """Unit price times quantity."""

    @property
    def discount(self) -> Money:
        """What was taken off the line by hand."""

    @property
    def promoted(self) -> Money:
        """What promotions take off the line."""

    @property
    def taxes(self) -> TaxRates:
        """The rates it is charged under."""

    @property
    def is_discountable(self) -> bool:
        """Whether it takes a part of the discount on the whole sale."""


@dataclass(frozen=True, slots=True)
class SaleDiscount:
    """A discount on the whole sale: ``percent`` of the lines, or an ``amount``; one is given."""

    percent: Decimal | None
    amount: Money | None
    reason: str

    def of(self, worth: Money) -> Money:
        """Return what is taken off lines of this worth, never more than it."""
        if self.percent is not None:
            return worth.percent(self.percent)
        if self.amount is None:
            return Money.zero(worth.currency)
        return min(self.amount, worth)


@dataclass(frozen=True, slots=True)
class PriceTerms:
    """How a sale is priced: taken from the store when it starts, kept until it is paid.

    ``exemption`` is why no tax is charged; empty when it is.
    """

    prices_include_tax: bool = True
    tax_rounding: TaxRounding = TaxRounding.LINE
    exemption: str = ""


@dataclass(frozen=True, slots=True)
class PricedLine:
    """What one line comes to.

    ``share`` is its part of the sale's discount, ``amount`` what is left of its price, ``tax``
    the tax in or on it (zero when the sale is exempt), ``due`` what the customer pays for it.
    """

    share: Money
    amount: Money
    tax: Money
    due: Money


@dataclass(frozen=True, slots=True)
class Pricing:
    """What a sale comes to: ``subtotal`` less ``discount`` (with promotions), with ``tax``.

    ``exempted`` is the tax that an exemption left out. The lines' dues add up to ``total``.
    """

    lines: tuple[PricedLine, ...]
    subtotal: Money
    discount: Money
    tax: Money
    exempted: Money
    tax_rows: tuple[TaxRow, ...]
    total: Money


def priced(
    lines: Sequence[Priceable], terms: PriceTerms, discount: SaleDiscount | None, currency: Currency
) -> Pricing:
    """Return what the lines come to, each and together."""
    if discount is None and not any(line.taxes for line in lines):
        return _plain(lines, currency)
    zero = Money.zero(currency)
    gross = [line.gross for line in lines]
    worth = [
        price - line.discount - line.promoted for price, line in zip(gross, lines, strict=True)
    ]
    shares = _shares(lines, worth, discount, currency)
    amounts = [own - share for own, share in zip(worth, shares, strict=True)]
    taxables = [Taxable(amount, line.taxes) for amount, line in zip(amounts, lines, strict=True)]
    is_included = terms.prices_include_tax
    taxes = line_taxes(
        taxables, is_included=is_included, rounding=terms.tax_rounding, currency=currency
    )
    subtotal, net = Money.sum(gross, currency), Money.sum(amounts, currency)
    sums = [Money.sum(own, currency) if own else zero for own in taxes]
    tax = Money.sum(sums, currency)
    if terms.exemption:
        without = tuple(tuple(zero for _ in own) for own in taxes)
        dues = [
            amount - own if is_included else amount
            for amount, own in zip(amounts, sums, strict=True)
        ]
        rows = summary(
            [Taxable(due, line.rates) for due, line in zip(dues, taxables, strict=True)],
            without,
            is_included=is_included,
            currency=currency,
        )
        charged, tax, exempted = [zero] * len(sums), zero, tax
    else:
        dues = [
            amount if is_included else amount + own
            for amount, own in zip(amounts, sums, strict=True)
        ]
        rows = summary(taxables, taxes, is_included=is_included, currency=currency)
        charged, exempted = sums, zero
    return Pricing(
        lines=tuple(PricedLine(*each) for each in zip(shares, amounts, charged, dues, strict=True)),
        subtotal=subtotal,
        discount=subtotal - net,
        tax=tax,
        exempted=exempted,
        tax_rows=rows,
        total=Money.sum(dues, currency),
    )


def _plain(lines: Sequence[Priceable], currency: Currency) -> Pricing:
    """A sale without tax and without a discount on the whole of it, as most scans leave it."""
    zero = Money.zero(currency)
    subtotal = total = 0
    own: list[PricedLine] = []
    for line in lines:
        gross, plain = _plain_line(line)
        subtotal += gross
        total += plain.due.minor
        own.append(plain)
    return Pricing(
        lines=tuple(own),
        subtotal=Money(subtotal, currency),
        discount=Money(subtotal - total, currency),
        tax=zero,
        exempted=zero,
        tax_rows=(),
        total=Money(total, currency),
    )


@lru_cache(maxsize=_LINES_REMEMBERED)
def _plain_line(line: Priceable) -> tuple[int, PricedLine]:
    """Return a line's minor units before discounts, and what it comes to; most lines stay."""
    gross = line.gross
    amount = gross - line.discount - line.promoted
    zero = Money.zero(gross.currency)
    return gross.minor, PricedLine(zero, amount, zero, amount)


def _shares(
    lines: Sequence[Priceable],
    worth: Sequence[Money],
    discount: SaleDiscount | None,
    currency: Currency,
) -> Sequence[Money]:
    if discount is None:
        return [Money.zero(currency)] * len(worth)
    weights = [
        own.minor if line.is_discountable else 0 for own, line in zip(worth, lines, strict=True)
    ]
    whole = Money(sum(weights), currency)
    if not whole:
        return [Money.zero(currency)] * len(worth)
    return discount.of(whole).split(weights)
