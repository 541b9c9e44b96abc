"""Stock of a product in the back room: delivered, sent back, corrected, moved and counted."""

from __future__ import annotations

from enum import Enum

from pos_app.domain import errors
from pos_app.domain.aggregates.product.stock import StockedItem, StockPolicy
from pos_app.domain.aggregates.product.stock_events import (
    StockAdjusted,
    StockCostSet,
    StockCounted,
    StockPolicyChanged,
    StockReceived,
    StockSentBack,
    StockTransferred,
)
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity
from pos_app.domain.values.reason import checked_reason


class AdjustmentReason(Enum):
    """Why what is on hand is corrected; ``FOUND`` adds, the others take away."""

    DAMAGE = "damage"
    THEFT = "theft"
    EXPIRED = "expired"
    OWN_USE = "own use"
    FOUND = "found"

    @property
    def is_gain(self) -> bool:
        """Whether there is more than was thought."""
        return self is AdjustmentReason.FOUND


class KeptItem(StockedItem):
    """What store-keeping does with the stock; each command is an event and a movement."""

    __slots__ = ()

    def receive(self, quantity: Quantity, cost: Money, document: str = "") -> None:
        """Put a delivery on the shelf; ``cost`` is what all of it cost, before tax.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            InvalidAmount: a negative cost.
        """
        quantity.require_sellable(self.unit)
        _require_cost(cost)
        before = self.worth
        self.worth = before.received(quantity, self.stock, cost)
        self.stock += quantity
        self._raise_event(
            StockReceived(
                product_id=self.product_id,
                product_name=self.name,
                quantity_received=quantity.value,
                stock_on_hand=self.stock.value,
                cost=cost.amount,
                value=(self.worth.value - before.value).amount,
                document=document,
            )
        )

    def send_back(self, quantity: Quantity, reason: str, document: str = "") -> None:
        """Send goods back to a supplier, at their average cost.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            InvalidReason: there is no reason.
            InsufficientStock: less is on hand.
        """
        reason = checked_reason(reason)
        self._require_on_hand(quantity)
        value = self._moved(-quantity)
        self._raise_event(
            StockSentBack(
                product_id=self.product_id,
                product_name=self.name,
                quantity_sent=quantity.value,
                stock_on_hand=self.stock.value,
                value=value,
                document=document,
                reason=reason,
            )
        )

    def adjust(self, quantity: Quantity, reason: AdjustmentReason, note: str = "") -> None:
        """Correct what is on hand by a positive ``quantity``, up or down as the reason says.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            InsufficientStock: less is on hand than would be taken away.
        """
        difference = self._signed(quantity, is_gain=reason.is_gain)
        value = self._moved(difference)
        self._raise_event(
            StockAdjusted(
                product_id=self.product_id,
                product_name=self.name,
                difference=difference.value,
                stock_on_hand=self.stock.value,
                value=value,
                reason=reason.value,
                note=_cleaned(note),
            )
        )

    def transfer(
        self, quantity: Quantity, place: str, note: str = "", *, is_incoming: bool = False
    ) -> None:
        """Move goods to another place of the business, or take in what came from there.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            InvalidReason: the place has no name.
            InsufficientStock: less is on hand than would go.
        """
        place = checked_reason(place)
        difference = self._signed(quantity, is_gain=is_incoming)
        value = self._moved(difference)
        self._raise_event(
            StockTransferred(
                product_id=self.product_id,
                product_name=self.name,
                difference=difference.value,
                stock_on_hand=self.stock.value,
                value=value,
                place=place,
                note=_cleaned(note),
            )
        )

    def settle_count(self, counted: Quantity, expected: Quantity, document: str) -> None:
        """Move stock by what a count found more or less than ``expected`` when it was compared.

        What was sold since is not part of the difference, so selling goes on meanwhile.
        """
        difference = counted - expected
        value = self._moved(difference)
        self._raise_event(
            StockCounted(
                product_id=self.product_id,
                product_name=self.name,
                counted=counted.value,
                expected=expected.value,
                difference=difference.value,
                stock_on_hand=self.stock.value,
                value=value,
                document=document,
            )
        )

    def set_unit_cost(self, cost: Money) -> None:
        """Write down what one unit on hand cost, where no delivery says it.

        Raises:
            InvalidAmount: a negative cost.
        """
        _require_cost(cost)
        before = self.worth
        self.worth = before.at(cost, self.stock)
        if self.worth == before:
            return
        self._raise_event(
            StockCostSet(
                product_id=self.product_id,
                product_name=self.name,
                old_unit_cost=before.unit_cost.amount,
                new_unit_cost=cost.amount,
                stock_on_hand=self.stock.value,
                value=(self.worth.value - before.value).amount,
            )
        )

    def change_policy(self, policy: StockPolicy) -> None:
        """Choose what the till does when the product runs out; the same again raises nothing."""
        if policy is self.stock_policy:
            return
        old, self.stock_policy = self.stock_policy, policy
        self._raise_event(
            StockPolicyChanged(
                product_id=self.product_id,
                product_name=self.name,
                old_policy=old.value,
                new_policy=policy.value,
            )
        )

    def _signed(self, quantity: Quantity, *, is_gain: bool) -> Quantity:
        if is_gain:
            quantity.require_sellable(self.unit)
            return quantity
        self._require_on_hand(quantity)
        return -quantity

    def _require_on_hand(self, quantity: Quantity) -> None:
        quantity.require_sellable(self.unit)
        if quantity > self.stock:
            raise errors.InsufficientStock(
                product_id=self.product_id,
                product_name=self.name,
                requested=quantity.value,
                available=self.stock.value,
            )


def _require_cost(cost: Money) -> None:
    if cost.minor < 0:
        raise errors.InvalidAmount(text=str(cost.amount), decimals=cost.currency.decimals)


def _cleaned(note: str) -> str:
    return checked_reason(note) if note.strip() else ""
