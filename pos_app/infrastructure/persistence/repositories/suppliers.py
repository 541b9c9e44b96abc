"""Suppliers: rows of ``suppliers`` to aggregates and back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from pos_app.domain.aggregates.supplier.supplier import Supplier
from pos_app.infrastructure.persistence.purchasing_tables import suppliers
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_BY_ID = Statement(select(suppliers).where(suppliers.c.supplier_id == bindparam("supplier_id")))
_ALL = Statement(select(suppliers).order_by(suppliers.c.name, suppliers.c.supplier_id))
_INSERT = Statement(insert(suppliers))
_UPDATE = Statement(
    update(suppliers)
    .where(suppliers.c.supplier_id == bindparam("key"))
    .values(
        name=bindparam("name"),
        account_number=bindparam("account_number"),
        contact=bindparam("contact"),
    )
)


class SqlSupplierRepository(IdentityMap[Supplier, None]):
    """Suppliers within one transaction; fulfils ``SupplierRepository``."""

    def by_id(self, supplier_id: UUID) -> Supplier | None:
        """Return the supplier, or None."""
        row = self.connection.one(_BY_ID, {"supplier_id": str(supplier_id)})
        return None if row is None else self._restored(row)

    def all(self) -> tuple[Supplier, ...]:
        """Return every supplier, by name."""
        return tuple(map(self._restored, self.connection.all(_ALL)))

    def add(self, supplier: Supplier) -> None:
        """Keep a new supplier."""
        values = _values(supplier)
        self.connection.run(_INSERT, {"supplier_id": str(supplier.supplier_id), **values})
        self.hold(supplier.supplier_id, supplier)

    def save(self, supplier: Supplier) -> None:
        """Keep what has changed."""
        self.connection.run(_UPDATE, {"key": str(supplier.supplier_id), **_values(supplier)})

    def _restored(self, row: tuple[Any, ...]) -> Supplier:
        key = UUID(row[0])
        known = self.known(key)
        if known is not None:
            return known
        supplier = Supplier(supplier_id=key, name=row[1], account_number=row[2], contact=row[3])
        return self.hold(key, supplier)


def _values(supplier: Supplier) -> dict[str, object]:
    return {
        "name": supplier.name,
        "account_number": supplier.account_number,
        "contact": supplier.contact,
    }
