"""What promotions take off each line of a sale: the most for the customer, always the same way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pos_app.domain.records import dataclass
from pos_app.domain.services.promotions.pieces import Kind, PromotedLine, kinds_of
from pos_app.domain.services.promotions.rules import AmountOff, PercentOff, Rule
from pos_app.domain.services.promotions.search import Search
from pos_app.domain.services.promotions.takes import GroupOffer, Take
from pos_app.domain.values.money import Currency, Money


@dataclass(frozen=True, slots=True)
class LinePromotion:
    """What is taken off a line, and by which promotions, in the order of the rules."""

    number: int
    amount: Money
    names: tuple[str, ...]


def best_promotions(
    lines: Sequence[PromotedLine],
    rules: Sequence[Rule],
    *,
    moment: datetime,
    coupons: frozenset[str],
    group: str,
    currency: Currency,
) -> tuple[LinePromotion, ...]:
    """Return what promotions take off, for the lines they touch, by line number.

    A piece takes part in at most one promotion, also as one that was bought to get another
    cheaper; one that costs nothing already takes part in none. ``moment`` is the store's local
    time. The total is the largest there is as long as the search stays in its budget (see
    :mod:`.search`). Of equally good ways the result is the first in a fixed order: single rules
    before groups of pieces, dear pieces before cheap ones, rules as they are given; so the same
    cart always shows the same promotions.
    """
    active = [
        (index, rule)
        for index, rule in enumerate(rules)
        if rule.conditions.hold(moment, coupons, group)
    ]
    if not active:
        return ()
    singles, groups = [], []
    for index, rule in active:
        if isinstance(rule, PercentOff | AmountOff):
            singles.append((index, rule))
        else:
            groups.append((index, rule))
    kinds = kinds_of(lines, singles, groups, currency)
    roles: dict[int, dict[int, int]] = {}
    for place, kind in enumerate(kinds):
        for index, role in kind.signature:
            roles.setdefault(index, {})[place] = role
    offers = [
        GroupOffer(index, rule, kinds, roles[index], currency)
        for index, rule in groups
        if index in roles
    ]
    takes = Search([kind.count for kind in kinds]).best(offers)
    return _by_line(kinds, takes, rules, currency)


def _by_line(
    kinds: Sequence[Kind], takes: Sequence[Take], rules: Sequence[Rule], currency: Currency
) -> tuple[LinePromotion, ...]:
    left = [[list(piece) for piece in kind.pieces] for kind in kinds]
    amounts: dict[int, int] = {}
    used: dict[int, set[int]] = {}

    def note(kind: int, off: int, count: int, rule: int) -> None:
        for piece in left[kind]:
            taken = min(count, piece[1])
            if taken:
                piece[1] -= taken
                count -= taken
                amounts[piece[0]] = amounts.get(piece[0], 0) + off * taken
                used.setdefault(piece[0], set()).add(rule)

    for take in takes:
        for kind, off in take.members:
            note(kind, off, take.times, take.rule)
    for index, own in enumerate(kinds):
        if own.base:
            note(index, own.base, sum(piece[1] for piece in left[index]), own.single)
    return tuple(
        LinePromotion(
            number, Money(amounts[number], currency), tuple(rules[i].name for i in sorted(names))
        )
        for number, names in sorted(used.items())
        if amounts[number]
    )
