"""What the log knows of a register, read with a handful of questions; knows no Qt."""

from __future__ import annotations

from pos_app.application.queries import AuditEntry, AuditFilter, AuditQueries, Matching
from pos_app.domain.aggregates.audit_trail.events import (
    AnchorHandedOut,
    AuditLogArchived,
    AuditLogVerified,
    CheckpointSigned,
    SigningKeyIntroduced,
    SigningKeyRotated,
)
from pos_app.domain.aggregates.store.events import TillStarted
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """A register's records: how many, the first and the last, and the newest of some kinds."""

    register_id: str
    records: Matching
    first: AuditEntry | None
    last: AuditEntry | None
    seal: AuditEntry | None
    key: AuditEntry | None
    check: AuditEntry | None
    anchor: AuditEntry | None
    anchors: Matching
    archive: AuditEntry | None
    start: AuditEntry | None
    waiting: int

    @property
    def is_sound(self) -> bool:
        """Whether its newest check found no defect."""
        return self.check is not None and self.check.payload.get("is_sound") is True


def facts_of(queries: AuditQueries, register_id: str) -> RegisterFacts:
    """Return what the log says of a register; each question is answered from the index."""

    def newest(*kinds: type) -> AuditEntry | None:
        where = AuditFilter(
            register_id=register_id, event_types=frozenset(kind.__name__ for kind in kinds)
        )
        return next(iter(queries.page(where, None, 1)), None)

    everything = AuditFilter(register_id=register_id)
    handed_out = AuditFilter(
        register_id=register_id, event_types=frozenset({AnchorHandedOut.__name__})
    )
    return RegisterFacts(
        register_id=register_id,
        records=queries.count(everything),
        first=next(iter(queries.newer(everything, 0, 1)), None),
        last=next(iter(queries.page(everything, None, 1)), None),
        seal=newest(CheckpointSigned),
        key=newest(SigningKeyIntroduced, SigningKeyRotated),
        check=newest(AuditLogVerified),
        anchor=newest(AnchorHandedOut),
        anchors=queries.count(handed_out),
        archive=newest(AuditLogArchived),
        start=newest(TillStarted),
        waiting=queries.pending(),
    )
