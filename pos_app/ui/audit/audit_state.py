"""What the audit window shows, as frozen values; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pos_app.application.queries import AuditFilter

Change = tuple[str, str, str]
"""What changed, how it was, how it is."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of the list, as texts; ``seq`` is its key and ``aggregate_id`` its subject's."""

    seq: int
    seq_text: str
    time: str
    who: str
    icon: str
    event: str
    about: str
    summary: str
    amount: str
    aggregate_id: str
    has_date: bool = False

    @property
    def as_text(self) -> str:
        """The row for the clipboard and for a screen reader, without empty parts."""
        parts = (f"#{self.seq_text}", self.time, self.who, self.event, self.about, self.summary)
        return ", ".join(part for part in (*parts, self.amount) if part)


@dataclass(frozen=True, slots=True)
class LifeRow:
    """One event in the life of a subject; ``is_shown`` marks the one in the inspector."""

    seq: int
    time: str
    text: str
    amount: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """One entry in full: its sentence, changes, payload, proof, and its subject's life."""

    seq: int
    seq_text: str
    title: str
    icon: str
    sentence: str
    when: str
    changes: tuple[Change, ...]
    about: str
    aggregate_type: str
    aggregate_id: str
    payload: dict[str, object]
    event_name: str
    event_id: str
    prev_hash: str
    hash: str
    life: tuple[LifeRow, ...] = ()
    life_is_cut: bool = False


class Band(Enum):
    """What the integrity band says."""

    UNCHECKED = "unchecked"
    CHECKING = "checking"
    SOUND = "sound"
    DEFECT = "defect"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class BandState:
    """The band's headline and detail; ``done`` of ``of`` while it is checking."""

    band: Band = Band.UNCHECKED
    headline: str = ""
    detail: str = ""
    done: int = 0
    of: int = 0
    bad_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter's list; ``value`` is None for everything."""

    text: str
    value: object
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FilterState:
    """A filter button: its name, what is chosen, and what can be."""

    name: str
    chosen: str
    is_active: bool
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditState:
    """Everything around the list; the list itself comes page by page.

    ``matching`` is how many entries pass, None until they are counted; ``is_reading`` while a
    list is on its way; ``way_out`` names the filter to take away first from an empty list, and
    says how that is called.
    """

    where: AuditFilter = field(default_factory=AuditFilter)
    who: FilterState = field(default_factory=lambda: FilterState("", "", is_active=False))
    event: FilterState = field(default_factory=lambda: FilterState("", "", is_active=False))
    about: FilterState = field(default_factory=lambda: FilterState("", "", is_active=False))
    period: FilterState = field(default_factory=lambda: FilterState("", "", is_active=False))
    count: str = ""
    matching: int | None = None
    is_reading: bool = False
    is_live: bool = True
    unseen: int = 0
    pending: int = 0
    is_empty: bool = False
    empty_headline: str = ""
    empty_detail: str = ""
    way_out: tuple[str, str] | None = None
    notice: str = ""
    band: BandState = field(default_factory=BandState)
