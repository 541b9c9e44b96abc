"""The Z report: made once when a shift closes, and never changed."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.z_report.events import ZReportMade, ZReportReprinted
from pos_app.domain.aggregates.z_report.figures import ReportContent
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id


@dataclass(frozen=True, slots=True)
class Reached:
    """The last documents of the register that the grand totals hold."""

    order_sequence: int
    refund_sequence: int


class ZReport(Aggregate):
    """What a shift came to, under the register's next number; ``copies`` were printed again."""

    __slots__ = ("content", "copies", "digest", "reached", "z_id")

    def __init__(
        self, *, z_id: UUID, content: ReportContent, digest: str, reached: Reached, copies: int = 0
    ) -> None:
        """Restore a report as it was stored; :meth:`make` makes a new one."""
        super().__init__()
        self.z_id = z_id
        self.content = content
        self.digest = digest
        self.reached = reached
        self.copies = copies

    @classmethod
    def make(cls, content: ReportContent, digest: str, reached: Reached) -> ZReport:
        """Make the report of a shift that is being closed; ``digest`` is that of its content."""
        report = cls(z_id=new_id(), content=content, digest=digest, reached=reached)
        trade, grand = content.trade, content.grand
        report._raise_event(
            ZReportMade(
                z_id=report.z_id,
                of_shift=UUID(content.shift.shift_id),
                z_number=content.z_number,
                business_date=content.shift.business_date,
                sale_count=trade.sales.count,
                sales=trade.sales.amount,
                refunds=trade.refunds.amount,
                tax=trade.tax,
                grand_sales=grand.sales,
                grand_refunds=grand.refunds,
                digest=digest,
            )
        )
        return report

    @property
    def number(self) -> int:
        """The number, without gaps for each register."""
        return self.content.z_number

    def reprint(self) -> int:
        """Count one more copy and return which it is."""
        self.copies += 1
        self._raise_event(ZReportReprinted(z_id=self.z_id, z_number=self.number, copy=self.copies))
        return self.copies
