"""What the shop needs from a store of scales."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.scale.scale import Scale


class ScaleRepository(Protocol):
    """The scale of each register."""

    def of(self, register_id: str) -> Scale:
        """Return the scale of a register; one without device when none was chosen."""

    def save(self, scale: Scale) -> None:
        """Keep which scale a register reads."""
