"""What the rules of imports forbid."""

from __future__ import annotations

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class ImportNotDone(DomainError):
    """The file was taken back already."""

    file_name: str
