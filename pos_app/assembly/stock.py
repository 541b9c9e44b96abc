"""Builds what keeps the stock."""

from __future__ import annotations

from pos_app.application.stock_room import StockRoom
from pos_app.assembly.workshop import Workshop
from pos_app.infrastructure.queries.stock_proof import SqlStockProver


def stock_room(shop: Workshop) -> StockRoom:
    """Return the services and queries of the stock of ``shop``."""
    return StockRoom(prover=SqlStockProver(shop.database))
