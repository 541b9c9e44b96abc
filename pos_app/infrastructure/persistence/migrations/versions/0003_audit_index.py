"""What the audit window finds things by: indexes and kept counts."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the indexes and tables."""
