"""What the menu offers, group by group: a new room adds its line to the group it belongs to."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.actions import SELL, actions_of
from pos_app.ui.i18n import _


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An action of the screen as a button: ``icon`` is bundled, its key comes from the key list."""

    action: str
    label: str
    icon: str

    @property
    def key(self) -> str:
        """The key that does the same, as it is written on screens; empty for none."""
        return next((each.hint for each in actions_of(SELL) if each.name == self.action), "")


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """Entries that belong together under a heading; an empty heading is not shown."""

    heading: str
    entries: tuple[MenuEntry, ...]


def menu_groups(*, is_dark: bool) -> tuple[MenuGroup, ...]:
    """Return the menu, what is wanted most often first."""
    return (
        MenuGroup(_("Sale"), _sale()),
        MenuGroup(_("Customers"), _customers()),
        MenuGroup(_("Stock"), _stock()),
        MenuGroup(_("People and shifts"), _people()),
        MenuGroup(_("Store"), _store()),
        MenuGroup(_("This till"), _till(is_dark=is_dark)),
    )


def more_groups() -> tuple[MenuGroup, ...]:
    """Return the actions that have no room beside the cart in a small window."""
    return (
        MenuGroup(
            "",
            (
                MenuEntry("hold", _("Hold sale"), "pause"),
                MenuEntry("recall", _("Held sales"), "archive-restore"),
                MenuEntry("returns", _("Returns"), "undo-2"),
                MenuEntry("customer", _("Customer"), "user-round"),
                MenuEntry("undo", _("Undo"), "undo-2"),
                MenuEntry("price_check", _("Price check"), "tag"),
                MenuEntry("last_receipt", _("Last receipt"), "receipt-text"),
                MenuEntry("audit", _("Audit window"), "scroll-text"),
                MenuEntry("cancel", _("Cancel sale"), "ban"),
            ),
        ),
    )


def _sale() -> tuple[MenuEntry, ...]:
    return (
        MenuEntry("last_receipt", _("Last receipt"), "receipt-text"),
        MenuEntry("receipt_copy", _("Copy of the receipt"), "copy"),
        MenuEntry("gift_receipt", _("Gift receipt"), "gift"),
        MenuEntry("empties", _("Empties"), "wine"),
        MenuEntry("price_check", _("Price check"), "tag"),
        MenuEntry("coupon", _("Coupon"), "ticket"),
        MenuEntry("exempt", _("Sell without tax"), "file-x-2"),
        MenuEntry("undo", _("Undo"), "undo-2"),
        MenuEntry("cancel", _("Cancel sale"), "ban"),
        MenuEntry("no_receipt", _("Return without receipt"), "undo-2"),
        MenuEntry("open_drawer", _("Open drawer"), "inbox"),
    )


def _customers() -> tuple[MenuEntry, ...]:
    return (
        MenuEntry("customer", _("Customer"), "user-round"),
        MenuEntry("issue_card", _("Gift card"), "gift"),
        MenuEntry("block_card", _("Block a gift card"), "ban"),
        MenuEntry("points_rule", _("Points"), "star"),
    )


def _stock() -> tuple[MenuEntry, ...]:
    return (
        MenuEntry("products", _("Products"), "package"),
        MenuEntry("imports", _("Import, export"), "download"),
        MenuEntry("tiles", _("Arrange tiles"), "layout-grid"),
        MenuEntry("promotions", _("Promotions"), "tag"),
        MenuEntry("stock", _("Stock"), "package"),
    )


def _people() -> tuple[MenuEntry, ...]:
    return (
        MenuEntry("shift", _("Shift and drawer"), "sunset"),
        MenuEntry("lock", _("Lock, or switch person"), "key-round"),
        MenuEntry("people", _("Staff and roles"), "user-round"),
        MenuEntry("store_settings", _("Sign-in and shifts"), "settings-2"),
    )


def _store() -> tuple[MenuEntry, ...]:
    return (
        MenuEntry("audit", _("Audit window"), "scroll-text"),
        MenuEntry("taxes", _("Taxes and rounding"), "landmark"),
        MenuEntry("codes", _("Scanner, barcodes"), "scan-barcode"),
        MenuEntry("card_terminal", _("Card terminal"), "credit-card"),
        MenuEntry("scale", _("Scale"), "scale"),
        MenuEntry("receipts", _("Receipts"), "file-text"),
        MenuEntry("backups", _("Backups"), "copy"),
    )


def _till(*, is_dark: bool) -> tuple[MenuEntry, ...]:
    theme = _("Light theme") if is_dark else _("Dark theme")
    return (
        MenuEntry("text_larger", _("Text larger"), "plus"),
        MenuEntry("text_smaller", _("Text smaller"), "minus"),
        MenuEntry("theme", theme, "sun" if is_dark else "moon"),
        MenuEntry("keys", _("Keys"), "keyboard"),
        MenuEntry("guide", _("Guide"), "circle-help"),
        MenuEntry("diagnostics", _("Diagnostics"), "shield-check"),
        MenuEntry("close_till", _("Close the till"), "power"),
    )
