"""What the rules of shifts forbid."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class ShiftOpenAlready(DomainError):
    """The register has an open shift; it is closed or handed over first."""

    shift_number: int


class NoShiftOpen(DomainError):
    """The register has no open shift that this could belong to."""


@dataclass(eq=False)
class ShiftEnded(DomainError):
    """The shift was closed before; nothing about it changes any more."""

    shift_number: int


class NothingCounted(DomainError):
    """The count has to be committed first."""


class CountOutdated(DomainError):
    """Cash moved after the drawer was counted, so the count says nothing any more."""


class RecountUsed(DomainError):
    """The drawer was counted a second time already; what was found is recorded as it is."""


@dataclass(eq=False)
class DifferenceUnexplained(DomainError):
    """A difference over the store's ``limit`` needs a reason."""

    difference: Decimal
    limit: Decimal


class SameHolder(DomainError):
    """The shift is handed over to somebody else than who has it."""


@dataclass(eq=False)
class InvalidCount(DomainError):
    """A count has no negative numbers, and every amount is one of its currency."""

    text: str


class CountOfAnotherCurrency(DomainError):
    """Cash of a currency was counted of which the drawer cannot hold any."""
