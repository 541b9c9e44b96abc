"""What screens ask about red flags, answered page by page and never for change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.records import dataclass

if TYPE_CHECKING:  # the audit queries lead to these, and these to entries of the audit queries
    from pos_app.application.queries import AuditEntry

RedFlagKey = tuple[datetime, str]
"""What pages go by: when a flag's pattern was completed, and its id."""


@dataclass(frozen=True, slots=True)
class RedFlagEntry:
    """A red flag as it is stored; open as long as it has no ``reason``.

    ``actor_id``, ``register_id`` and ``occurred_at`` (aware UTC) are those of the entry that
    completed the pattern; ``facts`` fill the rule's sentence, amounts and counts as text.
    """

    flag_id: str
    rule: str
    actor_id: str
    register_id: str
    occurred_at: datetime
    facts: Mapping[str, str]
    reason: str | None

    @property
    def key(self) -> RedFlagKey:
        """What the page of older flags is asked with."""
        return (self.occurred_at, self.flag_id)


@dataclass(frozen=True, slots=True)
class RedFlagWithEntries:
    """A flag with the entries that led to it, oldest first; archived ones are not among them."""

    flag: RedFlagEntry
    entries: tuple[AuditEntry, ...]


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What somebody set about a rule; its parameters as text, by name."""

    rule: str
    is_on: bool
    parameters: Mapping[str, str]


class RedFlagQueries(Protocol):
    """The red flags, on the connection of the audit queries they belong to."""

    def page(
        self, before: RedFlagKey | None, limit: int, *, is_open: bool
    ) -> tuple[RedFlagEntry, ...]:
        """Return the newest open or settled flags older than a key (or of all), newest first."""

    def flag(self, flag_id: str) -> RedFlagWithEntries | None:
        """Return one flag with the entries that led to it, or None."""

    def count_open(self) -> int:
        """Return how many flags nobody has settled."""

    def of_cart(self, cart_id: str) -> tuple[tuple[RedFlagEntry, tuple[int, ...]], ...]:
        """Return the flags that point at a cart or its order, oldest first, with their seqs."""

    def rule_settings(self) -> tuple[RuleSetting, ...]:
        """Return what was ever set about rules; the others are as they come."""
