"""What each event type is called, looks like and says: the one table of the audit window.

A row gives the title of the list, an icon, the sentence of the inspector with named places for
the payload, the summary of the list, the amount, and what was before and after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from pos_app.ui.audit.audit_state import Change
from pos_app.ui.audit.places import (
    Payload,
    Text,
    amount_text,
    count_of_items,
    decimal_of,
    item_text,
    quantity_text,
)
from pos_app.ui.i18n import _

Amount = Callable[[Payload], Decimal]
Changes = Callable[[Payload], tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one event type is shown.

    ``sentence`` is for the inspector, ``summary`` for the list, ``life`` for the subject's own
    time line, which needs no name of the subject; ``changes`` are ``(what, before, after)``. All
    texts are whole and translated; their places are filled by :mod:`pos_app.ui.audit.places`.
    """

    title: str
    icon: str
    sentence: Text
    summary: Text
    life: Text = field(kw_only=True)
    amount: Amount | None = None
    changes: Changes | None = None


def wordings() -> dict[str, Wording]:
    """Return the table, in the language of the till, by event type."""
    return {
        "CartStarted": Wording(
            _("Sale started"),
            "shopping-basket",
            _("{who} started a sale."),
            lambda p: (
                _("Basket {reference}").format(reference=p["reference"])
                if p["reference"]
                else _("First item follows")
            ),
            life=_("Sale started"),
        ),
        "CartItemAdded": Wording(
            _("Line added"),
            "plus",
            _("{who} added {item} at {price} each."),
            item_text,
            lambda p: decimal_of(p, "quantity") * decimal_of(p, "unit_price"),
            life=_("Added {item}"),
        ),
        "CartItemQuantityUpdated": Wording(
            _("Quantity changed"),
            "hash",
            _("{who} changed the quantity of {product} from {old} to {new}."),
            _("{product}, {old} to {new}"),
            lambda p: (
                (decimal_of(p, "new_quantity") - decimal_of(p, "old_quantity"))
                * decimal_of(p, "unit_price")
            ),
            lambda p: (
                (_("Quantity"), quantity_text(p["old_quantity"]), quantity_text(p["new_quantity"])),
            ),
            life=_("Quantity {old} to {new}, {product}"),
        ),
        "CartItemRemoved": Wording(
            _("Line removed"),
            "trash-2",
            _("{who} removed {item} ({price} each) from the sale."),
            item_text,
            lambda p: -decimal_of(p, "quantity_removed") * decimal_of(p, "unit_price"),
            lambda p: (
                (str(p["product_name"]), quantity_text(p["quantity_removed"]), _("removed")),
            ),
            life=_("Removed {item}"),
        ),
        "CartLineDiscounted": Wording(
            _("Discount changed"),
            "percent",
            _("{who} changed the discount on {product} from {old} to {new}."),
            _("{product}, discount {new}"),
            lambda p: decimal_of(p, "old_discount") - decimal_of(p, "new_discount"),
            lambda p: (
                (_("Discount"), amount_text(p["old_discount"]), amount_text(p["new_discount"])),
            ),
            life=_("Discount {new} on {product}"),
        ),
        "CartSubmitted": Wording(
            _("Total shown"),
            "eye",
            _("{who} closed the sale of {items} for payment of {total}."),
            count_of_items,
            lambda p: decimal_of(p, "total"),
            life=_("Total shown, {items}"),
        ),
        "CartVoided": Wording(
            _("Sale cancelled"),
            "ban",
            _("{who} cancelled the whole sale of {items}, {total}. Nothing was paid."),
            count_of_items,
            lambda p: -decimal_of(p, "total"),
            life=_("Sale cancelled, {items}"),
        ),
        "OrderCreated": Wording(
            _("Sale completed"),
            "receipt",
            _("{who} completed sale {number} of {items} for {total}."),
            _("Sale {number}, {items}"),
            lambda p: decimal_of(p, "total"),
            life=_("Sale {number} completed"),
        ),
        "CashTendered": Wording(
            _("Sale paid"),
            "banknote",
            _("Sale {number} was paid with {tendered} in cash; {change} was given back."),
            lambda p: (
                _("Cash {tendered}, change {change}")
                if decimal_of(p, "change_given")
                else _("Cash, exact")
            ),
            lambda p: decimal_of(p, "amount_tendered") - decimal_of(p, "change_given"),
            life=lambda p: (
                _("Paid {tendered} in cash, {change} back")
                if decimal_of(p, "change_given")
                else _("Paid in cash, exact")
            ),
        ),
        "ProductCreated": Wording(
            _("Product created"),
            "package-plus",
            _("{who} began to sell {product} (SKU {sku}) at {price}, {stock} on hand."),
            _("{product}, SKU {sku}"),
            lambda p: decimal_of(p, "price"),
            life=_("Created at {price}, {stock} on hand"),
        ),
        "ProductRepriced": Wording(
            _("Price changed"),
            "pencil",
            _("{who} changed the price of {product} from {old} to {new}."),
            _("{product}, {old} to {new}"),
            lambda p: decimal_of(p, "new_price") - decimal_of(p, "old_price"),
            lambda p: ((_("Price"), amount_text(p["old_price"]), amount_text(p["new_price"])),),
            life=_("Price {old} to {new}"),
        ),
        "ProductDescribed": Wording(
            _("Description changed"),
            "pencil",
            _("{who} changed the description of {product}."),
            lambda p: str(p["product_name"]),
            None,
            _described,
            life=_("Description changed"),
        ),
        "ProductRetired": Wording(
            _("Product retired"),
            "package-x",
            _("{who} stopped selling {product}."),
            lambda p: str(p["product_name"]),
            life=_("No longer sold"),
        ),
        "StockReserved": Wording(
            _("Stock reserved"),
            "package-minus",
            _("{quantity} of {product} was set aside for a sale; {left} left."),
            _("{quantity} × {product}, {left} left"),
            life=_("{quantity} set aside, {left} left"),
        ),
        "StockReleased": Wording(
            _("Stock released"),
            "package-plus",
            _("{quantity} of {product} went back on the shelf; {left} left."),
            _("{quantity} × {product}, {left} left"),
            life=_("{quantity} put back, {left} left"),
        ),
        "StockSold": Wording(
            _("Stock sold"),
            "package",
            _("{quantity} of {product} left the store; {left} on hand."),
            _("{quantity} × {product}, {left} on hand"),
            life=_("{quantity} sold, {left} on hand"),
        ),
        "StockRanLow": Wording(
            _("Stock is low"),
            "triangle-alert",
            _("{product} ran low: {left} left, the level is {level}."),
            _("{product}, {left} left"),
            life=_("Ran low, {left} left"),
        ),
        "StoreOpened": Wording(
            _("Store set up"),
            "store",
            _("The store {store} was set up, selling in {currency}."),
            lambda p: str(p["store_name"]),
            life=_("Set up as {store}"),
        ),
        "CatalogueImported": Wording(
            _("Catalogue imported"),
            "upload",
            _("{who} imported {file}: {created} new, {changed} changed, {unchanged} as they were."),
            _("{file}, {created} new"),
            life=_("{file} imported, {created} new"),
        ),
        "AuditLogExported": Wording(
            _("Log exported"),
            "download",
            _("{who} exported {entries} records of this log to {file}."),
            _("{file}, {entries} records"),
            life=_("{entries} records exported to {file}"),
        ),
        "TillStarted": Wording(
            _("Till started"),
            "power",
            lambda p: (
                _("The till was started (version {version}). It had not been closed before.")
                if p["after_crash"]
                else _("The till was started (version {version}).")
            ),
            lambda p: _("After a crash") if p["after_crash"] else _("Version {version}"),
            life=lambda p: (
                _("Till started after a crash") if p["after_crash"] else _("Till started")
            ),
        ),
        "TillStopped": Wording(
            _("Till closed"),
            "power",
            _("The till was closed (version {version})."),
            _("Version {version}"),
            life=_("Till closed"),
        ),
    }


def _described(payload: Payload) -> tuple[Change, ...]:
    changes = (
        (_("Name"), str(payload["old_name"]), str(payload["product_name"])),
        (_("Department"), str(payload["old_department"]), str(payload["department"])),
        (_("Barcodes"), " ".join(payload["old_gtins"]), " ".join(payload["gtins"])),
    )
    return tuple(change for change in changes if change[1] != change[2])
