"""Opens shifts, moves cash in their drawers, counts them, and closes them with a Z report.

Selling never waits for a shift: without one, documents and events carry none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from pos_app.application.access import measures, needs, open_to_all
from pos_app.application.loading import store_of
from pos_app.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.shift_figures import cash_figures, report_content
from pos_app.application.shift_limits import require_variance
from pos_app.application.shift_snapshots import CountSheet, ShiftSnapshot
from pos_app.domain.aggregates.shift.cash_count import CashCount
from pos_app.domain.aggregates.shift.errors import (
    CountOutdated,
    NoShiftOpen,
    ShiftOpenAlready,
)
from pos_app.domain.aggregates.shift.shift import Shift
from pos_app.domain.aggregates.z_report.figures import ReportContent
from pos_app.domain.aggregates.z_report.z_report import ZReport
from pos_app.domain.values import permissions
from pos_app.domain.values.business_day import business_date
from pos_app.domain.values.denominations import denominations_of
from pos_app.domain.values.money import Currency, Money

_Move = Callable[[Shift, Money, str, datetime], None]


class ShiftPlace(Protocol):
    """Where somebody works now, and who; the open shift is kept there for every event."""

    register_id: str
    actor_id: str
    shift_id: str | None


class ShiftService:
    """The commands on the shift of this register.

    Each may raise a ``StorageError``; then nothing has changed.
    """

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock, place: ShiftPlace) -> None:
        """Keep the shift of the register that ``place`` names."""
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._place = place

    @open_to_all("says which shift is open")
    def current(self) -> ShiftSnapshot | None:
        """Return the open shift of the register, or None."""
        with self._unit_of_work() as uow:
            shift = uow.shifts.open_at(self._place.register_id)
            return None if shift is None else self._seen(shift)

    @open_to_all("says what the last count left")
    def usual_float(self) -> Decimal:
        """Return what the last count left in the drawer; nothing before there was one."""
        with self._unit_of_work() as uow:
            return self._left(uow, store_of(uow).currency)[0].amount

    @needs(permissions.KEEP_SHIFT)
    def open(self, opening_float: Decimal | None) -> ShiftSnapshot:
        """Begin a shift with a float; None where nobody counted: what the last count left.

        Raises:
            ShiftOpenAlready: the register has one.
            InvalidAmount: too many decimals.
            InvalidCount: less than nothing.
        """
        with self._unit_of_work() as uow:
            running = uow.shifts.open_at(self._place.register_id)
            if running is not None:
                raise ShiftOpenAlready(shift_number=running.number)
            shift = self._begun(uow, opening_float)
            uow.shifts.add(shift)
            self._keep(uow, shift)
        uow.dispatch_events()
        return self._seen(shift)

    @measures(permissions.MOVE_CASH)
    def pay_in(self, amount: Decimal, reason: str, currency: str = "") -> ShiftSnapshot:
        """Put cash into the drawer that no sale brought; of the store's currency unless said.

        Raises:
            NoShiftOpen: there is no shift it could belong to.
            InvalidAmount, AmountNotPositive, InvalidReason: nothing has moved.
        """
        return self._moved(Shift.pay_in, amount, reason, currency)

    @measures(permissions.MOVE_CASH)
    def pay_out(self, amount: Decimal, reason: str, currency: str = "") -> ShiftSnapshot:
        """Take cash out of the drawer to pay for something; raises as :meth:`pay_in`."""
        return self._moved(Shift.pay_out, amount, reason, currency)

    @measures(permissions.MOVE_CASH)
    def drop_to_safe(self, amount: Decimal, reason: str, currency: str = "") -> ShiftSnapshot:
        """Bring cash to the safe; raises as :meth:`pay_in`."""
        return self._moved(Shift.drop_to_safe, amount, reason, currency)

    @needs(permissions.KEEP_SHIFT)
    def take_over(self) -> ShiftSnapshot:
        """Give the drawer to the staff member who is signed in.

        Raises:
            NoShiftOpen: there is none.
            SameHolder: they have it already.
        """
        return self._changed(lambda shift: shift.hand_over(self._place.actor_id))

    @needs(permissions.KEEP_SHIFT)
    def count_sheet(self) -> CountSheet:
        """Return what to count; what is expected only where counts are open.

        Raises:
            NoShiftOpen: there is none.
        """
        with self._unit_of_work() as uow:
            shift = self._running(uow)
            terms = uow.shifts.rules(shift.register_id, shift.currency).terms
            figures = cash_figures(uow.shifts, shift)
        return CountSheet(
            shift=self._seen(shift),
            currency=shift.currency.code,
            denominations=denominations_of(shift.currency),
            others=tuple(each.currency for each in figures[1:]),
            limit=terms.limit.amount,
            is_blind=terms.is_blind,
            expected=None if terms.is_blind else figures[0].expected,
        )

    @needs(permissions.KEEP_SHIFT)
    def commit_count(
        self,
        pieces: Mapping[Decimal, int],
        loose: Decimal = Decimal(0),
        others: Mapping[str, Decimal] | None = None,
    ) -> ShiftSnapshot:
        """Commit a count: numbers by worth, ``loose`` cash, amounts of other currencies.

        Only afterwards does anybody learn what was expected. A count that cash moved after is
        withdrawn without using up the recount.

        Raises:
            NoShiftOpen: there is none.
            RecountUsed: a count stands.
            InvalidCount, CountOfAnotherCurrency: nothing was counted.
        """
        with self._unit_of_work() as uow:
            shift = self._running(uow)
            count = CashCount.of(shift.currency, pieces, loose, others)
            expected = _expected(uow, shift)
            if _is_outdated(shift, expected):
                shift.withdraw_count(is_recount=False)
            terms = uow.shifts.rules(shift.register_id, shift.currency).terms
            shift.commit_count(count, expected, self._clock.now(), is_blind=terms.is_blind)
            uow.shifts.save(shift)
            self._keep(uow, shift)
        uow.dispatch_events()
        return self._seen(shift)

    @needs(permissions.KEEP_SHIFT)
    def recount(self) -> ShiftSnapshot:
        """Let the drawer be counted once more.

        Raises:
            NoShiftOpen: there is none.
            NothingCounted: no count stands.
            RecountUsed: it was counted again before.
        """
        return self._changed(lambda shift: shift.withdraw_count(is_recount=True))

    @needs(permissions.KEEP_SHIFT)
    def close(self, reason: str = "") -> ReportContent:
        """End the shift and make its Z report, whatever was found in the drawer.

        Without a count it ends too, with a reason. Held sales and open ones carry over.

        Raises:
            NoShiftOpen: there is none.
            CountOutdated: cash moved after the count.
            DifferenceUnexplained: the difference is over the limit, and nobody said why.
            InvalidReason: no count and no reason, or more than 200 characters.
        """
        with self._unit_of_work() as uow:
            shift = self._running(uow)
            if _is_outdated(shift, _expected(uow, shift)):
                raise CountOutdated
            limit = uow.shifts.rules(shift.register_id, shift.currency).terms.limit
            require_variance(self._unit_of_work.access, shift, limit)
            at, number = self._clock.now(), uow.z_reports.next_number(shift.register_id)
            grand, reached = uow.z_reports.grand_totals(shift)
            content = report_content(
                uow.shifts,
                uow.z_reports,
                shift,
                z_number=number,
                grand=grand,
                at=at,
                reason=" ".join(reason.split()),
            )
            shift.close(z_number=number, reason=reason, limit=limit, at=at)
            report = ZReport.make(content, uow.z_reports.digest(content), reached)
            uow.shifts.save(shift)
            uow.z_reports.add(report)
            uow.collect_events_from(shift)
            uow.collect_events_from(report)
            uow.commit()
        self._place.shift_id = None
        uow.dispatch_events()
        return content

    def _begun(self, uow: UnitOfWork, opening_float: Decimal | None) -> Shift:
        currency, register_id = store_of(uow).currency, self._place.register_id
        now = self._clock.now()
        left = self._left(uow, currency)
        own = left[0] if opening_float is None else Money.of(opening_float, currency)
        terms = uow.shifts.rules(register_id, currency).terms
        return Shift.open(
            register_id=register_id,
            number=uow.shifts.next_number(register_id),
            business_date=business_date(now.astimezone(), terms.day_end_hour),
            floats=(own, *left[1:]),
            is_float_counted=opening_float is not None,
            beginning=uow.shifts.beginning(register_id, currency),
            holder_id=self._place.actor_id,
            opened_at=now,
        )

    def _left(self, uow: UnitOfWork, currency: Currency) -> tuple[Money, ...]:
        """Return what the last shift left in the drawer, the store's currency first."""
        last = uow.shifts.last_closed(self._place.register_id)
        if last is None:
            return (Money.zero(currency),)
        if last.count is not None:
            return tuple(each.counted for each in last.count.currencies)
        return _expected(uow, last)

    def _moved(self, move: _Move, amount: Decimal, reason: str, currency: str) -> ShiftSnapshot:
        access = self._unit_of_work.access
        access.require(permissions.MOVE_CASH, measured=amount, about=reason)
        return self._changed(
            lambda shift: move(shift, _money(amount, currency, shift), reason, self._clock.now())
        )

    def _changed(self, change: Callable[[Shift], None]) -> ShiftSnapshot:
        with self._unit_of_work() as uow:
            shift = self._running(uow)
            change(shift)
            uow.shifts.save(shift)
            self._keep(uow, shift)
        uow.dispatch_events()
        return self._seen(shift)

    def _seen(self, shift: Shift) -> ShiftSnapshot:
        return ShiftSnapshot.of(shift, self._place.actor_id)

    def _running(self, uow: UnitOfWork) -> Shift:
        shift = uow.shifts.open_at(self._place.register_id)
        if shift is None:
            self._place.shift_id = None
            raise NoShiftOpen
        self._place.shift_id = str(shift.shift_id)
        return shift

    def _keep(self, uow: UnitOfWork, shift: Shift) -> None:
        """Commit the shift; every event from its first on carries it."""
        before, self._place.shift_id = self._place.shift_id, str(shift.shift_id)
        try:
            uow.collect_events_from(shift)
            uow.commit()
        except BaseException:
            self._place.shift_id = before
            raise


def _money(amount: Decimal, currency: str, shift: Shift) -> Money:
    return Money.of(amount, Currency.of(currency) if currency else shift.currency)


def _expected(uow: UnitOfWork, shift: Shift) -> tuple[Money, ...]:
    return tuple(
        Money.of(each.expected, Currency.of(each.currency))
        for each in cash_figures(uow.shifts, shift)
    )


def _is_outdated(shift: Shift, expected: tuple[Money, ...]) -> bool:
    count = shift.count
    return count is not None and tuple(each.expected for each in count.currencies) != expected
