"""Builds what keeps shifts (opening, cash, counts, X and Z) and watches the clock they go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app import application, infrastructure
from pos_app.application.clock_service import ClockService
from pos_app.application.shift_desk import ShiftDesk
from pos_app.domain.aggregates.shift.events import XReportPrinted
from pos_app.domain.aggregates.z_report.events import ZReportMade, ZReportReprinted
from pos_app.infrastructure import queries
from pos_app.infrastructure.queries.stores import SqlStoreQueries
from pos_app.infrastructure.report_files import CsvReportFiles
from pos_app.infrastructure.system import SystemSteadyClock
from pos_app.on_demand import later

if TYPE_CHECKING:
    from pos_app.application.ports import PdfWriter
    from pos_app.application.reactions import ReceiptPress
    from pos_app.application.shift_printing import ReprintZReport, WriteXReport, WriteZReport
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.assembly.workshop import Workshop
    from pos_app.infrastructure.audit.evidence_log import EvidenceLog
    from pos_app.infrastructure.queries.shifts import SqlShiftQueries


class ShiftRoom:
    """The shifts of one till's register."""

    def __init__(self, shop: Workshop) -> None:
        """Keep shifts at the register of ``shop``."""
        self._shop = shop
        work, clock, database = shop.unit_of_work, shop.clock, shop.database
        reads: SqlShiftQueries = later(lambda: queries.shifts.SqlShiftQueries(database, clock))
        self._queries = reads
        self.desk = ShiftDesk(
            later(lambda: application.shift_service.ShiftService(work, clock, shop.workplace)),
            later(
                lambda: application.shift_rules_service.ShiftRulesService(work, shop.register_id)
            ),
            later(
                lambda: application.z_report_service.ZReportService(
                    work,
                    shop.register_id,
                    reads,
                    CsvReportFiles(shop.data_dir / "reports", clock.now),
                )
            ),
            reads,
        )
        self.clock_watch = ClockService(
            work, clock, SystemSteadyClock(), SqlStoreQueries(database).last_recorded_at
        )

    def restore(self) -> None:
        """Go on with the shift that was open when the program ended, however it ended."""
        shop = self._shop
        shop.workplace.shift_id = self._queries.open_shift(shop.workplace.register_id)

    def react(self, store: StoreSnapshot, log: EvidenceLog, pdf_writer: PdfWriter | None) -> None:
        """Print each Z report of ``store`` when it is made, and again when that is asked for."""
        shop = self._shop
        reads, register = self._queries, shop.register_id
        press: ReceiptPress = later(
            lambda: application.reactions.ReceiptPress(
                store,
                infrastructure.receipt_folder.StoreReceiptFolder(shop.data_dir / "receipts"),
                pdf_writer,
                log,
                shop.heading,
            )
        )
        made: WriteZReport = later(lambda: application.shift_printing.WriteZReport(reads, press))
        printed: WriteXReport = later(
            lambda: application.shift_printing.WriteXReport(reads, press, register)
        )
        again: ReprintZReport = later(
            lambda: application.shift_printing.ReprintZReport(reads, press)
        )
        shop.dispatcher.register_async(ZReportMade, made, "write_z_report")
        shop.dispatcher.register_async(XReportPrinted, printed, "write_x_report")
        shop.dispatcher.register_async(ZReportReprinted, again, "reprint_z_report")
