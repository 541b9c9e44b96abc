"""What the events of products and their stock are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.audit_state import Change
from pos_app.ui.audit.places import Payload, amount_text
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "ProductCreated": Wording(
            _("Product created"),
            "package-plus",
            _("{who} began to sell {product} (SKU {sku}) at {price}, {stock} on hand."),
            _("{product}, SKU {sku}"),
            AMOUNTS["ProductCreated"],
            life=_("Created at {price}, {stock} on hand"),
        ),
        "ProductRepriced": Wording(
            _("Price changed"),
            "pencil",
            _("{who} changed the price of {product} from {old} to {new}."),
            _("{product}, {old} to {new}"),
            AMOUNTS["ProductRepriced"],
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
        "StockReturned": Wording(
            _("Stock came back"),
            "undo-2",
            _("{item} came back from a customer; {left} on hand."),
            _("{item}, {left} on hand"),
            life=_("{item} came back, {left} on hand"),
        ),
        "ProductTaxCategoryChanged": Wording(
            _("Tax of product"),
            "landmark",
            lambda p: (
                _("{who} taxes {product} as {new_category} from now on.")
                if p["new_category"]
                else _("{who} taxes {product} as the store does from now on.")
            ),
            lambda p: _("{product}, {new_category}") if p["new_category"] else _("{product}"),
            life=lambda p: (
                _("Taxed as {new_category}") if p["new_category"] else _("Taxed as the store")
            ),
        ),
        "ProductOpenPriceChanged": Wording(
            _("Open price"),
            "pencil",
            lambda p: (
                _("{who} lets the cashier say what {product} costs.")
                if p["is_open_price"]
                else _("{who} sells {product} at its own price again.")
            ),
            _("{product}"),
            life=lambda p: _("Open price") if p["is_open_price"] else _("Fixed price"),
        ),
        "ProductDepositChanged": Wording(
            _("Deposit of a product"),
            "wine",
            lambda p: (
                _("{who} charges the deposit {deposit} with each {product} from now on.")
                if p["new_deposit"]
                else _("{who} charges no deposit with {product} any more.")
            ),
            lambda p: _("{product}, {deposit}") if p["new_deposit"] else _("{product}, none"),
            life=lambda p: _("Deposit {deposit}") if p["new_deposit"] else _("No deposit"),
        ),
        "ProductRetired": Wording(
            _("Product retired"),
            "package-x",
            _("{who} stopped selling {product}."),
            lambda p: str(p["product_name"]),
            life=_("No longer sold"),
        ),
        "ProductRestored": Wording(
            _("Product restored"),
            "package-plus",
            _("{who} sells {product} again."),
            lambda p: str(p["product_name"]),
            life=_("Sold again"),
        ),
        "ProductCodesChanged": Wording(
            _("Codes changed"),
            "scan-barcode",
            _("{who} changed the PLU or the packs of {product}."),
            lambda p: str(p["product_name"]),
            None,
            _codes,
            life=_("Codes changed"),
        ),
        "ProductVariantChanged": Wording(
            _("Variant changed"),
            "pencil",
            lambda p: (
                _("{who} made {product} a variant of {family}.")
                if p["family"]
                else _("{who} made {product} a product of its own.")
            ),
            lambda p: str(p["product_name"]),
            None,
            _variants,
            life=_("Variant changed"),
        ),
        "ProductLowStockLevelChanged": Wording(
            _("Low level changed"),
            "pencil",
            _("{who} wants to know of {product} at {new_level} from now on; it was {old_level}."),
            _("{product}, {old_level} to {new_level}"),
            None,
            lambda p: ((_("Low level"), str(p["old_level"]), str(p["new_level"])),),
            life=_("Low level {old_level} to {new_level}"),
        ),
        "ProductUnitChanged": Wording(
            _("Unit changed"),
            "scale",
            _("{who} sells {product} by {new_unit} from now on; it was {old_unit}."),
            _("{product}, {old_unit} to {new_unit}"),
            None,
            lambda p: ((_("Unit"), str(p["old_unit"]), str(p["new_unit"])),),
            life=_("Unit {old_unit} to {new_unit}"),
        ),
        "ProductPictureChanged": Wording(
            _("Picture changed"),
            "eye",
            lambda p: (
                _("{who} gave {product} another picture.")
                if p["new_picture"]
                else _("{who} took the picture of {product} away.")
            ),
            lambda p: str(p["product_name"]),
            life=_("Picture changed"),
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
    }


def _codes(payload: Payload) -> tuple[Change, ...]:
    changes = (
        (_("PLU"), str(payload["old_plu"]), str(payload["plu"])),
        (_("Packs"), " ".join(payload["old_packs"]), " ".join(payload["packs"])),
    )
    return tuple(change for change in changes if change[1] != change[2])


def _variants(payload: Payload) -> tuple[Change, ...]:
    changes = (
        (_("Family"), str(payload["old_family"]), str(payload["family"])),
        (_("Variant"), str(payload["old_variant"]), str(payload["variant"])),
    )
    return tuple(change for change in changes if change[1] != change[2])


def _described(payload: Payload) -> tuple[Change, ...]:
    changes = (
        (_("Name"), str(payload["old_name"]), str(payload["product_name"])),
        (_("Department"), str(payload["old_department"]), str(payload["department"])),
        (_("Barcodes"), " ".join(payload["old_gtins"]), " ".join(payload["gtins"])),
    )
    return tuple(change for change in changes if change[1] != change[2])
