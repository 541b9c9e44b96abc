"""Lists the suppliers, and asks what is written down of one."""

from __future__ import annotations

from pos_app.application.purchasing_snapshots import SupplierSnapshot
from pos_app.ui.i18n import _
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.stock_state import Button, Field, PagePart


class SuppliersPage(Page):
    """Enter opens the chosen one."""

    def __init__(self, desk: Desk) -> None:
        """List nobody yet."""
        super().__init__(desk)
        self._all: tuple[SupplierSnapshot, ...] = ()

    def begin(self) -> None:
        """Read who there is."""
        self._all = self.desk.room.purchasing.suppliers()
        if self._all and not self.chosen:
            self.chosen = str(self._all[0].supplier_id)

    def part(self) -> PagePart:
        """Return the picture of the page."""
        return PagePart(
            title=_("Suppliers"),
            rows=tuple(
                row(
                    str(each.supplier_id),
                    each.name,
                    each.contact,
                    each.account_number,
                    chosen=self.chosen,
                )
                for each in self._all
            ),
            nothing=_("Nobody delivers yet. Add the first one."),
            buttons=(
                Button("new", _("New supplier"), "plus", is_main=not self._all),
                Button(
                    "change",
                    _("Change"),
                    "pencil",
                    is_main=bool(self._all),
                    is_enabled=bool(self._all),
                ),
            ),
        )

    def act(self, action: str) -> None:
        """Ask for a new one, or for what changed of the chosen one."""
        if action == "new":
            self.desk.open(SupplierPage(self.desk, None))
        elif action == "change":
            for each in self._all:
                if str(each.supplier_id) == self.chosen:
                    self.desk.open(SupplierPage(self.desk, each))


class SupplierPage(Page):
    """A supplier being added or changed."""

    def __init__(self, desk: Desk, supplier: SupplierSnapshot | None) -> None:
        """Offer what is known."""
        super().__init__(desk)
        self._supplier = supplier
        if supplier is not None:
            self.typed = {
                "name": supplier.name,
                "account": supplier.account_number,
                "contact": supplier.contact,
            }

    def part(self) -> PagePart:
        """Return the picture of the page."""
        is_new = self._supplier is None
        return PagePart(
            title=_("New supplier") if is_new else _("Change supplier"),
            fields=(
                Field("name", _("Name"), self.typed.get("name", "")),
                Field("account", _("Your number there"), self.typed.get("account", "")),
                Field("contact", _("Telephone or e-mail"), self.typed.get("contact", "")),
            ),
            note=_("Telephone and e-mail are never written into the log."),
            buttons=(Button("save", _("Save"), "check", is_main=True),),
        )

    def act(self, action: str) -> None:
        """Write the supplier down."""
        if action != "save":
            return
        buying = self.desk.room.purchasing
        name, account, contact = map(self.text_of, ("name", "account", "contact"))
        if self._supplier is None:
            buying.add_supplier(name, account, contact)
        else:
            buying.change_supplier(self._supplier.supplier_id, name, account, contact)
        self.desk.back(_("Saved."))
