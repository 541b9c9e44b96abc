"""What the events of carts and orders are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS, decimal_of
from pos_app.ui.audit.places import (
    amount_text,
    count_of_items,
    item_text,
    quantity_text,
)
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
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
            AMOUNTS["CartItemAdded"],
            life=_("Added {item}"),
        ),
        "CartItemQuantityUpdated": Wording(
            _("Quantity changed"),
            "hash",
            _("{who} changed the quantity of {product} from {old} to {new}."),
            _("{product}, {old} to {new}"),
            AMOUNTS["CartItemQuantityUpdated"],
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
            AMOUNTS["CartItemRemoved"],
            lambda p: (
                (str(p["product_name"]), quantity_text(p["quantity_removed"]), _("removed")),
            ),
            life=_("Removed {item}"),
        ),
        "CartDepositChanged": Wording(
            _("Deposit changed"),
            "wine",
            _("The deposit {product} ({price} each) went along from {old} to {new}."),
            _("{product}, {old} to {new}"),
            AMOUNTS["CartDepositChanged"],
            lambda p: (
                (_("Deposit"), quantity_text(p["old_quantity"]), quantity_text(p["new_quantity"])),
            ),
            life=_("Deposit {old} to {new}, {product}"),
        ),
        "CartEmptiesTaken": Wording(
            _("Empties taken back"),
            "undo-2",
            _("{who} took back {item}, {price} each."),
            item_text,
            AMOUNTS["CartEmptiesTaken"],
            life=_("Empties: {item}"),
        ),
        "CartGiftCardAdded": Wording(
            _("Gift card added"),
            "gift",
            _("{who} added {amount} for gift card {ending} to the sale."),
            _("Card ending {ending}, {amount}"),
            AMOUNTS["CartGiftCardAdded"],
            life=_("Gift card {ending}, {amount}"),
        ),
        "CartLineDiscounted": Wording(
            _("Discount changed"),
            "percent",
            _("{who} changed the discount on {product} from {old} to {new}."),
            _("{product}, discount {new}"),
            AMOUNTS["CartLineDiscounted"],
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
            AMOUNTS["CartSubmitted"],
            life=_("Total shown, {items}"),
        ),
        "CartVoided": Wording(
            _("Sale cancelled"),
            "ban",
            _("{who} cancelled the whole sale of {items}, {total}. Nothing was paid."),
            count_of_items,
            AMOUNTS["CartVoided"],
            life=_("Sale cancelled, {items}"),
        ),
        "OrderCreated": Wording(
            _("Sale completed"),
            "receipt",
            _("{who} completed sale {number} of {items} for {total}."),
            _("Sale {number}, {items}"),
            AMOUNTS["OrderCreated"],
            life=_("Sale {number} completed"),
        ),
        "ReceiptCopied": Wording(
            _("Receipt copied"),
            "copy",
            _("{who} gave out copy {copy} of the receipt of sale {number}."),
            _("Sale {number}, copy {copy}"),
            life=_("Copy {copy} of the receipt"),
        ),
        "GiftReceiptMade": Wording(
            _("Gift receipt"),
            "gift",
            _("{who} gave out a receipt of sale {number} without prices."),
            _("Sale {number}"),
            life=_("Gift receipt"),
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
            AMOUNTS["CashTendered"],
            life=lambda p: (
                _("Paid {tendered} in cash, {change} back")
                if decimal_of(p, "change_given")
                else _("Paid in cash, exact")
            ),
        ),
    }
