"""What happens to the store as a whole. People are named by their id only."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Store", identified_by="store_id", version=2)
class StoreOpened(DomainEvent):
    """The store was set up with its currency and its way to show prices.

    ``has_sign_in`` tells whether people sign in there.
    """

    store_id: UUID
    store_name: str
    currency: str
    prices_include_tax: bool
    owner_id: UUID
    has_sign_in: bool


@event_type(aggregate="Store", identified_by="store_id")
class CatalogueImported(DomainEvent):
    """A file of products was taken over, all of it or nothing."""

    store_id: UUID
    file_name: str
    created: int
    changed: int
    unchanged: int


@event_type(aggregate="Store", identified_by="store_id")
class CatalogueExported(DomainEvent):
    """What the store sells was written to a file."""

    store_id: UUID
    file_name: str
    products: int


@event_type(aggregate="Store", identified_by="store_id")
class AuditLogExported(DomainEvent):
    """Entries of the audit log were written to a file."""

    store_id: UUID
    file_name: str
    file_format: str
    entry_count: int
    first_seq: int | None
    last_seq: int | None


@event_type(aggregate="Store", identified_by="store_id")
class TillStarted(DomainEvent):
    """The program was started; ``after_crash`` when it had not been closed the last time."""

    store_id: UUID
    program_version: str
    after_crash: bool


@event_type(aggregate="Store", identified_by="store_id")
class TillStopped(DomainEvent):
    """The program was closed in order."""

    store_id: UUID
    program_version: str


@event_type(aggregate="Store", identified_by="store_id")
class TaxRoundingChanged(DomainEvent):
    """Tax is rounded per ``line`` or per ``receipt`` from the next sale on."""

    store_id: UUID
    old_rounding: str
    new_rounding: str


@event_type(aggregate="Store", identified_by="store_id")
class CashRoundingChanged(DomainEvent):
    """What is paid in cash is rounded to this step; zero rounds nothing."""

    store_id: UUID
    old_step: Decimal
    new_step: Decimal


@event_type(aggregate="Store", identified_by="store_id")
class SignInSwitched(DomainEvent):
    """People sign in from now on, or nobody does and everybody may do everything."""

    store_id: UUID
    is_on: bool


@event_type(aggregate="Store", identified_by="store_id")
class ReceiptChoiceChanged(DomainEvent):
    """The receipt of each sale is only ``saved``, or ``opened`` to be printed, from now on."""

    store_id: UUID
    old_choice: str
    new_choice: str


@event_type(aggregate="Store", identified_by="store_id")
class IdleLockChanged(DomainEvent):
    """The till locks after so many minutes without a touch; zero never."""

    store_id: UUID
    old_minutes: int
    new_minutes: int


@event_type(aggregate="Store", identified_by="store_id")
class ClockJumped(DomainEvent):
    """The machine's clock no longer shows what it should: it was set, or lost the time.

    It shows ``shown_at`` and should show about ``expected_at``; ``seconds`` is how far it went
    ahead, below zero how far back. At a start, ``expected_at`` is the newest record's time.
    """

    store_id: UUID
    seconds: int
    expected_at: datetime
    shown_at: datetime


@event_type(aggregate="Store", identified_by="store_id")
class TrainingStarted(DomainEvent):
    """The till left this store for the one that people practise in."""

    store_id: UUID


@event_type(aggregate="Store", identified_by="store_id")
class TrainingEnded(DomainEvent):
    """Nobody practises any more. After a crash it is missing: the till's next start says it."""

    store_id: UUID
