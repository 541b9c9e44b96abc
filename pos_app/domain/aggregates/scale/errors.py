"""What the rules of scales forbid."""

from __future__ import annotations

from dataclasses import dataclass

from pos_app.domain.errors import DomainError


@dataclass(eq=False)
class InvalidScale(DomainError):
    """``text`` is no name of a device."""

    text: str
