"""Frozen pictures of returns: what of a sale can go back, and what did."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from pos_app.application import refunding
from pos_app.application.evidence import ReceiptCode
from pos_app.application.refunding import Asked
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.refund.refund import Refund
from pos_app.domain.records import dataclass
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ZERO, Quantity

# Empties stay where they are until the whole sale is undone, and deposits follow their goods.
_BY_THEMSELVES = frozenset({LineKind.GOODS, LineKind.GIFT_CARD})


@dataclass(frozen=True, slots=True)
class ReturnableLine:
    """A line of a sale: how much was bought, came back, and still can; what that brings back.

    Deposits have none of their own: ``worth_left`` is with the deposit on the goods.
    """

    number: int
    name: str
    unit: str
    bought: Decimal
    returned: Decimal
    left: Decimal
    worth_left: Decimal


@dataclass(frozen=True, slots=True)
class ReturnableOrder:
    """A sale as a return sees it.

    It ``is_undoable`` while anything of it has not come back, empties too.
    """

    order: OrderSnapshot
    lines: tuple[ReturnableLine, ...]
    is_undoable: bool

    @classmethod
    def of(cls, order: Order, before: Mapping[int, Quantity]) -> ReturnableOrder:
        """Return the picture of a sale of which ``before`` has come back, by line number."""
        left, nothing = refunding.still_out(order, before), Money.zero(order.total.currency)
        own = {line.number: line.follows or line.number for line in order.lines}
        worth: dict[int, Money] = {}
        for line in refunding.refund_lines(order, before, Asked(left)):
            number = own[line.order_line or 0]
            worth[number] = worth.get(number, nothing) + line.amount
        return cls(
            OrderSnapshot.of(order),
            tuple(
                ReturnableLine(
                    number=line.number,
                    name=line.name,
                    unit=line.unit.value,
                    bought=line.quantity.value,
                    returned=before.get(line.number, ZERO).value,
                    left=left[line.number].value,
                    worth_left=worth.get(line.number, nothing).amount,
                )
                for line in order.lines
                if line.kind in _BY_THEMSELVES
            ),
            any(left.values()),
        )

    @property
    def is_all_returned(self) -> bool:
        """Whether nothing of it can go back any more."""
        return not any(line.left for line in self.lines)


@dataclass(frozen=True, slots=True)
class RefundSnapshot:
    """A return as it was made; ``payout`` are the ways the money went, with their amounts.

    ``was_made_before`` marks the answer to a repeated attempt.
    """

    refund_id: UUID
    number: str
    order_number: str
    kind: str
    total: Decimal
    payout: tuple[tuple[str, Decimal], ...]
    was_made_before: bool = False

    @classmethod
    def of(cls, refund: Refund, *, was_made_before: bool = False) -> RefundSnapshot:
        """Return the picture of the refund."""
        return cls(
            refund_id=refund.refund_id,
            number=refund.number,
            order_number=refund.returned.order_number,
            kind=refund.returned.kind.value,
            total=refund.total.amount,
            payout=tuple((each.kind.value, each.amount.amount) for each in refund.payout),
            was_made_before=was_made_before,
        )


@dataclass(frozen=True, slots=True)
class ExchangeSnapshot:
    """Goods that paid towards a sale: the ``order`` when they paid all of it, else its cart."""

    refund: RefundSnapshot
    cart: CartSnapshot | None
    order: OrderSnapshot | None


class SalesByLogCode(Protocol):
    """Finds the sale of a receipt by what the receipt carries of the log."""

    def order_number_of(self, code: ReceiptCode) -> str | None:
        """Return the number of the sale, None for a code that is not of this log."""
