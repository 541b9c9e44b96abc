"""Puts a report of a shift together from what its repositories add up."""

from __future__ import annotations

from datetime import datetime

from pos_app.domain.aggregates.shift.cash_movement import CashMovementKind
from pos_app.domain.aggregates.shift.repository import ShiftRepository
from pos_app.domain.aggregates.shift.shift import Shift
from pos_app.domain.aggregates.z_report.figures import (
    CashFigures,
    GrandTotals,
    ReportContent,
    ShiftFacts,
)
from pos_app.domain.aggregates.z_report.repository import ZReportRepository
from pos_app.domain.values.money import Money


def cash_figures(shifts: ShiftRepository, shift: Shift) -> tuple[CashFigures, ...]:
    """Return what went through the drawer, for each currency, the store's first."""
    counted = {}
    if shift.count is not None:
        counted = {each.counted.currency: each.counted for each in shift.count.currencies}
    found = []
    for sales, refunds in shifts.cash_taken(shift):
        currency = sales.currency
        unfinished = Money.zero(currency)
        if currency == shift.currency:
            now = shifts.unfinished_cash(shift.register_id, currency)
            unfinished = now - shift.beginning.carried_cash
        told = counted.get(currency)
        found.append(
            CashFigures(
                currency=currency.code,
                opening=shift.moved(currency, CashMovementKind.FLOAT).amount,
                sales=sales.amount,
                refunds=refunds.amount,
                paid_in=shift.moved(currency, CashMovementKind.PAID_IN).amount,
                paid_out=shift.moved(currency, CashMovementKind.PAID_OUT).amount,
                dropped=shift.moved(currency, CashMovementKind.SAFE_DROP).amount,
                unfinished=unfinished.amount,
                counted=None if told is None else told.amount,
            )
        )
    return tuple(found)


def report_content(
    shifts: ShiftRepository,
    z_reports: ZReportRepository,
    shift: Shift,
    *,
    z_number: int,
    grand: GrandTotals,
    at: datetime,
    reason: str = "",
) -> ReportContent:
    """Return what a report of the shift says at ``at``; number 0 makes it an X report."""
    count = shift.count
    return ReportContent(
        z_number=z_number,
        shift=ShiftFacts(
            shift_id=str(shift.shift_id),
            shift_number=shift.number,
            register_id=shift.register_id,
            currency=shift.currency.code,
            business_date=shift.business_date.isoformat(),
            opened_at=shift.opened_at.isoformat(),
            closed_at=at.isoformat(),
            opened_float_counted=shift.is_float_counted,
            holder_id=shift.holder_id,
            is_blind=count is not None and count.is_blind,
            attempts=shift.attempts,
            reason=reason,
            first_event=shift.beginning.event_seq + 1,
            last_event=z_reports.last_event(),
        ),
        trade=z_reports.trade(shift),
        cash=cash_figures(shifts, shift),
        grand=grand,
    )
