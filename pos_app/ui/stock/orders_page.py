"""Purchase orders: the list, and one being written, sent, received or cancelled."""

from __future__ import annotations

from uuid import UUID

from pos_app.application.purchasing_service import Wanted
from pos_app.application.purchasing_snapshots import OrderedSnapshot, PurchaseOrderSnapshot
from pos_app.domain.values.quantity import ZERO, Quantity
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.ask_pages import ReasonPage, SupplierChoicePage
from pos_app.ui.stock.goods import Goods, scanned_goods, typed_goods
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.receive_page import ReceivePage
from pos_app.ui.stock.stock_state import Button, Field, PagePart

_DRAFT = "draft"
_EXPECTED = frozenset({"sent", "partly received"})


def state_text(state: str) -> str:
    """Return how far an order is."""
    return {
        "draft": _("Being written"),
        "sent": _("Sent"),
        "partly received": _("A part has come"),
        "received": _("All has come"),
        "cancelled": _("Cancelled"),
    }.get(state, state)


class OrdersPage(Page):
    """Enter opens the chosen order."""

    def __init__(self, desk: Desk) -> None:
        """List nothing yet."""
        super().__init__(desk)
        self._orders: tuple[PurchaseOrderSnapshot, ...] = ()
        self._names: dict[UUID, str] = {}

    def begin(self) -> None:
        """Read the newest orders."""
        buying = self.desk.room.purchasing
        self._orders = buying.orders()
        self._names = {each.supplier_id: each.name for each in buying.suppliers()}
        if self._orders and not self.chosen:
            self.chosen = str(self._orders[0].purchase_order_id)

    def part(self) -> PagePart:
        """Return the picture of the page."""
        return PagePart(
            title=_("Purchase orders"),
            rows=tuple(map(self._row, self._orders)),
            nothing=_("Nothing is ordered yet."),
            buttons=(
                Button("new", _("New order"), "plus", is_main=not self._orders),
                Button(
                    "open",
                    _("Open"),
                    "arrow-right",
                    is_main=bool(self._orders),
                    is_enabled=bool(self._orders),
                ),
            ),
        )

    def act(self, action: str) -> None:
        """Begin an order, or open the chosen one."""
        if action == "new":
            self.desk.open(
                OrderPage(self.desk, self.desk.room.purchasing.draft_order().purchase_order_id)
            )
        elif action == "open":
            self.desk.open(OrderPage(self.desk, UUID(self.chosen)))

    def _row(self, order: PurchaseOrderSnapshot) -> Row:
        supplier = "" if order.supplier_id is None else self._names.get(order.supplier_id, "")
        total = format_amount(order.total) if self.desk.sees_cost() else ""
        detail = " · ".join(part for part in (state_text(order.state), supplier) if part)
        return row(str(order.purchase_order_id), order.number, detail, total, chosen=self.chosen)


