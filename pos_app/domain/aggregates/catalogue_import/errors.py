"""What the rules of imports forbid."""

from __future__ import annotations

from dataclasses import dataclass

from pos_app.domain.errors import DomainError


@dataclass(eq=False)
class ImportNotDone(DomainError):
    """The file was taken back already."""

    file_name: str
