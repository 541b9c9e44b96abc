"""Hands a sale what it may need of an opened till besides goods, cash and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.sell.extras import SaleExtras

if TYPE_CHECKING:
    from pos_app.ui.opened_till import OpenedTill
    from pos_app.ui.sell.card_sheets import TerminalThread
    from pos_app.ui.sell.scale_desk import ScaleThread


def sale_extras(till: OpenedTill, terminal: TerminalThread, scale: ScaleThread) -> SaleExtras:
    """Return the services of a till for what a sale may need besides goods, cash and cards."""
    return SaleExtras(
        gift_cards=till.gift_cards,
        store_credits=till.store_credits,
        terms=till.cart_terms,
        customers=till.customers,
        returns=till.returns,
        products=till.product_queries,
        scans=till.catalogue.scans,
        card_payments=till.card_payments,
        card_reversals=till.card_reversals,
        card_refunds=till.card_refunds,
        terminal=terminal,
        scales=till.scales,
        scale=scale,
        tiles=till.catalogue.tiles,
        beside=till.beside,
        receipts=till.receipts,
        stores=till.stores,
    )
