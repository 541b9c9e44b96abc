"""A cart as promotions see it: kinds of pieces that are worth the same and serve the same rules.

Pieces of one kind are interchangeable, so the search counts them instead of telling them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from uuid import UUID

from pos_app.domain.records import dataclass
from pos_app.domain.services.promotions.rules import BuyXGetY, GroupRule, PercentOff, SingleRule
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class PromotedLine:
    """A line of a cart; ``discount`` is what was taken off it by hand."""

    number: int
    product_id: UUID
    sku: str
    department: str
    quantity: Quantity
    unit: Unit
    unit_price: Money
    discount: Money

    @property
    def worth(self) -> int:
        """What is left of its price for promotions, in minor units."""
        return max(0, self.unit_price.times(self.quantity).minor - self.discount.minor)


Signature = tuple[tuple[int, int], ...]
"""The group rules that may use a piece, each with 1 (it buys), 2 (it is reduced) or 3 (both)."""


@dataclass(slots=True)
class Kind:
    """Pieces worth ``value`` each; ``base`` is what the single rule ``single`` takes off one.

    ``pieces`` says how many of them each line holds, in the order of the lines.
    """

    value: int
    base: int
    single: int
    signature: Signature
    pieces: list[list[int]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many pieces there are."""
        return sum(count for _, count in self.pieces)


def kinds_of(
    lines: Sequence[PromotedLine],
    singles: Sequence[tuple[int, SingleRule]],
    groups: Sequence[tuple[int, GroupRule]],
    currency: Currency,
) -> list[Kind]:
    """Return the kinds of pieces, the dearest first; rules come with their place in the list."""
    kinds: dict[tuple[int, int, int, Signature], Kind] = {}
    matches: dict[tuple[str, str], tuple[list[tuple[int, SingleRule]], Signature]] = {}
    for line in sorted(lines, key=lambda line: line.number):
        worth, quantity = line.worth, line.quantity.thousandths
        if worth <= 0 or quantity <= 0:
            continue
        product = (line.sku, line.department)
        if product not in matches:
            own = [each for each in singles if each[1].selection.has(*product)]
            matches[product] = (own, _signature(product, groups))
        own, signature = matches[product]
        is_counted = line.unit is Unit.PIECE and not quantity % _THOUSAND
        pieces = quantity // _THOUSAND if is_counted else 1
        value, dearer = divmod(worth, pieces)
        for one, count in ((value + 1, dearer), (value, pieces - dearer)):
            if count and one:
                base, single = _best_single(one, own, currency)
                key = (one, base, single, signature if is_counted else ())
                kinds.setdefault(key, Kind(*key)).pieces.append([line.number, count])
    return sorted(kinds.values(), key=lambda kind: (-kind.value, kind.base, kind.pieces[0][0]))


def _signature(product: tuple[str, str], groups: Sequence[tuple[int, GroupRule]]) -> Signature:
    found = []
    for index, rule in groups:
        roles = int(rule.selection.has(*product))
        if isinstance(rule, BuyXGetY):
            reward = rule.selection if rule.reward is None else rule.reward
            roles |= 2 * reward.has(*product)
        if roles:
            found.append((index, roles))
    return tuple(found)


def _best_single(
    value: int, rules: Sequence[tuple[int, SingleRule]], currency: Currency
) -> tuple[int, int]:
    best, chosen = 0, -1
    for index, rule in rules:
        if isinstance(rule, PercentOff):
            off = Money(value, currency).percent(rule.percent).minor
        else:
            off = min(value, rule.amount.minor)
        if off > best:
            best, chosen = off, index
    return best, chosen
