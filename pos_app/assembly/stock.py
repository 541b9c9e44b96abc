"""Builds what keeps the stock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app import application
from pos_app.application.stock_room import StockRoom
from pos_app.domain.values.permissions import SEE_COST
from pos_app.infrastructure import devices, queries
from pos_app.infrastructure.report_files import CsvReportFiles
from pos_app.on_demand import later

if TYPE_CHECKING:
    from pos_app.assembly.workshop import Workshop
    from pos_app.infrastructure.devices.escpos_roll import EscPosRoll


def stock_room(shop: Workshop) -> StockRoom:
    """Return the services and queries of the stock of ``shop``."""
    work, clock, database = shop.unit_of_work, shop.clock, shop.database
    return StockRoom(
        keeping=later(lambda: application.stock_service.StockService(work)),
        purchasing=later(lambda: application.purchasing_service.PurchasingService(work, clock)),
        counting=later(lambda: application.count_service.CountService(work, clock)),
        labels=later(lambda: application.label_service.LabelService(work)),
        roll=later(_roll),
        queries=later(lambda: queries.stock.SqlStockQueries(database)),
        reports=later(lambda: queries.stock_reports.SqlStockReports(database)),
        prover=later(lambda: queries.stock_proof.SqlStockProver(database)),
        files=CsvReportFiles(shop.data_dir / "reports", clock.now),
        sees_cost=lambda: shop.access.allows(SEE_COST),
    )


def _roll() -> EscPosRoll:
    return devices.escpos_roll.EscPosRoll()
