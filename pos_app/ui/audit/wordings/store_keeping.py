"""What the events of suppliers, purchase orders, deliveries and counts are called and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "SupplierAdded": Wording(
            _("Supplier added"),
            "store",
            _("{who} began to buy from {supplier}."),
            _("{supplier}"),
            life=_("Added"),
        ),
        "SupplierChanged": Wording(
            _("Supplier changed"),
            "pencil",
            _("{who} changed what is written down of {supplier}."),
            _("{supplier}"),
            life=_("Changed"),
        ),
        "PurchaseOrderDrafted": Wording(
            _("Order begun"),
            "file-text",
            _("{who} began to write order {document}."),
            _("{document}"),
            life=_("Begun"),
        ),
        "PurchaseOrderLineSet": Wording(
            _("Order line"),
            "pencil",
            _("{who} set {product} on order {document} from {old} to {new}, {cost} each."),
            _("{document}, {product}, {old} to {new}"),
            AMOUNTS["PurchaseOrderLineSet"],
            life=_("{product}, {old} to {new}"),
        ),
        "PurchaseOrderSent": Wording(
            _("Order sent"),
            "external-link",
            _("{who} sent order {document} for {total}."),
            _("{document}, {total}"),
            AMOUNTS["PurchaseOrderSent"],
            life=_("Sent, {total}"),
        ),
        "PurchaseOrderReceived": Wording(
            _("Order received"),
            "package-plus",
            lambda p: (
                _("All of order {document} has come.")
                if p["is_complete"]
                else _("A part of order {document} has come.")
            ),
            _("{document}"),
            life=lambda p: _("All has come") if p["is_complete"] else _("A part has come"),
        ),
        "PurchaseOrderCancelled": Wording(
            _("Order cancelled"),
            "ban",
            _("{who} cancelled order {document}: {reason}."),
            _("{document}, {reason}"),
            life=_("Cancelled: {reason}"),
        ),
        "GoodsReceived": Wording(
            _("Delivery booked"),
            "package-plus",
            _("{who} booked delivery {document} for {total}."),
            _("{document}, {total}"),
            AMOUNTS["GoodsReceived"],
            life=_("Booked, {total}"),
        ),
        "LabelsPrinted": Wording(
            _("Labels printed"),
            "tag",
            _("{who} printed labels, {sheet_format}."),
            _("{sheet_format}"),
            life=_("Printed"),
        ),
        "StockCountStarted": Wording(
            _("Count begun"),
            "scan-barcode",
            _("{who} began count {document}."),
            _("{document}"),
            life=_("Begun"),
        ),
        "ProductTallied": Wording(
            _("Counted"),
            "scan-barcode",
            _("{who} counted {item} on {sheet} of {document}."),
            _("{item}, {sheet}"),
            life=_("{item}, {sheet}"),
        ),
        "StockCountApproved": Wording(
            _("Count approved"),
            "circle-check",
            _("{who} let count {document} correct the stock."),
            _("{document}"),
            life=_("Approved"),
        ),
        "StockCountCancelled": Wording(
            _("Count given up"),
            "ban",
            _("{who} gave count {document} up: {reason}."),
            _("{document}, {reason}"),
            life=_("Given up: {reason}"),
        ),
    }
