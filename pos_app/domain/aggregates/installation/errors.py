"""What a plan of backups cannot be."""

from __future__ import annotations

from pos_app.domain.errors import InvalidValue
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class InvalidBackupPlan(InvalidValue):
    """``field`` is out of range, ``every_hours`` or ``keep``; ``most`` is its largest number."""

    field: str
    most: int
