"""What a point costs and what it pays, in the whole store; off until somebody wants it."""

from __future__ import annotations

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.customer.errors import InvalidPoints
from pos_app.domain.aggregates.customer.events import PointsRuleChanged
from pos_app.domain.values.ledger import require_positive
from pos_app.domain.values.money import Currency, Money

RULE_ID = "store"


class PointsRule(Aggregate):
    """A point for each full ``spend_per_point``; each pays ``point_value``."""

    __slots__ = ("is_on", "point_value", "spend_per_point")

    def __init__(self, spend_per_point: Money, point_value: Money, *, is_on: bool) -> None:
        """Restore the rule as it was saved; :meth:`off` is how it comes."""
        super().__init__()
        self.spend_per_point = spend_per_point
        self.point_value = point_value
        self.is_on = is_on

    @classmethod
    def off(cls, currency: Currency) -> PointsRule:
        """Return the rule of a store that gives no points."""
        return cls(Money.zero(currency), Money.zero(currency), is_on=False)

    def change(self, spend_per_point: Money, point_value: Money, *, is_on: bool) -> None:
        """Go by other amounts from now on; what is so already changes nothing.

        Raises:
            AmountNotPositive: the rule is on, and a point costs or pays nothing.
            CurrencyMismatch: an amount is not in the store's currency.
        """
        if is_on:
            require_positive(spend_per_point)
            require_positive(point_value)
        new = (spend_per_point, point_value, is_on)
        Money.sum((spend_per_point, point_value), self.spend_per_point.currency)
        if new != (self.spend_per_point, self.point_value, self.is_on):
            self.spend_per_point, self.point_value, self.is_on = new
            self._raise_event(
                PointsRuleChanged(
                    rule_id=RULE_ID,
                    is_on=is_on,
                    spend_per_point=spend_per_point.amount,
                    point_value=point_value.amount,
                )
            )

    def points_for(self, spent: Money) -> int:
        """Return how many points an amount earns; none while the rule is off."""
        if not self.is_on or spent <= Money.zero(spent.currency):
            return 0
        return spent.minor // self.spend_per_point.minor

    def worth(self, points: int) -> Money:
        """Return what points pay; nothing while the rule is off.

        Raises:
            InvalidPoints: fewer than none.
        """
        if points < 0:
            raise InvalidPoints(points=points)
        return Money(self.point_value.minor * points * self.is_on, self.point_value.currency)
