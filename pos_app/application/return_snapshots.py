"""Frozen pictures of returns: what of a sale can go back, and what did."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.domain.aggregates.refund.refund import Refund


@dataclass(frozen=True, slots=True)
class ReturnableLine:
    """A line of a sale: how much was bought, came back, and still can; what one brings back."""

    number: int
    name: str
    unit: str
    bought: Decimal
    returned: Decimal
    left: Decimal
    worth_left: Decimal


@dataclass(frozen=True, slots=True)
class ReturnableOrder:
    """A sale as a return sees it."""

    order: OrderSnapshot
    lines: tuple[ReturnableLine, ...]

    @property
    def is_all_returned(self) -> bool:
        """Whether nothing of it can go back any more."""
        return not any(line.left for line in self.lines)


@dataclass(frozen=True, slots=True)
class RefundSnapshot:
    """A return as it was made; ``payout`` are the ways the money went, with their amounts."""

    refund_id: UUID
    number: str
    order_number: str
    kind: str
    total: Decimal
    payout: tuple[tuple[str, Decimal], ...]

    @classmethod
    def of(cls, refund: Refund) -> RefundSnapshot:
        """Return the picture of the refund."""
        return cls(
            refund_id=refund.refund_id,
            number=refund.number,
            order_number=refund.returned.order_number,
            kind=refund.returned.kind.value,
            total=refund.total.amount,
            payout=tuple((each.kind.value, each.amount.amount) for each in refund.payout),
        )
