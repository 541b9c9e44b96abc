"""Cash that went into or out of a drawer without a sale."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money


class CashMovementKind(StrEnum):
    """Why cash moved without a sale."""

    FLOAT = "float"
    PAID_IN = "paid in"
    PAID_OUT = "paid out"
    SAFE_DROP = "safe drop"

    @property
    def is_in(self) -> bool:
        """Whether the drawer holds more afterwards."""
        return self in {CashMovementKind.FLOAT, CashMovementKind.PAID_IN}


@dataclass(frozen=True, slots=True)
class CashMovement:
    """``amount`` is positive whichever way it went; ``moved_at`` is aware UTC."""

    kind: CashMovementKind
    amount: Money
    reason: str
    moved_at: datetime

    @property
    def change(self) -> Money:
        """What the drawer gained; below zero what it lost."""
        return self.amount if self.kind.is_in else -self.amount