class OrderPage(Page):
    """One order; what can be done depends on how far it is."""

    def __init__(self, desk: Desk, purchase_order_id: UUID) -> None:
        """Open an order."""
        super().__init__(desk)
        self._key = purchase_order_id
        self._order: PurchaseOrderSnapshot | None = None
        self._code = ""
        self._suppliers: tuple[tuple[str, str], ...] = ()
        self._supplier = ""

    def begin(self) -> None:
        """Read the order and who it may go to."""
        buying = self.desk.room.purchasing
        self._take(buying.order(self._key))
        self._suppliers = tuple((str(each.supplier_id), each.name) for each in buying.suppliers())
        if not self._supplier and self._suppliers:
            self._supplier = self._suppliers[0][0]

    def part(self) -> PagePart:
        """Return the picture of the page."""
        order = self._order
        if order is None:
            return PagePart(title="")
        is_draft = order.state == _DRAFT
        return PagePart(
            title=_("Order {number}: {state}").format(
                number=order.number, state=state_text(order.state)
            ),
            prompt=_("Scan, or type a name or code") if is_draft else "",
            search=self._code,
            rows=tuple(map(self._row, order.lines)),
            nothing=_("Scan what you want to order."),
            fields=self._fields() if is_draft else (),
            note=self._note(order),
            buttons=self._buttons(order),
        )

    def search(self, text: str) -> None:
        """Take a code as it is typed."""
        self._code = text

    def scan(self, code: str) -> bool:
        """Order what a code names, a case of 12 as twelve, while the order is being written."""
        order = self._order
        if order is None or order.state != _DRAFT:
            return False
        self._add(scanned_goods(self.desk, code))
        return True

    def _add(self, goods: Goods) -> None:
        product = goods.product
        lines = () if self._order is None else self._order.lines
        before = [line for line in lines if line.product_id == product.product_id]
        quantity = goods.quantity
        if before:
            quantity = Quantity.of(before[0].ordered) + quantity
        cost = before[0].unit_cost if before else None
        wanted = Wanted(product.product_id, quantity, cost)
        self._code = ""
        self.chosen = str(product.product_id)
        self._take(self.desk.room.purchasing.set_line(self._key, wanted))

    def choose(self, key: str) -> None:
        """Choose a line, and offer its numbers to be typed over."""
        self.chosen = key
        line = self._line()
        if line is not None:
            cost = format_amount(line.unit_cost)
            self.typed = {"quantity": str(line.ordered), "cost": cost}

    def act(self, action: str) -> None:
        """Change, send, receive or cancel the order."""
        buying = self.desk.room.purchasing
        if action == "add":
            typed_goods(self.desk, self._code, self._add)
        elif action == "supplier":
            self.desk.open(
                SupplierChoicePage(
                    self.desk, self._suppliers, self._supplier, self._send_to, can_be_nobody=False
                )
            )
        elif action == "set":
            self._set(texts.quantity_from(self.text_of("quantity")))
        elif action == "remove":
            self._set(ZERO)
        elif action == "send" and self._supplier:
            self._take(buying.send_order(self._key, UUID(self._supplier)))
            self.desk.say(_("Sent. What has come is booked with Receive."))
        elif action == "receive" and self._order is not None:
            self.desk.open(ReceivePage(self.desk, self._order))
        elif action == "cancel":
            self.desk.open(
                ReasonPage(
                    self.desk,
                    _("Cancel the rest of {number}").format(number=self._number()),
                    Button("cancel", _("Cancel the rest"), "ban", is_main=True),
                    self._cancel,
                )
            )

    def _send_to(self, supplier: str) -> None:
        self._supplier = supplier

    def _cancel(self, reason: str) -> str:
        self.desk.room.purchasing.cancel_order(self._key, reason)
        return _("Cancelled. Nothing more of it is expected.")

    def _number(self) -> str:
        return "" if self._order is None else self._order.number

    def _set(self, quantity: Quantity) -> None:
        line = self._line()
        if line is not None:
            cost = texts.cost_from(self.text_of("cost")) if self.desk.sees_cost() else None
            wanted = Wanted(line.product_id, quantity, line.unit_cost if cost is None else cost)
            self._take(self.desk.room.purchasing.set_line(self._key, wanted))

    def _take(self, order: PurchaseOrderSnapshot) -> None:
        self._order = order
        keys = [str(line.product_id) for line in order.lines]
        if keys:
            self.choose(self.chosen if self.chosen in keys else keys[0])

    def _line(self) -> OrderedSnapshot | None:
        lines = () if self._order is None else self._order.lines
        return next((line for line in lines if str(line.product_id) == self.chosen), None)

    def _note(self, order: PurchaseOrderSnapshot) -> str:
        supplier = self._supplier if order.supplier_id is None else str(order.supplier_id)
        name = dict(self._suppliers).get(supplier, "")
        said = [_("From {supplier}.").format(supplier=name)] if name else []
        if self.desk.sees_cost():
            total = format_amount(order.total)
            said.append(_("{total} in all, before tax.").format(total=total))
        return " ".join(said)

    def _fields(self) -> tuple[Field, ...]:
        if self._line() is None:
            return ()
        fields = [Field("quantity", _("How many"), self.typed.get("quantity", ""), is_short=True)]
        if self.desk.sees_cost():
            cost = self.typed.get("cost", "")
            fields.append(Field("cost", _("Cost of one"), cost, is_short=True))
        return tuple(fields)

    def _buttons(self, order: PurchaseOrderSnapshot) -> tuple[Button, ...]:
        if order.state == _DRAFT:
            has_line = self._line() is not None
            return (
                Button("add", _("Add"), "plus", is_main=True)
                if self._code.strip()
                else Button("set", _("Change"), "check", is_main=True, is_enabled=has_line),
                Button("remove", _("Remove"), "trash-2", is_enabled=has_line),
                Button("supplier", _("Supplier"), "user"),
                Button(
                    "send", _("Send"), "external-link", is_enabled=has_line and bool(self._supplier)
                ),
            )
        if order.state in _EXPECTED:
            return (
                Button("receive", _("Receive"), "package-plus", is_main=True),
                Button("cancel", _("Cancel the rest"), "ban"),
            )
        return ()

    def _row(self, line: OrderedSnapshot) -> Row:
        detail = _("{cost} each").format(cost=format_amount(line.unit_cost))
        if not self.desk.sees_cost():
            detail = line.sku
        mark = format_quantity(line.ordered, line.unit)
        if self._order is not None and self._order.state != _DRAFT:
            mark = _("{came} of {ordered}").format(
                came=format_quantity(line.received, line.unit), ordered=mark
            )
        return row(str(line.product_id), line.name, detail, mark, chosen=self.chosen)
