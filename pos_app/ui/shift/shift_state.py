"""Frozen pictures of the screen of shifts; every text in them is ready to show."""

from __future__ import annotations

from enum import Enum, auto

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Choice, Row


class Page(Enum):
    """What stands at the left."""

    HOME = auto()
    OPEN = auto()
    COUNT = auto()
    COMPARE = auto()
    CASH = auto()
    REPORTS = auto()


@dataclass(frozen=True, slots=True)
class CountRow:
    """One note, coin or amount to count; ``typed`` is what stands in its field."""

    key: str
    column: int
    label: str
    sign: str
    typed: str
    amount: str
    spoken: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class CountPart:
    """The rows of a count in two columns, each with a heading."""

    title: str
    hint: str
    headings: tuple[str, str]
    rows: tuple[CountRow, ...]
    footer: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A large amount; ``tone`` is ``danger``, ``positive`` or empty."""

    label: str
    amount: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class TenderRow:
    """What a way to pay came to, and whether it was counted."""

    icon: str
    name: str
    expected: str
    counted: str
    result: str
    tone: str


@dataclass(frozen=True, slots=True)
class ComparePart:
    """The count held against the documents."""

    title: str
    about: str
    figures: tuple[Figure, ...]
    tenders: tuple[TenderRow, ...]
    hint: str
    reasons: tuple[Choice, ...]
    note: str
    can_recount: bool
    main: str
    can_close: bool


@dataclass(frozen=True, slots=True)
class CashPart:
    """A movement of cash being told, and those of the shift so far."""

    kinds: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    own_reason: str


@dataclass(frozen=True, slots=True)
class HomeButton:
    """Something to do with the shift."""

    name: str
    label: str
    icon: str
    hint: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class HomePart:
    """How things are, and what can be done."""

    title: str
    facts: tuple[tuple[str, str], ...]
    buttons: tuple[HomeButton, ...]
    rules: tuple[tuple[str, str, tuple[Choice, ...]], ...]


@dataclass(frozen=True, slots=True)
class ReportsPart:
    """The Z reports of the register, newest first."""

    rows: tuple[Row, ...]
    nothing: str
    can_reprint: bool


@dataclass(frozen=True, slots=True)
class RailPart:
    """The dark block, the main button under it, and what is typed."""

    rows: tuple[tuple[str, str], ...]
    caption: str
    total: str
    note: str
    main: str
    icon: str
    hint: str
    can: bool
    typed: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """A report as it is printed; ``badge`` says that it is a draft."""

    title: str
    badge: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShiftState:
    """All of the screen; one of the parts belongs to ``page``."""

    page: Page
    title: str
    step: int = 0
    problem: str = ""
    info: str = ""
    home: HomePart | None = None
    count: CountPart | None = None
    compare: ComparePart | None = None
    cash: CashPart | None = None
    reports: ReportsPart | None = None
    rail: RailPart | None = None
    preview: PreviewPart | None = None
