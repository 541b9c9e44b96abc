"""Issues gift cards, tops them up, blocks them, and says what is on them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Self
from uuid import UUID

from pos_app.application.access import measures, needs, open_to_all
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.gift_card.errors import CardUnknown
from pos_app.domain.aggregates.gift_card.gift_card import GiftCard
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions
from pos_app.domain.values.ledger import Movement
from pos_app.domain.values.money import Money
from pos_app.domain.values.permission import Permission


@dataclass(frozen=True, slots=True)
class GiftCardSnapshot:
    """A card as it was when it was read; of its code, the last four signs."""

    card_id: UUID
    ending: str
    balance: Money
    is_blocked: bool

    @classmethod
    def of(cls, card: GiftCard) -> Self:
        """Return what the card is now."""
        return cls(card.card_id, card.code.ending, card.balance, card.is_blocked)


class GiftCardService:
    """The commands on gift cards; paying with one belongs to the payment of its sale."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Work in transactions of ``unit_of_work``."""
        self._unit_of_work = unit_of_work

    @measures(permissions.ISSUE_GIFT_CARD)
    def issue(self, code: str, amount: Money, *, order_id: UUID | None = None) -> GiftCardSnapshot:
        """Give out a card.

        Raises:
            InvalidCardCode: not 4 to 32 letters and digits.
            AmountNotPositive: there is nothing on it.
            CardCodeTaken: a card with this code was issued before.
        """
        card = GiftCard.issue(CardCode.of(code), amount, order_id=order_id)
        with self._unit_of_work() as uow:
            uow.require(
                permissions.ISSUE_GIFT_CARD,
                measured=amount.amount,
                about=card.code.ending,
                before=Decimal(0),
                after=amount.amount,
            )
            uow.gift_cards.add(card)
            uow.collect_events_from(card)
            uow.commit()
        uow.dispatch_events()
        return GiftCardSnapshot.of(card)

    @measures(permissions.ISSUE_GIFT_CARD)
    def top_up(self, code: str, amount: Money, *, order_id: UUID | None = None) -> GiftCardSnapshot:
        """Add money to a card.

        Raises:
            InvalidCardCode: not 4 to 32 letters and digits.
            CardUnknown: no card has this code.
            CardBlocked: the card is blocked.
            AmountNotPositive: nothing would be added.
        """

        def top_up(card: GiftCard) -> None:
            card.top_up(amount, order_id=order_id)

        return self._done(code, top_up, permissions.ISSUE_GIFT_CARD)

    @needs(permissions.BLOCK_GIFT_CARD)
    def block(self, code: str, reason: str) -> GiftCardSnapshot:
        """Let nobody pay with a card any more.

        Raises:
            InvalidCardCode: not 4 to 32 letters and digits.
            CardUnknown: no card has this code.
            InvalidReason: there is no reason, or more than 200 characters.
        """

        def block(card: GiftCard) -> None:
            card.block(reason)

        return self._done(code, block)

    @open_to_all("whoever holds the card may know what is on it")
    def by_code(self, code: str) -> GiftCardSnapshot:
        """Return the card that a scanned or typed code names.

        Raises:
            InvalidCardCode: not 4 to 32 letters and digits.
            CardUnknown: no card has this code.
        """
        with self._unit_of_work() as uow:
            card = uow.gift_cards.by_code(CardCode.of(code))
            if card is None:
                raise CardUnknown
            return GiftCardSnapshot.of(card)

    @open_to_all("whoever holds the card may know what moved it")
    def movements(self, card_id: UUID, limit: int) -> tuple[Movement, ...]:
        """Return the latest movements of a card, newest first."""
        with self._unit_of_work() as uow:
            return uow.gift_cards.movements(card_id, limit)

    def _done(
        self,
        code: str,
        command: Callable[[GiftCard], None],
        measured_by: Permission | None = None,
    ) -> GiftCardSnapshot:
        with self._unit_of_work() as uow:
            card = uow.gift_cards.by_code(CardCode.of(code))
            if card is None:
                raise CardUnknown
            before = card.balance.amount
            command(card)
            if measured_by is not None:
                after = card.balance.amount
                uow.require(
                    measured_by,
                    measured=after - before,
                    about=card.code.ending,
                    before=before,
                    after=after,
                )
            uow.gift_cards.save(card)
            uow.collect_events_from(card)
            uow.commit()
        uow.dispatch_events()
        return GiftCardSnapshot.of(card)
