"""R1: a sale with items was given up; soon its register's drawer was opened without a sale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.rule import Finding, Rule, State, found, number
from pos_app.domain.records import dataclass

CODE = "R1"


@dataclass(frozen=True, slots=True)
class Parameters:
    """How soon after the cancelled sale the drawer counts."""

    within_minutes: int = number(3, 1, 240)


def rule(parameters: Parameters) -> Rule:
    """Return the rule; it remembers each register's last cancelled sale."""
    longest = timedelta(minutes=parameters.within_minutes)

    def read(state: State, entry: AuditEntry, _: tzinfo | None) -> Iterator[Finding]:
        if entry.event_type == "CartVoided":
            if entry.payload["item_count"] > 0:
                state[entry.register_id] = [
                    entry.seq,
                    entry.occurred_at.isoformat(),
                    entry.payload["total"],
                ]
            return
        if entry.register_id not in state:
            return
        seq, moment, total = state.pop(entry.register_id)
        passed = entry.occurred_at - datetime.fromisoformat(moment)
        if timedelta() <= passed <= longest:
            facts = {"total": total, "seconds": str(int(passed.total_seconds()))}
            yield found(CODE, [seq, entry.seq], entry, facts)

    return Rule(CODE, frozenset({"CartVoided", "DrawerOpened"}), read)
