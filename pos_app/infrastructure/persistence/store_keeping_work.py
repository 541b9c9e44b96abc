"""The part of a unit of work that store-keeping uses: suppliers, orders, deliveries, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.aggregate import Aggregate
from pos_app.infrastructure.persistence import repositories
from pos_app.infrastructure.persistence.engine import Connection

if TYPE_CHECKING:  # each is imported when it is first used: see ADR 94
    from pos_app.infrastructure.persistence.repositories.label_sheets import (
        SqlLabelSheetRepository,
    )
    from pos_app.infrastructure.persistence.repositories.purchase_orders import (
        SqlGoodsReceiptRepository,
        SqlPurchaseOrderRepository,
    )
    from pos_app.infrastructure.persistence.repositories.scales import SqlScaleRepository
    from pos_app.infrastructure.persistence.repositories.stock_counts import SqlStockCountRepository
    from pos_app.infrastructure.persistence.repositories.suppliers import SqlSupplierRepository


class StoreKeepingWork:
    """Repositories of one transaction; ``seen`` are the aggregates that went through them."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._seen: list[Aggregate] = []
        self._suppliers: SqlSupplierRepository | None = None
        self._purchase_orders: SqlPurchaseOrderRepository | None = None
        self._goods_receipts: SqlGoodsReceiptRepository | None = None
        self._stock_counts: SqlStockCountRepository | None = None
        self._connection: Connection | None = None

    @property
    def suppliers(self) -> SqlSupplierRepository:
        """The suppliers within this transaction."""
        if self._suppliers is None:
            self._suppliers = repositories.suppliers.SqlSupplierRepository(
                self._transaction(), self._seen.append
            )
        return self._suppliers

    @property
    def purchase_orders(self) -> SqlPurchaseOrderRepository:
        """The purchase orders within this transaction."""
        if self._purchase_orders is None:
            report = self._seen.append
            self._purchase_orders = repositories.purchase_orders.SqlPurchaseOrderRepository(
                self._transaction(), report
            )
        return self._purchase_orders

    @property
    def goods_receipts(self) -> SqlGoodsReceiptRepository:
        """The deliveries within this transaction."""
        if self._goods_receipts is None:
            report = self._seen.append
            self._goods_receipts = repositories.purchase_orders.SqlGoodsReceiptRepository(
                self._transaction(), report
            )
        return self._goods_receipts

    @property
    def label_sheets(self) -> SqlLabelSheetRepository:
        """The label sheets within this transaction."""
        return repositories.label_sheets.SqlLabelSheetRepository(
            self._transaction(), self._seen.append
        )

    @property
    def scales(self) -> SqlScaleRepository:
        """The scales of the registers within this transaction."""
        return repositories.scales.SqlScaleRepository(self._transaction(), self._seen.append)

    @property
    def stock_counts(self) -> SqlStockCountRepository:
        """The counts within this transaction."""
        if self._stock_counts is None:
            self._stock_counts = repositories.stock_counts.SqlStockCountRepository(
                self._transaction(), self._seen.append
            )
        return self._stock_counts

    def _transaction(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("used outside its transaction")
        return self._connection
