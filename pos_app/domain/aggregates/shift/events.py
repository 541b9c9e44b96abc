"""What happens in a shift. People are named by their ids only."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Shift", identified_by="of_shift")
class ShiftOpened(DomainEvent):
    """A shift began with ``opening_float`` in the drawer.

    Where nobody counted (``is_counted`` is false), it is what the last count left.
    ``business_date`` is the ISO day that everything sold in the shift belongs to.
    """

    of_shift: UUID
    shift_number: int
    business_date: str
    opening_float: Decimal
    currency: str
    is_counted: bool


@event_type(aggregate="Shift", identified_by="of_shift")
class CashPaidIn(DomainEvent):
    """Cash was put into the drawer that no sale brought."""

    of_shift: UUID
    amount: Decimal
    currency: str
    reason: str


@event_type(aggregate="Shift", identified_by="of_shift")
class CashPaidOut(DomainEvent):
    """Cash was taken out of the drawer to pay for something."""

    of_shift: UUID
    amount: Decimal
    currency: str
    reason: str


@event_type(aggregate="Shift", identified_by="of_shift")
class CashDropped(DomainEvent):
    """Cash was brought from the drawer to the safe."""

    of_shift: UUID
    amount: Decimal
    currency: str
    reason: str


@event_type(aggregate="Shift", identified_by="of_shift")
class ShiftHandedOver(DomainEvent):
    """Another staff member has the drawer from now on."""

    of_shift: UUID
    shift_number: int
    from_id: str
    to_id: str


@event_type(aggregate="Shift", identified_by="of_shift")
class DrawerCounted(DomainEvent):
    """A count was committed; ``pieces`` says how many of each ("100.00x1 50.00x2").

    ``is_blind`` tells that the till had not shown what it expected.
    """

    of_shift: UUID
    attempt: int
    currency: str
    counted: Decimal
    pieces: str
    is_blind: bool


@event_type(aggregate="Shift", identified_by="of_shift")
class CashDifferenceFound(DomainEvent):
    """What was counted is not what the documents come to; below zero cash is missing."""

    of_shift: UUID
    attempt: int
    currency: str
    expected: Decimal
    counted: Decimal
    difference: Decimal


@event_type(aggregate="Shift", identified_by="of_shift")
class CountWithdrawn(DomainEvent):
    """A count does not stand: for a recount, or because cash moved after it."""

    of_shift: UUID
    attempt: int
    is_recount: bool


@event_type(aggregate="Shift", identified_by="of_shift")
class XReportPrinted(DomainEvent):
    """The figures of the running shift were printed, what is expected in the drawer among them."""

    of_shift: UUID
    shift_number: int


@event_type(aggregate="Shift", identified_by="of_shift")
class ShiftClosed(DomainEvent):
    """The shift ended with Z report ``z_number``; ``difference`` is that of the store's currency.

    ``is_counted`` is false where the shift was closed without a count.
    """

    of_shift: UUID
    shift_number: int
    z_number: int
    is_counted: bool
    difference: Decimal
    reason: str


@event_type(aggregate="Register", identified_by="of_register")
class ShiftRulesChanged(DomainEvent):
    """How the register keeps shifts was changed; amounts are of the store's currency."""

    of_register: str
    old_uses_shifts: bool
    new_uses_shifts: bool
    old_is_blind: bool
    new_is_blind: bool
    old_limit: Decimal
    new_limit: Decimal
    old_day_end: int
    new_day_end: int
