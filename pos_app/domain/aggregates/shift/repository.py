"""What the shop needs to keep shifts, and how each register keeps them."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.shift.rules import ShiftRules
from pos_app.domain.aggregates.shift.shift import Beginning, Shift
from pos_app.domain.values.money import Currency, Money


class ShiftRepository(Protocol):
    """The shifts of the store."""

    def open_at(self, register_id: str) -> Shift | None:
        """Return the shift that is open at a register, or None."""

    def by_id(self, shift_id: UUID) -> Shift | None:
        """Return the shift, or None."""

    def last_closed(self, register_id: str) -> Shift | None:
        """Return the shift that was closed last at a register, or None."""

    def next_number(self, register_id: str) -> int:
        """Take the register's next number of shifts; a rollback gives it back."""

    def beginning(self, register_id: str, currency: Currency) -> Beginning:
        """Return what the register has reached now."""

    def cash_taken(self, shift: Shift) -> tuple[tuple[Money, Money], ...]:
        """Return what each currency of the drawer gained by sales and lost by returns.

        Change is taken off the sales; the store's currency is first.
        """

    def unfinished_cash(self, register_id: str, currency: Currency) -> Money:
        """Return the cash that lies in the drawer for sales that are not finished."""

    def add(self, shift: Shift) -> None:
        """Keep a new shift, which is then the open one of its register."""

    def save(self, shift: Shift) -> None:
        """Keep what has changed; a closed shift leaves its register without one."""

    def rules(self, register_id: str, currency: Currency) -> ShiftRules:
        """Return how a register keeps shifts."""

    def save_rules(self, rules: ShiftRules) -> None:
        """Keep how a register keeps shifts."""
