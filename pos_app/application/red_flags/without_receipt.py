"""R5: one person took goods back without a receipt so many times within a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from decimal import Decimal

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.rule import Finding, Rule, State, day_of, found, number
from pos_app.domain.records import dataclass

CODE = "R5"
_KIND = "without receipt"


@dataclass(frozen=True, slots=True)
class Parameters:
    """How many such returns of one person in one day are worth a look."""

    times: int = number(1, 1, 100)


def rule(parameters: Parameters) -> Rule:
    """Return the rule; it remembers each person's returns of their latest day."""

    def read(state: State, entry: AuditEntry, zone: tzinfo | None) -> Iterator[Finding]:
        if entry.payload["kind"] != _KIND:
            return
        people = state.setdefault("people", {})
        day, seqs, total = people.get(entry.actor_id, ("", [], "0"))
        if day != day_of(entry, zone):
            day, seqs, total = day_of(entry, zone), [], "0"
        is_known = len(seqs) >= parameters.times
        if not is_known:  # one flag a day is enough
            seqs = [*seqs, entry.seq]
            total = str(Decimal(total) + Decimal(entry.payload["total"]))
        people[entry.actor_id] = (day, seqs, total)
        if not is_known and len(seqs) >= parameters.times:
            yield found(CODE, seqs, entry, {"times": str(len(seqs)), "total": total})

    return Rule(CODE, frozenset({"RefundCreated"}), read)
