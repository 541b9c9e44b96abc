"""What the exceptions show, as frozen values; knows no Qt."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flag in the list; ``mark`` is the short name of its rule."""

    flag_id: str
    mark: str
    name: str
    sentence: str
    who: str
    when: str

    @property
    def key(self) -> str:
        """The flag's id, by which it is chosen."""
        return self.flag_id

    @property
    def spoken(self) -> str:
        """The flag for a screen reader."""
        return f"{self.name}, {self.when}, {self.who}. {self.sentence}"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A record that led to a flag; ``cart_id`` is empty when it is not of a sale."""

    seq: int
    time: str
    icon: str
    what: str
    amount: str
    cart_id: str

    @property
    def spoken(self) -> str:
        """The record for a screen reader."""
        return ", ".join(part for part in (self.time, self.what, self.amount) if part)


@dataclass(frozen=True, slots=True)
class FlagDetail:
    """One flag in full; ``reviewed`` says how it was settled, empty while it is open."""

    flag_id: str
    mark: str
    name: str
    sentence: str
    place: str
    entries: tuple[EntryRow, ...]
    innocent: str
    check: str
    reviewed: str

    @property
    def cart_id(self) -> str:
        """The first sale among the records; empty when there is none."""
        return next((row.cart_id for row in self.entries if row.cart_id), "")


@dataclass(frozen=True, slots=True)
class FlagsState:
    """The whole screen."""

    is_open: bool = True
    rows: tuple[FlagRow, ...] = ()
    is_last: bool = True
    is_read: bool = False
    open_count: int = 0
    detail: FlagDetail | None = None
    can_review: bool = False
    notice: str = ""
