"""Builds what keeps shifts (opening, cash, counts, X and Z) and watches the clock they go by."""

from __future__ import annotations

from pos_app.application.clock_service import ClockService
from pos_app.application.ports import PdfWriter
from pos_app.application.reactions import ReceiptPress
from pos_app.application.shift_desk import ShiftDesk
from pos_app.application.shift_printing import ReprintZReport, WriteXReport, WriteZReport
from pos_app.application.shift_rules_service import ShiftRulesService
from pos_app.application.shift_service import ShiftService
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.z_report_service import ZReportService
from pos_app.assembly.workshop import Workshop
from pos_app.domain.aggregates.shift.events import XReportPrinted
from pos_app.domain.aggregates.z_report.events import ZReportMade, ZReportReprinted
from pos_app.infrastructure.audit.evidence_log import EvidenceLog
from pos_app.infrastructure.queries.shifts import SqlShiftQueries
from pos_app.infrastructure.queries.stores import SqlStoreQueries
from pos_app.infrastructure.receipt_folder import StoreReceiptFolder
from pos_app.infrastructure.report_files import CsvReportFiles
from pos_app.infrastructure.system import SystemSteadyClock


class ShiftRoom:
    """The shifts of one till's register."""

    def __init__(self, shop: Workshop) -> None:
        """Keep shifts at the register of ``shop``."""
        self._shop = shop
        self._queries = SqlShiftQueries(shop.database, shop.clock)
        self.desk = ShiftDesk(
            ShiftService(shop.unit_of_work, shop.clock, shop.workplace),
            ShiftRulesService(shop.unit_of_work, shop.register_id),
            ZReportService(
                shop.unit_of_work,
                shop.register_id,
                self._queries,
                CsvReportFiles(shop.data_dir / "reports", shop.clock.now),
            ),
            self._queries,
        )

        self.clock_watch = ClockService(
            shop.unit_of_work,
            shop.clock,
            SystemSteadyClock(),
            SqlStoreQueries(shop.database).last_recorded_at,
        )

    def restore(self) -> None:
        """Go on with the shift that was open when the program ended, however it ended."""
        shop = self._shop
        shop.workplace.shift_id = self._queries.open_shift(shop.workplace.register_id)

    def react(self, store: StoreSnapshot, log: EvidenceLog, pdf_writer: PdfWriter | None) -> None:
        """Print each Z report of ``store`` when it is made, and again when that is asked for."""
        folder = StoreReceiptFolder(self._shop.data_dir / "receipts")
        press = ReceiptPress(store, folder, pdf_writer, log, self._shop.heading)
        dispatcher = self._shop.dispatcher
        dispatcher.register_async(ZReportMade, WriteZReport(self._queries, press))
        dispatcher.register_async(
            XReportPrinted, WriteXReport(self._queries, press, self._shop.register_id)
        )
        dispatcher.register_async(ZReportReprinted, ReprintZReport(self._queries, press))
