"""R3: one person gave discounts just under the limit again and again within a day or shift."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from decimal import Decimal

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.cart_lines import LINE_EVENTS, follow, line_key, lines_of
from pos_app.application.red_flags.rule import Finding, Rule, State, day_of, found, number
from pos_app.domain.records import dataclass

CODE = "R3"


@dataclass(frozen=True, slots=True)
class Parameters:
    """The limit in percent of a line, from which part of it a discount counts, and how often."""

    limit_percent: int = number(20, 1, 100)
    from_percent_of_limit: int = number(80, 1, 100)
    times: int = number(5, 2, 100)


def rule(parameters: Parameters) -> Rule:
    """Return the rule; it remembers each person's lines of their latest day."""
    highest = Decimal(parameters.limit_percent)
    lowest = highest * parameters.from_percent_of_limit / 100

    def read(state: State, entry: AuditEntry, zone: tzinfo | None) -> Iterator[Finding]:
        if entry.event_type in LINE_EVENTS:
            follow(state, entry)
            return
        percent = _percent_of(state, entry)
        if percent is None or not lowest <= percent <= highest:
            return
        people = state.setdefault("people", {})
        day, lines = people.get(entry.actor_id, ("", {}))
        if day != day_of(entry, zone):
            day, lines = day_of(entry, zone), {}
        is_known = len(lines) >= parameters.times
        if not is_known:  # one flag a day is enough
            lines[f"{entry.aggregate_id} {line_key(entry)}"] = entry.seq
        people[entry.actor_id] = (day, lines)
        if not is_known and len(lines) >= parameters.times:
            facts = {"times": str(len(lines)), "limit": str(parameters.limit_percent)}
            yield found(CODE, sorted(lines.values()), entry, facts)

    return Rule(CODE, LINE_EVENTS | {"CartLineDiscounted"}, read)


def _percent_of(state: State, entry: AuditEntry) -> Decimal | None:
    """Return the discount in percent of its line; None for a line that is not remembered."""
    quantity = lines_of(state, entry.aggregate_id).get(line_key(entry))
    worth = Decimal(quantity or "0") * Decimal(entry.payload["unit_price"])
    if worth <= 0:
        return None
    return Decimal(entry.payload["new_discount"]) * 100 / worth
