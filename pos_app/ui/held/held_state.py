"""The frozen picture of the held sales; every text in it is ready to show."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A line of a held sale."""

    quantity: str
    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A held sale; the chosen one shows its ``lines``, the others have none.

    ``more`` says how many lines are not listed, empty when all are.
    """

    cart_id: UUID
    label: str
    name: str
    age: str
    who: str
    total: str
    items: str
    spoken: str
    is_chosen: bool = False
    lines: tuple[HeldLine, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class HeldState:
    """All of the panel; ``info`` says what a recall does first, ``problem`` what did not work.

    ``is_sure`` marks that the next press of the discard button is the last word.
    """

    cards: tuple[HeldCard, ...]
    info: str
    problem: str
    note: str
    is_sure: bool

    @property
    def chosen(self) -> int | None:
        """The place of the chosen card, None without any."""
        return next((n for n, card in enumerate(self.cards) if card.is_chosen), None)
