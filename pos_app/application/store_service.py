"""Sets the store up once, and records what is done to it as a whole."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.application.access import needs, open_to_all
from pos_app.application.errors import StoreAlreadySetUp
from pos_app.application.loading import store_of
from pos_app.application.pin_check import require_good_pin
from pos_app.application.snapshots import StoreSnapshot
from pos_app.domain.aggregates.store.store import ReceiptChoice, Store
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRounding

if TYPE_CHECKING:
    from pos_app.application.ports import PinHasher, UnitOfWorkFactory


class StoreService:
    """The commands on the store itself."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, hasher: PinHasher, program_version: str
    ) -> None:
        """Hash PINs with ``hasher``."""
        self._unit_of_work = unit_of_work
        self._hasher = hasher
        self._program_version = program_version

    @open_to_all("an empty folder has nobody who could be asked")
    def set_up(
        self,
        *,
        name: str,
        currency: str,
        prices_include_tax: bool,
        owner_name: str,
        owner_pin: str,
        has_sign_in: bool = True,
        register_id: str = "1",
    ) -> StoreSnapshot:
        """Open a new store in an empty data folder; without sign-in everybody may do everything.

        ``register_id`` begins the numbers of its receipts.

        Raises:
            StoreAlreadySetUp: there is one.
            InvalidPin: not four to eight digits, or too easy to guess.
            InvalidName: the store or the owner has no name, or more than 80 characters.
            InvalidCode: the currency is no ISO 4217 code.
        """
        require_good_pin(owner_pin)
        store = Store.open(
            name=name,
            currency=Currency.of(currency),
            prices_include_tax=prices_include_tax,
            owner_name=owner_name,
            owner_pin_hash=self._hasher.hash(owner_pin),
            has_sign_in=has_sign_in,
            register_id=register_id,
        )
        with self._unit_of_work() as uow:
            if uow.stores.get() is not None:
                raise StoreAlreadySetUp
            uow.stores.add(store)
            uow.collect_events_from(store)
            uow.commit()
        uow.dispatch_events()
        return StoreSnapshot.of(store)

    @needs(permissions.CHANGE_SETTINGS)
    def set_tax_rounding(self, rounding: str) -> StoreSnapshot:
        """Round tax per ``line`` or per ``receipt`` from the next sale on.

        Raises:
            ValueError: neither.
        """
        return self._changed(lambda store: store.round_tax(TaxRounding(rounding)))

    @needs(permissions.CHANGE_SETTINGS)
    def set_cash_rounding(self, step: Decimal) -> StoreSnapshot:
        """Round cash to whole ``step``, in whole currency units; zero rounds nothing.

        Raises:
            InvalidAmount: negative, more than ten units, or too many decimals.
        """
        return self._changed(lambda store: store.round_cash(Money.of(step, store.currency)))

    @needs(permissions.CHANGE_SETTINGS)
    def switch_sign_in(self, *, is_on: bool) -> StoreSnapshot:
        """Let people sign in from now on, or run without: everybody may do everything then."""
        return self._changed(lambda store: store.switch_sign_in(is_on=is_on))

    @needs(permissions.CHANGE_SETTINGS)
    def lock_after(self, minutes: int) -> StoreSnapshot:
        """Lock the till after so many minutes without a touch; zero never.

        Raises:
            InvalidQuantity: below zero, or more than two hours.
        """
        return self._changed(lambda store: store.lock_after(minutes))

    @needs(permissions.CHANGE_SETTINGS)
    def choose_receipts(self, choice: ReceiptChoice) -> StoreSnapshot:
        """Do this with the receipt of each sale from now on."""
        return self._changed(lambda store: store.choose_receipts(choice))

    @open_to_all("the program records its own start")
    def start_till(self) -> None:
        """Record that the window was opened, and whether it had been closed before."""
        self._changed(lambda store: store.start_till(self._program_version))

    @open_to_all("the program records its own end")
    def stop_till(self) -> None:
        """Record that the window was closed in order."""
        self._changed(lambda store: store.stop_till(self._program_version))

    @open_to_all("who practises can change nothing of the real store")
    def start_training(self) -> None:
        """Record that the till leaves for the store to practise in; called on the real one."""
        self._changed(Store.start_training)

    @open_to_all("who practises can change nothing of the real store")
    def end_training(self) -> None:
        """Record that the till is back; called on the real store."""
        self._changed(Store.end_training)

    def _changed(self, change: Callable[[Store], None]) -> StoreSnapshot:
        with self._unit_of_work() as uow:
            store = store_of(uow)
            change(store)
            uow.stores.save(store)
            uow.collect_events_from(store)
            uow.commit()
        uow.dispatch_events()
        return StoreSnapshot.of(store)
