"""What the rules of tiles forbid."""

from __future__ import annotations

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class TileRefused(DomainError):
    """``reason`` is ``name``, ``pages``, ``tiles``, ``twice`` or ``gone``: see ``about``."""

    reason: str
    about: str
