"""What a ledger of the audit window shows (a list beside one row in full); knows no Qt.

Background work, exports and registers are ledgers: their presenters fill these values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of the list; ``ink`` is the colour role of its icon, ``note`` a line in grey."""

    key: str
    icon: str
    ink: str
    title: str
    when: str
    text: str
    note: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(part for part in (self.title, self.when, self.text, self.note) if part)


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """One row in full: a sentence, facts as label and value, and a text as it stands.

    ``seq`` is the record of the log that it is about, None without one; ``commands`` are the
    names of the buttons that it offers.
    """

    key: str
    icon: str
    ink: str
    title: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    quote_title: str = ""
    quote: str = ""
    seq: int | None = None
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What stands where there is nothing to list."""

    icon: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LedgerState:
    """The whole screen.

    ``choice`` is which part of the ledger is listed and ``labels`` what the buttons for the parts
    are called; ``commands`` are the names of the buttons in the bar that do something now.
    """

    choice: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[LedgerRow, ...] = ()
    is_last: bool = True
    is_read: bool = False
    page: LedgerPage | None = None
    notice: str = ""
    emptiness: Emptiness | None = None
    commands: tuple[str, ...] = ()
