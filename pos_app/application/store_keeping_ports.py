"""What store-keeping needs of a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos_app.domain.aggregates.goods_receipt.repository import GoodsReceiptRepository
    from pos_app.domain.aggregates.label_sheet.repository import LabelSheetRepository
    from pos_app.domain.aggregates.purchase_order.repository import PurchaseOrderRepository
    from pos_app.domain.aggregates.scale.repository import ScaleRepository
    from pos_app.domain.aggregates.stock_count.repository import StockCountRepository
    from pos_app.domain.aggregates.supplier.repository import SupplierRepository


class StoreKeepingWork(Protocol):
    """The repositories that store-keeping adds to a unit of work."""

    @property
    def suppliers(self) -> SupplierRepository:
        """The suppliers within this transaction."""

    @property
    def purchase_orders(self) -> PurchaseOrderRepository:
        """The purchase orders within this transaction."""

    @property
    def goods_receipts(self) -> GoodsReceiptRepository:
        """The deliveries within this transaction."""

    @property
    def label_sheets(self) -> LabelSheetRepository:
        """The label sheets within this transaction."""

    @property
    def scales(self) -> ScaleRepository:
        """The scales of the registers within this transaction."""

    @property
    def stock_counts(self) -> StockCountRepository:
        """The counts within this transaction."""
