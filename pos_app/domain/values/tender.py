"""What a customer pays with."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money


class TenderKind(StrEnum):
    """The ways to pay; change is given from cash only."""

    CASH = "cash"
    FOREIGN_CASH = "foreign cash"
    CARD = "card"
    GIFT_CARD = "gift card"
    STORE_CREDIT = "store credit"
    VOUCHER = "voucher"
    ON_ACCOUNT = "on account"
    POINTS = "points"
    RETURN = "return"
    OTHER = "other"

    @property
    def is_cash(self) -> bool:
        """Whether it goes into the drawer as notes and coins."""
        return self in {TenderKind.CASH, TenderKind.FOREIGN_CASH}


@dataclass(frozen=True, slots=True)
class ForeignCash:
    """Notes of another currency: ``amount`` in whole units of ``currency``.

    ``rate`` is what one of them is worth in the store's currency.
    """

    currency: str
    amount: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Tender:
    """Money handed over, or a promise of it; ``amount`` is its worth in the store's currency.

    ``tender_id`` is made by whoever asks for it, so that asking twice takes it once. ``reference``
    is what the cashier sees again (a card's last digits, an approval code); ``account_id`` the gift
    card or the customer whose balance pays. ``tip`` is taken on top of ``amount``.
    """

    tender_id: UUID
    kind: TenderKind
    amount: Money
    reference: str = ""
    account_id: UUID | None = None
    foreign: ForeignCash | None = None
    tip: Money | None = None
