"""Builds what keeps the stock."""

from __future__ import annotations

from pos_app.application.count_service import CountService
from pos_app.application.label_service import LabelService
from pos_app.application.purchasing_service import PurchasingService
from pos_app.application.stock_room import StockRoom
from pos_app.application.stock_service import StockService
from pos_app.assembly.workshop import Workshop
from pos_app.domain.values.permissions import SEE_COST
from pos_app.infrastructure.devices.escpos_roll import EscPosRoll
from pos_app.infrastructure.queries.stock import SqlStockQueries
from pos_app.infrastructure.queries.stock_proof import SqlStockProver
from pos_app.infrastructure.queries.stock_reports import SqlStockReports
from pos_app.infrastructure.report_files import CsvReportFiles


def stock_room(shop: Workshop) -> StockRoom:
    """Return the services and queries of the stock of ``shop``."""
    return StockRoom(
        keeping=StockService(shop.unit_of_work),
        purchasing=PurchasingService(shop.unit_of_work, shop.clock),
        counting=CountService(shop.unit_of_work, shop.clock),
        labels=LabelService(shop.unit_of_work),
        roll=EscPosRoll(),
        queries=SqlStockQueries(shop.database),
        reports=SqlStockReports(shop.database),
        prover=SqlStockProver(shop.database),
        files=CsvReportFiles(shop.data_dir / "reports", shop.clock.now),
        sees_cost=lambda: shop.access.allows(SEE_COST),
    )
