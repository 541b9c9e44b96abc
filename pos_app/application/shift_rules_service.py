"""Says and changes how this register keeps shifts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos_app.application.access import needs, open_to_all
from pos_app.application.loading import store_of
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.shift_snapshots import RulesSnapshot
from pos_app.domain.aggregates.shift.rules import ShiftTerms
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money


class ShiftRulesService:
    """The commands on the rules of shifts."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, register_id: Callable[[], str]) -> None:
        """Keep the rules of the register that the store names now."""
        self._unit_of_work = unit_of_work
        self._register_id = register_id

    @open_to_all("says how shifts are kept")
    def rules(self) -> RulesSnapshot:
        """Return how the register keeps shifts."""
        with self._unit_of_work() as uow:
            currency = store_of(uow).currency
            return RulesSnapshot.of(uow.shifts.rules(self._register_id(), currency).terms)

    @needs(permissions.CHANGE_SETTINGS)
    def use_shifts(self) -> None:
        """Ask for the float when the till opens, from now on."""
        self.set_rules(replace(self.rules(), uses_shifts=True))

    @needs(permissions.CHANGE_SETTINGS)
    def set_rules(self, asked: RulesSnapshot) -> RulesSnapshot:
        """Keep shifts in another way from now on.

        Raises:
            InvalidAmount: the limit is below zero, or has too many decimals.
            InvalidDayEnd: the day cannot end at that hour.
        """
        with self._unit_of_work() as uow:
            currency = store_of(uow).currency
            rules = uow.shifts.rules(self._register_id(), currency)
            rules.change(
                ShiftTerms(
                    uses_shifts=asked.uses_shifts,
                    is_blind=asked.is_blind,
                    limit=Money.of(asked.limit, currency),
                    day_end_hour=asked.day_end_hour,
                )
            )
            uow.shifts.save_rules(rules)
            uow.collect_events_from(rules)
            uow.commit()
        uow.dispatch_events()
        return RulesSnapshot.of(rules.terms)
