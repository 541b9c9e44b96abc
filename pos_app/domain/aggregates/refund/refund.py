"""The refund: a document of its own for what comes back; the sale it points at stays as it is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.refund import events
from pos_app.domain.aggregates.refund.errors import NothingToReturn, PayoutMismatch
from pos_app.domain.records import dataclass
from pos_app.domain.services.taxation import TaxRow
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.reason import checked_reason
from pos_app.domain.values.tender import Tender


class RefundKind(StrEnum):
    """Why money goes out: goods of a sale, a whole sale undone, goods without a receipt.

    A ``called off`` exchange pays for the goods that had come back for it; no others come.
    """

    RETURN = "return"
    VOID = "void"
    WITHOUT_RECEIPT = "without receipt"
    CALLED_OFF = "called off"


@dataclass(frozen=True, slots=True)
class RefundLine:
    """``quantity`` of a product that comes back for ``amount``, with ``tax`` in it.

    ``order_line`` is the number of the line of the sale, None without a receipt; ``is_taxed``
    says whether any rate applied, be it zero.
    """

    order_line: int | None
    product_id: UUID
    sku: str
    name: str
    unit: Unit
    quantity: Quantity
    amount: Money
    tax: Money
    is_taxed: bool
    is_restocked: bool
    reason: str

    @property
    def item_count(self) -> int:
        """Pieces; what is weighed or measured counts as one."""
        return self.quantity.thousandths // 1000 if self.unit is Unit.PIECE else 1


@dataclass(frozen=True, slots=True)
class Returned:
    """What a refund is made of.

    ``rounding`` is what cash rounding of the sale adds or takes, ``exempted`` the tax that an
    exemption had left out of what comes back.
    """

    order_id: UUID | None
    order_number: str
    kind: RefundKind
    lines: tuple[RefundLine, ...]
    tax_rows: tuple[TaxRow, ...]
    rounding: Money
    exempted: Money
    reason: str

    @property
    def total(self) -> Money:
        """What goes out."""
        currency = self.rounding.currency
        return Money.sum((line.amount for line in self.lines), currency) + self.rounding


class Refund(Aggregate):
    """Goods that came back and how they were paid for; nothing about it changes afterwards.

    ``number`` is ``register-Rcount`` without gaps per register; ``completed_at`` is aware UTC.
    ``is_override`` marks money that went another way than the sale's.
    """

    __slots__ = (
        "completed_at",
        "is_override",
        "number",
        "payout",
        "refund_id",
        "register_id",
        "returned",
    )

    def __init__(
        self,
        *,
        refund_id: UUID,
        register_id: str,
        number: str,
        returned: Returned,
        payout: tuple[Tender, ...],
        is_override: bool,
        completed_at: datetime,
    ) -> None:
        """Restore a refund as it was stored; :meth:`make` makes a new one."""
        super().__init__()
        self.refund_id = refund_id
        self.register_id = register_id
        self.number = number
        self.returned = returned
        self.payout = payout
        self.is_override = is_override
        self.completed_at = completed_at

    @classmethod
    def make(
        cls,
        returned: Returned,
        *,
        refund_id: UUID,
        register_id: str,
        sequence: int,
        payout: tuple[Tender, ...],
        is_override: bool,
        completed_at: datetime,
    ) -> Refund:
        """Make the document; ``sequence`` is the register's next number of returns.

        ``refund_id`` is made by whoever asks for it, so that asking twice pays once.

        Raises:
            NothingToReturn: there is no line.
            PayoutMismatch: what is paid out is not what the lines come to.
            InvalidReason: there is no reason, or more than 200 characters.
        """
        if not returned.lines and returned.kind is not RefundKind.CALLED_OFF:
            raise NothingToReturn
        for reason in (returned.reason, *(line.reason for line in returned.lines)):
            checked_reason(reason)
        currency = returned.rounding.currency
        paid = Money.sum((each.amount for each in payout), currency)
        if paid != returned.total:
            raise PayoutMismatch(paid=paid.amount, total=returned.total.amount)
        refund = cls(
            refund_id=refund_id,
            register_id=register_id,
            number=f"{register_id}-R{sequence:05d}",
            returned=returned,
            payout=payout,
            is_override=is_override,
            completed_at=completed_at,
        )
        refund._tell(currency)
        return refund

    @property
    def total(self) -> Money:
        """What went out."""
        return self.returned.total

    def _tell(self, currency: Currency) -> None:
        returned = self.returned
        self._raise_event(
            events.RefundCreated(
                refund_id=self.refund_id,
                order_id=returned.order_id,
                order_number=returned.order_number,
                refund_number=self.number,
                kind=returned.kind.value,
                total=self.total.amount,
                tax=Money.sum((line.tax for line in returned.lines), currency).amount,
                item_count=sum(line.item_count for line in returned.lines),
                reason=returned.reason,
                exempted=returned.exempted.amount,
            )
        )
        for line in returned.lines:
            self._raise_event(
                events.RefundLineReturned(
                    refund_id=self.refund_id,
                    product_id=line.product_id,
                    product_name=line.name,
                    quantity=line.quantity.value,
                    amount=line.amount.amount,
                    is_restocked=line.is_restocked,
                    reason=line.reason,
                )
            )
        for row in returned.tax_rows:
            self._raise_event(
                events.TaxRefunded(
                    refund_id=self.refund_id,
                    refund_number=self.number,
                    rate=str(row.rate),
                    net=row.net.amount,
                    tax=row.tax.amount,
                )
            )
        for tender in self.payout:
            self._raise_event(
                events.RefundPaid(
                    refund_id=self.refund_id,
                    refund_number=self.number,
                    kind=tender.kind.value,
                    amount=tender.amount.amount,
                    reference=tender.reference,
                    is_override=self.is_override,
                )
            )
