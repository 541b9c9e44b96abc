"""What happens to a store's installation: backups, restores, other versions of the program."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Installation", identified_by="installation_id")
class BackupMade(DomainEvent):
    """A copy was made and verified; it holds the log up to entry ``last_seq``.

    ``cause`` is asked, schedule or shift; ``place`` is store (beside the database), folder or file.
    """

    installation_id: UUID
    file_name: str
    place: str
    size_bytes: int
    last_seq: int
    is_encrypted: bool
    cause: str


@event_type(aggregate="Installation", identified_by="installation_id")
class BackupFailed(DomainEvent):
    """No copy could be made, the first time since one was; ``reason`` is away, full or failed."""

    installation_id: UUID
    cause: str
    reason: str


@event_type(aggregate="Installation", identified_by="installation_id")
class BackupPlanChanged(DomainEvent):
    """Copies are made and kept by another rule from now on."""

    installation_id: UUID
    place: str
    every_hours: int
    is_after_shift: bool
    keep_hourly: int
    keep_daily: int
    keep_monthly: int
    is_encrypted: bool


@event_type(aggregate="Installation", identified_by="installation_id")
class StoreRestored(DomainEvent):
    """The store went back to a copy that held the log up to ``last_seq``, taken at ``taken_at``.

    The log that was replaced went on to ``replaced_last_seq`` (None when it could not be read) and
    is kept as ``replaced_file``: what lies between is not in this log.
    """

    installation_id: UUID
    file_name: str
    taken_at: str
    last_seq: int
    replaced_last_seq: int | None
    replaced_file: str


@event_type(aggregate="Installation", identified_by="installation_id")
class ProgramVersionChanged(DomainEvent):
    """Another version of the program runs the store; ``new_schema`` is the database's revision."""

    installation_id: UUID
    old_version: str
    new_version: str
    new_schema: str
