"""The store: its name, its currency, its owner, and what is done to it as a whole."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.store.events import (
    AuditLogExported,
    CashRoundingChanged,
    CatalogueExported,
    CatalogueImported,
    ClockJumped,
    IdleLockChanged,
    ReceiptChoiceChanged,
    SignInSwitched,
    StoreOpened,
    TaxRoundingChanged,
    TillStarted,
    TillStopped,
    TrainingEnded,
    TrainingStarted,
)
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRounding

LONGEST_NAME = 80
_LARGEST_STEP = 10
USUAL_IDLE_MINUTES = 5
LONGEST_IDLE_MINUTES = 120


class ReceiptChoice(StrEnum):
    """What is done with the receipt of each sale; it is always kept in the store's folder."""

    SAVED = "saved"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Owner:
    """The person who opened the store; the PIN is kept as a hash only."""

    staff_id: UUID
    name: str
    pin_hash: str


class Store(Aggregate):
    """The one store of this data folder, and the register that stands in it."""

    __slots__ = (
        "cash_rounding",
        "currency",
        "has_sign_in",
        "idle_lock_minutes",
        "is_till_running",
        "name",
        "owner",
        "prices_include_tax",
        "receipt_choice",
        "register_id",
        "store_id",
        "tax_rounding",
    )

    def __init__(
        self,
        *,
        store_id: UUID,
        name: str,
        currency: Currency,
        prices_include_tax: bool,
        register_id: str,
        owner: Owner,
        is_till_running: bool = False,
        tax_rounding: TaxRounding = TaxRounding.LINE,
        cash_rounding: Money | None = None,
        has_sign_in: bool = True,
        idle_lock_minutes: int = USUAL_IDLE_MINUTES,
        receipt_choice: ReceiptChoice = ReceiptChoice.SAVED,
    ) -> None:
        """Restore the store as it was saved; :meth:`open` sets up a new one."""
        super().__init__()
        self.store_id = store_id
        self.name = name
        self.currency = currency
        self.prices_include_tax = prices_include_tax
        self.register_id = register_id
        self.owner = owner
        self.is_till_running = is_till_running
        self.tax_rounding = tax_rounding
        self.cash_rounding = cash_rounding or Money.zero(currency)
        self.has_sign_in = has_sign_in
        self.idle_lock_minutes = idle_lock_minutes
        self.receipt_choice = receipt_choice

    @classmethod
    def open(
        cls,
        *,
        name: str,
        currency: Currency,
        prices_include_tax: bool,
        owner_name: str,
        owner_pin_hash: str,
        register_id: str = "1",
        has_sign_in: bool = True,
    ) -> Store:
        """Set up a new store; without sign-in everybody may do everything in it.

        Raises:
            InvalidName: the store or its owner has no name, or more than 80 characters.
        """
        store = cls(
            store_id=new_id(),
            name=_checked_name(name),
            currency=currency,
            prices_include_tax=prices_include_tax,
            register_id=register_id,
            owner=Owner(new_id(), _checked_name(owner_name), owner_pin_hash),
            has_sign_in=has_sign_in,
        )
        store._raise_event(
            StoreOpened(
                store_id=store.store_id,
                store_name=store.name,
                currency=currency.code,
                prices_include_tax=prices_include_tax,
                owner_id=store.owner.staff_id,
                has_sign_in=has_sign_in,
            )
        )
        return store

    def round_tax(self, rounding: TaxRounding) -> None:
        """Round tax on every line, or once for each rate of a receipt, from the next sale on."""
        if rounding is self.tax_rounding:
            return
        old, self.tax_rounding = self.tax_rounding, rounding
        self._raise_event(
            TaxRoundingChanged(
                store_id=self.store_id, old_rounding=old.value, new_rounding=rounding.value
            )
        )

    def round_cash(self, step: Money) -> None:
        """Round what is paid in cash to whole ``step``; zero rounds nothing.

        Raises:
            CurrencyMismatch: the step is in another currency than the store's.
            InvalidAmount: negative, or more than ten units.
        """
        if step.currency != self.currency:
            raise errors.CurrencyMismatch(left=self.currency.code, right=step.currency.code)
        if step.minor < 0 or step.amount > _LARGEST_STEP:
            raise errors.InvalidAmount(text=str(step.amount), decimals=self.currency.decimals)
        if step == self.cash_rounding:
            return
        old, self.cash_rounding = self.cash_rounding, step
        self._raise_event(
            CashRoundingChanged(store_id=self.store_id, old_step=old.amount, new_step=step.amount)
        )

    def switch_sign_in(self, *, is_on: bool) -> None:
        """Let people sign in, or let everybody do everything without."""
        if is_on != self.has_sign_in:
            self.has_sign_in = is_on
            self._raise_event(SignInSwitched(store_id=self.store_id, is_on=is_on))

    def choose_receipts(self, choice: ReceiptChoice) -> None:
        """Do this with the receipt of each sale from now on."""
        old, self.receipt_choice = self.receipt_choice, choice
        if old is not choice:
            self._raise_event(
                ReceiptChoiceChanged(
                    store_id=self.store_id, old_choice=old.value, new_choice=choice.value
                )
            )

    def lock_after(self, minutes: int) -> None:
        """Lock the till after so many minutes without a touch; zero never.

        Raises:
            InvalidQuantity: below zero, or more than two hours.
        """
        if not 0 <= minutes <= LONGEST_IDLE_MINUTES:
            raise errors.InvalidQuantity(text=str(minutes), reason="too large")
        old, self.idle_lock_minutes = self.idle_lock_minutes, minutes
        if old != minutes:
            self._raise_event(
                IdleLockChanged(store_id=self.store_id, old_minutes=old, new_minutes=minutes)
            )

    def start_till(self, program_version: str) -> None:
        """Record that the program runs; it notices when it was not closed the last time."""
        after_crash, self.is_till_running = self.is_till_running, True
        self._raise_event(
            TillStarted(
                store_id=self.store_id, program_version=program_version, after_crash=after_crash
            )
        )

    def stop_till(self, program_version: str) -> None:
        """Record that the program was closed; doing it twice raises nothing."""
        if not self.is_till_running:
            return
        self.is_till_running = False
        self._raise_event(TillStopped(store_id=self.store_id, program_version=program_version))

    def record_clock_jump(self, expected_at: datetime, shown_at: datetime) -> None:
        """Record that the machine's clock shows another time than it should; both aware UTC."""
        self._raise_event(
            ClockJumped(
                store_id=self.store_id,
                seconds=round((shown_at - expected_at).total_seconds()),
                expected_at=expected_at,
                shown_at=shown_at,
            )
        )

    def start_training(self) -> None:
        """Record that people practise from now on, in a store of its own."""
        self._raise_event(TrainingStarted(store_id=self.store_id))

    def end_training(self) -> None:
        """Record that nobody practises any more."""
        self._raise_event(TrainingEnded(store_id=self.store_id))

    def record_import(self, file_name: str, *, created: int, changed: int, unchanged: int) -> None:
        """Record that a file of products was taken over."""
        self._raise_event(
            CatalogueImported(
                store_id=self.store_id,
                file_name=file_name,
                created=created,
                changed=changed,
                unchanged=unchanged,
            )
        )

    def record_catalogue_export(self, file_name: str, *, products: int) -> None:
        """Record that what the store sells was written to a file."""
        self._raise_event(
            CatalogueExported(store_id=self.store_id, file_name=file_name, products=products)
        )

    def record_export(
        self,
        file_name: str,
        file_format: str,
        *,
        entry_count: int,
        first_seq: int | None,
        last_seq: int | None,
    ) -> None:
        """Record that entries of the audit log left the program."""
        self._raise_event(
            AuditLogExported(
                store_id=self.store_id,
                file_name=file_name,
                file_format=file_format,
                entry_count=entry_count,
                first_seq=first_seq,
                last_seq=last_seq,
            )
        )


def _checked_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not 1 <= len(cleaned) <= LONGEST_NAME:
        raise errors.InvalidName(text=name, longest=LONGEST_NAME)
    return cleaned
