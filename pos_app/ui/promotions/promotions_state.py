"""The frozen picture of promotions and price lists; every text in it is ready to show."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Choice, PickPart, Row

PERCENT, AMOUNT, SET_PRICE, BUY_GET = "percent_off", "amount_off", "n_for_price", "buy_x_get_y"


@dataclass(frozen=True, slots=True)
class RuleInput:
    """A promotion as it is typed; ``days`` are the weekdays chosen, Monday as 0.

    ``number`` is the percentage, the amount or the price, by ``kind``; ``count`` how many go
    together or are to be bought, ``get`` how many are reduced then.
    """

    kind: str = PERCENT
    name: str = ""
    number: str = ""
    count: str = ""
    get: str = ""
    products: str = ""
    reward: str = ""
    coupon: str = ""
    group: str = ""
    first_day: str = ""
    last_day: str = ""
    from_hour: str = ""
    until_hour: str = ""
    days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ListInput:
    """A price list as it is typed, with the price that is being set."""

    name: str = ""
    group: str = ""
    first_day: str = ""
    last_day: str = ""
    product: str = ""
    quantity: str = ""
    price: str = ""


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """What would have been: ``sums`` over the latest sales, one of them line by line.

    ``sale`` says which; it is empty before there is any.
    """

    sums: str = ""
    sale: str = ""
    rows: tuple[Row, ...] = ()
    can_step: bool = False


@dataclass(frozen=True, slots=True)
class RulePart:
    """A promotion being made or changed."""

    kinds: tuple[Choice, ...]
    typed: RuleInput
    preview: PreviewPart
    number_label: str
    count_label: str
    get_label: str
    days: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ListPart:
    """A price list being made or changed; what ``is_fixed`` is no longer typed over."""

    typed: ListInput
    rows: tuple[Row, ...]
    is_fixed: bool
    preview: PreviewPart


@dataclass(frozen=True, slots=True)
class OverviewPart:
    """What is in force and what has ended; ``end_label`` asks twice."""

    rows: tuple[Row, ...]
    can_change: bool
    can_end: bool
    end_label: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class PromotionsState:
    """All of the panel; ``rule``, ``listed`` or ``pick`` stand in place of the overview.

    ``info`` says what the last change did, ``problem`` what did not work.
    """

    overview: OverviewPart
    rule: RulePart | None = None
    listed: ListPart | None = None
    pick: PickPart | None = None
    info: str = ""
    problem: str = ""
