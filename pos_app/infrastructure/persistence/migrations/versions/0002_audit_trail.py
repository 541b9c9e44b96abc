"""The log's evidence: tile roots, checkpoints, the trail that they belong to."""

from __future__ import annotations

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables."""
