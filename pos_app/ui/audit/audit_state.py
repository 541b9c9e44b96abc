"""What the audit window shows, as frozen values; knows no Qt."""

from __future__ import annotations

from dataclasses import field
from enum import Enum

from pos_app.application.queries import AuditFilter
from pos_app.domain.records import dataclass
from pos_app.ui.i18n import _

Change = tuple[str, str, str]
"""What changed, how it was, how it is."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of the list, as texts; ``seq`` is its key and ``aggregate_id`` its subject's."""

    seq: int
    seq_text: str
    time: str
    who: str
    approver: str
    icon: str
    event: str
    about: str
    summary: str
    amount: str
    aggregate_id: str
    has_date: bool = False
    flags: tuple[str, ...] = ()

    @property
    def as_text(self) -> str:
        """The row for the clipboard and for a screen reader, without empty parts."""
        parts = (f"#{self.seq_text}", self.time, self.who, self.approved, self.event, self.about)
        flags = _("Red flag {rules}").format(rules=" ".join(self.flags)) if self.flags else ""
        return ", ".join(part for part in (*parts, self.summary, self.amount, flags) if part)

    @property
    def approved(self) -> str:
        """Who approved it, in words; empty for no one."""
        return _("approved by {who}").format(who=self.approver) if self.approver else ""


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
    """One entry in full: its sentence, changes, payload, proof, and its subject's life.

    ``person`` is who did it, with what they did before and after; empty for nobody signed in.
    """

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
    person: str = ""
    life_of_person: tuple[LifeRow, ...] = ()


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
    """A filter button: its name, what is chosen, and what can be.

    ``key`` names it in :mod:`pos_app.ui.audit.narrowing`; one without choices is a switch. A
    filter that has nothing to choose from ``is_offered`` no place; one that is set ``clears`` by
    its cross.
    """

    key: str
    name: str
    chosen: str
    is_active: bool
    choices: tuple[Choice, ...] = ()
    is_offered: bool = True
    clears: bool = True


@dataclass(frozen=True, slots=True)
class AuditState:
    """Everything around the list; the list itself comes page by page.

    ``matching`` is how many entries pass, None until they are counted; ``is_reading`` while a
    list is on its way; ``is_away`` while newer entries lie above those read; ``way_out`` names the
    filter to take away first from an empty list, and says how that is called.
    """

    where: AuditFilter = field(default_factory=AuditFilter)
    filters: tuple[FilterState, ...] = ()
    count: str = ""
    matching: int | None = None
    is_reading: bool = False
    is_live: bool = True
    is_away: bool = False
    unseen: int = 0
    pending: int = 0
    is_empty: bool = False
    empty_headline: str = ""
    empty_detail: str = ""
    way_out: tuple[str, str] | None = None
    notice: str = ""
    band: BandState = field(default_factory=BandState)
