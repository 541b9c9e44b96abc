"""R4: the same person approved for the same cashier again and again within a day or shift."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.rule import Finding, Rule, State, day_of, found, number
from pos_app.domain.records import dataclass

CODE = "R4"
# What was approved carries the approver too; the approval itself is there once for each request.
_GRANTED = "ApprovalGranted"


@dataclass(frozen=True, slots=True)
class Parameters:
    """How many approvals in a day make a flag."""

    times: int = number(5, 2, 100)


def rule(parameters: Parameters) -> Rule:
    """Return the rule; it remembers each pair's approvals of their latest day."""

    def read(state: State, entry: AuditEntry, zone: tzinfo | None) -> Iterator[Finding]:
        approver_id = entry.approver_id or str(entry.payload.get("approver", ""))
        pair = f"{entry.actor_id} {approver_id}"
        day, seqs = state.get(pair, ("", []))
        if day != day_of(entry, zone):
            day, seqs = day_of(entry, zone), []
        if len(seqs) < parameters.times:  # one flag a day is enough
            seqs.append(entry.seq)
            if len(seqs) == parameters.times:
                facts = {"times": str(len(seqs)), "approver_id": approver_id}
                yield found(CODE, seqs, entry, facts)
        state[pair] = (day, seqs)

    return Rule(CODE, frozenset({_GRANTED}), read)
