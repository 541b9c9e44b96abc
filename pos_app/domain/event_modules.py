"""Where events are declared, for whoever has to know every type there is.

A first sale raises few of them, so a start reads no more. Whoever meets another in the log, or
lists them, has all the modules read. A test holds this list against the folder.
"""

from __future__ import annotations

import importlib
from functools import cache

_MODULES = (
    "approval.events",
    "audit_trail.events",
    "barcode_rules.events",
    "card_payment.events",
    "card_payment.refund_events",
    "cart.beside_events",
    "cart.events",
    "catalogue_import.events",
    "customer.events",
    "drawer.events",
    "gift_card.events",
    "goods_receipt.events",
    "installation.events",
    "label_sheet.events",
    "order.events",
    "price_list.events",
    "product.events",
    "product.stock_events",
    "promotion.events",
    "purchase_order.events",
    "red_flag.events",
    "refund.events",
    "role.events",
    "scale.events",
    "shift.events",
    "staff.events",
    "stock_count.events",
    "store.events",
    "store_credit.events",
    "supplier.events",
    "tax_category.events",
    "tile_board.events",
    "z_report.events",
)


@cache
def read_all_events() -> None:
    """Read every module that declares events; the second time it costs nothing."""
    for name in _MODULES:
        importlib.import_module(f"pos_app.domain.aggregates.{name}")
