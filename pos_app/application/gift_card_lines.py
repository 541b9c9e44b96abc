"""The gift cards that a sale sells: money goes onto them when it is paid, off when it is undone.

Both happen in the transaction of the sale or the refund, so that neither happens alone.
"""

from __future__ import annotations

from uuid import UUID

from pos_app.application.ports import UnitOfWork
from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.gift_card.errors import CardUnknown
from pos_app.domain.aggregates.gift_card.gift_card import GiftCard
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.refund.refund import RefundLine
from pos_app.domain.values.line_kind import LineKind


def put_on(uow: UnitOfWork, order: Order) -> None:
    """Put on its cards what the completed sale sold.

    A card that another till has issued meanwhile under the same code is the same piece of plastic,
    and is topped up.
    """
    for line in order.lines:
        if line.kind is not LineKind.GIFT_CARD:
            continue
        code = CardCode(line.card_code)
        card = uow.gift_cards.by_code(code)
        if card is None:
            card = GiftCard.issue(
                code, line.unit_price, order_id=order.order_id, card_id=line.account_id
            )
            uow.gift_cards.add(card)
        else:
            card.top_up(line.unit_price, order_id=order.order_id)
            uow.gift_cards.save(card)
        uow.collect_events_from(card)


def take_off(uow: UnitOfWork, order: Order, lines: tuple[RefundLine, ...], refund_id: UUID) -> None:
    """Take off its cards what comes back of the sale.

    Raises:
        InsufficientBalance: a part of it was spent meanwhile.
        CardUnknown: the card is not there.
    """
    codes = {line.number: line.card_code for line in order.lines if line.kind is LineKind.GIFT_CARD}
    for line in lines:
        code = codes.get(line.order_line or 0)
        if code is None:
            continue
        card = uow.gift_cards.by_code(CardCode(code))
        if card is None:
            raise CardUnknown
        card.take_back(line.amount, order_id=order.order_id, refund_id=refund_id)
        uow.gift_cards.save(card)
        uow.collect_events_from(card)
