"""What the rules of tiles forbid."""

from __future__ import annotations

from dataclasses import dataclass

from pos_app.domain.errors import DomainError


@dataclass(eq=False)
class TileRefused(DomainError):
    """``reason`` is ``name``, ``pages``, ``tiles``, ``twice`` or ``gone``: see ``about``."""

    reason: str
    about: str
