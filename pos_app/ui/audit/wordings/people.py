"""What the events of staff, roles and approvals are called, look like and say."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.values.permission import Grant, Rule
from pos_app.domain.values.permissions import every_permission
from pos_app.ui.audit.audit_state import Change
from pos_app.ui.audit.places import Payload, amount_text
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _
from pos_app.ui.words.permission_words import grant_text


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {**_staff(), **_pins(), **_roles(), **_approvals()}


def _staff() -> dict[str, Wording]:
    return {
        "StaffMemberAdded": Wording(
            _("Staff added"),
            "user-round-plus",
            _("{who} added {person} to the staff, as {role}."),
            _("{person}, {role}"),
            life=_("Added as {role}"),
        ),
        "StaffMemberRenamed": Wording(
            _("Staff renamed"),
            "pencil",
            _("{who} wrote a name otherwise: {person}."),
            _("{person}"),
            life=_("Name written otherwise"),
        ),
        "StaffRoleChanged": Wording(
            _("Role changed"),
            "user-round",
            _("{who} made {person} a {role}."),
            _("{person}: {role}"),
            life=_("Is {role} now"),
        ),
        "StaffMemberDeactivated": Wording(
            _("Staff left"),
            "user-round",
            _("{who} closed {person}'s access. What they did stays theirs."),
            _("{person}"),
            life=_("Does not work here any more"),
        ),
        "StaffMemberReactivated": Wording(
            _("Staff back"),
            "user-round",
            _("{who} opened {person}'s access again."),
            _("{person}"),
            life=_("Works here again"),
        ),
        "StaffSignedIn": Wording(
            _("Signed in"),
            "key-round",
            lambda p: (
                _("{person} signed in by badge.")
                if p["way"] == "badge"
                else _("{person} signed in.")
            ),
            _("{person}"),
            life=_("Signed in"),
        ),
        "StaffSignedOut": Wording(
            _("Signed out"),
            "key-round",
            lambda p: _signed_out().get(p["cause"], _("{person} signed out.")),
            _("{person}"),
            life=_("Signed out"),
        ),
    }


def _signed_out() -> dict[str, str]:
    return {
        "locked": _("{person} locked the till."),
        "idle": _("The till locked itself: {person} had not touched it for a while."),
        "switched": _("{person} handed the till to somebody else."),
        "off": _("{person} was signed in when sign-in was switched off."),
        "closed": _("{person} was signed in when the till was closed."),
    }


def _pins() -> dict[str, Wording]:
    return {
        "PinChanged": Wording(
            _("PIN changed"),
            "key-round",
            _("{person} chose another PIN."),
            _("{person}"),
            life=_("Chose another PIN"),
        ),
        "PinReset": Wording(
            _("PIN reset"),
            "key-round",
            lambda p: (
                _("{person}'s PIN was lost and set anew from the command line.")
                if p["way"] == "recovery"
                else _("{who} set {person}'s PIN anew.")
            ),
            lambda p: (
                _("{person}, from the command line") if p["way"] == "recovery" else _("{person}")
            ),
            life=_("PIN set anew"),
        ),
        "BadgeIssued": Wording(
            _("Badge issued"),
            "scan-barcode",
            _("{who} gave {person} a badge."),
            _("{person}"),
            life=_("Has a badge"),
        ),
        "BadgeWithdrawn": Wording(
            _("Badge withdrawn"),
            "scan-barcode",
            _("{who} withdrew {person}'s badge."),
            _("{person}"),
            life=_("Badge withdrawn"),
        ),
        "PinRefused": Wording(
            _("Wrong PIN"),
            "triangle-alert",
            lambda p: (
                _("A wrong PIN for {person}, while an approval was asked. {tries} in a row.")
                if p["purpose"] == "approval"
                else _("A wrong PIN for {person}. {tries} in a row.")
            ),
            _("{person}, {tries} in a row"),
            life=_("Wrong PIN, {tries} in a row"),
        ),
        "StaffLocked": Wording(
            _("Locked out"),
            "octagon-x",
            lambda p: (
                _("After {tries} wrong PINs {person} is locked out until somebody unlocks it.")
                if p["minutes"] is None
                else _("After {tries} wrong PINs {person} is locked out for {minutes} minutes.")
            ),
            _("{person}, after {tries} wrong PINs"),
            life=_("Locked out after {tries} wrong PINs"),
        ),
        "StaffUnlocked": Wording(
            _("Unlocked"),
            "key-round",
            _("{who} lets {person} try a PIN again."),
            _("{person}"),
            life=_("May try a PIN again"),
        ),
    }


def _roles() -> dict[str, Wording]:
    return {
        "RoleCreated": Wording(
            _("Role made"),
            "shield-check",
            _("{who} made the role {role}."),
            _("{role}"),
            life=_("Made"),
        ),
        "RoleRenamed": Wording(
            _("Role renamed"),
            "pencil",
            _("{who} calls the role {old_name} {new_name} from now on."),
            _("{old_name}, now {new_name}"),
            life=_("Called {new_name}"),
        ),
        "RolePermissionChanged": Wording(
            _("Permission changed"),
            "shield-check",
            _("{who} changed what a {role} may do: {permission}."),
            _("{role}: {permission}"),
            None,
            _rule_change,
            life=_("{permission} changed"),
        ),
        "RoleRemoved": Wording(
            _("Role removed"),
            "trash-2",
            _("{who} removed the role {role}, which nobody had."),
            _("{role}"),
            life=_("Removed"),
        ),
    }


def _approvals() -> dict[str, Wording]:
    return {
        "ApprovalGranted": Wording(
            _("Approved"),
            "shield-check",
            _("{decider} allowed {requester}: {permission}. Reason: {reason}."),
            _("{permission}: {reason}"),
            None,
            _amounts,
            life=_("Approved by {decider}"),
        ),
        "ApprovalRefused": Wording(
            _("Not approved"),
            "ban",
            _("{decider} did not allow {requester}: {permission}. Reason: {reason}."),
            _("{permission}: {reason}"),
            None,
            _amounts,
            life=_("Refused by {decider}"),
        ),
        "ApprovalWithdrawn": Wording(
            _("Request withdrawn"),
            "x",
            _("{requester} asked for an approval and gave it up: {permission}."),
            _("{permission}"),
            None,
            _amounts,
            life=_("Given up by {requester}"),
        ),
    }


def _amounts(payload: Payload) -> tuple[Change, ...]:
    before, after = payload["amount_before"], payload["amount_after"]
    if before is None or after is None:
        return ()
    return ((payload["about"] or _("Amount"), amount_text(before), amount_text(after)),)


def _rule_change(payload: Payload) -> tuple[Change, ...]:
    permission = every_permission().get(payload["permission"])
    if permission is None:
        return ()
    old, new = (
        grant_text(permission, Grant(Rule(payload[f"{side}_rule"]), _limit(payload, side)))
        for side in ("old", "new")
    )
    return ((_(permission.title), old, new),)


def _limit(payload: Payload, side: str) -> Decimal | None:
    limit = payload[f"{side}_limit"]
    return None if limit is None else Decimal(str(limit))
