"""What the events of gift cards are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "GiftCardIssued": Wording(
            _("Gift card issued"),
            "gift",
            _("{who} issued the gift card ending in {ending} with {amount} on it."),
            _("Ending in {ending}"),
            AMOUNTS["GiftCardIssued"],
            life=_("Issued with {amount}"),
        ),
        "GiftCardToppedUp": Wording(
            _("Gift card topped up"),
            "gift",
            _("{who} added {amount} to the gift card ending in {ending}: {balance} are on it."),
            _("Ending in {ending}, {balance} on it"),
            AMOUNTS["GiftCardToppedUp"],
            life=_("{amount} added, {balance} on it"),
        ),
        "GiftCardRedeemed": Wording(
            _("Gift card redeemed"),
            "gift",
            _("The gift card ending in {ending} paid {amount}; {balance} are left on it."),
            _("Ending in {ending}, {balance} left"),
            AMOUNTS["GiftCardRedeemed"],
            life=_("{amount} paid, {balance} left"),
        ),
        "GiftCardRefunded": Wording(
            _("Gift card refunded"),
            "undo-2",
            _("{amount} went back to the gift card ending in {ending}: {balance} are on it."),
            _("Ending in {ending}, {balance} on it"),
            AMOUNTS["GiftCardRefunded"],
            life=_("{amount} put back, {balance} on it"),
        ),
        "GiftCardTakenBack": Wording(
            _("Gift card taken back"),
            "undo-2",
            _(
                "The sale of the gift card ending in {ending} was undone: {amount} went off it,"
                " {balance} are left."
            ),
            _("Ending in {ending}, {balance} left"),
            AMOUNTS["GiftCardTakenBack"],
            life=_("{amount} taken off, {balance} left"),
        ),
        "GiftCardBlocked": Wording(
            _("Gift card blocked"),
            "ban",
            _("{who} blocked the gift card ending in {ending} with {balance} on it: {reason}."),
            _("Ending in {ending}: {reason}"),
            life=_("Blocked: {reason}"),
        ),
    }
