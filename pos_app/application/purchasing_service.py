"""Buys: suppliers, purchase orders, deliveries, and goods that go back."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.loading import product_of, store_of
from pos_app.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.purchasing_snapshots import (
    PurchaseOrderSnapshot,
    ReceiptSnapshot,
    SupplierSnapshot,
)
from pos_app.application.stock_errors import PurchaseOrderNotFound, SupplierNotFound
from pos_app.application.stock_snapshots import StockLevel
from pos_app.domain.aggregates.goods_receipt.goods_receipt import GoodsReceipt, ReceivedLine
from pos_app.domain.aggregates.purchase_order.purchase_order import PurchaseOrder
from pos_app.domain.aggregates.supplier.supplier import Supplier
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much of a product is ordered or came; ``unit_cost`` in whole currency units.

    Without a cost the product's last average is taken.
    """

    product_id: UUID
    quantity: Quantity
    unit_cost: Decimal | None = None


class PurchasingService:
    """The commands of buying; each is one transaction.

    Every command may raise ``UnknownCode`` (no such product), ``PurchaseOrderNotFound``,
    ``SupplierNotFound``, the rule's own error or a ``StorageError``; then nothing has changed.
    """

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        """Buy at the time of ``clock``."""
        self._unit_of_work = unit_of_work
        self._clock = clock

    @needs(permissions.ORDER_GOODS)
    def add_supplier(
        self, name: str, account_number: str = "", contact: str = ""
    ) -> SupplierSnapshot:
        """Begin to buy from a supplier.

        Raises:
            InvalidName: no name, or more than 200 characters.
        """
        with self._unit_of_work() as uow:
            supplier = Supplier.add(name, account_number, contact)
            uow.suppliers.add(supplier)
            uow.collect_events_from(supplier)
            uow.commit()
        uow.dispatch_events()
        return SupplierSnapshot.of(supplier)

    @needs(permissions.ORDER_GOODS)
    def change_supplier(
        self, supplier_id: UUID, name: str, account_number: str, contact: str
    ) -> SupplierSnapshot:
        """Write down another name, number or contact.

        Raises:
            InvalidName: no name, or more than 200 characters.
        """
        with self._unit_of_work() as uow:
            supplier = _supplier_of(uow, supplier_id)
            supplier.change(name, account_number, contact)
            uow.suppliers.save(supplier)
            uow.collect_events_from(supplier)
            uow.commit()
        uow.dispatch_events()
        return SupplierSnapshot.of(supplier)

    @open_to_all("who delivers is no secret")
    def suppliers(self) -> tuple[SupplierSnapshot, ...]:
        """Return every supplier, by name."""
        with self._unit_of_work() as uow:
            return tuple(map(SupplierSnapshot.of, uow.suppliers.all()))

    @needs(permissions.ORDER_GOODS)
    def draft_order(
        self, wanted: Sequence[Wanted] = (), supplier_id: UUID | None = None
    ) -> PurchaseOrderSnapshot:
        """Begin to write an order, with what is wanted on it."""
        with self._unit_of_work() as uow:
            order = PurchaseOrder.draft(
                uow.purchase_orders.next_sequence(), store_of(uow).currency, supplier_id
            )
            for each in wanted:
                _set_line(uow, order, each)
            uow.purchase_orders.add(order)
            uow.collect_events_from(order)
            uow.commit()
        uow.dispatch_events()
        return PurchaseOrderSnapshot.of(order)

    @needs(permissions.ORDER_GOODS)
    def set_line(self, purchase_order_id: UUID, wanted: Wanted) -> PurchaseOrderSnapshot:
        """Order so much of a product; zero takes it off the order.

        Raises:
            PurchaseOrderClosed: the order has gone out.
            InvalidQuantity, InvalidAmount: a value that cannot be.
        """
        with self._unit_of_work() as uow:
            order = _order_of(uow, purchase_order_id)
            _set_line(uow, order, wanted)
            return self._saved(uow, order)

    @needs(permissions.ORDER_GOODS)
    def send_order(self, purchase_order_id: UUID, supplier_id: UUID) -> PurchaseOrderSnapshot:
        """Let an order go out.

        Raises:
            PurchaseOrderClosed: it has gone out.
            PurchaseOrderEmpty: nothing is ordered.
        """
        with self._unit_of_work() as uow:
            order = _order_of(uow, purchase_order_id)
            order.send(_supplier_of(uow, supplier_id).supplier_id)
            return self._saved(uow, order)

    @needs(permissions.ORDER_GOODS)
    def cancel_order(self, purchase_order_id: UUID, reason: str) -> PurchaseOrderSnapshot:
        """Expect nothing of an order any more.

        Raises:
            InvalidReason: there is no reason.
            PurchaseOrderClosed: all of it has come.
        """
        with self._unit_of_work() as uow:
            order = _order_of(uow, purchase_order_id)
            order.cancel(reason)
            return self._saved(uow, order)

    @open_to_all("whoever unpacks must know what was ordered")
    def order(self, purchase_order_id: UUID) -> PurchaseOrderSnapshot:
        """Return an order with its lines."""
        with self._unit_of_work() as uow:
            return PurchaseOrderSnapshot.of(_order_of(uow, purchase_order_id))

    @open_to_all("whoever unpacks must know what was ordered")
    def orders(self, limit: int = 100) -> tuple[PurchaseOrderSnapshot, ...]:
        """Return the newest orders, the newest first."""
        with self._unit_of_work() as uow:
            return tuple(map(PurchaseOrderSnapshot.of, uow.purchase_orders.latest(limit)))

    @needs(permissions.RECEIVE_GOODS)
    def receive(
        self,
        came: Sequence[Wanted],
        *,
        purchase_order_id: UUID | None = None,
        supplier_id: UUID | None = None,
        reference: str = "",
    ) -> ReceiptSnapshot:
        """Book a delivery, all of it or nothing: the stock, its cost, and the order it is for.

        Raises:
            NothingReceived: there is no line.
            InvalidQuantity, InvalidAmount: a value that cannot be.
            PurchaseOrderClosed: nothing of the order is expected.
        """
        with self._unit_of_work() as uow:
            order = None if purchase_order_id is None else _order_of(uow, purchase_order_id)
            receipt = GoodsReceipt.book(
                sequence=uow.goods_receipts.next_sequence(),
                currency=store_of(uow).currency,
                lines=tuple(_received(uow, order, each) for each in came),
                received_at=self._clock.now(),
                supplier_id=supplier_id if order is None else order.supplier_id,
                purchase_order_id=purchase_order_id,
                ordered_by="" if order is None else order.number,
                reference=reference,
            )
            uow.goods_receipts.add(receipt)
            uow.collect_events_from(receipt)
            for line in receipt.lines:
                product = product_of(uow, line.product_id)
                product.receive(line.quantity, line.cost, receipt.number)
                uow.products.save(product)
                uow.collect_events_from(product)
            if order is not None:
                order.receive(
                    {line.product_id: line.quantity for line in receipt.lines}, receipt.number
                )
                uow.purchase_orders.save(order)
                uow.collect_events_from(order)
            uow.commit()
        uow.dispatch_events()
        return ReceiptSnapshot.of(receipt)

    @needs(permissions.RECEIVE_GOODS)
    def send_back(self, product_id: UUID, quantity: Quantity, reason: str) -> StockLevel:
        """Send goods back to a supplier, at their average cost.

        Raises:
            InvalidReason: there is no reason.
            InsufficientStock: less is on hand.
        """
        with self._unit_of_work() as uow:
            product = product_of(uow, product_id)
            product.send_back(quantity, reason)
            uow.products.save(product)
            uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()
        return StockLevel.of(product)

    @staticmethod
    def _saved(uow: UnitOfWork, order: PurchaseOrder) -> PurchaseOrderSnapshot:
        uow.purchase_orders.save(order)
        uow.collect_events_from(order)
        uow.commit()
        uow.dispatch_events()
        return PurchaseOrderSnapshot.of(order)


