"""Lets somebody sign in by PIN or badge, and choose a PIN of their own; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pos_app.application.errors import ApplicationError
from pos_app.application.sign_in_service import SignInService
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.staff_snapshots import StaffSnapshot
from pos_app.domain.errors import DomainError
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.sign_in.sign_in_state import SignInState, Tile
from pos_app.ui.words.permission_words import initials, role_name

TILES = 6


class SignInScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: SignInState) -> None:
        """Draw the state; the field of the PIN is empty afterwards."""


class SignInPresenter:
    """Answers every intent of the sign-in screen."""

    def __init__(
        self,
        screen: SignInScreen,
        sign_in: SignInService,
        store: StoreSnapshot,
        signed_in: Callable[[StaffSnapshot], None],
        notice: Callable[[], str],
        *,
        is_training: bool = False,
    ) -> None:
        """Call ``signed_in`` once somebody is; ``notice`` is what everybody should know."""
        self._is_training = is_training
        self._screen = screen
        self._service = sign_in
        self._store = store
        self._signed_in = signed_in
        self._notice = notice
        self._people: tuple[StaffSnapshot, ...] = ()
        self._first = 0
        self._chosen: StaffSnapshot | None = None
        self._problem = ""
        self._old_pin = ""
        self._new_pin = ""

    def open(self, last: StaffSnapshot | None = None) -> None:
        """Show who works here; whoever worked last is chosen."""
        self._people = self._service.people()
        self._first, self._problem = 0, ""
        self._old_pin = self._new_pin = ""
        ids = [each.staff_id for each in self._people]
        if last is not None and last.staff_id in ids:
            place = ids.index(last.staff_id)
            self._first, self._chosen = place - place % TILES, self._people[place]
        else:
            self._chosen = self._people[0] if len(self._people) == 1 else None
        self._refresh()

    def choose(self, key: str) -> None:
        """Choose somebody by their tile."""
        self._chosen = next((each for each in self._people if str(each.staff_id) == key), None)
        self._problem = ""
        self._old_pin = self._new_pin = ""
        self._refresh()

    def choose_at(self, place: int) -> None:
        """Choose the tile at ``place``, counted from 0."""
        shown = self._shown()
        if 0 <= place < len(shown):
            self.choose(str(shown[place].staff_id))

    def more(self) -> None:
        """Show the next people."""
        self._first = self._first + TILES if self._first + TILES < len(self._people) else 0
        self._chosen, self._problem = None, ""
        self._refresh()

    def enter(self, pin: str) -> None:
        """Take a PIN: to sign in, or the new one where one has to be chosen."""
        chosen = self._chosen
        if chosen is None:
            self._say(_("Choose who you are first."))
        elif not pin:
            self._say("")
        elif self._old_pin:
            self._take_new(chosen, pin)
        else:
            self._try(lambda: self._service.sign_in(chosen.staff_id, pin), pin)

    def scan(self, code: str) -> None:
        """Take a badge."""
        self._try(lambda: self._service.sign_in_by_badge(code), "")

    def _try(self, sign_in: Callable[[], StaffSnapshot], pin: str) -> None:
        try:
            member = sign_in()
        except (ApplicationError, DomainError) as error:
            self._say(str(error_text(error)))
            return
        self._chosen = member
        if member.must_change_pin and pin:
            self._old_pin, self._problem = pin, ""
            self._refresh()
            return
        self._done(member)

    def _take_new(self, member: StaffSnapshot, pin: str) -> None:
        if not self._new_pin:
            self._new_pin, self._problem = pin, ""
            self._refresh()
            return
        if pin != self._new_pin:
            self._new_pin = ""
            self._say(_("The two were different. Type the new PIN again."))
            return
        try:
            self._service.change_pin(self._old_pin, pin)
        except (ApplicationError, DomainError) as error:
            self._new_pin = ""
            self._say(str(error_text(error)))
            return
        self._done(member)

    def _done(self, member: StaffSnapshot) -> None:
        self._old_pin = self._new_pin = self._problem = ""
        self._signed_in(member)

    def _say(self, problem: str) -> None:
        self._problem = problem
        self._refresh()

    def _shown(self) -> tuple[StaffSnapshot, ...]:
        return self._people[self._first : self._first + TILES]

    def _refresh(self) -> None:
        chosen = self._chosen
        must_change = bool(self._old_pin)
        if must_change:
            prompt = _("Type it again") if self._new_pin else _("Choose a PIN of your own")
        elif chosen is None:
            prompt = _("Choose who you are, or scan your badge")
        else:
            prompt = _("Enter your PIN, or scan your badge")
        self._screen.display(
            SignInState(
                store=self._store.name,
                register=_("Register {register}").format(register=self._store.register_id),
                title=_("Who is selling?"),
                tiles=tuple(
                    Tile(
                        str(each.staff_id),
                        each.name,
                        role_name(each.role_id, each.role_name),
                        initials(each.name),
                        is_chosen=chosen is not None and each.staff_id == chosen.staff_id,
                    )
                    for each in self._shown()
                ),
                has_more=len(self._people) > TILES,
                chosen="" if chosen is None else chosen.name,
                initials="" if chosen is None else initials(chosen.name),
                prompt=prompt,
                problem=self._problem,
                button=_("Keep this PIN") if must_change else _("Sign in"),
                notice=self._notice(),
                must_change=must_change,
                training=_("Training mode is on") if self._is_training else _("Training mode"),
                is_training=self._is_training,
            )
        )
