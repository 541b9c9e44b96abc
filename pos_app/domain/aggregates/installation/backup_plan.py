"""When copies of the store are made by themselves, where to, and how many are kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from pos_app.domain.aggregates.installation.errors import InvalidBackupPlan
from pos_app.domain.records import dataclass

MOST_HOURS = 168
MOST_KEPT = 400


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """The rule of a store's backups.

    ``folder`` is an absolute path, or empty for the ``backups`` folder beside the database.
    ``every_hours`` is 0 for no schedule. Of the copies, the newest of each of the last
    ``keep_hourly`` hours, ``keep_daily`` days and ``keep_monthly`` months stay. ``lock`` is the
    public half of what a passphrase opens; empty leaves copies readable.
    """

    folder: str = ""
    every_hours: int = 1
    is_after_shift: bool = True
    keep_hourly: int = 12
    keep_daily: int = 14
    keep_monthly: int = 12
    lock: str = ""

    def __post_init__(self) -> None:
        """Refuse numbers that make no plan.

        Raises:
            InvalidBackupPlan: a number is out of range, or nothing would be kept.
        """
        kept = (self.keep_hourly, self.keep_daily, self.keep_monthly)
        if not 0 <= self.every_hours <= MOST_HOURS:
            raise InvalidBackupPlan(field="every_hours", most=MOST_HOURS)
        if not all(0 <= count <= MOST_KEPT for count in kept):
            raise InvalidBackupPlan(field="keep", most=MOST_KEPT)
        if not any(kept):
            raise InvalidBackupPlan(field="keep", most=MOST_KEPT)

    def is_due(self, last_made_at: datetime | None, now: datetime) -> bool:
        """Return whether the schedule wants a copy now; a clock set back makes one due."""
        if not self.every_hours:
            return False
        if last_made_at is None or last_made_at > now:
            return True
        return now - last_made_at >= timedelta(hours=self.every_hours)