def _set_line(uow: UnitOfWork, order: PurchaseOrder, wanted: Wanted) -> None:
    product = product_of(uow, wanted.product_id)
    cost = (
        product.worth.unit_cost
        if wanted.unit_cost is None
        else Money.of(wanted.unit_cost, order.currency)
    )
    order.set_line(product, wanted.quantity, cost)


def _received(uow: UnitOfWork, order: PurchaseOrder | None, came: Wanted) -> ReceivedLine:
    product = product_of(uow, came.product_id)
    came.quantity.require_sellable(product.unit)
    if came.unit_cost is not None:
        unit_cost = Money.of(came.unit_cost, product.price.currency)
    elif order is not None and came.product_id in order.lines:
        unit_cost = order.lines[came.product_id].unit_cost
    else:
        unit_cost = product.worth.unit_cost
    return ReceivedLine(came.product_id, came.quantity, unit_cost.times(came.quantity))


def _quantities(receipt: GoodsReceipt) -> dict[UUID, Quantity]:
    came: dict[UUID, Quantity] = {}
    for line in receipt.lines:
        came[line.product_id] = came.get(line.product_id, ZERO) + line.quantity
    return came


def _order_of(uow: UnitOfWork, purchase_order_id: UUID) -> PurchaseOrder:
    order = uow.purchase_orders.by_id(purchase_order_id)
    if order is None:
        raise PurchaseOrderNotFound(purchase_order_id=purchase_order_id)
    return order


def _supplier_of(uow: UnitOfWork, supplier_id: UUID) -> Supplier:
    supplier = uow.suppliers.by_id(supplier_id)
    if supplier is None:
        raise SupplierNotFound(supplier_id=supplier_id)
    return supplier
