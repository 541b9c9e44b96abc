"""Everything about the shifts of one till, for whoever opens, closes or reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.records import dataclass

if TYPE_CHECKING:
    from pos_app.application.shift_queries import ShiftQueries
    from pos_app.application.shift_rules_service import ShiftRulesService
    from pos_app.application.shift_service import ShiftService
    from pos_app.application.z_report_service import ZReportService


@dataclass(frozen=True, slots=True)
class ShiftDesk:
    """The commands on shifts, their rules and their reports, and the reads."""

    commands: ShiftService
    rules: ShiftRulesService
    reports: ZReportService
    queries: ShiftQueries
