"""What somebody who is sure asks for: that the store goes back to a copy."""

from __future__ import annotations

from pathlib import Path

from pos_app.domain.events import ANONYMOUS
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class RestoreWish:
    """Which copy ``actor_id`` wants to go back to; the window closes, restores and opens again."""

    path: Path
    passphrase: str | None
    actor_id: str = ANONYMOUS
