"""The words of staff and roles: rows, and what each change did."""

from __future__ import annotations

from pos_app.application.staff_snapshots import RoleSnapshot, StaffSnapshot
from pos_app.domain.values.permission import Grant, Measure, Permission
from pos_app.domain.values.permissions import every_permission
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.words.permission_words import grant_text, role_name


def member_row(member: StaffSnapshot, chosen: str) -> Row:
    """Return the row of a person: the role under the name, what is unusual at the edge."""
    role = role_name(member.role_id, member.role_name)
    mark = standing_text(member)
    spoken = ", ".join(part for part in (member.name, role, mark) if part)
    key = str(member.staff_id)
    return Row(key, member.name, role, mark, spoken, key == chosen)


def standing_text(member: StaffSnapshot) -> str:
    """Return what keeps somebody from working as usual, or nothing."""
    if not member.is_active:
        return _("Left")
    if member.is_locked:
        return _("Locked out")
    return _("New PIN due") if member.must_change_pin else ""


def member_detail(member: StaffSnapshot) -> str:
    """Return what is known of a person, in sentences."""
    if not member.is_active:
        return _("Does not work here any more, and cannot sign in.")
    said = []
    if member.is_locked:
        said.append(_("Locked out after too many wrong PINs."))
    if member.must_change_pin:
        said.append(_("Chooses a new PIN when signing in next."))
    said.append(_("Has a badge.") if member.has_badge else _("Has no badge."))
    return " ".join(said)


def role_row(role: RoleSnapshot, chosen: str) -> Row:
    """Return the row of a role."""
    name = role_name(role.role_id, role.name)
    detail = _("Comes with the till") if role.is_built_in else _("Your own")
    return Row(role.role_id, name, detail, "", f"{name}, {detail}", role.role_id == chosen)


def grant_rows(role: RoleSnapshot, chosen: str, decimals: int) -> tuple[Row, ...]:
    """Return a row for each permission, with what the role gives of it.

    ``decimals`` is how many the store's currency has.
    """
    rows = []
    for name, grant in role.grants:
        permission = every_permission()[name]
        title, given = _(permission.title), grant_text(permission, grant, decimals)
        rows.append(Row(name, title, given, "", f"{title}, {given}", name == chosen))
    return tuple(rows)


def limit_label(permission: Permission) -> str:
    """Return what the limit of a permission is called, nothing where nothing is measured."""
    return {
        Measure.NOTHING: "",
        Measure.PERCENT: _("Limit in percent; blank is without limit"),
        Measure.AMOUNT: _("Limit as an amount; blank is without limit"),
    }[permission.measure]


def given_text(role: RoleSnapshot, permission: Permission, grant: Grant, decimals: int) -> str:
    """Return what a role gives from now on."""
    return _("{role}, from now on: {permission}. {given}.").format(
        role=role_name(role.role_id, role.name),
        permission=_(permission.title),
        given=grant_text(permission, grant, decimals),
    )
