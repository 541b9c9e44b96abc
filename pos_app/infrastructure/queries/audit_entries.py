"""A row of the audit log as screens get it."""

from __future__ import annotations

from typing import Any

from pos_app.application.queries import AuditEntry
from pos_app.infrastructure.audit.index_block import payload_of
from pos_app.infrastructure.persistence.moments import from_text


def entry_of(row: tuple[Any, ...]) -> AuditEntry:
    """Return the entry of a row with all the columns of the log."""
    return AuditEntry(
        seq=row[0],
        event_type=row[1],
        event_id=row[2],
        occurred_at=from_text(row[3]),
        actor_id=row[4],
        approver_id=row[5],
        register_id=row[6],
        shift_id=row[7],
        aggregate_type=row[8],
        aggregate_id=row[9],
        event_data=row[10],
        payload=payload_of(row[10]),
        prev_hash=row[11],
        hash=row[12],
    )
