"""Shifts: rows to aggregates and back, and which one is open at a register."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from pos_app.domain.aggregates.shift.cash_movement import CashMovement, CashMovementKind
from pos_app.domain.aggregates.shift.drawer_count import CurrencyCount, DrawerCount
from pos_app.domain.aggregates.shift.rules import ShiftRules, ShiftTerms
from pos_app.domain.aggregates.shift.shift import Beginning, Shift, ShiftState
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.register_numbers import next_of, taken
from pos_app.infrastructure.persistence.repositories.shift_cash import cash_taken, unfinished_cash
from pos_app.infrastructure.persistence.shift_tables import shift_counts, shift_movements, shifts
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import registers

_OPEN = Statement(
    select(shifts)
    .join(registers, registers.c.shift_id == shifts.c.shift_id)
    .where(registers.c.register_id == bindparam("register_id"))
)
_BY_ID = Statement(select(shifts).where(shifts.c.shift_id == bindparam("key")))
_LAST_CLOSED = Statement(
    select(shifts)
    .where(shifts.c.register_id == bindparam("register_id"), shifts.c.state == "closed")
    .order_by(shifts.c.number.desc())
    .limit(1)
)
_MOVEMENTS = Statement(
    select(shift_movements)
    .where(shift_movements.c.shift_id == bindparam("key"))
    .order_by(shift_movements.c.position)
)
_COUNTS = Statement(
    select(shift_counts.c.currency, shift_counts.c.expected, shift_counts.c.counted)
    .where(
        shift_counts.c.shift_id == bindparam("key"),
        shift_counts.c.attempt == bindparam("attempt"),
    )
    .order_by(shift_counts.c.position)
)
_NEXT_NUMBER = next_of("last_shift_number")
_REACHED = Statement(
    select(
        registers.c.last_order_sequence,
        registers.c.last_refund_sequence,
        registers.c.last_event_seq,
    ).where(registers.c.register_id == bindparam("register_id"))
)
_INSERT = Statement(insert(shifts))
_INSERT_MOVEMENT = Statement(insert(shift_movements))
_INSERT_COUNT = Statement(insert(shift_counts))
_CHANGING = ("holder_id", "state", "attempts", "recounts", "counted_at", "is_blind", "pieces")
_UPDATE = Statement(
    update(shifts)
    .where(shifts.c.shift_id == bindparam("key"))
    .values({name: bindparam(name) for name in (*_CHANGING, "closed_at")})
)
_AT_REGISTER = Statement(
    update(registers)
    .where(registers.c.register_id == bindparam("key"))
    .values(shift_id=bindparam("shift_id"), business_date=bindparam("business_date"))
)
_RULES = Statement(
    select(
        registers.c.uses_shifts,
        registers.c.is_count_blind,
        registers.c.variance_limit,
        registers.c.day_end_hour,
    ).where(registers.c.register_id == bindparam("register_id"))
)
_SAVE_RULES = Statement(
    update(registers)
    .where(registers.c.register_id == bindparam("key"))
    .values(
        uses_shifts=bindparam("uses_shifts"),
        is_count_blind=bindparam("is_count_blind"),
        variance_limit=bindparam("variance_limit"),
        day_end_hour=bindparam("day_end_hour"),
    )
)


class SqlShiftRepository(IdentityMap[Shift, None]):
    """The shifts within one transaction; fulfils ``ShiftRepository``."""

    def open_at(self, register_id: str) -> Shift | None:
        """Return the shift that is open at a register, or None."""
        return self._restored(self.connection.one(_OPEN, {"register_id": register_id}))

    def by_id(self, shift_id: UUID) -> Shift | None:
        """Return the shift, or None."""
        return self._restored(self.connection.one(_BY_ID, {"key": str(shift_id)}))

    def last_closed(self, register_id: str) -> Shift | None:
        """Return the shift that was closed last at a register, or None."""
        return self._restored(self.connection.one(_LAST_CLOSED, {"register_id": register_id}))

    def next_number(self, register_id: str) -> int:
        """Take the register's next number of shifts; a rollback gives it back."""
        return taken(self.connection, _NEXT_NUMBER, register_id)[0]

    def beginning(self, register_id: str, currency: Currency) -> Beginning:
        """Return what the register has reached now."""
        row = self.connection.one(_REACHED, {"register_id": register_id})
        if row is None:
            raise LookupError(register_id)
        return Beginning(row[0], row[1], row[2], self.unfinished_cash(register_id, currency))

    def cash_taken(self, shift: Shift) -> tuple[tuple[Money, Money], ...]:
        """Return what each currency of the drawer gained by sales and lost by returns."""
        return cash_taken(self.connection, shift)

    def unfinished_cash(self, register_id: str, currency: Currency) -> Money:
        """Return the cash that lies in the drawer for sales that are not finished."""
        return unfinished_cash(self.connection, register_id, currency)

    def add(self, shift: Shift) -> None:
        """Keep a new shift, which is then the open one of its register."""
        beginning = shift.beginning
        self.connection.run(
            _INSERT,
            {
                "shift_id": str(shift.shift_id),
                "register_id": shift.register_id,
                "number": shift.number,
                "currency": shift.currency.code,
                "business_date": shift.business_date.isoformat(),
                "opened_at": to_text(shift.opened_at),
                "is_float_counted": int(shift.is_float_counted),
                "order_sequence": beginning.order_sequence,
                "refund_sequence": beginning.refund_sequence,
                "event_seq": beginning.event_seq,
                "carried_cash": beginning.carried_cash.minor,
                **_changing(shift),
            },
        )
        self._save_movements(shift)
        self._set_open(shift, str(shift.shift_id), shift.business_date.isoformat())
        self.hold(shift.shift_id, shift)

    def save(self, shift: Shift) -> None:
        """Keep what has changed; a closed shift leaves its register without one."""
        self.connection.run(_UPDATE, {"key": str(shift.shift_id), **_changing(shift)})
        self._save_movements(shift)
        count = shift.count
        if count is not None and count.attempt not in self._counts_kept(shift):
            self.connection.run_many(_INSERT_COUNT, _count_rows(shift.shift_id, count))
        if shift.state is ShiftState.CLOSED:
            self._set_open(shift, None, None)

    def rules(self, register_id: str, currency: Currency) -> ShiftRules:
        """Return how a register keeps shifts."""
        row = self.connection.one(_RULES, {"register_id": register_id})
        if row is None:
            raise LookupError(register_id)
        usual = ShiftTerms.usual(currency)
        terms = ShiftTerms(
            uses_shifts=bool(row[0]),
            is_blind=bool(row[1]),
            limit=usual.limit if row[2] is None else Money(row[2], currency),
            day_end_hour=row[3],
        )
        return ShiftRules(register_id, terms)

    def save_rules(self, rules: ShiftRules) -> None:
        """Keep how a register keeps shifts."""
        self.connection.run(
            _SAVE_RULES,
            {
                "key": rules.register_id,
                "uses_shifts": int(rules.terms.uses_shifts),
                "is_count_blind": int(rules.terms.is_blind),
                "variance_limit": rules.terms.limit.minor,
                "day_end_hour": rules.terms.day_end_hour,
            },
        )

    def _set_open(self, shift: Shift, shift_id: str | None, day: str | None) -> None:
        self.connection.run(
            _AT_REGISTER,
            {"key": shift.register_id, "shift_id": shift_id, "business_date": day},
        )

    def _save_movements(self, shift: Shift) -> None:
        rows = [
            {
                "shift_id": str(shift.shift_id),
                "position": position,
                "kind": each.kind.value,
                "currency": each.amount.currency.code,
                "amount": each.amount.minor,
                "reason": each.reason,
                "moved_at": to_text(each.moved_at),
            }
            for position, each in enumerate(shift.movements, start=1)
            if position > shift.saved_movements
        ]
        if rows:
            self.connection.run_many(_INSERT_MOVEMENT, rows)
            shift.saved_movements = len(shift.movements)

    def _counts_kept(self, shift: Shift) -> set[int]:
        kept = {"key": str(shift.shift_id), "attempt": shift.attempts}
        return {shift.attempts} if self.connection.one(_COUNTS, kept) else set()

    def _restored(self, row: tuple[Any, ...] | None) -> Shift | None:
        if row is None:
            return None
        shift_id = UUID(row[0])
        known = self.known(shift_id)
        if known is not None:
            return known
        currency = Currency.of(row[3])
        shift = Shift(
            shift_id=shift_id,
            register_id=row[1],
            number=row[2],
            currency=currency,
            business_date=date.fromisoformat(row[4]),
            opened_at=from_text(row[5]),
            holder_id=row[6],
            is_float_counted=bool(row[7]),
            beginning=Beginning(row[8], row[9], row[10], Money(row[11], currency)),
            movements=[
                CashMovement(
                    CashMovementKind(kind), Money(amount, Currency.of(code)), reason, from_text(at)
                )
                for _, _, kind, code, amount, reason, at in self.connection.all(
                    _MOVEMENTS, {"key": row[0]}
                )
            ],
            state=ShiftState(row[12]),
            attempts=row[13],
            recounts=row[14],
            count=self._restored_count(row),
            closed_at=None if row[18] is None else from_text(row[18]),
        )
        return self.hold(shift_id, shift)

    def _restored_count(self, row: tuple[Any, ...]) -> DrawerCount | None:
        if row[15] is None:
            return None
        counts = self.connection.all(_COUNTS, {"key": row[0], "attempt": row[13]})
        return DrawerCount(
            attempt=row[13],
            counted_at=from_text(row[15]),
            is_blind=bool(row[16]),
            pieces=row[17],
            currencies=tuple(
                CurrencyCount(Money(expected, Currency.of(code)), Money(counted, Currency.of(code)))
                for code, expected, counted in counts
            ),
        )


def _changing(shift: Shift) -> dict[str, object]:
    count = shift.count
    return {
        "holder_id": shift.holder_id,
        "state": shift.state.value,
        "attempts": shift.attempts,
        "recounts": shift.recounts,
        "counted_at": None if count is None else to_text(count.counted_at),
        "is_blind": int(count is not None and count.is_blind),
        "pieces": "" if count is None else count.pieces,
        "closed_at": None if shift.closed_at is None else to_text(shift.closed_at),
    }


def _count_rows(shift_id: UUID, count: DrawerCount) -> list[dict[str, object]]:
    return [
        {
            "shift_id": str(shift_id),
            "attempt": count.attempt,
            "position": position,
            "currency": each.counted.currency.code,
            "expected": each.expected.minor,
            "counted": each.counted.minor,
        }
        for position, each in enumerate(count.currencies, start=1)
    ]
