"""The frozen picture of the returns panel; every text in it is ready to show."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Row


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A line of the sale; ``chosen`` is how much comes back, empty ``chosen`` when none can."""

    number: int
    name: str
    detail: str
    chosen: str
    is_chosen: bool
    can_return: bool


@dataclass(frozen=True, slots=True)
class ReturnsState:
    """The panel: the receipt asked for, its lines, the reason, and the sum that goes back.

    ``found`` are the sales to choose from while none is taken. ``is_sure`` says that undoing the
    whole sale was pressed once. ``done`` is the sentence after a return was made.
    """

    number: str = ""
    found: tuple[Row, ...] = ()
    head: str = ""
    sum_paid: str = ""
    rows: tuple[ReturnRow, ...] = ()
    why: str = ""
    reasons: tuple[str, ...] = ()
    reason: int = 0
    refund: str = ""
    can_refund: bool = False
    can_exchange: bool = False
    can_credit: bool = False
    can_undo: bool = False
    is_sure: bool = False
    problem: str = ""
    done: str = ""
