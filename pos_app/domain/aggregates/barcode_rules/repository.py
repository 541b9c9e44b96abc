"""What the shop needs to keep the rules of barcodes."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.barcode_rules.barcode_rules import BarcodeRules


class BarcodeRulesRepository(Protocol):
    """The one set of rules."""

    def get(self) -> BarcodeRules:
        """Return the rules; those of a store that decided nothing while none were kept."""

    def save(self, rules: BarcodeRules) -> None:
        """Keep the rules."""
