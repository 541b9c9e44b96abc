"""Promotions: a row each, the rule as its kind and its terms."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BindParameter, bindparam, insert, select, update

from pos_app.domain.aggregates.promotion.promotion import Promotion
from pos_app.domain.services.promotions.terms import rule_of, terms_of
from pos_app.infrastructure.persistence.promotion_tables import promotions
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_key: BindParameter[str] = bindparam("key")
_ALL = Statement(select(promotions).order_by(promotions.c.promotion_id))
_GET = Statement(select(promotions).where(promotions.c.promotion_id == _key))
_INSERT = Statement(insert(promotions))
_UPDATE = Statement(
    update(promotions)
    .where(promotions.c.promotion_id == _key)
    .values(
        name=bindparam("name"),
        kind=bindparam("kind"),
        terms=bindparam("terms"),
        is_active=bindparam("is_active"),
    )
)


class SqlPromotionRepository(IdentityMap[Promotion, None]):
    """The promotions within one transaction; fulfils ``PromotionRepository``."""

    def by_id(self, promotion_id: UUID) -> Promotion | None:
        """Return the promotion, or None."""
        row = self.connection.one(_GET, {"key": str(promotion_id)})
        return None if row is None else self._restored(row)

    def all(self, *, is_active: bool | None = None) -> tuple[Promotion, ...]:
        """Return the promotions in the order they were made, of one state or of both."""
        every = (self._restored(row) for row in self.connection.all(_ALL))
        return tuple(each for each in every if is_active is None or each.is_active is is_active)

    def add(self, promotion: Promotion) -> None:
        """Keep a new promotion."""
        values = {"promotion_id": str(promotion.promotion_id), **_values_of(promotion)}
        self.connection.run(_INSERT, values)
        self.hold(promotion.promotion_id, promotion)

    def save(self, promotion: Promotion) -> None:
        """Keep what was changed."""
        self.connection.run(_UPDATE, {"key": str(promotion.promotion_id), **_values_of(promotion)})

    def _restored(self, row: tuple[str, str, str, str, int]) -> Promotion:
        key, name, kind, terms, is_active = row
        promotion_id = UUID(key)
        known = self.known(promotion_id)
        if known is not None:
            return known
        rule = rule_of(kind, name, terms)
        promotion = Promotion(promotion_id=promotion_id, rule=rule, is_active=bool(is_active))
        return self.hold(promotion_id, promotion)


def _values_of(promotion: Promotion) -> dict[str, object]:
    rule = promotion.rule
    return {
        "name": rule.name,
        "kind": rule.kind,
        "terms": terms_of(rule),
        "is_active": int(promotion.is_active),
    }
