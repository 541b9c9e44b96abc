"""Receives a delivery: scan what came, say how many and what one cost, book it at once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from pos_app.application.purchasing_service import Wanted
from pos_app.application.purchasing_snapshots import PurchaseOrderSnapshot
from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.domain.values.quantity import ZERO, Quantity
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.ask_pages import NOBODY, SupplierChoicePage
from pos_app.ui.stock.goods import Goods, scanned_goods, typed_goods
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.stock_state import Button, Field, PagePart


@dataclass(frozen=True, slots=True)
class _Line:
    product_id: UUID
    name: str
    unit: str
    quantity: Quantity
    cost: Decimal | None


class ReceivePage(Page):
    """Nothing is booked before "Book the delivery"; then all of it is, or nothing."""

    def __init__(self, desk: Desk, order: PurchaseOrderSnapshot | None = None) -> None:
        """Receive against an order, or free."""
        super().__init__(desk)
        self._order = order
        self._code = ""
        self._lines: dict[str, _Line] = {}
        for line in () if order is None else order.lines:
            if line.outstanding:
                self._lines[str(line.product_id)] = _Line(
                    line.product_id,
                    line.name,
                    line.unit,
                    Quantity.of(line.outstanding),
                    line.unit_cost,
                )
        if self._lines:
            self._show(next(iter(self._lines)))
        self._supplier = NOBODY
        if order is not None and order.supplier_id is not None:
            self._supplier = str(order.supplier_id)
        self._suppliers: dict[str, str] = {}

    def begin(self) -> None:
        """Read from whom it can come."""
        suppliers = self.desk.room.purchasing.suppliers()
        self._suppliers = {str(each.supplier_id): each.name for each in suppliers}

    def part(self) -> PagePart:
        """Return the picture of the page."""
        chosen = self._lines.get(self.chosen)
        fields = []
        if chosen is not None:
            fields.append(
                Field(
                    "quantity",
                    _("How many"),
                    self.typed.get("quantity", ""),
                    is_short=True,
                    goes_on=True,
                )
            )
            if self.desk.sees_cost():
                cost = self.typed.get("cost", "")
                fields.append(
                    Field(
                        "cost",
                        _("Cost of one"),
                        cost,
                        _("As before"),
                        is_short=True,
                        goes_on=True,
                    )
                )
        fields.append(Field("reference", _("Delivery note"), self.typed.get("reference", "")))
        title = _("Receive a delivery")
        if self._order is not None:
            title = _("Receive order {number}").format(number=self._order.number)
        return PagePart(
            title=title,
            prompt=_("Scan, or type a name or code"),
            search=self._code,
            rows=tuple(self._row(key, line) for key, line in self._lines.items()),
            nothing=_("Scan the first item that came."),
            fields=tuple(fields),
            note=self._from_whom(),
            buttons=(
                Button("remove", _("Remove"), "trash-2", is_enabled=chosen is not None),
                Button("add", _("Add"), "plus", is_main=True)
                if self._code.strip()
                else Button(
                    "book",
                    _("Book the delivery"),
                    "check",
                    is_main=True,
                    is_enabled=bool(self._lines),
                ),
                *self._supplier_button(),
            ),
        )

    def search(self, text: str) -> None:
        """Take a code as it is typed."""
        self._code = text

    def scan(self, code: str) -> bool:
        """Add what a code names: a case of 12 as twelve, ``3*`` before it as three of them."""
        self._add(scanned_goods(self.desk, code))
        return True

    def _add(self, goods: Goods) -> None:
        self._keep_typed()
        product = goods.product
        key = str(product.product_id)
        line = self._lines.get(key)
        if line is None:
            line = _Line(product.product_id, product.name, product.unit, goods.quantity, None)
        else:
            line = replace(line, quantity=line.quantity + goods.quantity)
        self._lines[key] = line
        self._code = ""
        self._show(key)
        if goods.warning:
            self.desk.warn(goods.warning)

    def choose(self, key: str) -> None:
        """Choose a line, and offer its numbers to be typed over; those of the one before stay.

        Raises:
            InvalidQuantity, InvalidAmount: what is typed for the one before is no number.
        """
        self._keep_typed()
        self._show(key)

    def _show(self, key: str) -> None:
        self.chosen = key
        line = self._lines[key]
        self.typed["quantity"] = str(line.quantity)
        self.typed["cost"] = "" if line.cost is None else format_amount(line.cost)

    def edit(self, name: str, text: str) -> None:
        """Take what is typed; the line shows it as soon as it is a number."""
        super().edit(name, text)
        with suppress(DomainError):
            self._keep_typed()

    def act(self, action: str) -> None:
        """Add the typed code, take a line out, or book the delivery."""
        if action == "add" and self._code.strip():
            typed_goods(self.desk, self._code, self._add)
        elif action == "remove" and self.chosen in self._lines:
            del self._lines[self.chosen]
            self.chosen = ""
            if self._lines:
                self._show(next(reversed(self._lines)))
        elif action == "supplier":
            self.desk.open(
                SupplierChoicePage(
                    self.desk,
                    self._suppliers.items(),
                    self._supplier,
                    self._come_from,
                    can_be_nobody=True,
                )
            )
        elif action == "book":
            self._keep_typed()
            self._book()

    def _come_from(self, supplier: str) -> None:
        self._supplier = supplier

    def _from_whom(self) -> str:
        name = self._suppliers.get(self._supplier, "")
        return _("From {supplier}.").format(supplier=name) if name else ""

    def _supplier_button(self) -> tuple[Button, ...]:
        """An order knows its supplier; a delivery without one asks."""
        if self._order is not None or not self._suppliers:
            return ()
        return (Button("supplier", _("Supplier"), "user"),)

    def _keep_typed(self) -> None:
        line = self._lines.get(self.chosen)
        if line is not None:
            self._lines[self.chosen] = replace(
                line,
                quantity=texts.quantity_from(self.text_of("quantity")),
                cost=texts.cost_from(self.text_of("cost")) if self.desk.sees_cost() else line.cost,
            )

    def _book(self) -> None:
        receipt = self.desk.room.purchasing.receive(
            [
                Wanted(line.product_id, line.quantity, line.cost)
                for line in self._lines.values()
                if line.quantity != ZERO
            ],
            purchase_order_id=None if self._order is None else self._order.purchase_order_id,
            supplier_id=UUID(self._supplier) if self._supplier else None,
            reference=self.text_of("reference"),
        )
        self.desk.back(_("Delivery {number} is booked.").format(number=receipt.number))

    def _row(self, key: str, line: _Line) -> Row:
        cost = ""
        if line.cost is not None and self.desk.sees_cost():
            cost = _("{cost} each").format(cost=format_amount(line.cost))
        quantity = line.quantity.value
        return row(key, line.name, cost, format_quantity(quantity, line.unit), chosen=self.chosen)
