"""What a rule of the red flags is: it reads the log entry by entry and remembers a little.

A rule keeps its memory in a JSON object of its own and looks at nothing else, so the same log
gives the same findings wherever reading was interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID, uuid5

from pos_app.application.queries import AuditEntry
from pos_app.domain.records import dataclass

_FLAGS = UUID("6f2b1d9c-8f1e-5a37-9a54-3d0c2b7e4f61")

State = dict[str, Any]
"""A rule's memory; JSON types only, and of bounded size."""

Facts = dict[str, str]
"""What fills the places of a rule's sentence; amounts and counts as text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule has met its pattern in the entries ``seqs``, the last of which completed it.

    ``actor_id``, ``register_id`` and ``occurred_at`` are those of that last entry.
    """

    rule: str
    seqs: tuple[int, ...]
    actor_id: str
    register_id: str
    occurred_at: datetime
    facts: Facts

    @property
    def flag_id(self) -> UUID:
        """The same for the same rule and entries, so that reading twice finds nothing new."""
        return uuid5(_FLAGS, f"{self.rule}:{','.join(map(str, self.seqs))}")


def number(default: int, least: int, most: int) -> int:
    """Declare a parameter of a rule: what it comes with, and its bounds, both inclusive."""
    made: int = field(default=default, metadata={"least": least, "most": most})
    return made


Read = Callable[[State, AuditEntry, tzinfo | None], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its parameters; ``event_types`` are the only entries it is given.

    ``read`` changes the state it is handed. The time zone is the store's, None the machine's.
    """

    code: str
    event_types: frozenset[str]
    read: Read


def found(rule: str, seqs: list[int], last: AuditEntry, facts: Facts) -> Finding:
    """Return the finding that ``last`` completes."""
    return Finding(rule, tuple(seqs), last.actor_id, last.register_id, last.occurred_at, facts)


def day_of(entry: AuditEntry, zone: tzinfo | None) -> str:
    """Return what counts as one day of work: the shift, else the local date."""
    return entry.shift_id or entry.occurred_at.astimezone(zone).date().isoformat()
