"""What the events of prices, holds and tenders are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS, decimal_of
from pos_app.ui.audit.places import Payload, amount_text, count_of_items
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {**_reductions(), **_holds(), **_tenders()}


def _discount_change(payload: Payload) -> tuple[tuple[str, str, str], ...]:
    return (
        (_("Discount"), amount_text(payload["old_discount"]), amount_text(payload["new_discount"])),
    )


def _reductions() -> dict[str, Wording]:
    return {
        "CartItemRepriced": Wording(
            _("Price changed"),
            "pencil",
            _("{who} sold {item} at {new} instead of {old} each: {reason}"),
            _("{product}, {old} to {new}"),
            AMOUNTS["CartItemRepriced"],
            lambda p: ((_("Price"), amount_text(p["old_price"]), amount_text(p["new_price"])),),
            life=_("Price {old} to {new}, {product}"),
        ),
        "CartLinePromoted": Wording(
            _("Promotion"),
            "tag",
            lambda p: (
                _("{promotion} takes {new} off {product}.")
                if decimal_of(p, "new_discount")
                else _("No promotion applies to {product} any more.")
            ),
            lambda p: _("{product}, {promotion}") if p["promotion_name"] else _("{product}"),
            AMOUNTS["CartLinePromoted"],
            _discount_change,
            life=lambda p: (
                _("{promotion}, {product}")
                if p["promotion_name"]
                else _("No promotion on {product}")
            ),
        ),
        "CartDiscounted": Wording(
            _("Sale discounted"),
            "percent",
            lambda p: (
                _("{who} changed the discount on the whole sale from {old} to {new}: {reason}")
                if p["reason"]
                else _("{who} changed the discount on the whole sale from {old} to {new}.")
            ),
            _("Whole sale, discount {new}"),
            AMOUNTS["CartDiscounted"],
            _discount_change,
            life=_("Discount {new} on the whole sale"),
        ),
        "CartTaxExempted": Wording(
            _("Tax exemption"),
            "file-x-2",
            lambda p: (
                _("{who} sold without tax of {tax}: {reason}")
                if p["reason"]
                else _("{who} took the tax exemption back.")
            ),
            lambda p: _("Without tax: {reason}") if p["reason"] else _("With tax again"),
            AMOUNTS["CartTaxExempted"],
            life=lambda p: _("Without tax: {reason}") if p["reason"] else _("With tax again"),
        ),
        "CartCustomerChosen": Wording(
            _("Customer"),
            "user-round",
            lambda p: (
                _("{who} sold to a known customer.")
                if p["customer_id"]
                else _("{who} took the customer off the sale.")
            ),
            lambda p: _("Customer chosen") if p["customer_id"] else _("No customer"),
            life=lambda p: _("Customer chosen") if p["customer_id"] else _("No customer"),
        ),
        "CartCouponsChanged": Wording(
            _("Coupons"),
            "ticket",
            lambda p: (
                _("{who} took coupons for the sale.")
                if p["coupons"]
                else _("{who} took the coupons off the sale.")
            ),
            _coupons,
            life=_coupons,
        ),
    }


def _coupons(payload: Payload) -> str:
    codes = ", ".join(str(code) for code in payload["coupons"])
    return codes or _("No coupons")


def _holds() -> dict[str, Wording]:
    return {
        "CartHeld": Wording(
            _("Sale held"),
            "pause",
            _("{who} held the sale of {items}, {total}, as “{name}”. Its stock stays reserved."),
            lambda p: _("{name}, {items}") if p["name"] else count_of_items(p),
            AMOUNTS["CartHeld"],
            life=_("Held, {items}"),
        ),
        "CartRecalled": Wording(
            _("Held sale recalled"),
            "archive-restore",
            _("{who} went on with the held sale “{name}”."),
            lambda p: _("{name}") if p["name"] else _("Held sale"),
            life=_("Recalled"),
        ),
        "CartHoldExpired": Wording(
            _("Held sale expired"),
            "clock",
            _("The held sale “{name}” of {items}, {total}, was not fetched. Its stock is free."),
            lambda p: _("{name}, {items}") if p["name"] else count_of_items(p),
            AMOUNTS["CartHoldExpired"],
            life=_("Expired, {items}"),
        ),
    }


def _tenders() -> dict[str, Wording]:
    return {
        "TenderTaken": Wording(
            _("Part paid"),
            "wallet",
            _("{who} took {amount} ({kind}); {left_to_pay} was left to pay."),
            _("{kind}, {left_to_pay} left"),
            AMOUNTS["TenderTaken"],
            life=_("{amount} by {kind}"),
        ),
        "TenderRemoved": Wording(
            _("Part given back"),
            "undo-2",
            _("{who} gave {amount} ({kind}) back; {left_to_pay} was left to pay."),
            _("{kind}, {left_to_pay} left"),
            AMOUNTS["TenderRemoved"],
            life=_("{amount} by {kind} given back"),
        ),
        "TaxCharged": Wording(
            _("Tax"),
            "landmark",
            _("Sale {number} contains {tax} of {rate} % on {net}."),
            _("{rate} % on {net}"),
            AMOUNTS["TaxCharged"],
            life=_("Tax {tax}, {rate} %"),
        ),
        "CashRounded": Wording(
            _("Cash rounded"),
            "coins",
            _("The cash for sale {number} was rounded by {rounding}."),
            _("Sale {number}"),
            AMOUNTS["CashRounded"],
            life=_("Cash rounded by {rounding}"),
        ),
        "ForeignCashTendered": Wording(
            _("Foreign cash"),
            "banknote",
            _("Sale {number} was paid with notes in {currency} worth {amount}."),
            _("{currency}, worth {amount}"),
            AMOUNTS["ForeignCashTendered"],
            life=_("Notes in {currency} worth {amount}"),
        ),
        "CardTendered": Wording(
            _("Paid by card"),
            "credit-card",
            _("{amount} of sale {number} was paid by card."),
            lambda p: _("Card {reference}") if p["reference"] else _("Card"),
            AMOUNTS["CardTendered"],
            life=_("Paid {amount} by card"),
        ),
        "OtherTendered": Wording(
            _("Paid otherwise"),
            "wallet",
            _("{amount} of sale {number} was paid by {kind}."),
            lambda p: _("{kind} {reference}") if p["reference"] else _("{kind}"),
            AMOUNTS["OtherTendered"],
            life=_("Paid {amount} by {kind}"),
        ),
        "TipReceived": Wording(
            _("Tip"),
            "hand-coins",
            _("The customer of sale {number} gave a tip of {amount}."),
            _("Sale {number}"),
            AMOUNTS["TipReceived"],
            life=_("Tip of {amount}"),
        ),
    }
