"""A supplier: a name, the number the store has there, and how to reach them."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.product.listing import cleaned_name
from pos_app.domain.aggregates.supplier.events import SupplierAdded, SupplierChanged
from pos_app.domain.values.ids import new_id


class Supplier(Aggregate):
    """Whom orders go to; ``contact`` is free text and never in an event."""

    __slots__ = ("account_number", "contact", "name", "supplier_id")

    def __init__(
        self, *, supplier_id: UUID, name: str, account_number: str = "", contact: str = ""
    ) -> None:
        """Restore a supplier as it was stored; :meth:`add` makes a new one."""
        super().__init__()
        self.supplier_id = supplier_id
        self.name = name
        self.account_number = account_number
        self.contact = contact

    @classmethod
    def add(cls, name: str, account_number: str = "", contact: str = "") -> Supplier:
        """Begin to buy from a supplier.

        Raises:
            InvalidName: no name, or more than 200 characters.
        """
        supplier = cls(
            supplier_id=new_id(),
            name=cleaned_name(name),
            account_number=account_number.strip(),
            contact=contact.strip(),
        )
        supplier._raise_event(
            SupplierAdded(supplier_id=supplier.supplier_id, supplier_name=supplier.name)
        )
        return supplier

    def change(self, name: str, account_number: str, contact: str) -> None:
        """Write down another name, number or contact; what is already so raises nothing.

        Raises:
            InvalidName: no name, or more than 200 characters.
        """
        before = (self.name, self.account_number, self.contact)
        after = (cleaned_name(name), account_number.strip(), contact.strip())
        if after == before:
            return
        self.name, self.account_number, self.contact = after
        self._raise_event(
            SupplierChanged(
                supplier_id=self.supplier_id, supplier_name=self.name, old_name=before[0]
            )
        )
