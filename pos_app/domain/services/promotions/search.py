"""The best set of takes for the customer, no piece of the cart in two of them.

Rules that share no piece cannot disturb each other, so each group of rules that do compete is
searched alone: every combination, remembering each state of the pieces once. The steps of all
searches of a cart are counted against one budget; a group that exceeds it (dozens of different
prices under the same rules) is served greedily instead, the rule that gains most first, which
takes few steps. The budget counts steps and not time, so the same cart always costs the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pos_app.domain.records import dataclass
from pos_app.domain.services.promotions.rules import NForPrice
from pos_app.domain.services.promotions.takes import Counts, GroupOffer, Take

STEPS = 2_500
_STEPS_OF_A_TAKE = 3
_MOST_PIECES = 60

State = tuple[int, ...]
Needs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The best of a state: what it gains, the take to begin with, and the state after that."""

    gain: int
    take: Take | None
    rest: State


class _TooMuch(Exception):
    """The budget is spent."""


class Search:
    """Searches one cart; ``steps`` is the budget of all its groups together."""

    def __init__(self, counts: Counts, steps: int = STEPS) -> None:
        """Search among so many pieces of each kind."""
        self._counts = counts
        self._left = steps

    def best(self, offers: Sequence[GroupOffer]) -> list[Take]:
        """Return the takes; of equally good ones those found first, by price and rule order."""
        takes: list[Take] = []
        for group in _competing(offers):
            takes += self._best_of(group)
        return takes

    def _best_of(self, group: Sequence[GroupOffer]) -> list[Take]:
        # Its own plan is the best one for a single rule of this kind.
        if len(group) == 1 and isinstance(group[0].rule, NForPrice):
            return self._greedy(group)
        kinds = sorted({kind for offer in group for kind in offer.members})
        if sum(self._counts[kind] for kind in kinds) > _MOST_PIECES:
            return self._greedy(group)
        cost = _STEPS_OF_A_TAKE * sum(offer.count_of_takes(self._counts) for offer in group)
        if 2 * cost > self._left:
            return self._greedy(group)
        self._left -= cost
        try:
            return self._exact(group, kinds)
        except _TooMuch:
            return self._greedy(group)

    def _exact(self, group: Sequence[GroupOffer], kinds: Sequence[int]) -> list[Take]:
        places = {kind: place for place, kind in enumerate(kinds)}
        by_first: list[list[tuple[Take, Needs]]] = [[] for _ in kinds]
        for offer in group:
            for take in offer.every_take(self._counts):
                needs = tuple((places[kind], need) for kind, need in take.needs)
                by_first[needs[0][0]].append((take, needs))
        known: dict[tuple[int, State], _Found] = {}

        def gain(place: int, state: State) -> int:
            if place == len(state):
                return 0
            if not state[place] or not by_first[place]:
                return gain(place + 1, state)
            if (place, state) not in known:
                best = _Found(gain(place + 1, state), None, state)
                for take, needs in by_first[place]:
                    self._step()
                    rest = _left_of(state, needs)
                    if rest is not None:
                        total = take.gain + gain(place, rest)
                        if total > best.gain:
                            best = _Found(total, take, rest)
                known[place, state] = best
            return known[place, state].gain

        start = tuple(self._counts[kind] for kind in kinds)
        gain(0, start)
        return _path(known, start)

    def _greedy(self, group: Sequence[GroupOffer]) -> list[Take]:
        counts = list(self._counts)
        plans = ((offer.plan(counts), offer) for offer in group)
        waiting = sorted(
            ((_worth(plan), plan, 0, offer) for plan, offer in plans),
            key=lambda each: (-each[0], each[3].index),
        )
        takes: list[Take] = []
        patience = 2 * len(waiting)
        while waiting:
            worth, plan, seen, offer = waiting.pop(0)
            if seen < len(takes):
                plan = offer.plan(counts)
                worth = _worth(plan)
            # What an earlier rule took may have made this one worth less than the next.
            if waiting and worth < waiting[0][0] and patience > 0:
                patience -= 1
                place = next((i for i, e in enumerate(waiting) if e[0] < worth), len(waiting))
                waiting.insert(place, (worth, plan, len(takes), offer))
                continue
            for take in plan:
                for kind, need in take.needs:
                    counts[kind] -= need * take.times
            takes += plan
        return takes

    def _step(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _TooMuch


def _left_of(state: State, needs: Needs) -> State | None:
    for at, need in needs:
        if state[at] < need:
            return None
    rest = list(state)
    for at, need in needs:
        rest[at] -= need
    return tuple(rest)


def _path(known: Mapping[tuple[int, State], _Found], state: State) -> list[Take]:
    takes, place = [], 0
    while place < len(state):
        found = known.get((place, state))
        if found is None or found.take is None:
            place += 1
        else:
            takes.append(found.take)
            state = found.rest
    return takes


def _competing(offers: Sequence[GroupOffer]) -> list[list[GroupOffer]]:
    groups: list[tuple[set[int], list[GroupOffer]]] = []
    for offer in offers:
        pieces, members = set(offer.members), [offer]
        apart = []
        for group in groups:
            if group[0] & pieces:
                pieces |= group[0]
                members = group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (pieces, members)]
    return [sorted(members, key=lambda offer: offer.index) for _, members in groups]


def _worth(plan: Sequence[Take]) -> int:
    return sum(take.gain * take.times for take in plan)
