"""Shows who works here and what their roles may do, and changes both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from pos_app.application.errors import ApplicationError, StorageError
from pos_app.application.role_service import RoleService
from pos_app.application.sign_in_service import SignInService
from pos_app.application.staff_service import StaffService
from pos_app.application.staff_snapshots import RoleSnapshot, StaffSnapshot
from pos_app.domain.aggregates.role.role import CASHIER
from pos_app.domain.errors import DomainError
from pos_app.domain.values.permission import Grant, Rule
from pos_app.domain.values.permissions import every_permission
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row, chosen_place
from pos_app.ui.people import people_texts as texts
from pos_app.ui.people import tasks
from pos_app.ui.people.people_state import PeopleState, Task, Typed
from pos_app.ui.people.screen import PeopleScreen
from pos_app.ui.people.tasks import FORMS, LISTS, OF_ROLES, Mode
from pos_app.ui.people.typed_limit import read_limit, shown_limit
from pos_app.ui.words.permission_words import role_name

_REFUSED = (DomainError, ApplicationError, StorageError)


@asks_approval
class PeoplePresenter:
    """Answers every intent of the page.

    What a command returns takes its place in the list; the staff is not read again after it,
    because an approval is for one command.
    """

    def __init__(
        self,
        screen: PeopleScreen,
        staff: StaffService,
        roles: RoleService,
        sign_in: SignInService,
        decimals: int,
    ) -> None:
        """Draw on ``screen``; ``decimals`` is how many the store's currency has."""
        self._screen = screen
        self._service, self._role_service, self._sign_in = staff, roles, sign_in
        self._decimals = decimals
        self._staff: tuple[StaffSnapshot, ...] = ()
        self._roles: tuple[RoleSnapshot, ...] = ()
        self._who: StaffSnapshot | None = None
        self._mode = Mode.STAFF
        self._member_key, self._role_key = "", CASHIER
        self._permission = next(iter(every_permission()))
        self._typed = Typed()
        self._info = self._problem = ""

    def open(self) -> None:
        """Begin with the staff as it is now."""
        self._turn(Mode.STAFF)
        self._staff = ()
        self._draw()
        self._attempt(self._read)

    def forget(self) -> None:
        """Forget what was typed, when the page is no longer in sight."""
        self._turn(Mode.ROLES if self._mode in OF_ROLES else Mode.STAFF)
        self._draw()

    def turn(self, tab: str) -> None:
        """Show the other list."""
        self._turn(Mode.ROLES if tab == "roles" else Mode.STAFF)
        self._draw()

    def choose(self, key: str) -> None:
        """Choose a row of the list in sight; a form keeps whom it is about."""
        if self._mode in LISTS:
            self._say()
        if self._mode is Mode.STAFF:
            self._member_key = key
        elif self._mode is Mode.ROLES:
            self._role_key = key
        elif self._mode is Mode.GRANTS:
            self._permission = key
            self._show_limit()
        self._draw()

    def move(self, step: int) -> None:
        """Choose the row ``step`` rows down, up for a negative step, stopping at the ends."""
        rows = self._rows()
        if rows:
            place = chosen_place(rows)
            target = 0 if place is None else place + step
            self.choose(rows[max(0, min(target, len(rows) - 1))].key)

    def fill(self, typed: Typed) -> None:
        """Take what stands in the fields."""
        self._typed = replace(typed, answer=self._typed.answer)

    def scan(self, code: str) -> None:
        """Take a badge where one is asked for; other scans mean nothing here."""
        if self._mode is Mode.BADGE:
            self._typed = replace(self._typed, text=code)
            self._attempt(self._save)

    def answer(self, value: str) -> None:
        """Take the answer to the question in sight; a rule counts at once."""
        if self._mode is Mode.GRANTS:
            self._attempt(lambda: self._give(Rule(value)))
        else:
            self._typed = replace(self._typed, answer=value)
            self._draw()

    def act(self, action: str) -> None:
        """Do what a button says; ``confirm`` is Enter, ``escape`` Esc."""
        if action == "confirm":
            action = {Mode.STAFF: "", Mode.ROLES: "grants"}.get(self._mode, "save")
        if action in FORMS:
            self._turn(FORMS[action])
            self._typed = tasks.first_typed(self._mode, self._member(), self._role())
            self._draw()
        elif action == "escape" and self._mode in {Mode.STAFF, Mode.ROLES}:
            self._screen.leave()
        elif action in {"back", "escape"}:
            self._turn(Mode.ROLES if self._mode in OF_ROLES else Mode.STAFF)
            self._draw()
        elif action == "grants":
            self._open_grants()
        else:
            self._attempt(lambda: self._do(action))

    def give_up_approval(self) -> None:
        """Nobody allowed it: everything typed stays."""
        self._draw()

    def _do(self, action: str) -> None:
        member, role = self._member(), self._role()
        if action == "save":
            self._save()
        elif action == "remove_role" and role is not None:
            self._role_service.remove(role.role_id)
            self._read_roles()
            self._role_key = CASHIER
            self._say(_("{role} is removed.").format(role=role.name))
        elif member is not None:
            self._change(action, member)

    def _change(self, action: str, member: StaffSnapshot) -> None:
        change: tuple[Callable[[UUID], StaffSnapshot], str] | None = {
            "no_badge": (self._service.withdraw_badge, _("No badge signs {name} in any more.")),
            "unlock": (self._service.unlock, _("{name} may try a PIN again.")),
            "retire": (self._service.deactivate, _("{name} cannot sign in any more.")),
            "restore": (self._service.reactivate, _("{name} may sign in again.")),
        }.get(action)
        if change is not None:
            command, said = change
            self._keep(command(member.staff_id), said)

    def _save(self) -> None:
        typed, member, role = self._typed, self._member(), self._role()
        staff, roles = self._service, self._role_service
        if self._mode is Mode.GRANTS:
            self._give(Rule.ALLOWED)
        elif self._mode is Mode.ADD:
            added = staff.add(typed.text, typed.answer, typed.pin)
            self._keep(added, _("{name} is added, and chooses a new PIN when signing in first."))
        elif self._mode is Mode.OWN_PIN:
            self._sign_in.change_pin(typed.old_pin, typed.pin)
            self._turn(Mode.STAFF)
            self._say(_("Your PIN is changed."))
        elif self._mode is Mode.COPY and role is not None:
            self._keep_role(roles.create(typed.text, role.role_id), _("{role} is made."))
        elif self._mode is Mode.RENAME_ROLE and role is not None:
            renamed = roles.rename(role.role_id, typed.text)
            self._keep_role(renamed, _("The role is called {role} now."))
        elif member is not None:
            self._save_member(member.staff_id, typed)

    def _save_member(self, staff_id: UUID, typed: Typed) -> None:
        staff = self._service
        if self._mode is Mode.RENAME:
            self._keep(staff.rename(staff_id, typed.text), _("The name is {name} now."))
        elif self._mode is Mode.ROLE:
            changed = staff.change_role(staff_id, typed.answer)
            self._keep(changed, _("{name} has another role from now on."))
        elif self._mode is Mode.PIN:
            said = _("{name} has a new PIN, and chooses another when signing in next.")
            self._keep(staff.reset_pin(staff_id, typed.pin), said)
        elif self._mode is Mode.BADGE:
            given = staff.issue_badge(staff_id, typed.text)
            self._keep(given, _("The badge signs {name} in from now on."))

    def _give(self, rule: Rule) -> None:
        role = self._role()
        if role is None:
            return
        permission = every_permission()[self._permission]
        grant = Grant(
            rule, read_limit(permission, self._typed.text) if rule is Rule.ALLOWED else None
        )
        given = self._role_service.give(role.role_id, permission.name, grant)
        self._roles = tuple(given if each.role_id == role.role_id else each for each in self._roles)
        self._show_limit()
        self._say(texts.given_text(given, permission, grant, self._decimals))

    def _open_grants(self) -> None:
        role = self._role()
        if role is not None and not role.may_everything:
            self._turn(Mode.GRANTS)
            self._show_limit()
            self._draw()

    def _show_limit(self) -> None:
        role = self._role()
        limit = "" if role is None else shown_limit(role, self._permission, self._decimals)
        self._typed = Typed(text=limit)

    def _keep(self, member: StaffSnapshot, said: str) -> None:
        others = [each for each in self._staff if each.staff_id != member.staff_id]
        self._staff = tuple(sorted((*others, member), key=lambda each: each.name.casefold()))
        self._member_key = str(member.staff_id)
        self._turn(Mode.STAFF)
        self._say(said.format(name=member.name))

    def _keep_role(self, role: RoleSnapshot, said: str) -> None:
        self._read_roles()
        self._role_key = role.role_id
        self._turn(Mode.ROLES)
        self._say(said.format(role=role_name(role.role_id, role.name)))

    def _read(self) -> None:
        self._who = self._sign_in.who()
        self._read_roles()
        self._staff = self._service.every()
        if self._member() is None and self._staff:
            self._member_key = str(self._staff[0].staff_id)

    def _read_roles(self) -> None:
        self._roles = self._role_service.every()

    def _attempt(self, act: Callable[[], None]) -> None:
        self._say()
        try:
            act()
        except _REFUSED as error:
            self._problem = str(error_text(error))
        self._draw()

    def _turn(self, mode: Mode) -> None:
        self._mode = mode
        self._typed = Typed()
        self._say()

    def _say(self, info: str = "") -> None:
        self._info, self._problem = info, ""

    def _member(self) -> StaffSnapshot | None:
        return next((each for each in self._staff if str(each.staff_id) == self._member_key), None)

    def _role(self) -> RoleSnapshot | None:
        return next((each for each in self._roles if each.role_id == self._role_key), None)

    def _rows(self) -> tuple[Row, ...]:
        role = self._role()
        if self._mode is Mode.GRANTS and role is not None:
            return texts.grant_rows(role, self._permission, self._decimals)
        if self._mode in OF_ROLES:
            return tuple(texts.role_row(each, self._role_key) for each in self._roles)
        return tuple(texts.member_row(each, self._member_key) for each in self._staff)

    def _task(self) -> Task:
        role, member = self._role(), self._member()
        if self._mode is Mode.STAFF:
            return tasks.member_task(member)
        if self._mode is Mode.ROLES:
            return tasks.role_task(role)
        if self._mode is Mode.GRANTS and role is not None:
            permission = every_permission()[self._permission]
            return tasks.grant_task(role, permission, dict(role.grants)[self._permission])
        return tasks.form_task(self._mode, member, role, self._roles, self._typed)

    def _draw(self) -> None:
        self._screen.display(
            PeopleState(
                tabs=tasks.tabs(self._mode),
                rows=self._rows(),
                below=tasks.below_list(
                    self._mode, may_add=bool(self._staff), is_anybody=self._who is not None
                ),
                task=self._task(),
                typed=self._typed,
                can_choose=self._mode in LISTS,
                info=self._info,
                problem=self._problem,
            )
        )
