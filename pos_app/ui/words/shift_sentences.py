"""The sentences for what can go wrong with shifts, counts and their reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.application import errors as application
from pos_app.domain import errors as values
from pos_app.domain.aggregates.shift import errors as domain
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _


def _open_already(error: domain.ShiftOpenAlready) -> ErrorText:
    return ErrorText(
        _("Shift S-{number} is open at this register.").format(number=error.shift_number),
        _("Keep selling. Close it or hand it over first."),
    )


def _none_open(_error: domain.NoShiftOpen) -> ErrorText:
    return ErrorText(
        _("No shift is open at this register."), _("Open one first. Selling goes on without one.")
    )


def _ended(error: domain.ShiftEnded) -> ErrorText:
    return ErrorText(
        _("Shift S-{number} is closed.").format(number=error.shift_number),
        _("Nothing was changed. Open a new shift."),
    )


def _nothing_counted(_error: domain.NothingCounted) -> ErrorText:
    return ErrorText(_("The drawer is not counted yet."), _("Count it and submit the count."))


def _count_outdated(_error: domain.CountOutdated) -> ErrorText:
    return ErrorText(
        _("Cash moved after the drawer was counted."),
        _("Count it again. The recount is still yours."),
    )


def _recount_used(_error: domain.RecountUsed) -> ErrorText:
    return ErrorText(
        _("This count stands."), _("A drawer is counted again once. Close the shift as it is.")
    )


def _difference_unexplained(error: domain.DifferenceUnexplained) -> ErrorText:
    return ErrorText(
        _("{difference} is more than {limit} off.").format(
            difference=format_amount(error.difference), limit=format_amount(error.limit)
        ),
        _("Choose a reason to close the shift."),
    )


def _same_holder(_error: domain.SameHolder) -> ErrorText:
    return ErrorText(
        _("They have this drawer already."), _("Nothing was changed. Choose somebody else.")
    )


def _invalid_count(error: domain.InvalidCount) -> ErrorText:
    return ErrorText(
        _("{text} cannot be counted.").format(text=error.text),
        _("Nothing was changed. Type how many there are."),
    )


def _other_currency(_error: domain.CountOfAnotherCurrency) -> ErrorText:
    return ErrorText(
        _("No cash of this currency was taken."),
        _("Nothing was changed. Leave it out of the count."),
    )


def _invalid_day_end(error: values.InvalidDayEnd) -> ErrorText:
    return ErrorText(
        _("A day can end from 0 to {latest} o'clock.").format(latest=error.latest),
        _("Nothing was changed. Choose another hour."),
    )


def _report_not_found(error: application.ReportNotFound) -> ErrorText:
    return ErrorText(
        _("There is no Z report {number}.").format(number=error.number),
        _("Choose one from the list of reports."),
    )


SHIFT_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        domain.ShiftOpenAlready: _open_already,
        domain.NoShiftOpen: _none_open,
        domain.ShiftEnded: _ended,
        domain.NothingCounted: _nothing_counted,
        domain.CountOutdated: _count_outdated,
        domain.RecountUsed: _recount_used,
        domain.DifferenceUnexplained: _difference_unexplained,
        domain.SameHolder: _same_holder,
        domain.InvalidCount: _invalid_count,
        domain.CountOfAnotherCurrency: _other_currency,
        values.InvalidDayEnd: _invalid_day_end,
        application.ReportNotFound: _report_not_found,
    }
)
