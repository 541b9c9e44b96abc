"""What happens to the rules of barcodes."""

from __future__ import annotations

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="BarcodeRules", identified_by="rules_id")
class BarcodeRulesChanged(DomainEvent):
    """The store reads weights, prices, dates and lots in barcodes in another way."""

    rules_id: str
    weight_prefixes: tuple[str, ...]
    price_prefixes: tuple[str, ...]
    item_digits: int
    has_value_check: bool
    on_expired: str
    on_recalled: str
    recalled_lots: tuple[str, ...]
    old_weight_prefixes: tuple[str, ...]
    old_price_prefixes: tuple[str, ...]
    old_item_digits: int
    old_has_value_check: bool
    old_on_expired: str
    old_on_recalled: str
    old_recalled_lots: tuple[str, ...]
