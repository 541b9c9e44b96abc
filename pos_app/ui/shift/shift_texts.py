"""Writes what the screen of shifts says of a shift, a count and its reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from pos_app.application.shift_queries import ZReportDocument
from pos_app.application.shift_report import shift_report_lines
from pos_app.application.shift_snapshots import (
    CountSnapshot,
    RulesSnapshot,
    ShiftSnapshot,
    ZReportRow,
)
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount, format_date, format_datetime, format_time
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice, Row
from pos_app.ui.shift.shift_state import Figure, HomeButton, HomePart, PreviewPart, TenderRow
from pos_app.ui.words.tender_texts import TENDER_ICONS, tender_text


def reasons_of_difference() -> tuple[str, ...]:
    """Return why cash may be off, as the buttons say it."""
    return (_("Wrong change"), _("Not found"), _("Paid out"), _("Other"))


def reasons_of(kind: str) -> tuple[str, ...]:
    """Return the usual reasons for a movement of cash."""
    return {
        "in": (_("Change from the bank"), _("Found"), _("Customer paid a debt"), _("Other")),
        "out": (_("Supplies"), _("Postage"), _("Delivery paid"), _("Other")),
        "safe": (_("Too much in the drawer"), _("End of day"), _("Bank bag"), _("Other")),
    }[kind]


def off_text(difference: Decimal) -> str:
    """Return ``Cash is 5.00 short``."""
    amount = format_amount(abs(difference))
    if difference < 0:
        return _("Cash is {amount} short").format(amount=amount)
    if difference > 0:
        return _("Cash is {amount} over").format(amount=amount)
    return _("The cash is right")


def figures_of(count: CountSnapshot) -> tuple[Figure, ...]:
    """Return the three large amounts of a comparison."""
    own = count.cash[0]
    tone = "danger" if own.difference else "positive"
    icon = "circle-check"
    if own.difference:
        icon = "trending-down" if own.difference < 0 else "trending-up"
    return (
        Figure(_("Expected"), format_amount(own.expected), "", ""),
        Figure(_("Counted"), format_amount(own.counted), "", ""),
        Figure(_("Difference"), format_amount(own.difference), tone, icon),
    )


def tenders_of(count: CountSnapshot, report: ZReportDocument | None) -> tuple[TenderRow, ...]:
    """Return what each way to pay came to; only cash was counted."""
    rows = [
        TenderRow(
            "banknote" if place == 0 else "coins",
            _("Cash") if place == 0 else _("Cash {currency}").format(currency=each.currency),
            format_amount(each.expected),
            format_amount(each.counted),
            _result(each.difference),
            "danger" if each.difference else "positive",
        )
        for place, each in enumerate(count.cash)
    ]
    for each in () if report is None else report.content.trade.tenders:
        kind = TenderKind(each.name)
        if not kind.is_cash:
            icon = TENDER_ICONS[kind]
            amount = format_amount(each.amount)
            rows.append(TenderRow(icon, tender_text(each.name), amount, "", _("As recorded"), ""))
    return tuple(rows)


def _result(difference: Decimal) -> str:
    amount = format_amount(abs(difference))
    if difference < 0:
        return _("{amount} short").format(amount=amount)
    return _("{amount} over").format(amount=amount) if difference else _("Matches")


def preview_of(
    report: ZReportDocument | None, store: str, badge: str = "", title: str = ""
) -> PreviewPart | None:
    """Return a report as it is printed; one with a ``title`` of its own is a draft of the Z."""
    if report is None:
        return None
    number = report.content.z_number
    own = _("Z report {number}").format(number=f"{number:04d}") if number else _("X report")
    return PreviewPart(title or own, badge, shift_report_lines(report, store, is_draft=bool(title)))


def report_rows(rows: Sequence[ZReportRow], chosen: int) -> tuple[Row, ...]:
    """Return the Z reports of a list."""
    found = []
    for each in rows:
        title = _("Z report {number}").format(number=f"{each.number:04d}")
        detail = format_datetime(each.closed_at)
        if each.copies:
            detail = _("{when}, copies {count}").format(when=detail, count=each.copies)
        mark = format_amount(each.sales - each.refunds)
        found.append(
            Row(
                str(each.number),
                title,
                detail,
                mark,
                f"{title}, {detail}, {mark}",
                each.number == chosen,
            )
        )
    return tuple(found)


def home_of(
    shift: ShiftSnapshot | None,
    rules: RulesSnapshot,
    holder: str,
    *,
    can_take_over: bool,
    shows_x: bool,
) -> HomePart:
    """Return how things are, and what can be done; an X report in sight can be printed."""
    rule_rows = (
        ("uses", _("Ask for the float at start"), _yes_no(is_yes=rules.uses_shifts)),
        ("blind", _("Hide what is expected"), _yes_no(is_yes=rules.is_blind)),
        (
            "day_end",
            _("The day ends at"),
            tuple(
                Choice(str(hour), f"{hour:02d}:00", hour == rules.day_end_hour)
                for hour in sorted({0, 2, 4, 6, rules.day_end_hour})
            ),
        ),
    )
    reports = HomeButton("reports", _("Z reports"), "receipt-text", "")
    training = HomeButton("training", _("Training mode"), "graduation-cap", "Alt T")
    if shift is None:
        return HomePart(
            _("No shift is open"),
            ((_("Selling"), _("Goes on without a shift")),),
            (
                HomeButton("open", _("Open a shift"), "sunrise", "Ctrl E", is_main=True),
                reports,
                training,
            ),
            rule_rows,
        )
    facts = (
        (_("Open since"), format_datetime(shift.opened_at)),
        (_("Business day"), _day(shift.business_date)),
        (_("Float"), format_amount(shift.opening_float)),
        (_("Has the drawer"), holder),
    )
    buttons = [
        HomeButton("close", _("Count and close"), "sunset", "Ctrl E", is_main=True),
        HomeButton("cash", _("Cash in or out"), "coins", "Ctrl M"),
        HomeButton("print_x", _("Print the X report"), "printer", "Ctrl P")
        if shows_x
        else HomeButton("x", _("X report"), "receipt", ""),
        reports,
        training,
        HomeButton("uncounted", _("Close without counting"), "ban", ""),
    ]
    if can_take_over:
        buttons.insert(2, HomeButton("take_over", _("Take the drawer over"), "user-round", ""))
    title = _("Shift S-{number}").format(number=shift.number)
    return HomePart(title, facts, tuple(buttons), rule_rows)


def counted_text(count: CountSnapshot, recounts_left: int) -> str:
    """Return ``Counted blind at 16:05, recounts left: 1``."""
    when = format_time(count.counted_at)
    if count.is_blind:
        return _("Counted blind at {when}, recounts left: {left}").format(
            when=when, left=recounts_left
        )
    return _("Counted at {when}, recounts left: {left}").format(when=when, left=recounts_left)


def _yes_no(*, is_yes: bool) -> tuple[Choice, ...]:
    return (Choice("yes", _("Yes"), is_yes), Choice("no", _("No"), not is_yes))


def _day(date: date) -> str:
    """A day has no moment: noon of it is the same day in every zone."""
    return format_date(datetime.combine(date, time(12)).astimezone(), with_year=True)
