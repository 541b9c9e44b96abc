"""What the shop needs to keep its installation."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.installation.installation import Installation


class InstallationRepository(Protocol):
    """The one installation of the data folder."""

    def get(self, store_id: UUID) -> Installation:
        """Return the installation of the store; a fresh one while none was kept."""

    def save(self, installation: Installation) -> None:
        """Keep it."""
