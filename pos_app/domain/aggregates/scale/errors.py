"""What the rules of scales forbid."""

from __future__ import annotations

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class InvalidScale(DomainError):
    """``text`` is no name of a device."""

    text: str
