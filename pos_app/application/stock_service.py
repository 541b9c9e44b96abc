"""Corrects and moves stock outside of sales: adjustments, transfers, cost, what happens at zero."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from pos_app.application.access import needs
from pos_app.application.loading import product_of
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.stock_snapshots import StockLevel
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.product.stock import StockPolicy
from pos_app.domain.aggregates.product.stock_keeping import AdjustmentReason
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity


class StockService:
    """The commands on one product's stock; each is one transaction and returns what is there then.

    Every command may raise ``UnknownCode`` (no such product), the rule's own error, or a
    ``StorageError``; then nothing has changed.
    """

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Keep the stock of one store."""
        self._unit_of_work = unit_of_work

    @needs(permissions.ADJUST_STOCK)
    def adjust(
        self, product_id: UUID, quantity: Quantity, reason: AdjustmentReason, note: str = ""
    ) -> StockLevel:
        """Correct what is on hand by a positive ``quantity``, up or down as the reason says.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            InsufficientStock: less is on hand than would be taken away.
        """
        return self._change(product_id, lambda product: product.adjust(quantity, reason, note))

    @needs(permissions.TRANSFER_STOCK)
    def transfer(
        self,
        product_id: UUID,
        quantity: Quantity,
        place: str,
        note: str = "",
        *,
        is_incoming: bool = False,
    ) -> StockLevel:
        """Move goods to another place of the business, or take in what came from there.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            InvalidReason: the place has no name.
            InsufficientStock: less is on hand than would go.
        """
        return self._change(
            product_id,
            lambda product: product.transfer(quantity, place, note, is_incoming=is_incoming),
        )

    @needs(permissions.CHANGE_STOCK_RULES)
    def set_unit_cost(self, product_id: UUID, cost: Decimal) -> StockLevel:
        """Write down what one unit on hand cost, in whole currency units.

        Raises:
            InvalidAmount: negative, or more decimals than the currency has.
        """
        return self._change(
            product_id,
            lambda product: product.set_unit_cost(Money.of(cost, product.price.currency)),
        )

    @needs(permissions.CHANGE_STOCK_RULES)
    def change_policy(self, product_id: UUID, policy: StockPolicy) -> StockLevel:
        """Choose what the till does when the product runs out."""
        return self._change(product_id, lambda product: product.change_policy(policy))

    def _change(self, product_id: UUID, change: Callable[[Product], None]) -> StockLevel:
        with self._unit_of_work() as uow:
            product = product_of(uow, product_id)
            change(product)
            uow.products.save(product)
            uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()
        return StockLevel.of(product)
