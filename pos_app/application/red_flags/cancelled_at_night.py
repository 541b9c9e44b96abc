"""R6: a sale with items was given up outside the hours in which the store is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.rule import Finding, Rule, State, found, number
from pos_app.domain.records import dataclass

CODE = "R6"


@dataclass(frozen=True, slots=True)
class Parameters:
    """The hours of the day, local time: from the first inclusive to the last exclusive."""

    first_hour: int = number(7, 0, 23)
    last_hour: int = number(22, 1, 24)


def rule(parameters: Parameters) -> Rule:
    """Return the rule; it needs no memory."""

    def read(_: State, entry: AuditEntry, zone: tzinfo | None) -> Iterator[Finding]:
        local = entry.occurred_at.astimezone(zone)
        is_open = parameters.first_hour <= local.hour < parameters.last_hour
        if entry.payload["item_count"] > 0 and not is_open:
            facts = {"total": entry.payload["total"], "local_time": f"{local:%H:%M}"}
            yield found(CODE, [entry.seq], entry, facts)

    return Rule(CODE, frozenset({"CartVoided"}), read)
