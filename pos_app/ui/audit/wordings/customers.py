"""What the events of customers, points and store credit are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.places import amount_text
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {**_customers(), **_points(), **_credit()}


def _customers() -> dict[str, Wording]:
    return {
        "CustomerAdded": Wording(
            _("Customer added"),
            "user-round-plus",
            _("{who} added a customer. The log does not say who it is."),
            _("New customer"),
            life=_("Added"),
        ),
        "CustomerChanged": Wording(
            _("Customer changed"),
            "pencil",
            _("{who} changed what is known of a customer. The log does not say who it is."),
            _("Personal data"),
            life=_("Changed"),
        ),
        "CustomerGroupChanged": Wording(
            _("Customer group changed"),
            "tag",
            lambda p: (
                _("{who} put a customer into the group {group}.")
                if p["new_group"]
                else _("{who} took a customer out of their group.")
            ),
            lambda p: _("Group {group}") if p["new_group"] else _("No group"),
            life=lambda p: _("Group {group}") if p["new_group"] else _("No group"),
        ),
        "CustomerErased": Wording(
            _("Customer erased"),
            "trash-2",
            _("{who} erased the personal data of a customer."),
            _("Personal data erased"),
            life=_("Personal data erased"),
        ),
    }


def _points() -> dict[str, Wording]:
    return {
        "PointsEarned": Wording(
            _("Points earned"),
            "star",
            _("A sale earned the customer {points} points."),
            _("{points} points"),
            life=_("{points} points earned"),
        ),
        "PointsRedeemed": Wording(
            _("Points redeemed"),
            "star",
            _("The customer paid with {points} points."),
            _("{points} points"),
            life=_("{points} points redeemed"),
        ),
        "PointsTakenBack": Wording(
            _("Points taken back"),
            "undo-2",
            _("Goods came back that had earned {points} points; the customer has them no more."),
            _("{points} points"),
            life=_("{points} points taken back"),
        ),
        "PointsGivenBack": Wording(
            _("Points given back"),
            "undo-2",
            _("Goods came back that {points} points had paid for; the customer has them again."),
            _("{points} points"),
            life=_("{points} points given back"),
        ),
        "PointsRuleChanged": Wording(
            _("Points rule changed"),
            "pencil",
            lambda p: (
                _("{who} set one point for each {spend}; a point pays {worth}.")
                if p["is_on"]
                else _("{who} switched points off.")
            ),
            lambda p: _("{spend} a point, pays {worth}") if p["is_on"] else _("Off"),
            life=lambda p: _("{spend} a point, pays {worth}") if p["is_on"] else _("Off"),
        ),
    }


def _credit() -> dict[str, Wording]:
    return {
        "StoreCreditIssued": Wording(
            _("Store credit given"),
            "hand-coins",
            _("{who} gave {amount} of store credit: {reason}. The account holds {balance}."),
            _("{reason}"),
            AMOUNTS["StoreCreditIssued"],
            life=_("{amount} given, {balance} on the account"),
        ),
        "StoreCreditRedeemed": Wording(
            _("Paid on account"),
            "hand-coins",
            _("Store credit paid {amount}. The account holds {balance}."),
            _("{balance} left"),
            AMOUNTS["StoreCreditRedeemed"],
            life=_("{amount} paid, {balance} left"),
        ),
        "StoreCreditRefunded": Wording(
            _("Store credit put back"),
            "undo-2",
            _("{amount} went back to store credit. The account holds {balance}."),
            _("{balance} on the account"),
            AMOUNTS["StoreCreditRefunded"],
            life=_("{amount} put back, {balance} on the account"),
        ),
        "CreditLimitChanged": Wording(
            _("Credit limit changed"),
            "pencil",
            _("{who} changed how much a customer may owe from {old} to {new}."),
            _("{old} to {new}"),
            changes=lambda p: (
                (_("Credit limit"), amount_text(p["old_limit"]), amount_text(p["new_limit"])),
            ),
            life=_("Limit {old} to {new}"),
        ),
    }
