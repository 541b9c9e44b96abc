"""The one rule of points: a row once somebody changed it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.aggregates.customer.points_rule import RULE_ID, PointsRule
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.customer_tables import points_rules
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_rule = points_rules.c
_GET = Statement(
    select(_rule.currency, _rule.spend_per_point, _rule.point_value, _rule.is_on).where(
        _rule.rule_id == bindparam("key")
    )
)
_insert = insert(points_rules)
_SAVE = Statement(
    _insert.on_conflict_do_update(
        index_elements=[_rule.rule_id],
        set_={name: _insert.excluded[name] for name in ("spend_per_point", "point_value", "is_on")},
    )
)
# There is one rule; the identity map wants a key.
_ONLY = UUID(int=0)


class SqlPointsRuleRepository(IdentityMap[PointsRule, None]):
    """The rule within one transaction; fulfils ``PointsRuleRepository``."""

    def get(self, currency: Currency) -> PointsRule:
        """Return the rule; the one that is off, in ``currency``, while none was kept."""
        known = self.known(_ONLY)
        if known is not None:
            return known
        row = self.connection.one(_GET, {"key": RULE_ID})
        if row is None:
            return self.hold(_ONLY, PointsRule.off(currency))
        kept = Currency.of(row[0])
        rule = PointsRule(Money(row[1], kept), Money(row[2], kept), is_on=bool(row[3]))
        return self.hold(_ONLY, rule)

    def save(self, rule: PointsRule) -> None:
        """Keep the rule."""
        self.connection.run(
            _SAVE,
            {
                "rule_id": RULE_ID,
                "currency": rule.point_value.currency.code,
                "spend_per_point": rule.spend_per_point.minor,
                "point_value": rule.point_value.minor,
                "is_on": int(rule.is_on),
            },
        )
