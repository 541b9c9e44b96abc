"""The rules of barcodes for whoever only reads."""

from __future__ import annotations

from pos_app.domain.aggregates.barcode_rules.barcode_rules import RULES_ID, RuleSet
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.repositories.barcode_rules import GET_RULES, restored_rules


class SqlBarcodeRulesQueries:
    """Reads the rules; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def get(self) -> RuleSet:
        """Return the rules of the moment."""
        return restored_rules(self._database.reader().one(GET_RULES, {"key": RULES_ID}))
