"""The shift: who has the drawer of a register, what went through it, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.shift import errors, events
from pos_app.domain.aggregates.shift.cash_count import CashCount
from pos_app.domain.aggregates.shift.cash_movement import CashMovement, CashMovementKind
from pos_app.domain.aggregates.shift.drawer_count import CurrencyCount, DrawerCount, count_events
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.ledger import require_positive
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.reason import checked_reason

RECOUNTS = 1


class ShiftState(StrEnum):
    """How far a shift has come; only an open one takes a count, only a closed one is over."""

    OPEN = "open"
    COUNTED = "counted"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the register had reached when the shift began, so that a shift is found in order.

    ``carried_cash`` was taken for sales that were not finished then; it lies in the float.
    """

    order_sequence: int
    refund_sequence: int
    event_seq: int
    carried_cash: Money


class Shift(Aggregate):
    """One shift of a register; ``holder_id`` is the staff member who has the drawer.

    ``business_date`` is the day that everything in it belongs to, whatever the clock says.
    """

    __slots__ = (
        "attempts",
        "beginning",
        "business_date",
        "closed_at",
        "count",
        "currency",
        "holder_id",
        "is_float_counted",
        "movements",
        "number",
        "opened_at",
        "recounts",
        "register_id",
        "saved_movements",
        "shift_id",
        "state",
    )

    def __init__(
        self,
        *,
        shift_id: UUID,
        register_id: str,
        number: int,
        currency: Currency,
        business_date: date,
        opened_at: datetime,
        holder_id: str,
        is_float_counted: bool,
        beginning: Beginning,
        movements: Sequence[CashMovement] = (),
        state: ShiftState = ShiftState.OPEN,
        count: DrawerCount | None = None,
        attempts: int = 0,
        recounts: int = 0,
        closed_at: datetime | None = None,
    ) -> None:
        """Restore the shift as it was saved; :meth:`open` begins a new one."""
        super().__init__()
        self.shift_id = shift_id
        self.register_id = register_id
        self.number = number
        self.currency = currency
        self.business_date = business_date
        self.opened_at = opened_at
        self.holder_id = holder_id
        self.is_float_counted = is_float_counted
        self.beginning = beginning
        self.movements = list(movements)
        self.saved_movements = len(self.movements)
        self.state = state
        self.count = count
        self.attempts = attempts
        self.recounts = recounts
        self.closed_at = closed_at

    @classmethod
    def open(
        cls,
        *,
        register_id: str,
        number: int,
        business_date: date,
        floats: Sequence[Money],
        is_float_counted: bool,
        beginning: Beginning,
        holder_id: str,
        opened_at: datetime,
    ) -> Shift:
        """Begin a shift with ``floats``, the store's currency first; InvalidCount below zero."""
        own = floats[0]
        shift = cls(
            shift_id=new_id(),
            register_id=register_id,
            number=number,
            currency=own.currency,
            business_date=business_date,
            opened_at=opened_at,
            holder_id=holder_id,
            is_float_counted=is_float_counted,
            beginning=beginning,
        )
        for amount in floats:
            if amount.minor < 0:
                raise errors.InvalidCount(text=str(amount.amount))
            shift.movements.append(CashMovement(CashMovementKind.FLOAT, amount, "", opened_at))
        shift._raise_event(
            events.ShiftOpened(
                of_shift=shift.shift_id,
                shift_number=number,
                business_date=business_date.isoformat(),
                opening_float=own.amount,
                currency=own.currency.code,
                is_counted=is_float_counted,
            )
        )
        return shift

    def pay_in(self, amount: Money, reason: str, at: datetime) -> None:
        """Put cash into the drawer that no sale brought.

        Raises:
            ShiftEnded, AmountNotPositive, InvalidReason: nothing has moved.
        """
        self._move(CashMovementKind.PAID_IN, events.CashPaidIn, amount, reason, at)

    def pay_out(self, amount: Money, reason: str, at: datetime) -> None:
        """Take cash out of the drawer to pay for something; raises as :meth:`pay_in`."""
        self._move(CashMovementKind.PAID_OUT, events.CashPaidOut, amount, reason, at)

    def drop_to_safe(self, amount: Money, reason: str, at: datetime) -> None:
        """Bring cash to the safe; raises as :meth:`pay_in`."""
        self._move(CashMovementKind.SAFE_DROP, events.CashDropped, amount, reason, at)

    def hand_over(self, to_id: str) -> None:
        """Give the drawer to another staff member; SameHolder or ShiftEnded if that cannot be."""
        self._require_running()
        if to_id == self.holder_id:
            raise errors.SameHolder
        before, self.holder_id = self.holder_id, to_id
        self._raise_event(
            events.ShiftHandedOver(
                of_shift=self.shift_id, shift_number=self.number, from_id=before, to_id=to_id
            )
        )

    def commit_count(
        self, count: CashCount, expected: Sequence[Money], at: datetime, *, is_blind: bool
    ) -> DrawerCount:
        """Commit what was counted; only now is it held against what was ``expected``.

        ``expected`` has one amount for each currency in the drawer, the store's first.

        Raises:
            ShiftEnded: the shift is over.
            RecountUsed: a count stands, and is changed by :meth:`withdraw_count` only.
            CountOfAnotherCurrency: a currency was counted that is not in ``expected``.
        """
        self._require_running()
        if self.state is ShiftState.COUNTED:
            raise errors.RecountUsed
        known = {each.currency for each in expected}
        if any(other.currency not in known and other for other in count.others):
            raise errors.CountOfAnotherCurrency
        self.attempts += 1
        self.state = ShiftState.COUNTED
        self.count = DrawerCount(
            self.attempts,
            at,
            is_blind,
            count.text(),
            tuple(CurrencyCount(each, count.counted(each.currency)) for each in expected),
        )
        for event in count_events(self.shift_id, self.count, count):
            self._raise_event(event)
        return self.count

    def withdraw_count(self, *, is_recount: bool) -> None:
        """Let the drawer be counted again: once as a recount, or because cash moved since.

        Raises:
            ShiftEnded, NothingCounted, RecountUsed: the count stays as it is.
        """
        self._require_running()
        if self.count is None:
            raise errors.NothingCounted
        if is_recount:
            if self.recounts >= RECOUNTS:
                raise errors.RecountUsed
            self.recounts += 1
        self._raise_event(
            events.CountWithdrawn(
                of_shift=self.shift_id, attempt=self.count.attempt, is_recount=is_recount
            )
        )
        self.count, self.state = None, ShiftState.OPEN

    def close(self, *, z_number: int, reason: str, limit: Money, at: datetime) -> None:
        """End the shift, with whatever was found; a difference over ``limit`` needs a reason.

        Without a count it ends too, with a reason.

        Raises:
            ShiftEnded: the shift is over.
            DifferenceUnexplained: the difference is over the limit, and nobody said why.
            InvalidReason: no count and no reason, or more than 200 characters.
        """
        self._require_running()
        difference = Money.zero(self.currency) if self.count is None else self.count.difference
        if self.count is None or reason:
            reason = checked_reason(reason)
        elif abs(difference.minor) > limit.minor:
            raise errors.DifferenceUnexplained(difference=difference.amount, limit=limit.amount)
        self.state, self.closed_at = ShiftState.CLOSED, at
        self._raise_event(
            events.ShiftClosed(
                of_shift=self.shift_id,
                shift_number=self.number,
                z_number=z_number,
                is_counted=self.count is not None,
                difference=difference.amount,
                reason=reason,
            )
        )

    def print_x(self) -> None:
        """Record that the figures so far are printed, the expected cash too; ShiftEnded if over."""
        self._require_running()
        self._raise_event(events.XReportPrinted(of_shift=self.shift_id, shift_number=self.number))

    @property
    def opening_float(self) -> Money:
        """What was in the drawer at the beginning."""
        return self.moved(self.currency, CashMovementKind.FLOAT)

    def moved(self, currency: Currency, kind: CashMovementKind) -> Money:
        """Return how much of a currency was moved in one way, as a positive amount."""
        of_kind = (each.amount for each in self.movements if each.kind is kind)
        return Money.sum((each for each in of_kind if each.currency == currency), currency)

    def _move(
        self,
        kind: CashMovementKind,
        event: type[events.CashPaidIn | events.CashPaidOut | events.CashDropped],
        amount: Money,
        reason: str,
        at: datetime,
    ) -> None:
        self._require_running()
        require_positive(amount)
        why = checked_reason(reason)
        if self.count is not None:
            self.withdraw_count(is_recount=False)
        self.movements.append(CashMovement(kind, amount, why, at))
        self._raise_event(
            event(
                of_shift=self.shift_id,
                amount=amount.amount,
                currency=amount.currency.code,
                reason=why,
            )
        )

    def _require_running(self) -> None:
        if self.state is ShiftState.CLOSED:
            raise errors.ShiftEnded(shift_number=self.number)
