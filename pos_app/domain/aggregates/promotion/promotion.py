"""A promotion of the store: a checked rule, in force until somebody ends it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.product.listing import cleaned_name
from pos_app.domain.aggregates.promotion.errors import InvalidPromotion, PromotionOver
from pos_app.domain.aggregates.promotion.events import (
    PromotionChanged,
    PromotionCreated,
    PromotionEnded,
)
from pos_app.domain.services.promotions.rules import (
    BuyXGetY,
    Conditions,
    NForPrice,
    PercentOff,
    Rule,
)
from pos_app.domain.services.promotions.terms import terms_of
from pos_app.domain.values.ids import new_id

MOST_PIECES = 20
LONGEST_COUPON = 40
_WHOLE = Decimal(100)
_DAYS = frozenset(range(7))


class Promotion(Aggregate):
    """What ``rule`` takes off sales as long as the promotion ``is_active``."""

    __slots__ = ("is_active", "promotion_id", "rule")

    def __init__(self, *, promotion_id: UUID, rule: Rule, is_active: bool) -> None:
        """Restore a promotion as it was stored; :meth:`create` makes a new one."""
        super().__init__()
        self.promotion_id = promotion_id
        self.rule = rule
        self.is_active = is_active

    @classmethod
    def create(cls, rule: Rule) -> Promotion:
        """Begin a promotion.

        Raises:
            InvalidName: no name, or more than 200 characters.
            InvalidPromotion: a field of the rule makes no sense.
        """
        rule = checked_rule(rule)
        promotion = cls(promotion_id=new_id(), rule=rule, is_active=True)
        promotion._raise_event(
            PromotionCreated(
                promotion_id=promotion.promotion_id,
                name=rule.name,
                kind=rule.kind,
                terms=terms_of(rule),
            )
        )
        return promotion

    def change(self, rule: Rule) -> None:
        """Go by another rule; the rule it already has raises nothing.

        Raises:
            PromotionOver: it was ended.
            InvalidName, InvalidPromotion: as for :meth:`create`.
        """
        if not self.is_active:
            raise PromotionOver(promotion_id=self.promotion_id)
        rule = checked_rule(rule)
        if rule == self.rule:
            return
        old, self.rule = self.rule, rule
        self._raise_event(
            PromotionChanged(
                promotion_id=self.promotion_id,
                name=rule.name,
                kind=rule.kind,
                terms=terms_of(rule),
                old_terms=terms_of(old),
            )
        )

    def end(self) -> None:
        """Take nothing off any more; doing it twice raises nothing."""
        if not self.is_active:
            return
        self.is_active = False
        self._raise_event(PromotionEnded(promotion_id=self.promotion_id, name=self.rule.name))


def checked_rule(rule: Rule) -> Rule:
    """Return the rule with a cleaned name.

    Raises:
        InvalidName, InvalidPromotion: as for :meth:`Promotion.create`.
    """
    for field, is_sound in {**_checks_of(rule), **_checks_of_conditions(rule.conditions)}.items():
        if not is_sound:
            raise InvalidPromotion(field=field)
    return replace(rule, name=cleaned_name(rule.name))


def _checks_of(rule: Rule) -> dict[str, bool]:
    if isinstance(rule, BuyXGetY):
        return {
            "buy": 1 <= rule.buy <= MOST_PIECES,
            "get": 1 <= rule.get <= MOST_PIECES,
            "percent": 0 < rule.percent <= _WHOLE,
        }
    if isinstance(rule, NForPrice):
        return {"count": 1 <= rule.count <= MOST_PIECES, "price": rule.price.minor >= 0}
    if isinstance(rule, PercentOff):
        return {"percent": 0 < rule.percent <= _WHOLE}
    return {"amount": rule.amount.minor > 0}


def _checks_of_conditions(conditions: Conditions) -> dict[str, bool]:
    first, last = conditions.valid_from, conditions.valid_until
    start, end = conditions.from_time, conditions.until_time
    return {
        "dates": first is None or last is None or first <= last,
        "hours": start is None or start != end,
        "weekdays": conditions.weekdays <= _DAYS,
        "coupon": len(conditions.coupon_code) <= LONGEST_COUPON,
    }
