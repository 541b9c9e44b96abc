"""R7: one person cancels and removes far more often than the rest of the store does.

What chance alone would bring is bounded by the Poisson distribution around the others' rate, so
that a handful of removals on a quiet day is no flag.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import tzinfo
from typing import Any

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.rule import Finding, Rule, State, found, number
from pos_app.domain.records import dataclass

CODE = "R7"
_SEQS_KEPT = 20


@dataclass(frozen=True, slots=True)
class Parameters:
    """How many times the others' rate, after how many sales, over how many days with sales.

    ``chance_in`` says how rare it must be: one in so many.
    """

    times_the_store: int = number(3, 2, 100)
    least_sales: int = number(20, 1, 10_000)
    days: int = number(14, 1, 90)
    chance_in: int = number(100_000, 100, 1_000_000_000)


def rule(parameters: Parameters) -> Rule:
    """Return the rule; it remembers each person's counts day by day."""

    def read(state: State, entry: AuditEntry, zone: tzinfo | None) -> Iterator[Finding]:
        days: dict[str, dict[str, list[Any]]] = state.setdefault("days", {})
        today = entry.occurred_at.astimezone(zone).date().isoformat()
        counts = days.setdefault(today, {}).setdefault(entry.actor_id, [0, 0, []])
        while len(days) > parameters.days:
            del days[next(iter(days))]
        if entry.event_type == "OrderCreated":
            counts[0] += 1
            return
        counts[1] += 1
        counts[2] = [*counts[2], entry.seq][-_SEQS_KEPT:]
        flagged: dict[str, str] = state.setdefault("flagged", {})
        is_flagged = flagged.get(entry.actor_id, "") in days
        if not is_flagged and (facts := _unusual(days, entry.actor_id, parameters)):
            flagged[entry.actor_id] = today
            seqs = [seq for day in days.values() for seq in day.get(entry.actor_id, [0, 0, []])[2]]
            yield found(CODE, seqs[-_SEQS_KEPT:], entry, facts)

    return Rule(CODE, frozenset({"OrderCreated", "CartVoided", "CartItemRemoved"}), read)


def _unusual(
    days: dict[str, dict[str, list[Any]]], actor_id: str, parameters: Parameters
) -> dict[str, str] | None:
    people: dict[str, tuple[int, int]] = {}
    for day in days.values():
        for person, counts in day.items():
            before = people.get(person, (0, 0))
            people[person] = before[0] + counts[0], before[1] + counts[1]
    sales, taken = people.pop(actor_id)
    other_sales, other_taken = _normal(list(people.values()), parameters)
    if min(sales, other_sales) < parameters.least_sales:
        return None
    expected = (other_taken + 1) / other_sales * sales  # one more: nobody's rate is known as zero
    if taken <= parameters.times_the_store * expected:
        return None
    if _chance_of_at_least(taken, expected) * parameters.chance_in > 1:
        return None
    return {
        "per_hundred": f"{taken * 100 / sales:.1f}",
        "store_per_hundred": f"{other_taken * 100 / other_sales:.1f}",
        "sales": str(sales),
    }


def _normal(others: list[tuple[int, int]], parameters: Parameters) -> tuple[int, int]:
    """Return what the others sold and took out, without those who are unusual themselves.

    Two who do the same at the same time would otherwise hide each other.
    """
    others.sort(key=lambda counts: counts[1] / max(1, counts[0]))
    sales, taken = sum(counts[0] for counts in others), sum(counts[1] for counts in others)
    while others:
        own_sales, own_taken = others.pop()
        rest_sales, rest_taken = sales - own_sales, taken - own_taken
        if rest_sales < parameters.least_sales:
            break
        if own_taken <= parameters.times_the_store * (rest_taken + 1) / rest_sales * own_sales:
            break
        sales, taken = rest_sales, rest_taken
    return sales, taken


def _chance_of_at_least(count: int, expected: float) -> float:
    """Return an upper bound (Chernoff's) of a Poisson count reaching ``count`` above its mean."""
    return math.exp(count - expected - count * math.log(count / expected))
