"""What is said when somebody may not do what they asked, or cannot sign in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pos_app.application import errors as application
from pos_app.domain.aggregates.role import errors as role
from pos_app.domain.aggregates.staff import errors as staff
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_time
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.words.permission_words import permission_title


def _nobody_signed_in(_error: application.NobodySignedIn) -> ErrorText:
    return ErrorText(_("Nobody is signed in."), _("Nothing was changed. Sign in to go on."))


def _permission_denied(error: application.PermissionDenied) -> ErrorText:
    return ErrorText(
        _("Your role does not allow this: {permission}.").format(
            permission=permission_title(error.permission)
        ),
        _("Nothing was changed. Somebody with another role can do it."),
    )


def _approval_needed(error: application.ApprovalNeeded) -> ErrorText:
    return ErrorText(
        _("This needs approval: {permission}.").format(
            permission=permission_title(error.asked.permission.name)
        ),
        _("Nothing was changed. Ask somebody who may allow it."),
    )


def _role_fixed(_error: role.RoleFixed) -> ErrorText:
    return ErrorText(
        _("This role comes with the till."), _("Nothing was changed. Make a role of your own.")
    )


def _role_name_taken(error: role.RoleNameTaken) -> ErrorText:
    return ErrorText(
        _("There is a role named {name} already.").format(name=error.name),
        _("Nothing was changed. Use another name."),
    )


def _role_in_use(error: role.RoleInUse) -> ErrorText:
    return ErrorText(
        ngettext(
            "{count} person still has the role {role}.",
            "{count} people still have the role {role}.",
            error.people,
        ).format(count=error.people, role=error.role_name),
        _("Nothing was changed. Give them another role first."),
    )


def _invalid_limit(error: role.InvalidLimit) -> ErrorText:
    return ErrorText(
        _("This limit cannot be used for: {permission}.").format(
            permission=permission_title(error.permission)
        ),
        _("Nothing was changed. Type a number from 0 to 1,000,000."),
    )


def _inactive(_error: staff.StaffMemberInactive) -> ErrorText:
    return ErrorText(
        _("This person does not work here any more."), _("Choose somebody else, or ask a manager.")
    )


def _must_wait(error: staff.MustWait) -> ErrorText:
    if error.until is None:
        return ErrorText(
            _("Too many wrong PINs. This person is locked out."),
            _("A manager can unlock it in Staff and roles."),
        )
    return ErrorText(
        _("Too many wrong PINs."),
        _("Try again at {time}.").format(time=format_time(error.until, with_seconds=True)),
    )


def _last_owner(_error: staff.LastOwner) -> ErrorText:
    return ErrorText(
        _("This is the only owner."), _("Nothing was changed. Make somebody else an owner first.")
    )


def _name_taken(error: staff.StaffNameTaken) -> ErrorText:
    return ErrorText(
        _("Somebody here is named {name} already.").format(name=error.name),
        _("Nothing was changed. Write the name so that you can tell them apart."),
    )


def _badge_taken(_error: staff.BadgeTaken) -> ErrorText:
    return ErrorText(
        _("Somebody else has this badge."), _("Nothing was changed. Scan another badge.")
    )


def _invalid_badge(_error: staff.InvalidBadge) -> ErrorText:
    return ErrorText(
        _("A badge's code has 6 to 64 characters."), _("Nothing was changed. Scan another badge.")
    )


def _wrong_pin(error: application.WrongPin) -> ErrorText:
    if error.wait_until is not None:
        return ErrorText(
            _("This is not the PIN."),
            _("Try again at {time}.").format(time=format_time(error.wait_until, with_seconds=True)),
        )
    return ErrorText(_("This is not the PIN."), _("Type it again."))


def _unknown_badge(_error: application.UnknownBadge) -> ErrorText:
    return ErrorText(_("Nobody here has this badge."), _("Scan again, or use your PIN."))


def _staff_not_found(_error: application.StaffNotFound) -> ErrorText:
    return ErrorText(_("Nobody here has this name."), _("Nothing was changed. Check the name."))


def _first_pin_unchanged(_error: application.FirstPinUnchanged) -> ErrorText:
    return ErrorText(
        _("This person has not chosen a PIN yet."),
        _("Nothing was changed. Sign in at the till once and choose one."),
    )


def _role_not_found(_error: application.RoleNotFound) -> ErrorText:
    return ErrorText(_("This role is no longer there."), _("Nothing was changed."))


def _own_request(_error: application.OwnRequest) -> ErrorText:
    return ErrorText(
        _("Nobody approves their own request."), _("Ask somebody else who may allow it.")
    )


def _cannot_approve(_error: application.CannotApprove) -> ErrorText:
    return ErrorText(
        _("This person's role does not allow it either."),
        _("Ask somebody who may do it without approval."),
    )


PEOPLE_SENTENCES: dict[type[BaseException], Callable[[Any], ErrorText]] = {
    application.NobodySignedIn: _nobody_signed_in,
    application.PermissionDenied: _permission_denied,
    application.ApprovalNeeded: _approval_needed,
    application.WrongPin: _wrong_pin,
    application.UnknownBadge: _unknown_badge,
    application.StaffNotFound: _staff_not_found,
    application.FirstPinUnchanged: _first_pin_unchanged,
    application.RoleNotFound: _role_not_found,
    application.OwnRequest: _own_request,
    application.CannotApprove: _cannot_approve,
    role.RoleFixed: _role_fixed,
    role.RoleNameTaken: _role_name_taken,
    role.RoleInUse: _role_in_use,
    role.InvalidLimit: _invalid_limit,
    staff.StaffMemberInactive: _inactive,
    staff.MustWait: _must_wait,
    staff.LastOwner: _last_owner,
    staff.StaffNameTaken: _name_taken,
    staff.BadgeTaken: _badge_taken,
    staff.InvalidBadge: _invalid_badge,
}
