"""A gift card: money under a code, spent until it is gone or the card is blocked."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.gift_card import events
from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.gift_card.errors import CardBlocked, InsufficientBalance
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.ledger import Ledger, MovementKind
from pos_app.domain.values.money import Money
from pos_app.domain.values.reason import checked_reason


class GiftCard(Aggregate):
    """Money under a code; ``ledger`` holds its balance and what moved it."""

    __slots__ = ("card_id", "code", "is_blocked", "ledger")

    def __init__(
        self, *, card_id: UUID, code: CardCode, ledger: Ledger, is_blocked: bool = False
    ) -> None:
        """Restore the card as it was saved; :meth:`issue` makes a new one."""
        super().__init__()
        self.card_id = card_id
        self.code = code
        self.ledger = ledger
        self.is_blocked = is_blocked

    @classmethod
    def issue(
        cls,
        code: CardCode,
        amount: Money,
        *,
        order_id: UUID | None = None,
        card_id: UUID | None = None,
    ) -> GiftCard:
        """Give out a card with ``amount`` on it, sold in an order or given away.

        ``card_id`` is what the line that sold it calls the card.

        Raises:
            AmountNotPositive: there is nothing on it.
        """
        card = cls(
            card_id=card_id or new_id(), code=code, ledger=Ledger(Money.zero(amount.currency))
        )
        card.ledger.move(MovementKind.ISSUED, amount, order_id=order_id)
        card._raise_event(
            events.GiftCardIssued(
                card_id=card.card_id,
                ending=code.ending,
                amount=amount.amount,
                balance=card.balance.amount,
                order_id=order_id,
            )
        )
        return card

    @property
    def balance(self) -> Money:
        """What is on the card now."""
        return self.ledger.balance

    def top_up(self, amount: Money, *, order_id: UUID | None = None) -> None:
        """Add money; what a sale was paid for goes onto a blocked card too: it is the customer's.

        Raises:
            CardBlocked: the card is blocked.
            AmountNotPositive: nothing would be added.
        """
        if order_id is None:
            self._require_open()
        self.ledger.move(MovementKind.TOPPED_UP, amount, order_id=order_id)
        self._raise_event(
            events.GiftCardToppedUp(
                card_id=self.card_id,
                ending=self.code.ending,
                amount=amount.amount,
                balance=self.balance.amount,
                order_id=order_id,
            )
        )

    def redeem(self, amount: Money, *, tender_id: UUID, order_id: UUID | None = None) -> None:
        """Pay with the card; the same tender pays once, whatever is asked the second time.

        Raises:
            CardBlocked: the card is blocked.
            AmountNotPositive: nothing would be paid.
            InsufficientBalance: less is on the card.
        """
        if self.ledger.has_settled(MovementKind.REDEEMED, tender_id):
            return
        self._require_open()
        if amount > self.balance:
            raise InsufficientBalance(asked=amount.amount, available=self.balance.amount)
        self.ledger.move(MovementKind.REDEEMED, amount, order_id=order_id, tender_id=tender_id)
        self._raise_event(
            events.GiftCardRedeemed(
                card_id=self.card_id,
                ending=self.code.ending,
                amount=amount.amount,
                balance=self.balance.amount,
                order_id=order_id,
                tender_id=tender_id,
            )
        )

    def refund(self, amount: Money, *, tender_id: UUID, order_id: UUID | None = None) -> None:
        """Put money back, on a blocked card too: it is the customer's. Once for each tender.

        Raises:
            AmountNotPositive: nothing would be put back.
        """
        if self.ledger.has_settled(MovementKind.REFUNDED, tender_id):
            return
        self.ledger.move(MovementKind.REFUNDED, amount, order_id=order_id, tender_id=tender_id)
        self._raise_event(
            events.GiftCardRefunded(
                card_id=self.card_id,
                ending=self.code.ending,
                amount=amount.amount,
                balance=self.balance.amount,
                order_id=order_id,
                tender_id=tender_id,
            )
        )

    def take_back(self, amount: Money, *, order_id: UUID, refund_id: UUID) -> None:
        """Take off what a sale put on, because it was undone; once for each refund.

        Raises:
            AmountNotPositive: nothing would be taken.
            InsufficientBalance: a part of it was spent meanwhile.
        """
        if self.ledger.has_settled(MovementKind.TAKEN_BACK, refund_id):
            return
        if amount > self.balance:
            raise InsufficientBalance(asked=amount.amount, available=self.balance.amount)
        self.ledger.move(MovementKind.TAKEN_BACK, amount, order_id=order_id, tender_id=refund_id)
        self._raise_event(
            events.GiftCardTakenBack(
                card_id=self.card_id,
                ending=self.code.ending,
                amount=amount.amount,
                balance=self.balance.amount,
                order_id=order_id,
                refund_id=refund_id,
            )
        )

    def block(self, reason: str) -> None:
        """Let nobody pay with the card any more; twice changes nothing.

        Raises:
            InvalidReason: there is no reason, or more than 200 characters.
        """
        why = checked_reason(reason)
        if not self.is_blocked:
            self.is_blocked = True
            self._raise_event(
                events.GiftCardBlocked(
                    card_id=self.card_id,
                    ending=self.code.ending,
                    balance=self.balance.amount,
                    reason=why,
                )
            )

    def _require_open(self) -> None:
        if self.is_blocked:
            raise CardBlocked(card_id=self.card_id)
