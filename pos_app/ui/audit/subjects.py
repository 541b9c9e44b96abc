"""What the subjects of the log are called: a single one in the list, all of a kind as a filter."""

from __future__ import annotations

from pos_app.ui.i18n import _


def subject_of_kind(kind: str) -> str:
    """Return what a single subject of an aggregate type is called; an unknown one as it stands."""
    names = {
        "Approval": _("Approval"),
        "AuditTrail": _("This log"),
        "BarcodeRules": _("Barcode rules"),
        "CardPayment": _("Card payment"),
        "CardRefund": _("Money back to a card"),
        "CardTerminal": _("Card terminal"),
        "CatalogueImport": _("Import"),
        "Customer": _("Customer"),
        "Drawer": _("Drawer"),
        "GiftCard": _("Gift card"),
        "GoodsReceipt": _("Goods receipt"),
        "Installation": _("This till"),
        "LabelSheet": _("Labels"),
        "PointsRule": _("Points"),
        "PriceList": _("Price list"),
        "Product": _("Product"),
        "Promotion": _("Promotion"),
        "PurchaseOrder": _("Purchase order"),
        "RedFlag": _("Red flag"),
        "RedFlagRule": _("Red flag rule"),
        "Refund": _("Return"),
        "Register": _("Register"),
        "Role": _("Role"),
        "Scale": _("Scale"),
        "Shift": _("Shift"),
        "StaffMember": _("Staff"),
        "StockCount": _("Stock count"),
        "Store": _("Store"),
        "StoreCredit": _("Store credit"),
        "Supplier": _("Supplier"),
        "TaxCategory": _("Tax category"),
        "TileBoard": _("Tiles"),
        "ZReport": _("Z report"),
    }
    return names.get(kind, kind)


def kind_of_subject(kind: str) -> str:
    """Return what all subjects of an aggregate type are called."""
    names = {
        "Approval": _("Approvals"),
        "CardPayment": _("Card payments"),
        "CardRefund": _("Money back to cards"),
        "CardTerminal": _("Card terminals"),
        "Cart": _("Sales"),
        "CatalogueImport": _("Imports"),
        "Customer": _("Customers"),
        "GiftCard": _("Gift cards"),
        "GoodsReceipt": _("Goods receipts"),
        "Order": _("Receipts"),
        "PriceList": _("Price lists"),
        "Product": _("Products"),
        "Promotion": _("Promotions"),
        "PurchaseOrder": _("Purchase orders"),
        "RedFlag": _("Red flags"),
        "RedFlagRule": _("Red flag rules"),
        "Refund": _("Returns"),
        "Register": _("Registers"),
        "Role": _("Roles"),
        "Scale": _("Scales"),
        "Shift": _("Shifts"),
        "StockCount": _("Stock counts"),
        "Supplier": _("Suppliers"),
        "TaxCategory": _("Tax categories"),
        "ZReport": _("Z reports"),
    }
    return names.get(kind) or subject_of_kind(kind)
