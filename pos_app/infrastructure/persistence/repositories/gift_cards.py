"""Gift cards: a row each, and one for each movement."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.gift_card.errors import CardCodeTaken
from pos_app.domain.aggregates.gift_card.gift_card import GiftCard
from pos_app.domain.values.ledger import Movement
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.customer_tables import gift_card_movements, gift_cards
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.ledgers import LedgerRows
from pos_app.infrastructure.persistence.statement import Statement

_card = gift_cards.c
_BY_ID = Statement(select(gift_cards).where(_card.card_id == bindparam("key")))
_BY_CODE = Statement(select(gift_cards).where(_card.code == bindparam("code")))
_INSERT = Statement(insert(gift_cards))
_UPDATE = Statement(
    update(gift_cards)
    .where(_card.card_id == bindparam("key"))
    .values(balance=bindparam("balance"), is_blocked=bindparam("is_blocked"))
)
_MOVEMENTS = LedgerRows(gift_card_movements)


class SqlGiftCardRepository(IdentityMap[GiftCard, None]):
    """The cards within one transaction; fulfils ``GiftCardRepository``."""

    def by_id(self, card_id: UUID) -> GiftCard | None:
        """Return the card, or None."""
        return self._restored(self.connection.one(_BY_ID, {"key": str(card_id)}))

    def by_code(self, code: CardCode) -> GiftCard | None:
        """Return the card with this code, or None."""
        return self._restored(self.connection.one(_BY_CODE, {"code": code.text}))

    def add(self, card: GiftCard) -> None:
        """Keep a new card and its movement.

        Raises:
            CardCodeTaken: a card with this code was issued before.
        """
        if self.by_code(card.code) is not None:
            raise CardCodeTaken
        self.connection.run(
            _INSERT,
            {
                "card_id": str(card.card_id),
                "code": card.code.text,
                "currency": card.balance.currency.code,
                "balance": card.balance.minor,
                "is_blocked": int(card.is_blocked),
            },
        )
        _MOVEMENTS.save(self.connection, card.card_id, card.ledger)
        self.hold(card.card_id, card)

    def save(self, card: GiftCard) -> None:
        """Keep what has changed, with the movements."""
        self.connection.run(
            _UPDATE,
            {
                "key": str(card.card_id),
                "balance": card.balance.minor,
                "is_blocked": int(card.is_blocked),
            },
        )
        _MOVEMENTS.save(self.connection, card.card_id, card.ledger)

    def movements(self, card_id: UUID, limit: int) -> tuple[Movement, ...]:
        """Return the latest movements of a card, newest first."""
        card = self.by_id(card_id)
        if card is None:
            return ()
        return _MOVEMENTS.latest(self.connection, card_id, card.balance.currency, limit)

    def _restored(self, row: tuple[Any, ...] | None) -> GiftCard | None:
        if row is None:
            return None
        card_id = UUID(row[0])
        known = self.known(card_id)
        if known is not None:
            return known
        balance = Money(row[3], Currency.of(row[2]))
        card = GiftCard(
            card_id=card_id,
            code=CardCode(row[1]),
            ledger=_MOVEMENTS.ledger(self.connection, card_id, balance),
            is_blocked=bool(row[4]),
        )
        return self.hold(card_id, card)
