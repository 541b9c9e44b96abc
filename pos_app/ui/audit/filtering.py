"""Carries what the reader wants of the filters to the presenter, and asks what is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QDate, QObject, Slot

from pos_app.ui.audit import narrowing as named
from pos_app.ui.audit.presenter import AuditPresenter
from pos_app.ui.audit.view import AuditView
from pos_app.ui.formatting import AmountRefused, parse_amount
from pos_app.ui.i18n import _

# What the keys of the action list open.
_KEYS = {
    "who": named.WHO,
    "event": named.EVENT,
    "about": named.ABOUT,
    "register": named.REGISTER,
    "period": named.PERIOD,
    "amount": named.AMOUNT,
    "flagged": named.FLAGGED,
}


class Filtering(QObject):
    """Stands between the filter bar, the question bar and the presenter."""

    def __init__(self, view: AuditView, presenter: AuditPresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._presenter = presenter
        filters, prompt = view.filters, view.prompt
        filters.searched.connect(presenter.search)
        filters.chosen.connect(self._choose)
        filters.cleared.connect(presenter.clear_filters)
        filters.typing_wanted.connect(self._ask)
        view.list.clear_one_wanted.connect(presenter.clear_filter)
        prompt.days_given.connect(self._show_days)
        prompt.date_given.connect(self._go_to)
        prompt.amounts_given.connect(self._show_amounts)

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the keys of the filters do, by the names of the action list."""
        filters = self._view.filters
        opens = {name: partial(filters.open, key) for name, key in _KEYS.items()}
        return {**opens, "search": filters.go_to_search, "clear_filters": filters.clear_all}

    @Slot(object)
    def _choose(self, choice: tuple[str, object]) -> None:
        self._presenter.choose(*choice)

    @Slot(object)
    def _ask(self, what: str) -> None:
        prompt = self._view.prompt
        {
            "days": prompt.ask_for_days,
            "date": prompt.ask_for_date,
            "amounts": prompt.ask_for_amounts,
        }[what]()

    @Slot(object)
    def _show_days(self, days: tuple[QDate, QDate]) -> None:
        first, last = (_midnight(day) for day in days)
        self._presenter.choose_days(first, last)
        self._view.table.setFocus()

    @Slot(object)
    def _go_to(self, day: QDate) -> None:
        self._presenter.go_to(_midnight(day))
        self._view.table.setFocus()

    @Slot(object)
    def _show_amounts(self, texts: tuple[str, str]) -> None:
        try:
            least, most = (parse_amount(text) if text else None for text in texts)
        except AmountRefused:
            self._presenter.say(_("This is not an amount. Type one like 12.50."))
            return
        self._presenter.choose_amounts((least, most))
        self._view.table.setFocus()


def _midnight(day: QDate) -> datetime:
    return datetime.combine(date(day.year(), day.month(), day.day()), time()).astimezone()
