"""What tax is in, or comes on top of, the amounts of a sale's lines.

A tax is rounded half up to the minor unit, per line or once per rate and receipt. Whichever the
store chose, the lines' taxes add up to the taxes of the receipt: what is rounded once is spread
over the lines to the last minor unit, so that a return takes back what was paid.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency, Money, rounded_half_up
from pos_app.domain.values.tax import TaxRate, TaxRates, TaxRounding

_WHOLE = 100 * 10**4  # a rate has up to four decimals


@dataclass(frozen=True, slots=True)
class Taxable:
    """What a customer is charged for a line, and the rates it is charged under.

    The amount contains the taxes where prices include them.
    """

    amount: Money
    rates: TaxRates


@dataclass(frozen=True, slots=True)
class TaxRow:
    """A rate's row of the tax summary: the net price of what it applies to, and its tax."""

    rate: TaxRate
    net: Money
    tax: Money


LineTaxes = tuple[Money, ...]
"""The tax of a line under each of its rates, in their order."""


def line_taxes(
    lines: Sequence[Taxable], *, is_included: bool, rounding: TaxRounding, currency: Currency
) -> tuple[LineTaxes, ...]:
    """Return the taxes of each line, in the order of the lines."""
    if not any(line.rates for line in lines):
        return ((),) * len(lines)
    if rounding is TaxRounding.LINE:
        return tuple(_taxes(line.amount, line.rates, is_included=is_included) for line in lines)
    found: list[LineTaxes] = [()] * len(lines)
    for rates in dict.fromkeys(line.rates for line in lines if line.rates):
        places = [place for place, line in enumerate(lines) if line.rates == rates]
        amounts = [lines[place].amount for place in places]
        taxes = _taxes(Money.sum(amounts, currency), rates, is_included=is_included)
        if any(each.minor < 0 for each in amounts):
            own = [_taxes(each, rates, is_included=is_included) for each in amounts]
            shares = [
                _spread_against(tax, amounts, [each[place] for each in own])
                for place, tax in enumerate(taxes)
            ]
        else:
            shares = [_spread(tax, amounts) for tax in taxes]
        for column, place in enumerate(places):
            found[place] = tuple(share[column] for share in shares)
    return tuple(found)


def summary(
    lines: Sequence[Taxable],
    taxes: Sequence[LineTaxes],
    *,
    is_included: bool,
    currency: Currency,
) -> tuple[TaxRow, ...]:
    """Return a row for each rate, the highest first; ``taxes`` are those of the lines."""
    nets: dict[TaxRate, int] = {}
    sums: dict[TaxRate, int] = {}
    for line, own in zip(lines, taxes, strict=True):
        contained = sum(tax.minor for tax in own) if is_included else 0
        for rate, tax in zip(line.rates, own, strict=True):
            nets[rate] = nets.get(rate, 0) + line.amount.minor - contained
            sums[rate] = sums.get(rate, 0) + tax.minor
    by_rate = sorted(nets, key=lambda rate: (-rate.percent, rate.name))
    return tuple(
        TaxRow(rate, Money(nets[rate], currency), Money(sums[rate], currency)) for rate in by_rate
    )


def _taxes(amount: Money, rates: TaxRates, *, is_included: bool) -> LineTaxes:
    parts = [_units(rate.percent) for rate in rates]
    currency = amount.currency
    if not is_included:
        return tuple(
            Money(rounded_half_up(amount.minor * part, _WHOLE), currency) for part in parts
        )
    whole = sum(parts)
    contained = Money(rounded_half_up(amount.minor * whole, _WHOLE + whole), currency)
    if len(parts) == 1:
        return (contained,)
    return contained.split(parts) if whole else (contained,) * len(parts)


def _spread(tax: Money, amounts: Sequence[Money]) -> LineTaxes:
    weights = [abs(amount.minor) for amount in amounts]
    if not any(weights):
        return (Money.zero(tax.currency),) * len(amounts)
    return tax.split(weights)


def _spread_against(tax: Money, amounts: Sequence[Money], own: Sequence[Money]) -> LineTaxes:
    """Spread a tax over amounts of which some go out: ``own`` to each, the rest to the largest."""
    parts = [each.minor for each in own]
    rest = tax.minor - sum(parts)
    by_size = sorted(range(len(amounts)), key=lambda place: -abs(amounts[place].minor))
    for place in range(abs(rest)):
        parts[by_size[place % len(parts)]] += 1 if rest > 0 else -1
    return tuple(Money(part, tax.currency) for part in parts)


def _units(percent: Decimal) -> int:
    return int(percent.scaleb(4))
