"""The installation of one store: which version runs it, how it is backed up, what was restored."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.domain.aggregates.installation.events import (
    BackupFailed,
    BackupMade,
    BackupPlanChanged,
    ProgramVersionChanged,
    StoreRestored,
)


class Installation(Aggregate):
    """Knows the last good copy, and since when none could be made.

    ``installation_id`` is the store's id: there is one installation for each data folder.
    """

    __slots__ = (
        "failing_since",
        "failure",
        "installation_id",
        "last_backup_at",
        "last_backup_seq",
        "plan",
        "program_version",
    )

    def __init__(
        self,
        *,
        installation_id: UUID,
        program_version: str = "",
        plan: BackupPlan | None = None,
        last_backup_at: datetime | None = None,
        last_backup_seq: int = 0,
        failing_since: datetime | None = None,
        failure: str = "",
    ) -> None:
        """Restore what was saved; a store that never had one begins with the usual plan."""
        super().__init__()
        self.installation_id = installation_id
        self.program_version = program_version
        self.plan = plan or BackupPlan()
        self.last_backup_at = last_backup_at
        self.last_backup_seq = last_backup_seq
        self.failing_since = failing_since
        self.failure = failure

    def run_by(self, version: str, schema: str) -> None:
        """Record that another version of the program runs the store now; the same one is no news.

        The first version that is known changes nothing: the store was set up with it.
        """
        old, self.program_version = self.program_version, version
        if old not in {"", version}:
            self._raise_event(
                ProgramVersionChanged(
                    installation_id=self.installation_id,
                    old_version=old,
                    new_version=version,
                    new_schema=schema,
                )
            )

    def change_plan(self, plan: BackupPlan) -> None:
        """Go by another rule from now on; the same rule changes nothing."""
        if plan == self.plan:
            return
        self.plan = plan
        self._raise_event(
            BackupPlanChanged(
                installation_id=self.installation_id,
                place="folder" if plan.folder else "store",
                every_hours=plan.every_hours,
                is_after_shift=plan.is_after_shift,
                keep_hourly=plan.keep_hourly,
                keep_daily=plan.keep_daily,
                keep_monthly=plan.keep_monthly,
                is_encrypted=bool(plan.lock),
            )
        )

    def record_backup(
        self,
        *,
        file_name: str,
        place: str,
        size_bytes: int,
        last_seq: int,
        is_encrypted: bool,
        cause: str,
        at: datetime,
    ) -> None:
        """Record a copy that was made and verified; what failed before is over."""
        self.last_backup_at = at
        self.last_backup_seq = last_seq
        self.failing_since = None
        self.failure = ""
        self._raise_event(
            BackupMade(
                installation_id=self.installation_id,
                file_name=file_name,
                place=place,
                size_bytes=size_bytes,
                last_seq=last_seq,
                is_encrypted=is_encrypted,
                cause=cause,
            )
        )

    def record_failure(self, reason: str, cause: str, at: datetime) -> None:
        """Record that no copy could be made; the tries after the first are no news."""
        is_news = self.failing_since is None or reason != self.failure
        self.failing_since = self.failing_since or at
        self.failure = reason
        if is_news:
            self._raise_event(
                BackupFailed(installation_id=self.installation_id, cause=cause, reason=reason)
            )

    def record_restore(
        self,
        *,
        file_name: str,
        taken_at: str,
        last_seq: int,
        replaced_last_seq: int | None,
        replaced_file: str,
    ) -> None:
        """Record that the store went back to a copy, and where the log that it had lies."""
        self._raise_event(
            StoreRestored(
                installation_id=self.installation_id,
                file_name=file_name,
                taken_at=taken_at,
                last_seq=last_seq,
                replaced_last_seq=replaced_last_seq,
                replaced_file=replaced_file,
            )
        )
