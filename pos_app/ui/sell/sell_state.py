"""The frozen picture of the sell screen that a view draws; every text in it is ready to show.

Split by region, so that a view redraws only the regions whose part changed.
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.records import dataclass
from pos_app.ui.sell.payment_state import NoteButton, PaymentPart
from pos_app.ui.sell.wait_sheet import WaitSheet

if TYPE_CHECKING:
    from pos_app.ui.sell.bar_state import BarPart
    from pos_app.ui.tile_rows import TileRow


@dataclass(frozen=True, slots=True)
class LineRow:
    """A cart line. ``unit`` is empty for pieces; ``discount`` is empty without one.

    ``is_beside`` is a deposit, which goes along with the goods above it.
    """

    number: int
    quantity: str
    unit: str
    name: str
    price: str
    discount: str
    discount_amount: str
    amount: str
    spoken: str
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class CartPart:
    """The cart, or the last sale once it is paid; ``selected`` and ``touched`` are line numbers.

    ``number`` is that of the sale once it has one, before that the name of the customer.
    """

    title: str
    number: str
    item_count: str
    items_word: str
    rows: tuple[LineRow, ...]
    selected: int | None = None
    touched: int | None = None
    is_paid: bool = False


@dataclass(frozen=True, slots=True)
class MoneyPart:
    """The dark block and the tender buttons; ``rows`` are label and amount.

    ``typed`` is an amount in the entry, which the cash button then takes instead of ``exact``.
    With ``is_paid_out`` the empties are worth more than the goods, and ``exact`` goes out.
    """

    rows: tuple[tuple[str, str], ...]
    label: str
    total: str
    exact: str
    notes: tuple[NoteButton, ...]
    can_pay: bool
    spoken: str
    typed: str = ""
    is_paid_out: bool = False


@dataclass(frozen=True, slots=True)
class ChipRow:
    """A department to choose; ``key`` is its name, None for the popular products."""

    key: str | None
    label: str
    icon: str
    colour: str


@dataclass(frozen=True, slots=True)
class ShelfPart:
    """Chips and tiles; ``chosen`` is the chip's key, ``is_search`` when tiles are results."""

    chips: tuple[ChipRow, ...]
    more: tuple[ChipRow, ...]
    chosen: str | None
    tiles: tuple[TileRow, ...]
    is_search: bool = False


@dataclass(frozen=True, slots=True)
class CardButton:
    """An answer on a card; ``action`` is what the presenter is told."""

    action: str
    label: str
    hint: str
    icon: str = ""
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class CardPart:
    """A sentence in place of the tiles: an unknown code, nothing found, a price to check."""

    icon: str
    title: str
    sentence: str
    buttons: tuple[CardButton, ...]


@dataclass(frozen=True, slots=True)
class StateLine:
    """A line with a mark; ``kind`` is ``done``, ``waiting`` or ``failed``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class CompletePart:
    """The panel after a payment; ``pdf`` is the receipt to open, None until it is written."""

    order_number: str
    headline: str
    paid: str
    change: str
    pieces: tuple[str, ...]
    lines: tuple[StateLine, ...]
    pdf: Path | None
    spoken: str


LeftPart = ShelfPart | CardPart | CompletePart | PaymentPart


@dataclass(frozen=True, slots=True)
class EntryPart:
    """The entry field and the readout above the keypad, which echoes numbers.

    ``is_refused`` marks an amount that was not taken: the next one typed takes its place.
    """

    text: str = ""
    readout: str = ""
    is_price_check: bool = False
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class BannerPart:
    """The message under the top bar; ``severity`` is ``info``, ``warning`` or ``danger``."""

    severity: str
    icon: str
    headline: str
    rest: str
    buttons: tuple[CardButton, ...] = ()


@dataclass(frozen=True, slots=True)
class LastSale:
    """The strip above the total on a wide window."""

    total: str
    change: str


@dataclass(frozen=True, slots=True)
class NumberSheet:
    """Asks for a number; ``preview`` shows what it leads to before it is confirmed.

    ``choices`` are the reasons to choose from, ``other`` a button that asks something else.
    """

    title: str
    sentence: str
    placeholder: str
    text: str
    preview: str
    problem: str
    confirm: str
    has_percent: bool = False
    choices: tuple[str, ...] = ()
    chosen: int = 0
    other: CardButton | None = None


@dataclass(frozen=True, slots=True)
class NameSheet:
    """Asks for a few words; Enter confirms, without any too."""

    title: str
    sentence: str
    placeholder: str
    confirm: str
    icon: str
    text: str = ""
    problem: str = ""

    @property
    def question(self) -> tuple[str, ...]:
        """What is asked, whatever was typed so far."""
        return self.title, self.sentence, self.placeholder, self.confirm


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """Asks before something is given up; Enter and Esc give the safe answer."""

    title: str
    sentence: str
    keep: str
    go_on: str


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """What a product costs and how much is left; adds nothing by itself."""

    name: str
    price: str
    rows: tuple[tuple[str, str], ...]
    sku: str
    can_add: bool


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """The last receipt as text; ``pdf`` is None while there is none to open."""

    title: str
    lines: tuple[str, ...]
    state: str
    pdf: Path | None


@dataclass(frozen=True, slots=True)
class DepartmentsSheet:
    """All departments that have no chip of their own."""

    chips: tuple[ChipRow, ...]
    chosen: str | None


SheetPart = (
    NumberSheet
    | NameSheet
    | QuestionSheet
    | WaitSheet
    | PriceSheet
    | ReceiptSheet
    | DepartmentsSheet
)


@dataclass(frozen=True, slots=True)
class SellState:
    """All of the screen; ``enabled`` names the cart actions that have something to act on.

    ``held`` is how many sales are set aside.
    """

    cart: CartPart
    money: MoneyPart
    left: LeftPart
    bar: BarPart
    entry: EntryPart = field(default_factory=EntryPart)
    banner: BannerPart | None = None
    sheet: SheetPart | None = None
    last_sale: LastSale | None = None
    enabled: frozenset[str] = frozenset()
    held: int = 0
