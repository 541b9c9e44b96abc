"""Whether tenders pay a total, what is rounded because it is paid in cash, and the change.

Cash is rounded after tax, once for a sale, and only on the part that is paid in cash: a customer
who pays by card pays the exact total.
"""

from __future__ import annotations

from collections.abc import Sequence

from pos_app.domain.errors import TenderTooLarge, TenderTooSmall
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money, rounded_half_up
from pos_app.domain.values.tender import Tender


@dataclass(frozen=True, slots=True)
class Settlement:
    """``tendered`` less ``change`` is the total plus ``rounding``, to the minor unit."""

    tendered: Money
    rounding: Money
    change: Money


def rounded_to(amount: Money, step: Money) -> Money:
    """Return the amount in whole ``step``; a step of zero changes nothing."""
    if not step:
        return amount
    return Money(rounded_half_up(amount.minor, step.minor) * step.minor, amount.currency)


def left_to_pay(total: Money, tenders: Sequence[Tender]) -> Money:
    """Return what is still to pay, exactly; negative when more cash was handed over."""
    return total - Money.sum((tender.amount for tender in tenders), total.currency)


def cash_due(total: Money, tenders: Sequence[Tender], step: Money) -> Money:
    """Return what is still to pay when the rest of it is paid in cash."""
    currency = total.currency
    other = Money.sum((each.amount for each in tenders if not each.kind.is_cash), currency)
    cash = Money.sum((each.amount for each in tenders if each.kind.is_cash), currency)
    return rounded_to(total - other, step) - cash


def settle(total: Money, tenders: Sequence[Tender], step: Money) -> Settlement:
    """Return how the tenders pay the total.

    Raises:
        TenderTooSmall: they do not cover it.
        TenderTooLarge: what gives no change is more than the total.

    Where empties are worth more than the goods the total is below zero, and is paid out as change.
    """
    currency = total.currency
    tendered = Money.sum((tender.amount for tender in tenders), currency)
    cash = Money.sum((tender.amount for tender in tenders if tender.kind.is_cash), currency)
    in_cash = total - (tendered - cash)
    if in_cash.minor < 0 and tendered != cash:
        raise TenderTooLarge(total=total.amount, tendered=(tendered - cash).amount)
    due = rounded_to(in_cash, step) if cash or not tendered else in_cash
    if cash < due:
        raise TenderTooSmall(total=total.amount, tendered=tendered.amount)
    return Settlement(tendered=tendered, rounding=due - in_cash, change=cash - due)
