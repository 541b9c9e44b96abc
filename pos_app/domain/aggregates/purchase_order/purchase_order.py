"""A purchase order: written, sent, received in one delivery or in several, or cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.purchase_order import events
from pos_app.domain.aggregates.purchase_order.errors import (
    PurchaseOrderClosed,
    PurchaseOrderEmpty,
)
from pos_app.domain.errors import InvalidAmount
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ZERO, Quantity, Unit
from pos_app.domain.values.reason import checked_reason


class PurchaseOrderState(Enum):
    """How far an order is."""

    DRAFT = "draft"
    SENT = "sent"
    PARTLY_RECEIVED = "partly received"
    RECEIVED = "received"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """A product on an order; ``unit_cost`` is for one unit, before tax."""

    product_id: UUID
    sku: str
    name: str
    unit: Unit
    ordered: Quantity
    received: Quantity
    unit_cost: Money

    @property
    def outstanding(self) -> Quantity:
        """What has not come; nothing where more came than was ordered."""
        return self.ordered - self.received if self.ordered > self.received else ZERO


class PurchaseOrder(Aggregate):
    """What was ordered from whom, and how much of it came; ``number`` is ``P-7``."""

    __slots__ = ("currency", "lines", "number", "purchase_order_id", "state", "supplier_id")

    def __init__(
        self,
        *,
        purchase_order_id: UUID,
        number: str,
        currency: Currency,
        supplier_id: UUID | None,
        state: PurchaseOrderState,
        lines: Iterable[OrderedLine],
    ) -> None:
        """Restore an order as it was stored; :meth:`draft` begins one."""
        super().__init__()
        self.purchase_order_id = purchase_order_id
        self.number = number
        self.currency = currency
        self.supplier_id = supplier_id
        self.state = state
        self.lines = {line.product_id: line for line in lines}

    @classmethod
    def draft(cls, sequence: int, currency: Currency, supplier_id: UUID | None) -> PurchaseOrder:
        """Begin to write an order."""
        order = cls(
            purchase_order_id=new_id(),
            number=f"P-{sequence}",
            currency=currency,
            supplier_id=supplier_id,
            state=PurchaseOrderState.DRAFT,
            lines=(),
        )
        order._raise_event(
            events.PurchaseOrderDrafted(
                purchase_order_id=order.purchase_order_id,
                document=order.number,
                supplier_id=supplier_id,
            )
        )
        return order

    def set_line(self, product: Product, quantity: Quantity, unit_cost: Money) -> None:
        """Order ``quantity`` of a product at a cost for one; zero takes it out.

        Raises:
            PurchaseOrderClosed: the order has gone out.
            InvalidQuantity: negative, or a fraction of a piece.
            InvalidAmount: a negative cost.
        """
        self._require(PurchaseOrderState.DRAFT)
        if quantity:
            quantity.require_sellable(product.unit)
        if unit_cost.minor < 0:
            raise InvalidAmount(text=str(unit_cost.amount), decimals=self.currency.decimals)
        before = self.lines.get(product.product_id)
        old = ZERO if before is None else before.ordered
        if quantity:
            self.lines[product.product_id] = OrderedLine(
                product_id=product.product_id,
                sku=product.sku.text,
                name=product.name,
                unit=product.unit,
                ordered=quantity,
                received=ZERO,
                unit_cost=unit_cost,
            )
        else:
            self.lines.pop(product.product_id, None)
        self._raise_event(
            events.PurchaseOrderLineSet(
                purchase_order_id=self.purchase_order_id,
                document=self.number,
                product_id=product.product_id,
                product_name=product.name,
                old_quantity=old.value,
                new_quantity=quantity.value,
                unit_cost=unit_cost.amount,
            )
        )

    def send(self, supplier_id: UUID) -> None:
        """Let the order go out to a supplier.

        Raises:
            PurchaseOrderClosed: it has gone out.
            PurchaseOrderEmpty: nothing is ordered.
        """
        self._require(PurchaseOrderState.DRAFT)
        if not self.lines:
            raise PurchaseOrderEmpty(document=self.number)
        self.supplier_id = supplier_id
        self.state = PurchaseOrderState.SENT
        self._raise_event(
            events.PurchaseOrderSent(
                purchase_order_id=self.purchase_order_id,
                document=self.number,
                supplier_id=supplier_id,
                item_count=len(self.lines),
                total=self.total.amount,
            )
        )

    def receive(self, quantities: dict[UUID, Quantity], receipt: str) -> None:
        """Note what came with the delivery ``receipt``; what was not ordered is not noted here.

        Raises:
            PurchaseOrderClosed: it has not gone out, has come, or was cancelled.
        """
        self._require(PurchaseOrderState.SENT, PurchaseOrderState.PARTLY_RECEIVED)
        for product_id, quantity in quantities.items():
            line = self.lines.get(product_id)
            if line is not None:
                self.lines[product_id] = replace(line, received=line.received + quantity)
        is_complete = not any(line.outstanding for line in self.lines.values())
        self.state = (
            PurchaseOrderState.RECEIVED if is_complete else PurchaseOrderState.PARTLY_RECEIVED
        )
        self._raise_event(
            events.PurchaseOrderReceived(
                purchase_order_id=self.purchase_order_id,
                document=self.number,
                receipt=receipt,
                is_complete=is_complete,
            )
        )

    def cancel(self, reason: str) -> None:
        """Expect nothing of it any more; what came stays.

        Raises:
            InvalidReason: there is no reason.
            PurchaseOrderClosed: all of it has come, or it was cancelled before.
        """
        reason = checked_reason(reason)
        self._require(
            PurchaseOrderState.DRAFT,
            PurchaseOrderState.SENT,
            PurchaseOrderState.PARTLY_RECEIVED,
        )
        self.state = PurchaseOrderState.CANCELLED
        self._raise_event(
            events.PurchaseOrderCancelled(
                purchase_order_id=self.purchase_order_id, document=self.number, reason=reason
            )
        )

    @property
    def total(self) -> Money:
        """What all that is ordered is to cost."""
        costs = (line.unit_cost.times(line.ordered) for line in self.lines.values())
        return Money.sum(costs, self.currency)

    def _require(self, *states: PurchaseOrderState) -> None:
        if self.state not in states:
            raise PurchaseOrderClosed(document=self.number, state=self.state.value)
