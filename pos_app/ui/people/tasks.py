"""Builds what stands beside the list: of a person, of a role, and each form."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto

from pos_app.application.staff_snapshots import RoleSnapshot, StaffSnapshot
from pos_app.domain.aggregates.role.role import CASHIER, CONSOLE
from pos_app.domain.values.permission import Grant, Permission, Rule
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice
from pos_app.ui.people.people_state import PeopleButton as Button
from pos_app.ui.people.people_state import Task, Typed
from pos_app.ui.people.people_texts import limit_label, member_detail
from pos_app.ui.words.permission_words import role_name, rule_text


class Mode(Enum):
    """What the page asks for now; the first three show a list, the others a form."""

    STAFF = auto()
    ROLES = auto()
    GRANTS = auto()
    ADD = auto()
    RENAME = auto()
    ROLE = auto()
    PIN = auto()
    BADGE = auto()
    OWN_PIN = auto()
    COPY = auto()
    RENAME_ROLE = auto()


LISTS = frozenset({Mode.STAFF, Mode.ROLES, Mode.GRANTS})
OF_ROLES = frozenset({Mode.ROLES, Mode.GRANTS, Mode.COPY, Mode.RENAME_ROLE})
FORMS = {
    "add": Mode.ADD,
    "rename": Mode.RENAME,
    "role": Mode.ROLE,
    "pin": Mode.PIN,
    "badge": Mode.BADGE,
    "own_pin": Mode.OWN_PIN,
    "copy": Mode.COPY,
    "rename_role": Mode.RENAME_ROLE,
}


def tabs(mode: Mode) -> tuple[Choice, ...]:
    """Return the two lists of the page."""
    is_roles = mode in OF_ROLES
    return (
        Choice("staff", _("Staff"), not is_roles),
        Choice("roles", _("Roles"), is_roles),
    )


def below_list(mode: Mode, *, may_add: bool, is_anybody: bool) -> tuple[Button, ...]:
    """Return what is done without anybody chosen; ``is_anybody`` is signed in."""
    if mode is not Mode.STAFF:
        return ()
    add = Button("add", _("Add a person"), "user-round-plus", "main")
    own = Button("own_pin", _("Change my PIN"), "key-round")
    return ((add,) if may_add else ()) + ((own,) if is_anybody else ())


def member_task(member: StaffSnapshot | None) -> Task:
    """Return what can be done with a person."""
    if member is None:
        return Task("staff")
    buttons = [
        Button("rename", _("Change name")),
        Button("role", _("Change role")),
        Button("pin", _("Reset PIN"), "key-round"),
        Button("badge", _("Give a badge"), "scan-barcode"),
    ]
    if member.has_badge:
        buttons.append(Button("no_badge", _("Take the badge back")))
    if member.is_locked:
        buttons.append(Button("unlock", _("Unlock"), "", "main"))
    buttons.append(Button("retire", _("Retire"), "ban"))
    if not member.is_active:
        buttons = [Button("restore", _("Restore"), "undo-2", "main")]
    return Task("staff", member.name, member_detail(member), buttons=tuple(buttons))


def role_task(role: RoleSnapshot | None) -> Task:
    """Return what can be done with a role; nothing limits the owner's."""
    if role is None:
        return Task("roles")
    name = role_name(role.role_id, role.name)
    if role.may_everything:
        return Task("roles", name, _("May do everything; nothing limits this role."))
    buttons = [Button("grants", _("What it may do"), "key-round", "main")]
    if role.role_id != CONSOLE:
        buttons.append(Button("copy", _("Copy to an own role"), "copy"))
    if not role.is_built_in:
        buttons += [
            Button("rename_role", _("Change name")),
            Button("remove_role", _("Remove"), "trash-2"),
        ]
    detail = _("Open it to see and change what it may do.")
    return Task("roles", name, detail, buttons=tuple(buttons))


def grant_task(role: RoleSnapshot, permission: Permission, grant: Grant) -> Task:
    """Return how a role stands to a permission, to be changed at a touch."""
    limit = limit_label(permission)
    buttons = [Button("back", _("Back to the roles"), "arrow-left")]
    if limit:
        buttons.append(Button("save", _("Save the limit"), "", "main"))
    return Task(
        "grants",
        _("{role}: {permission}").format(
            role=role_name(role.role_id, role.name), permission=_(permission.title)
        ),
        _(permission.sentence),
        text=limit,
        question=_("What the role gives"),
        answers=tuple(Choice(rule.value, rule_text(rule), rule is grant.rule) for rule in Rule),
        buttons=tuple(buttons),
    )


def form_task(
    mode: Mode,
    member: StaffSnapshot | None,
    role: RoleSnapshot | None,
    roles: tuple[RoleSnapshot, ...],
    typed: Typed,
) -> Task:
    """Return the form of a mode, of the person or role that was chosen."""
    who = "" if member is None else member.name
    what = "" if role is None else role_name(role.role_id, role.name)
    answers = tuple(
        Choice(each.role_id, role_name(each.role_id, each.name), each.role_id == typed.answer)
        for each in roles
        if each.role_id != CONSOLE
    )
    digits = _("Four to eight digits; a new one is chosen at the next sign-in.")
    form = {
        Mode.ADD: Task("", _("Add a person"), digits, text=_("Name"), pin=_("First PIN")),
        Mode.RENAME: Task("", _("Another name for {name}"), text=_("Name")),
        Mode.ROLE: Task("", _("Another role for {name}")),
        Mode.PIN: Task("", _("A new PIN for {name}"), digits, pin=_("New PIN")),
        Mode.BADGE: Task(
            "",
            _("A badge for {name}"),
            _("Scan it now, or type its code."),
            text=_("Code of the badge"),
        ),
        Mode.OWN_PIN: Task(
            "",
            _("Change my PIN"),
            _("Four to eight digits that nobody guesses."),
            old_pin=_("PIN so far"),
            pin=_("New PIN"),
        ),
        Mode.COPY: Task(
            "",
            _("A role of your own, like {name}"),
            _("It begins as this one is now; change it afterwards."),
            text=_("Name of the new role"),
        ),
        Mode.RENAME_ROLE: Task("", _("Another name for {name}"), text=_("Name of the role")),
    }[mode]
    is_asking = mode in {Mode.ADD, Mode.ROLE}
    of_role = mode in {Mode.COPY, Mode.RENAME_ROLE}
    return replace(
        form,
        name=mode.name,
        title=form.title.format(name=what if of_role else who),
        question=_("Role") if is_asking else "",
        answers=answers if is_asking else (),
        buttons=(
            Button("back", _("Back"), "arrow-left"),
            Button("save", _("Save"), "", "main"),
        ),
    )


def first_typed(mode: Mode, member: StaffSnapshot | None, role: RoleSnapshot | None) -> Typed:
    """Return what stands in a form before anybody typed."""
    if mode is Mode.ADD:
        return Typed(answer=CASHIER)
    if mode is Mode.RENAME and member is not None:
        return Typed(text=member.name)
    if mode is Mode.ROLE and member is not None:
        return Typed(answer=member.role_id)
    if mode is Mode.RENAME_ROLE and role is not None:
        return Typed(text=role.name)
    return Typed()
