"""The one set of rules of barcodes: a row once somebody changed it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.aggregates.barcode_rules.barcode_rules import RULES_ID, BarcodeRules, RuleSet
from pos_app.infrastructure.persistence.catalogue_tables import barcode_rules
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_columns = [column for column in barcode_rules.c if column.name != "rules_id"]
GET_RULES = Statement(select(*_columns).where(barcode_rules.c.rules_id == bindparam("key")))
_insert = insert(barcode_rules)
_SAVE = Statement(
    _insert.on_conflict_do_update(
        index_elements=[barcode_rules.c.rules_id],
        set_={column.name: _insert.excluded[column.name] for column in _columns},
    )
)
# There is one set; the identity map wants a key.
_ONLY = UUID(int=0)


class SqlBarcodeRulesRepository(IdentityMap[BarcodeRules, None]):
    """The rules within one transaction; fulfils ``BarcodeRulesRepository``."""

    def get(self) -> BarcodeRules:
        """Return the rules; those of a store that decided nothing while none were kept."""
        known = self.known(_ONLY)
        if known is not None:
            return known
        row = self.connection.one(GET_RULES, {"key": RULES_ID})
        return self.hold(_ONLY, BarcodeRules(restored_rules(row)))

    def save(self, rules: BarcodeRules) -> None:
        """Keep the rules."""
        kept = rules.rules
        self.connection.run(
            _SAVE,
            {
                "rules_id": RULES_ID,
                "weight_prefixes": " ".join(kept.weight_prefixes),
                "price_prefixes": " ".join(kept.price_prefixes),
                "item_digits": kept.item_digits,
                "has_value_check": int(kept.has_value_check),
                "on_expired": kept.on_expired,
                "on_recalled": kept.on_recalled,
                "recalled_lots": "\n".join(kept.recalled_lots),
            },
        )


def restored_rules(row: tuple[Any, ...] | None) -> RuleSet:
    """Return the rules of a row, or those of a store that decided nothing."""
    if row is None:
        return RuleSet()
    return RuleSet(
        weight_prefixes=tuple(row[0].split()),
        price_prefixes=tuple(row[1].split()),
        item_digits=row[2],
        has_value_check=bool(row[3]),
        on_expired=row[4],
        on_recalled=row[5],
        recalled_lots=tuple(row[6].splitlines()),
    )
