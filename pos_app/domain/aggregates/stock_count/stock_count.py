"""A blind count in several hands: sheets that add up, then one approval that corrects the stock.

What a product should come to is taken when it is first tallied: what is on hand and in nobody's
cart. Approving moves the stock by counted less expected, so what is sold or delivered between
the first tally and the approval stays as it is, and selling goes on throughout.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.stock_count import events
from pos_app.domain.aggregates.stock_count.errors import NotOnSheet, StockCountClosed
from pos_app.domain.errors import InvalidQuantity
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.reason import checked_reason

_UNIT = 1000


class StockCountState(Enum):
    """How far a count is."""

    OPEN = "open"
    APPROVED = "approved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Tally:
    """One entry of a sheet: ``expected`` is kept with the product's first one."""

    count_id: UUID
    product_id: UUID
    sheet: str
    quantity: Quantity
    expected: Quantity


class StockCount(Aggregate):
    """A count of a department, or of the whole store; ``number`` is ``C-4``."""

    __slots__ = ("count_id", "department", "number", "started_at", "state")

    def __init__(
        self,
        *,
        count_id: UUID,
        number: str,
        department: str,
        state: StockCountState,
        started_at: datetime,
    ) -> None:
        """Restore a count as it was stored; :meth:`start` begins one."""
        super().__init__()
        self.count_id = count_id
        self.number = number
        self.department = department
        self.state = state
        self.started_at = started_at

    @classmethod
    def start(cls, sequence: int, department: str, started_at: datetime) -> StockCount:
        """Begin to count."""
        count = cls(
            count_id=new_id(),
            number=f"C-{sequence}",
            department=department,
            state=StockCountState.OPEN,
            started_at=started_at,
        )
        count._raise_event(
            events.StockCountStarted(
                count_id=count.count_id, document=count.number, department=department
            )
        )
        return count

    def tally(self, product: Product, quantity: Quantity, sheet: str, on_sheet: Quantity) -> Tally:
        """Add what somebody counted to a sheet, on which ``on_sheet`` of it stands so far.

        A negative quantity takes off what was counted twice.

        Raises:
            StockCountClosed: the count is over.
            InvalidQuantity: nothing, or a fraction of a piece.
            NotOnSheet: less stands there than is to be taken off.
        """
        self._require_open()
        if not quantity:
            raise InvalidQuantity(text=str(quantity), reason="not positive")
        if product.unit is Unit.PIECE and quantity.thousandths % _UNIT:
            raise InvalidQuantity(text=str(quantity), reason="fraction of a piece")
        after = on_sheet + quantity
        if after.thousandths < 0:
            raise NotOnSheet(product_name=product.name, on_sheet=on_sheet.value)
        self._raise_event(
            events.ProductTallied(
                count_id=self.count_id,
                document=self.number,
                sheet=sheet,
                product_id=product.product_id,
                product_name=product.name,
                quantity=quantity.value,
                on_sheet=after.value,
            )
        )
        return Tally(self.count_id, product.product_id, sheet, quantity, product.available)

    def approve(self, product_count: int, *, uncounted_as_none: bool) -> None:
        """Let the count correct the stock.

        Raises:
            StockCountClosed: the count is over.
        """
        self._require_open()
        self.state = StockCountState.APPROVED
        self._raise_event(
            events.StockCountApproved(
                count_id=self.count_id,
                document=self.number,
                product_count=product_count,
                uncounted_as_none=uncounted_as_none,
            )
        )

    def cancel(self, reason: str) -> None:
        """Let the count correct nothing.

        Raises:
            InvalidReason: there is no reason.
            StockCountClosed: the count is over.
        """
        reason = checked_reason(reason)
        self._require_open()
        self.state = StockCountState.CANCELLED
        self._raise_event(
            events.StockCountCancelled(count_id=self.count_id, document=self.number, reason=reason)
        )

    def _require_open(self) -> None:
        if self.state is not StockCountState.OPEN:
            raise StockCountClosed(document=self.number, state=self.state.value)
