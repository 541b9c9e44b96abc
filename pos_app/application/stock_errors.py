"""What store-keeping cannot serve."""

from __future__ import annotations

from uuid import UUID

from pos_app.application.errors import ApplicationError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class SupplierNotFound(ApplicationError):
    """No supplier has this id."""

    supplier_id: UUID


@dataclass(eq=False)
class PurchaseOrderNotFound(ApplicationError):
    """No purchase order has this id."""

    purchase_order_id: UUID


@dataclass(eq=False)
class StockCountNotFound(ApplicationError):
    """No count has this id."""

    count_id: UUID
