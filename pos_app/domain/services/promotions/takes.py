"""One use of a promotion that needs several pieces together: which pieces, and what each saves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pos_app.domain.records import dataclass
from pos_app.domain.services.promotions.pieces import Kind
from pos_app.domain.services.promotions.rules import BuyXGetY, GroupRule
from pos_app.domain.values.money import Currency, Money

Counts = list[int]
BUYS, IS_REDUCED = 1, 2


@dataclass(frozen=True, slots=True)
class Take:
    """``times`` uses of the rule, each on the same kinds of pieces.

    ``members`` are the kind of each piece and what it saves; ``gain`` is what one use saves
    beyond what single rules would take off these pieces. ``needs`` counts the pieces by kind.
    """

    rule: int
    members: tuple[tuple[int, int], ...]
    gain: int
    needs: tuple[tuple[int, int], ...]
    times: int = 1


class GroupOffer:
    """A group rule with the kinds of pieces that may serve it, in a cart of ``kinds``."""

    def __init__(
        self,
        index: int,
        rule: GroupRule,
        kinds: Sequence[Kind],
        roles: Mapping[int, int],
        currency: Currency,
    ) -> None:
        """Sort who buys and who is reduced, by ``roles``; ``index`` is the rule's place."""
        self.index = index
        self.rule = rule
        self._kinds = kinds
        self._currency = currency
        self.members = tuple(roles)
        self._buyers = [i for i, role in roles.items() if role & BUYS]
        self._rewards = [i for i, role in roles.items() if role & IS_REDUCED]
        if not isinstance(rule, BuyXGetY):
            self._buyers.sort(key=lambda i: (kinds[i].base - kinds[i].value, i))
        elif rule.reward is not None:
            # The pieces that lose least by buying, those that cannot be reduced before the others.
            both = set(self._rewards)
            self._buyers.sort(key=lambda i: (i in both, kinds[i].base, kinds[i].value, i))
            self._rewards.sort(key=lambda i: (kinds[i].base - self._off(i), i))

    def count_of_takes(self, counts: Counts) -> int:
        """Return how many :meth:`every_take` tries, without trying them."""
        rule = self.rule
        if not isinstance(rule, BuyXGetY):
            return _count_of_choices(self._buyers, counts, rule.count)
        if rule.reward is None:
            return _count_of_choices(self._buyers, counts, rule.buy + rule.get)
        bought = _count_of_choices(self._buyers, counts, rule.buy)
        return bought * _count_of_choices(self._rewards, counts, rule.get)

    def every_take(self, counts: Counts) -> Iterator[Take]:
        """Yield each way to use the rule once that gains something; there may be very many."""
        rule = self.rule
        if not isinstance(rule, BuyXGetY):
            for chosen in _choices(self._buyers, counts, rule.count):
                yield from self._worth_it(self._for_price(chosen))
        elif rule.reward is None:
            for chosen in _choices(self._buyers, counts, rule.buy + rule.get):
                yield from self._worth_it(self._reduced(chosen[: rule.buy], chosen[rule.buy :]))
        else:
            for bought in _choices(self._buyers, counts, rule.buy):
                rest = _without(counts, bought)
                for reduced in _choices(self._rewards, rest, rule.get):
                    yield from self._worth_it(self._reduced(bought, reduced))

    def plan(self, counts: Counts) -> list[Take]:
        """Return good uses of the rule alone on what is there, in few steps.

        For n-for-a-price these are the best there are: the pieces that gain most go first.
        """
        rest, start = list(counts), 0
        takes: list[Take] = []
        while True:
            while start < len(self._buyers) and not rest[self._buyers[start]]:
                start += 1
            take, is_short = self._next_take(rest, start)
            if is_short:
                return takes
            if take is None or take.gain <= 0:
                if not isinstance(self.rule, BuyXGetY) or self.rule.reward is not None:
                    return takes
                start += 1
                continue
            times = min(rest[kind] // need for kind, need in take.needs)
            for kind, need in take.needs:
                rest[kind] -= need * times
            takes.append(Take(take.rule, take.members, take.gain, take.needs, times))

    def _next_take(self, counts: Counts, start: int) -> tuple[Take | None, bool]:
        rule = self.rule
        if not isinstance(rule, BuyXGetY):
            chosen = _first(self._buyers[start:], counts, rule.count)
            return (None, True) if chosen is None else (self._for_price(chosen), False)
        if rule.reward is None:
            chosen = _first(self._buyers[start:], counts, rule.buy + rule.get)
            if chosen is None:
                return None, True
            return self._reduced(chosen[: rule.buy], chosen[rule.buy :]), False
        bought = _first(self._buyers[start:], counts, rule.buy)
        if bought is None:
            return None, True
        reduced = _first(self._rewards, _without(counts, bought), rule.get)
        return (None, True) if reduced is None else (self._reduced(bought, reduced), False)

    def _for_price(self, chosen: Sequence[int]) -> Take | None:
        if isinstance(self.rule, BuyXGetY):
            raise TypeError(self.rule)
        values = [self._kinds[i].value for i in chosen]
        saving = sum(values) - self.rule.price.minor
        if saving <= 0:
            return None
        parts = Money(saving, self._currency).split(values)
        return self._take(zip(chosen, (part.minor for part in parts), strict=True))

    def _reduced(self, bought: Sequence[int], reduced: Sequence[int]) -> Take:
        nothing = [(i, 0) for i in bought]
        return self._take([*nothing, *((i, self._off(i)) for i in reduced)])

    def _off(self, kind: int) -> int:
        if not isinstance(self.rule, BuyXGetY):
            raise TypeError(self.rule)
        return Money(self._kinds[kind].value, self._currency).percent(self.rule.percent).minor

    def _take(self, members: Iterable[tuple[int, int]]) -> Take:
        pieces = tuple(members)
        used = sorted(kind for kind, _ in pieces)
        return Take(
            self.index,
            pieces,
            sum(off - self._kinds[kind].base for kind, off in pieces),
            tuple((kind, len(list(same))) for kind, same in groupby(used)),
        )

    @staticmethod
    def _worth_it(take: Take | None) -> tuple[Take, ...]:
        return (take,) if take is not None and take.gain > 0 else ()


def _choices(kinds: Sequence[int], counts: Counts, size: int) -> Iterator[tuple[int, ...]]:
    """Yield every choice of ``size`` pieces, each once, the kinds in their order."""
    if size == 0:
        yield ()
        return
    if sum(counts[kind] for kind in kinds) < size:
        return
    first, others = kinds[0], kinds[1:]
    for number in range(min(size, counts[first]), -1, -1):
        for rest in _choices(others, counts, size - number):
            yield (first,) * number + rest


def _count_of_choices(kinds: Sequence[int], counts: Counts, size: int) -> int:
    ways = [1] + [0] * size
    for kind in kinds:
        most = counts[kind]
        ways = [sum(ways[max(0, have - most) : have + 1]) for have in range(size + 1)]
    return ways[size]


def _first(order: Sequence[int], counts: Counts, size: int) -> tuple[int, ...] | None:
    chosen: list[int] = []
    for kind in order:
        chosen.extend([kind] * min(counts[kind], size - len(chosen)))
        if len(chosen) == size:
            return tuple(chosen)
    return None


def _without(counts: Counts, chosen: Sequence[int]) -> Counts:
    rest = list(counts)
    for kind in chosen:
        rest[kind] -= 1
    return rest
