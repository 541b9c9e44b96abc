"""What the shop needs to keep gift cards."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.gift_card.gift_card import GiftCard
from pos_app.domain.values.ledger import Movement


class GiftCardRepository(Protocol):
    """The gift cards of the store."""

    def by_id(self, card_id: UUID) -> GiftCard | None:
        """Return the card, or None."""

    def by_code(self, code: CardCode) -> GiftCard | None:
        """Return the card with this code, or None."""

    def add(self, card: GiftCard) -> None:
        """Keep a new card and its movement.

        Raises:
            CardCodeTaken: a card with this code was issued before.
        """

    def save(self, card: GiftCard) -> None:
        """Keep what has changed, with the movements."""

    def movements(self, card_id: UUID, limit: int) -> tuple[Movement, ...]:
        """Return the latest movements of a card, newest first."""
