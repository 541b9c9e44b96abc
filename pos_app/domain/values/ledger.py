"""What moved a balance: gift cards and accounts keep each movement, and the balance after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import utc_now
from pos_app.domain.values.money import Money


@dataclass(eq=False)
class AmountNotPositive(DomainError):
    """A balance was to be moved by nothing, or by less."""

    amount: Decimal


class MovementKind(Enum):
    """Why a balance moved."""

    ISSUED = "issued"
    TOPPED_UP = "topped up"
    REDEEMED = "redeemed"
    REFUNDED = "refunded"
    TAKEN_BACK = "taken back"


_DOWN = frozenset({MovementKind.REDEEMED, MovementKind.TAKEN_BACK})


@dataclass(frozen=True, slots=True)
class Movement:
    """One change of a balance: ``amount`` is negative when it was spent."""

    kind: MovementKind
    amount: Money
    balance: Money
    occurred_at: datetime
    order_id: UUID | None = None
    tender_id: UUID | None = None


class Ledger:
    """A balance and what moved it since it was loaded.

    ``count`` movements came before; ``settled`` are the tenders among them, so that a tender
    that is sent twice moves the balance once.
    """

    __slots__ = ("_settled", "balance", "count", "unsaved")

    def __init__(
        self,
        balance: Money,
        *,
        count: int = 0,
        settled: Iterable[tuple[MovementKind, UUID]] = (),
    ) -> None:
        """Restore the ledger as it was saved."""
        self.balance = balance
        self.count = count
        self.unsaved: list[Movement] = []
        self._settled = set(settled)

    def has_settled(self, kind: MovementKind, tender_id: UUID | None) -> bool:
        """Return whether the tender moved the balance in this way before."""
        return tender_id is not None and (kind, tender_id) in self._settled

    def move(
        self,
        kind: MovementKind,
        amount: Money,
        *,
        order_id: UUID | None = None,
        tender_id: UUID | None = None,
    ) -> None:
        """Move the balance by a positive ``amount``; down when it is redeemed or taken back.

        Raises:
            AmountNotPositive: nothing, or less, would move.
            CurrencyMismatch: the amount is in another currency.
        """
        require_positive(amount)
        change = -amount if kind in _DOWN else amount
        self.balance += change
        self.unsaved.append(
            Movement(kind, change, self.balance, utc_now(), order_id=order_id, tender_id=tender_id)
        )
        if tender_id is not None:
            self._settled.add((kind, tender_id))

    def mark_saved(self) -> None:
        """Count the unsaved movements among the saved ones."""
        self.count += len(self.unsaved)
        self.unsaved.clear()


def require_positive(amount: Money) -> None:
    """Refuse an amount that moves nothing.

    Raises:
        AmountNotPositive: the amount is zero or less.
    """
    if amount.minor <= 0:
        raise AmountNotPositive(amount=amount.amount)
