"""What an examination of a store and its machine found: facts, not sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import IntEnum

from pos_app.domain.records import dataclass


class Level(IntEnum):
    """How a finding is to be taken; the worst one decides."""

    FINE = 0
    UNKNOWN = 1
    """It could not be looked at here."""
    ADVICE = 2
    """Selling is safe, and something should be done."""
    BAD = 3
    """Sales or the log are in danger."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What ``check`` found; ``kind`` tells apart what one check may say.

    ``facts`` are plain values: sizes in bytes, times in milliseconds or UTC text.
    """

    check: str
    level: Level
    kind: str = ""
    facts: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything that was found, in the order of the checks."""

    findings: tuple[Finding, ...]

    @property
    def level(self) -> Level:
        """The worst of it."""
        return max((finding.level for finding in self.findings), default=Level.UNKNOWN)
