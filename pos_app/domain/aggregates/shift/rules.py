"""How a register keeps shifts: whether at all, how the drawer is counted, when the day ends."""

from __future__ import annotations

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.shift.events import ShiftRulesChanged
from pos_app.domain.errors import InvalidAmount
from pos_app.domain.records import dataclass
from pos_app.domain.values.business_day import checked_day_end
from pos_app.domain.values.money import Currency, Money

_USUAL_LIMIT_MINOR = 200


@dataclass(frozen=True, slots=True)
class ShiftTerms:
    """What the rules say.

    A count is blind while the till hides what it expects; a difference over ``limit`` needs a
    reason and somebody who approves; ``day_end_hour`` is when the business day ends.
    """

    uses_shifts: bool
    is_blind: bool
    limit: Money
    day_end_hour: int

    @classmethod
    def usual(cls, currency: Currency) -> ShiftTerms:
        """Return the terms of a store that has not chosen: no shifts, blind counts."""
        return cls(
            uses_shifts=False,
            is_blind=True,
            limit=Money(_USUAL_LIMIT_MINOR * 10 ** max(0, currency.decimals - 2), currency),
            day_end_hour=0,
        )


class ShiftRules(Aggregate):
    """The rules of one register."""

    __slots__ = ("register_id", "terms")

    def __init__(self, register_id: str, terms: ShiftTerms) -> None:
        """Restore the rules as they were saved."""
        super().__init__()
        self.register_id = register_id
        self.terms = terms

    def change(self, terms: ShiftTerms) -> None:
        """Go by other terms from now on; the same ones change nothing.

        Raises:
            InvalidAmount: the limit is below zero.
            InvalidDayEnd: the day cannot end at that hour.
        """
        if terms.limit.minor < 0:
            raise InvalidAmount(
                text=str(terms.limit.amount), decimals=terms.limit.currency.decimals
            )
        checked_day_end(terms.day_end_hour)
        if terms == self.terms:
            return
        old, self.terms = self.terms, terms
        self._raise_event(
            ShiftRulesChanged(
                of_register=self.register_id,
                old_uses_shifts=old.uses_shifts,
                new_uses_shifts=terms.uses_shifts,
                old_is_blind=old.is_blind,
                new_is_blind=terms.is_blind,
                old_limit=old.limit.amount,
                new_limit=terms.limit.amount,
                old_day_end=old.day_end_hour,
                new_day_end=terms.day_end_hour,
            )
        )
