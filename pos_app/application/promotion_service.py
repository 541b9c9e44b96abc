"""Makes, changes and ends promotions, and tells what a rule would have taken off past sales."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.ports import UnitOfWork, UnitOfWorkFactory
from pos_app.application.queries import OrderQueries
from pos_app.application.sale_snapshots import LineSnapshot, OrderSnapshot
from pos_app.domain.aggregates.promotion.errors import PromotionNotFound
from pos_app.domain.aggregates.promotion.promotion import Promotion, checked_rule
from pos_app.domain.records import dataclass
from pos_app.domain.services.promotions.best import best_promotions
from pos_app.domain.services.promotions.pieces import PromotedLine
from pos_app.domain.services.promotions.rules import Rule
from pos_app.domain.values import permissions
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit


@dataclass(frozen=True, slots=True)
class PromotionSnapshot:
    """A promotion as it is now."""

    promotion_id: UUID
    rule: Rule
    is_active: bool


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A line of a past sale: its price ``before`` any promotion, and ``after`` the rule's."""

    number: int
    name: str
    quantity: Decimal
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule alone would have made of a past sale."""

    order_number: str
    completed_at: datetime
    lines: tuple[PreviewLine, ...]

    @property
    def saved(self) -> Decimal:
        """What the rule would have taken off."""
        return sum((line.before - line.after for line in self.lines), Decimal(0))


class PromotionService:
    """The commands on promotions."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, orders: OrderQueries) -> None:
        """Keep promotions, and try rules on past ``orders``."""
        self._unit_of_work = unit_of_work
        self._orders = orders

    @needs(permissions.MANAGE_PROMOTIONS)
    def create(self, rule: Rule) -> PromotionSnapshot:
        """Begin a promotion.

        Raises:
            InvalidName, InvalidPromotion: the rule makes no sense.
        """
        promotion = Promotion.create(rule)
        with self._unit_of_work() as uow:
            uow.promotions.add(promotion)
            uow.collect_events_from(promotion)
            uow.commit()
        uow.dispatch_events()
        return _picture(promotion)

    @needs(permissions.MANAGE_PROMOTIONS)
    def change(self, promotion_id: UUID, rule: Rule) -> PromotionSnapshot:
        """Let a promotion go by another rule.

        Raises:
            PromotionNotFound, PromotionOver: there is none, or it has ended.
            InvalidName, InvalidPromotion: the rule makes no sense.
        """
        with self._unit_of_work() as uow:
            promotion = _required(uow, promotion_id)
            promotion.change(rule)
            uow.promotions.save(promotion)
            uow.collect_events_from(promotion)
            uow.commit()
        uow.dispatch_events()
        return _picture(promotion)

    @needs(permissions.MANAGE_PROMOTIONS)
    def end(self, promotion_id: UUID) -> None:
        """Let a promotion take nothing off any more; doing it twice changes nothing.

        Raises:
            PromotionNotFound: there is none.
        """
        with self._unit_of_work() as uow:
            promotion = _required(uow, promotion_id)
            promotion.end()
            uow.promotions.save(promotion)
            uow.collect_events_from(promotion)
            uow.commit()
        uow.dispatch_events()

    @open_to_all("promotions hang in the window of the shop")
    def every(self) -> tuple[PromotionSnapshot, ...]:
        """Return every promotion in the order they were made, also those that have ended."""
        with self._unit_of_work() as uow:
            return tuple(_picture(promotion) for promotion in uow.promotions.all())

    @open_to_all("tries out, and keeps nothing")
    def preview(self, rule: Rule, count: int) -> tuple[Preview, ...]:
        """Return what a rule would have made of the store's last ``count`` sales, newest first.

        The rule is tried alone, for a customer of its group with its coupon, at the moment of
        each sale in the time of this computer.

        Raises:
            InvalidName, InvalidPromotion: the rule makes no sense.
        """
        sound = checked_rule(rule)
        return tuple(_previewed(sound, order) for order in self._orders.latest(count))


def _required(uow: UnitOfWork, promotion_id: UUID) -> Promotion:
    promotion = uow.promotions.by_id(promotion_id)
    if promotion is None:
        raise PromotionNotFound(promotion_id=promotion_id)
    return promotion


def _picture(promotion: Promotion) -> PromotionSnapshot:
    return PromotionSnapshot(promotion.promotion_id, promotion.rule, promotion.is_active)


def _previewed(rule: Rule, order: OrderSnapshot) -> Preview:
    currency = Currency.of(order.currency)
    found = best_promotions(
        [_promoted(line, currency) for line in order.lines if line.kind == LineKind.GOODS],
        [rule],
        moment=order.completed_at.astimezone().replace(tzinfo=None),
        coupons=frozenset({rule.conditions.coupon_code}),
        group=rule.conditions.customer_group,
        currency=currency,
    )
    off = {each.number: each.amount.amount for each in found}
    before = [
        PreviewLine(
            number=line.number,
            name=line.name,
            quantity=line.quantity,
            before=line.gross - line.discount,
            after=line.gross - line.discount,
        )
        for line in order.lines
    ]
    return Preview(
        order_number=order.number,
        completed_at=order.completed_at,
        lines=tuple(
            replace(line, after=line.before - off.get(line.number, Decimal(0))) for line in before
        ),
    )


def _promoted(line: LineSnapshot, currency: Currency) -> PromotedLine:
    return PromotedLine(
        number=line.number,
        product_id=line.product_id,
        sku=line.sku,
        department=line.department,
        quantity=Quantity.of(line.quantity),
        unit=Unit(line.unit),
        unit_price=Money.of(line.unit_price, currency),
        discount=Money.of(line.discount, currency),
    )
