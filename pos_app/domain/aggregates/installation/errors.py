"""What a plan of backups cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from pos_app.domain.errors import InvalidValue


@dataclass(eq=False)
class InvalidBackupPlan(InvalidValue):
    """``field`` is out of range, ``every_hours`` or ``keep``; ``most`` is its largest number."""

    field: str
    most: int
