"""Everything store-keeping offers, in one place: what the screens and commands of it use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_app.domain.records import dataclass

if TYPE_CHECKING:
    from pos_app.application.count_service import CountService
    from pos_app.application.label_roll import LabelRoll
    from pos_app.application.label_service import LabelService
    from pos_app.application.purchasing_service import PurchasingService
    from pos_app.application.report_files import ReportFiles
    from pos_app.application.stock_proof import StockProver
    from pos_app.application.stock_queries import StockQueries, StockReports
    from pos_app.application.stock_service import StockService


@dataclass(frozen=True, slots=True)
class StockRoom:
    """The services and queries of the stock.

    ``sees_cost`` says whether whoever works here may know what goods cost.
    """

    keeping: StockService
    purchasing: PurchasingService
    counting: CountService
    labels: LabelService
    roll: LabelRoll
    queries: StockQueries
    reports: StockReports
    prover: StockProver
    files: ReportFiles
    sees_cost: Callable[[], bool]
