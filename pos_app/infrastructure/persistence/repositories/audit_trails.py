"""The audit trail: one row."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from pos_app.domain.aggregates.audit_trail.audit_trail import AuditTrail, PublicKey
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.trail_tables import audit_keys, audit_trail

_GET = Statement(select(audit_trail))
_INSERT = Statement(insert(audit_trail))
_UPDATE = Statement(
    update(audit_trail)
    .where(audit_trail.c.trail_id == bindparam("key"))
    .values(
        {column.name: bindparam(column.name) for column in audit_trail.c if not column.primary_key}
    )
)

_KEEP_KEY = Statement(insert(audit_keys))


class SqlAuditTrailRepository(IdentityMap[AuditTrail, None]):
    """The one trail within one transaction; fulfils ``AuditTrailRepository``."""

    def get(self) -> AuditTrail | None:
        """Return the trail, or None before its first key was made."""
        row = self.connection.one(_GET)
        if row is None:
            return None
        trail = AuditTrail(
            trail_id=UUID(row[0]),
            register_id=row[1],
            key=PublicKey(key_id=row[2], public_key=row[3], kept_in=row[4]),
            checkpoint_number=row[5],
            checkpoint_size=row[6],
            archived_through=row[7],
        )
        return self.hold(trail.trail_id, trail)

    def add(self, trail: AuditTrail) -> None:
        """Keep a new trail."""
        self.connection.run(_INSERT, {"trail_id": str(trail.trail_id), **_columns(trail)})
        self.hold(trail.trail_id, trail)

    def save(self, trail: AuditTrail) -> None:
        """Keep what has changed."""
        self.connection.run(_UPDATE, {"key": str(trail.trail_id), **_columns(trail)})
        for key in trail.archived_keys:
            row = {"key_id": key.key_id, "public_key": key.public_key, "seq": key.seq}
            self.connection.run(_KEEP_KEY, row)


def _columns(trail: AuditTrail) -> dict[str, object]:
    return {
        "register_id": trail.register_id,
        "key_id": trail.key.key_id,
        "public_key": trail.key.public_key,
        "kept_in": trail.key.kept_in,
        "checkpoint_number": trail.checkpoint_number,
        "checkpoint_size": trail.checkpoint_size,
        "archived_through": trail.archived_through,
    }
