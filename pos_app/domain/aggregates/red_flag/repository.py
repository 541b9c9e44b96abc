"""What the shop needs to keep red flags."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.red_flag.red_flag import RedFlag


class RedFlagRepository(Protocol):
    """The red flags of the store."""

    def by_id(self, flag_id: UUID) -> RedFlag | None:
        """Return the flag, or None."""

    def add(self, flag: RedFlag) -> None:
        """Keep a new flag."""

    def save(self, flag: RedFlag) -> None:
        """Keep that the flag was settled."""
