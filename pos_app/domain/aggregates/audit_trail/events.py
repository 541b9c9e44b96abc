"""What happens to the log itself: who signs it, what was signed, checked, looked at or moved.

docs/audit-format.md fixes these payloads; moments are UTC text, because the text is what is signed.
"""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="AuditTrail", identified_by="trail_id")
class SigningKeyIntroduced(DomainEvent):
    """The log's first key; ``kept_in`` says where its private half lies."""

    trail_id: UUID
    key_id: str
    public_key: str
    kept_in: str


@event_type(aggregate="AuditTrail", identified_by="trail_id")
class SigningKeyRotated(DomainEvent):
    """Another key signs from now on; ``voucher`` is None when the previous one was lost."""

    trail_id: UUID
    key_id: str
    public_key: str
    kept_in: str
    previous_key_id: str
    voucher: str | None


@event_type(aggregate="AuditTrail", identified_by="trail_id")
class CheckpointSigned(DomainEvent):
    """The first ``size`` entries have the Merkle root ``root``, says the register's key."""

    trail_id: UUID
    number: int
    size: int
    root: str
    signed_at: str
    key_id: str
    signature: str


@event_type(aggregate="AuditTrail", identified_by="trail_id")
class AuditLogVerified(DomainEvent):
    """Entries ``first_seq`` to ``last_seq`` were checked.

    ``cause`` is start, hourly, asked or restored.
    """

    trail_id: UUID
    first_seq: int
    last_seq: int
    is_sound: bool
    kind: str
    first_bad_seq: int | None
    cause: str


@event_type(aggregate="AuditTrail", identified_by="trail_id")
class AuditLogViewed(DomainEvent):
    """Somebody opened the audit window; ``window`` is till or office."""

    trail_id: UUID
    window: str


@event_type(aggregate="AuditTrail", identified_by="trail_id")
class AnchorHandedOut(DomainEvent):
    """A signed checkpoint of ``size`` left the machine: as a file, by mail or printed."""

    trail_id: UUID
    size: int
    sent_by: str
    file_name: str


@event_type(aggregate="AuditTrail", identified_by="trail_id")
class AuditLogArchived(DomainEvent):
    """Entries ``first_seq`` to ``last_seq`` were written to an archive and left the live log."""

    trail_id: UUID
    first_seq: int
    last_seq: int
    last_hash: str
    file_name: str
    file_sha256: str
    checkpoint_size: int


@event_type(aggregate="AuditTrail", identified_by="trail_id")
class BackgroundWorkRetried(DomainEvent):
    """Somebody had work tried again that failed; ``of_seq`` is its entry, None for all of it."""

    trail_id: UUID
    count: int
    of_seq: int | None
