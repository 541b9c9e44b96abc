"""The store: its row, its owner's and its register's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from pos_app.domain.aggregates.role.role import OWNER
from pos_app.domain.aggregates.staff.staff import StaffMember
from pos_app.domain.aggregates.store.store import Owner, ReceiptChoice, Store
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRounding
from pos_app.infrastructure.persistence.repositories.access_version import count_change
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.staff import staff_row
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import registers, staff, stores

GET_STORE = Statement(
    select(
        stores.c.store_id,
        stores.c.name,
        stores.c.currency,
        stores.c.prices_include_tax,
        stores.c.register_id,
        stores.c.is_till_running,
        staff.c.staff_id,
        staff.c.name,
        staff.c.pin_hash,
        stores.c.tax_rounding,
        stores.c.cash_rounding,
        stores.c.has_sign_in,
        stores.c.idle_lock_minutes,
        stores.c.receipt_choice,
    ).join(staff, staff.c.staff_id == stores.c.owner_id)
)
_INSERT = Statement(insert(stores))
_INSERT_STAFF = Statement(insert(staff))
_INSERT_REGISTER = Statement(insert(registers))
_UPDATE = Statement(
    update(stores)
    .where(stores.c.store_id == bindparam("key"))
    .values(
        is_till_running=bindparam("is_till_running"),
        tax_rounding=bindparam("tax_rounding"),
        cash_rounding=bindparam("cash_rounding"),
        has_sign_in=bindparam("has_sign_in"),
        idle_lock_minutes=bindparam("idle_lock_minutes"),
        receipt_choice=bindparam("receipt_choice"),
    )
)


class SqlStoreRepository(IdentityMap[Store, bool]):
    """The one store within one transaction; fulfils ``StoreRepository``."""

    # How often this transaction changed how far people may go.
    access_changes = 0

    def get(self) -> Store | None:
        """Return the store, or None before the first start was finished."""
        row = self.connection.one(GET_STORE)
        if row is None:
            return None
        store = restored_store(row)
        self.stored[store.store_id] = store.has_sign_in
        return self.hold(store.store_id, store)

    def add(self, store: Store) -> None:
        """Keep a new store, its owner and its register."""
        owner = store.owner
        self.connection.run(
            _INSERT_STAFF,
            {
                "staff_id": str(owner.staff_id),
                **staff_row(
                    StaffMember(
                        staff_id=owner.staff_id,
                        name=owner.name,
                        role_id=OWNER,
                        pin_hash=owner.pin_hash,
                    )
                ),
            },
        )
        self.connection.run(
            _INSERT_REGISTER,
            {
                "register_id": store.register_id,
                "last_event_seq": 0,
                "last_order_sequence": 0,
                "last_refund_sequence": 0,
                "shift_id": None,
                "business_date": None,
                "day_end_hour": 0,
                "last_shift_number": 0,
                "last_z_number": 0,
                "uses_shifts": 0,
                "is_count_blind": 1,
                "variance_limit": None,
            },
        )
        self.connection.run(
            _INSERT,
            {
                "store_id": str(store.store_id),
                "name": store.name,
                "currency": store.currency.code,
                "prices_include_tax": int(store.prices_include_tax),
                "register_id": store.register_id,
                "owner_id": str(owner.staff_id),
                "access_version": 1,
                **_changing(store),
            },
        )
        self.hold(store.store_id, store)

    def save(self, store: Store) -> None:
        """Keep what has changed."""
        self.connection.run(_UPDATE, {"key": str(store.store_id), **_changing(store)})
        if self.stored.get(store.store_id) != store.has_sign_in:
            self.access_changes += count_change(self.connection)


def _changing(store: Store) -> dict[str, object]:
    return {
        "is_till_running": int(store.is_till_running),
        "tax_rounding": store.tax_rounding.value,
        "cash_rounding": store.cash_rounding.minor,
        "has_sign_in": int(store.has_sign_in),
        "idle_lock_minutes": store.idle_lock_minutes,
        "receipt_choice": store.receipt_choice.value,
    }


def restored_store(row: tuple[Any, ...]) -> Store:
    """Return the store of a row of :data:`GET_STORE`."""
    currency = Currency.of(row[2])
    return Store(
        store_id=UUID(row[0]),
        name=row[1],
        currency=currency,
        prices_include_tax=bool(row[3]),
        register_id=row[4],
        is_till_running=bool(row[5]),
        owner=Owner(UUID(row[6]), row[7], row[8]),
        tax_rounding=TaxRounding(row[9]),
        cash_rounding=Money(row[10], currency),
        has_sign_in=bool(row[11]),
        idle_lock_minutes=row[12],
        receipt_choice=ReceiptChoice(row[13]),
    )
