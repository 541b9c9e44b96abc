"""What the replay of a sale shows, as frozen values; knows no Qt."""

from __future__ import annotations

from enum import Enum

from pos_app.domain.records import dataclass
from pos_app.ui.i18n import _


@dataclass(frozen=True, slots=True)
class CartFlag:
    """A red flag on the sale: its rule's name, a whole sentence, and the seqs it points at."""

    name: str
    sentence: str
    seqs: tuple[int, ...]


class RowKind(Enum):
    """What a row of the steps is: one step, several quick ones in a row, or a long pause."""

    STEP = "step"
    RUN = "run"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class StepRow:
    """A row of the steps; it leads to step ``first`` and stands for all until ``last``."""

    kind: RowKind
    first: int
    last: int
    icon: str
    text: str
    time: str = ""
    amount: str = ""
    is_loss: bool = False
    is_flagged: bool = False

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(part for part in (self.time, self.text, self.amount) if part)


@dataclass(frozen=True, slots=True)
class CartRow:
    """A line of the cart, with its ``discount``.

    ``mark`` says what the step did to it, ``brief`` the same in a word or two where there is
    little room; ``is_gone`` says that it left.
    """

    quantity: str
    name: str
    amount: str
    discount: str = ""
    mark: str = ""
    brief: str = ""
    mark_icon: str = ""
    is_gone: bool = False

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        said = f"{self.quantity} {self.name}, {self.amount}"
        off = _("discount {amount}").format(amount=self.discount) if self.discount else ""
        return ", ".join(part for part in (said, off, self.mark) if part)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know of the sale."""

    icon: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class TrackStep:
    """A step on the slider; ``at`` is in milliseconds from the first."""

    at: int
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A long pause on the slider, in milliseconds from the first step."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Track:
    """The slider: when each step was, in proportion to real time."""

    steps: tuple[TrackStep, ...] = ()
    pauses: tuple[Stretch, ...] = ()
    first: str = ""
    last: str = ""

    @property
    def length(self) -> int:
        """Milliseconds from the first step to the last."""
        return self.steps[-1].at if self.steps else 0


@dataclass(frozen=True, slots=True)
class SaleTexts:
    """What does not change while one sale is replayed."""

    title: str
    detail: str
    rows: tuple[StepRow, ...]
    facts: tuple[Fact, ...]
    flags: tuple[CartFlag, ...]
    track: Track
    receipt: str


@dataclass(frozen=True, slots=True)
class MomentTexts:
    """The sale at one step: the cart, and what the customer had to pay."""

    title: str
    time: str
    flag: str
    cart: tuple[CartRow, ...]
    empty: str
    before: str
    caption: str
    now: str
    difference: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ReplayState:
    """The whole screen while a sale is replayed; ``step`` counts from 1."""

    sale: SaleTexts
    moment: MomentTexts
    step: int
    is_playing: bool = False
    speed: int = 1
    skips_pauses: bool = False
    notice: str = ""


@dataclass(frozen=True, slots=True)
class SaleRow:
    """A sale to choose."""

    cart_id: str
    time: str
    name: str
    who: str
    outcome: str
    amount: str

    @property
    def spoken(self) -> str:
        """The sale for a screen reader."""
        parts = (self.name, self.time, self.who, self.outcome, self.amount)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """The sales to choose from, and what was wrong with what was typed."""

    sales: tuple[SaleRow, ...] = ()
    problem: str = ""
